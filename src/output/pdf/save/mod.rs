//! Objects become bytes (ISO 32000-1, 7.5).
//!
//! lopdf could write them, too, but copies each object and writes it three times over.

mod syntax;
mod xref;

use std::collections::BTreeMap;
use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::PdfError;
use crate::deflate::{Packer, zlib};
use xref::{Place, Places};

/// How many objects an object stream holds: a reader unpacks all of them to get one.
const OBJECTS_PER_STREAM: u16 = 500;

/// Bytes above 127 in the second line, by which programs tell that the file is not text (7.5.2).
const BINARY_MARK: &[u8] = b"%\xe2\xe3\xcf\xd3\n";

/// Writes the objects with compressed streams, object streams (7.5.7) and a cross-reference stream (7.5.8).
///
/// # Errors
/// If a stream cannot be compressed, or the trailer lacks the catalogue.
pub(super) fn save(objects: Document, packer: &mut Packer) -> Result<Vec<u8>, PdfError> {
    let streams = objects.objects.values().filter_map(|object| object.as_stream().ok());
    let most = streams.map(|stream| stream.content.len()).sum::<usize>() + objects.objects.len() * 64;
    let mut file = File { bytes: Vec::with_capacity(most), places: Places::default() };
    file.bytes.extend_from_slice(format!("%PDF-{}\n", objects.version).as_bytes());
    file.bytes.extend_from_slice(BINARY_MARK);
    let mut others: BTreeMap<u32, Object> = BTreeMap::new();
    // All are of generation 0: none was ever changed.
    for ((number, _), object) in objects.objects {
        match object {
            Object::Stream(stream) => file.add_stream(number, pack(stream, packer)?),
            other => drop(others.insert(number, other)),
        }
    }
    let mut next = objects.max_id + 1;
    let others: Vec<(u32, Object)> = others.into_iter().collect();
    for some in others.chunks(OBJECTS_PER_STREAM.into()) {
        file.add_object_stream(next, some, packer)?;
        next += 1;
    }
    file.finish(next, &objects.trailer, packer)
}

/// Gives a stream its content, of some pieces, that has been packed by deflate.
pub(super) fn put_packed(stream: &mut Stream, packed: &[u8], content: &[&[u8]]) {
    stream.set_content(zlib(packed, content));
    stream.dict.set("Filter", "FlateDecode");
}

/// Packs a stream that is not packed yet and may be.
fn pack(mut stream: Stream, packer: &mut Packer) -> Result<Stream, PdfError> {
    if stream.allows_compression && !stream.dict.has(b"Filter") {
        let content = std::mem::take(&mut stream.content);
        put_packed(&mut stream, &packer.text(&content)?, &[&content]);
    }
    Ok(stream)
}

/// A file as far as it is written.
struct File {
    bytes: Vec<u8>,
    places: Places,
}

impl File {
    /// Adds a stream (7.3.8).
    fn add_stream(&mut self, number: u32, stream: Stream) {
        self.places.set(number, Place::InFile { offset: self.bytes.len() });
        self.bytes.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        syntax::write(&Object::Dictionary(stream.dict), &mut self.bytes);
        self.bytes.extend_from_slice(b"\nstream\n");
        self.bytes.extend_from_slice(&stream.content);
        self.bytes.extend_from_slice(b"\nendstream\nendobj\n");
    }

    /// Adds objects that are no streams, in a stream: first their numbers and offsets, then themselves (7.5.7).
    fn add_object_stream(
        &mut self,
        stream: u32,
        objects: &[(u32, Object)],
        packer: &mut Packer,
    ) -> Result<(), PdfError> {
        let (mut heads, mut bodies) = (String::new(), Vec::new());
        for (index, (number, object)) in (0..).zip(objects) {
            self.places.set(*number, Place::InStream { stream, index });
            let _ = write!(heads, "{number} {} ", bodies.len());
            syntax::write(object, &mut bodies);
            bodies.push(b'\n');
        }
        let dictionary = dictionary! { "Type" => "ObjStm", "N" => objects.len() as i64, "First" => heads.len() as i64 };
        let content = [heads.as_bytes(), &bodies].concat();
        self.add_stream(stream, pack(Stream::new(dictionary, content), packer)?);
        Ok(())
    }

    /// Ends the file with where everything is, as an object of the number given.
    fn finish(mut self, number: u32, trailer: &Dictionary, packer: &mut Packer) -> Result<Vec<u8>, PdfError> {
        let offset = self.bytes.len();
        self.places.set(number, Place::InFile { offset });
        let mut dictionary = self.places.dictionary();
        for (key, is_needed) in [(b"Root".as_slice(), true), (b"Info", false), (b"ID", false)] {
            match trailer.get(key) {
                Ok(value) => dictionary.set(key, value.clone()),
                Err(error) if is_needed => return Err(error.into()),
                Err(_) => {}
            }
        }
        let stream = Stream::new(dictionary, self.places.entries()?);
        self.add_stream(number, pack(stream, packer)?);
        self.bytes.extend_from_slice(format!("startxref\n{offset}\n%%EOF\n").as_bytes());
        Ok(self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deflate::with_packer;

    /// A document with so many objects that they need several streams.
    fn document() -> Document {
        let mut objects = Document::with_version("1.7");
        let numbers: Vec<Object> =
            (0..i64::from(OBJECTS_PER_STREAM) * 2).map(|number| objects.add_object(number).into()).collect();
        let text = objects.add_object(Stream::new(Dictionary::new(), "年报".repeat(99).into_bytes()));
        let root = objects.add_object(dictionary! { "Type" => "Catalog", "Numbers" => numbers, "Text" => text });
        objects.trailer.set("Root", root);
        objects
    }

    #[test]
    fn every_object_is_read_again() {
        let objects = document();
        let read = Document::load_mem(&with_packer(|packer| save(objects.clone(), packer)).unwrap()).unwrap();
        assert_eq!(read.catalog().unwrap(), objects.catalog().unwrap());
        for (id, object) in &objects.objects {
            let found = read.get_object(*id).unwrap();
            match object {
                Object::Stream(stream) => {
                    assert_eq!(found.as_stream().unwrap().decompressed_content().unwrap(), stream.content);
                }
                other => assert_eq!(found, other),
            }
        }
    }

    #[test]
    fn without_a_catalogue_there_is_no_file() {
        let mut objects = document();
        objects.trailer.remove(b"Root");
        assert!(with_packer(|packer| save(objects, packer)).is_err());
    }
}
