//! The tables: their grids, and what heads each figure.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::Object;
use nianbao::report::form::Table;
use proptest::prelude::*;

use super::{samples, written};
use crate::properties::cases;
use crate::support::made::any_report;
use crate::support::markup::{Node, grid, parse, parse_fragment};
use crate::support::opened::{Opened, Tag};
use crate::support::{bare, report};

/// Whether every place of a table is of one cell.
fn tiles(table: &Node) -> bool {
    grid(table).iter().flatten().all(|cells| cells.len() == 1)
}

#[test]
fn every_table_tiles_its_grid() {
    for (name, report) in samples() {
        let (_, page, fragment) = written(&report);
        for root in [parse(&page), parse_fragment(&fragment)] {
            let tables = root.named(&["table"]);
            assert!(tables.len() >= 3 && tables.iter().all(|table| tiles(table)), "{name}");
            assert!(tables.iter().all(|table| table.named(&["table"]).len() == 1), "{name}: none in another");
            let sizes: Vec<_> = tables.iter().map(|table| (grid(table).len(), grid(table)[0].len())).collect();
            // A column of the form's grid in which no cell begins is none that anybody sees.
            let begun = |table: &Table| table.cells.iter().map(|cell| cell.column).collect::<BTreeSet<_>>().len();
            let form = report.form().tables.iter().map(|table| (table.rows, begun(table)));
            assert!(form.into_iter().all(|size| sizes.contains(&size)), "{name}: {sizes:?}");
        }
    }
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn every_table_of_any_report_tiles_its_grid(json in any_report()) {
        let (_, page, fragment) = written(&report(&json.0.to_string()));
        for root in [parse(&page), parse_fragment(&fragment)] {
            prop_assert!(root.named(&["table"]).into_iter().all(tiles));
        }
    }
}

/// The words of the cells that a cell names as its heads.
fn heads<'a>(cells: &BTreeMap<&str, &'a Node>, cell: &Node) -> Vec<&'a Node> {
    cell.get("headers").map_or(Vec::new(), |names| names.split(' ').map(|name| cells[name]).collect())
}

#[test]
fn every_figure_names_the_forms_labels_and_shows_the_reports_value() {
    for (name, report) in samples() {
        let (_, page, _) = written(&report);
        let root = parse(&page);
        let named: BTreeMap<&str, &Node> =
            root.all().into_iter().filter_map(|node| Some((node.get("id")?, node))).collect();
        let of_form = |table: &&Node| !table.the("caption").text().starts_with('表');
        let form = report.form();
        for (index, table) in root.named(&["table"]).into_iter().filter(of_form).enumerate() {
            let figures = table.named(&["td"]).into_iter().filter(|cell| !cell.text().contains("勾稽关系"));
            let heard: Vec<(Vec<String>, String)> = figures
                .map(|cell| (heads(&named, cell).iter().map(|head| bare(&head.text())).collect(), cell.text()))
                .collect();
            let values = form.values().filter(|(_, value)| value.table == index);
            let expected = values.map(|(id, _)| {
                let labels = form.labels(id);
                let heads = labels.row.iter().chain(&labels.column).map(|label| bare(label)).collect::<Vec<_>>();
                (heads, report.figure(id).to_string())
            });
            let expected: Vec<_> = expected.collect();
            assert_eq!(heard.len(), expected.len(), "{name}");
            for (heard, expected) in heard.iter().zip(&expected) {
                assert_eq!(heard.0, expected.0, "{name}");
                assert_eq!(heard.1.trim_end_matches('①'), expected.1, "{name}");
            }
        }
    }
}

/// What a cell is, which cells it names, and its own name, as the PDF has it.
fn in_pdf(opened: &Opened, tag: &Tag) -> (String, Option<String>, String, String) {
    let string = |object: &Object| String::from_utf8(object.as_str().unwrap().to_vec()).unwrap();
    let entry = opened.dictionary(tag.id);
    let attributes = opened.get(entry, "A").unwrap().as_dict().unwrap();
    let headers = opened.get(attributes, "Headers").map(|heads| heads.as_array().unwrap().iter().map(string).collect());
    let name = entry.get(b"ID").ok().map(string);
    // Of header cells, `scope` says in the page what heads them.
    let headers: Vec<String> = headers.filter(|_| name.is_none()).unwrap_or_default();
    (tag.kind.to_lowercase(), name, headers.join(" "), bare(&tag.text))
}

#[test]
fn cells_have_the_names_and_heads_of_the_tagged_pdf() {
    for (name, report) in samples() {
        let (_, page, fragment) = written(&report);
        let opened = Opened::new(&nianbao::pdf(&report).unwrap());
        let tree = opened.tree();
        let cells = |tag: &&Tag| matches!(tag.kind.as_str(), "TH" | "TD");
        let expected: Vec<_> = tree.all().into_iter().filter(cells).map(|tag| in_pdf(&opened, tag)).collect();
        for root in [parse(&page), parse_fragment(&fragment)] {
            let cells = root.named(&["th", "td"]).into_iter().map(|cell| {
                let headers = cell.get("headers").unwrap_or_default().to_owned();
                (cell.name.clone(), cell.get("id").map(str::to_owned), headers, bare(&cell.text()))
            });
            assert_eq!(cells.collect::<Vec<_>>(), expected, "{name}");
        }
    }
}

#[test]
fn names_are_given_once_and_those_that_are_named_are_there() {
    for (sample, report) in samples() {
        let (_, page, fragment) = written(&report);
        for root in [parse(&page), parse_fragment(&fragment)] {
            let ids: Vec<&str> = root.all().into_iter().filter_map(|node| node.get("id")).collect();
            let distinct: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(distinct.len(), ids.len(), "{sample}");
            for node in root.all() {
                let named = node.get("headers").or(node.get("aria-labelledby")).unwrap_or_default().split_whitespace();
                assert!(named.into_iter().all(|name| distinct.contains(name)), "{sample}");
            }
        }
    }
}

/// The scopes of the header cells of a table by their words.
fn scopes(table: &Node) -> BTreeMap<String, &str> {
    table.named(&["th"]).into_iter().map(|head| (bare(&head.text()), head.get("scope").unwrap())).collect()
}

#[test]
fn scopes_say_what_is_headed_where_names_are_stripped() {
    let (_, report) = samples().remove(0);
    let (_, page, _) = written(&report);
    let root = parse(&page);
    let [two, three, four] = root.named(&["table"])[..] else { panic!() };
    let of = |table, words: &str| scopes(table)[words];
    assert_eq!(of(two, "第二十条第（五）项"), "rowgroup", "it heads the rows down to the next such head");
    assert_eq!((of(two, "本年制发件数"), of(two, "本年处理决定数量"), of(two, "规章")), ("col", "colgroup", "row"));
    assert_eq!((of(three, "申请人情况"), of(three, "法人或其他组织"), of(three, "自然人")), ("col", "colgroup", "col"));
    assert_eq!((of(three, "三、本年度办理结果"), of(three, "四、结转下年度继续办理")), ("rowgroup", "row"));
    assert_eq!(
        (of(four, "行政复议"), of(four, "行政诉讼"), of(four, "未经复议直接起诉")),
        ("colgroup", "col", "colgroup")
    );
    // The group that a scope speaks of is there, and is the cell's.
    for table in [two, three, four] {
        let rows: Vec<usize> = table.named(&["tbody"]).iter().map(|group| group.elements().count()).collect();
        let columns: Vec<usize> = table.named(&["colgroup"]).iter().map(|group| group.elements().count()).collect();
        for head in table.named(&["th"]) {
            let span = |name| head.get(name).map_or(1, |span| span.parse::<usize>().unwrap());
            match head.get("scope").unwrap() {
                "colgroup" => assert!(columns.contains(&span("colspan"))),
                "rowgroup" => {
                    assert!(rows.contains(&span("rowspan")) || span("colspan") == columns.iter().sum::<usize>());
                }
                _ => {}
            }
        }
    }
    assert_eq!(three.named(&["thead"])[0].elements().count(), 3);
    let corner = three.named(&["td"])[0];
    assert!(corner.text().contains("勾稽关系") && corner.get("headers").is_none());
}

#[test]
fn columns_are_as_wide_as_the_documents() {
    let (_, report) = samples().remove(0);
    let (document, page, fragment) = written(&report);
    let nianbao::page::document::Block::Table(three) = document
        .blocks
        .iter()
        .filter(|block| matches!(block, nianbao::page::document::Block::Table(_)))
        .nth(1)
        .unwrap()
    else {
        panic!()
    };
    let whole: i32 = three.columns.iter().map(|width| width.to_milli()).sum();
    let fragment = parse_fragment(&fragment);
    let widths: Vec<f64> = fragment.named(&["table"])[1]
        .named(&["col"])
        .iter()
        .map(|column| column.get("style").unwrap()["width:".len()..].trim_end_matches('%').parse().unwrap())
        .collect();
    for (width, column) in widths.iter().zip(&three.columns) {
        assert!((width - f64::from(column.to_milli()) / f64::from(whole) * 100.0).abs() < 0.15, "{widths:?}");
    }
    assert!((widths.iter().sum::<f64>() - 100.0).abs() < 1e-9);
    let page = parse(&page);
    let sheet = page.the("style").text();
    assert!(page.named(&["table"])[2].named(&["col"]).iter().all(|column| column.get("class").is_none()), "even ones");
    for (column, width) in page.named(&["table"])[1].named(&["col"]).into_iter().zip(&widths) {
        assert!(sheet.contains(&format!(".{}{{width:{width:.1}%}}", column.get("class").unwrap())), "{width}");
    }
}
