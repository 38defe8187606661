//! Where a line may break (clreq, Line Composition Rules; UAX #14 within Latin text).

mod bound;

use std::collections::BTreeSet;

use super::shape::Cluster;
use crate::character::{is_combining, is_wide};
use crate::page::document::kinsoku;

/// Whether a line may begin somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// It may not.
    Forbidden,
    /// It may where the line before would otherwise fall apart.
    LastResort,
    /// It may where the line before would otherwise grow too far.
    Reluctant,
    /// It may.
    Allowed,
}

impl Break {
    const fn allowed_if(condition: bool) -> Self {
        if condition { Self::Allowed } else { Self::Forbidden }
    }
}

/// For each cluster, whether a line may begin with it.
pub(super) fn opportunities(clusters: &[Cluster]) -> Vec<Break> {
    let characters: Vec<char> = clusters.iter().map(|cluster| cluster.character).collect();
    let text: String = characters.iter().collect();
    let latin: BTreeSet<usize> = unicode_linebreak::linebreaks(&text).map(|(offset, _)| offset).collect();
    let places = text.char_indices().zip(bound::bounds(&characters)).enumerate();
    places
        .map(|(index, ((offset, _), bound))| {
            may_break(&clusters[..index], &clusters[index..], latin.contains(&offset)).min(bound)
        })
        .collect()
}

/// Whether a line may end with one stretch of text and another begin the next; `latin` is what UAX #14 says of it.
fn may_break(before: &[Cluster], after: &[Cluster], latin: bool) -> Break {
    let ([.., last], [next, ..]) = (before, after) else { return Break::Forbidden };
    if last.breaks_address {
        return Break::Allowed;
    }
    let (last, next) = (last.character, next.character);
    // Spaces hang at the end of their line; one after an opening mark does not let a line end with that mark (UAX #14,
    // LB14).
    if next.is_whitespace() || is_combining(next) || kinsoku::forbids_line_start(next) || ends_opened(before) {
        return Break::Forbidden;
    }
    if last.is_whitespace() {
        return Break::Allowed;
    }
    if is_wide(last) || is_wide(next) {
        Break::allowed_if(!is_unbroken_pair(last, next))
    } else {
        // A slash breaks addresses alone: PDF/A and GB/T are one word.
        Break::allowed_if((latin && last != '/') || is_hyphenated(before, next))
    }
}

/// Whether the last character that shows is an opening mark.
fn ends_opened(before: &[Cluster]) -> bool {
    let shown = before.iter().rev().map(|cluster| cluster.character).find(|character| !character.is_whitespace());
    shown.is_some_and(kinsoku::forbids_line_end)
}

/// Whether a hyphen stands between letters or digits: office programs break after it also where a digit follows, as UAX
/// #14 (LB25) does not.
fn is_hyphenated(before: &[Cluster], next: char) -> bool {
    let [.., word, hyphen] = before else { return false };
    hyphen.character == '-' && word.character.is_ascii_alphanumeric() && next.is_ascii_alphanumeric()
}

/// A dash or an ellipsis of two characters.
pub(super) fn is_unbroken_pair(before: char, after: char) -> bool {
    before == after && matches!(before, '—' | '…' | '⸺')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::length::Length;
    use crate::page::document::Role;
    use crate::page::font::Fonts;
    use crate::page::layout::shape::shape;
    use crate::report::finding::Path;

    /// The text with `|` wherever a line may break, `¦` where it may if need be, and `†` where it may as a last resort.
    fn broken(text: &str) -> String {
        let clusters = shape(text, 0, Role::Body, Length::pt(16), &Fonts::bundled(), &Path::ROOT).unwrap();
        let mark = |(cluster, place): (&Cluster, Break)| match place {
            Break::Forbidden => cluster.character.to_string(),
            Break::LastResort => format!("†{}", cluster.character),
            Break::Reluctant => format!("¦{}", cluster.character),
            Break::Allowed => format!("|{}", cluster.character),
        };
        clusters.iter().zip(opportunities(&clusters)).map(mark).collect()
    }

    #[test]
    fn chinese_breaks_between_characters_but_not_before_closing_or_after_opening_marks() {
        assert_eq!(broken("公开，信息。”"), "公|开，|信|息。”");
        assert_eq!(broken("的《条例》（试行）"), "的|《条|例》|（试|行）");
        assert_eq!(broken("说“公开”的"), "说|“公|开”|的");
        assert_eq!(broken("用《 App 》的"), "用|《 App 》|的");
    }

    #[test]
    fn dashes_and_ellipses_of_two_are_one() {
        assert_eq!(broken("公开——信息……等"), "公|开——|信|息……|等");
        assert_eq!(broken("电话0375—8122310。"), "电|话|0375—8122310。");
    }

    #[test]
    fn latin_text_may_follow_a_closing_mark_on_the_next_line() {
        assert_eq!(broken("用）App，2025年：1"), "用）|App，|2025¦年：|1");
    }

    #[test]
    fn marks_stay_on_their_letters() {
        assert_eq!(broken("x\u{30a}年"), "x\u{30a}|年");
        assert_eq!(broken("年\u{30a}年"), "年\u{30a}|年");
    }

    #[test]
    fn numbers_and_words_are_one() {
        assert_eq!(broken("共1,234.5件、70.3%"), "共|1,234.5¦件、|70.3%");
        assert_eq!(broken("用Open Data做"), "用|Open |Data|做");
        assert_eq!(broken("见http://a.cn/b/c页"), "见|http://|a.|cn/|b/|c|页");
        assert_eq!(broken("至zw@hz.gov.cn；"), "至|zw|@hz.|gov.|cn；");
        assert_eq!(broken("依〔2021〕30号"), "依†〔2021〕30号");
        assert_eq!(broken("按GB/T9704-2012办"), "按|GB/T9704-|2012|办");
    }

    #[test]
    fn a_slash_and_a_hyphen_break_only_what_they_join() {
        assert_eq!(broken("PDF/A"), "PDF/A");
        assert_eq!(broken("a-b"), "a-|b");
        assert_eq!(broken("-2"), "-2", "the sign of a number is not torn off");
        assert_eq!(broken("a- 年"), "a- |年");
    }

    #[test]
    fn beside_a_wide_character_marks_alone_decide() {
        assert_eq!(broken("年+年"), "年|+|年");
        assert_eq!(broken("年——年"), "年——|年", "no line begins with a dash");
        assert_eq!(broken("（ 年"), "（ 年");
        assert_eq!(broken("年 年"), "年 |年", "spaces stay with what is before them");
    }
}
