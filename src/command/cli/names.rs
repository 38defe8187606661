//! Names of files, as other systems than this one see them.

use unicode_normalization::UnicodeNormalization as _;

/// A name by which all names that some system takes for the same are one: without case, its accents composed.
pub(super) fn folded(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase().nfc().collect()
}

/// Whether Windows keeps a part of a path for a device, whatever its extension (`CON`, `nul.json`, `COM1`).
pub(super) fn is_reserved(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    let is_numbered =
        numbered.is_some_and(|number| matches!(number, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9"));
    is_numbered || matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_one_to_some_system_are_one() {
        assert_eq!(folded("Te\u{301}.json"), folded("T\u{e9}.JSON"));
        assert_ne!(folded("te.json"), folded("t\u{e9}.json"));
    }

    #[test]
    fn devices_are_reserved_and_what_only_begins_so_is_not() {
        for name in ["CON", "con.json", "Nul", "COM1.pdf", "lpt9", "aux .x"] {
            assert!(is_reserved(name), "{name}");
        }
        for name in ["CONTENT", "COM", "COM10", "某局", "x.con", "com0"] {
            assert!(!is_reserved(name), "{name}");
        }
    }
}
