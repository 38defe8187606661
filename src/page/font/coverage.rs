//! Which characters no face has.

use std::collections::{BTreeMap, BTreeSet};

use super::Fonts;
use crate::character::{Set, is_ignorable, is_variation_selector, script_to_shape};
use crate::page::document::{Document, Text, Typeface};
use crate::report::finding::{Finding, Path};

/// The finding of a character that would print as an empty box.
const MISSING_GLYPH: &str = "missing-glyph";

/// The finding of a letter that would stand unjoined.
const UNSHAPED_SCRIPT: &str = "unshaped-script";

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
        let mut covered = Covered::default();
        document.texts().for_each(|text| self.check_text(text, &mut covered, &mut texts));
        let mut texts: Vec<(Path, Lacking)> = texts.into_iter().collect();
        texts.sort_by_key(|(_, lacking)| lacking.number);
        texts.iter().filter_map(|(path, lacking)| missing_glyphs(path, &lacking.characters)).collect()
    }

    /// Puts 〓, the printers' sign for a character that they lack, where no face has one: for drafts.
    pub fn fill_gaps(&self, document: &mut Document) {
        for (role, words) in document.texts_mut() {
            let missing: BTreeSet<char> = self.missing(role.style().typeface, words).collect();
            if !missing.is_empty() {
                *words = words.replace(|character| missing.contains(&character), GAP);
            }
        }
    }

    /// Adds what a text lacks; words of the same place, such as the agency's in title and sign-off, are one text.
    fn check_text(&self, text: Text<'_>, covered: &mut Covered, texts: &mut BTreeMap<Path, Lacking>) {
        let typeface = text.role.style().typeface;
        if covered.holds(self, typeface, text.words) {
            return;
        }
        let mut seen = BTreeSet::new();
        let missing = self.missing(typeface, text.words);
        let missing = missing.filter(|character| seen.insert(*character));
        let missing: Vec<char> = missing.collect();
        if missing.is_empty() {
            return;
        }
        let number = texts.len();
        let lacking = texts.entry(text.path.clone()).or_insert(Lacking { number, characters: Vec::new() });
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

/// The characters that a typeface's chain has been found to have, whatever stands beside them: a report says the same
/// few hundred again and again.
#[derive(Default)]
struct Covered(BTreeMap<Typeface, Set>);

impl Covered {
    /// Whether every character of a text is one of them.
    fn holds(&mut self, fonts: &Fonts, typeface: Typeface, text: &str) -> bool {
        let covered = self.0.entry(typeface).or_insert_with(Set::new);
        text.chars().all(|character| {
            let is_known = covered.contains(character);
            let has_glyph = || fonts.glyph(typeface, character, None).is_some();
            let is_new = !is_known && !is_variation_selector(character) && has_glyph();
            if is_new {
                covered.insert(character);
            }
            is_known || is_new
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

/// The finding of one text: of a script that is not set here, or else of what no face has.
fn missing_glyphs(path: &Path, characters: &[char]) -> Option<Finding> {
    let of_script = |character: &char| Some((*character, script_to_shape(*character)?));
    if let Some((first, script)) = characters.iter().find_map(of_script) {
        return Some(unshaped(path, first, script));
    }
    let (&first, others) = characters.split_first()?;
    let code = u32::from(first);
    let (what, help) = match code {
        0xfffd => ("，是文字在转换编码时损坏留下的记号", "请找回损坏以前的文字，重新填写"),
        0xe000..=0xf8ff | 0xf_0000.. => ("，是专用区字符，各家字体自行其是，印出来会是空框", OTHER_CHARACTER),
        0x1f000..=0x1faff | 0x2600..=0x27bf => ("，是表情或图形符号，公文字体没有", OTHER_CHARACTER),
        _ => ("，所有字体都没有这个字，印出来会是空框", OTHER_FACE),
    };
    let others = also_missing(others);
    let message = format!("字符“{first}”（U+{code:04X}）无法印出{what}{others}");
    Some(Finding::error(MISSING_GLYPH, path.clone(), message).help(help).at_character(first))
}

/// What to do about a sign that no office prints.
const OTHER_CHARACTER: &str = "请改用标准汉字或符号";

/// What to do about a character that may be right, as in a name.
const OTHER_FACE: &str =
    "人名、地名用的生僻字，请备一个有这个字的字体，用 --font 生僻字=字体文件 指定；其他的请改用标准汉字或符号";

/// The finding of a text in a script whose letters must be joined or stacked: whatever a face has of it, it would be
/// set wrong.
fn unshaped(path: &Path, first: char, script: &str) -> Finding {
    let code = u32::from(first);
    let message = format!(
        "这里有{script}（“{first}”，U+{code:04X}），这种文字的字母要连写、叠写或者从右往左写，本程序还排不出来"
    );
    let help = "年报里请用汉字写；民族文字的文本请另用能排这种文字的软件制作。换字体没有用";
    Finding::error(UNSHAPED_SCRIPT, path.clone(), message).help(help).at_character(first)
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
