//! clap's own messages in Chinese.

use std::io::Write as _;

use clap::error::{ContextKind, ErrorKind};

use super::Status;

/// The commands there are.
#[cfg(feature = "serve")]
const COMMANDS: &str = "export、check、import、explain、new、schema、forms、fonts 或 serve";
#[cfg(not(feature = "serve"))]
const COMMANDS: &str = "export、check、import、explain、new、schema、forms 或 fonts";

/// Shows help, the version, or what is wrong with the arguments.
pub(super) fn report(error: &clap::Error) -> Status {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // A closed pipe is no failure, and there is nowhere left to tell of another.
        let _ = write!(anstream::stdout(), "{}", error.render().ansi());
        return Status::Done;
    }
    let mut stderr = anstream::stderr();
    let _ = writeln!(stderr, "错误：{}", message(error));
    let _ = writeln!(stderr, "用 nianbao --help 看用法");
    Status::Failed
}

fn message(error: &clap::Error) -> String {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidValue if context(ContextKind::InvalidValue).is_empty() => {
            format!("{argument} 后面要写一个值")
        }
        ErrorKind::ValueValidation if argument.starts_with("--year") => {
            format!("{argument} 应当是四位年份，写的是“{}”", context(ContextKind::InvalidValue))
        }
        ErrorKind::ValueValidation => {
            // Our own reasons are in Chinese; those of numbers are not.
            let reason = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            let reason = if reason.is_ascii() { "应当是正整数".to_owned() } else { reason };
            format!("{argument} 不能是“{}”：{reason}", context(ContextKind::InvalidValue))
        }
        ErrorKind::InvalidValue => {
            let (value, valid) = (context(ContextKind::InvalidValue), context(ContextKind::ValidValue));
            format!("{argument} 不能是“{value}”，可以是 {}", valid.replace(", ", "、"))
        }
        ErrorKind::UnknownArgument => {
            let meant = context(ContextKind::SuggestedArg);
            let meant = if meant.is_empty() { meant } else { format!("，是不是 {meant}？") };
            format!("没有“{argument}”这个选项{meant}")
        }
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令，可以用 {COMMANDS}", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            format!("缺少命令：{COMMANDS}")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::ArgumentConflict => conflict(&argument, &context(ContextKind::PriorArg)),
        ErrorKind::TooManyValues => format!("{argument} 只能有一个值"),
        _ => "参数写得不对".to_owned(),
    }
}

fn conflict(argument: &str, prior: &str) -> String {
    if argument == prior {
        format!("{argument} 只能写一次")
    } else {
        format!("{argument} 不能和 {prior} 同用")
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::command::cli::args::Arguments;

    #[test]
    fn every_command_is_named() {
        let command = Arguments::command();
        let mut names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        let mut named: Vec<&str> = COMMANDS.split(['、', ' ']).filter(|word| *word != "或").collect();
        names.sort_unstable();
        named.sort_unstable();
        assert_eq!(named, names);
    }
}
