//! The marked content of the pages: which of it belongs to which element (ISO 32000-1, 14.6).

use crate::page::layout::ElementId;

/// Every marked-content sequence with an identifier, in the order it was drawn.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// For each page, the element of each of its marked-content identifiers.
    pages: Vec<Vec<ElementId>>,
}

impl Marks {
    /// The next identifier on a page, for content of an element.
    pub fn add(&mut self, page: usize, element: ElementId) -> i64 {
        if self.pages.len() <= page {
            self.pages.resize(page + 1, Vec::new());
        }
        self.pages[page].push(element);
        self.pages[page].len() as i64 - 1
    }

    /// The elements of a page's identifiers.
    pub fn on_page(&self, page: usize) -> &[ElementId] {
        self.pages.get(page).map_or(&[], Vec::as_slice)
    }
}
