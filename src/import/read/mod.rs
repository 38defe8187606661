//! Files become originals: by what is in them, never by their names. A reader knows nothing of reports.
//!
//! The bytes of `某局.doc` begin with `<html`: they are a page that someone named so, and [`html`] reads it. Bytes that
//! begin as ZIP does are opened as a [`package`], and what is in it decides. What is neither a container nor markup is
//! text, once its [`encoding`] is known. All readers put cells into one kind of grid ([`grid`]) and keep to one table
//! of [`limits`]; what no reader reads is called by its name, with what to do ([`error`]).

mod blocks;
mod docx;
mod encoding;
mod error;
mod grid;
mod html;
mod limits;
mod numbering;
mod ofd;
mod package;
mod pdf;
mod sheet;
mod text;
mod words;
mod xml;

#[cfg(test)]
mod tests;

pub(crate) use error::ReadError;

use crate::import::original::{Kind, Original};
use crate::report::source::FileKind;
use package::Package;

/// The most bytes of a file that is read.
pub(crate) const MAX_BYTES: usize = limits::BYTES;

/// What to do with a file of an old format.
const SAVE_AS: &str = "请用 WPS 或 Word、Excel 打开，另存为 .docx 或 .xlsx 再用";

/// What to do with a file that has files in it.
const UNPACK: &str = "请先解开压缩包，再用里面的文件";

/// What to do with a picture.
const PICTURE: &str = "图片里的字读不出来；请找原来的 Word 文件、网页或有文字的 PDF";

/// What to do with what cannot be a report.
const WRONG_FILE: &str = "请检查文件是不是拿错了";

/// Reads a file: what a person sees in it, in order.
///
/// # Errors
/// If no reader reads such files, or this one is damaged, locked, or larger in any way than a report's.
pub(crate) fn read(bytes: &[u8]) -> Result<Original, ReadError> {
    if bytes.trim_ascii().is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() > limits::BYTES {
        return Err(ReadError::TooLarge);
    }
    match FileKind::of(bytes) {
        Some(FileKind::Pdf) => pdf::read(bytes),
        Some(FileKind::OldExcel) => sheet::read_xls(bytes),
        Some(FileKind::Locked) => Err(ReadError::Encrypted),
        None | Some(FileKind::Html | FileKind::Xml) => read_text(bytes),
        Some(
            kind @ (FileKind::Word
            | FileKind::Excel
            | FileKind::OpenSheet
            | FileKind::Ofd
            | FileKind::Zip
            | FileKind::OpenText
            | FileKind::PowerPoint),
        ) => read_package(bytes, kind),
        Some(kind) => Err(unreadable(kind)),
    }
}

/// Reads a package, of the kind that its bytes look like if its own parts are such: it may be an archive of files of
/// that kind.
fn read_package(bytes: &[u8], kind: FileKind) -> Result<Original, ReadError> {
    let package = Package::open(bytes)?;
    let has = |folder: &str| package.names().any(|name| name.starts_with(folder));
    match kind {
        FileKind::Word if has("word/") => docx::read(&package),
        FileKind::Excel if has("xl/") => sheet::read_xlsx(bytes, &package),
        FileKind::OpenSheet if has("content.xml") => sheet::read_ods(&package),
        FileKind::Ofd if has("ofd.xml") => ofd::read(&package),
        FileKind::OpenText if has("content.xml") => Err(unreadable(kind)),
        FileKind::PowerPoint if has("ppt/") => Err(unreadable(kind)),
        _ => Err(unreadable(FileKind::Zip)),
    }
}

/// Reads what is neither a container nor of a binary format: a page, JSON, or text.
fn read_text(bytes: &[u8]) -> Result<Original, ReadError> {
    let decoded = encoding::decode(bytes)?;
    let text = decoded.text.as_str();
    let mut original = if text.trim_start().starts_with(['{', '[']) {
        json(text)
    } else if html::is_html(text) {
        html::read(text)?
    } else if text.trim_start().starts_with("<?xml") {
        return Err(unreadable(FileKind::Xml));
    } else if text.contains('\0') {
        return Err(ReadError::Unreadable { name: "一个认不出的文件", help: WRONG_FILE });
    } else {
        text::read(text)?
    };
    original.notices.extend(decoded.notice);
    Ok(original)
}

/// A report's own JSON, which others read.
fn json(text: &str) -> Original {
    let data = Some(text.as_bytes().to_vec());
    Original { kind: Kind::Json, blocks: Vec::new(), title: None, notices: Vec::new(), data }
}

fn unreadable(kind: FileKind) -> ReadError {
    ReadError::Unreadable { name: kind.name(), help: help(kind) }
}

/// What to do with a file that no reader reads.
fn help(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Zip | FileKind::Rar | FileKind::SevenZip | FileKind::Gzip => UNPACK,
        FileKind::Png | FileKind::Jpeg | FileKind::Picture => PICTURE,
        FileKind::PowerPoint | FileKind::Xml => WRONG_FILE,
        _ => SAVE_AS,
    }
}
