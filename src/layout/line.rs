//! Lines: how much of a text each holds, and where its glyphs stand.

use std::ops::Range;

use super::breaks::{Break, is_wide, opportunities};
use super::frame::{PlacedGlyph, TextRun};
use super::shape::Cluster;
use crate::document::{Alignment, kinsoku};
use crate::font::is_combining;
use crate::length::Length;

/// How wide a paragraph's lines are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// From edge to edge.
    pub width: Length,
    /// How far the first line is set in.
    pub first_line_indent: Length,
    /// What every character's advance is changed by.
    pub letter_spacing: Length,
    /// What a line must have left over.
    pub tolerance: Length,
}

/// Breaks a text into lines, each as full as it can be.
///
/// Returns the clusters of each line, trailing spaces included. A word longer than a line is broken where the line ends.
pub(super) fn fill(clusters: &[Cluster], measure: Measure) -> Vec<Range<usize>> {
    let places = opportunities(clusters);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < clusters.len() {
        let indent = if start == 0 { measure.first_line_indent } else { Length::ZERO };
        let width = measure.width - indent - measure.tolerance;
        let end = line_end(clusters, &places, start, width, measure.letter_spacing);
        lines.push(start..end);
        start = end;
    }
    lines
}

/// How much of a line, in ems, may be left open before it ends where it should rather not.
const MOST_LEFT_OPEN: i32 = 5;

fn line_end(clusters: &[Cluster], places: &[Break], start: usize, width: Length, spacing: Length) -> usize {
    let mut reached = Length::ZERO;
    let (mut good, mut reluctant) = (None, None);
    for (index, cluster) in clusters.iter().enumerate().skip(start) {
        if index > start {
            match places[index] {
                Break::Allowed => good = Some((index, reached)),
                Break::Reluctant => reluctant = Some(index),
                Break::Forbidden => {}
            }
            reached += gap(clusters[index - 1], *cluster, spacing);
        }
        reached += cluster.advance;
        let inside_portion = clusters.get(index + 1).is_some_and(|next| cluster.is_of_portion_of(*next));
        let trailing = if inside_portion { spacing } else { Length::ZERO };
        if reached + trailing > width && !cluster.character.is_whitespace() {
            let full = |(_, reached): &(usize, Length)| width - *reached <= cluster.size * MOST_LEFT_OPEN;
            let good = good.filter(|good| reluctant.is_none() || full(good)).map(|(index, _)| index);
            return good.or(reluctant).unwrap_or_else(|| forced_break(clusters, start, index));
        }
    }
    clusters.len()
}

/// Where a word longer than a line is broken: before the character that does not fit, or earlier where that would part a mark from what
/// it belongs to.
fn forced_break(clusters: &[Cluster], start: usize, overflowing: usize) -> usize {
    let may_break = |index: &usize| {
        let (before, after) = (clusters[index - 1].character, clusters[*index].character);
        !kinsoku::forbids_line_start(after) && !kinsoku::forbids_line_end(before)
    };
    (start + 1..=overflowing).rev().find(may_break).unwrap_or(overflowing.max(start + 1))
}

/// The share of an em between Chinese and Latin text or digits: within the eighth to the half that clreq allows, and just what Word
/// files get in LibreOffice.
const SCRIPT_GAP: (i64, i64) = (1, 5);

/// How far two neighbours stand apart before any stretching: by the letter spacing within a portion; between Chinese and Latin by a
/// narrow space, or not at all where a punctuation mark or a space stands there.
fn gap(before: Cluster, after: Cluster, spacing: Length) -> Length {
    if is_combining(after.character) {
        Length::ZERO
    } else if before.is_of_portion_of(after) {
        spacing
    } else if before.is_chinese != after.is_chinese
        && before.character.is_alphanumeric()
        && after.character.is_alphanumeric()
    {
        before.size.max(after.size).scale(SCRIPT_GAP.0, SCRIPT_GAP.1)
    } else {
        Length::ZERO
    }
}

/// A line whose glyphs have their places, from the line's left edge and on a baseline at zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its glyphs, in stretches of one face, one span and one tracking.
    pub runs: Vec<SpannedRun>,
}

/// A run and the span of its paragraph that it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SpannedRun {
    /// The glyphs.
    pub run: TextRun,
    /// The index of the span.
    pub span: usize,
}

/// Where a line stands between the edges.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placement {
    /// From edge to edge, without the first line's indent.
    pub width: Length,
    /// How far the line is set in at the left.
    pub left: Length,
    /// How far it is set in at the right.
    pub right: Length,
    /// Where it stands; a justified line is stretched.
    pub alignment: Alignment,
    /// What every character's advance is changed by.
    pub letter_spacing: Length,
    /// The size of the em.
    pub size: Length,
}

/// Places the clusters of one line.
///
/// A mark that was squeezed against the next line's first takes back of its blank what the line has room for.
pub(super) fn place(clusters: &[Cluster], placement: Placement) -> Line {
    let mut clusters = trim_end(clusters).to_vec();
    let spacing = placement.letter_spacing;
    let mut slack = placement.width - placement.left - placement.right - natural_width(&clusters, spacing);
    if let Some(last) = clusters.last_mut() {
        let taken_back = last.squeezed.min(slack).max(Length::ZERO);
        last.advance += taken_back;
        slack -= taken_back;
    }
    let clusters = &clusters[..];
    let justified = placement.alignment == Alignment::Justified;
    let stretch = if justified || slack < Length::ZERO { per_gap(clusters, slack) } else { Length::ZERO };
    let x = placement.left
        + match placement.alignment {
            Alignment::Justified | Alignment::Left => Length::ZERO,
            Alignment::Center => slack.max(Length::ZERO).half(),
            Alignment::Right => slack.max(Length::ZERO),
        };
    Line { runs: runs(clusters, x, placement.size, spacing, stretch) }
}

/// From the first glyph's origin to the pen after the last glyph, before any stretching.
pub(super) fn natural_width(clusters: &[Cluster], spacing: Length) -> Length {
    let advances: Length = clusters.iter().map(|cluster| cluster.advance).sum();
    advances + clusters.windows(2).map(|pair| gap(pair[0], pair[1], spacing)).sum()
}

fn trim_end(clusters: &[Cluster]) -> &[Cluster] {
    let end = clusters.iter().rposition(|cluster| !cluster.character.is_whitespace()).map_or(0, |last| last + 1);
    &clusters[..end]
}

/// How much each gap of a line grows, or gives way where a line is a hair too long; nothing where no gap may.
fn per_gap(clusters: &[Cluster], slack: Length) -> Length {
    let gaps = clusters.windows(2).filter(|pair| stretches(pair[0], pair[1])).count() as i64;
    if gaps == 0 { Length::ZERO } else { Length::milli(i64::from(slack.to_milli()).div_euclid(gaps) as i32) }
}

/// Whether a justified line may grow between two characters: between Chinese characters, between them and Latin, after a space; but
/// not before a mark on a letter, nor in a number with a dash.
fn stretches(before: Cluster, after: Cluster) -> bool {
    let (before, after) = (before.character, after.character);
    let is_dashed = (before == '—' && after.is_ascii_digit()) || (before.is_ascii_digit() && after == '—');
    before.is_whitespace()
        || (!after.is_whitespace() && !is_combining(after) && !is_dashed && (is_wide(before) || is_wide(after)))
}

fn runs(clusters: &[Cluster], x: Length, size: Length, spacing: Length, stretch: Length) -> Vec<SpannedRun> {
    let mut runs: Vec<SpannedRun> = Vec::new();
    let mut pen = x;
    let mut gap_before = None;
    for (index, cluster) in clusters.iter().enumerate() {
        let glyph = PlacedGlyph { id: cluster.glyph.id, character: cluster.character, advance: cluster.advance };
        match runs.last_mut() {
            Some(last) if last.continues(cluster, gap_before) => last.push(glyph, gap_before),
            _ => runs.push(SpannedRun::new(cluster, pen, size, glyph)),
        }
        if let Some(after) = clusters.get(index + 1) {
            let grown = if stretches(*cluster, *after) { stretch } else { Length::ZERO };
            let gap = gap(*cluster, *after, spacing) + grown;
            pen += cluster.advance + gap;
            gap_before = Some(gap);
        }
    }
    runs
}

impl SpannedRun {
    fn new(cluster: &Cluster, x: Length, size: Length, glyph: PlacedGlyph) -> Self {
        let run = TextRun {
            x,
            baseline: Length::ZERO,
            face: cluster.glyph.face,
            size,
            tracking: Length::ZERO,
            glyphs: vec![glyph],
        };
        Self { run, span: cluster.span }
    }

    /// Whether a cluster may join the run: of its face and span, after the gap all its glyphs have.
    fn continues(&self, cluster: &Cluster, gap: Option<Length>) -> bool {
        let even = self.run.glyphs.len() == 1 || gap == Some(self.run.tracking);
        self.run.face == cluster.glyph.face && self.span == cluster.span && even
    }

    fn push(&mut self, glyph: PlacedGlyph, gap: Option<Length>) {
        self.run.tracking = gap.unwrap_or(self.run.tracking);
        self.run.glyphs.push(glyph);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{PageGeometry, Role};
    use crate::finding::Path;
    use crate::font::Fonts;
    use crate::layout::paragraph::set;
    use crate::layout::shape::shape;

    /// The lines of a paragraph of text that is not set in.
    fn lines(text: &str) -> Vec<Line> {
        let mut style = Role::Body.style();
        style.first_line_indent = Length::ZERO;
        let clusters = shape(text, 0, Role::Body, style.size, &Fonts::bundled(), &Path::ROOT).unwrap();
        set(&clusters, &style, PageGeometry::TEXT_WIDTH, Length::ZERO)
    }

    fn text(line: &Line) -> String {
        line.runs.iter().map(|spanned| spanned.run.text()).collect()
    }

    fn right_edge(line: &Line) -> Length {
        let last = &line.runs.last().unwrap().run;
        last.x + last.width()
    }

    #[test]
    fn a_line_holds_28_characters() {
        let lengths: Vec<usize> = lines(&"年".repeat(60)).iter().map(|line| text(line).chars().count()).collect();
        assert_eq!(lengths, [28, 28, 4]);
    }

    #[test]
    fn a_justified_line_reaches_the_right_edge_but_the_last_does_not() {
        let words = "全市共收到申请1234件，同比增长5.6%（详见Open Data平台），“应公开、尽公开”已成常态。";
        let lines = lines(&words.repeat(5));
        let (last, full) = lines.split_last().unwrap();
        assert!(full.len() > 5);
        for line in full {
            let missed = PageGeometry::TEXT_WIDTH - right_edge(line);
            assert!((0..=50).contains(&missed.to_milli()), "{} misses the edge by {missed:?}", text(line));
        }
        assert!(right_edge(last) < PageGeometry::TEXT_WIDTH - Length::pt(1));
    }

    #[test]
    fn a_long_list_of_numbers_breaks_between_its_numbers() {
        let numbers: Vec<String> =
            (0..60).map(|number| (number * 37 + 1).to_string() + ["件", "", "%"][number % 3]).collect();
        let lines = lines(&format!("各县区分别公开{}。", numbers.join("、")));
        assert!(lines.len() > 5);
        for pair in lines.windows(2) {
            let (before, after) = (text(&pair[0]), text(&pair[1]));
            let torn =
                before.ends_with(|last: char| last.is_ascii_digit()) && after.starts_with(|first: char| first != '件');
            assert!(!torn, "{before} / {after}");
            let widest = pair[0].runs.iter().map(|spanned| spanned.run.tracking).max().unwrap();
            assert!(widest < Length::pt(8), "{before} is torn apart");
        }
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_where_the_line_ends() {
        let word = "abcdefghij".repeat(14);
        let lines = lines(&format!("{word}年"));
        assert!(lines.len() > 2);
        assert_eq!(lines.iter().map(text).collect::<String>(), format!("{word}年"));
        for line in &lines {
            assert!(right_edge(line) <= PageGeometry::TEXT_WIDTH, "{}", text(line));
        }
        let next = Length::pt(16);
        assert!(right_edge(&lines[0]) > PageGeometry::TEXT_WIDTH - next, "the line is full");
    }
}
