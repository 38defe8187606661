//! Texts with `|` where they may break, as the tests of addresses show them.

pub(super) fn broken(text: &str, breaks: Vec<usize>) -> String {
    let mut broken = text.to_owned();
    for at in breaks.into_iter().rev() {
        broken.insert(at, '|');
    }
    broken
}
