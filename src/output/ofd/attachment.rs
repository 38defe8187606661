//! The report's own JSON inside the file (GB/T 33190-2016, clause 20): any receiver can read the figures back exactly.
//!
//! Whoever looks for it finds it so, and by no fixed place: `OFD.xml` names the document (`DocRoot`), that the list of
//! attachments (`Attachments`), and that, by a path relative to itself (`FileLoc`), the file of the attachment whose
//! `Name` is [`NAME`], or [`ARCHIVE_NAME`] in an archive's copy, which takes TXT and XML only (GB/T 42133-2022). Both
//! are the JSON in UTF-8, byte for byte as the report has it but for `accept`, and are read alike.

use super::NAMESPACE;
use crate::output::OfdKind;
use crate::output::thousandths::Thousandths;
use crate::output::xml::Element;

/// The attachment's name.
const NAME: &str = "report.json";
/// Its name in an archive's copy.
const ARCHIVE_NAME: &str = "report.txt";

/// The list of attachments, from the document's folder.
pub(super) const LIST: &str = "Attachs/Attachments.xml";

/// The attachment's name in the list's folder.
pub(super) fn file_name(kind: OfdKind) -> &'static str {
    match kind {
        OfdKind::Plain => NAME,
        OfdKind::Archive => ARCHIVE_NAME,
    }
}

/// `Attachments.xml`. Its numbers are names (`xs:ID`), which no digit begins.
pub(super) fn list(data: &str, kind: OfdKind) -> Vec<u8> {
    let name = file_name(kind);
    let format = name.rsplit('.').next().unwrap_or_default();
    let attachment = Element::new("ofd:Attachment")
        .with("ID", "A1")
        .with("Name", name)
        .with("Format", format)
        .with("Size", kilobytes(data.len()))
        .with("Visible", true)
        .child(Element::new("ofd:FileLoc").text(name));
    Element::new("ofd:Attachments").with("xmlns:ofd", NAMESPACE).child(attachment).into_part()
}

/// A size in kilobytes, with three decimals at the most.
fn kilobytes(bytes: usize) -> Thousandths {
    Thousandths((bytes * 1000).div_ceil(1024) as i32)
}
