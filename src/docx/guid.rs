//! Identifiers that come from the content they are for, so that the same content has the same.

/// The number of some bytes: FNV-1a with 128 bits, eight bytes at a time.
pub(super) fn of(bytes: &[u8]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let (words, rest) = bytes.as_chunks();
    let words = words.iter().map(|word| u64::from_le_bytes(*word)).chain(rest.iter().map(|byte| u64::from(*byte)));
    words.fold(BASIS, |hash, word| (hash ^ u128::from(word)).wrapping_mul(PRIME))
}

/// As a part writes it, in upper case: LibreOffice reads no other digits in a font's key.
pub(super) fn text(guid: u128) -> String {
    let digits = format!("{guid:032X}");
    let groups = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    format!("{{{}}}", groups.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_fnv() {
        assert_eq!(of(b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(of(b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_ne!(of(b"12345678a"), of(b"12345678b"));
    }

    #[test]
    fn it_is_written_in_five_groups() {
        assert_eq!(text(0xab), "{00000000-0000-0000-0000-0000000000AB}");
    }
}
