//! How the markup says what its elements look like: by classes for the page's style sheet, or inline for a fragment.

use crate::length::Length;
use crate::page::document::{Alignment, Paragraph, Role};

/// Which of the two products the markup is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dress {
    /// The page, which has a style sheet: classes.
    Sheet,
    /// The fragment, which must stand without one: the few inline styles that the form needs.
    Inline,
}

/// The attributes that an element gets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) class: Option<String>,
    pub(super) style: Option<String>,
}

impl Dress {
    /// What is said by a class on a page, or by a style in a fragment; nothing where the text is empty.
    pub(super) fn look(self, class: impl Into<String>, style: &str) -> Look {
        let said = |text: String| Some(text).filter(|text| !text.is_empty());
        match self {
            Self::Sheet => Look { class: said(class.into()), style: None },
            Self::Inline => Look { class: None, style: said(style.to_owned()) },
        }
    }

    /// The look of a paragraph that is no heading.
    pub(super) fn of_paragraph(self, paragraph: &Paragraph) -> Look {
        let (class, style) = match paragraph.role {
            Role::Byline => ("byline".to_owned(), CENTRED),
            Role::Caption => ("caption".to_owned(), CENTRED),
            Role::SignOffOrgan | Role::SignOffDate => {
                (format!("sign {}", indent_class(paragraph.right_indent)), "text-align:right")
            }
            Role::TableNote => ("note".to_owned(), ""),
            Role::Finding => ("finding".to_owned(), ""),
            _ => (String::new(), INDENTED),
        };
        self.look(class, style)
    }

    /// The look of a heading, which may begin a page.
    pub(super) fn of_heading(self, starts_page: bool) -> Look {
        self.look(if starts_page { "page" } else { "" }, "")
    }

    /// The look of a cell: in the middle, as its table says, or at the left edge.
    pub(super) fn of_cell(self, alignment: Alignment) -> Look {
        if alignment == Alignment::Left { self.look("left", "text-align:left") } else { Look::default() }
    }
}

/// The first line of text stands in by two characters.
pub(super) const INDENTED: &str = "text-indent:2em";
const CENTRED: &str = "text-align:center";

/// The class of a line that ends so far from the right edge.
pub(super) fn indent_class(indent: Length) -> String {
    format!("r{}", em_hundredths(indent))
}

/// A length in hundredths of the em of the text, as wide as its characters are set.
pub(super) fn em_hundredths(length: Length) -> i32 {
    let style = Role::Body.style();
    let em = (style.size + style.letter_spacing).to_milli();
    (length.to_milli() * 100 + em / 2) / em
}
