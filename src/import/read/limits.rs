//! How much a file may hold: many times what a report ever does, and little enough that nothing takes long.

/// Bytes of a file.
pub(super) const BYTES: usize = 64 << 20;

/// Files in a package.
pub(super) const ENTRIES: usize = 4096;

/// Bytes of one unpacked part of a package, or stream of a PDF.
pub(super) const PART: usize = 32 << 20;

/// Bytes of all unpacked parts that are read.
pub(super) const PARTS: usize = 64 << 20;

/// How deep elements may be nested.
pub(super) const DEPTH: usize = 512;

/// Elements and texts of a page, or of a part of a package.
pub(super) const NODES: usize = 1_000_000;

/// Rows times columns of a table, spans opened.
pub(super) const SLOTS: usize = 200_000;

/// Columns over which one cell of a web page may go, as the HTML standard has it.
pub(super) const COLSPAN: usize = 1000;

/// Sheets of a workbook that are read.
pub(super) const SHEETS: usize = 256;

/// Pages of a PDF.
pub(super) const PAGES: usize = 500;

/// Bytes of one page's unpacked content.
pub(super) const CONTENT: usize = 4 << 20;

/// Fonts of a PDF that are read: a program may make one of each few characters.
pub(super) const FONTS: usize = 1000;

/// Bytes of the unpacked map from a font's codes to text.
pub(super) const MAP: usize = 1 << 18;

/// Operations of all pages of a PDF.
pub(super) const OPERATIONS: usize = 4_000_000;

/// Glyphs of a PDF.
pub(super) const GLYPHS: usize = 2_000_000;

/// Lines drawn in a PDF.
pub(super) const RULES: usize = 100_000;
