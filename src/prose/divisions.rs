//! Wholes and their parts: `共15件，其中网上申请9件、信函申请6件`.

use std::ops::Range;

use super::lexicon::Word;
use super::numeral::Numeral;
use super::token::{Kind, Token};
use super::{Applicant, Proceedings};

/// How many words a list of parts may have.
const LONGEST: usize = 400;

/// A whole and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// The whole.
    pub whole: u64,
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

    /// Whether the parts can be those of the whole.
    pub fn holds(&self) -> bool {
        let (sum, whole) = (self.sum(), u128::from(self.whole));
        let too_large = self.parts.iter().any(|part| *part > self.whole);
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
    /// Results are compared with the table, which knows what was carried over.
    Outcome,
    Rest,
    Any,
}

impl Class {
    fn is_like(self, other: Self) -> bool {
        self == other
            || matches!(
                (self, other),
                (Self::Applicant(_), Self::Applicant(_)) | (Self::Proceedings(_), Self::Proceedings(_))
            )
    }
}

/// A whole, where it stands, and what introduces its parts.
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
    // The last number outside brackets; a sentence may begin with 其中.
    let (mut whole, mut depth, mut of_applications) = (None, 0_usize, false);
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Count(numeral, unit) => {
                let here = Whole { numeral, unit, start: token.range.start, of_applications };
                let opens = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Open);
                let is_bare = opens && !introduces(tokens, at + 2);
                divisions.extend(is_bare.then(|| List::read(here, &tokens[at + 2..], true)).flatten());
                whole = if depth == 0 || opens { Some(here) } else { whole };
            }
            Kind::Word(Word::Among) => {
                divisions.extend(whole.and_then(|whole| List::read(whole, &tokens[at + 1..], false)));
            }
            Kind::Word(Word::Application | Word::Apply) => of_applications = true,
            Kind::Comma | Kind::Semicolon => of_applications = false,
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            Kind::Stop => {
                (depth, of_applications) = (0, false);
                whole = whole.filter(|_| introduces(tokens, at + 1));
            }
            _ => {}
        }
    }
    divisions
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
    fn read(whole: Whole, tokens: &[Token], bare: bool) -> Option<Division> {
        let mut list = Self {
            of: whole,
            classes: Vec::new(),
            parts: Vec::new(),
            end: whole.start,
            one_row: true,
            reaches_end: false,
        };
        list.items(tokens);
        list.division(bare)
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
                Kind::Pause | Kind::Percent(_) | Kind::Word(Word::Share | Word::And | Word::Filler) => {}
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

    fn division(self, bare: bool) -> Option<Division> {
        let exact = !self.of.numeral.approximate && self.of.numeral.slack == 0;
        let first = *self.classes.first()?;
        if !exact || self.parts.len() < 2 || matches!(first, Class::Outcome | Class::Rest) {
            return None;
        }
        let has = |class: Class| self.classes.contains(&class);
        let complete = match first {
            Class::Applicant(_) => {
                has(Class::Applicant(Applicant::NaturalPerson)) && has(Class::Applicant(Applicant::Organisation))
            }
            Class::Proceedings(_) => {
                has(Class::Proceedings(Proceedings::Direct)) && has(Class::Proceedings(Proceedings::AfterReview))
            }
            // Applications come in one way each; information goes out by many ways at once.
            Class::Channel => self.reaches_end && self.of.of_applications,
            Class::Ruling => self.reaches_end && self.parts.len() >= 4,
            _ => self.reaches_end && (self.classes.last() == Some(&Class::Rest) || bare && self.parts.len() > 2),
        };
        Some(Division {
            whole: self.of.numeral.value,
            disjoint: self.one_row || first != Class::Any,
            complete,
            unit: self.of.unit,
            words: self.of.start..self.end,
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
        Word::Outcome(_) | Word::Carry => Class::Outcome,
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
            ("行政诉讼5件，其中未经复议直接起诉4件、复议后起诉2件。", false),
            ("共解读25件。其中，文字解读13件、图片解读14件。", false),
        ] {
            assert_eq!(told(text).iter().map(|(.., holds)| *holds).collect::<Vec<_>>(), [holds], "{text}");
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
