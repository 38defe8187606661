//! Any bytes, as a file to import → what it shows, or a reason why not: pages, texts, packages, PDF, workbooks.

#![no_main]

use libfuzzer_sys::fuzz_target;

/// The workbooks' reader panics at damage, which `import` catches and tells: no crash. Any other panic is one.
fn let_readers_panic() {
    let crash = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !panic.location().is_some_and(|place| place.file().contains("/calamine-")) {
            crash(panic);
        }
    }));
}

fuzz_target!(init: let_readers_panic(), |bytes: &[u8]| {
    if let Err(reason) = nianbao::import::shown(bytes) {
        assert!(!reason.is_empty(), "what is refused has a reason");
    }
});
