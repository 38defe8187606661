//! The outline (GB/T 33190-2016, 7.8): the headings, nested and in order, each leading to its line.

use super::millimetres::Millimetres;
use super::page::Sheet;
use crate::output::xml::Element;
use crate::page::layout::OutlineEntry;

/// `Outlines`; none if there are no headings.
pub(super) fn element(entries: &[OutlineEntry], sheets: &[Sheet]) -> Option<Element> {
    (!entries.is_empty()).then(|| Element::new("ofd:Outlines").children(nested(entries, sheets)))
}

/// The headings of the highest level first met, each with those below it.
fn nested(entries: &[OutlineEntry], sheets: &[Sheet]) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut rest = entries;
    while let Some((first, after)) = rest.split_first() {
        let below = after.iter().take_while(|entry| entry.level > first.level).count();
        let (below, next) = after.split_at(below);
        elements.push(heading(first, sheets).children(nested(below, sheets)));
        rest = next;
    }
    elements
}

/// `OutlineElem` with the action that leads to its line (14.2 and 14.3).
fn heading(entry: &OutlineEntry, sheets: &[Sheet]) -> Element {
    let target = Element::new("ofd:Dest")
        .with("Type", "XYZ")
        .with("PageID", sheets.get(entry.page).map_or(0, |sheet| sheet.id))
        .with("Left", 0)
        .with("Top", Millimetres::from(entry.y))
        .with("Zoom", 0);
    let action = Element::new("ofd:Action").with("Event", "CLICK").child(Element::new("ofd:Goto").child(target));
    Element::new("ofd:OutlineElem").with("Title", &entry.text).child(Element::new("ofd:Actions").child(action))
}
