use std::sync::Arc;

use super::*;
use crate::length::Length;
use crate::output::Options;
use crate::page::document::{Alignment, Block, Cell, Paragraph, Properties, Role, Span, Table, Title};
use crate::page::font::Fonts;
use crate::report::finding::Path;

fn document(blocks: Vec<Block>) -> Document {
    let (title, agency) = ("某局2025年报".to_owned(), "某局".to_owned());
    let properties = Properties { title, agency, year: 2025, date: None, data: Arc::from("{}") };
    Document { properties, blocks, pictures: Vec::new(), watermark: None }
}

/// A page's article and a fragment, without their own tags.
fn written(blocks: Vec<Block>) -> [String; 2] {
    let (fonts, options) = (Fonts::bundled(), Options { data: false, ..Options::default() });
    let supplies = Supplies::new(&fonts, &options);
    let document = document(blocks);
    [page(&document, &supplies), fragment(&document, &supplies)].map(|markup| {
        let markup = String::from_utf8(markup.unwrap()).unwrap();
        let (_, article) = markup.split_once("<article lang=\"zh-CN\">").unwrap();
        article.split_once("</article>").unwrap().0.to_owned()
    })
}

fn paragraph(role: Role, spans: &[(Role, &str)]) -> Block {
    let mut paragraph = Paragraph::new(role, "", Path::ROOT);
    paragraph.spans = spans.iter().map(|(role, text)| Span { role: *role, text: (*text).to_owned() }).collect();
    Block::Paragraph(paragraph)
}

fn plain(role: Role, text: &str) -> Block {
    paragraph(role, &[(role, text)])
}

#[test]
fn the_title_breaks_by_meaning_and_is_the_pages_alone() {
    let title = Title { lines: vec!["某局".into(), "2025年报".into()], path: Path::ROOT };
    assert_eq!(written(vec![Block::Title(title)]), ["<h1>某局<wbr>2025年报</h1>", ""]);
}

#[test]
fn each_level_of_headings_is_one_below_the_title() {
    let roles = [Role::Heading1, Role::Heading2, Role::Heading3, Role::Heading4];
    let [page, fragment] = written(roles.map(|role| plain(role, "一")).to_vec());
    assert_eq!(page, "<h2>一</h2><h3>一</h3><h4>一</h4><h5>一</h5>");
    assert_eq!(fragment, page);
    let mut heading = Paragraph::new(Role::Heading1, "三", Path::ROOT);
    heading.starts_page = true;
    assert_eq!(written(vec![Block::Paragraph(heading)]), ["<h2 class=\"page\">三</h2>", "<h2>三</h2>"]);
}

#[test]
fn what_a_paragraph_is_shows() {
    let indented = "<p style=\"text-indent:2em\">";
    for (block, page, fragment) in [
        (
            plain(Role::Body, "a<b>&\"c"),
            "<p>a&lt;b&gt;&amp;&quot;c</p>".to_owned(),
            format!("{indented}a&lt;b&gt;&amp;&quot;c</p>"),
        ),
        (
            plain(Role::Body, "见www.a.cn"),
            "<p>见www.<wbr>a.<wbr>cn</p>".to_owned(),
            format!("{indented}见www.<wbr>a.<wbr>cn</p>"),
        ),
        (plain(Role::Body, "𠮷"), "<p>&#x20BB7;</p>".to_owned(), format!("{indented}&#x20BB7;</p>")),
        (
            paragraph(Role::Body, &[(Role::Lead, "一是好。"), (Role::Body, "了。")]),
            "<p><b>一是好。</b>了。</p>".to_owned(),
            format!("{indented}<b>一是好。</b>了。</p>"),
        ),
        (
            paragraph(Role::Body, &[(Role::Heading2, "（一）好。"), (Role::Body, "了。")]),
            "<div class=\"run-in\"><h3>（一）好。</h3><p>了。</p></div>".to_owned(),
            format!("<h3>（一）好。</h3>{indented}了。</p>"),
        ),
        (plain(Role::TableNote, "注："), "<p class=\"note\">注：</p>".to_owned(), "<p>注：</p>".to_owned()),
        (
            paragraph(Role::SignOffOrgan, &[(Role::SignOffOrgan, "某市"), (Role::SignOffOrgan, "某局")]),
            "<p class=\"sign r0\">某市<br>某局</p>".to_owned(),
            "<p style=\"text-align:right\">某市<br>某局</p>".to_owned(),
        ),
    ] {
        assert_eq!(written(vec![block]), [page, fragment]);
    }
    let items =
        vec![Paragraph::new(Role::Item, "1.好；", Path::ROOT), Paragraph::new(Role::Item, "2.好。", Path::ROOT)];
    let [page, fragment] = written(vec![Block::List(items)]);
    assert_eq!(page, "<ul><li>1.好；</li><li>2.好。</li></ul>");
    assert!(fragment.starts_with("<ul style=\"list-style:none;padding:0\"><li style=\"text-indent:2em\">1.好；</li>"));
}

/// A table of one head over one figure.
fn table(caption: &str) -> Block {
    let cell = |row, role, line: &str| Cell {
        row,
        column: 0,
        rowspan: 1,
        colspan: 1,
        role,
        alignment: Alignment::Center,
        lines: vec![line.to_owned()],
        path: None,
    };
    Block::Table(Table {
        caption: caption.to_owned(),
        summary: String::new(),
        columns: vec![Length::pt(400)],
        rows: 2,
        row_height: Length::pt(20),
        header_rows: 1,
        figure_size: Length::pt(10),
        text_size: Length::pt(10),
        cells: vec![cell(0, Role::TableHead, "件数"), cell(1, Role::TableFigure, "5")],
    })
}

#[test]
fn a_table_is_called_by_the_line_above_it_or_else_by_its_section() {
    let [page, fragment] =
        written(vec![plain(Role::Caption, "表1\u{3000}数"), table("表1\u{3000}数"), table("二、情况")]);
    let body = "<th id=\"h1\" scope=\"col\">件数</th></tr></thead><tbody><tr><td headers=\"h1\">5</td>";
    let first = "<table><caption id=\"t1\">表1\u{3000}数</caption>\
                 <colgroup><col></colgroup><thead><tr>";
    assert!(page.starts_with(&format!("{first}{body}</tr></tbody></table>")), "{page}");
    assert!(
        page.contains("<caption id=\"t2\" class=\"heard\">二、情况</caption>"),
        "the heading above shows it: {page}"
    );
    assert!(page.contains("<th id=\"h2\" scope=\"col\">") && page.contains("<td headers=\"h2\">"), "{page}");
    assert_eq!(fragment.matches("表1").count(), 1);
    assert!(fragment.contains("<caption id=\"t2\">二、情况</caption>") && !fragment.contains("section"), "{fragment}");
}

#[test]
fn the_style_sheet_survives_a_change_of_encoding() {
    let sheet = include_str!("page.css");
    assert_eq!(portable::portable(sheet.to_owned()), sheet, "references are not read in it");
}
