//! Pictures and charts amid the words: where they stand, what is read of them, and that both files have the same.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use lopdf::Object;
use nianbao::Exporter;
use nianbao::length::Length;
use nianbao::output::{FORMATS, docx, pdf};
use nianbao::page::compose::compose;
use nianbao::page::document::{Block, Document, Figure, PageGeometry, Role, Shown};
use nianbao::page::layout::{ElementKind, Mark, Page, Pages, Rule, Stroke};

use crate::support::dump::dump;
use crate::support::opened::{Opened, name, text_string};
use crate::support::{FIGURES, PICTURE, bare, element, figures_report, laid_out, lines, report, words};

const LEFT: Length = PageGeometry::LEFT;

#[test]
fn the_pages_of_the_sample() {
    insta::assert_snapshot!(FIGURES.0, dump(&laid_out(&figures_report()).1));
}

fn figures(document: &Document) -> Vec<&Figure> {
    let figures = document.blocks.iter().filter_map(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    figures.collect()
}

/// The edges of the figures with the index of their pages, in reading order.
fn placed(pages: &Pages) -> Vec<(usize, [Length; 4])> {
    let page_of = |index: usize| {
        let is_of = |page: &Page| page.items.iter().any(|item| element(item.content) == Some(index));
        pages.pages.iter().position(is_of).unwrap()
    };
    let figures = pages.structure.iter().enumerate().filter_map(|(index, element)| match &element.kind {
        ElementKind::Figure { edges, .. } => Some((page_of(index), *edges)),
        _ => None,
    });
    figures.collect()
}

#[test]
fn a_figure_stands_in_the_middle_with_its_caption_below_it_on_the_grid() {
    let (document, pages) = laid_out(&figures_report());
    let (figures, placed) = (figures(&document), placed(&pages));
    assert_eq!((figures.len(), placed.len()), (3, 3));
    let captions = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) if paragraph.role == Role::Caption => Some(paragraph.text()),
        _ => None,
    });
    let captions: Vec<String> = captions.collect();
    let numbers: Vec<&str> = captions.iter().filter_map(|text| text.split('\u{3000}').next()).collect();
    assert_eq!(numbers, ["图1", "表1", "图2", "图3"], "figures and tables are counted apart");
    let captions = captions.iter().filter(|caption| caption.starts_with('图'));
    for ((page, [left, top, right, bottom]), caption) in placed.into_iter().zip(captions) {
        let from_right = LEFT + PageGeometry::TEXT_WIDTH - right;
        assert!(((left - LEFT) - from_right).to_milli().abs() <= 1 && left >= LEFT, "{caption}: {left:?} {right:?}");
        assert!(bottom - top <= PageGeometry::TEXT_HEIGHT.half(), "{caption}");
        let lines = lines(&pages.pages[page]);
        let found = lines.iter().position(|line| bare(&line.text()) == bare(caption));
        let below = &lines[found.unwrap_or_else(|| panic!("{caption} is on the page of its figure"))];
        let room = below.baseline - bottom;
        assert!(room > Length::pt(6) && room < Length::pt(60), "{caption}: {room:?}");
        // The caption's line is one of the grid: its baseline is that of 五号 in the middle of its pitch.
        let style = Role::Caption.style();
        let line_top = below.baseline - (style.line_pitch - style.size).half() - style.size.scale(880, 1000);
        assert_eq!((line_top - PageGeometry::TOP).to_milli() % PageGeometry::LINE_PITCH.to_milli(), 0, "{caption}");
    }
}

#[test]
fn a_picture_is_no_larger_than_150_pixels_to_the_inch_make_it() {
    let report = figures_report();
    let document = compose(&report);
    let shown = figures(&document).into_iter().find_map(|figure| match figure.shown {
        Shown::Picture { picture, width, height } => Some((picture, width, height)),
        Shown::Chart(_) => None,
    });
    let (picture, width, height) = shown.unwrap();
    let picture = &document.pictures[picture.index()];
    assert_eq!((picture.width(), picture.height()), (960, 560));
    // 960 pixels would be 6.4 inches, wider than the text area.
    assert_eq!(width, PageGeometry::TEXT_WIDTH);
    let expected = f64::from(width.to_milli()) * 560.0 / 960.0;
    assert!((f64::from(height.to_milli()) - expected).abs() < 60.0, "{height:?}");
}

/// The bars of a chart: areas with edges on all four sides, from the top, without the samples of its legend.
fn bars(pages: &Pages, figure: usize) -> Vec<[Length; 4]> {
    let index = pages.structure.iter().enumerate().filter(|(_, of)| matches!(of.kind, ElementKind::Figure { .. }));
    let index = index.map(|(index, _)| index).nth(figure).unwrap();
    let marks = pages.pages.iter().flat_map(|page| &page.items).filter(|item| element(item.content) == Some(index));
    let rules: Vec<Rule> =
        marks.filter_map(|item| if let Mark::Rule(rule) = &item.mark { Some(*rule) } else { None }).collect();
    let levels: Vec<&Rule> =
        rules.iter().filter(|rule| rule.height == Length::ZERO && rule.thickness < Length::pt(1)).collect();
    let bar = |pair: &[&Rule]| [pair[0].x, pair[0].y, pair[0].x + pair[0].width, pair[1].y];
    let all: Vec<[Length; 4]> = levels.chunks(2).map(bar).collect();
    let axis = all.iter().map(|bar| bar[0]).next().unwrap();
    all.into_iter().filter(|bar| bar[0] == axis).collect()
}

#[test]
fn bars_are_as_long_as_their_figures() {
    let (_, pages) = laid_out(&figures_report());
    let length = |bar: &[Length; 4]| f64::from((bar[2] - bar[0]).to_milli()) - 500.0;
    for (figure, expected) in [(0, &[326.0, 41.0][..]), (1, &[38.0, 38.0, 2.0, 7.0, 7.0, 2.0, 1.0, 1.0])] {
        let bars = bars(&pages, figure);
        assert_eq!(bars.len(), expected.len(), "a figure of 0 has no bar");
        let unit = length(&bars[0]) / expected[0];
        for (bar, figure) in bars.iter().zip(expected) {
            assert!((length(bar) - figure * unit).abs() < 3.0, "{figure}: {bar:?}");
            assert_eq!(bar[3] - bar[1], Length::pt(11));
        }
    }
}

#[test]
fn strokes_stay_within_their_bars() {
    let (_, pages) = laid_out(&figures_report());
    let mut strokes = 0;
    for (page, [left, top, right, bottom]) in placed(&pages) {
        for item in &pages.pages[page].items {
            let Mark::Stroke(Stroke { from, to, .. }) = &item.mark else { continue };
            let is_in = |(x, y): (Length, Length)| x >= left && x <= right && y >= top && y <= bottom;
            strokes += usize::from(is_in(*from) && is_in(*to));
        }
    }
    let all = pages.pages.iter().flat_map(|page| &page.items).filter(|item| matches!(item.mark, Mark::Stroke(_)));
    assert_eq!(all.count(), strokes);
    assert!(strokes > 100, "{strokes}");
}

#[test]
fn a_screen_reader_hears_what_a_figure_shows() {
    let report = figures_report();
    let opened = Opened::new(&nianbao::pdf(&report).unwrap());
    let tree = opened.tree();
    let pages = laid_out(&report).1;
    let heard = tree.of_kind("Figure").into_iter().map(|tag| opened.dictionary(tag.id));
    let alts: Vec<String> = heard.clone().map(|figure| text_string(opened.get(figure, "Alt").unwrap())).collect();
    assert_eq!(
        alts,
        [
            "条形图：本年度作出的行政处理决定（件）。行政许可326；行政处罚41；行政强制0。",
            "条形图：按申请人分。自然人本年新收38、本年办结38、结转下年2；商业企业本年新收7、本年办结7、结转下年0；\
             法律服务机构本年新收2、本年办结1、结转下年1。",
            "政府信息查阅点：左边是摆放资料的书架，右边窗下是一张桌子，桌上有查询用的电脑、台灯和资料。",
        ]
    );
    for (figure, (_, [left, top, right, bottom])) in heard.zip(placed(&pages)) {
        let attributes = opened.get(figure, "A").unwrap().as_dict().unwrap();
        let edges = opened.get(attributes, "BBox").unwrap().as_array().unwrap();
        let edges: Vec<f32> = edges.iter().map(|edge| edge.as_float().unwrap()).collect();
        let expected = [left.to_pt(), 841.89 - bottom.to_pt(), right.to_pt(), 841.89 - top.to_pt()];
        assert!(edges.iter().zip(expected).all(|(edge, expected)| (edge - expected).abs() < 0.01), "{edges:?}");
    }
    assert_eq!(bare(&tree.whole_text()), bare(&words(&compose(&report))));
    assert_eq!(opened.unmarked, 0);
}

#[test]
fn the_pdf_has_the_picture_pixel_for_pixel() {
    let report = figures_report();
    let opened = Opened::new(&nianbao::pdf(&report).unwrap());
    let images: Vec<_> = opened.file.objects.values().filter_map(|object| object.as_stream().ok()).collect();
    let images: Vec<_> = images
        .into_iter()
        .filter(|stream| stream.dict.get(b"Subtype").is_ok_and(|kind| name(kind) == "Image"))
        .collect();
    let [image] = images[..] else { panic!("{} images", images.len()) };
    let number = |key: &[u8]| image.dict.get(key).and_then(Object::as_i64).unwrap();
    assert_eq!((number(b"Width"), number(b"Height"), number(b"BitsPerComponent")), (960, 560, 8));
    assert_eq!(name(image.dict.get(b"ColorSpace").unwrap()), "DeviceRGB");
    assert!(image.dict.get(b"SMask").is_err() && image.dict.get(b"Interpolate").is_err());
    let pixels = image.decompressed_content().unwrap();
    let original = image::load_from_memory(PICTURE.1).unwrap().to_rgba8();
    assert_eq!(pixels.len(), 960 * 560 * 3);
    for (printed, original) in pixels.chunks(3).zip(original.pixels()) {
        let expected = if original.0[3] == 0 { [255; 3] } else { [original.0[0], original.0[1], original.0[2]] };
        if [0, 255].contains(&original.0[3]) {
            assert_eq!(printed, expected);
        }
    }
    assert_eq!(pixels[..3], [255; 3], "its transparent corner is white");
}

/// The parts of a Word file.
fn parts(file: Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let count = archive.len();
    let mut part = |index| {
        let mut entry = archive.by_index(index).unwrap();
        let mut part = Vec::new();
        entry.read_to_end(&mut part).unwrap();
        (entry.name().unwrap().into_owned(), part)
    };
    (0..count).map(&mut part).collect()
}

/// What stands between quotation marks behind each mention of some text.
fn values<'x>(xml: &'x str, before: &str) -> Vec<&'x str> {
    xml.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_word_file_has_the_same_figures_as_large_and_with_the_same_words() {
    let (report, exporter) = (figures_report(), Exporter::default());
    let document = exporter.document(&report).unwrap();
    let parts = parts(exporter.master(&document).write(&docx::FORMAT).unwrap());
    let xml = |name: &str| String::from_utf8(parts[name].clone()).unwrap();
    let body = xml("word/document.xml");
    let drawings: Vec<&str> = body.split("<w:drawing>").skip(1).collect();
    let placed = placed(&laid_out(&report).1);
    assert_eq!(drawings.len(), 3);
    let relationships = xml("word/_rels/document.xml.rels");
    for ((drawing, figure), (_, [left, top, right, bottom])) in drawings.iter().zip(figures(&document)).zip(placed) {
        let drawing = drawing.split("</w:drawing>").next().unwrap();
        assert_eq!(values(drawing, "descr=\""), [figure.alt.as_str(); 2]);
        let points = |emu: &&str| emu.parse::<f32>().unwrap() / 12_700.0;
        let size: Vec<f32> =
            ["cx=\"", "cy=\""].iter().flat_map(|key| values(drawing, key)).map(|of| points(&of)).collect();
        let expected = [(right - left).to_pt(), (bottom - top).to_pt()];
        // A chart's picture has whole pixels, of 0.24 pt.
        assert!(
            size.iter()
                .zip([expected[0], expected[0], expected[1], expected[1]])
                .all(|(is, to)| (is - to).abs() < 0.25)
        );
        let [id] = values(drawing, "r:embed=\"")[..] else { panic!("{drawing}") };
        let target =
            relationships.split("<Relationship ").find(|entry| entry.contains(&format!("Id=\"{id}\""))).unwrap();
        let [target] = values(target, "Target=\"")[..] else { panic!("{target}") };
        let picture = image::load_from_memory(&parts[&format!("word/{target}")]).unwrap();
        let proportion = picture.width() as f32 / picture.height() as f32;
        assert!((proportion - size[0] / size[2]).abs() < 0.01, "not stretched");
        let own_line = drawing_line(&body, drawing);
        assert!(own_line.contains("w:pStyle w:val=\"Figure\"") && !own_line.contains("<w:t"), "{own_line}");
    }
    let styles = xml("word/styles.xml");
    let style = styles.split("<w:style ").find(|style| style.contains("w:styleId=\"Figure\"")).unwrap();
    assert!(style.contains("<w:keepNext/>") && style.contains("<w:jc w:val=\"center\"/>"), "{style}");
    assert!(xml("[Content_Types].xml").contains(r#"Extension="png" ContentType="image/png""#));
}

/// The paragraph that a drawing stands in, without it.
fn drawing_line(body: &str, drawing: &str) -> String {
    let at = body.find(drawing).unwrap();
    let from = body[..at].rfind("<w:p>").unwrap();
    body[from..].split("</w:p>").next().unwrap().replace(drawing, "")
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for format in FORMATS {
        let files = || Exporter::default().files(format, &figures_report()).unwrap();
        assert!(files() == files(), "{}", format.name);
    }
}

#[test]
fn a_report_whose_picture_was_not_given_is_refused_and_its_draft_says_so() {
    let (report, exporter) = (report(FIGURES.1), Exporter::default());
    let findings = exporter.check(&report);
    let told: Vec<(&str, &str)> = findings.iter().map(|finding| (finding.rule, finding.path.as_str())).collect();
    assert_eq!(told, [("missing-picture", "overview.3.content.1.image")]);
    assert_eq!(exporter.document(&report).unwrap_err(), findings);
    let draft = exporter.draft(&report, &findings);
    assert!(words(&draft).contains("（缺图片：pictures/reading-room.png）"));
    assert!(exporter.master(&draft).write(&pdf::FORMAT).is_ok());
}

#[test]
fn a_picture_that_is_there_twice_is_in_the_files_once() {
    let json = FIGURES
        .1
        .replace("\"各渠道公开的信息数量见表1。\"", "{\"image\": \"pictures/reading-room.png\", \"alt\": \"又一次\"}");
    let mut report = report(&json);
    assert_eq!(report.picture_files(), [PICTURE.0]);
    let mut asked = 0;
    report.give_pictures(|_| {
        asked += 1;
        Ok(PICTURE.1.to_vec())
    });
    assert_eq!(asked, 1);
    let document = compose(&report);
    assert_eq!((figures(&document).len(), document.pictures.len()), (4, 1));
    let exporter = Exporter::default();
    let parts = parts(exporter.master(&document).write(&docx::FORMAT).unwrap());
    let images = parts.keys().filter(|name| name.starts_with("word/media/")).count();
    assert_eq!(images, 3, "two charts and the picture");
}
