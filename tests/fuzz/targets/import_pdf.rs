//! Any content, map of characters and widths in a PDF of one page → what it shows.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use lopdf::{Document, Object, Stream, dictionary};

/// A page and its font.
#[derive(Arbitrary, Debug)]
struct Page {
    content: Vec<u8>,
    to_unicode: Vec<u8>,
    is_composite: bool,
    rotate: i16,
}

impl Page {
    fn file(self) -> Vec<u8> {
        let mut document = Document::with_version("1.7");
        let map = document.add_object(Stream::new(dictionary! {}, self.to_unicode));
        let descendant = document.add_object(dictionary! { "Subtype" => "CIDFontType2", "DW" => 1000 });
        let kind = if self.is_composite { "Type0" } else { "TrueType" };
        let font = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => kind, "Encoding" => "Identity-H", "ToUnicode" => map,
            "DescendantFonts" => vec![Object::Reference(descendant)]
        });
        let content = document.add_object(Stream::new(dictionary! {}, self.content));
        let pages = document.new_object_id();
        let page = document.add_object(dictionary! {
            "Type" => "Page", "Parent" => pages, "Contents" => content, "Rotate" => i64::from(self.rotate),
            "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            "Resources" => dictionary! { "Font" => dictionary! { "F" => font } }
        });
        let tree = dictionary! { "Type" => "Pages", "Kids" => vec![Object::Reference(page)], "Count" => 1 };
        document.objects.insert(pages, Object::Dictionary(tree));
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        document.trailer.set("Root", catalog);
        let mut file = Vec::new();
        document.save_to(&mut file).expect("memory takes it");
        file
    }
}

fuzz_target!(|page: Page| {
    let _ = nianbao::import::shown(&page.file());
});
