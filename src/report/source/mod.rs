//! One input's text and where each JSON value lies in it.
//!
//! The text and its line index ([`Lines`]) exist without the tree, so that a fault of syntax can be shown in place.
//! Nothing here knows what a report is.

mod cleaning;
mod decode;
mod file_kind;
mod limits;
mod lines;
mod node;
mod other_format;
mod recover;
mod string;
mod structure;
mod syntax;
mod tree;
mod typed;

use std::borrow::Cow;
use std::ops::Range;

pub(crate) use cleaning::cleaned;
pub use decode::{Decoded, decode};
#[cfg(feature = "import")]
pub(crate) use file_kind::FileKind;
pub use lines::Lines;
pub use node::{Member, Node, Value};
pub(crate) use typed::mistyped;

use crate::report::finding::{Finding, Path, Place, Severity};

/// The largest input that is read: 16 MiB, a thousand times a usual report.
pub const MAX_BYTES: usize = 16 << 20;

/// How deep objects and arrays may be nested; a report needs eight.
pub const MAX_DEPTH: usize = 32;

/// How many values an input may hold; a report needs some hundreds.
pub const MAX_VALUES: usize = 100_000;

/// A JSON text that was read without fault, and where each of its values lies.
#[derive(Debug)]
pub struct Source<'a> {
    lines: Lines<'a>,
    root: Node<'a>,
}

impl<'a> Source<'a> {
    /// Reads an input.
    ///
    /// # Errors
    ///
    /// What keeps it from being read as JSON: its size, an encoding other than UTF-8, faults of syntax, or one of the
    /// limits of this module. What is in another encoding goes through [`decode`] first.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Vec<Finding>> {
        let Decoded { text, told } = decode(bytes)?;
        match (text, told) {
            (Cow::Borrowed(text), _) => Self::from_text(text),
            (Cow::Owned(_), told) => {
                Err(told.map(|finding| Finding { severity: Severity::Error, ..finding }).into_iter().collect())
            }
        }
    }

    /// Reads a text that [`decode`] gave.
    ///
    /// # Errors
    ///
    /// Every fault of syntax, or one of the limits of this module.
    pub fn from_text(text: &'a str) -> Result<Self, Vec<Finding>> {
        Ok(Self { root: tree::build(text)?, lines: Lines::new(text) })
    }

    /// The text; every span counts its bytes.
    pub fn text(&self) -> &'a str {
        self.lines.text()
    }

    /// The text's lines.
    pub fn lines(&self) -> &Lines<'a> {
        &self.lines
    }

    /// The line of a byte, and its column in characters, both from 1.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        self.lines.line_column(offset)
    }

    /// The outermost value.
    pub fn root(&self) -> &Node<'a> {
        &self.root
    }

    /// The bytes of a value or of its key.
    ///
    /// Of equal keys the first counts. Where there is no value at the path, it is the key of the nearest object or
    /// array that would hold it, or that one's first byte if it has no key.
    pub fn span(&self, path: &Path, place: Place) -> Range<usize> {
        match self.locate(path) {
            Ok((_, Some(key))) if place == Place::Key => key.clone(),
            Ok((node, _)) => node.span().clone(),
            Err(nearest) => nearest,
        }
    }

    /// The value at a path with the bytes of its key, or else what is pointed at instead.
    fn locate(&self, path: &Path) -> Result<(&Node<'a>, Option<&Range<usize>>), Range<usize>> {
        let mut node = &self.root;
        let mut key: Option<&Range<usize>> = None;
        for segment in path.segments() {
            let step = match node.value() {
                Value::Object(members) => {
                    let member = members.iter().find(|member| member.key() == segment);
                    member.map(|member| (member.node(), Some(member.key_span())))
                }
                Value::Array(elements) => {
                    let element = segment.parse().ok().and_then(|index: usize| elements.get(index));
                    element.map(|element| (element, None))
                }
                _ => None,
            };
            let Some(inner) = step else { return Err(key.cloned().unwrap_or_else(|| first_byte(node))) };
            (node, key) = inner;
        }
        Ok((node, key))
    }

    /// The bytes of the first of a character in the string at a path.
    fn character_span(&self, path: &Path, character: char) -> Option<Range<usize>> {
        let (node, _) = self.locate(path).ok()?;
        let Value::String(text) = node.value() else { return None };
        let number = text.chars().position(|other| other == character)?;
        Some(node.character_span(self.text(), number))
    }

    /// The bytes of a part of the words at a path, which is given in bytes of the words as a report holds them:
    /// cleaned.
    fn words_span(&self, path: &Path, words: &Range<usize>) -> Option<Range<usize>> {
        let (node, _) = self.locate(path).ok()?;
        let Value::String(text) = node.value() else { return None };
        let numbers = cleaning::uncleaned(text, words)?;
        let character = |number| node.character_span(self.text(), number);
        Some(character(numbers.start).start..character(numbers.end - 1).end)
    }

    /// The bytes a finding points at.
    pub fn span_of(&self, finding: &Finding) -> Range<usize> {
        let words = || self.words_span(&finding.path, finding.words.as_ref()?);
        let character = || self.character_span(&finding.path, finding.character?);
        let exact = finding.span.clone().or_else(words).or_else(character);
        exact.unwrap_or_else(|| self.span(&finding.path, finding.place))
    }
}

/// The opening bracket or quotation mark of a value.
fn first_byte(node: &Node<'_>) -> Range<usize> {
    node.span().start..node.span().start + 1
}

#[cfg(test)]
mod tests;
