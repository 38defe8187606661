//! A blank of a template that was not filled in.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Context, Findings, Rule, words};
use crate::report::finding::Severity;

/// The words have a gap where a number, a date or a name belongs.
pub const UNFILLED_BLANK: Rule = Rule {
    name: "unfilled-blank",
    group: "wording",
    severity: Severity::Warning,
    docs: include_str!("unfilled_blank.md"),
    check,
};

/// A gap before a unit: two spaces or more, or one where the unit ends its clause; and a gap in a date.
static GAP: LazyLock<Regex> = LazyLock::new(|| {
    let space = "[ \u{3000}\u{A0}]";
    let unit = "[条件次个份篇场期人年月日项起宗家部万元％]";
    let end = "[，。；、）,;)]|$";
    let ideograph = "\u{4E00}-\u{9FFF}";
    let before_unit = format!("[{ideograph}，、（]({space}{{2,}}{unit})|[{ideograph}]({space}{unit})(?:{end})");
    words::pattern(&format!("{before_unit}|年({space}+月)|月({space}+日)|第({space}+号)"))
});

/// What stands for what is to be filled in, but for words in braces.
const MARKS: &str = "[×✕＿]{2,}|[XxＸ]{2,}|_{2,}|[*＊]{2,}|[□○◯]{2,}|（~）|\\(~\\)|〔~〕|待填写?|待补充|此处填写";

static MARK: LazyLock<Regex> = LazyLock::new(|| words::pattern(MARKS));

/// The same, and words in braces.
static PLACEHOLDER: LazyLock<Regex> =
    LazyLock::new(|| words::pattern(&format!("{MARKS}|\\{{[^{{}}]{{0,40}}\\}}|＜[^＜＞]{{0,20}}＞")));

/// The pattern for a text: hardly any has braces, whose words take longer to make ready for than a text to read.
fn placeholder(text: &str) -> &'static Regex {
    if text.contains(['{', '＜']) { &PLACEHOLDER } else { &MARK }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.report.texts() {
        let words = text.text.as_str();
        let mut places: Vec<Range<usize>> = Vec::new();
        for gap in GAP.captures_iter(words) {
            places.extend((1..gap.len()).find_map(|group| gap.get(group)).map(|gap| gap.range()));
        }
        places.extend(named_blanks(words).chain(empty_labels(words)));
        let placeholders = placeholder(words).find_iter(words).map(|found| found.range());
        places.extend(placeholders.filter(|place| is_placeholder(words, place)));
        places.sort_by_key(|place| place.start);
        let Some(first) = places.first() else { continue };
        let message = format!("这里好像有没填的空：“{}”", words::around(words, first));
        words::push_first(findings, text, &places, &message, "请填上数字、日期或名称；没有的填 0，或者删去这句话");
    }
}

/// What a template says belongs there, in brackets: （具体网址）, （填写机关名称）.
fn named_blanks(text: &str) -> impl Iterator<Item = Range<usize>> {
    const NAMES: [&str; 12] = [
        "具体网址",
        "网址",
        "填写",
        "请填写",
        "单位名称",
        "机关名称",
        "联系电话",
        "电话",
        "具体地址",
        "具体名称",
        "此处",
        "数量",
    ];
    text.match_indices(['（', '(']).filter_map(|(at, open)| {
        let inside = text[at + open.len()..].split(['）', ')']).next()?;
        let end = at + open.len() + inside.len();
        let close = text[end..].chars().next()?;
        let is_blank = NAMES.contains(&inside) || inside.starts_with("填写") || inside.starts_with("请填");
        is_blank.then_some(at..end + close.len_utf8())
    })
}

/// A label with nothing behind it: 联系电话：。
fn empty_labels(text: &str) -> impl Iterator<Item = Range<usize>> {
    const LABELS: [&str; 8] = ["电话", "传真", "邮箱", "邮编", "地址", "网址", "邮政编码", "联系人"];
    text.match_indices(['：', ':']).filter_map(move |(at, colon)| {
        let label = LABELS.into_iter().find(|label| text[..at].ends_with(label))?;
        let end = at + colon.len();
        let after = text[end..].trim_start();
        let is_empty = after.is_empty() || after.starts_with(['。', '，', '；', '）', '、', ')']);
        is_empty.then_some(at - label.len()..end)
    })
}

/// Whether marks are no part of a word, an address, or a year in Chinese with round zeros.
fn is_placeholder(text: &str, place: &Range<usize>) -> bool {
    let (before, after) = (text[..place.start].chars().next_back(), text[place.end..].chars().next());
    let is_latin = |character: char| character.is_ascii_alphanumeric() || "./@_-:&=?#+".contains(character);
    let is_numeral = |character: char| "一二三四五六七八九".contains(character);
    let touches = |is: &dyn Fn(char) -> bool| before.is_some_and(is) || after.is_some_and(is);
    match text[place.clone()].chars().next() {
        _ if says_hidden(&text[words::sentence_at(text, place.start)]) => false,
        Some('X' | 'x' | '_' | '*') => !touches(&is_latin),
        Some('○' | '◯') => !touches(&is_numeral),
        _ => true,
    }
}

/// Whether a sentence says that names are hidden on purpose.
fn says_hidden(sentence: &str) -> bool {
    ["隐去", "脱敏", "匿名"].iter().any(|hidden| sentence.contains(hidden))
}
