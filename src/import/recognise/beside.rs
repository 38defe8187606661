//! What the organ says beside a table: before it, in notes under it, after it, and of single figures.

use std::collections::BTreeMap;

use super::number::{MARKS, Shown};
use super::part::{Piece, Words};
use super::proof::Proven;
use super::prose::Placed;
use crate::report::form::{FigureId, Form};

/// The pieces of a table's section.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    /// Before the table.
    pub before: Vec<Piece>,
    /// The notes under it.
    pub notes: Vec<Placed>,
    /// The notes to single figures, by their marks.
    pub marked: BTreeMap<char, Placed>,
    /// After it.
    pub after: Vec<Piece>,
}

/// Sorts the pieces of a table's section.
pub(crate) fn sort(pieces: &[Piece]) -> Beside {
    let table = pieces.iter().position(|piece| matches!(piece, Piece::Table(_))).unwrap_or(pieces.len());
    let mut beside = Beside { before: pieces[..table].to_vec(), ..Beside::default() };
    let mut is_note = true;
    for piece in pieces.iter().skip(table + 1) {
        match piece {
            Piece::Words(words) if is_note && beside.take_note(words) => {}
            _ => {
                is_note = false;
                beside.after.push(piece.clone());
            }
        }
    }
    beside
}

impl Beside {
    /// Takes a line under the table that is a note, or goes on with notes.
    fn take_note(&mut self, words: &Words) -> bool {
        let text = words.text.trim();
        let named = ["备注", "注", "说明"].iter().find_map(|name| text.strip_prefix(name)?.strip_prefix(['：', ':']));
        let said = named.unwrap_or(text).trim();
        let place = words.place.clone();
        match said.chars().next() {
            Some(mark) if MARKS.contains(mark) => {
                let text = said[mark.len_utf8()..].trim().to_owned();
                self.marked.insert(mark, Placed { text, place });
                true
            }
            Some(_) if named.is_some() || self.goes_on(said) => {
                self.notes.push(Placed { text: said.to_owned(), place });
                true
            }
            _ => false,
        }
    }

    /// Whether a line has the number behind that of the last note.
    fn goes_on(&self, said: &str) -> bool {
        let number = |text: &str| super::fold::number_of(text).map(|(_, number)| number);
        let last = self.notes.last().and_then(|note| number(&note.text));
        last.is_some() && number(said) == last.map(|last| last + 1)
    }

    /// The notes without numbers that are only those of their order.
    pub fn plain_notes(&self) -> Vec<Placed> {
        let is_numbered = self.notes.len() > 1
            && self.notes.iter().enumerate().all(|(index, note)| note.text.starts_with(&format!("{}.", index + 1)));
        let text = |note: &Placed| {
            if is_numbered { super::fold::without_number(&note.text).to_owned() } else { note.text.clone() }
        };
        self.notes.iter().map(|note| Placed { text: text(note), place: note.place.clone() }).collect()
    }
}

/// The notes to single figures of a table: those that stand in their cells, and those under the table that their marks
/// lead to. Marks that lead nowhere stay.
pub(crate) fn figure_notes(
    form: &Form,
    table: usize,
    values: &BTreeMap<FigureId, Proven>,
    marked: &mut BTreeMap<char, Placed>,
) -> Vec<(FigureId, Placed)> {
    let own = values.iter().filter(|(id, _)| form.value(**id).table == table);
    let note = |(id, proven): (&FigureId, &Proven)| {
        let read = proven.read.as_ref()?;
        let Shown::Number { note, .. } = &read.shown else { return None };
        if let Some(note) = note {
            return Some((*id, Placed { text: note.clone(), place: read.place.clone() }));
        }
        let mark = read.raw.chars().last().filter(|mark| MARKS.contains(*mark))?;
        Some((*id, marked.remove(&mark)?))
    };
    own.filter_map(note).collect()
}
