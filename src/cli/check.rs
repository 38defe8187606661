//! `nianbao check`.

use std::io;

use nianbao::Exporter;

use super::args::{Check, Format};
use super::input::Input;
use super::inspection::{Inspection, Tally};
use super::terminal::Terminal;
use super::{Status, faces, render};

/// Checks every input.
///
/// # Errors
///
/// The standard output cannot be written.
pub(super) fn run(arguments: &Check, terminal: &mut Terminal) -> io::Result<Status> {
    let exporter = match faces::load(&arguments.faces) {
        Ok(fonts) => Exporter { fonts, ..Exporter::default() },
        Err(failure) => {
            terminal.failure(&failure);
            return Ok(Status::Failed);
        }
    };
    let mut status = Status::Done;
    let mut tally = Tally::default();
    for input in arguments.inputs.iter().map(|typed| Input::new(typed)) {
        match input.read() {
            Ok(bytes) => {
                let inspection = Inspection::new(&bytes, &exporter);
                status = status.max(check(&input, &inspection, arguments.format, &mut tally, terminal)?);
            }
            Err(failure) => {
                terminal.failure(&failure);
                status = Status::Failed;
            }
        }
    }
    terminal.summary(tally);
    Ok(status)
}

fn check(
    input: &Input,
    inspection: &Inspection<'_>,
    format: Format,
    tally: &mut Tally,
    terminal: &mut Terminal,
) -> io::Result<Status> {
    tally.add(&inspection.findings);
    let name = if format == Format::Json { input.name() } else { input.to_string() };
    for located in &inspection.findings {
        terminal.data(render::finding(located, inspection.lines(), &name, format))?;
        if format == Format::Full {
            terminal.data("")?;
        }
    }
    Ok(if inspection.has_errors() { Status::Findings } else { Status::Done })
}
