//! Charts: bars as long as some of the report's own figures.
//!
//! A chart names the cells of the tables by their paths, so its numbers cannot differ from theirs. With `figures` it
//! has one bar for each; with `series`, one bar of each series beside each other, told apart by their patterns.

use serde_json::{Value as Json, json};

use super::super::Text;
use super::super::object::{Given, Reading};
use crate::report::finding::Finding;
use crate::report::form::{FigureId, ValueKind};

/// A chart of bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart<T = Text> {
    /// What stands over the bars, within the chart.
    pub title: Option<T>,
    /// What stands beside the bars; the form's own labels if there are none.
    pub labels: Vec<T>,
    /// The figures; of several series each has as many.
    pub series: Vec<Series<T>>,
    /// What stands under it.
    pub caption: Option<T>,
    /// What it shows, for readers who do not see it; made of its labels and figures if there is none.
    pub alt: Option<T>,
}

/// Some figures of a chart that are shown alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series<T = Text> {
    /// What they are; a chart's only series needs no name.
    pub label: Option<T>,
    /// The paths of the cells of the tables.
    pub figures: Vec<String>,
}

/// The keys of a chart.
const KEYS: [&str; 6] = ["title", "figures", "series", "labels", "caption", "alt"];
/// The keys of a series.
const SERIES_KEYS: [&str; 2] = ["label", "figures"];

/// The most labels of a chart: what half a page and a little more has room for.
pub(super) const MOST_LABELS: usize = 14;
/// The most series: there are as many patterns that can be told apart in black.
pub(super) const MOST_SERIES: usize = 4;
/// The most bars.
const MOST_BARS: usize = 28;
/// The longest label, in characters.
pub(super) const LONGEST_LABEL: usize = 30;

const HELP: &str =
    "图写成 { \"chart\": { \"figures\": [\"表中一格的路径\", …], \"caption\": \"图题\" } }；路径用 nianbao forms 查";

/// Reads a chart.
pub(super) fn read(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> Option<Chart> {
    let members = reading.object(given)?;
    let mut members = reading.members(members, &given.path, &KEYS).into_iter();
    let members = std::array::from_fn(|_| members.next().flatten().filter(|given| !given.is_null()));
    let [title, figures, series, labels, caption, alt] = members;
    let series = match (figures, series) {
        (Some(figures), None) => vec![Series { label: None, figures: read_figures(reading, &figures) }],
        (None, Some(series)) => read_all_series(reading, &series),
        (None, None) => {
            reading.missing(given.path.child("figures"), "这张图没有写是哪几格的数（figures）", HELP);
            Vec::new()
        }
        (Some(_), Some(_)) => {
            unfit(reading, given, "figures 和 series 只能写一个", HELP);
            Vec::new()
        }
    };
    let labels = labels.map_or(Vec::new(), |labels| reading.texts(&labels, "各条的名称"));
    let [title, caption, alt] = [title, caption, alt].map(|text| text.and_then(|text| reading.prose(&text)));
    let chart = Chart { title, labels, series, caption, alt };
    let is_read = chart.series.iter().all(|series| !series.figures.is_empty()) && !chart.series.is_empty();
    (is_read && check(reading, given, &chart)).then_some(chart)
}

fn read_all_series(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> Vec<Series> {
    if !reading.filled(given, "图") {
        return Vec::new();
    }
    let elements = reading.array(given).unwrap_or_default().iter().enumerate();
    elements.filter_map(|(index, node)| read_series(reading, &Given { node, path: given.path.child(index) })).collect()
}

fn read_series(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> Option<Series> {
    let members = reading.object(given)?;
    let mut members = reading.members(members, &given.path, &SERIES_KEYS).into_iter();
    let [label, figures] = std::array::from_fn(|_| members.next().flatten().filter(|given| !given.is_null()));
    for (member, key, what) in [(&label, "label", "名称"), (&figures, "figures", "各格的路径")] {
        if member.is_none() {
            reading.missing(given.path.child(key), &format!("这一组数缺少{what}（{key}）"), HELP);
        }
    }
    let label = label.and_then(|label| reading.prose(&label));
    Some(Series { label: Some(label?), figures: read_figures(reading, &figures?) })
}

/// The paths of an array, each of a cell that the form has.
fn read_figures(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> Vec<String> {
    let texts = reading.texts(given, "图");
    let form = reading.form();
    let (known, unknown): (Vec<Text>, Vec<Text>) = texts.into_iter().partition(|text| form.find(&text.text).is_some());
    let has_all = unknown.is_empty();
    for text in unknown {
        let message = format!("“{}”不是年报表格里的一格", text.text);
        reading.push(Finding::error("unknown-figure", text.path, message).help("请用 nianbao forms 查各格的路径"));
    }
    if has_all { known.into_iter().map(|text| text.text).collect() } else { Vec::new() }
}

/// Whether the figures can be shown side by side; tells why not.
fn check(reading: &mut Reading<'_>, given: &Given<'_, '_>, chart: &Chart) -> bool {
    let count = chart.series[0].figures.len();
    let bars: usize = chart.series.iter().map(|series| series.figures.len()).sum();
    let longest = chart.labels.iter().chain(chart.series.iter().filter_map(|series| series.label.as_ref()));
    let longest = longest.map(|label| label.text.chars().count()).max().unwrap_or_default();
    let (message, help) = if chart.series.iter().any(|series| series.figures.len() != count) {
        ("图里各组数的个数不一样".to_owned(), "每一组的第几个数画在第几个名称旁边，个数要一样")
    } else if !chart.labels.is_empty() && chart.labels.len() != count {
        (format!("图里有 {count} 个数，名称（labels）却有 {} 个", chart.labels.len()), "个数要一样，或者不写 labels")
    } else if count > MOST_LABELS || chart.series.len() > MOST_SERIES || bars > MOST_BARS {
        let most = format!("一张图最多 {MOST_LABELS} 个名称、{MOST_SERIES} 组、{MOST_BARS} 条");
        (format!("图里有 {count} 个名称、{} 组，太多了：{most}", chart.series.len()), "请拆成几张图，或者改用表")
    } else if longest > LONGEST_LABEL {
        (format!("图里有一个名称有 {longest} 个字，最多 {LONGEST_LABEL} 个"), "请写短一些，详细的话写在正文里")
    } else {
        return check_kinds(reading, given, chart);
    };
    unfit(reading, given, &message, help);
    false
}

/// Whether all figures are counts, or amounts of one unit.
fn check_kinds(reading: &mut Reading<'_>, given: &Given<'_, '_>, chart: &Chart) -> bool {
    let form = reading.form();
    let ids: Vec<FigureId> =
        chart.series.iter().flat_map(|series| &series.figures).filter_map(|at| form.find(at)).collect();
    let values = || ids.iter().map(|id| form.value(*id));
    let first = form.value(ids[0]);
    let message = if values().any(|value| value.kind == ValueKind::Change) {
        "增减数有正有负，画不成这样的图"
    } else if values().any(|value| value.kind == ValueKind::Amount && value.unit.is_none()) {
        "这一格的金额带着自己的单位，画不成图"
    } else if values().any(|value| (value.kind, &value.unit) != (first.kind, &first.unit)) {
        "件数和金额不能画在一张图里"
    } else {
        return true;
    };
    unfit(reading, given, message, "请只选同一单位的格");
    false
}

fn unfit(reading: &mut Reading<'_>, given: &Given<'_, '_>, message: &str, help: &str) {
    reading.push(Finding::error("unfit-chart", given.path.clone(), message).help(help));
}

impl<T> Chart<T> {
    pub(super) fn words(&self) -> Vec<&T> {
        let Self { title, labels, series, caption, alt } = self;
        let names = series.iter().filter_map(|series| series.label.as_ref());
        title.iter().chain(labels).chain(names).chain(caption).chain(alt).collect()
    }

    pub(super) fn map<U>(&self, mut word: impl FnMut(&T) -> U) -> Chart<U> {
        let Self { title, labels, series, caption, alt } = self;
        Chart {
            title: title.as_ref().map(&mut word),
            labels: labels.iter().map(&mut word).collect(),
            series: series
                .iter()
                .map(|Series { label, figures }| Series {
                    label: label.as_ref().map(&mut word),
                    figures: figures.clone(),
                })
                .collect(),
            caption: caption.as_ref().map(&mut word),
            alt: alt.as_ref().map(word),
        }
    }
}

impl Chart<String> {
    pub(super) fn to_json(&self) -> Json {
        let Self { title, labels, series, caption, alt } = self;
        let mut chart = serde_json::Map::new();
        let mut add = |key: &str, value: Option<Json>| {
            if let Some(value) = value {
                chart.insert(key.to_owned(), value);
            }
        };
        add("title", title.as_ref().map(|title| json!(title)));
        match &series[..] {
            [Series { label: None, figures }] => add("figures", Some(json!(figures))),
            several => {
                let one = |Series { label, figures }: &Series<String>| json!({ "label": label, "figures": figures });
                add("series", Some(several.iter().map(one).collect()));
            }
        }
        add("labels", (!labels.is_empty()).then(|| json!(labels)));
        add("caption", caption.as_ref().map(|caption| json!(caption)));
        add("alt", alt.as_ref().map(|alt| json!(alt)));
        json!({ "chart": chart })
    }
}
