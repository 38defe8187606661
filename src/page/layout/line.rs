//! Lines: where their glyphs stand.

use super::breaks::is_unbroken_pair;
use super::frame::{PlacedGlyph, TextRun};
use super::shape::Cluster;
use crate::character::{is_combining, is_wide};
use crate::length::Length;
use crate::page::document::typesetting::SCRIPT_GAP;
use crate::page::document::{Alignment, punctuation};

/// How far two neighbours stand apart before any stretching: by the letter spacing within a portion; between Chinese
/// and Latin by a narrow space, or not at all where a punctuation mark or a space stands there.
pub(super) fn gap(before: Cluster, after: Cluster, spacing: Length) -> Length {
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
/// A mark that was squeezed against the next line's first takes back of its blank what the line has room for. In a line
/// that is too long by what it was to draw in, marks give up of their blank instead.
pub(super) fn place(clusters: &[Cluster], placement: Placement) -> Line {
    let mut clusters = trim_end(clusters).to_vec();
    let spacing = placement.letter_spacing;
    let mut slack = placement.width - placement.left - placement.right - natural_width(&clusters, spacing);
    if let Some(last) = clusters.last_mut() {
        let taken_back = last.squeezed.min(slack).max(Length::ZERO);
        last.advance += taken_back;
        slack -= taken_back;
    }
    if slack < Length::ZERO {
        slack += draw_in(&mut clusters, -slack);
    }
    let clusters = &clusters[..];
    let justified = placement.alignment == Alignment::Justified;
    let growth = if justified || slack < Length::ZERO { Growth::of(clusters, slack) } else { Growth::NONE };
    let x = placement.left
        + match placement.alignment {
            Alignment::Justified | Alignment::Left => Length::ZERO,
            Alignment::Center => slack.max(Length::ZERO).half(),
            Alignment::Right => slack.max(Length::ZERO),
        };
    Line { runs: runs(clusters, x, placement.size, spacing, growth) }
}

/// The marks that a line is drawn together at, all of them blank in their right half.
const DRAWN_TOGETHER: &str = "，、。；：";

/// How much of its blank a mark can give up: a quarter of its em, where no other mark has taken its half.
pub(super) fn spare_blank(cluster: Cluster) -> Length {
    let is_whole = cluster.squeezed == Length::ZERO && cluster.advance == cluster.size;
    if is_whole && DRAWN_TOGETHER.contains(cluster.character) { cluster.size / 4 } else { Length::ZERO }
}

/// Takes a width from the blank of marks, from all alike; returns how much could be taken.
fn draw_in(clusters: &mut [Cluster], wanted: Length) -> Length {
    let spare: Length = clusters.iter().copied().map(spare_blank).sum();
    let taken = wanted.min(spare);
    let (mut passed, mut given) = (Length::ZERO, Length::ZERO);
    for cluster in clusters {
        passed += spare_blank(*cluster);
        if passed > Length::ZERO {
            let reached = taken.scale(passed.to_milli().into(), spare.to_milli().into());
            cluster.advance -= reached - given;
            given = reached;
        }
    }
    taken
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

/// By how much which gaps of a line grow.
#[derive(Clone, Copy)]
struct Growth {
    per_gap: Length,
    is_between: fn(Cluster, Cluster) -> bool,
}

/// How far the gaps between Chinese characters grow before the letters of a long address beside them do so, too.
const GROWS_ALONE: Length = Length::pt(2);

impl Growth {
    const NONE: Self = Self { per_gap: Length::ZERO, is_between: grows_between };

    /// How a line grows by what it lacks, or gives way where it is a hair too long.
    fn of(clusters: &[Cluster], slack: Length) -> Self {
        let shared = |is_between: fn(Cluster, Cluster) -> bool| {
            let gaps = clusters.windows(2).filter(|pair| is_between(pair[0], pair[1])).count() as i64;
            let per_gap = i64::from(slack.to_milli()).checked_div_euclid(gaps).unwrap_or_default();
            Self { per_gap: Length::milli(per_gap as i32), is_between }
        };
        let alone = shared(grows_between);
        if alone.per_gap > GROWS_ALONE { shared(|a, b| grows_between(a, b) || are_of_address(a, b)) } else { alone }
    }

    fn between(self, before: Cluster, after: Cluster) -> Length {
        if (self.is_between)(before, after) { self.per_gap } else { Length::ZERO }
    }
}

/// Whether two neighbours are of a Latin word or an address; a number stays one.
fn are_of_address(before: Cluster, after: Cluster) -> bool {
    let (before, after) = (before.character, after.character);
    let is_of_word = |character: char| character.is_ascii_alphabetic() || character == '/';
    before.is_ascii_graphic() && after.is_ascii_graphic() && (is_of_word(before) || is_of_word(after))
}

/// Whether a justified line may grow between two characters: between Chinese characters, between them and Latin, after
/// a space; but not before a mark on a letter, nor in a number with a dash, nor in —— and ……, and closing marks stay
/// close to what they close, opening ones to what they open.
pub(super) fn grows_between(before: Cluster, after: Cluster) -> bool {
    let (before, after) = (before.character, after.character);
    if before.is_whitespace() {
        return true;
    }
    let is_dashed = (before == '—' && after.is_ascii_digit()) || (before.is_ascii_digit() && after == '—');
    let is_close = punctuation::CLOSING.contains(after) || punctuation::OPENING.contains(before);
    let is_one =
        after.is_whitespace() || is_combining(after) || is_dashed || is_close || is_unbroken_pair(before, after);
    !is_one && (is_wide(before) || is_wide(after))
}

fn runs(clusters: &[Cluster], x: Length, size: Length, spacing: Length, growth: Growth) -> Vec<SpannedRun> {
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
            let gap = gap(*cluster, *after, spacing) + growth.between(*cluster, *after);
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
    use crate::page::document::{PageGeometry, Role, Style};
    use crate::page::font::Fonts;
    use crate::page::layout::paragraph::set;
    use crate::page::layout::shape::shape;
    use crate::report::finding::Path;

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

    /// From the end of each glyph to the beginning of the next, with both characters, along a line.
    fn gaps(line: &Line) -> Vec<(char, char, Length)> {
        let mut glyphs = Vec::new();
        for run in line.runs.iter().map(|spanned| &spanned.run) {
            let mut pen = run.x;
            for glyph in &run.glyphs {
                glyphs.push((glyph.character, pen, pen + glyph.advance));
                pen += glyph.advance + run.tracking;
            }
        }
        glyphs.windows(2).map(|pair| (pair[0].0, pair[1].0, pair[1].1 - pair[0].2)).collect()
    }

    #[test]
    fn dashes_and_marks_stay_close_where_a_line_grows() {
        let text = "公开——信息……（以上）有《条例》的，".repeat(8) + "App";
        let lines = lines(&text);
        let all: Vec<_> = lines[..lines.len() - 1].iter().flat_map(gaps).collect();
        assert!(all.iter().any(|(before, after, gap)| (*before, *after) == ('公', '开') && *gap > Length::ZERO));
        for (before, after, gap) in all {
            let is_close = before == after || "）》，".contains(after) || "（《".contains(before);
            assert!(!is_close || gap <= Length::ZERO, "{before}{after} {gap:?}");
        }
    }

    #[test]
    fn marks_give_up_a_quarter_of_their_em_at_the_most() {
        let text = "全市共新收到申请1234件，同比增长5.6%；其中自然人、企业各占一半，".repeat(9);
        let mut drawn = 0;
        for run in lines(&text).iter().flat_map(|line| &line.runs).map(|spanned| &spanned.run) {
            for glyph in run.glyphs.iter().filter(|glyph| DRAWN_TOGETHER.contains(glyph.character)) {
                assert!(glyph.advance >= Length::pt(12), "{:?}", glyph.advance);
                drawn += usize::from(glyph.advance < Length::pt(16));
            }
        }
        assert!(drawn > 0);
    }

    #[test]
    fn a_justified_line_has_a_hair_left_over() {
        let style = Style { first_line_indent: Length::ZERO, ..Role::Body.style() };
        let clusters = shape(&"年".repeat(10), 0, Role::Body, style.size, &Fonts::bundled(), &Path::ROOT).unwrap();
        let natural = natural_width(&clusters, style.letter_spacing);
        let count = |style, hair| set(&clusters, style, natural + Length::milli(hair), Length::ZERO).len();
        assert_eq!((count(&style, 199), count(&style, 200)), (2, 1));
        let ragged = Style { alignment: Alignment::Left, ..style };
        assert_eq!((count(&ragged, -1), count(&ragged, 0)), (2, 1), "nothing is stretched");
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
