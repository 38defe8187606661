//! What an organ prints beside the form's own words.
//!
//! ```json
//! {
//!   "preamble": ["依据……编制本报告。"],
//!   "headings": { "other_matters": "六、其他需要报告的事项和附注" },
//!   "chapters": { "after": [{ "heading": "七、附则", "content": ["……"] }] },
//!   "tables": { "requests": { "before": ["……如下："], "notes": ["含上年度结转数量"], "after": ["……"],
//!               "figure_notes": [{ "at": "requests.received.total", "note": "其中重复申请 2 件" }] } },
//!   "signed": "under_title"
//! }
//! ```
//!
//! Its paragraphs become narratives like those of the form's sections, named by their paths (`preamble`,
//! `tables.requests.before`, `chapters.after.0`), in the order in which they are printed: so every rule reads them.

mod read;
mod schema;

pub(super) use read::{OwnWords, read};
pub(super) use schema::schema;

use std::collections::BTreeMap;

use super::{Block, Report, Text};
use crate::report::finding::Path;
use crate::report::form::{Content, FigureId, Form, Section};

/// The keys of a report that are the organ's own words.
pub(super) const KEYS: [&str; 5] = ["preamble", "headings", "chapters", "tables", "signed"];

/// The keys of the words beside a table, in the order in which they are printed.
pub(super) const TABLE_KEYS: [&str; 4] = ["before", "notes", "after", "figure_notes"];

/// Where an organ's own chapters stand.
pub(super) const CHAPTERS: [&str; 2] = ["before", "after"];

/// The id of what stands between the title and the first section.
pub(super) const PREAMBLE: &str = "preamble";

/// Where the organ's name and the date of signing stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SignedAt {
    /// At the end of the report (GB/T 9704-2012, 7.3.5).
    #[default]
    End,
    /// Under the title.
    UnderTitle,
}

/// A note of the organ's to one figure of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureNote {
    /// The figure.
    pub figure: FigureId,
    /// What is said of it.
    pub note: Text,
}

/// The sections of a form that have a table.
pub(super) fn tables_of(form: &Form) -> impl Iterator<Item = &Section> {
    form.sections.iter().filter(|section| section.content == Content::Table)
}

/// Whether a path names words that an organ may print beside the form's own.
pub(super) fn is_place(form: &Form, id: &str) -> bool {
    let parts: Vec<&str> = id.split('.').collect();
    match parts[..] {
        [PREAMBLE] => true,
        ["chapters", place, index] => CHAPTERS.contains(&place) && index.parse::<usize>().is_ok(),
        ["tables", table, key] => tables_of(form).any(|section| section.id == table) && TABLE_KEYS[..3].contains(&key),
        _ => false,
    }
}

/// The path of what is at a key of a table's words.
pub(super) fn beside_table(section: &str, key: &str) -> String {
    Path::new("tables").child(section).child(key).as_str().to_owned()
}

impl Report {
    /// The lines that the organ breaks its title into itself; none if that is left to the program.
    pub fn title_lines(&self) -> &[String] {
        &self.title_lines
    }

    /// The heading of a section: the organ's own, or the form's.
    pub fn heading<'r>(&'r self, section: &'r Section) -> &'r str {
        self.headings.get(&section.id).map_or(&section.heading, |own| &own.text)
    }

    /// The headings in the organ's own words, by the ids of the sections and chapters that they head.
    pub fn own_headings(&self) -> &BTreeMap<String, Text> {
        &self.headings
    }

    /// The organ's notes to single figures.
    pub fn figure_notes(&self) -> &[FigureNote] {
        &self.figure_notes
    }

    /// Where it is signed, if it is.
    pub fn signed(&self) -> SignedAt {
        self.signed
    }

    /// What the organ prints beside a section's table: before it, notes under it, after it (`before`, `notes`,
    /// `after`).
    pub fn beside_table(&self, section: &str, place: &str) -> &[Block] {
        self.narrative(&beside_table(section, place))
    }

    /// The organ's own chapters before the form's sections, or after them (`before`, `after`), each with its heading.
    pub fn chapters(&self, place: &str) -> impl Iterator<Item = (&Text, &[Block])> {
        let beginning = format!("chapters.{place}.");
        let of_place = self.narratives.iter().filter(move |narrative| narrative.section.starts_with(&beginning));
        of_place.filter_map(|narrative| Some((self.headings.get(&narrative.section)?, narrative.blocks.as_slice())))
    }

    /// What stands between the title and the first section.
    pub fn preamble(&self) -> &[Block] {
        self.narrative(PREAMBLE)
    }
}
