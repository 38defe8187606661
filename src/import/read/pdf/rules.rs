//! Ruled lines become tables: which cells they close in.
//!
//! Lines are drawn in pieces, one a cell; pieces in one line are put together. Lines that touch are one table. Its
//! columns and rows are where any line stands; two neighbouring fields without a line between them are one cell.

use super::super::error::ReadError;
use super::super::limits;
use super::drawn::Rule;
use super::geometry::{Box2, clustered, nearest};

/// How far apart two pieces of one line may be, in pt.
const GAP: f64 = 3.0;

/// How far apart lines may be that are one, in pt: some programs draw a line as the two sides of a thin box.
const THICK: f64 = 3.0;

/// The shortest line that a table has, in pt.
const SHORTEST: f64 = 6.0;

/// The most lines of a page.
const MOST: usize = 4000;

/// A table's lines, and the cells they close in.
#[derive(Debug)]
pub(super) struct Ruling {
    pub(super) area: Box2,
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// Row by row of fields, the cell each belongs to.
    fields: Vec<usize>,
    pub(super) cells: Vec<Field>,
    /// Whether no line closes it at its bottom: it goes on on the next page.
    pub(super) is_open: bool,
}

/// A cell: its rows and columns of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    pub(super) rows: std::ops::Range<usize>,
    pub(super) columns: std::ops::Range<usize>,
}

impl Ruling {
    /// The cell that a point lies in.
    pub(super) fn cell_at(&self, (x, y): (f64, f64)) -> Option<usize> {
        let column = self.xs.partition_point(|edge| *edge <= x).checked_sub(1)?.min(self.columns().checked_sub(1)?);
        let row = self.ys.partition_point(|edge| *edge <= y).checked_sub(1)?.min(self.rows().checked_sub(1)?);
        self.fields.get(row * self.columns() + column).copied()
    }

    /// Where a cell is on the page.
    pub(super) fn area_of(&self, cell: usize) -> Box2 {
        let Field { rows, columns } = &self.cells[cell];
        Box2 {
            left: self.xs[columns.start],
            right: self.xs[columns.end],
            top: self.ys[rows.start],
            bottom: self.ys[rows.end],
        }
    }

    /// How many rows of fields there are.
    pub(super) fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }
}

/// The tables that a page's lines rule, from top to bottom.
///
/// # Errors
/// If there are more lines, or more fields, than on any page of a report.
pub(super) fn tables(rules: &[Rule]) -> Result<Vec<Ruling>, ReadError> {
    let mut rules = [joined(rules, true), joined(rules, false)].concat();
    rules.retain(|rule| rule.end - rule.start >= SHORTEST);
    if rules.len() > MOST {
        return Err(ReadError::Limit { what: "PDF 里有一页的线太多" });
    }
    let mut tables = Vec::new();
    for touching in groups(&rules) {
        tables.extend(ruling(&touching)?);
    }
    tables.sort_by(|one: &Ruling, other| one.area.top.total_cmp(&other.area.top));
    Ok(tables)
}

/// The lines of one direction, pieces put together.
fn joined(rules: &[Rule], is_level: bool) -> Vec<Rule> {
    let mut rules: Vec<Rule> = rules.iter().copied().filter(|rule| rule.is_level == is_level).collect();
    rules.sort_by(|one, other| one.at.total_cmp(&other.at).then(one.start.total_cmp(&other.start)));
    let mut joined: Vec<Rule> = Vec::new();
    let mut rest = rules.as_mut_slice();
    while let Some(first) = rest.first() {
        let at = first.at;
        let (line, after) = rest.split_at_mut(rest.partition_point(|rule| rule.at - at <= THICK / 2.0));
        line.sort_by(|one, other| one.start.total_cmp(&other.start));
        let first = joined.len();
        for rule in line.iter() {
            match joined[first..].last_mut() {
                Some(Rule { end, .. }) if rule.start - *end <= GAP => *end = end.max(rule.end),
                _ => joined.push(Rule { at, ..*rule }),
            }
        }
        rest = after;
    }
    joined
}

/// Lines that touch each other, directly or through others.
fn groups(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut groups = Vec::new();
    let mut left: Vec<Rule> = rules.to_vec();
    while let Some(first) = left.pop() {
        let mut group = vec![first];
        let mut next = 0;
        while next < group.len() {
            let rule = group[next];
            let (touching, others): (Vec<Rule>, Vec<Rule>) = left.into_iter().partition(|other| touch(rule, *other));
            group.extend(touching);
            left = others;
            next += 1;
        }
        groups.push(group);
    }
    groups
}

fn touch(one: Rule, other: Rule) -> bool {
    let reaches = |rule: Rule, at: f64| (rule.start - GAP..=rule.end + GAP).contains(&at);
    one.is_level != other.is_level && reaches(one, other.at) && reaches(other, one.at)
}

/// The table of lines that touch; none if they close in fewer than two cells.
fn ruling(rules: &[Rule]) -> Result<Option<Ruling>, ReadError> {
    let of = |is_level: bool| rules.iter().filter(move |rule| rule.is_level == is_level);
    // Where lines end is an edge too: some tables have no lines at their sides.
    let ends = |is_level| of(is_level).flat_map(|rule| [rule.start, rule.end]);
    let outer = |is_level| {
        let (first, last) = ends(is_level)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(first, last), end| (first.min(end), last.max(end)));
        [first, last]
    };
    let xs = clustered(of(false).map(|rule| rule.at).chain(outer(true)), THICK);
    let ys = clustered(of(true).map(|rule| rule.at).chain(outer(false)), THICK);
    if xs.len() < 2 || ys.len() < 2 || xs.len() + ys.len() < 5 {
        return Ok(None);
    }
    if xs.len().saturating_mul(ys.len()) > limits::SLOTS {
        return Err(ReadError::Limit { what: "表格的格子太多" });
    }
    let area = Box2 { left: xs[0], right: xs[xs.len() - 1], top: ys[0], bottom: ys[ys.len() - 1] };
    let walls = Walls::of(rules, &xs, &ys);
    let (fields, cells) = cells(&walls);
    let is_open = of(true).all(|rule| area.bottom - rule.at > THICK);
    Ok((cells.len() > 1).then_some(Ruling { area, xs, ys, fields, cells, is_open }))
}

/// For each field, whether a line stands at its right, and whether one lies below it.
struct Walls {
    rows: usize,
    columns: usize,
    right: Vec<bool>,
    below: Vec<bool>,
}

impl Walls {
    fn of(rules: &[Rule], xs: &[f64], ys: &[f64]) -> Self {
        let (rows, columns) = (ys.len() - 1, xs.len() - 1);
        let mut walls = Self { rows, columns, right: vec![false; rows * columns], below: vec![false; rows * columns] };
        for rule in rules {
            let (across, along) = if rule.is_level { (ys, xs) } else { (xs, ys) };
            let Some(before) = nearest(across, rule.at).checked_sub(1) else { continue };
            for step in 0..along.len() - 1 {
                let middle = f64::midpoint(along[step], along[step + 1]);
                if before + 1 < across.len() && (rule.start..=rule.end).contains(&middle) {
                    if rule.is_level {
                        walls.below[before * columns + step] = true;
                    } else {
                        walls.right[step * columns + before] = true;
                    }
                }
            }
        }
        walls
    }

    /// The fields beside a field that no line parts from it.
    fn open_beside(&self, field: usize) -> impl Iterator<Item = usize> {
        let (row, column) = (field / self.columns, field % self.columns);
        let right = (column + 1 < self.columns && !self.right[field]).then_some(field + 1);
        let left = (column > 0 && !self.right[field - 1]).then(|| field - 1);
        let below = (row + 1 < self.rows && !self.below[field]).then_some(field + self.columns);
        let above = (row > 0 && !self.below[field - self.columns]).then(|| field - self.columns);
        [right, left, below, above].into_iter().flatten()
    }
}

/// The cells, and which of them each field belongs to. Fields that are no box together are cells row by row.
fn cells(walls: &Walls) -> (Vec<usize>, Vec<Field>) {
    let mut of_field = vec![usize::MAX; walls.rows * walls.columns];
    let mut cells = Vec::new();
    for start in 0..of_field.len() {
        if of_field[start] != usize::MAX {
            continue;
        }
        let mut fields = vec![start];
        of_field[start] = cells.len();
        let mut next = 0;
        while next < fields.len() {
            for beside in walls.open_beside(fields[next]) {
                if of_field[beside] == usize::MAX {
                    of_field[beside] = cells.len();
                    fields.push(beside);
                }
            }
            next += 1;
        }
        for (cell, fields) in boxes(fields, walls.columns) {
            for field in fields {
                of_field[field] = cells.len();
            }
            cells.push(cell);
        }
    }
    (of_field, cells)
}

fn boxes(mut fields: Vec<usize>, columns: usize) -> Vec<(Field, Vec<usize>)> {
    fields.sort_unstable();
    let whole = around(&fields, columns);
    if whole.rows.len() * whole.columns.len() == fields.len() {
        return vec![(whole, fields)];
    }
    let is_run = |one: &usize, other: &usize| one + 1 == *other && one / columns == other / columns;
    fields.chunk_by(is_run).map(|run| (around(run, columns), run.to_vec())).collect()
}

fn around(fields: &[usize], columns: usize) -> Field {
    let rows = fields.iter().map(|field| field / columns);
    let (first, last) = rows.fold((usize::MAX, 0), |(first, last), row| (first.min(row), last.max(row)));
    let across = fields.iter().map(|field| field % columns);
    let (left, right) = across.fold((usize::MAX, 0), |(left, right), column| (left.min(column), right.max(column)));
    Field { rows: first..last + 1, columns: left..right + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(at: f64, start: f64, end: f64) -> Rule {
        Rule { is_level: true, at, start, end }
    }

    fn upright(at: f64, start: f64, end: f64) -> Rule {
        Rule { is_level: false, at, start, end }
    }

    #[test]
    fn lines_close_in_cells_however_they_are_cut() {
        // A head over two columns, and a label over two rows; the lines in pieces, one drawn as two.
        let rules = [
            level(0.0, 0.0, 50.0),
            level(0.4, 50.0, 150.0),
            level(20.0, 50.0, 150.0),
            level(20.9, 50.0, 100.0),
            level(40.0, 50.0, 150.0),
            level(60.0, 0.0, 150.0),
            upright(0.0, 0.0, 60.0),
            upright(50.0, 0.0, 60.0),
            upright(100.0, 20.0, 60.0),
            upright(150.0, 0.0, 30.0),
            upright(150.0, 31.0, 60.0),
        ];
        let tables = tables(&rules).unwrap();
        assert_eq!(tables.len(), 1);
        let cells: Vec<_> = tables[0].cells.iter().map(|it| (it.rows.clone(), it.columns.clone())).collect();
        assert_eq!(cells, [(0..3, 0..1), (0..1, 1..3), (1..2, 1..2), (1..2, 2..3), (2..3, 1..2), (2..3, 2..3)]);
        assert_eq!(tables[0].cell_at((120.0, 10.0)), Some(1));
        assert_eq!(tables[0].cell_at((25.0, 50.0)), Some(0));
    }

    #[test]
    fn a_table_without_lines_at_its_sides_is_one() {
        let rules = [level(0.0, 0.0, 90.0), level(20.0, 0.0, 90.0), level(40.0, 0.0, 90.0), upright(30.0, 0.0, 40.0)];
        assert_eq!(tables(&rules).unwrap()[0].cells.len(), 4);
    }

    #[test]
    fn frames_underlines_and_lines_apart_are_no_tables() {
        let frame = [level(0.0, 0.0, 90.0), level(20.0, 0.0, 90.0), upright(0.0, 0.0, 20.0), upright(90.0, 0.0, 20.0)];
        assert!(tables(&frame).unwrap().is_empty());
        assert!(tables(&[level(10.0, 0.0, 90.0), level(30.0, 0.0, 90.0)]).unwrap().is_empty());
    }

    #[test]
    fn fields_that_are_no_box_are_cells_row_by_row() {
        let rules = [
            level(0.0, 0.0, 60.0),
            level(20.0, 30.0, 60.0),
            level(40.0, 0.0, 60.0),
            upright(0.0, 0.0, 40.0),
            upright(60.0, 0.0, 40.0),
            upright(30.0, 20.0, 40.0),
        ];
        let tables = tables(&rules).unwrap();
        let cells: Vec<_> = tables[0].cells.iter().map(|it| (it.rows.clone(), it.columns.clone())).collect();
        assert_eq!(cells, [(0..1, 0..2), (1..2, 0..1), (1..2, 1..2)]);
    }
}
