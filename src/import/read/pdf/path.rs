//! Paths (ISO 32000-1, 8.5), of which only straight level and upright edges matter.

use super::drawn::Rule;
use super::geometry::{Box2, Matrix};

/// The most points of one path that are kept.
const MOST_POINTS: usize = 200_000;

/// A path as far as it is drawn.
#[derive(Debug, Default)]
pub(super) struct Path {
    shapes: Vec<Vec<(f64, f64)>>,
    points: usize,
}

impl Path {
    /// Adds what an operator draws.
    pub(super) fn add(&mut self, operator: &str, numbers: &[f64]) {
        match (operator, numbers) {
            ("m", &[x, y]) => self.shapes.push(vec![(x, y)]),
            ("l", &[x, y]) | ("c", &[_, _, _, _, x, y]) | ("v" | "y", &[_, _, x, y]) => self.line_to((x, y)),
            ("h", _) => self.close(),
            ("re", &[x, y, width, height]) => {
                let (right, top) = (x + width, y + height);
                self.points += 5;
                self.shapes.push(vec![(x, y), (right, y), (right, top), (x, top), (x, y)]);
            }
            _ => {}
        }
        if self.points > MOST_POINTS {
            *self = Self::default();
        }
    }

    fn line_to(&mut self, point: (f64, f64)) {
        self.points += 1;
        match self.shapes.last_mut() {
            Some(shape) => shape.push(point),
            None => self.shapes.push(vec![point]),
        }
    }

    fn close(&mut self) {
        if let Some(first) = self.shapes.last().and_then(|shape| shape.first().copied()) {
            self.line_to(first);
        }
    }

    /// Its edges that are lines.
    pub(super) fn edges(&self, matrix: Matrix, is_closed: bool) -> impl Iterator<Item = Rule> {
        self.shapes.iter().flat_map(move |shape| {
            let closing = shape.first().copied().filter(|_| is_closed && shape.len() > 2);
            let points: Vec<_> = shape.iter().copied().chain(closing).map(|point| matrix.apply(point)).collect();
            points.windows(2).filter_map(|pair| Rule::between(pair[0], pair[1])).collect::<Vec<_>>()
        })
    }

    /// The boxes around its shapes.
    pub(super) fn shapes(&self, matrix: Matrix) -> impl Iterator<Item = Box2> {
        self.shapes.iter().map(move |shape| Box2::around(shape.iter().map(|point| matrix.apply(*point))))
    }
}
