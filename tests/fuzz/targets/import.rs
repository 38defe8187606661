//! Any bytes, as a file to import → what it shows, or a reason why not: pages, texts, packages, PDF, workbooks.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(reason) = nianbao::import::shown(bytes) {
        assert!(!reason.is_empty(), "what is refused has a reason");
    }
});
