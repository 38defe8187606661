//! What stands on every page and is no part of the text: its number, the running head.

use std::collections::BTreeMap;

use super::page::Item;

/// What part of a page at its top and at its bottom may hold them.
const EDGE: f64 = 0.13;

/// How far a running head may move from page to page, in pt.
const SAME_PLACE: f64 = 4.0;

/// A page's items, and how high the page is.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) height: f64,
    pub(super) items: Vec<Item>,
}

/// Takes them away; gives the running heads, each once.
pub(super) fn take_away(pages: &mut [Page]) -> Vec<String> {
    let heads = heads(pages);
    let mut told: Vec<String> = Vec::new();
    for page in pages {
        let height = page.height;
        page.items.retain(|item| {
            let Item::Line { line, .. } = item else { return true };
            let key = key(item);
            if is_at_edge(item, height) && heads.contains_key(&key) {
                told.push(line.text.clone());
                return false;
            }
            !(is_at_edge(item, height) && is_page_number(&line.text))
        });
    }
    told.sort();
    told.dedup();
    told.retain(|text| !is_page_number(text));
    told
}

/// Lines that are the same, but for numbers, in the same place at the edge of two pages or more, and of half of them.
fn heads(pages: &[Page]) -> BTreeMap<(String, i64), usize> {
    let mut counts: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for page in pages {
        let mut own: Vec<_> = page.items.iter().filter(|it| is_at_edge(it, page.height)).map(key).collect();
        own.dedup();
        for key in own {
            *counts.entry(key).or_default() += 1;
        }
    }
    counts.retain(|(text, _), count| *count > 1 && *count * 2 >= pages.len() && !text.is_empty());
    counts
}

/// A line's words without numbers, and its height on the page.
fn key(item: &Item) -> (String, i64) {
    let Item::Line { line, .. } = item else { return (String::new(), 0) };
    let words = line.text.chars().filter(|character| !character.is_numeric() && !character.is_whitespace());
    (words.collect(), (line.area.bottom / SAME_PLACE).round() as i64)
}

fn is_at_edge(item: &Item, height: f64) -> bool {
    let area = item.area();
    area.bottom < height * EDGE || area.top > height * (1.0 - EDGE)
}

/// `3`, `- 3 -`, `— 3 —`, `第 3 页 共 9 页`, `3/9`: a number of at most four digits and nothing else.
fn is_page_number(text: &str) -> bool {
    let rest: String =
        text.chars().filter(|it| !it.is_whitespace() && !"-—–─－·•.~～/第页共，,()（）".contains(*it)).collect();
    let digits = rest.chars().all(|character| character.is_ascii_digit() || ('０'..='９').contains(&character));
    digits && (1..=8).contains(&rest.chars().count())
}

#[cfg(test)]
mod tests {
    use super::super::geometry::Box2;
    use super::super::lines::Line;
    use super::*;

    fn page(number: usize, lines: &[(&str, f64)]) -> Page {
        let item = |(text, top): &(&str, f64)| {
            let area = Box2 { left: 90.0, right: 300.0, top: *top, bottom: top + 12.0 };
            Item::Line { page: number, line: Line { text: (*text).to_owned(), area, size: 12.0, first_width: 12.0 } }
        };
        Page { height: 842.0, items: lines.iter().map(item).collect() }
    }

    fn left(pages: &[Page]) -> Vec<String> {
        let items = pages.iter().flat_map(|page| &page.items);
        let text = |item: &Item| if let Item::Line { line, .. } = item { line.text.clone() } else { String::new() };
        items.map(text).collect()
    }

    #[test]
    fn numbers_and_running_heads_at_the_edges_go() {
        let mut pages = [
            page(1, &[("某局年报", 40.0), ("一、总体情况", 80.0), ("3", 400.0), ("- 1 -", 790.0)]),
            page(2, &[("某局年报", 41.0), ("二、主动公开", 80.0), ("第 2 页 共 2 页", 790.0)]),
        ];
        assert_eq!(take_away(&mut pages), ["某局年报"]);
        assert_eq!(left(&pages), ["一、总体情况", "3", "二、主动公开"]);
    }

    #[test]
    fn what_is_said_once_at_an_edge_stays() {
        let mut pages = [page(1, &[("某局年报", 40.0), ("2026年1月20日", 790.0)]), page(2, &[("附件", 40.0)])];
        assert!(take_away(&mut pages).is_empty());
        assert_eq!(left(&pages), ["某局年报", "2026年1月20日", "附件"]);
    }
}
