//! Paragraphs become the blocks of a report: headings by their numbers, lists, tables amid the words.

use super::cell::text;
use super::fold::number_of;
use super::part::{Piece, Words};
use crate::import::original::{Grid, Place};
use crate::report::finding::Path;
use crate::report::model::numbering::{self, NumberStyle};
use crate::report::model::{Block, Exhibit, Table};

/// Words and where they stand in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub place: Place,
}

/// The longest heading, in characters.
const LONGEST_HEADING: usize = 40;
/// How deep headings may be nested.
const MOST_LEVELS: usize = 3;
/// The most columns of a table amid the words.
const MOST_COLUMNS: usize = 12;

/// The blocks of some pieces, and what has no place among them.
pub(crate) fn blocks(pieces: &[Piece]) -> (Vec<Block<Placed>>, Vec<Piece>) {
    let mut writer = Writer::default();
    let mut at = 0;
    while at < pieces.len() {
        at += writer.take(&pieces[at..]);
    }
    writer.close_to(0);
    (writer.done, writer.left)
}

/// A heading that is still open, and what stands under it so far.
struct Open {
    level: usize,
    heading: Placed,
    is_numbered: bool,
    content: Vec<Block<Placed>>,
}

#[derive(Default)]
struct Writer {
    done: Vec<Block<Placed>>,
    open: Vec<Open>,
    left: Vec<Piece>,
    /// The number of the last heading of each level.
    numbers: [usize; MOST_LEVELS + 1],
}

impl Writer {
    /// Takes the next piece, or pieces that belong together, and says how many.
    fn take(&mut self, pieces: &[Piece]) -> usize {
        match &pieces[0] {
            Piece::Table(_) => 1,
            Piece::Grid(grid) => {
                self.grid(grid, &pieces[0]);
                1
            }
            Piece::Words(words) => {
                let items = items(pieces);
                if items.len() > 1 {
                    let count = items.len();
                    self.push(Block::Items(items));
                    count
                } else {
                    let has_content = matches!(pieces.get(1), Some(Piece::Words(_) | Piece::Grid(_)));
                    self.words(words, has_content, pieces.get(1));
                    1
                }
            }
        }
    }

    fn words(&mut self, words: &Words, has_content: bool, next: Option<&Piece>) {
        match heading(words, self.open.last().map_or(0, |open| open.level)).filter(|_| has_content) {
            Some((level, is_numbered)) if !ends_here(level, next) => self.heading(words, level, is_numbered),
            _ => self.push(Block::Paragraph(placed(&words.text, &words.place))),
        }
    }

    fn heading(&mut self, words: &Words, level: usize, is_numbered: bool) {
        self.close_to(level - 1);
        let own = number_of(&words.text).filter(|_| is_numbered);
        // A number that the program would write itself is left to it.
        let is_next = own == Some((numbering::style_of_level(level), self.numbers[level] + 1));
        self.numbers[level] = own.map_or(self.numbers[level], |(_, number)| number);
        self.numbers[level + 1..].fill(0);
        let text = if is_next { super::fold::without_number(&words.text) } else { &words.text };
        let heading = placed(text, &words.place);
        self.open.push(Open { level, heading, is_numbered, content: Vec::new() });
    }

    fn grid(&mut self, grid: &Grid, piece: &Piece) {
        let Some((head, rows)) = exhibit(grid) else {
            self.left.push(piece.clone());
            return;
        };
        let content = self.open.last_mut().map_or(&mut self.done, |open| &mut open.content);
        let caption =
            content.pop_if(|last| matches!(last, Block::Paragraph(text) if caption_words(&text.text).is_some()));
        let caption = caption.and_then(|block| match block {
            Block::Paragraph(text) => caption_words(&text.text).map(|words| placed(words, &text.place)),
            _ => None,
        });
        let rows = rows.into_iter().map(|row| row.into_iter().map(|cell| vec![cell]).collect()).collect();
        let caption = caption.filter(|text| !text.text.is_empty());
        self.push(Block::Exhibit(Exhibit::Table(Table { head, rows, caption })));
    }

    fn push(&mut self, block: Block<Placed>) {
        self.open.last_mut().map_or(&mut self.done, |open| &mut open.content).push(block);
    }

    /// Closes the headings deeper than a level.
    fn close_to(&mut self, level: usize) {
        while let Some(open) = self.open.pop_if(|open| open.level > level) {
            let Open { heading, is_numbered, content, .. } = open;
            self.push(match (content.is_empty(), is_numbered) {
                (true, _) => Block::Paragraph(heading),
                (false, true) => Block::Subsection { heading, content },
                (false, false) => Block::Unnumbered { heading, content },
            });
        }
    }
}

fn placed(text: &str, place: &Place) -> Placed {
    Placed { text: text.to_owned(), place: place.clone() }
}

/// The level of a heading under headings of a level, and whether it is numbered; none for a paragraph.
fn heading(words: &Words, under: usize) -> Option<(usize, bool)> {
    let is_short = words.text.chars().count() <= LONGEST_HEADING;
    let is_sentence = words.text.contains(['。', '；', '？', '！']) || words.text.ends_with(['，', '：', ':', '、']);
    if !is_short || is_sentence {
        return None;
    }
    let has_comma = words.text.contains(['，', '：']);
    match number_of(&words.text) {
        Some((NumberStyle::Chinese, _)) => Some((1, true)),
        Some((NumberStyle::Arabic, _)) if under >= 1 && !has_comma => Some((2, true)),
        Some((NumberStyle::Enclosed, _)) if under >= 2 && !has_comma => Some((3, true)),
        None => words
            .level
            .filter(|level| *level >= 2)
            .map(|level| (usize::from(level - 1).min(MOST_LEVELS).min(under + 1), false)),
        _ => None,
    }
}

/// Whether a heading has nothing under it: the next is a heading of its level or above.
fn ends_here(level: usize, next: Option<&Piece>) -> bool {
    let Some(Piece::Words(next)) = next else { return false };
    heading(next, level).is_some_and(|(other, _)| other <= level)
}

/// The items of a list numbered 1. 2. 3. that some pieces begin with, without their numbers.
fn items(pieces: &[Piece]) -> Vec<Placed> {
    let item = |(index, piece): (usize, &Piece)| {
        let Piece::Words(words) = piece else { return None };
        let is_next = number_of(&words.text) == Some((NumberStyle::Arabic, index + 1));
        let text = super::fold::without_number(&words.text);
        (is_next && !text.is_empty() && number_of(text).is_none()).then(|| placed(text, &words.place))
    };
    pieces.iter().enumerate().map_while(item).collect()
}

/// The words of a caption without its number: `表1　各渠道公开数量`.
fn caption_words(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('表')?.trim_start();
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let is_caption = digits > 0 && text.chars().count() <= LONGEST_HEADING && !text.ends_with('。');
    is_caption.then(|| rest[digits..].trim_start_matches(|mark: char| mark.is_whitespace() || "：:.、".contains(mark)))
}

/// A grid as a table amid the words: as many cells in every row, none over others.
fn exhibit(grid: &Grid) -> Option<(Vec<Placed>, Vec<Vec<Placed>>)> {
    let columns = grid.slots.first()?.len();
    let is_plain = grid.cells.iter().all(|cell| (cell.rowspan, cell.colspan) == (1, 1));
    let is_whole = grid.slots.iter().all(|row| row.len() == columns && row.iter().all(Option::is_some));
    if !is_plain || !is_whole || !(1..=MOST_COLUMNS).contains(&columns) || grid.slots.len() < 2 {
        return None;
    }
    let word = |index: &Option<usize>| {
        let cell = &grid.cells[(*index)?];
        let words = text(cell);
        Some(placed(if words.is_empty() { "—" } else { &words }, &cell.place))
    };
    let mut rows = grid.slots.iter().map(|row| row.iter().filter_map(word).collect::<Vec<_>>());
    Some((rows.next()?, rows.collect()))
}

/// The same blocks as the model writes them.
pub(crate) fn plain(block: &Block<Placed>) -> Block<String> {
    block.map(&mut |placed: &Placed| placed.text.clone())
}

/// Where the words of blocks stand, by their paths in the report.
pub(crate) fn places(blocks: &[Block<Placed>], path: &Path, places: &mut Vec<(Path, Placed)>) {
    for (index, block) in blocks.iter().enumerate() {
        let own = path.child(index);
        match block {
            Block::Paragraph(text) => places.push((own, text.clone())),
            Block::Items(items) => {
                let path = own.child("items");
                places.extend(items.iter().enumerate().map(|(index, item)| (path.child(index), item.clone())));
            }
            Block::Led { lead, text } => {
                places.push((own.child("lead"), lead.clone()));
                places.push((own.child("text"), text.clone()));
            }
            Block::Exhibit(exhibit) => {
                places.extend(exhibit.words().first().map(|word| (own.child("table"), (*word).clone())));
            }
            Block::Subsection { heading, content } | Block::Unnumbered { heading, content } => {
                places.push((own.child("heading"), heading.clone()));
                self::places(content, &own.child("content"), places);
            }
        }
    }
}
