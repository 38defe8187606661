//! Which styles are headings, tables of contents, or number their paragraphs (ISO/IEC 29500-1, 17.7).

use std::collections::BTreeMap;

use super::super::xml::Element;

/// How many styles may follow from one another.
const MOST_STEPS: usize = 32;

/// A file's styles.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
}

#[derive(Debug)]
struct Style {
    name: String,
    based_on: Option<String>,
    level: Option<u8>,
    list: List,
    is_hidden: bool,
}

/// The list that a paragraph, or a style, belongs to: which, and at which level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct List {
    pub(super) number: Option<String>,
    pub(super) level: Option<usize>,
}

impl List {
    /// What paragraph properties say.
    pub(super) fn of(properties: &Element) -> Self {
        let list = properties.child("numPr");
        Self {
            number: list.and_then(|list| list.value("numId")).map(str::to_owned),
            level: list.and_then(|list| list.value("ilvl")).and_then(|level| level.parse().ok()),
        }
    }

    /// What it says, and where it says nothing, what another says.
    pub(super) fn or(self, other: Self) -> Self {
        Self { number: self.number.or(other.number), level: self.level.or(other.level) }
    }
}

impl Styles {
    /// Reads the part of the styles.
    pub(super) fn of(part: Option<&Element>) -> Self {
        let styles = part.into_iter().flat_map(Element::children).filter(|style| &*style.name == "style");
        let read = |style: &Element| Some((style.attribute("styleId")?.to_owned(), Style::of(style)));
        Self { styles: styles.filter_map(read).collect() }
    }

    /// Which heading paragraphs of a style are, from 1.
    pub(super) fn level(&self, style: Option<&str>) -> Option<u8> {
        self.with_bases(style).find_map(|style| style.level.or_else(|| level_by_name(&style.name)))
    }

    /// The list that a style puts its paragraphs in.
    pub(super) fn list(&self, style: Option<&str>) -> List {
        self.with_bases(style).fold(List::default(), |list, style| list.or(style.list.clone()))
    }

    /// Whether paragraphs of a style are lines of a table of contents.
    pub(super) fn is_contents(&self, style: Option<&str>) -> bool {
        let is_contents = |name: &str| {
            let rest = name.strip_prefix("toc").or_else(|| name.strip_prefix("目录"));
            rest.is_some_and(|rest| rest.trim().parse::<u8>().is_ok())
        };
        self.with_bases(style).any(|style| is_contents(&style.name))
    }

    /// Whether text of a style is hidden.
    pub(super) fn is_hidden(&self, style: Option<&str>) -> bool {
        self.with_bases(style).any(|style| style.is_hidden)
    }

    fn with_bases<'a>(&'a self, style: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let first = style.and_then(|style| self.styles.get(style));
        std::iter::successors(first, |style| self.styles.get(style.based_on.as_ref()?)).take(MOST_STEPS)
    }
}

impl Style {
    fn of(style: &Element) -> Self {
        let properties = style.child("pPr");
        Self {
            name: style.value("name").unwrap_or_default().to_lowercase(),
            based_on: style.value("basedOn").map(str::to_owned),
            level: properties.and_then(outline_level),
            list: properties.map(List::of).unwrap_or_default(),
            is_hidden: style.child("rPr").is_some_and(|properties| properties.is_on("vanish")),
        }
    }
}

/// The outline level that paragraph properties give, from 1; that of body text is none.
pub(super) fn outline_level(properties: &Element) -> Option<u8> {
    let level: u8 = properties.value("outlineLvl")?.parse().ok()?;
    (level < 9).then_some(level + 1)
}

/// `heading 1`, as Word names it in any language, or 标题 1.
fn level_by_name(name: &str) -> Option<u8> {
    let rest = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    rest.trim().parse().ok().filter(|level| (1..=9).contains(level))
}
