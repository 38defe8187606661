//! What messages are made of.

use crate::character::is_invisible;
use crate::report::form::{FigureId, Form, Labels};

/// The longest piece of the user's text that a message repeats, in characters.
const LONGEST: usize = 40;

/// The longest key that is compared with others; no key of a report comes near it.
const LONGEST_KEY: usize = 64;

/// How many groups of cells a message names.
const MOST_GROUPS: usize = 4;

/// How many of a group's labels a message names.
const MOST_LABELS: usize = 7;

/// A text as it may be repeated in a message: cut to a readable length, invisible characters written out.
pub(super) fn shortened(text: &str) -> String {
    let mut short = String::new();
    for (number, character) in text.chars().enumerate() {
        if number == LONGEST {
            short.push('…');
            break;
        }
        if is_invisible(character) {
            short.extend(character.escape_unicode());
        } else {
            short.push(character);
        }
    }
    short
}

/// The same in Chinese quotation marks.
pub(super) fn quoted(text: &str) -> String {
    format!("“{}”", shortened(text))
}

/// The key that an unknown one was meant for, if one is plainly nearest.
pub(crate) fn similar<'k>(key: &str, candidates: &[&'k str]) -> Option<&'k str> {
    if key.chars().count() > LONGEST_KEY {
        return None;
    }
    let key = in_snake_case(key);
    let distance = |candidate: &&str| strsim::damerau_levenshtein(&key, candidate);
    let nearest = candidates.iter().copied().min_by_key(distance)?;
    (distance(&nearest) <= (nearest.len() / 3).max(1)).then_some(nearest)
}

/// `carriedOver`, `Carried-Over` and `carried over` as `carried_over`.
fn in_snake_case(key: &str) -> String {
    let mut snake = String::new();
    let mut after_small = false;
    for character in key.trim().chars() {
        if character.is_uppercase() && after_small {
            snake.push('_');
        }
        after_small = character.is_lowercase();
        match character {
            '-' | ' ' => snake.push('_'),
            other => snake.extend(other.to_lowercase()),
        }
    }
    snake
}

/// The form's own words for a group of values of one table: what is common to them once, and then what tells them
/// apart.
pub(super) fn labels_of_group(form: &Form, ids: &[FigureId]) -> String {
    let labels: Vec<Labels<'_>> = ids.iter().map(|id| form.labels(*id)).collect();
    let [first, ..] = &labels[..] else { return String::new() };
    if let [_] = labels[..] {
        return first.to_string();
    }
    let table = form.value(ids[0]).table;
    if form.values().filter(|(_, value)| value.table == table).count() == ids.len() {
        return format!("表{}的全部 {} 格", first.table, ids.len());
    }
    let rows: Vec<&[&str]> = labels.iter().map(|labels| &labels.row[..]).collect();
    let columns: Vec<&[&str]> = labels.iter().map(|labels| &labels.column[..]).collect();
    let same_row = rows.iter().all(|row| *row == rows[0]);
    let (common, single, unit) = if same_row { (rows[0], columns, "列") } else { (common_start(&rows), rows, "行") };
    let within = if common.is_empty() { common_start(&single) } else { common };
    let within = in_quotation_marks(within);
    let row = if same_row && !common.is_empty() { "行" } else { "" };
    format!("表{}{within}{row}的{}", first.table, listed(&last_labels(&single), unit))
}

/// Any cells of one table in the form's own words, row by row; rows that have them in the same columns are named
/// together. A table without labels of rows has blocks of columns in their stead: `行政复议`, `复议后起诉`.
pub(super) fn cells(form: &Form, ids: &[FigureId]) -> String {
    let labels: Vec<Labels<'_>> = ids.iter().map(|id| form.labels(*id)).collect();
    let [first, ..] = &labels[..] else { return String::new() };
    // The columns of each row, then the rows of each set of columns, both in the order of the form.
    let mut rows: Vec<(&[&str], Vec<&str>)> = Vec::new();
    for labels in &labels {
        let (column, heads) = labels.column.split_last().map_or(("", &[][..]), |(column, heads)| (*column, heads));
        let within = if labels.row.is_empty() { heads } else { &labels.row };
        match rows.last_mut() {
            Some((row, columns)) if *row == within => columns.push(column),
            _ => rows.push((within, vec![column])),
        }
    }
    let mut groups: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    for (row, columns) in rows {
        let row = row.last().copied().unwrap_or_default();
        match groups.iter_mut().find(|(_, of_others)| *of_others == columns) {
            Some((rows, _)) => rows.push(row),
            None => groups.push((vec![row], columns)),
        }
    }
    let more = groups.len().saturating_sub(MOST_GROUPS);
    let unit = if first.row.is_empty() { "栏" } else { "行" };
    let named = groups.iter().take(MOST_GROUPS).map(|(rows, columns)| in_rows(rows, unit, columns));
    let named: Vec<String> = named.collect();
    let more = if more > 0 { "等" } else { "" };
    format!("表{}{}{more}", first.table, named.join("；"))
}

/// `“规章”“行政规范性文件” 2 行的“本年制发件数”列`.
fn in_rows(rows: &[&str], unit: &str, columns: &[&str]) -> String {
    let columns = listed(columns, "列");
    if rows.iter().all(|row| row.is_empty()) { columns } else { format!("{}的{columns}", listed(rows, unit)) }
}

/// The labels that all begin with.
pub(super) fn common_start<'a, 'l>(labels: &[&'l [&'a str]]) -> &'l [&'a str] {
    let Some((first, rest)) = labels.split_first() else { return &[] };
    let agrees = |length: &usize| rest.iter().all(|labels| labels.get(..*length) == first.get(..*length));
    &first[..(0..=first.len()).take_while(agrees).last().unwrap_or_default()]
}

/// The innermost label of each, neighbours that are the same once.
fn last_labels<'a>(labels: &[&[&'a str]]) -> Vec<&'a str> {
    let mut labels = labels.to_vec();
    labels.dedup();
    labels.iter().filter_map(|labels| labels.last().copied()).collect()
}

/// `“自然人”“商业企业”等 7 列`.
fn listed(labels: &[&str], unit: &str) -> String {
    let named = in_quotation_marks(&labels[..labels.len().min(MOST_LABELS)]);
    match labels.len() {
        1 => format!("{named}{unit}"),
        count if count > MOST_LABELS => format!("{named}等 {count} {unit}"),
        count => format!("{named} {count} {unit}"),
    }
}

/// `“自然人”“商业企业”`.
fn in_quotation_marks(labels: &[&str]) -> String {
    labels.iter().flat_map(|label| ["“", label, "”"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(prefix: &str) -> String {
        let form = Form::edition("2021").unwrap();
        let ids: Vec<_> = form.values().filter(|(_, value)| value.path.starts_with(prefix)).map(|(id, _)| id).collect();
        labels_of_group(form, &ids)
    }

    #[test]
    fn columns_without_rows_are_named_by_their_blocks() {
        let form = Form::edition("2021").unwrap();
        let is_of = |path: &str| {
            path.starts_with("review_and_litigation.") && path.rsplit('.').next().is_none_or(|key| key != "total")
        };
        let ids: Vec<_> = form.values().filter(|(_, value)| is_of(&value.path)).map(|(id, _)| id).collect();
        assert_eq!(
            cells(form, &ids),
            "表四“行政复议”“未经复议直接起诉”“复议后起诉” 3 栏的“结果维持”“结果纠正”“其他结果”“尚未审结” 4 列"
        );
    }

    #[test]
    fn a_group_is_named_by_what_is_common_and_what_differs() {
        assert_eq!(
            group("requests.received."),
            "表三“一、本年新收政府信息公开申请数量”行的“自然人”“商业企业”“科研机构”“社会公益组织”“法律服务机构”“其他”“总计” 7 列"
        );
        assert_eq!(
            group("requests.outcomes.unavailable."),
            "表三“三、本年度办理结果”“（四）无法提供”的“1.本机关不掌握相关政府信息”“2.没有现成信息需要另行制作”“3.补正后申请内容仍不明确” 3 行"
        );
        assert_eq!(group("proactive_disclosure.licensing."), "表二“行政许可”行“本年处理决定数量”列");
        assert_eq!(
            group("review_and_litigation.review."),
            "表四“行政复议”的“结果维持”“结果纠正”“其他结果”“尚未审结”“总计” 5 列"
        );
        assert!(group("requests.outcomes.").ends_with("等 22 行"), "{}", group("requests.outcomes."));
        assert_eq!(group("requests."), "表三的全部 175 格");
    }

    #[test]
    fn cells_are_named_row_by_row_and_rows_with_the_same_columns_together() {
        let form = Form::edition("2021").unwrap();
        let named =
            |paths: &[&str]| cells(form, &paths.iter().map(|path| form.find(path).unwrap()).collect::<Vec<_>>());
        assert_eq!(
            named(&["requests.received.other", "requests.carried_over.other", "requests.carried_over.total"]),
            "表三“一、本年新收政府信息公开申请数量”行的“其他”列；“二、上年结转政府信息公开申请数量”行的“其他”“总计” 2 列"
        );
        let regulations =
            ["proactive_disclosure.regulations.issued", "proactive_disclosure.normative_documents.issued"];
        assert_eq!(named(&regulations), "表二“规章”“行政规范性文件” 2 行的“本年制发件数”列");
        let blank = form.values().filter(|(_, value)| value.path.starts_with("requests.") && !value.is_total);
        let blank: Vec<FigureId> = blank.map(|(id, _)| id).filter(|id| form.labels(*id).column.len() == 3).collect();
        assert_eq!(blank.len(), 24 * 5);
        assert!(cells(form, &blank).ends_with("等 24 行的“商业企业”“科研机构”“社会公益组织”“法律服务机构”“其他” 5 列"));
    }

    #[test]
    fn only_a_near_key_is_suggested() {
        let keys = ["natural_person", "other", "total"];
        assert_eq!(similar("naturalPerson", &keys), Some("natural_person"));
        assert_eq!(similar("totl", &keys), Some("total"));
        assert_eq!(similar("Other", &keys), Some("other"));
        assert_eq!(similar("enterprise", &keys), None);
        assert_eq!(similar(&"o".repeat(1_000_000), &keys), None);
        assert_eq!(similar("other", &[]), None);
    }

    #[test]
    fn what_is_repeated_is_short_and_visible() {
        assert_eq!(shortened("a\u{0}b"), "a\\u{0}b");
        assert_eq!(shortened(&"年".repeat(1000)).chars().count(), LONGEST + 1);
    }
}
