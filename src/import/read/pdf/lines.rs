//! Glyphs become lines of text.

use super::drawn::Glyph;
use super::geometry::Box2;
use crate::character;

/// A line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) area: Box2,
    pub(super) size: f64,
    /// How wide its first glyph is: what would have to fit at the end of the line before.
    pub(super) first_width: f64,
}

/// How far apart the baselines of one line may be, in em.
const SAME_LINE: f64 = 0.4;

/// A gap between glyphs that is a blank, in em: more than what sets Chinese text flush, or off from Latin; between
/// letters and digits a smaller one is.
const BLANK: f64 = 0.8;
const BLANK_IN_LATIN: f64 = 0.18;

/// A gap that parts what stands in one line as a tab does, in em.
const TAB: f64 = 2.0;

/// The lines of some glyphs, from top to bottom; those that show nothing are none.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs
        .sort_by(|one, other| one.baseline.total_cmp(&other.baseline).then(one.area.left.total_cmp(&other.area.left)));
    let mut lines = Vec::new();
    let mut rest = glyphs.as_mut_slice();
    while let Some(first) = rest.first() {
        let limit = first.baseline + first.size.max(1.0) * SAME_LINE;
        let (line, after) = rest.split_at_mut(rest.partition_point(|glyph| glyph.baseline <= limit));
        line.sort_by(|one, other| one.area.left.total_cmp(&other.area.left));
        lines.extend(composed(line));
        rest = after;
    }
    lines
}

/// Glyphs from left to right as a line.
fn composed(glyphs: &[Glyph]) -> Option<Line> {
    let mut text = String::new();
    let mut shown: Vec<&Glyph> = Vec::new();
    for glyph in glyphs {
        if glyph.text.chars().all(char::is_whitespace) {
            text.push(' ');
            continue;
        }
        if let Some(last) = shown.last() {
            // What is set twice to look bold is there once.
            if last.text == glyph.text && glyph.area.left - last.area.left < last.area.width() * 0.3 {
                continue;
            }
            match between(last, glyph) {
                "\t" => text.push('\t'),
                gap if !text.ends_with(' ') => text.push_str(gap),
                _ => {}
            }
        }
        // Programs map a glyph that two characters share to either: ⼈ (U+2F08) is never meant.
        text.push_str(&character::with_ordinary(&glyph.text));
        shown.push(glyph);
    }
    let first = shown.first()?;
    let area = shown.iter().fold(first.area, |area, glyph| area.with(glyph.area));
    let size = shown.iter().map(|glyph| glyph.size).fold(0.0, f64::max);
    Some(Line { text: text.trim().to_owned(), area, size, first_width: first.area.width() })
}

/// What the gap between two glyphs stands for.
fn between(one: &Glyph, other: &Glyph) -> &'static str {
    let gap = (other.area.left - one.area.right) / one.size.max(other.size).max(1.0);
    let is_word = |text: &str| text.chars().all(|character| character.is_ascii_alphanumeric());
    match () {
        () if gap > TAB => "\t",
        () if gap > BLANK || (gap > BLANK_IN_LATIN && is_word(&one.text) && is_word(&other.text)) => " ",
        () => "",
    }
}

/// Two lines of one paragraph in one.
pub(super) fn run_on(text: &mut String, next: &str) {
    let is_spaced = |character: char| !character::joins_lines(character) && character.is_alphanumeric();
    let (last, first) = (text.chars().next_back(), next.chars().next());
    // Numbers that are torn over two lines are one number, words are two.
    let is_number = last.is_some_and(|it| it.is_ascii_digit()) && first.is_some_and(|it| it.is_ascii_digit());
    if !is_number && last.is_some_and(is_spaced) && first.is_some_and(is_spaced) {
        text.push(' ');
    }
    text.push_str(next);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs of size 10 at places; Chinese ones are 10 wide, others 5.
    fn glyphs(texts: &[(&str, f64, f64)]) -> Vec<Glyph> {
        let glyph = |(text, left, baseline): &(&str, f64, f64)| {
            let width = if text.is_ascii() { 5.0 } else { 10.0 };
            let area = Box2 { left: *left, right: left + width, top: baseline - 8.0, bottom: baseline + 2.0 };
            Glyph { text: (*text).to_owned(), area, baseline: *baseline, size: 10.0 }
        };
        texts.iter().map(glyph).collect()
    }

    fn texts(glyphs: Vec<Glyph>) -> Vec<String> {
        lines(glyphs).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn glyphs_are_read_by_place_not_by_order() {
        let page = glyphs(&[("报", 10.0, 30.0), ("2", 1.0, 10.0), ("年", 0.0, 30.5), ("5", 6.0, 11.0)]);
        assert_eq!(texts(page), ["25", "年报"]);
    }

    #[test]
    fn gaps_are_blanks_and_tabs() {
        let page = glyphs(&[("a", 0.0, 9.0), ("b", 7.0, 9.0), ("年", 14.0, 9.0), ("月", 33.0, 9.0), ("日", 70.0, 9.0)]);
        assert_eq!(texts(page), ["a b年 月\t日"]);
        assert_eq!(texts(glyphs(&[("a", 0.0, 9.0), (" ", 5.0, 9.0), ("b", 10.0, 9.0), (" ", 20.0, 9.0)])), ["a b"]);
    }

    #[test]
    fn look_alikes_are_what_they_look_like() {
        assert_eq!(texts(glyphs(&[("\u{2f08}", 0.0, 9.0), ("\u{2ea0}", 10.0, 9.0)])), ["人民"]);
    }

    #[test]
    fn what_is_set_twice_is_there_once() {
        assert_eq!(texts(glyphs(&[("年", 0.0, 9.0), ("年", 0.3, 9.0), ("报", 10.0, 9.0)])), ["年报"]);
        assert_eq!(texts(glyphs(&[("1", 0.0, 9.0), ("1", 5.0, 9.0)])), ["11"]);
    }

    #[test]
    fn lines_run_on_without_blanks_in_chinese() {
        for (one, next, whole) in
            [("年度", "报告", "年度报告"), ("a", "b", "a b"), ("12", "34", "1234"), ("年", "a", "年a")]
        {
            let mut text = one.to_owned();
            run_on(&mut text, next);
            assert_eq!(text, whole);
        }
    }
}
