//! Files made of reports, and what was read of them weighed against what is true.

use std::collections::BTreeMap;

use crate::import::original::{Block, Cell, Grid, Kind, Original, Paragraph, Place};
use crate::import::recognise::{Proof, Recognised, recognise};
use crate::page::compose::compose;
use crate::page::document;
use crate::report::form::FigureId;
use crate::report::model::{Figure, Report};

/// The sample reports.
pub fn samples() -> Vec<(&'static str, Report)> {
    let samples = [
        ("qinglan-2020", include_str!("../../../../samples/qinglan-2020.json")),
        ("qiyun-2025", include_str!("../../../../samples/qiyun-2025.json")),
        ("suqian-2023", include_str!("../../../../samples/suqian-2023.json")),
        ("wugang-2025", include_str!("../../../../samples/wugang-2025.json")),
    ];
    samples.into_iter().map(|(name, json)| (name, Report::parse(json.as_bytes()).unwrap())).collect()
}

/// What a file with a report shows.
pub fn original(report: &Report) -> Original {
    let mut blocks = Vec::new();
    for block in &compose(report).blocks {
        match block {
            document::Block::Title(title) => blocks.extend(title.lines.iter().map(|line| paragraph(line))),
            document::Block::Paragraph(words) => blocks.push(paragraph(&words.text())),
            document::Block::List(items) => blocks.extend(items.iter().map(|item| paragraph(&item.text()))),
            document::Block::Table(table) => blocks.push(Block::Grid(grid(table))),
            // What a picture shows is not read.
            document::Block::Figure(_) => {}
        }
    }
    original_of(blocks)
}

/// A file of blocks, numbered anew.
pub fn original_of(mut blocks: Vec<Block>) -> Original {
    let (mut paragraphs, mut tables) = (0, 0);
    for block in &mut blocks {
        match block {
            Block::Paragraph(paragraph) => {
                paragraphs += 1;
                paragraph.place = Place::Paragraph(paragraphs);
            }
            Block::Grid(grid) => {
                tables += 1;
                grid.place = Place::Table(tables);
                for cell in &mut grid.cells {
                    cell.place = Place::Cell { table: tables, row: cell.row + 1, column: cell.column + 1 };
                }
            }
        }
    }
    Original { kind: Kind::Word, blocks, title: None, notices: Vec::new(), data: None }
}

pub fn paragraph(text: &str) -> Block {
    Block::Paragraph(Paragraph { text: text.to_owned(), number: None, level: None, place: Place::Whole })
}

fn grid(table: &document::Table) -> Grid {
    let cells = table.cells.iter().map(|cell| Cell {
        row: cell.row,
        column: cell.column,
        rowspan: cell.rowspan,
        colspan: cell.colspan,
        lines: cell.lines.clone(),
        place: Place::Whole,
    });
    laid_out(cells.collect(), table.rows, table.columns.len())
}

/// A grid of cells, in so many rows and columns.
pub fn laid_out(cells: Vec<Cell>, rows: usize, columns: usize) -> Grid {
    let mut slots = vec![vec![None; columns]; rows];
    for (index, cell) in cells.iter().enumerate() {
        for row in &mut slots[cell.row..cell.row + cell.rowspan] {
            row[cell.column..cell.column + cell.colspan].fill(Some(index));
        }
    }
    Grid { cells, slots, place: Place::Whole }
}

/// A row of cells as HTML has them: words, rows and columns that each goes over.
pub type Row = Vec<(String, usize, usize)>;

/// The rows of a grid as HTML has them.
pub fn rows(grid: &Grid) -> Vec<Row> {
    let row = |row: usize| {
        let mut own: Vec<&Cell> = grid.cells.iter().filter(|cell| cell.row == row).collect();
        own.sort_by_key(|cell| cell.column);
        own.into_iter().map(|cell| (cell.lines.concat(), cell.rowspan, cell.colspan)).collect()
    };
    (0..grid.slots.len()).map(row).collect()
}

/// Lays rows out as the HTML standard does: each cell in the first free place of its row.
pub fn expanded(rows: &[Row]) -> Grid {
    let mut slots: Vec<Vec<Option<usize>>> = vec![Vec::new(); rows.len()];
    let mut cells = Vec::new();
    for (row, content) in rows.iter().enumerate() {
        let mut column = 0;
        for (text, rowspan, colspan) in content {
            while slots[row].get(column).is_some_and(Option::is_some) {
                column += 1;
            }
            let rowspan = (*rowspan).min(rows.len() - row);
            for slots in &mut slots[row..row + rowspan] {
                if slots.len() < column + colspan {
                    slots.resize(column + colspan, None);
                }
                for slot in &mut slots[column..column + colspan] {
                    slot.get_or_insert(cells.len());
                }
            }
            let lines = vec![text.clone()];
            cells.push(Cell { row, column, rowspan, colspan: *colspan, lines, place: Place::Whole });
            column += colspan;
        }
    }
    let width = slots.iter().map(Vec::len).max().unwrap_or_default();
    for row in &mut slots {
        row.resize(width, None);
    }
    Grid { cells, slots, place: Place::Whole }
}

pub fn read(original: &Original) -> Recognised {
    recognise(original)
}

/// The values of a report.
pub fn truth(report: &Report) -> BTreeMap<FigureId, Figure> {
    report.form().values().map(|(id, _)| (id, report.figure(id).clone())).collect()
}

/// The words of a report as they are printed.
pub fn printed(report: &Report) -> Vec<String> {
    compose(report)
        .texts()
        .map(|text| text.words.to_owned())
        .collect::<Vec<_>>()
        .concat()
        .split('。')
        .map(str::to_owned)
        .collect()
}

/// How many values were read right, by their proof, how many are told, and which were taken wrong.
#[derive(Debug, Default)]
pub struct Tally {
    pub certain: usize,
    pub checked: usize,
    pub derived: usize,
    pub doubtful: usize,
    pub missing: usize,
    pub taken_wrong: Vec<(FigureId, Proof, String)>,
}

impl Tally {
    pub fn of(recognised: &Recognised, truth: &BTreeMap<FigureId, Figure>) -> Self {
        let mut tally = Self::default();
        for (id, proven) in &recognised.values {
            match (proven.proof, &proven.figure) {
                (Proof::Doubtful, None) => tally.doubtful += 1,
                (Proof::Missing, None) => tally.missing += 1,
                (proof, Some(figure)) if truth.get(id) != Some(figure) => {
                    tally.taken_wrong.push((*id, proof, figure.to_string()));
                }
                (Proof::Certain, _) => tally.certain += 1,
                (Proof::Checked, _) => tally.checked += 1,
                (Proof::Derived, _) => tally.derived += 1,
                (proof, figure) => panic!("{proof:?} {figure:?}"),
            }
        }
        tally
    }

    pub fn wrong(&self) -> usize {
        self.taken_wrong.len()
    }

    pub fn told(&self) -> usize {
        self.doubtful + self.missing
    }

    pub fn add(&mut self, other: Self) {
        self.certain += other.certain;
        self.checked += other.checked;
        self.derived += other.derived;
        self.doubtful += other.doubtful;
        self.missing += other.missing;
        self.taken_wrong.extend(other.taken_wrong);
    }
}
