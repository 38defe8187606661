//! Who signed a report and when: under the title, or at the end.

use super::fold;
use super::part::{Part, Piece, Words};
use super::prose::Placed;
use crate::date::Date;
use crate::report::model::SignedAt;

/// A sign-off.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Signature {
    /// The organ, where it is named.
    pub organ: Option<Placed>,
    /// The date of signing.
    pub date: Option<(Date, Placed)>,
    /// Where it stands.
    pub at: SignedAt,
}

/// The longest name of an organ, in characters.
const LONGEST_NAME: usize = 60;

/// Takes the sign-off from the first part, if it stands under the title, or else from the last.
pub(crate) fn take(parts: &mut [Part], agency: Option<&str>) -> Signature {
    let Some((first, _)) = parts.split_first_mut() else { return Signature::default() };
    if let Some(signature) = take_under_title(first, agency) {
        return signature;
    }
    parts.last_mut().map(|part| take_at_end(part, agency)).unwrap_or_default()
}

fn date(words: &Words) -> Option<Date> {
    let bare = words.text.trim().trim_start_matches(['（', '(', '【']).trim_end_matches(['）', ')', '】']);
    Date::read(bare).or_else(|| in_chinese(bare))
}

/// `二〇二六年一月二十日`.
fn in_chinese(text: &str) -> Option<Date> {
    let text: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    let (year, rest) = text.strip_suffix('日')?.split_once('年')?;
    let (month, day) = rest.split_once('月')?;
    let number = |text: &str| crate::numeral::whole(text);
    Date::new(u16::try_from(number(year)?).ok()?, u8::try_from(number(month)?).ok()?, u8::try_from(number(day)?).ok()?)
}

fn is_organ(words: &Words, agency: Option<&str>) -> bool {
    let is_short = words.text.chars().count() <= LONGEST_NAME && !words.text.contains(['。', '，', '：', '；', '、']);
    let is_agency = agency.is_some_and(|agency| fold::fold(agency) == fold::fold(&words.text));
    let has_no_digit = !words.text.contains(|character: char| character.is_ascii_digit());
    is_short && (is_agency || has_no_digit && ends_as_a_name(&words.text))
}

/// Whether a line ends as organs' names do.
fn ends_as_a_name(text: &str) -> bool {
    ["局", "府", "委", "会", "部", "厅", "署", "处", "院", "所", "中心", "办公室", "办事处", "支队", "大队", "分局"]
        .iter()
        .any(|end| text.trim_end().ends_with(end))
}

fn placed(words: &Words) -> Placed {
    Placed { text: fold::plain(&words.text).split_whitespace().collect(), place: words.place.clone() }
}

fn take_under_title(part: &mut Part, agency: Option<&str>) -> Option<Signature> {
    let words = |at: usize, part: &Part| match part.pieces.get(at) {
        Some(Piece::Words(words)) => Some(words.clone()),
        _ => None,
    };
    let first = words(0, part)?;
    if let Some(date) = date(&first) {
        part.pieces.remove(0);
        return Some(Signature { organ: None, date: Some((date, placed(&first))), at: SignedAt::UnderTitle });
    }
    let second = words(1, part)?;
    let date = date(&second).filter(|_| is_organ(&first, agency))?;
    part.pieces.drain(..2);
    let organ = Some(placed(&first));
    Some(Signature { organ, date: Some((date, placed(&second))), at: SignedAt::UnderTitle })
}

fn take_at_end(part: &mut Part, agency: Option<&str>) -> Signature {
    let mut signature = Signature::default();
    let is_last = |part: &mut Part, is_it: &dyn Fn(&Words) -> bool| {
        let found = matches!(part.pieces.last(), Some(Piece::Words(words)) if is_it(words));
        found.then(|| part.pieces.pop()).flatten().and_then(|piece| match piece {
            Piece::Words(words) => Some(words),
            _ => None,
        })
    };
    if let Some(words) = is_last(part, &|words| date(words).is_some()) {
        signature.date = date(&words).map(|date| (date, placed(&words)));
        signature.organ = is_last(part, &|words| is_organ(words, agency)).map(|words| placed(&words));
    } else if let Some(words) = is_last(part, &|words| is_agency(words, agency)) {
        signature.organ = Some(placed(&words));
    }
    signature
}

/// Whether a line is the organ's name alone.
fn is_agency(words: &Words, agency: Option<&str>) -> bool {
    agency.is_some_and(|agency| fold::fold(agency) == fold::fold(&words.text))
}
