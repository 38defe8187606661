//! Each word of the lexicon does something: without it its sentence of `words.md` is read otherwise.

use std::cell::RefCell;

use super::super::{Measure, Reading, Setting, read};
use super::WORDS;

thread_local! {
    /// The spelling that the lexicon is without.
    static LEFT_OUT: RefCell<String> = const { RefCell::new(String::new()) };
}

pub(super) fn is_listed(spelling: &str) -> bool {
    LEFT_OUT.with_borrow(|left_out| left_out != spelling)
}

fn read_without(spelling: &str, text: &str) -> String {
    LEFT_OUT.set(spelling.to_owned());
    let reading = told(text);
    LEFT_OUT.take();
    reading
}

/// What a sentence is read as: `received.received 5, outcomes.granted+outcomes.refused 3`.
fn told(text: &str) -> String {
    let setting = Setting { year: 2024, agency: "临江区市场监督管理局", heading: "" };
    let Reading { claims, divisions, rates, differences, shares } = read(text, &setting);
    let names = |measures: &[Measure]| measures.iter().map(|measure| measure.name()).collect::<Vec<_>>().join("+");
    let claims = claims.iter().map(|claim| format!("{} {}", names(&claim.measures), claim.value));
    let divisions = divisions.iter().map(|division| format!("division {}", &text[division.words.clone()]));
    let rates = rates.iter().map(|rate| format!("rate {}", &text[rate.words.clone()]));
    let differences = differences.iter().map(|one| format!("difference {}", &text[one.words.clone()]));
    let shares = shares.iter().map(|share| format!("share {} {}", names(&share.measures), share.percent));
    claims.chain(divisions).chain(rates).chain(differences).chain(shares).collect::<Vec<_>>().join(", ")
}

/// A sentence with a gap, what it is read as, and the words that belong in the gap.
#[derive(Default)]
struct Case {
    sentence: &'static str,
    expected: &'static str,
    words: Vec<&'static str>,
}

/// The cases of the list; the last has no sentence, and the words that are made of others.
fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in include_str!("words.md").lines() {
        if line.starts_with("- ") || line.starts_with("## ") {
            cases.push(Case { sentence: line.strip_prefix("- ").unwrap_or_default(), ..Case::default() });
        }
        let Some(case) = cases.last_mut() else { continue };
        if let Some(expected) = line.strip_prefix("  =") {
            case.expected = expected.trim();
        } else if let Some(words) = line.strip_prefix("  ~ ") {
            case.words.extend(words.split(' '));
        }
    }
    cases
}

/// Whether a word is needed in the gap of a sentence that is then read as expected.
fn is_needed(word: &str, sentence: &str, expected: &str) -> bool {
    let (sentence, expected) = (sentence.replace('~', word), expected.replace('~', word));
    told(&sentence) == expected && read_without(word, &sentence) != expected
}

#[test]
fn without_a_word_its_sentence_is_read_otherwise() {
    let mut wrong = Vec::new();
    for case in cases().iter().filter(|case| !case.sentence.is_empty()) {
        for word in &case.words {
            let (sentence, expected) = (case.sentence.replace('~', word), case.expected.replace('~', word));
            let (read, without) = (told(&sentence), read_without(word, &sentence));
            if read != expected {
                wrong.push(format!("{sentence}\n    {read}\n    instead of {expected}"));
            } else if without == expected {
                wrong.push(format!("{sentence}\n    is read alike without {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `UPDATE_WORDS=1 cargo test --lib every_word` gives each word that has none, or has lost it, the first sentence that
/// needs it: one of those that words of its kind have, if any. What has changed is for a person to read.
fn update() {
    let old = cases();
    let kind = |word: &str| WORDS.words.iter().find(|(spelling, _)| spelling == word).map(|(_, kind)| *kind);
    let mut new: Vec<(&str, String, Vec<&str>)> = Vec::new();
    for (word, kind_of_word) in &WORDS.words {
        let has = |case: &&Case| case.words.contains(&&**word);
        let is_akin = |case: &&Case| case.words.iter().any(|other| kind(other) == Some(*kind_of_word));
        let in_turn = old.iter().filter(has).chain(old.iter().filter(is_akin)).chain(&old);
        let sentences = in_turn.filter(|case| !case.sentence.is_empty());
        let as_before = |case: &&Case| is_needed(word, case.sentence, case.expected);
        let read = |case: &Case| (case.sentence, told(&case.sentence.replace('~', word)).replace(&**word, "~"));
        let otherwise = || sentences.clone().map(read).find(|(sentence, read)| is_needed(word, sentence, read));
        let found = sentences.clone().find(as_before).map(|case| (case.sentence, case.expected.to_owned()));
        let (sentence, expected) = found.or_else(otherwise).unwrap_or_default();
        match new.iter_mut().find(|(with, read, _)| *with == sentence && *read == expected) {
            Some((_, _, words)) => words.push(word),
            None => new.push((sentence, expected, vec![word])),
        }
    }
    // What is made of others has no sentence, and is the last.
    new.sort_by_key(|(sentence, expected, words)| {
        (sentence.is_empty(), usize::MAX - words.len(), *sentence, expected.clone())
    });
    write(&new);
}

/// Writes `words.md`, twelve words a line.
fn write(cases: &[(&str, String, Vec<&str>)]) {
    let old = include_str!("words.md");
    let (head, made) = (old.split_once("- ").unwrap().0, old.split_once("\n## ").unwrap().1);
    let mut lines = Vec::new();
    for (sentence, expected, words) in cases {
        if sentence.is_empty() {
            lines.push(format!("\n## {}", made.split_once("\n  ~").unwrap().0));
        } else {
            lines.push(format!("- {sentence}"));
            lines.push(format!("  = {expected}").trim_end().to_owned());
        }
        lines.extend(words.chunks(12).map(|line| format!("  ~ {}", line.join(" "))));
    }
    let text = format!("{head}{}\n", lines.join("\n"));
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/report/prose/lexicon/words.md"), text).unwrap();
}

#[test]
fn every_word_has_its_sentence() {
    if std::env::var_os("UPDATE_WORDS").is_some() {
        return update();
    }
    let mut listed: Vec<&str> = cases().iter().flat_map(|case| case.words.clone()).collect();
    listed.sort_unstable();
    for pair in listed.windows(2) {
        assert_ne!(pair[0], pair[1], "twice in words.md");
    }
    let known: Vec<&str> = WORDS.words.iter().map(|(spelling, _)| &**spelling).collect();
    let lacks = |list: &[&str], word: &&&str| list.binary_search(word).is_err();
    let unlisted: Vec<_> = known.iter().filter(|word| lacks(&listed, word)).collect();
    assert!(unlisted.is_empty(), "words.md has no sentence for {unlisted:?}");
    let lost: Vec<_> = listed.iter().filter(|word| lacks(&known, word)).collect();
    assert!(lost.is_empty(), "the lexicon has lost {lost:?}");
}
