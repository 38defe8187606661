//! Any bytes as a font file → a face that both files can be set in, or a reason why not.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao::Exporter;
use nianbao::output::FORMATS;
use nianbao::page::font::{FaceRole, Fonts};
use nianbao::report::model::Report;

const SAMPLE: &[u8] = include_bytes!("../../../samples/wugang-2025.json");

fuzz_target!(|bytes: &[u8]| {
    let set_in = |role| Fonts::bundled().with_face(role, bytes).ok();
    let Some(fonts) = FaceRole::ALL.into_iter().find_map(set_in) else { return };
    let exporter = Exporter { fonts, ..Exporter::default() };
    let report = Report::parse(SAMPLE).expect("the sample is right");
    // A face may lie about itself; it must not take the program with it.
    for format in FORMATS {
        let _ = exporter.files(format, &report);
    }
});
