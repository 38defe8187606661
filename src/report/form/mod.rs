//! The official tables of each edition, as data, with their equations.
//!
//! A form is one JSON file. Reading, checking and both layouts go by it, so a revision of the national format is a new
//! file beside the others and its entry in `EDITIONS`. A value is bound to its cell by its path in the report.

mod grid;
mod labels;
mod read;

pub use grid::GridError;
pub use labels::Labels;

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The text of an edition's data file, and the form read from it when it is first asked for.
struct Edition {
    name: &'static str,
    form: LazyLock<Form>,
}

/// Every edition, newest first.
static EDITIONS: [Edition; 2] = [
    Edition { name: "2021", form: LazyLock::new(|| read::bundled(include_str!("2021.json"))) },
    Edition { name: "2019", form: LazyLock::new(|| read::bundled(include_str!("2019.json"))) },
];

/// An edition of the official format.
#[derive(Debug)]
pub struct Form {
    /// Its name: the year it was issued (`2021`).
    pub edition: String,
    /// The document that fixed it (`国办公开办函〔2021〕30号`).
    pub authority: String,
    /// That document's number alone, as reports cite it.
    pub notice: String,
    /// The decree of 《中华人民共和国政府信息公开条例》 in force in its years, as reports cite it (`国务院令第711号`).
    pub decree: String,
    /// The first report year it is for.
    pub first_year: u16,
    /// The last report year it is for, if another edition has followed.
    pub last_year: Option<u16>,
    /// The title's pattern, with `{agency}` and `{year}`.
    pub title: String,
    /// The six sections, in order.
    pub sections: Vec<Section>,
    /// The tables, in the order of their sections.
    pub tables: Vec<Table>,
    /// The equations (勾稽关系) between its values.
    pub equations: Vec<Equation>,
    /// The equations between a report and the one of the year before.
    pub across_years: Vec<YearEquation>,
    /// Values that are at most as great as another.
    pub limits: Vec<Limit>,
    /// The values that a rule looks at, by its name; see [`Form::values_of`].
    values_of_rules: BTreeMap<String, Vec<FigureId>>,
    /// What the prose may count, by name, and the sums of values that such a number may be; see [`Form::measure`].
    measures: BTreeMap<String, Vec<Vec<FigureId>>>,
    /// Every value it asks for, in reading order.
    values: Vec<Value>,
    /// The values' ids in the order of their paths.
    by_path: Vec<FigureId>,
}

/// One of the six sections.
#[derive(Debug)]
pub struct Section {
    /// Its key in the report.
    pub id: String,
    /// Its heading, with its number (`一、总体情况`).
    pub heading: String,
    /// Whether it is told in words or in a table.
    pub content: Content,
    /// What a narrative section is expected to speak of.
    pub aspects: Vec<Aspect>,
    /// The rules that look at the section as a whole (`empty-problems`).
    pub rules: Vec<String>,
}

/// Something that a section is expected to speak of (依申请公开).
#[derive(Debug)]
pub struct Aspect {
    /// The heading it usually stands under.
    pub heading: String,
    /// Words of which any is enough to say that it is spoken of.
    pub words: Vec<String>,
}

impl Section {
    /// The headings of what it is expected to speak of, in a list (`主动公开、依申请公开`).
    pub fn headings_of_aspects(&self) -> String {
        self.aspects.iter().map(|aspect| aspect.heading.as_str()).collect::<Vec<_>>().join("、")
    }

    /// The section's number in Chinese (`一`).
    pub fn number(&self) -> &str {
        self.heading.split('、').next().unwrap_or_default()
    }
}

/// What a section consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Paragraphs and subsections.
    Narrative,
    /// The table of the same id.
    Table,
}

/// A table: a grid of cells that tile it without gap or overlap.
#[derive(Debug)]
pub struct Table {
    /// The id of the section it stands in.
    pub id: String,
    /// The number of grid rows.
    pub rows: usize,
    /// The number of grid columns.
    pub columns: usize,
    /// How many rows at the top repeat when the table breaks over pages.
    pub header_rows: usize,
    /// The columns' widths in tenths of a millimetre; together 156 mm, the width of the text area (版心).
    pub column_widths: Vec<u16>,
    /// The least height of a row in tenths of a millimetre.
    pub row_height: u16,
    /// How the labels of single rows are set.
    pub label_alignment: LabelAlignment,
    /// Whether its section starts a page: it fills one, and would break anywhere else.
    pub starts_page: bool,
    /// The cells, row by row.
    pub cells: Vec<Cell>,
}

/// How the labels of single rows are set; a label that spans rows is always centred.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelAlignment {
    /// In the middle of the cell.
    #[default]
    Center,
    /// At the left edge.
    Left,
}

/// One cell, which may span rows and columns.
#[derive(Debug)]
pub struct Cell {
    /// Its first grid row.
    pub row: usize,
    /// Its first grid column.
    pub column: usize,
    /// How many rows it spans.
    pub rowspan: usize,
    /// How many columns it spans.
    pub colspan: usize,
    /// What it holds.
    pub content: CellContent,
}

/// What a cell holds.
#[derive(Debug)]
pub enum CellContent {
    /// A column's head.
    Header(Wording),
    /// A row's label.
    Label(Wording),
    /// One of the report's values.
    Value(FigureId),
}

/// Printed words of the form.
#[derive(Debug)]
pub struct Wording {
    /// The official text.
    pub text: String,
    /// The same text broken by meaning, where the cell is too narrow for it; else one line.
    pub lines: Vec<String>,
    /// Other words that reports print for it.
    pub aliases: Vec<String>,
}

/// A value's number within its form, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureId(u16);

impl FigureId {
    /// The number as an index.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A value the form asks for.
#[derive(Debug)]
pub struct Value {
    /// Where it is in the report (`requests.received.natural_person`).
    pub path: String,
    /// What may be written there.
    pub kind: ValueKind,
    /// The unit its column is headed with (`万元`).
    pub unit: Option<String>,
    /// Whether it is the sum of others, and may be left out.
    pub is_total: bool,
    /// The index of its table.
    pub table: usize,
    /// The index of its cell in that table.
    pub cell: usize,
}

/// What may be written as a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// A non-negative whole number.
    Count,
    /// A whole number with its sign (本年增/减, edition 2019).
    Change,
    /// A decimal amount of money, kept digit for digit.
    Amount,
}

/// An equation (勾稽关系): the values of `sum` add up to the same as those of `equals`.
#[derive(Debug)]
pub struct Equation {
    /// The rule it belongs to (`requests-balance`).
    pub rule: String,
    /// The left side.
    pub sum: Vec<FigureId>,
    /// The right side.
    pub equals: Vec<FigureId>,
}

/// A value that is at most as great as another (本年制发 and 现行有效).
#[derive(Debug)]
pub struct Limit {
    /// The rule it belongs to (`issued-beyond-in-force`).
    pub rule: String,
    /// The value.
    pub value: FigureId,
    /// The one that it may not exceed.
    pub at_most: FigureId,
}

/// An equation between two years: a value is what last year's report comes to, with some of this year's values
/// added and others subtracted.
#[derive(Debug)]
pub struct YearEquation {
    /// The rule it belongs to (`carried-over-not-last-years`).
    pub rule: String,
    /// The value of this year's report.
    pub value: FigureId,
    /// The paths of the values of last year's report, whose edition may be another; what it lacks it says nothing
    /// about.
    pub last_year: Vec<String>,
    /// The values of this year's report that are added.
    pub add: Vec<FigureId>,
    /// Those that are subtracted.
    pub subtract: Vec<FigureId>,
}

impl Form {
    /// The form of an edition by its name.
    pub fn edition(name: &str) -> Option<&'static Self> {
        let edition = EDITIONS.iter().find(|edition| edition.name == name)?;
        Some(&edition.form)
    }

    /// A form of a test's own, from the text of a data file.
    #[cfg(test)]
    pub(crate) fn of_text(json: &str) -> &'static Self {
        Box::leak(Box::new(read::bundled(json)))
    }

    /// The edition in force for a report year; none before 2019.
    pub fn for_year(year: u16) -> Option<&'static Self> {
        let in_force = |form: &&Self| year >= form.first_year && form.last_year.is_none_or(|last| year <= last);
        EDITIONS.iter().map(|edition| &*edition.form).find(in_force)
    }

    /// The edition in force now: the one that came last.
    pub fn newest() -> &'static Self {
        let [newest, ..] = &EDITIONS;
        &newest.form
    }

    /// The names of all editions, newest first.
    pub fn editions() -> impl Iterator<Item = &'static str> {
        EDITIONS.iter().map(|edition| edition.name)
    }

    /// All values, in reading order.
    pub fn values(&self) -> impl Iterator<Item = (FigureId, &Value)> {
        self.values.iter().enumerate().map(|(index, value)| (FigureId(index as u16), value))
    }

    /// One value.
    pub fn value(&self, id: FigureId) -> &Value {
        &self.values[id.index()]
    }

    /// The value at a path of the report.
    pub fn find(&self, path: &str) -> Option<FigureId> {
        let found = self.by_path.binary_search_by(|id| self.value(*id).path.as_str().cmp(path));
        found.ok().map(|at| self.by_path[at])
    }

    /// The value whose cell has a name that a person would use: in full ([`Labels::cell_name`]) or short
    /// ([`Labels::address`]), white space aside.
    pub fn find_cell(&self, name: &str) -> Option<FigureId> {
        let bare = |text: &str| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
        let name = bare(name);
        let is_it = |id: &FigureId| {
            let labels = self.labels(*id);
            bare(&labels.cell_name()) == name || bare(&labels.address()) == name
        };
        self.values().map(|(id, _)| id).find(is_it)
    }

    /// The table of a section.
    pub fn table(&self, section: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == section)
    }

    /// The equations of one rule.
    pub fn equations<'a>(&'a self, rule: &'a str) -> impl Iterator<Item = &'a Equation> {
        self.equations.iter().filter(move |equation| equation.rule == rule)
    }

    /// The values that a rule looks at; none if the form has no such.
    pub fn values_of(&self, rule: &str) -> &[FigureId] {
        self.values_of_rules.get(rule).map_or(&[], Vec::as_slice)
    }

    /// The sections that a rule looks at.
    pub fn sections_of<'a>(&'a self, rule: &'a str) -> impl Iterator<Item = &'a Section> {
        self.sections.iter().filter(move |section| section.rules.iter().any(|named| named == rule))
    }

    /// The code of the office that issued the notice (发文机关代字), as its number begins (`国办公开办函`).
    pub fn notice_code(&self) -> &str {
        self.notice.split('〔').next().unwrap_or_default()
    }

    /// The names of all rules that the form says something for.
    #[cfg(test)]
    pub(crate) fn rules(&self) -> impl Iterator<Item = &str> {
        let of_sections = self.sections.iter().flat_map(|section| &section.rules);
        let of_values = self.equations.iter().map(|equation| &equation.rule).chain(self.values_of_rules.keys());
        let others = self.across_years.iter().map(|equation| &equation.rule);
        let limits = self.limits.iter().map(|limit| &limit.rule);
        of_sections.chain(of_values).chain(others).chain(limits).map(String::as_str)
    }

    /// What a number in the prose stands for, by the name of its measure
    /// ([`Measure::name`](crate::report::prose::Measure::name)): one of these sums of values, the likeliest first.
    ///
    /// Empty where the form asks for no such number, or where the words leave open which it is.
    pub fn measure(&self, name: &str) -> &[Vec<FigureId>] {
        self.measures.get(name).map_or(&[], Vec::as_slice)
    }

    /// The names of all measures that the form knows of, sorted.
    #[cfg(test)]
    pub(crate) fn measures(&self) -> impl Iterator<Item = &str> {
        self.measures.keys().map(String::as_str)
    }

    /// What the form prints around a value: its table, its row's labels, its column's heads.
    pub fn labels(&self, id: FigureId) -> Labels<'_> {
        labels::of(self, self.value(id))
    }

    /// The equations of one rule between two years.
    pub fn across_years<'a>(&'a self, rule: &'a str) -> impl Iterator<Item = &'a YearEquation> {
        self.across_years.iter().filter(move |equation| equation.rule == rule)
    }

    /// The words that every title ends with, behind the year (`政府信息公开工作年度报告`).
    pub fn title_tail(&self) -> &str {
        self.title.split_once("{year}年").map_or("", |(_, tail)| tail)
    }

    /// The title of a report.
    pub fn title_of(&self, agency: &str, year: u16) -> String {
        self.title.replace("{agency}", agency).replace("{year}", &year.to_string())
    }
}

#[cfg(test)]
mod tests;
