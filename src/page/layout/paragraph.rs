//! A paragraph becomes lines.

use super::LayoutError;
use super::fill::{Measure, fill};
use super::line::{Line, Placement, natural_width, place};
use super::shape::{Cluster, shape};
use crate::length::Length;
use crate::page::document::{Alignment, PageGeometry, Paragraph, Role, Style, Title};
use crate::page::font::Fonts;

/// The lines of a paragraph.
///
/// # Errors
/// The first character that no face has.
pub(super) fn paragraph_lines(paragraph: &Paragraph, fonts: &Fonts) -> Result<Vec<Line>, LayoutError> {
    let style = paragraph.role.style();
    let set = |clusters: &[Cluster]| set(clusters, &style, PageGeometry::TEXT_WIDTH, paragraph.right_indent);
    let (mut lines, mut clusters) = (Vec::new(), Vec::new());
    for (index, span) in paragraph.spans.iter().enumerate() {
        clusters.extend(shape(&span.text, index, span.role, style.size, fonts, &paragraph.path)?);
        if paragraph.role == Role::SignOffOrgan {
            lines.extend(set(&std::mem::take(&mut clusters)));
        }
    }
    lines.extend(set(&clusters));
    Ok(lines)
}

/// The lines of the title: those it comes with, each broken again only if it is too long for the page.
///
/// # Errors
/// The first character that no face has.
pub(super) fn title_lines(title: &Title, fonts: &Fonts) -> Result<Vec<Line>, LayoutError> {
    let style = Role::Title.style();
    let mut lines = Vec::new();
    for line in &title.lines {
        let clusters = shape(line, 0, Role::Title, style.size, fonts, &title.path)?;
        lines.extend(set(&clusters, &style, PageGeometry::TEXT_WIDTH, Length::ZERO));
    }
    Ok(lines)
}

/// What a justified line must have left over before it is stretched.
///
/// Office programs round the widths of a line's portions to whole twips: what fits by a hair here would not always fit
/// there.
const TOLERANCE: Length = Length::milli(200);

/// Breaks and places a text set in one style.
pub(super) fn set(clusters: &[Cluster], style: &Style, width: Length, right_indent: Length) -> Vec<Line> {
    // A name longer than its line gives up its distance from the edge, not its room.
    let right = match right_indent {
        Length::ZERO => Length::ZERO,
        indent => indent.min((width - natural_width(clusters, style.letter_spacing)).max(Length::ZERO)),
    };
    let is_justified = style.alignment == Alignment::Justified;
    let measure = Measure {
        width: width - right,
        first_line_indent: style.first_line_indent,
        letter_spacing: style.letter_spacing,
        tolerance: if is_justified { TOLERANCE } else { Length::ZERO },
        is_justified,
    };
    let ranges = fill(clusters, measure);
    let count = ranges.len();
    let place_one = |(index, range): (usize, std::ops::Range<usize>)| {
        let is_last = index + 1 == count;
        let alignment = match style.alignment {
            Alignment::Justified if is_last => Alignment::Left,
            alignment => alignment,
        };
        let left = if index == 0 { style.first_line_indent } else { Length::ZERO };
        let placement =
            Placement { width, left, right, alignment, letter_spacing: style.letter_spacing, size: style.size };
        place(&clusters[range], placement)
    };
    ranges.into_iter().enumerate().map(place_one).collect()
}
