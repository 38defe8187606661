//! Word files (ISO/IEC 29500), of Word, WPS, LibreOffice and ourselves.
//!
//! `<w:p><w:pPr><w:numPr>…</w:numPr></w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>` is a paragraph 总体情况 whose number
//! 一、 stands nowhere in it: [`numbering`] counts what the part of that name says. [`styles`] knows which styles are
//! headings, and which number their paragraphs. [`text`] puts runs together: what was deleted is left out, what was
//! inserted is in, of a field only its result. [`table`] puts cells where `w:gridSpan` and `w:vMerge` say. [`body`]
//! leads through it all.

mod body;
mod numbering;
mod parts;
mod styles;
mod table;
mod text;

#[cfg(test)]
mod tests;

use super::error::ReadError;
use super::package::Package;
use super::{words, xml};
use crate::import::original::{Kind, Original, Place};
use body::Body;
use parts::Parts;

/// The namespace of the part that holds the report's own JSON.
const DATA: &str = "urn:x-nianbao:report";

/// Reads a Word file.
///
/// # Errors
/// If it is damaged, or larger in any way than a report's.
pub(super) fn read(package: &Package) -> Result<Original, ReadError> {
    let parts = Parts::of(package)?;
    let document = parts.document()?;
    let content = document.child("body").ok_or(ReadError::Damaged { what: "Word 文件" })?;
    let styles = styles::Styles::of(parts.related("styles")?.as_ref());
    let numbering = numbering::Numbering::of(parts.related("numbering")?.as_ref());
    let mut body = Body::new(styles, numbering);
    body.blocks_of(content)?;
    body.end_paragraph();
    let (mut blocks, left_out) = (body.blocks, body.left_out);
    for kind in ["footnotes", "endnotes"] {
        for note in parts.related(kind)?.iter().flat_map(parts::notes) {
            blocks.tell(Place::Whole, format!("脚注或尾注没有读进正文：“{note}”"));
        }
    }
    if left_out.pictures > 0 && blocks.tables() == 0 {
        blocks.tell(Place::Whole, format!("文件里没有表，有 {} 张图片：图片里的字读不出来", left_out.pictures));
    }
    Ok(Original {
        kind: Kind::Word,
        blocks: blocks.found,
        title: title(package)?,
        notices: blocks.notices,
        data: data(package)?,
    })
}

/// The title among the file's properties.
fn title(package: &Package) -> Result<Option<String>, ReadError> {
    let Some(properties) = package.part("docProps/core.xml")? else { return Ok(None) };
    // Properties that are damaged keep nobody from reading the text.
    let title = xml::parse(&properties).ok().and_then(|root| Some(words::line(&root.child("title")?.text())));
    Ok(title.filter(|title| !title.is_empty()))
}

/// The report's own JSON, among the custom XML parts.
fn data(package: &Package) -> Result<Option<Vec<u8>>, ReadError> {
    let names: Vec<&str> = package.names().filter(|name| name.starts_with("customxml/item")).collect();
    for name in names {
        let Some(part) = package.part(name)? else { continue };
        if !part.windows(DATA.len()).any(|window| window == DATA.as_bytes()) {
            continue;
        }
        if let Ok(root) = xml::parse(&part)
            && &*root.name == "report"
        {
            return Ok(Some(root.text().into_bytes()));
        }
    }
    Ok(None)
}
