//! How long a file takes to read, warm, on one core: `cargo bench --bench import`.
//!
//! One report of ten pages, as a page of the web, a Word file and a PDF. The bounds: 10 ms for a page or a Word file,
//! 50 ms for a PDF.

#![allow(clippy::unwrap_used, reason = "the samples are known to be right")]

use divan::{Bencher, black_box};
use nianbao::Exporter;
use nianbao::import::shown;
use nianbao::output::Format;
use nianbao::report::model::Report;

const SAMPLE: &[u8] = include_bytes!("../../samples/suqian-2023.json");

/// As the command has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn written(format: &'static Format) -> Vec<u8> {
    let report = Report::parse(SAMPLE).unwrap();
    let exporter = Exporter::default();
    let document = exporter.document(&report).unwrap();
    exporter.master(&document).write(format).unwrap()
}

/// The report's words and tables with as much markup as Word writes: each run in three elements.
fn page() -> Vec<u8> {
    let text = shown(&written(&nianbao::output::docx::FORMAT)).unwrap();
    let run = |text: &str| {
        let style = "font-size:16.0pt;mso-bidi-font-size:12.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:Calibri";
        format!("<span lang=EN-US style='{style}'><span style='mso-spacerun:yes'>&nbsp;</span>{text}<o:p></o:p></span>")
    };
    let line = |line: &str| match line.strip_prefix("  ") {
        Some(row) => {
            let cells: Vec<String> = row.split(" | ").map(|it| format!("<td>{}</td>", run(it))).collect();
            format!("<tr>{}</tr>", cells.concat())
        }
        None if line.contains('×') => "</table><table>".to_owned(),
        None => format!("<p class=MsoNormal style='text-indent:32.0pt'>{}</p>", run(line)),
    };
    let body: String = text.lines().map(line).collect();
    format!("<html><head><meta charset=utf-8></head><body>{body}</body></html>").into_bytes()
}

#[divan::bench]
fn html(bencher: Bencher<'_, '_>) {
    let file = page();
    bencher.bench(|| shown(black_box(&file)));
}

#[divan::bench]
fn word(bencher: Bencher<'_, '_>) {
    let file = written(&nianbao::output::docx::FORMAT);
    bencher.bench(|| shown(black_box(&file)));
}

#[divan::bench]
fn pdf(bencher: Bencher<'_, '_>) {
    let file = written(&nianbao::output::pdf::FORMAT);
    bencher.bench(|| shown(black_box(&file)));
}
