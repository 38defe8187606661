//! Words and clauses that stand twice.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::{Context, Findings, Rule, words};
use crate::character::is_ideograph;
use crate::numeral;
use crate::report::finding::Severity;

/// A word stands twice in a row, a unit behind its number, or a whole clause twice in a paragraph.
pub const REPEATED_WORDS: Rule = Rule {
    name: "repeated-words",
    group: "wording",
    severity: Severity::Warning,
    docs: include_str!("repeated_words.md"),
    check,
};

/// Nouns that end one phrase and begin the next: 政府信息公开工作工作人员, 某市人民政府政府信息公开办公室.
const NOUNS: [&str; 43] = [
    "工作", "公开", "政府", "信息", "服务", "管理", "人员", "部门", "单位", "建设", "发展", "社会", "中心", "行政",
    "申请", "责任", "项目", "平台", "网站", "政务", "问题", "制度", "群众", "企业", "公众", "事项", "内容", "数据",
    "条例", "规定", "街道", "监督", "情况", "业务", "机关", "领导", "办理", "回应", "一一", "人民", "文件", "决策",
    "权力",
];

/// What the second of two units may begin: 5个个人信息, 3项项目.
const BEGUN_BY_UNIT: [&str; 22] = [
    "个人", "个体", "个别", "项目", "部门", "部分", "部署", "条款", "条例", "条文", "条目", "家庭", "场所", "场次",
    "场馆", "次数", "件数", "期限", "期间", "人员", "人民", "名单",
];

const UNITS: [char; 12] = ['件', '条', '次', '份', '篇', '场', '期', '项', '个', '部', '家', '人'];

/// The fewest characters of a clause that no one says twice by chance.
const CLAUSE: usize = 10;

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.report.texts() {
        let words = text.text.as_str();
        let places = places(words);
        let Some(first) = places.first() else { continue };
        let message = format!("“{}”重复了：“{}”", &words[first.clone()], words::around(words, first));
        words::push_first(findings, text, &places, &message, "请删去重复的字句");
    }
}

/// The places of a text where something stands twice, in their order.
fn places(text: &str) -> Vec<Range<usize>> {
    let is_slip = |(pair, character): &(Range<usize>, char)| {
        is_unit_twice(text, pair, *character) || is_level_twice(text, pair, *character)
    };
    let mut places = words_twice(text);
    places.extend(clause_twice(text));
    places.extend(pairs(text).filter(is_slip).map(|(pair, _)| pair));
    places.sort_by_key(|place| place.start);
    places
}

/// 审核审核: two characters or more of a word that stand twice in a row.
fn words_twice(text: &str) -> Vec<Range<usize>> {
    const LONGEST: usize = 12;
    let (starts, characters): (Vec<usize>, Vec<char>) = text.char_indices().unzip();
    let of_length = |length| doubled(&characters, length).into_iter().map(move |at| (at, length));
    let mut doubled: Vec<(usize, usize)> = (2..=LONGEST).flat_map(of_length).collect();
    // Of those that begin together the longest counts, and what it covers is looked at no more.
    doubled.sort_unstable_by_key(|(at, length)| (*at, Reverse(*length)));
    let (mut found, mut free) = (Vec::new(), 0);
    for (at, length) in doubled {
        if at < free {
            continue;
        }
        free = at + 2 * length;
        let end = starts.get(free).copied().unwrap_or(text.len());
        if !is_split(&text[starts[at]..starts[at + length]], length) {
            found.push(starts[at]..end);
        }
    }
    found
}

/// Where some ideographs are followed by the same.
fn doubled(characters: &[char], length: usize) -> Vec<usize> {
    let (mut found, mut run) = (Vec::new(), 0);
    let later = characters.iter().skip(length);
    for (at, (one, other)) in characters.iter().zip(later).enumerate() {
        run = if one == other && is_ideograph(*one) { run + 1 } else { 0 };
        if run >= length {
            found.push(at + 1 - length);
        }
    }
    found
}

/// Whether a word may end one phrase and begin the next, or is doubled on purpose.
fn is_split(word: &str, length: usize) -> bool {
    let mut characters = word.chars();
    let first = characters.next();
    let is_one = characters.all(|other| Some(other) == first);
    let is_number = word.chars().all(numeral::is_chinese_numeral);
    // 锟斤拷锟斤拷 is damaged, and told as that.
    let is_damaged = word.contains('锟');
    is_one || is_number || is_damaged || length == 2 && NOUNS.contains(&word)
}

/// The places where some character stands twice in a row.
fn pairs(text: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    let seconds = text.char_indices().skip(1);
    let pairs = text.char_indices().zip(seconds).filter(|((_, one), (_, other))| one == other);
    pairs.map(|((at, character), _)| (at..at + 2 * character.len_utf8(), character))
}

/// 148件件
fn is_unit_twice(text: &str, pair: &Range<usize>, unit: char) -> bool {
    let is_counted = || text[..pair.start].trim_end().ends_with(|before: char| numeral::digit(before).is_some());
    let begins_word = || {
        let second = &text[pair.start + unit.len_utf8()..];
        BEGUN_BY_UNIT.iter().any(|word| second.starts_with(word))
    };
    UNITS.contains(&unit) && is_counted() && !begins_word()
}

/// 我县县政府: the organ's level is in 我县 already.
fn is_level_twice(text: &str, pair: &Range<usize>, level: char) -> bool {
    let stands = text[..pair.start].ends_with('我') && text[pair.end..].starts_with("政府");
    stands && matches!(level, '县' | '市' | '区' | '镇' | '乡' | '省')
}

/// A clause of some length that the paragraph has twice.
fn clause_twice(text: &str) -> Option<Range<usize>> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut at = 0;
    for clause in text.split_inclusive(['，', '。', '；', '！', '？', '：']) {
        let words = clause.trim_end_matches(['，', '。', '；', '！', '？', '：']).trim();
        let start = at + clause.len() - clause.trim_start().len();
        at += clause.len();
        let is_long =
            words.len() >= CLAUSE * '字'.len_utf8() && words.chars().filter(|one| is_ideograph(*one)).count() >= CLAUSE;
        if is_long && seen.insert(words, start).is_some() {
            return Some(start..start + words.len());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        places(text).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn what_stands_twice_is_found() {
        assert_eq!(found("加强审核审核把关"), ["审核审核"]);
        assert_eq!(found("政府信息公开政府信息公开工作"), ["政府信息公开政府信息公开"]);
        assert_eq!(found("公开信息148件件。"), ["件件"]);
        assert_eq!(found("我县县政府网站"), ["县县"]);
        assert_eq!(found("按时公开各类政府信息内容，按时公开各类政府信息内容。"), ["按时公开各类政府信息内容"]);
    }

    #[test]
    fn what_may_stand_twice_is_let_be() {
        for text in [
            "政府信息公开工作工作人员",
            "推动政务公开公开透明",
            "某市人民政府政府信息公开办公室",
            "事事有着落，件件有回音",
            "采集5个个人信息",
            "公开3项项目",
            "层层落实，天天更新",
            "一一二二",
            "二〇二〇二〇",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
