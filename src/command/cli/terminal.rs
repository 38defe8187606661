//! Where things are said.

use std::fmt::Display;
use std::io::{self, Write};

use super::Status;
use super::inspection::Tally;

/// The two standard streams; colours appear only where they are wanted (a terminal, no `NO_COLOR`).
pub(super) struct Terminal {
    stdout: anstream::Stdout,
    stderr: anstream::Stderr,
    quiet: bool,
}

impl Terminal {
    pub fn new(quiet: bool) -> Self {
        Self { stdout: anstream::stdout(), stderr: anstream::stderr(), quiet }
    }

    /// A piece of the command's data.
    pub fn data(&mut self, text: impl Display) -> io::Result<()> {
        writeln!(self.stdout, "{text}")
    }

    /// The command's data as they are.
    pub fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut stdout = self.stdout.as_inner();
        stdout.write_all(bytes)?;
        stdout.flush()
    }

    /// Whether data would be shown to a person.
    pub fn is_stdout_a_terminal(&self) -> bool {
        self.stdout.is_terminal()
    }

    /// Something a person should know; a closed standard error is their choice.
    pub fn say(&mut self, text: impl Display) {
        let _ = writeln!(self.stderr, "{text}");
    }

    /// What was done.
    pub fn progress(&mut self, text: impl Display) {
        if !self.quiet {
            self.say(text);
        }
    }

    /// What kept the program from doing something.
    pub fn failure(&mut self, text: &str) {
        self.say(format_args!("错误：{text}"));
    }

    /// What kept the program from doing anything, and what that means for it.
    pub fn refuse(&mut self, text: &str) -> Status {
        self.failure(text);
        Status::Failed
    }

    /// Whether a person sees how far the work is.
    pub fn shows_progress(&self) -> bool {
        !self.quiet && self.stderr.is_terminal()
    }

    /// How many findings there were, if any.
    pub fn summary_of(&mut self, tally: Tally) {
        if tally.errors + tally.warnings > 0 {
            self.summary(tally);
        }
    }

    /// How many findings there were.
    pub fn summary(&mut self, tally: Tally) {
        self.progress(format_args!("{} 个错误，{} 个警告", tally.errors, tally.warnings));
    }
}
