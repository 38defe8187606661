//! Figures: pictures and charts.

use super::texts::Text;
use super::{PageGeometry, Role};
use crate::length::Length;
use crate::report::finding::Path;

/// A picture or a chart amid the words.
#[derive(Debug, Clone)]
pub struct Figure {
    /// What it shows.
    pub shown: Shown,
    /// What it shows, for readers who do not see it.
    pub alt: String,
    /// Where it comes from.
    pub path: Path,
}

/// What a figure shows.
#[derive(Debug, Clone)]
pub enum Shown {
    /// A picture.
    Picture {
        /// Which of the document's.
        picture: PictureId,
        /// How wide it is printed, in whole twips.
        width: Length,
        /// How high, in whole twips.
        height: Length,
    },
    /// Bars.
    Chart(Chart),
}

/// The number of a picture in [`Document::pictures`](super::Document::pictures).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureId(pub(crate) usize);

impl PictureId {
    /// The number as an index.
    pub fn index(self) -> usize {
        self.0
    }
}

/// Level bars, in groups each beside its label, as wide as the text area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What stands over them.
    pub title: Option<String>,
    /// What the bars of each group are, in their order, where a group has several.
    pub series: Vec<String>,
    /// The groups, from the top; each has as many bars as the others.
    pub groups: Vec<Group>,
}

/// Bars beside one label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The label.
    pub label: String,
    /// The bars, from the top.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Its figure, as the table has it.
    pub figure: String,
    /// How long it is, in millionths of the longest.
    pub share: u32,
}

impl Bar {
    /// The length of the longest bar.
    pub const WHOLE: u32 = 1_000_000;
}

impl Figure {
    /// The least distance from the text above and below.
    pub const LEAST_SPACE: Length = Length::pt(6);

    /// How high the block of a figure of some height is, with the space above and below it: whole lines, so that the
    /// text below is on the grid.
    pub fn block_height(height: Length) -> Length {
        let pitch = PageGeometry::LINE_PITCH.to_milli();
        let lines = (height + Self::LEAST_SPACE * 2).to_milli().div_euclid(pitch) + 1;
        PageGeometry::LINE_PITCH * lines
    }

    pub(super) fn texts(&self) -> impl Iterator<Item = Text<'_>> {
        let chart = match &self.shown {
            Shown::Chart(chart) => Some(chart),
            Shown::Picture { .. } => None,
        };
        let words = chart.into_iter().flat_map(Chart::words);
        words.map(|(role, words)| Text { role, words, path: &self.path })
    }

    pub(super) fn texts_mut(&mut self) -> impl Iterator<Item = (Role, &mut String)> {
        let chart = match &mut self.shown {
            Shown::Chart(chart) => Some(chart),
            Shown::Picture { .. } => None,
        };
        chart.into_iter().flat_map(Chart::words_mut)
    }
}

impl Chart {
    /// Its words, each as what of a table it is set.
    fn words(&self) -> impl Iterator<Item = (Role, &str)> {
        let groups = self.groups.iter().flat_map(|group| {
            let figures = group.bars.iter().map(|bar| (Role::TableFigure, bar.figure.as_str()));
            std::iter::once((Role::TableLabel, group.label.as_str())).chain(figures)
        });
        let title = self.title.iter().map(|title| (Role::TableHead, title.as_str()));
        title.chain(groups).chain(self.series.iter().map(|series| (Role::TableLabel, series.as_str())))
    }

    fn words_mut(&mut self) -> impl Iterator<Item = (Role, &mut String)> {
        let groups = self.groups.iter_mut().flat_map(|group| {
            let figures = group.bars.iter_mut().map(|bar| (Role::TableFigure, &mut bar.figure));
            std::iter::once((Role::TableLabel, &mut group.label)).chain(figures)
        });
        let title = self.title.iter_mut().map(|title| (Role::TableHead, title));
        title.chain(groups).chain(self.series.iter_mut().map(|series| (Role::TableLabel, series)))
    }
}
