//! `nianbao check`.

use std::io;
use std::path::Path;

use super::args::{Check, Format};
use super::export::walk;
use super::input::Input;
use super::inspection::{Inspection, Tally};
use super::previous::Previous;
use super::taken::Taken;
use super::terminal::Terminal;
use super::{Status, faces, render};
use nianbao::Exporter;

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
    for note in &checking.previous.notes {
        terminal.say(format_args!("警告：{note}"));
    }
    let mut status = Status::Done;
    for input in arguments.inputs.iter().flat_map(|typed| inputs(typed)) {
        let read = input.and_then(|input| input.read().map(|bytes| (input, bytes)));
        match read {
            Ok((input, bytes)) => status = status.max(checking.check(&input, &bytes, terminal)?),
            Err(failure) => {
                terminal.failure(&failure);
                status = Status::Failed;
            }
        }
    }
    checking.summarize(terminal);
    Ok(status)
}

/// What is to be checked: a file as it is named, or every report below a folder; or why there is none.
fn inputs(typed: &Path) -> Vec<Result<Input, String>> {
    if !typed.is_dir() {
        return vec![Ok(Input::new(typed))];
    }
    let mut inputs = Vec::new();
    match walk::each_report(typed, |relative| inputs.push(Ok(Input::File(typed.join(relative))))) {
        Ok(()) => inputs,
        Err(failure) => vec![Err(failure)],
    }
}

/// Inputs being checked, and what was found so far.
struct Checking<'a> {
    arguments: &'a Check,
    exporter: Exporter,
    previous: Previous,
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
        Ok(Self { arguments, exporter, previous: Previous::read(arguments)?, tally: Tally::default(), accepted: 0 })
    }

    fn check(&mut self, input: &Input, bytes: &[u8], terminal: &mut Terminal) -> io::Result<Status> {
        let taken = Taken::new(bytes);
        let mut inspection =
            Inspection::with_previous(&taken, &self.exporter, &input.pictures(), self.previous.of(&taken));
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
