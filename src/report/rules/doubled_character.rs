//! A character typed twice.

use std::ops::Range;

use super::{Context, Findings, Rule, words};
use crate::character::is_ideograph;
use crate::report::finding::Severity;

/// A word of grammar stands twice in a row.
pub const DOUBLED_CHARACTER: Rule = Rule {
    name: "doubled-character",
    group: "wording",
    severity: Severity::Warning,
    docs: include_str!("doubled_character.md"),
    check,
};

/// Characters that do not stand twice in a row but where a word ends and another begins with them; with the words that
/// may stand around: those that end with the first of the two, and what may follow the second as the rest of its word.
const CHARACTERS: &[(char, &[&str], &[&str])] = &[
    ('的', &["目", "标", "靶", "中", "有"], &["确", "士"]),
    ('了', &["为", "除", "不", "明", "末", "罢"], &["解", "然", "却", "了", "结", "断", "之", "如"]),
    ('是', &["于", "但", "还", "就", "总", "只", "可", "或", "若", "凡", "国", "实事求"], &["非", "否"]),
    ('和', &["总", "人", "共", "谐", "中", "缓", "随", "温"], &["谐", "平", "解", "睦", "美"]),
    ('与', &["参", "赋", "给", "授", "付"], &["会", "时", "否", "其", "此"]),
    ('及', &["以", "涉", "普", "惠", "触", "波", "提", "顾", "不"], &["时", "早", "格", "其"]),
    ('于', &["位", "由", "关", "对", "基", "鉴", "属", "终"], &["洪", "都", "是", "田"]),
    ('为', &["行", "作", "成", "认", "以", "人", "因", "较", "更"], &["民", "了", "何", "此", "主", "期", "企", "群"]),
    ('将', &["即", "必", "干"], &["来", "军", "近"]),
    ('对', &["针", "面", "应", "校", "核", "比", "结"], &["口", "外", "策", "照", "象", "标", "接", "话", "比", "于"]),
    (
        '在',
        &["存", "现", "正", "所", "实", "内", "潜"],
        &["线", "职", "岗", "建", "编", "校", "册", "地", "于", "场", "押"],
    ),
    ('并', &["合", "一"], &["联", "购", "轨", "网", "行", "且"]),
    ('被', &["棉"], &["动", "告"]),
    ('向', &["方", "导", "意", "趋", "面", "指"], &["阳", "导", "前"]),
    ('由', &["自", "理", "缘", "经", "事", "案"], &["于", "此"]),
    (
        '以',
        &["可", "予", "加", "所", "得", "足", "难"],
        &["及", "来", "上", "下", "外", "内", "后", "前", "此", "便", "案", "人", "公", "致"],
    ),
    ('或', &[], &["者", "许"]),
    ('其', &["尤", "极", "土耳"], &["他", "中", "它", "余", "实"]),
    ('该', &["应"], &[]),
    ('我', &["自"], &["市", "县", "区", "局", "省", "们", "国", "厅", "委", "镇", "办"]),
    ('们', &["他", "我", "人"], &[]),
    ('但', &["不", "非"], &["是", "书"]),
    ('把', &[], &["关", "脉", "握", "控"]),
];

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.report.texts() {
        let places: Vec<_> = doubled_characters(&text.text).collect();
        let Some(first) = places.first() else { continue };
        let message = format!("“{}”重复了：“{}”", &text.text[first.clone()], words::around(&text.text, first));
        words::push_first(findings, text, &places, &message, "请删去多打的字");
    }
}

fn doubled_characters(text: &str) -> impl Iterator<Item = Range<usize>> {
    let pairs = text.char_indices().zip(text.chars().skip(1));
    pairs.filter(|((_, one), other)| one == other).filter_map(|((at, character), _)| {
        let (_, words, rests) = CHARACTERS.iter().find(|(doubled, ..)| *doubled == character)?;
        let place = at..at + 2 * character.len_utf8();
        let (before, after) = (&text[..place.start], &text[place.end..]);
        let ends_a_word = words.iter().any(|word| before.ends_with(word));
        // 其其他 is a slip although 其他 is a word: what begins a word excuses only after the end of another.
        let begins_a_word = rests.iter().any(|rest| after.starts_with(rest));
        let is_split =
            ends_a_word || begins_a_word && before.chars().next_back().is_some_and(is_ideograph) && excuses(character);
        (!is_split).then_some(place)
    })
}

/// Whether the first of two may be a word by itself before a word that begins with the second: 是是非, 对对口单位, 在在线平台, 把把关…
fn excuses(character: char) -> bool {
    !matches!(character, '其' | '或' | '我' | '但' | '该' | '们' | '并' | '由' | '于')
}
