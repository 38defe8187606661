//! Bytes become text.

use super::MAX_BYTES;
use crate::finding::{Finding, Path};

/// The text of an input, without a byte order mark.
///
/// # Errors
///
/// An input that is larger than [`MAX_BYTES`] or not UTF-8.
pub fn decode(bytes: &[u8]) -> Result<&str, Vec<Finding>> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large());
    }
    // ASCII text in UTF-16 is well-formed UTF-8 that is half zero bytes.
    if let Some(encoding) = utf_16_or_32(bytes) {
        return Err(not_utf_8(&format!("文件不是 UTF-8 编码，看起来是 {encoding}")));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text)),
        Err(error) => Err(not_utf_8(&describe(bytes, error))),
    }
}

fn too_large() -> Vec<Finding> {
    let mebibytes = MAX_BYTES >> 20;
    let finding = Finding::error("input-too-large", Path::ROOT, format!("文件超过 {mebibytes} MiB，没有读"));
    vec![finding.help("一份年报的 JSON 通常只有几十 KB，请检查文件是不是拿错了")]
}

fn not_utf_8(message: &str) -> Vec<Finding> {
    vec![Finding::error("not-utf-8", Path::ROOT, message).help("请用编辑器另存为 UTF-8 编码，再试一次")]
}

fn utf_16_or_32(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] | [0, 0, 0, 1..=0xFF, ..] | [1..=0xFF, 0, 0, 0, ..] => {
            Some("UTF-32")
        }
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, 1..=0xFF, ..] | [1..=0xFF, 0, ..] => Some("UTF-16"),
        _ => None,
    }
}

fn describe(bytes: &[u8], error: std::str::Utf8Error) -> String {
    let at = error.valid_up_to();
    let line = bytes[..at].split(|byte| *byte == b'\n').count();
    if error.error_len().is_none() {
        return format!("文件在一个字的中间断了（第 {line} 行，文件末尾），可能没有传完整");
    }
    if looks_like_gbk(&bytes[at..]) {
        return format!("文件不是 UTF-8 编码，看起来是 GBK（GB18030）：第 {line} 行起读不出来");
    }
    format!("文件不是 UTF-8 编码：第 {line} 行有读不出来的字节 0x{:02X}", bytes[at])
}

/// Whether the bytes up to the next ASCII byte in a lead's place are pairs as GBK has them, for at least one pair.
fn looks_like_gbk(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let mut pairs = 0;
    while let [0x81..=0xFE, trail, after @ ..] = rest {
        if !matches!(trail, 0x40..=0x7E | 0x80..=0xFE) {
            return false;
        }
        pairs += 1;
        rest = after;
    }
    pairs > 0 && rest.first().is_none_or(u8::is_ascii)
}
