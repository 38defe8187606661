//! Wholes and their parts: `共15件，其中网上申请9件、信函申请6件`.

use std::collections::VecDeque;
use std::ops::Range;

use super::lexicon::Word;
use super::token::{Kind, Token};
use super::{Applicant, Proceedings, Receipt};
use crate::numeral::Numeral;

/// How many words a list of parts may have.
const LONGEST: usize = 400;

/// A whole and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// The whole: of the numbers before the parts the one that fits them best.
    pub whole: u64,
    /// Other numbers that the parts may be of, and what the last of them are together.
    pub others: Vec<u64>,
    /// Its parts.
    pub parts: Vec<u64>,
    /// Whether the words say that there are no other parts.
    pub complete: bool,
    /// Whether the parts are one list, so that no two of them can be the same items.
    pub disjoint: bool,
    /// What they are counted by, by its first character.
    pub unit: char,
    /// The bytes from the whole to the last part.
    pub words: Range<usize>,
}

impl Division {
    /// What the parts add up to.
    pub fn sum(&self) -> u128 {
        self.parts.iter().map(|part| u128::from(*part)).sum()
    }

    /// Whether the parts can be those of the whole, or of another number before them.
    pub fn holds(&self) -> bool {
        self.others.iter().chain([&self.whole]).any(|whole| self.fits(*whole))
    }

    fn fits(&self, whole: u64) -> bool {
        let (sum, too_large) = (self.sum(), self.parts.iter().any(|part| *part > whole));
        let whole = u128::from(whole);
        !(too_large || sum > whole && (self.disjoint || self.complete) || sum < whole && self.complete)
    }
}

/// What a part's name speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Applicant(Applicant),
    Channel,
    Ruling,
    Proceedings(Proceedings),
    /// Last year, of which something was carried over.
    LastYear,
    /// New in the year, or carried over from the year before.
    Origin(Origin),
    /// Results are compared with the table, which knows what was carried over.
    Outcome,
    Rest,
    Any,
}

/// Since when applications are at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    New,
    CarriedOver,
}

impl Class {
    fn is_like(self, other: Self) -> bool {
        self == other
            || matches!(
                (self, other),
                (Self::Applicant(_), Self::Applicant(_))
                    | (Self::Proceedings(_), Self::Proceedings(_))
                    | (Self::Origin(_), Self::Origin(_))
                    // Of ways that applications come in by not all are known words.
                    | (Self::Channel | Self::Any, Self::Channel | Self::Any)
            )
    }
}

/// How many numbers of a sentence may be summed.
const MOST_PARTS: usize = 64;

/// How many numbers before the parts may be their whole.
const MOST_WHOLES: usize = 8;

/// A number that may be a whole, and where it stands.
#[derive(Clone, Copy)]
struct Whole {
    numeral: Numeral,
    unit: char,
    start: usize,
    /// Its clause speaks of applications.
    of_applications: bool,
}

/// The wholes of a paragraph with their parts.
pub(super) fn divisions(tokens: &[Token]) -> Vec<Division> {
    let mut divisions = Vec::new();
    // The numbers outside brackets, the newest first; a sentence may begin with 其中.
    let (mut wholes, mut depth, mut of_applications) = (VecDeque::new(), 0_usize, false);
    let mut row = Row::default();
    for (at, token) in tokens.iter().enumerate() {
        divisions.extend(row.read(tokens, at, depth));
        match token.kind {
            Kind::Count(numeral, unit) => {
                let here = Whole { numeral, unit, start: token.range.start, of_applications };
                let opens = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Open);
                let is_bare = opens && !introduces(tokens, at + 2);
                divisions.extend(is_bare.then(|| List::read(&[here], &tokens[at + 2..], true)).flatten());
                if depth == 0 || opens {
                    wholes.push_front(here);
                    wholes.truncate(MOST_WHOLES);
                }
            }
            Kind::Word(Word::Among | Word::Including) | Kind::Colon if introduces_parts(tokens, at) => {
                let wholes: &[Whole] = wholes.make_contiguous();
                // In a bracket the parts are those of the number before it.
                let of = if depth > 0 { &wholes[..wholes.len().min(1)] } else { wholes };
                divisions.extend(List::read(of, &tokens[at + 1..], false));
            }
            Kind::Word(Word::Application | Word::Apply) => of_applications = true,
            Kind::Comma | Kind::Semicolon => of_applications = false,
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            Kind::Stop => {
                (depth, of_applications) = (0, false);
                if !introduces(tokens, at + 1) {
                    wholes.clear();
                }
            }
            _ => {}
        }
    }
    divisions
}

/// The numbers of a sentence as a row that may end with their sum: 网站300条，微信200条，合计500条.
#[derive(Default)]
struct Row {
    parts: Vec<(Numeral, char, Range<usize>)>,
    /// A difference from another year comes next, which is no part.
    compares: bool,
    /// Some of them are parts of others: which are summed is open.
    is_nested: bool,
}

impl Row {
    /// Goes on by a token; gives the sum and its parts if they do not add up.
    fn read(&mut self, tokens: &[Token], at: usize, depth: usize) -> Option<Division> {
        let token = &tokens[at];
        match token.kind {
            Kind::Stop => *self = Self::default(),
            Kind::Word(Word::Among | Word::Including) => self.is_nested = true,
            Kind::Word(Word::Rise | Word::Fall | Word::Compare) => self.compares = true,
            Kind::Comma | Kind::Semicolon => self.compares = false,
            Kind::Count(numeral, unit) if depth == 0 => {
                let wrong = (!self.is_nested && is_sum(&tokens[..at])).then(|| self.sum(numeral, unit, &token.range));
                if !self.compares && self.parts.len() < MOST_PARTS {
                    self.parts.push((numeral, unit, token.range.clone()));
                }
                return wrong.flatten();
            }
            _ => {}
        }
        None
    }

    /// A sum that none of the last numbers add up to.
    fn sum(&self, whole: Numeral, unit: char, range: &Range<usize>) -> Option<Division> {
        let alike = || self.parts.iter().filter(|(_, other, _)| *other == unit);
        let exact = |numeral: Numeral| !numeral.approximate && numeral.slack == 0;
        let sums = alike().rev().scan(0_u64, |sum, (part, ..)| {
            *sum = sum.checked_add(part.value)?;
            Some(*sum)
        });
        let sums: Vec<u64> = sums.collect();
        let (nearest, sum) = sums
            .iter()
            .enumerate()
            .skip(1)
            .min_by_key(|(_, sum)| sum.abs_diff(whole.value))
            .map(|(at, sum)| (at, *sum))?;
        if sum == whole.value || !exact(whole) || !alike().all(|(part, ..)| exact(*part)) {
            return None;
        }
        let parts: Vec<_> = alike().skip(sums.len() - 1 - nearest).collect();
        Some(Division {
            whole: whole.value,
            others: Vec::new(),
            parts: parts.iter().map(|(part, ..)| part.value).collect(),
            complete: true,
            disjoint: true,
            unit,
            words: parts.first()?.2.start..range.end,
        })
    }
}

/// Whether a number behind these tokens is the sum of those before it: a clause begins, and says no more than 合计.
fn is_sum(before: &[Token]) -> bool {
    let [before @ .., sum] = before else { return false };
    // 两项合计19件
    let before = match before {
        [before @ .., of]
            if matches!(of.kind, Kind::Count(Numeral { value: 2..=9, chinese: true, .. }, '项' | '个')) =>
        {
            before
        }
        _ => before,
    };
    let mut words = before.iter().rev().take(4).map(|token| token.kind);
    let clause = words.find(|kind| !matches!(kind, Kind::Word(Word::Own | Word::ThisYear)));
    sum.kind == Kind::Word(Word::Sum) && matches!(clause, Some(Kind::Comma | Kind::Semicolon))
}

/// Whether parts follow: behind 其中 or 包括, or a colon behind a number.
fn introduces_parts(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| tokens[before].kind);
    match tokens[at].kind {
        Kind::Colon => matches!(before, Some(Kind::Count(..))),
        Kind::Word(Word::Including) => matches!(before, Some(Kind::Comma | Kind::Open | Kind::Count(..))),
        _ => true,
    }
}

/// Whether 其中 or 含 stands at a place.
fn introduces(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Word(Word::Among | Word::Including)))
}

/// A list of parts as it is read.
struct List {
    of: Whole,
    classes: Vec<Class>,
    parts: Vec<u64>,
    end: usize,
    /// Only 、 stands between its parts.
    one_row: bool,
    /// It ended where its sentence or bracket did.
    reaches_end: bool,
}

impl List {
    fn read(wholes: &[Whole], tokens: &[Token], bare: bool) -> Option<Division> {
        let whole = *wholes.first()?;
        let mut list = Self {
            of: whole,
            classes: Vec::new(),
            parts: Vec::new(),
            end: whole.start,
            one_row: true,
            reaches_end: false,
        };
        list.items(tokens);
        list.division(wholes, bare)
    }

    /// Reads name and number by turns until something else comes.
    fn items(&mut self, tokens: &[Token]) {
        let (mut class, mut depth) = (None, 0_usize);
        for token in tokens.iter().take(LONGEST) {
            match token.kind {
                Kind::Open => depth += 1,
                Kind::Close if depth > 0 => depth -= 1,
                _ if depth > 0 => {}
                Kind::Close | Kind::Stop | Kind::Semicolon => {
                    self.reaches_end = class.is_none();
                    return;
                }
                Kind::Count(numeral, unit) => {
                    let Some(class) = class.take() else { return };
                    if !self.add(numeral, unit, class, token.range.end) {
                        return;
                    }
                }
                Kind::Comma => {
                    self.one_row &= self.parts.is_empty();
                    // A clause without a number ends the list.
                    if class.take().is_some() {
                        return;
                    }
                }
                // 其中网上9件、现场5件，共计…: they are summed, or something else is.
                Kind::Word(Word::Sum) if !self.parts.is_empty() && class.is_none() => return,
                Kind::Pause
                | Kind::Percent(_)
                | Kind::Word(Word::Share | Word::And | Word::Filler | Word::Sum | Word::Quantity | Word::Decide) => {}
                // 其中：…
                Kind::Colon if self.parts.is_empty() && class.is_none() => {}
                Kind::Number
                | Kind::Year(_)
                | Kind::Colon
                | Kind::Word(Word::Among | Word::Compare | Word::Rise | Word::Fall | Word::Including) => return,
                Kind::Word(word) => class = Some(class_of(word, class)),
                Kind::Unknown => class = class.or(Some(Class::Any)),
            }
        }
        self.reaches_end = class.is_none() && tokens.len() < LONGEST;
    }

    /// Adds a part, unless it is of another kind than those before.
    fn add(&mut self, numeral: Numeral, unit: char, class: Class, end: usize) -> bool {
        let first = self.classes.first().copied().unwrap_or(class);
        let fits = class.is_like(first) || class == Class::Rest;
        if !fits || unit != self.of.unit || numeral.approximate || numeral.slack > 0 {
            return false;
        }
        self.classes.push(class);
        self.parts.push(numeral.value);
        self.end = end;
        true
    }

    fn division(self, wholes: &[Whole], bare: bool) -> Option<Division> {
        let alike = || wholes.iter().filter(|whole| whole.unit == self.of.unit);
        let exact = alike().all(|whole| !whole.numeral.approximate && whole.numeral.slack == 0);
        let first = *self.classes.first()?;
        // 10场，其中11场: one part is wrong only if it is more than the whole.
        let is_list = self.parts.len() > 1 || alike().all(|whole| self.parts[0] > whole.numeral.value);
        if !exact || !is_list || matches!(first, Class::Outcome | Class::Rest | Class::LastYear) {
            return None;
        }
        let has = |class: Class| self.classes.contains(&class);
        let complete = match first {
            Class::Applicant(_) => {
                has(Class::Applicant(Applicant::NaturalPerson)) && has(Class::Applicant(Applicant::Organisation))
            }
            Class::Proceedings(_) => {
                let both = |one, other| has(Class::Proceedings(one)) && has(Class::Proceedings(other));
                both(Proceedings::Direct, Proceedings::AfterReview)
                    || self.reaches_end && both(Proceedings::Review, Proceedings::Litigation)
            }
            Class::Origin(_) => has(Class::Origin(Origin::New)) && has(Class::Origin(Origin::CarriedOver)),
            // Applications come in one way each; information goes out by many ways at once.
            _ if has(Class::Channel) && alike().any(|whole| whole.of_applications) => self.reaches_end,
            Class::Ruling => self.reaches_end && self.parts.len() >= 4,
            _ => self.reaches_end && (self.classes.last() == Some(&Class::Rest) || bare && self.parts.len() > 2),
        };
        let sum: u128 = self.parts.iter().map(|part| u128::from(*part)).sum();
        let best = alike().min_by_key(|whole| u128::from(whole.numeral.value).abs_diff(sum))?;
        let together = alike().scan(0_u64, |sum, whole| {
            *sum = sum.checked_add(whole.numeral.value)?;
            Some(*sum)
        });
        Some(Division {
            whole: best.numeral.value,
            others: alike().map(|whole| whole.numeral.value).chain(together).collect(),
            disjoint: self.one_row || first != Class::Any,
            complete,
            unit: self.of.unit,
            words: best.start..self.end,
            parts: self.parts,
        })
    }
}

fn class_of(word: Word, before: Option<Class>) -> Class {
    match word {
        Word::Applicant(applicant) => Class::Applicant(applicant),
        Word::Channel => Class::Channel,
        Word::Ruling(_) => Class::Ruling,
        Word::Proceedings(kind) => Class::Proceedings(kind),
        Word::LastYear => Class::LastYear,
        Word::Carry if before == Some(Class::LastYear) => Class::Origin(Origin::CarriedOver),
        Word::Receive(Receipt::New) => Class::Origin(Origin::New),
        Word::Outcome(_) | Word::Carry | Word::Pending => Class::Outcome,
        Word::Rest => before.unwrap_or(Class::Rest),
        _ => before.unwrap_or(Class::Any),
    }
}

#[cfg(test)]
mod tests {
    use super::super::token;
    use super::*;

    /// The whole, the parts, and whether they can be its.
    fn told(text: &str) -> Vec<(u64, Vec<u64>, bool)> {
        let divisions = divisions(&token::tokens(text));
        divisions.into_iter().map(|division| (division.whole, division.parts.clone(), division.holds())).collect()
    }

    #[test]
    fn complete_lists_must_add_up() {
        for (text, holds) in [
            ("收到申请15件，其中网上提交9件、现场提交6件。", true),
            ("收到申请15件，其中网上提交9件、现场提交5件。", false),
            ("收到申请5件，其中自然人4件、法人1件。", true),
            ("收到申请5件，其中自然人3件、法人1件，均已办结。", false),
            ("公开信息376条，其中公告类330条，信息类44条，其他类2条。", true),
            ("公开信息376条，其中公告类330条，信息类44条，其他类1条。", false),
            ("收到3607件（市政府349件、沭河县3000件、东山区258件）。", true),
            ("收到3607件（市政府349件、沭河县3000件、东山区257件）。", false),
            ("新收216件，上年结转2件，其中自然人53件，法人163件。", true),
            ("新收216件，上年结转2件，其中自然人55件，法人163件。", true),
            ("新收216件，上年结转2件，其中自然人56件，法人163件。", false),
            ("行政诉讼5件，其中未经复议直接起诉4件、复议后起诉2件。", false),
            ("共解读25件。其中，文字解读13件、图片解读14件。", false),
            ("公开信息376条，其中：公告类330条、信息类44条、其他类1条。", false),
            ("公开信息376条，包括公告类330条、信息类44条、其他类1条。", false),
            ("公开信息376条：公告类330条、信息类44条、其他类2条。", true),
            ("收到申请92件，其中本年新接收91件，上年结转1件。", true),
            ("收到申请92件，其中本年新接收90件，上年结转1件。", false),
            ("发生行政争议34件，其中行政复议25件，行政诉讼8件。", false),
            ("收到申请14件（其中信件10件，网络5件）。", false),
            ("收到申请14件（其中信件10件，政务大厅4件）。", true),
            ("召开新闻发布会10场，其中市级11场。", false),
            ("召开新闻发布会10场，其中市级3场。", true),
            ("收到申请15件，其中网上9件（其中邮件2件、微信3件），现场6件。", true),
            ("收到申请15件，其中网上9件（含邮件2件），现场6件。", true),
            ("网站公开300条，微信公开200条，合计500条。", true),
            ("网站公开300条，微信公开200条，合计501条。", false),
            ("上年结转16件，新收221件，合计238件；办结219件。", false),
            ("县本级收到58件，部门收到163件，全县共计221件。", true),
            ("县本级收到58件，部门收到163件，全县共计222件。", false),
            ("网上收到100件，较上年增加5件，信函收到121件，共221件。", true),
            ("开展培训3次，参训120人次，组织座谈2次，共5次。", true),
            ("收到申请15件，其中网上9件、现场5件，共计办结14件。", true),
            ("网上申请9件（其中邮件2件），现场申请6件，共15件。", true),
        ] {
            assert_eq!(told(text).iter().all(|(.., holds)| *holds), holds, "{text}: {:?}", told(text));
        }
    }

    #[test]
    fn lists_that_may_leave_something_out_or_share_it_need_not() {
        for text in [
            "公开信息376条，其中公告类330条，信息类40条。",
            "公开信息100条，其中图片解读60条，原创解读70条。",
            "收到申请100件，其中公安局30件、住建局20件、资源局15件。",
            "收到3607件（市政府349件、沭河县3000件）。",
            "收到约15件，其中网上9件、现场5件。",
            "行政复议5件，其中维持3件，纠正1件。",
            "收到申请5件，其中自然人4件，企业1件，网上2件。",
            "发布信息24757条，其中概况类563条，举办访谈5期。",
        ] {
            assert!(told(text).iter().all(|(.., holds)| *holds), "{text}: {:?}", told(text));
        }
    }

    #[test]
    fn results_are_left_to_the_table() {
        assert_eq!(told("收到申请7件，其中予以公开3件、无法提供5件。"), []);
        assert_eq!(told("其中，予以公开3件。"), []);
    }
}
