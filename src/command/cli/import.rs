//! `nianbao import`.

use std::io;
use std::path::{Path, PathBuf};

use nianbao::import::{self, Imported, Options};

use super::Status;
use super::args::{self, Format, Import};
use super::export::{files, walk};
use super::input::Input;
use super::terminal::Terminal;

/// Brings in every input.
///
/// # Errors
///
/// The standard output cannot be written.
pub(super) fn run(arguments: &Import, terminal: &mut Terminal) -> io::Result<Status> {
    let jobs = match plan(arguments) {
        Ok(jobs) => jobs,
        Err(failure) => return Ok(terminal.refuse(&failure)),
    };
    let mut status = Status::Done;
    for job in &jobs {
        status = status.max(one(job, arguments, terminal)?);
    }
    Ok(status)
}

/// A file to be brought in, and where its JSON goes; none for the standard output.
struct Job {
    input: Input,
    output: Option<PathBuf>,
}

/// # Errors
///
/// A message: a folder cannot be read, or the arguments do not fit each other.
fn plan(arguments: &Import) -> Result<Vec<Job>, String> {
    let mut inputs: Vec<(Input, PathBuf)> = Vec::new();
    for typed in &arguments.inputs {
        if typed.is_dir() {
            walk::each_report(typed, |relative| {
                if walk::is_document(&typed.join(relative)) {
                    inputs.push((Input::File(typed.join(relative)), relative.to_owned()));
                }
            })?;
        } else {
            let name = typed.file_name().map_or_else(|| PathBuf::from("report"), PathBuf::from);
            let name = if typed == Path::new("-") { PathBuf::from("report") } else { name };
            inputs.push((Input::new(typed), name));
        }
    }
    let is_batch = arguments.inputs.len() > 1 || arguments.inputs[0].is_dir();
    let output = arguments.output.as_deref().filter(|path| *path != Path::new("-"));
    if is_batch && output.is_none() && arguments.format != Format::Json {
        return Err("输入不止一份时，要用 -o 写明放在哪个文件夹".to_owned());
    }
    let into = |name: &Path| match output {
        Some(folder) if is_batch || folder.is_dir() => Some(folder.join(name).with_extension("json")),
        other => other.map(Path::to_owned),
    };
    let jobs: Vec<Job> = inputs.into_iter().map(|(input, name)| Job { input, output: into(&name) }).collect();
    refuse_collisions(&jobs)?;
    Ok(jobs)
}

fn refuse_collisions(jobs: &[Job]) -> Result<(), String> {
    let mut places: Vec<(&PathBuf, &Input)> =
        jobs.iter().filter_map(|job| Some((job.output.as_ref()?, &job.input))).collect();
    places.sort_by_key(|(place, _)| *place);
    match places.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        Some([(place, one), (_, other)]) => Err(format!("{one} 和 {other} 会写到同一个文件 {}", place.display())),
        _ => Ok(()),
    }
}

fn one(job: &Job, arguments: &Import, terminal: &mut Terminal) -> io::Result<Status> {
    let Job { input, output } = job;
    let fill = match arguments.fill {
        args::Fill::Derived => import::Fill::Derived,
        args::Fill::None => import::Fill::None,
    };
    let read = input
        .read()
        .and_then(|bytes| import::import(&bytes, Options { fill }).map_err(|error| format!("{input}：{error}")));
    let imported = match read {
        Ok(imported) => imported,
        Err(failure) => return Ok(terminal.refuse(&failure)),
    };
    if let Some(path) = output
        && let Err(failure) = write(path, &imported, &input.name())
    {
        return Ok(terminal.refuse(&failure));
    }
    tell(job, &imported, arguments.format, terminal)?;
    Ok(if imported.is_open() { Status::Findings } else { Status::Done })
}

/// Writes the report and its account, neither over a file that is there.
fn write(path: &Path, imported: &Imported, name: &str) -> Result<(), String> {
    let account = path.with_extension("import.json");
    for path in [path, &account] {
        if path.exists() {
            return Err(format!("{} 已经有了，不覆盖", path.display()));
        }
    }
    files::write(
        &[(path.to_owned(), imported.json.clone().into_bytes()), (account, imported.account(name).into_bytes())],
        &[],
    )
}

/// Says how it was read; without a file for it, the report goes to the standard output.
fn tell(job: &Job, imported: &Imported, format: Format, terminal: &mut Terminal) -> io::Result<()> {
    let Job { input, output } = job;
    match format {
        Format::Json => return terminal.data(imported.account_line(&input.name())),
        Format::Short => terminal.say(format_args!("{input}：{}", imported.summary())),
        Format::Full => {
            let mut lines = imported.in_words().into_iter();
            terminal.say(format_args!("{input}：{}", lines.next().unwrap_or_default()));
            lines.for_each(|line| terminal.say(format_args!("  {line}")));
        }
    }
    match output {
        Some(path) => terminal.progress(format_args!("已生成 {}", path.display())),
        None => terminal.bytes(imported.json.as_bytes())?,
    }
    Ok(())
}
