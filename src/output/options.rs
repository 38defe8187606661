//! What can be asked of the files, whatever their format.

use super::Publication;

/// What is asked of the files. A format heeds what it can: `duplex` means nothing to a Word file.
///
/// ```
/// use nianbao::output::{Options, WordFonts};
///
/// let small = Options { data: false, word_fonts: WordFonts::Names, ..Options::default() };
/// # assert!(!small.duplex);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whether a file carries the JSON it was made from. A PDF with it is PDF/A-3, one without is PDF/A-2.
    pub data: bool,
    /// Whether the pages are made even in number, with an empty one at the end where need be, for printing on both
    /// sides.
    pub duplex: bool,
    /// How a Word file provides for its fonts.
    pub word_fonts: WordFonts,
    /// Which kind of OFD file is written.
    pub ofd: OfdKind,
    /// What the site knows of the page that it publishes.
    pub publication: Publication,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            data: true,
            duplex: false,
            word_fonts: WordFonts::Embed,
            ofd: OfdKind::Plain,
            publication: Publication::default(),
        }
    }
}

/// How a Word file provides for its fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum WordFonts {
    /// It carries subsets of those that readers' machines lack: 仿宋_GB2312, 楷体_GB2312, 方正小标宋简体, what has rare
    /// characters, and the user's own; 宋体, 黑体 and Times New Roman are there on every Windows.
    #[default]
    Embed,
    /// It carries subsets of all, so that it looks the same on a machine without any Chinese face.
    All,
    /// It names them only: a small file, for offices that have them all.
    Names,
}

/// Which kind of OFD file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum OfdKind {
    /// GB/T 33190-2016.
    #[default]
    Plain,
    /// For archives, OFD-A (GB/T 42133-2022): the same, and its data attached as TXT, which that standard takes,
    /// instead of JSON.
    Archive,
}
