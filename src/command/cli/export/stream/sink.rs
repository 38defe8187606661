//! Where the files of a stream go.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, StdoutLock, Write as _};

use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use super::{Answer, Product};
use crate::command::cli::args::Stream;
use crate::command::cli::digest;
use crate::command::cli::export::outcome::{Ending, Outcome, Record};
use crate::command::cli::names;

/// The time of every entry of an archive: 1980-01-01, as in the Word files.
const TIME: u64 = 315_532_800;

/// The standard output, as one of the two forms.
pub(super) enum Sink {
    /// Files, and `NAME.error.json` for what has none. The names are kept: of two equal ones, unpacking would lose
    /// the first.
    Tar(Box<tar::Builder<StdoutLock<'static>>>, HashSet<u128>),
    /// One object a line, flushed at once for a program that waits for it.
    Jsonl(StdoutLock<'static>),
}

/// What is written of a line in JSON.
#[derive(Serialize)]
struct Written<'a> {
    line: usize,
    #[serde(flatten)]
    record: Record<'a>,
    /// The files in base64, by their extensions.
    #[serde(flatten)]
    files: BTreeMap<&'static str, Encoded>,
}

/// The files of one format in base64.
#[derive(Serialize)]
#[serde(untagged)]
enum Encoded {
    One(String),
    /// One for each page.
    ByPage(Vec<String>),
}

impl Sink {
    pub fn new(form: Stream, output: StdoutLock<'static>) -> Self {
        match form {
            Stream::Tar => Self::Tar(Box::new(tar::Builder::new(output)), HashSet::new()),
            Stream::Jsonl => Self::Jsonl(output),
        }
    }

    /// Writes what came of a line.
    ///
    /// # Errors
    ///
    /// The standard output cannot be written.
    pub fn add(&mut self, answer: &mut Answer) -> io::Result<()> {
        match self {
            Self::Tar(archive, names) => {
                refuse_known(answer, names);
                for Product { file, .. } in &answer.files {
                    append(archive, &format!("{}{}", answer.outcome.input, file.ending), &file.bytes)?;
                }
                if answer.files.is_empty() {
                    append(archive, &format!("{}.error.json", error_name(answer)), &json(answer)?)?;
                }
                Ok(())
            }
            Self::Jsonl(output) => {
                output.write_all(&json(answer)?)?;
                output.flush()
            }
        }
    }

    /// Ends the archive.
    ///
    /// # Errors
    ///
    /// The standard output cannot be written.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Self::Tar(archive, _) => archive.into_inner()?.flush(),
            Self::Jsonl(mut output) => output.flush(),
        }
    }
}

fn json(answer: &Answer) -> io::Result<Vec<u8>> {
    let written = Written { line: answer.line, record: answer.outcome.record().timeless(), files: encoded(answer) };
    let mut line = serde_json::to_vec(&written)?;
    line.push(b'\n');
    Ok(line)
}

fn encoded(answer: &Answer) -> BTreeMap<&'static str, Encoded> {
    let mut encoded = BTreeMap::new();
    for products in answer.files.chunk_by(|before, after| before.format == after.format) {
        let format = products[0].format;
        let mut files = products.iter().map(|product| Base64Display::new(&product.file.bytes, &STANDARD).to_string());
        let files = if format.is_by_page() {
            Encoded::ByPage(files.collect())
        } else {
            Encoded::One(files.next().unwrap_or_default())
        };
        encoded.insert(format.extension, files);
    }
    encoded
}

/// Refuses a name that was there before; what is filed under the line's number needs none.
fn refuse_known(answer: &mut Answer, known: &mut HashSet<u128>) {
    let name = &answer.outcome.input;
    let is_filed = !matches!(answer.outcome.ending, Ending::Failed(_));
    if is_filed && !known.insert(digest::short([names::folded(name).as_bytes()])) {
        let message = format!("名称“{name}”前面已经有了（大小写不同、组合字符写法不同也算同一个）");
        answer.outcome = Outcome::of(name.clone(), |_| Err(message));
        answer.files.clear();
    }
}

/// What an error is filed under: the name where that is a name of its own, else the line's number.
fn error_name(answer: &Answer) -> String {
    match answer.outcome.ending {
        Ending::Refused { .. } => answer.outcome.input.clone(),
        _ => answer.line.to_string(),
    }
}

/// Adds an entry that is the same on every machine.
fn append(archive: &mut tar::Builder<StdoutLock<'static>>, name: &str, bytes: &[u8]) -> io::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_mode(0o644);
    header.set_mtime(TIME);
    header.set_uid(0);
    header.set_gid(0);
    archive.append_data(&mut header, name, bytes)
}
