//! `nianbao export`.

use std::io;

use nianbao::finding::Finding;
use nianbao::{Error, Exporter};

use super::args::{Export, Format};
use super::inspection::{Inspection, Tally};
use super::output::{self, Job, Output};
use super::terminal::Terminal;
use super::writers::Writer;
use super::{Status, render, writers};

/// Writes the files of every input that has no errors.
///
/// # Errors
///
/// The standard output cannot be written.
pub(super) fn run(arguments: &Export, terminal: &mut Terminal) -> io::Result<Status> {
    let jobs = match output::plan(arguments) {
        Ok(jobs) => jobs,
        Err(failure) => return Ok(refuse(&failure, terminal)),
    };
    let to_stdout = jobs.iter().flat_map(|job| &job.outputs).any(|(_, output)| *output == Output::Stdout);
    if to_stdout && terminal.is_stdout_a_terminal() {
        return Ok(refuse("文件的内容不能显示在终端上，请用 > 存到文件，或者去掉 -o -", terminal));
    }
    let exporter = match writers::exporter(arguments) {
        Ok(exporter) => exporter,
        Err(failure) => return Ok(refuse(&failure, terminal)),
    };
    let mut status = Status::Done;
    let mut tally = Tally::default();
    for job in &jobs {
        status = status.max(export(job, arguments.draft, &exporter, &mut tally, terminal)?);
    }
    if tally.errors + tally.warnings > 0 {
        terminal.summary(tally);
    }
    Ok(status)
}

fn refuse(failure: &str, terminal: &mut Terminal) -> Status {
    terminal.failure(failure);
    Status::Failed
}

/// Reads, checks and writes one report.
fn export(
    job: &Job,
    draft: bool,
    exporter: &Exporter,
    tally: &mut Tally,
    terminal: &mut Terminal,
) -> io::Result<Status> {
    let bytes = match job.input.read() {
        Ok(bytes) => bytes,
        Err(failure) => return Ok(refuse(&failure, terminal)),
    };
    let mut inspection = Inspection::new(&bytes, exporter);
    let files = if draft { make_draft(job, exporter, &inspection) } else { make(job, exporter, &mut inspection) };
    show(job, &inspection, tally, terminal);
    match files {
        Ok(files) if !files.is_empty() && (draft || !inspection.has_errors()) => write(job, &files, terminal),
        Ok(_) => {
            terminal.progress(format_args!("{}：有错误，没有生成文件", job.input));
            Ok(Status::Findings)
        }
        Err(failure) => Ok(refuse(&format!("{}：{failure}", job.input), terminal)),
    }
}

/// All files of a report, so that all can be written or none; what keeps it from being printed joins its findings.
///
/// # Errors
///
/// A message: the program failed.
fn make(job: &Job, exporter: &Exporter, inspection: &mut Inspection<'_>) -> Result<Vec<Vec<u8>>, String> {
    let mut files = Vec::new();
    for (writer, _) in &job.outputs {
        if inspection.has_errors() {
            break;
        }
        let Some(report) = &inspection.report else { break };
        match (writer.write)(exporter, report) {
            Ok(bytes) => files.push(bytes),
            Err(Error::Findings(findings)) => inspection.add(findings),
            Err(error) => return Err(format!("没能生成 {} 文件：{error}", writer.extension)),
        }
    }
    Ok(files)
}

/// All files of a report as drafts; none if it cannot be read as a report.
///
/// # Errors
///
/// A message: the program failed.
fn make_draft(job: &Job, exporter: &Exporter, inspection: &Inspection<'_>) -> Result<Vec<Vec<u8>>, String> {
    let Some(report) = &inspection.report else { return Ok(Vec::new()) };
    let findings: Vec<Finding> = inspection.findings.iter().map(|located| located.finding.clone()).collect();
    let make_one = |(writer, _): &(&Writer, Output)| {
        let written = (writer.write_draft)(exporter, report, &findings);
        written.map_err(|error| format!("没能生成 {} 文件：{error}", writer.extension))
    };
    job.outputs.iter().map(make_one).collect()
}

fn show(job: &Job, inspection: &Inspection<'_>, tally: &mut Tally, terminal: &mut Terminal) {
    tally.add(&inspection.findings);
    for located in &inspection.findings {
        terminal.say(render::finding(located, inspection.lines(), &job.input.to_string(), Format::Full));
        terminal.say("");
    }
}

fn write(job: &Job, files: &[Vec<u8>], terminal: &mut Terminal) -> io::Result<Status> {
    let mut status = Status::Done;
    for ((_, output), bytes) in job.outputs.iter().zip(files) {
        match output {
            Output::Stdout => terminal.bytes(bytes)?,
            Output::File(path) => match output::write(path, bytes) {
                Ok(()) => terminal.progress(format_args!("已生成 {}", path.display())),
                Err(failure) => status = refuse(&failure, terminal),
            },
        }
    }
    Ok(status)
}
