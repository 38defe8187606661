//! Text strings (ISO 32000-1, 7.9.2.2).

use lopdf::{Object, StringFormat};

/// The bytes of a text string: UTF-16BE with its mark.
pub(super) fn bytes(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes
}

/// A text string as an object.
pub(super) fn object(text: &str) -> Object {
    Object::String(bytes(text), StringFormat::Hexadecimal)
}
