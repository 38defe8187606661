//! What a person or a portal asks: the binary alone has it.

pub mod cli;
#[cfg(feature = "serve")]
mod serve;
