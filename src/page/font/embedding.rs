//! What a face allows of embedding (OpenType, OS/2 `fsType`).

use ttf_parser::Permissions;

/// What may be done with a document that carries a face; both files need [`Self::Editable`] or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Embedding {
    /// Anything, even installing it for good (0).
    Installable,
    /// Reading, printing and editing (8).
    Editable,
    /// Reading and printing only (4): a Word file is there to be edited.
    PreviewAndPrint,
    /// Nothing without leave of the owner (2).
    Restricted,
    /// Embedding as a whole only (bit 8): both files carry subsets.
    WholeOnly,
    /// Embedding of its bitmaps only (bit 9).
    BitmapsOnly,
    /// It does not say, or says what the standard does not know.
    Unknown,
}

impl Embedding {
    pub(super) fn of(tables: &ttf_parser::Face<'_>) -> Self {
        match tables.permissions() {
            None => Self::Unknown,
            Some(Permissions::Restricted) => Self::Restricted,
            Some(Permissions::PreviewAndPrint) => Self::PreviewAndPrint,
            Some(_) if !tables.is_outline_embedding_allowed() => Self::BitmapsOnly,
            Some(_) if !tables.is_subsetting_allowed() => Self::WholeOnly,
            Some(Permissions::Editable) => Self::Editable,
            Some(Permissions::Installable) => Self::Installable,
        }
    }
}
