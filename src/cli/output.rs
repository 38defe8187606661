//! Where files go, and writing them.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::args::Export;
use super::failure;
use super::input::Input;
use super::writers::{WRITERS, Writer};

/// The stem of the files made from the standard input.
const STDIN_STEM: &str = "report";

/// What is to be made of one input.
pub(super) struct Job {
    pub input: Input,
    /// Each kind of file and where it goes.
    pub outputs: Vec<(&'static Writer, Output)>,
}

/// Where a file goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Output {
    /// `-`.
    Stdout,
    /// A file.
    File(PathBuf),
}

/// What is to be made of all inputs.
///
/// # Errors
///
/// A message: the arguments do not fit each other, or two files would be the same.
pub(super) fn plan(arguments: &Export) -> Result<Vec<Job>, String> {
    let to_stdout = arguments.output.as_deref() == Some(Path::new("-"));
    if to_stdout && arguments.to.is_none() {
        return Err("写到标准输出时要用 --to pdf 或 --to docx 说明格式".to_owned());
    }
    if to_stdout && arguments.inputs.len() > 1 {
        return Err("写到标准输出时只能有一个输入".to_owned());
    }
    let jobs: Vec<Job> = arguments.inputs.iter().map(|typed| job(Input::new(typed), arguments, to_stdout)).collect();
    refuse_collisions(&jobs)?;
    Ok(jobs)
}

fn job(input: Input, arguments: &Export, to_stdout: bool) -> Job {
    let writers = WRITERS.iter().filter(|writer| arguments.to.is_none_or(|target| target == writer.target));
    let path = |extension| {
        let beside = match &input {
            Input::Stdin => PathBuf::from(STDIN_STEM),
            Input::File(path) => path.clone(),
        };
        let mut name = beside.file_stem().unwrap_or_default().to_owned();
        name.push(".");
        name.push(extension);
        match &arguments.output {
            Some(directory) => directory.join(name),
            None => beside.with_file_name(name),
        }
    };
    let output = |extension| if to_stdout { Output::Stdout } else { Output::File(path(extension)) };
    let outputs = writers.map(|writer| (writer, output(writer.extension))).collect();
    Job { input, outputs }
}

/// Refuses an output that is written twice or is itself an input.
fn refuse_collisions(jobs: &[Job]) -> Result<(), String> {
    if jobs.iter().filter(|job| job.input == Input::Stdin).count() > 1 {
        return Err("标准输入（-）只能写一次".to_owned());
    }
    let mut taken: BTreeMap<PathBuf, &Input> = BTreeMap::new();
    for job in jobs {
        for path in job.outputs.iter().filter_map(|(_, output)| output.path()) {
            if let Some(other) = taken.insert(place(path), &job.input) {
                return Err(format!("{other} 和 {} 会写到同一个文件 {}", job.input, path.display()));
            }
        }
    }
    for job in jobs {
        let Input::File(path) = &job.input else { continue };
        if let Some(other) = taken.get(&place(path)) {
            return Err(format!("由 {other} 生成的文件会盖掉输入 {}", path.display()));
        }
    }
    Ok(())
}

/// A file's place as the file system has it, by which two ways to write it are the same.
fn place(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (Some(directory), Some(name)) = (path.parent(), path.file_name()) else { return path };
    let directory = directory.canonicalize().unwrap_or_else(|_| directory.to_owned());
    directory.join(name)
}

impl Output {
    fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdout => None,
            Self::File(path) => Some(path),
        }
    }
}

/// Writes a file so that it is there whole or not at all.
///
/// # Errors
///
/// A message that names the file and says why it cannot be written.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let failed = |error: &io::Error| format!("{} 写不了：{}", path.display(), failure::reason(error));
    if path.is_dir() {
        return Err(failed(&io::ErrorKind::IsADirectory.into()));
    }
    write_beside(path, bytes).map_err(|error| failed(&error))
}

/// Writes to a temporary file in the same directory, then renames it.
fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(directory)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".nianbao-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As for any new file: what the umask leaves of it. A temporary file is otherwise its owner's only.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(directory)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
