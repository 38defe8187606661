//! Why a file could not be read, in words that say what it is and what to do.

use thiserror::Error;

use super::limits;

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub(crate) enum ReadError {
    /// There is nothing in it.
    #[error("文件是空的：请检查文件是不是拿错了，或者没有传完整")]
    Empty,
    /// More bytes than are read.
    #[error("文件超过 {} MiB，没有读：请检查文件是不是拿错了；大图可以先删去再另存", limits::BYTES >> 20)]
    TooLarge,
    /// A format that nothing reads.
    #[error("这是{name}，读不了：{help}")]
    Unreadable {
        /// What it is, with its measure word.
        name: &'static str,
        /// What to do.
        help: &'static str,
    },
    /// Locked by a password.
    #[error("文件加了密，读不了：请用 WPS 或 Word 打开，去掉密码，另存后再用")]
    Encrypted,
    /// A PDF of pictures.
    #[error("PDF 里只有图片，没有文字（扫描件），读不了：请找原来的 Word 文件，或者先做文字识别（OCR）并核对")]
    Scanned,
    /// A PDF whose text cannot be told from its glyphs.
    #[error("PDF 里的字没有对应的文字编码，读不出来：请找原来的 Word 文件，或者用 WPS 转成 .docx 并核对")]
    NoText,
    /// Text in no encoding that can be told.
    #[error("文字的编码认不出来，会读成乱码：请用编辑器或浏览器打开，另存为 UTF-8 编码")]
    Encoding,
    /// A file that breaks its format's rules.
    #[error("{what}坏了或者没有传完整：请用 WPS 或 Word 打开，另存一份再用")]
    Damaged {
        /// What is broken, in Chinese.
        what: &'static str,
    },
    /// More of something than a report ever has.
    #[error("{what}，不像一份年报，没有读")]
    Limit {
        /// What there is too much of, in Chinese.
        what: &'static str,
    },
}
