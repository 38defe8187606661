//! The same input gives the same bytes, whatever else the process does.

use nianbao::Exporter;
use nianbao::output::{FORMATS, File};

use crate::support::{SAMPLES, report};

/// A report in every format.
fn files(json: &str) -> Vec<File> {
    let (report, exporter) = (report(json), Exporter::default());
    FORMATS.iter().flat_map(|format| exporter.files(format, &report).unwrap()).collect()
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
fn the_same_bytes_whichever_others_are_made_with_it() {
    for (name, json) in SAMPLES {
        let (report, exporter) = (report(json), Exporter::default());
        let document = exporter.document(&report).unwrap();
        let master = exporter.master(&document);
        for format in FORMATS.iter().rev().chain(FORMATS) {
            let alone = exporter.files(format, &report).unwrap();
            assert!(master.files(format).unwrap() == alone, "{name}.{}", format.extension);
        }
    }
}
