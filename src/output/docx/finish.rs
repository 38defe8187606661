//! What docx-rs writes, made valid and complete.
//!
//! One pass over a part, holding no more of it than the properties of one element. It mends these faults of docx-rs
//! 0.4.22:
//!
//! - children of `w:pPr`, `w:rPr`, `w:tblPr`, `w:tcPr` and `w:sectPr` are out of the schema's order;
//! - `w:rPr`, `w:pPr` and `w:tblBorders` that say nothing are written all the same;
//! - `w:gridCol` has a `w:type`, which the schema does not know;
//! - paragraphs have a `w14:paraId`, counted in the whole process;
//! - `w:fldChar` says `w:dirty="false"`, which is its default, and root elements declare namespaces that nothing uses;
//! - there is no way to say `w:tblHeader`, `w:tblCaption` and `w:tblDescription`.

use std::error::Error;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer, XmlVersion};

use super::drawing::DrawnFigure;
use super::xml::{DECLARATION, Element, NAMESPACE_R, NAMESPACE_W};
use super::{names, order};
use crate::page::document::Table;

type Finished<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// What a part holds that docx-rs has no words for, each kind in its order.
#[derive(Clone, Copy, Default)]
pub(super) struct Parts<'a> {
    /// Its tables.
    pub(super) tables: &'a [&'a Table],
    /// Its figures, each to be put into a paragraph of their style.
    pub(super) figures: &'a [DrawnFigure],
    /// References to the headers of its sections, if they have any.
    pub(super) headers: &'a [Element],
}

/// Finishes a part.
pub(super) fn finish(part: &[u8], parts: Parts<'_>) -> Finished<Vec<u8>> {
    let part = std::str::from_utf8(part)?;
    let mut pass =
        Pass { reader: Reader::from_str(part), writer: Writer::new(DECLARATION.into()), place: Place::new(parts) };
    while pass.step()? {}
    Ok(pass.writer.into_inner())
}

struct Pass<'a> {
    reader: Reader<&'a [u8]>,
    writer: Writer<Vec<u8>>,
    place: Place<'a>,
}

impl Pass<'_> {
    /// Reads and writes the next piece of the part; false at its end.
    fn step(&mut self) -> Finished<bool> {
        match self.reader.read_event()? {
            Event::Eof => return Ok(false),
            Event::Decl(_) => {}
            Event::Start(start) if order::children_of(start.name().as_ref()).is_some() => {
                let element = self.read_element(&start)?;
                self.write_properties(element)?;
            }
            Event::Empty(start) if order::children_of(start.name().as_ref()).is_some() => {
                self.write_properties(opened(&start)?)?;
            }
            Event::Start(start) => {
                self.place.enter(start.name().as_ref());
                self.writer.write_event(Event::Start(without_faults(&start)?))?;
            }
            Event::Empty(start) => self.writer.write_event(Event::Empty(without_faults(&start)?))?,
            other => self.writer.write_event(other)?,
        }
        Ok(true)
    }

    /// Reads the element that has just begun, to its end.
    fn read_element(&mut self, start: &BytesStart) -> Finished<Element> {
        let mut element = opened(start)?;
        loop {
            match self.reader.read_event()? {
                Event::Start(start) => element = element.child(self.read_element(&start)?),
                Event::Empty(start) => element = element.child(opened(&start)?),
                Event::End(_) => return Ok(element),
                Event::Eof => return Err("the part ends within an element".into()),
                _ => {}
            }
        }
    }

    /// Writes an element's properties in order, with what is to be added; nothing if they say nothing.
    ///
    /// Behind those of a figure's paragraph comes the figure.
    fn write_properties(&mut self, element: Element) -> Finished<()> {
        let figure = if is_of_figure(&element) { self.place.figures.next() } else { None };
        let element = in_order(self.place.complete(element))?;
        let mut xml = String::new();
        if !element.is_vacuous() {
            element.write(&mut xml);
        }
        if let Some(figure) = figure {
            figure.run.write(&mut xml);
        }
        self.writer.get_mut().extend_from_slice(xml.as_bytes());
        Ok(())
    }
}

/// Where in the part the pass is.
struct Place<'a> {
    tables: std::slice::Iter<'a, &'a Table>,
    table: Option<&'a Table>,
    rows: usize,
    figures: std::slice::Iter<'a, DrawnFigure>,
    headers: &'a [Element],
}

impl<'a> Place<'a> {
    fn new(Parts { tables, figures, headers }: Parts<'a>) -> Self {
        Self { tables: tables.iter(), table: None, rows: 0, figures: figures.iter(), headers }
    }

    fn enter(&mut self, element: &str) {
        match element {
            "w:tbl" => (self.table, self.rows) = (self.tables.next().copied(), 0),
            "w:tr" => self.rows += 1,
            _ => {}
        }
    }

    /// Adds what docx-rs has no words for.
    ///
    /// Of the rows at the top only those are heads (`w:tblHeader`) that head every row below, and so repeat: the heads
    /// over the first figures of table 二 would stand over others on the next page.
    fn complete(&self, element: Element) -> Element {
        match (element.name(), self.table) {
            ("w:tblPr", Some(table)) => element
                .child(Element::val("w:tblCaption", &table.caption))
                .child(Element::val("w:tblDescription", &table.summary)),
            ("w:trPr", Some(table)) if self.rows <= table.header_rows => element.child(Element::new("w:tblHeader")),
            ("w:sectPr", _) => element.children(self.headers.iter().cloned()),
            _ => element,
        }
    }
}

/// Whether properties are those of a paragraph that a figure stands in.
fn is_of_figure(element: &Element) -> bool {
    let names_style = |child: &Element| child.name() == "w:pStyle" && child.attribute("w:val") == Some(names::FIGURE.0);
    element.name() == "w:pPr" && element.find_child(names_style).is_some()
}

/// An element with its children in the schema's order, without those that say nothing.
fn in_order(mut element: Element) -> Finished<Element> {
    let sequence = order::children_of(element.name()).unwrap_or_default();
    element.retain_children(|child| !(child.is_vacuous() && matches!(child.name(), "w:rPr" | "w:tblBorders")));
    if !sequence.is_empty() {
        let rank = |child: &Element| sequence.iter().position(|name| *name == child.name());
        if let Some(stray) = element.find_child(|child| rank(child).is_none()) {
            return Err(format!("{} has no place in {}", stray.name(), element.name()).into());
        }
        element.sort_children_by_key(rank);
    }
    Ok(element)
}

/// An element as it opens, without children.
fn opened(start: &BytesStart) -> Finished<Element> {
    let mut element = Element::new(start.name().as_ref().to_owned());
    for attribute in start.attributes() {
        let attribute = attribute?;
        let value = attribute.normalized_value(XmlVersion::Explicit1_0)?;
        element = element.with(attribute.key.as_ref().to_owned(), value);
    }
    Ok(element)
}

/// A tag without the attributes that should not be.
fn without_faults<'a>(start: &BytesStart<'a>) -> Finished<BytesStart<'a>> {
    let mut mended = start.clone();
    mended.clear_attributes();
    for attribute in start.attributes() {
        let attribute = attribute?;
        if !is_fault(start.name().as_ref(), attribute.key.as_ref()) {
            mended.push_attribute(attribute);
        }
    }
    Ok(mended)
}

fn is_fault(element: &str, attribute: &str) -> bool {
    match attribute {
        "w:type" => element == "w:gridCol",
        "w:dirty" => element == "w:fldChar",
        "w14:paraId" | "mc:Ignorable" => true,
        _ => attribute.starts_with("xmlns:") && ![NAMESPACE_W.0, NAMESPACE_R.0].contains(&attribute),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(xml: &str) -> String {
        let finished = String::from_utf8(finish(xml.as_bytes(), Parts::default()).unwrap()).unwrap();
        finished.strip_prefix(DECLARATION).unwrap().to_owned()
    }

    #[test]
    fn children_are_put_in_order_and_empty_properties_left_out() {
        assert_eq!(
            finished(r#"<w:p w14:paraId="1"><w:pPr><w:rPr /><w:jc w:val="left" /><w:keepNext /></w:pPr></w:p>"#),
            r#"<w:p><w:pPr><w:keepNext/><w:jc w:val="left"/></w:pPr></w:p>"#
        );
        assert_eq!(finished("<w:r><w:rPr /><w:t>1</w:t></w:r>"), "<w:r><w:t>1</w:t></w:r>");
    }

    #[test]
    fn text_passes_as_it_is() {
        let run = r#"<w:t xml:space="preserve"> &lt;&amp;&quot;—𠮷 </w:t>"#;
        assert_eq!(finished(run), run);
    }

    #[test]
    fn a_property_without_a_place_in_the_schema_is_refused() {
        let error = finish(b"<w:pPr><w:novel /></w:pPr>", Parts::default()).unwrap_err();
        assert_eq!(error.to_string(), "w:novel has no place in w:pPr");
    }

    #[test]
    fn attributes_that_the_schema_does_not_know_go() {
        assert_eq!(finished(r#"<w:gridCol w:w="10" w:type="dxa" />"#), r#"<w:gridCol w:w="10"/>"#);
    }
}
