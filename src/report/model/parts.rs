//! Building a report, and writing one as JSON.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::{Accepted, Block, Figure, Narrative, Report, SignedAt, Text, json, own_words};
use crate::date::Date;
use crate::report::finding::{Finding, Path};
use crate::report::form::{Content, Form};

/// What a report is made of, to be filled in by whoever has its figures and words.
///
/// ```
/// use nianbao::report::form::Form;
/// use nianbao::report::model::{Block, Figure, Report, ReportParts};
///
/// let mut parts = ReportParts { year: 2025, agency: "某某局".to_owned(), ..ReportParts::default() };
/// for (_, value) in Form::for_year(2025).expect("an edition is in force").values() {
///     if !value.is_total {
///         parts.figures.insert(value.path.clone(), Figure::parse(value, "0").expect("a number"));
///     }
/// }
/// parts.figures.insert("requests.received.natural_person".to_owned(), Figure::Count(2));
/// parts.figures.insert("requests.outcomes.granted.natural_person".to_owned(), Figure::Count(2));
/// for section in ["overview", "problems_and_improvements", "other_matters"] {
///     parts.narratives.insert(section.to_owned(), vec![Block::Paragraph("……".to_owned())]);
/// }
/// let report = Report::from_parts(&parts).expect("nothing is missing");
/// assert_eq!(report.figure_at("requests.outcomes.total.total"), Some(&Figure::Count(2)));
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReportParts {
    /// The year it reports on, which says what edition of the form it follows.
    pub year: u16,
    /// The organ that reports.
    pub agency: String,
    /// Its title, if it is not the form's pattern filled in.
    pub title: Option<String>,
    /// The lines that the organ breaks its title into itself, instead of `title`; none if that is left to the program.
    pub title_lines: Vec<String>,
    /// The date of signing (成文日期), if it is to be signed.
    pub date: Option<Date>,
    /// The values of the tables by their paths (`requests.received.natural_person`); totals may be left out.
    pub figures: BTreeMap<String, Figure>,
    /// What the sections told in words say, by their ids (`overview`), and the organ's own words by their paths:
    /// `preamble`, `tables.requests.before`, `tables.requests.notes`, `tables.requests.after`, `chapters.before.0`,
    /// `chapters.after.0`.
    pub narratives: BTreeMap<String, Vec<Block<String>>>,
    /// Headings in the organ's own words: of a section by its id, of a chapter by its path (`chapters.after.0`).
    pub headings: BTreeMap<String, String>,
    /// The organ's notes to single figures, by the figures' paths.
    pub figure_notes: BTreeMap<String, String>,
    /// Where it is signed, if it is.
    pub signed: SignedAt,
    /// The warnings it lets stand.
    pub accepted: Vec<Accepted>,
}

impl ReportParts {
    /// The JSON of what there is, in the model's order. What is still to be filled in is `null`: a value that is no
    /// total, a section, what stands under a heading. What the form has no place for is left out.
    ///
    /// Of a year without a form, it is the JSON by the newest edition.
    pub fn to_json(&self) -> String {
        let form = Form::for_year(self.year).unwrap_or_else(Form::newest);
        let mut report = json!({ "year": self.year, "agency": self.agency });
        match (&self.title, &self.title_lines[..]) {
            (Some(title), []) => report["title"] = title.as_str().into(),
            (None, []) => {}
            (_, lines) => report["title"] = lines.into(),
        }
        if let Some(date) = self.date {
            report["date"] = date.to_string().into();
        }
        self.add_own_words(form, &mut report);
        for section in &form.sections {
            let blocks = self.narratives.get(&section.id);
            report[&section.id] = match section.content {
                Content::Table => Json::Object(Map::new()),
                Content::Narrative => blocks.map_or(Json::Null, |blocks| content(blocks)),
            };
        }
        for (_, cell) in form.values() {
            let figure = self.figures.get(&cell.path);
            if figure.is_some() || !cell.is_total {
                let place = cell.path.split('.').fold(&mut report, |place, key| &mut place[key]);
                *place = figure.map_or(Json::Null, value);
            }
        }
        if !self.accepted.is_empty() {
            report["accept"] = self.accepted.iter().map(entry).collect();
        }
        json::pretty(&report)
    }

    /// Adds what the organ prints beside the form's own words.
    fn add_own_words(&self, form: &Form, report: &mut Json) {
        if self.signed == SignedAt::UnderTitle {
            report["signed"] = "under_title".into();
        }
        let blocks = |id: &str| self.narratives.get(id).map(|blocks| content(blocks));
        if let Some(preamble) = blocks(own_words::PREAMBLE) {
            report["preamble"] = preamble;
        }
        for section in &form.sections {
            if let Some(heading) = self.headings.get(&section.id) {
                report["headings"][&section.id] = heading.as_str().into();
            }
        }
        for place in own_words::CHAPTERS {
            let chapters = (0..).map(|index| format!("chapters.{place}.{index}"));
            let chapters = chapters.map_while(|id| Some((blocks(&id)?, self.headings.get(&id))));
            let chapters: Vec<Json> =
                chapters.map(|(content, heading)| json!({ "heading": heading, "content": content })).collect();
            if !chapters.is_empty() {
                report["chapters"][place] = chapters.into();
            }
        }
        for section in own_words::tables_of(form) {
            for key in &own_words::TABLE_KEYS[..3] {
                if let Some(words) = blocks(&own_words::beside_table(&section.id, key)) {
                    report["tables"][&section.id][*key] = words;
                }
            }
            let notes = self.figure_notes.iter().filter(|(path, _)| path.starts_with(&format!("{}.", section.id)));
            let notes: Vec<Json> = notes.map(|(at, note)| json!({ "at": at, "note": note })).collect();
            if !notes.is_empty() {
                report["tables"][&section.id]["figure_notes"] = notes.into();
            }
        }
    }

    /// The values and sections that the form of its year has no place for.
    fn misplaced(&self) -> Vec<Finding> {
        let Some(form) = Form::for_year(self.year) else { return Vec::new() };
        let is_section =
            |id: &str| form.sections.iter().any(|section| section.id == id && section.content == Content::Narrative);
        let is_narrative = |id: &str| is_section(id) || own_words::is_place(form, id);
        let values = self.figures.keys().filter(|path| form.find(path).is_none()).map(|path| (path, "格"));
        let sections = self.narratives.keys().filter(|id| !is_narrative(id)).map(|id| (id, "部分"));
        let misplaced = values.chain(sections);
        let finding = |(path, what): (&String, &str)| {
            let message = format!("{} 年版格式没有“{path}”这一{what}", form.edition);
            Finding::error("unknown-key", Path::from(path.clone()), message).help("请按本年度的格式填写")
        };
        misplaced.map(finding).collect()
    }
}

impl Report {
    /// Makes a report of its parts: what [`Report::parse`] makes of their JSON.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with them, as for [`Report::parse`]; findings point into [`ReportParts::to_json`].
    pub fn from_parts(parts: &ReportParts) -> Result<Self, Vec<Finding>> {
        let misplaced = parts.misplaced();
        match Self::parse(parts.to_json().as_bytes()) {
            Ok(mut report) if misplaced.is_empty() => {
                report.adopt_pictures(parts.narratives.values());
                Ok(report)
            }
            Ok(_) => Err(misplaced),
            Err(findings) => Err(misplaced.into_iter().chain(findings).collect()),
        }
    }

    /// What it is made of, totals included.
    pub fn to_parts(&self) -> ReportParts {
        let figures = self.form.values().map(|(id, value)| (value.path.clone(), self.figure(id).clone()));
        let without_path = |text: &Text| text.text.clone();
        let words = |narrative: &Narrative| {
            let blocks = narrative.blocks.iter().map(|block| block.map(&mut { without_path }));
            (narrative.section.clone(), blocks.collect())
        };
        let own_headings = self.headings.iter().map(|(id, heading)| (id.clone(), heading.text.clone()));
        let notes = self.figure_notes.iter();
        let notes = notes.map(|note| (self.form.value(note.figure).path.clone(), note.note.text.clone()));
        ReportParts {
            year: self.year,
            agency: self.agency.clone(),
            title: self.has_own_title().then(|| self.title.clone()),
            title_lines: self.title_lines.clone(),
            date: self.date,
            figures: figures.collect(),
            narratives: self.narratives.iter().map(words).collect(),
            headings: own_headings.collect(),
            figure_notes: notes.collect(),
            signed: self.signed,
            accepted: self.accepted.clone(),
        }
    }
}

/// Writes a report as JSON in the model's order, its figures digit for digit; reading it gives the same report.
pub fn to_json(report: &Report) -> String {
    report.to_parts().to_json()
}

/// What stands under a heading, `null` if that is still to be written.
fn content(blocks: &[Block<String>]) -> Json {
    if blocks.is_empty() { Json::Null } else { blocks.iter().map(block).collect() }
}

fn block(block: &Block<String>) -> Json {
    match block {
        Block::Paragraph(text) => text.as_str().into(),
        Block::Items(items) => json!({ "items": items }),
        Block::Led { lead, text } => json!({ "lead": lead, "text": text }),
        Block::Exhibit(exhibit) => exhibit.to_json(),
        Block::Subsection { heading, content: inner } => {
            json!({ "heading": heading, "content": content(inner) })
        }
        Block::Unnumbered { heading, content: inner } => {
            json!({ "heading": heading, "numbered": false, "content": content(inner) })
        }
    }
}

/// A change has its sign, which no JSON number can; an amount stays text, so that no reader makes it binary.
fn value(figure: &Figure) -> Json {
    match figure {
        Figure::Count(count) => (*count).into(),
        Figure::Blank => Json::Null,
        Figure::Change(0) => 0.into(),
        Figure::Change(_) | Figure::Amount(_) => figure.to_string().into(),
    }
}

fn entry(accepted: &Accepted) -> Json {
    json!({ "finding": accepted.finding, "at": accepted.at.as_str(), "reason": accepted.reason })
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::report::form::ValueKind;

    const SAMPLES: [&str; 3] = [
        include_str!("../../../samples/qinglan-2020.json"),
        include_str!("../../../samples/suqian-2023.json"),
        include_str!("../../../samples/wugang-2025.json"),
    ];

    #[test]
    fn the_samples_are_written_as_they_are_read() {
        for sample in SAMPLES {
            let report = Report::parse(sample.as_bytes()).unwrap();
            let written = to_json(&report);
            assert_eq!(Report::parse(written.as_bytes()).unwrap(), report);
            assert_eq!(Report::from_parts(&report.to_parts()).unwrap(), report);
            let values = |text: &str| serde_json::from_str::<Json>(text).unwrap()["proactive_disclosure"].clone();
            assert_eq!(values(&written), values(sample), "digit for digit, signs included");
        }
    }

    #[test]
    fn reports_that_say_other_things_are_not_equal() {
        let report = Report::parse(SAMPLES[1].as_bytes()).unwrap();
        let changed = |from: &str, to: &str| Report::parse(SAMPLES[1].replacen(from, to, 1).as_bytes()).unwrap();
        assert_eq!(changed("\n", "\n\n"), report, "white space says nothing");
        assert_ne!(changed("\"year\": 2023", "\"year\": 2024"), report);
        assert_ne!(changed("59237.2449", "59237.24490"), report);
        assert_ne!(changed("（一）主动公开方面", "（一）公开方面"), report);
        assert_ne!(changed("\"year\": 2023", "\"year\": 2023, \"date\": \"2024-01-20\""), report);
    }

    #[test]
    fn keys_stand_in_the_order_of_the_model_and_chinese_as_it_is() {
        let mut parts = Report::parse(SAMPLES[1].as_bytes()).unwrap().to_parts();
        parts.title = Some("“宿迁”\\年报".to_owned());
        parts.date = Date::new(2024, 1, 20);
        let at = Path::new("overview.1");
        parts.accepted = vec![Accepted { finding: "prose-parts".to_owned(), at, reason: "重复计算".to_owned() }];
        let text = parts.to_json();
        let json: Json = serde_json::from_str(&text).unwrap();
        let keys: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
        let sections = [
            "overview",
            "proactive_disclosure",
            "requests",
            "review_and_litigation",
            "problems_and_improvements",
            "other_matters",
        ];
        assert_eq!(keys, [&["year", "agency", "title", "date"], &sections[..], &["accept"]].concat());
        assert!(text.contains(r#""title": "“宿迁”\\年报""#) && text.contains(r#""amount": "59237.2449""#), "{text}");
        assert_eq!(Report::from_parts(&parts).unwrap().to_parts(), parts);
    }

    #[test]
    fn the_organs_own_words_are_written_as_they_are_read() {
        let sample = include_str!("../../../samples/qiyun-2025.json");
        let report = Report::parse(sample.as_bytes()).unwrap();
        assert!(report.narratives.len() > 6 && !report.figure_notes.is_empty() && report.title_lines.len() == 2);
        assert_eq!(Report::parse(to_json(&report).as_bytes()).unwrap(), report);
        assert_eq!(Report::from_parts(&report.to_parts()).unwrap(), report);
    }

    #[test]
    fn what_the_form_has_no_place_for_is_told() {
        let mut parts = Report::parse(SAMPLES[1].as_bytes()).unwrap().to_parts();
        parts.figures.insert("requests.received".to_owned(), Figure::Count(1));
        parts.figures.remove("requests.received.other");
        parts.narratives.insert("requests".to_owned(), Vec::new());
        let findings = Report::from_parts(&parts).unwrap_err();
        let told: Vec<_> = findings.iter().map(|finding| format!("{} {}", finding.rule, finding.path)).collect();
        let other = "missing-value requests.received.other";
        assert_eq!(told, ["unknown-key requests.received", "unknown-key requests", other]);
        assert_eq!(findings[0].message, "2021 年版格式没有“requests.received”这一格");
    }

    /// Words as anyone may write them, never empty.
    fn words() -> impl Strategy<Value = String> {
        "[\\PC]{0,12}[年报公开\"\\\\/]"
    }

    fn blocks(depth: usize) -> BoxedStrategy<Vec<Block<String>>> {
        let plain = prop_oneof![words().prop_map(Block::Paragraph), vec(words(), 1..3).prop_map(Block::Items),];
        let inner = if depth == 0 { return vec(plain, 1..3).boxed() } else { blocks(depth - 1) };
        let subsection = (words(), inner).prop_map(|(heading, content)| Block::Subsection { heading, content });
        vec(prop_oneof![plain, subsection], 1..3).boxed()
    }

    /// Parts of a report of either edition, its totals left out.
    fn parts() -> impl Strategy<Value = ReportParts> {
        let accepted = (words(), words(), words());
        let accepted = accepted.prop_map(|(finding, at, reason)| Accepted { finding, at: Path::from(at), reason });
        let narratives = [blocks(3), blocks(1), blocks(0)];
        let (title, accepted) = (proptest::option::of(words()), vec(accepted, 0..3));
        let numbers = (vec(0..1_u64 << 40, 200), vec("[1-9][0-9]{0,9}\\.[0-9]{1,9}", 200));
        (select(vec![2019_u16, 2020, 2021, 2030]), words(), title, narratives, accepted, numbers).prop_map(
            |(year, agency, title, narratives, accepted, (counts, amounts))| {
                let form = Form::for_year(year).unwrap();
                let asked = form.values().filter(|(_, value)| !value.is_total);
                let figure = |(number, value): (usize, &crate::report::form::Value)| match value.kind {
                    ValueKind::Count => Figure::Count(counts[number]),
                    ValueKind::Change => Figure::Change(counts[number] as i64 - (1 << 39)),
                    ValueKind::Amount => Figure::Amount(amounts[number].clone()),
                };
                let figures = asked.map(|(_, value)| value).enumerate();
                let sections = ["overview", "problems_and_improvements", "other_matters"].map(str::to_owned);
                ReportParts {
                    year,
                    agency,
                    title,
                    date: Date::new(year + 1, 1, (counts[0] % 31) as u8 + 1),
                    figures: figures.map(|of| (of.1.path.clone(), figure(of))).collect(),
                    narratives: sections.into_iter().zip(narratives).collect(),
                    accepted,
                    ..ReportParts::default()
                }
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn any_report_is_read_as_it_was_written(parts in parts()) {
            let report = Report::from_parts(&parts);
            // Words at random may hold what no report may, and are cleaned.
            let Ok(report) = report else { return Err(TestCaseError::reject("no words of a report")) };
            prop_assert_eq!(&Report::parse(to_json(&report).as_bytes()).unwrap(), &report);
            prop_assert_eq!(&Report::from_parts(&report.to_parts()).unwrap(), &report);
            for (path, figure) in &parts.figures {
                prop_assert_eq!(report.figure_at(path), Some(figure));
            }
        }
    }
}
