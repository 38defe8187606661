//! One JSON report in, the official 政府信息公开工作年度报告 out, as PDF and as Word.

pub mod compose;
pub mod date;
pub mod document;
#[cfg(feature = "docx")]
pub mod docx;
pub mod finding;
pub mod font;
pub mod form;
pub mod length;
pub mod model;
