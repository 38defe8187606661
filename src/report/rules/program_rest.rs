//! What a program left in the words.

use std::ops::Range;

use super::{Context, Findings, Rule, words};
use crate::report::finding::Severity;

/// The words hold a value that a program had none for, an error of a spreadsheet, or a mark for a program to fill in.
pub const PROGRAM_REST: Rule = Rule {
    name: "program-rest",
    group: "wording",
    severity: Severity::Warning,
    docs: include_str!("program_rest.md"),
    check,
};

/// What stands by itself, with no letter or digit beside it.
const WORDS: [&str; 10] =
    ["undefined", "null", "NULL", "NaN", "nan", "None", "TODO", "FIXME", "[object Object]", "N/A"];

/// What is no word of any language, wherever it stands.
const MARKS: [&str; 13] = [
    "_x000D_", "_x000d_", "_x000A_", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#N/A", "[object",
    "%s", "%d",
];

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.report.texts() {
        let mut places: Vec<Range<usize>> = rests(&text.text).collect();
        places.sort_by_key(|place| place.start);
        let Some(first) = places.first() else { continue };
        let message = format!("这里留着程序或表格软件的记号：“{}”", words::around(&text.text, first));
        let help = "多半是导出时没有取到数，请填上应当写的数或字";
        words::push_first(findings, text, &places, &message, help);
    }
}

fn rests(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_word =
        |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '/' | '-' | '@');
    let stands_alone = move |place: &Range<usize>| {
        let before = text[..place.start].chars().next_back();
        let after = text[place.end..].chars().next();
        !(before.is_some_and(is_word) || after.is_some_and(is_word))
    };
    let found = move |word: &'static str| text.match_indices(word).map(move |(at, _)| at..at + word.len());
    let has_letters = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let words = WORDS.into_iter().filter(move |_| has_letters).flat_map(found).filter(stands_alone);
    let may_hold = text.contains(['#', '_', '%', '[']);
    let marks = MARKS.into_iter().filter(move |_| may_hold).flat_map(found);
    // 12%s: a percentage, and no blank of a program.
    let is_percentage = move |place: &Range<usize>| {
        text[place.clone()].starts_with('%') && text[..place.start].ends_with(|before: char| before.is_ascii_digit())
    };
    words
        .chain(marks.filter(move |place| !is_percentage(place)))
        .chain(scientific(text, has_letters))
        .chain(floating(text))
}

/// 2025.0年, 12.0件: a whole number as a spreadsheet hands it on.
fn floating(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('.').filter_map(move |(at, _)| {
        let digits = text[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        let end = at + text[at..].strip_prefix(".0").map(|_| 2)?;
        let is_number = digits > 0 && !text[..at - digits].ends_with(['.', '/', '-']);
        let counts = text[end..].starts_with(['年', '件', '条', '次', '份', '宗', '起', '人']);
        (is_number && counts).then_some(at - digits..end)
    })
}

/// 1.2E+05: a spreadsheet's way to write a large number.
fn scientific(text: &str, has_letters: bool) -> impl Iterator<Item = Range<usize>> {
    ["E+", "e+", "E-0"].into_iter().filter(move |_| has_letters).flat_map(move |mark| {
        text.match_indices(mark).filter_map(move |(at, _)| {
            let digits = text[..at].bytes().rev().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
            let end = at + mark.len();
            let after = text[end..].bytes().take_while(u8::is_ascii_digit).count();
            (digits > 0 && after > 0).then_some(at - digits..end + after)
        })
    })
}
