//! OFD files (GB/T 33190-2016): the report's own JSON inside those of ours.

use super::error::ReadError;
use super::package::Package;
use super::xml::{self, Element};
use crate::import::original::{Kind, Original};

/// What to do with an OFD file of another program.
const HELP: &str = "里面没有年报数据；请找原来的 Word 文件，或者用 OFD 阅读器转成 PDF 再用";

/// Reads an OFD file.
///
/// # Errors
/// If it is damaged, or holds no report's JSON.
pub(super) fn read(package: &Package) -> Result<Original, ReadError> {
    let names: Vec<&str> = package.names().filter(|name| is_attachment(name)).collect();
    for name in names {
        let Some(part) = package.part(name)? else { continue };
        if part.trim_ascii_start().starts_with(b"{") {
            return Ok(Original {
                kind: Kind::Ofd,
                blocks: Vec::new(),
                title: title(package)?,
                notices: Vec::new(),
                data: Some(part),
            });
        }
    }
    Err(ReadError::Unreadable { name: "一个 OFD 文件", help: HELP })
}

/// Whether a part may be the attached JSON: an archive (GB/T 42133-2022) takes attachments as .txt alone.
fn is_attachment(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default();
    name.contains("attach") && matches!(extension, "json" | "txt")
}

fn title(package: &Package) -> Result<Option<String>, ReadError> {
    let Some(part) = package.part("OFD.xml")? else { return Ok(None) };
    let root = xml::parse(&part)?;
    let information = root.child("DocBody").and_then(|body| body.child("DocInfo"));
    Ok(information.and_then(|it| it.child("Title")).map(Element::text).filter(|title| !title.is_empty()))
}
