//! The report to compare with is another organ's.

use super::{Context, Findings, Rule};
use crate::character::with_ordinary;
use crate::report::finding::{Path, Severity};

/// The report given as last year's is of an organ with another name.
///
/// An organ may have been renamed, which only a person can say: then the warning is accepted, with the reason.
pub const ANOTHER_ORGAN_BEFORE: Rule = Rule {
    name: "another-organ-before",
    group: "years",
    severity: Severity::Warning,
    docs: include_str!("another_organ_before.md"),
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(previous) = context.previous else { return };
    let (now, before) = (context.report.agency(), previous.agency());
    if is_same_organ(now, before) {
        return;
    }
    let message = format!("用来比较的是“{before}”的年报，不是“{now}”的");
    let help = "请用同一机关的上年年报；机关改了名称、确是同一机关的，在 accept 里写明理由";
    findings.push(findings.of_rule(Path::new("agency"), message).help(help));
}

/// Whether two names mean one organ: the same but for the place before it, its government's full name, or characters
/// that only look alike.
///
/// 洪某区人民政府 and 某市洪某区人民政府 are one; 某县教育局 and 某县财政局, or 教育局 of two counties, are not.
pub fn is_same_organ(one: &str, other: &str) -> bool {
    let plain = |name: &str| -> String {
        let name = with_ordinary(name);
        let name: String = name.chars().filter(|character| !character.is_whitespace()).collect();
        name.replace("人民政府", "").replace("中华人民共和国", "")
    };
    let (one, other) = (plain(one), plain(other));
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    let Some(place) = long.strip_suffix(short.as_str()) else { return false };
    // What the longer name has before is a place, and the shorter names its own.
    let is_place = place.is_empty() || place.ends_with(['省', '市', '州', '区', '县', '盟', '旗', '总', '局']);
    let names_its_place = short.contains(['县', '区', '市', '镇', '乡', '旗', '州', '省', '街']);
    is_place && (place.is_empty() || names_its_place) && !short.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_organ_has_several_names() {
        for (one, other) in [
            ("洪某区人民政府", "某市洪某区人民政府"),
            ("某县文化局", "某县\u{2f42}化局"),
            ("临江区", "临江区人民政府"),
            ("某省某市某县教育局", "某县教育局"),
        ] {
            assert!(is_same_organ(one, other) && is_same_organ(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("某县教育局", "某县财政局"),
            ("甲县教育局", "乙县教育局"),
            ("教育局", "某县教育局"),
            ("城东街道", "某市大城东街道"),
        ] {
            assert!(!is_same_organ(one, other), "{one} {other}");
        }
    }
}
