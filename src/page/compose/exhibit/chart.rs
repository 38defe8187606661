//! A chart of the report's figures becomes bars with their lengths.

use super::super::spaces::without_typed_gaps;
use crate::decimal::Decimal;
use crate::page::document::{Bar, Chart, Figure, Group, Shown};
use crate::report::finding::Path;
use crate::report::form::FigureId;
use crate::report::model::{self, Report, Text};

/// The bars of a chart, all of them in proportion to the greatest of its figures.
pub(super) fn compose(report: &Report, chart: &model::Chart) -> Figure {
    let form = report.form();
    let find = |path: &String| form.find(path).expect("a chart is read with paths of its form alone");
    let series: Vec<Vec<FigureId>> =
        chart.series.iter().map(|series| series.figures.iter().map(find).collect()).collect();
    let bare = |text: &Text| without_typed_gaps(&text.text).into_owned();
    let labels: Vec<String> = match &chart.labels[..] {
        [] => form.distinct_labels(&series[0]),
        own => own.iter().map(bare).collect(),
    };
    let most = series.iter().flatten().filter_map(|id| amount(report, *id)).reduce(greater);
    let bar = |id: FigureId| Bar { figure: report.figure(id).to_string(), share: share(amount(report, id), most) };
    let group = |(index, label)| Group { label, bars: series.iter().map(|ids| bar(ids[index])).collect() };
    let groups: Vec<Group> = labels.into_iter().enumerate().map(group).collect();
    let bars = Chart {
        title: chart.title.as_ref().map(bare),
        series: chart.series.iter().filter_map(|series| series.label.as_ref().map(bare)).collect(),
        groups,
    };
    let unit = form.value(series[0][0]).unit.clone().unwrap_or_default();
    let name = chart.title.as_ref().or(chart.caption.as_ref());
    let alt = chart.alt.as_ref().map_or_else(|| told(&bars, name, &unit), |alt| alt.text.clone());
    Figure { shown: Shown::Chart(bars), alt, path: path_of(chart) }
}

/// Where a chart stands, as near as its words tell.
fn path_of(chart: &model::Chart) -> Path {
    let words = chart.caption.iter().chain(&chart.title).chain(&chart.labels);
    words
        .chain(chart.series.iter().filter_map(|series| series.label.as_ref()))
        .next()
        .map_or(Path::ROOT, |text| text.path.clone())
}

fn amount(report: &Report, id: FigureId) -> Option<Decimal> {
    report.figure(id).to_string().parse().ok()
}

fn greater(one: Decimal, other: Decimal) -> Decimal {
    if other > one { other } else { one }
}

/// How long a bar is, in millionths of the longest; nothing for a figure that lacks, or where all are zero.
fn share(figure: Option<Decimal>, most: Option<Decimal>) -> u32 {
    let millionths =
        figure.and_then(|figure| figure.checked_shift(6)).zip(most).and_then(|(part, most)| part.times(most));
    millionths.and_then(|share| u32::try_from(share).ok()).unwrap_or_default().min(Bar::WHOLE)
}

/// What a chart shows, in words: `条形图：办理结果。予以公开5，部分公开2。`
fn told(chart: &Chart, name: Option<&Text>, unit: &str) -> String {
    let name = name.map_or(String::new(), |name| format!("：{}", name.text));
    let group = |group: &Group| {
        let series = chart.series.iter().map(String::as_str).chain(std::iter::repeat(""));
        let figures = group.bars.iter().zip(series);
        let figures: Vec<String> = figures
            .map(|(bar, series)| match &*bar.figure {
                "" => format!("{series}没有填"),
                figure => format!("{series}{figure}{unit}"),
            })
            .collect();
        format!("{}{}", group.label, figures.join("、"))
    };
    let groups: Vec<String> = chart.groups.iter().map(group).collect();
    format!("条形图{name}。{}。", groups.join("；"))
}
