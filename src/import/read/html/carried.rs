//! The report's own JSON that a page of ours carries.

use super::dom::Dom;
use crate::carried::{ATTRIBUTE, unpack};

/// The JSON, byte for byte; none where there is none, or where it is not whole.
pub(super) fn data(dom: &Dom) -> Option<Vec<u8>> {
    dom.tags().find_map(|(_, tag)| unpack(tag.attribute(ATTRIBUTE)?)).map(String::into_bytes)
}

#[cfg(test)]
mod tests {
    use super::super::read;

    #[test]
    fn the_json_comes_back_whole_or_not_at_all() {
        // Two letters in a stored block.
        let page = |value: &str| format!("<div><ARTICLE data-nianbao='{value}'><p>x</article>");
        let data = |value: &str| read(&page(value)).unwrap().data;
        assert_eq!(data("2 a3bb8b5d AQIA/f97fQ==").as_deref(), None);
        let checksum = format!("{:08x}", crate::inflate::crc32(b"{}"));
        assert_eq!(data(&format!("2 {checksum} AQIA/f97fQ==")).as_deref(), Some(b"{}".as_slice()));
        assert_eq!(data(&format!("\n2 {checksum} AQIA\n\t/f97fQ==\n")).as_deref(), Some(b"{}".as_slice()));
        for damaged in ["3", "", "99999999999999999999"] {
            assert_eq!(data(&format!("{damaged} {checksum} AQIA/f97fQ==")), None);
        }
        assert_eq!(data(&format!("2 {checksum} AQIA/f97fR==")), None);
    }
}
