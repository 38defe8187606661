//! The page as the Word file has it: margins, edges of lines, page numbers, the mark of a draft.

use super::*;
use crate::page::document::kinsoku::{NOT_AT_LINE_END, NOT_AT_LINE_START};

/// GB/T 9704-2012, 5.2: binding edge (订口) 28 mm at the left, so that 156 mm of text leave 26 mm at the right; head (天头)
/// 37 mm.
#[test]
fn the_binding_edge_is_at_the_left_and_the_head_at_the_top() {
    let body = opened().root("word/document.xml");
    let millimetres = |element: &str, name: &str| {
        let twips: f64 = body.attribute(element, name).unwrap().parse().unwrap();
        twips / 1440.0 * 25.4
    };
    for (name, expected) in [("w:left", 28.0), ("w:right", 26.0), ("w:top", 37.0), ("w:bottom", 35.0)] {
        let margin = millimetres("w:pgMar", name);
        assert!((margin - expected).abs() < 0.02, "{name}: {margin}");
    }
    for (name, expected) in [("w:w", 210.0), ("w:h", 297.0)] {
        assert!((millimetres("w:pgSz", name) - expected).abs() < 0.02, "{name}");
    }
    // Else every second page would be bound at the right.
    assert!(opened().root("word/settings.xml").first("w:mirrorMargins").is_none());
}

#[test]
fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
    let settings = opened().root("word/settings.xml");
    let listed = |element: &str| settings.attribute(element, "w:val").unwrap().to_owned();
    let (before, after) = (listed("w:noLineBreaksBefore"), listed("w:noLineBreaksAfter"));
    assert_eq!((before.as_str(), after.as_str()), (NOT_AT_LINE_START, NOT_AT_LINE_END));
    assert!("，。、；：？！）》”’％—…".chars().all(|mark| before.contains(mark) && !after.contains(mark)));
    assert!("（《“‘【〔￥".chars().all(|mark| after.contains(mark) && !before.contains(mark)));
}

#[test]
fn no_mark_hangs_and_two_lines_stand_on_either_side_of_a_page_break() {
    let styles = opened().root("word/styles.xml");
    let normal = style(&styles, "Normal");
    assert_eq!(normal.val("w:overflowPunct"), Some("0"));
    let control = normal.first("w:widowControl").unwrap();
    assert!(!control.attributes.contains_key("w:val"), "on");
    let said = |id: &str| ["w:overflowPunct", "w:widowControl"].map(|name| style(&styles, id).first(name).is_some());
    assert_eq!(said("BodyText"), [false, false], "it is said in one place");
}

#[test]
fn page_numbers_stand_right_on_odd_pages_and_left_on_even_ones() {
    let opened = opened();
    let body = opened.root("word/document.xml");
    let styles = opened.root("word/styles.xml");
    assert!(opened.root("word/settings.xml").first("w:evenAndOddHeaders").is_some());
    for (kind, alignment, inset) in [("default", "right", "w:right"), ("even", "left", "w:left")] {
        let references = body.all("w:footerReference");
        let reference = references.into_iter().find(|reference| reference.attributes["w:type"] == kind).unwrap();
        let footer = opened.root(&opened.target("word/document.xml", &reference.attributes["r:id"]));
        assert_eq!(footer.words(), "— 1 —");
        assert_eq!(footer.text_of("w:instrText").map(str::trim), Some("PAGE"));
        let field = footer.all("w:r").into_iter().filter(|run| run.first("w:fldChar").is_some());
        assert_eq!(field.count(), 3);
        let style = style(&styles, footer.val("w:pStyle").unwrap());
        assert_eq!(style.val("w:jc"), Some(alignment));
        assert_eq!(style.attribute("w:ind", inset), Some("280"));
    }
}

#[test]
fn the_page_number_stands_as_far_from_the_edge_as_in_the_pdf() {
    let body = opened().root("word/document.xml");
    assert_eq!(body.attribute("w:pgMar", "w:footer"), Some("1415"));
}

#[test]
fn a_draft_has_its_mark_in_the_headers_of_odd_and_even_pages() {
    let mut document = fixture::report();
    assert!(opened().root("word/document.xml").first("w:headerReference").is_none());
    document.watermark = Some("草稿".to_owned());
    let opened = Opened::new(write(&document, names()));
    let body = opened.root("word/document.xml");
    let references = body.all("w:headerReference");
    assert_eq!(
        references.iter().map(|each| each.attributes["w:type"].as_str()).collect::<Vec<_>>(),
        ["default", "even"]
    );
    for reference in references {
        let shape = opened.root(&opened.target("word/document.xml", &reference.attributes["r:id"]));
        assert_eq!(shape.attribute("v:shape", "fillcolor"), Some("#d9d9d9"));
        let words = shape.all("v:textpath").into_iter().find_map(|path| path.attributes.get("string"));
        assert_eq!(words.map(String::as_str), Some("草稿"));
    }
}
