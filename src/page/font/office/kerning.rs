//! The squeezing of punctuation as a font says it: pair kerning (OpenType `GPOS`, feature `kern`).
//!
//! It serves programs that have no other way to set marks closer, LibreOffice among them; Word squeezes them itself and
//! is told not to kern them (`w:noPunctuationKerning`).

use std::collections::BTreeMap;

use write_fonts::tables::gpos::{
    Gpos, PairPos, PairPosFormat1, PairSet, PairValueRecord, PositionLookup, PositionLookupList, ValueRecord,
};
use write_fonts::tables::layout::{
    CoverageTable, Feature, FeatureList, FeatureRecord, LangSys, Lookup, LookupFlag, Script, ScriptList, ScriptRecord,
};
use write_fonts::types::{GlyphId, GlyphId16, Tag};

use crate::page::document::punctuation::{CLOSING, OPENING, SQUEEZE, squeezes};

/// The kerning between the marks that a font has; none if no two of them meet closer.
pub(super) fn kerning(mappings: &BTreeMap<char, GlyphId>, units_per_em: u16) -> Option<Gpos> {
    let glyph = |mark: char| Some((mark, GlyphId16::new(u16::try_from(mappings.get(&mark)?.to_u32()).ok()?)));
    let marks: Vec<(char, GlyphId16)> = CLOSING.chars().chain(OPENING.chars()).filter_map(glyph).collect();
    let closer = -(i64::from(units_per_em) * SQUEEZE.0 / SQUEEZE.1) as i16;
    let mut sets: BTreeMap<GlyphId16, PairSet> = BTreeMap::new();
    for (before, first) in &marks {
        let followers = marks.iter().filter(|(after, _)| squeezes(*before, *after)).map(|(_, second)| *second);
        let mut followers: Vec<GlyphId16> = followers.collect();
        followers.sort_unstable();
        if !followers.is_empty() {
            let advance = || ValueRecord::new().with_x_advance(closer);
            let pair = |second| PairValueRecord::new(second, advance(), ValueRecord::new());
            sets.insert(*first, PairSet::new(followers.into_iter().map(pair).collect()));
        }
    }
    let coverage: CoverageTable = sets.keys().copied().collect();
    (!sets.is_empty()).then(|| table(PairPosFormat1::new(coverage, sets.into_values().collect())))
}

/// A table of one lookup, for every script and language.
fn table(pairs: PairPosFormat1) -> Gpos {
    let languages = Script::new(Some(LangSys::new(vec![0])), Vec::new());
    let lookup = Lookup::new(LookupFlag::empty(), vec![PairPos::Format1(pairs)]);
    Gpos::new(
        ScriptList::new(vec![ScriptRecord::new(Tag::new(b"DFLT"), languages)]),
        FeatureList::new(vec![FeatureRecord::new(Tag::new(b"kern"), Feature::new(None, vec![0]))]),
        PositionLookupList::new(vec![PositionLookup::Pair(lookup)]),
    )
}
