//! Any parts of a Word file or a workbook, packed → what it shows: what is inside a package is reached at once.

#![no_main]

use std::io::{Cursor, Write};

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

const RELATIONSHIPS: &str = "<Relationships><Relationship Id=\"a\" Type=\"x/styles\" Target=\"styles.xml\"/>\
    <Relationship Id=\"b\" Type=\"x/numbering\" Target=\"numbering.xml\"/>\
    <Relationship Id=\"c\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/></Relationships>";

const BOOK: &str = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets>\
    </workbook>";

const BOOK_RELATIONSHIPS: &str = "<Relationships><Relationship Id=\"rId1\" Type=\
    \"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
    Target=\"worksheets/sheet1.xml\"/></Relationships>";

/// Parts that somebody else wrote.
#[derive(Arbitrary, Debug)]
enum Parts {
    Word { body: String, styles: String, numbering: String },
    Excel { sheet: String, strings: String },
    OpenSheet { content: String },
}

impl Parts {
    fn packed(&self) -> Vec<u8> {
        match self {
            Self::Word { body, styles, numbering } => pack(&[
                ("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>")),
                ("word/_rels/document.xml.rels", RELATIONSHIPS),
                ("word/styles.xml", &format!("<w:styles>{styles}</w:styles>")),
                ("word/numbering.xml", &format!("<w:numbering>{numbering}</w:numbering>")),
            ]),
            Self::Excel { sheet, strings } => pack(&[
                ("xl/workbook.xml", BOOK),
                ("xl/_rels/workbook.xml.rels", BOOK_RELATIONSHIPS),
                ("xl/worksheets/sheet1.xml", &format!("<worksheet>{sheet}</worksheet>")),
                ("xl/sharedStrings.xml", &format!("<sst>{strings}</sst>")),
            ]),
            Self::OpenSheet { content } => pack(&[
                ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                ("content.xml", &format!("<o><body><spreadsheet><table>{content}</table></spreadsheet></body></o>")),
            ]),
        }
    }
}

fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in parts {
        writer.start_file(*name, stored).expect("the names are right");
        writer.write_all(part.as_bytes()).expect("memory takes it");
    }
    writer.finish().expect("memory takes it").into_inner()
}

fuzz_target!(|parts: Parts| {
    let _ = nianbao::import::shown(&parts.packed());
});
