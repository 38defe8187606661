//! Which characters no face has.

use std::collections::{BTreeMap, BTreeSet};

use super::{Fonts, is_ignorable, is_variation_selector};
use crate::document::{Block, Document, Paragraph, Role, Typeface};
use crate::finding::{Finding, Path};

/// The finding of a character that would print as an empty box.
const MISSING_GLYPH: &str = "missing-glyph";

/// What stands for a character that no face has, in a draft.
const GAP: &str = "〓";

/// How many characters a finding names after the first.
const MOST_NAMED: usize = 10;

impl Fonts {
    /// Every text of a document with characters that no face has: they would print as empty boxes.
    ///
    /// One finding for each text, naming the first of them and where it stands.
    pub fn check(&self, document: &Document) -> Vec<Finding> {
        let mut texts = BTreeMap::new();
        for block in &document.blocks {
            match block {
                Block::Title(title) => self.check_text(Role::Title, &title.lines.concat(), &title.path, &mut texts),
                Block::Paragraph(paragraph) => self.check_paragraph(paragraph, &mut texts),
                Block::List(items) => items.iter().for_each(|item| self.check_paragraph(item, &mut texts)),
                Block::Table(table) => {
                    for cell in &table.cells {
                        let path = cell.path.as_ref().unwrap_or(&Path::ROOT);
                        self.check_text(cell.role, &cell.text(), path, &mut texts);
                    }
                }
            }
        }
        let mut texts: Vec<(Path, Lacking)> = texts.into_iter().collect();
        texts.sort_by_key(|(_, lacking)| lacking.number);
        texts.iter().filter_map(|(path, lacking)| missing_glyphs(path, &lacking.characters)).collect()
    }

    /// Puts 〓, the printers' sign for a character that they lack, where no face has one: for drafts.
    pub fn fill_gaps(&self, document: &mut Document) {
        for block in &mut document.blocks {
            match block {
                Block::Title(title) => title.lines.iter_mut().for_each(|line| self.fill(Role::Title, line)),
                Block::Paragraph(paragraph) => self.fill_paragraph(paragraph),
                Block::List(items) => items.iter_mut().for_each(|item| self.fill_paragraph(item)),
                Block::Table(table) => {
                    for cell in &mut table.cells {
                        cell.lines.iter_mut().for_each(|line| self.fill(cell.role, line));
                    }
                }
            }
        }
    }

    fn fill_paragraph(&self, paragraph: &mut Paragraph) {
        paragraph.spans.iter_mut().for_each(|span| self.fill(span.role, &mut span.text));
    }

    fn fill(&self, role: Role, text: &mut String) {
        let missing: BTreeSet<char> = self.missing(role.style().typeface, text).collect();
        if !missing.is_empty() {
            *text = text.replace(|character| missing.contains(&character), GAP);
        }
    }

    fn check_paragraph(&self, paragraph: &Paragraph, texts: &mut BTreeMap<Path, Lacking>) {
        for span in &paragraph.spans {
            self.check_text(span.role, &span.text, &paragraph.path, texts);
        }
    }

    /// Adds what a text lacks; words of the same place, such as the agency's in title and sign-off, are one text.
    fn check_text(&self, role: Role, text: &str, path: &Path, texts: &mut BTreeMap<Path, Lacking>) {
        let mut seen = BTreeSet::new();
        let missing = self.missing(role.style().typeface, text).filter(|character| seen.insert(*character));
        let missing: Vec<char> = missing.collect();
        if missing.is_empty() {
            return;
        }
        let number = texts.len();
        let lacking = texts.entry(path.clone()).or_insert(Lacking { number, characters: Vec::new() });
        lacking.add(&missing);
    }

    /// The characters of a text that no face in the typeface's chain has.
    pub fn missing<'a>(&'a self, typeface: Typeface, text: &'a str) -> impl Iterator<Item = char> + 'a {
        let followed = text.chars().zip(text.chars().skip(1).map(Some).chain([None]));
        followed.filter_map(move |(character, next)| {
            let selector = next.filter(|next| is_variation_selector(*next));
            let covered = is_ignorable(character) || self.glyph(typeface, character, selector).is_some();
            (!covered).then_some(character)
        })
    }
}

/// The characters of one text that no face has, each once, in reading order.
struct Lacking {
    /// The text's number among those that lack characters.
    number: usize,
    characters: Vec<char>,
}

impl Lacking {
    fn add(&mut self, characters: &[char]) {
        let known: BTreeSet<char> = self.characters.iter().copied().collect();
        self.characters.extend(characters.iter().filter(|character| !known.contains(character)));
    }
}

/// The finding of one text.
fn missing_glyphs(path: &Path, characters: &[char]) -> Option<Finding> {
    let (&first, others) = characters.split_first()?;
    let code = u32::from(first);
    let what = match code {
        0xe000..=0xf8ff | 0xf_0000.. => "，是专用区字符，各家字体自行其是，印出来会是空框",
        0x1f000..=0x1faff | 0x2600..=0x27bf => "，是表情或图形符号，公文字体没有",
        _ => "，所有字体都没有这个字，印出来会是空框",
    };
    let others = also_missing(others);
    let message = format!("字符“{first}”（U+{code:04X}）无法印出{what}{others}");
    Some(Finding::error(MISSING_GLYPH, path.clone(), message).help("请改用标准汉字或符号").at_character(first))
}

/// What is said of the characters after the first.
fn also_missing(others: &[char]) -> String {
    if others.is_empty() {
        return String::new();
    }
    let named = others.iter().take(MOST_NAMED).map(|other| format!("“{other}”（U+{:04X}）", u32::from(*other)));
    let more = if others.len() > MOST_NAMED { "等" } else { "" };
    format!("；另有 {} 个字符也无法印出：{}{more}", others.len(), named.collect::<String>())
}
