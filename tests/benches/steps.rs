//! How long each step takes in a process that is warm, on one core: `cargo bench`, or `cargo bench -- docx` for some.
//!
//! A short report, a long one of about 200 pages, and a batch of reports that differ.

#![allow(clippy::unwrap_used, reason = "the samples are known to be right")]

use divan::{Bencher, black_box};
use nianbao::Exporter;
use nianbao::output::docx::docx;
use nianbao::output::html;
use nianbao::output::ofd::{self, ofd};
use nianbao::output::pdf::pdf;
use nianbao::output::svg::{Drawing, svg};
use nianbao::output::{FORMATS, Format, Options, Supplies, WordFonts};
use nianbao::page::compose::compose;
use nianbao::page::font::Fonts;
use nianbao::page::layout::layout;
use nianbao::report::model::Report;
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../../samples/wugang-2025.json");

/// How many reports the batch has: enough that each meets the others' leavings in the caches.
const BATCH: usize = 1000;

/// How often the prose of the sample fills 200 pages.
const LONG: usize = 100;

/// As the command has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// A report by its length.
#[derive(Clone, Copy, Debug)]
enum Length {
    /// A sample.
    Short,
    /// With as much prose as fills 200 pages.
    Long,
}

const LENGTHS: [Length; 2] = [Length::Short, Length::Long];

impl Length {
    fn json(self) -> String {
        let mut report: Value = serde_json::from_str(SAMPLE).unwrap();
        if matches!(self, Self::Long) {
            let prose = report["overview"].as_array().unwrap().clone();
            report["overview"] = prose.iter().cycle().take(prose.len() * LONG).cloned().collect();
        }
        report.to_string()
    }

    fn report(self) -> Report {
        Report::parse(self.json().as_bytes()).unwrap()
    }
}

#[divan::bench(args = LENGTHS)]
fn parse(bencher: Bencher<'_, '_>, length: Length) {
    let json = length.json();
    bencher.bench(|| Report::parse(black_box(json.as_bytes())));
}

#[divan::bench(args = LENGTHS)]
fn check(bencher: Bencher<'_, '_>, length: Length) {
    let report = length.report();
    bencher.bench(|| nianbao::check(black_box(&report)));
}

#[divan::bench(name = "layout", args = LENGTHS)]
fn laid_out(bencher: Bencher<'_, '_>, length: Length) {
    let (document, fonts) = (compose(&length.report()), Fonts::bundled());
    bencher.bench(|| layout(black_box(&document), &fonts));
}

#[divan::bench(name = "pdf", args = LENGTHS)]
fn pdf_of_pages(bencher: Bencher<'_, '_>, length: Length) {
    let fonts = Fonts::bundled();
    let pages = layout(&compose(&length.report()), &fonts).unwrap();
    bencher.bench(|| pdf(black_box(&pages), &Supplies::new(&fonts, &Options::default())));
}

#[divan::bench(name = "docx", args = LENGTHS)]
fn docx_of_document(bencher: Bencher<'_, '_>, length: Length) {
    let (document, fonts) = (compose(&length.report()), Fonts::bundled());
    bencher.bench(|| docx(black_box(&document), &Supplies::new(&fonts, &Options::default())));
}

#[divan::bench(name = "docx_names_only", args = LENGTHS)]
fn docx_without_fonts(bencher: Bencher<'_, '_>, length: Length) {
    let (document, exporter) = (compose(&length.report()), names_only());
    bencher.bench(|| docx(black_box(&document), &Supplies::new(&exporter.fonts, &exporter.options)));
}

#[divan::bench(name = "ofd", args = LENGTHS)]
fn ofd_of_pages(bencher: Bencher<'_, '_>, length: Length) {
    let fonts = Fonts::bundled();
    let pages = layout(&compose(&length.report()), &fonts).unwrap();
    bencher.bench(|| ofd(black_box(&pages), &Supplies::new(&fonts, &Options::default())));
}

/// All pages as files by themselves; divide by six, or two hundred.
#[divan::bench(name = "svg", args = LENGTHS)]
fn svg_of_pages(bencher: Bencher<'_, '_>, length: Length) {
    let fonts = Fonts::bundled();
    let pages = layout(&compose(&length.report()), &fonts).unwrap();
    bencher.bench(|| svg(black_box(&pages), &Supplies::new(&fonts, &Options::default())));
}

/// All pages with faces that they share, and one of them as a server hands it out.
#[divan::bench(args = LENGTHS)]
fn svg_preview(bencher: Bencher<'_, '_>, length: Length) {
    let fonts = Fonts::bundled();
    let pages = layout(&compose(&length.report()), &fonts).unwrap();
    bencher.bench(|| {
        let drawing = Drawing::new(black_box(&pages), &Supplies::new(&fonts, &Options::default())).unwrap();
        drawing.sheet(0, None)
    });
}

/// The page, and the fragment that comes with it.
#[divan::bench(name = "html", args = LENGTHS)]
fn page_of_document(bencher: Bencher<'_, '_>, length: Length) {
    let (document, exporter) = (compose(&length.report()), Exporter::default());
    bencher.bench(|| html::page(black_box(&document), &Supplies::new(&exporter.fonts, &exporter.options)));
}

#[divan::bench(name = "html_fragment", args = LENGTHS)]
fn fragment_of_document(bencher: Bencher<'_, '_>, length: Length) {
    let (document, exporter) = (compose(&length.report()), Exporter::default());
    bencher.bench(|| html::fragment(black_box(&document), &Supplies::new(&exporter.fonts, &exporter.options)));
}

/// From JSON to both files, the faces embedded in both.
#[divan::bench(args = LENGTHS)]
fn both(bencher: Bencher<'_, '_>, length: Length) {
    let (json, exporter) = (length.json(), Exporter::default());
    bencher.bench(|| both_files(&exporter, black_box(&json)));
}

/// The same, and an OFD file that shares their outlines.
#[divan::bench(args = LENGTHS)]
fn both_and_ofd(bencher: Bencher<'_, '_>, length: Length) {
    let (json, exporter) = (length.json(), Exporter::default());
    bencher.bench(|| files(&exporter, black_box(&json), |format| format.is_default || *format == ofd::FORMAT));
}

/// From JSON to both files, the faces named only in the Word file.
#[divan::bench(args = LENGTHS)]
fn both_names_only(bencher: Bencher<'_, '_>, length: Length) {
    let (json, exporter) = (length.json(), names_only());
    bencher.bench(|| both_files(&exporter, black_box(&json)));
}

/// Both files of reports that differ, one after another; divide by their number.
#[divan::bench(sample_count = 3)]
fn batch_of_1000(bencher: Bencher<'_, '_>) {
    let exporter = Exporter::default();
    let reports: Vec<String> = (0..BATCH).map(other_report).collect();
    bencher.bench(|| {
        for json in &reports {
            both_files(&exporter, black_box(json));
        }
    });
}

fn both_files(exporter: &Exporter, json: &str) -> Vec<Vec<u8>> {
    files(exporter, json, |format| format.is_default)
}

fn files(exporter: &Exporter, json: &str, is_asked: impl Fn(&Format) -> bool) -> Vec<Vec<u8>> {
    let report = Report::parse(json.as_bytes()).unwrap();
    let document = exporter.document(&report).unwrap();
    let master = exporter.master(&document);
    let formats = FORMATS.iter().filter(|format| is_asked(format));
    formats.map(|format| master.write(format).unwrap()).collect()
}

fn names_only() -> Exporter {
    Exporter { options: Options { word_fonts: WordFonts::Names, ..Options::default() }, ..Exporter::default() }
}

/// The sample with other words: every paragraph begins with characters of its own.
fn other_report(number: usize) -> String {
    let mut report: Value = serde_json::from_str(SAMPLE).unwrap();
    let rare: String = (0..20).filter_map(|step| char::from_u32((0x4e00 + number * 20 + step) as u32)).collect();
    for section in ["problems_and_improvements", "other_matters"] {
        report[section].as_array_mut().unwrap().push(json!(format!("{rare}。")));
    }
    report.to_string()
}
