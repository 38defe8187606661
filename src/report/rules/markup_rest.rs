//! Marks of another kind of text left in the words.

use std::ops::Range;

use super::{Context, Findings, Rule, words};
use crate::report::finding::Severity;

/// The words hold tags or character references of a web page, escapes of a program's text, or marks of Markdown.
pub const MARKUP_REST: Rule = Rule {
    name: "markup-rest",
    group: "wording",
    severity: Severity::Warning,
    docs: include_str!("markup_rest.md"),
    check,
};

/// The tags that copying from a web page leaves.
const TAGS: [&str; 16] =
    ["br", "span", "p", "div", "b", "strong", "em", "i", "u", "a", "td", "tr", "table", "font", "img", "o:p"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.report.texts() {
        let mut places: Vec<Range<usize>> = Vec::new();
        let words = text.text.as_str();
        if words.contains(['&', '<', '\\', '*', '#', '`', ']']) {
            places.extend(references(words).chain(tags(words)).chain(escapes(words)).chain(markdown(words)));
        }
        places.sort_by_key(|place| place.start);
        let Some(first) = places.first() else { continue };
        let message = format!("这里留着网页或程序的记号“{}”", &words[first.clone()]);
        words::push_first(findings, text, &places, &message, "请删去记号，换成它代表的字或标点");
    }
}

/// &nbsp; &#10; &#x3000;
fn references(text: &str) -> impl Iterator<Item = Range<usize>> {
    const LONGEST: usize = 8;
    text.match_indices('&').filter_map(|(at, _)| {
        let name = text[at + 1..].split(';').next()?;
        let is_name = (1..=LONGEST).contains(&name.len()) && text[at + 1 + name.len()..].starts_with(';');
        let is_reference = name.chars().all(|one| one.is_ascii_alphanumeric() || one == '#');
        (is_name && is_reference).then_some(at..at + name.len() + 2)
    })
}

/// <br/> <span style="…"> </p>
fn tags(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('<').filter_map(|(at, _)| {
        let inside = text[at + 1..].split('>').next()?;
        let end = at + 1 + inside.len();
        let name = inside.trim_start_matches('/').split([' ', '/']).next()?;
        let is_tag = TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag));
        (is_tag && text[end..].starts_with('>')).then_some(at..end + 1)
    })
}

/// `\n`, `\t`, `\u3000` as they stand in a program.
fn escapes(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('\\').filter_map(|(at, _)| {
        let rest = &text[at + 1..];
        let letter = rest.chars().next()?;
        let length = match letter {
            'n' | 'r' | 't' if !rest[1..].starts_with(|next: char| next.is_ascii_alphabetic()) => 1,
            'u' if rest.len() > 4 && rest.as_bytes()[1..5].iter().all(u8::is_ascii_hexdigit) => 5,
            _ => return None,
        };
        Some(at..at + 1 + length)
    })
}

/// **bold**, a heading's ##, a link's ](
fn markdown(text: &str) -> impl Iterator<Item = Range<usize>> {
    let heading = text.starts_with('#').then(|| 0..text.bytes().take_while(|byte| *byte == b'#').count());
    let heading = heading.filter(|heading| text[heading.end..].starts_with(' '));
    let pair = text.match_indices("**").map(|(at, _)| at..at + 2);
    let is_bold = text.matches("**").count() > 1 && !text.contains("***");
    let link = text.match_indices("](").map(|(at, _)| at..at + 2);
    let code = text.match_indices("```").map(|(at, _)| at..at + 3);
    heading.into_iter().chain(pair.filter(move |_| is_bold)).chain(link).chain(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_and_nothing_else() {
        let found = |text: &str| -> Vec<String> {
            let all = references(text).chain(tags(text)).chain(escapes(text)).chain(markdown(text));
            all.map(|place| text[place].to_owned()).collect()
        };
        assert_eq!(found("其中&nbsp;重点<br/>领域&#10;5条"), ["&nbsp;", "&#10;", "<br/>"]);
        assert_eq!(found("<span style=\"x\">公开</span>"), ["<span style=\"x\">", "</span>"]);
        assert_eq!(
            found("\\u3000公开\\n信息"),
            ["\\n", "\\u3000"].map(str::to_owned).into_iter().rev().collect::<Vec<_>>()
        );
        assert_eq!(found("**加强**公开"), ["**", "**"]);
        for right in ["R&D；研发", "a<c", "C:\\new", "1*2", "#1", "<条例>", "*注：含上年结转"] {
            assert_eq!(found(right), [""; 0], "{right}");
        }
    }
}
