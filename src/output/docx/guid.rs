//! Identifiers that come from the content they are for, so that the same content has the same.

/// As a part writes it: in upper case, the only digits that `ST_Guid` has (ISO/IEC 29500-1 §22.9.2.4).
pub(super) fn text(guid: u128) -> String {
    let digits = format!("{guid:032X}");
    let groups = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    format!("{{{}}}", groups.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_in_five_groups() {
        assert_eq!(text(0xab), "{00000000-0000-0000-0000-0000000000AB}");
    }
}
