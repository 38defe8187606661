//! The shapes in which reports are met.

use super::support::*;
use crate::import::original::{Block, Grid, Original};
use crate::report::model::Report;

/// A file whose grids are changed.
fn with_grids(report: &Report, change: impl Fn(usize, &Grid) -> Vec<Block>) -> Original {
    let mut table = 0;
    let blocks = original(report).blocks.into_iter().flat_map(|block| match block {
        Block::Grid(grid) => {
            table += 1;
            change(table - 1, &grid)
        }
        other @ Block::Paragraph(_) => vec![other],
    });
    original_of(blocks.collect())
}

/// The cells of a grid without their spans: the words in the first place, nothing in the others.
fn unspanned(grid: &Grid) -> Grid {
    let rows: Vec<Row> = grid
        .slots
        .iter()
        .enumerate()
        .map(|(row, slots)| {
            let cell = |(column, slot): (usize, &Option<usize>)| {
                let cell = slot.map(|index| &grid.cells[index]).filter(|cell| (cell.row, cell.column) == (row, column));
                (cell.map_or(String::new(), |cell| cell.lines.concat()), 1, 1)
            };
            slots.iter().enumerate().map(cell).collect()
        })
        .collect();
    expanded(&rows)
}

#[test]
fn tables_without_spans_are_read() {
    for (name, report) in samples() {
        let tally =
            Tally::of(&read(&with_grids(&report, |_, grid| vec![Block::Grid(unspanned(grid))])), &truth(&report));
        assert_eq!((tally.wrong(), tally.told()), (0, 0), "{name}: {tally:?}");
    }
}

#[test]
fn one_cell_a_line_is_read() {
    for (name, report) in samples() {
        let lines = |_, grid: &Grid| rows(grid).concat().into_iter().map(|(text, ..)| paragraph(&text)).collect();
        let recognised = read(&with_grids(&report, lines));
        let tally = Tally::of(&recognised, &truth(&report));
        assert_eq!(tally.wrong(), 0, "{name}: {tally:?}");
        println!("one cell a line {name}: {tally:?}");
    }
}

#[test]
fn text_without_gaps_is_cut_by_the_equations() {
    for (name, report) in samples() {
        let flat = |_, grid: &Grid| {
            vec![paragraph(&rows(grid).concat().into_iter().map(|(text, ..)| text).collect::<String>())]
        };
        let recognised = read(&with_grids(&report, flat));
        let tally = Tally::of(&recognised, &truth(&report));
        assert_eq!(tally.wrong(), 0, "{name}: {tally:?}");
        println!("flat {name}: {tally:?}");
    }
}
