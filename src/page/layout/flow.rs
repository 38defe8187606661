//! Blocks flow down the pages.

use super::LayoutError;
use super::figure::Drawing;
use super::frame::{Content, ElementId, ElementKind, Item, Mark, OutlineEntry, Page, SettledTable};
use super::line::Line;
use super::paragraph::{paragraph_lines, title_lines};
use super::structure::Structure;
use super::table::{self, LaidTable, Part};
use crate::length::Length;
use crate::page::document::keep::{self, LINES_TOGETHER};
use crate::page::document::{Block, Document, Figure, PageGeometry, Paragraph, Role, Style, Table};
use crate::page::font::Fonts;
use crate::report::finding::Path;

/// A block whose lines are broken, not yet on a page.
enum Laid<'a> {
    Text(LaidText),
    Table(LaidTable<'a>),
    Figure(LaidFigure<'a>),
}

/// A figure whose parts have their places, which stays on the page of its caption below.
struct LaidFigure<'a> {
    figure: &'a Figure,
    drawing: Drawing,
}

impl LaidFigure<'_> {
    /// Its height with the space above and below it.
    fn height(&self) -> Length {
        Figure::block_height(self.drawing.height)
    }
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
    /// Where its words come from.
    path: Path,
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
        flow.make_room(&mut laid[index..]);
        match &laid[index] {
            Laid::Text(text) => flow.put_text(text, &laid[index + 1..]),
            Laid::Table(table) => flow.put_table(table)?,
            Laid::Figure(figure) => flow.put_figure(figure),
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
            path: title.path.clone(),
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
        Block::Figure(figure) => {
            laid.push(Laid::Figure(LaidFigure { figure, drawing: Drawing::of(figure, fonts)? }));
        }
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
        path: paragraph.path.clone(),
        starts_page: paragraph.starts_page,
        keeps_last_line: paragraph.keeps_with_next,
        starts_list,
    })
}

impl LaidText {
    /// Whether all of it stays on the page of what follows it: as its role says, or since its last line does and it is
    /// too short to be parted.
    fn keeps_with_next(&self) -> bool {
        let keeps_all = self.keeps_last_line && self.lines.len() == self.first_lines();
        keep::keeps_with_next(self.role) || keeps_all
    }

    /// How many of its lines stand together where it begins: all that could not be parted with two lines on either
    /// side.
    fn first_lines(&self) -> usize {
        if self.lines.len() < LINES_TOGETHER * 2 { self.lines.len() } else { LINES_TOGETHER }
    }

    /// How many of the lines from `start` on stand on a page with room for so many: all, or as many as leave two lines
    /// on either side of the break; none if they are too few. `has_room_below` tells whether what must stand below the
    /// last of them would fit, too.
    fn lines_on_page(&self, start: usize, room: usize, has_room_below: bool) -> usize {
        let left = self.lines.len() - start;
        if room >= left && has_room_below {
            return left;
        }
        let count = room.min(left.saturating_sub(LINES_TOGETHER));
        if start == 0 && count < LINES_TOGETHER { 0 } else { count }
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
    /// How the tables so far were set.
    pub tables: Vec<SettledTable>,
    /// Whether the last thing put was a table.
    is_below_table: bool,
}

impl Flow {
    fn new() -> Self {
        Self {
            pages: vec![Page::default()],
            structure: Structure::new(),
            outline: Vec::new(),
            taken: Length::ZERO,
            list: None,
            tables: Vec::new(),
            is_below_table: false,
        }
    }

    fn start_page(&mut self) {
        self.is_below_table = false;
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
    ///
    /// A table's rows are set closer where that keeps it on the page.
    fn make_room(&mut self, blocks: &mut [Laid<'_>]) {
        if self.taken == Length::ZERO {
            let room = self.room();
            let fits = |table: &LaidTable<'_>| table.whole().height() <= room;
            // A table that fits, but not with its notes.
            if matches!(blocks.first(), Some(Laid::Table(table)) if fits(table)) && kept_together(blocks) > room {
                close_up(blocks, room);
            }
            return;
        }
        if matches!(blocks.first(), Some(Laid::Text(text)) if text.starts_page) {
            return self.start_page();
        }
        let above = match blocks.first() {
            Some(Laid::Text(text)) => self.space_before(text),
            _ => Length::ZERO,
        };
        let room = self.room() - above;
        if kept_together(blocks) > room && !close_up(blocks, room) {
            self.start_page();
        }
    }

    /// What is left free above a text: what it asks for, and below a table and its notes as much more as brings the
    /// text back on the grid of lines.
    fn space_before(&self, text: &LaidText) -> Length {
        if text.role == Role::TableNote {
            return text.space_before;
        }
        let (pitch, reached) = (PageGeometry::LINE_PITCH.to_milli(), (self.taken + text.space_before).to_milli());
        let to_grid = if self.is_below_table { (pitch - reached % pitch) % pitch } else { 0 };
        text.space_before + Length::milli(to_grid)
    }

    fn put_text(&mut self, text: &LaidText, following: &[Laid<'_>]) {
        let elements = self.add_elements(text);
        if self.taken > Length::ZERO {
            let space = self.space_before(text);
            self.taken += space;
            if self.is_below_table
                && let Some(table) = self.tables.last_mut()
            {
                table.spaces_below.push(space);
            }
        }
        self.is_below_table &= text.role == Role::TableNote;
        let mut entered = vec![false; text.spans.len()];
        let kept_below = match following.first() {
            Some(Laid::Text(next)) if text.keeps_last_line => next.space_before + kept_together(following),
            _ => Length::ZERO,
        };
        let pitch = text.style.line_pitch;
        let mut start = 0;
        while start < text.lines.len() {
            let room = (self.room().to_milli() / pitch.to_milli()).max(0) as usize;
            let left = pitch * (text.lines.len() - start) as i32;
            let is_page_new = self.taken == Length::ZERO;
            let fitting = text.lines_on_page(start, room, left + kept_below <= self.room());
            // A page that holds nothing would be followed by another for ever.
            let count = if is_page_new && fitting == 0 { room.clamp(1, text.lines.len() - start) } else { fitting };
            for line in &text.lines[start..start + count] {
                self.put_line(text, line, &elements, &mut entered);
            }
            start += count;
            if start < text.lines.len() {
                self.start_page();
            }
        }
        self.taken += PageGeometry::LINE_PITCH * text.style.lines_after;
    }

    /// The element of each of a text's spans.
    fn add_elements(&mut self, text: &LaidText) -> Vec<ElementId> {
        if text.role != Role::Item {
            self.list = None;
            return text.spans.iter().map(|(role, _)| self.structure.add_text(*role, &text.path)).collect();
        }
        let list = match self.list.filter(|_| !text.starts_list) {
            Some(list) => list,
            None => self.structure.add(Structure::ROOT, ElementKind::List),
        };
        self.list = Some(list);
        let item = self.structure.add(list, ElementKind::Item);
        let body = self.structure.add_from(item, ElementKind::ItemBody, text.path.clone());
        vec![body; text.spans.len()]
    }

    fn put_line(&mut self, text: &LaidText, line: &Line, elements: &[ElementId], entered: &mut [bool]) {
        let (top, page) = (self.top(), self.pages.len() - 1);
        let baseline = top + text.style.baseline();
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

    /// Puts a figure in the middle of its room, and between the text's edges.
    fn put_figure(&mut self, laid: &LaidFigure<'_>) {
        let Drawing { width, height, marks } = &laid.drawing;
        (self.list, self.is_below_table) = (None, false);
        let x = PageGeometry::LEFT + (PageGeometry::TEXT_WIDTH - *width).half();
        let space = (laid.height() - *height).half();
        // At the top of a page there is none above it, as in an office program.
        let (above, room) = match self.taken {
            Length::ZERO => (Length::ZERO, whole_lines(*height + space)),
            _ => (space, laid.height()),
        };
        let y = self.top() + above;
        let kind = ElementKind::Figure { alt: laid.figure.alt.clone(), edges: [x, y, x + *width, y + *height] };
        let element = self.structure.add_from(Structure::ROOT, kind, laid.figure.path.clone());
        let content = Content::Element(element);
        let placed = marks.iter().map(|mark| Item { mark: mark.clone().moved(x, y), content });
        self.page().items.extend(placed);
        self.taken += room;
    }

    fn put_table(&mut self, laid: &LaidTable<'_>) -> Result<(), LayoutError> {
        self.list = None;
        let elements = self.structure.add_table(laid.table);
        self.tables.push(SettledTable { row_height: laid.row_height, spaces_below: Vec::new() });
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
        self.is_below_table = true;
    }
}

/// A height made up to whole lines of the page's grid.
fn whole_lines(height: Length) -> Length {
    let pitch = PageGeometry::LINE_PITCH.to_milli();
    PageGeometry::LINE_PITCH * (height.to_milli() + pitch - 1).div_euclid(pitch)
}

fn outline_level(role: Role) -> Option<u8> {
    if role == Role::Title { Some(1) } else { role.style().outline_level.map(|level| level + 1) }
}

/// Sets the rows closer of the table that the first of the blocks is, or heads, if all of it then fits a room.
fn close_up(blocks: &mut [Laid<'_>], room: Length) -> bool {
    let heads = |block: &Laid<'_>| matches!(block, Laid::Text(text) if text.keeps_with_next());
    let at = blocks.iter().take_while(|block| heads(block)).count();
    let Some(Laid::Table(table)) = blocks.get_mut(at) else { return false };
    let before = std::mem::replace(&mut table.row_height, Table::CLOSE_ROW);
    let fits = kept_together(blocks) <= room;
    if !fits && let Some(Laid::Table(table)) = blocks.get_mut(at) {
        table.row_height = before;
    }
    fits
}

/// The height that must be free below the space above the first of the blocks for it to begin: a heading and what
/// follows it, a paragraph's first lines, a figure and its caption, a table's header rows and first row, or all of a
/// table that a page can hold.
///
/// What no page can hold is not kept together: of a run of headings longer than a page, the first line and one more.
fn kept_together(blocks: &[Laid<'_>]) -> Length {
    let mut height = Length::ZERO;
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Laid::Text(text) if index > 0 && text.starts_page => break,
            Laid::Text(text) => {
                let lines = if text.keeps_with_next() { text.lines.len() } else { text.first_lines() };
                let space = if index > 0 { text.space_before } else { Length::ZERO };
                height += space + text.style.line_pitch * lines.min(PAGE_AND_MORE) as i32;
                if !text.keeps_with_next() {
                    break;
                }
            }
            Laid::Figure(figure) => height += figure.height(),
            Laid::Table(table) => {
                height += table_with_notes(table, &blocks[index + 1..], height);
                break;
            }
        }
        if height > PageGeometry::TEXT_HEIGHT {
            return PageGeometry::LINE_PITCH * 2;
        }
    }
    height
}

/// The height that must be free for a table below a heading: all of it with its notes, if a page can hold them with the
/// rows set closer; all of it; or its header rows and first row.
fn table_with_notes(table: &LaidTable<'_>, below: &[Laid<'_>], heading: Length) -> Length {
    let notes = below.iter().map_while(|block| match block {
        Laid::Text(text) if text.role == Role::TableNote => {
            Some(text.space_before + text.style.line_pitch * text.lines.len().min(PAGE_AND_MORE) as i32)
        }
        _ => None,
    });
    let (whole, notes): (Length, Length) = (table.whole().height(), notes.sum());
    if keep::stays_with_notes(table.least_height(), heading, notes) {
        whole + notes
    } else if keep::stays_whole(whole, heading) {
        whole
    } else {
        table.fitting(0, Length::ZERO).height()
    }
}

/// More lines than a page has.
const PAGE_AND_MORE: usize = PageGeometry::LINES as usize + 1;
