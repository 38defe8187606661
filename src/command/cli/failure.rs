//! Failures of files in Chinese.

use std::error::Error as _;
use std::io::{Error, ErrorKind};
use std::path::Path;

/// Why a file could not be read or written.
pub(super) fn reason(error: &Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "没有这个文件或目录",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "已经有同名的文件",
        ErrorKind::IsADirectory => "这是一个目录，不是文件",
        ErrorKind::NotADirectory => "路径中有一段不是目录",
        ErrorKind::StorageFull => "磁盘满了",
        ErrorKind::QuotaExceeded => "超出了磁盘配额",
        ErrorKind::ReadOnlyFilesystem => "这里只能读，不能写",
        ErrorKind::FileTooLarge => "文件太大",
        ErrorKind::InvalidFilename => "文件名太长，或者不合规定",
        _ => return unknown(error),
    };
    known.to_owned()
}

/// Why the file at a path could not be read or written; a file that stands where a folder of the path should be, and a
/// link that leads nowhere, are named.
pub(super) fn reason_at(path: &Path, error: &Error) -> String {
    let is_in_the_way = |place: &&Path| place.exists() && !place.is_dir();
    let leads_nowhere = |place: &&Path| place.is_symlink() && !place.exists();
    let in_the_way = match error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => path.ancestors().find(is_in_the_way),
        _ => None,
    };
    match (in_the_way, path.ancestors().find(leads_nowhere)) {
        (Some(file), _) => format!("{} 是文件，不是目录", file.display()),
        (None, Some(link)) => dangling(link),
        (None, None) => reason(error),
    }
}

/// What is said of a symbolic link whose target is not there.
fn dangling(link: &Path) -> String {
    let target = std::fs::read_link(link).unwrap_or_default();
    format!("{} 是断了的符号链接，它指向的 {} 不存在", link.display(), target.display())
}

/// What has no words here is told by the system's number, which it may have far within; never in the system's language.
fn unknown(error: &Error) -> String {
    let causes = std::iter::successors(error.source(), |cause| (*cause).source());
    let within = || causes.filter_map(|cause| cause.downcast_ref::<Error>()).find_map(Error::raw_os_error);
    match error.raw_os_error().or_else(within) {
        Some(number) => format!("系统报告了错误（{number}）"),
        None => "系统报告了错误".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_told_in_the_systems_language() {
        for number in 1..200 {
            let said = reason(&Error::from_raw_os_error(number));
            assert!(!said.chars().any(|character| character.is_ascii_alphabetic()), "{number}: {said}");
        }
        assert_eq!(reason(&Error::other("of some library")), "系统报告了错误");
    }

    #[test]
    fn the_number_is_found_within() {
        let within = Error::from_raw_os_error(5);
        assert_eq!(reason(&within), "系统报告了错误（5）");
        assert_eq!(reason(&Error::other(Wrapped(within))), "系统报告了错误（5）");
    }

    /// As tempfile wraps an error to name its path.
    #[derive(Debug, thiserror::Error)]
    #[error("wrapped")]
    struct Wrapped(#[source] Error);
}
