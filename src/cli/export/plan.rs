//! What is to be made, before anything is.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::walk;
use crate::cli::args::Export;
use crate::cli::digest;
use crate::cli::input::Input;
use crate::cli::writers::{WRITERS, Writer};

/// The stem of the files made from the standard input.
const STDIN_STEM: &str = "report";

/// A report to be made. There may be hundreds of thousands, so it is little more than a path.
#[derive(Clone, Debug)]
pub(super) struct Job {
    /// The folder that was named, or the one of the file that was; none for the standard input.
    root: Option<Arc<Path>>,
    /// The path below it, which the files made keep.
    relative: Box<Path>,
}

impl Job {
    pub fn new(root: &Arc<Path>, relative: &Path) -> Self {
        Self { root: Some(Arc::clone(root)), relative: relative.into() }
    }

    fn of_file(path: &Path) -> Self {
        let root = path.parent().unwrap_or(Path::new(""));
        Self::new(&root.into(), path.file_name().map_or(path, Path::new))
    }

    /// What it is made from.
    pub fn input(&self) -> Input {
        match &self.root {
            Some(root) => Input::File(root.join(&self.relative)),
            None => Input::Stdin,
        }
    }

    /// Where it lies below the folder that was named.
    pub fn relative(&self) -> &Path {
        &self.relative
    }

    /// A file that is made of it.
    pub fn output(&self, arguments: &Export, extension: &str) -> PathBuf {
        let folder = arguments.output.as_deref().or(self.root.as_deref()).unwrap_or(Path::new(""));
        let mut path = folder.join(&self.relative);
        path.set_extension(extension);
        path
    }
}

/// The kinds of file asked for.
pub(super) fn writers(arguments: &Export) -> impl Iterator<Item = &'static Writer> {
    WRITERS.iter().filter(|writer| arguments.to.is_none_or(|target| target == writer.target))
}

/// Every report to be made, in the order of the inputs and of the names in each folder.
///
/// # Errors
///
/// A message: a folder cannot be read, the arguments do not fit each other, or two files would be the same.
pub(super) fn plan(arguments: &Export) -> Result<Vec<Job>, String> {
    let mut jobs = Vec::new();
    for typed in &arguments.inputs {
        if typed == Path::new("-") {
            jobs.push(Job { root: None, relative: Path::new(STDIN_STEM).into() });
        } else if typed.is_dir() {
            walk::collect(typed, &mut jobs)?;
        } else {
            jobs.push(Job::of_file(typed));
        }
    }
    refuse_collisions(&jobs, arguments)?;
    if let Some(shard) = arguments.batch.shard {
        jobs.retain(|job| shard.has(job.relative()));
    }
    Ok(jobs)
}

/// Refuses an output that is written twice or is itself an input; of all shares, so that each says the same.
fn refuse_collisions(jobs: &[Job], arguments: &Export) -> Result<(), String> {
    if jobs.iter().filter(|job| job.root.is_none()).count() > 1 {
        return Err("标准输入（-）只能写一次".to_owned());
    }
    let Some(writer) = writers(arguments).next() else { return Ok(()) };
    // The files of one report differ by their extensions alone, so one of them stands for all.
    let mut places = Places::default();
    let keys =
        jobs.iter().enumerate().map(|(number, job)| (places.key(&job.output(arguments, writer.extension)), number));
    let mut taken: Vec<(u128, usize)> = keys.collect();
    taken.sort_unstable();
    if let Some(same) = taken.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        let (one, other) = (&jobs[same[0].1], &jobs[same[1].1]);
        let path = one.output(arguments, writer.extension);
        return Err(format!(
            "{} 和 {} 会写到同一个文件 {}（大小写不同也算同一个）",
            one.input(),
            other.input(),
            path.display()
        ));
    }
    let find = |key: u128| taken.binary_search_by_key(&key, |(key, _)| *key).ok().map(|found| &jobs[taken[found].1]);
    let is_made = |extension: &str| writers(arguments).any(|writer| writer.extension.eq_ignore_ascii_case(extension));
    let log = arguments.batch.log.iter().map(|path| (path.clone(), "记录"));
    let inputs = jobs.iter().filter_map(|job| Some((job.input().path()?.to_owned(), "输入")));
    for (path, what) in inputs.chain(log) {
        let extension = path.extension().and_then(|extension| extension.to_str());
        if extension.is_some_and(is_made)
            && let Some(other) = find(places.key(&path.with_extension(writer.extension)))
        {
            return Err(format!("由 {} 生成的文件会盖掉{what} {}", other.input(), path.display()));
        }
    }
    match &arguments.batch.log {
        Some(log) if jobs.iter().any(|job| places.is_same(log, &job.input())) => {
            Err(format!("记录会盖掉输入 {}", log.display()))
        }
        _ => Ok(()),
    }
}

/// Files' places as the file system has them, by which two ways to write one are the same.
#[derive(Default)]
struct Places {
    /// The last folder and its place: jobs of one folder follow each other.
    last: Option<(PathBuf, PathBuf)>,
}

impl Places {
    /// A number for a file's place. Names that differ in case alone are one file to macOS, Windows and many a shared folder.
    fn key(&mut self, path: &Path) -> u128 {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let place = match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) => self.folder(folder).join(name),
            _ => path,
        };
        match place.to_str() {
            Some(text) => digest::short([text.to_lowercase().as_bytes()]),
            None => digest::short([place.as_os_str().as_encoded_bytes()]),
        }
    }

    fn folder(&mut self, folder: &Path) -> &Path {
        let known = self.last.take().filter(|(last, _)| last == folder);
        let found = || (folder.to_owned(), folder.canonicalize().unwrap_or_else(|_| folder.to_owned()));
        &self.last.insert(known.unwrap_or_else(found)).1
    }

    fn is_same(&mut self, log: &Path, input: &Input) -> bool {
        let Some(path) = input.path() else { return false };
        path.file_name() == log.file_name() && self.key(path) == self.key(log)
    }
}
