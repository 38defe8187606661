//! Bytes become text: by their mark; else as UTF-8 if they are; else as they say; else as they look.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use super::error::ReadError;
use crate::import::original::{Notice, Place};

/// How much of a file is looked at for what it says of its encoding: more than the 1024 bytes of the HTML standard,
/// since portals put scripts first.
const HEAD: usize = 8192;

/// A text, and what to tell of how it was read.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) notice: Option<Notice>,
}

/// The text of a file.
///
/// # Errors
/// If it cannot be told, or holds characters that were lost already (U+FFFD).
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, ReadError> {
    let (text, encoding) = text_of(bytes)?;
    if text.contains(char::REPLACEMENT_CHARACTER) {
        return Err(ReadError::Encoding);
    }
    let notice = (encoding != UTF_8).then(|| {
        let says = label(bytes).filter(|says| !is_same(says, encoding)).map(Encoding::name);
        let lie = says.map_or(String::new(), |says| format!("（文件自称 {says}）"));
        let name = if is_same(encoding, GBK) { "GB 18030（GBK）" } else { encoding.name() };
        Notice {
            place: Place::Whole, message: format!("文件不是 UTF-8 编码，已按 {name} 读入{lie}，请核对文字")
        }
    });
    Ok(Decoded { text, notice })
}

fn text_of(bytes: &[u8]) -> Result<(String, &'static Encoding), ReadError> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return strictly(&bytes[length..], encoding).ok_or(ReadError::Encoding);
    }
    if let Some(encoding) = wide(bytes) {
        return strictly(bytes, encoding).ok_or(ReadError::Encoding);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), UTF_8));
    }
    // An encoding of single bytes fits any bytes: that a file names one proves nothing.
    let declared = label(bytes).filter(|encoding| is_of_many_bytes(encoding));
    declared
        .and_then(|encoding| strictly(bytes, encoding))
        .or_else(|| strictly(bytes, guess(bytes)))
        .ok_or(ReadError::Encoding)
}

/// The text in an encoding; none if any byte does not fit.
fn strictly(bytes: &[u8], encoding: &'static Encoding) -> Option<(String, &'static Encoding)> {
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some((text.into_owned(), encoding))
}

/// UTF-16 without a mark: text that begins with ASCII has a zero in each pair.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [1..=0xFF, 0, 1..=0xFF, 0, ..] => Some(UTF_16LE),
        [0, 1..=0xFF, 0, 1..=0xFF, ..] => Some(UTF_16BE),
        _ => None,
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"cn"), Utf8Detection::Deny)
}

/// What a file says its encoding is: `charset=…` of a meta element, or `encoding="…"` of XML.
fn label(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let after = |name: &[u8]| {
        let at = head.windows(name.len()).position(|window| window == name)?;
        let rest = head[at + name.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
        let end = rest.iter().position(|byte| b"\"' ;/>?\r\n".contains(byte)).unwrap_or(rest.len());
        Encoding::for_label(&rest[..end])
    };
    after(b"charset").or_else(|| after(b"encoding"))
}

fn is_of_many_bytes(encoding: &'static Encoding) -> bool {
    [GBK, GB18030, BIG5, SHIFT_JIS, EUC_JP, EUC_KR].contains(&encoding)
}

/// Whether two names mean one encoding: GBK is what GB 18030 began as.
fn is_same(one: &'static Encoding, other: &'static Encoding) -> bool {
    let whole = |encoding| if encoding == GBK { GB18030 } else { encoding };
    whole(one) == whole(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "政府信息公开工作年度报告，本年新收政府信息公开申请数量";

    fn read(bytes: &[u8]) -> (String, String) {
        let decoded = decode(bytes).unwrap();
        (decoded.text, decoded.notice.map_or(String::new(), |notice| notice.message))
    }

    fn gbk(text: &str) -> Vec<u8> {
        GBK.encode(text).0.into_owned()
    }

    #[test]
    fn a_mark_decides() {
        assert_eq!(read(&[b"\xEF\xBB\xBF", WORDS.as_bytes()].concat()), (WORDS.into(), String::new()));
        let wide: Vec<u8> = WORDS.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (text, told) = read(&[b"\xFF\xFE".as_slice(), &wide].concat());
        assert!(text == WORDS && told.contains("UTF-16LE"), "{told}");
        let html: Vec<u8> = format!("<p>{WORDS}").encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert!(read(&html).0.ends_with(WORDS));
    }

    #[test]
    fn valid_utf_8_wins_over_what_a_page_says() {
        let page = format!("<meta charset=gb2312>{WORDS}");
        assert_eq!(read(page.as_bytes()), (page, String::new()));
    }

    #[test]
    fn gbk_is_read_declared_undeclared_or_lied_about() {
        for (says, lie) in [
            ("<meta charset=\"gb2312\">", false),
            ("", false),
            ("<meta charset='utf-8'>", true),
            ("<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">", true),
        ] {
            let page = format!("{says}<p>{WORDS}</p>");
            let (text, told) = read(&gbk(&page));
            assert!(text == page && told.contains("GBK"), "{says}: {text} {told}");
            assert_eq!(told.contains("自称"), lie, "{told}");
        }
    }

    #[test]
    fn what_was_lost_already_is_told() {
        assert_eq!(decode("表\u{fffd}".as_bytes()).unwrap_err(), ReadError::Encoding);
        assert_eq!(decode(b"\xEF\xBB\xBF\xFF").unwrap_err(), ReadError::Encoding);
        assert!(decode(b"<meta charset=gbk>\x81\x20\xff").is_err());
    }
}
