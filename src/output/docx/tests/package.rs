//! The parts of the file beside its text, and how they refer to each other.

use super::*;

#[test]
fn the_same_document_gives_the_same_bytes_in_any_thread() {
    let write = || write(&fixture::report(), Options::default());
    let first = write();
    std::thread::scope(|scope| {
        for thread in [scope.spawn(write), scope.spawn(write)] {
            assert!(thread.join().unwrap() == first);
        }
    });
}

#[test]
fn what_docx_rs_leaves_behind_is_gone() {
    let opened = opened();
    for part in ["word/document.xml", "word/footer1.xml", "word/footer2.xml"] {
        let xml = opened.xml(part);
        for fault in ["w14:", "mc:", "<w:rPr/>", "<w:pPr/>", "<w:tblBorders", "w:dirty"] {
            assert!(!xml.contains(fault), "{fault} in {part}");
        }
        assert_eq!(xml.matches("<?xml").count(), 1);
    }
}

#[test]
fn dates_are_those_of_the_signing_or_none() {
    let mut document = fixture::report();
    let core = |document: &Document| {
        let opened = Opened::new(write(document, names()));
        opened.root("docProps/core.xml")
    };
    let dated = core(&document);
    assert_eq!(dated.text_of("dc:title"), Some("青川市数据局2025年政府信息公开工作年度报告"));
    assert_eq!(dated.text_of("dcterms:created"), Some("2026-01-20T00:00:00Z"));
    document.properties.date = None;
    assert!(core(&document).first("dcterms:created").is_none());
}

#[test]
fn the_data_come_out_as_they_went_in() {
    let mut document = fixture::report();
    let json = "{\r\n\t\"agency\": \"甲<&>]]>\u{a0}乙\", \"n\": 59237.2449}\n";
    document.properties.data = json.into();
    let opened = Opened::new(write(&document, names()));
    let item = opened.root("customXml/item1.xml");
    assert_eq!((item.name.as_str(), item.attributes["xmlns"].as_str()), ("report", data::NAMESPACE));
    assert_eq!(item.text_of("report"), Some(json));
    let relationships = opened.root("word/_rels/document.xml.rels");
    assert!(relationships.children.iter().any(|each| each.attributes["Target"] == "../customXml/item1.xml"));
    let properties = opened.root("customXml/itemProps1.xml");
    assert_eq!(properties.attribute("ds:schemaRef", "ds:uri"), Some(data::NAMESPACE));
}

#[test]
fn without_data_no_part_holds_them() {
    let opened = Opened::new(write(&fixture::report(), Options { data: false, ..names() }));
    assert!(opened.parts.keys().all(|name| !name.contains("customXml")));
    assert!(!opened.xml("word/_rels/document.xml.rels").contains("customXml"));
}

#[test]
fn year_and_organ_are_properties() {
    let opened = opened();
    let custom = opened.root("docProps/custom.xml");
    assert_eq!((custom.text_of("vt:i4"), custom.text_of("vt:lpwstr")), (Some("2025"), Some("青川市数据局")));
    assert_eq!(opened.root("docProps/core.xml").text_of("dc:creator"), Some("青川市数据局"));
}

/// A reference that leads nowhere, or to a part that is not said to be what it is, and Word does not open the file.
#[test]
fn every_reference_leads_to_a_part_and_every_part_is_referred_to() {
    let all = Options { word_fonts: WordFonts::All, ..Options::default() };
    for (watermark, options) in [(None, names()), (Some("草稿".to_owned()), all)] {
        let mut document = fixture::report();
        document.watermark = watermark;
        let opened = Opened::new(write(&document, options));
        let mut reached = vec!["[Content_Types].xml".to_owned()];
        for part in opened.parts.keys().filter(|name| name.contains("_rels/")) {
            let (folder, file) = part.split_once("_rels/").unwrap();
            let from = format!("{folder}{}", file.strip_suffix(".rels").unwrap());
            reached.push(part.clone());
            let relationships = opened.root(part);
            let ids = relationships.children.iter().map(|each| each.attributes["Id"].as_str());
            if from.is_empty() {
                reached.extend(relationships.children.iter().map(|each| each.attributes["Target"].clone()));
            } else {
                reached.extend(ids.map(|id| opened.target(&from, id)));
            }
        }
        let unpaired: Vec<&String> = opened.parts.keys().filter(|name| !reached.contains(name)).collect();
        assert!(unpaired.is_empty(), "{unpaired:?} of {reached:?}");
        assert_eq!(reached.iter().collect::<std::collections::BTreeSet<_>>().len(), reached.len(), "{reached:?}");
        assert_eq!(reached.len(), opened.parts.len(), "{reached:?}");
        let body = opened.root("word/document.xml");
        for (element, root) in [("w:footerReference", "w:ftr"), ("w:headerReference", "w:hdr")] {
            for reference in body.all(element) {
                let target = opened.target("word/document.xml", &reference.attributes["r:id"]);
                assert_eq!(opened.root(&target).name, root);
            }
        }
    }
}
