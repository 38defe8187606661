//! A table without cells: one cell a line, or all of it run together (`…数量640020470二、上年结转…`).
//!
//! The form's words are looked for in their order; what stands behind a row's label, up to the next of the form's
//! words, are its values. Digits without gaps are cut into as many numbers as there are heads, in every way in which
//! the row's own equations hold; which of them is right, the equations over columns must say.

use std::cmp::Ordering;

use super::fold;
use super::identify::Fit;
use super::number::{MARKS, Shown};
use super::shape::{FormRow, Shape};
use super::table::TableRead;
use super::values::{Doubt, Open, Reading};
use crate::import::original::{Paragraph, Place};
use crate::report::form::{CellContent, Equation, FigureId};

/// A table that was found in paragraphs.
pub(crate) struct Found {
    /// What was read of it.
    pub read: TableRead,
    /// Where its first and its behind-last character stand: paragraph and byte.
    pub begin: (usize, usize),
    pub end: (usize, usize),
}

/// A character of the text.
struct Item {
    character: char,
    /// Whether it is compared, or a mark between.
    is_word: bool,
    /// Whether white space or a line's end stands before it.
    is_parted: bool,
    paragraph: usize,
    at: usize,
}

/// A wording of the form.
struct Word {
    texts: Vec<Vec<char>>,
    /// The row it is the own label of.
    row: Option<usize>,
}

/// How many characters may stand in a table that are no words of the form.
const MOST_FOREIGN: usize = 60;
/// How many of the form's words in a row may be lost.
const MOST_LOST: usize = 8;

/// Finds a table of the form in paragraphs, each with its number.
pub(crate) fn find(shape: &Shape<'_>, paragraphs: &[(usize, &Paragraph)]) -> Option<Found> {
    let items = items(paragraphs);
    let words = words(shape);
    let starts = (0..items.len()).filter(|at| words.iter().take(3).any(|word| matches(&items, *at, word).is_some()));
    let walks = starts.map(|start| walk(&items, &words, start));
    let best = walks.max_by_key(|walk| (walk.met.len(), std::cmp::Reverse(walk.begin)))?;
    if best.met.len() * 2 <= words.len() {
        return None;
    }
    let (first, last) = (items.get(best.begin)?, items.get(best.end.checked_sub(1)?)?);
    let place = |paragraph: usize| {
        let found = paragraphs.iter().find(|(index, _)| *index == paragraph);
        found.map_or(Place::Whole, |(_, paragraph)| paragraph.place.clone())
    };
    Some(Found {
        read: read(shape, &words, &best, &items, &place),
        begin: (first.paragraph, first.at),
        end: (last.paragraph, last.at + last.character.len_utf8()),
    })
}

fn items(paragraphs: &[(usize, &Paragraph)]) -> Vec<Item> {
    let mut items = Vec::new();
    for (paragraph, content) in paragraphs {
        let mut is_parted = true;
        for (at, character) in content.text.char_indices() {
            if character.is_whitespace() {
                is_parted = true;
                continue;
            }
            let folded = fold::folded_character(character).filter(|character| !MARKS.contains(*character));
            let is_word = folded.is_some();
            items.push(Item { character: folded.unwrap_or(character), is_word, is_parted, paragraph: *paragraph, at });
            is_parted = false;
        }
    }
    items
}

/// The form's words in reading order.
fn words(shape: &Shape<'_>) -> Vec<Word> {
    let table = &shape.form.tables[shape.index];
    let mut cells: Vec<_> = table.cells.iter().collect();
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let word = |cell: &&crate::report::form::Cell| {
        let (CellContent::Label(wording) | CellContent::Header(wording)) = &cell.content else { return None };
        let row = shape.rows.iter().position(|row| row.label == wording.text);
        let all = std::iter::once(&wording.text).chain(&wording.aliases);
        let both = all.flat_map(|text| [fold::fold(text), fold::label(text)]);
        let bare = fold::fold(&fold::without_brackets(fold::without_number(&wording.text)));
        let mut texts: Vec<Vec<char>> = both.chain([bare]).map(|text| text.chars().collect()).collect();
        texts.retain(|text| text.len() > 1);
        texts.dedup();
        Some(Word { texts, row })
    };
    cells.iter().filter_map(word).collect()
}

/// The end of a word that begins at an item, marks aside.
fn matches(items: &[Item], at: usize, word: &Word) -> Option<usize> {
    if !items.get(at)?.is_word {
        return None;
    }
    word.texts.iter().filter_map(|text| matches_text(items, at, text)).max()
}

fn matches_text(items: &[Item], at: usize, text: &[char]) -> Option<usize> {
    let mut at = at;
    for character in text {
        while !items.get(at)?.is_word {
            at += 1;
        }
        if items[at].character != *character {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// A way through the text along the form's words.
struct Walk {
    begin: usize,
    end: usize,
    /// The words that were met, by their numbers.
    met: Vec<usize>,
    /// For each row whose label was met the number of that word, and the items behind it.
    values: Vec<(usize, usize, std::ops::Range<usize>)>,
}

impl Walk {
    /// Whether the word behind one that was met was met next: else numbers of a row whose label is lost may follow.
    fn is_bounded(&self, word: usize, words: usize) -> bool {
        let next = self.met.iter().position(|met| *met == word).and_then(|at| self.met.get(at + 1));
        next.map_or(word + 1 == words, |next| *next == word + 1)
    }
}

fn walk(items: &[Item], words: &[Word], begin: usize) -> Walk {
    let mut walk = Walk { begin, end: begin, met: Vec::new(), values: Vec::new() };
    let (mut at, mut next, mut foreign) = (begin, 0, 0);
    let has_labels = words.iter().any(|word| word.row.is_some());
    while at < items.len() && foreign <= MOST_FOREIGN {
        let ahead =
            (next..words.len().min(next + MOST_LOST)).find_map(|word| Some((word, matches(items, at, &words[word])?)));
        if let Some((word, end)) = ahead {
            walk.met.push(word);
            if let Some(row) = words[word].row {
                walk.values.push((row, word, end..end));
            } else if !has_labels && word + 1 == words.len() {
                walk.values.push((0, word, end..end));
            }
            (at, next, foreign) = (end, word + 1, 0);
            walk.end = end;
            continue;
        }
        let is_value = !items[at].is_word || items[at].character.is_ascii_digit() || is_unit(items, at);
        let last = walk.values.last_mut().filter(|(.., range)| range.end == at);
        match last {
            Some((.., range)) if is_value => {
                range.end = at + 1;
                if items[at].is_word {
                    walk.end = at + 1;
                }
            }
            _ if next == words.len() => break,
            _ => foreign += 1,
        }
        at += 1;
    }
    walk
}

/// Whether a character is of the unit of the amount before it.
fn is_unit(items: &[Item], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| items[before].character);
    match items[at].character {
        '元' => before.is_some_and(|before| before.is_ascii_digit() || before == '万'),
        '万' => {
            let next = items.get(at + 1).map(|next| next.character);
            before.is_some_and(|before| before.is_ascii_digit()) && next == Some('元')
        }
        _ => false,
    }
}

fn read(shape: &Shape<'_>, words: &[Word], walk: &Walk, items: &[Item], place: &dyn Fn(usize) -> Place) -> TableRead {
    let mut read = TableRead::default();
    let row = |(row, word, range): &(usize, usize, std::ops::Range<usize>)| {
        let form_row = &shape.rows[*row];
        let present = present(shape, form_row, words, &walk.met);
        let (raw, tokens) = tokens(&items[range.clone()]);
        let place = items.get(range.start).map_or(Place::Whole, |item| place(item.paragraph));
        (LinearRow { shape, form_row, present, raw, tokens, place }, walk.is_bounded(*word, words.len()))
    };
    let rows: Vec<(LinearRow<'_>, bool)> = walk.values.iter().map(row).collect();
    let shows_totals = shows_totals(rows.iter().map(|(row, _)| row));
    // A row that is short may have lost a number to the one before it.
    let full: Vec<bool> = rows.iter().map(|(row, _)| row.is_full()).collect();
    for (index, (row, is_bounded)) in rows.into_iter().enumerate() {
        let is_bounded = is_bounded && full.get(index + 1).is_none_or(|is_full| *is_full);
        match row.open() {
            Some(open) if shape.has_equations() && (row.has_all_heads() || shows_totals) => read.open.push(open),
            _ => read.readings.extend(row.readings(is_bounded, shows_totals)),
        }
    }
    read
}

/// How many rows must show that the number under 总计 is the sum of the others.
const LEAST_SUMS: usize = 2;

/// Whether rows of a table that has lost heads show that the last number is the total of those before it: with the
/// total lost instead, every equation over columns would hold just as well.
fn shows_totals<'a, 'b: 'a>(rows: impl Iterator<Item = &'a LinearRow<'b>>) -> bool {
    let totals: Vec<Ordering> = rows.filter_map(LinearRow::total_beside_parts).collect();
    let count = |what: Ordering| totals.iter().filter(|total| **total == what).count();
    count(Ordering::Less) == 0 && count(Ordering::Equal) >= LEAST_SUMS
}

/// The fields whose heads were met.
fn present(shape: &Shape<'_>, form_row: &FormRow, words: &[Word], met: &[usize]) -> Vec<usize> {
    let is_met = |field: &usize| {
        let field = &form_row.fields[*field];
        let shared = form_row.fields.iter().filter(|other| other.heads == field.heads).count();
        let is_it = |word: &&usize| {
            words[**word].texts.iter().any(|text| field.heads.contains(&text.iter().collect::<String>()))
        };
        // Heads that stand over several fields must all be there: which of them is lost, their order does not say.
        met.iter().filter(is_it).count() >= shared
    };
    debug_assert!(shape.rows.iter().any(|row| row.label == form_row.label), "the row is of the shape");
    (0..form_row.fields.len()).filter(is_met).collect()
}

/// What stands behind a label, as it is and cut where white space or a mark parts it.
fn tokens(items: &[Item]) -> (String, Vec<String>) {
    let (mut raw, mut tokens) = (String::new(), Vec::<String>::new());
    let mut is_new = true;
    for (index, item) in items.iter().enumerate() {
        if item.is_parted && index > 0 {
            raw.push(' ');
            is_new = true;
        }
        raw.push(item.character);
        let is_digit =
            |at: Option<usize>| at.and_then(|at| items.get(at)).is_some_and(|item| item.character.is_ascii_digit());
        let is_close = !item.is_parted && items.get(index + 1).is_some_and(|next| !next.is_parted);
        let is_point = item.character == '.' && is_close && is_digit(index.checked_sub(1)) && is_digit(Some(index + 1));
        let is_of_number = item.character.is_ascii_digit() || is_point || is_unit(items, index);
        if is_of_number || matches!(item.character, '+' | '-') {
            if std::mem::take(&mut is_new) {
                tokens.push(String::new());
            }
            tokens.last_mut().expect("there is one once it is no longer new").push(item.character);
        } else {
            is_new = true;
            // A mark for nothing has its place among the numbers.
            if matches!(item.character, '/' | '／' | '—' | '－') {
                tokens.push(item.character.to_string());
            }
        }
    }
    (raw, tokens)
}

struct LinearRow<'a> {
    shape: &'a Shape<'a>,
    form_row: &'a FormRow,
    present: Vec<usize>,
    raw: String,
    tokens: Vec<String>,
    place: Place,
}

impl LinearRow<'_> {
    fn has_all_heads(&self) -> bool {
        self.present.len() == self.form_row.fields.len()
    }

    /// Whether there is a number for each field, be it digits run together.
    fn is_full(&self) -> bool {
        self.tokens.len() == self.form_row.fields.len()
            || self.is_all_zero() && self.tokens.concat().len() == self.form_row.fields.len()
    }

    fn is_all_zero(&self) -> bool {
        self.tokens.iter().all(|token| token.bytes().all(|byte| byte == b'0'))
    }

    /// Whether its total is the sum of what it has beside, or less or more; none if all is 0.
    fn total_beside_parts(&self) -> Option<Ordering> {
        let numbers: Vec<u64> = self.tokens.iter().map(|token| token.parse().ok()).collect::<Option<_>>()?;
        let count = |id: &FigureId| {
            let field = self.form_row.fields.iter().position(|field| field.id == *id)?;
            numbers.get(self.present.iter().position(|present| *present == field)?).copied()
        };
        let equations = self.shape.row_equations(self.form_row);
        let [Equation { sum, equals, .. }] = equations[..] else { return None };
        let total = count(equals.first()?).filter(|_| numbers.len() == self.present.len())?;
        let parts: u128 = sum.iter().filter_map(count).map(u128::from).sum();
        (total > 0 || parts > 0).then(|| u128::from(total).cmp(&parts))
    }

    /// The ways to cut it, where digits without gaps stand for several numbers.
    fn open(&self) -> Option<Open> {
        let is_digits = self.tokens.iter().all(|token| token.bytes().all(|byte| byte.is_ascii_digit()));
        if self.tokens.is_empty() || self.tokens.len() >= self.present.len() || !is_digits {
            return None;
        }
        let equations = self.shape.row_equations(self.form_row);
        let mut cut = Cut { row: self, equations, ways: Vec::new(), way: vec![None; self.form_row.fields.len()] };
        cut.descend(0, 0, 0);
        let ids = self.form_row.fields.iter().map(|field| field.id).collect();
        let is_whole = self.present.len() == self.form_row.fields.len();
        let ways = if cut.ways.len() > MOST_WAYS { Vec::new() } else { cut.ways };
        Some(Open { ids, ways, is_whole, raw: self.raw.clone(), place: self.place.clone() })
    }

    /// One number for each field, or a doubt.
    fn readings(&self, is_bounded: bool, shows_totals: bool) -> Vec<Reading> {
        let fields = self.form_row.fields.len();
        let joined = self.tokens.concat();
        let is_zero = self.present.len() == fields && joined.len() == fields && joined.bytes().all(|byte| byte == b'0');
        let is_even = self.tokens.len() == self.present.len() && !self.tokens.is_empty();
        let shown = |at: usize| match (is_zero, is_even) {
            (true, _) => Shown::of("0"),
            (false, true) => Shown::of(&self.tokens[at]),
            (false, false) => Shown::Words,
        };
        // Digits without gaps are cut by equations alone; what is parted has the order of the heads, all of them.
        let is_alone = is_bounded && (is_zero || is_even && self.has_all_heads());
        let is_safe = self.has_all_heads() || shows_totals || self.is_all_zero();
        let is_settled = is_alone || self.shape.has_equations() && is_safe && (is_zero || is_even);
        let doubt = (!is_settled).then_some(if self.has_all_heads() { Doubt::Count } else { Doubt::Heads });
        let all: Vec<usize> = if is_zero || is_even { self.present.clone() } else { (0..fields).collect() };
        let reading = |(at, field): (usize, &usize)| Reading {
            id: self.form_row.fields[*field].id,
            shown: shown(at),
            raw: if is_even { self.tokens[at].clone() } else { self.raw.clone() },
            place: self.place.clone(),
            fit: Fit::Near,
            doubt,
        };
        all.iter().enumerate().map(reading).collect()
    }
}

/// The most ways to cut a row that are looked at.
const MOST_WAYS: usize = 5_000;

/// Cutting digits into numbers.
struct Cut<'a> {
    row: &'a LinearRow<'a>,
    equations: Vec<&'a Equation>,
    ways: Vec<Vec<Option<u64>>>,
    way: Vec<Option<u64>>,
}

impl Cut<'_> {
    /// Cuts the rest, from a place in a token, into the fields from one on.
    fn descend(&mut self, token: usize, at: usize, field: usize) {
        if self.ways.len() > MOST_WAYS || !self.may_hold() {
            return;
        }
        let (tokens, present) = (&self.row.tokens, &self.row.present);
        if token == tokens.len() || field == present.len() {
            if token == tokens.len() && field == present.len() {
                self.ways.push(self.way.clone());
            }
            return;
        }
        let rest = &self.row.tokens[token][at..];
        let longest = if rest.starts_with('0') { 1 } else { rest.len() };
        let place = present[field];
        for length in 1..=longest {
            let Ok(number) = rest[..length].parse() else { break };
            self.way[place] = Some(number);
            let next = if length == rest.len() { (token + 1, 0) } else { (token, at + length) };
            self.descend(next.0, next.1, field + 1);
        }
        self.way[place] = None;
    }

    /// Whether no equation whose values are all there fails.
    fn may_hold(&self) -> bool {
        let place = |id: &FigureId| self.row.form_row.fields.iter().position(|field| field.id == *id);
        let sum =
            |side: &[FigureId]| side.iter().try_fold(0_u128, |sum, id| Some(sum + u128::from(self.way[place(id)?]?)));
        self.equations.iter().all(|equation| match (sum(&equation.sum), sum(&equation.equals)) {
            (Some(left), Some(right)) => left == right,
            _ => true,
        })
    }
}
