//! XML, as far as files are made of it: elements, and what text may hold.

use std::borrow::Cow;

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

    /// An attribute, if it has it.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(known, _)| known == name)?;
        Some(value)
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

/// What every file begins with.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Writes characters as the text of an element, or the value of an attribute.
pub(super) fn escape(text: &str, xml: &mut String) {
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

/// A character as a part may hold it: a blank for one that only spaces, nothing for one that XML forbids (XML 1.0,
/// 2.2).
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
        Element::new("a").with("b", "\"<&>\u{1}\t").text("1 < 2\u{0}\u{ffff}").write(&mut xml);
        assert_eq!(xml, r#"<a b="&quot;&lt;&amp;&gt; ">1 &lt; 2</a>"#);
    }
}
