//! What was recognised in a file becomes what is handed out.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::imported::{Imported, Passage, Proof, Remark, Value};
use super::original::{Kind, Original};
use super::own_file;
use super::recognise::{Doubt, Placed, Proven, Reason, Recognised, recognise};
use super::{Fill, ImportError, Options};
use crate::report::finding::Path;
use crate::report::form::FigureId;
use crate::report::model::{Figure, Report, ReportParts};

/// Finds the report in what a file shows, or takes that which is in it.
pub(super) fn bring_in(original: &Original, options: Options) -> Result<Imported, ImportError> {
    let data = original.data.as_deref().and_then(|data| Some((Report::parse(data).ok()?, text_of(data)?)));
    if let Some((report, json)) = data {
        return Ok(of_own_file(&report, json, original));
    }
    if original.kind == Kind::Json {
        let message = "这是 JSON，但不是读得懂的年报：请用 nianbao check 查看哪里不对";
        return Err(ImportError::Unreadable(message.to_owned()));
    }
    let recognised = recognise(original);
    let has_values = recognised.values.values().any(|proven| proven.figure.is_some() || !proven.readings.is_empty());
    // A file that shows neither a table nor two of the sections is no report, whatever its words.
    if !has_values && recognised.parts.narratives.len() < 2 {
        return Err(ImportError::NoReport);
    }
    Ok(of_recognised(recognised, original.kind, options))
}

fn text_of(data: &[u8]) -> Option<String> {
    Some(String::from_utf8(data.to_vec()).ok()?.trim_start_matches('\u{feff}').to_owned())
}

impl Kind {
    /// What a file is, for people.
    fn in_chinese(self) -> &'static str {
        match self {
            Self::Word => "Word 文件",
            Self::Html => "网页",
            Self::Sheet => "电子表格",
            Self::Pdf => "PDF 文件",
            Self::Ofd => "OFD 文件",
            Self::Text => "文本",
            Self::Json => "年报 JSON",
        }
    }
}

/// A file of ours: the data in it, and every difference from what it shows.
fn of_own_file(report: &Report, json: String, original: &Original) -> Imported {
    let recognised = recognise(original);
    // A report's JSON shows nothing but itself, and of OFD only the data are read.
    let shows_more = !original.blocks.is_empty();
    let remarks = if shows_more { own_file::differences(report, &recognised) } else { Vec::new() };
    Imported {
        printed: json.clone(),
        json,
        kind: original.kind.in_chinese(),
        has_data: true,
        edition: report.form().edition.clone(),
        agency: report.agency().to_owned(),
        year: Some(report.year()),
        values: own_file::values(report, &recognised),
        passages: own_file::passages(report, &recognised),
        unread: Vec::new(),
        remarks,
    }
}

fn of_recognised(recognised: Recognised, kind: Kind, options: Options) -> Imported {
    let is_taken = |proven: &Proven| proven.proof != Proof::Derived || options.fill == Fill::Derived;
    let taken = |proven: &Proven| proven.figure.clone().filter(|_| is_taken(proven));
    let printed = |proven: &Proven| taken(proven).or_else(|| proven.as_printed.clone().filter(|_| is_taken(proven)));
    let json = json_of(&recognised, taken);
    let printed = json_of(&recognised, printed);
    let values = recognised.form.values().map(|(id, _)| value(&recognised, id, options)).collect();
    let Recognised { form, parts, has_year, places, unread, told, .. } = recognised;
    Imported {
        json,
        printed,
        kind: kind.in_chinese(),
        has_data: false,
        edition: form.edition.clone(),
        agency: parts.agency,
        year: has_year.then_some(parts.year),
        values,
        passages: places.into_iter().map(|(path, placed)| (path, passage(placed))).collect::<BTreeMap<_, _>>(),
        unread: unread.into_iter().map(passage).collect(),
        remarks: told
            .into_iter()
            .map(|told| Remark {
                rule: told.rule,
                is_error: told.is_error,
                place: told.place,
                message: told.message,
                help: told.help,
            })
            .collect(),
    }
}

fn passage(placed: Placed) -> Passage {
    Passage { text: placed.text, place: placed.place }
}

/// The report's JSON with these values; `null` for the rest, for its year and its organ if they are not known.
fn json_of(recognised: &Recognised, figure: impl Fn(&Proven) -> Option<Figure>) -> String {
    let values = recognised.values.iter();
    let figures =
        values.map(|(id, proven)| (recognised.form.value(*id).path.clone(), figure(proven).unwrap_or(Figure::Blank)));
    let parts = ReportParts { figures: figures.collect(), ..recognised.parts.clone() };
    let json = parts.to_json();
    if recognised.has_year && !recognised.parts.agency.is_empty() {
        return json;
    }
    let mut json: Json = serde_json::from_str(&json).expect("what was just written is JSON");
    if !recognised.has_year {
        json["year"] = Json::Null;
        json["form"] = recognised.form.edition.as_str().into();
    }
    if recognised.parts.agency.is_empty() {
        json["agency"] = Json::Null;
    }
    format!("{json:#}\n")
}

fn value(recognised: &Recognised, id: FigureId, options: Options) -> Value {
    let proven = &recognised.values[&id];
    let form = recognised.form;
    let is_left = proven.proof == Proof::Derived && options.fill == Fill::None;
    let figure = proven.figure.as_ref().map(ToString::to_string);
    let proof = if is_left { Proof::Missing } else { proven.proof };
    let reason = proven.reason.as_ref().map(reason);
    Value {
        path: Path::from(form.value(id).path.clone()),
        cell: form.labels(id).address(),
        proof,
        figure: figure.clone().filter(|_| !is_left),
        raw: proven.read.as_ref().map(|read| read.raw.clone()),
        place: proven.read.as_ref().map(|read| read.place.clone()),
        readings: proven.readings.clone(),
        allowed: if is_left { figure } else { proven.allowed.map(|count| count.to_string()) },
        is_ambiguous: proven
            .reason
            .as_ref()
            .is_some_and(|reason| !matches!(reason, Reason::Equation | Reason::NoCell | Reason::Blank)),
        reason: if is_left { Some("文件里没有，没有按等式填".to_owned()) } else { reason },
    }
}

fn reason(reason: &Reason) -> String {
    let reason = match reason {
        Reason::Cell(Doubt::Merged) => "这一格和别的格合并了",
        Reason::Cell(Doubt::Count) => "这一行的数和列名的个数不一样，不能肯定哪个数是哪一列",
        Reason::Cell(Doubt::Heads) => "没有找到列名，不能肯定哪个数是哪一列",
        Reason::Cell(Doubt::Label) => "行名或列名和格式里的不一样，这张表又没有等式可以核对",
        Reason::Cell(Doubt::Twice) => "文件里有两处，数不一样",
        Reason::Equation => "它所在的等式不成立",
        Reason::Unchecked => "没有等式可以核对它，因为等式里还有别的数没有读出来",
        Reason::Ways => "这一行可以有几种读法",
        Reason::NoNumber => "不是一个数",
        Reason::Blank => "这一格是空的，不等于 0",
        Reason::NoCell => "文件里没有这一格",
    };
    reason.to_owned()
}
