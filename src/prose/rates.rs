//! Shares and rates of growth.
use super::Claim;
use super::token::Token;
use std::ops::Range;
/// A rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /** w */
    pub words: Range<usize>,
}
/// Kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RateKind {
    /** s */
    Share,
}
pub(super) fn rates(_text: &str, _tokens: &[Token], _claims: &[Claim]) -> Vec<Rate> {
    Vec::new()
}
