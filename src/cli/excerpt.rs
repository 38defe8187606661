//! The lines of an input that a finding is about, cut so that they can be read.
//!
//! A paragraph of a report is one line of a thousand characters, and a whole report may be one line: each line is cut to a
//! window around what it is about, and lines that are far away are left out.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Snippet};
use nianbao::source::Lines;

/// How much of a line is shown, in columns.
pub(super) const WIDTH: usize = 100;

/// How much of a line is shown before what it is about, in columns.
const BEFORE: usize = 40;

/// How many lines from the finding its related values may be.
const NEAR: usize = 60;

/// What stands for the rest of a line that is cut.
const CUT: &str = "…";

/// The lines around a finding, with the finding and the related values that are near it.
pub(super) struct Excerpt {
    text: String,
    annotations: Vec<Annotation<'static>>,
    first_line: usize,
    /// The last line's number, counted from 1.
    pub last_line: usize,
}

impl Excerpt {
    /// Cuts out what there is to show of a finding and of the values that take part in it.
    pub fn new(lines: &Lines<'_>, span: &Range<usize>, related: &[Range<usize>]) -> Self {
        let line_of = |span: &Range<usize>| lines.line(span.start);
        let primary = line_of(span);
        let mut spans = vec![(primary, AnnotationKind::Primary, span)];
        let others = related.iter().filter(|other| *other != span);
        let others = others.map(|other| (line_of(other), AnnotationKind::Context, other));
        spans.extend(others.filter(|(line, ..)| line.abs_diff(primary) <= NEAR));
        let first_line = spans.iter().map(|(line, ..)| *line).min().unwrap_or(primary);
        let last_line = spans.iter().map(|(line, ..)| *line).max().unwrap_or(primary);
        let mut excerpt = Self { text: String::new(), annotations: Vec::new(), first_line, last_line };
        for number in first_line..=last_line {
            let here: Vec<_> = spans.iter().filter(|(line, ..)| *line == number).collect();
            let place = here.first().map_or(0, |(_, _, span)| span.start);
            let offset = excerpt.add_line(lines, number, place);
            excerpt.annotations.extend(here.iter().filter_map(|(_, kind, span)| offset.annotation(*kind, span)));
        }
        excerpt
    }

    /// Adds the part of a line around a place.
    fn add_line(&mut self, lines: &Lines<'_>, number: usize, place: usize) -> Window {
        let line = lines.span(number);
        let shown = window(lines.text(), &line, place);
        if shown.start > line.start {
            self.text.push_str(CUT);
        }
        let offset = self.text.len();
        self.text.push_str(&lines.text()[shown.clone()]);
        if shown.end < line.end {
            self.text.push_str(CUT);
        }
        self.text.push('\n');
        Window { shown, offset }
    }

    /// As annotate-snippets takes it.
    pub fn into_snippet(self) -> Snippet<'static, Annotation<'static>> {
        Snippet::source(self.text).line_start(self.first_line).annotations(self.annotations)
    }
}

/// A part of the input, and where it stands in the excerpt.
struct Window {
    shown: Range<usize>,
    offset: usize,
}

impl Window {
    /// Marks a span as far as it is shown.
    fn annotation(&self, kind: AnnotationKind, span: &Range<usize>) -> Option<Annotation<'static>> {
        // A finding may be at the end of its line; of other values at least a byte must show.
        let last = if kind == AnnotationKind::Primary { self.shown.end } else { self.shown.end.saturating_sub(1) };
        if span.start < self.shown.start || span.start > last {
            return None;
        }
        let end = span.end.clamp(span.start, self.shown.end);
        let in_excerpt = |at: usize| self.offset + at - self.shown.start;
        Some(kind.span(in_excerpt(span.start)..in_excerpt(end)))
    }
}

/// The part of a line to be shown so that a place of it is seen: some of what is before it, more where little is after it.
fn window(text: &str, line: &Range<usize>, place: usize) -> Range<usize> {
    let place = place.clamp(line.start, line.end);
    let after = fitting(text[place..line.end].chars(), WIDTH);
    let columns_after: usize = text[place..place + after].chars().map(columns).sum();
    let start = place - fitting(text[line.start..place].chars().rev(), BEFORE.max(WIDTH - columns_after));
    start..start + fitting(text[start..line.end].chars(), WIDTH)
}

/// How many bytes of the characters fit into so many columns.
fn fitting(characters: impl Iterator<Item = char>, mut room: usize) -> usize {
    let fits = |character: &char| {
        let left = room.checked_sub(columns(*character));
        room = left.unwrap_or_default();
        left.is_some()
    };
    characters.take_while(fits).map(char::len_utf8).sum()
}

/// How wide a character is on a terminal, near enough to cut a line.
pub(super) fn columns(character: char) -> usize {
    if character.is_ascii() { 1 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, place: usize) -> &str {
        &text[window(text, &(0..text.len()), place)]
    }

    #[test]
    fn a_line_is_cut_to_a_window_around_the_place() {
        assert_eq!(shown("short", 3), "short");
        let long: String = ('0'..='9').cycle().take(1000).collect();
        assert_eq!(shown(&long, 500), &long[460..560]);
        assert_eq!(shown(&long, 0), &long[..100]);
        assert_eq!(shown(&long, 990), &long[900..]);
        assert_eq!(shown(&long, 1000), &long[900..]);
    }

    #[test]
    fn a_chinese_character_takes_two_columns() {
        let long = "年".repeat(1000);
        assert_eq!(shown(&long, 1500).chars().count(), WIDTH / 2);
        assert_eq!(window(&long, &(0..3000), 1500).start, 1500 - 3 * BEFORE / 2);
    }
}
