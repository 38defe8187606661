//! The faces of the sheets that were drawn last, for browsers to fetch.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use nianbao::output::svg::DrawnFace;

/// The most bytes that are kept: some hundred reports' faces.
const MAX_BYTES: usize = 64 << 20;

/// Faces by name, the one asked for last at the end.
#[derive(Default)]
pub(super) struct FaceStore {
    faces: Mutex<VecDeque<(String, Bytes)>>,
}

impl FaceStore {
    /// Keeps faces, and lets go of those that nobody has asked for longest.
    pub fn keep<'f>(&self, faces: impl Iterator<Item = &'f DrawnFace>) {
        for face in faces {
            self.put(face.name(), || Bytes::copy_from_slice(face.file()), MAX_BYTES);
        }
    }

    fn put(&self, name: &str, file: impl FnOnce() -> Bytes, most: usize) {
        let mut kept = self.faces.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().position(|(other, _)| other == name).and_then(|at| kept.remove(at));
        kept.push_back(found.unwrap_or_else(|| (name.to_owned(), file())));
        let mut bytes: usize = kept.iter().map(|(_, file)| file.len()).sum();
        while bytes > most && kept.len() > 1 {
            bytes -= kept.pop_front().map_or(0, |(_, file)| file.len());
        }
    }

    /// A face by its name.
    pub fn get(&self, name: &str) -> Option<Bytes> {
        let kept = self.faces.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(other, _)| other == name).map(|(_, file)| file.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_last_stays() {
        let store = FaceStore::default();
        for name in ["a", "b", "a", "c"] {
            store.put(name, || Bytes::from_static(b"12"), 4);
        }
        let is_there = ["a", "b", "c"].map(|name| store.get(name).is_some());
        assert_eq!(is_there, [true, false, true]);
        store.put("larger than all", || Bytes::from_static(b"123456"), 4);
        assert!(store.get("larger than all").is_some() && store.get("c").is_none());
    }
}
