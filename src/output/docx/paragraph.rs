//! Paragraphs and their runs as docx-rs builds them (`w:p`, ISO/IEC 29500-1 §17.3.1.22), in the body, in cells and in
//! footers.

use docx_rs::{
    AlignmentType, BreakType, LineSpacing, LineSpacingType, ParagraphChild, ParagraphProperty, Run, RunFonts,
};

use super::family::Families;
use super::names;
use super::runs::{StretchFonts, stretches};
use crate::length::Length;
use crate::page::document::{Alignment, Figure, PageGeometry, Paragraph, Role, Title};

/// A paragraph without text.
///
/// By its fields, since docx-rs' constructor counts paragraphs in the whole process.
pub(super) fn styled(style: &str) -> docx_rs::Paragraph {
    let property = ParagraphProperty::new().style(style);
    docx_rs::Paragraph { id: String::new(), children: Vec::new(), property, has_numbering: false }
}

/// The title: one paragraph, its lines parted by `w:br`.
pub(super) fn title(title: &Title, families: &Families) -> docx_rs::Paragraph {
    let children = lines(Role::Title, &title.lines, families);
    with_runs(styled(names::style(Role::Title).id), children)
}

/// A heading, a paragraph of text, an item or a line of the sign-off.
pub(super) fn paragraph(paragraph: &Paragraph, families: &Families) -> docx_rs::Paragraph {
    with_text(placed(paragraph), paragraph, families)
}

/// A paragraph right above a table, as far from the first rule as on the page, if it is one line.
///
/// The page has the text in the middle of a line; Word has the baseline of an exact line at four fifths of its height,
/// whatever the size of the text: a heading would stand 2.6 pt nearer to the rule. A lower line with the rest of its
/// height behind it has its text where the page has it. It must not snap to the grid, or LibreOffice makes it a whole
/// line again.
pub(super) fn above_table(paragraph: &Paragraph, families: &Families) -> docx_rs::Paragraph {
    let mut built = placed(paragraph);
    let style = paragraph.role.style();
    let line = style.baseline().scale(5, 4);
    if line < style.line_pitch && is_one_line(paragraph) {
        let spacing = built.property.line_spacing.take().unwrap_or_default();
        let spacing = spacing.line_rule(LineSpacingType::Exact).line(line.to_twips());
        let after = style.line_pitch.to_twips() - line.to_twips();
        built = built.line_spacing(spacing.after(after as u32)).snap_to_grid(false);
    }
    with_text(built, paragraph, families)
}

/// Whether a paragraph is one line for certain, were all its characters full ones.
fn is_one_line(paragraph: &Paragraph) -> bool {
    let style = paragraph.role.style();
    let width = (style.size + style.letter_spacing).scale(paragraph.text().chars().count() as i64, 1);
    style.first_line_indent + width <= PageGeometry::TEXT_WIDTH
}

fn with_text(built: docx_rs::Paragraph, paragraph: &Paragraph, families: &Families) -> docx_rs::Paragraph {
    if paragraph.role == Role::SignOffOrgan {
        let lines: Vec<String> = paragraph.spans.iter().map(|span| span.text.clone()).collect();
        return with_runs(built, self::lines(paragraph.role, &lines, families));
    }
    let children = paragraph.spans.iter().flat_map(|span| {
        let style = names::character_style(span.role).filter(|_| span.role != paragraph.role);
        // Text of a role that has no character style is set in the paragraph's, and names its faces itself.
        let set_as = if style.is_some() { span.role } else { paragraph.role };
        runs(span.role, set_as, &span.text, families).into_iter().map(move |run| match style {
            Some((id, _)) => run.style(id),
            None => run,
        })
    });
    with_runs(built, children)
}

/// The line of a figure of some height, in the middle of the figure's room; the finishing pass puts the figure into it.
pub(super) fn figure(height: Length) -> docx_rs::Paragraph {
    let room = Figure::block_height(height) - height;
    let before = room.half().to_twips();
    let after = (room - Length::twips(before + BELOW_FIGURE)).to_twips();
    styled(names::FIGURE.0).line_spacing(LineSpacing::new().before(before as u32).after(after as u32))
}

/// How far the letters of a figure's line reach below it, in twips.
const BELOW_FIGURE: i32 = 6;

/// A paragraph without its text, placed where its style alone would not put it.
fn placed(paragraph: &Paragraph) -> docx_rs::Paragraph {
    let mut built = styled(names::style(paragraph.role).id);
    if paragraph.right_indent != Length::ZERO {
        built = built.indent(None, None, Some(paragraph.right_indent.to_twips()), None);
    }
    if paragraph.space_before != Length::ZERO {
        built = built.line_spacing(LineSpacing::new().before(paragraph.space_before.to_twips() as u32));
    }
    if paragraph.keeps_with_next {
        built = built.keep_next(true);
    }
    if paragraph.starts_page {
        built = built.page_break_before(true);
    }
    if paragraph.role.style().alignment == Alignment::Justified && has_long_word(&paragraph.text()) {
        built = built.align(AlignmentType::Left);
    }
    built
}

/// The longest word, in characters, that may follow a line without spreading it too far: half a line of letters half an
/// em wide. Spire.Doc squeezes no marks in a paragraph that is flush left, which may then be a line longer: the fewer
/// the better.
const LONGEST_WORD: usize = 28;

/// Whether a text has a word, most likely a web address, before which a line could be left half empty.
///
/// Office programs keep a word whole and spread the line before it over the whole width; a paragraph with such a word
/// is set flush left instead. Nothing else spares both the address and the figures: a character that lets it break
/// would be copied with it, and `w:wordWrap` (ISO/IEC 29500-1 §17.3.1.45), which lets words break anywhere, tears
/// figures as well.
fn has_long_word(text: &str) -> bool {
    text.split(|character: char| !character.is_ascii_graphic()).any(|word| word.len() > LONGEST_WORD)
}

/// The runs of lines that belong to one paragraph.
pub(super) fn lines(role: Role, lines: &[String], families: &Families) -> Vec<Run> {
    let mut built: Vec<Run> = Vec::new();
    for line in lines {
        if let Some(last) = built.pop() {
            built.push(last.add_break(BreakType::TextWrapping));
        }
        built.extend(runs(role, role, line, families));
    }
    built
}

/// The unit of `w:sz`.
pub(super) fn half_points(size: Length) -> usize {
    (size.to_milli() / 500) as usize
}

/// The runs of a text in the typeface of one role, in a style that names the faces of another.
pub(super) fn runs(role: Role, set_as: Role, text: &str, families: &Families) -> Vec<Run> {
    let slots = families.slots(set_as.style().typeface);
    let stretches = stretches(families.fonts, role.style().typeface, slots, text);
    stretches.into_iter().map(|stretch| run(stretch.fonts, families).add_text(stretch.text)).collect()
}

/// An empty run that says of its fonts what its style does not.
pub(super) fn run(fonts: StretchFonts, families: &Families) -> Run {
    let mut named = RunFonts::new();
    if let Some(face) = fonts.face {
        let name = &families.of(face).name;
        named = named.ascii(&**name).hi_ansi(&**name).east_asia(&**name).cs(&**name);
    }
    if fonts.east_asian == Some(true) {
        named = named.hint("eastAsia");
    }
    if named == RunFonts::new() { Run::new() } else { Run::new().fonts(named) }
}

pub(super) fn with_runs(mut paragraph: docx_rs::Paragraph, runs: impl IntoIterator<Item = Run>) -> docx_rs::Paragraph {
    paragraph.children.extend(runs.into_iter().map(|run| ParagraphChild::Run(Box::new(run))));
    paragraph
}
