//! Writing reports in another way than by default.

#[cfg(any(feature = "pdf", feature = "docx"))]
use crate::Error;
use crate::compose::{compose, compose_draft};
use crate::date::Date;
use crate::document::Document;
use crate::finding::Finding;
use crate::font::Fonts;
#[cfg(any(feature = "pdf", feature = "docx"))]
use crate::font::SharedOutlines;
use crate::model::Report;
use crate::rules::{self, Context};

/// The faces that reports are set in, and what is asked of their files.
///
/// One serves any number of reports, in any number of threads.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use nianbao::Exporter;
/// use nianbao::font::{FaceRole, Fonts};
///
/// let file = include_bytes!("../fonts/GWKai-Regular.ttf").as_slice();
/// let exporter = Exporter { fonts: Fonts::bundled().with_face(FaceRole::Hei, file)?, ..Exporter::default() };
/// # let json = include_bytes!("../samples/wugang-2025.json");
/// # let report = nianbao::model::Report::parse(json).map_err(|findings| findings[0].message.clone())?;
/// assert!(exporter.check(&report).is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Exporter {
    /// The faces.
    pub fonts: Fonts,
    /// The day that the files say they were made on, where the report is not signed; none is said without.
    pub made_on: Option<Date>,
    /// What is asked of a PDF.
    #[cfg(feature = "pdf")]
    pub pdf: crate::pdf::PdfOptions,
    /// What is asked of a Word file.
    #[cfg(feature = "docx")]
    pub docx: crate::docx::DocxOptions,
}

impl Exporter {
    /// Everything that is wrong with a report: what the rules find, and every text with a character that no face has.
    pub fn check(&self, report: &Report) -> Vec<Finding> {
        self.check_with(&Context::new(report, None))
    }

    /// The same, with the report of the year before to compare with.
    pub fn check_with(&self, context: &Context<'_>) -> Vec<Finding> {
        let mut findings = rules::check(context);
        findings.extend(self.fonts.check(&compose(context.report)));
        findings
    }

    /// Writes a report as PDF.
    ///
    /// # Errors
    /// [`Error::Findings`] with every character that no face has; [`Error::Program`] if the writer fails.
    #[cfg(feature = "pdf")]
    pub fn pdf(&self, report: &Report) -> Result<Vec<u8>, Error> {
        self.write_pdf(&self.document(report).map_err(Error::Findings)?, &SharedOutlines::default())
    }

    /// Writes a report as a Word file (.docx).
    ///
    /// # Errors
    /// [`Error::Findings`] with every character that no face has; [`Error::Program`] if the writer fails.
    #[cfg(feature = "docx")]
    pub fn docx(&self, report: &Report) -> Result<Vec<u8>, Error> {
        self.write_docx(&self.document(report).map_err(Error::Findings)?, &SharedOutlines::default())
    }

    /// Writes a report as PDF in spite of what is wrong with it: marked 草稿 on every page, with the findings on a page at its end.
    ///
    /// A character that no face has is printed as 〓.
    ///
    /// # Errors
    /// [`Error::Program`] if the writer fails.
    #[cfg(feature = "pdf")]
    pub fn pdf_draft(&self, report: &Report, findings: &[Finding]) -> Result<Vec<u8>, Error> {
        self.write_pdf(&self.draft(report, findings), &SharedOutlines::default())
    }

    /// Writes a report as a Word file in spite of what is wrong with it, as [`Self::pdf_draft`] does.
    ///
    /// # Errors
    /// [`Error::Program`] if the writer fails.
    #[cfg(feature = "docx")]
    pub fn docx_draft(&self, report: &Report, findings: &[Finding]) -> Result<Vec<u8>, Error> {
        self.write_docx(&self.draft(report, findings), &SharedOutlines::default())
    }

    /// A report's document, to be written in one kind of file or in both.
    ///
    /// # Errors
    /// A finding for each text with characters that no face has.
    pub fn document(&self, report: &Report) -> Result<Document, Vec<Finding>> {
        let document = compose(report);
        let findings = self.fonts.check(&document);
        if findings.is_empty() { Ok(self.dated(document)) } else { Err(findings) }
    }

    /// A report's document as a draft, as [`Self::pdf_draft`] has it.
    pub fn draft(&self, report: &Report, findings: &[Finding]) -> Document {
        let mut document = compose_draft(report, findings);
        self.fonts.fill_gaps(&mut document);
        self.dated(document)
    }

    /// Writes a document as PDF.
    ///
    /// `outlines` is what the files of one document share; they are the same, but made in less time, if both writers get it.
    ///
    /// # Errors
    /// [`Error::Program`] if a character has no face, or the writer fails.
    #[cfg(feature = "pdf")]
    pub fn write_pdf(&self, document: &Document, outlines: &SharedOutlines) -> Result<Vec<u8>, Error> {
        let pages = crate::layout::layout(document, &self.fonts).map_err(Error::program)?;
        crate::pdf::pdf(&pages, &self.fonts, outlines, &self.pdf).map_err(Error::program)
    }

    /// Writes a document as a Word file (.docx); `outlines` as for [`Self::write_pdf`].
    ///
    /// # Errors
    /// [`Error::Program`] if the writer fails.
    #[cfg(feature = "docx")]
    pub fn write_docx(&self, document: &Document, outlines: &SharedOutlines) -> Result<Vec<u8>, Error> {
        crate::docx::docx(document, &self.fonts, outlines, &self.docx).map_err(Error::program)
    }

    /// A document that says when it was made: the day it was signed, or the one given.
    fn dated(&self, mut document: Document) -> Document {
        document.properties.date = document.properties.date.or(self.made_on);
        document
    }
}
