//! Notes under a table: what the organ says of it, and of single figures, each marked in its cell.

use super::spaces::without_typed_gaps;
use crate::page::document::{Paragraph, Role};
use crate::report::form::{FigureId, Section};
use crate::report::model::{Block, FigureNote, Report};

/// The marks of notes to figures, in the order of the notes.
const MARKS: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

/// The mark of a figure's note, as it stands behind the figure and before the note; none without a note. Each table has
/// its own ①.
pub(super) fn mark_of(report: &Report, figure: FigureId) -> Option<String> {
    let section = &report.form().tables[report.form().value(figure).table].id;
    let number = of_table(report, section).position(|note| note.figure == figure)?;
    Some(MARKS.chars().nth(number).map_or_else(|| format!("[{}]", number + 1), String::from))
}

/// The notes to figures of a section's table, in the form's order.
fn of_table<'r>(report: &'r Report, section: &str) -> impl Iterator<Item = &'r FigureNote> {
    let form = report.form();
    let is_of = |note: &&FigureNote| form.tables[form.value(note.figure).table].id == section;
    let mut notes: Vec<&FigureNote> = report.figure_notes().iter().filter(is_of).collect();
    notes.sort_by_key(|note| note.figure);
    notes.dedup_by_key(|note| note.figure);
    notes.into_iter()
}

/// The lines under a section's table: `注：` and the notes to the whole of it, then those to its figures.
///
/// Several notes to the whole are numbered 1. 2. 3.; words that begin with 注 or 备注 are taken as they stand.
pub(super) fn compose(report: &Report, section: &Section) -> Vec<Paragraph> {
    let words = report.beside_table(&section.id, "notes").iter().filter_map(|block| match block {
        Block::Paragraph(text) => Some(text),
        _ => None,
    });
    let words: Vec<_> = words.collect();
    let mut notes: Vec<Paragraph> = Vec::new();
    for (index, text) in words.iter().enumerate() {
        let said = without_typed_gaps(&text.text);
        let number = if words.len() > 1 { format!("{}.", index + 1) } else { String::new() };
        let is_named = ["注", "备注", "说明"].iter().any(|name| {
            said.strip_prefix(name).is_some_and(|rest| rest.starts_with(|next: char| "：:1234567890１".contains(next)))
        });
        let line = match (is_named, index) {
            (true, _) => said.into_owned(),
            (false, 0) => format!("注：{number}{said}"),
            (false, _) => format!("{number}{said}"),
        };
        notes.push(Paragraph::new(Role::TableNote, line, text.path.clone()));
    }
    for note in of_table(report, &section.id) {
        let mark = mark_of(report, note.figure).unwrap_or_default();
        let first = if notes.is_empty() { "注：" } else { "" };
        let line = format!("{first}{mark}{}", without_typed_gaps(&note.note.text));
        notes.push(Paragraph::new(Role::TableNote, line, note.note.path.clone()));
    }
    notes
}
