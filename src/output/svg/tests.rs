use super::*;
use crate::output::Options;
use crate::page::compose::{compose, compose_draft};
use crate::page::document::Document;
use crate::page::font::Fonts;
use crate::page::layout::layout;
use crate::report::model::Report;

const JSON: &[u8] = include_bytes!("../../../samples/wugang-2025.json");

fn drawn(document: &Document) -> (Pages, Vec<String>) {
    let (fonts, options) = (Fonts::bundled(), Options::default());
    let pages = layout(document, &fonts).unwrap();
    let files = svg(&pages, &Supplies::new(&fonts, &options)).unwrap();
    (pages, files.into_iter().map(|file| String::from_utf8(file).unwrap()).collect())
}

/// What stands between two pieces of a text, wherever it does.
fn between<'a>(text: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).map(move |rest| rest.split(after).next().unwrap())
}

#[test]
fn every_run_is_an_element_with_each_glyph_in_its_place() {
    let (pages, files) = drawn(&compose(&Report::parse(JSON).unwrap()));
    assert_eq!(files.len(), pages.pages.len());
    for (page, file) in pages.pages.iter().zip(&files) {
        let (mut texts, mut count) = (between(file, "<text ", "</text>"), 0);
        for run in pages::runs_of(page) {
            let (attributes, words) = texts.next().unwrap().split_once('>').unwrap();
            assert_eq!(words.replace("&quot;", "\"").replace("&amp;", "&"), run.text());
            let number = |text: &str| (text.parse::<f64>().unwrap() * 1000.0).round() as i32;
            let places = between(attributes, "x=\"", "\"").next().unwrap().split(' ').map(number);
            let wanted = run.offsets().map(|offset| (run.x + offset).to_milli());
            assert_eq!(places.collect::<Vec<_>>(), wanted.collect::<Vec<_>>(), "{words}");
            let baseline = between(attributes, " y=\"", "\"").next().unwrap();
            assert_eq!(number(baseline), run.baseline.to_milli());
            let size = between(attributes, "font-size=\"", "\"").next().unwrap();
            assert_eq!(number(size), run.size.to_milli());
            count += 1;
        }
        assert!(texts.next().is_none() && count > 5);
    }
}

#[test]
fn every_figure_says_where_it_comes_from() {
    let report = Report::parse(JSON).unwrap();
    let (_, files) = drawn(&compose(&report));
    let all = files.concat();
    for (_, value) in report.form().values() {
        let mark = format!(" data-path=\"{}\">", value.path);
        assert_eq!(all.matches(&mark).count(), 1, "{}", value.path);
    }
    for path in ["agency", "overview.0", "overview.1.heading"] {
        assert!(all.contains(&format!(" data-path=\"{path}\">")), "{path}");
    }
    for hidden in between(&all, "<g aria-hidden=\"true\">", "</g>") {
        assert!(!hidden.contains("data-path"), "{hidden}");
    }
}

#[test]
fn a_face_is_found_by_the_name_that_the_text_asks_for() {
    let (_, files) = drawn(&compose(&Report::parse(JSON).unwrap()));
    for file in &files {
        let names: Vec<&str> = between(file, "@font-face{font-family:", ";").collect();
        let asked: std::collections::BTreeSet<&str> = between(file, " font-family=\"", "\"").collect();
        assert_eq!(asked, names.iter().copied().collect());
        assert_eq!(asked.len(), names.len());
    }
}

#[test]
fn pages_that_share_their_faces_are_the_same_but_for_these() {
    let (fonts, options) = (Fonts::bundled(), Options::default());
    let pages = layout(&compose(&Report::parse(JSON).unwrap()), &fonts).unwrap();
    let drawing = Drawing::new(&pages, &Supplies::new(&fonts, &options)).unwrap();
    let rules = drawing.face_rules(|name| format!("/f/{name}?a&b"));
    for face in drawing.faces() {
        assert!(ttf_parser_reads(face.file()), "{}", face.name());
        assert!(rules.contains(&format!("font-family:{0};src:url(\"/f/{0}?a&b\")", face.name())));
    }
    assert_eq!(drawing.sheets(), pages.pages.len());
    assert_eq!(drawing.sheet(drawing.sheets(), None), None);
    for index in 0..drawing.sheets() {
        let (bare, whole) = (drawing.sheet(index, None).unwrap(), drawing.sheet(index, Some(&rules)).unwrap());
        assert!(!bare.contains("<style") && !bare.contains("style=") && !bare.contains("data:"));
        let escaped = rules.replace('"', "&quot;").replace('&', "&amp;").replace("&amp;quot;", "&quot;");
        assert_eq!(whole.replace(&format!("<style>{escaped}</style>"), ""), bare);
    }
}

/// Whether a file begins as a TrueType font does, with the tables that browsers ask for.
fn ttf_parser_reads(file: &[u8]) -> bool {
    let tags: Vec<&[u8]> = file[12..].chunks(16).take(file[5].into()).map(|record| &record[..4]).collect();
    file.starts_with(&[0, 1, 0, 0])
        && [b"cmap", b"glyf", b"OS/2", b"name", b"post"].iter().all(|tag| tags.contains(&&tag[..]))
}

#[test]
fn rare_characters_and_marks_on_letters_are_elements_of_their_own() {
    let json = std::str::from_utf8(JSON).unwrap().replacen("依据《", "𠮷e\u{30a}依据《", 1);
    let (_, files) = drawn(&compose(&Report::parse(json.as_bytes()).unwrap()));
    let alone = |character: char| files[0].contains(&format!(">{character}</text>"));
    assert!(alone('𠮷') && alone('\u{30a}'), "{}", &files[0][files[0].find("<text").unwrap()..][..2000]);
}

#[test]
fn the_mark_of_a_draft_is_pale_and_rises() {
    let (_, files) = drawn(&compose_draft(&Report::parse(JSON).unwrap(), &[]));
    for file in &files {
        let marks: Vec<&str> = between(file, "transform=\"matrix(0.7071 -0.7071 0.7071 0.7071 ", "</text>").collect();
        assert!(marks.len() == 2 && marks.iter().all(|mark| mark.contains("fill=\"#d9d9d9\"")), "{marks:?}");
        assert!(between(file, "<text ", ">").take(2).all(|text| text.contains("matrix")), "under everything else");
    }
}
