//! What is to be made, before anything is.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use nianbao::output::{FORMATS, Format};

use super::walk;
use crate::command::cli::args::{Export, Wanted};
use crate::command::cli::digest;
use crate::command::cli::input::Input;
use crate::command::cli::names;

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
    fn new(root: &Arc<Path>, relative: &Path) -> Self {
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

    /// A file that is made of it, by how its name ends.
    pub fn output(&self, arguments: &Export, ending: &str) -> PathBuf {
        let folder = arguments.output.as_deref().or(self.root.as_deref()).unwrap_or(Path::new(""));
        with_ending(&folder.join(&self.relative), ending)
    }

    /// Where files made of it are, or are to be: of a format with a file for each page, the pages that lie there from
    /// the first on.
    pub fn outputs(&self, arguments: &Export) -> Vec<PathBuf> {
        let mut outputs = Vec::new();
        for format in formats(arguments) {
            let of_page = |page| self.output(arguments, &format.ending(page));
            if format.is_by_page() {
                outputs.extend((1..).map(of_page).take_while(|path| path.exists()));
            } else {
                outputs.push(of_page(1));
            }
        }
        outputs
    }
}

/// A file's path with another end of its name in the place of its extension.
fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
}

/// The formats to be written, each once, in the order of the library's list: those asked for, and what is written along
/// with them. To the standard output nothing is written along.
pub(super) fn formats(arguments: &Export) -> impl Iterator<Item = &'static Format> {
    let asked = &arguments.to;
    let is_named = |format: &Format| asked.iter().any(|wanted| matches!(wanted, Wanted::One(one) if *one == format));
    let is_along = |format: &Format| {
        let mut with = asked.iter().filter_map(|wanted| if let Wanted::One(one) = wanted { one.with } else { None });
        !is_to_stdout(arguments) && with.any(|with| with == format)
    };
    let is_asked = move |format: &Format| match asked.as_slice() {
        [] => format.is_default,
        _ => asked.contains(&Wanted::All) || is_named(format) || is_along(format),
    };
    FORMATS.iter().copied().filter(move |format| is_asked(format))
}

/// Whether the one file made goes to the standard output.
pub(super) fn is_to_stdout(arguments: &Export) -> bool {
    arguments.output.as_deref() == Some(Path::new("-"))
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
            let root: Arc<Path> = typed.as_path().into();
            walk::each_report(typed, |relative| jobs.push(Job::new(&root, relative)))?;
        } else {
            jobs.push(Job::of_file(typed));
        }
    }
    if arguments.site.url.is_some() && jobs.len() != 1 {
        return Err(format!("--url 是一个网页的网址，只能用于一份年报，现在有 {} 份", jobs.len()));
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
    let endings: Vec<String> = formats(arguments).map(|format| format.ending(1)).collect();
    let Some(first) = endings.first() else { return Ok(()) };
    let mut places = Places::default();
    let mut taken: Vec<(u128, usize, &str)> = Vec::with_capacity(jobs.len());
    for ending in telling(&endings) {
        let key = |(number, job): (usize, &Job)| (places.key(&job.output(arguments, ending)), number, ending);
        taken.extend(jobs.iter().enumerate().map(key));
    }
    taken.sort_unstable();
    if let Some(same) = taken.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        let (one, other) = (&jobs[same[0].1], &jobs[same[1].1]);
        let path = one.output(arguments, same[0].2);
        return Err(format!(
            "{} 和 {} 会写到同一个文件 {}（大小写不同、组合字符写法不同也算同一个）",
            one.input(),
            other.input(),
            path.display()
        ));
    }
    let find = |key: u128| taken.binary_search_by_key(&key, |(key, ..)| *key).ok().map(|found| &jobs[taken[found].1]);
    let log = arguments.batch.log.iter().map(|path| (path.clone(), "记录"));
    let inputs = jobs.iter().filter_map(|job| Some((job.input().path()?.to_owned(), "输入")));
    for (path, what) in inputs.chain(log) {
        for document in documents_of(&path, arguments) {
            if let Some(other) = find(places.key(&path.with_file_name(document + first))) {
                return Err(format!("由 {} 生成的文件会盖掉{what} {}", other.input(), path.display()));
            }
        }
    }
    match &arguments.batch.log {
        Some(log) if jobs.iter().any(|job| places.is_same(log, &job.input())) => {
            Err(format!("记录会盖掉输入 {}", log.display()))
        }
        _ => Ok(()),
    }
}

/// The ends of names by which files of two reports can be the same: the files of one report differ by them alone, so
/// the first stands for all; but `a.fragment.html` is a file of `a.json` and of `a.fragment.json`.
fn telling(endings: &[String]) -> impl Iterator<Item = &str> {
    let is_within = |one: &str, other: &str| one.len() < other.len() && other.ends_with(one);
    let meets = move |ending: &str| endings.iter().any(|other| is_within(ending, other) || is_within(other, ending));
    endings.iter().enumerate().filter(move |(index, ending)| *index == 0 || meets(ending)).map(|(_, ending)| &**ending)
}

/// What reports may be called, without their extensions, of which a file of a name would be made.
fn documents_of(path: &Path, arguments: &Export) -> Vec<String> {
    let name = path.file_name().and_then(std::ffi::OsStr::to_str).unwrap_or_default();
    let document = |format: &Format| Some(format.document_name(without(name, format.extension)?)?.to_owned());
    formats(arguments).filter_map(document).collect()
}

/// A file's name without an extension that it has, in whatever case.
fn without<'n>(name: &'n str, extension: &str) -> Option<&'n str> {
    let stem = name.get(..name.len().checked_sub(extension.len() + 1)?)?;
    let is_it = name[stem.len()..].strip_prefix('.')?.eq_ignore_ascii_case(extension);
    Some(stem).filter(|stem| is_it && !stem.is_empty())
}

/// Files' places as the file system has them, by which two ways to write one are the same.
#[derive(Default)]
struct Places {
    /// The last folder and its place: jobs of one folder follow each other.
    last: Option<(PathBuf, PathBuf)>,
}

impl Places {
    /// A number for a file's place. Names that differ in case or in how their accents are composed alone are one file
    /// to macOS, Windows and many a shared folder.
    fn key(&mut self, path: &Path) -> u128 {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let place = match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) => self.folder(folder).join(name),
            _ => path,
        };
        match place.to_str() {
            Some(text) => digest::short([names::folded(text).as_bytes()]),
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
