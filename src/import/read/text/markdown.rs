//! Tables, headings and marks of Markdown (GitHub Flavored Markdown, 4.10).

/// The cells of a table's row; none for any other line, and for the line of dashes under the heads. The first stroke
/// may be lacking, as programs leave it out that make text of pages, if another stands between two cells.
pub(super) fn row(line: &str) -> Option<Vec<String>> {
    let line = line.trim();
    let has_strokes = || line.contains(" | ");
    let inside = line.strip_prefix('|').or_else(|| has_strokes().then_some(line))?;
    let inside = inside.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(inside);
    if is_rule(line) {
        return None;
    }
    let mut cells = vec![String::new()];
    let mut characters = inside.chars().peekable();
    while let Some(character) = characters.next() {
        let cell = cells.last_mut().expect("there is always one");
        match character {
            '\\' if characters.peek() == Some(&'|') => cell.extend(characters.next()),
            '|' => cells.push(String::new()),
            other => cell.push(other),
        }
    }
    Some(cells.iter().map(|cell| plain(cell)).collect())
}

/// Whether a line is the one of dashes that makes a table of the line above.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(['|', ':', '-'])
        && line.contains('|')
        && line.contains('-')
        && line.chars().all(|character| matches!(character, '|' | '-' | ':' | ' ' | '\t'))
}

/// A heading's level and its text; any other line as it is.
pub(super) fn heading(line: &str) -> (Option<u8>, &str) {
    let trimmed = line.trim();
    let level = trimmed.bytes().take_while(|byte| *byte == b'#').count();
    match trimmed[level..].strip_prefix([' ', '\t']) {
        Some(text) if (1..=6).contains(&level) => (Some(level as u8), text.trim_end_matches('#')),
        _ => (None, line),
    }
}

/// A line without the marks of strong words, and with breaks as line breaks.
pub(super) fn plain(text: &str) -> String {
    let mut text = text.replace("<br>", "\n").replace("<br/>", "\n").replace("<br />", "\n");
    for mark in ["**", "__"] {
        if text.matches(mark).count().is_multiple_of(2) && text.split(mark).skip(1).step_by(2).all(|it| !it.is_empty())
        {
            text = text.replace(mark, "");
        }
    }
    text
}
