//! Numbers and dates as a sheet shows them.

use calamine::ExcelDateTime;

/// A number without what binary fractions add to it: programs show at most 15 digits.
pub(super) fn shown(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

/// A date, or a time, as people write it.
pub(super) fn date(date: &ExcelDateTime) -> String {
    if date.is_duration() {
        return shown(date.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let day = format!("{year}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { day } else { format!("{day} {hour:02}:{minute:02}:{second:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_no_noise() {
        for (number, text) in [
            (3.0, "3"),
            (0.1 + 0.2, "0.3"),
            (12.5, "12.5"),
            (-0.0, "0"),
            (1_234_567_890.0, "1234567890"),
            (1e20, "100000000000000000000"),
            (2.675, "2.675"),
            (f64::NAN, ""),
            (1.0 / 3.0, "0.333333333333333"),
        ] {
            assert_eq!(shown(number), text);
        }
    }
}
