//! A report made by hand, with the tables of the form of 2021.

use crate::date::Date;
use crate::length::Length;
use crate::page::document::{Alignment, Block, Cell, Document, Paragraph, Properties, Role, Span, Table, Title};
use crate::report::finding::Path;
use crate::report::form::{self, CellContent, Form, LabelAlignment};

/// 29 characters and a full stop: two of them fill more than two lines.
const SENTENCE: &str = "本年度，本市按照“应公开、尽公开”的要求主动公开政府信息2025条。";

pub(super) fn report() -> Document {
    let form = Form::edition("2021").unwrap();
    let mut blocks = vec![
        Block::Title(Title {
            lines: ["青川市数据局2025年", "政府信息公开工作年度报告"].map(str::to_owned).into(),
            path: Path::ROOT,
        }),
        text(Role::Body, &SENTENCE.repeat(3)),
        text(Role::Heading1, "一、总体情况"),
        run_in(Role::Heading2, "（一）主动公开方面。", &SENTENCE.repeat(12)),
        text(Role::Heading2, "（二）依申请公开"),
        text(Role::Heading3, "1.收到申请"),
        text(Role::Body, "申请人阿·买𠮷等3人——均为自然人，增长12.5%（①）。"),
        text(Role::Heading4, "（1）办理情况"),
        text(Role::Body, &SENTENCE.repeat(14)),
    ];
    for table in &form.tables {
        let section = form.sections.iter().find(|section| section.id == table.id).unwrap();
        let mut heading = Paragraph::new(Role::Heading1, &section.heading, Path::ROOT);
        heading.starts_page = table.starts_page;
        blocks.push(Block::Paragraph(heading));
        blocks.push(Block::Table(self::table(&section.heading, table)));
    }
    blocks.extend([
        text(Role::Heading1, "五、存在的主要问题及改进情况"),
        Block::List(vec![item("1.公开不够及时。"), item("2.答复不够规范。")]),
        text(Role::Heading1, "六、其他需要报告的事项"),
        text(Role::Body, &SENTENCE.repeat(20)),
        sign_off(Role::SignOffOrgan, "青川市数据局", 64),
        sign_off(Role::SignOffDate, "2026年1月20日", 64),
    ]);
    let title = "青川市数据局2025年政府信息公开工作年度报告".to_owned();
    let date = Date::new(2026, 1, 20);
    Document {
        properties: Properties { title, agency: "青川市数据局".to_owned(), year: 2025, date, data: "{}".into() },
        blocks,
        pictures: Vec::new(),
        watermark: None,
    }
}

pub(super) fn text(role: Role, text: &str) -> Block {
    Block::Paragraph(Paragraph::new(role, text, Path::ROOT))
}

fn item(text: &str) -> Paragraph {
    Paragraph::new(Role::Item, text, Path::ROOT)
}

fn run_in(heading: Role, first: &str, rest: &str) -> Block {
    let mut paragraph = Paragraph::new(Role::Body, rest, Path::ROOT);
    paragraph.spans.insert(0, Span { role: heading, text: first.to_owned() });
    Block::Paragraph(paragraph)
}

fn sign_off(role: Role, text: &str, indent: i32) -> Block {
    let mut paragraph = Paragraph::new(role, text, Path::ROOT);
    paragraph.right_indent = Length::pt(indent);
    Block::Paragraph(paragraph)
}

/// A table of the form, its figures counted through.
fn table(caption: &str, table: &form::Table) -> Table {
    let total: i32 = table.column_widths.iter().map(|width| i32::from(*width)).sum();
    let mut columns: Vec<Length> =
        table.column_widths.iter().map(|width| Length::twips(i32::from(*width) * 8845 / total)).collect();
    let rest = Length::twips(8845) - columns.iter().copied().sum();
    columns[0] += rest;
    Table {
        caption: caption.to_owned(),
        summary: format!("{}行{}列", table.rows, table.columns),
        columns,
        rows: table.rows,
        row_height: Length::twips(i32::from(table.row_height) * 567 / 100),
        header_rows: table.header_rows,
        figure_size: Length::milli(if table.columns > 10 { 9_000 } else { 10_500 }),
        text_size: Length::milli(10_500),
        cells: table.cells.iter().enumerate().map(|(index, cell)| self::cell(table, index, cell)).collect(),
    }
}

fn cell(table: &form::Table, index: usize, cell: &form::Cell) -> Cell {
    let left = table.label_alignment == LabelAlignment::Left && cell.rowspan == 1;
    let (role, alignment, lines) = match &cell.content {
        CellContent::Header(wording) => (Role::TableHead, Alignment::Center, wording.lines.clone()),
        CellContent::Label(wording) if left => (Role::TableLabel, Alignment::Left, wording.lines.clone()),
        CellContent::Label(wording) => (Role::TableLabel, Alignment::Center, wording.lines.clone()),
        CellContent::Value(_) => (Role::TableFigure, Alignment::Center, vec![index.to_string()]),
    };
    let &form::Cell { row, column, rowspan, colspan, .. } = cell;
    Cell { row, column, rowspan, colspan, role, alignment, lines, path: None }
}
