//! Reports in, files out, both through pipes: one report a line on the standard input, one archive or JSON Lines on
//! the standard output.
//!
//! What is in memory does not depend on how many reports pass: a reader that is slow slows down the reading.

mod line;
mod sink;

use std::io::{self, BufReader};

use super::outcome::{Ending, Outcome};
use super::progress::Progress;
use super::report::{Making, Product};
use super::{Status, Told};
use crate::command::cli::args::{Export, Format, Stream};
use crate::command::cli::pictures::Pictures;
use crate::command::cli::terminal::Terminal;
use crate::command::cli::{failure, parallel};
use line::{Line, Lines};
use sink::Sink;

/// What came of one line.
struct Answer {
    /// The line's number, from 1.
    line: usize,
    outcome: Outcome,
    /// Its files; none if it was refused.
    files: Vec<Product>,
}

/// Writes the files of every line that is a report without errors, and says of every other what is wrong.
///
/// # Errors
///
/// The standard output cannot be written.
pub(super) fn run(form: Stream, arguments: &Export, terminal: &mut Terminal) -> io::Result<Status> {
    if terminal.is_stdout_a_terminal() {
        return Ok(terminal.refuse("文件的内容不能显示在终端上，请用 > 存到文件，或者用 | 交给别的程序"));
    }
    let begun = Making::new(arguments, Format::Short)
        .and_then(|making| Ok((making, Told::new(arguments, Progress::hidden(), false)?)));
    let (making, mut told) = match begun {
        Ok(begun) => begun,
        Err(failure) => return Ok(terminal.refuse(&failure)),
    };
    let mut sink = Sink::new(form, io::stdout().lock());
    let mut unlogged = Ok(());
    let answered = parallel::in_order(
        Lines::new(BufReader::new(io::stdin())),
        arguments.batch.threads(),
        |line| answer(line, &making),
        |mut answer| {
            sink.add(&mut answer)?;
            unlogged = told.add(&answer.outcome, terminal);
            unlogged.clone().map_err(io::Error::other)
        },
    );
    if let Err(failure) = unlogged {
        return Ok(terminal.refuse(&failure));
    }
    answered.and_then(|()| sink.finish())?;
    told.finish(terminal);
    Ok(told.status)
}

fn answer(line: io::Result<Line>, making: &Making<'_>) -> Answer {
    let line = match line {
        Ok(line) => line,
        Err(error) => return unreadable(&error),
    };
    let mut files = Vec::new();
    let (name, report) = line.parts();
    let outcome = Outcome::of(name.into_owned(), |outcome| {
        line::check_name(&outcome.input)?;
        let last = outcome.input.rsplit('/').next().map(str::to_owned);
        let Some(made) = outcome.make(report, &Pictures::of_stream(), making, last.as_deref())? else {
            return Ok(Ending::Refused { leaves_older: false });
        };
        files.extend(made);
        Ok(Ending::Written(Vec::new()))
    });
    Answer { line: line.number, outcome, files }
}

/// The standard input broke off.
fn unreadable(error: &io::Error) -> Answer {
    let message = format!("标准输入读不了：{}", failure::reason(error));
    Answer { line: 0, outcome: Outcome::of("-".to_owned(), |_| Err(message)), files: Vec::new() }
}
