//! The document as a web page for the portal, and as the fragment that an editor of its content system takes.
//!
//! Both come from one tree, the document's; no page is laid out. The [`PAGE`](FORMAT) has a head with the tags of
//! government pages, a title and a style sheet; the [`FRAGMENT`] begins below the title, which the portal prints by
//! itself, and must read well where styles, classes and names are stripped from it. Of a report's first section:
//!
//! ```text
//! page                                               fragment
//!   <article lang="zh-CN" data-nianbao="9555 …">       <article lang="zh-CN" data-nianbao="9555 …">
//!   <h1>某某市某某局<wbr>2025年…年度报告</h1>
//!   <h2>一、总体情况</h2>                                <h2>一、总体情况</h2>
//!   <p>2025年，我局…</p>                                <p style="text-indent:2em">2025年，我局…</p>
//! ```
//!
//! `dress` knows that difference; `body` and `table` do not. Cells have the names that the tagged PDF gives them, and
//! `headers` that name them; where names are stripped, `scope` says the same. Neither has a script, or anything from
//! outside. The article bears the report's JSON (`carried`), unless it is to be left out.

mod body;
mod dress;
mod figure;
mod files;
mod groups;
mod head;
mod portable;
mod seen;
mod table;
mod widths;

use maud::{DOCTYPE, Markup, html};

use self::dress::Dress;
use super::format::Writer;
use super::{Format, Supplies, WriteError};
use crate::carried;
use crate::page::document::Document;

/// A web page, for the portal.
pub static FORMAT: Format = Format {
    name: "html",
    label: "网页",
    extension: "html",
    media_type: "text/html",
    is_default: false,
    with: Some(&FRAGMENT),
    writer: Writer::Document(page),
};

/// A piece of a web page, for the editor of a portal's content system.
pub static FRAGMENT: Format = Format {
    name: "fragment",
    label: "网页片段",
    extension: "fragment.html",
    media_type: "text/html",
    is_default: false,
    with: None,
    writer: Writer::Document(fragment),
};

/// Writes a document as a page of its own.
///
/// # Errors
/// If there is no memory; nothing in a document makes it fail.
pub fn page(document: &Document, supplies: &Supplies<'_>) -> Result<Vec<u8>, WriteError> {
    let article = article(document, supplies, Dress::Sheet)?;
    let page = html! {
        (DOCTYPE)
        html lang=(LANGUAGE) {
            head { (head::head(document, &supplies.options.publication)) }
            body { main { (article) (files::links(document, &supplies.beside)) } }
        }
    };
    Ok(portable::portable(page.into_string()).into_bytes())
}

/// Writes a document as a piece of a page, without its title.
///
/// # Errors
/// If there is no memory; nothing in a document makes it fail.
pub fn fragment(document: &Document, supplies: &Supplies<'_>) -> Result<Vec<u8>, WriteError> {
    let article = article(document, supplies, Dress::Inline)?;
    Ok(portable::portable(article.into_string()).into_bytes())
}

const LANGUAGE: &str = "zh-CN";

/// The report, with what it was made from.
fn article(document: &Document, supplies: &Supplies<'_>, dress: Dress) -> Result<Markup, WriteError> {
    let failed = |source: std::io::Error| WriteError::Format { format: FORMAT.name, source: Box::new(source) };
    let data = supplies.options.data.then(|| carried::pack(&document.properties.data)).transpose().map_err(failed)?;
    // Its name is `carried::ATTRIBUTE`.
    Ok(html! {
        article lang=(LANGUAGE) data-nianbao=[data] {
            @if let Some(mark) = &document.watermark { (draft_mark(mark, dress)) }
            (body::body(document, dress))
        }
    })
}

/// What says at the top, and across every printed page, that this is a draft.
fn draft_mark(mark: &str, dress: Dress) -> Markup {
    let look = dress.look("draft", "text-align:center");
    let seen = (dress == Dress::Sheet).then_some(mark);
    html! {
        p class=[look.class] style=[look.style] data-mark=[seen] { strong { (mark) } "：供核对用，不是正式文本，不得发布" }
    }
}

/// The report's JSON that a page or a fragment bears, byte for byte as it was written; none if it bears none, or not
/// all of it.
///
/// It need not be a whole page, nor as it was written: an editor may have changed all else. The page is given as text,
/// whatever encoding it was kept in.
pub fn data(page: &str) -> Option<String> {
    let (_, rest) = page.split_once(carried::ATTRIBUTE)?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    carried::unpack(value[1..].split(quote).next()?)
}

#[cfg(test)]
mod tests;
