//! The lines of a stream.

use std::borrow::Cow;
use std::io::{self, BufRead, Read as _};
use std::path::{Component, Path};

use nianbao::report::source::MAX_BYTES;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::command::cli::names;

/// How much of a line is read: a report of any size that is allowed, and its name. The rest is passed over.
const MAX_LINE: u64 = MAX_BYTES as u64 + 65_536;

/// How long a name may be, in bytes: what a file system takes.
const MAX_NAME: usize = 200;

/// One line of the input.
pub(super) struct Line {
    /// Its number, from 1.
    pub number: usize,
    bytes: Vec<u8>,
}

/// A report with the name of its files.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    report: &'a RawValue,
}

impl Line {
    /// The name of its files, and the report's JSON as it stands.
    ///
    /// A line is `{"name": …, "report": …}`, or else a report, whose files are named by the line's number.
    pub fn parts(&self) -> (Cow<'_, str>, &[u8]) {
        match serde_json::from_slice::<Named<'_>>(&self.bytes) {
            Ok(Named { name, report }) => (name, report.get().as_bytes()),
            Err(_) => (self.number.to_string().into(), &self.bytes),
        }
    }
}

/// Refuses a name that would lie outside the folder where an archive is unpacked, or that is no name of a file
/// everywhere.
///
/// # Errors
///
/// A message.
pub(super) fn check_name(name: &str) -> Result<(), String> {
    let is_path = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    let is_plain = name.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    let is_odd =
        |character: char| character.is_control() || matches!(character, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    if let Some(part) = name.split('/').find(|part| names::is_reserved(part)) {
        return Err(format!("名称“{name}”不能用作文件名：“{part}”是 Windows 的保留名，在 Windows 上建不了这样的文件"));
    }
    if is_path && is_plain && name.len() <= MAX_NAME && !name.chars().any(is_odd) {
        return Ok(());
    }
    let shown: String =
        name.chars().take(MAX_NAME).map(|character| if character.is_control() { '�' } else { character }).collect();
    Err(format!(
        "名称“{shown}”不能用作文件名：应当是相对路径，各段不能是 . 或 ..，不超过 {MAX_NAME} 个字节，没有 \\ : * ? \" < > | 和控制字符"
    ))
}

/// The lines of an input that are not empty.
pub(super) struct Lines<R> {
    input: R,
    number: usize,
}

impl<R: BufRead> Lines<R> {
    pub fn new(input: R) -> Self {
        Self { input, number: 0 }
    }

    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        if self.input.by_ref().take(MAX_LINE).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        } else if bytes.len() as u64 == MAX_LINE {
            self.input.skip_until(b'\n')?;
        }
        Ok(Some(bytes))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.read().transpose()? {
                Ok(bytes) if bytes.trim_ascii().is_empty() => {}
                line => return Some(line.map(|bytes| Line { number: self.number, bytes })),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(bytes: &str) -> (String, String) {
        let line = Line { number: 7, bytes: bytes.into() };
        let (name, report) = line.parts();
        (name.into_owned(), std::str::from_utf8(report).unwrap().to_owned())
    }

    #[test]
    fn a_line_is_a_report_with_or_without_a_name() {
        let said = |(name, report): (&str, &str)| (name.to_owned(), report.to_owned());
        assert_eq!(parts(r#"{"name": "市\/局", "report": {"year" : 1}}"#), said(("市/局", r#"{"year" : 1}"#)));
        for bare in [r#"{"year":1}"#, r#"{"name":"a","report":{}"#, r#"{"name":"a","report":1,"other":2}"#, "x"] {
            assert_eq!(parts(bare), said(("7", bare)));
        }
    }

    #[test]
    fn names_stay_below_the_folder() {
        for name in ["a", "市/局.2025", "a b/…c"] {
            assert_eq!(check_name(name), Ok(()), "{name}");
        }
        let long = "x".repeat(201);
        for name in ["CON", "a/nul.2025", "com1", "Lpt9", "con .x"] {
            assert!(check_name(name).unwrap_err().contains("保留名"), "{name}");
        }
        for name in ["", "/a", "../a", "a/../b", "a//b", "a/", "./a", "a\\b", "C:a", "a\u{0}", "a\n", &long] {
            assert!(check_name(name).is_err(), "{name}");
        }
    }

    #[test]
    fn lines_are_cut_where_no_report_is_so_long() {
        let long = vec![b'x'; MAX_LINE as usize + 5];
        let input = [b"a\n\n \r\n".as_slice(), &long, b"\nb"].concat();
        let lines: Vec<Line> = Lines::new(input.as_slice()).map(Result::unwrap).collect();
        let seen: Vec<_> = lines.iter().map(|line| (line.number, line.bytes.len())).collect();
        assert_eq!(seen, [(1, 1), (4, MAX_LINE as usize), (5, 1)]);
    }
}
