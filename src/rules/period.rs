//! Periods of days in words: 2025年1月1日起至12月31日.

use std::ops::Range;

use super::words::{self, is_numeral, is_space};

/// A period, its numbers as they are written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Period<'t> {
    /// Where it stands.
    pub(super) place: Range<usize>,
    /// The first day and the last.
    pub(super) days: [Day<'t>; 2],
}

/// A day of a year, which may not be named.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Day<'t> {
    pub(super) year: Option<&'t str>,
    pub(super) month: &'t str,
    pub(super) number: &'t str,
}

impl Day<'_> {
    /// Whether it is a day of a month, of whatever year.
    pub(super) fn is(&self, month: u32, number: u32) -> bool {
        words::number(self.month) == Some(month) && words::number(self.number) == Some(number)
    }
}

impl Period<'_> {
    /// Whether it is from 1 January to 31 December, of whatever year.
    pub(super) fn is_whole_year(&self) -> bool {
        let [first, last] = &self.days;
        first.is(1, 1) && last.is(12, 31)
    }
}

/// The periods of a text.
pub(super) fn periods(text: &str) -> impl Iterator<Item = Period<'_>> {
    found(text, Reader::period).map(|(place, days)| Period { place, days })
}

/// The days of a text, each with its place, whether or not they are part of a period.
pub(super) fn days(text: &str) -> impl Iterator<Item = (Range<usize>, Day<'_>)> {
    found(text, Reader::day)
}

/// Whatever can be read at the numbers of a text, from the left, with its place.
fn found<'t, T>(text: &'t str, read: impl Fn(&mut Reader<'t>) -> Option<T>) -> impl Iterator<Item = (Range<usize>, T)> {
    let mut done = 0;
    std::iter::from_fn(move || {
        loop {
            let start = done + text[done..].find(is_numeral)?;
            let mut reader = Reader { rest: &text[start..] };
            if let Some(read) = read(&mut reader) {
                done = text.len() - reader.rest.len();
                return Some((start..done, read));
            }
            done = start + text[start..].find(|character| !is_numeral(character))?;
        }
    })
}

/// What is left to be read of a text.
struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn period(&mut self) -> Option<[Day<'t>; 2]> {
        let first = self.day()?;
        let _ = self.take("起").or_else(|| self.take("开始"));
        let _ = self.take("，").or_else(|| self.take(","));
        self.spaces();
        let _joint = self.while_all(|character| "至到—―－-~～–".contains(character))?;
        Some([first, self.day()?])
    }

    fn day(&mut self) -> Option<Day<'t>> {
        let mut number = self.number()?;
        let mut year = None;
        if self.take("年").is_some() {
            let _ = self.take("度");
            year = Some(number);
            number = self.number()?;
        }
        self.take("月")?;
        let (month, number) = (number, self.number()?);
        self.take("日")?;
        Some(Day { year, month, number })
    }

    fn number(&mut self) -> Option<&'t str> {
        self.spaces();
        self.while_all(is_numeral)
    }

    /// Reads a word that may follow spaces.
    fn take(&mut self, word: &str) -> Option<()> {
        let rest = self.rest.trim_start_matches(is_space).strip_prefix(word)?;
        self.rest = rest;
        Some(())
    }

    fn spaces(&mut self) {
        self.rest = self.rest.trim_start_matches(is_space);
    }

    /// Reads as many characters of a kind as there are; none if there is none.
    fn while_all(&mut self, is_of_kind: impl Fn(char) -> bool) -> Option<&'t str> {
        let end = self.rest.find(|character| !is_of_kind(character)).unwrap_or(self.rest.len());
        let (read, rest) = self.rest.split_at(end);
        self.rest = rest;
        (!read.is_empty()).then_some(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        periods(text).map(|period| &text[period.place]).collect()
    }

    #[test]
    fn days_are_read_in_digits_and_in_chinese() {
        let day = |year, month, number| Day { year, month, number };
        let one = |text| periods(text).next().map(|period| period.days);
        let days = one("自2025年1月1日起至12月31日止").unwrap();
        assert_eq!(days, [day(Some("2025"), "1", "1"), day(None, "12", "31")]);
        let days = one("二〇二五年度一月一日～２０２５ 年 １２ 月 ３１ 日").unwrap();
        assert_eq!(days, [day(Some("二〇二五"), "一", "一"), day(Some("２０２５"), "１２", "３１")]);
    }

    #[test]
    fn every_way_to_join_two_days_is_known() {
        for joint in ["至", "到", "起至", "起，至", "开始到", "—", "——", "－", "-", "~", "～", "–", " 至 "]
        {
            let text = format!("1月1日{joint}12月31日");
            assert_eq!(found(&text), [text.as_str()], "{joint}");
        }
    }

    #[test]
    fn days_are_found_without_a_period() {
        let found: Vec<bool> = days("自11月1日起，1月1日0时截至同年12月31日").map(|(_, day)| day.is(1, 1)).collect();
        assert_eq!(found, [false, true, false]);
    }

    #[test]
    fn numbers_without_end_are_no_days() {
        let many = "百".repeat(100_000);
        assert!(!periods(&format!("{many}月1日至2月2日")).any(|period| period.is_whole_year()));
        assert!(!days(&format!("99999999百月1日{many}")).any(|(_, day)| day.is(1, 1)));
    }

    #[test]
    fn what_is_no_period_is_passed_over() {
        assert!(found("2025年1月1日、12月31日；3日至5日；1月至3月；").is_empty());
        assert_eq!(found("3件，2025年3月1日至3月31日；4月1日—4月2日"), ["2025年3月1日至3月31日", "4月1日—4月2日"]);
    }
}
