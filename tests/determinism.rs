//! The same input gives the same bytes, whatever else the process does.

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
