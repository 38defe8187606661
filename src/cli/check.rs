//! `nianbao check`.

use std::io;

use nianbao::Exporter;
use nianbao::model::Report;

use super::args::{Check, Format};
use super::input::Input;
use super::inspection::{Inspection, Tally};
use super::terminal::Terminal;
use super::{Status, faces, previous, render};

/// Checks every input.
///
/// # Errors
///
/// The standard output cannot be written.
pub(super) fn run(arguments: &Check, terminal: &mut Terminal) -> io::Result<Status> {
    let mut checking = match Checking::new(arguments) {
        Ok(checking) => checking,
        Err(failure) => return Ok(terminal.refuse(&failure)),
    };
    let mut status = Status::Done;
    for input in arguments.inputs.iter().map(|typed| Input::new(typed)) {
        match input.read() {
            Ok(bytes) => status = status.max(checking.check(&input, &bytes, terminal)?),
            Err(failure) => {
                terminal.failure(&failure);
                status = Status::Failed;
            }
        }
    }
    checking.summarize(terminal);
    Ok(status)
}

/// Inputs being checked, and what was found so far.
struct Checking<'a> {
    arguments: &'a Check,
    exporter: Exporter,
    previous: Option<Report>,
    tally: Tally,
    accepted: usize,
}

impl<'a> Checking<'a> {
    /// # Errors
    ///
    /// A message: the arguments do not fit each other, or a font file or the report of the year before cannot be read.
    fn new(arguments: &'a Check) -> Result<Self, String> {
        arguments.choice.check_names()?;
        let exporter = Exporter { fonts: faces::load(&arguments.faces)?, ..Exporter::default() };
        Ok(Self { arguments, exporter, previous: previous_of(arguments)?, tally: Tally::default(), accepted: 0 })
    }

    fn check(&mut self, input: &Input, bytes: &[u8], terminal: &mut Terminal) -> io::Result<Status> {
        let mut inspection = Inspection::with_previous(bytes, &self.exporter, self.previous.as_ref());
        inspection.findings.retain(|located| self.arguments.choice.has(&located.finding));
        inspection.accepted.retain(|located| self.arguments.choice.has(&located.finding));
        self.tally.add(&inspection.findings);
        self.accepted += inspection.accepted.len();
        self.show(input, &inspection, terminal)?;
        let is_bad = inspection.has_errors() || self.arguments.strict && !inspection.findings.is_empty();
        Ok(if is_bad { Status::Findings } else { Status::Done })
    }

    fn show(&self, input: &Input, inspection: &Inspection<'_>, terminal: &mut Terminal) -> io::Result<()> {
        let format = self.arguments.format;
        let name = if format == Format::Json { input.name() } else { input.to_string() };
        for located in &inspection.findings {
            terminal.data(render::finding(located, inspection.lines(), &name, format))?;
            if format == Format::Full {
                terminal.data("")?;
            }
        }
        // For a program that keeps account; a person has seen them before.
        let accepted = inspection.accepted.iter().filter(|_| format == Format::Json);
        for located in accepted {
            terminal.data(render::finding(located, inspection.lines(), &name, format))?;
        }
        Ok(())
    }

    fn summarize(&self, terminal: &mut Terminal) {
        if self.accepted == 0 {
            terminal.summary(self.tally);
        } else {
            let Tally { errors, warnings } = self.tally;
            terminal
                .progress(format_args!("{errors} 个错误，{warnings} 个警告，另有 {} 个已接受的警告", self.accepted));
        }
    }
}

/// The report of the year before, if one is given.
///
/// # Errors
///
/// A message: the arguments do not fit each other, or that report cannot be read.
fn previous_of(arguments: &Check) -> Result<Option<Report>, String> {
    let Some(path) = &arguments.previous else { return Ok(None) };
    if arguments.inputs.len() > 1 {
        return Err("用 --previous 时只能有一个输入".to_owned());
    }
    if path == "-" && arguments.inputs[0] == *path {
        return Err("标准输入（-）只能写一次".to_owned());
    }
    previous::read(path).map(Some)
}
