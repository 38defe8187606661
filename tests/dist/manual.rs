//! The man page and the completions of the command, written into a folder: `manual FOLDER`.
//!
//! They are made here, and not by the command itself, so that what makes them is no part of it.

#[path = "../../src/command/cli/args.rs"]
#[allow(dead_code, reason = "the arguments are described here, and not read")]
mod args;
#[path = "../../src/command/cli/digest.rs"]
#[allow(dead_code, reason = "used by the arguments alone")]
mod digest;
#[path = "../../src/command/cli/shard.rs"]
#[allow(dead_code, reason = "a value of the arguments")]
mod shard;

use std::fs::{File, create_dir_all};
use std::io;
use std::path::Path;

use clap::CommandFactory as _;
use clap_complete::Shell;

fn main() -> io::Result<()> {
    let folder = std::env::args_os().nth(1).ok_or_else(|| io::Error::other("usage: manual FOLDER"))?;
    let folder = Path::new(&folder);
    create_dir_all(folder)?;
    let command = args::Arguments::command();
    clap_mangen::generate_to(command.clone(), folder)?;
    let completions = [(Shell::Bash, "nianbao.bash"), (Shell::Zsh, "_nianbao"), (Shell::Fish, "nianbao.fish")];
    for (shell, name) in completions {
        clap_complete::generate(shell, &mut command.clone(), "nianbao", &mut File::create(folder.join(name))?);
    }
    Ok(())
}
