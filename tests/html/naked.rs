//! The fragment after an editor has stripped it, and what neither product may have.

use super::{samples, written};
use crate::support::markup::{Node, parse, parse_fragment};

#[test]
fn nothing_runs_and_nothing_comes_from_outside() {
    for (name, report) in samples() {
        let (_, page, fragment) = written(&report);
        for root in [parse(&page), parse_fragment(&fragment)] {
            let forbidden = ["script", "link", "iframe", "object", "embed", "font", "base", "form", "input"];
            assert_eq!(root.named(&forbidden).len(), 0, "{name}");
            for (attribute, value) in root.all().into_iter().flat_map(|node| &node.attributes) {
                assert!(
                    !attribute.starts_with("on") && (attribute != "src" || value.starts_with("data:image/")),
                    "{name}: {attribute}"
                );
                assert!(attribute == "data-nianbao" || !value.contains("javascript:"), "{name}: {value}");
            }
        }
        let sheet = parse(&page).the("style").text();
        assert!(!["@import", "url(", "@font-face", "://"].iter().any(|outside| sheet.contains(outside)), "{name}");
    }
}

#[test]
fn the_fragment_asks_for_little() {
    for (name, report) in samples() {
        let (_, _, fragment) = written(&report);
        let root = parse_fragment(&fragment);
        let article = root.the("article");
        assert!(fragment.starts_with("<article lang=\"zh-CN\"") && fragment.ends_with("</article>"), "{name}");
        for node in article.all() {
            assert!(node.get("class").is_none() && node.name != "h1" && node.name != "style", "{name}");
            let style = node.get("style").unwrap_or_default();
            assert!(!style.contains("px"), "{name}: {style}");
            let asked: Vec<&str> = style.split(';').filter_map(|rule| Some(rule.split_once(':')?.0)).collect();
            let needed = ["border-collapse", "text-align", "text-indent", "width", "list-style", "padding"];
            assert!(asked.iter().all(|property| needed.contains(property)), "{name}: {style}");
        }
        let set_in = |paragraph: &&Node| paragraph.text().contains('\u{3000}');
        assert!(!article.named(&["p", "li"]).iter().any(set_in), "{name}: nothing is set in by spaces");
    }
}

/// The elements as they nest, and their words: what is left of a fragment where nothing but tags and spans is kept.
fn stripped(node: &Node) -> String {
    use crate::support::markup::Child;
    let inside: String = node
        .children
        .iter()
        .map(|child| match child {
            Child::Text(text) => text.clone(),
            Child::Element(node) => stripped(node),
        })
        .collect();
    let span = |name: &str| node.get(name).map_or(String::new(), |span| format!(" {name}={span}"));
    let end =
        if ["br", "col", "wbr"].contains(&node.name.as_str()) { String::new() } else { format!("</{}>", node.name) };
    format!("<{}{}{}>{inside}{end}", node.name, span("rowspan"), span("colspan"))
}

#[test]
fn the_fragment_stands_where_all_but_tags_is_stripped() {
    let (_, report) = samples().remove(1);
    let (_, _, fragment) = written(&report);
    let naked = stripped(parse_fragment(&fragment).the("article"));
    let again = parse_fragment(&naked);
    let before = parse_fragment(&fragment);
    assert_eq!(again.text(), before.text());
    for (stripped, whole) in again.named(&["table"]).into_iter().zip(before.named(&["table"])) {
        let shape = |table: &Node| -> Vec<Vec<String>> {
            let grid = crate::support::markup::grid(table);
            grid.iter().map(|row| row.iter().map(|cells| cells[0].text()).collect()).collect()
        };
        assert_eq!(shape(stripped), shape(whole));
    }
}
