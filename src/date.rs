//! Dates of signing.

use std::fmt;

/// A day of the Gregorian calendar, years 1900 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// A date, if there is such a day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let in_range = (1900..=9999).contains(&year) && (1..=days_in(year, month)).contains(&day);
        in_range.then_some(Self { year, month, day })
    }

    /// Reads `2026-01-20`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Reads a date as people write it, year, month and day in this order: `2026-01-20`, `2026-1-20`, `2026.1.20`,
    /// `2026/1/20`, `2026年1月20日`, in digits of either width.
    pub fn read(text: &str) -> Option<Self> {
        let half_width = |character| match character {
            '０'..='９' => char::from_digit(u32::from(character) - u32::from('０'), 10).unwrap_or(character),
            '．' | '。' => '.',
            '－' => '-',
            '／' => '/',
            other => other,
        };
        let text: String = text.chars().filter(|character| !character.is_whitespace()).map(half_width).collect();
        let parts: Vec<&str> = match text.strip_suffix('日') {
            Some(rest) => rest
                .split_once('年')
                .and_then(|(year, rest)| Some((year, rest.split_once('月')?)))
                .map(|(year, (month, day))| vec![year, month, day])?,
            None => text.split(['-', '.', '/'].into_iter().find(|mark| text.contains(*mark))?).collect(),
        };
        let [year, month, day] = parts[..] else { return None };
        let digits =
            |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if !(year.len() == 4 && digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day that it is in China (UTC+8) so many seconds after the beginning of 1970 in UTC; none beyond the
    /// calendar's years.
    pub fn in_china_at(seconds: i64) -> Option<Self> {
        const DAY: i64 = 86_400;
        let days = seconds.checked_add(8 * 3600)?.div_euclid(DAY);
        // Counted from 1 March of the year 0, so that a leap day ends its year: in 400 years there are 146,097 days.
        let days = days.checked_add(719_468)?;
        let (era, in_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (in_era - in_era / 1460 + in_era / 36_524 - in_era / 146_096) / 365;
        let in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_based = (5 * in_year + 2) / 153;
        let day = in_year - (153 * march_based + 2) / 5 + 1;
        let month = if march_based < 10 { march_based + 3 } else { march_based - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        Self::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    /// As a sign-off writes it (GB/T 9704-2012, 7.3.5.4): `2026年1月20日`, without leading zeros.
    pub fn in_chinese(self) -> String {
        format!("{}年{}月{}日", self.year, self.month, self.day)
    }
}

/// The length of a month, 0 for a month that is none.
fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(leap),
        _ => 0,
    }
}

/// `2026-01-20` (ISO 8601).
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_days_in_china() {
        let day = |seconds| Date::in_china_at(seconds).map(|date| date.to_string());
        assert_eq!(day(0).as_deref(), Some("1970-01-01"));
        assert_eq!(day(57_599).as_deref(), Some("1970-01-01"));
        assert_eq!(day(57_600).as_deref(), Some("1970-01-02"));
        assert_eq!(day(1_709_164_800).as_deref(), Some("2024-02-29"));
        assert_eq!(day(1_709_222_400).as_deref(), Some("2024-03-01"));
        assert_eq!(day(-1_000_000_000).as_deref(), Some("1938-04-25"));
        for beyond in [i64::MIN, i64::MAX, -3_000_000_000, 300_000_000_000] {
            assert_eq!(day(beyond), None);
        }
    }

    #[test]
    fn only_days_that_are() {
        assert!(Date::parse("2024-02-29").is_some());
        for wrong in ["2023-02-29", "2026-13-01", "2026-00-10", "2026-1-20", "2026-01-32", "20260120", "+026-01-01", ""]
        {
            assert_eq!(Date::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in [
            "2026-01-20",
            "2026-1-20",
            "2026.1.20",
            "2026/01/20",
            "2026年1月20日",
            "２０２６年１月２０日",
            "2026 年 1 月 20 日",
        ] {
            assert_eq!(Date::read(text), Date::new(2026, 1, 20), "{text}");
        }
        for wrong in [
            "2026",
            "2026-1",
            "20-1-2026",
            "26.1.20",
            "2026年1月",
            "2026年13月1日",
            "2026.1/20",
            "2026-1-20-3",
            "1月20日",
        ] {
            assert_eq!(Date::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn written_as_the_standard_writes_it() {
        let date = Date::parse("2026-01-05").unwrap();
        assert_eq!(date.in_chinese(), "2026年1月5日");
        assert_eq!(date.to_string(), "2026-01-05");
    }
}
