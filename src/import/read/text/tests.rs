use super::*;

fn shown(original: &Original) -> String {
    original.to_string()
}

#[test]
fn tabs_part_cells_and_blank_cells_stay() {
    let text = "第二十条第（一）项\n信息内容\t本年制发件数\t现行有效件数\n规章\t3\t\n　　正文\n\t缩进\n";
    assert_eq!(
        shown(&read(text).unwrap()),
        "第 1 行 第二十条第（一）项\n第 1 个表 2×3\n  信息内容 | 本年制发件数 | 现行有效件数\n  规章 | 3 | \n第 4 行 正文\n第 5 行 缩进\n"
    );
    let original = read(text).unwrap();
    let Block::Grid(grid) = &original.blocks[1] else { panic!() };
    assert_eq!(grid.cells[4].place, Place::Line(3));
}

#[test]
fn a_single_line_with_a_gap_is_no_table() {
    assert_eq!(
        shown(&read("来源：某局\t时间：2026-01-20\n正文").unwrap()),
        "第 1 行 来源：某局\t时间：2026-01-20\n第 2 行 正文\n"
    );
}

#[test]
fn rows_of_markdown_are_a_table() {
    let text = "# 年报\n## 一、总体情况 ##\n**本年**情况\n\n| 内容 | **数量** |\n|---|:-:|\n| 规章<br>一 | 3 |\n| a\\|b | |\n完";
    assert_eq!(
        shown(&read(text).unwrap()),
        "第 1 行 [1] 年报\n第 2 行 [2] 一、总体情况\n第 3 行 本年情况\n第 1 个表 3×2\n  内容 | 数量\n  规章/一 | 3\n  a|b | \n第 9 行 完\n"
    );
}

#[test]
fn two_tables_of_different_marks_are_two() {
    let original = read("a\tb\nc\td\n| e | f |\n| g | h |\n").unwrap();
    assert_eq!(shown(&original), "第 1 个表 2×2\n  a | b\n  c | d\n第 2 个表 2×2\n  e | f\n  g | h\n");
}

#[test]
fn lines_without_separators_stay_lines() {
    let text = "规章\n3\n640020470二、本年\n";
    assert_eq!(shown(&read(text).unwrap()), "第 1 行 规章\n第 2 行 3\n第 3 行 640020470二、本年\n");
    assert_eq!(read("*****\n__a\n").unwrap().blocks.len(), 2);
}

#[test]
fn strokes_part_cells_without_one_before_the_first() {
    let text = "信息内容 | 本年制发件数 | 现行有效件数 |\n规章 | | 3 |\n来源：某局 |\n首页 | 年报\n";
    assert_eq!(
        shown(&read(text).unwrap()),
        "第 1 个表 2×3\n  信息内容 | 本年制发件数 | 现行有效件数\n  规章 |  | 3\n第 3 行 来源：某局 |\n第 4 行 首页 | 年报\n"
    );
}
