//! The page and the fragment for the portal, as a browser's parser reads them.

mod carried;
mod draft;
mod head;
mod naked;
mod tables;
mod text;

use nianbao::Exporter;
use nianbao::output::{Options, html};
use nianbao::page::document::Document;
use nianbao::report::model::Report;

use crate::support::{FIGURES, SAMPLES, figures_report, report};

/// The samples, the one with pictures and charts last.
fn samples() -> Vec<(&'static str, Report)> {
    let samples = SAMPLES.into_iter().map(|(name, json)| (name, report(json)));
    samples.chain([(FIGURES.0, figures_report())]).collect()
}

/// A report's document, its page and its fragment.
fn written(report: &Report) -> (Document, String, String) {
    written_as(report, Options::default())
}

fn written_as(report: &Report, options: Options) -> (Document, String, String) {
    let exporter = Exporter { options, ..Exporter::default() };
    let document = exporter.document(report).unwrap();
    let master = exporter.master(&document);
    let [page, fragment] =
        [&html::FORMAT, &html::FRAGMENT].map(|format| String::from_utf8(master.write(format).unwrap()).unwrap());
    (document, page, fragment)
}

fn without_data() -> Options {
    Options { data: false, ..Options::default() }
}
