//! Tables of words.

use serde_json::{Value as Json, json};

use super::super::Text;
use super::super::object::{Given, Reading};
use crate::report::finding::Finding;
use crate::report::source::Value;

/// A table of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<T = Text> {
    /// The heads of its columns.
    pub head: Vec<T>,
    /// Its rows, each of as many cells as there are heads; each cell of one paragraph or more.
    pub rows: Vec<Vec<Vec<T>>>,
    /// What stands over it.
    pub caption: Option<T>,
}

impl<T> Table<T> {
    pub(super) fn words(&self) -> Vec<&T> {
        let Self { head, rows, caption } = self;
        caption.iter().chain(head).chain(rows.iter().flatten().flatten()).collect()
    }

    pub(super) fn map<U>(&self, mut word: impl FnMut(&T) -> U) -> Table<U> {
        let Self { head, rows, caption } = self;
        let mut cell = |cell: &Vec<T>| cell.iter().map(&mut word).collect();
        let rows = rows.iter().map(|row| row.iter().map(&mut cell).collect()).collect();
        Table { head: head.iter().map(&mut word).collect(), rows, caption: caption.as_ref().map(word) }
    }
}

impl Table<String> {
    pub(super) fn to_json(&self) -> Json {
        let Self { head, rows, caption } = self;
        let cell = |cell: &Vec<String>| match &cell[..] {
            [paragraph] => paragraph.as_str().into(),
            paragraphs => json!(paragraphs),
        };
        let rows: Vec<Vec<Json>> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        let mut json = json!({ "table": { "head": head, "rows": rows } });
        if let Some(caption) = caption {
            json["table"]["caption"] = caption.as_str().into();
        }
        json
    }
}

/// The keys of a table.
const KEYS: [&str; 3] = ["head", "rows", "caption"];

/// The most columns of a table amid the words: what the page has room for.
pub(super) const MOST_COLUMNS: usize = 12;

/// Reads a table.
pub(super) fn read(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> Option<Table> {
    let members = reading.object(given)?;
    let mut members = reading.members(members, &given.path, &KEYS).into_iter();
    let [head, rows, caption] = std::array::from_fn(|_| members.next().flatten().filter(|given| !given.is_null()));
    for (member, key, what) in [(&head, "head", "表头"), (&rows, "rows", "各行")] {
        if member.is_none() {
            let help =
                "表写成 { \"table\": { \"head\": [\"…\", \"…\"], \"rows\": [[\"…\", \"…\"]], \"caption\": \"…\" } }";
            reading.missing(given.path.child(key), &format!("这张表缺少{what}（{key}）"), help);
        }
    }
    let (head, rows) = (head?, rows?);
    let head = reading.texts(&head, "表头");
    if head.len() > MOST_COLUMNS {
        let message = format!("这张表有 {} 列，最多 {MOST_COLUMNS} 列", head.len());
        reading.push(Finding::error("ragged-table", given.path.clone(), message).help("请拆成几张表"));
    }
    if !reading.filled(&rows, "表头") {
        return None;
    }
    let elements = reading.array(&rows)?;
    let mut read = Vec::new();
    for (index, node) in elements.iter().enumerate() {
        read.extend(read_row(reading, &Given { node, path: rows.path.child(index) }, head.len()));
    }
    let caption = caption.and_then(|caption| reading.prose(&caption));
    Some(Table { head, rows: read, caption })
}

/// Reads a row of so many cells; none if it has more or fewer.
fn read_row(reading: &mut Reading<'_>, row: &Given<'_, '_>, columns: usize) -> Option<Vec<Vec<Text>>> {
    if !reading.filled(row, "这一行") {
        return None;
    }
    let elements = reading.array(row)?;
    let given = elements.len();
    let cell = |(index, node)| read_cell(reading, &Given { node, path: row.path.child(index) });
    let cells: Vec<Vec<Text>> = elements.iter().enumerate().map(cell).collect();
    if given != columns {
        let finding =
            Finding::error("ragged-table", row.path.clone(), format!("这一行有 {given} 格，表头有 {columns} 格"));
        reading.push(finding.help("每一行的格数应当和表头一样；没有内容的格写 \"—\""));
    }
    (given == columns).then_some(cells)
}

/// Reads a cell: a text, or an array of paragraphs.
fn read_cell(reading: &mut Reading<'_>, cell: &Given<'_, '_>) -> Vec<Text> {
    match cell.node.value() {
        Value::Array(_) => reading.texts(cell, "这一格"),
        _ => reading.prose(cell).into_iter().collect(),
    }
}
