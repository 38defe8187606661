//! Pictures and charts.
//!
//! A page has a picture inside it, with the words for those who do not see it, and draws a chart as it is (SVG), with
//! its figures in words. An editor strips both from a fragment; there the words stand in their place.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, html};

use super::dress::Dress;
use crate::page::document::{Bar, Chart, Document, Figure, Shown};
use crate::picture::{Encoding, Picture};

/// A figure with its caption below it.
pub(super) fn figure(document: &Document, figure: &Figure, caption: Option<&str>, dress: Dress) -> Markup {
    let shown = match (dress, &figure.shown) {
        (Dress::Sheet, Shown::Picture { picture, .. }) => image(&document.pictures[picture.index()], &figure.alt),
        (Dress::Sheet, Shown::Chart(chart)) => drawing(chart, &figure.alt),
        // Whoever pastes the fragment puts the picture here.
        (Dress::Inline, Shown::Picture { .. }) => html! { p { "［图片：" (figure.alt) "］" } },
        (Dress::Inline, Shown::Chart(_)) => html! { p { (figure.alt) } },
    };
    let look = dress.look("", "text-align:center");
    html! {
        figure {
            (shown)
            @if let Some(caption) = caption { figcaption style=[look.style] { (caption) } }
        }
    }
}

fn image(picture: &Picture, alt: &str) -> Markup {
    let kind = match picture.encoding() {
        Encoding::Jpeg => "jpeg",
        Encoding::Png => "png",
    };
    let source = format!("data:image/{kind};base64,{}", STANDARD.encode(picture.bytes()));
    html! { img src=(source) alt=(alt) width=(picture.width()) height=(picture.height()); }
}

/// How wide a drawing is, in its own units: of a size that can be read on a narrow screen.
const WIDTH: usize = 340;
/// The size of its letters, and how far its lines are apart.
const LETTER: usize = 14;
const LINE: usize = 20;
/// How far groups are apart, more than their own bars are.
const GAP: usize = 8;
/// How long the longest bar is: its figure stands behind it.
const LONGEST: usize = 230;
/// How high a bar is.
const BAR: usize = 14;
/// What the bars of each series are filled with: told apart in black, each within a black edge.
const FILLS: [&str; 4] = ["#999", "#fff", "#000", "#ddd"];

/// A drawing on its way: what of it is written, and how far down it reaches.
struct Pen {
    parts: Vec<Markup>,
    reached: usize,
}

/// Level bars below the label of their group; below all, what the bars of each series are.
fn drawing(chart: &Chart, alt: &str) -> Markup {
    let mut pen = Pen { parts: Vec::new(), reached: 0 };
    if let Some(title) = &chart.title {
        pen.words(0, title);
    }
    for group in &chart.groups {
        pen.gap();
        pen.words(0, &group.label);
        for (series, bar) in group.bars.iter().enumerate() {
            let length = LONGEST as u64 * u64::from(bar.share) / u64::from(Bar::WHOLE);
            pen.bar(length as usize, series);
            pen.words(length as usize + 6, &bar.figure);
        }
    }
    pen.gap();
    for (series, name) in chart.series.iter().enumerate() {
        pen.bar(BAR, series);
        pen.words(BAR + 6, name);
    }
    let size = format!("-1 0 {} {}", WIDTH + 2, pen.reached + LINE / 2);
    html! { svg role="img" aria-label=(alt) viewBox=(size) font-size=(LETTER) { @for part in pen.parts { (part) } } }
}

impl Pen {
    /// The blank before another group, unless it is the first.
    fn gap(&mut self) {
        if self.reached > 0 {
            self.reached += GAP;
        }
    }

    /// Words from a place on, in as many lines as they need.
    fn words(&mut self, x: usize, words: &str) {
        let most = ((WIDTH - x) / LETTER).max(1);
        let characters: Vec<char> = words.chars().collect();
        for line in characters.chunks(most) {
            self.reached += LINE;
            let line: String = line.iter().collect();
            self.parts.push(html! { text x=(x) y=(self.reached) { (line) } });
        }
    }

    /// A bar beside the next line.
    fn bar(&mut self, length: usize, series: usize) {
        let (top, fill) = (self.reached + LINE + 2 - BAR, FILLS[series % FILLS.len()]);
        self.parts.push(html! { rect x="0" y=(top) width=(length) height=(BAR) fill=(fill) stroke="#000" {} });
    }
}
