//! Web pages and parts of them: saved, pasted from Word or WPS, or written by another program.
//!
//! `<tr><td rowspan="2">甲<td colspan="2">乙<tr><td>1<td>2` is read by the parser of the HTML standard, which closes
//! what is open, into a tree ([`dom`]). [`flow`] walks it as a browser shows it: text runs into lines ([`inline`]),
//! blocks end them, what is hidden ([`hidden`]) is passed by. The table's cells ([`table`]) are put into a grid of two
//! rows and three columns, where the slots of column 1 both know the cell 甲.

mod carried;
mod dom;
mod flow;
mod hidden;
mod inline;
mod list;
mod table;

#[cfg(test)]
mod tests;

use super::error::ReadError;
use super::words;
use crate::import::original::{Kind, Original, Place};
use dom::Dom;
use flow::Flow;

/// Markup by which a text is told to be a page, or a part of one.
const MARKS: &[&str] =
    &["<!doctype html", "<html", "<body", "<table", "</td>", "</p>", "<p>", "<p ", "</div>", "</span>", "<br"];

/// Whether a text is a page or a part of one.
pub(super) fn is_html(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        let begins =
            |mark: &&str| rest.as_bytes().get(..mark.len()).is_some_and(|it| it.eq_ignore_ascii_case(mark.as_bytes()));
        if MARKS.iter().any(begins) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}

/// Reads a page.
///
/// # Errors
/// If it is deeper nested, or has larger tables, than any page.
pub(super) fn read(text: &str) -> Result<Original, ReadError> {
    // Rows that were copied without their table would lose their cells.
    let has = |mark: &[u8]| text.as_bytes().windows(mark.len()).any(|window| window.eq_ignore_ascii_case(mark));
    let is_torn = has(b"<td") && !has(b"<table");
    let dom = if is_torn { dom::parse(&format!("<table>{text}"))? } else { dom::parse(text)? };
    let mut flow = Flow::new(&dom);
    flow.children(Dom::root())?;
    flow.end_line();
    let (mut blocks, pictures) = (flow.blocks, flow.pictures);
    if pictures > 0 && blocks.tables() == 0 {
        blocks.tell(Place::Whole, format!("网页里没有表，有 {pictures} 张图片：图片里的字读不出来"));
    }
    Ok(Original {
        kind: Kind::Html,
        blocks: blocks.found,
        title: title(&dom),
        notices: blocks.notices,
        data: carried::data(&dom),
    })
}

/// The title that a page of a government's portal gives its article, or that of the page.
fn title(dom: &Dom) -> Option<String> {
    let is_article = |name: &str| name.eq_ignore_ascii_case("ArticleTitle");
    let article = dom.tags().find(|(_, tag)| tag.name() == "meta" && tag.attribute("name").is_some_and(is_article));
    let article = article.and_then(|(_, tag)| tag.attribute("content").map(words::line));
    let plain = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let page = || dom.tags().find(|(_, tag)| tag.name() == "title").map(|(id, _)| plain(dom.text(id)));
    article.filter(|title| !title.is_empty()).or_else(page).filter(|title| !title.is_empty())
}
