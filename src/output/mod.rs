//! The files: from a document, or its pages, to bytes.
//!
//! A format is a folder that says what it is (`FORMAT`) and how it is written, and its line in [`FORMATS`]; everything
//! that lists, names or chooses formats goes through that list. Formats that place everything themselves are drawn from
//! laid-out pages: [`pages`] leads through them, and the format draws each thing where it is told.

#[cfg(any(feature = "docx", feature = "ofd"))]
mod archive;
#[cfg(any(feature = "docx", feature = "ofd"))]
mod bundle;
#[cfg(feature = "docx")]
pub mod docx;
#[cfg(any(feature = "ofd", feature = "svg"))]
mod drawn_fonts;
mod error;
#[cfg(feature = "office_fonts")]
#[cfg_attr(not(feature = "docx"), allow(dead_code, reason = "others ask for the name of a font alone"))]
mod family;
mod format;
#[cfg(feature = "html")]
pub mod html;
mod master;
#[cfg(feature = "ofd")]
pub mod ofd;
mod options;
pub mod pages;
#[cfg(feature = "pdf")]
pub mod pdf;
mod publication;
mod supplies;
#[cfg(feature = "svg")]
pub mod svg;
#[cfg(any(feature = "ofd", feature = "svg"))]
mod thousandths;
#[cfg(any(feature = "docx", feature = "ofd", feature = "svg"))]
#[cfg_attr(not(feature = "docx"), allow(dead_code, reason = "others put no element in another order"))]
mod xml;

#[cfg(any(feature = "docx", feature = "ofd"))]
pub use bundle::bundle;
pub use error::WriteError;
pub use format::{File, Format};
pub use master::Master;
pub use options::{OfdKind, Options, WordFonts};
pub use publication::{InvalidTag, Publication, Tag};
pub use supplies::{Beside, Supplies};

/// Every format that this build can write, in the order in which they are listed to people.
pub static FORMATS: &[&Format] = &[
    #[cfg(feature = "pdf")]
    &pdf::FORMAT,
    #[cfg(feature = "docx")]
    &docx::FORMAT,
    #[cfg(feature = "html")]
    &html::FORMAT,
    #[cfg(feature = "html")]
    &html::FRAGMENT,
    #[cfg(feature = "ofd")]
    &ofd::FORMAT,
    #[cfg(feature = "svg")]
    &svg::FORMAT,
];

impl Format {
    /// The format of a name, if there is one.
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().copied().find(|format| format.name == name)
    }
}
