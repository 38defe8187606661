//! Periods of days in words: 2025年1月1日起至12月31日.

use std::ops::Range;

use super::words::{self, is_numeral};
use crate::character::is_space;

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

impl Period<'_> {
    /// Whether it is from 1 January to 31 December of one year, whichever.
    pub(super) fn is_whole_year(&self) -> bool {
        let numbers = |day: &Day<'_>| (words::number(day.month), words::number(day.number));
        let years = self.days.each_ref().map(|day| day.year.map(words::number));
        let [first, last] = self.days.each_ref().map(numbers);
        let is_one_year = !matches!(years, [Some(first), Some(last)] if first != last);
        is_one_year && first == (Some(1), Some(1)) && last == (Some(12), Some(31))
    }
}

/// The periods of a text.
pub(super) fn periods(text: &str) -> impl Iterator<Item = Period<'_>> {
    let mut done = 0;
    std::iter::from_fn(move || {
        loop {
            let start = done + text[done..].find(is_numeral)?;
            let mut reader = Reader { rest: &text[start..] };
            if let Some(days) = reader.period() {
                done = text.len() - reader.rest.len();
                return Some(Period { place: start..done, days });
            }
            done = start + text[start..].find(|character| !is_numeral(character))?;
        }
    })
}

/// What joins two days.
const JOINTS: [&str; 15] =
    ["截止到", "截止至", "截至", "截止", "至", "到", "—", "―", "－", "-", "~", "～", "–", "∼", "‐"];

/// What is left to be read of a text.
struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn period(&mut self) -> Option<[Day<'t>; 2]> {
        let first = self.day()?;
        self.pass_details();
        let _ = self.take_one(&["起", "开始"]);
        let _ = self.take_one(&["，", ",", "、"]);
        self.take_one(&JOINTS)?;
        while self.take_one(&JOINTS).is_some() {}
        let _ = self.take_one(&["同年", "当年", "本年"]);
        Some([first, self.day()?])
    }

    fn day(&mut self) -> Option<Day<'t>> {
        let mut number = self.number()?;
        let mut year = None;
        if self.take("年").is_some() {
            let _ = self.take("度");
            year = Some(number);
            number = self.number().or_else(|| self.take("元").map(|()| "一"))?;
        }
        self.take("月")?;
        let (month, number) = (number, self.number()?);
        self.take_one(&["日", "号"])?;
        Some(Day { year, month, number })
    }

    /// Reads on past what may be said of a day: whether it is part of the period, and the hour.
    fn pass_details(&mut self) {
        let _ = self.take_one(&["（含）", "(含)", "（含当日）"]);
        let before = self.rest;
        if self.number().and_then(|_| self.take_one(&["时", "点"])).is_none() {
            self.rest = before;
        }
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

    /// Reads the first of some words that is there.
    fn take_one(&mut self, words: &[&str]) -> Option<()> {
        words.iter().find_map(|word| self.take(word))
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
        let days = one("二O二五年元月1号0时至12月31日24时").unwrap();
        assert_eq!(days, [day(Some("二O二五"), "一", "1"), day(None, "12", "31")]);
    }

    #[test]
    fn every_way_to_join_two_days_is_known() {
        for joint in [
            "至",
            "到",
            "起至",
            "起，至",
            "起、至",
            "开始到",
            "—",
            "——",
            "— —",
            "―",
            "－",
            "-",
            "~",
            "～",
            "–",
            " 至 ",
            "起，截至",
            "起，截止到",
            "0时至",
            "（含）至",
            "至同年",
            "—当年",
        ] {
            let text = format!("1月1日{joint}12月31日");
            assert_eq!(found(&text), [text.as_str()], "{joint}");
        }
    }

    #[test]
    fn numbers_without_end_are_no_days() {
        let many = "百".repeat(100_000);
        assert!(!periods(&format!("{many}月1日至2月2日")).any(|period| period.is_whole_year()));
        assert!(!periods(&format!("99999999百月1日至{many}月1日")).any(|period| period.is_whole_year()));
    }

    #[test]
    fn a_whole_year_is_one_year() {
        let is = |text| periods(text).any(|period| period.is_whole_year());
        assert!(
            is("2025年1月1日至12月31日")
                && is("1月1日至二〇二五年十二月三十一日")
                && is("2025年1月1日至2025年12月31日")
        );
        assert!(!is("2025年1月1日至2029年12月31日") && !is("11月1日至12月31日") && !is("1月1日至12月30日"));
    }

    #[test]
    fn what_is_no_period_is_passed_over() {
        assert!(found("2025年1月1日、12月31日；3日至5日；1月至3月；").is_empty());
        assert_eq!(found("3件，2025年3月1日至3月31日；4月1日—4月2日"), ["2025年3月1日至3月31日", "4月1日—4月2日"]);
    }
}
