//! Percentages and differences that do not follow from their numbers.

use std::cmp::Ordering;

use super::super::{Context, Findings, Rule, add_up};
use super::{MOST, Paragraph, figures};
use crate::report::finding::{Path, Severity};
use crate::report::model::Report;
use crate::report::prose::{Compared, Difference, Measure, Proceedings, Rate, RateKind, Receipt, Ruling};

/// A share (占), a rate of growth (增长20%) or a difference (增加6件) that does not follow from the numbers it is of.
pub const RATES: Rule =
    Rule { name: "prose-rates", group: "prose", severity: Severity::Warning, docs: include_str!("rates.md"), check };

fn check(context: &Context<'_>, findings: &mut Findings) {
    let paragraphs = context.prose().iter();
    let rates = paragraphs.flat_map(|paragraph| paragraph.reading.rates.iter().map(move |rate| (paragraph, rate)));
    let wrong_one = |rate: &Rate| wrong(context, rate.kind, &rate.compared, &|base| rate.follows_from(base));
    let wrong_ones = rates.filter_map(|(paragraph, rate)| Some((paragraph, rate, wrong_one(rate)?)));
    for (paragraph, rate, base) in wrong_ones.take(MOST) {
        push(findings, paragraph, rate, base, Vec::new());
    }
    check_shares(context, findings);
    check_differences(context, findings);
}

/// How much more or less there is than before: 比上年196件增加26件.
fn check_differences(context: &Context<'_>, findings: &mut Findings) {
    let paragraphs = context.prose().iter();
    let differences =
        paragraphs.flat_map(|paragraph| paragraph.reading.differences.iter().map(move |one| (paragraph, one)));
    let wrong_one = |one: &Difference| wrong(context, one.kind, &one.compared, &|base| one.follows_from(base));
    let wrong_ones = differences.filter_map(|(paragraph, one)| Some((paragraph, one, wrong_one(one)?)));
    for (paragraph, one, base) in wrong_ones.take(MOST) {
        let (value, quote) = (one.compared.value, paragraph.quote(&one.words));
        let counted = match value.cmp(&base) {
            Ordering::Greater => format!("增加 {}", value - base),
            Ordering::Less => format!("减少 {}", base - value),
            Ordering::Equal => "没有增减".to_owned(),
        };
        let message = format!("文中{quote}的增减数不对：从 {base} 到 {value}，{counted}");
        let finding = findings.of_rule(paragraph.text.path.clone(), message);
        findings.push(finding.at_text(one.words.clone()).help(HELP));
    }
}

/// Shares of a result that are told without its number: 予以公开占50.6%.
fn check_shares(context: &Context<'_>, findings: &mut Findings) {
    let paragraphs = context.prose().iter();
    let shares = paragraphs.flat_map(|paragraph| paragraph.reading.shares.iter().map(move |share| (paragraph, share)));
    let wholes: Vec<u64> = wholes(context.report).into_iter().filter(|whole| *whole > 0).collect();
    for (paragraph, share) in shares.take(MOST) {
        let values = of_table(context.report, &share.measures);
        let Some(value) = values.first().copied() else { continue };
        let told = Rate {
            kind: RateKind::Share,
            percent: share.percent,
            decimals: share.decimals,
            compared: Compared {
                value,
                values: Vec::new(),
                bases: Vec::new(),
                others: Vec::new(),
                measures: share.measures.clone(),
            },
            words: share.words.clone(),
        };
        // 维持率 is of the proceedings, with or without those that are pending.
        let proceedings = match share.measures[..] {
            [Measure::Proceedings(kind, _)] => of_proceedings(context.report, kind),
            _ => Vec::new(),
        };
        let wholes = if proceedings.is_empty() { &wholes } else { &proceedings };
        let bases = || wholes.iter().chain(&share.bases);
        let follows = values.iter().any(|value| {
            let mut told = told.clone();
            told.compared.value = *value;
            bases().any(|whole| told.follows_from(*whole))
        });
        if let Some(whole) = wholes.last().filter(|_| !follows) {
            let form = context.report.form();
            let ids = figures::of_claim(form, &share.measures).into_iter().flatten();
            let related = ids.map(|id| Path::from(form.value(id).path.clone())).collect();
            push(findings, paragraph, &told, *whole, related);
        }
    }
}

/// The first base of what follows from none of its bases; `None` if it follows from one of them, or if no base is
/// known.
fn wrong(
    context: &Context<'_>,
    kind: RateKind,
    compared: &Compared,
    follows_from: &dyn Fn(u64) -> bool,
) -> Option<u64> {
    let last_year = context.last_year().filter(|_| kind != RateKind::Share);
    let of_last_year = last_year.map_or(Vec::new(), |report| of_table(report, &compared.measures));
    let of_this_year = if kind == RateKind::Share { wholes(context.report) } else { Vec::new() };
    // The share of a result, or of who applied, is one of all, whether or not the words say how many there are.
    let is_result = matches!(compared.measures[..], [Measure::Outcome(_) | Measure::Applicant(..), ..]);
    let whole = of_this_year.last().filter(|whole| is_result && **whole >= compared.value);
    let base = *compared.bases.first().or(of_last_year.first()).or(whole)?;
    let mut all = compared.bases.iter().chain(&compared.others).chain(&of_last_year).chain(&of_this_year);
    (!all.any(|base| follows_from(*base))).then_some(base)
}

/// What a measure may have been in a report.
fn of_table(report: &Report, measures: &[Measure]) -> Vec<u64> {
    if matches!(measures, [Measure::Received(Receipt::Undefined)]) {
        return wholes(report);
    }
    let sums = figures::of_claim(report.form(), measures).into_iter();
    sums.filter_map(|ids| u64::try_from(add_up(report, &ids)).ok()).collect()
}

/// What all proceedings of a kind may be: every one, and those that are decided.
fn of_proceedings(report: &Report, kind: Proceedings) -> Vec<u64> {
    let of = |ruling| of_table(report, &[Measure::Proceedings(kind, ruling)]).first().copied();
    let (Some(all), Some(pending)) = (of(Ruling::Total), of(Ruling::Pending)) else { return Vec::new() };
    [all.saturating_sub(pending), all].into_iter().filter(|whole| *whole > 0).collect()
}

/// What all applications may be: those received, with those carried over, and those finished.
fn wholes(report: &Report) -> Vec<u64> {
    let measures =
        [Measure::Received(Receipt::Received), Measure::Received(Receipt::WithCarriedOver), Measure::Completed];
    measures.iter().flat_map(|measure| of_table(report, &[*measure])).collect()
}

/// Adds a finding; `related` are the figures of the table that the words leave out.
fn push(findings: &mut Findings, paragraph: &Paragraph<'_>, rate: &Rate, base: u64, related: Vec<Path>) {
    let quote = paragraph.quote(&rate.words);
    let value = rate.compared.value;
    let counted = match rate.kind {
        RateKind::Share => format!("{value} 占 {base} 的 {}", percentage(value, base)),
        RateKind::Rise | RateKind::Fall if value >= base => {
            format!("从 {base} 到 {value}，增长 {}", percentage(value - base, base))
        }
        RateKind::Rise | RateKind::Fall => format!("从 {base} 到 {value}，下降 {}", percentage(base - value, base)),
    };
    let finding = findings.of_rule(paragraph.text.path.clone(), format!("文中{quote}的百分比不对：{counted}"));
    findings.push(finding.at_text(rate.words.clone()).related(related).help(HELP));
}

/// What to do about numbers that do not follow from each other.
const HELP: &str = "请核对前后的数；比较的是另外的数的，请在文字里写明，或者在 accept 里写明理由";

/// `70.3%`, rounded half up.
fn percentage(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "—".to_owned();
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    let tenths = (part * 2_000 + whole) / (2 * whole);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::percentage;

    #[test]
    fn percentages_are_rounded() {
        assert_eq!(percentage(1489, 2118), "70.3%");
        assert_eq!(percentage(1, 3), "33.3%");
        assert_eq!(percentage(2, 3), "66.7%");
        assert_eq!(percentage(u64::MAX, 1), format!("{}00.0%", u64::MAX));
        assert_eq!(percentage(1, 0), "—");
    }
}
