//! One report: read, checked, made, written.

use std::ffi::OsStr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Instant;

use nianbao::Exporter;
use nianbao::output::{File, Format, WriteError};
use nianbao::page::document::Document;
use nianbao::report::finding::Finding;
use nianbao::report::model;
use serde_json::value::RawValue;

use super::files;
use super::manifest::Manifest;
use super::outcome::{Ending, Made, Outcome};
use super::plan::{Job, formats};
use crate::command::cli::args;
use crate::command::cli::exporter::exporter;
use crate::command::cli::faces;
use crate::command::cli::inspection::{Inspection, Tally};
use crate::command::cli::pictures::{Pictures, with_pictures};
use crate::command::cli::render;
use crate::command::cli::stop::Stop;
use crate::command::cli::taken::Taken;

/// How many findings of one report are told, where many reports are made.
const MOST_TOLD: usize = 5;

/// What the files of all reports have in common.
pub(super) struct Making<'a> {
    pub arguments: &'a args::Export,
    pub exporter: Exporter,
    /// How findings are told.
    pub format: args::Format,
}

impl<'a> Making<'a> {
    /// # Errors
    ///
    /// A message: a font file cannot be used.
    pub fn new(arguments: &'a args::Export, format: args::Format) -> Result<Self, String> {
        Ok(Self { arguments, exporter: exporter(arguments)?, format })
    }
}

/// A file that was made of a report.
pub(super) struct Product {
    pub format: &'static Format,
    pub file: File,
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
        let input = job.input();
        let (bytes, pictures) = (input.read()?, input.pictures());
        let given = self.manifest.as_ref().map(|_| with_pictures(&bytes, &pictures));
        let given = given.as_deref().unwrap_or_default();
        let arguments = self.making.arguments;
        let older = job.outputs(arguments);
        if let Some(manifest) = &self.manifest
            && manifest.is_made(job.relative(), given, &older)
        {
            return Ok(Ending::Unchanged);
        }
        let name = job.output(arguments, "").file_name().and_then(OsStr::to_str).map(str::to_owned);
        let Some(made) = outcome.make(&bytes, &pictures, &self.making, name.as_deref())? else {
            return Ok(Ending::Refused { leaves_older: older.iter().any(|path| path.exists()) });
        };
        if self.stop.status().is_some() {
            return Ok(Ending::Stopped);
        }
        let placed = |Product { file, .. }: Product| (job.output(arguments, &file.ending), file.bytes);
        let made: Vec<(PathBuf, Vec<u8>)> = made.into_iter().map(placed).collect();
        files::write(&made, &older)?;
        if let Some(manifest) = &self.manifest {
            manifest.add(job.relative(), given, made.iter().map(|(_, bytes)| bytes.as_slice()))?;
        }
        Ok(Ending::Written(made.into_iter().map(|(path, bytes)| Made { path, bytes: bytes.len() }).collect()))
    }
}

/// All files of a report, so that all can be written or none; none if it has errors, which what keeps it from being
/// printed joins. If they lie in one folder they begin with its name, and know each other.
///
/// # Errors
///
/// A message: the program failed.
pub(super) fn make(
    making: &Making<'_>,
    inspection: &mut Inspection<'_>,
    name: Option<&str>,
) -> Result<Option<Vec<Product>>, String> {
    let exporter = &making.exporter;
    if making.arguments.draft {
        let findings: Vec<Finding> = inspection.findings.iter().map(|located| located.finding.clone()).collect();
        let Some(report) = inspection.draft() else {
            inspection.add(vec![model::no_draft()]);
            return Ok(None);
        };
        return write(making, &exporter.draft(&report, &findings), name).map(Some);
    }
    let Some(report) = &inspection.report else { return Ok(None) };
    if inspection.has_errors() {
        return Ok(None);
    }
    match exporter.document(report) {
        Ok(document) => write(making, &document, name).map(Some),
        Err(findings) => {
            inspection.add(findings);
            Ok(None)
        }
    }
}

/// A document in every format that is asked for.
fn write(making: &Making<'_>, document: &Document, name: Option<&str>) -> Result<Vec<Product>, String> {
    let beside = |name: &str| {
        formats(making.arguments).map(|format| format.beside(name.to_owned() + &format.ending(1))).collect()
    };
    let master = making.exporter.master(document).with_beside(name.map(beside).unwrap_or_default());
    let mut products = Vec::new();
    for format in formats(making.arguments) {
        let files = master.files(format).map_err(|error| failed(format, &error))?;
        products.extend(files.into_iter().map(|file| Product { format, file }));
    }
    Ok(products)
}

fn failed(format: &Format, error: &WriteError) -> String {
    let reason = faces::fault(error).unwrap_or_else(|| error.to_string());
    format!("没能生成 {} 文件：{reason}", format.name)
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

    /// The files of a report, those of each format together; none if it has errors and is to be no draft.
    ///
    /// # Errors
    ///
    /// A message: the program failed.
    pub fn make(
        &mut self,
        bytes: &[u8],
        pictures: &Pictures,
        making: &Making<'_>,
        name: Option<&str>,
    ) -> Result<Option<Vec<Product>>, String> {
        let taken = Taken::new(bytes);
        let mut inspection = Inspection::new(&taken, &making.exporter, pictures);
        let made = make(making, &mut inspection, name).map_err(|failure| format!("{}：{failure}", self.input));
        self.tell(&inspection, making.format);
        made
    }

    /// Keeps what is to be told of the findings; they themselves need the report's text.
    fn tell(&mut self, inspection: &Inspection<'_>, format: args::Format) {
        let findings = &inspection.findings;
        self.tally.add(findings);
        self.rule = findings.iter().find(|located| located.finding.is_error()).map(|located| located.finding.rule);
        let most = if format == args::Format::Full { findings.len() } else { MOST_TOLD };
        for located in findings.iter().take(most) {
            self.told.push(render::finding(located, inspection.lines(), &self.input, format));
            if format == args::Format::Full {
                self.told.push(String::new());
            }
        }
        if let Some(more) = findings.len().checked_sub(most).filter(|more| *more > 0) {
            self.told.push(format!("{}：另有 {more} 处，用 nianbao check 看全部", self.input));
        }
        let json = |located| render::finding(located, inspection.lines(), &self.input, args::Format::Json);
        self.findings = findings.iter().filter_map(|located| RawValue::from_string(json(located)).ok()).collect();
    }
}
