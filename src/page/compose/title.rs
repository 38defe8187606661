//! The title in balanced lines, broken by meaning (GB/T 9704-2012, 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜).

use super::width;
use crate::page::document::{PageGeometry, Role, kinsoku};

/// The words that titles of these reports consist of behind the organ's name, each of them whole.
const WORDS: [&str; 5] = ["政府信息公开", "政务公开", "工作", "年度报告", "报告"];

/// The most lines a title has, unless it does not fit them.
const MOST_LINES: i64 = 3;

/// What a line more costs: more than breaks after words do, less than a torn word.
const LINE_MORE: i64 = 400;

/// Breaks a title into few lines, of lengths as even as breaks between words allow: one more only if a word would be
/// torn otherwise.
///
/// `tail` is what every title of the form ends with.
pub(super) fn balance(title: &str, agency: &str, tail: &str) -> Vec<String> {
    balance_in(line_width(), title, name_end(title, agency, tail))
}

/// Breaks a title that begins with a name of so many characters, or is but a name, into lines no wider than so many
/// thousandths of an em.
pub(super) fn balance_in(line_width: i64, title: &str, name_end: usize) -> Vec<String> {
    let characters: Vec<char> = title.chars().collect();
    let reach: Vec<i64> = std::iter::once(0).chain(widths(&characters)).collect();
    let fewest = (reach[characters.len()] + line_width - 1) / line_width;
    let costs = break_costs(&characters, name_end);
    let broken = |lines: i64| {
        let (cost, breaks) = Balance { costs: &costs, reach: &reach, line_width }.into_lines(lines as usize)?;
        Some((cost + lines * LINE_MORE, breaks))
    };
    let fewest = fewest.max(1);
    let best = (fewest..=fewest.max(MOST_LINES)).filter_map(broken).min();
    // A break inside a number or before a comma may need one line more than the bare widths do.
    let breaks = best.or_else(|| (fewest + 1..=fewest + 2).find_map(broken)).map(|(_, breaks)| breaks);
    let breaks = breaks.unwrap_or_else(|| vec![0, characters.len()]);
    breaks.windows(2).map(|pair| characters[pair[0]..pair[1]].iter().collect()).collect()
}

/// The width of a line in thousandths of an em of the title.
fn line_width() -> i64 {
    i64::from(PageGeometry::TEXT_WIDTH.to_milli()) * 1000 / i64::from(Role::Title.style().size.to_milli())
}

/// The width from the beginning to after each character; the title's own digits are wider than half an em.
fn widths(characters: &[char]) -> impl Iterator<Item = i64> + '_ {
    let width = |character: &char| match character {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => 750,
        other => width::of(other.encode_utf8(&mut [0; 4])),
    };
    characters.iter().scan(0, move |reached, character| {
        *reached += width(character);
        Some(*reached)
    })
}

/// What it costs to break before each character: 0 where the meaning breaks, ever more inside words, `None` where no
/// break may be.
fn break_costs(characters: &[char], name_end: usize) -> Vec<Option<i64>> {
    let tail = costs_in_tail(&characters[name_end..]);
    (0..=characters.len())
        .map(|at| match (at.checked_sub(1).map(|before| characters[before]), characters.get(at)) {
            (Some(before), Some(&after)) if may_break(before, after) => Some(match at.checked_sub(name_end) {
                Some(0) => 0,
                Some(in_tail) => tail[in_tail],
                None if is_enclosed(&characters[..at]) => INSIDE_WORD,
                None => cost_in_name(before, after),
            }),
            _ => None,
        })
        .collect()
}

/// Where the organ's name ends: before the year, or before what is reported on; with the agency's own name where
/// neither is found.
///
/// A title may name the organ otherwise than the report does, in short or with the place before it.
fn name_end(title: &str, agency: &str, tail: &str) -> usize {
    let characters: Vec<char> = title.chars().collect();
    let is_year = |at: &usize| {
        let digits = characters[*at..].iter().take_while(|character| character.is_ascii_digit()).count();
        let begins = at.checked_sub(1).is_none_or(|before| !characters[before].is_ascii_digit());
        begins && digits == 4 && characters.get(at + 4) == Some(&'年')
    };
    let of_words = || Some(title[..title.find(tail).or_else(|| title.find(WORDS[0]))?].chars().count());
    let of_agency = || title.starts_with(agency).then(|| agency.chars().count());
    (0..characters.len()).find(is_year).or_else(of_words).or_else(of_agency).unwrap_or_default()
}

/// What it costs to break within what stands behind the organ's name: 政府信息公开 | 工作 | 年度报告.
fn costs_in_tail(tail: &[char]) -> Vec<i64> {
    let mut costs = vec![INSIDE_WORD; tail.len() + 1];
    let mut at = 0;
    while at < tail.len() {
        let begins = |word: &&&str| tail[at..].starts_with(&word.chars().collect::<Vec<_>>());
        let Some(word) = WORDS.iter().find(begins) else {
            at += 1;
            continue;
        };
        costs[at] = match *word {
            "工作" => BEFORE_WORK,
            "年度报告" | "报告" => BEFORE_REPORT,
            _ => BEFORE_SUBJECT,
        };
        at += word.chars().count();
    }
    costs
}

/// What a break costs before 工作, before 年度报告, and before what is reported on, which its year belongs to.
const BEFORE_WORK: i64 = 6;
const BEFORE_REPORT: i64 = 8;
const BEFORE_SUBJECT: i64 = 20;

/// What a break inside a word costs: more than any unevenness that one line more can mend.
const INSIDE_WORD: i64 = 60;

/// Whether a parenthesis is open at the end of a text.
fn is_enclosed(text: &[char]) -> bool {
    let opened = text.iter().rposition(|character| *character == '（');
    let closed = text.iter().rposition(|character| *character == '）');
    opened > closed
}

fn may_break(before: char, after: char) -> bool {
    let inside_number = before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
    let tears_year = before.is_ascii_digit() && after == '年';
    !(inside_number || tears_year || kinsoku::forbids_line_start(after) || kinsoku::forbids_line_end(before))
}

/// What follows the last character of a place's or body's name where it does not end there: 广州市, 市场, 委员会, 会议.
const GOES_ON: [(char, &str); 15] = [
    ('省', "级委直会属"),
    ('市', "场政容民区级委直属辖县中"),
    ('县', "级委直属城域市"),
    ('州', "市县区镇乡级委直"),
    ('盟', "市级委"),
    ('旗', "县委"),
    ('区', "域管块级委划属直县"),
    ('镇', "政街"),
    ('乡', "村镇政"),
    ('局', "部机"),
    ('厅', "局"),
    ('委', "员办会托"),
    ('会', "办保议计展员"),
    ('院', "校"),
    ('部', "门队"),
];

/// An organ's name breaks after a place or a body, and around 和.
fn cost_in_name(before: char, after: char) -> i64 {
    let goes_on = GOES_ON.iter().any(|(last, next)| *last == before && next.contains(after));
    match before {
        _ if goes_on => INSIDE_WORD,
        '省' | '市' | '县' | '州' | '盟' | '旗' | '局' | '厅' | '委' | '、' => 4,
        '区' | '镇' | '乡' | '会' | '院' | '府' | '）' => 6,
        _ if after == '（' => 6,
        _ if after == '和' => 8,
        _ => INSIDE_WORD,
    }
}

/// The search for the best breaks.
struct Balance<'a> {
    costs: &'a [Option<i64>],
    reach: &'a [i64],
    line_width: i64,
}

impl Balance<'_> {
    /// The breaks, beginning and end among them, that set the title in so many lines at the least cost, and that cost:
    /// the sum of what the breaks cost and of the squares, in half ems, by which the lines miss their mean.
    fn into_lines(self, lines: usize) -> Option<(i64, Vec<usize>)> {
        let end = self.reach.len() - 1;
        let mean = self.reach[end] / lines as i64;
        // best[at]: the least cost of the lines that end before `at`, and where the last of them begins.
        let mut best: Vec<Vec<Option<(i64, usize)>>> = vec![vec![None; end + 1]; lines + 1];
        best[0][0] = Some((0, 0));
        for line in 1..=lines {
            for at in 1..=end {
                let Some(cost) = (if at == end { Some(0) } else { self.costs[at] }) else { continue };
                best[line][at] = (0..at)
                    .rev()
                    .take_while(|from| self.reach[at] - self.reach[*from] <= self.line_width)
                    .filter_map(|from| {
                        let (before, _) = best[line - 1][from]?;
                        let missed = (self.reach[at] - self.reach[from] - mean) / 500;
                        Some((before + cost * 16 + missed * missed, from))
                    })
                    .min();
            }
        }
        let (cost, _) = best[lines][end]?;
        let mut breaks = vec![end];
        for line in (1..=lines).rev() {
            let at = *breaks.last()?;
            breaks.push(best[line][at]?.1);
        }
        breaks.reverse();
        Some((cost, breaks))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TAIL: &str = "政府信息公开工作年度报告";

    fn lines(agency: &str) -> Vec<String> {
        balance(&format!("{agency}2025年{TAIL}"), agency, TAIL)
    }

    #[test]
    fn no_line_tears_a_number_its_year_or_a_mark_from_its_words() {
        assert!(may_break('局', '关') && may_break('局', '2') && may_break('年', '政'));
        for (before, after) in [('2', '0'), ('A', '1'), ('5', '年'), ('局', '）'), ('（', '市'), ('局', '、')] {
            assert!(!may_break(before, after), "{before}{after}");
        }
    }

    #[test]
    fn a_title_that_fits_one_line_is_one() {
        assert_eq!(lines("宿迁市"), ["宿迁市2025年政府信息公开工作年度报告"]);
    }

    #[test]
    fn two_lines_break_before_the_year() {
        assert_eq!(lines("舞钢市工业信息化和商务局"), ["舞钢市工业信息化和商务局", "2025年政府信息公开工作年度报告"]);
        assert_eq!(lines("宿迁市人民政府办公室"), ["宿迁市人民政府办公室", "2025年政府信息公开工作年度报告"]);
    }

    #[test]
    fn three_lines_break_the_name_after_a_place_or_a_body() {
        assert_eq!(
            lines("新疆维吾尔自治区克孜勒苏柯尔克孜自治州市场监督管理局"),
            ["新疆维吾尔自治区", "克孜勒苏柯尔克孜自治州市场监督管理局", "2025年政府信息公开工作年度报告"]
        );
    }

    #[test]
    fn a_name_of_two_lines_breaks_after_every_kind_of_place_and_body() {
        for end in "省市县州盟旗局厅委、区镇乡会院府".chars() {
            let half = "某".repeat(11);
            let lines = lines(&format!("{half}{end}{half}"));
            assert_eq!(lines, [format!("{half}{end}"), half, "2025年政府信息公开工作年度报告".to_owned()]);
        }
    }

    #[test]
    fn a_line_more_keeps_words_whole() {
        for (agency, expected) in [
            ("中国（上海）自由贸易试验区临港新片区管理委员会", "2025年政府信息公开工作年度报告"),
            ("广东省广州市黄埔区（广州开发区）行政审批局", "2025年政府信息公开工作年度报告"),
        ] {
            let lines = lines(agency);
            assert_eq!(lines.last().map(String::as_str), Some(expected), "{lines:?}");
            assert!(lines.len() <= 3, "{lines:?}");
        }
        assert_eq!(lines("广东省广州市黄埔区（广州开发区）行政审批局")[1], "（广州开发区）行政审批局");
        assert_eq!(lines("宿迁市人民政府办公室").len(), 2);
    }

    #[test]
    fn the_name_ends_where_the_year_begins_whatever_the_agency_is_called() {
        let title = "长沙市科委2024年政府信息公开工作年度报告";
        assert_eq!(balance(title, "长沙市科学技术委员会", TAIL), ["长沙市科委", "2024年政府信息公开工作年度报告"]);
        let without_year = "某某市工业信息化和商务局办公室政府信息公开年度报告";
        assert_eq!(balance(without_year, "", TAIL), ["某某市工业信息化和商务局办公室", "政府信息公开年度报告"]);
    }

    #[test]
    fn places_and_bodies_are_whole() {
        let name = "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县人民政府办公室";
        assert!(lines(name).iter().any(|line| line.contains("察布查尔锡伯自治县")), "{:?}", lines(name));
        for (name, word) in [
            ("广东省广州市南沙经济技术开发区管理委员会办公室", "广州市"),
            ("中共浙江省湖州市委机构编制委员会办公室和某某局", "湖州市委"),
        ] {
            assert!(lines(name).iter().any(|line| line.contains(word)), "{:?}", lines(name));
            assert!(lines(name).iter().any(|line| line.contains("委员会")), "{:?}", lines(name));
        }
    }

    #[test]
    fn no_line_is_torn_inside_a_year_or_too_long() {
        for length in 1..80 {
            let lines = lines(&"某".repeat(length));
            assert_eq!(lines.concat(), format!("{}2025年政府信息公开工作年度报告", "某".repeat(length)));
            for line in &lines {
                assert!(widths(&line.chars().collect::<Vec<_>>()).last().unwrap() <= line_width(), "{line}");
                assert!(!line.starts_with('年') && !line.ends_with(|last: char| last.is_ascii_digit()), "{line}");
                assert!(line.chars().count() > 2, "{line}");
            }
        }
    }

    #[test]
    fn no_line_ends_inside_a_number_or_at_a_mark_that_does_not_end_lines() {
        for (before, after) in [('2', '0'), ('A', '1'), ('5', '年'), ('市', '）'), ('（', '市')] {
            assert!(!may_break(before, after), "{before}{after}");
        }
        for (before, after) in [('5', '届'), ('局', '2'), ('市', '年'), ('A', '座'), ('）', '市'), ('市', '（')]
        {
            assert!(may_break(before, after), "{before}{after}");
        }
    }

    #[test]
    fn what_follows_the_name_breaks_before_words_alone() {
        let costs = |tail: &str| costs_in_tail(&tail.chars().collect::<Vec<_>>());
        let (inside, subject) = (INSIDE_WORD, BEFORE_SUBJECT);
        let expected =
            [subject, inside, inside, inside, BEFORE_WORK, inside, BEFORE_REPORT, inside, inside, inside, inside];
        assert_eq!(costs("政务公开工作年度报告"), expected);
        assert_eq!(costs("市报告"), [inside, BEFORE_REPORT, inside, inside]);
        assert_eq!(costs(""), [inside]);
    }

    #[test]
    fn a_place_or_body_that_goes_on_is_not_torn() {
        let words = "省委 省级 市委 市场 市政 市容 市民 市辖 县委 县级 县城 县域 州委 州市 盟委 盟市 旗委 旗县 区委 区域 区划 镇政 \
                     镇街 乡村 乡镇 局机 局部 厅局 委员 委办 会议 会办 会计 院校 部门 部队";
        for word in words.split_whitespace() {
            let [before, after] = word.chars().collect::<Vec<_>>()[..] else { panic!("{word}") };
            assert_eq!(cost_in_name(before, after), INSIDE_WORD, "{word}");
        }
        for (before, after) in [('市', '人'), ('县', '人'), ('盟', '行'), ('局', '和'), ('）', '行')] {
            assert!(cost_in_name(before, after) < INSIDE_WORD, "{before}{after}");
        }
        assert_eq!((cost_in_name('某', '（'), cost_in_name('某', '和'), cost_in_name('某', '某')), (6, 8, INSIDE_WORD));
    }
}
