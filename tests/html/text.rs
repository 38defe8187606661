//! What is read: the report's words, each once and in order, under the same headings as in the PDF.

use nianbao::page::document::{Block, Document, Figure, Role, Shown};
use proptest::prelude::*;

use super::{samples, without_data, written, written_as};
use crate::properties::cases;
use crate::support::made::any_report;
use crate::support::markup::{Node, parse, parse_fragment};
use crate::support::opened::Opened;
use crate::support::{bare, figures_report, report};

/// The words of a document as markup has them: a table is called by its caption, where no line above it does.
fn expected(document: &Document, is_page: bool) -> String {
    let mut words = String::new();
    let mut is_named = false;
    for block in &document.blocks {
        match block {
            Block::Title(_) if !is_page => continue,
            // A fragment has the words for those who do not see it in the place of a figure.
            Block::Figure(figure) if !is_page => words.push_str(&in_place_of(figure)),
            Block::Table(table) if !is_named => words.push_str(&table.caption),
            _ => {}
        }
        if !matches!(block, Block::Figure(_)) || is_page {
            words.extend(block.texts().map(|text| text.words));
        }
        is_named = matches!(block, Block::Paragraph(paragraph) if paragraph.role == Role::Caption);
    }
    bare(&words)
}

fn in_place_of(figure: &Figure) -> String {
    match figure.shown {
        Shown::Picture { .. } => format!("［图片：{}］", figure.alt),
        Shown::Chart(_) => figure.alt.clone(),
    }
}

fn article(page: &str) -> String {
    bare(&parse(page).the("article").text())
}

#[test]
fn the_words_are_the_reports() {
    for (name, report) in samples() {
        let (document, page, fragment) = written(&report);
        assert_eq!(article(&page), expected(&document, true), "{name}");
        assert_eq!(bare(&parse_fragment(&fragment).text()), "页".to_owned() + &expected(&document, false), "{name}");
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn the_words_of_any_report_are_the_reports(json in any_report()) {
        let report = report(&json.0.to_string());
        let (document, page, fragment) = written(&report);
        prop_assert_eq!(article(&page), expected(&document, true));
        prop_assert_eq!(bare(&parse_fragment(&fragment).the("article").text()), expected(&document, false));
    }
}

#[test]
fn markup_in_words_stays_words() {
    let json = include_str!("../../samples/wugang-2025.json").replacen("舞钢市", "舞钢<b>&amp;\u{201c}市", 1);
    let report = report(&json);
    let (document, page, fragment) = written(&report);
    assert!(document.properties.agency.contains("<b>&amp;"));
    assert_eq!(article(&page), expected(&document, true));
    assert_eq!(bare(&parse_fragment(&fragment).the("article").text()), expected(&document, false));
    let head = parse(&page);
    let source = head.named(&["meta"]).into_iter().find(|meta| meta.get("name") == Some("ContentSource")).unwrap();
    assert_eq!(source.get("content"), Some(document.properties.agency.as_str()));
}

/// The headings of some markup: their names, and their words.
fn headings(root: &Node) -> Vec<(String, String)> {
    let headings = root.named(&["h1", "h2", "h3", "h4", "h5"]);
    headings.into_iter().map(|heading| (heading.name.to_uppercase(), bare(&heading.text()))).collect()
}

#[test]
fn headings_are_those_of_the_tagged_pdf() {
    for (name, report) in samples() {
        let (_, page, fragment) = written(&report);
        let opened = Opened::new(&nianbao::pdf(&report).unwrap());
        let tree = opened.tree();
        let tags = tree.all().into_iter().filter(|tag| tag.kind.starts_with('H'));
        let expected: Vec<_> = tags.map(|tag| (tag.kind.clone(), bare(&tag.text))).collect();
        assert!(expected.len() > 6, "{name}");
        assert_eq!(headings(&parse(&page)), expected, "{name}");
        assert_eq!(headings(&parse_fragment(&fragment)), expected[1..], "{name}: without the title");
    }
}

#[test]
fn figures_have_words_for_those_who_do_not_see_them() {
    let report = figures_report();
    let (document, page, fragment) = written(&report);
    let figures =
        document.blocks.iter().filter_map(|block| if let Block::Figure(figure) = block { Some(figure) } else { None });
    let alts: Vec<&str> = figures.clone().map(|figure| figure.alt.as_str()).collect();
    let root = parse(&page);
    let shown = root.named(&["img", "svg"]);
    let heard: Vec<&str> = shown.iter().map(|one| one.get("alt").or(one.get("aria-label")).unwrap()).collect();
    assert!(alts.len() > 1 && heard == alts, "{heard:?}");
    assert!(root.the("img").get("src").unwrap().starts_with("data:image/png;base64,"));
    for (drawn, figure) in
        root.named(&["svg"]).into_iter().zip(figures.filter(|one| matches!(one.shown, Shown::Chart(_))))
    {
        let Shown::Chart(chart) = &figure.shown else { panic!() };
        let lengths: Vec<u64> =
            drawn.named(&["rect"]).iter().map(|bar| bar.get("width").unwrap().parse().unwrap()).collect();
        let bars: Vec<_> = chart.groups.iter().flat_map(|group| &group.bars).collect();
        assert_eq!(lengths.len(), bars.len() + chart.series.len());
        let longest = *lengths[..bars.len()].iter().max().unwrap();
        for (length, bar) in lengths.iter().zip(bars) {
            assert_eq!(*length, longest * u64::from(bar.share) / 1_000_000);
        }
    }
    let captions: Vec<String> = root.named(&["figcaption"]).into_iter().map(Node::text).collect();
    assert!(captions.len() == alts.len() && captions[0].starts_with("图1"), "{captions:?}");
    assert!(parse_fragment(&fragment).named(&["img", "svg"]).is_empty());
}

#[test]
fn the_fragment_of_a_sample() {
    let (_, report) = samples().remove(3);
    let (_, _, fragment) = written_as(&report, without_data());
    // One element a line, for whoever reads the difference.
    insta::assert_snapshot!("qiyun-2025", fragment.replace("><", ">\n<"));
}
