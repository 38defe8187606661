//! What a cell says: a number, exactly; or that it is blank; or words.

use super::fold;
use crate::report::form::{Value, ValueKind};
use crate::report::model::Figure;

/// What stands where a value should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// A number, and the note that stands with it in its cell (`22（其中修订16件）`).
    Number { digits: String, note: Option<String> },
    /// Nothing, or a mark for nothing (`/`, `-`, `无`).
    Blank,
    /// Anything else.
    Words,
}

/// The marks of notes to figures.
pub(crate) const MARKS: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

/// What people write for nothing.
const NOTHING: [&str; 12] = ["", "/", "／", "\\", "-", "－", "—", "——", "–", "―", "无", "--"];

impl Shown {
    /// Reads the text of a cell.
    pub fn of(text: &str) -> Self {
        let text = text.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
        if NOTHING.contains(&text) {
            return Self::Blank;
        }
        let (number, note) = split_note(text);
        match digits_of(number) {
            Some(digits) => Self::Number { digits, note },
            None => Self::Words,
        }
    }

    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number { .. })
    }

    /// The figure it is for one of the form's values; `None` if the form asks for another kind, such as a count.
    pub fn figure(&self, value: &Value) -> Option<Figure> {
        let Self::Number { digits, .. } = self else { return None };
        let unit = value.unit.as_deref().unwrap_or_default();
        let digits = if unit.is_empty() { digits } else { digits.strip_suffix(unit).unwrap_or(digits) };
        let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        // A leading zero (007) is no number of a report: what it should be is not to be guessed.
        (value.kind != ValueKind::Count || is_plain).then(|| Figure::parse(value, digits).ok()).flatten()
    }

    /// The count it is, whatever value it is for.
    pub fn count(&self) -> Option<u64> {
        let Self::Number { digits, .. } = self else { return None };
        let has_leading_zero = digits.len() > 1 && digits.starts_with('0');
        if has_leading_zero { None } else { digits.parse().ok() }
    }
}

/// The text before a note in brackets or the mark of one, and the note.
fn split_note(text: &str) -> (&str, Option<String>) {
    if let Some(marked) = text.strip_suffix(|last: char| MARKS.contains(last)) {
        return (marked.trim_end(), None);
    }
    let Some(open) = text.find(['（', '(']).filter(|open| *open > 0 && text.ends_with(['）', ')'])) else {
        return (text, None);
    };
    let inside = text[open..].trim_start_matches(['（', '(']).trim_end_matches(['）', ')']).trim();
    // A bracket that holds a number alone may be a negative amount, or another reading.
    let is_note = fold::fold(inside).chars().any(|character| !character.is_ascii_digit());
    if is_note { (text[..open].trim_end(), Some(inside.to_owned())) } else { (text, None) }
}

/// The digits of a number in half width, with its sign, point and unit; groups of three joined.
fn digits_of(text: &str) -> Option<String> {
    let half: String = text.chars().map(half_width).collect();
    // What the form counts, it counts in 件.
    let half = half.trim();
    let half = half.strip_suffix('件').map_or(half, str::trim_end);
    let (number, unit) =
        ["万元", "元"].iter().find_map(|unit| Some((half.strip_suffix(unit)?.trim_end(), *unit))).unwrap_or((half, ""));
    let (sign, unsigned) = match number.chars().next()? {
        sign @ ('+' | '-') => (if sign == '+' { "+" } else { "-" }, &number[1..]),
        _ => ("", number),
    };
    let (whole, decimals) = unsigned.split_once('.').map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
    let whole = joined_groups(whole)?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(&whole) || decimals.is_some_and(|decimals| !is_digits(decimals)) {
        return None;
    }
    let decimals = decimals.map(|decimals| format!(".{decimals}")).unwrap_or_default();
    Some(format!("{sign}{whole}{decimals}{unit}"))
}

/// `1,234,567` as `1234567`; none if the commas part other than groups of three.
fn joined_groups(whole: &str) -> Option<String> {
    let Some((first, rest)) = whole.split_once(',') else { return Some(whole.to_owned()) };
    let groups = || rest.split(',');
    let is_grouped =
        (1..=3).contains(&first.len()) && !first.starts_with('0') && groups().all(|group| group.len() == 3);
    is_grouped.then(|| groups().fold(first.to_owned(), |joined, group| joined + group))
}

fn half_width(character: char) -> char {
    match character {
        '０'..='９' => char::from_digit(u32::from(character) - u32::from('０'), 10).unwrap_or(character),
        '．' => '.',
        '，' => ',',
        '＋' => '+',
        '－' | '−' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Option<String> {
        match Shown::of(text) {
            Shown::Number { digits, .. } => Some(digits),
            _ => None,
        }
    }

    #[test]
    fn a_number_is_read_exactly_or_not_at_all() {
        for (text, number) in [
            ("0", "0"),
            (" 12\u{a0}", "12"),
            ("１２", "12"),
            ("1,234", "1234"),
            ("12,345,678", "12345678"),
            ("59237.2449", "59237.2449"),
            ("+1036", "+1036"),
            ("－3", "-3"),
            ("251000元", "251000元"),
            ("2.02 万元", "2.02万元"),
            ("4①", "4"),
            ("3件", "3"),
            ("1,024 件", "1024"),
        ] {
            assert_eq!(digits(text).as_deref(), Some(number), "{text}");
        }
        for text in ["O", "l0", "1O", "12,34", "1,2345", "1 2", "3项", "件", "约5件", "(3)", "3(5)", "1.", ".5", "一"]
        {
            assert_eq!(digits(text), None, "{text}");
        }
        for text in ["", " ", "/", "—", "无", "-"] {
            assert_eq!(Shown::of(text), Shown::Blank, "{text}");
        }
        let noted = Shown::of("22（其中修订16件）");
        assert_eq!(noted, Shown::Number { digits: "22".to_owned(), note: Some("其中修订16件".to_owned()) });
        assert_eq!((Shown::of("007").count(), Shown::of("2.5").count(), Shown::of("0").count()), (None, None, Some(0)));
    }
}
