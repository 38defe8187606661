//! Every fault of syntax of a text, and not the first alone.
//!
//! serde_json stops at what it cannot read. People make one fault many times: eleven cells left as 无, １２ or 1,234. So a
//! text that is no JSON is read once more, by a reader that says what is wrong and goes on as a person would. In `{
//! "a": 无, "b": 1,2 "c": 0 }` it tells of 无, of 1,2 (a comma before a digit cannot begin a key) and of the missing
//! comma, each with the path of its value. Nothing that was read this way is kept: a value is never guessed.

use std::ops::Range;

use super::syntax::{self, Expected, Fault};
use super::typed::is_any_digit;
use super::{MAX_DEPTH, string};
use crate::report::finding::{Finding, Path};

/// How many faults of syntax are told of one text; what has more is no report.
const MOST: usize = 100;

/// Every fault of a text that is no JSON, in its order, each with the path of the value it is in; none where a person
/// would see none.
pub(super) fn faults(text: &str) -> Vec<Finding> {
    let mut reader = Reader { text, at: 0, path: Vec::new(), findings: Vec::new(), is_broken: false };
    // A reader that has lost its way says no more than it has found.
    let _ = reader.document();
    reader.findings
}

/// The reader cannot go on: the text has ended, or nothing in it is sure any more.
struct Lost;

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// The keys and indices that lead to the value being read.
    path: Vec<String>,
    findings: Vec<Finding>,
    /// Whether the last string was broken off by a line's end: the comma may be in it.
    is_broken: bool,
}

impl Reader<'_> {
    fn document(&mut self) -> Result<(), Lost> {
        self.value(None)?;
        self.skip_space()?;
        if self.peek().is_some() {
            self.tell(Fault::at(self.text, self.at, Expected::End))?;
        }
        Ok(())
    }

    /// A value, in an array or an object, which `closing` ends.
    fn value(&mut self, closing: Option<char>) -> Result<(), Lost> {
        self.skip_space()?;
        match self.peek().ok_or(Lost).or_else(|Lost| self.end())? {
            '{' | '｛' => self.container('}', Self::member),
            '[' | '［' | '【' => self.container(']', Self::element),
            '"' => self.string(string::Kind::Words).map(|_| ()),
            '“' | '”' | '„' | '＂' | '‘' | '’' => self.quoted_otherwise().map(|_| ()),
            '\'' if !self.is_marked_number() => self.quoted_otherwise().map(|_| ()),
            _ => self.word(closing),
        }
    }

    /// What stands between brackets, member by member or element by element.
    fn container(&mut self, closing: char, part: fn(&mut Self, usize) -> Result<(), Lost>) -> Result<(), Lost> {
        if self.path.len() >= MAX_DEPTH {
            return Err(Lost);
        }
        self.take_mark()?;
        self.skip_space()?;
        let mut count = 0;
        while !self.closes(closing)? {
            part(self, count)?;
            count += 1;
            self.separator(closing)?;
        }
        Ok(())
    }

    /// Takes the closing bracket if it comes next; the other one there is a fault, and taken for it.
    fn closes(&mut self, closing: char) -> Result<bool, Lost> {
        let found = self.peek().ok_or(Lost).or_else(|Lost| self.end())?;
        let found = syntax::half_width(found).unwrap_or(found);
        if matches!(found, ']' | '}') {
            if found != closing {
                self.tell(Fault::at(self.text, self.at, Expected::comma_or(closing)))?;
                return Err(Lost);
            }
            self.take_mark()?;
            return Ok(true);
        }
        Ok(false)
    }

    /// The comma between two parts; where it is missing and a part follows, that is told and read.
    fn separator(&mut self, closing: char) -> Result<(), Lost> {
        let is_broken = std::mem::take(&mut self.is_broken);
        self.skip_space()?;
        let found = self.peek().ok_or(Lost).or_else(|Lost| self.end())?;
        match syntax::half_width(found).unwrap_or(found) {
            ',' => {
                let comma = self.at;
                self.take_mark()?;
                self.skip_space()?;
                if self.peek() == Some(closing) {
                    self.tell(Fault::trailing_comma(self.text, comma, self.at))?;
                }
                Ok(())
            }
            ']' | '}' => Ok(()),
            _ => {
                if !is_broken {
                    self.tell(Fault::at(self.text, self.at, Expected::comma_or(closing)))?;
                }
                Ok(())
            }
        }
    }

    fn element(&mut self, index: usize) -> Result<(), Lost> {
        self.path.push(index.to_string());
        self.value(Some(']'))?;
        self.path.pop();
        Ok(())
    }

    fn member(&mut self, _: usize) -> Result<(), Lost> {
        let key = self.key()?;
        self.path.push(key);
        self.skip_space()?;
        match self.peek() {
            Some(':' | '：') => self.take_mark()?,
            _ => self.tell(Fault::at(self.text, self.at, Expected::Colon))?,
        }
        self.value(Some('}'))?;
        self.path.pop();
        Ok(())
    }

    fn key(&mut self) -> Result<String, Lost> {
        match self.peek() {
            Some('"') => self.string(string::Kind::Key),
            Some('“' | '”' | '„' | '＂' | '‘' | '’' | '\'') => self.quoted_otherwise(),
            _ => {
                let rest = &self.text[self.at..];
                let length = rest.find([':', '：', ',', '}', ']', '\n', '"']).unwrap_or(rest.len());
                self.tell(Fault::at(self.text, self.at, Expected::Key))?;
                // What is no word, such as a bracket, says that the way is lost.
                if length == 0 || rest.starts_with(['{', '[']) {
                    return Err(Lost);
                }
                self.at += length;
                Ok(rest[..length].trim().to_owned())
            }
        }
    }

    /// A string; what is wrong within it is told.
    fn string(&mut self, kind: string::Kind) -> Result<String, Lost> {
        let read = string::read(self.text, self.at, kind);
        let start = self.at + 1;
        self.at = read.end;
        for fault in read.faults {
            self.tell(fault)?;
        }
        if read.is_cut_short {
            return Err(Lost);
        }
        self.is_broken = read.content_end == read.end;
        Ok(self.text[start..read.content_end].to_owned())
    }

    /// Words in quotation marks that are not JSON's: one fault, read to the next mark of the kind in the line.
    fn quoted_otherwise(&mut self) -> Result<String, Lost> {
        self.tell(Fault::at(self.text, self.at, Expected::Value))?;
        let opening = self.peek().ok_or(Lost)?;
        let rest = &self.text[self.at + opening.len_utf8()..];
        let line = rest.split('\n').next().unwrap_or_default();
        let closing: &[char] = match opening {
            '“' | '”' | '„' => &['”', '"'],
            '‘' | '’' => &['’', '\''],
            '＂' => &['＂', '"'],
            _ => &['\''],
        };
        let length = line.find(closing).ok_or(Lost)?;
        let mark = line[length..].chars().next().map_or(0, char::len_utf8);
        self.at += opening.len_utf8() + length + mark;
        Ok(line[..length].to_owned())
    }

    /// Whether a number follows with Excel's mark for text before it: '0.
    fn is_marked_number(&self) -> bool {
        let word = &self.text[self.word_span(Some('}'))];
        word.len() > 1 && !word[1..].contains('\'')
    }

    /// A number, or true, false, null, or anything else that stands without quotation marks.
    fn word(&mut self, closing: Option<char>) -> Result<(), Lost> {
        let span = self.word_span(closing);
        let word = &self.text[span.clone()];
        if word.is_empty() && self.peek().is_some_and(|next| syntax::half_width(next).is_none()) {
            self.tell(Fault::at(self.text, self.at, Expected::Value))?;
            return if self.peek().is_some_and(|next| matches!(next, ',' | ']' | '}')) { Ok(()) } else { Err(Lost) };
        }
        if !syntax::is_scalar(word) {
            self.tell(Fault::of_word(self.text, span.clone()))?;
        }
        if span.is_empty() {
            return Err(Lost);
        }
        self.at = span.end;
        Ok(())
    }

    /// The word at the place: up to a comma, a bracket, a quotation mark or the line's end. In an object a comma right
    /// before a digit is part of it, since a key cannot follow.
    ///
    /// Outside objects it ends at a blank, too: two numbers there lack a comma, while in a cell the blank is within the
    /// number.
    fn word_span(&self, closing: Option<char>) -> Range<usize> {
        let rest = &self.text[self.at..];
        let mut end = rest.len();
        for (offset, character) in rest.char_indices() {
            let next = rest[offset + character.len_utf8()..].chars().next();
            let is_inside = closing == Some('}') && next.is_some_and(is_any_digit);
            let ends = match character {
                ',' | '，' | '、' => !(is_inside && offset > 0),
                ']' | '}' | '[' | '{' | '］' | '｝' | '"' | '\n' | '\r' | ':' | '：' => true,
                ' ' | '\t' => closing != Some('}'),
                '/' => offset > 0 && matches!(next, Some('/' | '*')),
                _ => false,
            };
            if ends {
                end = offset;
                break;
            }
        }
        self.at..self.at + rest[..end].trim_end().len()
    }

    /// White space, and what people take for it.
    fn skip_space(&mut self) -> Result<(), Lost> {
        while let Some(next) = self.peek() {
            let rest = &self.text[self.at..];
            match next {
                ' ' | '\t' | '\n' | '\r' => self.at += 1,
                _ if next.is_whitespace() || next == '\u{FEFF}' => {
                    self.tell(Fault::at(self.text, self.at, Expected::Value))?;
                    self.at += next.len_utf8();
                }
                '/' | '#' if syntax::is_comment(rest) => {
                    self.tell(Fault::at(self.text, self.at, Expected::Value))?;
                    let end = if rest.starts_with("/*") { rest.find("*/").map(|at| at + 2) } else { rest.find('\n') };
                    self.at += end.unwrap_or(rest.len());
                }
                _ => break,
            }
        }
        Ok(())
    }

    /// Takes a bracket, colon or comma, and tells if it is a full-width one.
    fn take_mark(&mut self) -> Result<(), Lost> {
        let mark = self.peek().ok_or(Lost)?;
        if !mark.is_ascii() {
            self.tell(Fault::at(self.text, self.at, Expected::Value))?;
        }
        self.at += mark.len_utf8();
        Ok(())
    }

    /// The text ends where it should not.
    fn end<T>(&mut self) -> Result<T, Lost> {
        self.tell(Fault::end_of_file(self.text))?;
        Err(Lost)
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn tell(&mut self, fault: Fault) -> Result<(), Lost> {
        let path = self.path.iter().fold(Path::ROOT, |path, segment| path.child(segment));
        self.findings.push(fault.into_finding(path));
        if self.findings.len() < MOST { Ok(()) } else { Err(Lost) }
    }
}
