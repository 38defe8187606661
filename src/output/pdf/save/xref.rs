//! Where each object is: the cross-reference stream (ISO 32000-1, 7.5.8).

use std::io;

use lopdf::{Dictionary, Object, dictionary};

/// Where an object is.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// By itself.
    InFile {
        /// Where it begins.
        offset: usize,
    },
    /// In an object stream.
    InStream {
        /// The stream's number.
        stream: u32,
        /// Which of the objects in it.
        index: u16,
    },
}

/// Where the objects are, by their numbers.
#[derive(Default)]
pub(super) struct Places(Vec<Option<Place>>);

/// How many bytes the three fields of an entry take: the kind, an offset or number, a generation or index.
const WIDTHS: [usize; 3] = [1, 4, 2];

impl Places {
    pub(super) fn set(&mut self, number: u32, place: Place) {
        let index = number as usize;
        if self.0.len() <= index {
            self.0.resize(index + 1, None);
        }
        self.0[index] = Some(place);
    }

    /// The entries of the stream's dictionary.
    pub(super) fn dictionary(&self) -> Dictionary {
        let widths: Vec<Object> = WIDTHS.iter().map(|width| Object::Integer(*width as i64)).collect();
        dictionary! { "Type" => "XRef", "Size" => self.0.len() as i64, "W" => widths }
    }

    /// The stream's content.
    ///
    /// # Errors
    /// If the file is longer than its offsets can say: 4 GiB.
    pub(super) fn entries(&self) -> io::Result<Vec<u8>> {
        let mut entries = Vec::with_capacity(self.0.len() * WIDTHS.iter().sum::<usize>());
        for place in &self.0 {
            let (kind, second, third): (u8, u32, u16) = match place {
                None => (0, 0, u16::MAX),
                Some(Place::InFile { offset }) => (1, u32::try_from(*offset).map_err(|_| too_long())?, 0),
                Some(Place::InStream { stream, index }) => (2, *stream, *index),
            };
            entries.push(kind);
            entries.extend(second.to_be_bytes());
            entries.extend(third.to_be_bytes());
        }
        Ok(entries)
    }
}

fn too_long() -> io::Error {
    io::Error::other("the file is longer than 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_beyond_what_the_fields_hold_are_refused() {
        let mut places = Places::default();
        places.set(1, Place::InFile { offset: u32::MAX as usize });
        assert_eq!(places.entries().unwrap(), [0, 0, 0, 0, 0, 255, 255, 1, 255, 255, 255, 255, 0, 0]);
        places.set(1, Place::InFile { offset: 1 << 32 });
        assert!(places.entries().is_err());
    }
}
