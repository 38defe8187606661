//! The command.

mod command;

use std::process::ExitCode;

/// Many small objects are made and dropped together, on every core: the system's allocator takes a tenth of the time
/// more.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    command::cli::run(std::env::args_os())
}
