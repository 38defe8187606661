//! Tables, pictures and charts amid the words, numbered through the report: 表1, 图1.

mod chart;
mod picture;
mod table;

use std::sync::Arc;

use super::spaces::without_typed_gaps;
use crate::page::document::{Block, Figure, Paragraph, PictureId, Role, Shown};
use crate::picture::Picture;
use crate::report::finding::Path;
use crate::report::model::{Exhibit, Image, Report, Text};

/// The tables and figures so far, and the pictures that they show.
#[derive(Debug)]
pub(super) struct Exhibits<'r> {
    report: &'r Report,
    tables: usize,
    figures: usize,
    pictures: Vec<Arc<Picture>>,
}

impl<'r> Exhibits<'r> {
    /// None yet, of a report.
    pub fn of(report: &'r Report) -> Self {
        Self { report, tables: 0, figures: 0, pictures: Vec::new() }
    }

    /// The pictures, each once.
    pub fn into_pictures(self) -> Vec<Arc<Picture>> {
        self.pictures
    }

    /// Adds an exhibit with its caption: a table's above it, the others' below.
    pub fn compose(&mut self, exhibit: &Exhibit, output: &mut Vec<Block>) {
        match exhibit {
            Exhibit::Table(table) => {
                self.tables += 1;
                let line = caption_line("表", self.tables, table.caption.as_ref());
                let path = table.caption.as_ref().or(table.head.first()).map_or(Path::ROOT, |text| text.path.clone());
                output.push(Block::Paragraph(Paragraph::new(Role::Caption, &line, path)));
                output.push(Block::Table(table::compose(&line, table)));
            }
            Exhibit::Picture { image, alt, caption } => {
                let figure = self.picture(image, alt);
                self.add_figure(figure, caption.as_ref(), output);
            }
            Exhibit::Chart(chart) => {
                let figure = chart::compose(self.report, chart);
                self.add_figure(Block::Figure(figure), chart.caption.as_ref(), output);
            }
        }
    }

    /// Adds a figure, or what stands in its place, and the line below it.
    fn add_figure(&mut self, figure: Block, caption: Option<&Text>, output: &mut Vec<Block>) {
        self.figures += 1;
        let line = caption_line("图", self.figures, caption);
        let of_figure = match &figure {
            Block::Figure(figure) => figure.path.clone(),
            _ => Path::ROOT,
        };
        let path = caption.map_or(of_figure, |caption| caption.path.clone());
        output.push(figure);
        output.push(Block::Paragraph(Paragraph::new(Role::Caption, line, path)));
    }

    /// A picture, or, in a draft of a report that lacks it, words that say so.
    fn picture(&mut self, image: &Image, alt: &Text) -> Block {
        let path = image.path().clone();
        let Some(picture) = image.picture() else {
            let name = image.file().map_or(String::new(), |file| format!("：{file}"));
            let mut instead = Paragraph::new(Role::Caption, format!("（缺图片{name}）"), path);
            instead.keeps_with_next = true;
            return Block::Paragraph(instead);
        };
        let known = self.pictures.iter().position(|known| known == picture);
        let number = known.unwrap_or_else(|| {
            self.pictures.push(Arc::clone(picture));
            self.pictures.len() - 1
        });
        let (width, height) = picture::printed_size(picture.width(), picture.height());
        let shown = Shown::Picture { picture: PictureId(number), width, height };
        Block::Figure(Figure { shown, alt: alt.text.clone(), path })
    }
}

/// `表1　各渠道公开数量`.
fn caption_line(kind: &str, number: usize, caption: Option<&Text>) -> String {
    let words = caption.map(|caption| without_typed_gaps(&caption.text).into_owned());
    words.map_or_else(|| format!("{kind}{number}"), |words| format!("{kind}{number}\u{3000}{words}"))
}
