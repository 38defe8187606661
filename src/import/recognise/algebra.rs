//! Which values an equation would catch if they were misread.
//!
//! Equations with unknown values in them lose a part of their strength: `自然人 + 其他 = 总计` with 其他 lost gives 其他, and
//! no longer checks 总计. What is left are the combinations of equations in which no unknown stands; they are found by
//! elimination over a prime field, in which the coefficients 1 and −1 of the form's equations are exact.

use crate::report::form::{Equation, FigureId};

/// A Mersenne prime: products of two residues fit a `u64`.
const PRIME: u64 = (1 << 31) - 1;

/// Combinations of equations in which no unknown stands.
pub(crate) struct Checks {
    /// For each combination the factor of each equation.
    combinations: Vec<Vec<u64>>,
}

impl Checks {
    /// The combinations of these equations without the values that `is_unknown`.
    pub fn new(equations: &[&Equation], is_unknown: impl Fn(FigureId) -> bool) -> Self {
        let mut unknown: Vec<FigureId> =
            equations.iter().flat_map(|one| members(one)).filter(|id| is_unknown(*id)).collect();
        unknown.sort_unstable();
        unknown.dedup();
        let mut rows: Vec<Vec<u64>> = equations
            .iter()
            .enumerate()
            .map(|(index, equation)| {
                let own = unknown.iter().map(|id| coefficient(equation, *id));
                own.chain((0..equations.len()).map(|other| u64::from(other == index))).collect()
            })
            .collect();
        let rank = eliminate(&mut rows, unknown.len());
        Self { combinations: rows[rank..].iter().map(|row| row[unknown.len()..].to_vec()).collect() }
    }

    /// Whether some combination would no longer hold if this value alone were another.
    pub fn would_notice(&self, equations: &[&Equation], id: FigureId) -> bool {
        let coefficients: Vec<u64> = equations.iter().map(|equation| coefficient(equation, id)).collect();
        let weight = |combination: &Vec<u64>| {
            combination
                .iter()
                .zip(&coefficients)
                .fold(0, |sum, (factor, coefficient)| (sum + factor * coefficient) % PRIME)
        };
        self.combinations.iter().any(|combination| weight(combination) != 0)
    }
}

/// All values of an equation.
pub(crate) fn members(equation: &Equation) -> impl Iterator<Item = FigureId> {
    equation.sum.iter().chain(&equation.equals).copied()
}

/// A value's factor in an equation brought to one side.
fn coefficient(equation: &Equation, id: FigureId) -> u64 {
    let count = |side: &[FigureId]| side.iter().filter(|other| **other == id).count() as u64;
    (count(&equation.sum) + PRIME - count(&equation.equals) % PRIME) % PRIME
}

/// Brings the first columns of a matrix to echelon form and says how many rows have something in them.
fn eliminate(rows: &mut [Vec<u64>], columns: usize) -> usize {
    let mut rank = 0;
    for column in 0..columns {
        let Some(pivot) = (rank..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
        rows.swap(rank, pivot);
        let inverse = power(rows[rank][column], PRIME - 2);
        let lead = rows[rank].clone();
        for row in &mut rows[rank + 1..] {
            let factor = row[column] * inverse % PRIME;
            if factor != 0 {
                for (value, of_lead) in row.iter_mut().zip(&lead) {
                    *value = (*value + (PRIME - factor) * of_lead) % PRIME;
                }
            }
        }
        rank += 1;
    }
    rank
}

fn power(base: u64, exponent: u64) -> u64 {
    let (mut result, mut base, mut exponent) = (1, base, exponent);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::form::Form;

    #[test]
    fn a_lost_column_takes_the_check_of_rows_and_leaves_that_of_columns() {
        let form = Form::edition("2021").unwrap();
        let equations: Vec<&Equation> = form.equations.iter().collect();
        let find = |path: &str| form.find(path).unwrap();
        let notices = |unknown: &[&str], path: &str| {
            let unknown: Vec<FigureId> = unknown.iter().map(|path| find(path)).collect();
            Checks::new(&equations, |id| unknown.contains(&id)).would_notice(&equations, find(path))
        };
        assert!(notices(&[], "requests.received.other") && notices(&[], "review_and_litigation.review.total"));
        assert!(!notices(&[], "proactive_disclosure.regulations.issued"), "table 二 has no equations");
        let review = "review_and_litigation.review";
        assert!(!notices(&[&format!("{review}.upheld")], &format!("{review}.total")));
        let other: Vec<String> = form.values().map(|(_, value)| value.path.clone()).collect();
        let other: Vec<&str> = other
            .iter()
            .map(String::as_str)
            .filter(|path| path.rsplit('.').next() == Some("other") && path.starts_with("requests"))
            .collect();
        assert!(other.len() == 25 && notices(&other, "requests.outcomes.granted.enterprise"));
        assert!(!notices(&other, "requests.received.other"), "it is unknown itself");
    }
}
