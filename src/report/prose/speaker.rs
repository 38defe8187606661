//! Who speaks in a report: the names an organ gives itself, and the signs of another's.
//!
//! 临江区市场监督管理局 calls itself 我局, 本局, 区市场监管局, 市场监督管理局; a county's government 我县, 全县, 县政府. Nothing is listed
//! by report: what an organ's name ends with says which of these words are its own.

/// Levels of government: 全市 is the whole of a city, so it is one's own only in the report of the city.
const LEVELS: [&str; 10] = ["省", "市", "县", "区", "州", "旗", "盟", "镇", "乡", "街道"];

/// What the names of a government of a level end with, besides the level itself.
const OF_GOVERNMENT: [&str; 9] =
    ["人民政府", "政府", "管理委员会", "管委会", "办事处", "行政公署", "开发区", "新区", "园区"];

/// The place or organ that an agency's name is of, without the words for its government.
fn stem(agency: &str) -> &str {
    let mut stem = agency;
    for tail in &OF_GOVERNMENT[..6] {
        stem = stem.trim_end_matches(tail);
    }
    stem
}

/// Whether an agency is the government of a place, and may report for all of it.
pub(crate) fn governs(agency: &str) -> bool {
    let stem = stem(agency);
    LEVELS.iter().any(|level| stem.ends_with(level)) || OF_GOVERNMENT[6..].iter().any(|place| stem.ends_with(place))
}

/// Whether a word like 我局, 全市, 本单位 means the agency itself.
pub(crate) fn is_own(word: &str, agency: &str) -> bool {
    let stem = stem(agency);
    let of_all = ["行政机关", "各级政府", "各级机关"].iter().any(|all| word.ends_with(all));
    if word == "本行政机关" {
        return true;
    }
    if word == "关区" {
        return agency.ends_with("海关");
    }
    if of_all {
        return governs(agency);
    }
    match LEVELS.iter().find(|level| word.ends_with(*level)) {
        // A development zone calls itself 我区.
        Some(&"区") => stem.ends_with('区') || agency.ends_with("管委会") || agency.ends_with("管理委员会"),
        Some(&"街道") => agency.contains("街道"),
        Some(level) => stem.ends_with(level),
        None => true,
    }
}

/// Whether words are a part of an agency's name, or its name shortened (区政府办公室 for 临江区人民政府办公室).
///
/// A government may report for all its organs; 市政府 is then only one of them.
pub(crate) fn is_name_of(words: &str, agency: &str) -> bool {
    let words = words.trim_end_matches("机关");
    if words.is_empty() || words.len() > agency.len() {
        return false;
    }
    // A part of a name is a shortened one, too; and most words are neither.
    if !is_shortened(words, agency) {
        return false;
    }
    let same_end = words.chars().next_back() == agency.chars().next_back()
        // 城东街道 for 城东街道办事处.
        || agency.ends_with("办事处") && words.ends_with("街道");
    // A township's government has none under it that report.
    let stem = stem(agency);
    let of_lowest = || ["镇", "乡", "街道"].iter().any(|level| stem.ends_with(level) && words.contains(level));
    let is_whole = || !governs(agency) || of_lowest();
    agency.contains(words) || words.chars().count() > 2 && same_end && is_whole()
}

/// Whether all of some words stand in an agency's name, in their order (县政府 for 云溪县人民政府).
pub(crate) fn is_shortened(words: &str, agency: &str) -> bool {
    let mut rest = agency.chars();
    words.chars().all(|wanted| rest.any(|character| character == wanted))
}

/// Whether words end with the name of an organ or a place: what is said next is said of that.
pub(crate) fn names_an_organ(words: &str) -> bool {
    const LONGEST_TAIL: usize = 4;
    let ends_organ = |at: usize, character: char| match character {
        '县' | '局' | '镇' | '乡' | '厅' | '委' | '院' | '署' | '科' | '股' => true,
        '区' => !words[..at].ends_with(['社', '地', '专', '园', '片', '辖', '误', '景']),
        '府' => words[..at].ends_with('政'),
        '办' => words[..at].ends_with(['府', '县', '市', '区']),
        '门' | '位' => words[..at].ends_with(['部', '单']),
        '道' => words[..at].ends_with('街'),
        _ => false,
    };
    let is_tail = |rest: &str| {
        rest.chars().count() <= LONGEST_TAIL
            && (rest.is_empty()
                || ["办公室", "机关", "及", "和", "等", "各", "所属", "党"].iter().any(|tail| rest.starts_with(tail)))
    };
    words
        .char_indices()
        .any(|(at, character)| ends_organ(at, character) && is_tail(&words[at + character.len_utf8()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organ_speaks_of_itself_in_many_words() {
        for (agency, own) in [
            ("临江区市场监督管理局", &["我局", "本局", "我单位", "全局"][..]),
            ("临江市人民政府", &["我市", "全市", "各级行政机关"]),
            ("临江市城东街道办事处", &["我街道", "全街道", "本街道", "我办"]),
            ("临江县河口镇人民政府", &["我镇", "全镇", "本镇"]),
            ("临江经济技术开发区管理委员会", &["我区", "全区", "管委会"]),
            ("中华人民共和国临江海关", &["我关", "全关"]),
        ] {
            assert!(own.iter().all(|word| is_own(word, agency)), "{agency}");
        }
        assert!(!is_own("全市", "临江区市场监督管理局") && !is_own("我镇", "临江县教育局"));
        assert!(!is_own("各级行政机关", "临江区市场监督管理局"));
    }

    #[test]
    fn a_name_may_be_shortened() {
        assert!(is_name_of("区政府办公室", "临江区人民政府办公室"));
        assert!(is_name_of("市场监督管理局", "临江区市场监督管理局"));
        assert!(is_name_of("城东街道", "临江市城东街道办事处"));
        assert!(!is_name_of("市政府", "临江市") && !is_name_of("教育局", "临江区市场监督管理局"));
    }

    #[test]
    fn another_organ_stands_before_what_it_does() {
        for words in ["沭河县", "各县区", "市政府办公室", "司法局", "各部门", "教育局和"] {
            assert!(names_an_organ(words), "{words}");
        }
        for words in ["部门预算", "局域网建设", "社区", "和申诉", "县域经济发展"] {
            assert!(!names_an_organ(words), "{words}");
        }
    }
}
