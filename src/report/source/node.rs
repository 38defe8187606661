//! The values of a JSON text.

use std::borrow::Cow;
use std::ops::Range;

/// A value and the bytes it takes.
#[derive(Debug)]
pub struct Node<'a> {
    pub(super) span: Range<usize>,
    pub(super) value: Value<'a>,
}

/// A value.
#[derive(Debug)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it is written.
    Number(&'a str),
    /// A string, its escapes resolved.
    String(Cow<'a, str>),
    /// The elements of an array.
    Array(Vec<Node<'a>>),
    /// The members of an object in their order, equal keys included.
    Object(Vec<Member<'a>>),
}

/// A member of an object.
#[derive(Debug)]
pub struct Member<'a> {
    pub(super) key: Cow<'a, str>,
    pub(super) key_span: Range<usize>,
    pub(super) node: Node<'a>,
}

impl<'a> Node<'a> {
    /// The bytes it takes, quotation marks or brackets included.
    pub fn span(&self) -> &Range<usize> {
        &self.span
    }

    /// What it is.
    pub fn value(&self) -> &Value<'a> {
        &self.value
    }

    /// Its kind as a person calls it, in Chinese.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "true 或 false",
            Value::Number(_) => "数字",
            Value::String(_) => "字符串",
            Value::Array(_) => "数组",
            Value::Object(_) => "对象",
        }
    }

    /// The bytes of one character of a string, by its number from 0 among the characters the string stands for; the
    /// whole string if it is none or has no such character.
    pub fn character_span(&self, text: &str, number: usize) -> Range<usize> {
        let Value::String(_) = self.value else { return self.span.clone() };
        let mut start = self.span.start + 1;
        for _ in 0..number {
            start += written_length(&text[start..self.span.end]);
        }
        let end = start + written_length(&text[start..self.span.end]);
        if end < self.span.end { start..end } else { self.span.clone() }
    }
}

/// How many bytes the first character of the inside of a string takes, which may be an escape or a pair of them.
fn written_length(rest: &str) -> usize {
    let is_surrogate =
        |at: usize| rest.get(at..at + 4).is_some_and(|code| code.to_ascii_lowercase().starts_with("\\ud"));
    match (rest.as_bytes(), rest.chars().next()) {
        ([b'\\', b'u', ..], _) => {
            let leads = rest.as_bytes().get(3).is_some_and(|digit| b"89abAB".contains(digit));
            if is_surrogate(0) && leads && is_surrogate(6) { 12 } else { 6 }
        }
        ([b'\\', ..], _) => 2,
        (_, Some(character)) => character.len_utf8(),
        (_, None) => 0,
    }
}

impl<'a> Member<'a> {
    /// Its key, escapes resolved.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The bytes its key takes, quotation marks included.
    pub fn key_span(&self) -> &Range<usize> {
        &self.key_span
    }

    /// Its value.
    pub fn node(&self) -> &Node<'a> {
        &self.node
    }
}
