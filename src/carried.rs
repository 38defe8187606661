//! A text inside a file that holds nothing but text: the report's JSON in an attribute of a web page.
//!
//! The article of a page, and of a fragment that was not stripped of it, bears what it was made from:
//!
//! ```text
//! <article lang="zh-CN" data-nianbao="9555 5d41402a tVrbbttGEH3PVywMFE0AySBpO5cG…">
//!                       │             │    │        └ the text packed by deflate (RFC 1951), in base64 (RFC 4648)
//!                       │             │    └ its CRC-32, of eight hexadecimal digits
//!                       │             └ its length in bytes
//!                       └ ATTRIBUTE
//! ```
//!
//! All of it is ASCII without a character that markup knows, so it is the same in every encoding that a page is
//! brought into, and no program runs it. What was damaged on the way is not taken for the text.

#[cfg(feature = "html")]
use crate::deflate::with_packer;
use crate::inflate::{crc32, inflate};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The name of the attribute.
pub(crate) const ATTRIBUTE: &str = "data-nianbao";

/// The longest text that is unpacked: longer than any report that is read.
const LONGEST: usize = 32 << 20;

/// The attribute's value for a text.
///
/// # Errors
/// If the packer fails, which it does for want of memory alone.
#[cfg(feature = "html")]
pub(crate) fn pack(text: &str) -> std::io::Result<String> {
    let packed = with_packer(|packer| packer.text(text.as_bytes()))?;
    Ok(format!("{} {:08x} {}", text.len(), crc32(text.as_bytes()), STANDARD.encode(packed)))
}

/// The text of an attribute's value, byte for byte; none if it is not whole. White space that was put into it is passed
/// over.
pub(crate) fn unpack(value: &str) -> Option<String> {
    let mut parts = value.split_ascii_whitespace();
    let length = parts.next()?.parse().ok().filter(|length| *length <= LONGEST)?;
    let expected = u32::from_str_radix(parts.next()?, 16).ok()?;
    let text = inflate(&STANDARD.decode(parts.collect::<String>()).ok()?, length)?;
    String::from_utf8(text).ok().filter(|text| crc32(text.as_bytes()) == expected)
}

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_back_byte_for_byte() {
        for text in ["", "{}", "{\r\n\t\"a\": \"<script>&quot;𠮷\u{fffe}'\"\n}\n\n", &"年报".repeat(10_000)] {
            let value = pack(text).unwrap();
            assert!(value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" +/=".contains(&byte)), "{value}");
            assert_eq!(unpack(&value).as_deref(), Some(text));
            let (head, tail) = value.split_at(value.len() - 1);
            assert_eq!(unpack(&format!("\n {head}\n\t{tail}\n")).as_deref(), Some(text), "an editor broke the lines");
        }
    }

    #[test]
    fn what_is_not_whole_is_not_taken() {
        let value = pack("一份年报，共5件").unwrap();
        assert!(unpack(&value).is_some());
        for at in 0..value.len() {
            let with = |byte: char| format!("{}{byte}{}", &value[..at], &value[at + 1..]);
            let other = if value.as_bytes()[at] == b'1' { '2' } else { '1' };
            assert_ne!(unpack(&with(other)).as_deref(), Some("一份年报，共6件"));
            assert!(unpack(&with(other)).is_none_or(|text| text == "一份年报，共5件"), "{at}");
            assert_eq!(unpack(&value[..at]), None, "{at}");
        }
        let (_, rest) = value.split_once(' ').unwrap();
        for length in ["0", "21", "99999999999", "-1", "x"] {
            assert_eq!(unpack(&format!("{length} {rest}")), None, "{length}");
        }
    }
}
