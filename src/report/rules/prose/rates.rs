//! Percentages that do not follow from their numbers.

use super::super::{Context, Findings, Rule, add_up};
use super::{MOST, Paragraph, figures};
use crate::report::finding::{Path, Severity};
use crate::report::model::Report;
use crate::report::prose::{Measure, Rate, RateKind, Receipt};

/// A share (占) or a rate of growth (增长, 下降) that does not follow from the numbers it is of.
pub const RATES: Rule =
    Rule { name: "prose-rates", group: "prose", severity: Severity::Warning, docs: include_str!("rates.md"), check };

fn check(context: &Context<'_>, findings: &mut Findings) {
    let paragraphs = context.prose().iter();
    let rates = paragraphs.flat_map(|paragraph| paragraph.reading.rates.iter().map(move |rate| (paragraph, rate)));
    for (paragraph, rate, base) in
        rates.filter_map(|(paragraph, rate)| Some((paragraph, rate, wrong(context, rate)?))).take(MOST)
    {
        push(findings, paragraph, rate, base, Vec::new());
    }
    check_shares(context, findings);
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
            value,
            bases: Vec::new(),
            others: Vec::new(),
            measures: share.measures.clone(),
            words: share.words.clone(),
        };
        let bases = || wholes.iter().chain(&share.bases);
        let follows = values.iter().any(|value| {
            let told = Rate { value: *value, ..told.clone() };
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

/// The first base of a percentage that follows from none of its bases; `None` if it follows from one of them, or if
/// no base is known.
fn wrong(context: &Context<'_>, rate: &Rate) -> Option<u64> {
    let last_year = context.last_year().filter(|_| rate.kind != RateKind::Share);
    let of_last_year = last_year.map_or(Vec::new(), |report| of_table(report, &rate.measures));
    let of_this_year = if rate.kind == RateKind::Share { wholes(context.report) } else { Vec::new() };
    // The share of a result, or of who applied, is one of all, whether or not the words say how many there are.
    let is_result = matches!(rate.measures[..], [Measure::Outcome(_) | Measure::Applicant(..), ..]);
    let whole = of_this_year.last().filter(|whole| is_result && **whole >= rate.value);
    let base = *rate.bases.first().or(of_last_year.first()).or(whole)?;
    let mut all = rate.bases.iter().chain(&rate.others).chain(&of_last_year).chain(&of_this_year);
    (!all.any(|base| rate.follows_from(*base))).then_some(base)
}

/// What a measure may have been in a report.
fn of_table(report: &Report, measures: &[Measure]) -> Vec<u64> {
    if matches!(measures, [Measure::Received(Receipt::Undefined)]) {
        return wholes(report);
    }
    let sums = figures::of_claim(report.form(), measures).into_iter();
    sums.filter_map(|ids| u64::try_from(add_up(report, &ids)).ok()).collect()
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
    let value = rate.value;
    let counted = match rate.kind {
        RateKind::Share => format!("{value} 占 {base} 的 {}", percentage(value, base)),
        RateKind::Rise | RateKind::Fall if value >= base => {
            format!("从 {base} 到 {value}，增长 {}", percentage(value - base, base))
        }
        RateKind::Rise | RateKind::Fall => format!("从 {base} 到 {value}，下降 {}", percentage(base - value, base)),
    };
    let finding = findings.of_rule(paragraph.text.path.clone(), format!("文中{quote}的百分比不对：{counted}"));
    let help = "请核对百分比和件数；比较的是另外的数的，请在文字里写明，或者在 accept 里写明理由";
    findings.push(finding.at_text(rate.words.clone()).related(related).help(help));
}

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
