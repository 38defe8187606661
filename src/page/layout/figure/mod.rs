//! Figures: what of them stands where.

mod bars;
mod chart;

pub use chart::draw_chart;

use super::LayoutError;
use super::frame::{Mark, PlacedPicture};
use crate::length::Length;
use crate::page::document::{Figure, Shown};
use crate::page::font::Fonts;

/// A figure drawn, its marks from its own left and upper edges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// How wide it is.
    pub width: Length,
    /// How high it is.
    pub height: Length,
    /// What is drawn, in order; all of it is black or a picture.
    pub marks: Vec<Mark>,
}

impl Drawing {
    /// Draws a figure.
    ///
    /// # Errors
    /// The first character that no face has.
    pub(super) fn of(figure: &Figure, fonts: &Fonts) -> Result<Self, LayoutError> {
        match &figure.shown {
            Shown::Picture { picture, width, height } => {
                let (x, y) = (Length::ZERO, Length::ZERO);
                let placed = PlacedPicture { picture: *picture, x, y, width: *width, height: *height };
                Ok(Self { width: *width, height: *height, marks: vec![Mark::Picture(placed)] })
            }
            Shown::Chart(chart) => draw_chart(chart, &figure.path, fonts),
        }
    }
}
