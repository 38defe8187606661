//! The lines of a text.

/// A text and where its lines begin.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    /// In `u32`: a text of nothing but line breaks must not take eight times its size.
    starts: Vec<u32>,
}

impl<'a> Lines<'a> {
    /// Finds the lines of a text of at most 4 GiB ([`super::MAX_BYTES`] is far below).
    pub fn new(text: &'a str) -> Self {
        let breaks = || text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let mut starts = Vec::with_capacity(breaks().count() + 1);
        starts.push(0);
        starts.extend(breaks().map(|(at, _)| at as u32 + 1));
        Self { text, starts }
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The line of a byte, from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= offset)
    }

    /// The line of a byte, and its column in characters, both from 1.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = floor_boundary(self.text, offset);
        let line = self.line(offset);
        let start = self.starts[line - 1] as usize;
        (line, self.text[start..offset].chars().count() + 1)
    }

    /// The bytes of a line, counted from 1, without its line break; nothing if there is no such line.
    pub fn span(&self, line: usize) -> std::ops::Range<usize> {
        let Some(start) = line.checked_sub(1).and_then(|index| self.starts.get(index)) else { return 0..0 };
        let start = *start as usize;
        let end = self.starts.get(line).map_or(self.text.len(), |next| *next as usize - 1);
        start..start + self.text[start..end].trim_end_matches('\r').len()
    }
}

/// The nearest start of a character at or before a byte.
pub(super) fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
