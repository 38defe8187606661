//! The parts of a Word file, found by their relationships (ISO/IEC 29500-2, 6.5).

use super::super::error::ReadError;
use super::super::package::Package;
use super::super::words;
use super::super::xml::{self, Element};

/// A Word file's parts.
pub(super) struct Parts<'a> {
    package: &'a Package<'a>,
    /// The folder and the name of the main part.
    main: (String, String),
    relationships: Option<Element>,
}

impl<'a> Parts<'a> {
    /// Finds the main part.
    ///
    /// # Errors
    /// If there is none, or a part is damaged.
    pub(super) fn of(package: &'a Package<'a>) -> Result<Self, ReadError> {
        let start = package.part("_rels/.rels")?.map(|part| xml::parse(&part)).transpose()?;
        let named = start.as_ref().and_then(|start| target(start, "officeDocument")).map(|target| resolved("", target));
        let name = named.filter(|name| package.has(name)).unwrap_or_else(|| "word/document.xml".to_owned());
        let (folder, file) =
            name.rsplit_once('/').map_or((String::new(), name.as_str()), |(folder, file)| (format!("{folder}/"), file));
        let relationships = package.part(&format!("{folder}_rels/{file}.rels"))?;
        let relationships = relationships.map(|part| xml::parse(&part)).transpose()?;
        Ok(Self { package, main: (folder.clone(), file.to_owned()), relationships })
    }

    /// The main part.
    ///
    /// # Errors
    /// If it is damaged or missing.
    pub(super) fn document(&self) -> Result<Element, ReadError> {
        let (folder, file) = &self.main;
        let part = self.package.part(&format!("{folder}{file}"))?;
        xml::parse(&part.ok_or(ReadError::Damaged { what: "Word 文件" })?)
    }

    /// The part that the main part has a relationship of some kind to.
    ///
    /// # Errors
    /// If it is damaged.
    pub(super) fn related(&self, kind: &str) -> Result<Option<Element>, ReadError> {
        let target = self.relationships.as_ref().and_then(|relationships| target(relationships, kind));
        let Some(target) = target else { return Ok(None) };
        self.package.part(&resolved(&self.main.0, target))?.map(|part| xml::parse(&part)).transpose()
    }
}

/// Where the first relationship of a kind leads, which is the last word of its type in either edition of the standard.
fn target<'a>(relationships: &'a Element, kind: &str) -> Option<&'a str> {
    let is_of_kind = |relationship: &&Element| {
        let of = relationship.attribute("Type").and_then(|of| of.rsplit('/').next());
        of == Some(kind) && relationship.attribute("TargetMode") != Some("External")
    };
    relationships.children().find(is_of_kind)?.attribute("Target")
}

/// A part's name from one that is relative to a folder.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The text of each note of a part of notes; the lines that part notes from the text are none.
pub(super) fn notes(part: &Element) -> Vec<String> {
    let is_note = |note: &&Element| !matches!(note.attribute("type"), Some(kind) if kind != "normal");
    part.children().filter(is_note).map(|note| words::line(&note.text())).filter(|text| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_resolved_against_their_folder() {
        assert_eq!(resolved("word/", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word/", "../customXml/item1.xml"), "customXml/item1.xml");
        assert_eq!(resolved("word/", "/word/./styles.xml"), "word/./styles.xml");
        assert_eq!(resolved("", "../../a.xml"), "a.xml");
    }
}
