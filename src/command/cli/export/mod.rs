//! `nianbao export`.

pub(super) mod files;
mod log;
mod manifest;
mod outcome;
mod plan;
mod progress;
mod report;
mod stream;
mod summary;
pub(super) mod walk;

use std::fmt::Write as _;
use std::io;

use nianbao::Exporter;
use nianbao::output::{FORMATS, Format};

use super::args::{self, Export};
use super::inspection::{Inspection, Tally};
use super::stop::Stop;
use super::taken::Taken;
use super::terminal::Terminal;
use super::{Status, digest, faces, failure, fonts, names, parallel, render};
use log::Log;
use manifest::Manifest;
use outcome::{Ending, Outcome};
use plan::Job;
use progress::Progress;
use report::{Making, Work};
use summary::Summary;

/// Writes the files of every input that has no errors.
///
/// # Errors
///
/// The standard output cannot be written.
pub(super) fn run(arguments: &Export, terminal: &mut Terminal) -> io::Result<Status> {
    if let Some(form) = arguments.batch.stream {
        return stream::run(form, arguments, terminal);
    }
    if plan::is_to_stdout(arguments) {
        let job = only_job(arguments, terminal);
        return match job.and_then(|job| Ok((job, Making::new(arguments, args::Format::Full)?))) {
            Ok((job, making)) => to_stdout(&job, &making, terminal),
            Err(failure) => Ok(terminal.refuse(&failure)),
        };
    }
    Ok(to_files(arguments, terminal).unwrap_or_else(|failure| terminal.refuse(&failure)))
}

/// The one report that can go to the standard output.
fn only_job(arguments: &Export, terminal: &Terminal) -> Result<Job, String> {
    let formats: Vec<&Format> = plan::formats(arguments).collect();
    let [format] = formats[..] else {
        let choices = FORMATS.iter().filter(|format| !format.is_by_page());
        let choices: Vec<String> = choices.map(|format| format!("--to {}", format.name)).collect();
        return Err(format!("写到标准输出时要用 {} 说明一种格式", choices.join(" 或 ")));
    };
    if format.is_by_page() {
        return Err(format!("{} 一页一个文件，不能写到标准输出，请用 -o 说明目录", format.label));
    }
    let mut jobs = plan::plan(arguments)?;
    let job = jobs.pop().filter(|_| jobs.is_empty()).ok_or("写到标准输出时只能有一个输入")?;
    if terminal.is_stdout_a_terminal() {
        return Err("文件的内容不能显示在终端上，请用 > 存到文件，或者去掉 -o -".to_owned());
    }
    Ok(job)
}

fn to_stdout(job: &Job, making: &Making<'_>, terminal: &mut Terminal) -> io::Result<Status> {
    tell_of_faces(making, terminal);
    let input = job.input();
    let bytes = match input.read() {
        Ok(bytes) => bytes,
        Err(failure) => return Ok(terminal.refuse(&failure)),
    };
    let taken = Taken::new(&bytes);
    let mut inspection = Inspection::new(&taken, &making.exporter, &input.pictures());
    let made = match report::make(making, &mut inspection, None) {
        Ok(made) => made,
        Err(failure) => return Ok(terminal.refuse(&format!("{input}：{failure}"))),
    };
    let mut tally = Tally::default();
    tally.add(&inspection.findings);
    for located in &inspection.findings {
        terminal.say(render::finding(located, inspection.lines(), &input.to_string(), args::Format::Full));
        terminal.say("");
    }
    terminal.summary_of(tally);
    let Some(made) = made else { return Ok(Status::Findings) };
    made.iter().try_for_each(|product| terminal.bytes(&product.file.bytes))?;
    Ok(Status::Done)
}

/// Says what is to be known of the faces that were chosen.
fn tell_of_faces(making: &Making<'_>, terminal: &mut Terminal) {
    for remark in fonts::remarks(&making.arguments.faces, &making.exporter.fonts) {
        terminal.say(format_args!("警告：{remark}"));
    }
}

/// Says which reports have names that are none on Windows: their files could not be copied there.
fn tell_of_names(jobs: &[Job], terminal: &mut Terminal) {
    for job in jobs {
        let parts = job.relative().iter().map(std::ffi::OsStr::to_string_lossy);
        if let Some(part) = parts.into_iter().find(|part| names::is_reserved(part)) {
            terminal
                .say(format_args!("警告：{}：“{part}”是 Windows 的保留名，生成的文件在 Windows 上打不开", job.input()));
        }
    }
}

/// # Errors
///
/// A message: nothing can be done.
fn to_files(arguments: &Export, terminal: &mut Terminal) -> Result<Status, String> {
    let jobs = plan::plan(arguments)?;
    let is_batch = arguments.inputs.iter().any(|typed| typed.is_dir());
    let making = Making::new(arguments, if is_batch { args::Format::Short } else { args::Format::Full })?;
    tell_of_faces(&making, terminal);
    tell_of_names(&jobs, terminal);
    let folder = arguments.output.as_deref().filter(|_| arguments.batch.changed);
    let manifest = folder.map(|folder| Manifest::open(folder, recipe(&making)?)).transpose()?;
    let work = Work { making, manifest, stop: Stop::noted().map_err(|error| failure::reason(&error))? };
    let progress = if is_batch && terminal.shows_progress() { Progress::new(jobs.len()) } else { Progress::hidden() };
    let mut told = Told::new(arguments, progress, !is_batch)?;
    let threads = arguments.batch.threads().min(jobs.len()).max(1);
    let logged = parallel::in_order(
        jobs.into_iter(),
        threads,
        |job| work.of(&job),
        |outcome| told.add(&outcome, terminal).map_err(io::Error::other),
    );
    told.finish(terminal);
    logged.map_err(|error| error.to_string())?;
    Ok(work.stop.status().map_or(told.status, Status::Stopped))
}

/// What decides on the bytes of the files besides the report and the program's version.
///
/// # Errors
///
/// A message: a font file cannot be read.
fn recipe(making: &Making<'_>) -> Result<String, String> {
    let Export { draft, faces, .. } = making.arguments;
    let Exporter { made_on, keeps_accept, options, .. } = &making.exporter;
    let formats: Vec<&Format> = plan::formats(making.arguments).collect();
    let mut recipe = format!("{formats:?} {draft} {made_on:?} {keeps_accept} {options:?}");
    for choice in faces::choices(faces)? {
        let file = std::fs::read(choice.path).map_err(|error| failure::reason(&error))?;
        let _ = write!(recipe, " {} {:032x}", choice.role.name(), digest::short([file.as_slice()]));
    }
    Ok(recipe)
}

/// What is told of a batch, and to whom.
struct Told {
    log: Option<Log>,
    progress: Progress,
    summary: Summary,
    status: Status,
    /// Whether each file written is told.
    names_files: bool,
    tally: Tally,
}

impl Told {
    /// # Errors
    ///
    /// A message: the log cannot be written.
    fn new(arguments: &Export, progress: Progress, names_files: bool) -> Result<Self, String> {
        let log = arguments.batch.log.as_deref().map(Log::create).transpose()?;
        let (summary, tally) = (Summary::new(), Tally::default());
        Ok(Self { log, progress, summary, status: Status::Done, names_files, tally })
    }

    /// Tells what came of a report.
    ///
    /// # Errors
    ///
    /// A message: the log cannot be written.
    fn add(&mut self, outcome: &Outcome, terminal: &mut Terminal) -> Result<(), String> {
        self.status = self.status.max(outcome.status());
        self.tally += outcome.tally;
        self.summary.add(outcome);
        self.progress.aside(|| self.say(outcome, terminal));
        self.progress.advance();
        self.log.as_mut().map_or(Ok(()), |log| log.add(&outcome.record()))
    }

    fn say(&self, outcome: &Outcome, terminal: &mut Terminal) {
        outcome.told.iter().for_each(|text| terminal.say(text));
        match &outcome.ending {
            Ending::Written(files) if self.names_files => {
                for file in files {
                    terminal.progress(format_args!("已生成 {}", file.path.display()));
                }
            }
            Ending::Unchanged if self.names_files => {
                terminal.progress(format_args!("{}：没有变化，不再生成", outcome.input));
            }
            Ending::Refused { leaves_older } if self.names_files => {
                let older = if *leaves_older { "，原有的文件没有改动" } else { "" };
                terminal.progress(format_args!("{}：有错误，没有生成文件{older}", outcome.input));
            }
            Ending::Failed(failure) => terminal.failure(failure),
            _ => {}
        }
    }

    fn finish(&mut self, terminal: &mut Terminal) {
        self.progress.finish();
        if let Some(log) = &mut self.log
            && let Err(failure) = log.add(&self.summary.record())
        {
            self.status = terminal.refuse(&failure);
        }
        terminal.summary_of(self.tally);
        if self.summary.reports() != 1 {
            self.summary.lines().iter().for_each(|line| terminal.progress(line));
        }
    }
}
