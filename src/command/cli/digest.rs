//! Hashes that no two things share by chance.

use sha2::{Digest as _, Sha256};

/// Half of the SHA-256 of some pieces, each with its length, so that they cannot run into each other.
pub(super) fn short<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> u128 {
    let mut hash = Sha256::new();
    for piece in pieces {
        hash.update((piece.len() as u64).to_be_bytes());
        hash.update(piece);
    }
    let digest: [u8; 32] = hash.finalize().into();
    let (half, _) = digest.split_first_chunk().expect("a digest has 32 bytes");
    u128::from_be_bytes(*half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_do_not_run_into_each_other() {
        assert_ne!(short([&b"ab"[..], b"c"]), short([&b"a"[..], b"bc"]));
        assert_ne!(short([&b"a"[..]]), short([&b"a"[..], b""]));
        assert_eq!(short([&b"a"[..], b"b"]), short([&b"a"[..], b"b"]));
    }
}
