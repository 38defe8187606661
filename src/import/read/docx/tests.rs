use super::super::tests::zipped;
use super::*;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A Word file with a body and other parts, by the kind of their relationship.
fn file(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let relationship =
        |(kind, _): &(&str, &str)| format!("<Relationship Id=\"r{kind}\" Type=\"x/{kind}\" Target=\"{kind}.xml\"/>");
    let relationships =
        format!("<Relationships>{}</Relationships>", parts.iter().map(relationship).collect::<String>());
    let mut all =
        vec![("word/document.xml".to_owned(), document), ("word/_rels/document.xml.rels".to_owned(), relationships)];
    all.extend(parts.iter().map(|(kind, xml)| (format!("word/{kind}.xml"), format!("<w:{kind} {W}>{xml}</w:{kind}>"))));
    zipped(&all.iter().map(|(name, xml)| (name.as_str(), xml.as_str())).collect::<Vec<_>>())
}

fn shown_with(body: &str, parts: &[(&str, &str)]) -> String {
    let bytes = file(body, parts);
    read(&Package::open(&bytes).unwrap()).unwrap().to_string()
}

fn shown(body: &str) -> String {
    shown_with(body, &[])
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

#[test]
fn runs_are_one_text_with_tabs_and_breaks() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\"> 一 </w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t>\
        <w:noBreakHyphen/>\
                <w:softHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r><w:hyperlink><w:r><w:t>链接</w:t>\
                </w:r></w:hyperlink></w:p><w:p/>";
    assert_eq!(shown(&(body.to_owned() + &p("四"))), "第 1 段 一 \t二\n第 1 段 三-链接\n第 2 段 四\n");
}

#[test]
fn cells_stand_where_spans_and_merges_say() {
    let rows = [
        tc("<w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/>", "项目")
            + &tc("<w:gridSpan w:val=\"3\"/>", "申请人"),
        tc("<w:gridSpan w:val=\"2\"/><w:vMerge/>", "") + &tc("", "甲") + &tc("", "乙") + &tc("", "丙"),
        tc("", "一") + &tc("<w:vMerge w:val=\"restart\"/>", "b") + &tc("", "1") + &tc("", "") + &tc("", "3"),
        "<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>".to_owned()
            + &tc("<w:vMerge w:val=\"continue\"/>", "")
            + &tc("", "4"),
        "<w:trPr><w:del/></w:trPr>".to_owned() + &tc("", "删去的行"),
    ];
    let rows = rows.map(|row| format!("<w:tr>{row}</w:tr>")).concat();
    assert_eq!(
        shown(&format!("<w:tbl>{rows}</w:tbl>")),
        "第 1 个表 4×5\n  项目 | < | 申请人 | < | <\n  ^ | ^ | 甲 | 乙 | 丙\n  一 | b | 1 |  | 3\n  - | ^ | 4 | - | -\n"
    );
}

#[test]
fn a_merge_without_a_cell_above_is_a_cell() {
    let row = |cells: String| format!("<w:tr>{cells}</w:tr>");
    let body = row(tc("<w:vMerge/>", "a") + &tc("", "b")) + &row(tc("<w:gridSpan w:val=\"2\"/><w:vMerge/>", "c"));
    assert_eq!(shown(&format!("<w:tbl>{body}</w:tbl>")), "第 1 个表 2×2\n  a | b\n  c | <\n");
}

#[test]
fn nested_tables_win_and_single_cells_are_paragraphs() {
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("", "1"), tc("", "2"));
    let outer = format!("<w:tbl><w:tr>{}<w:tc>{inner}{}</w:tc></w:tr></w:tbl>", tc("", "左"), p("后"));
    assert_eq!(shown(&outer), "第 1 段 左\n第 1 个表 1×2\n  1 | 2\n第 2 段 后\n");
    assert_eq!(shown(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", tc("", "框"))), "第 1 段 框\n");
}

#[test]
fn deleted_text_goes_inserted_text_stays_both_are_told() {
    let body = "<w:p><w:r><w:t>收到</w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins><w:r><w:t>5\
        </w:t></w:r></w:ins>\
                <w:r><w:t>件</w:t></w:r></w:p>";
    assert_eq!(shown(body), "第 1 段 收到5件\n! 第 1 段：修订中删去的“3”没有读\n! 第 1 段：修订中插入的文字算作正文\n");
    let moved =
        "<w:p><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo></w:p>";
    assert!(shown(moved).starts_with("第 1 段 新\n"));
}

#[test]
fn a_paragraph_whose_end_was_deleted_runs_on() {
    let body = format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>一</w:t></w:r></w:p>{}", p("二"));
    assert_eq!(shown(&body), "第 1 段 一二\n");
}

#[test]
fn fields_show_their_results_over_paragraphs() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let body = format!(
        "<w:p>{}<w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>不是结果</w:t></w:r>{}<w:r><w:t>2026年</w:t></w:r></w:p>\
         <w:p><w:r><w:t>1月</w:t></w:r>{}<w:fldSimple w:instr=\"PAGE\"><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>",
        mark("begin"),
        mark("separate"),
        mark("end")
    );
    assert_eq!(shown(&body), "第 1 段 2026年\n第 2 段 1月7\n");
}

#[test]
fn text_boxes_are_read_once_and_told() {
    let content = format!("<w:txbxContent>{}</w:txbxContent>", p("框内"));
    let body = format!(
        "<w:p><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice><w:drawing><wps>{content}</wps></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v>{content}</v></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    assert_eq!(shown(&body), "第 1 段 正文\n第 2 段 框内\n! 第 2 段：文本框里的文字读在这里\n");
}

#[test]
fn hidden_text_and_contents_are_left_out_and_told() {
    let styles = "<w:style w:styleId=\"11\"><w:name w:val=\"toc 1\"/></w:style>\
                  <w:style w:styleId=\"h\"><w:name w:val=\"暗\"/><w:rPr><w:vanish/></w:rPr></w:style>";
    let body = "<w:p><w:pPr><w:pStyle w:val=\"11\"/></w:pPr><w:r><w:t>一、总体情况 1</w:t></w:r></w:p><w:p><w:r><w:rPr>\
        <w:vanish/></w:rPr>\
                <w:t>暗</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"h\"/></w:rPr><w:t>处</w:t></w:r><w:r><w:rPr>\
                <w:vanish w:val=\"0\"/></w:rPr>\
                <w:t>明</w:t></w:r></w:p>";
    assert_eq!(
        shown_with(body, &[("styles", styles)]),
        "第 1 段 明\n! 第 1 段：目录没有读\n! 第 1 段：隐藏的文字“暗处”没有读\n"
    );
}

#[test]
fn content_controls_are_looked_through() {
    let control = |inside: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>");
    let cell = format!("<w:tc>{}</w:tc>", control(&p("1")));
    let row = control(&format!("<w:tr>{}{}</w:tr>", control(&cell), tc("", "2")));
    let body = control(&p("一"))
        + &format!("<w:p>{}</w:p>", control("<w:r><w:t>二</w:t></w:r>"))
        + &format!("<w:tbl>{row}</w:tbl>");
    assert_eq!(shown(&body), "第 1 段 一\n第 2 段 二\n第 1 个表 1×2\n  1 | 2\n");
}

/// A list whose levels are 一、 （一） 1. and a paragraph of one of them.
const NUMBERING: &str = "<w:abstractNum w:abstractNumId=\"7\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"japaneseCounting\"/><w:lvlText w:val=\"（%2）\"/></w:lvl>\
    <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"S\"/><w:isLgl/>\
    <w:lvlText w:val=\"%1.%2.%3\"/></w:lvl>\
    <w:lvl w:ilvl=\"3\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"·\"/></w:lvl></w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
    <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/>\
    </w:lvlOverride></w:num>";

fn listed(list: usize, level: usize, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r>\
            <w:t>{text}</w:t></w:r></w:p>"
    )
}

#[test]
fn numbers_are_counted_as_word_does() {
    let body = [
        listed(1, 0, "a"),
        listed(1, 1, "b"),
        listed(1, 1, "c"),
        listed(1, 2, "d"),
        listed(1, 0, "e"),
        listed(1, 1, "f"),
        listed(1, 3, "点"),
        listed(2, 0, "g"),
        listed(2, 0, "h"),
        listed(0, 0, "无"),
    ];
    assert_eq!(
        shown_with(&body.concat(), &[("numbering", NUMBERING)]),
        "第 1 段 (一、) a\n第 2 段 (（一）) b\n第 3 段 (（二）) c\n第 4 段 (1.2.1) d\n第 5 段 (二、) e\n第 6 段 (（一）) f\n第 7 段 点\n\
         第 8 段 (五、) g\n第 9 段 (六、) h\n第 10 段 无\n"
    );
}

#[test]
fn styles_give_levels_and_numbers() {
    let styles = "<w:style w:styleId=\"2\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/>\
        </w:numPr></w:pPr></w:style>\
                  <w:style w:styleId=\"3\"><w:name w:val=\"自\"/><w:basedOn w:val=\"2\"/></w:style>\
                  <w:style w:styleId=\"S\"><w:name w:val=\"三级\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr>\
                  <w:outlineLvl w:val=\"2\"/></w:pPr></w:style>\
                  <w:style w:styleId=\"loop\"><w:name w:val=\"圈\"/><w:basedOn w:val=\"loop\"/></w:style>";
    let styled = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body =
        [styled("2", "a"), styled("3", "b"), styled("S", "c"), styled("loop", "d"), styled("none", "e")].concat();
    assert_eq!(
        shown_with(&body, &[("numbering", NUMBERING), ("styles", styles)]),
        "第 1 段 [1] (一、) a\n第 2 段 [1] (二、) b\n第 3 段 [3] (2.1.1) c\n第 4 段 d\n第 5 段 e\n"
    );
}

#[test]
fn a_number_before_a_cells_line_is_part_of_it() {
    let body = format!("<w:tbl><w:tr><w:tc>{}</w:tc>{}</w:tr></w:tbl>", listed(1, 1, "予以公开"), tc("", "5"));
    assert_eq!(shown_with(&body, &[("numbering", NUMBERING)]), "第 1 个表 1×2\n  （一）予以公开 | 5\n");
}

#[test]
fn notes_are_told_and_pictures_without_tables() {
    let notes = "<w:footnote w:type=\"separator\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>注</w:t>\
        </w:r></w:p></w:footnote>";
    let body = p("正文") + "<w:p><w:r><w:drawing><pic/></w:drawing></w:r></w:p>";
    assert_eq!(
        shown_with(&body, &[("footnotes", notes)]),
        "第 1 段 正文\n! 文件：脚注或尾注没有读进正文：“注”\n! 文件：文件里没有表，有 1 张图片：图片里的字读不出来\n"
    );
}

#[test]
fn the_main_part_is_found_by_its_relationship() {
    let document = format!("<w:document {W}><w:body>{}</w:body></w:document>", p("正文"));
    let start = "<Relationships><Relationship Id=\"a\" Type=\"http://x/officeDocument\" \
                 Target=\"/word/document2.xml\"/></Relationships>";
    let bytes = zipped(&[("_rels/.rels", start), ("word/document2.xml", &document)]);
    assert_eq!(read(&Package::open(&bytes).unwrap()).unwrap().to_string(), "第 1 段 正文\n");
}

#[test]
fn our_own_json_is_found_character_for_character() {
    let json = include_bytes!("../../../../samples/wugang-2025.json");
    let report = crate::Report::parse(json).unwrap();
    let exporter = crate::Exporter::default();
    let document = exporter.document(&report).unwrap();
    let bytes = exporter.master(&document).write(&crate::output::docx::FORMAT).unwrap();
    let original = read(&Package::open(&bytes).unwrap()).unwrap();
    let data = original.data.unwrap();
    assert_eq!(crate::to_json(&crate::Report::parse(&data).unwrap()), crate::to_json(&report));
    let grids = original.blocks.iter().filter(|block| matches!(block, crate::import::original::Block::Grid(_)));
    assert_eq!(grids.count(), 3);
    assert!(original.title.is_some_and(|title| title.contains("2025")));
}

#[test]
fn damaged_files_are_told() {
    for document in ["", "<a/>", "<w:document><w:body>", "no xml"] {
        let bytes = zipped(&[("word/document.xml", document)]);
        assert!(matches!(read(&Package::open(&bytes).unwrap()), Err(ReadError::Damaged { .. })), "{document}");
    }
}
