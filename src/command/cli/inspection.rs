//! One input, read and checked.

use nianbao::Exporter;
use nianbao::report::finding::Finding;
use nianbao::report::located::{Located, Readable};
use nianbao::report::model::{self, Report};
use nianbao::report::rules::Context;
use nianbao::report::source::{Lines, Source};

use super::taken::Taken;

use super::pictures::Pictures;

/// How many findings there were.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub errors: usize,
    pub warnings: usize,
}

impl Tally {
    pub fn add(&mut self, findings: &[Located]) {
        let errors = findings.iter().filter(|located| located.finding.is_error()).count();
        self.errors += errors;
        self.warnings += findings.len() - errors;
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
    }
}

/// What an input turned out to be.
pub(super) struct Inspection<'a> {
    /// Its text, if it is one.
    lines: Option<Lines<'a>>,
    /// Where its values are, if it is JSON.
    source: Option<Source<'a>>,
    /// The report, if it could be read.
    pub report: Option<Report>,
    /// Where its pictures are.
    pictures: Pictures,
    /// What is wrong, in the order of the text.
    pub findings: Vec<Located>,
    /// The warnings that the report itself lets stand.
    pub accepted: Vec<Located>,
    /// The input.
    taken: &'a Taken<'a>,
}

impl<'a> Inspection<'a> {
    /// Reads and checks an input, with the pictures that lie where it does.
    pub fn new(taken: &'a Taken<'_>, exporter: &Exporter, pictures: &Pictures) -> Self {
        Self::with_previous(taken, exporter, pictures, None)
    }

    /// The same, and compares it with the report of the year before.
    pub fn with_previous(
        taken: &'a Taken<'_>,
        exporter: &Exporter,
        pictures: &Pictures,
        previous: Option<&Report>,
    ) -> Self {
        let (findings, accepted) = (Vec::new(), Vec::new());
        let pictures = pictures.clone();
        let mut inspection = Self { lines: None, source: None, report: None, pictures, findings, accepted, taken };
        let mut findings = inspection.inspect(taken, exporter, previous).err().unwrap_or_default();
        findings.extend(taken.told());
        inspection.add(findings);
        inspection
    }

    fn inspect(
        &mut self,
        taken: &'a Taken<'_>,
        exporter: &Exporter,
        previous: Option<&Report>,
    ) -> Result<(), Vec<Finding>> {
        let decoded = taken.text.as_ref().map_err(Clone::clone)?;
        let lines = self.lines.insert(Lines::new(&decoded.text));
        let source = self.source.insert(Source::from_text(lines.text())?);
        let report = self.report.insert(model::parse(source)?);
        let unread = report.give_pictures(|file| self.pictures.read(file));
        Err([unread, exporter.check_with(&Context::new(report, previous))].concat())
    }

    /// The report for a draft: as it was read, or as much of it as there is; none if it is no JSON, or not to be seen
    /// of which year.
    pub fn draft(&self) -> Option<Report> {
        self.report.clone().or_else(|| {
            let mut report = model::parse_draft(self.source.as_ref()?).0?;
            report.give_pictures(|file| self.pictures.read(file));
            Some(report)
        })
    }

    /// Adds findings to those there are.
    pub fn add(&mut self, findings: Vec<Finding>) {
        for finding in findings {
            let is_accepted = finding.accepted.is_some();
            let mut located = Located::new(finding, self.readable());
            located.place = self.taken.place(&located, self.report.as_ref());
            if is_accepted { &mut self.accepted } else { &mut self.findings }.push(located);
        }
        self.findings.sort_by_key(|located| located.span.start);
        self.accepted.sort_by_key(|located| located.span.start);
    }

    /// How far it could be read.
    fn readable(&self) -> Readable<'_, 'a> {
        match (&self.lines, &self.source, &self.report) {
            (_, Some(source), Some(report)) => Readable::Report(source, report.form()),
            (_, Some(source), None) => Readable::Source(source),
            (Some(lines), None, _) => Readable::Text(lines),
            (None, None, _) => Readable::Bytes,
        }
    }

    /// Its text, if it is one.
    pub fn lines(&self) -> Option<&Lines<'a>> {
        self.lines.as_ref()
    }

    /// Whether it must not be written.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|located| located.finding.is_error())
    }
}
