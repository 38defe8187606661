//! Where everything stands: in the PDF's bytes as in the pages, and on the pages as the standard says (GB/T 9704-2012).

use lopdf::Object;
use nianbao::Exporter;
use nianbao::length::Length;
use nianbao::output::pdf;
use nianbao::page::document::{Alignment, Block, Document, PageGeometry, Role, Table};
use nianbao::page::font::Fonts;
use nianbao::page::layout::{Content, ElementKind, Mark, Page, Pages, Rule, TextRun, layout};
use serde_json::json;

use crate::support::drawn::{self, Drawn, drawn, sheet};
use crate::support::made::empty_report_json;
use crate::support::opened::Opened;
use crate::support::{
    FIGURES, SAMPLES, TextLine, element, figures_report, laid_out, lines, plain_samples, report, rules, runs,
};

/// How far a place may be off that has been written with five decimals, in points.
const ROUNDING: f64 = 0.002;

/// How far a glyph may be off its place in a run, for each glyph before it: widths are whole thousandths of the em.
const ROUNDING_OF_WIDTH: f64 = 0.016;

fn is_near(left: f64, right: f64, tolerance: f64) -> bool {
    (left - right).abs() <= tolerance
}

fn pt(length: Length) -> f64 {
    f64::from(length.to_milli()) / 1000.0
}

/// A sheet's height above a place measured from its top.
fn above(height: f64, y: Length) -> f64 {
    height - pt(y)
}

#[test]
fn the_pdf_draws_everything_where_the_pages_have_it() {
    let samples = SAMPLES.map(|(name, json)| (name, report(json)));
    for (name, report) in samples.into_iter().chain([(FIGURES.0, figures_report())]) {
        let exporter = Exporter::default();
        for document in [exporter.document(&report).unwrap(), exporter.draft(&report, &exporter.check(&report))] {
            let pages = layout(&document, &exporter.fonts).unwrap();
            let opened = Opened::new(&exporter.master(&document).write(&pdf::FORMAT).unwrap());
            assert_eq!(opened.pages.len(), pages.pages.len());
            for (number, (page, id)) in pages.pages.iter().zip(&opened.pages).enumerate() {
                let height = sheet(&opened, *id)[1];
                let drawn = drawn(&opened, *id);
                assert_eq!(drawn.len(), page.items.len(), "{name}, page {number}");
                for (drawn, item) in drawn.iter().zip(&page.items) {
                    match (drawn, &item.mark) {
                        (Drawn::Text(text), Mark::Text(run)) => assert_drawn(text, run, false, height, &exporter.fonts),
                        (Drawn::Text(text), Mark::Watermark(run)) => {
                            assert_drawn(text, run, true, height, &exporter.fonts);
                        }
                        (Drawn::Rule(drawn), Mark::Rule(rule)) => assert_ruled(drawn, rule, height),
                        (Drawn::Rule(drawn), Mark::Stroke(stroke)) => {
                            let ends = [drawn.from, drawn.to].concat();
                            let expected = [stroke.from, stroke.to].map(|(x, y)| [pt(x), above(height, y)]).concat();
                            assert!(
                                ends.iter().zip(&expected).all(|(end, expected)| is_near(*end, *expected, ROUNDING))
                            );
                            assert!(is_near(drawn.thickness, pt(stroke.thickness), ROUNDING), "{drawn:?}");
                        }
                        (Drawn::Picture(drawn), Mark::Picture(placed)) => {
                            let lower_edge = above(height, placed.y + placed.height);
                            let expected = [pt(placed.width), 0.0, 0.0, pt(placed.height), pt(placed.x), lower_edge];
                            let is_there = |(drawn, expected): (&f64, &f64)| is_near(*drawn, *expected, ROUNDING);
                            assert!(drawn.matrix.iter().zip(&expected).all(is_there), "{drawn:?} for {placed:?}");
                            assert_eq!(drawn.name, format!("P{}", placed.picture.index()));
                        }
                        (drawn, mark) => panic!("{name}, page {number}: {drawn:?} is drawn for {mark:?}"),
                    }
                }
            }
        }
    }
}

fn assert_drawn(text: &drawn::Text, run: &TextRun, is_watermark: bool, height: f64, fonts: &Fonts) {
    let said = run.text();
    let slope = if is_watermark { std::f64::consts::FRAC_1_SQRT_2 } else { 0.0 };
    let level = if is_watermark { slope } else { 1.0 };
    let expected = [level, slope, -slope, level, pt(run.x), above(height, run.baseline)];
    for (drawn, expected) in text.matrix.iter().zip(expected) {
        assert!(is_near(*drawn, expected, ROUNDING), "{said} at {:?} instead of {expected:?}", text.matrix);
    }
    assert!(is_near(text.size, pt(run.size), ROUNDING) && is_near(text.tracking, pt(run.tracking), ROUNDING), "{said}");
    assert!(is_near(text.grey, if is_watermark { 0.85 } else { 0.0 }, ROUNDING), "{said} is {} pale", text.grey);
    assert_eq!(text.face, fonts.face(run.face).name(), "{said}");
    assert_eq!(text.glyphs.len(), run.glyphs.len(), "{said}");
    let mut pen = Length::ZERO;
    for (index, (glyph, placed)) in text.glyphs.iter().zip(&run.glyphs).enumerate() {
        assert_eq!(glyph.character, placed.character.to_string(), "{said}");
        let tolerance = ROUNDING + ROUNDING_OF_WIDTH * index as f64;
        assert!(is_near(glyph.offset, pt(pen), tolerance), "{said}: {placed:?} is {} from its start", glyph.offset);
        pen += placed.advance + run.tracking;
    }
}

fn assert_ruled(drawn: &drawn::Rule, rule: &Rule, height: f64) {
    let from = [pt(rule.x), above(height, rule.y)];
    let to = [pt(rule.x + rule.width), above(height, rule.y + rule.height)];
    for (drawn, expected) in drawn.from.iter().chain(&drawn.to).zip(from.iter().chain(&to)) {
        assert!(is_near(*drawn, *expected, ROUNDING), "{drawn:?} instead of {expected:?} of {rule:?}");
    }
    assert!(is_near(drawn.thickness, pt(rule.thickness), ROUNDING), "{drawn:?}");
}

#[test]
fn every_sheet_is_a4_with_its_boxes() {
    let (name, json) = SAMPLES[0];
    let opened = Opened::new(&nianbao::pdf(&report(json)).unwrap());
    for page in &opened.pages {
        let [width, height] = sheet(&opened, *page);
        assert!(is_near(width, 595.276, ROUNDING) && is_near(height, 841.89, ROUNDING), "{name}: {width} × {height}");
        let media = opened.get(opened.dictionary(*page), "MediaBox");
        for trimmed in ["TrimBox", "BleedBox"] {
            assert_eq!(opened.get(opened.dictionary(*page), trimmed), media, "{name}");
        }
    }
}

/// Selected text and search results are marked as high as a line, whatever the face's own ascent.
#[test]
fn fonts_are_as_high_as_the_em_box_that_lines_are_laid_out_by() {
    let opened = Opened::new(&nianbao::pdf(&report(SAMPLES[0].1)).unwrap());
    let mut seen = std::collections::BTreeMap::new();
    for object in opened.file.objects.values() {
        let Ok(descriptor) = object.as_dict() else { continue };
        if let (Ok(ascent), Ok(descent)) = (descriptor.get(b"Ascent"), descriptor.get(b"Descent")) {
            let face = crate::support::opened::name(descriptor.get(b"FontName").unwrap());
            let face = face.split_once('+').unwrap().1.to_owned();
            seen.insert(face, [ascent, descent].map(|height| height.as_i64().unwrap()));
        }
    }
    // Liberation Serif has the measures of Times New Roman: 1825 and 443 of 2048.
    assert_eq!(seen.remove("LiberationSerif"), Some([891, -216]));
    assert!(seen.len() >= 4);
    for (face, heights) in seen {
        assert_eq!(heights, [880, -120], "{face}");
    }
}

#[test]
fn what_the_file_says_of_itself_is_well_formed_whatever_the_names() {
    let mut json = empty_report_json();
    json["agency"] = json!("甲&乙<丙>局");
    let report = report(&json.to_string());
    let opened = Opened::new(&nianbao::pdf(&report).unwrap());
    let metadata = opened.get(opened.catalog(), "Metadata").unwrap().as_stream().unwrap();
    let xmp = String::from_utf8(metadata.content.clone()).unwrap();
    let mut reader = quick_xml::Reader::from_str(&xmp);
    let (mut within, mut texts) = (Vec::new(), Vec::new());
    loop {
        use quick_xml::events::Event;
        match reader.read_event().unwrap() {
            Event::Start(start) => within.push(start.name().as_ref().to_owned()),
            Event::End(_) => drop(within.pop()),
            Event::Text(text) => texts.push((within.join("/"), text.xml10_content().into_owned())),
            Event::GeneralRef(reference) => {
                let resolved = quick_xml::escape::resolve_xml_entity(reference.as_ref()).unwrap();
                texts.push((within.join("/"), resolved.to_owned()));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let said = |property: &str| {
        let of = texts.iter().filter(|(path, _)| path.split('/').any(|name| name == property));
        of.map(|(_, text)| text.as_str()).collect::<String>().trim().to_owned()
    };
    assert_eq!(said("dc:title"), report.title());
    assert_eq!(said("dc:creator"), report.agency());
    let information = opened.file.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
    let title = opened.get(opened.dictionary(information), "Title").unwrap();
    assert_eq!(crate::support::opened::text_string(title), report.title());
}

/// The element kind of a line's first run.
fn kind<'a>(pages: &'a Pages, line: &TextLine<'_>) -> &'a ElementKind {
    &pages.structure[element(line.runs[0].1).unwrap()].kind
}

/// The left and right ends of a line's ink and blanks.
fn ends(line: &TextLine<'_>) -> [Length; 2] {
    let (first, last) = (line.runs[0].0, line.runs[line.runs.len() - 1].0);
    [first.x, last.x + last.width()]
}

const LEFT: Length = PageGeometry::LEFT;

fn right() -> Length {
    PageGeometry::WIDTH - PageGeometry::RIGHT
}

#[test]
fn the_lines_of_a_title_stand_in_the_middle() {
    for (name, json) in SAMPLES {
        let (_, pages) = laid_out(&report(json));
        let lines = lines(&pages.pages[0]);
        let title: Vec<_> = lines.iter().filter(|line| matches!(kind(&pages, line), ElementKind::Heading(1))).collect();
        assert!(!title.is_empty(), "{name}");
        for line in title {
            let [from, to] = ends(line);
            assert!(((from - LEFT) - (right() - to)).to_milli().abs() <= 1, "{name}: {from:?} to {to:?}");
        }
    }
}

#[test]
fn paragraphs_begin_two_characters_in_and_fill_the_text_area_from_edge_to_edge() {
    for (name, json) in plain_samples() {
        let (document, pages) = laid_out(&report(json));
        let blocks = crate::support::blocks_of(&document, &pages);
        let mut full = 0;
        for (index, block) in document.blocks.iter().enumerate() {
            let Block::Paragraph(paragraph) = block else { continue };
            if paragraph.role.style().alignment != Alignment::Justified {
                continue;
            }
            let of_block = |line: &TextLine<'_>| element(line.runs[0].1).and_then(|id| blocks[id]) == Some(index);
            let all: Vec<_> = pages.pages.iter().flat_map(lines).filter(of_block).collect();
            let (last, others) = all.split_last().unwrap();
            for (number, line) in all.iter().enumerate() {
                let indent = if number == 0 { Length::pt(32) } else { Length::ZERO };
                assert_eq!(ends(line)[0], LEFT + indent, "{name}: {}", line.text());
            }
            for line in others {
                let missed = (right() - ends(line)[1]).to_milli();
                assert!((0..=50).contains(&missed), "{name}: {} misses the edge by {missed}", line.text());
                full += 1;
            }
            assert!(ends(last)[1] <= right(), "{name}: {}", last.text());
        }
        assert!(full > 25, "{name}: {full}");
    }
}

#[test]
fn page_numbers_stand_one_character_in_from_the_outer_edge() {
    // 四号.
    let character = Length::pt(14);
    for (name, json) in SAMPLES {
        let (_, pages) = laid_out(&report(json));
        for (index, page) in pages.pages.iter().enumerate() {
            let number: Vec<&TextRun> = numbers(page);
            assert_eq!(number.iter().map(|run| run.text()).collect::<String>(), format!("— {} —", index + 1));
            let (first, last) = (number[0], number[number.len() - 1]);
            if index % 2 == 0 {
                assert_eq!(last.x + last.width(), right() - character, "{name}, page {}", index + 1);
            } else {
                assert_eq!(first.x, LEFT + character, "{name}, page {}", index + 1);
            }
            // The 一字线, .38 em above the baseline, is 7 mm below the text area.
            let dash = first.baseline - character.scale(380, 1000);
            let below = dash - PageGeometry::TOP - PageGeometry::TEXT_HEIGHT;
            assert!((pt(below) - 7.0 / 25.4 * 72.0).abs() < 0.01, "{name}: {below:?}");
        }
    }
}

/// The runs of a page's number: what is drawn last, on one baseline.
fn numbers(page: &Page) -> Vec<&TextRun> {
    let baseline = runs(page).last().unwrap().0.baseline;
    let is_number = |(run, content): &(&TextRun, Content)| *content == Content::Pagination && run.baseline == baseline;
    runs(page).filter(is_number).map(|(run, _)| run).collect()
}

#[test]
fn heads_and_figures_stand_in_the_middle_of_their_cells_and_left_labels_at_the_edge() {
    for (name, json) in SAMPLES {
        let (document, pages) = laid_out(&report(json));
        let mut cells = 0;
        for (table, first) in tables(&document, &pages) {
            let mut order: Vec<_> = table.cells.iter().collect();
            order.sort_by_key(|cell| (cell.row, cell.column));
            let elements = (first..pages.structure.len()).filter(|index| is_cell(&pages.structure[*index].kind));
            for (cell, index) in order.into_iter().zip(elements) {
                let left = LEFT + table.columns[..cell.column].iter().copied().sum();
                let right = left + table.width_of(cell);
                for line in lines_of(&pages, index) {
                    let [from, to] = ends(&line);
                    let text = line.text();
                    match cell.alignment {
                        Alignment::Left => {
                            let text_begins = left + Table::CELL_MARGIN_X + Table::LEFT_INDENT;
                            assert_eq!(from, text_begins, "{name}: {text}");
                        }
                        _ => assert!(
                            ((from - left) - (right - to)).to_milli().abs() <= 1,
                            "{name}: {text} from {from:?} to {to:?} in {left:?} to {right:?}"
                        ),
                    }
                    cells += 1;
                }
            }
        }
        assert!(cells > 200, "{name}");
    }
}

/// The document's tables, each with the index of its element.
fn tables<'a>(document: &'a Document, pages: &'a Pages) -> impl Iterator<Item = (&'a Table, usize)> {
    let of_document = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let is_table = |index: &usize| matches!(pages.structure[*index].kind, ElementKind::Table { .. });
    of_document.zip((0..pages.structure.len()).filter(is_table))
}

fn is_cell(kind: &ElementKind) -> bool {
    matches!(kind, ElementKind::HeaderCell { .. } | ElementKind::DataCell { .. })
}

/// The lines of one element, each its runs on one baseline.
fn lines_of(pages: &Pages, index: usize) -> Vec<TextLine<'_>> {
    let mut lines: Vec<TextLine<'_>> = Vec::new();
    for (run, content) in pages.pages.iter().flat_map(runs).filter(|(_, content)| element(*content) == Some(index)) {
        match lines.last_mut().filter(|line| line.baseline == run.baseline) {
            Some(line) => line.runs.push((run, content)),
            None => lines.push(TextLine { baseline: run.baseline, runs: vec![(run, content)] }),
        }
    }
    lines
}

#[test]
fn rules_close_every_table_from_edge_to_edge_of_the_text_area() {
    for (name, json) in SAMPLES {
        let (_, pages) = laid_out(&report(json));
        for page in pages.pages.iter().filter(|page| rules(page).count() > 0) {
            let leftmost = rules(page).map(|rule| rule.x).min().unwrap();
            let rightmost = rules(page).map(|rule| rule.x + rule.width).max().unwrap();
            // A rule's middle is on the edge; level rules reach half their thickness over the upright ones.
            for (edge, expected) in [(leftmost, LEFT), (rightmost, right())] {
                assert!((edge - expected).to_milli().abs() <= 250, "{name}: {edge:?} instead of {expected:?}");
            }
        }
    }
}

#[test]
fn a_signed_report_ends_with_organ_and_date_from_the_right_edge() {
    let mut json = empty_report_json();
    json["date"] = json!("2026-01-20");
    let (_, pages) = laid_out(&report(&json.to_string()));
    let lines = lines(pages.pages.last().unwrap());
    let [.., organ, date] = &lines[..] else { panic!() };
    // 某某市某某局 is 6 characters, the date 7.5 with its narrow spaces: the date ends two from the edge, the organ
    // 2 × 2 + 7.5 - 6 = 5.5, each as wide as 28 in a line of 156 mm.
    let character = Length::milli(15_750);
    let from_edge = |line: &TextLine<'_>| pt(right() - ends(line)[1]) / pt(character);
    assert_eq!((organ.text().as_str(), date.text().as_str()), ("某某市某某局", "2026年1月20日"));
    assert!(is_near(from_edge(date), 2.0, 0.05), "{}", from_edge(date));
    assert!(is_near(from_edge(organ), 5.5, 0.4), "{}", from_edge(organ));
    assert!(ends(organ)[0] < ends(date)[0], "the date begins right of where the organ's name does");
    assert_eq!(Role::SignOffDate.style().alignment, Alignment::Right);
}
