use super::super::package::Package;
use super::super::tests::zipped;
use super::*;

fn in_xlsx(bytes: &[u8]) -> Result<Original, ReadError> {
    read_xlsx(bytes, &Package::open(bytes).unwrap())
}

fn in_ods(bytes: &[u8]) -> Result<Original, ReadError> {
    read_ods(&Package::open(bytes).unwrap())
}

/// A workbook of one sheet, and another that is hidden.
fn xlsx(rows: &str, merged: &str) -> Vec<u8> {
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
        <sheetData>{rows}</sheetData>{merged}</worksheet>"
    );
    let book = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
                xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\
                <sheet name=\"表三\" sheetId=\"1\" r:id=\"rId1\"/>\
                <sheet name=\"暗\" sheetId=\"2\" state=\"hidden\" r:id=\"rId1\"/></sheets></workbook>";
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let start = format!(
        "<Relationships><Relationship Id=\"rId1\" Type=\"{kind}/officeDocument\" Target=\"xl/workbook.xml\"/>\
         </Relationships>"
    );
    let relationships = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{kind}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{kind}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
    );
    let strings = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>项目</t></si>\
                   <si><r><t>一、</t></r><r><t>新收\n数量</t></r></si></sst>";
    zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &start),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", &relationships),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/sharedStrings.xml", strings),
    ])
}

#[test]
fn cells_keep_their_names_and_numbers_are_as_shown() {
    let rows = "<row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"D2\" t=\"inlineStr\"><is><t> 5 </t></is></c></row>\
                <row r=\"3\"><c r=\"B3\" t=\"s\"><v>1</v></c><c r=\"C3\"><v>3</v></c><c r=\"D3\"><f>C3+0.1</f>\
                <v>0.30000000000000004</v></c></row>\
                <row r=\"4\"><c r=\"C4\" t=\"str\"><f>A1</f><v>文</v></c><c r=\"D4\" t=\"e\"><v>#DIV/0!</v></c></row>\
                <row r=\"9\"><c r=\"Z9\"/></row>";
    let merged = "<mergeCells count=\"1\"><mergeCell ref=\"B2:C2\"/></mergeCells>";
    let original = in_xlsx(&xlsx(rows, merged)).unwrap();
    assert_eq!(
        original.to_string(),
        "工作表“表三” 3×3\n  项目 | < | 5\n  一、新收/数量 | 3 | 0.3\n   | 文 | #DIV/0!\n! 工作表“暗”：这个工作表是隐藏的，没有读\n"
    );
    let Block::Grid(grid) = &original.blocks[0] else { panic!() };
    let names: Vec<String> = grid.cells.iter().map(|cell| cell.place.to_string()).collect();
    assert_eq!((names[0].as_str(), names[1].as_str()), ("工作表“表三”B2", "工作表“表三”D2"));
}

#[test]
fn a_sheet_of_one_column_is_paragraphs() {
    let cell = |row: usize, text: &str| {
        format!("<row r=\"{row}\"><c r=\"B{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>")
    };
    let rows = [cell(2, "一、总体情况"), cell(3, ""), cell(5, "本年收到申请5件。\n没有诉讼。")].concat();
    let merged = "<mergeCells count=\"1\"><mergeCell ref=\"B2:F2\"/></mergeCells>";
    assert_eq!(
        in_xlsx(&xlsx(&rows, merged)).unwrap().blocks.iter().map(told).collect::<Vec<_>>(),
        ["工作表“表三”B2 一、总体情况", "工作表“表三”B5 本年收到申请5件。", "工作表“表三”B5 没有诉讼。"]
    );
}

fn told(block: &Block) -> String {
    let Block::Paragraph(paragraph) = block else { panic!() };
    format!("{} {}", paragraph.place, paragraph.text)
}

#[test]
fn a_sheet_of_cells_far_apart_is_refused() {
    let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    assert!(matches!(in_xlsx(&xlsx(rows, "")), Err(ReadError::Limit { .. })));
}

#[test]
fn a_damaged_workbook_is_told() {
    assert!(matches!(in_xlsx(&zipped(&[("xl/workbook.xml", "<a")])), Err(ReadError::Damaged { .. })));
    assert!(matches!(in_xlsx(&zipped(&[("xl/workbook.bin", "")])), Err(ReadError::Unreadable { .. })));
}

fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name=\"ta2\">\
            <style:table-properties table:display=\"false\"/>\
         </style:style></office:automatic-styles><office:body><office:spreadsheet>{table}</office:spreadsheet>\
         </office:body></office:document-content>"
    );
    zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

#[test]
fn repeated_and_covered_cells_of_open_document_are_opened() {
    let cell = |attributes: &str, text: &str| format!("<table:table-cell {attributes}>{text}</table:table-cell>");
    let p = |text: &str| format!("<text:p>{text}</text:p>");
    let rows = [
        cell("table:number-columns-spanned=\"2\" table:number-rows-spanned=\"1\"", &p("项<text:s text:c=\"2\"/>目"))
            + "<table:covered-table-cell/>"
            + &cell(
                "",
                &(p("批注前<office:annotation><text:p>注</text:p>\
                </office:annotation>")
                    + &p("二")),
            ),
        cell("table:number-columns-repeated=\"3\" office:value-type=\"float\" office:value=\"0\"", &p("0")),
    ];
    let rows = rows.map(|row| format!("<table:table-row>{row}</table:table-row>")).concat();
    let end = "<table:table-row table:number-rows-repeated=\"1048000\">\
        <table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let table = format!(
        "<table:table table:name=\"表\"><table:table-header-rows>{rows}</table:table-header-rows>{end}\
        </table:table>\
                         <table:table table:name=\"暗\" table:style-name=\"ta2\">{rows}</table:table>"
    );
    assert_eq!(
        in_ods(&ods(&table)).unwrap().to_string(),
        "工作表“表” 2×3\n  项  目 | < | 批注前/二\n  0 | 0 | 0\n! 工作表“暗”：这个工作表是隐藏的，没有读\n"
    );
}

#[test]
fn an_open_document_of_repeated_text_is_refused() {
    let row = "<table:table-row table:number-rows-repeated=\"1000000\">\
        <table:table-cell table:number-columns-repeated=\"16384\">\
               <text:p>0</text:p></table:table-cell></table:table-row>";
    let table = format!("<table:table table:name=\"表\">{row}</table:table>");
    assert!(matches!(in_ods(&ods(&table)), Err(ReadError::Limit { .. })));
}

#[test]
fn cells_are_named_as_in_the_sheet() {
    let names: Vec<String> =
        [(0, 0), (6, 3), (0, 25), (0, 26), (9, 701), (0, 702)].into_iter().map(cell_name).collect();
    assert_eq!(names, ["A1", "D7", "Z1", "AA1", "ZZ10", "AAA1"]);
}
