//! Measures pages with a ruler: how far lines grow, what is torn between two lines, what stands alone on a page, how
//! much is white.
//!
//! ```text
//! cargo run --example typography -- [--lines] REPORT.json …
//! ```
//!
//! Prints one table over all the reports. `--lines` tells each line that grows by more than a point a gap, each thing
//! that is torn and each page that is more than 30 % white, too.

mod paragraph;
mod torn;

use std::error::Error;
use std::fmt;

use nianbao::page::compose::compose;
use nianbao::page::document::PageGeometry;
use nianbao::page::font::Fonts;
use nianbao::page::layout::{Content, Mark, Page, layout};
use nianbao::report::model::Report;

use paragraph::{Paragraph, paragraphs};
use torn::{Torn, torn};

const USAGE: &str = "usage: typography [--lines] REPORT.json …";

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument.starts_with("--"));
    if files.is_empty() || flags.iter().any(|flag| flag != "--lines") {
        return Err(USAGE.into());
    }
    let mut measures = Measures { tells: !flags.is_empty(), ..Measures::default() };
    for file in &files {
        let report = Report::parse(&std::fs::read(file)?).map_err(|findings| format!("{file}: {findings:?}"))?;
        let pages = layout(&compose(&report), &Fonts::bundled())?;
        measures.reports += 1;
        measures.pages(file, &pages.pages);
        for paragraph in paragraphs(&pages) {
            measures.paragraph(file, &paragraph);
        }
    }
    #[allow(clippy::print_stdout)]
    {
        println!("{measures}");
    }
    Ok(())
}

/// What is counted over all reports; lengths in points.
#[derive(Default)]
struct Measures {
    tells: bool,
    reports: usize,
    pages: usize,
    lines: usize,
    justified: usize,
    /// Justified lines whose gaps grow by more than 0.5, 1 and 3 points.
    growing: [usize; 3],
    most: f32,
    /// Pairs —— and ……, and those that show white between their halves.
    pairs: [usize; 2],
    torn: [usize; Torn::ALL.len()],
    widows: usize,
    orphans: usize,
    /// Pages but the last more than 30 % white.
    white: usize,
    inner_pages: usize,
}

/// The growths of a gap that are counted.
const GROWTHS: [f32; 3] = [0.5, 1.0, 3.0];

impl Measures {
    fn tell(&self, file: &str, what: &str, words: &str) {
        #[allow(clippy::print_stderr)]
        if self.tells {
            eprintln!("{file}: {what}: {words}");
        }
    }

    fn pages(&mut self, file: &str, pages: &[Page]) {
        self.pages += pages.len();
        let (_, inner) = pages.split_last().expect("a report has a page");
        self.inner_pages += inner.len();
        for (index, page) in inner.iter().enumerate() {
            let white = white(page);
            if white > 0.3 {
                self.white += 1;
                self.tell(file, "white", &format!("page {}: {:.0} %", index + 1, white * 100.0));
            }
        }
    }

    fn paragraph(&mut self, file: &str, paragraph: &Paragraph) {
        self.lines += paragraph.lines.len();
        for pair in paragraph.lines.windows(2) {
            if paragraph.is_justified {
                self.justified += 1;
                self.stretched(file, &pair[0]);
            }
            let (before, after) = (pair[0].text(), pair[1].text());
            if let Some(kind) = torn(&before, &after) {
                self.torn[kind as usize] += 1;
                self.tell(file, kind.name(), &format!("{before} / {after}"));
            }
        }
        for line in &paragraph.lines {
            let whites = line.pairs_of_dashes();
            self.pairs[0] += whites.len();
            self.pairs[1] += whites.iter().filter(|white| **white > 0.0).count();
        }
        let [first, last] = paragraph.lines_at_breaks();
        self.orphans += usize::from(first == Some(1));
        self.widows += usize::from(last == Some(1));
    }

    fn stretched(&mut self, file: &str, line: &paragraph::Line) {
        let growth = line.growth();
        self.most = self.most.max(growth);
        for (count, limit) in self.growing.iter_mut().zip(GROWTHS) {
            *count += usize::from(growth > limit);
        }
        if growth > GROWTHS[1] {
            self.tell(file, &format!("grows by {growth:.2}"), &line.text());
        }
    }
}

/// The share of the text area below a page's last line or rule.
fn white(page: &Page) -> f32 {
    let foot = page.items.iter().filter(|item| item.content != Content::Pagination).map(|item| match &item.mark {
        Mark::Text(run) => run.baseline.to_pt() + run.size.to_pt() * 0.12,
        Mark::Rule(rule) => (rule.y + rule.height).to_pt(),
        Mark::Picture(picture) => (picture.y + picture.height).to_pt(),
        // A stroke is within its bar.
        Mark::Watermark(_) | Mark::Stroke(_) => 0.0,
    });
    1.0 - (foot.fold(0.0, f32::max) - PageGeometry::TOP.to_pt()) / PageGeometry::TEXT_HEIGHT.to_pt()
}

impl fmt::Display for Measures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "reports {}, pages {}, lines of text {}", self.reports, self.pages, self.lines)?;
        let [half, one, three] = self.growing;
        let of = self.justified;
        writeln!(f, "lines that grow by more than 0.5 pt a gap: {half}, 1 pt: {one}, 3 pt: {three} of {of} justified")?;
        writeln!(f, "the most a gap grows: {:.2} pt", self.most)?;
        writeln!(f, "—— and …… with white between the halves: {} of {}", self.pairs[1], self.pairs[0])?;
        for (kind, count) in Torn::ALL.iter().zip(self.torn) {
            writeln!(f, "torn: {}: {count}", kind.name())?;
        }
        writeln!(f, "widows {}, orphans {}", self.widows, self.orphans)?;
        write!(f, "pages more than 30 % white, but for each report's last: {} of {}", self.white, self.inner_pages)
    }
}
