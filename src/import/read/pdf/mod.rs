//! PDF files with text, of Word, WPS, Chromium, LibreOffice and ourselves (ISO 32000-1).
//!
//! A page says “set 商业企业 at this point, draw a line from here to there”, in any order. [`content`] follows it and
//! finds where each glyph and each line comes to lie ([`drawn`]), [`font`] and [`cmap`] which text a glyph stands for.
//! Lines that touch close in cells ([`rules`]); a glyph belongs to the cell that its middle lies in ([`table`]). All
//! other glyphs are put together by place into [`lines`], lines into paragraphs ([`flow`]); the page's number and its
//! running head are taken away ([`running`]), and a table that goes on over pages is one.

mod attachment;
mod cmap;
mod content;
mod drawn;
mod flow;
mod font;
mod geometry;
mod lines;
mod objects;
mod page;
mod path;
mod rules;
mod running;
mod table;

#[cfg(test)]
mod tests;

use lopdf::{Document, Error, LoadOptions, decode_text_string};

use super::error::ReadError;
use super::{limits, words};
use crate::import::original::{Kind, Notice, Original, Place};
use content::Shared;
use running::Page;

/// Reads a PDF.
///
/// # Errors
/// If it is damaged or locked, has no text, or more in it than any report.
pub(super) fn read(bytes: &[u8]) -> Result<Original, ReadError> {
    let document = open(bytes)?;
    let data = attachment::data(&document);
    let mut notices = Vec::new();
    let mut pages = pages(&document, data.is_some(), &mut notices)?;
    for head in running::take_away(&mut pages) {
        notices.push(Notice { place: Place::Whole, message: format!("页眉页脚“{head}”没有读进正文") });
    }
    let items = pages.into_iter().flat_map(|page| page.items).collect();
    Ok(Original { kind: Kind::Pdf, blocks: flow::blocks(items)?, title: title(&document), notices, data })
}

fn open(bytes: &[u8]) -> Result<Document, ReadError> {
    let options = LoadOptions::with_max_decompressed_size(limits::PART);
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        Error::InvalidPassword | Error::Decryption(_) => ReadError::Encrypted,
        _ => ReadError::Damaged { what: "PDF 文件" },
    })?;
    if document.is_encrypted() { Err(ReadError::Encrypted) } else { Ok(document) }
}

/// What stands on the pages, and what is to be told of them. Whoever has the data needs no text.
fn pages(document: &Document, has_data: bool, notices: &mut Vec<Notice>) -> Result<Vec<Page>, ReadError> {
    let ids: Vec<_> = document.page_iter().take(limits::PAGES + 1).collect();
    if ids.len() > limits::PAGES {
        return Err(ReadError::Limit { what: "PDF 的页数太多" });
    }
    let mut shared = Shared::new(document);
    let (mut pages, mut all, mut untold, mut unseen, mut askew) = (Vec::new(), 0, 0, 0, 0);
    for (number, id) in (1..).zip(ids) {
        let Ok(page) = document.get_dictionary(id) else { continue };
        let drawn = page::drawn(&mut shared, page)?;
        all += drawn.glyphs.len();
        untold += drawn.untold;
        unseen += drawn.unseen;
        askew += drawn.askew;
        pages.push(Page { height: drawn.height, items: page::items(number, drawn)? });
    }
    if !has_data && (all == 0 || untold * 2 > all) {
        return Err(if all == 0 { ReadError::Scanned } else { ReadError::NoText });
    }
    let mut tell = |count: usize, message: String| {
        if count > 0 {
            notices.push(Notice { place: Place::Whole, message });
        }
    };
    tell(untold, format!("有 {untold} 个字没有对应的文字编码，读不出来"));
    tell(unseen, "文字是从扫描图上识别出来的（OCR），请与图片核对".to_owned());
    tell(askew, format!("斜着或竖着的字（如水印）没有读，共 {askew} 个"));
    Ok(pages)
}

/// The title among the file's properties.
fn title(document: &Document) -> Option<String> {
    let information = document.trailer.get_deref(b"Info", document).ok()?.as_dict().ok()?;
    let title = decode_text_string(information.get_deref(b"Title", document).ok()?).ok()?;
    Some(words::line(&title)).filter(|title| !title.is_empty())
}
