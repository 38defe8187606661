//! The words that numbers are tied by.
//!
//! A number is tied to a table only if every word between it and the measure's own word is known here: what is not
//! known may change the meaning, and then nothing is said.

mod groups;

use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use groups::{GROUPS, OWN_ORGANS, OWN_WHOLES};

use super::{Applicant, Decision, Document, Proceedings, Receipt, Ruling, Status};

/// What a word does in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Changes nothing between a measure and its number.
    Filler,
    /// All together (共计): changes nothing, and behind parts it gives their sum.
    Sum,
    /// How many of what was named (数量): changes nothing, and what was named may be what grows.
    Quantity,
    /// What a quantity has grown to (增至).
    Became,
    /// How many of a hundred of what was named (率).
    Rate,
    /// A decision is taken (作出).
    Decide,
    /// What is decided of 表二's decisions.
    Decision(Decision),
    /// What something led to (引发).
    Cause,
    /// Applications for information (政府信息公开申请) beyond doubt.
    Application,
    /// An application (申请), of whatever kind.
    Apply,
    /// Information, or its disclosure.
    Information,
    /// Applications come in.
    Receive(Receipt),
    /// Applications are answered (答复).
    Answer,
    /// Applications are finished (办结).
    Finish,
    /// What is decided on an application, by the form's name of its row.
    Outcome(&'static str),
    /// Carried from one year into another (结转).
    Carry,
    /// Not finished when the year ends (正在办理).
    Pending,
    /// Grounds follow (因).
    Because,
    /// What something is, or is of (属于).
    Belongs,
    /// What was named were examples (等).
    AndOthers,
    /// By whatever way (等渠道): the ways named restrict nothing.
    AllWays,
    /// Of those (中): what they did is only which they are.
    Within,
    /// What is no measure, and may stand beside some in a list (申诉).
    Besides,
    /// All but some (除).
    Except,
    /// Grounds of a result that are no row of the form (个人隐私).
    Matter,
    /// All organs of a place (各部门), whose words are the place's own after 全区.
    Organs,
    /// Review or litigation.
    Proceedings(Proceedings),
    /// How review or litigation ended.
    Ruling(Ruling),
    /// A kind of document, 文件 alone being any.
    Document(Option<Document>),
    /// What became of documents.
    Status(Status),
    /// Who applied.
    Applicant(Applicant),
    /// All applications are told by who applied (从申请人类型看).
    ByApplicant,
    /// How an application came in.
    Channel,
    /// The rest of a whole (其他).
    Rest,
    /// The year before (上年).
    LastYear,
    /// The report's year (全年).
    ThisYear,
    /// The year after (下年度).
    NextYear,
    /// A part of a year, or an average.
    PartOfYear,
    /// From then on (以来).
    Since,
    /// The organ that reports (我局, 全市).
    Own,
    /// None (未, 没有, 无).
    None,
    /// Every one (均, 全部).
    All,
    /// 和, 及.
    And,
    /// Parts follow (其中).
    Among,
    /// A part that the number holds (含).
    Including,
    /// Numbers follow in the order of their names (分别).
    Respectively,
    /// The same number for each (各).
    Each,
    /// About (约).
    About,
    /// What is meant to be.
    Plan,
    /// More than before (增长).
    Rise,
    /// Less than before (下降).
    Fall,
    /// Beside another year (较, 同比).
    Compare,
    /// A share of a whole (占).
    Share,
    /// How something was done or by what: begins no name.
    Lead,
}

/// 我局, 本局, 全局 and all words made like them.
fn own_words() -> impl Iterator<Item = (String, Word)> {
    let named = OWN_ORGANS.iter().flat_map(|organ| [format!("我{organ}"), format!("本{organ}")]);
    named.chain(OWN_WHOLES.iter().map(|whole| format!("全{whole}"))).map(|word| (word, Word::Own))
}

/// The words, and where those of a beginning stand.
struct Words {
    /// Sorted, so that of two words that begin alike the longer is the later.
    words: Vec<(Cow<'static, str>, Word)>,
    /// By its first character, which words begin so; for each of the ideographs, as most of a text begins no word.
    starts: Vec<Range<u16>>,
}

/// The ideographs, whose number is that in [`Words::starts`].
const IDEOGRAPHS: RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';

/// The number of an ideograph.
fn ideograph(character: char) -> Option<usize> {
    IDEOGRAPHS.contains(&character).then(|| (u32::from(character) - u32::from(*IDEOGRAPHS.start())) as usize)
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let spelled = |(word, spellings): &(Word, &'static [&'static str])| {
        let word = *word;
        spellings.iter().map(move |spelling| (Cow::Borrowed(*spelling), word))
    };
    let own = own_words().map(|(spelling, word)| (Cow::Owned(spelling), word));
    let mut words: Vec<(Cow<'static, str>, Word)> = GROUPS.iter().flat_map(spelled).chain(own).collect();
    words.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    let mut starts = vec![0..0; IDEOGRAPHS.count()];
    for (at, (spelling, _)) in (0_u16..).zip(&words) {
        let first = spelling.chars().next().and_then(ideograph).expect("a spelling begins with an ideograph");
        let begin = if starts[first].is_empty() { at } else { starts[first].start };
        starts[first] = begin..at + 1;
    }
    Words { words, starts }
});

/// The longest word at the start of a text, with its length in bytes.
pub(super) fn longest(text: &str) -> Option<(Word, usize)> {
    let Words { words, starts } = &*WORDS;
    let places = &starts[ideograph(text.chars().next()?)?];
    let mut longest_first = words[usize::from(places.start)..usize::from(places.end)].iter().rev();
    let found = longest_first.find(|(spelling, _)| text.starts_with(&**spelling) && is_listed(spelling));
    found.map(|(spelling, word)| (*word, spelling.len()))
}

/// Whether a spelling is in the lexicon: a test may leave one out.
#[cfg(not(test))]
const fn is_listed(_: &str) -> bool {
    true
}

/// The rows of outcomes that have words.
#[cfg(test)]
pub(super) fn outcomes() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().filter_map(|(word, _)| match word {
        Word::Outcome(row) => Some(*row),
        _ => None,
    })
}

#[cfg(test)]
mod each_word;
#[cfg(test)]
use each_word::is_listed;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_listed_twice() {
        for pair in WORDS.words.windows(2) {
            assert_ne!(pair[0].0, pair[1].0);
        }
    }

    #[test]
    fn the_longest_word_counts() {
        assert_eq!(longest("予以公开12件"), Some((Word::Outcome("granted"), "予以公开".len())));
        assert_eq!(longest("予以答复"), Some((Word::Filler, "予以".len())));
        assert_eq!(longest("上年度结转"), Some((Word::LastYear, "上年度".len())));
        assert_eq!(longest("社区"), None);
        assert_eq!(longest(""), None);
    }
}
