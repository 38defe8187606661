//! Any bytes → a report or findings: nothing panics, and every finding can be shown in its place.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nianbao::report::source::{Decoded, Source, decode};

fuzz_target!(|bytes: &[u8]| {
    let findings = match Source::parse(bytes) {
        Ok(source) => {
            let read = nianbao::report::model::parse(&source);
            let findings = read.map_or_else(|findings| findings, |report| nianbao::check(&report));
            for finding in &findings {
                let span = source.span_of(finding);
                assert!(source.text().get(span.clone()).is_some(), "{span:?} of {finding:?}");
            }
            findings
        }
        Err(findings) => {
            assert!(!findings.is_empty(), "what is refused has a reason");
            findings
        }
    };
    if let Ok(Decoded { text, told: None }) = decode(bytes) {
        for span in findings.iter().filter_map(|finding| finding.span.clone()) {
            assert!(text.get(span.clone()).is_some(), "{span:?}");
        }
    }
});
