//! A chart becomes rules, strokes and text in their places.
//!
//! ```text
//!            title
//!   label ├▨▨▨▨▨▨▨▨▨▨▨▨▨▨▨ 12      the longest bar and its figure reach the right edge
//!         │▢▢▢▢▢ 4                 a second series
//!   label ├▨▨▨▨▨▨ 5
//!         │▢▢ 2
//!      ▨ series  ▢ series
//! ```

use super::Drawing;
use super::bars::{self, Area};
use crate::length::Length;
use crate::page::document::{Alignment, Bar, Chart, Group, PageGeometry, Role, Style, Table};
use crate::page::font::Fonts;
use crate::page::layout::LayoutError;
use crate::page::layout::frame::{Mark, Rule};
use crate::page::layout::line::{Line, natural_width};
use crate::page::layout::paragraph::set;
use crate::page::layout::shape::shape;
use crate::report::finding::Path;

/// How high a bar is.
const BAR: Length = Length::pt(11);
/// Between the bars of a group.
const BAR_GAP: Length = Length::pt(2);
/// Between groups.
const GROUP_GAP: Length = Length::pt(9);
/// Between labels, bars and figures.
const TEXT_GAP: Length = Length::pt(5);
/// Between entries of the legend, and above it.
const LEGEND_GAP: Length = Length::pt(14);
/// The width of the samples of patterns in the legend.
const SAMPLE: Length = Length::pt(22);
/// The share of the width that labels may take, as a numerator and a denominator.
const LABELS: (i64, i64) = (2, 5);

/// Draws a chart as wide as the text area; `path` is where its words come from.
///
/// # Errors
/// The first character that no face has.
pub fn draw_chart(chart: &Chart, path: &Path, fonts: &Fonts) -> Result<Drawing, LayoutError> {
    let text = Words { path, fonts };
    let width = PageGeometry::TEXT_WIDTH;
    let mut drawn = Drawn { marks: Vec::new(), height: Length::ZERO };
    if let Some(title) = &chart.title {
        let style = Style { alignment: Alignment::Center, ..style(Role::TableHead) };
        drawn.add_lines(&text.lines(title, Role::TableHead, &style, width)?, &style, Length::ZERO);
        drawn.height += TEXT_GAP;
    }
    let labels = text.widest(chart.groups.iter().map(|group| &group.label), Role::TableLabel)?;
    let labels = labels.min(width.scale(LABELS.0, LABELS.1));
    let figures = chart.groups.iter().flat_map(|group| &group.bars).map(|bar| &bar.figure);
    let figures = text.widest(figures, Role::TableFigure)?;
    let axis = labels + TEXT_GAP;
    let columns = Columns { labels, axis, longest: width - axis - TEXT_GAP - figures };
    let top = drawn.height;
    for group in &chart.groups {
        drawn.add_group(group, &columns, &text)?;
    }
    drawn.marks.push(Mark::Rule(Rule {
        x: columns.axis,
        y: top,
        width: Length::ZERO,
        height: drawn.height - top,
        thickness: Table::RULE,
    }));
    drawn.add_legend(&chart.series, &text)?;
    Ok(Drawing { width, height: drawn.height, marks: drawn.marks })
}

/// How words of a chart are set: as in a table.
fn style(role: Role) -> Style {
    role.style()
}

/// Where labels end, bars begin, and how long the longest is.
struct Columns {
    labels: Length,
    axis: Length,
    longest: Length,
}

/// What sets words.
struct Words<'a> {
    path: &'a Path,
    fonts: &'a Fonts,
}

impl Words<'_> {
    fn lines(&self, text: &str, role: Role, style: &Style, width: Length) -> Result<Vec<Line>, LayoutError> {
        Ok(set(&shape(text, 0, role, style.size, self.fonts, self.path)?, style, width, Length::ZERO))
    }

    /// The width of the widest of some texts in one line.
    fn widest<'t>(&self, texts: impl Iterator<Item = &'t String>, role: Role) -> Result<Length, LayoutError> {
        let style = style(role);
        let mut widest = Length::ZERO;
        for text in texts {
            let clusters = shape(text, 0, role, style.size, self.fonts, self.path)?;
            widest = widest.max(natural_width(&clusters, style.letter_spacing));
        }
        Ok(widest)
    }
}

/// What is drawn so far, from the top.
struct Drawn {
    marks: Vec<Mark>,
    height: Length,
}

impl Drawn {
    /// Adds lines below what there is, from a left edge.
    fn add_lines(&mut self, lines: &[Line], style: &Style, left: Length) {
        self.marks.extend(placed(lines, style, left, self.height));
        self.height += style.line_pitch * lines.len() as i32;
    }

    /// Adds a label and the bars beside it, each at the middle of the other's height.
    fn add_group(&mut self, group: &Group, columns: &Columns, text: &Words<'_>) -> Result<(), LayoutError> {
        let style = Style { alignment: Alignment::Right, ..style(Role::TableLabel) };
        let lines = text.lines(&group.label, Role::TableLabel, &style, columns.labels)?;
        let (count, label) = (group.bars.len() as i32, style.line_pitch * lines.len() as i32);
        let bars = BAR * count + BAR_GAP * (count - 1);
        let height = label.max(bars);
        let top = self.height + GROUP_GAP.half();
        self.marks.extend(placed(&lines, &style, Length::ZERO, top + (height - label).half()));
        let mut y = top + (height - bars).half();
        for (series, bar) in group.bars.iter().enumerate() {
            self.add_bar(bar, series, (columns, y), text)?;
            y += BAR + BAR_GAP;
        }
        self.height += height + GROUP_GAP;
        Ok(())
    }

    fn add_bar(
        &mut self,
        bar: &Bar,
        series: usize,
        (columns, y): (&Columns, Length),
        text: &Words<'_>,
    ) -> Result<(), LayoutError> {
        let width = columns.longest.scale(bar.share.into(), Bar::WHOLE.into());
        if width > Length::ZERO {
            bars::draw(Area { x: columns.axis, y, width, height: BAR }, series, &mut self.marks);
        }
        let style = Style { alignment: Alignment::Left, line_pitch: BAR, ..style(Role::TableFigure) };
        let lines = text.lines(&bar.figure, Role::TableFigure, &style, PageGeometry::TEXT_WIDTH)?;
        self.marks.extend(placed(&lines, &style, columns.axis + width + TEXT_GAP, y));
        Ok(())
    }

    /// Adds what the patterns stand for, in as many rows as are needed, each in the middle.
    fn add_legend(&mut self, series: &[String], text: &Words<'_>) -> Result<(), LayoutError> {
        let (room, style) = (PageGeometry::TEXT_WIDTH, style(Role::TableLabel));
        let style = Style { alignment: Alignment::Left, ..style };
        let mut rows: Vec<Vec<(usize, Length)>> = Vec::new();
        for (number, name) in series.iter().enumerate() {
            let wide = SAMPLE + TEXT_GAP + text.widest(std::iter::once(name), Role::TableLabel)?;
            match rows.last_mut() {
                Some(row) if width_of(row) + LEGEND_GAP + wide <= room => row.push((number, wide)),
                _ => rows.push(vec![(number, wide)]),
            }
        }
        for row in rows {
            self.height += TEXT_GAP;
            let mut x = (room - width_of(&row)).half();
            for (number, wide) in row {
                let sample = Area { x, y: self.height + (style.line_pitch - BAR).half(), width: SAMPLE, height: BAR };
                bars::draw(sample, number, &mut self.marks);
                let lines = text.lines(&series[number], Role::TableLabel, &style, room)?;
                self.marks.extend(placed(&lines, &style, x + SAMPLE + TEXT_GAP, self.height));
                x += wide + LEGEND_GAP;
            }
            self.height += style.line_pitch;
        }
        Ok(())
    }
}

/// The width of entries side by side.
fn width_of(row: &[(usize, Length)]) -> Length {
    row.iter().map(|(_, wide)| *wide).sum::<Length>() + LEGEND_GAP * (row.len() as i32 - 1)
}

/// Lines in their places.
fn placed(lines: &[Line], style: &Style, left: Length, top: Length) -> impl Iterator<Item = Mark> {
    let (pitch, baseline) = (style.line_pitch, style.baseline());
    lines.iter().zip(0..).flat_map(move |(line, number)| {
        line.runs
            .iter()
            .map(move |spanned| Mark::Text(spanned.run.clone()).moved(left, top + pitch * number + baseline))
    })
}
