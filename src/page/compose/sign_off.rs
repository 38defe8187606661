//! The sign-off: the organ's name (发文机关署名) and the date (成文日期).

use super::{title, width};
use crate::date::Date;
use crate::page::document::{PageGeometry, Paragraph, Role, Span};
use crate::report::finding::Path;

/// Two characters, in thousandths of an em.
const TWO_CHARACTERS: i64 = 2 * width::EM;
/// A full line, in thousandths of an em.
const LINE: i64 = PageGeometry::CHARACTERS * width::EM;

/// The two lines of a sign-off without a seal (GB/T 9704-2012, 7.3.5.2).
///
/// The organ's name ends two characters from the right edge and the date begins two characters right of where the name
/// begins; where that would push the date too far right, the date ends two characters from the edge and the name moves
/// left. A name too long for that gives up its distance from the edge; one longer than a line is broken by meaning as
/// the title is, and its lines and the date end two characters from the edge.
pub(super) fn compose(agency: &str, date: Date) -> [Paragraph; 2] {
    let date = date.in_chinese();
    let (name_width, date_width) = (width::of(agency), width::of(&date));
    let (name_indent, date_indent) = if name_width > LINE {
        (TWO_CHARACTERS, TWO_CHARACTERS)
    } else if name_width - date_width >= TWO_CHARACTERS {
        let name_indent = TWO_CHARACTERS.min(LINE - name_width);
        (name_indent, name_indent + name_width - TWO_CHARACTERS - date_width)
    } else {
        (2 * TWO_CHARACTERS + date_width - name_width, TWO_CHARACTERS)
    };
    let line = |role: Role, text: &str, path, indent: i64| {
        let mut paragraph = Paragraph::new(role, text, Path::new(path));
        // An em of the text is as wide as its characters are set.
        let style = role.style();
        paragraph.right_indent = (style.size + style.letter_spacing).scale(indent.max(0), 1000);
        paragraph
    };
    let mut organ = line(Role::SignOffOrgan, agency, "agency", name_indent);
    if name_width > LINE {
        let lines = title::balance_in(LINE - TWO_CHARACTERS, agency, agency.chars().count());
        organ.spans = lines.into_iter().map(|text| Span { role: Role::SignOffOrgan, text }).collect();
    }
    [organ, line(Role::SignOffDate, &date, "date", date_indent)]
}

/// The organ's name and the date under the title, each in the middle of a line of its own.
pub(super) fn under_title(agency: &str, date: Date) -> [Paragraph; 2] {
    let line = |text: &str, path| Paragraph::new(Role::Byline, text, Path::new(path));
    [line(agency, "agency"), line(&format!("（{}）", date.in_chinese()), "date")]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(agency: &str) -> [i32; 2] {
        let date = Date::parse("2026-01-20").unwrap();
        compose(agency, date).map(|line| line.right_indent.to_milli() / 15_750)
    }

    #[test]
    fn a_long_name_ends_two_characters_from_the_edge_and_the_date_begins_two_after_it() {
        // 舞钢… is 12 ems, the date 7.5 with its narrow spaces: it ends 12 - 7.5 = 4.5 from the edge.
        assert_eq!(ends("舞钢市工业信息化和商务局"), [2, 4]);
    }

    #[test]
    fn a_short_name_moves_left_so_that_the_date_ends_two_characters_from_the_edge() {
        assert_eq!(ends("宿迁市"), [8, 2]);
    }

    #[test]
    fn a_name_longer_than_the_line_is_not_pushed_out_of_it() {
        assert_eq!(ends(&"局".repeat(60)), [2, 2]);
        assert_eq!(ends(&"局".repeat(27)), [1, 18]);
    }

    #[test]
    fn a_name_longer_than_the_line_is_broken_by_meaning() {
        let date = Date::parse("2026-01-20").unwrap();
        let [name, _] = compose("新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿图什市市场监督管理局", date);
        let lines: Vec<&str> = name.spans.iter().map(|span| &*span.text).collect();
        assert_eq!(lines, ["新疆维吾尔自治区克孜勒苏柯尔克孜自治州", "阿图什市市场监督管理局"]);
    }
}
