//! What a kind of file is to whoever lists, names or writes it.

use std::fmt;

use super::{Beside, Supplies, WriteError};
use crate::page::document::Document;
use crate::page::layout::Pages;

/// A kind of file that a report can be written as.
///
/// All of them are in [`FORMATS`](super::FORMATS); each says in its own folder what it is.
pub struct Format {
    /// What it is called where one is chosen (`pdf`): lower-case ASCII, unlike any other's.
    pub name: &'static str,
    /// What people call it in Chinese text (`Word`).
    pub label: &'static str,
    /// How its files' names end, without the dot; unlike any other's.
    pub extension: &'static str,
    /// Its media type (RFC 6838).
    pub media_type: &'static str,
    /// Whether it is among those written when none is asked for.
    pub is_default: bool,
    /// Another format that is written along with it, unless a single file is asked for.
    pub with: Option<&'static Format>,
    /// What writes it, and from what.
    pub(super) writer: Writer,
}

/// What writes a format, by what it is made from.
#[derive(Clone, Copy)]
#[allow(dead_code, reason = "a build may have no format of one kind")]
pub(super) enum Writer {
    /// Its readers lay the document out as they like.
    Document(fn(&Document, &Supplies<'_>) -> Result<Vec<u8>, WriteError>),
    /// Its readers lay the document out by themselves, to come to the same pages: it is told what those decide.
    Settled(fn(&Document, &Supplies<'_>) -> Result<Vec<u8>, WriteError>),
    /// Every position is decided before it is written.
    Pages(fn(&Pages, &Supplies<'_>) -> Result<Vec<u8>, WriteError>),
    /// The same, with a file for each page.
    EachPage(fn(&Pages, &Supplies<'_>) -> Result<Sheets, WriteError>),
}

/// Files, one for each page.
type Sheets = Vec<Vec<u8>>;

impl Format {
    /// Whether it has a file for each page of a document, and not one for all.
    pub fn is_by_page(&self) -> bool {
        matches!(self.writer, Writer::EachPage(_))
    }

    /// How the name of one of its files ends, which begins as the document is called: `.pdf`, or with the page's number
    /// from 1, `-01.svg`. The name of a page stays the same however many others there are.
    ///
    /// The number says nothing where there is one file for all.
    pub fn ending(&self, page: usize) -> String {
        if self.is_by_page() { format!("-{page:02}.{}", self.extension) } else { format!(".{}", self.extension) }
    }

    /// What a document is called of which a file may be called so, without its extension; none if no file of this
    /// format is.
    pub fn document_name<'a>(&self, stem: &'a str) -> Option<&'a str> {
        if !self.is_by_page() {
            return Some(stem);
        }
        let (name, page) = stem.rsplit_once('-')?;
        (page.len() >= 2 && page.bytes().all(|byte| byte.is_ascii_digit())).then_some(name)
    }
}

/// One of the files that a document becomes in a format.
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    /// How its name ends ([`Format::ending`]).
    pub ending: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// How much is in it, and not all of it.
impl fmt::Debug for File {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({} bytes)", self.ending, self.bytes.len())
    }
}

impl Format {
    /// A file of this format, as others of its report know it that lie beside it.
    pub fn beside(&self, name: String) -> Beside {
        Beside { label: self.label, media_type: self.media_type, name }
    }
}

/// Two formats are the same if their names are.
impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Format {}

/// The name alone: where a writer lies in memory is of no use, and another one in each run.
impl fmt::Debug for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::output::FORMATS;

    #[test]
    fn no_two_formats_are_called_alike_or_write_to_the_same_file() {
        let distinct = |of: fn(&Format) -> &str| FORMATS.iter().map(|format| of(format)).collect::<BTreeSet<_>>();
        assert_eq!(distinct(|format| format.name).len(), FORMATS.len());
        assert_eq!(distinct(|format| format.extension).len(), FORMATS.len());
        for format in FORMATS {
            assert!(format.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{format:?}");
            assert!(!format.extension.starts_with('.') && format.media_type.contains('/'), "{format:?}");
            assert_eq!(Format::named(format.name), Some(*format));
            assert!(format.with.is_none_or(|with| FORMATS.contains(&with) && with.with.is_none()), "{format:?}");
        }
        assert_eq!(Format::named("odt"), None);
    }

    #[test]
    #[cfg(feature = "svg")]
    fn the_files_of_pages_are_told_by_their_numbers() {
        let svg = Format::named("svg").unwrap();
        for (page, ending) in [(1, "-01.svg"), (99, "-99.svg"), (100, "-100.svg")] {
            assert_eq!(svg.ending(page), ending);
            assert_eq!(svg.document_name(&format!("某局-2025{}", ending.trim_end_matches(".svg"))), Some("某局-2025"));
        }
        for stem in ["某局", "某局-1", "某局-", "某局-0a", "01"] {
            assert_eq!(svg.document_name(stem), None, "{stem}");
        }
    }
}
