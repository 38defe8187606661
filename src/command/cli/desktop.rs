//! Started by a double click, or with a file dropped on it: then the page is what is wanted.

use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::Path;

use clap::CommandFactory as _;

use super::args::Arguments;

/// The arguments as they were typed, or, if the program was started from a desktop, those that open the page.
pub(super) fn completed(typed: Vec<OsString>) -> Vec<OsString> {
    let opens = match &typed[..] {
        [_] => is_on_a_desktop(),
        [_, file] => !is_command(file) && Path::new(file).is_file(),
        _ => false,
    };
    if !opens {
        return typed;
    }
    let mut typed = typed.into_iter();
    let program = typed.next().unwrap_or_default();
    [program, "serve".into(), "--open".into()].into_iter().chain(typed).collect()
}

fn is_command(argument: &OsString) -> bool {
    let argument = argument.to_string_lossy();
    argument.starts_with('-') || Arguments::command().get_subcommands().any(|command| command.get_name() == argument)
}

/// Whether nobody reads a terminal, and there is a screen. A double click in Windows opens a terminal of its own, so
/// there the page is opened in any case.
fn is_on_a_desktop() -> bool {
    if cfg!(windows) {
        return true;
    }
    let has_terminal =
        std::io::stdin().is_terminal() || std::io::stdout().is_terminal() || std::io::stderr().is_terminal();
    let has_screen = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    !has_terminal && (has_screen || cfg!(target_os = "macos"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn completed_of(typed: &[&str]) -> Vec<String> {
        let typed = typed.iter().map(OsString::from).collect();
        completed(typed).iter().map(|argument| argument.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_alone_is_opened_and_a_command_is_run() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/wugang-2025.json");
        assert_eq!(completed_of(&["nianbao", file]), ["nianbao", "serve", "--open", file]);
        for typed in [&["nianbao", "check"][..], &["nianbao", "--help"], &["nianbao", "no such file"]] {
            assert_eq!(completed_of(typed), typed);
        }
        assert_eq!(completed_of(&["nianbao", "check", file]), ["nianbao", "check", file]);
    }
}
