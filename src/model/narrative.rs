//! Reading the sections that are told in words.

use super::Block;
use super::object::{Given, Reading};
use crate::finding::Finding;
use crate::source::Value;

/// How deep subsections may be nested: （一） / 1. / （1）.
const MAX_DEPTH: usize = 3;

/// The keys of a block that is an object.
const BLOCK_KEYS: [&str; 3] = ["heading", "content", "items"];

const BLOCKS: &str =
    "一段写成一个字符串；带标题的写成 { \"heading\": \"标题\", \"content\": [ … ] }；列表写成 { \"items\": [ … ] }";

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
        Value::Object(members) => {
            let members = reading.members(members, &given.path, &BLOCK_KEYS).into_iter();
            let mut members = members.map(|member| member.filter(|member| !member.is_null()));
            let [heading, content, items] = std::array::from_fn(|_| members.next().flatten());
            match (heading, content, items) {
                (None, None, Some(items)) => list(reading, &items),
                (None, None, None) => not_a_block(reading, given, "这里既没有标题和内容，也没有列表"),
                (_, _, Some(_)) => not_a_block(reading, given, "items 不能和 heading、content 写在一起"),
                (heading, content, None) => subsection(reading, given, heading, content, depth + 1),
            }
        }
        _ => {
            let message = format!("这里应当是一段文字、带标题的一节或列表，写的却是{}", given.node.kind());
            not_a_block(reading, given, &message)
        }
    }
}

fn subsection(
    reading: &mut Reading<'_>,
    given: &Given<'_, '_>,
    heading: Option<Given<'_, '_>>,
    content: Option<Given<'_, '_>>,
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
    let content = content.filter(|content| filled(reading, content, "标题"));
    let content = content.map(|content| blocks(reading, &content, depth));
    Some(Block::Subsection { heading: heading?, content: content? })
}

fn list(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> Option<Block> {
    if !filled(reading, given, "列表") {
        return None;
    }
    let elements = reading.array(given)?.iter().enumerate();
    let items: Vec<_> =
        elements.map(|(index, node)| reading.prose(&Given { node, path: given.path.child(index) })).collect();
    items.into_iter().collect::<Option<_>>().map(Block::Items)
}

/// Whether it is an array that is not empty.
fn filled(reading: &mut Reading<'_>, given: &Given<'_, '_>, what: &str) -> bool {
    let Some(elements) = reading.array(given) else { return false };
    if elements.is_empty() {
        let finding = Finding::error("empty-content", given.path.clone(), format!("{what}下面没有内容"));
        reading.push(finding.help("请填写，或者删去这一项"));
    }
    !elements.is_empty()
}

fn not_a_block(reading: &mut Reading<'_>, given: &Given<'_, '_>, message: &str) -> Option<Block> {
    reading.push(Finding::error("not-a-block", given.path.clone(), message).help(BLOCKS));
    None
}
