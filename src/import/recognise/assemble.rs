//! The report of its parts: figures with their proof, words with their places, and what is left.

use std::collections::BTreeMap;

use super::beside;
use super::gather::{self, Gathered};
use super::outline::{self, Outline};
use super::part::{Part, PartKind, Piece, Words};
use super::proof::{self, Proven};
use super::prose::{self, Placed};
use super::sheet::Sheet;
use super::signature::{self, Signature};
use super::table::TableRead;
use super::title::{self, Title};
use super::{Recognised, Told};
use crate::import::original::{Kind, Original, Place};
use crate::report::finding::Path;
use crate::report::form::{FigureId, Form};
use crate::report::model::{Block, Figure, ReportParts};

/// Reads a file by a form.
pub(super) fn assemble(
    original: &Original,
    title: Option<&Title>,
    year: Option<u16>,
    form: &'static Form,
    told: Vec<Told>,
) -> Recognised {
    let tables = gather::gather(form, &original.blocks);
    let outline = outline::divide(original, form, title, &tables);
    let reads: Vec<TableRead> = tables.iter().map(|table| table.read.clone()).collect();
    let values = proof::prove(form, &reads);
    let mut assembly = Assembly { form, parts: ReportParts::default(), places: Vec::new(), unread: Vec::new(), told };
    assembly.parts.year = year.unwrap_or(form.first_year);
    assembly.tell_tables(&tables);
    assembly.tell_notices(original);
    assembly.title(title, original.kind);
    let Outline { mut parts, around } = outline;
    let agency = title.map(|title| title.agency.clone());
    let signature = signature::take(&mut parts, agency.as_deref());
    assembly.sign(signature);
    assembly.figures(&values);
    for part in parts {
        assembly.part(&part, &values);
    }
    assembly.leave(around);
    let Assembly { parts, places, unread, mut told, .. } = assembly;
    if year.is_none() {
        let message = "没有找到年份：标题里没有，正文的统计期限里也没有".to_owned();
        told.push(Told {
            rule: "no-year", is_error: true, place: Place::Whole, message, help: "请在年报里填上 year"
        });
    }
    Recognised { form, parts, has_year: year.is_some(), values, places, unread, told }
}

struct Assembly {
    form: &'static Form,
    parts: ReportParts,
    places: Vec<(Path, Placed)>,
    unread: Vec<Placed>,
    told: Vec<Told>,
}

impl Assembly {
    fn tell(&mut self, rule: &'static str, is_error: bool, place: &Place, message: String, help: &'static str) {
        self.told.push(Told { rule, is_error, place: place.clone(), message, help });
    }

    fn tell_tables(&mut self, tables: &[Gathered]) {
        for (index, table) in tables.iter().enumerate() {
            let number = self.table_name(index);
            if table.blocks.is_empty() && table.span.is_none() {
                let message = format!("没有找到{number}");
                let help = "表可能是图片，或者行名和格式差得太多；请照原件填写";
                self.tell("no-table", true, &Place::Whole, message, help);
            }
            if let Some(place) = &table.twice {
                let help = "两处一样的数取用，不一样的不取；请核对";
                self.tell("table-twice", false, place, format!("{number}在文件里不止一个"), help);
            }
            for (place, typed, official) in &table.read.other_words {
                let message = format!("{number}的行名写的是“{typed}”，格式里是“{official}”");
                self.tell("label-in-other-words", false, place, message, "数照这一行取用；请核对行名");
            }
            for (place, words) in &table.read.strays {
                let message = format!("{number}里有一行不是格式里的行：{words}");
                self.tell("row-not-in-form", false, place, message, "这一行没有取用；请核对");
                self.unread.push(Placed { text: words.clone(), place: place.clone() });
            }
        }
    }

    fn table_name(&self, table: usize) -> String {
        let id = &self.form.tables[table].id;
        let section = self.form.sections.iter().find(|section| section.id == *id);
        format!("表{}", section.map_or("", |section| section.number()))
    }

    fn tell_notices(&mut self, original: &Original) {
        for notice in &original.notices {
            self.tell("reader-notice", false, &notice.place, notice.message.clone(), "请核对");
        }
    }

    fn title(&mut self, title: Option<&Title>, kind: Kind) {
        let Some(title) = title else {
            self.tell(
                "no-title",
                true,
                &Place::Whole,
                "没有找到标题，机关名称没有读出来".to_owned(),
                "请在年报里填上机关名称",
            );
            return;
        };
        self.parts.agency.clone_from(&title.agency);
        let (own, lines) = title::own(title, self.form);
        // Lines of a page or of a text are its width's; those of a document are the organ's.
        let has_own_lines = matches!(kind, Kind::Word | Kind::Html);
        match (own, lines) {
            (own, lines) if lines.is_empty() => self.parts.title = own,
            (_, lines) if has_own_lines => self.parts.title_lines = lines,
            (_, lines) => {
                let whole = lines.concat();
                self.parts.title = (whole != self.form.title_of(&title.agency, title.year)).then_some(whole);
            }
        }
    }

    fn sign(&mut self, signature: Signature) {
        if let Some((date, placed)) = signature.date {
            self.parts.date = Some(date);
            self.parts.signed = signature.at;
            self.places.push((Path::new("date"), placed));
        }
        let Some(organ) = signature.organ else { return };
        if self.parts.agency.is_empty() {
            self.parts.agency.clone_from(&organ.text);
        } else if super::folded(&organ.text) != super::folded(&self.parts.agency) {
            let message = format!("落款是“{}”，标题里是“{}”", organ.text, self.parts.agency);
            self.tell("other-organ-signed", false, &organ.place, message, "机关名称取标题里的；请核对");
        }
        self.places.push((Path::new("agency"), organ));
    }

    /// What is taken as it is, and nothing for the rest: also for totals, which a report need not have.
    fn figures(&mut self, values: &BTreeMap<FigureId, Proven>) {
        for (id, proven) in values {
            let figure = proven.figure.clone().unwrap_or(Figure::Blank);
            self.parts.figures.insert(self.form.value(*id).path.clone(), figure);
        }
    }

    fn part(&mut self, part: &Part, values: &BTreeMap<FigureId, Proven>) {
        match part.kind {
            PartKind::Preamble => self.narrative("preamble", &part.pieces),
            PartKind::Section(section) if outline::is_narrative(self.form, section) => {
                let id = self.form.sections[section].id.clone();
                self.heading(section, part.heading.as_ref());
                self.narrative(&id, &part.pieces);
            }
            PartKind::Section(section) => {
                self.heading(section, part.heading.as_ref());
                self.table_section(section, &part.pieces, values);
            }
            PartKind::Before => self.chapter("before", part),
            PartKind::After => self.chapter("after", part),
        }
    }

    fn narrative(&mut self, id: &str, pieces: &[Piece]) {
        let (blocks, left) = prose::blocks(pieces);
        self.leave(left);
        self.put(id, &blocks);
    }

    fn put(&mut self, id: &str, blocks: &[Block<Placed>]) {
        if blocks.is_empty() {
            return;
        }
        prose::places(blocks, &Path::from(id.to_owned()), &mut self.places);
        self.parts.narratives.insert(id.to_owned(), blocks.iter().map(prose::plain).collect());
    }

    /// The heading of a section, if it is in the organ's own words.
    fn heading(&mut self, section: usize, heading: Option<&Words>) {
        let section = &self.form.sections[section];
        let Some(heading) = heading else { return };
        if super::fold::fold(&heading.text) == super::fold::fold(&section.heading) {
            return;
        }
        // Without its number it is the form's, too: a program has written that.
        if super::fold::fold(&heading.text) != super::fold::label(&section.heading) {
            self.parts.headings.insert(section.id.clone(), heading.text.clone());
            let placed = Placed { text: heading.text.clone(), place: heading.place.clone() };
            self.places.push((Path::new("headings").child(&section.id), placed));
        }
    }

    fn chapter(&mut self, place: &str, part: &Part) {
        let beginning = format!("chapters.{place}.");
        let index = self.parts.narratives.keys().filter(|id| id.starts_with(&beginning)).count();
        let id = format!("{beginning}{index}");
        let (mut blocks, left) = prose::blocks(&part.pieces);
        self.leave(left);
        let Some(heading) = &part.heading else { return };
        let placed = Placed { text: heading.text.clone(), place: heading.place.clone() };
        if blocks.is_empty() {
            // A chapter without words would be an error of the report's: what there is stands in it.
            blocks.push(Block::Paragraph(placed.clone()));
        }
        self.parts.headings.insert(id.clone(), heading.text.clone());
        self.places.push((Path::from(id.clone()).child("heading"), placed));
        prose::places(&blocks, &Path::from(id.clone()).child("content"), &mut self.places);
        self.parts.narratives.insert(id, blocks.iter().map(prose::plain).collect());
    }

    fn table_section(&mut self, section: usize, pieces: &[Piece], values: &BTreeMap<FigureId, Proven>) {
        let id = self.form.sections[section].id.clone();
        let beside = beside::sort(pieces);
        self.narrative(&format!("tables.{id}.before"), &beside.before);
        let notes: Vec<Block<Placed>> = beside.plain_notes().into_iter().map(Block::Paragraph).collect();
        self.put(&format!("tables.{id}.notes"), &notes);
        self.narrative(&format!("tables.{id}.after"), &beside.after);
        let mut marked = beside.marked;
        let Some(table) = self.form.tables.iter().position(|table| table.id == id) else { return };
        for (figure, note) in beside::figure_notes(self.form, table, values, &mut marked) {
            self.parts.figure_notes.insert(self.form.value(figure).path.clone(), note.text);
        }
        self.unread.extend(marked.into_values());
    }

    /// Lists what is in no field.
    fn leave(&mut self, pieces: Vec<Piece>) {
        for piece in pieces {
            match piece {
                Piece::Words(words) => self.unread.push(Placed { text: words.text, place: words.place }),
                Piece::Grid(grid) => {
                    let sheet = Sheet::new(&grid);
                    let rows: Vec<String> = (0..sheet.height()).map(|row| sheet.words(row)).collect();
                    self.unread.push(Placed { text: rows.join("；"), place: grid.place.clone() });
                }
                Piece::Table(_) => {}
            }
        }
    }
}
