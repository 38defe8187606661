//! What .xls and .xlsx have in common, as calamine reads them: sheets one after another, values, merged regions.

use calamine::{DataType, Dimensions, SheetType, SheetVisible};

use super::super::error::ReadError;
use super::super::limits;
use super::{Position, Sheet, number, original};
use crate::import::original::Original;

/// The workbook of these sheets, the cells of each read by name.
///
/// # Errors
/// If there are more sheets than any workbook of reports has, or one cannot be read.
pub(super) fn read(
    sheets: &[calamine::Sheet],
    mut cells: impl FnMut(&str) -> Result<Sheet, ReadError>,
) -> Result<Original, ReadError> {
    if sheets.len() > limits::SHEETS {
        return Err(ReadError::Limit { what: "工作表太多" });
    }
    let sheets = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let read = |sheet: &calamine::Sheet| {
        let mut read = cells(&sheet.name)?;
        read.is_hidden = sheet.visible != SheetVisible::Visible;
        Ok(read)
    };
    original(sheets.map(read).collect::<Result<_, _>>()?)
}

/// A value as its cell shows it; none for a blank one.
pub(super) fn text(value: &impl DataType) -> Option<String> {
    let words = value.get_string().or_else(|| value.get_datetime_iso()).or_else(|| value.get_duration_iso());
    words
        .map(str::to_owned)
        .or_else(|| value.get_int().map(|value| value.to_string()))
        .or_else(|| value.get_float().map(number::shown))
        .or_else(|| value.get_bool().map(|value| value.to_string().to_uppercase()))
        .or_else(|| value.get_datetime().map(|date| number::date(&date)))
        .or_else(|| value.get_error().map(ToString::to_string))
}

/// The first and the last cell of each merged region.
pub(super) fn merged(regions: &[Dimensions]) -> Vec<(Position, Position)> {
    let position = |(row, column): (u32, u32)| (row as usize, column as usize);
    regions.iter().map(|region| (position(region.start), position(region.end))).collect()
}
