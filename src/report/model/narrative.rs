//! Reading the sections that are told in words.

use super::object::{Given, Reading};
use super::{Block, exhibit};
use crate::report::finding::Finding;
use crate::report::source::{Member, Value};

/// How deep subsections may be nested: （一） / 1. / （1）.
const MAX_DEPTH: usize = 3;

/// The keys of a block that is an object.
const BLOCK_KEYS: [&str; 6] = ["heading", "content", "numbered", "items", "lead", "text"];

const BLOCKS: &str = "一段写成一个字符串；带标题的写成 { \"heading\": \"标题\", \"content\": [ … ] }；列表写成 { \"items\": [ … ] }；\
     句首要突出的写成 { \"lead\": \"一是……。\", \"text\": \"……\" }；图片写成 { \"image\": \"文件名\", \"alt\": \"图里有什么\" }";

/// The blocks of a whole section.
pub(super) fn section(reading: &mut Reading<'_>, given: &Given<'_, '_>, heading: &str) -> Vec<Block> {
    let Some(elements) = reading.array(given) else { return Vec::new() };
    if elements.is_empty() {
        let finding = Finding::error("empty-section", given.path.clone(), format!("“{heading}”下面没有内容"));
        reading.push(finding.help("请填写；确实没有的，请写明没有"));
    }
    blocks(reading, given, 0)
}

/// The blocks of an array under so many subsections.
fn blocks(reading: &mut Reading<'_>, given: &Given<'_, '_>, depth: usize) -> Vec<Block> {
    let Some(elements) = reading.array(given) else { return Vec::new() };
    let elements = elements.iter().enumerate();
    elements.filter_map(|(index, node)| block(reading, &Given { node, path: given.path.child(index) }, depth)).collect()
}

fn block(reading: &mut Reading<'_>, given: &Given<'_, '_>, depth: usize) -> Option<Block> {
    match given.node.value() {
        Value::String(_) => reading.prose(given).map(Block::Paragraph),
        Value::Object(members) => object(reading, given, members, depth),
        _ => {
            let message = format!("这里应当是一段文字、带标题的一节或列表，写的却是{}", given.node.kind());
            not_a_block(reading, given, &message)
        }
    }
}

/// A block that is an object: its keys say of what kind.
fn object(reading: &mut Reading<'_>, given: &Given<'_, '_>, members: &[Member<'_>], depth: usize) -> Option<Block> {
    let keys = [&BLOCK_KEYS[..], &exhibit::KEYS].concat();
    let members = reading.members(members, &given.path, &keys).into_iter();
    let mut members = members.map(|member| member.filter(|member| !member.is_null()));
    let [heading, content, numbered, items, lead, text] = std::array::from_fn(|_| members.next().flatten());
    let shown: exhibit::Members<'_, '_> = std::array::from_fn(|_| members.next().flatten());
    let is_section = heading.is_some() || content.is_some() || numbered.is_some();
    let is_led = lead.is_some() || text.is_some();
    match (is_section, items, is_led, exhibit::count(&shown)) {
        (false, None, false, 1) => exhibit::read(reading, given, shown).map(Block::Exhibit),
        (false, Some(items), false, 0) => list(reading, &items),
        (true, None, false, 0) => {
            let is_numbered = numbered.is_none_or(|numbered| is_true(reading, &numbered));
            subsection(reading, given, [heading, content], is_numbered, depth + 1)
        }
        (false, None, true, 0) => led(reading, given, [lead, text]),
        (false, None, false, 0) => not_a_block(reading, given, "这里既没有标题和内容，也没有列表"),
        _ => not_a_block(
            reading,
            given,
            "标题和内容、列表（items）、句首突出的一段（lead、text）、表（table）、图片（image）、条形图（chart）各是一项，不能写在一起",
        ),
    }
}

/// Whether a value is `true`; what is neither that nor `false` is told.
fn is_true(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> bool {
    if let Value::Bool(value) = given.node.value() {
        return *value;
    }
    let message = format!("numbered（标题要不要编号）只能是 true 或 false，写的却是{}", given.node.kind());
    reading.push(Finding::error("not-a-choice", given.path.clone(), message).help("不要编号的写 false，不加引号"));
    true
}

/// A paragraph whose first words are set off.
fn led(reading: &mut Reading<'_>, given: &Given<'_, '_>, parts: [Option<Given<'_, '_>>; 2]) -> Option<Block> {
    for (part, key, what) in [(&parts[0], "lead", "句首的文字"), (&parts[1], "text", "后面的文字")] {
        if part.is_none() {
            reading.missing(given.path.child(key), &format!("这一段缺少{what}（{key}）"), BLOCKS);
        }
    }
    let [lead, text] = parts.map(|part| part.and_then(|part| reading.prose(&part)));
    Some(Block::Led { lead: lead?, text: text? })
}

fn subsection(
    reading: &mut Reading<'_>,
    given: &Given<'_, '_>,
    [heading, content]: [Option<Given<'_, '_>>; 2],
    is_numbered: bool,
    depth: usize,
) -> Option<Block> {
    if depth > MAX_DEPTH {
        let message = format!("标题最多分 {MAX_DEPTH} 层，这里是第 {depth} 层");
        let finding = Finding::error("subsection-too-deep", given.path.clone(), message);
        reading.push(finding.help("请并入上一层，或者改成列表 { \"items\": [ … ] }"));
        return None;
    }
    for (member, key, what) in [(&heading, "heading", "标题"), (&content, "content", "内容")] {
        if member.is_none() {
            reading.missing(given.path.child(key), &format!("这一节缺少{what}（{key}）"), BLOCKS);
        }
    }
    let heading = heading.and_then(|heading| reading.prose(&heading));
    let content = content.filter(|content| reading.filled(content, "标题"));
    let content = content.map(|content| blocks(reading, &content, depth));
    let (heading, content) = (heading?, content?);
    Some(if is_numbered { Block::Subsection { heading, content } } else { Block::Unnumbered { heading, content } })
}

fn list(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> Option<Block> {
    let items = reading.texts(given, "列表");
    (!items.is_empty()).then_some(Block::Items(items))
}

fn not_a_block(reading: &mut Reading<'_>, given: &Given<'_, '_>, message: &str) -> Option<Block> {
    reading.push(Finding::error("not-a-block", given.path.clone(), message).help(BLOCKS));
    None
}
