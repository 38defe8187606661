//! What a report is, and what is wrong with it: from its JSON to findings.

pub mod finding;
pub mod form;
pub mod located;
pub mod model;
pub mod prose;
pub mod rules;
pub mod source;
