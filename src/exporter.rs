//! Writing reports in another way than by default.

use crate::Error;
use crate::date::Date;
use crate::output::{File, Format, Master, Options};
use crate::page::compose::{compose, compose_draft};
use crate::page::document::Document;
use crate::page::font::Fonts;
use crate::report::finding::Finding;
use crate::report::model::Report;
use crate::report::rules::{self, Context};

/// The faces that reports are set in, and what is asked of their files.
///
/// One serves any number of reports, in any number of threads.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use nianbao::Exporter;
/// use nianbao::page::font::{FaceRole, Fonts};
///
/// let file = include_bytes!("../fonts/GWKai-Regular.ttf").as_slice();
/// let exporter = Exporter { fonts: Fonts::bundled().with_face(FaceRole::Hei, file)?, ..Exporter::default() };
/// # let json = include_bytes!("../samples/wugang-2025.json");
/// # let report = nianbao::report::model::Report::parse(json).map_err(|findings| findings[0].message.clone())?;
/// assert!(exporter.check(&report).is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Exporter {
    /// The faces.
    pub fonts: Fonts,
    /// The day that the files give as that of their making, if the report is not dated; without it they give none.
    pub made_on: Option<Date>,
    /// Whether the JSON that the files carry keeps `accept`, the warnings let stand with the reasons for it, which is
    /// not for the public.
    pub keeps_accept: bool,
    /// What is asked of the files.
    pub options: Options,
}

impl Exporter {
    /// Everything that is wrong with a report: what the rules find, and every text with a character that no face has.
    pub fn check(&self, report: &Report) -> Vec<Finding> {
        self.check_with(&Context::new(report, None))
    }

    /// The same, with the report of the year before to compare with.
    pub fn check_with(&self, context: &Context<'_>) -> Vec<Finding> {
        self.with_what_cannot_be_printed(rules::check(context), context.report)
    }

    /// Everything that is wrong with a report that is still being filled in, but for what follows from its blanks
    /// alone ([`rules::check_unfinished`]).
    pub fn check_unfinished(&self, context: &Context<'_>) -> Vec<Finding> {
        self.with_what_cannot_be_printed(rules::check_unfinished(context), context.report)
    }

    fn with_what_cannot_be_printed(&self, mut findings: Vec<Finding>, report: &Report) -> Vec<Finding> {
        findings.extend(report.missing_pictures());
        findings.extend(self.fonts.check(&compose(report)));
        findings
    }

    /// Writes a report in a format that has one file for all of it.
    ///
    /// # Errors
    /// [`Error::Findings`] with every character that no face has; [`Error::Write`] if the writer fails, or the format
    /// has a file for each page ([`Format::is_by_page`]).
    pub fn write(&self, format: &Format, report: &Report) -> Result<Vec<u8>, Error> {
        let document = self.document(report).map_err(Error::Findings)?;
        Ok(self.master(&document).write(format)?)
    }

    /// Writes a report in a format: its one file, or one for each page, in order.
    ///
    /// # Errors
    /// [`Error::Findings`] with every character that no face has; [`Error::Write`] if the writer fails.
    pub fn files(&self, format: &Format, report: &Report) -> Result<Vec<File>, Error> {
        let document = self.document(report).map_err(Error::Findings)?;
        Ok(self.master(&document).files(format)?)
    }

    /// A report's document, to be written in any number of formats by a [`Master`].
    ///
    /// # Errors
    /// A finding for each text with characters that no face has, and for each picture that was not given.
    pub fn document(&self, report: &Report) -> Result<Document, Vec<Finding>> {
        let document = compose(report);
        let findings = [report.missing_pictures(), self.fonts.check(&document)].concat();
        if findings.is_empty() { Ok(self.finished(document, report)) } else { Err(findings) }
    }

    /// A report's document in spite of what is wrong with it: marked 草稿 on every page, with the findings on a page at
    /// its end.
    ///
    /// A character that no face has is printed as 〓; where a picture lacks, words say so.
    pub fn draft(&self, report: &Report, findings: &[Finding]) -> Document {
        let mut document = compose_draft(report, findings);
        self.fonts.fill_gaps(&mut document);
        self.finished(document, report)
    }

    /// What writes a document, in these faces and as is asked here.
    pub fn master<'a>(&'a self, document: &'a Document) -> Master<'a> {
        Master::new(document, &self.fonts, &self.options)
    }

    /// A document that says when it was made, the day it was signed or the one given; with the reasons in `accept`, if
    /// they are kept.
    fn finished(&self, mut document: Document, report: &Report) -> Document {
        document.properties.date = document.properties.date.or(self.made_on);
        if self.keeps_accept {
            document.properties.data = report.json().into();
        }
        document
    }
}
