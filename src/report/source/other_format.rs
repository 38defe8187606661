//! Files that are no JSON, called by their names.

use super::file_kind::FileKind;
use crate::report::finding::{Finding, Path};

/// What to do with a file that has a report in it.
const IMPORT: &str = "这里要的是年报的 JSON；请先用 nianbao import 把它读成 JSON，核对后再用";

/// What to do with a file that nothing reads a report from.
const SAVE_AS: &str = "请用 WPS 或 Word、Excel 打开，另存为 .docx 或 .xlsx，再用 nianbao import 读成 JSON";

/// What to do with a file that has files in it.
const UNPACK: &str = "请先解开压缩包，再把里面的文件交给 nianbao";

/// What to do with what cannot be a report.
const WRONG_FILE: &str = "请检查文件是不是拿错了：这里要的是年报的 JSON";

/// The finding for a file of another kind; none for what may be JSON.
pub(super) fn finding(bytes: &[u8]) -> Option<Finding> {
    let kind = FileKind::of(bytes)?;
    Some(Finding::error("not-json", Path::ROOT, format!("这是{}，不是 JSON", kind.name())).help(help(kind)))
}

/// What to do with a file of a kind.
fn help(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Word
        | FileKind::Excel
        | FileKind::OldExcel
        | FileKind::OpenSheet
        | FileKind::Ofd
        | FileKind::Pdf
        | FileKind::Html => IMPORT,
        FileKind::OldWord
        | FileKind::OldOffice
        | FileKind::Locked
        | FileKind::OpenText
        | FileKind::Rtf
        | FileKind::Mhtml
        | FileKind::WordXml => SAVE_AS,
        FileKind::Zip | FileKind::Rar | FileKind::SevenZip | FileKind::Gzip => UNPACK,
        FileKind::PowerPoint | FileKind::Xml | FileKind::Png | FileKind::Jpeg | FileKind::Picture => WRONG_FILE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_another_kind_is_told_with_what_to_do() {
        for (bytes, name, help) in [
            (b"%PDF-1.7\n".as_slice(), "一个 PDF 文件", IMPORT),
            (b"{\\rtf1", "RTF", SAVE_AS),
            (b"PK\x03\x04", "zip 压缩包", UNPACK),
            (b"\x89PNG\r\n", "PNG", WRONG_FILE),
        ] {
            let finding = finding(bytes).unwrap();
            assert!(finding.rule == "not-json" && finding.message.contains(name), "{}", finding.message);
            assert_eq!(finding.help.as_deref(), Some(help));
        }
        assert_eq!(finding(b"{}"), None);
    }
}
