//! One JSON report in, the official 政府信息公开工作年度报告 out, as PDF and as Word.

pub mod compose;
pub mod date;
pub mod document;
mod error;
pub mod finding;
pub mod font;
pub mod form;
pub mod layout;
pub mod length;
pub mod model;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod rules;
pub mod source;

pub use error::Error;
