//! The lines of an input that a finding is about, cut so that they can be read.
//!
//! A paragraph of a report is one line of a thousand characters, and a whole report may be one line: each line is
//! cut to a window around what it is about, and lines that are far away are left out, and only named.

use std::collections::HashSet;
use std::ops::Range;

use crate::report::source::Lines;

/// How much of a line is shown, in columns.
pub const WIDTH: usize = 100;

/// How much of a line is shown before what it is about, in columns.
const BEFORE: usize = 40;

/// How many lines from the finding its related values may be.
const NEAR: usize = 60;

/// How many of the values that take part in a finding are shown with it.
const MOST_RELATED: usize = 6;

/// How many lines of values that are not shown are named.
const MOST_NAMED: usize = 10;

/// What stands for the rest of a line that is cut.
const CUT: &str = "…";

/// The lines around a finding, with the finding and the related values that are near it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Excerpt {
    /// The lines, each cut to a window of [`WIDTH`] columns.
    pub text: String,
    /// What is marked in them.
    pub marks: Vec<Mark>,
    /// The first line's number, counted from 1.
    pub first_line: usize,
    /// The last line's number, counted from 1.
    pub last_line: usize,
    /// The lines of the related values that are on none of the lines shown.
    hidden: Vec<usize>,
}

/// A part of an excerpt that is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes in the excerpt's text.
    pub range: Range<usize>,
    /// Whether it is what the finding is about; if not, it is a related value.
    pub is_primary: bool,
}

impl Excerpt {
    /// Cuts out what there is to show of a finding and of the values that take part in it, of which the first come
    /// first.
    pub(super) fn new(lines: &Lines<'_>, span: &Range<usize>, related: &[Range<usize>]) -> Self {
        let line_of = |span: &Range<usize>| lines.line(span.start);
        let primary = line_of(span);
        let mut spans = vec![(primary, true, span)];
        let others = related.iter().filter(|other| *other != span);
        let others = others.map(|other| (line_of(other), false, other));
        let (near, far): (Vec<_>, Vec<_>) = others.partition(|(line, ..)| line.abs_diff(primary) <= NEAR);
        let (shown, left_out) = near.split_at(near.len().min(MOST_RELATED));
        spans.extend_from_slice(shown);
        let is_shown = |line: &usize| spans.iter().any(|(shown, ..)| shown == line);
        let hidden = left_out.iter().chain(&far).map(|(line, ..)| *line).filter(|line| !is_shown(line)).collect();
        let first_line = spans.iter().map(|(line, ..)| *line).min().unwrap_or(primary);
        let last_line = spans.iter().map(|(line, ..)| *line).max().unwrap_or(primary);
        let mut excerpt = Self { text: String::new(), marks: Vec::new(), first_line, last_line, hidden };
        for number in first_line..=last_line {
            let here: Vec<_> = spans.iter().filter(|(line, ..)| *line == number).collect();
            let place = here.first().map_or(0, |(_, _, span)| span.start);
            let offset = excerpt.add_line(lines, number, place);
            excerpt.marks.extend(here.iter().filter_map(|(_, is_primary, span)| offset.mark(*is_primary, span)));
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

    /// Where the related values are that are not shown, in words; the first of them where there are many.
    pub fn hidden(&self) -> Option<String> {
        let mut lines = self.hidden.clone();
        let mut seen = HashSet::new();
        lines.retain(|line| seen.insert(*line));
        let rest = if lines.len() > MOST_NAMED { "等" } else { "" };
        lines.truncate(MOST_NAMED);
        lines.sort_unstable();
        let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
        let count = Some(self.hidden.len()).filter(|count| *count > 0)?;
        Some(format!("另有 {count} 格未显示：第 {} 行{rest}", lines.join("、")))
    }
}

/// A part of the input, and where it stands in the excerpt.
struct Window {
    shown: Range<usize>,
    offset: usize,
}

impl Window {
    /// Marks a span as far as it is shown.
    fn mark(&self, is_primary: bool, span: &Range<usize>) -> Option<Mark> {
        // A finding may be at the end of its line; of other values at least a byte must show.
        let last = if is_primary { self.shown.end } else { self.shown.end.saturating_sub(1) };
        if span.start < self.shown.start || span.start > last {
            return None;
        }
        let end = span.end.clamp(span.start, self.shown.end);
        let in_excerpt = |at: usize| self.offset + at - self.shown.start;
        Some(Mark { range: in_excerpt(span.start)..in_excerpt(end), is_primary })
    }
}

/// The part of a line to be shown so that a place of it is seen: some of what is before it, more where little is
/// after it.
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
pub fn columns(character: char) -> usize {
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

    /// Twenty figures, one a line, with the finding about the last and the others related in this order.
    fn hidden(related: &[usize], lines_between: usize) -> Option<String> {
        let line = format!("1{}", "\n".repeat(lines_between));
        let text = line.repeat(20);
        let span = |number: usize| (number - 1) * line.len()..(number - 1) * line.len() + 1;
        let related: Vec<_> = related.iter().map(|number| span(*number)).collect();
        Excerpt::new(&Lines::new(&text), &span(20), &related).hidden()
    }

    #[test]
    fn values_that_are_not_shown_are_counted_and_their_lines_named() {
        assert_eq!(hidden(&[1, 2, 3, 4, 5, 6], 1), None);
        assert_eq!(hidden(&[9, 8, 3, 4, 5, 6, 7, 1], 1).as_deref(), Some("另有 2 格未显示：第 1、7 行"));
        assert_eq!(hidden(&[19, 3], 50).as_deref(), Some("另有 1 格未显示：第 101 行"));
        let all: Vec<usize> = (1..20).collect();
        let told = "另有 13 格未显示：第 7、8、9、10、11、12、13、14、15、16 行等";
        assert_eq!(hidden(&all, 1).as_deref(), Some(told));
    }

    #[test]
    fn a_value_beside_one_that_is_shown_is_not_hidden() {
        let text = "[1, 2, 3, 4, 5, 6, 7, 8, 9]";
        let spans: Vec<_> = (0..9).map(|number| 3 * number + 1..3 * number + 2).collect();
        assert_eq!(Excerpt::new(&Lines::new(text), &spans[0], &spans[1..]).hidden(), None);
    }
}
