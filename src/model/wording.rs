//! What messages are made of.

use super::text;
use crate::form::{FigureId, Form, Labels};

/// The longest piece of the user's text that a message repeats, in characters.
const LONGEST: usize = 40;

/// The longest key that is compared with others; no key of a report comes near it.
const LONGEST_KEY: usize = 64;

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
        if text::is_invisible(character) {
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

/// The form's own words for a group of values of one table: what is common to them once, and then what tells them apart.
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
