//! What is shown amid the words: tables besides the form's own, pictures, and charts of the report's own figures.
//!
//! ```json
//! { "table": { "head": ["渠道", "信息数（条）"], "rows": [["门户网站", "1204"], ["政务新媒体", "380"]], "caption": "各渠道公开数量" } }
//! { "image": "pictures/window.jpg", "alt": "办事大厅的信息公开查阅点", "caption": "查阅点" }
//! { "chart": { "figures": ["requests.outcomes.granted.total", "requests.outcomes.partly_granted.total"],
//!   "caption": "办理结果" } }
//! ```
//!
//! A table has its caption above it (表1), the others below (图1); the numbers are counted over the report.

mod chart;
mod named;
mod picture;
mod schema;
mod table;

pub use chart::{Chart, Series};
pub use named::Image;
pub(super) use picture::fault_finding;
pub(super) use schema::schema;
pub use table::Table;

use serde_json::Value as Json;

use super::Text;
use super::object::{Given, Reading};

/// The keys of a block that is an exhibit.
pub(super) const KEYS: [&str; 5] = ["table", "image", "alt", "caption", "chart"];

/// Something shown amid the words: its words as they were read, or plain ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exhibit<T = Text> {
    /// A table of words (表).
    Table(Table<T>),
    /// A picture (图).
    Picture {
        /// What is shown.
        image: Image,
        /// What it shows, for readers who do not see it; not printed.
        alt: T,
        /// What stands under it.
        caption: Option<T>,
    },
    /// Bars as long as some of the report's figures (图).
    Chart(Chart<T>),
}

/// What is given for the keys of [`KEYS`], in their order.
pub(super) type Members<'n, 's> = [Option<Given<'n, 's>>; KEYS.len()];

/// How many exhibits are begun by what is given: an object is one at the most.
pub(super) fn count(members: &Members<'_, '_>) -> usize {
    let [table, image, alt, caption, chart] = members.each_ref().map(Option::is_some);
    [table, image || alt || caption, chart].into_iter().filter(|is_begun| *is_begun).count()
}

/// Reads an exhibit from what is given for its keys; none if it is at fault, or they are of several.
pub(super) fn read(reading: &mut Reading<'_>, given: &Given<'_, '_>, members: Members<'_, '_>) -> Option<Exhibit> {
    match members {
        [Some(table), None, None, None, None] => table::read(reading, &table).map(Exhibit::Table),
        [None, None, None, None, Some(chart)] => chart::read(reading, &chart).map(Exhibit::Chart),
        [None, image, alt, caption, None] => picture::read(reading, given, [image, alt, caption]),
        _ => None,
    }
}

impl<T> Exhibit<T> {
    /// All its words in reading order, those that are not printed among them.
    pub fn words(&self) -> Vec<&T> {
        match self {
            Self::Table(table) => table.words(),
            Self::Picture { alt, caption, .. } => [alt].into_iter().chain(caption).collect(),
            Self::Chart(chart) => chart.words(),
        }
    }

    /// The same with other words.
    pub fn map<U>(&self, mut word: impl FnMut(&T) -> U) -> Exhibit<U> {
        match self {
            Self::Table(table) => Exhibit::Table(table.map(word)),
            Self::Picture { image, alt, caption } => {
                let (alt, caption) = (word(alt), caption.as_ref().map(word));
                Exhibit::Picture { image: image.clone(), alt, caption }
            }
            Self::Chart(chart) => Exhibit::Chart(chart.map(word)),
        }
    }
}

#[cfg(test)]
mod tests;

impl Exhibit<String> {
    /// The block's JSON.
    pub(super) fn to_json(&self) -> Json {
        match self {
            Self::Table(table) => table.to_json(),
            Self::Picture { image, alt, caption } => picture::to_json(image, alt, caption.as_deref()),
            Self::Chart(chart) => chart.to_json(),
        }
    }
}
