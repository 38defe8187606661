//! Blocks flow down the pages.

use super::frame::{Content, ElementId, ElementKind, Item, Mark, OutlineEntry, Page};
use super::line::Line;
use super::paragraph::{paragraph_lines, title_lines};
use super::structure::Structure;
use super::table::{self, LaidTable, Part};
use super::{LayoutError, baseline_in};
use crate::document::{Block, Document, PageGeometry, Paragraph, Role, Style};
use crate::font::Fonts;
use crate::length::Length;

/// A block whose lines are broken, not yet on a page.
enum Laid<'a> {
    Text(LaidText),
    Table(LaidTable<'a>),
}

/// The lines of a title, a heading, a paragraph or an item.
struct LaidText {
    role: Role,
    style: Style,
    lines: Vec<Line>,
    /// How far it stays off what is above it on its page.
    space_before: Length,
    /// The role of each span, whose own element it gets.
    spans: Vec<(Role, String)>,
    starts_page: bool,
    /// Whether its last line stays on the page of what follows it.
    keeps_last_line: bool,
    /// Whether it is the first item of its list.
    starts_list: bool,
}

/// Breaks every block into lines and lays the lines on pages.
///
/// # Errors
/// The first character that no face has, or a row higher than a page.
pub(super) fn flow(document: &Document, fonts: &Fonts) -> Result<Flow, LayoutError> {
    let mut laid = Vec::with_capacity(document.blocks.len());
    for block in &document.blocks {
        lay_block(block, fonts, &mut laid)?;
    }
    let mut flow = Flow::new();
    for index in 0..laid.len() {
        flow.make_room(&laid[index..]);
        match &laid[index] {
            Laid::Text(text) => flow.put_text(text, &laid[index + 1..]),
            Laid::Table(table) => flow.put_table(table)?,
        }
    }
    Ok(flow)
}

fn lay_block<'a>(block: &'a Block, fonts: &Fonts, laid: &mut Vec<Laid<'a>>) -> Result<(), LayoutError> {
    match block {
        Block::Title(title) => laid.push(Laid::Text(LaidText {
            role: Role::Title,
            style: Role::Title.style(),
            lines: title_lines(title, fonts)?,
            space_before: Length::ZERO,
            spans: vec![(Role::Title, title.lines.concat())],
            starts_page: false,
            keeps_last_line: false,
            starts_list: false,
        })),
        Block::Paragraph(paragraph) => laid.push(Laid::Text(lay_paragraph(paragraph, false, fonts)?)),
        Block::List(items) => {
            for (index, item) in items.iter().enumerate() {
                laid.push(Laid::Text(lay_paragraph(item, index == 0, fonts)?));
            }
        }
        Block::Table(table) => laid.push(Laid::Table(LaidTable::new(table, fonts)?)),
    }
    Ok(())
}

fn lay_paragraph(paragraph: &Paragraph, starts_list: bool, fonts: &Fonts) -> Result<LaidText, LayoutError> {
    let style = paragraph.role.style();
    Ok(LaidText {
        role: paragraph.role,
        style,
        lines: paragraph_lines(paragraph, fonts)?,
        space_before: PageGeometry::LINE_PITCH * style.lines_before + paragraph.space_before,
        spans: paragraph.spans.iter().map(|span| (span.role, span.text.clone())).collect(),
        starts_page: paragraph.starts_page,
        keeps_last_line: paragraph.keeps_with_next,
        starts_list,
    })
}

impl LaidText {
    /// Whether all of it stays on the page of what follows it: headings, and what a sign-off stands below, as Word keeps them.
    fn keeps_with_next(&self) -> bool {
        let keeps_last = self.keeps_last_line && self.lines.len() <= MOST_LINES_KEPT;
        self.role.is_heading() || self.role == Role::SignOffOrgan || keeps_last
    }
}

/// The pages so far, and where the next line goes.
pub(super) struct Flow {
    pub pages: Vec<Page>,
    pub structure: Structure,
    pub outline: Vec<OutlineEntry>,
    /// How much of the current page's text area is taken.
    taken: Length,
    /// The list that the last item put belongs to.
    list: Option<ElementId>,
}

impl Flow {
    fn new() -> Self {
        Self {
            pages: vec![Page::default()],
            structure: Structure::new(),
            outline: Vec::new(),
            taken: Length::ZERO,
            list: None,
        }
    }

    fn start_page(&mut self) {
        self.pages.push(Page::default());
        self.taken = Length::ZERO;
    }

    fn room(&self) -> Length {
        PageGeometry::TEXT_HEIGHT - self.taken
    }

    /// The sheet's coordinate of the next line's top edge.
    fn top(&self) -> Length {
        PageGeometry::TOP + self.taken
    }

    fn page(&mut self) -> &mut Page {
        self.pages.last_mut().expect("a flow has a page from the beginning")
    }

    /// Starts a page where the first of the blocks asks for one, or where what must stay together with it does not fit.
    fn make_room(&mut self, blocks: &[Laid<'_>]) {
        let asks = matches!(blocks.first(), Some(Laid::Text(text)) if text.starts_page);
        if self.taken > Length::ZERO && (asks || kept_together(blocks) > self.room()) {
            self.start_page();
        }
    }

    fn put_text(&mut self, text: &LaidText, following: &[Laid<'_>]) {
        let elements = self.add_elements(text);
        if self.taken > Length::ZERO {
            self.taken += text.space_before;
        }
        let mut entered = vec![false; text.spans.len()];
        let kept_below = if text.keeps_last_line { kept_together(following) } else { Length::ZERO };
        for (index, line) in text.lines.iter().enumerate() {
            let below = if index > 0 && index + 1 == text.lines.len() { kept_below } else { Length::ZERO };
            if self.room() < text.style.line_pitch + below && self.taken > Length::ZERO {
                self.start_page();
            }
            self.put_line(text, line, &elements, &mut entered);
        }
        self.taken += PageGeometry::LINE_PITCH * text.style.lines_after;
    }

    /// The element of each of a text's spans.
    fn add_elements(&mut self, text: &LaidText) -> Vec<ElementId> {
        if text.role != Role::Item {
            self.list = None;
            return text.spans.iter().map(|(role, _)| self.structure.add_text(*role)).collect();
        }
        let list = match self.list.filter(|_| !text.starts_list) {
            Some(list) => list,
            None => self.structure.add(Structure::ROOT, ElementKind::List),
        };
        self.list = Some(list);
        let item = self.structure.add(list, ElementKind::Item);
        let body = self.structure.add(item, ElementKind::ItemBody);
        vec![body; text.spans.len()]
    }

    fn put_line(&mut self, text: &LaidText, line: &Line, elements: &[ElementId], entered: &mut [bool]) {
        let (top, page) = (self.top(), self.pages.len() - 1);
        let baseline = top + baseline_in(text.style.line_pitch, text.style.size);
        for spanned in &line.runs {
            let (role, words) = &text.spans[spanned.span];
            if !std::mem::replace(&mut entered[spanned.span], true)
                && let Some(level) = outline_level(*role)
            {
                self.outline.push(OutlineEntry { level, text: words.clone(), page, y: top });
            }
            let mut run = spanned.run.clone();
            run.x += PageGeometry::LEFT;
            run.baseline = baseline;
            let content = Content::Element(elements[spanned.span]);
            self.page().items.push(Item { mark: Mark::Text(run), content });
        }
        self.taken += text.style.line_pitch;
    }

    fn put_table(&mut self, laid: &LaidTable<'_>) -> Result<(), LayoutError> {
        self.list = None;
        let elements = self.structure.add_table(laid.table);
        let whole = laid.whole();
        if whole.height() <= self.room() {
            self.put_part(laid, &whole, &elements);
            return Ok(());
        }
        let mut start = 0;
        while start < laid.table.rows {
            let part = laid.fitting(start, self.room());
            if part.height() > PageGeometry::TEXT_HEIGHT {
                return Err(LayoutError::RowTooHigh { table: laid.table.caption.clone(), row: start });
            }
            if part.height() > self.room() {
                self.start_page();
                continue;
            }
            self.put_part(laid, &part, &elements);
            start = part.rows.last().map_or(laid.table.rows, |last| last + 1);
        }
        Ok(())
    }

    fn put_part(&mut self, laid: &LaidTable<'_>, part: &Part, elements: &[ElementId]) {
        let top = self.top();
        table::draw(laid, part, top, elements, &mut self.page().items);
        self.taken += part.height();
    }
}

fn outline_level(role: Role) -> Option<u8> {
    if role == Role::Title { Some(1) } else { role.style().outline_level.map(|level| level + 1) }
}

/// The height that must be free for the first of the blocks to begin: a heading and what follows it, a paragraph's first line, a
/// table's header rows and first row, or all of a table that a page can hold.
///
/// What no page can hold is not kept together: of a run of headings longer than a page, the first line and one more.
fn kept_together(blocks: &[Laid<'_>]) -> Length {
    let mut height = Length::ZERO;
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Laid::Text(text) if index > 0 && text.starts_page => break,
            Laid::Text(text) => {
                let lines = if text.keeps_with_next() { text.lines.len().min(PAGE_AND_MORE) as i32 } else { 1 };
                height += text.space_before + text.style.line_pitch * lines;
                if !text.keeps_with_next() {
                    break;
                }
            }
            Laid::Table(table) => {
                let whole = height + table.whole().height();
                let fits = whole <= PageGeometry::TEXT_HEIGHT;
                height = if fits { whole } else { height + table.fitting(0, Length::ZERO).height() };
                break;
            }
        }
        if height > PageGeometry::TEXT_HEIGHT {
            return PageGeometry::LINE_PITCH * 2;
        }
    }
    height
}

/// The lines of a paragraph that fit a page with a heading above and a sign-off below.
const MOST_LINES_KEPT: usize = PageGeometry::LINES as usize - 4;

/// More lines than a page has.
const PAGE_AND_MORE: usize = PageGeometry::LINES as usize + 1;
