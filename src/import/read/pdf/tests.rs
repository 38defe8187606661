use std::fmt::Write as _;

use lopdf::{Document, Object, Stream, StringFormat, dictionary};

use super::*;
use crate::import::original::Block;

/// A page's content, drawn from its upper left corner: text of size 10, and lines.
#[derive(Default)]
struct Content(String);

impl Content {
    /// Text whose baseline is so far below the page's top.
    fn text(mut self, left: i32, baseline: i32, text: &str) -> Self {
        let code: String = text.encode_utf16().fold(String::new(), |mut code, unit| {
            let _ = write!(code, "{unit:04X}");
            code
        });
        let _ = writeln!(self.0, "BT /F 10 Tf 1 0 0 1 {left} {} Tm <{code}> Tj ET", 842 - baseline);
        self
    }

    fn line(mut self, (x0, y0): (i32, i32), (x1, y1): (i32, i32)) -> Self {
        let _ = writeln!(self.0, "{x0} {} m {x1} {} l S", 842 - y0, 842 - y1);
        self
    }

    /// The lines of a table with edges at these places.
    fn ruled(self, xs: &[i32], ys: &[i32]) -> Self {
        let (left, right, top, bottom) = (xs[0], xs[xs.len() - 1], ys[0], ys[ys.len() - 1]);
        let level = ys.iter().fold(self, |content, y| content.line((left, *y), (right, *y)));
        xs.iter().fold(level, |content, x| content.line((*x, top), (*x, bottom)))
    }

    fn raw(mut self, operators: &str) -> Self {
        self.0.push_str(operators);
        self.0.push('\n');
        self
    }
}

/// A PDF of pages, whose font has its text in UTF-16.
fn file(pages: Vec<Content>, change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let descendant = document.add_object(dictionary! { "Subtype" => "CIDFontType0", "DW" => 1000 });
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "Encoding" => "UniGB-UCS2-H",
        "DescendantFonts" => vec![Object::Reference(descendant)]
    });
    let tree = document.new_object_id();
    let page = |content: Content| {
        let content = document.add_object(Stream::new(dictionary! {}, content.0.into_bytes()));
        let page = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content };
        Object::Reference(document.add_object(page))
    };
    let kids: Vec<Object> = pages.into_iter().map(page).collect();
    let pages = dictionary! {
        "Type" => "Pages", "Count" => kids.len() as i64, "Kids" => kids,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F" => font } }
    };
    document.objects.insert(tree, Object::Dictionary(pages));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    change(&mut document);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn shown(pages: Vec<Content>) -> String {
    read(&file(pages, |_| {})).unwrap().to_string()
}

fn page() -> Content {
    Content::default()
}

#[test]
fn lines_run_on_into_paragraphs() {
    let page = page()
        .text(200, 60, "某局年报")
        .text(110, 100, "本年收到政府信息公开申请五件其中三件予以公开一件部分公开一件")
        .text(90, 116, "不予公开。")
        .text(110, 132, "没有行政诉讼。");
    assert_eq!(
        shown(vec![page]),
        "第 1 页 某局年报\n第 1 页 本年收到政府信息公开申请五件其中三件予以公开一件部分公开一件不予公开。\n第 1 页 没有行政诉讼。\n"
    );
}

#[test]
fn a_ruled_table_is_a_grid_with_its_spans() {
    let page = page()
        .text(90, 90, "表前")
        .ruled(&[90, 290], &[100, 160])
        .line((190, 100), (190, 160))
        .line((190, 120), (290, 120))
        .line((240, 120), (240, 160))
        .line((190, 140), (290, 140))
        .text(95, 134, "二、上年结转政府信")
        .text(95, 146, "息")
        .text(230, 114, "申请人")
        .text(195, 134, "甲")
        .text(245, 134, "乙")
        .text(195, 154, "12")
        .text(90, 180, "表后");
    assert_eq!(
        shown(vec![page]),
        "第 1 页 表前\n第 1 页 3×3\n  二、上年结转政府信息 | 申请人 | <\n  ^ | 甲 | 乙\n  ^ | 12 | \n第 1 页 表后\n"
    );
}

#[test]
fn cells_drawn_as_thin_boxes_and_rectangles_are_a_table() {
    let page = page()
        .raw("90 700 100 0.5 re 90 680 100 0.5 re 90 680 0.5 20.5 re 140 680 0.5 20 re 190 680 0.5 20 re f")
        .text(95, 155, "甲")
        .text(145, 155, "乙")
        .raw("q 1 1 1 rg 90 600 400 0.5 re 90 580 0.5 20 re 120 580 0.5 20 re f Q")
        .raw("90 600 50 20 re 140 600 50 20 re S")
        .text(95, 235, "丙");
    assert_eq!(shown(vec![page]), "第 1 页 1×2\n  甲 | 乙\n第 1 页 1×2\n  丙 | \n");
}

#[test]
fn a_table_over_two_pages_is_one_and_has_its_head_once() {
    let head = |page: Content, top: i32| page.text(95, top + 14, "项目").text(195, top + 14, "数量");
    let first = head(page().ruled(&[90, 190, 290], &[700, 720, 740]), 700)
        .text(95, 734, "规章")
        .text(195, 734, "3")
        .text(290, 800, "- 1 -");
    let second = head(page().ruled(&[90, 190, 291], &[70, 90, 110]), 70).text(95, 104, "许可").text(290, 800, "- 2 -");
    let original = read(&file(vec![first, second], |_| {})).unwrap();
    assert_eq!(original.to_string(), "第 1 页 3×2\n  项目 | 数量\n  规章 | 3\n  许可 | \n");
    let Block::Grid(grid) = &original.blocks[0] else { panic!() };
    assert_eq!(grid.cells[4].place, Place::Page { page: 2, left: 90, top: 90, right: 190, bottom: 110 });
}

#[test]
fn a_row_that_the_pages_end_tears_is_one() {
    // No line closes the last row of the first page.
    let first = page()
        .line((90, 700), (290, 700))
        .line((90, 720), (290, 720))
        .line((90, 700), (90, 740))
        .line((190, 700), (190, 740))
        .line((290, 700), (290, 740))
        .text(95, 714, "规章")
        .text(195, 714, "3")
        .text(95, 734, "行政")
        .text(195, 734, "5");
    let second = page().ruled(&[90, 190, 290], &[70, 90, 110]).text(95, 84, "许可").text(95, 104, "强制");
    assert_eq!(shown(vec![first, second]), "第 1 页 3×2\n  规章 | 3\n  行政/许可 | 5\n  强制 | \n");
}

#[test]
fn a_label_over_rows_goes_on_over_the_page_a_blank_figure_does_not() {
    let first = page()
        .ruled(&[90, 190, 290], &[700, 740])
        .line((190, 720), (290, 720))
        .text(95, 724, "结果")
        .text(195, 714, "1")
        .text(195, 734, "2");
    let second = page().ruled(&[90, 190, 290], &[70, 110]).line((190, 90), (290, 90)).text(195, 104, "4");
    assert_eq!(shown(vec![first, second]), "第 1 页 4×2\n  结果 | 1\n  ^ | 2\n  ^ | \n  ^ | 4\n");
    let rows = || page().ruled(&[90, 190, 290], &[700, 720, 740]).text(95, 714, "甲").text(195, 714, "1");
    let first = rows().text(95, 734, "乙").text(195, 734, "2");
    let second = page().ruled(&[90, 190, 290], &[70, 90, 110]).text(95, 84, "丙").text(95, 104, "丁");
    assert_eq!(shown(vec![first, second]), "第 1 页 4×2\n  甲 | 1\n  乙 | 2\n  丙 | \n  丁 | \n");
}

#[test]
fn a_rule_in_a_labels_box_alone_makes_no_row() {
    let page = page()
        .ruled(&[90, 140, 190, 240, 290], &[70, 110, 130])
        .line((90, 90), (140, 90))
        .text(95, 84, "甲")
        .text(145, 84, "乙")
        .text(195, 84, "1")
        .text(245, 84, "2")
        .text(95, 124, "丙")
        .text(145, 124, "丁")
        .text(195, 124, "3")
        .text(245, 124, "4");
    assert_eq!(shown(vec![page]), "第 1 页 2×4\n  甲 | 乙 | 1 | 2\n  丙 | 丁 | 3 | 4\n");
}

#[test]
fn what_is_turned_hidden_or_no_part_of_the_text_is_left_out() {
    let page = page()
        .text(90, 90, "正文")
        .raw("/Artifact <</Type /Pagination>> BDC")
        .text(90, 400, "页眉")
        .raw("EMC BT /F 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm <8349> Tj ET");
    assert_eq!(shown(vec![page]), "第 1 页 正文\n! 文件：斜着或竖着的字（如水印）没有读，共 1 个\n");
}

#[test]
fn a_turned_page_is_read_upright() {
    let content = page().raw("BT /F 10 Tf 0 1 -1 0 100 90 Tm <5E74> Tj 20 0 Td <62A5> Tj ET");
    let bytes = file(vec![content], |document| {
        let page = document.page_iter().next().unwrap();
        document.get_dictionary_mut(page).unwrap().set("Rotate", 90);
    });
    assert_eq!(read(&bytes).unwrap().to_string(), "第 1 页 年 报\n");
}

#[test]
fn forms_are_looked_into_and_do_not_go_round_in_circles() {
    let bytes = file(vec![page().raw("q 1 0 0 1 0 -100 cm /X Do Q")], |document| {
        let content = b"BT /F 10 Tf 90 800 Td <5E74> Tj ET /X Do".to_vec();
        let form = Stream::new(
            dictionary! { "Subtype" => "Form", "Matrix" => [1, 0, 0, 1, 0, 0].map(Object::from).to_vec() },
            content,
        );
        let form = document.add_object(form);
        let tree = document.catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
        let resources = document.get_dictionary_mut(tree).unwrap().get_mut(b"Resources").unwrap();
        resources.as_dict_mut().unwrap().set("XObject", dictionary! { "X" => form });
    });
    assert_eq!(read(&bytes).unwrap().to_string(), "第 1 页 年\n");
}

#[test]
fn pictures_glyphs_without_text_and_locks_are_told() {
    assert_eq!(read(&file(vec![page()], |_| {})).unwrap_err(), ReadError::Scanned);
    let without_text = file(vec![page().text(90, 90, "年")], |document| {
        for object in document.objects.values_mut() {
            if let Ok(font) = object.as_dict_mut()
                && font.has(b"Encoding")
            {
                font.set("Encoding", "Identity-H");
            }
        }
    });
    assert_eq!(read(&without_text).unwrap_err(), ReadError::NoText);
    assert!(matches!(read(b"%PDF-1.7 nothing"), Err(ReadError::Damaged { .. })));
    let ocr = shown(vec![page().raw("3 Tr").text(90, 90, "年报")]);
    assert!(ocr.contains("第 1 页 年报\n") && ocr.contains("OCR"), "{ocr}");
}

#[test]
fn the_title_is_that_of_the_properties() {
    let bytes = file(vec![page().text(90, 90, "年")], |document| {
        let title = Object::String(b"\xFE\xFF\x5E\x74\x62\xA5".to_vec(), StringFormat::Literal);
        let information = document.add_object(dictionary! { "Title" => title });
        document.trailer.set("Info", information);
    });
    assert_eq!(read(&bytes).unwrap().title.as_deref(), Some("年报"));
}

#[test]
fn our_own_file_has_its_tables_and_its_json() {
    let json = include_bytes!("../../../../samples/wugang-2025.json");
    let report = crate::Report::parse(json).unwrap();
    let original = read(&crate::pdf(&report).unwrap()).unwrap();
    let data = original.data.as_deref().unwrap();
    assert_eq!(crate::to_json(&crate::Report::parse(data).unwrap()), crate::to_json(&report));
    let form = report.form();
    let grids = original.blocks.iter().filter_map(|block| match block {
        Block::Grid(grid) => Some(grid),
        Block::Paragraph(_) => None,
    });
    let shapes: Vec<_> = grids.map(|grid| (grid.slots.len(), grid.slots[0].len())).collect();
    let expected: Vec<_> = form.tables.iter().map(|table| (table.rows, table.columns)).collect();
    assert_eq!(shapes, expected);
}
