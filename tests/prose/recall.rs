//! How many wrong numbers are found, and how many right ones are told wrongly: figures in every run.
//!
//! Three sources of sentences: [`grammar.md`](grammar.md) and [`adversary.md`](adversary.md), whose every number is
//! known, and the samples, by the harness that takes any report (`cargo run --example recall`). Each number is changed
//! in turn; what then is told, is found.

use std::collections::BTreeMap;

use nianbao::report::model::Report;
use nianbao::report::rules::{self, Context};
use serde_json::{Value as Json, json};

#[path = "../recall/harness.rs"]
mod harness;

use harness::Harness;

const GRAMMAR: &str = include_str!("grammar.md");

/// How many sentences of a pattern are tried, at most.
const MOST: usize = 24;

/// By how much a number is changed.
const CHANGES: [i64; 2] = [1, 7];

/// The figures of the report that the grammar's sentences are of.
const FIGURES: &[(&str, u64)] = &[
    ("requests.received.natural_person", 121),
    ("requests.received.enterprise", 9),
    ("requests.received.research", 3),
    ("requests.received.other", 4),
    ("requests.carried_over.natural_person", 18),
    ("requests.outcomes.granted.natural_person", 52),
    ("requests.outcomes.partly_granted.natural_person", 26),
    ("requests.outcomes.refused.third_party_rights.natural_person", 2),
    ("requests.outcomes.refused.internal_affairs.natural_person", 5),
    ("requests.outcomes.unavailable.not_held.natural_person", 30),
    ("requests.outcomes.unavailable.needs_creation.natural_person", 8),
    ("requests.outcomes.not_processed.repeated.natural_person", 10),
    ("requests.outcomes.other.other.natural_person", 11),
    ("requests.carried_forward.natural_person", 11),
    ("review_and_litigation.review.upheld", 21),
    ("review_and_litigation.review.corrected", 3),
    ("review_and_litigation.review.pending", 14),
    ("review_and_litigation.litigation_direct.upheld", 17),
    ("review_and_litigation.litigation_after_review.upheld", 6),
    ("proactive_disclosure.normative_documents.issued", 13),
    ("proactive_disclosure.normative_documents.repealed", 4),
    ("proactive_disclosure.normative_documents.in_force", 45),
];

/// The numbers that patterns name, by the same report.
const NUMBERS: &[(&str, &str)] = &[
    ("received", "137"),
    ("carried_over", "18"),
    ("all", "155"),
    ("completed", "144"),
    ("carried_forward", "11"),
    ("granted", "52"),
    ("partly", "26"),
    ("granted_both", "78"),
    ("refused", "7"),
    ("third_party", "2"),
    ("internal", "5"),
    ("unavailable", "38"),
    ("not_held", "30"),
    ("needs_creation", "8"),
    ("not_processed", "10"),
    ("other", "11"),
    ("natural", "121"),
    ("organisation", "16"),
    ("enterprise", "9"),
    ("review", "38"),
    ("upheld", "21"),
    ("corrected", "3"),
    ("pending", "14"),
    ("litigation", "23"),
    ("direct", "17"),
    ("after", "6"),
    ("disputes", "61"),
    ("issued", "13"),
    ("repealed", "4"),
    ("in_force", "45"),
    ("granted_share", "38.0"),
    ("natural_share", "88.3"),
    ("granted_of_completed", "36.1"),
    ("online", "100"),
    ("by_post", "30"),
    ("in_person", "7"),
];

/// A sentence in pieces: words, and numbers by name.
#[derive(Clone)]
enum Piece {
    Words(String),
    Number(&'static str),
    /// A number in Chinese numerals.
    Numeral(&'static str),
}

/// A line of the grammar.
struct Pattern<'g> {
    section: &'g str,
    line: &'g str,
}

fn patterns() -> (BTreeMap<&'static str, Vec<&'static str>>, Vec<Pattern<'static>>) {
    let (mut names, mut patterns, mut section) = (BTreeMap::new(), Vec::new(), "");
    for line in GRAMMAR.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            section = heading;
        } else if let Some(rest) = line.strip_prefix("- ") {
            match rest.split_once(" = ").filter(|_| section == "Words") {
                Some((name, words)) => drop(names.insert(name, words.split('|').collect())),
                None => patterns.push(Pattern { section, line: rest }),
            }
        }
    }
    (names, patterns)
}

/// In how many ways a pattern's own words are put: its verbs, its order, its marks; times, organs and units aside.
fn wordings(line: &str) -> usize {
    let choices = line.split('[').skip(1).filter_map(|rest| rest.split(']').next());
    choices.map(|choice| choice.split('|').count()).product()
}

/// The places where a pattern leaves a choice, as the number of words there.
fn expand(line: &str, names: &BTreeMap<&str, Vec<&'static str>>, mut pick: impl FnMut(usize) -> usize) -> Vec<Piece> {
    let (mut pieces, mut rest) = (Vec::new(), line);
    while let Some(at) = rest.find(['[', '<', '{']) {
        let close = match rest.as_bytes()[at] {
            b'[' => ']',
            b'<' => '>',
            _ => '}',
        };
        let end = at + rest[at..].find(close).unwrap();
        let inside = &rest[at + 1..end];
        pieces.push(Piece::Words(rest[..at].to_owned()));
        pieces.push(match close {
            ']' => {
                let words: Vec<&str> = inside.split('|').collect();
                Piece::Words(words[pick(words.len())].to_owned())
            }
            '>' => Piece::Words(names[inside][pick(names[inside].len())].to_owned()),
            _ => {
                let (name, make): (_, fn(&'static str) -> Piece) = match inside.strip_prefix('汉') {
                    Some(name) => (name, Piece::Numeral),
                    None => (inside, Piece::Number),
                };
                let (_, number) = NUMBERS.iter().find(|(other, _)| *other == name).unwrap();
                make(number)
            }
        });
        rest = &rest[end + 1..];
    }
    pieces.push(Piece::Words(rest.to_owned()));
    pieces
}

/// A number below 1,000 in Chinese numerals.
fn in_chinese(number: i64) -> String {
    let digit = |digit: i64| ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"][digit as usize];
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    let hundreds_words = if hundreds > 0 { format!("{}百", digit(hundreds)) } else { String::new() };
    let tens_words = match (hundreds, tens) {
        (0, 0) => String::new(),
        (0, 1) => "十".to_owned(),
        (_, 0) if ones > 0 => "零".to_owned(),
        (_, 0) => String::new(),
        _ => format!("{}十", digit(tens)),
    };
    hundreds_words + &tens_words + digit(ones)
}

/// The sentence, its number at `changed` made larger.
fn sentence(pieces: &[Piece], changed: Option<(usize, i64)>) -> String {
    let piece = |(at, piece): (usize, &Piece)| match piece {
        Piece::Words(words) => words.clone(),
        Piece::Numeral(number) => {
            let by = changed.filter(|(place, _)| *place == at).map_or(0, |(_, by)| by);
            in_chinese(number.parse::<i64>().unwrap() + by)
        }
        Piece::Number(number) => match changed.filter(|(place, _)| *place == at) {
            Some((_, by)) => match number.split_once('.') {
                Some((whole, tenths)) => format!("{}.{tenths}", whole.parse::<i64>().unwrap() + by),
                None => (number.parse::<i64>().unwrap() + by).to_string(),
            },
            None => (*number).to_owned(),
        },
    };
    pieces.iter().enumerate().map(piece).collect()
}

/// The grammar's report, with a sentence for its overview.
fn report(sentence: &str) -> Report {
    use nianbao::report::form::{Form, ValueKind};
    let heading = "依申请公开情况";
    let mut json = json!({
        "year": 2024, "agency": "临江区市场监督管理局",
        "overview": [{ "heading": heading, "content": [sentence] }],
        "problems_and_improvements": ["无。"], "other_matters": ["无。"],
    });
    for (_, value) in Form::edition("2021").unwrap().values().filter(|(_, value)| !value.is_total) {
        let place = value.path.split('.').fold(&mut json, |node, key| &mut node[key]);
        let figure = FIGURES.iter().find(|(path, _)| *path == value.path).map_or(0, |(_, figure)| *figure);
        *place = if value.kind == ValueKind::Amount { json!("0") } else { json!(figure) };
    }
    Report::parse(json.to_string().as_bytes()).unwrap()
}

fn warnings(report: &Report) -> Vec<String> {
    let findings = rules::check(&Context::new(report, None)).into_iter();
    findings.filter(|finding| finding.rule.starts_with("prose-")).map(|finding| finding.message).collect()
}

/// Found and missed of one section.
#[derive(Default)]
struct Tally {
    found: usize,
    missed: Vec<String>,
}

impl Tally {
    /// Says each number of a sentence wrong, by another change at each.
    fn count(&mut self, pieces: &[Piece], step: usize) {
        let numbers =
            pieces.iter().enumerate().filter(|(_, piece)| matches!(piece, Piece::Number(..) | Piece::Numeral(..)));
        for (at, _) in numbers {
            let by = CHANGES[(step + at) % CHANGES.len()];
            let wrong = sentence(pieces, Some((at, by)));
            if warnings(&report(&wrong)).is_empty() {
                self.missed.push(wrong);
            } else {
                self.found += 1;
            }
        }
    }
}

/// The sentences of a pattern, each with its step through the choices: every word is used, and neighbours differ.
fn sentences_of(line: &str, names: &BTreeMap<&str, Vec<&'static str>>) -> Vec<(usize, Vec<Piece>)> {
    let mut seen = std::collections::BTreeSet::new();
    let steps = (0..MOST).map(|step| {
        let mut place = 0;
        let choose = |words| {
            place += 1;
            (step * (2 * place - 1) + step / words) % words
        };
        (step, expand(line, names, choose))
    });
    steps.filter(|(_, pieces)| seen.insert(sentence(pieces, None))).collect()
}

#[test]
fn wrong_numbers_of_the_grammar_are_found_and_right_ones_let_be() {
    let (names, patterns) = patterns();
    let mut sections: BTreeMap<&str, Tally> = BTreeMap::new();
    let (mut sentences, mut alarms) = (0, Vec::new());
    for pattern in &patterns {
        let tally = sections.entry(pattern.section).or_default();
        for (step, pieces) in sentences_of(pattern.line, &names) {
            sentences += 1;
            let right = sentence(&pieces, None);
            let told = warnings(&report(&right));
            if !told.is_empty() {
                alarms.push(format!("{right}\n    {told:?}"));
            }
            tally.count(&pieces, step);
        }
    }
    let (found, missed) =
        sections.values().fold((0, 0), |(found, missed), tally| (found + tally.found, missed + tally.missed.len()));
    let worded: usize = patterns.iter().map(|pattern| wordings(pattern.line)).sum();
    println!(
        "{} patterns in {worded} wordings, {sentences} true sentences, {} false alarms",
        patterns.len(),
        alarms.len()
    );
    for (section, tally) in &sections {
        println!("{section}: {} found, {} missed", tally.found, tally.missed.len());
        tally.missed.iter().step_by(1 + tally.missed.len() / 8).for_each(|missed| println!("    {missed}"));
    }
    println!("{found} of {} wrong numbers found", found + missed);
    alarms.iter().take(10).for_each(|alarm| println!("{alarm}"));
    assert!(worded >= 300 && sentences >= 1000, "{worded}, {sentences}");
    assert!(alarms.len() * 1000 <= sentences, "{} of {sentences}", alarms.len());
    assert!(found * 100 >= (found + missed) * 95, "{found} of {}", found + missed);
}

#[test]
fn numbers_of_the_samples_that_a_table_has_are_tied() {
    for (name, sample) in super::SAMPLES {
        let harness = Harness::of(&serde_json::from_str(sample).unwrap()).unwrap();
        println!("{name}: {:?} found, {:?} silent by design", harness.found, harness.by_design);
        assert!(harness.missed.is_empty(), "{name}: {:#?}", harness.missed);
        assert!(harness.alarms.is_empty(), "{name}: {:#?}", harness.alarms);
    }
}

#[test]
fn the_harness_misses_what_no_rule_reads() {
    let mut sample: Json = serde_json::from_str(include_str!("../../samples/qiyun-2025.json")).unwrap();
    sample["other_matters"] = json!(["收到政府信息公开申请35件。", "群众寄来的政府信息公开申请35件。"]);
    let harness = Harness::of(&sample).unwrap();
    assert_eq!(harness.found.get("prose-requests-received"), Some(&3));
    let missed: Vec<&str> = harness.missed.values().flatten().map(String::as_str).collect();
    assert_eq!(missed, ["群众寄来的政府信息公开申请35件"]);
}
