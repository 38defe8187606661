//! .xls and .et, the binary format of Excel 97 ([MS-XLS]), by calamine.

use std::io::{Cursor, Read};
use std::panic::catch_unwind;

use calamine::{Reader, Xls, XlsError};

use super::super::error::ReadError;
use super::super::limits;
use super::{Sheet, workbook};
use crate::import::original::Original;

/// What a damaged file is called.
const DAMAGED: ReadError = ReadError::Damaged { what: "Excel 文件" };

/// Reads a workbook.
///
/// # Errors
/// If it is damaged or locked, or larger than any workbook of reports.
pub(in crate::import::read) fn read(bytes: &[u8]) -> Result<Original, ReadError> {
    check_size(bytes)?;
    // calamine 0.38 indexes beyond short records: such a file is damaged, and no more than that.
    catch_unwind(|| sheets(bytes)).unwrap_or(Err(DAMAGED))
}

fn sheets(bytes: &[u8]) -> Result<Original, ReadError> {
    let mut file = Xls::new(Cursor::new(bytes)).map_err(|error| told(&error))?;
    let sheets = file.sheets_metadata().to_vec();
    workbook::read(&sheets, |name| cells(&mut file, name))
}

fn cells(file: &mut Xls<Cursor<&[u8]>>, name: &str) -> Result<Sheet, ReadError> {
    let mut sheet = Sheet { name: name.to_owned(), ..Sheet::default() };
    let range = file.worksheet_range(name).map_err(|error| told(&error))?;
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        if let Some(text) = workbook::text(value) {
            sheet.cells.insert((top as usize + row, left as usize + column), text);
        }
    }
    let merged = file.merge_cells_by_sheet_name(name).map_err(|error| told(&error))?;
    sheet.merged = workbook::merged(&merged);
    Ok(sheet)
}

fn told(error: &XlsError) -> ReadError {
    match error {
        XlsError::Password => ReadError::Encrypted,
        _ => DAMAGED,
    }
}

/// Looks through the records for cells so far apart that the sheet between them would fill the memory.
fn check_size(bytes: &[u8]) -> Result<(), ReadError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| DAMAGED)?;
    let mut stream = Vec::new();
    for name in ["/Workbook", "/Book"] {
        if file.is_stream(name) {
            let opened = file.open_stream(name).map_err(|_| DAMAGED)?;
            opened.take(limits::BYTES as u64).read_to_end(&mut stream).map_err(|_| DAMAGED)?;
            break;
        }
    }
    let mut extent = Extent::default();
    let mut rest = stream.as_slice();
    while let [kind_low, kind_high, length_low, length_high, after @ ..] = rest {
        let length = usize::from(u16::from_le_bytes([*length_low, *length_high])).min(after.len());
        extent.add(u16::from_le_bytes([*kind_low, *kind_high]), &after[..length])?;
        rest = &after[length..];
    }
    Ok(())
}

/// The cells of a sheet: how far they reach.
#[derive(Debug, Default)]
struct Extent {
    rows: Option<(u16, u16)>,
    columns: Option<(u16, u16)>,
}

impl Extent {
    /// Takes a record (2.3): the beginning of another sheet, or one of cells.
    fn add(&mut self, kind: u16, record: &[u8]) -> Result<(), ReadError> {
        let word = |at: usize| record.get(at..at + 2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let last = match kind {
            0x0809 => {
                *self = Self::default();
                return Ok(());
            }
            // Of several cells, the last column stands at the end.
            0x00BD | 0x00BE => record.len().checked_sub(2).and_then(word),
            0x0006 | 0x00D6 | 0x00FD | 0x0201 | 0x0203 | 0x0204 | 0x0205 | 0x027E => word(2),
            _ => return Ok(()),
        };
        let (Some(row), Some(first), Some(last)) = (word(0), word(2), last) else { return Ok(()) };
        let rows = self.rows.map_or((row, row), |(top, bottom)| (top.min(row), bottom.max(row)));
        let (left, right) = (first.min(last), first.max(last));
        let columns = self.columns.map_or((left, right), |(start, end)| (start.min(left), end.max(right)));
        (self.rows, self.columns) = (Some(rows), Some(columns));
        let count = |(first, last): (u16, u16)| usize::from(last - first) + 1;
        if count(rows) * count(columns) > limits::SLOTS * 4 {
            return Err(ReadError::Limit { what: "工作表的行列太多" });
        }
        Ok(())
    }
}
