//! Reports as web pages and as text, damaged in ways that are met.

use std::fmt::Write as _;

use nianbao::import::Proof;
use nianbao::page::compose::compose;
use nianbao::page::document::{Block, Table};
use nianbao::report::model::Report;

use super::{SAMPLES, count, import, wrong};

/// A report as a web page with the chrome of a portal.
fn page(report: &Report) -> String {
    let mut html = String::from(
        "<html><head><title>某市人民政府</title></head><body><p>当前位置：首页 &gt; 政府信息公开年报</p>\
         <table><tr><td>索引号：</td><td>0123/2025</td></tr></table>",
    );
    for block in &compose(report).blocks {
        match block {
            Block::Title(title) => {
                let _ = write!(
                    html,
                    "<h1>{}</h1><p>来源：本站　发布时间：2026-01-20　字号：大 中 小</p>",
                    title.lines.join("<br>")
                );
            }
            Block::Paragraph(words) => {
                let _ = write!(html, "<p><span style='font-family:仿宋'>　　{}</span></p>", words.text());
            }
            Block::List(items) => items.iter().for_each(|item| {
                let _ = write!(html, "<p>{}</p>", item.text());
            }),
            Block::Table(table) => html.push_str(&html_table(table)),
            Block::Figure(_) => html.push_str("<p><img src='1.png'></p>"),
        }
    }
    html + "<p>上一篇：某局2024年政府信息公开工作年度报告</p><p>版权所有：某市人民政府</p></body></html>"
}

fn html_table(table: &Table) -> String {
    let mut html = String::from("<table border=1>");
    for row in 0..table.rows {
        html.push_str("<tr>");
        for cell in table.cells.iter().filter(|cell| cell.row == row) {
            let (rows, columns) = (cell.rowspan, cell.colspan);
            let _ = write!(html, "<td rowspan={rows} colspan={columns}><p>{}</p></td>", cell.lines.join("<br>"));
        }
        html.push_str("</tr>");
    }
    html + "</table>"
}

#[test]
fn a_portals_page_is_read_and_its_chrome_is_not() {
    for (name, json) in SAMPLES {
        let report = Report::parse(json.as_bytes()).unwrap();
        let imported = import(page(&report).as_bytes());
        assert_eq!(wrong(&imported, &report), [], "{name}");
        assert_eq!(count(&imported, Proof::Certain), imported.values.len(), "{name}: {:#?}", imported.in_words());
        let again = Report::parse(imported.json.as_bytes()).unwrap_or_else(|findings| panic!("{name}: {findings:#?}"));
        assert_eq!((again.agency(), again.year()), (report.agency(), report.year()), "{name}");
        for chrome in ["版权所有", "上一篇", "来源：本站", "索引号", "当前位置"] {
            assert!(!imported.json.contains(chrome), "{name}: {chrome}");
            assert!(imported.unread.iter().any(|passage| passage.text.contains(chrome)), "{name}: {chrome} vanished");
        }
    }
}

#[test]
fn a_wrong_figure_is_doubtful_and_stands_as_it_is_printed() {
    let report = Report::parse(SAMPLES[2].1.as_bytes()).unwrap();
    let html = page(&report).replacen(">3402<", ">3403<", 1);
    let imported = import(html.as_bytes());
    assert_eq!(wrong(&imported, &report), []);
    let received =
        imported.values.iter().find(|value| value.path.as_str() == "requests.received.natural_person").unwrap();
    assert_eq!(
        (received.proof, received.figure.as_deref(), received.raw.as_deref()),
        (Proof::Doubtful, None, Some("3403"))
    );
    let printed: serde_json::Value = serde_json::from_str(&imported.printed).unwrap();
    assert_eq!(printed["requests"]["received"]["natural_person"], 3403);
    let taken: serde_json::Value = serde_json::from_str(&imported.json).unwrap();
    assert!(taken["requests"]["received"]["natural_person"].is_null());
}

#[test]
fn two_reports_in_one_file_and_tables_of_another_edition_are_told() {
    let (old, new) = (Report::parse(SAMPLES[0].1.as_bytes()).unwrap(), Report::parse(SAMPLES[2].1.as_bytes()).unwrap());
    let both = page(&new).replace("</body></html>", "") + &page(&old);
    let imported = import(both.as_bytes());
    assert!(imported.remarks.iter().any(|remark| remark.rule == "two-reports"), "{:#?}", imported.remarks);
    assert_eq!((imported.year, wrong(&imported, &new)), (Some(2023), vec![]));
    let other_year = page(&old).replace("2020年政府信息公开工作年度报告", "2023年政府信息公开工作年度报告");
    let imported = import(other_year.as_bytes());
    let told = imported.remarks.iter().find(|remark| remark.rule == "other-edition").unwrap();
    assert!(told.message.contains("表格是 2019 年版的，2023 年度的年报应当用 2021 年版"), "{}", told.message);
}

#[test]
fn a_table_that_is_there_twice_is_told() {
    let report = Report::parse(SAMPLES[2].1.as_bytes()).unwrap();
    let html = page(&report);
    let start = html.find("<table border=1>").unwrap();
    let end = html[start..].find("</table>").unwrap() + start + "</table>".len();
    let twice = format!("{}{}{}", &html[..end], &html[start..end], &html[end..]);
    let imported = import(twice.as_bytes());
    assert!(imported.remarks.iter().any(|remark| remark.rule == "table-twice"), "{:#?}", imported.remarks);
    assert_eq!(count(&imported, Proof::Certain), 200, "both say the same");
    let other = twice.replacen(">59237.2449<", ">1.5<", 1);
    let imported = import(other.as_bytes());
    let fees = imported.values.iter().find(|value| value.path.as_str() == "proactive_disclosure.fees.amount").unwrap();
    assert_eq!((fees.proof, fees.readings.len()), (Proof::Doubtful, 2), "{fees:?}");
}

#[test]
fn what_is_no_report_is_not_made_one() {
    for text in ["政府信息公开指南\n\n一、公开内容\n", "<html><body><p>通知</p></body></html>", "第一行\n第二行"]
    {
        let error = nianbao::import::import(text.as_bytes(), nianbao::import::Options::default()).unwrap_err();
        assert!(error.to_string().contains("没有找到年报"), "{text}: {error}");
    }
}
