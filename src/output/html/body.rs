//! The document's blocks as markup: headings, paragraphs, lists and tables in their order, each once.

use maud::{Markup, html};

use super::dress::{Dress, INDENTED};
use super::figure;
use super::seen::seen;
use super::table::Laid;
use crate::page::document::{Block, Document, Paragraph, Role, Span, Table, Title, mail_address, web_address};

/// What is written of the document so far, as far as it counts for what follows.
struct Body<'a> {
    document: &'a Document,
    blocks: &'a [Block],
    dress: Dress,
    /// How many tables there were.
    tables: usize,
    /// How many header cells they had: their names go on from table to table.
    heads: usize,
}

/// The blocks of a document. A fragment has no title: its portal prints one.
pub(super) fn body(document: &Document, dress: Dress) -> Markup {
    let mut body = Body { document, blocks: &document.blocks, dress, tables: 0, heads: 0 };
    let blocks: Vec<Markup> = (0..document.blocks.len()).map(|index| body.block(index)).collect();
    html! { @for block in blocks { (block) } }
}

impl Body<'_> {
    /// One block, each kind in its own way.
    fn block(&mut self, index: usize) -> Markup {
        match &self.blocks[index] {
            Block::Title(title) if self.dress == Dress::Sheet => self::title(title),
            Block::Title(_) => html! {},
            // It is in the table's caption.
            Block::Paragraph(paragraph) if self.names_table_below(index, paragraph) => html! {},
            Block::Paragraph(_) if self.caption_of_figure(index.checked_sub(1)).is_some() => html! {},
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Figure(figure) => {
                let caption = self.caption_of_figure(Some(index));
                figure::figure(self.document, figure, caption.as_deref(), self.dress)
            }
            Block::List(items) => self.list(items),
            Block::Table(table) => self.table(index, table),
        }
    }

    /// Whether a paragraph is what the table right below it is called.
    fn names_table_below(&self, index: usize, paragraph: &Paragraph) -> bool {
        let below = self.blocks.get(index + 1);
        let is_its_name = |table: &Table| paragraph.text() == table.caption;
        paragraph.role == Role::Caption && matches!(below, Some(Block::Table(table)) if is_its_name(table))
    }

    /// What a figure is called by the line below it.
    fn caption_of_figure(&self, index: Option<usize>) -> Option<String> {
        match (self.blocks.get(index?)?, self.blocks.get(index? + 1)?) {
            (Block::Figure(_), Block::Paragraph(line)) if line.role == Role::Caption => Some(line.text()),
            _ => None,
        }
    }

    fn table(&mut self, index: usize, table: &Table) -> Markup {
        let above = index.checked_sub(1).map(|above| &self.blocks[above]);
        let shows_name = matches!(above, Some(Block::Paragraph(line)) if self.names_table_below(index - 1, line));
        self.tables += 1;
        let table = seen(table);
        let laid = Laid::new(&table, self.tables, self.heads, self.dress);
        self.heads += laid.heads();
        laid.markup(!shows_name)
    }

    fn list(&self, items: &[Paragraph]) -> Markup {
        let look = self.dress.look("", "list-style:none;padding:0");
        let item = self.dress.look("", INDENTED);
        html! {
            // Its items bear their own numbers.
            ul class=[look.class] style=[look.style] {
                @for paragraph in items { li style=[&item.style] { (Self::words(&paragraph.spans, paragraph.role)) } }
            }
        }
    }

    /// A heading, a paragraph, or a paragraph that a heading runs into.
    fn paragraph(&self, paragraph: &Paragraph) -> Markup {
        let headings = paragraph.spans.iter().take_while(|span| span.role.is_heading()).count();
        let (headings, text) = paragraph.spans.split_at(headings);
        let headings = html! { @for heading in headings { (self.heading(heading, paragraph.starts_page)) } };
        let look = self.dress.of_paragraph(paragraph);
        let text = html! {
            @if !text.is_empty() {
                p class=[look.class] style=[look.style] { (Self::words(text, paragraph.role)) }
            }
        };
        let runs_in = !paragraph.role.is_heading() && paragraph.spans[0].role.is_heading();
        match self.dress {
            Dress::Sheet if runs_in => html! { div class="run-in" { (headings) (text) } },
            _ => html! { (headings) (text) },
        }
    }

    /// A heading one level below its own in the report, whose title is the first.
    fn heading(&self, span: &Span, starts_page: bool) -> Markup {
        let look = self.dress.of_heading(starts_page);
        let (class, words) = (look.class, &span.text);
        match span.role.style().outline_level {
            Some(1) => html! { h2 class=[class] { (words) } },
            Some(2) => html! { h3 class=[class] { (words) } },
            Some(3) => html! { h4 class=[class] { (words) } },
            _ => html! { h5 class=[class] { (words) } },
        }
    }

    /// Text; words that are set off, and lines that are the organ's own.
    fn words(spans: &[Span], role: Role) -> Markup {
        html! {
            @for (index, span) in spans.iter().enumerate() {
                @if index > 0 && role == Role::SignOffOrgan { br; }
                @if span.role == Role::Lead { b { (with_breaks(&span.text)) } } @else { (with_breaks(&span.text)) }
            }
        }
    }
}

/// Words that may break inside web and e-mail addresses, where nothing is copied with them (`wbr`).
fn with_breaks(words: &str) -> Markup {
    let mut breaks = [web_address::breaks(words), mail_address::breaks(words)].concat();
    breaks.sort_unstable();
    breaks.dedup();
    let ends = breaks.iter().copied().chain([words.len()]);
    let parts = ends.scan(0, |start, end| words.get(std::mem::replace(start, end)..end));
    html! { @for (index, part) in parts.enumerate() { @if index > 0 { wbr; } (part) } }
}

/// The title, which may break between its lines only, as far as they fit.
fn title(title: &Title) -> Markup {
    html! { h1 { @for (index, line) in title.lines.iter().enumerate() { @if index > 0 { wbr; } (line) } } }
}
