//! The way through laid-out pages, the same for every format that is drawn from them.
//!
//! [`draw`] leads a [`Pen`] through the pages: sheet by sheet, on each the items in their order, those of one part of
//! the structure together. A pen knows how its format says "these glyphs, there"; where "there" is has been decided by
//! the layout, and a pen that moved something would be wrong even if it looked better. For a page with a heading and a
//! table's cell, a pen is told:
//!
//! ```text
//! begin_sheet
//!   begin Pagination      a draft's mark lies under everything else
//!     watermark
//!   end
//!   begin Element(heading)
//!     text
//!   end
//!   begin Decoration
//!     rule, rule, …
//!   end
//!   begin Element(cell)
//!     text
//!   end
//!   begin Pagination      the page's number
//!     text
//!   end
//! end_sheet
//! ```

use crate::page::layout::{Content, Mark, Page, Pages, PlacedPicture, Rule, Stroke, TextRun};

/// How pale a watermark is, from black (0) to white (1): read through, and no transparency, which archival formats
/// restrict.
pub const WATERMARK_GREY: f32 = 0.85;

/// What draws in the way of one format.
///
/// Lengths are as in [`Pages`]: from the sheet's top left corner, y downwards. All is black but for a watermark and
/// pictures.
pub trait Pen {
    /// Begins a sheet, counted from 0. One added to make their number even has nothing on it.
    fn begin_sheet(&mut self, index: usize);

    /// Ends the sheet.
    fn end_sheet(&mut self);

    /// Begins what belongs to one element of the structure, or to none. An element that is drawn in several places, or
    /// on several pages, is begun as often.
    fn begin(&mut self, content: Content);

    /// Ends what was begun.
    fn end(&mut self);

    /// Sets glyphs on a level baseline.
    fn text(&mut self, run: &TextRun);

    /// Sets glyphs on a baseline that rises to the right by 45° from the origin of the first one, in
    /// [`WATERMARK_GREY`].
    fn watermark(&mut self, run: &TextRun);

    /// Draws a rule of a table, or of a bar.
    fn rule(&mut self, rule: &Rule);

    /// Draws a stroke in any direction, cut off straight at its ends.
    fn stroke(&mut self, stroke: &Stroke);

    /// Draws one of [`Pages::pictures`].
    fn picture(&mut self, picture: &PlacedPicture);
}

/// Draws pages; with an empty one after an odd number of them if `duplex` asks for it.
pub fn draw(pages: &Pages, duplex: bool, pen: &mut impl Pen) {
    for (index, page) in pages.pages.iter().enumerate() {
        pen.begin_sheet(index);
        for items in page.items.chunk_by(|before, after| before.content == after.content) {
            pen.begin(items[0].content);
            for item in items {
                match &item.mark {
                    Mark::Text(run) => pen.text(run),
                    Mark::Watermark(run) => pen.watermark(run),
                    Mark::Rule(rule) => pen.rule(rule),
                    Mark::Stroke(stroke) => pen.stroke(stroke),
                    Mark::Picture(picture) => pen.picture(picture),
                }
            }
            pen.end();
        }
        pen.end_sheet();
    }
    if duplex && pages.pages.len() % 2 == 1 {
        pen.begin_sheet(pages.pages.len());
        pen.end_sheet();
    }
}

/// Every run of glyphs in pages, watermarks among them, in the order they are drawn: what the faces are cut down to.
pub fn runs(pages: &Pages) -> impl Iterator<Item = &TextRun> {
    pages.pages.iter().flat_map(runs_of)
}

/// Those of one page.
pub fn runs_of(page: &Page) -> impl Iterator<Item = &TextRun> {
    page.items.iter().filter_map(|item| match &item.mark {
        Mark::Text(run) | Mark::Watermark(run) => Some(run),
        Mark::Rule(_) | Mark::Stroke(_) | Mark::Picture(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::compose::compose_draft;
    use crate::page::font::Fonts;
    use crate::page::layout::layout;
    use crate::report::model::Report;

    /// Notes what it is told, and panics if that is out of order.
    #[derive(Default)]
    struct Notes {
        sheets: Vec<Vec<&'static str>>,
        in_sheet: bool,
        in_part: bool,
        texts: Vec<String>,
    }

    impl Notes {
        fn note(&mut self, what: &'static str) {
            assert!(self.in_part);
            self.sheets.last_mut().unwrap().push(what);
        }
    }

    impl Pen for Notes {
        fn begin_sheet(&mut self, index: usize) {
            assert_eq!((index, self.in_sheet), (self.sheets.len(), false));
            self.in_sheet = true;
            self.sheets.push(Vec::new());
        }

        fn end_sheet(&mut self) {
            assert!(self.in_sheet && !self.in_part);
            self.in_sheet = false;
        }

        fn begin(&mut self, content: Content) {
            assert!(self.in_sheet && !std::mem::replace(&mut self.in_part, true));
            self.note(match content {
                Content::Element(_) => "element",
                Content::Pagination => "pagination",
                Content::Decoration => "decoration",
            });
        }

        fn end(&mut self) {
            assert!(std::mem::replace(&mut self.in_part, false));
        }

        fn text(&mut self, run: &TextRun) {
            self.note("text");
            self.texts.push(run.text());
        }

        fn watermark(&mut self, run: &TextRun) {
            self.note("watermark");
            self.texts.push(run.text());
        }

        fn rule(&mut self, _: &Rule) {
            self.note("rule");
        }

        fn stroke(&mut self, _: &Stroke) {
            self.note("stroke");
        }

        fn picture(&mut self, _: &PlacedPicture) {
            self.note("picture");
        }
    }

    #[test]
    fn a_pen_is_told_all_there_is_in_order() {
        let report = Report::parse(include_bytes!("../../samples/wugang-2025.json")).unwrap();
        let pages = layout(&compose_draft(&report, &[]), &Fonts::bundled()).unwrap();
        let mut notes = Notes::default();
        draw(&pages, false, &mut notes);
        assert_eq!(notes.sheets.len(), pages.pages.len());
        for (sheet, page) in notes.sheets.iter().zip(&pages.pages) {
            assert_eq!(sheet[..3], ["pagination", "watermark", "watermark"]);
            let number = sheet.iter().rposition(|what| *what == "pagination").unwrap();
            assert!(number > 3 && sheet[number + 1..].iter().all(|what| *what == "text"), "{sheet:?}");
            let drawn = sheet.iter().filter(|what| matches!(**what, "text" | "watermark" | "rule")).count();
            assert_eq!(drawn, page.items.len());
            let is_split = |pair: &[&str]| pair[0] == "rule" && pair[1] == "decoration";
            assert!(!sheet.windows(2).any(is_split), "what is of one part is drawn together");
        }
        assert_eq!(notes.texts, runs(&pages).map(TextRun::text).collect::<Vec<_>>());
    }

    #[test]
    fn an_odd_number_of_sheets_is_made_even_if_asked_for() {
        let report = Report::parse(include_bytes!("../../samples/wugang-2025.json")).unwrap();
        let mut pages = layout(&compose_draft(&report, &[]), &Fonts::bundled()).unwrap();
        for _ in 0..2 {
            let [mut plain, mut duplex] = [Notes::default(), Notes::default()];
            draw(&pages, false, &mut plain);
            draw(&pages, true, &mut duplex);
            assert_eq!(plain.sheets.len(), pages.pages.len());
            assert_eq!(duplex.sheets.len(), pages.pages.len().next_multiple_of(2));
            assert!(duplex.sheets[pages.pages.len()..].iter().all(Vec::is_empty));
            pages.pages.pop();
        }
    }
}
