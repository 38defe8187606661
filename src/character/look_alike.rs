//! Characters that look like ordinary Chinese ones and are none: radicals and compatibility ideographs, as text copied
//! out of a PDF has them.
//!
//! Twelve of the block of compatibility ideographs (U+FA0E 﨎 and others) are unified characters of their own, and stay
//! as they are.

use unicode_normalization::char::decompose_compatible;

/// The ordinary character that a look-alike stands for: 二 for ⼆ (a Kangxi radical), 館 for its compatibility ideograph;
/// none for what is ordinary itself.
pub(crate) fn ordinary(character: char) -> Option<char> {
    match character {
        '\u{2F00}'..='\u{2FD5}' | '\u{F900}'..='\u{FAD9}' | '\u{2F800}'..='\u{2FA1D}' => decomposed(character),
        '\u{2E80}'..='\u{2EF3}' => {
            let known = SUPPLEMENT.iter().find(|(radical, _)| *radical == character).map(|(_, ordinary)| *ordinary);
            known.or_else(|| decomposed(character))
        }
        _ => None,
    }
}

/// What kind of look-alike a character is, in Chinese.
pub(crate) fn disguise(look_alike: char) -> &'static str {
    match look_alike {
        '\u{2F00}'..='\u{2FD5}' => "康熙部首",
        '\u{2E80}'..='\u{2EF3}' => "部首补充字符",
        _ => "兼容汉字",
    }
}

/// A text with ordinary characters in the place of look-alikes, each at the same bytes.
///
/// A look-alike whose ordinary character takes another number of bytes stays: places in the text must not move.
pub(crate) fn with_ordinary(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains(|character| ordinary(character).is_some()) {
        return text.into();
    }
    let fold = |one: char| ordinary(one).filter(|other| other.len_utf8() == one.len_utf8()).unwrap_or(one);
    text.chars().map(fold).collect::<String>().into()
}

/// The one character that Unicode says another is a form of.
fn decomposed(character: char) -> Option<char> {
    let mut ordinary = character;
    decompose_compatible(character, |part| ordinary = part);
    (ordinary != character).then_some(ordinary)
}

/// The radicals of the supplement that Unicode does not decompose, each with its ideograph
/// (EquivalentUnifiedIdeograph).
const SUPPLEMENT: [(char, char); 52] = [
    ('⺄', '乙'),
    ('⺅', '亻'),
    ('⺇', '几'),
    ('⺈', '刀'),
    ('⺉', '刂'),
    ('⺋', '㔾'),
    ('⺎', '兀'),
    ('⺏', '尣'),
    ('⺒', '巳'),
    ('⺓', '幺'),
    ('⺖', '忄'),
    ('⺘', '扌'),
    ('⺙', '攵'),
    ('⺠', '民'),
    ('⺡', '氵'),
    ('⺣', '灬'),
    ('⺦', '丬'),
    ('⺨', '犭'),
    ('⺭', '礻'),
    ('⺮', '竹'),
    ('⺰', '纟'),
    ('⺼', '肉'),
    ('⺾', '艹'),
    ('⻁', '虎'),
    ('⻂', '衤'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻈', '讠'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻌', '辶'),
    ('⻐', '钅'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻢', '马'),
    ('⻥', '鱼'),
    ('⻝', '食'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻦', '鸟'),
    ('⻧', '卤'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻰', '龙'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_radical_is_read_as_its_ideograph() {
        assert!(('\u{2F00}'..='\u{2FD5}').all(|radical| ordinary(radical).is_some()));
        for (radical, ideograph) in [('⼀', '一'), ('⼆', '二'), ('⽂', '文'), ('⾏', '行'), ('⿓', '龍'), ('⿕', '龠')]
        {
            assert_eq!((ordinary(radical), disguise(radical)), (Some(ideograph), "康熙部首"));
        }
        assert_eq!((ordinary('⺠'), disguise('⺠')), (Some('民'), "部首补充字符"));
        assert_eq!(ordinary('⺟'), Some('母'));
        assert_eq!(ordinary('\u{2e81}'), None, "a part of characters, none by itself");
    }

    #[test]
    fn compatibility_ideographs_are_read_as_the_unified_and_rare_unified_ones_stay() {
        assert_eq!((ordinary('\u{F900}'), disguise('\u{F900}')), (Some('豈'), "兼容汉字"));
        assert_eq!(ordinary('\u{2F804}'), Some('\u{4F60}'));
        for unified in "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩".chars() {
            assert_eq!(ordinary(unified), None, "{unified}");
        }
        for ordinary_itself in ['文', '㐱', '𠮷', 'A', '，'] {
            assert_eq!(ordinary(ordinary_itself), None);
        }
    }

    #[test]
    fn look_alikes_of_other_lengths_stay_where_places_must_not_move() {
        assert_eq!(with_ordinary("\u{2f06}件，\u{2f42}化局，年\u{f9b5}"), "二件，文化局，年例");
        assert_eq!(with_ordinary("\u{2F804}"), "\u{2F804}");
    }
}
