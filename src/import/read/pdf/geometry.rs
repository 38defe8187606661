//! Boxes on a page, in pt from its upper left corner, and the matrices that lead there (ISO 32000-1, 8.3).

/// A box on a page: y grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Box2 {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Box2 {
    /// The box around points.
    pub(super) fn around(points: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let nothing =
            Self { left: f64::INFINITY, top: f64::INFINITY, right: f64::NEG_INFINITY, bottom: f64::NEG_INFINITY };
        points.into_iter().fold(nothing, |it, (x, y)| Self {
            left: it.left.min(x),
            top: it.top.min(y),
            right: it.right.max(x),
            bottom: it.bottom.max(y),
        })
    }

    /// The box around both.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub(super) fn width(self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// Its middle.
    pub(super) fn center(self) -> (f64, f64) {
        (f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }

    /// Whether a point lies in it.
    pub(super) fn contains(self, (x, y): (f64, f64)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }
}

/// A matrix `[a b c d e f]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) fn translation(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this, then another.
    #[expect(clippy::many_single_char_names, reason = "the standard's names for the numbers of a matrix")]
    pub(super) fn then(self, other: Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, other.0);
        Self([a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l])
    }

    /// Where a point comes to lie.
    #[expect(clippy::many_single_char_names, reason = "the standard's names for the numbers of a matrix")]
    pub(super) fn apply(self, (x, y): (f64, f64)) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// How long an upright unit becomes.
    pub(super) fn height(self) -> f64 {
        self.0[2].hypot(self.0[3])
    }

    /// Whether what is level stays level and is read from left to right.
    pub(super) fn is_upright(self) -> bool {
        let [a, b, ..] = self.0;
        a > 0.0 && b.abs() < a * 0.02
    }
}

/// Values of which each is close to the one before it become one: its middle; sorted.
pub(super) fn clustered(values: impl IntoIterator<Item = f64>, tolerance: f64) -> Vec<f64> {
    let mut values: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
    values.sort_by(f64::total_cmp);
    let mut clusters: Vec<(f64, f64)> = Vec::new();
    for value in values {
        match clusters.last_mut() {
            Some((_, last)) if value - *last <= tolerance => *last = value,
            _ => clusters.push((value, value)),
        }
    }
    clusters.into_iter().map(|(first, last)| f64::midpoint(first, last)).collect()
}

/// Which of some sorted values is closest to one.
pub(super) fn nearest(values: &[f64], value: f64) -> usize {
    let after = values.partition_point(|other| *other < value);
    match after.checked_sub(1) {
        Some(before) if values.get(after).is_none_or(|next| value - values[before] <= next - value) => before,
        _ => after.min(values.len().saturating_sub(1)),
    }
}
