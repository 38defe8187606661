//! How each role is set: the one style sheet of both files.

use super::PageGeometry;
use super::typesetting::ABOVE_BASELINE;
use crate::length::Length;

/// What a paragraph, or a stretch of one, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The report's title.
    Title,
    /// A section's heading: 一、
    Heading1,
    /// A heading （一）.
    Heading2,
    /// A heading 1.
    Heading3,
    /// A heading （1）.
    Heading4,
    /// A paragraph of text.
    Body,
    /// The first words of a paragraph, set off from the rest (一是加强领导。).
    Lead,
    /// A numbered item of a list.
    Item,
    /// The organ's name or the date under the title.
    Byline,
    /// The organ's name in the sign-off (发文机关署名).
    SignOffOrgan,
    /// The date in the sign-off (成文日期).
    SignOffDate,
    /// A column's head in a table.
    TableHead,
    /// A row's label in a table.
    TableLabel,
    /// A figure in a table.
    TableFigure,
    /// A note under a table (注：…).
    TableNote,
    /// The number and name of a figure or table amid the words (图1, 表1).
    Caption,
    /// The page number (页码).
    PageNumber,
    /// What is wrong with a draft, on its last page.
    Finding,
    /// The word across every page of a draft.
    Watermark,
}

/// The typefaces of official documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Typeface {
    /// 小标宋: the title.
    BiaoSong,
    /// 黑体: headings of the first level.
    Hei,
    /// 楷体: headings of the second level.
    Kai,
    /// 仿宋: the text.
    FangSong,
    /// 宋体: tables and page numbers.
    Song,
}

/// Where the lines of a paragraph stand between the edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// Both edges flush, but for the last line.
    Justified,
    /// At the left edge.
    Left,
    /// In the middle.
    Center,
    /// At the right edge, or as far from it as the paragraph says.
    Right,
}

/// How a role is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The typeface.
    pub typeface: Typeface,
    /// The size of the em.
    pub size: Length,
    /// What every character's advance is changed by: 28 characters of 16 pt fill 156 mm only 0.2 pt closer together.
    pub letter_spacing: Length,
    /// From line to line.
    pub line_pitch: Length,
    /// How far the first line is set in: two characters, or none.
    pub first_line_indent: Length,
    /// Where the lines stand.
    pub alignment: Alignment,
    /// Empty lines of the page grid before the paragraph.
    pub lines_before: i32,
    /// Empty lines of the page grid after the paragraph.
    pub lines_after: i32,
    /// The level in the outline, from 1, of a heading.
    pub outline_level: Option<u8>,
}

impl Style {
    /// How far below the top of a line its baseline is: the em box stands in the middle of the line, the baseline in
    /// the box where [`ABOVE_BASELINE`] has it.
    pub fn baseline(&self) -> Length {
        (self.line_pitch - self.size).half() + self.size.scale(ABOVE_BASELINE.0, ABOVE_BASELINE.1)
    }
}

/// 二号.
const SIZE_2: Length = Length::pt(22);
/// 三号.
const SIZE_3: Length = Length::pt(16);
/// 四号.
const SIZE_4: Length = Length::pt(14);
/// 五号.
const SIZE_5: Length = Length::milli(10_500);

/// The text as the standard sets it: 三号, 28 characters a line, indented by two, both edges flush.
const TEXT: Style = Style {
    typeface: Typeface::FangSong,
    size: SIZE_3,
    letter_spacing: Length::twips(-5),
    line_pitch: PageGeometry::LINE_PITCH,
    first_line_indent: Length::pt(32),
    alignment: Alignment::Justified,
    lines_before: 0,
    lines_after: 0,
    outline_level: None,
};

/// A line in a table.
const TABLE: Style = Style {
    typeface: Typeface::Song,
    size: SIZE_5,
    letter_spacing: Length::ZERO,
    line_pitch: Length::twips(260),
    first_line_indent: Length::ZERO,
    alignment: Alignment::Center,
    ..TEXT
};

impl Role {
    /// Every role.
    pub const ALL: [Self; 19] = [
        Self::Title,
        Self::Heading1,
        Self::Heading2,
        Self::Heading3,
        Self::Heading4,
        Self::Body,
        Self::Lead,
        Self::Item,
        Self::Byline,
        Self::SignOffOrgan,
        Self::SignOffDate,
        Self::TableHead,
        Self::TableLabel,
        Self::TableFigure,
        Self::TableNote,
        Self::Caption,
        Self::PageNumber,
        Self::Finding,
        Self::Watermark,
    ];

    /// How it is set.
    pub const fn style(self) -> Style {
        match self {
            Self::Title => Style {
                typeface: Typeface::BiaoSong,
                size: SIZE_2,
                letter_spacing: Length::ZERO,
                first_line_indent: Length::ZERO,
                alignment: Alignment::Center,
                lines_after: 1,
                ..TEXT
            },
            Self::Heading1 => Style { typeface: Typeface::Hei, outline_level: Some(1), ..TEXT },
            Self::Heading2 => Style { typeface: Typeface::Kai, outline_level: Some(2), ..TEXT },
            Self::Heading3 => Style { outline_level: Some(3), ..TEXT },
            Self::Heading4 => Style { outline_level: Some(4), ..TEXT },
            Self::Body | Self::Item => TEXT,
            Self::Lead => Style { typeface: Typeface::Kai, ..TEXT },
            Self::Byline => {
                Style { typeface: Typeface::Kai, first_line_indent: Length::ZERO, alignment: Alignment::Center, ..TEXT }
            }
            Self::Caption => Style { typeface: Typeface::Hei, line_pitch: PageGeometry::LINE_PITCH, ..TABLE },
            Self::TableNote => Style { line_pitch: Length::twips(320), alignment: Alignment::Justified, ..TABLE },
            Self::SignOffOrgan => Style { lines_before: 1, ..SIGN_OFF },
            Self::SignOffDate => SIGN_OFF,
            Self::TableHead | Self::TableLabel | Self::TableFigure => TABLE,
            Self::Finding => {
                Style { size: SIZE_4, letter_spacing: Length::ZERO, first_line_indent: Length::ZERO, ..TEXT }
            }
            Self::Watermark => Style { typeface: Typeface::Hei, size: Length::pt(150), ..TABLE },
            Self::PageNumber => {
                Style { size: SIZE_4, line_pitch: Length::pt(16), alignment: Alignment::Right, ..TABLE }
            }
        }
    }

    /// Whether it is a heading, which never stands alone at a page's foot.
    pub const fn is_heading(self) -> bool {
        self.style().outline_level.is_some()
    }
}

/// A line of the sign-off.
const SIGN_OFF: Style = Style { first_line_indent: Length::ZERO, alignment: Alignment::Right, ..TEXT };
