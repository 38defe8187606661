//! Finding the report in what a file shows.
//!
//! # One worked example
//!
//! The row `3、属于国家秘密 | 0 | 1 | 0 | 0 | 0 | 0 | 1` stands in a grid. [`gather`] has found that the grid shows more than
//! half of the words of table 三, and no other does. [`identify`] folds the row's label ([`fold`]: width, marks and
//! numbers say nothing) and finds the form's `1.属于国家秘密`. [`columns`] looks upward for the heads, and finds 商业企业 over
//! the third number; [`values`] sees that each number of the row is under a head and reads 1 for
//! `requests.outcomes.refused.state_secret.enterprise`. [`proof`] weighs the row's equation and the two of the column,
//! and [`algebra`] says that they would fail were it another number: the value is certain.
//!
//! Had the row one cell less, its numbers might stand for other fields: then every way to read it is kept, and the
//! equations of the columns say which can be. Had the table no cells at all, [`linear`] finds the form's words in the
//! text and cuts the digits between them. What remains ambiguous is told, with its readings.
//!
//! [`outline`] finds the sections by the words of their headings, [`prose`] makes blocks of their paragraphs,
//! [`beside`] sorts what stands around a table, [`title`] and [`signature`] name the organ, the year and the date. What
//! is in no field is listed.

mod algebra;
mod assemble;
mod beside;
mod cell;
mod chrome;
mod columns;
mod fold;
mod gather;
mod identify;
mod linear;
mod number;
mod outline;
mod part;
mod proof;
mod prose;
mod repeats;
mod shape;
mod sheet;
mod signature;
mod table;
mod title;
mod values;

use std::collections::BTreeMap;

pub(crate) use fold::{fold as folded, label as folded_label, likeness};
pub use proof::Proof;
pub(crate) use proof::{Proven, Reason};
pub(crate) use prose::Placed;
pub(crate) use values::Doubt;

use crate::import::original::{Block, Original, Place};
use crate::report::finding::Path;
use crate::report::form::{FigureId, Form};
use crate::report::model::ReportParts;
use title::Title;

/// The report that was found in a file.
pub(crate) struct Recognised {
    /// The edition of the form it was read by.
    pub form: &'static Form,
    /// The report, with nothing for what is doubtful or missing.
    pub parts: ReportParts,
    /// Whether its year is known; else the newest edition's first year stands in for it.
    pub has_year: bool,
    /// Every value of the form.
    pub values: BTreeMap<FigureId, Proven>,
    /// Where its words stand.
    pub places: Vec<(Path, Placed)>,
    /// What is in no field.
    pub unread: Vec<Placed>,
    /// What is to be told of the file.
    pub told: Vec<Told>,
}

/// Something to tell of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// Its name.
    pub rule: &'static str,
    /// Whether the report may be wrong for it.
    pub is_error: bool,
    /// Where.
    pub place: Place,
    /// What, in Chinese.
    pub message: String,
    /// What to do about it.
    pub help: &'static str,
}

/// Finds the report in a file.
pub(crate) fn recognise(original: &Original) -> Recognised {
    let (first, second) = split(original);
    let titles = title::find_all(&first.blocks);
    let heads = titles.into_iter().rev().find(|title| leads_to_a_report(&first.blocks, title));
    let title = heads.or_else(|| title::of_properties(original));
    let year = title.as_ref().map(|title| title.year).or_else(|| year_of_period(&first.blocks));
    let by_labels = form_of_labels(&first.blocks);
    let form = year.and_then(Form::for_year).unwrap_or(by_labels);
    let mut told = Vec::new();
    if let Some(place) = second {
        let message = "文件里不止一份年报，只读了第一份".to_owned();
        let help = "请把各份年报分开存成文件，分别导入";
        told.push(Told { rule: "two-reports", is_error: true, place, message, help });
    }
    if form.edition != by_labels.edition {
        let message = format!(
            "表格是 {} 年版的，{} 年度的年报应当用 {} 年版",
            by_labels.edition,
            year.unwrap_or_default(),
            form.edition
        );
        let help = "请核对年份；表二和表三（六）里本版没有的格不能填";
        told.push(Told { rule: "other-edition", is_error: true, place: Place::Whole, message, help });
    }
    assemble::assemble(&first, title.as_ref(), year, form, told)
}

/// The file up to a second report, and where that begins.
fn split(original: &Original) -> (Original, Option<Place>) {
    let titles = title::find_all(&original.blocks);
    let starts: Vec<usize> = titles.iter().filter_map(|title| title.blocks).map(|(first, _)| first).collect();
    let sections = |blocks: &[Block]| outline::count_headings(Form::newest(), blocks);
    let second = starts.iter().skip(1).find(|start| {
        sections(&original.blocks[**start..]) >= LEAST_SECTIONS
            && sections(&original.blocks[..**start]) >= LEAST_SECTIONS
    });
    let Some(second) = second else { return (original.clone(), None) };
    let mut first = original.clone();
    first.blocks.truncate(*second);
    let place = match &original.blocks[*second] {
        Block::Paragraph(paragraph) => paragraph.place.clone(),
        Block::Grid(grid) => grid.place.clone(),
    };
    (first, Some(place))
}

/// How many headings of sections make a report.
const LEAST_SECTIONS: usize = 3;

/// Whether a title stands before the sections, and not behind them as a link to another year's.
fn leads_to_a_report(blocks: &[Block], title: &Title) -> bool {
    let behind = title.blocks.map_or(0, |(_, behind)| behind);
    let all = outline::count_headings(Form::newest(), blocks);
    outline::count_headings(Form::newest(), &blocks[behind..]) * 2 > all || all == 0
}

/// The edition whose own words the tables have; the newest if they have none of any.
fn form_of_labels(blocks: &[Block]) -> &'static Form {
    let newest = Form::newest();
    let editions = Form::editions().filter_map(Form::edition);
    let weigh = |form: &&'static Form| {
        let others = Form::editions().filter_map(Form::edition).filter(|other| other.edition != form.edition);
        others.map(|other| gather::words_of_own(form, other, blocks)).min().unwrap_or_default()
    };
    let mut best = (0, newest);
    for form in editions {
        let weight = weigh(&form);
        if weight > best.0 {
            best = (weight, form);
        }
    }
    best.1
}

/// The year whose first and last day the text names: `自2025年1月1日起至12月31日止`.
fn year_of_period(blocks: &[Block]) -> Option<u16> {
    let mut years = blocks.iter().filter_map(|block| {
        let Block::Paragraph(paragraph) = block else { return None };
        let text: String = paragraph.text.chars().filter(|character| !character.is_whitespace()).collect();
        let at = text.find("年1月1日").filter(|at| text[*at..].contains("12月31日"))?;
        let digits = text.get(at.checked_sub(4)?..at)?;
        digits.parse::<u16>().ok()
    });
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

#[cfg(test)]
mod tests;
