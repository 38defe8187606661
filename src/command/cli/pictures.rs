//! The files of the pictures that a report names: below the report's own folder, and nowhere else.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use nianbao::Report;
use nianbao::picture::MAX_PICTURE_BYTES;

use super::failure;

/// Where the pictures of a report are.
#[derive(Clone, Debug)]
pub(super) enum Pictures {
    /// Below a folder.
    In(PathBuf),
    /// Nowhere: the report came through a pipe, and lies in no folder.
    Nowhere,
}

impl Pictures {
    /// Those that lie where the file of a report does.
    pub fn beside(report: &Path) -> Self {
        let folder = report.parent().filter(|folder| !folder.as_os_str().is_empty());
        Self::In(folder.unwrap_or(Path::new(".")).to_owned())
    }

    /// Those of a report that comes through a pipe.
    pub fn of_stream() -> Self {
        Self::Nowhere
    }

    /// The bytes of a picture, at most one more than a picture may have.
    ///
    /// A name that leads out of the folder has been refused before; a link that does is refused here.
    ///
    /// # Errors
    ///
    /// Why there are none, as it is told behind the picture's name.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, String> {
        let Self::In(folder) = self else {
            return Err("读不到：年报是从标准输入来的，不知道图片在哪里；\
                请把图片写成 data:image/png;base64,…，或者把年报和图片存成文件再做"
                .to_owned());
        };
        let failed = |error: &io::Error| match error.kind() {
            io::ErrorKind::NotFound => format!("没有找到：{} 里没有这个文件", shown(folder)),
            _ => format!("读不了：{}", failure::reason(error)),
        };
        let path = folder.join(name);
        let (real, within) = (path.canonicalize(), folder.canonicalize());
        let (real, within) = (real.map_err(|error| failed(&error))?, within.map_err(|error| failed(&error))?);
        if !real.starts_with(within) {
            return Err("是一个链接，指到年报所在的文件夹外面去了，不能用".to_owned());
        }
        read_bounded(&real).map_err(|error| failed(&error))
    }
}

/// A report with the pictures that it names, as one sequence of bytes that is another as soon as one of them is: the
/// report alone, if it names none or cannot be read.
pub(super) fn with_pictures<'b>(report: &'b [u8], pictures: &Pictures) -> Cow<'b, [u8]> {
    let may_name = |key: &[u8]| report.windows(key.len()).any(|bytes| bytes == key);
    let read = || Report::parse(report).ok();
    // Most reports name none, and are not read for that; a key may also be written with escapes.
    let Some(read) = (may_name(b"image") || may_name(b"\\u")).then(read).flatten() else {
        return Cow::Borrowed(report);
    };
    let files =
        read.picture_files().into_iter().flat_map(|file| pictures.read(file).unwrap_or_else(String::into_bytes));
    let mut all = report.to_vec();
    all.extend(files);
    Cow::Owned(all)
}

/// A folder as it is told: the one at hand by that name.
fn shown(folder: &Path) -> String {
    if folder == Path::new(".") { "当前文件夹".to_owned() } else { folder.display().to_string() }
}

fn read_bounded(path: &Path) -> io::Result<Vec<u8>> {
    // Asked before it is opened: to open a pipe is to wait for someone who writes into it.
    if !path.metadata()?.is_file() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(MAX_PICTURE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
