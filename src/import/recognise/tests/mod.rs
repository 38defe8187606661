//! Reports as files show them, read back: whole, in other shapes, and damaged.

mod damages;
mod shapes;
mod support;

use support::{Tally, original, read, samples, truth};

#[test]
fn a_report_is_read_back_as_it_is() {
    for (name, report) in samples() {
        let recognised = read(&original(&report));
        let tally = Tally::of(&recognised, &truth(&report));
        assert_eq!((tally.wrong(), tally.told()), (0, 0), "{name}: {tally:?} {:#?}", recognised.told);
        assert_eq!(tally.certain, truth(&report).len(), "{name}");
        assert!(recognised.unread.is_empty(), "{name}: {:?}", recognised.unread);
        let json = recognised.parts.to_json();
        let again = crate::Report::parse(json.as_bytes()).unwrap_or_else(|findings| panic!("{name}: {findings:#?}"));
        assert_eq!(support::printed(&again), support::printed(&report), "{name}");
    }
}
