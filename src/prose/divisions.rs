//! Wholes and their parts.
use super::token::Token;
use std::ops::Range;
/// A whole and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /** w */
    pub words: Range<usize>,
}
pub(super) fn divisions(_text: &str, _tokens: &[Token]) -> Vec<Division> {
    Vec::new()
}
