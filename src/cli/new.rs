//! `nianbao new`.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

use nianbao::model::{SkeletonError, skeleton};

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
        Ok(text) => text,
        Err(failure) => {
            terminal.failure(&failure);
            return Ok(Status::Failed);
        }
    };
    let Some(path) = arguments.output.as_deref().filter(|path| *path != Path::new("-")) else {
        terminal.bytes(text.as_bytes())?;
        return Ok(Status::Done);
    };
    match write_new(path, &text) {
        Ok(()) => {
            terminal.progress(format_args!("已生成 {}，请填上每一个 null 和＿＿", path.display()));
            Ok(Status::Done)
        }
        Err(failure) => {
            terminal.failure(&failure);
            Ok(Status::Failed)
        }
    }
}

fn make(arguments: &New) -> Result<String, String> {
    let previous = arguments.from.as_deref().map(previous::read).transpose()?;
    if arguments.agency.trim().is_empty() {
        return Err("--agency 后面要写机关的名称".to_owned());
    }
    skeleton(arguments.year, &arguments.agency, previous.as_ref()).map_err(|error| match error {
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
fn write_new(path: &Path, text: &str) -> Result<(), String> {
    let mut file = File::create_new(path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => format!("{} 已经有了，不覆盖", path.display()),
        _ => format!("{} 写不了：{}", path.display(), failure::reason_at(path, &error)),
    })?;
    file.write_all(text.as_bytes()).map_err(|error| {
        let _ = std::fs::remove_file(path);
        format!("{} 写不了：{}", path.display(), failure::reason(&error))
    })
}
