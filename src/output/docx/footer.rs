//! The page number (`w:ftr`, ISO/IEC 29500-1 §17.10.3): `— 1 —`, at the right on odd pages, at the left on even ones.

use docx_rs::{FieldCharType, Footer, InstrPAGE, InstrText, Run};

use super::family::Families;
use super::names;
use super::paragraph::{runs, styled, with_runs};
use crate::page::document::Role;

/// The parts, odd pages first.
pub(super) const TARGETS: [&str; 2] = ["footer1.xml", "footer2.xml"];

/// Before and after the number.
pub(super) const DASHES: [&str; 2] = ["— ", " —"];

/// The footers of odd and of even pages.
pub(super) fn build(families: &Families) -> [Footer; 2] {
    [names::style(Role::PageNumber).id, names::FOOTER_EVEN.0].map(|style| {
        let [before, after] = DASHES.map(|text| runs(Role::PageNumber, Role::PageNumber, text, families));
        let number = page_field();
        Footer::new().add_paragraph(with_runs(styled(style), before.into_iter().chain(number).chain(after)))
    })
}

/// The number, as a field of five runs (ISO/IEC 29500-1 §17.16.18).
///
/// docx-rs' own page number puts them all in one run, which Word splits when it first updates the field.
fn page_field() -> [Run; 5] {
    let mark = |kind| Run::new().add_field_char(kind, false);
    [
        mark(FieldCharType::Begin),
        Run::new().add_instr_text(InstrText::PAGE(InstrPAGE::new())),
        mark(FieldCharType::Separate),
        Run::new().add_text("1"),
        mark(FieldCharType::End),
    ]
}
