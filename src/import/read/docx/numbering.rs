//! Numbers that Word puts before paragraphs (ISO/IEC 29500-1, 17.9): which list, which level, how far it has counted.

use std::collections::{BTreeMap, BTreeSet};

use super::super::numbering::Style;
use super::super::xml::Element;
use super::styles::List;

/// How many levels a list has.
const LEVELS: usize = 9;

/// A file's lists.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// By the number that paragraphs name.
    lists: BTreeMap<String, Instance>,
    abstracts: BTreeMap<String, Abstract>,
    /// How far each abstract list has counted at each level.
    counts: BTreeMap<String, [Option<usize>; LEVELS]>,
    /// Lists whose numbers have been started anew already, with the level.
    restarted: BTreeSet<(String, usize)>,
}

#[derive(Debug)]
struct Instance {
    of: String,
    /// Levels that this list has otherwise: their first number, or all of them.
    starts: BTreeMap<usize, usize>,
    levels: BTreeMap<usize, Level>,
}

#[derive(Debug, Default)]
struct Abstract {
    levels: BTreeMap<usize, Level>,
    /// The style of numbering whose list it stands for.
    link: Option<String>,
}

#[derive(Clone, Debug)]
struct Level {
    start: usize,
    style: Option<Style>,
    /// `%1、`: each `%n` is the number of level n.
    text: String,
    /// The level above whose next number this one starts anew: 0 for never, none for any above.
    restart: Option<usize>,
    is_legal: bool,
    /// The style whose paragraphs are of this level.
    paragraph_style: Option<String>,
}

impl Numbering {
    /// Reads the part of the numbering.
    pub(super) fn of(part: Option<&Element>) -> Self {
        let children = || part.into_iter().flat_map(Element::children);
        let abstracts = children().filter(|it| &*it.name == "abstractNum");
        let id = |it: &Element, name: &str| it.attribute(name).unwrap_or_default().to_owned();
        let abstracts: BTreeMap<_, _> = abstracts.map(|it| (id(it, "abstractNumId"), Abstract::of(it))).collect();
        let lists = children().filter(|it| &*it.name == "num");
        let lists = lists.filter_map(|it| Some((id(it, "numId"), Instance::of(it)?))).collect();
        Self { lists, abstracts, ..Self::default() }
    }

    /// Counts a paragraph of a list, with its style: the number before it; none where its list shows none.
    pub(super) fn count(&mut self, list: &List, style: Option<&str>) -> Option<String> {
        let id = list.number.as_ref().filter(|id| *id != "0")?;
        let instance = self.lists.get(id)?;
        let levels = self.levels(instance);
        let is_of_style =
            |level: &Option<Level>| level.as_ref().is_some_and(|it| it.paragraph_style.as_deref() == style);
        let by_style = || style.and_then(|_| levels.iter().position(is_of_style));
        let level = list.level.or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        let own = levels.get(level)?.as_ref()?;
        let counts = self.counts.entry(instance.of.clone()).or_default();
        let start = instance.starts.get(&level);
        let is_anew = start.is_some() && self.restarted.insert((id.clone(), level));
        counts[level] = match counts[level] {
            Some(count) if !is_anew => count.checked_add(1),
            _ => Some(start.copied().unwrap_or(own.start)),
        };
        for (deeper, other) in levels.iter().enumerate().skip(level + 1) {
            let restart = other.as_ref().and_then(|other| other.restart);
            if restart.is_none_or(|after| after > level) && restart != Some(0) {
                counts[deeper] = None;
            }
        }
        own.write(&levels, counts)
    }

    /// The levels of a list, with its own in their places.
    fn levels(&self, instance: &Instance) -> Vec<Option<Level>> {
        let of = self.abstracts.get(&instance.of);
        let linked = of.and_then(|of| of.link.as_ref()).and_then(|link| {
            self.abstracts.values().find(|other| other.link.as_ref() == Some(link) && !other.levels.is_empty())
        });
        let of = of.filter(|of| !of.levels.is_empty()).or(linked);
        let level = |at| instance.levels.get(&at).or_else(|| of?.levels.get(&at)).cloned();
        (0..LEVELS).map(level).collect()
    }
}

impl Instance {
    fn of(num: &Element) -> Option<Self> {
        let overrides = num.children().filter(|it| &*it.name == "lvlOverride");
        let overrides: Vec<(usize, &Element)> =
            overrides.filter_map(|it| Some((it.attribute("ilvl")?.parse().ok()?, it))).collect();
        let start = |(at, it): &(usize, &Element)| Some((*at, it.value("startOverride")?.parse().ok()?));
        let level = |(at, it): &(usize, &Element)| Some((*at, Level::of(it.child("lvl")?)));
        Some(Self {
            of: num.value("abstractNumId")?.to_owned(),
            starts: overrides.iter().filter_map(start).collect(),
            levels: overrides.iter().filter_map(level).collect(),
        })
    }
}

impl Abstract {
    fn of(element: &Element) -> Self {
        let levels = element.children().filter(|it| &*it.name == "lvl");
        let level = |it: &Element| Some((it.attribute("ilvl")?.parse().ok()?, Level::of(it)));
        let link = element.value("numStyleLink").or_else(|| element.value("styleLink"));
        Self { levels: levels.filter_map(level).collect(), link: link.map(str::to_owned) }
    }
}

impl Level {
    fn of(element: &Element) -> Self {
        // Word writes formats that older versions lack in an alternative.
        let alternative = || element.child("AlternateContent")?.child("Choice")?.child("numFmt");
        let format = element.child("numFmt").or_else(alternative);
        let format = format.map_or("decimal", |format| match format.attribute("val") {
            Some("custom") => format.attribute("format").unwrap_or_default(),
            value => value.unwrap_or("decimal"),
        });
        Self {
            start: element.value("start").and_then(|start| start.parse().ok()).unwrap_or(0),
            style: named(format),
            text: element.value("lvlText").unwrap_or_default().to_owned(),
            restart: element.value("lvlRestart").and_then(|level| level.parse().ok()),
            is_legal: element.is_on("isLgl"),
            paragraph_style: element.value("pStyle").map(str::to_owned),
        }
    }

    /// The number, with those of the levels above that it names.
    fn write(&self, levels: &[Option<Level>], counts: &[Option<usize>; LEVELS]) -> Option<String> {
        self.style?;
        let mut text = String::new();
        let mut rest = self.text.as_str();
        while let Some(at) = rest.find('%') {
            text.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            let Some(digit) = rest.chars().next().and_then(|digit| digit.to_digit(10)) else {
                text.push('%');
                continue;
            };
            rest = &rest[1..];
            let level = (digit as usize).checked_sub(1).filter(|level| *level < LEVELS)?;
            let of = levels[level].as_ref()?;
            let style = if self.is_legal { Some(Style::Decimal) } else { of.style };
            text.push_str(&style?.write(counts[level].unwrap_or(of.start))?);
        }
        text.push_str(rest);
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// A style of numbers by its name in the standard (17.18.59); none for those that show no number.
fn named(format: &str) -> Option<Style> {
    Some(match format {
        "bullet" | "none" => return None,
        "decimalZero" => Style::DecimalZero,
        "decimalFullWidth" | "decimalFullWidth2" => Style::FullWidth,
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" | "①, ②, ③, ..." => Style::Circled,
        "decimalEnclosedParen" => Style::Parenthesised,
        "decimalEnclosedFullstop" => Style::Stopped,
        "lowerLetter" => Style::LowerLetter,
        "upperLetter" => Style::UpperLetter,
        "lowerRoman" => Style::LowerRoman,
        "upperRoman" => Style::UpperRoman,
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting" => Style::Chinese,
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => Style::ChineseDigits,
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => Style::ChineseLegal,
        "ideographTraditional" => Style::HeavenlyStems,
        "ideographZodiac" => Style::EarthlyBranches,
        _ => Style::Decimal,
    })
}
