//! .xlsx (ISO/IEC 29500), by calamine.

use std::io::Cursor;

use calamine::{Reader, Xlsx, XlsxError};

use super::super::error::ReadError;
use super::super::limits;
use super::super::package::Package;
use super::{Sheet, workbook};
use crate::import::original::Original;

/// Reads a workbook.
///
/// # Errors
/// If it is damaged or locked, or larger than any workbook of reports.
pub(in crate::import::read) fn read(bytes: &[u8], package: &Package) -> Result<Original, ReadError> {
    if !package.has("xl/workbook.xml") {
        let help = "请用 WPS 或 Excel 打开，另存为 .xlsx 再用";
        return Err(ReadError::Unreadable { name: "一个二进制的 Excel 文件（.xlsb）", help });
    }
    // What the parts say of their lengths is true, and little enough, before another reader believes it.
    let is_xml = |name: &&str| matches!(name.rsplit('.').next(), Some("xml" | "rels"));
    let names: Vec<&str> = package.names().filter(is_xml).collect();
    names.into_iter().try_for_each(|name| package.part(name).map(drop))?;
    let mut file = Xlsx::new(Cursor::new(bytes)).map_err(|error| told(&error))?;
    let sheets = file.sheets_metadata().to_vec();
    workbook::read(&sheets, |name| cells(&mut file, name))
}

fn cells(file: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Sheet, ReadError> {
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    let mut reader = file.worksheet_cells_reader(name).map_err(|error| told(&error))?;
    while let Some(cell) = reader.next_cell().map_err(|error| told(&error))? {
        let (row, column) = cell.get_position();
        if let Some(text) = workbook::text(cell.get_value()) {
            sheet.cells.insert((row as usize, column as usize), text);
        }
        if sheet.cells.len() > limits::SLOTS {
            return Err(ReadError::Limit { what: "工作表的行列太多" });
        }
    }
    drop(reader);
    let merged = file.merge_cells_by_sheet_name(name).map_err(|error| told(&error))?;
    sheet.merged = workbook::merged(&merged);
    Ok(sheet)
}

fn told(error: &XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Encrypted,
        _ => ReadError::Damaged { what: "Excel 文件" },
    }
}
