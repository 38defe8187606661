//! Reading the organ's own words.

use std::collections::BTreeMap;

use super::{CHAPTERS, FigureNote, PREAMBLE, SignedAt, TABLE_KEYS, tables_of};
use crate::report::finding::Finding;
use crate::report::form::{Form, Section};
use crate::report::model::object::{Given, Reading};
use crate::report::model::{Block, MAX_NAME, Narrative, Text, narrative};
use crate::report::source::Value;

/// The keys of a chapter.
const CHAPTER_KEYS: [&str; 2] = ["heading", "content"];

/// The keys of a note to a figure.
const NOTE_KEYS: [&str; 2] = ["at", "note"];

/// All of it.
#[derive(Default)]
pub(in crate::report::model) struct OwnWords {
    /// What stands before the first section: the preamble, then chapters.
    pub before: Vec<Narrative>,
    /// The words beside the tables.
    pub beside_tables: Vec<Narrative>,
    /// The chapters after the last section.
    pub after: Vec<Narrative>,
    /// Headings in the organ's words, by the section's or chapter's id.
    pub headings: BTreeMap<String, Text>,
    pub figure_notes: Vec<FigureNote>,
    pub signed: SignedAt,
}

type Member<'n, 's> = Option<Given<'n, 's>>;

/// Reads what is given for each of [`KEYS`](super::KEYS).
pub(in crate::report::model) fn read(
    reading: &mut Reading<'_>,
    form: &'static Form,
    given: [Member<'_, '_>; 5],
) -> OwnWords {
    let mut own = OwnWords::default();
    let [preamble, headings, chapters, tables, signed] = given.map(|given| given.filter(|given| !given.is_null()));
    if let Some(preamble) = preamble {
        own.before.push(read_preamble(reading, &preamble));
    }
    if let Some(headings) = headings {
        own.read_headings(reading, form, &headings);
    }
    if let Some(chapters) = chapters {
        own.read_chapters(reading, &chapters);
    }
    if let Some(tables) = tables {
        own.read_tables(reading, form, &tables);
    }
    if let Some(signed) = signed {
        own.signed = read_signed(reading, &signed);
    }
    own
}

fn read_preamble(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> Narrative {
    Narrative { section: PREAMBLE.to_owned(), blocks: narrative::section(reading, given, "正文前的说明") }
}

fn read_signed(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> SignedAt {
    match given.node.value() {
        Value::String(text) if text == "end" => SignedAt::End,
        Value::String(text) if text == "under_title" => SignedAt::UnderTitle,
        _ => {
            let message = format!("署名的位置（signed）不能是 {}", reading.written(given.node));
            let finding = Finding::error("not-a-choice", given.path.clone(), message);
            reading.push(finding.help("可以是 \"end\"（文末）或 \"under_title\"（标题下面）"));
            SignedAt::End
        }
    }
}

impl OwnWords {
    fn read_headings(&mut self, reading: &mut Reading<'_>, form: &Form, given: &Given<'_, '_>) {
        let Some(members) = reading.object(given) else { return };
        let ids: Vec<&str> = form.sections.iter().map(|section| section.id.as_str()).collect();
        let members = reading.members(members, &given.path, &ids);
        for (section, given) in form.sections.iter().zip(members) {
            let heading = given.filter(|given| !given.is_null()).and_then(|given| reading.text(&given, MAX_NAME));
            self.headings.extend(heading.map(|heading| (section.id.clone(), numbered_as(section, heading))));
        }
    }

    fn read_chapters(&mut self, reading: &mut Reading<'_>, given: &Given<'_, '_>) {
        let Some(members) = reading.object(given) else { return };
        for (place, given) in CHAPTERS.into_iter().zip(reading.members(members, &given.path, &CHAPTERS)) {
            let Some(given) = given.filter(|given| !given.is_null()) else { continue };
            let Some(elements) = reading.array(&given) else { continue };
            for (index, node) in elements.iter().enumerate() {
                let chapter = self.read_chapter(reading, &Given { node, path: given.path.child(index) });
                let narratives = if place == "before" { &mut self.before } else { &mut self.after };
                narratives.extend(chapter);
            }
        }
    }

    fn read_chapter(&mut self, reading: &mut Reading<'_>, given: &Given<'_, '_>) -> Option<Narrative> {
        let members = reading.object(given)?;
        let mut members = reading.members(members, &given.path, &CHAPTER_KEYS).into_iter();
        let [heading, content] = std::array::from_fn(|_| members.next().flatten().filter(|given| !given.is_null()));
        for (member, key, what) in [(&heading, "heading", "标题"), (&content, "content", "内容")] {
            if member.is_none() {
                let help = "自加的一章写成 { \"heading\": \"七、……\", \"content\": [ … ] }";
                reading.missing(given.path.child(key), &format!("这一章缺少{what}（{key}）"), help);
            }
        }
        let heading = heading.and_then(|heading| reading.text(&heading, MAX_NAME));
        let content = content?;
        let title = heading.as_ref().map_or("这一章", |heading| heading.text.as_str()).to_owned();
        let blocks = narrative::section(reading, &content, &title);
        let section = given.path.as_str().to_owned();
        self.headings.insert(section.clone(), heading?);
        Some(Narrative { section, blocks })
    }

    fn read_tables(&mut self, reading: &mut Reading<'_>, form: &'static Form, given: &Given<'_, '_>) {
        let Some(members) = reading.object(given) else { return };
        let sections: Vec<&Section> = tables_of(form).collect();
        let ids: Vec<&str> = sections.iter().map(|section| section.id.as_str()).collect();
        for (section, given) in sections.into_iter().zip(reading.members(members, &given.path, &ids)) {
            if let Some(given) = given.filter(|given| !given.is_null()) {
                self.read_table(reading, form, section, &given);
            }
        }
    }

    fn read_table(&mut self, reading: &mut Reading<'_>, form: &'static Form, section: &Section, given: &Given<'_, '_>) {
        let Some(members) = reading.object(given) else { return };
        for (key, given) in TABLE_KEYS.into_iter().zip(reading.members(members, &given.path, &TABLE_KEYS)) {
            let Some(given) = given.filter(|given| !given.is_null()) else { continue };
            let blocks = match key {
                "figure_notes" => {
                    self.read_figure_notes(reading, form, section, &given);
                    continue;
                }
                "notes" => reading.texts(&given, "附注").into_iter().map(Block::Paragraph).collect(),
                _ => narrative::section(reading, &given, &section.heading),
            };
            self.beside_tables.push(Narrative { section: given.path.as_str().to_owned(), blocks });
        }
    }

    fn read_figure_notes(
        &mut self,
        reading: &mut Reading<'_>,
        form: &'static Form,
        section: &Section,
        given: &Given<'_, '_>,
    ) {
        let Some(elements) = reading.array(given) else { return };
        for (index, node) in elements.iter().enumerate() {
            let note = read_figure_note(reading, form, section, &Given { node, path: given.path.child(index) });
            self.figure_notes.extend(note);
        }
    }
}

fn read_figure_note(
    reading: &mut Reading<'_>,
    form: &'static Form,
    section: &Section,
    given: &Given<'_, '_>,
) -> Option<FigureNote> {
    let members = reading.object(given)?;
    let mut members = reading.members(members, &given.path, &NOTE_KEYS).into_iter();
    let [at, note] = std::array::from_fn(|_| members.next().flatten().filter(|given| !given.is_null()));
    for (member, key) in [(&at, "at"), (&note, "note")] {
        if member.is_none() {
            let help = "一条附注写成 { \"at\": \"表中一格的路径\", \"note\": \"说明\" }；路径用 nianbao forms 查";
            reading.missing(given.path.child(key), &format!("这一条附注缺少 {key}"), help);
        }
    }
    let (at, note) = (at.and_then(|at| reading.text(&at, MAX_NAME)), note.and_then(|note| reading.prose(&note)));
    let (at, note) = (at?, note?);
    let of_table = |id: &_| form.tables[form.value(*id).table].id == section.id;
    let Some(figure) = form.find(&at.text).filter(of_table) else {
        let message = format!("“{}”不是表{}里的一格", at.text, section.number());
        reading.push(Finding::error("unknown-figure", at.path, message).help("请用 nianbao forms 查各格的路径"));
        return None;
    };
    Some(FigureNote { figure, note })
}

/// A heading with the number of its section, which may be left out.
fn numbered_as(section: &Section, heading: Text) -> Text {
    let is_numbered = heading.text.split('、').next().is_some_and(|number| {
        !number.is_empty() && number.chars().all(|character| "一二三四五六七八九十".contains(character))
    });
    if is_numbered { heading } else { Text { text: format!("{}、{}", section.number(), heading.text), ..heading } }
}
