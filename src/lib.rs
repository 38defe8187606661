//! One JSON report in, the official 政府信息公开工作年度报告 out, as PDF and as Word.
//!
//! The annual report on open government information (《政府信息公开条例》 articles 49–50) has nationally fixed tables and
//! equations between their figures. This library reads a report from JSON, says everything that is wrong with it
//! and where, and writes the PDF and the Word file from one and the same document.
//!
//! ```
//! # #[cfg(all(feature = "pdf", feature = "docx"))]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let json = include_bytes!("../samples/wugang-2025.json");
//! let report = nianbao::Report::parse(json).map_err(|findings| findings[0].message.clone())?;
//! for finding in nianbao::check(&report) {
//!     println!("{}: {}", finding.path, finding.message);
//! }
//! let (pdf, docx) = (nianbao::pdf(&report)?, nianbao::docx(&report)?);
//! assert!(pdf.starts_with(b"%PDF-1.7") && docx.starts_with(b"PK"));
//! # Ok(())
//! # }
//! # #[cfg(not(all(feature = "pdf", feature = "docx")))]
//! # fn main() {}
//! ```
//!
//! [`Exporter`] does the same with faces of one's own, with other options, and in every format of [`output::FORMATS`].
//! The library takes and gives bytes; it touches no file, clock or environment. The same input gives the same bytes.
//! Each step can also be called by itself: [`report`], [`page`], [`output`].

#[cfg(any(feature = "html", feature = "import"))]
mod carried;
pub mod character;
pub mod date;
pub mod decimal;
// SVG bears its faces as they are: it shares their outlines, but packs none.
#[cfg(feature = "embed")]
#[cfg_attr(not(any(feature = "pdf", feature = "docx", feature = "ofd")), allow(dead_code))]
mod deflate;
mod error;
mod exporter;
// The page for the portal names nothing by its content.
#[cfg(feature = "embed")]
#[cfg_attr(not(any(feature = "pdf", feature = "docx", feature = "ofd", feature = "svg")), allow(dead_code))]
mod fingerprint;
#[cfg(feature = "import")]
pub mod import;
#[cfg(any(feature = "html", feature = "import"))]
mod inflate;
pub mod length;
mod numeral;
pub mod output;
pub mod page;
pub mod picture;
pub mod report;

pub use error::Error;
pub use exporter::Exporter;
pub use report::finding::Finding;
pub use report::form::Form;
pub use report::model::{Report, ReportParts, to_json};

/// Everything that is wrong with a report: what the rules find, and every text with a character that no face has.
///
/// A report without an error among its findings can be written.
pub fn check(report: &Report) -> Vec<Finding> {
    check_with(&report::rules::Context::new(report, None))
}

/// The same, with the report of the year before to compare with.
pub fn check_with(context: &report::rules::Context<'_>) -> Vec<Finding> {
    Exporter::default().check_with(context)
}

/// Writes a report as PDF, with its own JSON attached.
///
/// # Errors
/// [`Error::Findings`] with every character that no face has; [`Error::Write`] if the writer fails.
#[cfg(feature = "pdf")]
pub fn pdf(report: &Report) -> Result<Vec<u8>, Error> {
    Exporter::default().write(&output::pdf::FORMAT, report)
}

/// Writes a report as a web page, with its own JSON inside.
///
/// # Errors
/// [`Error::Findings`] with every character that no face has; [`Error::Write`] if the writer fails.
#[cfg(feature = "html")]
pub fn html(report: &Report) -> Result<Vec<u8>, Error> {
    Exporter::default().write(&output::html::FORMAT, report)
}

/// Writes a report as a Word file (.docx), with its own JSON inside.
///
/// # Errors
/// [`Error::Findings`] with every character that no face has; [`Error::Write`] if the writer fails.
#[cfg(feature = "docx")]
pub fn docx(report: &Report) -> Result<Vec<u8>, Error> {
    Exporter::default().write(&output::docx::FORMAT, report)
}

/// Writes a report as an OFD file, with its own JSON attached.
///
/// # Errors
/// [`Error::Findings`] with every character that no face has; [`Error::Write`] if the writer fails.
#[cfg(feature = "ofd")]
pub fn ofd(report: &Report) -> Result<Vec<u8>, Error> {
    Exporter::default().write(&output::ofd::FORMAT, report)
}
