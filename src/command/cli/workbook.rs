//! `nianbao forms --xlsx`: a workbook to fill in, which import reads back.
//!
//! The first sheet is for the words, one paragraph a cell below each heading; after it a sheet for each table, in its
//! official shape. What the form computes is a formula; every other cell takes only what may be written there, and says
//! what that is when it is chosen. The same form gives the same bytes.

use nianbao::report::form::{Cell, CellContent, Content, FigureId, Form, Table, Value, ValueKind, Wording};
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    Workbook, Worksheet, XlsxError,
};

/// The row of a table's first row: the heading of its section stands above.
const FIRST_ROW: u32 = 1;

/// How many rows for paragraphs follow each heading.
const ROWS_FOR_WORDS: u32 = 12;

/// A4, by its number among the sizes of paper (ISO/IEC 29500-1, 18.3.1.63).
const A4: u8 = 9;

/// How wide a column of a table is, in characters, for each of its tenths of a millimetre.
const CHARACTERS: f64 = 0.055;

/// The workbook of a form.
///
/// # Errors
///
/// A form whose words a workbook cannot hold.
pub(super) fn workbook(form: &Form) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The clock's time would make each file another.
    let created = ExcelDateTime::from_ymd(form.first_year, 1, 1)?;
    workbook.set_properties(
        &DocProperties::new().set_title("政府信息公开工作年度报告填报表").set_creation_datetime(&created),
    );
    write_words(form, workbook.add_worksheet())?;
    for table in &form.tables {
        let sheet = workbook.add_worksheet();
        write_table(form, table, sheet)?;
    }
    workbook.save_to_buffer()
}

/// The sheet for the words, in one column: the title, the sections that are told in words, and the sign-off.
fn write_words(form: &Form, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let prompt = |text: &str| DataValidation::new().allow_any_value().set_input_message(text);
    sheet.set_name("文字")?.set_column_width(0, 90)?.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.write_with_format(0, 0, form.title_of("＿＿＿＿", form.first_year).as_str(), &title())?;
    sheet.add_data_validation(0, 0, 0, 0, &prompt("把＿＿＿＿换成机关名称，年份换成报告年份")?)?;
    let mut row = 2;
    for section in form.sections.iter().filter(|section| section.content == Content::Narrative) {
        sheet.write_with_format(row, 0, section.heading.as_str(), &heading())?;
        let last = row + ROWS_FOR_WORDS;
        for below in row + 1..=last {
            sheet.write_blank(below, 0, &words())?;
        }
        let message = format!("在这里写“{}”，一段一格；小标题单占一格", section.heading);
        sheet.add_data_validation(row + 1, 0, last, 0, &prompt(&message)?)?;
        row = last + 1;
    }
    for (step, message) in (0..).zip(["落款的机关名称", "落款的日期，如 2026年1月20日"]) {
        sheet.write_blank(row + step, 0, &words().set_align(FormatAlign::Right))?;
        sheet.add_data_validation(row + step, 0, row + step, 0, &prompt(message)?)?;
    }
    Ok(())
}

fn write_table(form: &Form, table: &Table, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let section = form.sections.iter().find(|section| section.id == table.id);
    let section = section.expect("every table stands in a section");
    sheet.set_name(format!("表{}", section.number()))?.set_paper_size(A4).set_print_fit_to_pages(1, 1);
    for (column, width) in (0..).zip(&table.column_widths) {
        sheet.set_column_width(column, (f64::from(*width) * CHARACTERS).max(6.0))?;
    }
    if table.columns > 5 {
        sheet.set_landscape();
    }
    let last = (table.columns - 1) as u16;
    sheet.merge_range(0, 0, 0, last, &section.heading, &heading())?;
    for cell in &table.cells {
        write_cell(form, table, cell, sheet)?;
    }
    Ok(())
}

fn write_cell(form: &Form, table: &Table, cell: &Cell, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let (row, column) = (FIRST_ROW + cell.row as u32, cell.column as u16);
    match &cell.content {
        CellContent::Header(wording) => write_label(cell, wording, &label(FormatAlign::Center).set_bold(), sheet),
        CellContent::Label(wording) => write_label(cell, wording, &label(FormatAlign::Left), sheet),
        CellContent::Value(id) => {
            if cell.rowspan * cell.colspan > 1 {
                let (bottom, right) = (row + cell.rowspan as u32 - 1, column + cell.colspan as u16 - 1);
                sheet.merge_range(row, column, bottom, right, "", &figure())?;
            }
            if let Some(formula) = total(form, table, *id) {
                sheet.write_formula_with_format(row, column, Formula::new(formula).set_result("0"), &sum())?;
            } else {
                sheet.write_blank(row, column, &figure())?;
                sheet.add_data_validation(row, column, row, column, &validation(form, *id)?)?;
            }
            Ok(())
        }
    }
}

fn write_label(cell: &Cell, wording: &Wording, format: &Format, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let (row, column) = (FIRST_ROW + cell.row as u32, cell.column as u16);
    if cell.rowspan * cell.colspan > 1 {
        let (bottom, right) = (row + cell.rowspan as u32 - 1, column + cell.colspan as u16 - 1);
        sheet.merge_range(row, column, bottom, right, &wording.text, format)?;
    } else {
        sheet.write_with_format(row, column, wording.text.as_str(), format)?;
    }
    Ok(())
}

/// The formula of a total: the sum of the cells that the form's equation adds up to it.
fn total(form: &Form, table: &Table, id: FigureId) -> Option<String> {
    let is_total = form.value(id).is_total;
    let equation = form.equations.iter().find(|equation| is_total && equation.equals == [id])?;
    let cells: Option<Vec<String>> = equation.sum.iter().map(|id| cell_of(form, table, *id)).collect();
    Some(format!("={}", cells?.join("+")))
}

/// The name of a value's cell in the sheet of its table; none if it stands in another.
fn cell_of(form: &Form, table: &Table, id: FigureId) -> Option<String> {
    let value: &Value = form.value(id);
    let cell = &table.cells[value.cell];
    let letter = char::from(b'A' + u8::try_from(cell.column).ok()?);
    (form.tables[value.table].id == table.id).then(|| format!("{letter}{}", FIRST_ROW as usize + cell.row + 1))
}

/// What may be written in a cell, and what is said of it.
fn validation(form: &Form, id: FigureId) -> Result<DataValidation, XlsxError> {
    let value = form.value(id);
    let (rule, says) = match value.kind {
        ValueKind::Count => {
            let rule = DataValidationRule::GreaterThanOrEqualTo(0);
            (DataValidation::new().allow_whole_number(rule), "填不小于 0 的整数，没有就填 0".to_owned())
        }
        ValueKind::Change => {
            let rule = DataValidationRule::Between(i32::MIN, i32::MAX);
            (DataValidation::new().allow_whole_number(rule), "填整数，减少的前面加负号，没有变化就填 0".to_owned())
        }
        ValueKind::Amount => {
            let unit = value.unit.as_deref().map_or(String::new(), |unit| format!("，单位：{unit}"));
            let rule = DataValidationRule::GreaterThanOrEqualTo(0.0);
            (DataValidation::new().allow_decimal_number(rule), format!("填金额{unit}，没有就填 0"))
        }
    };
    let address = form.labels(id).address();
    rule.set_input_message(format!("{address}：{says}"))?.set_error_title("填得不对")?.set_error_message(says)
}

fn words() -> Format {
    Format::new().set_font_name("仿宋").set_font_size(14).set_text_wrap().set_align(FormatAlign::Top)
}

fn title() -> Format {
    Format::new().set_font_name("宋体").set_font_size(18).set_bold().set_text_wrap().set_align(FormatAlign::Center)
}

fn heading() -> Format {
    Format::new().set_font_name("黑体").set_font_size(14).set_align(FormatAlign::Left)
}

fn label(align: FormatAlign) -> Format {
    framed().set_align(align).set_text_wrap()
}

fn figure() -> Format {
    framed().set_align(FormatAlign::Center)
}

/// A computed cell is grey: nobody need write there.
fn sum() -> Format {
    figure().set_background_color("EEEEEE")
}

fn framed() -> Format {
    let format = Format::new().set_font_name("宋体").set_font_size(11).set_border(FormatBorder::Thin);
    format.set_align(FormatAlign::VerticalCenter)
}
