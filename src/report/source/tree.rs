//! The tree of a text's values.
//!
//! serde_json does the reading: a [`RawValue`] borrowed from the text is a slice of it, and the slice's place in the
//! text is the value's span.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Member, Node, Value, limits, recover, syntax};
use crate::report::finding::Finding;

/// Reads a whole text.
pub(super) fn build(text: &str) -> Result<Node<'_>, Vec<Finding>> {
    let raw: &RawValue = serde_json::from_str(text).map_err(|error| faults(text, &error))?;
    limits::check(text)?;
    let mut builder = Builder { text, findings: Vec::new() };
    let root = builder.node(raw.get());
    if builder.findings.is_empty() { Ok(root) } else { Err(builder.findings) }
}

/// Every fault of syntax of a text, in its order.
fn faults(text: &str, error: &serde_json::Error) -> Vec<Finding> {
    let faults = recover::faults(text);
    if faults.is_empty() { vec![syntax::unknown(text, error)] } else { faults }
}

struct Builder<'a> {
    text: &'a str,
    /// Escapes that stand for no character, which serde_json finds only when it resolves them.
    findings: Vec<Finding>,
}

impl<'a> Builder<'a> {
    /// Recursion is bounded: [`limits::check`] came first.
    fn node(&mut self, slice: &'a str) -> Node<'a> {
        let value = match slice.as_bytes()[0] {
            b'n' => Value::Null,
            b't' | b'f' => Value::Bool(slice == "true"),
            b'"' => Value::String(self.string(slice)),
            b'[' => Value::Array(elements(slice).into_iter().map(|element| self.node(element.get())).collect()),
            b'{' => Value::Object(members(slice).into_iter().map(|member| self.member(member)).collect()),
            _ => Value::Number(slice),
        };
        Node { span: self.span(slice), value }
    }

    fn member(&mut self, (key, value): (&'a RawValue, &'a RawValue)) -> Member<'a> {
        Member { key: self.string(key.get()), key_span: self.span(key.get()), node: self.node(value.get()) }
    }

    fn string(&mut self, slice: &'a str) -> Cow<'a, str> {
        if !slice.contains('\\') {
            return Cow::Borrowed(&slice[1..slice.len() - 1]);
        }
        match serde_json::from_str(slice) {
            Ok(string) => Cow::Owned(string),
            Err(error) => {
                self.findings.push(syntax::lone_surrogate(slice, self.span(slice).start, &error));
                Cow::Borrowed("")
            }
        }
    }

    fn span(&self, slice: &str) -> Range<usize> {
        let start = slice.as_ptr().addr() - self.text.as_ptr().addr();
        start..start + slice.len()
    }
}

fn elements(slice: &str) -> Vec<&RawValue> {
    serde_json::from_str(slice).expect("the whole text was read before, this array with it")
}

fn members(slice: &str) -> Vec<(&RawValue, &RawValue)> {
    let mut deserializer = serde_json::Deserializer::from_str(slice);
    deserializer.deserialize_map(Members).expect("the whole text was read before, this object with it")
}

/// Takes an object's members as they come, equal keys included.
struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(&'de RawValue, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}
