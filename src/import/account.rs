//! The account of an import: for programs as JSON, for people in the form's words.
//!
//! ```json
//! {
//!   "file": "某局.docx", "kind": "Word 文件", "own_data": false, "edition": "2021", "agency": "某局", "year": 2025,
//!   "counts": { "certain": 198, "checked": 0, "derived": 1, "doubtful": 1, "missing": 0 },
//!   "values": [{ "path": "requests.received.other", "cell": "表三 · 一 · 其他", "proof": "derived", "figure": "0",
//!                "raw": null, "place": null, "readings": [], "allowed": null, "reason": null }],
//!   "unread": [{ "place": "第 1 段", "text": "来源：某局" }],
//!   "remarks": [{ "rule": "table-twice", "severity": "warning", "place": "第 4 个表", "message": "…", "help": "…" }]
//! }
//! ```

use std::fmt::Write as _;

use serde_json::{Value as Json, json};

use super::imported::{Imported, Passage, Proof, Remark, Value};
use crate::import::original::Place;

impl Proof {
    /// Its name for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Checked => "checked",
            Self::Derived => "derived",
            Self::Doubtful => "doubtful",
            Self::Missing => "missing",
        }
    }

    /// Its name for people.
    pub fn in_chinese(self) -> &'static str {
        match self {
            Self::Certain => "确定",
            Self::Checked => "核对无误",
            Self::Derived => "由等式推出",
            Self::Doubtful => "存疑",
            Self::Missing => "缺",
        }
    }
}

impl Imported {
    /// The account as JSON, of a file by its name.
    pub fn account(&self, file: &str) -> String {
        format!("{:#}\n", self.to_json(file))
    }

    /// The same in one line, without a line break at its end.
    pub fn account_line(&self, file: &str) -> String {
        self.to_json(file).to_string()
    }

    fn to_json(&self, file: &str) -> Json {
        let counts = self.counts().map(|(proof, count)| (proof.name().to_owned(), Json::from(count)));
        json!({
            "file": file,
            "kind": self.kind,
            "own_data": self.has_data,
            "edition": self.edition,
            "agency": self.agency,
            "year": self.year,
            "counts": Json::Object(counts.into_iter().collect()),
            "values": self.values.iter().map(value).collect::<Vec<_>>(),
            "unread": self.unread.iter().map(passage).collect::<Vec<_>>(),
            "remarks": self.remarks.iter().map(remark).collect::<Vec<_>>(),
        })
    }

    /// The account for people, a line each: how much was read, then every value that is not taken, those the equations
    /// gave, remarks, and what was read into no field.
    pub fn in_words(&self) -> Vec<String> {
        let mut lines = vec![self.summary()];
        let of = |proof: Proof| self.values.iter().filter(move |value| value.proof == proof);
        lines.extend(not_taken(of(Proof::Doubtful)));
        lines.extend(not_taken(of(Proof::Missing)));
        lines.extend(grouped(of(Proof::Derived)));
        lines.extend(self.remarks.iter().map(remark_in_words));
        lines.extend(
            self.unread.iter().map(|passage| format!("没有读入{}：{}", at(&passage.place), shortened(&passage.text))),
        );
        lines
    }

    /// `200 格：确定 198，由等式推出 1，存疑 1`.
    pub fn summary(&self) -> String {
        let counts = self.counts();
        let counts = counts.iter().filter(|(_, count)| *count > 0);
        let parts: Vec<String> = counts.map(|(proof, count)| format!("{} {count}", proof.in_chinese())).collect();
        let year = self.year.map_or_else(|| "年份不明".to_owned(), |year| format!("{year} 年度"));
        let agency = if self.agency.is_empty() { "机关不明" } else { &self.agency };
        let data = if self.has_data { "，数据取自文件里附的 JSON" } else { "" };
        format!("{agency}，{year}，{}{data}；{} 格：{}", self.kind, self.values.len(), parts.join("，"))
    }
}

fn value(value: &Value) -> Json {
    json!({
        "path": value.path.as_str(),
        "cell": value.cell,
        "proof": value.proof.name(),
        "figure": value.figure,
        "raw": value.raw,
        "place": value.place.as_ref().map(ToString::to_string),
        "source": value.place.as_ref().map(source),
        "readings": value.readings,
        "allowed": value.allowed,
        "reason": value.reason,
    })
}

/// A place for programs; all numbers from 1, boxes in pt from the upper left corner of the page.
fn source(place: &Place) -> Json {
    match place {
        Place::Paragraph(paragraph) => json!({ "paragraph": paragraph }),
        Place::Table(table) => json!({ "table": table }),
        Place::Cell { table, row, column } => json!({ "table": table, "row": row, "column": column }),
        Place::Sheet(sheet) => json!({ "sheet": sheet }),
        Place::SheetCell { sheet, cell } => json!({ "sheet": sheet, "cell": cell }),
        Place::Line(line) => json!({ "line": line }),
        Place::Page { page, left, top, right, bottom } => json!({ "page": page, "box": [left, top, right, bottom] }),
        Place::Whole => json!({}),
    }
}

fn passage(passage: &Passage) -> Json {
    json!({ "place": passage.place.to_string(), "text": passage.text })
}

fn remark(remark: &Remark) -> Json {
    let severity = if remark.is_error { "error" } else { "warning" };
    json!({
        "rule": remark.rule,
        "severity": severity,
        "place": remark.place.to_string(),
        "message": remark.message,
        "help": remark.help,
    })
}

/// How many lines of values that are not taken are given.
const MOST_LINES: usize = 40;

/// The values of some proof that are not taken, those of one row for one reason in one line.
fn not_taken<'a>(values: impl Iterator<Item = &'a Value>) -> Vec<String> {
    let mut groups: Vec<Vec<&Value>> = Vec::new();
    for value in values {
        let belongs = |group: &&mut Vec<&Value>| group[0].row() == value.row() && group[0].reason == value.reason;
        match groups.last_mut().filter(belongs) {
            Some(group) => group.push(value),
            None => groups.push(vec![value]),
        }
    }
    let left: usize = groups.iter().skip(MOST_LINES).map(Vec::len).sum();
    let mut lines: Vec<String> = groups.iter().take(MOST_LINES).map(|group| in_one_line(group)).collect();
    lines.extend((left > 0).then(|| format!("另有 {left} 格没有读准，见说明文件（名称.import.json）")));
    lines
}

fn in_one_line(group: &[&Value]) -> String {
    let first = group[0];
    let columns: Vec<&str> = group.iter().map(|value| value.column()).collect();
    let mut line = format!("{} {} · {}", first.proof.in_chinese(), first.row(), columns.join("、"));
    if let Some(place) = &first.place {
        line.push_str(&at(place));
    }
    let mut raws: Vec<&str> =
        group.iter().filter_map(|value| value.raw.as_deref()).filter(|raw| !raw.is_empty()).collect();
    raws.dedup();
    if !raws.is_empty() {
        let _ = write!(line, "写的是“{}”", shortened(&raws.join(" ")));
    }
    if let Some(reason) = &first.reason {
        let _ = write!(line, "：{reason}");
    }
    for value in group.iter().filter(|value| value.readings.len() > 1) {
        let _ = write!(line, "；{}可以读作 {}", value.column(), value.readings.join(" 或 "));
    }
    let allowed: Vec<&str> = group.iter().filter_map(|value| value.allowed.as_deref()).collect();
    if allowed.len() == group.len() {
        let _ = write!(line, "；按等式应当是 {}", allowed.join("、"));
    }
    line
}

/// Derived values, those of one table and column together.
fn grouped<'a>(values: impl Iterator<Item = &'a Value>) -> Vec<String> {
    let mut groups: Vec<(String, String, usize, String)> = Vec::new();
    for value in values {
        let column = value.column();
        let table = value.row().split(" · ").next().unwrap_or_default();
        let figure = value.figure.clone().unwrap_or_default();
        match groups.iter_mut().find(|(of, head, ..)| of == table && head == column) {
            Some((_, _, count, figures)) => {
                *count += 1;
                if *figures != figure {
                    "各数".clone_into(figures);
                }
            }
            None => groups.push((table.to_owned(), column.to_owned(), 1, figure)),
        }
    }
    let line = |(table, column, count, figure): (String, String, usize, String)| {
        format!("{} {table} · {column}：{count} 格，{figure}", Proof::Derived.in_chinese())
    };
    groups.into_iter().map(line).collect()
}

fn remark_in_words(remark: &Remark) -> String {
    let level = if remark.is_error { "错误" } else { "警告" };
    format!("{level}{}：{}。{}", at(&remark.place), remark.message, remark.help)
}

/// A place in brackets; nothing for the file as a whole.
fn at(place: &Place) -> String {
    if *place == Place::Whole { String::new() } else { format!("（{place}）") }
}

/// The longest text that a line repeats, in characters.
const LONGEST: usize = 40;

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(LONGEST).map(|one| if one.is_control() { ' ' } else { one }).collect();
    if text.chars().count() > LONGEST {
        short.push('…');
    }
    short
}
