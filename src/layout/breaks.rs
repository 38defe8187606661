//! Where a line may break (clreq, Line Composition Rules; UAX #14 within Latin text).

use super::shape::Cluster;
use crate::document::kinsoku;

/// For each cluster, whether a line may begin with it.
pub(super) fn opportunities(clusters: &[Cluster]) -> Vec<bool> {
    let text: String = clusters.iter().map(|cluster| cluster.character).collect();
    let mut latin = unicode_linebreak::linebreaks(&text).map(|(offset, _)| offset).peekable();
    let mut allowed = Vec::with_capacity(clusters.len());
    let mut offset = 0;
    let mut before = None;
    let mut before_hyphen = None;
    let mut before_space = None;
    for cluster in clusters {
        let after = cluster.character;
        while latin.next_if(|next| *next < offset).is_some() {}
        // Office programs break after a hyphen also where a digit follows, as UAX #14 (LB25) does not.
        let after_hyphen =
            before == Some('-') && before_hyphen.is_some_and(|character: char| character.is_ascii_alphanumeric());
        let latin_break = latin.peek() == Some(&offset) || (after_hyphen && after.is_ascii_alphanumeric());
        // A space after an opening mark does not let a line end with that mark (UAX #14, LB14).
        let opened = before_space.is_some_and(kinsoku::forbids_line_end);
        allowed.push(!opened && before.is_some_and(|before| may_break(before, after, latin_break)));
        (before_hyphen, before) = (before, Some(after));
        if !after.is_whitespace() {
            before_space = Some(after);
        }
        offset += after.len_utf8();
    }
    allowed
}

fn may_break(before: char, after: char, latin_break: bool) -> bool {
    if after.is_whitespace() {
        // Spaces hang at the end of their line.
        return false;
    }
    if kinsoku::forbids_line_start(after) {
        return false;
    }
    if before.is_whitespace() {
        return true;
    }
    if is_wide(before) || is_wide(after) { !is_unbroken_pair(before, after) } else { latin_break }
}

/// A dash or an ellipsis of two characters.
fn is_unbroken_pair(before: char, after: char) -> bool {
    before == after && matches!(before, '—' | '…' | '⸺')
}

/// Whether a character is set solid with its neighbours and lets a line break beside it, as Chinese characters and their
/// punctuation do.
pub(super) fn is_wide(character: char) -> bool {
    matches!(character,
        '‘' | '’' | '“' | '”' | '—' | '…' | '·' | '℃' | '①'..='⓿'
        | '\u{2e80}'..='\u{303f}' // radicals, Chinese punctuation
        | '\u{3040}'..='\u{4dbf}' // kana, letters of other scripts set like Chinese, extension A
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Role;
    use crate::finding::Path;
    use crate::font::Fonts;
    use crate::layout::shape::shape;
    use crate::length::Length;

    /// The text with `|` wherever a line may break.
    fn broken(text: &str) -> String {
        let clusters = shape(text, 0, Role::Body, Length::pt(16), &Fonts::bundled(), &Path::ROOT).unwrap();
        let mark =
            |(cluster, allowed): (&Cluster, bool)| format!("{}{}", if allowed { "|" } else { "" }, cluster.character);
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
        assert_eq!(broken("电话0375—8122310。"), "电|话|0375—|8122310。");
    }

    #[test]
    fn numbers_and_words_are_one() {
        assert_eq!(broken("共1,234.5件、70.3%"), "共|1,234.5|件、|70.3%");
        assert_eq!(broken("用Open Data做"), "用|Open |Data|做");
        assert_eq!(broken("见http://a.cn/b/c页"), "见|http://|a.cn/|b/|c|页");
    }
}
