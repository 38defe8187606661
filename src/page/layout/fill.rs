//! How much of a text each line holds.
//!
//! A line takes what fits, to the last place where it may break, as office programs break it, too. Where its gaps would
//! grow much, other ends are weighed: the next place beyond, if the line's marks can give up blank for it, or the one
//! before, so that a later line grows less. A justified line of 28 characters before `1234件` would end with the number:
//! the unit is drawn in, or the number goes to the next line with its unit, unless the gaps grow too far by it. Each
//! end has a cost, and a paragraph is broken at the least sum of costs.

use std::ops::Range;

use super::breaks::{Break, opportunities};
use super::line::{gap, grows_between, spare_blank};
use super::shape::Cluster;
use crate::length::Length;
use crate::page::document::kinsoku;

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
    /// Whether lines grow to the edge.
    pub is_justified: bool,
}

/// How far the gaps of a line may grow at no cost; the cost of more is its square.
const GROWS_WELL: Length = Length::milli(500);
/// What it costs to tear a number from its unit: as much as gaps that grow by 1.3 pt.
const TORN: i64 = cost_of_growth(Length::milli(1300));
/// What it costs to part a document's number, an ordinal from 第, a day from its month: as much as gaps that grow by
/// 2 pt.
const LAST_RESORT: i64 = cost_of_growth(Length::pt(2));
/// What it costs to draw a line together, and to end it earlier than it could.
const DRAWN_IN: i64 = 10;
const EARLIER: i64 = 20;
/// How much a line that does not grow may leave open to keep a number with its unit, in ems.
const LEFT_OPEN: i32 = 3;

/// The cost of gaps that grow by so much: the square of what is too much, in thousandths of a square point.
const fn cost_of_growth(growth: Length) -> i64 {
    let over = growth.to_milli() as i64 - GROWS_WELL.to_milli() as i64;
    if over > 0 { over * over / 1000 } else { 0 }
}

/// Breaks a text into lines.
///
/// Returns the clusters of each line, trailing spaces included. A word longer than a line is broken where the line
/// ends.
pub(super) fn fill(clusters: &[Cluster], measure: Measure) -> Vec<Range<usize>> {
    let text = Text::new(clusters, measure);
    let (cost, lines) = text.break_lines(false);
    // Most paragraphs are well as they are; what more ends take to weigh is spent on the others.
    if cost < TORN { lines } else { text.break_lines(true).1 }
}

/// A text with what there is to know of each place between two of its clusters: lines from many beginnings run over it.
struct Text<'a> {
    clusters: &'a [Cluster],
    /// Whether a line may end before a cluster.
    places: Vec<Break>,
    /// How far a cluster stands off the one before, and whether that gap may grow.
    gaps: Vec<(Length, bool)>,
    measure: Measure,
}

impl<'a> Text<'a> {
    fn new(clusters: &'a [Cluster], measure: Measure) -> Self {
        let between =
            |pair: &[Cluster]| (gap(pair[0], pair[1], measure.letter_spacing), grows_between(pair[0], pair[1]));
        let gaps = std::iter::once((Length::ZERO, false)).chain(clusters.windows(2).map(between)).collect();
        Self { clusters, places: opportunities(clusters), gaps, measure }
    }

    /// The lines at the least cost, and that cost; `looks_ahead` to weigh ends that are no better for their own line.
    fn break_lines(&self, looks_ahead: bool) -> (i64, Vec<Range<usize>>) {
        let (clusters, measure) = (self.clusters, self.measure);
        // For each place that a line can begin at: the least cost of the lines before it, and where the last of them
        // begins.
        let mut best: Vec<Option<(i64, usize)>> = vec![None; clusters.len() + 1];
        best[0] = Some((0, 0));
        for start in 0..clusters.len() {
            let Some((before, _)) = best[start] else { continue };
            let indent = if start == 0 { measure.first_line_indent } else { Length::ZERO };
            let width = measure.width - indent - measure.tolerance;
            for (end, cost) in Candidates::of(self, start, width).ends(looks_ahead) {
                let cost = before + cost;
                if best[end].is_none_or(|(least, _)| cost < least) {
                    best[end] = Some((cost, start));
                }
            }
        }
        let least = best[clusters.len()].map_or(0, |(cost, _)| cost);
        let mut lines = Vec::new();
        let mut end = clusters.len();
        while let Some((_, start)) = best[end].filter(|_| end > 0) {
            lines.push(start..end);
            end = start;
        }
        lines.reverse();
        (least, lines)
    }
}

/// Where a line could end.
#[derive(Debug, Clone, Copy)]
struct End {
    /// The first cluster of the next line.
    at: usize,
    /// How wide the line is before it grows or gives way.
    width: Length,
    /// How many of its gaps can grow.
    gaps: i32,
}

/// The ends that a line could have: for each kind of break the last that fits, the one before, and the next beyond that
/// it can be drawn together for.
#[derive(Default)]
struct Candidates<'a> {
    clusters: &'a [Cluster],
    start: usize,
    width: Length,
    is_justified: bool,
    allowed: Option<End>,
    earlier: Option<End>,
    reluctant: Option<End>,
    last_resort: Option<End>,
    drawn_in: Option<End>,
    /// The first cluster that does not fit; all of the text does if there is none.
    overflowing: Option<usize>,
}

impl<'a> Candidates<'a> {
    fn of(text: &Text<'a>, start: usize, width: Length) -> Self {
        let (clusters, Measure { is_justified, letter_spacing, .. }) = (text.clusters, text.measure);
        let mut found = Self { clusters, start, width, is_justified, ..Self::default() };
        let (mut reached, mut shown, mut spare) = (Length::ZERO, Length::ZERO, Length::ZERO);
        let (mut gaps, mut shown_gaps) = (0, 0);
        for (index, cluster) in clusters.iter().enumerate().skip(start) {
            if index > start {
                found.add(text.places[index], End { at: index, width: shown, gaps: shown_gaps }, spare);
                let (gap, grows) = text.gaps[index];
                reached += gap;
                gaps += i32::from(grows);
            }
            reached += cluster.advance;
            spare += spare_blank(*cluster);
            if cluster.character.is_whitespace() {
                continue;
            }
            (shown, shown_gaps) = (reached, gaps);
            let inside_portion = clusters.get(index + 1).is_some_and(|next| cluster.is_of_portion_of(*next));
            let trailing = if inside_portion { letter_spacing } else { Length::ZERO };
            if reached + trailing > width {
                found.overflowing.get_or_insert(index);
                if !is_justified || found.drawn_in.is_some() || reached - width > cluster.size.half() {
                    return found;
                }
            }
        }
        if found.overflowing.is_some() {
            found.add(Break::Allowed, End { at: clusters.len(), width: shown, gaps: shown_gaps }, spare);
        }
        found
    }

    /// Adds an end, at the place of its kind.
    fn add(&mut self, place: Break, end: End, spare: Length) {
        let over = end.width - self.width;
        let fits = self.overflowing.is_none();
        match place {
            Break::Allowed if fits => (self.earlier, self.allowed) = (self.allowed, Some(end)),
            Break::Reluctant if fits => self.reluctant = Some(end),
            Break::LastResort if fits => self.last_resort = Some(end),
            Break::Allowed if over <= spare.min(self.clusters[self.start].size.half()) => {
                self.drawn_in.get_or_insert(end);
            }
            _ => {}
        }
    }

    /// The first cluster of the next line for each end that is worth weighing, and what it costs; the fullest first.
    fn ends(&self, looks_ahead: bool) -> Vec<(usize, i64)> {
        let Some(overflowing) = self.overflowing else { return vec![(self.clusters.len(), 0)] };
        let is_later = |end: &End| self.allowed.is_none_or(|allowed| end.at > allowed.at);
        let reluctant = self.reluctant.filter(is_later);
        let mut ends = Vec::with_capacity(5);
        ends.extend(self.allowed.map(|end| (end.at, self.cost(end, reluctant.is_some()))));
        if !looks_ahead && matches!(ends[..], [(_, 0)]) {
            return ends;
        }
        ends.extend(reluctant.map(|end| (end.at, self.cost(end, false) + TORN)));
        ends.extend(self.last_resort.filter(is_later).map(|end| (end.at, self.cost(end, false) + LAST_RESORT)));
        ends.extend(self.drawn_in.map(|end| (end.at, DRAWN_IN)));
        ends.extend(
            self.earlier
                .filter(|_| looks_ahead && self.is_justified)
                .map(|end| (end.at, self.cost(end, false) + EARLIER)),
        );
        if ends.is_empty() {
            ends.push((forced_break(self.clusters, self.start, overflowing), 0));
        }
        ends
    }

    /// What it costs to end the line there; `could_go_on` if it ends before a number whose unit does not fit.
    fn cost(&self, end: End, could_go_on: bool) -> i64 {
        let open = self.width - end.width;
        if self.is_justified {
            cost_of_growth(open / end.gaps.max(1))
        } else if could_go_on && open > self.clusters[self.start].size * LEFT_OPEN {
            TORN * 2
        } else {
            0
        }
    }
}

/// Where a word longer than a line is broken: before the character that does not fit, or earlier where that would part
/// a mark from what it belongs to.
fn forced_break(clusters: &[Cluster], start: usize, overflowing: usize) -> usize {
    let may_break = |index: &usize| {
        let (before, after) = (clusters[index - 1].character, clusters[*index].character);
        !kinsoku::forbids_line_start(after) && !kinsoku::forbids_line_end(before)
    };
    (start + 1..=overflowing).rev().find(may_break).unwrap_or(overflowing.max(start + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::document::Role;
    use crate::page::font::Fonts;
    use crate::page::layout::shape::shape;
    use crate::report::finding::Path;

    /// The lines of a text in a measure of so many ems.
    fn lines(text: &str, ems: i32, is_justified: bool) -> Vec<String> {
        let size = Length::pt(16);
        let clusters = shape(text, 0, Role::Body, size, &Fonts::bundled(), &Path::ROOT).unwrap();
        let (first_line_indent, letter_spacing, tolerance) = (Length::ZERO, Length::ZERO, Length::ZERO);
        let measure = Measure { width: size * ems, first_line_indent, letter_spacing, tolerance, is_justified };
        let lines = fill(&clusters, measure);
        lines.into_iter().map(|line| clusters[line].iter().map(|cluster| cluster.character).collect()).collect()
    }

    #[test]
    fn a_number_goes_to_the_next_line_with_its_unit_where_the_gaps_grow_little() {
        let text = "年".repeat(18) + "1件年年";
        assert_eq!(lines(&text, 19, true), ["年".repeat(18), "1件年年".to_owned()]);
        let text = "年".repeat(4) + "1件年年";
        assert_eq!(lines(&text, 5, true), ["年年年年1", "件年年"], "16 pt over three gaps are too much");
        assert_eq!(lines(&text, 5, false), ["年年年年", "1件年年"], "nothing grows");
    }

    /// Two digits are as wide as a character.
    #[test]
    fn a_line_that_does_not_grow_leaves_three_ems_open_for_a_number_with_its_unit_and_no_more() {
        let text = "年".repeat(4) + "12345件";
        assert_eq!(lines(&text, 7, false), ["年年年年", "12345件"], "three ems are left open");
        let text = "年".repeat(4) + "1234567件";
        assert_eq!(lines(&text, 8, false), ["年年年年1234567", "件"], "four would be");
    }

    #[test]
    fn a_line_has_its_tolerance_left_over() {
        let size = Length::pt(16);
        let clusters = shape(&"年".repeat(6), 0, Role::Body, size, &Fonts::bundled(), &Path::ROOT).unwrap();
        let (first_line_indent, letter_spacing, is_justified) = (Length::ZERO, Length::ZERO, true);
        let lines = |width: Length, tolerance: Length| {
            fill(&clusters, Measure { width, first_line_indent, letter_spacing, tolerance, is_justified }).len()
        };
        let hair = Length::milli(1);
        assert_eq!((lines(size * 6, Length::ZERO), lines(size * 6, hair)), (1, 2));
        assert_eq!(lines(size * 6 + hair, hair), 1);
    }

    #[test]
    fn marks_give_up_blank_for_the_next_character_where_the_gaps_would_grow_much() {
        let text = "年，年，年年年年11年年年年年";
        assert_eq!(lines(text, 12, true)[0], "年，年，年年年年11年年年");
        assert_eq!(lines(&text.replace('，', "月"), 12, true)[0], "年月年月年年年年11年年");
        assert_eq!(lines(text, 12, false)[0], "年，年，年年年年11年年", "nothing grows");
    }

    #[test]
    fn a_documents_number_is_parted_as_a_last_resort() {
        let text = "年".repeat(27) + "〔2025〕30号";
        assert_eq!(lines(&text, 28, true)[0], "年".repeat(26), "one character goes with it");
        let text = "年年国办发〔2025〕30号";
        assert_eq!(lines(text, 6, true)[0], "年年国办发");
    }
}
