//! What a browser does not show.

use super::dom::Tag;

/// Elements whose contents are never text on the page: code, what other programs show, what is filled in or pressed.
const NEVER_SHOWN: &[&str] = &[
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "math", "noembed", "noframes",
    "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Whether an element and all in it is hidden.
pub(super) fn is_hidden(tag: &Tag) -> bool {
    NEVER_SHOWN.contains(&tag.name())
        || tag.attribute("hidden").is_some()
        // Ways to other pages, or to files beside this one.
        || tag.name() == "nav"
        // What LibreOffice writes for the running head and foot of a text.
        || (tag.name() == "div" && matches!(tag.attribute("title"), Some("header" | "footer")))
        || tag.attribute("style").is_some_and(is_hidden_by_style)
}

fn is_hidden_by_style(style: &str) -> bool {
    declarations(style).any(|(name, value)| match &*name {
        "display" => value == "none",
        "visibility" => matches!(&*value, "hidden" | "collapse"),
        // What Word writes for its hidden text.
        "mso-hide" => value == "all",
        _ => false,
    })
}

/// The declarations of a style attribute, in small letters.
pub(super) fn declarations(style: &str) -> impl Iterator<Item = (String, String)> {
    let small = |text: &str| text.trim().to_ascii_lowercase();
    style.split(';').filter_map(move |declaration| {
        let (name, value) = declaration.split_once(':')?;
        let value = small(value);
        Some((small(name), value.trim_end_matches("!important").trim_end().to_owned()))
    })
}
