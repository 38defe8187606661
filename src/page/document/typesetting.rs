//! What holds of characters whatever sets them: the layout by its glyphs, the widths in ems that a document is composed
//! by before any face is known, the faces in both files. What holds of the page is in
//! [`PageGeometry`](super::PageGeometry), what holds of a role in its [`Style`](super::Style).

/// The share of an em between Chinese and Latin text or digits, as a numerator and a denominator.
///
/// A fifth is between the eighth and the quarter that clreq asks for. Office programs do not agree on the space they
/// give a Word file (`w:autoSpaceDE`): before Latin text it is a fifth of an em in LibreOffice and a quarter in
/// Spire.Doc and Aspose.Words, after it a fifth in the first two and 0.27 in the third. With a quarter here fewer lines
/// of the two files end alike.
pub const SCRIPT_GAP: (i64, i64) = (1, 5);

/// How much of the em box of a Chinese character stands above the baseline, as a numerator and a denominator.
///
/// The usual 0.88 of an em, whatever a face says of itself: so all faces stand on one line, in the layout, in what is
/// selected of the PDF and in the Word file's own faces.
pub const ABOVE_BASELINE: (i64, i64) = (88, 100);
