//! `nianbao fonts`.

use std::io;

use encoding_rs::GBK;
use nianbao::character::{Kind, kind};
use nianbao::page::font::{Face, FaceRole, Fonts};

use super::args::Faces;
use super::terminal::Terminal;
use super::{Status, faces};
use nianbao::report::located::columns;

/// 通用规范汉字表 (国发〔2013〕23号), in the order of code points.
const STANDARD_CHARACTERS: &str = include_str!("standard_characters.txt");

/// Between two columns.
const GAP: usize = 2;

/// Lists every face with what it is for, its file, how much of the standard sets it has, and what it allows.
///
/// # Errors
///
/// The standard output cannot be written.
pub(super) fn run(arguments: &Faces, terminal: &mut Terminal) -> io::Result<Status> {
    let fonts = match faces::load(arguments) {
        Ok(fonts) => fonts,
        Err(failure) => {
            terminal.failure(&failure);
            return Ok(Status::Failed);
        }
    };
    for line in aligned(&rows(&fonts, arguments)) {
        terminal.data(line)?;
    }
    Ok(Status::Done)
}

/// The table: its heads, then for each role the user's own face and the bundled one behind it.
fn rows(fonts: &Fonts, arguments: &Faces) -> Vec<Vec<String>> {
    let sets: Vec<Set> = sets();
    let heads = sets.iter().map(|set| format!("{}（{}）", set.name, set.characters.len()));
    let mut rows: Vec<Vec<String>> =
        vec![["用途", "字体", "文件"].map(str::to_owned).into_iter().chain(heads).chain(["嵌入授权".into()]).collect()];
    let choices = faces::choices(arguments).unwrap_or_default();
    for role in FaceRole::ALL {
        let own = choices.iter().find(|choice| choice.role == role).zip(fonts.own(role));
        if let Some((choice, face)) = own {
            rows.push(row(role.name(), fonts.face(face), &choice.path.display().to_string(), &sets));
        }
        let name = if own.is_some() { format!("{}（后备）", role.name()) } else { role.name().to_owned() };
        rows.push(row(&name, fonts.face(role.bundled()), BUNDLED, &sets));
    }
    rows
}

/// What stands for the file of a bundled face.
const BUNDLED: &str = "（随程序附带）";

fn row(what_for: &str, face: &Face, file: &str, sets: &[Set]) -> Vec<String> {
    let name = face.families().into_iter().next().unwrap_or_else(|| face.name().to_owned());
    let has = |character: &&char| face.glyph_id(**character, None).is_some();
    let counts = sets.iter().map(|set| set.characters.iter().filter(has).count().to_string());
    let ends = faces::rights(face.embedding()).to_owned();
    [what_for.to_owned(), name, file.to_owned()].into_iter().chain(counts).chain([ends]).collect()
}

/// A standard set of Chinese characters.
struct Set {
    name: &'static str,
    characters: Vec<char>,
}

fn sets() -> Vec<Set> {
    let standard = STANDARD_CHARACTERS.chars().filter(|character| !character.is_whitespace()).collect();
    vec![
        Set { name: "GB 2312 汉字", characters: double_byte(0xb0..=0xf7, 0xa1) },
        Set { name: "通用规范汉字", characters: standard },
        Set { name: "GBK 汉字", characters: double_byte(0x81..=0xfe, 0x40) },
    ]
}

/// What is to be known of the faces that were chosen: one that lacks common characters of what it was named for.
pub(super) fn remarks(arguments: &Faces, fonts: &Fonts) -> Vec<String> {
    let is_for_text = |role: FaceRole| !matches!(role, FaceRole::Rare | FaceRole::Latin);
    let choices = faces::choices(arguments).unwrap_or_default().into_iter().filter(|choice| is_for_text(choice.role));
    choices.filter_map(|choice| remark(&choice, fonts.face(fonts.own(choice.role)?))).collect()
}

fn remark(faces::Choice { role, path }: &faces::Choice<'_>, face: &Face) -> Option<String> {
    let common = common_characters();
    let lacking: Vec<&char> = common.iter().filter(|character| face.glyph_id(**character, None).is_none()).collect();
    let first: String = lacking.iter().take(5).copied().collect();
    let (count, of) = (lacking.len(), common.len());
    let file = path.display();
    let role = role.name();
    (count > 0).then(|| {
        format!(
            "{role} 的字体 {file} 缺 GB 2312 一级汉字 {of} 个中的 {count} 个（如 {first}），缺的字改用随程序附带的字体"
        )
    })
}

/// The commonest characters: the first level of GB 2312, in the order of their sounds.
fn common_characters() -> Vec<char> {
    double_byte(0xb0..=0xd7, 0xa1)
}

/// The Chinese characters of GBK with lead bytes in a range, and trail bytes from one on.
fn double_byte(leads: std::ops::RangeInclusive<u8>, first_trail: u8) -> Vec<char> {
    let pairs = leads.flat_map(|lead| (first_trail..=0xfe).map(move |trail| [lead, trail]));
    let decoded = pairs.filter_map(|pair| {
        let text = GBK.decode_without_bom_handling_and_without_replacement(&pair)?;
        let mut characters = text.chars();
        characters.next().filter(|character| {
            matches!(kind(*character), Kind::Ideograph | Kind::Compatibility) && characters.next().is_none()
        })
    });
    decoded.collect()
}

/// Rows as lines whose columns stand below each other on a terminal.
fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let width = |cell: &String| cell.chars().map(columns).sum::<usize>();
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(width).max().unwrap_or_default();
    let widths: Vec<usize> = (0..count).map(widest).collect();
    let padded = |(cell, column): (&String, &usize)| format!("{cell}{}", " ".repeat(column - width(cell) + GAP));
    let line = |row: &Vec<String>| row.iter().zip(&widths).map(padded).collect::<String>().trim_end().to_owned();
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sets_are_as_large_as_their_standards_say() {
        let sizes: Vec<usize> = sets().iter().map(|set| set.characters.len()).collect();
        // Of GBK's 21,003, twenty are radicals now or never had a place outside private use.
        assert_eq!(sizes, [6763, 8105, 20_983]);
        assert!(sets()[1].characters.is_sorted());
    }

    #[test]
    fn columns_stand_below_each_other() {
        let rows = [["用途", "字体"], ["a", "b"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(aligned(&rows), ["用途  字体", "a     b"]);
    }
}
