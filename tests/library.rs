//! The library from outside: whole reports in, pages and files out.
//!
//! One binary for all of it, since each links every face. The pages of the samples are kept in `tests/snapshots`; after
//! a change that is meant, `INSTA_UPDATE=always cargo test --test library` writes them anew, and the difference is for
//! a person to read.

#![allow(clippy::unwrap_used, reason = "all of it is tests, helpers included")]

mod determinism;
mod direction;
mod draft;
mod figures;
mod hostile;
mod house;
mod html;
mod import;
mod layout;
mod missing_glyph;
mod mutation;
mod ofd;
mod page_breaks;
mod positions;
mod properties;
mod prose;
mod structure;
mod support;
mod table_breaks;
mod table_figures;
