//! What is wrong with a report: plain data, for any renderer.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

/// Where a value lies in the report's JSON: keys and array indices from the top, joined by full stops
/// (`requests.outcomes.refused.state_secret.other`, `overview.1.content.0`).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Cow<'static, str>);

impl Path {
    /// The whole report.
    pub const ROOT: Self = Self(Cow::Borrowed(""));

    /// A path known when the program is built, or one of a form.
    pub const fn new(path: &'static str) -> Self {
        Self(Cow::Borrowed(path))
    }

    /// The path of a member of the object, or of an element of the array, at this path.
    #[must_use]
    pub fn child(&self, key: impl fmt::Display) -> Self {
        if self.0.is_empty() {
            Self(Cow::Owned(key.to_string()))
        } else {
            Self(Cow::Owned(format!("{}.{key}", self.0)))
        }
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The keys and indices, outermost first.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.0.split('.').filter(|segment| !segment.is_empty())
    }
}

impl From<String> for Path {
    fn from(path: String) -> Self {
        Self(Cow::Owned(path))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a person's look; the report can be published.
    Warning,
    /// The report is wrong by the form, or cannot be read; nothing is written.
    Error,
}

/// Which part of a JSON member a finding points at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The value at the path.
    #[default]
    Value,
    /// The key that leads to the value at the path.
    Key,
}

/// One thing that is wrong with a report.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule that was broken, as `--ignore` and `accept` name it.
    pub rule: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// The value it is about.
    pub path: Path,
    /// Whether it is the value or its key.
    pub place: Place,
    /// The bytes of the input it is about, where the path cannot say (a syntax error, the second of two equal keys).
    pub span: Option<Range<usize>>,
    /// The character of the text at the path that it is about, where that is one; the first of it is pointed at.
    pub character: Option<char>,
    /// The bytes it is about of the words at the path, as [`Text`](crate::report::model::Text) has them: cleaned,
    /// escapes resolved.
    pub words: Option<Range<usize>>,
    /// What is wrong, in Chinese, for the person who wrote the report.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Other values that take part, such as the terms of an equation.
    pub related: Vec<Path>,
    /// Why the report lets it stand, if it does (`accept`); an error is never accepted.
    pub accepted: Option<String>,
}

impl Finding {
    /// A finding of severity error.
    pub fn error(rule: &'static str, path: Path, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Error, path, message.into())
    }

    /// A finding of severity warning.
    pub fn warning(rule: &'static str, path: Path, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Warning, path, message.into())
    }

    fn new(rule: &'static str, severity: Severity, path: Path, message: String) -> Self {
        Self {
            rule,
            severity,
            path,
            place: Place::Value,
            span: None,
            character: None,
            words: None,
            message,
            help: None,
            related: Vec::new(),
            accepted: None,
        }
    }

    /// Says what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Points at the key instead of the value.
    #[must_use]
    pub fn at_key(mut self) -> Self {
        self.place = Place::Key;
        self
    }

    /// Points at exact bytes of the input.
    #[must_use]
    pub fn at_span(mut self, span: Range<usize>) -> Self {
        self.span = Some(span);
        self
    }

    /// Points at the first of a character in the text.
    #[must_use]
    pub fn at_character(mut self, character: char) -> Self {
        self.character = Some(character);
        self
    }

    /// Points at some of the words at the path, in bytes of the cleaned text.
    #[must_use]
    pub fn at_text(mut self, words: Range<usize>) -> Self {
        self.words = Some(words);
        self
    }

    /// Names the other values that take part.
    #[must_use]
    pub fn related(mut self, paths: impl IntoIterator<Item = Path>) -> Self {
        self.related.extend(paths);
        self
    }

    /// Whether it forbids writing the report.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
