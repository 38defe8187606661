//! Where an e-mail address may be broken.

/// The places in a text, as byte offsets, where a line may break inside an e-mail address: before @, after a full stop,
/// and after the semicolon between two.
///
/// A line that ends before all of an address would be stretched until it falls apart.
pub fn breaks(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-+".contains(byte);
    let mut breaks = Vec::new();
    for (at, _) in text.match_indices('@') {
        let name = bytes[..at].iter().rev().take_while(|byte| is_part(byte)).count();
        let domain = bytes[at + 1..].iter().take_while(|byte| is_part(byte)).count();
        let is_address = name > 0 && text[at + 1..at + 1 + domain].trim_matches('.').contains('.');
        if is_address {
            let end = at + 1 + domain;
            let stops = (at - name..=end).filter(|stop| matches!(bytes.get(*stop), Some(b'.' | b';')));
            let goes_on = |after: &usize| bytes.get(*after).is_some_and(u8::is_ascii_alphanumeric);
            breaks.extend(stops.map(|stop| stop + 1).filter(goes_on));
            breaks.push(at);
        }
    }
    breaks.sort_unstable();
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str) -> String {
        super::super::broken::broken(text, breaks(text))
    }

    #[test]
    fn an_address_breaks_before_its_sign_and_after_the_stops_behind_it() {
        assert_eq!(broken("邮箱：zw.gk_1@hz.gov.cn。"), "邮箱：zw.|gk_1|@hz.|gov.|cn。");
        assert_eq!(broken("a@b.cn;c@d.cn"), "a|@b.|cn;|c|@d.|cn");
    }

    #[test]
    fn nothing_else_is_broken() {
        for text in ["@微博", "a@b", "价格@1.5", "1.5", "a@.", "@", "a@b."] {
            assert_eq!(broken(text), text);
        }
    }
}
