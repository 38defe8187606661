//! `nianbao new`.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

use nianbao::report::model::{SkeletonError, skeleton};

use super::args::New;
use super::terminal::Terminal;
use super::{Status, failure, previous};

/// Writes a report to be filled in.
///
/// # Errors
///
/// The standard output cannot be written.
pub(super) fn run(arguments: &New, terminal: &mut Terminal) -> io::Result<Status> {
    let text = match make(arguments) {
        Ok((text, note)) => {
            if let Some(note) = note {
                terminal.say(format_args!("警告：{note}"));
            }
            text
        }
        Err(failure) => {
            terminal.failure(&failure);
            return Ok(Status::Failed);
        }
    };
    let Some(path) = arguments.output.as_deref().filter(|path| *path != Path::new("-")) else {
        terminal.bytes(text.as_bytes())?;
        return Ok(Status::Done);
    };
    match write_new(path, text.as_bytes()) {
        Ok(()) => {
            let words = if arguments.from.is_some() { "，文字是上年的，请改写" } else { "" };
            terminal.progress(format_args!("已生成 {}，请填上每一个 null 和＿＿{words}", path.display()));
            Ok(Status::Done)
        }
        Err(failure) => {
            terminal.failure(&failure);
            Ok(Status::Failed)
        }
    }
}

/// The report's JSON, and what is to be known of last year's.
fn make(arguments: &New) -> Result<(String, Option<String>), String> {
    let (previous, note) = match arguments.from.as_deref().map(previous::read).transpose()? {
        Some((previous, note)) => (Some(previous), note),
        None => (None, None),
    };
    if arguments.agency.trim().is_empty() {
        return Err("--agency 后面要写机关的名称".to_owned());
    }
    let made = skeleton(arguments.year, &arguments.agency, previous.as_ref());
    made.map(|text| (text, note)).map_err(|error| match error {
        SkeletonError::Year(year) => format!("{year} 年没有全国统一的年报格式"),
        SkeletonError::Previous { agency, year } => format!(
            "--from 的是“{agency}” {year} 年度的年报，应当是“{}” {} 年度的",
            arguments.agency,
            i32::from(arguments.year) - 1
        ),
        other => other.to_string(),
    })
}

/// Writes a file that is not there yet; what cannot be written whole is taken away.
pub(super) fn write_new(path: &Path, content: &[u8]) -> Result<(), String> {
    let mut file = File::create_new(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => format!("{} 已经有了，不覆盖", path.display()),
        _ => format!("{} 写不了：{}", path.display(), failure::reason_at(path, &error)),
    })?;
    file.write_all(content).map_err(|error| {
        let _ = std::fs::remove_file(path);
        format!("{} 写不了：{}", path.display(), failure::reason(&error))
    })
}
