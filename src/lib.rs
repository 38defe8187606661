//! One JSON report in, the official 政府信息公开工作年度报告 out, as PDF and as Word.
//!
//! The annual report on open government information (《政府信息公开条例》 articles 49–50) has nationally fixed tables and equations
//! between their figures. This library reads a report from JSON, says everything that is wrong with it and where, and writes the PDF
//! and the Word file from one and the same document.
//!
//! ```
//! # #[cfg(all(feature = "pdf", feature = "docx"))]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use nianbao::model::Report;
//!
//! let json = include_bytes!("../samples/wugang-2025.json");
//! let report = Report::parse(json).map_err(|findings| findings[0].message.clone())?;
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
//! [`Exporter`] does the same with faces of one's own, or in another way. The library takes and gives bytes; it touches no file, clock or environment. The same input gives the same bytes. Each step can also
//! be called by itself: [`source`], [`model`], [`rules`], [`compose`], [`layout`], [`mod@pdf`], [`mod@docx`].

mod character;
pub mod compose;
pub mod date;
#[cfg(any(feature = "pdf", feature = "docx"))]
mod deflate;
pub mod document;
#[cfg(feature = "docx")]
pub mod docx;
mod error;
mod exporter;
pub mod finding;
#[cfg(any(feature = "pdf", feature = "docx"))]
mod fingerprint;
pub mod font;
pub mod form;
pub mod layout;
pub mod length;
pub mod model;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod prose;
pub mod rules;
pub mod source;

pub use error::Error;
pub use exporter::Exporter;

/// Everything that is wrong with a report: what the rules find, and every text with a character that no face has.
///
/// A report without an error among its findings can be written.
pub fn check(report: &model::Report) -> Vec<finding::Finding> {
    check_with(&rules::Context::new(report, None))
}

/// The same, with the report of the year before to compare with.
pub fn check_with(context: &rules::Context<'_>) -> Vec<finding::Finding> {
    Exporter::default().check_with(context)
}

/// Writes a report as PDF, with its own JSON attached.
///
/// # Errors
/// [`Error::Findings`] with every character that no face has; [`Error::Program`] if the writer fails.
#[cfg(feature = "pdf")]
pub fn pdf(report: &model::Report) -> Result<Vec<u8>, Error> {
    Exporter::default().pdf(report)
}

/// Writes a report as PDF in the way asked for.
///
/// # Errors
/// As [`pdf`](fn@pdf).
#[cfg(feature = "pdf")]
pub fn pdf_with(report: &model::Report, options: &pdf::PdfOptions) -> Result<Vec<u8>, Error> {
    Exporter { pdf: options.clone(), ..Exporter::default() }.pdf(report)
}

/// Writes a report as a Word file (.docx), with its own JSON inside.
///
/// # Errors
/// [`Error::Findings`] with every character that no face has; [`Error::Program`] if the writer fails.
#[cfg(feature = "docx")]
pub fn docx(report: &model::Report) -> Result<Vec<u8>, Error> {
    Exporter::default().docx(report)
}
