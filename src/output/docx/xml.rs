//! XML of WordprocessingML.

pub(super) use crate::output::xml::{DECLARATION, Element, clean};

/// The namespace of WordprocessingML, as a root element declares it.
pub(super) const NAMESPACE_W: (&str, &str) =
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
/// The namespace of references to relationships.
pub(super) const NAMESPACE_R: (&str, &str) =
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

impl Element {
    /// An element that says one thing, as most of WordprocessingML's do: `<w:sz w:val="32"/>`.
    pub(super) fn val(name: &'static str, value: impl ToString) -> Self {
        Self::new(name).with("w:val", value)
    }
}
