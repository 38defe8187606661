//! Tables, opened again.

use super::opened::Node;
use super::*;
use crate::length::Length;

/// The tables of the report with those they were written from.
fn each_table(check: impl Fn(&Table, &Node)) {
    let (document, body) = (fixture::report(), opened().root("word/document.xml"));
    let (expected, written) = (tables(&document), body.all("w:tbl"));
    assert_eq!(
        expected.iter().map(|table| (table.rows, table.columns.len())).collect::<Vec<_>>(),
        [(14, 4), (28, 10), (4, 15)]
    );
    assert_eq!(written.len(), expected.len());
    expected.into_iter().zip(written).for_each(|(expected, written)| check(expected, written));
}

fn number(text: Option<&str>) -> Option<i32> {
    text.map(|text| text.parse().unwrap())
}

#[test]
fn every_row_covers_the_whole_grid() {
    each_table(|expected, table| {
        let grid: Vec<i32> = expected.columns.iter().map(|width| width.to_twips()).collect();
        let columns = table.all("w:gridCol");
        assert!(columns.iter().all(|column| column.attributes.len() == 1));
        assert_eq!(columns.iter().map(|column| column.attributes["w:w"].parse().unwrap()).collect::<Vec<i32>>(), grid);
        assert_eq!(number(table.attribute("w:tblW", "w:w")), Some(8845));
        assert_eq!(table.all("w:tr").len(), expected.rows);
        for row in table.all("w:tr") {
            let mut column = 0;
            for cell in row.all("w:tc") {
                let span = number(cell.val("w:gridSpan")).unwrap_or(1) as usize;
                let width: i32 = grid[column..column + span].iter().sum();
                assert_eq!(number(cell.attribute("w:tcW", "w:w")), Some(width));
                column += span;
            }
            assert_eq!(column, grid.len());
        }
    });
}

#[test]
fn cells_over_rows_are_merged_and_their_words_stand_once() {
    each_table(|expected, table| {
        let merges = |value| table.all("w:vMerge").iter().filter(|merge| merge.attributes["w:val"] == value).count();
        let tall = || expected.cells.iter().filter(|cell| cell.rowspan > 1);
        assert_eq!(merges("restart"), tall().count());
        assert_eq!(merges("continue"), tall().map(|cell| cell.rowspan - 1).sum::<usize>());
        let cells = table.all("w:tc");
        for cell in cells.iter().filter(|cell| cell.val("w:vMerge") == Some("continue")) {
            assert_eq!(cell.words(), "");
        }
        let written: Vec<String> =
            cells.iter().filter(|cell| cell.val("w:vMerge") != Some("continue")).map(|cell| cell.words()).collect();
        assert_eq!(written, expected.cells.iter().map(crate::page::document::Cell::text).collect::<Vec<_>>());
    });
}

#[test]
fn lines_of_a_cell_are_one_paragraph() {
    each_table(|expected, table| {
        assert_eq!(table.all("w:p").len(), table.all("w:tc").len());
        let breaks: usize = expected.cells.iter().map(|cell| cell.lines.len() - 1).sum();
        assert_eq!(table.all("w:br").len(), breaks);
    });
}

#[test]
fn header_rows_repeat_and_rows_stay_together() {
    each_table(|expected, table| {
        for (index, row) in table.all("w:tr").into_iter().enumerate() {
            // Table 二 begins with two rows of heads, but they do not head all that follows.
            assert_eq!(row.first("w:tblHeader").is_some(), index < expected.header_rows);
            assert!(row.first("w:cantSplit").is_some());
            let kept = row.all("w:p").iter().all(|paragraph| paragraph.first("w:keepNext").is_some());
            let free = row.all("w:p").iter().all(|paragraph| paragraph.first("w:keepNext").is_none());
            assert!(if index + 1 < expected.rows { kept } else { free });
            // The rule comes on top of it.
            assert_eq!(number(row.val("w:trHeight")), Some(expected.row_height.to_twips() - 10));
            assert!(row.attribute("w:trHeight", "w:hRule").is_none_or(|rule| rule == "atLeast"));
        }
    });
}

#[test]
fn the_distance_to_the_rules_is_the_paragraphs_not_the_cells() {
    let styles = opened().root("word/styles.xml");
    let margins = style(&styles, "ReportTable").first("w:tblCellMar").unwrap();
    let width = |edge| margins.attribute(edge, "w:w");
    assert_eq!(["w:top", "w:bottom", "w:left", "w:right"].map(width), ["0", "0", "40", "40"].map(Some));
    for id in ["TableHead", "TableLabel", "TableFigure"] {
        let spacing = &style(&styles, id).first("w:spacing").unwrap().attributes;
        let [before, after, line] = ["w:before", "w:after", "w:line"].map(|name| spacing[name].as_str());
        assert_eq!([before, after, line, &spacing["w:lineRule"]], ["35", "35", "260", "exact"], "{id}");
    }
}

/// Word has the baseline of an exact line at four fifths of its height, the page in the middle of the line.
#[test]
fn a_line_above_a_table_stands_as_far_from_it_as_on_the_page() {
    let mut document = fixture::report();
    let table = document.blocks.iter().position(|block| matches!(block, Block::Table(_))).unwrap();
    document.blocks.insert(table + 1, fixture::text(Role::Body, &"本年度情况如下：".repeat(4)));
    document.blocks.insert(table + 2, document.blocks[table].clone());
    document.blocks.insert(table + 3, fixture::text(Role::Caption, "表1"));
    document.blocks.insert(table + 4, document.blocks[table].clone());
    let body = Opened::new(write(&document, names())).root("word/document.xml");
    let blocks = &body.children[0].children;
    let above = blocks.windows(2).filter(|pair| pair[1].name == "w:tbl").map(|pair| &pair[0]);
    let said = |paragraph: &Node| {
        let spacing = ["w:line", "w:after"].map(|name| number(paragraph.attribute("w:spacing", name)));
        assert_eq!(paragraph.val("w:snapToGrid"), spacing[0].map(|_| "false"));
        spacing
    };
    let heading = [Some(514), Some(65)];
    let caption = [Some(462), Some(117)];
    assert_eq!(above.map(said).collect::<Vec<_>>(), [heading, [None, None], caption, heading, heading]);
    for [line, after] in [heading, caption] {
        assert_eq!(line.unwrap() + after.unwrap(), 579, "no table moves");
    }
}

#[test]
fn a_table_longer_than_a_page_may_break_below_its_header() {
    let mut document = fixture::report();
    let tall = |block: &mut Block| {
        if let Block::Table(table) = block {
            table.row_height = Length::pt(40);
        }
    };
    document.blocks.iter_mut().for_each(tall);
    let opened = Opened::new(write(&document, names()));
    let body = opened.root("word/document.xml");
    for (index, row) in body.all("w:tbl")[1].all("w:tr").into_iter().enumerate() {
        assert_eq!(row.first("w:keepNext").is_some(), index < 3);
    }
}

#[test]
fn a_table_says_what_it_shows() {
    each_table(|expected, table| {
        assert_eq!(table.val("w:tblCaption"), Some(expected.caption.as_str()));
        assert_eq!(table.val("w:tblDescription"), Some(expected.summary.as_str()));
    });
}

#[test]
fn nothing_is_said_of_a_cell_that_its_style_says() {
    let styles = opened().root("word/styles.xml");
    each_table(|expected, table| {
        assert!(table.all("w:sz").is_empty());
        let small = expected.figure_size != Role::TableFigure.style().size;
        let figures = expected.cells.iter().filter(|cell| cell.role == Role::TableFigure);
        let rows: usize = figures.map(|cell| cell.rowspan).sum();
        let of_size = |id: &str| table.all("w:pStyle").iter().filter(|style| style.attributes["w:val"] == id).count();
        assert_eq!((of_size("TableFigure18"), of_size("TableFigure")), if small { (rows, 0) } else { (0, rows) });
        let smaller = style(&styles, "TableFigure18");
        assert_eq!((smaller.val("w:basedOn"), smaller.val("w:sz")), (Some("TableFigure"), Some("18")));
        assert_eq!(smaller.val("w:name"), Some("表格数字 9 磅"));
        let left = |cell: &&crate::page::document::Cell| cell.alignment == crate::page::document::Alignment::Left;
        let styled = table.all("w:pStyle").iter().filter(|style| style.attributes["w:val"] == "TableLabelLeft").count();
        assert_eq!(styled, expected.cells.iter().filter(left).count());
        assert!(table.all("w:p").iter().all(|paragraph| paragraph.first("w:jc").is_none()));
    });
}

#[test]
fn tables_do_not_touch_and_the_last_block_is_a_paragraph() {
    let mut document = fixture::report();
    document.blocks.retain(|block| matches!(block, Block::Table(_)));
    let opened = Opened::new(write(&document, names()));
    let body = opened.root("word/document.xml");
    let names: Vec<&str> = body.children[0].children.iter().map(|child| child.name.as_str()).collect();
    assert_eq!(names, ["w:tbl", "w:p", "w:tbl", "w:p", "w:tbl", "w:p", "w:sectPr"]);
}
