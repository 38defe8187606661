//! Objects as PDF writes them (ISO 32000-1, 7.3).

use std::io::Write;

use lopdf::{Object, StringFormat};

/// Writes any object but a stream; streams are never inside other objects (7.3.8).
pub(super) fn write(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null | Object::Stream(_) => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Integer(value) => write_display(value, out),
        Object::Real(value) => write_display(value, out),
        Object::Name(name) => write_name(name, out),
        Object::String(text, StringFormat::Literal) => write_literal(text, out),
        Object::String(text, StringFormat::Hexadecimal) => write_hexadecimal(text, out),
        Object::Array(items) => {
            out.push(b'[');
            for item in items {
                write_apart(item, out);
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => {
            out.extend_from_slice(b"<<");
            for (key, value) in entries {
                write_name(key, out);
                write_apart(value, out);
            }
            out.extend_from_slice(b">>");
        }
        Object::Reference((number, generation)) => {
            write_display(number, out);
            out.push(b' ');
            write_display(generation, out);
            out.extend_from_slice(b" R");
        }
    }
}

/// Writes an object so that it does not run into what is before it.
fn write_apart(object: &Object, out: &mut Vec<u8>) {
    let begins_with_delimiter =
        matches!(object, Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_));
    let follows_delimiter = matches!(out.last(), Some(b'[' | b']' | b'>' | b')'));
    if !begins_with_delimiter && !follows_delimiter {
        out.push(b' ');
    }
    write(object, out);
}

/// Numbers, which Rust writes as PDF does: without exponents. They are places on a page, so finite and small.
fn write_display(number: impl std::fmt::Display, out: &mut Vec<u8>) {
    // A vector takes whatever is written to it.
    let _ = write!(out, "{number}");
}

const DIGITS: &[u8; 16] = b"0123456789ABCDEF";

fn push_hexadecimal(byte: u8, out: &mut Vec<u8>) {
    out.extend([DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
}

fn write_name(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            out.push(*byte);
        } else {
            out.push(b'#');
            push_hexadecimal(*byte, out);
        }
    }
}

fn write_literal(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'(');
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', *byte]),
            // A line end would be read as a line feed, whichever it is.
            b'\r' => out.extend(b"\\r"),
            _ => out.push(*byte),
        }
    }
    out.push(b')');
}

fn write_hexadecimal(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'<');
    for byte in text {
        push_hexadecimal(*byte, out);
    }
    out.push(b'>');
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    #[test]
    fn objects_are_written_as_readers_take_them() {
        let literal = Object::string_literal("a(b)\\\r");
        let hexadecimal = Object::String(vec![0xfe, 0x0a], StringFormat::Hexadecimal);
        let items = vec![1.into(), (-2).into(), 0.5_f32.into(), Object::Null, true.into(), (3, 0).into(), literal];
        let entries = dictionary! { "A B#" => items, "C" => hexadecimal, "D" => "E", "F" => 7, "G" => dictionary! {} };
        let mut out = Vec::new();
        write(&Object::Dictionary(entries), &mut out);
        let expected = r"<</A#20B#23[1 -2 0.5 null true 3 0 R(a\(b\)\\\r)]/C<FE0A>/D/E/F 7/G<<>>>>";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
