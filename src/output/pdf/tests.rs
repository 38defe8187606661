use lopdf::{Dictionary, Document, Object};

use super::*;
use crate::output::Options;
use crate::page::compose::compose;
use crate::page::font::Fonts;
use crate::page::layout::layout;
use crate::report::model::Report;

const JSON: &[u8] = include_bytes!("../../../samples/wugang-2025.json");

fn written(options: &Options) -> Document {
    let report = Report::parse(JSON).unwrap();
    let fonts = Fonts::bundled();
    let pages = layout(&compose(&report), &fonts).unwrap();
    Document::load_mem(&pdf(&pages, &Supplies::new(&fonts, options)).unwrap()).unwrap()
}

fn follow<'a>(objects: &'a Document, holder: &'a Dictionary, key: &str) -> &'a Dictionary {
    let (_, object) = objects.dereference(holder.get(key.as_bytes()).unwrap()).unwrap();
    object.as_dict().unwrap()
}

#[test]
fn the_json_comes_out_as_it_went_in() {
    let objects = written(&Options::default());
    let Object::Array(associated) = objects.catalog().unwrap().get(b"AF").unwrap() else { panic!("no /AF") };
    let specification = objects.dereference(&associated[0]).unwrap().1.as_dict().unwrap();
    assert_eq!(specification.get(b"AFRelationship").unwrap().as_name().unwrap(), b"Source");
    let file = follow(&objects, specification, "EF").get(b"F").unwrap().as_reference().unwrap();
    let file = objects.get_object(file).unwrap().as_stream().unwrap();
    assert_eq!(file.decompressed_content().unwrap(), JSON);
}

#[test]
fn without_data_nothing_is_attached() {
    let objects = written(&Options { data: false, ..Options::default() });
    assert!(!objects.catalog().unwrap().has(b"AF") && !objects.catalog().unwrap().has(b"Names"));
}

#[test]
fn duplex_makes_the_pages_even() {
    let duplex = Options { duplex: true, ..Options::default() };
    let report = Report::parse(JSON).unwrap();
    let fonts = Fonts::bundled();
    let mut pages = layout(&compose(&report), &fonts).unwrap();
    while pages.pages.len().is_multiple_of(2) {
        pages.pages.push(crate::page::layout::Page::default());
    }
    let count = |options: &Options| {
        let bytes = pdf(&pages, &Supplies::new(&fonts, options)).unwrap();
        Document::load_mem(&bytes).unwrap().get_pages().len()
    };
    assert_eq!(count(&Options::default()), pages.pages.len());
    assert_eq!(count(&duplex), pages.pages.len() + 1);
}

#[test]
fn every_page_tells_its_boxes() {
    let objects = written(&Options::default());
    for page in objects.page_iter() {
        let page = objects.get_object(page).unwrap().as_dict().unwrap();
        for name in ["MediaBox", "TrimBox", "BleedBox"] {
            assert!(page.has(name.as_bytes()), "{name}");
        }
    }
}
