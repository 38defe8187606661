//! What kind of file some bytes are, by how they begin and what they hold: never by a name.

/// How much of a file is looked at for what a web page or a container begins with.
const HEAD: usize = 4096;

/// How much at the end of a package is looked at for the names of its files: a thousand of them, or none.
const DIRECTORY: usize = 1 << 16;

/// A kind of file that is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// .docx
    Word,
    /// .xlsx
    Excel,
    /// .pptx
    PowerPoint,
    /// .odt
    OpenText,
    /// .ods
    OpenSheet,
    /// .ofd
    Ofd,
    /// A package of any files.
    Zip,
    /// .doc or .wps, of the old binary formats.
    OldWord,
    /// .xls or .et, of the old binary formats.
    OldExcel,
    /// Another of the old binary formats.
    OldOffice,
    /// A Word or Excel file locked by a password.
    Locked,
    /// PDF.
    Pdf,
    /// RTF.
    Rtf,
    /// A web page or a part of one.
    Html,
    /// A web page with all its files in one (.mht).
    Mhtml,
    /// The XML that Word 2003 wrote.
    WordXml,
    /// XML of another kind.
    Xml,
    /// RAR.
    Rar,
    /// 7z.
    SevenZip,
    /// gzip.
    Gzip,
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// A picture of another kind.
    Picture,
}

impl FileKind {
    /// The kind of a file; none for what may be JSON or text.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        if start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06") {
            return Some(zipped(bytes));
        }
        if start.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            return Some(compound(bytes));
        }
        let begins = [
            (b"%PDF-".as_slice(), Self::Pdf),
            (b"{\\rtf", Self::Rtf),
            (b"Rar!", Self::Rar),
            (b"7z\xBC\xAF\x27\x1C", Self::SevenZip),
            (b"\x1F\x8B", Self::Gzip),
            (b"\x89PNG", Self::Png),
            (b"\xFF\xD8\xFF", Self::Jpeg),
            (b"GIF8", Self::Picture),
            (b"II*\0", Self::Picture),
            (b"MM\0*", Self::Picture),
        ];
        let known = begins.into_iter().find(|(begin, _)| start.starts_with(begin)).map(|(_, kind)| kind);
        known.or_else(|| picture(start)).or_else(|| archived_page(start)).or_else(|| markup(start))
    }

    /// What it is called, with its measure word.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Word => "一个 Word 文件（.docx）",
            Self::Excel => "一个 Excel 文件（.xlsx）",
            Self::PowerPoint => "一个 PowerPoint 文件（.pptx）",
            Self::OpenText => "一个 OpenDocument 文字文件（.odt）",
            Self::OpenSheet => "一个 OpenDocument 表格文件（.ods）",
            Self::Ofd => "一个 OFD 文件",
            Self::Zip => "一个 zip 压缩包",
            Self::OldWord => "一个旧版 Word 文件（.doc 或 .wps）",
            Self::OldExcel => "一个旧版 Excel 文件（.xls 或 .et）",
            Self::OldOffice => "一个旧版 Office 文件",
            Self::Locked => "一个加了密码的 Word 或 Excel 文件",
            Self::Pdf => "一个 PDF 文件",
            Self::Rtf => "一个 RTF 文件",
            Self::Html => "一个网页（HTML）",
            Self::Mhtml => "一个网页归档文件（.mht）",
            Self::WordXml => "一个 Word 2003 的 XML 文件",
            Self::Xml => "一个 XML 文件",
            Self::Rar => "一个 RAR 压缩包",
            Self::SevenZip => "一个 7z 压缩包",
            Self::Gzip => "一个 gzip 压缩文件",
            Self::Png => "一张 PNG 图片",
            Self::Jpeg => "一张 JPEG 图片",
            Self::Picture => "一张图片",
        }
    }
}

/// A package of Office Open XML, OpenDocument or OFD, or an archive of any files: the names of all are at its end, and
/// the first file, which may say what it is, at its beginning.
fn zipped(bytes: &[u8]) -> FileKind {
    let (head, tail) = (&bytes[..bytes.len().min(HEAD)], &bytes[bytes.len().saturating_sub(DIRECTORY)..]);
    let has = |name: &[u8]| [head, tail].iter().any(|part| part.windows(name.len()).any(|window| window == name));
    match () {
        () if has(b"word/document") => FileKind::Word,
        () if has(b"xl/workbook.") => FileKind::Excel,
        () if has(b"ppt/presentation.xml") => FileKind::PowerPoint,
        () if has(b"OFD.xml") => FileKind::Ofd,
        () if has(b"opendocument.text") => FileKind::OpenText,
        () if has(b"opendocument.spreadsheet") => FileKind::OpenSheet,
        () => FileKind::Zip,
    }
}

/// A file of the old binary formats; its streams are named in UTF-16.
fn compound(bytes: &[u8]) -> FileKind {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    match () {
        () if has("EncryptedPackage") => FileKind::Locked,
        () if has("WordDocument") => FileKind::OldWord,
        () if has("Workbook") || has("Book") => FileKind::OldExcel,
        () => FileKind::OldOffice,
    }
}

/// Pictures whose marks are short, or do not stand at the beginning.
fn picture(start: &[u8]) -> Option<FileKind> {
    let is_webp = start.starts_with(b"RIFF") && start.get(8..12) == Some(b"WEBP");
    let is_heic = start.get(4..8) == Some(b"ftyp");
    // A bitmap says how long it is, and that two of its fields are 0.
    let is_bitmap = start.starts_with(b"BM") && start.get(6..10) == Some(&[0; 4]);
    (is_webp || is_heic || is_bitmap).then_some(FileKind::Picture)
}

/// A web page that is archived as a letter with attachments.
fn archived_page(start: &[u8]) -> Option<FileKind> {
    let head = start[..start.len().min(HEAD)].to_ascii_lowercase();
    let begins = [b"mime-version:".as_slice(), b"from: <saved by", b"from: \"saved by"];
    begins.iter().any(|begin| head.starts_with(begin)).then_some(FileKind::Mhtml)
}

/// A web page or other markup.
fn markup(start: &[u8]) -> Option<FileKind> {
    if start.first() != Some(&b'<') {
        return None;
    }
    let head = start[..start.len().min(HEAD)].to_ascii_lowercase();
    let has = |tag: &[u8]| head.windows(tag.len()).any(|window| window == tag);
    let is_page = [b"<!doctype html".as_slice(), b"<html", b"<head", b"<body", b"<div", b"<p", b"<table", b"<meta"];
    Some(match () {
        () if has(b"<w:worddocument") || has(b"progid=\"word.document\"") => FileKind::WordXml,
        () if is_page.iter().any(|tag| has(tag)) => FileKind::Html,
        () => FileKind::Xml,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_another_kind_is_called_by_its_name() {
        let wide = |name: &str| -> Vec<u8> { name.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        let compound = |name| [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 504], &wide(name)].concat();
        let zip = |name: &str| [b"PK\x03\x04".as_slice(), &[0; 26], name.as_bytes()].concat();
        for (bytes, kind) in [
            (b"%PDF-1.7\n".to_vec(), FileKind::Pdf),
            (zip("word/document.xml"), FileKind::Word),
            (zip("xl/workbook.xml"), FileKind::Excel),
            (zip("xl/workbook.bin"), FileKind::Excel),
            (zip("OFD.xml"), FileKind::Ofd),
            (zip("a.json"), FileKind::Zip),
            (compound("WordDocument"), FileKind::OldWord),
            (compound("Workbook"), FileKind::OldExcel),
            (compound("EncryptedPackage"), FileKind::Locked),
            (b"\n<!DOCTYPE html><html>".to_vec(), FileKind::Html),
            (b"\xEF\xBB\xBF<HTML>".to_vec(), FileKind::Html),
            (b"<?xml version='1.0'?><a/>".to_vec(), FileKind::Xml),
            (b"<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?><p/>".to_vec(), FileKind::WordXml),
            (b"MIME-Version: 1.0\r\nContent-Type: multipart/related".to_vec(), FileKind::Mhtml),
            (b"{\\rtf1".to_vec(), FileKind::Rtf),
            (b"\x89PNG\r\n".to_vec(), FileKind::Png),
            (b"BM\x36\x10\0\0\0\0\0\0".to_vec(), FileKind::Picture),
            (b"RIFF\0\0\0\0WEBPVP8".to_vec(), FileKind::Picture),
        ] {
            assert_eq!(FileKind::of(&bytes), Some(kind), "{}", kind.name());
        }
        for text in [b"{}".as_slice(), b"", b"[", b"\xEF\xBB\xBF{\"a\": \"<html>\"}", b"PK", b"BM is a text"] {
            assert_eq!(FileKind::of(text), None);
        }
    }
}
