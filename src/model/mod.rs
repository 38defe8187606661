//! What an agency reports, and how it is read from JSON.

mod faults;
mod figure;
mod figures;
mod narrative;
pub(crate) mod numbering;
mod object;
mod read;
mod schema;
mod skeleton;
mod text;
mod totals;
mod tree;
mod wording;

pub use faults::{FAULTS, fault};
pub use read::{MAX_FINDINGS, parse};
pub use schema::schema;
pub use skeleton::{SkeletonError, skeleton};
pub use text::{MAX_NAME, MAX_PROSE, MAX_TEXT};
pub(crate) use wording::similar;

use std::sync::Arc;

use crate::date::Date;
use crate::finding::{Finding, Path};
use crate::form::{FigureId, Form};
use crate::source::Source;

/// A report as its JSON says it: every value present, of its kind, and every text clean.
///
/// Whether the figures agree with each other is for [`crate::rules`] to say.
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
    /// In the order of the form's narrative sections.
    pub(crate) narratives: Vec<Narrative>,
    pub(crate) accepted: Vec<Accepted>,
    /// The text it was read from.
    pub(crate) json: Arc<str>,
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
}

impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Change(0) => f.write_str("0"),
            Self::Change(change) => write!(f, "{change:+}"),
            Self::Amount(amount) => f.write_str(amount),
        }
    }
}

/// A section told in words.
#[derive(Debug, Clone)]
pub struct Narrative {
    /// The section's id in the form (`overview`).
    pub section: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a narrative section.
#[derive(Debug, Clone)]
pub enum Block {
    /// A paragraph, never empty.
    Paragraph(Text),
    /// A heading without its number, and what stands under it; at most three deep.
    Subsection {
        /// The heading's words; they may begin with a number of their own, and are then taken as they stand.
        heading: Text,
        /// What stands under it.
        content: Vec<Block>,
    },
    /// A list, to be numbered 1. 2. 3.
    Items(Vec<Text>),
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
            Block::Subsection { heading, content } => {
                texts.push(heading);
                collect(content, texts);
            }
        }
    }
}

/// Words of the report and where they stand in its JSON.
///
/// Trimmed; no control characters, bidirectional ones included, and none that shows nothing (zero-width characters, soft
/// hyphens) but variation selectors. The only white space is the space, the ideographic and the no-break space; any other is
/// a space. Every run of white space that held a tab or a line break is one space, or nothing where
/// it stood between two Chinese characters: a line break typed inside Chinese text is no space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub path: Path,
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
        parse(&Source::parse(json)?)
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

    /// What a narrative section says; nothing for a table's section.
    pub fn narrative(&self, section: &str) -> &[Block] {
        let narrative = self.narratives.iter().find(|narrative| narrative.section == section);
        narrative.map_or(&[], |narrative| &narrative.blocks)
    }

    /// The sections told in words, in the form's order.
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

    /// The warnings it lets stand.
    pub fn accepted(&self) -> &[Accepted] {
        &self.accepted
    }
}

#[cfg(test)]
mod tests;
