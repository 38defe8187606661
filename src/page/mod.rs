//! What a sheet of paper is: from a report to items at positions.

pub mod compose;
pub mod document;
pub mod font;
pub mod layout;

#[cfg(test)]
mod tests;
