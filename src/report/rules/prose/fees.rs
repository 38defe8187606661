//! Fees (行政事业性收费) that the prose tells otherwise than 表二.

use std::sync::LazyLock;

use regex::Regex;

use super::super::{Context, Findings, Rule, words};
use crate::decimal::Decimal;
use crate::numeral;
use crate::report::finding::{Path, Severity};
use crate::report::model::Report;

/// Fees (行政事业性收费) that the prose tells otherwise than 表二.
pub const FEES: Rule =
    Rule { name: "prose-fees", group: "prose", severity: Severity::Warning, docs: include_str!("fees.md"), check };

/// The row of the form.
const ROW: &str = "行政事业性收费";

/// A clause that says nothing but that so much was collected this year.
static TOLD: LazyLock<Regex> = LazyLock::new(|| {
    let before = "20##年度?|[本今全当]年度?|年内|报告期内|一年来|[我本全][局县市区镇乡州旗盟省院厅委办街关]|我?街道|[我本]单位\
        |共|共计|依法|实际|收取|征收|收缴|完成|实现";
    let between = "全年|本年度?|项目|收入|收费|总?金额|总额|总计|共计|合计|共|为|是|达|收取|征收|：|:|~";
    words::pattern(&format!(
        "(?:^|[，。；：、（]|费等)~(?:{before}|~)*({ROW}(?:{between})*(?P<number>#[0-9０-９,，]*(?:[.．]#+)?)~(?P<unit>万元|亿元|元))\
         (?P<more>以上|以下|左右|余)?"
    ))
});

/// What makes a sentence speak of something else before it comes to the fees.
static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
    words::any_of(&[
        "上年",
        "去年",
        "上一年",
        "往年",
        "计划",
        "预计",
        "较",
        "比",
        "以来",
        "其中",
        "季度",
        "月",
        "减免",
        "降低",
    ])
});

/// An amount in 元 and what its last digit is worth, as far as it is written.
#[derive(Clone, Copy)]
struct Amount {
    yuan: Decimal,
    last_place: Decimal,
}

impl Amount {
    fn of(number: Decimal, unit: &str) -> Option<Self> {
        let places = match unit {
            "万元" => 4,
            "亿元" => 8,
            "元" => 0,
            _ => return None,
        };
        let last_place = Decimal::from(1_u64).checked_shift(places - i32::try_from(number.decimals()).ok()?)?;
        Some(Self { yuan: number.checked_shift(places)?, last_place })
    }

    /// Whether another can be this one, rounded or cut off.
    fn may_be(self, other: Decimal) -> bool {
        let reaches = |low: Decimal, high: Decimal| low.checked_add(self.last_place).is_some_and(|low| low > high);
        self.yuan == other || reaches(self.yuan, other) && reaches(other, self.yuan)
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let Some(cell) = Cell::of(context.report) else { return };
    for text in context.report.texts().filter(|text| text.text.contains(ROW)) {
        for told in TOLD.captures_iter(&text.text) {
            let is_exact = told.name("more").is_none();
            let amount = amount(&told["number"], &told["unit"]).filter(|_| is_exact);
            let Some((words, amount)) = told.get(1).zip(amount) else { continue };
            if amount.may_be(cell.yuan) || !is_of_this_year(context.report, &text.text, words.start()) {
                continue;
            }
            let message = format!("文中“{}”与{}不一致，表中为 {}", words.as_str(), cell.name, cell.figure);
            let finding = findings.of_rule(text.path.clone(), message).at_text(words.range());
            let help = "请核对金额和单位（万元还是元）；口径确实不同的，在 accept 里写明理由";
            findings.push(finding.related([cell.path.clone()]).help(help));
        }
    }
}

/// The cell of table 二 that holds the fees.
struct Cell {
    path: Path,
    name: String,
    /// As it is printed.
    figure: String,
    yuan: Decimal,
}

impl Cell {
    /// The amount in the row of the fees; none in an edition whose row has no amount.
    fn of(report: &Report) -> Option<Self> {
        let form = report.form();
        form.values().find_map(|(id, value)| {
            let figure = report.figure(id);
            let (number, unit) = figure.number_and_unit(value)?;
            let name = form.labels(id).cell_name();
            let yuan = Amount::of(number, unit)?.yuan;
            name.contains(ROW).then(|| Self {
                path: Path::from(value.path.clone()),
                name,
                figure: format!("{figure} {unit}"),
                yuan,
            })
        })
    }
}

/// An amount as it is written: digits of either width, with or without separators of thousands.
fn amount(number: &str, unit: &str) -> Option<Amount> {
    let digit = |character: char| match character {
        ',' | '，' => None,
        '．' => Some('.'),
        _ => numeral::digit(character).and_then(|digit| char::from_digit(digit as u32, 10)).or(Some(character)),
    };
    Amount::of(number.chars().filter_map(digit).collect::<String>().parse().ok()?, unit)
}

/// Whether nothing before a place in its sentence speaks of another year or of a part.
fn is_of_this_year(report: &Report, text: &str, place: usize) -> bool {
    let before = &text[words::sentence_at(text, place).start..place];
    let years = before.match_indices('年').filter_map(|(at, _)| before[..at].get(at.checked_sub(4)?..)?.parse().ok());
    !ELSEWHERE.is_match(before) && years.into_iter().all(|year: u16| year == report.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fees that a text tells, in 元.
    fn told(text: &str) -> Vec<String> {
        let told = TOLD.captures_iter(text).filter(|told| told.name("more").is_none());
        told.filter_map(|told| amount(&told["number"], &told["unit"])).map(|amount| amount.yuan.to_string()).collect()
    }

    #[test]
    fn fees_are_told_in_many_words() {
        for (text, yuan) in [
            ("全年征收行政事业性收费52937.2449万元，全部纳入预算管理。", "529372449"),
            ("全年行政事业性收费为128.36万元，较上年略有下降。", "1283600"),
            ("2025年，我局收取行政事业性收费１，２００元。", "1200"),
            ("登记费、复垦费等行政事业性收费全年合计12万元。", "120000"),
            ("行政事业性收费总金额：0.5亿元。", "50000000"),
        ] {
            assert_eq!(told(text), [yuan], "{text}");
        }
        for text in [
            "住建部门收取行政事业性收费12万元。",
            "行政事业性收费约12万元。",
            "行政事业性收费12万元以上。",
            "行政事业性收费项目12项。",
            "取消行政事业性收费12万元。",
        ] {
            assert!(told(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn an_amount_may_be_rounded() {
        let may_be =
            |text: &str, yuan: u64| amount(text, "万元").is_some_and(|amount| amount.may_be(Decimal::from(yuan)));
        assert!(may_be("182.36", 1_823_600) && may_be("182.4", 1_823_600) && may_be("182", 1_823_600));
        assert!(!may_be("182.26", 1_823_600) && !may_be("181", 1_823_600) && !may_be("182.3600", 1_823_500));
    }
}
