//! XML elements of the parts written here, and what text may hold.

use std::borrow::Cow;

/// The namespace of WordprocessingML, as a root element declares it.
pub(super) const NAMESPACE_W: (&str, &str) =
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
/// The namespace of references to relationships.
pub(super) const NAMESPACE_R: (&str, &str) =
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

/// An element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    name: Cow<'static, str>,
    attributes: Vec<(Cow<'static, str>, String)>,
    children: Vec<Self>,
    text: String,
}

impl Element {
    /// An empty element.
    pub(super) fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), attributes: Vec::new(), children: Vec::new(), text: String::new() }
    }

    /// An element that says one thing, as most of WordprocessingML's do: `<w:sz w:val="32"/>`.
    pub(super) fn val(name: &'static str, value: impl ToString) -> Self {
        Self::new(name).with("w:val", value)
    }

    /// The element with an attribute more.
    #[expect(clippy::needless_pass_by_value, reason = "numbers and texts are named alike")]
    pub(super) fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl ToString) -> Self {
        self.attributes.push((name.into(), value.to_string()));
        self
    }

    /// The element with a child more.
    pub(super) fn child(mut self, child: Self) -> Self {
        self.children.push(child);
        self
    }

    /// The element with more children.
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self
    }

    /// The element with text in it, and no children.
    pub(super) fn text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    /// Its name, with its prefix.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether there is nothing in it: neither attributes nor children nor text.
    pub(super) fn is_vacuous(&self) -> bool {
        self.attributes.is_empty() && self.children.is_empty() && self.text.is_empty()
    }

    /// Leaves out the children that are not wanted.
    pub(super) fn retain_children(&mut self, wanted: impl FnMut(&Self) -> bool) {
        self.children.retain(wanted);
    }

    /// The first of its children that is so.
    pub(super) fn find_child(&self, mut so: impl FnMut(&Self) -> bool) -> Option<&Self> {
        self.children.iter().find(|child| so(child))
    }

    /// Puts its children in another order; those that rank equal stay as they are.
    pub(super) fn sort_children_by_key<K: Ord>(&mut self, key: impl FnMut(&Self) -> K) {
        self.children.sort_by_key(key);
    }

    /// Writes it.
    pub(super) fn write(&self, xml: &mut String) {
        xml.push('<');
        xml.push_str(&self.name);
        for (name, value) in &self.attributes {
            xml.push(' ');
            xml.push_str(name);
            xml.push_str("=\"");
            escape(value, xml);
            xml.push('"');
        }
        if self.children.is_empty() && self.text.is_empty() {
            xml.push_str("/>");
            return;
        }
        xml.push('>');
        escape(&self.text, xml);
        self.children.iter().for_each(|child| child.write(xml));
        xml.push_str("</");
        xml.push_str(&self.name);
        xml.push('>');
    }

    /// It as the root of a part.
    pub(super) fn into_part(self) -> Vec<u8> {
        let mut xml = String::from(DECLARATION);
        self.write(&mut xml);
        xml.into_bytes()
    }
}

/// What every part begins with.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

fn escape(text: &str, xml: &mut String) {
    for character in text.chars() {
        match character {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            _ => xml.extend(clean(character)),
        }
    }
}

/// A character as a part may hold it: a blank for one that only spaces, nothing for one that XML forbids (XML 1.0, 2.2).
pub(super) fn clean(character: char) -> Option<char> {
    match character {
        '\t' | '\n' | '\r' => Some(' '),
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => None,
        _ => Some(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_in_text_do_no_harm() {
        let mut xml = String::new();
        Element::val("a", "\"<&>\u{1}\t").text("1 < 2\u{0}\u{ffff}").write(&mut xml);
        assert_eq!(xml, r#"<a w:val="&quot;&lt;&amp;&gt; ">1 &lt; 2</a>"#);
    }
}
