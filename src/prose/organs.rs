//! Whose words they are: the reporting organ's own, or another's.

use std::ops::Range;

use super::sentence::Reader;

impl Reader<'_> {
    /// 全市 is the reporting organ's own only in the report of a city.
    pub(super) fn own(&mut self, range: &Range<usize>) {
        let word = &self.text[range.clone()];
        let stem = self.setting.agency.trim_end_matches("人民政府");
        let governs = |level: char| "省市县区州旗".contains(level);
        let level = word.chars().next_back().filter(|level| governs(*level));
        let is_own = match level {
            Some(level) => stem.ends_with(level),
            None if word.ends_with("行政机关") || word.ends_with("各级政府") => {
                word == "本行政机关" || stem.ends_with(governs)
            }
            None => true,
        };
        if is_own {
            (self.clause.foreign, self.sentence.foreign) = (false, false);
        } else {
            self.sentence.foreign = true;
        }
    }

    pub(super) fn unknown(&mut self, range: &Range<usize>) {
        let words = self.text[range.clone()].trim();
        let subject = self.clause.start.is_none();
        if words.is_empty() || subject && is_name_of(words, self.setting.agency) {
            return;
        }
        let begins = !self.clause.foreign && self.clause.start.is_none() && !self.clause.counted;
        if begins && self.around.is_empty() && names_an_organ(words) {
            self.sentence.foreign = true;
        }
        self.clause.lose();
    }
}

/// Whether words are a part of an agency's name, or its name shortened (区政府办公室 for 临江区人民政府办公室).
///
/// A government may report for all its organs; 市政府 is then only one of them.
fn is_name_of(words: &str, agency: &str) -> bool {
    if words.len() > agency.len() {
        return false;
    }
    let stem = agency.trim_end_matches("人民政府");
    let is_government = stem.ends_with(['省', '市', '县', '区', '州', '旗']);
    let mut rest = agency.chars();
    let shortened = words.chars().all(|wanted| rest.any(|character| character == wanted));
    agency.contains(words)
        || !is_government
            && shortened
            && words.chars().count() > 2
            && words.chars().next_back() == agency.chars().next_back()
}

/// Whether words begin with the name of an organ or a place.
fn names_an_organ(words: &str) -> bool {
    let mut before = ' ';
    words.chars().take(12).any(|character| {
        let is_organ = match character {
            '县' | '局' | '镇' | '乡' | '厅' | '委' => true,
            '区' => !"社地专园片".contains(before),
            '府' => before == '政',
            '办' => "府县市区".contains(before),
            '门' | '位' => "部单".contains(before),
            '道' => before == '街',
            _ => false,
        };
        before = character;
        is_organ
    })
}
