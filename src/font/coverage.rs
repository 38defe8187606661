//! Which characters no face has.

use std::collections::BTreeSet;

use super::{Fonts, is_ignorable, is_variation_selector};
use crate::document::{Block, Document, Paragraph, Role, Typeface};
use crate::finding::{Finding, Path};

/// The finding of a character that would print as an empty box.
const MISSING_GLYPH: &str = "missing-glyph";

impl Fonts {
    /// Every character of a document that no face has: it would print as an empty box.
    ///
    /// One finding for each character of each text, naming it and where it stands.
    pub fn check(&self, document: &Document) -> Vec<Finding> {
        let mut findings = Vec::new();
        for block in &document.blocks {
            match block {
                Block::Title(title) => self.check_text(Role::Title, &title.lines.concat(), &title.path, &mut findings),
                Block::Paragraph(paragraph) => self.check_paragraph(paragraph, &mut findings),
                Block::List(items) => items.iter().for_each(|item| self.check_paragraph(item, &mut findings)),
                Block::Table(table) => {
                    for cell in &table.cells {
                        let path = cell.path.as_ref().unwrap_or(&Path::ROOT);
                        self.check_text(cell.role, &cell.text(), path, &mut findings);
                    }
                }
            }
        }
        findings
    }

    fn check_paragraph(&self, paragraph: &Paragraph, findings: &mut Vec<Finding>) {
        for span in &paragraph.spans {
            self.check_text(span.role, &span.text, &paragraph.path, findings);
        }
    }

    fn check_text(&self, role: Role, text: &str, path: &Path, findings: &mut Vec<Finding>) {
        let missing: BTreeSet<char> = self.missing(role.style().typeface, text).collect();
        findings.extend(missing.into_iter().map(|character| missing_glyph(character, path)));
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

fn missing_glyph(character: char, path: &Path) -> Finding {
    let code = u32::from(character);
    let what = match code {
        0xe000..=0xf8ff | 0xf_0000.. => "，是专用区字符，各家字体自行其是，印出来会是空框",
        0x1f000..=0x1faff | 0x2600..=0x27bf => "，是表情或图形符号，公文字体没有",
        _ => "，所有字体都没有这个字，印出来会是空框",
    };
    Finding::error(MISSING_GLYPH, path.clone(), format!("字符“{character}”（U+{code:04X}）无法印出{what}"))
        .help("请改用标准汉字或符号")
}
