//! Shares, rates of growth and differences, and the numbers they may follow from.

use std::ops::Range;

use super::lexicon::Word;
use super::token::{Kind, Token};
use super::{Claim, Measure};
use crate::numeral::Numeral;

/// How many numbers before a percentage are remembered.
const MEMORY: usize = 64;

/// A percentage and what it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// What it says.
    pub kind: RateKind,
    /// Its digits without the decimal point.
    pub percent: u64,
    /// How many of them are decimals.
    pub decimals: u32,
    /// What it compares.
    pub compared: Compared,
    /// The bytes from the number to the percentage.
    pub words: Range<usize>,
}

/// How much more or less there is than before: 比上年增加25件.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Whether there is more; never a share.
    pub kind: RateKind,
    /// How much.
    pub by: u64,
    /// What it compares.
    pub compared: Compared,
    /// The bytes from the number to the difference.
    pub words: Range<usize>,
}

/// What a percentage or a difference compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The number that has this share or has grown.
    pub value: u64,
    /// Numbers of the sentence that may be meant instead: 收到36件，答复35件，比上年30件增加6件.
    pub values: Vec<u64>,
    /// The wholes or former numbers that the words name.
    pub bases: Vec<u64>,
    /// Other numbers before it that may be meant.
    pub others: Vec<u64>,
    /// What the number counts, if it is tied.
    pub measures: Vec<Measure>,
}

impl Difference {
    /// Whether it is the difference from this base.
    pub fn follows_from(&self, base: u64) -> bool {
        self.compared.values().any(|value| former(value, self.by, self.kind) == Some(base))
    }
}

/// What a percentage says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateKind {
    /// A share of a whole (占).
    Share,
    /// More than before (增长).
    Rise,
    /// Less than before (下降).
    Fall,
}

impl Rate {
    /// Whether the percentage follows from this base: within 0.1, or in the last of no decimals, rounded or cut off.
    pub fn follows_from(&self, base: u64) -> bool {
        self.compared.values().any(|value| self.is_of(i128::from(value), i128::from(base)))
    }

    fn is_of(&self, value: i128, base: i128) -> bool {
        let difference = match self.kind {
            RateKind::Share => value,
            RateKind::Rise => value - base,
            RateKind::Fall => base - value,
        };
        let scale = 10_i128.pow(self.decimals);
        let off = (difference * 100 * scale - i128::from(self.percent) * base).abs();
        base > 0 && if self.decimals == 0 { off < base } else { off * 10 <= base * scale }
    }
}

impl Compared {
    /// The numbers that may be meant.
    fn values(&self) -> impl Iterator<Item = u64> {
        std::iter::once(self.value).chain(self.values.iter().copied())
    }
}

/// A number before a percentage.
#[derive(Clone, Copy)]
struct Before {
    numeral: Numeral,
    unit: char,
    start: usize,
    sentence: usize,
    /// It is last year's.
    former: bool,
    /// It is how much more or less there is.
    difference: Option<RateKind>,
}

/// What stands between the last number and a percentage.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that was said since, whatever else was")]
struct Between {
    kind: Option<RateKind>,
    /// A word that is not known: the percentage may be of something else.
    lost: bool,
    /// Nothing but a bracket: 20件（17.5%）.
    in_bracket: bool,
    last_year: bool,
    /// Nothing but 了 and 约 since 增长 or 下降: what comes is how much.
    by: bool,
}

struct Reader<'a> {
    text: &'a str,
    claims: &'a [Claim],
    year: u64,
    /// The numbers so far, the newest last.
    numbers: Vec<Before>,
    between: Between,
    sentence: usize,
    rates: Vec<Rate>,
    differences: Vec<Difference>,
}

/// The percentages and differences of a paragraph that can be checked.
pub(super) fn rates(text: &str, tokens: &[Token], claims: &[Claim], year: u16) -> (Vec<Rate>, Vec<Difference>) {
    let mut reader = Reader {
        text,
        claims,
        year: u64::from(year),
        numbers: Vec::new(),
        between: Between::default(),
        sentence: 0,
        rates: Vec::new(),
        differences: Vec::new(),
    };
    for (at, token) in tokens.iter().enumerate() {
        reader.read(token, &tokens[at + 1..]);
    }
    (reader.rates, reader.differences)
}

impl Reader<'_> {
    fn read(&mut self, token: &Token, after: &[Token]) {
        self.between.in_bracket &= matches!(token.kind, Kind::Open | Kind::Percent(_));
        let goes_on = matches!(token.kind, Kind::Count(..) | Kind::Word(Word::About));
        self.between.by &= goes_on || &self.text[token.range.clone()] == "了";
        match token.kind {
            Kind::Count(numeral, unit) => {
                self.difference(numeral, unit, token.range.end);
                self.count(numeral, unit, &token.range);
                self.between.in_bracket = matches!(after, [open, ..] if open.kind == Kind::Open);
            }
            Kind::Percent(numeral) => {
                let closes = after.first().is_some_and(|next| next.kind == Kind::Close);
                if closes && self.between.in_bracket {
                    self.between.kind = Some(RateKind::Share);
                }
                self.percent(numeral, token.range.end, self.former_after(after));
                self.between = Between { lost: true, ..Between::default() };
            }
            Kind::Word(Word::Share) => self.between.kind = Some(RateKind::Share),
            Kind::Word(Word::Rise) => (self.between.kind, self.between.by) = (Some(RateKind::Rise), true),
            Kind::Word(Word::Fall) => (self.between.kind, self.between.by) = (Some(RateKind::Fall), true),
            Kind::Word(Word::LastYear) => self.between.last_year = true,
            Kind::Year(year) => self.between.last_year = year != self.year,
            Kind::Word(Word::ThisYear) => self.between.last_year = false,
            Kind::Word(Word::Became) => self.became(&token.range),
            Kind::Word(Word::Carry | Word::PartOfYear) => (self.between.last_year, self.between.lost) = (false, true),
            // What it has grown to is no difference.
            Kind::Word(Word::Filler) if self.has_grown_to(token, after) => {
                let share = self.between.kind.filter(|kind| *kind == RateKind::Share);
                (self.between.kind, self.between.last_year) =
                    (share, self.between.last_year && self.between.kind.is_none());
            }
            Kind::Stop => {
                self.between = Between { lost: true, ..Between::default() };
                self.sentence += 1;
            }
            // 公开率稳步提升，予以公开81件: what has risen is told already.
            Kind::Comma => self.between.kind = self.between.kind.filter(|kind| *kind == RateKind::Share),
            Kind::Unknown | Kind::Number | Kind::Semicolon | Kind::Word(Word::Rate) => self.between.lost = true,
            Kind::Word(word) if names_something_else(word) => self.between.lost = true,
            _ => {}
        }
    }

    /// 增长到36期; but 增幅为12.8%.
    fn has_grown_to(&self, token: &Token, after: &[Token]) -> bool {
        match &self.text[token.range.clone()] {
            "到" | "至" => true,
            "为" => !matches!(after, [next, ..] if matches!(next.kind, Kind::Percent(_))),
            _ => false,
        }
    }

    /// 增至 ends a comparison; 达 does not.
    fn became(&mut self, range: &Range<usize>) {
        if !matches!(&self.text[range.clone()], "达" | "达到") {
            (self.between.kind, self.between.last_year) = (None, false);
        }
    }

    fn count(&mut self, numeral: Numeral, unit: char, range: &Range<usize>) {
        let Between { kind, last_year, by, .. } = self.between;
        // 增加信函申请5件 is no difference of all.
        let difference = kind.filter(|kind| *kind != RateKind::Share && by);
        if self.numbers.len() == 2 * MEMORY {
            self.numbers.drain(..MEMORY);
        }
        let former = last_year && difference.is_none();
        let (start, sentence) = (range.start, self.sentence);
        self.numbers.push(Before { numeral, unit, start, sentence, former, difference });
        // `增加5件，增长20%`: the percentage to come is still of the number before.
        self.between = Between::default();
    }

    /// Last year's number in brackets: 同比增长20%（上年30件）.
    fn former_after(&self, after: &[Token]) -> Option<(u64, char)> {
        let [open, time, number, close, ..] = after else { return None };
        let is_last_year = match time.kind {
            Kind::Word(Word::LastYear) => true,
            Kind::Year(year) => year + 1 == self.year,
            _ => false,
        };
        let is_bare = open.kind == Kind::Open && close.kind == Kind::Close;
        match number.kind {
            Kind::Count(numeral, unit) if is_bare && is_last_year && !numeral.approximate && numeral.slack == 0 => {
                Some((numeral.value, unit))
            }
            _ => None,
        }
    }

    fn percent(&mut self, percent: Numeral, end: usize, after: Option<(u64, char)>) {
        let Between { kind: Some(kind), lost: false, .. } = self.between else { return };
        let Some((number, mut compared)) = self.compared(kind).filter(|_| !percent.approximate) else { return };
        let after = after.filter(|(_, unit)| kind != RateKind::Share && *unit == number.unit);
        compared.bases.extend(after.map(|(base, _)| base));
        let words = number.start..end;
        let (percent, decimals) = (percent.value, percent.decimals);
        self.rates.push(Rate { kind, percent, decimals, compared, words });
    }

    /// `较上年30件增加6件`
    fn difference(&mut self, by: Numeral, unit: char, end: usize) {
        let Between { kind: Some(kind), lost: false, by: true, .. } = self.between else { return };
        let compared = self.compared(kind).filter(|(number, _)| number.unit == unit && is_exact(by));
        let Some((number, compared)) = compared else { return };
        let words = number.start..end;
        self.differences.push(Difference { kind, by: by.value, compared, words });
    }

    /// The number that a percentage or a difference here is of, and what it is compared with.
    fn compared(&self, kind: RateKind) -> Option<(Before, Compared)> {
        let is_own = |number: &&Before| number.difference.is_none() && !number.former;
        let number = self.numbers.iter().rev().take(3).find(is_own).copied()?;
        if number.sentence != self.sentence || !is_exact(number.numeral) {
            return None;
        }
        let value = number.numeral.value;
        let alike = self.numbers.iter().filter(|other| other.unit == number.unit && is_exact(other.numeral));
        let (mut bases, mut others) = (Vec::new(), Vec::new());
        for other in alike.clone().filter(|other| other.start != number.start) {
            let here = other.sentence == self.sentence;
            match (kind, other.difference) {
                (RateKind::Share, None) if here && other.numeral.value >= value => bases.push(other.numeral.value),
                (RateKind::Share, _) => others.push(other.numeral.value),
                (_, Some(more)) if here => bases.extend(former(value, other.numeral.value, more)),
                (_, None) if here && other.former => bases.push(other.numeral.value),
                _ => others.push(other.numeral.value),
            }
        }
        let is_other =
            |other: &&Before| is_own(other) && other.sentence == self.sentence && other.start != number.start;
        let values = match kind {
            RateKind::Share => Vec::new(),
            _ => alike.filter(is_other).map(|other| other.numeral.value).collect(),
        };
        let claim = self.claims.iter().find(|claim| claim.words.contains(&number.start));
        let measures = claim.map_or(Vec::new(), |claim| claim.measures.clone());
        Some((number, Compared { value, values, bases, others, measures }))
    }
}

fn is_exact(numeral: Numeral) -> bool {
    !numeral.approximate && numeral.slack == 0
}

/// Whether a word between a number and a percentage says what the percentage is of.
fn names_something_else(word: Word) -> bool {
    matches!(
        word,
        Word::About
            | Word::Plan
            | Word::Among
            | Word::Outcome(_)
            | Word::Applicant(_)
            | Word::Proceedings(_)
            | Word::Ruling(_)
            | Word::Document(_)
            | Word::Status(_)
            | Word::Channel
            | Word::Rest
            | Word::Decision(_)
    )
}

/// The number before it grew or shrank by a difference.
fn former(value: u64, difference: u64, kind: RateKind) -> Option<u64> {
    if kind == RateKind::Fall { value.checked_add(difference) } else { value.checked_sub(difference) }
}

#[cfg(test)]
mod tests {
    use super::super::token;
    use super::*;

    /// Whether each percentage follows from what the words name.
    fn told(text: &str) -> Vec<bool> {
        let (rates, differences) = rates(text, &token::tokens(text), &[], 2024);
        let known = |compared: &Compared, follows: &dyn Fn(u64) -> bool| {
            let is_any = compared.bases.iter().chain(&compared.others).any(|base| follows(*base));
            (!compared.bases.is_empty()).then_some(is_any)
        };
        let rates = rates.iter().map(|rate| known(&rate.compared, &|base| rate.follows_from(base)));
        let differences = differences.iter().map(|one| known(&one.compared, &|base| one.follows_from(base)));
        rates.chain(differences).flatten().collect()
    }

    #[test]
    fn differences_follow_from_their_numbers() {
        for (text, follows) in [
            ("收到221件，比上年196件增加25件。", Some(true)),
            ("收到221件，比上年196件增加了26件。", Some(false)),
            ("收到221件，比2023年的196件增加35件。", Some(false)),
            ("2023年收到30件，2024年收到36件，增加5件。", Some(false)),
            ("收到30件，较上年36件减少6件。", Some(true)),
            ("收到30件，较上年36件增加6件。", Some(false)),
            ("收到36件，答复35件，比上年30件增加6件。", Some(true)),
            ("收到30件，较上年36件有所减少，答复29件。", None),
            ("收到221件，比上年增加25件。", None),
            ("收到221件，上年196件，增加到230件。", None),
            ("收到221件，比上年196件增加25份。", None),
            ("收到221件，比上年196件增加近30件。", None),
        ] {
            assert_eq!(told(text).first().copied(), follows, "{text}");
        }
    }

    #[test]
    fn shares_and_growth_follow_from_their_numbers() {
        for (text, follows) in [
            ("共12条，其中指南5条，占41%。", true),
            ("共12条，其中指南5条，占42%。", true),
            ("共12条，其中指南5条，占41.7%。", true),
            ("共12条，其中指南5条，占43%。", false),
            ("共12条，指南5条（41.7%）。", true),
            ("共12条，指南5条（47.1%）。", false),
            ("共12条，其中指南5条，占比为41.5%。", false),
            ("编发36期，较上年的30期增长20%。", true),
            ("编发36期，2023年编发30期，同比增长25%。", false),
            ("2023年编发30期，2024年编发36期，同比增长20%。", true),
            ("2023年编发30期，2024年编发36期，同比增长25%。", false),
            ("编发30期，比2023年减少6期，下降16.7%。", true),
            ("编发30期，比2023年减少6期，下降20%。", false),
            ("由2022年的2118件增加到3607件，增长70.3%。", true),
            ("由2022年的2118件增加到3607件，增长60.3%。", false),
            ("收到3607件，同比增长70.3%（上年2118件）。", true),
            ("收到3607件，同比增长80.3%（上年2118件）。", false),
        ] {
            assert_eq!(told(text), [follows], "{text}");
        }
    }

    #[test]
    fn percentages_of_something_else_are_let_be() {
        for text in [
            "收到3607件，同比增长70.3%。",
            "办结47件，回复率和满意率均达100%。",
            "共12条，占总栏目的3%。指南5条，公开率100%。",
            "发布30条。其中解读5条，占发布总量约20%。",
            "比上年增加5个百分点，增长3%。",
        ] {
            assert!(told(text).iter().all(|follows| *follows), "{text}");
        }
    }
}
