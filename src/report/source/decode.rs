//! Bytes become text.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

use super::MAX_BYTES;
use super::other_format;
use crate::report::finding::{Finding, Path};

/// An input's text.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text, without byte order marks at its beginning.
    pub text: Cow<'a, str>,
    /// A warning that the input was not UTF-8 and was read in the encoding it seems to be in; `None` for UTF-8.
    pub told: Option<Finding>,
}

/// The text of an input: UTF-8, or else UTF-16 or GB 18030, which is told.
///
/// # Errors
///
/// An input that is larger than [`MAX_BYTES`], in no such encoding, or a file of another kind.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Vec<Finding>> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large());
    }
    if let Some(finding) = other_format::finding(bytes) {
        return Err(vec![finding]);
    }
    // ASCII text in UTF-16 is well-formed UTF-8 that is half zero bytes.
    match wide(bytes) {
        Some(Wide::Of16(encoding)) => return in_another(bytes, encoding).ok_or_else(|| undecodable("UTF-16")),
        Some(Wide::Of32) => return Err(undecodable("UTF-32")),
        None => {}
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: text.trim_start_matches(MARK).into(), told: None }),
        Err(error) if error.error_len().is_some() && looks_like_gb_18030(&bytes[error.valid_up_to()..]) => {
            in_another(bytes, GB18030).ok_or_else(|| not_utf_8(&describe(bytes, error)))
        }
        Err(error) => Err(not_utf_8(&describe(bytes, error))),
    }
}

/// The byte order mark; some programs write one before another's.
const MARK: char = '\u{FEFF}';

/// The text in an encoding that is not UTF-8; none if it is not all of it characters that a text may have.
fn in_another(bytes: &[u8], encoding: &'static Encoding) -> Option<Decoded<'static>> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    // What was another encoding still has code points of GB 18030's private use.
    let is_text = |character: char| !matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{FFFD}');
    if !text.chars().all(is_text) {
        return None;
    }
    let name = if encoding == GB18030 { "GB 18030（GBK）" } else { "UTF-16" };
    let message = format!("文件不是 UTF-8 编码，已按 {name} 读入");
    let told =
        Finding::warning("not-utf-8", Path::ROOT, message).help("请核对文字是否正确，并用编辑器另存为 UTF-8 编码");
    Some(Decoded { text: text.trim_start_matches(MARK).to_owned().into(), told: Some(told) })
}

fn too_large() -> Vec<Finding> {
    let mebibytes = MAX_BYTES >> 20;
    let finding = Finding::error("input-too-large", Path::ROOT, format!("文件超过 {mebibytes} MiB，没有读"));
    vec![finding.help("一份年报的 JSON 通常只有几十 KB，请检查文件是不是拿错了")]
}

fn undecodable(encoding: &str) -> Vec<Finding> {
    not_utf_8(&format!("文件不是 UTF-8 编码，看起来是 {encoding}，但读不出来"))
}

fn not_utf_8(message: &str) -> Vec<Finding> {
    vec![Finding::error("not-utf-8", Path::ROOT, message).help("请用编辑器另存为 UTF-8 编码，再试一次")]
}

/// An encoding of whole units of two or four bytes.
enum Wide {
    Of16(&'static Encoding),
    Of32,
}

fn wide(bytes: &[u8]) -> Option<Wide> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] | [0, 0, 0, 1..=0xFF, ..] | [1..=0xFF, 0, 0, 0, ..] => {
            Some(Wide::Of32)
        }
        [0xFF, 0xFE, ..] | [1..=0xFF, 0, ..] => Some(Wide::Of16(UTF_16LE)),
        [0xFE, 0xFF, ..] | [0, 1..=0xFF, ..] => Some(Wide::Of16(UTF_16BE)),
        _ => None,
    }
}

fn describe(bytes: &[u8], error: std::str::Utf8Error) -> String {
    let at = error.valid_up_to();
    let line = bytes[..at].split(|byte| *byte == b'\n').count();
    if error.error_len().is_none() {
        return format!("文件在一个字的中间断了（第 {line} 行，文件末尾），可能没有传完整");
    }
    format!("文件不是 UTF-8 编码：第 {line} 行有读不出来的字节 0x{:02X}", bytes[at])
}

/// Whether the bytes up to the next ASCII byte in a lead's place are pairs or fours as GB 18030 has them, at least one.
fn looks_like_gb_18030(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let mut count = 0;
    while let [0x81..=0xFE, trail, after @ ..] = rest {
        rest = match (trail, after) {
            (0x30..=0x39, [0x81..=0xFE, 0x30..=0x39, after @ ..]) | (0x40..=0x7E | 0x80..=0xFE, after) => after,
            _ => return false,
        };
        count += 1;
    }
    count > 0 && rest.first().is_none_or(u8::is_ascii)
}
