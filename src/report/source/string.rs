//! A string as it was typed, with the faults that people make in one.

use super::syntax::Fault;

/// A string that was read in spite of its faults.
pub(super) struct Typed {
    /// Where its closing quotation mark stands, or would.
    pub content_end: usize,
    /// The byte after it.
    pub end: usize,
    /// Whether the text ends within it.
    pub is_cut_short: bool,
    pub faults: Vec<Fault>,
}

/// What a string is: a key has no quotation marks of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Key,
    Words,
}

/// Reads the string whose opening quotation mark is at a byte.
///
/// A quotation mark ends a string if a comma, a colon, a bracket or the line's end follows; any other is one of the
/// words' own (`"办好"一件事"改革"`), which is told once for the string. A string that a line's end breaks off ends there if
/// the next line begins with a quotation mark or a bracket; else its words go on.
pub(super) fn read(text: &str, start: usize, kind: Kind) -> Typed {
    let mut typed = Typed { content_end: text.len(), end: text.len(), is_cut_short: true, faults: Vec::new() };
    let (mut has_quote, mut has_break) = (false, false);
    let mut characters = text[start + 1..].char_indices().map(|(offset, character)| (start + 1 + offset, character));
    while let Some((at, character)) = characters.next() {
        let rest = &text[at + character.len_utf8()..];
        match character {
            '"' if kind == Kind::Key || ends_string(rest) => return typed.ended(at, at + 1),
            '"' => {
                if !has_quote {
                    typed.faults.push(Fault::quote_within(text, at));
                }
                has_quote = true;
            }
            '\\' => {
                if let Some(fault) = Fault::of_escape(text, at) {
                    typed.faults.push(fault);
                }
                characters.next();
            }
            '\n' | '\r' => {
                if !has_break {
                    typed.faults.push(Fault::control_character(text, at));
                }
                has_break = true;
                if rest.trim_start().starts_with(['"', '}', ']']) {
                    return typed.ended(at, at);
                }
            }
            '\0'..='\u{1f}' => typed.faults.push(Fault::control_character(text, at)),
            _ => {}
        }
    }
    if !has_break {
        typed.faults.push(Fault::end_of_string(text));
    }
    typed
}

/// Whether what follows a quotation mark is what follows a string.
fn ends_string(rest: &str) -> bool {
    let next = rest.trim_start_matches([' ', '\t', '\u{A0}', '\u{3000}']);
    let spaced = next.len() < rest.len();
    match next.chars().next() {
        None | Some(',' | ':' | '：' | '}' | ']' | '｝' | '］' | '\n' | '\r' | '/') => true,
        // A full-width comma may stand for JSON's own, or be the words' next.
        Some('，' | '、') => {
            next.trim_start_matches(['，', '、', ' ', '\t']).starts_with(['"', '\n', '\r', '{', '[', ']', '}'])
        }
        Some('"') => spaced,
        _ => false,
    }
}

impl Typed {
    fn ended(self, content_end: usize, end: usize) -> Self {
        Self { content_end, end, is_cut_short: false, ..self }
    }
}
