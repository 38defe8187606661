//! Sentences that were written to be missed or to be told wrongly, by hand and before the words that read them.
//!
//! [`adversary.md`](adversary.md) has them as they came, of one report's figures. Recall on the grammar is of wording
//! that the lexicon's own writer thought of; this one is of wording that nobody fitted to it.

use nianbao::report::finding::Finding;
use nianbao::report::form::{Form, ValueKind};
use nianbao::report::model::Report;
use nianbao::report::rules::{self, Context};
use serde_json::json;

const SENTENCES: &str = include_str!("adversary.md");

/// Of 100 changed numbers, those that must be found; what no rule reads is left in the file as it is.
const LEAST: usize = 90;

/// The figures that the sentences are of; all others are 0.
const FIGURES: &[(&str, &[u64])] = &[
    ("received", &[186, 23, 2, 1, 4, 5]),
    ("carried_over", &[14, 2]),
    ("outcomes.granted", &[71, 9, 0, 0, 1]),
    ("outcomes.partly_granted", &[27, 3]),
    ("outcomes.refused.state_secret", &[1]),
    ("outcomes.refused.prohibited_by_law", &[2]),
    ("outcomes.refused.third_party_rights", &[4, 1]),
    ("outcomes.refused.internal_affairs", &[6]),
    ("outcomes.refused.process_information", &[7, 1]),
    ("outcomes.refused.enforcement_files", &[3]),
    ("outcomes.refused.administrative_inquiries", &[9]),
    ("outcomes.unavailable.not_held", &[40, 4, 1]),
    ("outcomes.unavailable.needs_creation", &[10]),
    ("outcomes.unavailable.still_unclear", &[2]),
    ("outcomes.not_processed.petition_or_complaint", &[5]),
    ("outcomes.not_processed.repeated", &[4]),
    ("outcomes.not_processed.publication", &[1]),
    ("outcomes.not_processed.confirmation", &[2]),
    ("outcomes.other.not_corrected_in_time", &[3]),
    ("outcomes.other.other", &[1, 1]),
    ("carried_forward", &[2, 6, 1, 1, 3, 5]),
];

/// Those of the other tables.
const MORE: &[(&str, u64)] = &[
    ("review_and_litigation.review.upheld", 19),
    ("review_and_litigation.review.corrected", 4),
    ("review_and_litigation.review.other", 2),
    ("review_and_litigation.review.pending", 6),
    ("review_and_litigation.litigation_direct.upheld", 8),
    ("review_and_litigation.litigation_direct.corrected", 1),
    ("review_and_litigation.litigation_direct.pending", 3),
    ("review_and_litigation.litigation_after_review.upheld", 5),
    ("review_and_litigation.litigation_after_review.other", 1),
    ("review_and_litigation.litigation_after_review.pending", 2),
    ("proactive_disclosure.regulations.issued", 2),
    ("proactive_disclosure.regulations.repealed", 1),
    ("proactive_disclosure.regulations.in_force", 11),
    ("proactive_disclosure.normative_documents.issued", 15),
    ("proactive_disclosure.normative_documents.repealed", 6),
    ("proactive_disclosure.normative_documents.in_force", 64),
    ("proactive_disclosure.licensing.decisions", 1286),
    ("proactive_disclosure.penalties.decisions", 347),
    ("proactive_disclosure.compulsion.decisions", 28),
    ("proactive_disclosure.fees.amount", 420),
];

const APPLICANTS: [&str; 6] = ["natural_person", "enterprise", "research", "public_welfare", "legal_service", "other"];

/// The organ of a report in which all figures are 0.
const IDLE: &str = "云溪县石门镇人民政府";

/// A sentence with its organ; each number that can be changed by itself.
struct Sentence<'s> {
    organ: &'s str,
    pieces: Vec<&'s str>,
}

impl<'s> Sentence<'s> {
    fn read(line: &'s str) -> Self {
        let (organ, words) = line.split_once('】').unwrap();
        Self { organ: organ.trim_start_matches('【'), pieces: words.split(['[', ']']).collect() }
    }

    /// The places of its numbers.
    fn numbers(&self) -> impl Iterator<Item = usize> {
        (1..self.pieces.len()).step_by(2)
    }

    /// The words, one number changed.
    fn words(&self, changed: Option<usize>) -> String {
        let piece = |(at, piece): (usize, &&str)| {
            let (right, wrong) = piece.split_once('/').unwrap_or((piece, ""));
            match (Some(at) == changed, wrong) {
                (false, _) => right.to_owned(),
                (true, "") => larger(right, if at % 4 == 1 { 1 } else { 7 }),
                (true, wrong) => wrong.to_owned(),
            }
        };
        self.pieces.iter().enumerate().map(piece).collect()
    }
}

/// `221` and `36.9%`, larger.
fn larger(number: &str, by: u64) -> String {
    match number.split_once('.') {
        Some((whole, rest)) => format!("{}.{rest}", whole.parse::<u64>().unwrap() + 3),
        None => (number.parse::<u64>().unwrap() + by).to_string(),
    }
}

fn told(organ: &str, words: &str) -> Vec<String> {
    let of_words = findings(organ, words).into_iter();
    let of_words = of_words.filter(|finding| finding.rule.starts_with("prose-") || finding.rule == "wrong-year");
    of_words.map(|finding| finding.message).collect()
}

/// What the rules find in a report with these words in 一, and the figures of the sentences.
pub(super) fn findings(organ: &str, words: &str) -> Vec<Finding> {
    let mut json = json!({ "year": 2025, "agency": organ });
    let heading = if words.contains("规范性文件") { "主动公开情况" } else { "依申请公开情况" };
    json["overview"] = json!([{ "heading": heading, "content": [words] }]);
    (json["problems_and_improvements"], json["other_matters"]) = (json!(["无。"]), json!(["无。"]));
    for (_, value) in Form::edition("2021").unwrap().values().filter(|(_, value)| !value.is_total) {
        let place = value.path.split('.').fold(&mut json, |node, key| &mut node[key]);
        let figure = json!(figure(organ, &value.path));
        *place = if value.kind == ValueKind::Amount { json!(figure.to_string()) } else { figure };
    }
    let report = Report::parse(json.to_string().as_bytes()).unwrap();
    rules::check(&Context::new(&report, None))
}

fn figure(organ: &str, path: &str) -> u64 {
    if organ == IDLE {
        return 0;
    }
    let of_requests = || {
        let (row, applicant) = path.strip_prefix("requests.")?.rsplit_once('.')?;
        let (_, figures) = FIGURES.iter().find(|(name, _)| *name == row)?;
        figures.get(APPLICANTS.iter().position(|name| *name == applicant)?).copied()
    };
    of_requests().or_else(|| MORE.iter().find(|(name, _)| *name == path).map(|(_, figure)| *figure)).unwrap_or(0)
}

#[test]
fn sentences_written_to_be_missed_are_found_and_true_ones_let_be() {
    let (right, wrong) = SENTENCES.split_once("## False as they are").unwrap();
    let lines = |part: &'static str| part.lines().filter_map(|line| line.strip_prefix("- ")).map(Sentence::read);
    let (mut numbers, mut missed, mut alarms) = (0, Vec::new(), Vec::new());
    for sentence in lines(right) {
        let words = sentence.words(None);
        alarms.extend(told(sentence.organ, &words).into_iter().map(|message| format!("{words}\n    {message}")));
        for at in sentence.numbers() {
            numbers += 1;
            let words = sentence.words(Some(at));
            if told(sentence.organ, &words).is_empty() {
                missed.push(words);
            }
        }
    }
    println!("{} true sentences, {} alarms", lines(right).count(), alarms.len());
    println!("{} of {numbers} changed numbers found; missed:\n{}", numbers - missed.len(), missed.join("\n"));
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
    assert!((numbers - missed.len()) * 100 >= numbers * LEAST);
    for sentence in lines(wrong) {
        let words = sentence.words(None);
        assert!(!told(sentence.organ, &words).is_empty(), "{words}");
    }
}
