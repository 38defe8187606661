//! A picture by the name that the report gives it.

use std::sync::Arc;

use crate::picture::Picture;
use crate::report::finding::Path;

/// A picture as a report has it: the name of a file, or the picture's own data, and what is known of it so far.
///
/// Two are the same that are written the same.
#[derive(Debug, Clone)]
pub struct Image {
    written: Arc<str>,
    pub(super) path: Path,
    state: State,
}

/// How far a picture has come.
#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    /// Its file has not been asked for.
    Wanted,
    /// There is none, as has been told.
    Refused,
    /// It is ready for print.
    Ready(Arc<Picture>),
}

/// What data of pictures begin with in base64, and what a URL of data does.
const DATA: [&str; 3] = ["data:", "iVBORw0KGgo", "/9j/"];

impl Image {
    /// A picture by the name of its file, relative to the report's folder (`pictures/a.png`), or by its data as a URL
    /// (`data:image/png;base64,…`) or in base64.
    pub fn new(written: impl Into<Arc<str>>) -> Self {
        Self { written: written.into(), path: Path::ROOT, state: State::Wanted }
    }

    pub(super) fn at(path: Path, written: &str) -> Self {
        Self { path, ..Self::new(written) }
    }

    /// It as it is written in the report.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Where it is written.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name of its file; none if its data stand in the report.
    pub fn file(&self) -> Option<&str> {
        (!DATA.iter().any(|beginning| self.written.starts_with(beginning))).then_some(&self.written)
    }

    /// The picture, if it is there.
    pub fn picture(&self) -> Option<&Arc<Picture>> {
        match &self.state {
            State::Ready(picture) => Some(picture),
            _ => None,
        }
    }

    /// Whether its file has not been asked for.
    pub(in crate::report::model) fn is_wanted(&self) -> bool {
        self.state == State::Wanted
    }

    /// Takes the picture, or notes that there is none.
    pub(in crate::report::model) fn set(&mut self, picture: Option<Arc<Picture>>) {
        self.state = picture.map_or(State::Refused, State::Ready);
    }
}

impl PartialEq for Image {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl Eq for Image {}
