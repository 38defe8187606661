//! Headings, paragraphs and what they look like by their styles.

use super::*;

#[test]
fn headings_are_of_words_own_styles_with_their_outline_levels() {
    let opened = opened();
    let (body, styles) = (opened.root("word/document.xml"), opened.root("word/styles.xml"));
    for (words, id, level) in [
        ("一、总体情况", "Heading1", "0"),
        ("（二）依申请公开", "Heading2", "1"),
        ("1.收到申请", "Heading3", "2"),
        ("（1）办理情况", "Heading4", "3"),
    ] {
        let heading = body.all("w:p").into_iter().find(|paragraph| paragraph.words() == words).unwrap();
        assert_eq!(heading.val("w:pStyle"), Some(id));
        let style = style(&styles, id);
        assert_eq!(style.val("w:outlineLvl"), Some(level));
        assert_eq!(style.val("w:name"), Some(format!("heading {}", &id[7..]).as_str()));
        assert!(style.first("w:keepNext").is_some());
    }
}

#[test]
fn a_heading_that_runs_into_its_paragraph_is_of_the_linked_style() {
    let opened = opened();
    let body = opened.root("word/document.xml");
    let runs = body.all("w:r");
    let run_in = runs.iter().find(|run| run.words() == "（一）主动公开方面。").unwrap();
    assert_eq!(run_in.val("w:rStyle"), Some("Heading2Char"));
    let styles = opened.root("word/styles.xml");
    assert_eq!(style(&styles, "Heading2").val("w:link"), Some("Heading2Char"));
    assert_eq!(style(&styles, "Heading2Char").attribute("w:rFonts", "w:eastAsia"), Some("楷体_GB2312"));
}

#[test]
fn the_text_is_set_28_characters_a_line_and_22_lines_a_page() {
    let opened = opened();
    let styles = opened.root("word/styles.xml");
    let text = style(&styles, "BodyText");
    let indent = &text.first("w:ind").unwrap().attributes;
    assert_eq!((indent["w:firstLineChars"].as_str(), indent["w:firstLine"].as_str()), ("200", "640"));
    // Said by the style that all others build on, so that text pasted in it has as many characters a line.
    assert_eq!(style(&styles, "Normal").first("w:rPr").unwrap().val("w:spacing"), Some("-5"));
    assert!(text.first("w:rPr").unwrap().first("w:spacing").is_none());
    for id in ["Title", "TableHead", "TableLabel", "TableFigure", "Footer"] {
        assert_eq!(style(&styles, id).first("w:rPr").unwrap().val("w:spacing"), Some("0"), "{id}");
    }
    let spacing = &text.first("w:spacing").unwrap().attributes;
    assert_eq!((spacing["w:line"].as_str(), spacing["w:lineRule"].as_str()), ("579", "exact"));
    assert_eq!(style(&styles, "Title").attribute("w:spacing", "w:after"), Some("579"));
    let body = opened.root("word/document.xml");
    let grid = &body.first("w:docGrid").unwrap().attributes;
    assert_eq!((grid["w:type"].as_str(), grid["w:linePitch"].as_str()), ("lines", "579"));
}

#[test]
fn a_heading_may_stay_off_what_is_above_it() {
    let mut document = fixture::report();
    for block in &mut document.blocks {
        if let Block::Paragraph(paragraph) = block
            && paragraph.text() == "五、存在的主要问题及改进情况"
        {
            paragraph.space_before = Length::twips(200);
        }
    }
    let body = Opened::new(write(&document, names())).root("word/document.xml");
    let spaced = body.all("w:p").into_iter().filter(|paragraph| paragraph.attribute("w:spacing", "w:before").is_some());
    let spaced: Vec<_> =
        spaced.map(|paragraph| (paragraph.words(), paragraph.attribute("w:spacing", "w:before"))).collect();
    assert_eq!(spaced, [("五、存在的主要问题及改进情况".to_owned(), Some("200"))]);
}

#[test]
fn signs_off_from_the_right_edge() {
    let body = opened().root("word/document.xml");
    let date = body.all("w:p").into_iter().find(|paragraph| paragraph.words() == "2026年1月20日").unwrap();
    assert_eq!(date.val("w:pStyle"), Some("Date"));
    assert_eq!(date.attribute("w:ind", "w:right"), Some("1280"));
}

#[test]
fn a_sign_off_stays_with_the_text_above_it_and_headings_with_what_they_head() {
    let styles = opened().root("word/styles.xml");
    for id in ["Heading1", "Heading2", "Heading3", "Heading4", "Signature"] {
        assert!(style(&styles, id).first("w:keepNext").is_some(), "{id}");
    }
    for id in ["BodyText", "Date", "ListParagraph"] {
        assert!(style(&styles, id).first("w:keepNext").is_none(), "{id}");
    }
    let mut document = fixture::report();
    let last = document.blocks.len() - 3;
    let Block::Paragraph(above) = &mut document.blocks[last] else { panic!("the sign-off stands under text") };
    above.keeps_with_next = true;
    let words = above.text();
    let body = Opened::new(write(&document, names())).root("word/document.xml");
    let kept: Vec<String> = body
        .all("w:p")
        .into_iter()
        .filter(|paragraph| paragraph.first("w:keepNext").is_some() && paragraph.val("w:pStyle") == Some("BodyText"))
        .map(Node::words)
        .collect();
    assert_eq!(kept, [words]);
}

#[test]
fn a_paragraph_with_a_long_address_is_flush_left_and_others_are_justified() {
    let mut document = fixture::report();
    let texts = [
        ("请登录https://www.example.gov.cn/zwgk/xxgk/index.html查阅。", Some("left")),
        ("请发送至zhengwugongkaibangongshi@example.gov.cn。", Some("left")),
        ("请登录www.example.gov.cn查阅，电话010-12345678。", None),
    ];
    document.blocks = texts.map(|(text, _)| fixture::text(Role::Body, text)).into();
    document.blocks.push(fixture::text(Role::Title, texts[0].0));
    let body = Opened::new(write(&document, names())).root("word/document.xml");
    let alignments: Vec<_> = body.all("w:p").into_iter().map(|paragraph| paragraph.val("w:jc")).collect();
    let expected: Vec<_> = texts.into_iter().map(|(_, alignment)| alignment).chain([None]).collect();
    assert_eq!(alignments, expected, "the title is centred as it is");
}

/// A title, each level of heading, text, heads, labels and figures are restyled in one place: runs name at most their
/// character style and a face that the style does not have, and of their size and weight nothing.
#[test]
fn runs_say_nothing_that_their_styles_say() {
    for name in SAMPLES {
        let body = Opened::new(write(&sample(name), names())).root("word/document.xml");
        for run in body.all("w:r") {
            let said = run.first("w:rPr").map_or(&[][..], |properties| &properties.children);
            let said: Vec<&str> = said.iter().map(|property| property.name.as_str()).collect();
            assert!(said.iter().all(|name| ["w:rStyle", "w:rFonts"].contains(name)), "{said:?}: {}", run.words());
        }
        let runs = body.all("w:r").into_iter().filter(|run| run.attribute("w:rFonts", "w:eastAsia").is_some()).count();
        assert!(runs * 20 < body.all("w:r").len(), "{runs} runs of {name} name a face");
    }
}

/// What Word in Chinese calls styles of its own: a custom style of such a name is shown twice, or renamed.
const BUILT_IN: [&str; 48] = [
    "正文",
    "标题",
    "副标题",
    "题注",
    "页眉",
    "页脚",
    "页码",
    "行号",
    "批注文字",
    "批注引用",
    "批注主题",
    "批注框文本",
    "脚注文本",
    "脚注引用",
    "尾注文本",
    "尾注引用",
    "列表",
    "列表段落",
    "列出段落",
    "列表编号",
    "列表项目符号",
    "签名",
    "电子邮件签名",
    "日期",
    "称呼",
    "结束语",
    "强调",
    "明显强调",
    "不明显强调",
    "要点",
    "引用",
    "明显引用",
    "书目",
    "书籍标题",
    "目录标题",
    "图表目录",
    "引文目录",
    "索引标题",
    "宏文本",
    "正文文本",
    "正文文本缩进",
    "正文缩进",
    "正文首行缩进",
    "信息标题",
    "注释标题",
    "纯文本",
    "无间隔",
    "超链接",
];

#[test]
fn no_custom_style_bears_the_name_of_one_of_words_own() {
    let styles = opened().root("word/styles.xml");
    let custom: Vec<String> = styles
        .all("w:style")
        .iter()
        .filter(|style| style.get("w:customStyle") == Some("1"))
        .filter_map(|style| style.val("w:name").map(str::to_owned))
        .collect();
    assert!(custom.contains(&"表头".to_owned()), "{custom:?}");
    for name in &custom {
        assert!(!BUILT_IN.contains(&name.as_str()), "{name} is Word's own");
    }
}

#[test]
fn a_table_put_in_later_has_margins_at_the_sides_of_its_cells() {
    let styles = opened().root("word/styles.xml");
    let normal = style(&styles, "TableNormal");
    for (edge, width) in [("w:left", "108"), ("w:right", "108"), ("w:top", "0"), ("w:bottom", "0")] {
        assert_eq!(normal.first("w:tblCellMar").unwrap().attribute(edge, "w:w"), Some(width), "{edge}");
    }
}
