//! One report: read, checked, made, written.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Instant;

use nianbao::document::Document;
use nianbao::finding::Finding;
use nianbao::font::SharedOutlines;
use nianbao::{Error, Exporter};
use serde_json::value::RawValue;

use super::files;
use super::manifest::Manifest;
use super::outcome::{Ending, Made, Outcome};
use super::plan::{Job, writers};
use crate::cli::args::{Export, Format};
use crate::cli::faces;
use crate::cli::inspection::{Inspection, Tally};
use crate::cli::render;
use crate::cli::stop::Stop;
use crate::cli::writers::{Writer, exporter};

/// How many findings of one report are told, where many reports are made.
const MOST_TOLD: usize = 5;

/// What the files of all reports have in common.
pub(super) struct Making<'a> {
    pub arguments: &'a Export,
    pub exporter: Exporter,
    /// How findings are told.
    pub format: Format,
}

impl<'a> Making<'a> {
    /// # Errors
    ///
    /// A message: a font file cannot be used.
    pub fn new(arguments: &'a Export, format: Format) -> Result<Self, String> {
        Ok(Self { arguments, exporter: exporter(arguments)?, format })
    }
}

/// What is done for all reports alike.
pub(super) struct Work<'a> {
    pub making: Making<'a>,
    pub manifest: Option<Manifest>,
    pub stop: Stop,
}

impl Work<'_> {
    /// Does all there is to do for one report.
    pub fn of(&self, job: &Job) -> Outcome {
        Outcome::of(job.input().to_string(), |outcome| self.try_all(job, outcome))
    }

    fn try_all(&self, job: &Job, outcome: &mut Outcome) -> Result<Ending, String> {
        if self.stop.status().is_some() {
            return Ok(Ending::Stopped);
        }
        let bytes = job.input().read()?;
        let arguments = self.making.arguments;
        let paths: Vec<PathBuf> = writers(arguments).map(|writer| job.output(arguments, writer.extension)).collect();
        if let Some(manifest) = &self.manifest
            && manifest.is_made(job.relative(), &bytes, &paths)
        {
            return Ok(Ending::Unchanged);
        }
        let Some(made) = outcome.make(&bytes, &self.making)? else {
            return Ok(Ending::Refused { leaves_older: paths.iter().any(|path| path.exists()) });
        };
        if self.stop.status().is_some() {
            return Ok(Ending::Stopped);
        }
        let made: Vec<(PathBuf, Vec<u8>)> = paths.into_iter().zip(made).collect();
        files::write(&made)?;
        if let Some(manifest) = &self.manifest {
            manifest.add(job.relative(), &bytes, made.iter().map(|(_, bytes)| bytes.as_slice()))?;
        }
        Ok(Ending::Written(made.into_iter().map(|(path, bytes)| Made { path, bytes: bytes.len() }).collect()))
    }
}

/// All files of a report, so that all can be written or none; none if it has errors, which what keeps it from being printed joins.
///
/// # Errors
///
/// A message: the program failed.
pub(super) fn make(making: &Making<'_>, inspection: &mut Inspection<'_>) -> Result<Option<Vec<Vec<u8>>>, String> {
    let Some(report) = &inspection.report else { return Ok(None) };
    let exporter = &making.exporter;
    if making.arguments.draft {
        let findings: Vec<Finding> = inspection.findings.iter().map(|located| located.finding.clone()).collect();
        return write(making, &exporter.draft(report, &findings)).map(Some);
    }
    if inspection.has_errors() {
        return Ok(None);
    }
    match exporter.document(report) {
        Ok(document) => write(making, &document).map(Some),
        Err(findings) => {
            inspection.add(findings);
            Ok(None)
        }
    }
}

/// A document in every kind of file that is asked for.
fn write(making: &Making<'_>, document: &Document) -> Result<Vec<Vec<u8>>, String> {
    let outlines = SharedOutlines::default();
    let write_one =
        |writer: &Writer| (writer.write)(&making.exporter, document, &outlines).map_err(|error| failed(writer, &error));
    writers(making.arguments).map(write_one).collect()
}

fn failed(writer: &Writer, error: &Error) -> String {
    let reason = faces::fault(error).unwrap_or_else(|| error.to_string());
    format!("没能生成 {} 文件：{reason}", writer.extension)
}

impl Outcome {
    /// What comes of some work on a report.
    ///
    /// A fault of the program is this report's alone: the others are made all the same.
    pub fn of(input: String, work: impl FnOnce(&mut Self) -> Result<Ending, String>) -> Self {
        let begun = Instant::now();
        let mut outcome = Self::new(input);
        let done = catch_unwind(AssertUnwindSafe(|| work(&mut outcome)));
        let fault = || Err(format!("{}：程序出错，请把这份年报交给开发者", outcome.input));
        outcome.ending = done.unwrap_or_else(|_| fault()).unwrap_or_else(Ending::Failed);
        outcome.milliseconds = begun.elapsed().as_millis();
        outcome
    }

    fn new(input: String) -> Self {
        Self {
            input,
            ending: Ending::Stopped,
            tally: Tally::default(),
            rule: None,
            told: Vec::new(),
            findings: Vec::new(),
            milliseconds: 0,
        }
    }

    /// The files of a report, one for each writer; none if it has errors and is to be no draft.
    ///
    /// # Errors
    ///
    /// A message: the program failed.
    pub fn make(&mut self, bytes: &[u8], making: &Making<'_>) -> Result<Option<Vec<Vec<u8>>>, String> {
        let mut inspection = Inspection::new(bytes, &making.exporter);
        let made = make(making, &mut inspection).map_err(|failure| format!("{}：{failure}", self.input));
        self.tell(&inspection, making.format);
        made
    }

    /// Keeps what is to be told of the findings; they themselves need the report's text.
    fn tell(&mut self, inspection: &Inspection<'_>, format: Format) {
        let findings = &inspection.findings;
        self.tally.add(findings);
        self.rule = findings.iter().find(|located| located.finding.is_error()).map(|located| located.finding.rule);
        let most = if format == Format::Full { findings.len() } else { MOST_TOLD };
        for located in findings.iter().take(most) {
            self.told.push(render::finding(located, inspection.lines(), &self.input, format));
            if format == Format::Full {
                self.told.push(String::new());
            }
        }
        if let Some(more) = findings.len().checked_sub(most).filter(|more| *more > 0) {
            self.told.push(format!("{}：另有 {more} 处，用 nianbao check 看全部", self.input));
        }
        let json = |located| render::finding(located, inspection.lines(), &self.input, Format::Json);
        self.findings = findings.iter().filter_map(|located| RawValue::from_string(json(located)).ok()).collect();
    }
}
