//! The command line: arguments, files, the terminal, the exit status.
//!
//! Data go to the standard output, everything else to the standard error.

mod args;
mod check;
mod choice;
#[cfg(feature = "serve")]
mod desktop;
mod digest;
mod explain;
mod export;
mod exporter;
mod faces;
mod failure;
mod fonts;
mod forms;
mod import;
mod input;
mod inspection;
mod names;
mod new;
mod panics;
mod parallel;
mod pictures;
mod previous;
mod render;
#[cfg(feature = "serve")]
mod serve;
mod shard;
mod stop;
mod taken;
mod terminal;
mod usage;
mod workbook;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use terminal::Terminal;

/// What came of the command, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// All was done.
    Done,
    /// A report has findings of severity error.
    Findings,
    /// Something could not be run: wrong usage, a file that cannot be read or written.
    Failed,
    /// The program was asked to stop, with the exit status that says by which signal.
    Stopped(u8),
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::SUCCESS,
            Status::Findings => Self::from(1),
            Status::Failed => Self::from(2),
            Status::Stopped(status) => Self::from(status),
        }
    }
}

/// Runs the command as it was typed.
pub(crate) fn run(typed: impl Iterator<Item = OsString>) -> ExitCode {
    panics::told(|| obey(typed))
}

fn obey(typed: impl Iterator<Item = OsString>) -> ExitCode {
    let typed: Vec<OsString> = typed.collect();
    #[cfg(feature = "serve")]
    let typed = desktop::completed(typed);
    let arguments = match Arguments::try_parse_from(typed) {
        Ok(arguments) => arguments,
        Err(error) => return usage::report(&error).into(),
    };
    let mut terminal = Terminal::new(arguments.quiet);
    let status = match arguments.command {
        Command::Export(arguments) => export::run(&arguments, &mut terminal),
        Command::Import(arguments) => import::run(&arguments, &mut terminal),
        Command::Check(arguments) => check::run(&arguments, &mut terminal),
        Command::Fonts(arguments) => fonts::run(&arguments, &mut terminal),
        Command::Explain(arguments) => explain::run(&arguments, &mut terminal),
        Command::New(arguments) => new::run(&arguments, &mut terminal),
        Command::Schema(arguments) => forms::schema(&arguments, &mut terminal),
        Command::Forms(arguments) => forms::run(&arguments, &mut terminal),
        #[cfg(feature = "serve")]
        Command::Serve(arguments) => serve::run(&arguments, &mut terminal),
    };
    match status {
        Ok(status) => status.into(),
        // Whoever reads the output has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            terminal.failure(&format!("标准输出写不进去：{}", failure::reason(&error)));
            Status::Failed.into()
        }
    }
}
