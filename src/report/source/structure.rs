//! The bytes that give a JSON text its structure.

/// Every byte outside strings with its offset; of a string, its quotation marks.
///
/// For whole JSON and for what breaks off: a string that is not closed reaches to the end.
pub(super) fn bytes_outside_strings(text: &str) -> impl Iterator<Item = (usize, u8)> + '_ {
    let (mut in_string, mut escaped) = (false, false);
    text.bytes().enumerate().filter(move |(_, byte)| {
        if in_string {
            in_string = escaped || *byte != b'"';
            escaped = !escaped && *byte == b'\\';
            return !in_string;
        }
        in_string = *byte == b'"';
        true
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_inside_strings_are_not_structure() {
        let outside = |text| bytes_outside_strings(text).map(|(_, byte)| char::from(byte)).collect::<String>();
        assert_eq!(outside(r#"{"a]\"[": [1], "b\\": "{"}"#), r#"{"": [1], "": ""}"#);
        assert_eq!(outside(r#"["abc, {"#), r#"[""#);
    }
}
