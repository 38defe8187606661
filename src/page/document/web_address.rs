//! Where the address of a web page may be broken.

/// What a web address begins with.
const BEGINNINGS: [&str; 3] = ["http://", "https://", "www."];

/// The places in a text, as byte offsets, where a line may break inside a web address: after a full stop or a slash.
///
/// Office programs see one long word in an address. A line that ends before it would be stretched until it falls apart.
pub fn breaks(text: &str) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut from = 0;
    while let Some(start) = next_address(text, from) {
        let length = text[start..].find(|character: char| !character.is_ascii_graphic()).unwrap_or(text.len() - start);
        let bytes = text.as_bytes();
        let may_break = |at: &usize| {
            let (before, after) = (bytes[at - 1], bytes[*at]);
            matches!(before, b'.' | b'/') && after.is_ascii_alphanumeric()
        };
        breaks.extend((start + 1..start + length).filter(may_break));
        from = start + length;
    }
    breaks
}

/// Where the next address at or after an offset begins.
fn next_address(text: &str, from: usize) -> Option<usize> {
    let found = BEGINNINGS.iter().filter_map(|beginning| text[from..].find(beginning));
    found.min().map(|offset| from + offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str) -> String {
        super::super::broken::broken(text, breaks(text))
    }

    #[test]
    fn an_address_breaks_after_full_stops_and_slashes() {
        assert_eq!(broken("（www.a.gov.cn/x/i.html）"), "（www.|a.|gov.|cn/|x/|i.|html）");
        assert_eq!(broken("见https://a.cn/b和http://c.cn/页"), "见https://|a.|cn/|b和http://|c.|cn/页");
        assert_eq!(broken("http://www.a.cn"), "http://|www.|a.|cn");
    }

    #[test]
    fn nothing_else_is_broken() {
        for text in ["GB/T9704", "1.5/2", "a.b@c.gov.cn", "", "www.", "网址"] {
            assert_eq!(broken(text), text);
        }
    }
}
