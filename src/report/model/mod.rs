//! What an agency reports, and how it is read from JSON.
//!
//! # The report as JSON
//!
#![doc = include_str!("format.md")]

mod amount;
mod exhibit;
mod faults;
mod figure;
mod figures;
mod json;
mod narrative;
pub(crate) mod numbering;
mod object;
mod own_words;
mod parts;
mod pictures;
mod read;
mod schema;
mod skeleton;
mod text;
mod totals;
mod tree;
mod wording;
mod years;

pub use exhibit::{Chart, Exhibit, Image, Series, Table};
pub use faults::{FAULTS, fault, fault_details};
pub use figure::FigureError;
pub use own_words::{FigureNote, SignedAt};
pub use parts::{ReportParts, to_json};
pub use pictures::MOST_PICTURES;
pub use read::{MAX_FINDINGS, no_draft, parse, parse_draft};
pub use schema::schema;
pub use skeleton::{SkeletonError, skeleton};
pub use text::{MAX_NAME, MAX_PROSE, MAX_TEXT};
pub(crate) use wording::similar;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::date::Date;
use crate::report::finding::{Finding, Path};
use crate::report::form::{FigureId, Form};
use crate::report::source::{self, Source};

/// A report as its JSON says it: every value present, of its kind, and every text clean.
///
/// Whether the figures agree with each other is for [`crate::report::rules`] to say.
#[derive(Debug, Clone)]
pub struct Report {
    pub(crate) form: &'static Form,
    pub(crate) year: u16,
    pub(crate) agency: String,
    pub(crate) title: String,
    /// Where the title's words stand: it is the report's own, or made of the agency's name.
    pub(crate) title_path: Path,
    pub(crate) date: Option<Date>,
    /// In the order of the form's values.
    pub(crate) figures: Vec<Figure>,
    /// The title's lines, if the organ breaks it itself.
    pub(crate) title_lines: Vec<String>,
    /// In the order in which they are printed: the form's sections, and what the organ has of its own.
    pub(crate) narratives: Vec<Narrative>,
    /// Headings in the organ's own words, by the ids of what they head.
    pub(crate) headings: BTreeMap<String, Text>,
    pub(crate) figure_notes: Vec<FigureNote>,
    pub(crate) signed: SignedAt,
    pub(crate) accepted: Vec<Accepted>,
    /// The texts in which look-alikes were read as ordinary characters.
    pub(crate) look_alikes: Vec<LookAlike>,
    /// The text it was read from.
    pub(crate) json: Arc<str>,
    /// Where in it the value of `accept` stands, if there is one.
    pub(crate) accept_at: Option<Range<usize>>,
}

/// One of the report's values, as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// A number of items (件、条、宗).
    Count(u64),
    /// An increase or decrease (本年增/减), edition 2019; printed with its sign.
    Change(i64),
    /// An amount of money, digit for digit as it was reported, with its unit if the cell is to carry one.
    Amount(String),
    /// Nothing: it is not filled in. Only a draft has such values.
    Blank,
}

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Change(0) => f.write_str("0"),
            Self::Change(change) => write!(f, "{change:+}"),
            Self::Amount(amount) => f.write_str(amount),
            Self::Blank => Ok(()),
        }
    }
}

/// A section told in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrative {
    /// The section's id in the form (`overview`), or the path of the organ's own words (`preamble`,
    /// `tables.requests.before`).
    pub section: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a narrative section: its words as they were read, each with its place, or plain ones (`Block<String>`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<T = Text> {
    /// A paragraph, never empty.
    Paragraph(T),
    /// A heading without its number, and what stands under it; at most three deep.
    Subsection {
        /// The heading's words; they may begin with a number of their own, and are then taken as they stand.
        heading: T,
        /// What stands under it.
        content: Vec<Block<T>>,
    },
    /// A heading that bears no number, and what stands under it.
    Unnumbered {
        /// The heading's words.
        heading: T,
        /// What stands under it.
        content: Vec<Block<T>>,
    },
    /// A paragraph whose first words are set off (一是加强领导。).
    Led {
        /// The words set off.
        lead: T,
        /// The words that follow them.
        text: T,
    },
    /// A list, to be numbered 1. 2. 3.
    Items(Vec<T>),
    /// A table, a picture or a chart amid the words.
    Exhibit(Exhibit<T>),
}

impl<T> Block<T> {
    /// The same block with other words, each made of its own.
    pub(crate) fn map<U>(&self, words: &mut impl FnMut(&T) -> U) -> Block<U> {
        match self {
            Self::Paragraph(text) => Block::Paragraph(words(text)),
            Self::Items(items) => Block::Items(items.iter().map(words).collect()),
            Self::Led { lead, text } => Block::Led { lead: words(lead), text: words(text) },
            Self::Exhibit(exhibit) => Block::Exhibit(exhibit.map(words)),
            Self::Subsection { heading, content } => Block::Subsection {
                heading: words(heading),
                content: content.iter().map(|block| block.map(words)).collect(),
            },
            Self::Unnumbered { heading, content } => Block::Unnumbered {
                heading: words(heading),
                content: content.iter().map(|block| block.map(words)).collect(),
            },
        }
    }
}

impl Narrative {
    /// All its words in reading order: paragraphs, headings, items.
    pub fn texts(&self) -> Vec<&Text> {
        let mut texts = Vec::new();
        collect(&self.blocks, &mut texts);
        texts
    }
}

fn collect<'r>(blocks: &'r [Block], texts: &mut Vec<&'r Text>) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => texts.push(text),
            Block::Items(items) => texts.extend(items),
            Block::Led { lead, text } => texts.extend([lead, text]),
            Block::Exhibit(exhibit) => texts.extend(exhibit.words()),
            Block::Subsection { heading, content } | Block::Unnumbered { heading, content } => {
                texts.push(heading);
                collect(content, texts);
            }
        }
    }
}

/// Words of the report and where they stand in its JSON.
///
/// Trimmed; no control characters, bidirectional ones included, and none that shows nothing (zero-width characters,
/// soft hyphens) but variation selectors. The only white space is the space, the ideographic and the no-break
/// space; any other is a space. Every run of white space that held a tab or a line break is one space, or nothing
/// where it stood between two Chinese characters: a line break typed inside Chinese text is no space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub path: Path,
}

/// A radical or compatibility ideograph that was typed, and read as the ordinary character it looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookAlike {
    /// The text it stands in.
    pub path: Path,
    /// The character that was typed: the first of the text's.
    pub typed: char,
    /// The character it was read as.
    pub read: char,
    /// How many more such characters the text has.
    pub others: usize,
}

/// A warning that the agency has looked at and lets stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The rule's name (`prose-requests-received`).
    pub finding: String,
    /// The path the warning is about.
    pub at: Path,
    /// Why it is right as it is.
    pub reason: String,
}

impl Report {
    /// Reads a report.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, in the order of the text (at most [`MAX_FINDINGS`]).
    pub fn parse(json: &[u8]) -> Result<Self, Vec<Finding>> {
        parse(&Source::from_text(&source::decode(json)?.text)?)
    }

    /// Reads a report by a given form, such as one made up for a test, whatever the report's year.
    #[cfg(test)]
    pub(crate) fn parse_by(json: &[u8], form: &'static Form) -> Result<Self, Vec<Finding>> {
        read::parse_by(&Source::parse(json)?, Some(form))
    }

    /// Whether its title is its own, and not the form's pattern filled in.
    fn has_own_title(&self) -> bool {
        self.title_path == Path::new("title")
    }

    /// The edition of the form it follows.
    pub fn form(&self) -> &'static Form {
        self.form
    }

    /// The year it reports on.
    pub fn year(&self) -> u16 {
        self.year
    }

    /// The organ that reports.
    pub fn agency(&self) -> &str {
        &self.agency
    }

    /// Its title: the report's own, or the form's pattern filled in.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The date of signing (成文日期), if it is to be signed.
    pub fn date(&self) -> Option<Date> {
        self.date
    }

    /// One of its values.
    pub fn figure(&self, id: FigureId) -> &Figure {
        &self.figures[id.index()]
    }

    /// The value at a path (`requests.received.total`), if the form has it.
    pub fn figure_at(&self, path: &str) -> Option<&Figure> {
        self.form.find(path).map(|id| self.figure(id))
    }

    /// What a narrative section says, or the organ's own words at a path; nothing for a table's section.
    pub fn narrative(&self, section: &str) -> &[Block] {
        let narrative = self.narratives.iter().find(|narrative| narrative.section == section);
        narrative.map_or(&[], |narrative| &narrative.blocks)
    }

    /// The sections told in words, and the organ's own words, in the order in which they are printed.
    pub fn narratives(&self) -> &[Narrative] {
        &self.narratives
    }

    /// All words of its sections, in reading order.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.narratives.iter().flat_map(Narrative::texts)
    }

    /// The JSON it was read from, without a byte order mark.
    pub fn json(&self) -> &str {
        &self.json
    }

    /// The JSON as it may be given to the public: the same to the byte, but for `accept`, which is empty.
    ///
    /// Why an office lets a warning stand is between it and those who review its report.
    pub fn public_json(&self) -> Arc<str> {
        let Some(Range { start, end }) = self.accept_at else { return Arc::clone(&self.json) };
        [&self.json[..start], "[]", &self.json[end..]].concat().into()
    }

    /// The texts in which look-alikes were read as ordinary characters.
    pub fn look_alikes(&self) -> &[LookAlike] {
        &self.look_alikes
    }

    /// The warnings it lets stand.
    pub fn accepted(&self) -> &[Accepted] {
        &self.accepted
    }
}

/// Reports are equal that say the same in the same places, however their JSON is written.
impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        let Self { form, year, agency, title, title_path, date, figures, narratives, accepted, .. } = self;
        let Self { title_lines, headings, figure_notes, signed, look_alikes: _, json: _, accept_at: _, .. } = self;
        form.edition == other.form.edition
            && (*year, *date, *signed) == (other.year, other.date, other.signed)
            && (agency, title, title_path) == (&other.agency, &other.title, &other.title_path)
            && (figures, narratives, accepted) == (&other.figures, &other.narratives, &other.accepted)
            && (title_lines, headings, figure_notes) == (&other.title_lines, &other.headings, &other.figure_notes)
    }
}

impl Eq for Report {}

#[cfg(test)]
mod tests;
