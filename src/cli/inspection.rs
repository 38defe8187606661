//! One input, read and checked.

use nianbao::Exporter;
use nianbao::finding::Finding;
use nianbao::model::{self, Report};
use nianbao::rules::Context;
use nianbao::source::{self, Lines, Source};

use super::render::Located;

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
    /// What is wrong, in the order of the text.
    pub findings: Vec<Located>,
    /// The warnings that the report itself lets stand.
    pub accepted: Vec<Located>,
}

impl<'a> Inspection<'a> {
    /// Reads and checks an input.
    pub fn new(bytes: &'a [u8], exporter: &Exporter) -> Self {
        Self::with_previous(bytes, exporter, None)
    }

    /// The same, and compares it with the report of the year before.
    pub fn with_previous(bytes: &'a [u8], exporter: &Exporter, previous: Option<&Report>) -> Self {
        let mut inspection =
            Self { lines: None, source: None, report: None, findings: Vec::new(), accepted: Vec::new() };
        let findings = inspection.inspect(bytes, exporter, previous).err().unwrap_or_default();
        inspection.add(findings);
        inspection
    }

    fn inspect(&mut self, bytes: &'a [u8], exporter: &Exporter, previous: Option<&Report>) -> Result<(), Vec<Finding>> {
        let text = source::decode(bytes)?;
        let lines = self.lines.insert(Lines::new(text));
        let source = self.source.insert(Source::from_text(lines.text())?);
        let report = self.report.insert(model::parse(source)?);
        Err(exporter.check_with(&Context::new(report, previous)))
    }

    /// Adds findings to those there are.
    pub fn add(&mut self, findings: Vec<Finding>) {
        for finding in findings {
            let is_accepted = finding.accepted.is_some();
            let located = Located::new(finding, self.source.as_ref(), self.report.as_ref().map(Report::form));
            if is_accepted { &mut self.accepted } else { &mut self.findings }.push(located);
        }
        self.findings.sort_by_key(|located| located.span.start);
        self.accepted.sort_by_key(|located| located.span.start);
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
