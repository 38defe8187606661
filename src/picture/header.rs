//! What a file is by its first bytes.

use super::PictureFault;

/// A kind of picture that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// PNG, with what its first chunk says.
    Png { width: u32, height: u32 },
    /// JPEG, whose size stands further on.
    Jpeg,
}

/// The first bytes of a PNG.
pub(super) const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The first bytes of a JPEG.
const JPEG: &[u8] = b"\xff\xd8\xff";

/// Other files that are taken for pictures, by bytes that they have at some place.
const OTHERS: [(usize, &[u8], &str); 18] = [
    (0, b"GIF8", "GIF"),
    (8, b"WEBP", "WebP"),
    (0, b"BM", "BMP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftyphei", "HEIC（苹果手机的照片）"),
    (4, b"ftypmif1", "HEIC（苹果手机的照片）"),
    (4, b"ftyp", "视频"),
    (0, b"8BPS", "Photoshop（PSD）"),
    (40, b" EMF", "EMF"),
    (0, b"\xd7\xcd\xc6\x9a", "WMF"),
    (0, b"\xff\x0a", "JPEG XL"),
    (0, b"\0\0\0\x0cJXL", "JPEG XL"),
    (0, b"%PDF", "PDF"),
    (0, b"PK\x03\x04", "Office 文档或压缩包"),
    (0, b"<svg", "SVG"),
    (0, b"<?xml", "SVG 或其他 XML"),
];

/// What a file is.
///
/// # Errors
///
/// It is something else, perhaps with a name; or it breaks off.
pub(super) fn kind_of(bytes: &[u8]) -> Result<Kind, PictureFault> {
    if bytes.starts_with(JPEG) {
        return Ok(Kind::Jpeg);
    }
    if bytes.starts_with(PNG) {
        return png(bytes).ok_or(PictureFault::Damaged);
    }
    let is = |(at, mark, _): &&(usize, &[u8], &str)| bytes.get(*at..).is_some_and(|rest| rest.starts_with(mark));
    Err(PictureFault::NotAPicture(OTHERS.iter().find(is).map(|(.., name)| *name)))
}

/// What the chunk `IHDR` says, which comes first (ISO/IEC 15948, 11.2.2).
fn png(bytes: &[u8]) -> Option<Kind> {
    let chunk = bytes.get(PNG.len() + 4..)?.strip_prefix(b"IHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(chunk.get(at..at + 4)?.try_into().ok()?));
    Some(Kind::Png { width: number(0)?, height: number(4)? })
}
