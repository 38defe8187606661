//! The same input gives the same bytes, whatever else the process does.

use nianbao::Exporter;
use nianbao::font::SharedOutlines;

use crate::support::{SAMPLES, report};

fn files(json: &str) -> [Vec<u8>; 2] {
    let report = report(json);
    [nianbao::pdf(&report).unwrap(), nianbao::docx(&report).unwrap()]
}

#[test]
fn the_same_bytes_twice() {
    for (name, json) in SAMPLES {
        assert!(files(json) == files(json), "{name}");
    }
}

#[test]
fn the_same_bytes_in_eight_threads_that_write_different_reports() {
    let expected = SAMPLES.map(|(_, json)| files(json));
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let expected = &expected;
            scope.spawn(move || {
                let (name, json) = SAMPLES[thread % SAMPLES.len()];
                assert!(files(json) == expected[thread % SAMPLES.len()], "{name} in thread {thread}");
            });
        }
    });
}

#[test]
fn the_same_bytes_whether_or_not_the_other_file_is_made_with_it() {
    for (name, json) in SAMPLES {
        let (report, exporter) = (report(json), Exporter::default());
        let document = exporter.document(&report).unwrap();
        let outlines = SharedOutlines::default();
        let docx = exporter.write_docx(&document, &outlines).unwrap();
        let pdf = exporter.write_pdf(&document, &outlines).unwrap();
        assert!(pdf == nianbao::pdf(&report).unwrap(), "{name}.pdf");
        assert!(docx == nianbao::docx(&report).unwrap(), "{name}.docx");
        assert!(docx == exporter.write_docx(&document, &outlines).unwrap(), "{name}.docx again");
    }
}
