//! Numbers that stand for content: the same on every machine and in every version.

/// The number of some pieces of content, one after another: FNV-1a with 128 bits, eight bytes at a time.
pub(crate) fn fingerprint(pieces: &[&[u8]]) -> u128 {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let step = |number: u128, word: u128| (number ^ word).wrapping_mul(PRIME);
    pieces.iter().fold(BASIS, |number, piece| {
        let (words, rest) = piece.as_chunks();
        let number = words.iter().fold(number, |number, word| step(number, u64::from_le_bytes(*word).into()));
        rest.iter().fold(number, |number, byte| step(number, (*byte).into()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_fnv() {
        assert_eq!(fingerprint(&[]), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(fingerprint(&[b"a"]), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_ne!(fingerprint(&[b"12345678a"]), fingerprint(&[b"12345678b"]));
        assert_ne!(fingerprint(&[b"12345678", b"a"]), fingerprint(&[b"1234567", b"8a"]));
    }
}
