//! Outlines that more than one file embeds.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::FaceId;
use crate::deflate::Packer;

/// The outlines of the ideographs that a document shows in one face, as they stand in a font file.
#[derive(Debug)]
pub struct Outlines {
    bytes: Vec<u8>,
    #[cfg_attr(not(any(feature = "pdf", feature = "docx", feature = "ofd")), allow(dead_code))]
    packed: OnceLock<Vec<u8>>,
}

impl Outlines {
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The outlines packed (deflated); packed on the first call, and kept for the other files of the same document.
    #[cfg_attr(not(any(feature = "pdf", feature = "docx", feature = "ofd")), allow(dead_code))]
    pub(super) fn packed(&self, packer: &mut Packer) -> io::Result<&[u8]> {
        if let Some(packed) = self.packed.get() {
            return Ok(packed);
        }
        let packed = packer.outlines(&self.bytes)?;
        Ok(self.packed.get_or_init(|| packed))
    }
}

/// What the files of one document have in common: nearly all there is in their fonts.
///
/// The files are the same with or without it, but made in less time. It is handed to the writers, and not kept in
/// [`Fonts`](super::Fonts), which serve many documents at once, nor in a document, which knows nothing of fonts.
#[derive(Debug, Default)]
pub struct SharedOutlines(Mutex<BTreeMap<FaceId, Vec<Arc<Outlines>>>>);

impl SharedOutlines {
    /// Outlines of a face; those that there are already, if they are the same.
    pub(super) fn of(&self, face: FaceId, bytes: Vec<u8>) -> Arc<Outlines> {
        // What a thread leaves behind that ends in the midst of this is whole.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.entry(face).or_default();
        if let Some(outlines) = known.iter().find(|outlines| outlines.bytes == bytes) {
            return Arc::clone(outlines);
        }
        let outlines = Arc::new(Outlines { bytes, packed: OnceLock::new() });
        known.push(Arc::clone(&outlines));
        outlines
    }
}
