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

/// The rows of a grid as a program writes them that knows no spans: each cell once, from the left.
fn ragged(grid: &Grid) -> Vec<Row> {
    let bare = |row: Row| row.into_iter().map(|(text, ..)| (text, 1, 1)).collect();
    rows(grid).into_iter().map(bare).collect()
}

#[test]
fn rows_that_lack_the_places_of_spans_are_read_by_the_order_of_the_heads() {
    for (name, report) in samples() {
        let tally = Tally::of(
            &read(&with_grids(&report, |_, grid| vec![Block::Grid(expanded(&ragged(grid)))])),
            &truth(&report),
        );
        assert_eq!((tally.wrong(), tally.told()), (0, 0), "{name}: {tally:?}");
    }
}

#[test]
fn spans_that_a_program_filled_with_their_words_are_read() {
    for (name, report) in samples() {
        let filled = |_, grid: &Grid| {
            let cell =
                |slot: &Option<usize>| (slot.map_or(String::new(), |index| grid.cells[index].lines.concat()), 1, 1);
            let rows: Vec<Row> = grid.slots.iter().map(|slots| slots.iter().map(cell).collect()).collect();
            vec![Block::Grid(expanded(&rows))]
        };
        let tally = Tally::of(&read(&with_grids(&report, filled)), &truth(&report));
        assert_eq!((tally.wrong(), tally.told()), (0, 0), "{name}: {tally:?}");
    }
}

#[test]
fn blank_cells_for_which_the_equations_leave_0_prove_the_others_of_their_row() {
    let (name, report) = samples().swap_remove(2);
    // As offices do: the totals stand, what is 0 beside them is left blank.
    let blanked = |table: usize, grid: &Grid| {
        let mut rows = rows(grid);
        let emptied = rows.iter_mut().filter(|_| table == 1).flat_map(|row| row.iter_mut().rev().skip(1));
        emptied.filter(|cell| cell.0 == "0").for_each(|cell| cell.0.clear());
        vec![Block::Grid(expanded(&rows))]
    };
    let tally = Tally::of(&read(&with_grids(&report, blanked)), &truth(&report));
    assert_eq!((tally.wrong(), tally.told()), (0, 0), "{name}: {tally:?}");
    assert!(tally.certain > 90 && tally.derived > 90, "{tally:?}");
}

#[test]
fn a_table_in_two_parts_is_one_with_heads_again_or_without() {
    for (name, report) in samples() {
        for heads in [0, 3] {
            let torn = |_, grid: &Grid| {
                let rows = rows(grid);
                if rows.len() < 20 {
                    return vec![Block::Grid(grid.clone())];
                }
                // Behind （三）不予公开, where no label goes over the break but 三、.
                let at = rows.iter().position(|row| row[0].0.contains("无法提供")).unwrap();
                let (mut first, mut second) = (rows[..at].to_vec(), rows[..heads].to_vec());
                first.iter_mut().flatten().for_each(|cell| cell.1 = cell.1.min(at));
                second.extend(rows[at..].to_vec());
                second[heads].insert(0, (String::new(), rows.len() - at - 1, 1));
                vec![Block::Grid(expanded(&first)), Block::Grid(expanded(&second))]
            };
            let recognised = read(&with_grids(&report, torn));
            let tally = Tally::of(&recognised, &truth(&report));
            assert_eq!((tally.wrong(), tally.told()), (0, 0), "{name} {heads}: {tally:?}");
            assert!(recognised.told.is_empty(), "{name} {heads}: {:?}", recognised.told);
        }
    }
}

#[test]
fn totals_may_be_called_by_the_other_word() {
    for (name, report) in samples() {
        let renamed = |_, grid: &Grid| {
            let mut rows = rows(grid);
            rows.iter_mut().flatten().for_each(|cell| cell.0 = cell.0.replace("总计", "合计").replace("其他", "其它"));
            vec![Block::Grid(expanded(&rows))]
        };
        let tally = Tally::of(&read(&with_grids(&report, renamed)), &truth(&report));
        assert_eq!((tally.wrong(), tally.certain), (0, truth(&report).len()), "{name}: {tally:?}");
    }
}
