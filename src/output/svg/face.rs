//! A face that drawings are set in.

use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;

use crate::fingerprint::fingerprint;
use crate::page::font::FontFile;

/// A subset of a face, by a name that no other subset has: the same glyphs of the same face have the same name, so that
/// browsers may keep it for good.
#[derive(Debug)]
pub struct DrawnFace {
    name: String,
    file: Vec<u8>,
}

impl DrawnFace {
    pub(super) fn new(file: &FontFile) -> Self {
        let pieces = file.pieces();
        Self { name: format!("f{:016x}", fingerprint(&pieces) as u64), file: pieces.concat() }
    }

    /// Its name, of lower-case ASCII letters and digits: the family that the drawings ask for.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The font file (TrueType, `font/ttf`).
    pub fn file(&self) -> &[u8] {
        &self.file
    }

    /// The rule by which it is found at an address (CSS Fonts 4, `@font-face`).
    pub(super) fn rule(&self, address: &str) -> String {
        format!("@font-face{{font-family:{};src:url(\"{address}\")}}", self.name)
    }

    /// An address that holds the file itself (RFC 2397).
    pub(super) fn data_address(&self) -> String {
        format!("data:font/ttf;base64,{}", Base64Display::new(&self.file, &STANDARD))
    }
}
