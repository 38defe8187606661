//! What a writer gets besides the document or its pages.

use super::Options;
use crate::page::font::Fonts;
#[cfg(feature = "embed")]
use crate::page::font::SharedOutlines;

/// What a writer gets besides the document or its pages.
#[derive(Debug)]
pub struct Supplies<'a> {
    /// The faces; for pages, those they were laid out with.
    pub fonts: &'a Fonts,
    /// What is asked of the file.
    pub options: &'a Options,
    /// The report's other files that lie beside this one; none where that is not known.
    pub beside: Vec<Beside>,
    /// What the files of one document share. They are the same bytes without it, but made in more time.
    #[cfg(feature = "embed")]
    pub outlines: SharedOutlines,
}

impl<'a> Supplies<'a> {
    /// Supplies for the files of one document.
    pub fn new(fonts: &'a Fonts, options: &'a Options) -> Self {
        Self {
            fonts,
            options,
            beside: Vec::new(),
            #[cfg(feature = "embed")]
            outlines: SharedOutlines::default(),
        }
    }
}

/// A file that lies beside another of the same report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// What people call its format in Chinese text (`Word`).
    pub label: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Its name in the folder of both.
    pub name: String,
}
