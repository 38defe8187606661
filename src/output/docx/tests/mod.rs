//! Word files written, opened again and compared with what they were written from.

#[path = "../../../../tests/support/element.rs"]
mod element;
mod fixture;
mod fonts;
mod opened;
mod package;
mod page;
mod read_back;
mod styles;
mod tables;
mod text;

use super::*;
use crate::length::Length;
use crate::output::Options;
use crate::page::compose::compose;
use crate::page::document::Role;
use crate::page::font::Fonts;
use crate::report::model::Report;
use opened::{Node, Opened};

const SAMPLES: [&str; 4] = ["suqian-2023", "wugang-2025", "qinglan-2020", "qiyun-2025"];

/// The document of a sample.
fn sample(name: &str) -> Document {
    let json = std::fs::read(format!("samples/{name}.json")).unwrap();
    compose(&Report::parse(&json).unwrap())
}

#[allow(clippy::needless_pass_by_value, reason = "the options are made where they are given")]
fn write(document: &Document, options: Options) -> Vec<u8> {
    docx(document, &Supplies::new(&Fonts::bundled(), &options)).unwrap()
}

/// Without fonts.
fn names() -> Options {
    Options { word_fonts: WordFonts::Names, ..Options::default() }
}

/// The report, written without fonts and opened again.
fn opened() -> Opened {
    Opened::new(write(&fixture::report(), names()))
}

/// The style with an identifier.
fn style<'a>(styles: &'a Node, id: &str) -> &'a Node {
    styles.children.iter().find(|style| style.attributes.get("w:styleId").is_some_and(|own| own == id)).unwrap()
}
