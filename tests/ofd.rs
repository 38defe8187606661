//! The OFD file, read from its bytes: what it draws is what the pages have, and each figure is found by its tag.

use std::collections::BTreeMap;

use nianbao::Exporter;
use nianbao::length::Length;
use nianbao::output::ofd;
use nianbao::page::document::Document;
use nianbao::page::font::Fonts;
use nianbao::page::layout::{ElementKind, Mark, Pages, PlacedPicture, Rule, Stroke, TextRun, layout};
use nianbao::report::model::Report;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use crate::support::made::any_report;
use crate::support::package::{Node, Package};
use crate::support::{SAMPLES, bare, figures_report, report};

/// How far a place may be off, in millimetres: a glyph of a line by five thousandths, and all that is rounded by one.
const ROUNDING: f64 = 0.007;

/// A character at its place on the page.
type Placed = (char, f64, f64);

fn millimetres(length: Length) -> f64 {
    f64::from(length.to_milli()) / 1000.0 * 25.4 / 72.0
}

fn numbers(list: &str) -> Vec<f64> {
    list.split(' ').map(|word| word.parse().unwrap()).collect()
}

/// `DeltaX`, one number for each advance.
fn deltas(list: &str) -> Vec<f64> {
    let (mut words, mut deltas) = (list.split(' '), Vec::new());
    while let Some(word) = words.next() {
        let (times, delta) = match word {
            "g" => (words.next().unwrap().parse().unwrap(), words.next().unwrap()),
            delta => (1, delta),
        };
        deltas.extend(vec![delta.parse::<f64>().unwrap(); times]);
    }
    deltas
}

/// The characters of a text object, each where it is drawn.
fn characters(object: &Node) -> Vec<Placed> {
    let [left, top, width, height] = numbers(object.attribute("Boundary"))[..] else { panic!("{object:?}") };
    let mut placed = Vec::new();
    for code in object.all("ofd:TextCode") {
        let (mut x, y) = (code.number("X"), code.number("Y"));
        assert!((0.0..=width).contains(&x) && (0.0..=height).contains(&y), "{code:?} lies outside of its boundary");
        let advances = code.get("DeltaX").map(deltas).unwrap_or_default();
        assert_eq!(advances.len() + 1, code.text.chars().count(), "{code:?}");
        assert_eq!(code.text.trim(), code.text, "a blank at an end is lost");
        assert!(code.text.chars().count() == 1 || code.text.chars().all(|one| one.len_utf16() == 1), "{code:?}");
        for (index, character) in code.text.chars().enumerate() {
            placed.push((character, left + x, top + y));
            x += advances.get(index).copied().unwrap_or_default();
        }
    }
    placed
}

/// What the run shows, blanks aside.
fn shown(run: &TextRun) -> Vec<Placed> {
    let places = run.glyphs.iter().zip(run.offsets());
    let seen = places.filter(|(glyph, _)| !glyph.character.is_whitespace());
    seen.map(|(glyph, offset)| (glyph.character, millimetres(run.x + offset), millimetres(run.baseline))).collect()
}

fn assert_same(drawn: &[Placed], wanted: &[Placed]) {
    assert_eq!(drawn.iter().map(|one| one.0).collect::<String>(), wanted.iter().map(|one| one.0).collect::<String>());
    for (is, should) in drawn.iter().zip(wanted) {
        assert!((is.1 - should.1).abs() < ROUNDING && (is.2 - should.2).abs() < ROUNDING, "{is:?}, not {should:?}");
    }
}

/// The rules of a path object: from, to, thickness.
fn ruled(object: &Node) -> Vec<[f64; 5]> {
    let bounds = numbers(object.attribute("Boundary"));
    let (thickness, data) = (object.number("LineWidth"), &object.child("ofd:AbbreviatedData").text);
    let lines = data.split("M ").skip(1).map(|line| numbers(&line.trim().replace("L ", "")));
    lines
        .map(|line| {
            for (x, y) in [(line[0], line[1]), (line[2], line[3])] {
                let inside =
                    |place: f64, size: f64| place >= thickness / 2.0 - 1e-9 && place <= size - thickness / 2.0 + 1e-9;
                assert!(inside(x, bounds[2]) && inside(y, bounds[3]), "{line:?} is cut by {bounds:?}");
            }
            let [x, y] = [bounds[0], bounds[1]];
            [x + line[0], y + line[1], x + line[2], y + line[3], thickness]
        })
        .collect()
}

fn assert_draws(package: &Package, pages: &Pages) {
    let sheets = package.sheets();
    assert_eq!(sheets.len(), pages.pages.len());
    for ((_, sheet), page) in sheets.iter().zip(&pages.pages) {
        let (mut runs, mut rules, mut pictures) = (Vec::<&TextRun>::new(), Vec::<Rule>::new(), Vec::new());
        for item in &page.items {
            match &item.mark {
                Mark::Text(run) => runs.push(run),
                Mark::Rule(rule) => rules.push(*rule),
                Mark::Stroke(Stroke { from, to, thickness }) => {
                    let (width, height) = (to.0 - from.0, to.1 - from.1);
                    rules.push(Rule { x: from.0, y: from.1, width, height, thickness: *thickness });
                }
                Mark::Picture(picture) => pictures.push(picture),
                Mark::Watermark(_) => {}
            }
        }
        let objects = sheet.all("ofd:TextObject").into_iter().filter(|object| object.get("CTM").is_none());
        let drawn: Vec<Placed> =
            objects.flat_map(characters).filter(|(character, ..)| !character.is_whitespace()).collect();
        assert_same(&drawn, &runs.into_iter().flat_map(shown).collect::<Vec<_>>());
        let mut drawn: Vec<[f64; 5]> = sheet.all("ofd:PathObject").into_iter().flat_map(ruled).collect();
        assert_eq!(drawn.len(), rules.len());
        for rule in rules {
            let wanted = [rule.x, rule.y, rule.x + rule.width, rule.y + rule.height, rule.thickness].map(millimetres);
            let is_it = |line: &[f64; 5]| line.iter().zip(&wanted).all(|(is, should)| (is - should).abs() < ROUNDING);
            let at = drawn.iter().position(is_it).unwrap_or_else(|| panic!("{rule:?} is not drawn"));
            drawn.swap_remove(at);
        }
        let images = sheet.all("ofd:ImageObject");
        assert_eq!(images.len(), pictures.len());
        for (image, placed) in images.into_iter().zip(pictures) {
            let PlacedPicture { x, y, width, height, .. } = *placed;
            let wanted = [x, y, width, height].map(millimetres);
            let bounds = numbers(image.attribute("Boundary"));
            assert!(bounds.iter().zip(wanted).all(|(is, should)| (is - should).abs() < ROUNDING), "{bounds:?}");
            let matrix = numbers(image.attribute("CTM"));
            let expected = [wanted[2], 0.0, 0.0, wanted[3], 0.0, 0.0];
            assert!(matrix.iter().zip(expected).all(|(is, should)| (is - should).abs() < ROUNDING), "{matrix:?}");
        }
    }
}

#[test]
fn pictures_and_patterns_are_drawn_where_the_pages_have_them() {
    let document = Exporter::default().document(&figures_report()).unwrap();
    let (package, pages) = opened(&document);
    assert_draws(&package, &pages);
    let resources = package.root("Doc_0/PublicRes.xml");
    let media = resources.all("ofd:MultiMedia");
    assert_eq!(media.len(), 1);
    let file = format!("Doc_0/Res/{}", media[0].child("ofd:MediaFile").text);
    let picture = image::load_from_memory(&package.parts[&file]).unwrap();
    assert_eq!((picture.width(), picture.height(), media[0].attribute("Format")), (960, 560, "PNG"));
    let shown: Vec<String> = package
        .sheets()
        .iter()
        .flat_map(|(_, sheet)| sheet.all("ofd:ImageObject").into_iter().map(|of| of.attribute("ResourceID").to_owned()))
        .collect();
    assert_eq!(shown, [media[0].attribute("ID")]);
}

fn opened(document: &Document) -> (Package, Pages) {
    let exporter = Exporter::default();
    let package = Package::new(exporter.master(document).write(&ofd::FORMAT).unwrap());
    (package, layout(document, &Fonts::bundled()).unwrap())
}

/// What the objects that a tag names show, all on the pages it says.
fn named(tag: &Node, objects: &BTreeMap<u32, (u32, String)>) -> String {
    let words = tag.all("ofd:ObjectRef").into_iter().map(|reference| {
        let (page, words) = &objects[&reference.text.parse().unwrap()];
        assert_eq!(reference.attribute("PageRef"), page.to_string());
        words.as_str()
    });
    words.collect()
}

fn assert_tagged(package: &Package, report: &Report, pages: &Pages) {
    let mut objects = BTreeMap::new();
    for (id, sheet) in package.sheets() {
        for object in sheet.all("ofd:TextObject") {
            let words: String = characters(object).into_iter().map(|(character, ..)| character).collect();
            objects.insert(object.attribute("ID").parse().unwrap(), (id, bare(&words)));
        }
    }
    let tags = package.root("Doc_0/Tags/Report.xml");
    let figures: BTreeMap<&str, String> =
        tags.all("Figure").into_iter().map(|tag| (tag.attribute("Path"), named(tag, &objects))).collect();
    let form = report.form();
    for (id, value) in form.values() {
        // A figure that has a note bears its mark.
        let shown = figures[value.path.as_str()].trim_end_matches(|mark| ('①'..='⑳').contains(&mark));
        assert_eq!(shown, bare(&report.figure(id).to_string()), "{}", value.path);
    }
    // The others stand in tables amid the words.
    let of_the_form = figures.keys().filter(|path| form.find(path).is_some());
    assert_eq!(of_the_form.count(), form.values().count());
    let headings: Vec<String> = tags.all("Heading").into_iter().map(|tag| named(tag, &objects)).collect();
    assert_eq!(headings, pages.outline.iter().map(|entry| bare(&entry.text)).collect::<Vec<_>>());
    let tables = pages.structure.iter().filter(|element| matches!(element.kind, ElementKind::Table { .. }));
    assert_eq!(tags.all("Table").len(), tables.count());
}

#[test]
fn it_draws_everything_where_the_pages_have_it() {
    for (_, json) in SAMPLES {
        let (report, exporter) = (report(json), Exporter::default());
        for document in [exporter.document(&report).unwrap(), exporter.draft(&report, &exporter.check(&report))] {
            let (package, pages) = opened(&document);
            assert_draws(&package, &pages);
            assert_tagged(&package, &report, &pages);
        }
    }
}

#[test]
fn the_outline_leads_to_the_line_of_each_heading() {
    for (name, json) in SAMPLES {
        let (package, pages) = opened(&Exporter::default().document(&report(json)).unwrap());
        let document = package.root("Doc_0/Document.xml");
        let ids: Vec<u32> = package.sheets().into_iter().map(|(id, _)| id).collect();
        let entries = document.all("ofd:OutlineElem");
        assert_eq!(entries.len(), pages.outline.len());
        for (entry, wanted) in entries.iter().zip(&pages.outline) {
            assert_eq!(entry.attribute("Title"), wanted.text, "{name}");
            let target = entry.child("ofd:Actions").all("ofd:Dest")[0];
            assert_eq!(target.attribute("PageID"), ids[wanted.page].to_string(), "{name}: {}", wanted.text);
            assert!((target.number("Top") - millimetres(wanted.y)).abs() < 0.001, "{name}: {}", wanted.text);
        }
        assert_eq!(
            levels(document.child("ofd:Outlines"), 1),
            pages.outline.iter().map(|entry| entry.level).collect::<Vec<_>>()
        );
    }
}

/// How deep each entry is nested, in order.
fn levels(node: &Node, level: u8) -> Vec<u8> {
    let entries = node.children.iter().filter(|child| child.name == "ofd:OutlineElem");
    entries.flat_map(|entry| [vec![level], levels(entry, level + 1)].concat()).collect()
}

#[test]
fn every_character_is_in_the_font_that_shows_it() {
    for (_, json) in SAMPLES {
        let (package, _) = opened(&Exporter::default().document(&report(json)).unwrap());
        let resources = package.root("Doc_0/PublicRes.xml");
        for font in resources.all("ofd:Font") {
            let file = &package.parts[&format!("Doc_0/Res/{}", font.child("ofd:FontFile").text)];
            let face = ttf_parser::Face::parse(file, 0).unwrap();
            let names = face.names().into_iter().filter(|name| name.name_id == 1).filter_map(|name| name.to_string());
            assert!(names.into_iter().all(|name| name == font.attribute("FontName")));
            for (_, sheet) in package.sheets() {
                let of_font = |object: &&Node| object.attribute("Font") == font.attribute("ID");
                for object in sheet.all("ofd:TextObject").into_iter().filter(of_font) {
                    for (character, ..) in characters(object) {
                        assert!(face.glyph_index(character).is_some(), "{character}");
                    }
                }
            }
        }
    }
}

#[test]
fn rare_characters_and_chosen_forms_are_drawn_in_their_places() {
    let json = SAMPLES[1].1.replacen("依据《", "𠮷、葛\u{e0100}与葛、Open Data、e\u{30a}，依据《", 1);
    let (package, pages) = opened(&Exporter::default().document(&report(&json)).unwrap());
    assert_draws(&package, &pages);
}

#[test]
fn markup_in_words_does_no_harm() {
    let json = SAMPLES[1].1.replacen("舞钢市工业信息化和商务局", "甲<乙>&“丙”局", 1);
    let (package, pages) = opened(&Exporter::default().document(&report(&json)).unwrap());
    assert_draws(&package, &pages);
    for name in package.parts.keys().filter(|name| name.rsplit('.').next() == Some("xml")) {
        package.root(name);
    }
    assert_eq!(package.root("OFD.xml").all("ofd:Author")[0].text, "甲<乙>&“丙”局");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 3,
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::default()
    })]

    #[test]
    fn of_any_report_it_draws_what_the_pages_have(json in any_report()) {
        let report = report(&json.0.to_string());
        let (package, pages) = opened(&nianbao::page::compose::compose(&report));
        assert_draws(&package, &pages);
        assert_tagged(&package, &report, &pages);
    }
}
