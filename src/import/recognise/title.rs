//! The title: the organ and the year.

use super::fold;
use crate::import::original::{Block, Original, Place};
use crate::report::form::Form;
use crate::report::model::MAX_NAME;

/// A title that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    /// Its lines as they stand.
    pub lines: Vec<String>,
    /// The organ it names.
    pub agency: String,
    /// The year it names.
    pub year: u16,
    /// The blocks it stands in, first and behind last; none if only the file's properties have it.
    pub blocks: Option<(usize, usize)>,
}

/// The longest line of a title, in characters.
const LONGEST_LINE: usize = 60;
/// How many lines a title may be broken into.
const MOST_LINES: usize = 4;

/// The titles in a file, from above: more than one where it holds more than one report, or a portal repeats it.
pub(crate) fn find_all(blocks: &[Block]) -> Vec<Title> {
    let mut titles: Vec<Title> = Vec::new();
    for last in 0..blocks.len() {
        if let Some(title) = ending_at(blocks, last) {
            titles.push(title);
        }
    }
    titles
}

/// The title that the file's properties or its head give it.
pub(crate) fn of_properties(original: &Original) -> Option<Title> {
    let text = original.title.as_ref()?;
    let mut parts = text.split(['_', '|', '-', '—', '–', '>', '»', '›']).map(str::trim);
    parts.find_map(|part| {
        let starts = part.split_whitespace().map(|word| word.as_ptr() as usize - part.as_ptr() as usize);
        // A portal puts its own name and the column's before it.
        let is_chrome = |title: &Title| ["网站", "门户", "公开", "年报"].iter().any(|word| title.agency.contains(word));
        let whole = read(&[part]);
        starts.filter_map(|start| read(&[&part[start..]])).find(|title| !is_chrome(title)).or(whole)
    })
}

fn line(block: &Block) -> Option<String> {
    let Block::Paragraph(paragraph) = block else { return None };
    let text = paragraph.text.trim();
    (!text.is_empty() && text.chars().count() <= LONGEST_LINE).then(|| text.to_owned())
}

/// A title whose last line is a block, with as few lines before it as make one.
fn ending_at(blocks: &[Block], last: usize) -> Option<Title> {
    let end = line(&blocks[last])?;
    if !is_tail(&end) {
        return None;
    }
    let mut lines = vec![end];
    for first in (last.saturating_sub(MOST_LINES - 1)..=last).rev() {
        if first < last {
            lines.insert(0, line(&blocks[first])?);
        }
        let parts: Vec<&str> = lines.iter().map(String::as_str).collect();
        if let Some(title) = read(&parts) {
            let title = Title { blocks: Some((first, last + 1)), ..title };
            return Some(with_lines_above(blocks, title));
        }
    }
    None
}

/// The title with the lines right above that are of it: an organ's name may be broken into lines, too.
fn with_lines_above(blocks: &[Block], mut title: Title) -> Title {
    let Some((mut first, behind)) = title.blocks else { return title };
    for _ in title.lines.len()..MOST_LINES {
        let Some(above) = first.checked_sub(1) else { break };
        let Some(text) = line(&blocks[above]) else { break };
        let lines: Vec<&str> = std::iter::once(text.as_str()).chain(title.lines.iter().map(String::as_str)).collect();
        let Some(longer) = read(&lines) else { break };
        let is_of_it = is_one_paragraph(&blocks[above], &blocks[first])
            || is_a_names_end(&title.agency)
            || blocks[behind..].iter().any(|block| names(block, &longer.agency));
        if !is_of_it {
            break;
        }
        first = above;
        title = Title { blocks: Some((first, behind)), ..longer };
    }
    title
}

/// Whether two lines are of one paragraph.
fn is_one_paragraph(one: &Block, other: &Block) -> bool {
    match (one, other) {
        (Block::Paragraph(one), Block::Paragraph(other)) => {
            matches!(one.place, Place::Paragraph(_)) && one.place == other.place
        }
        _ => false,
    }
}

/// Whether no organ's name begins like this: `和规划局`, `（粮食和物资储备局）`.
fn is_a_names_end(agency: &str) -> bool {
    agency.starts_with(['和', '与', '及', '（', '(', '、'])
}

/// Whether a paragraph names an organ.
fn names(block: &Block, agency: &str) -> bool {
    let Block::Paragraph(paragraph) = block else { return false };
    fold::fold(&paragraph.text).contains(&fold::fold(agency))
}

/// Whether a line ends a title: `年度报告`, `年报`.
fn is_tail(line: &str) -> bool {
    let folded = fold::fold(&fold::without_brackets(line));
    ["年度报告", "年报", "工作报告"].iter().any(|tail| folded.ends_with(tail))
}

/// A title of these lines, if they name an organ, a year and what it is.
fn read(lines: &[&str]) -> Option<Title> {
    let whole: String = fold::plain(&lines.concat()).chars().filter(|character| !character.is_whitespace()).collect();
    let whole = whole.trim_matches(|character| "《》“”【】".contains(character));
    let (before, year, after) = split_year(whole)?;
    let tail = fold::fold(&after);
    let is_report = tail.contains("信息公开") && is_tail(&after);
    let agency = before
        .strip_suffix("关于")
        .unwrap_or(&before)
        .trim_matches(|character| "：:-—_|>".contains(character))
        .to_owned();
    let is_name = agency.chars().filter(|character| crate::character::is_ideograph(*character)).count() >= 2;
    let is_plain = !agency.contains(['。', '，', '；', '：', '>', '》']) && agency.chars().count() <= MAX_NAME;
    (is_report && is_name && is_plain).then(|| Title {
        lines: lines.iter().map(|line| fold::plain(line)).collect(),
        agency,
        year,
        blocks: None,
    })
}

/// What stands before the year, the year, and what stands behind it: `某局2025年政府信息公开工作年度报告`, `二〇二五年…`.
fn split_year(text: &str) -> Option<(String, u16, String)> {
    let characters: Vec<char> = text.chars().collect();
    for (at, _) in characters.iter().enumerate().filter(|(_, character)| **character == '年') {
        let Some(start) = at.checked_sub(4) else { continue };
        let digits: String = characters[start..at].iter().collect();
        let year = crate::numeral::whole(&digits).and_then(|year| u16::try_from(year).ok());
        if let Some(year) = year.filter(|year| (2008..=2100).contains(year)) {
            let behind: String = characters[at + 1..].iter().collect();
            let behind = behind.strip_prefix('度').map(str::to_owned).unwrap_or(behind);
            return Some((characters[..start].iter().collect(), year, behind));
        }
    }
    None
}

/// The report's own title, where it is not the form's pattern: one line, or the lines the organ broke it into.
pub(crate) fn own(title: &Title, form: &Form) -> (Option<String>, Vec<String>) {
    let bare = |text: &str| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
    let whole: String = title.lines.iter().map(|line| bare(line)).collect();
    let is_pattern = whole == form.title_of(&title.agency, title.year);
    match (&title.lines[..], is_pattern) {
        ([_], true) => (None, Vec::new()),
        ([_], false) => (Some(whole), Vec::new()),
        (lines, _) => (None, lines.iter().map(|line| bare(line)).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(lines: &[(&str, usize)]) -> Vec<Block> {
        let block = |(text, place): &(&str, usize)| {
            let place = Place::Paragraph(*place);
            Block::Paragraph(crate::import::original::Paragraph {
                text: (*text).into(),
                number: None,
                level: None,
                place,
            })
        };
        lines.iter().map(block).collect()
    }

    #[test]
    fn a_name_that_is_broken_into_lines_is_whole() {
        let year = "2025年政府信息公开工作年度报告";
        let agency = |lines: &[(&str, usize)]| find_all(&blocks(lines)).remove(0).agency;
        assert_eq!(agency(&[("双江县人民政府", 1), ("办公室", 1), (year, 1)]), "双江县人民政府办公室");
        assert_eq!(agency(&[("积石山县自然资源", 1), ("和规划局", 2), (year, 3)]), "积石山县自然资源和规划局");
        let signed = [("鄯善县", 1), ("教育局", 2), (year, 3), ("一、总体情况", 4), ("鄯善县教育局", 5)];
        assert_eq!(agency(&signed), "鄯善县教育局");
        assert_eq!(agency(&[("某市人民政府", 1), ("鄯善县教育局", 2), (year, 3), ("鄯善县教育局", 4)]), "鄯善县教育局");
        assert_eq!(agency(&[("政府信息公开年报", 1), ("某局2025年政府信息公开工作年度报告", 2)]), "某局");
    }

    #[test]
    fn a_title_names_organ_and_year() {
        for (lines, agency, year) in [
            (&["舞钢市工业信息化和商务局 2025 年政府信息公开工作年度报告"][..], "舞钢市工业信息化和商务局", 2025),
            (&["栖云县文化和旅游局", "2025年政府信息公开工作年度报告"], "栖云县文化和旅游局", 2025),
            (&["青岚县人民政府二〇二〇年政府信息公开工作年度报告"], "青岚县人民政府", 2020),
            (&["青岚县2020年度政府信息公开年报"], "青岚县", 2020),
        ] {
            let title = read(lines).unwrap();
            assert_eq!((title.agency.as_str(), title.year), (agency, year));
        }
        for lines in [
            &["2025年政府信息公开工作年度报告"][..],
            &["政府信息公开年报"],
            &["本报告根据要求编制，2025年信息公开年度报告"],
        ] {
            assert_eq!(read(lines), None, "{lines:?}");
        }
    }
}
