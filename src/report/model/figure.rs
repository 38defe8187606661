//! Reading one value of a table.

use std::borrow::Cow;

use super::{Figure, wording};
use crate::character::is_full_width_number;
use crate::report::form::{Value, ValueKind};
use crate::report::source::{self, Node};

/// The longest amount that is taken, in characters; the largest real ones have ten.
const LONGEST_AMOUNT: usize = 30;

/// What to do about a number like 007.
const NO_LEADING_ZERO: &str = "请删去开头多余的 0";

/// Why a text is no value of its kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
#[non_exhaustive]
pub struct FigureError {
    /// The fault by its name among [`FAULTS`](super::FAULTS) (`not-a-count`).
    pub rule: &'static str,
    /// What is wrong, in Chinese.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// A fault before it is known which kind of value it is in.
type Reason = (String, Cow<'static, str>);

/// Reads a value as the form says it must be written.
pub(super) fn read(value: &Value, node: &Node<'_>) -> Result<Figure, FigureError> {
    match node.value() {
        source::Value::Number(text) => Figure::parse(value, text),
        source::Value::String(text) => Figure::parse(value, text),
        _ => {
            let noun = noun(value.kind);
            let message = format!("这里应当填{noun}，写的却是{}", node.kind());
            Err(FigureError { rule: rule(value.kind), message, help: format!("请填{noun}，没有的填 0") })
        }
    }
}

impl Figure {
    /// Reads what is written for one of the form's values, as a JSON string or number of a report would say it.
    ///
    /// # Errors
    ///
    /// What is wrong with it, for the person who wrote it.
    pub fn parse(value: &Value, text: &str) -> Result<Self, FigureError> {
        let figure = match value.kind {
            ValueKind::Count => count(text).map(Self::Count),
            ValueKind::Change => change(text).map(Self::Change),
            ValueKind::Amount => amount(text, value.unit.as_deref()).map(Self::Amount),
        };
        figure.map_err(|(message, help)| FigureError { rule: rule(value.kind), message, help: help.into_owned() })
    }
}

fn rule(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Count => "not-a-count",
        ValueKind::Change => "not-a-change",
        ValueKind::Amount => "not-an-amount",
    }
}

fn noun(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Count => "数目（非负整数）",
        ValueKind::Change => "增减数（可带正负号的整数）",
        ValueKind::Amount => "金额",
    }
}

fn count(text: &str) -> Result<u64, Reason> {
    check_characters(text)?;
    if text.starts_with(['-', '+']) {
        return Err((
            format!("数目不带正负号，这里写的是 {}", wording::shortened(text)),
            "请填非负整数，没有的填 0".into(),
        ));
    }
    check_digits(text, text)?;
    text.parse().map_err(|_| too_large(text, u64::MAX))
}

fn change(text: &str) -> Result<i64, Reason> {
    check_characters(text)?;
    check_digits(text.strip_prefix(['-', '+']).unwrap_or(text), text)?;
    text.parse().map_err(|_| too_large(text, i64::MAX as u64))
}

/// Digits only; the whole value as it is written is for the message.
fn check_digits(digits: &str, written: &str) -> Result<(), Reason> {
    if is_digits(digits) && !has_leading_zero(digits) {
        return Ok(());
    }
    let written = wording::shortened(written);
    if is_digits(digits) {
        return Err((format!("整数开头多了 0：{written}"), NO_LEADING_ZERO.into()));
    }
    Err(if has_exponent(digits) {
        (format!("这里不能用科学记数法，写的是 {written}"), "请写成普通的整数，如 1000".into())
    } else if digits.split_once('.').is_some_and(|(whole, rest)| is_digits(whole) && is_digits(rest)) {
        (format!("这里应当是整数，写的是小数 {written}"), "请填整数；单位是件、条、项、宗，不是万".into())
    } else {
        (format!("“{written}”不是整数"), "只写数字 0–9，不带单位和别的字".into())
    })
}

fn too_large(text: &str, limit: u64) -> Reason {
    (format!("数目太大：{}，超过 {limit}", wording::shortened(text)), "请检查是不是多写了几位".into())
}

/// A plain decimal as it is written, with its unit where the form gives none.
fn amount(text: &str, form_unit: Option<&str>) -> Result<String, Reason> {
    check_characters(text)?;
    let (number, unit) = split_unit(text);
    let written = wording::shortened(text);
    if let (Some(unit), Some(form_unit)) = (unit, form_unit) {
        let message = format!("这里不写单位，表里已经写明是{form_unit}，写的却是 {written}");
        let help = if unit == form_unit { "请只写数字" } else { "请换算成表里的单位，只写数字" };
        return Err((message, help.into()));
    }
    if number.starts_with(['-', '+']) {
        return Err((format!("金额不带正负号，这里写的是 {written}"), "没有的填 0".into()));
    }
    if has_exponent(number) {
        return Err((format!("金额不能用科学记数法，这里写的是 {written}"), "请写成普通的小数，如 59237.2449".into()));
    }
    let (whole, decimals) = number.split_once('.').map_or((number, None), |(whole, rest)| (whole, Some(rest)));
    if !is_digits(whole) || decimals.is_some_and(|decimals| !is_digits(decimals)) {
        return Err((format!("“{written}”不是金额"), "请写成普通的小数，如 2.02；小数点前后都要有数字".into()));
    }
    if has_leading_zero(whole) {
        return Err((format!("金额开头多了 0：{written}"), NO_LEADING_ZERO.into()));
    }
    if number.len() > LONGEST_AMOUNT {
        return Err((format!("金额太长：{written}"), "请检查是不是多写了几位".into()));
    }
    Ok(text.to_owned())
}

fn split_unit(text: &str) -> (&str, Option<&'static str>) {
    // 万元 first: it ends with 元, too.
    let unit = ["万元", "元"].into_iter().find(|unit| text.ends_with(unit));
    (unit.map_or(text, |unit| &text[..text.len() - unit.len()]), unit)
}

/// What no number may hold, whatever its kind.
fn check_characters(text: &str) -> Result<(), Reason> {
    let written = wording::shortened(text);
    if text.trim().is_empty() {
        return Err(("这一格是空的".to_owned(), "每一格都要填，没有的填 0".into()));
    }
    if let Some((message, help)) = source::mistyped(text) {
        return Err((message, help.into()));
    }
    if text.contains(char::is_whitespace) {
        return Err((format!("数里有空格：“{written}”"), "请删去空格".into()));
    }
    if text.contains([',', '，', '\'', '’']) {
        return Err((format!("数里有分节的逗号：“{written}”"), "请连着写，如 12345".into()));
    }
    if text.contains(is_full_width_number) {
        return Err((format!("“{written}”里有全角的数字或符号"), "请改成半角数字 0–9".into()));
    }
    Ok(())
}

/// Whether it would be a number but for its exponent.
fn has_exponent(text: &str) -> bool {
    let Some((number, exponent)) = text.split_once(['e', 'E']) else { return false };
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    is_digits(exponent) && number.split('.').all(is_digits)
}

fn has_leading_zero(digits: &str) -> bool {
    digits.len() > 1 && digits.starts_with('0')
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::form::Form;
    use crate::report::source::Source;

    /// What a value of the edition 2019 (which has all kinds) or 2021 is read as.
    fn at(edition: &str, path: &str, json: &str) -> Result<String, String> {
        let form = Form::edition(edition).unwrap();
        let source = Source::parse(json.as_bytes()).unwrap();
        let figure = read(form.value(form.find(path).unwrap()), source.root());
        figure.map(|figure| figure.to_string()).map_err(|fault| format!("{} {}", fault.rule, fault.message))
    }

    fn check(edition: &str, path: &str, right: &[(&str, &str)], wrong: &[(&str, &str)]) {
        for (json, printed) in right {
            assert_eq!(at(edition, path, json).as_deref(), Ok(*printed), "{json}");
        }
        for (json, message) in wrong {
            let told = at(edition, path, json).unwrap_err();
            assert!(told.contains(message), "{json}: {told}");
        }
    }

    #[test]
    fn a_count_is_a_whole_number() {
        let right = [("0", "0"), ("12", "12"), (r#""12""#, "12"), ("18446744073709551615", "18446744073709551615")];
        let wrong = [
            ("-1", "not-a-count 数目不带正负号，这里写的是 -1"),
            (r#""007""#, "整数开头多了 0：007"),
            (r#""00""#, "整数开头多了 0"),
            (r#""+1""#, "数目不带正负号"),
            ("1.5", "应当是整数，写的是小数 1.5"),
            ("1.0", "应当是整数，写的是小数 1.0"),
            ("1e3", "不能用科学记数法，写的是 1e3"),
            (r#""12a""#, "“12a”不是整数"),
            (r#""12件""#, "“12件”不是整数"),
            (r#""""#, "这一格是空的"),
            (r#"" ""#, "这一格是空的"),
            (r#""/""#, "这里填的是“/”"),
            (r#""１２""#, "“１２”里有全角"),
            (r#""1,234""#, "分节的逗号"),
            (r#""12 ""#, "数里有空格"),
            ("true", "写的却是true 或 false"),
            ("[1]", "写的却是数组"),
            ("1000000000000000000000000000000", "数目太大：1000000000000000000000000000000，超过"),
            ("18446744073709551616", "数目太大"),
        ];
        check("2021", "requests.received.other", &right, &wrong);
    }

    #[test]
    fn a_change_has_its_sign() {
        let right = [("0", "0"), (r#""+1036""#, "+1036"), ("-3", "-3"), ("5", "+5"), (r#""-0""#, "0")];
        let wrong = [
            ("1.5", "not-a-change 这里应当是整数"),
            (r#""+""#, "“+”不是整数"),
            (r#""+03""#, "整数开头多了 0：+03"),
            (r#""+-3""#, "不是整数"),
            (r#""−3""#, "全角"),
            ("9223372036854775808", "数目太大"),
        ];
        check("2019", "proactive_disclosure.licensing.change", &right, &wrong);
    }

    #[test]
    fn an_amount_is_kept_digit_for_digit() {
        let right = [
            ("2.020", "2.020"),
            ("59237.2449", "59237.2449"),
            (r#""0""#, "0"),
            (r#""72701.2578""#, "72701.2578"),
            ("123456789012345678901234567890", "123456789012345678901234567890"),
        ];
        let wrong = [
            ("1e3", "not-an-amount 金额不能用科学记数法"),
            ("-2.5", "不带正负号"),
            (r#""1,234.5""#, "分节的逗号"),
            (r#""""#, "这一格是空的"),
            (r#"".5""#, "不是金额"),
            (r#""5.""#, "不是金额"),
            (r#""1.2.3""#, "不是金额"),
            (r#""02.5""#, "开头多了 0"),
            (r#""2.5万元""#, "表里已经写明是万元"),
            (r#""25000元""#, "表里已经写明是万元"),
            ("1234567890123456789012345678901", "金额太长"),
        ];
        check("2021", "proactive_disclosure.fees.amount", &right, &wrong);
    }

    #[test]
    fn an_amount_has_its_unit_where_the_form_has_none() {
        let right = [(r#""251000元""#, "251000元"), (r#""25.1万元""#, "25.1万元"), ("251000", "251000")];
        let wrong = [(r#""元""#, "“元”不是金额"), (r#""25 万元""#, "空格"), (r#""25美元""#, "不是金额")];
        check("2019", "proactive_disclosure.procurement.amount", &right, &wrong);
    }
}
