//! A narrative section: subsections and items get their numbers, headings that run into their paragraph their style.

use super::exhibit::Exhibits;
use super::spaces::without_typed_gaps;
use crate::page::document::{self, Paragraph, Role, Span};
use crate::report::model::numbering::{self, NumberStyle};
use crate::report::model::{Block, Text};

/// The longest first sentence, in characters, that is taken for a heading.
const LONGEST_HEADING: usize = 40;

pub(super) fn compose(blocks: &[Block], exhibits: &mut Exhibits<'_>, output: &mut Vec<document::Block>) {
    compose_level(blocks, 1, exhibits, output);
}

fn compose_level(blocks: &[Block], level: usize, exhibits: &mut Exhibits<'_>, output: &mut Vec<document::Block>) {
    let mut number = 0;
    for block in blocks {
        match block {
            Block::Paragraph(text) => output.push(document::Block::Paragraph(compose_paragraph(text))),
            Block::Items(items) => output.push(document::Block::List(compose_items(items))),
            Block::Led { lead, text } => output.push(document::Block::Paragraph(compose_led(lead, text))),
            Block::Unnumbered { heading, content } => {
                let words = without_typed_gaps(&heading.text);
                let heading = Paragraph::new(role_of_level(level), words, heading.path.clone());
                output.push(document::Block::Paragraph(heading));
                compose_level(content, level + 1, exhibits, output);
            }
            Block::Exhibit(exhibit) => exhibits.compose(exhibit, output),
            Block::Subsection { heading, content } => {
                // The numbering goes on from a number of the heading's own.
                number = numbering::number_of(&heading.text).map_or(number + 1, |(_, own)| own);
                output.push(document::Block::Paragraph(compose_heading(heading, level, number)));
                compose_level(content, level + 1, exhibits, output);
            }
        }
    }
}

fn compose_heading(heading: &Text, level: usize, number: usize) -> Paragraph {
    Paragraph::new(
        role_of_level(level),
        numbered(&heading.text, || numbering::written(numbering::style_of_level(level), number)),
        heading.path.clone(),
    )
}

/// The role of the headings of a level from 1 under a section.
fn role_of_level(level: usize) -> Role {
    match level {
        1 => Role::Heading2,
        2 => Role::Heading3,
        _ => Role::Heading4,
    }
}

/// A paragraph whose first words are set off: in 楷体, as a heading that runs into its paragraph.
fn compose_led(lead: &Text, text: &Text) -> Paragraph {
    let mut paragraph = Paragraph::new(Role::Body, without_typed_gaps(&text.text), text.path.clone());
    let lead = without_typed_gaps(&lead.text).into_owned();
    paragraph.spans.insert(0, Span { role: Role::Lead, text: lead });
    paragraph
}

fn compose_items(items: &[Text]) -> Vec<Paragraph> {
    let mut number = 0;
    let mut item = |text: &Text| {
        number = numbering::number_of(&text.text).map_or(number + 1, |(_, own)| own);
        let words = numbered(&text.text, || numbering::written(NumberStyle::Arabic, number));
        Paragraph::new(Role::Item, words, text.path.clone())
    };
    items.iter().map(&mut item).collect()
}

/// The text with its number before it, unless it already begins with one.
fn numbered(text: &str, number: impl Fn() -> String) -> String {
    let text = without_typed_gaps(text);
    if numbering::number_of(&text).is_some() { text.into_owned() } else { number() + &text }
}

fn compose_paragraph(text: &Text) -> Paragraph {
    let words = without_typed_gaps(&text.text);
    let Some(sentence) = run_in_heading(&words) else {
        return Paragraph::new(Role::Body, words, text.path.clone());
    };
    let (heading, rest) = words.split_at(sentence);
    if rest.is_empty() {
        return Paragraph::new(Role::Heading2, heading, text.path.clone());
    }
    let mut paragraph = Paragraph::new(Role::Body, rest, text.path.clone());
    paragraph.spans.insert(0, Span { role: Role::Heading2, text: heading.to_owned() });
    paragraph
}

/// The length in bytes of the heading that a paragraph numbered （一） begins with: its first sentence, or all of it if it
/// has no full stop and is as short as a heading.
fn run_in_heading(text: &str) -> Option<usize> {
    let (NumberStyle::Chinese, _) = numbering::number_of(text)? else { return None };
    let end = text.find('。').map_or(text.len(), |stop| stop + '。'.len_utf8());
    (text[..end].chars().count() <= LONGEST_HEADING).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::finding::Path;
    use crate::report::model::Report;

    fn text(text: &str) -> Text {
        Text { text: text.to_owned(), path: Path::new("overview.0") }
    }

    #[test]
    fn a_text_that_carries_its_number_is_taken_as_it_stands() {
        assert_eq!(compose_heading(&text("主动公开情况"), 1, 2).text(), "（二）主动公开情况");
        assert_eq!(compose_heading(&text("（一）主动公开情况"), 1, 2).text(), "（一）主动公开情况");
        assert_eq!(compose_heading(&text("组织领导"), 2, 3).text(), "3.组织领导");
        assert_eq!(compose_heading(&text("组织领导"), 3, 3).text(), "（3）组织领导");
        for own in ["一、总体", "１．总体", "㈠总体", "⑴总体", "(2)总体", "10、总体"] {
            assert_eq!(compose_heading(&text(own), 1, 2).text(), own);
        }
        let items = compose_items(&[text("深度不足；"), text("2.渠道不够；"), text("2025年开展；"), text("1.5万件；")]);
        let texts: Vec<String> = items.iter().map(Paragraph::text).collect();
        assert_eq!(texts, ["1.深度不足；", "2.渠道不够；", "3.2025年开展；", "4.1.5万件；"]);
    }

    #[test]
    fn the_numbering_goes_on_from_a_number_of_the_texts_own() {
        let subsection = |heading| Block::Subsection { heading: text(heading), content: vec![] };
        let mut output = Vec::new();
        let report = Report::parse(include_bytes!("../../../samples/wugang-2025.json")).unwrap();
        compose(&[subsection("（二）平台建设"), subsection("监督保障")], &mut Exhibits::of(&report), &mut output);
        let texts: Vec<String> = output
            .iter()
            .map(|block| match block {
                document::Block::Paragraph(paragraph) => paragraph.text(),
                _ => panic!("not a heading"),
            })
            .collect();
        assert_eq!(texts, ["（二）平台建设", "（三）监督保障"]);
    }

    #[test]
    fn the_first_sentence_after_a_chinese_number_is_a_heading() {
        let roles = |words: &str| -> Vec<(Role, String)> {
            compose_paragraph(&text(words)).spans.into_iter().map(|span| (span.role, span.text)).collect()
        };
        assert_eq!(
            roles("（一）主动公开方面。坚持公开。"),
            [(Role::Heading2, "（一）主动公开方面。".into()), (Role::Body, "坚持公开。".into())]
        );
        assert_eq!(roles("（一）主动公开情况"), [(Role::Heading2, "（一）主动公开情况".into())]);
        assert_eq!(roles("1.主动公开。坚持公开。"), [(Role::Body, "1.主动公开。坚持公开。".into())]);
        assert_eq!(roles("（以下简称条例）。"), [(Role::Body, "（以下简称条例）。".into())]);
        let long = format!("（一）{}。后。", "长".repeat(60));
        assert_eq!(roles(&long), [(Role::Body, long.clone())]);
    }
}
