//! Reading a whole report.

use super::object::{Given, Reading};
use super::{Accepted, Block, Figure, MAX_NAME, MAX_TEXT, Narrative, Report, figures, narrative, totals};
use crate::date::Date;
use crate::finding::{Finding, Path};
use crate::form::{Content, Form, Section};
use crate::source::{Node, Source, Value};

/// How many findings are given for one input; what has more is no report.
pub const MAX_FINDINGS: usize = 1000;

/// The keys beside the form's sections, `accept` last.
const FIXED_KEYS: [&str; 7] = ["$schema", "form", "year", "agency", "title", "date", "accept"];

/// The keys of an entry of `accept`.
const ACCEPT_KEYS: [&str; 3] = ["finding", "at", "reason"];

/// Reads a report.
///
/// # Errors
///
/// Everything that is wrong with it, in the order of the text (at most [`MAX_FINDINGS`]).
pub fn parse(source: &Source<'_>) -> Result<Report, Vec<Finding>> {
    let mut reading = Reading::new(source);
    reading.check_duplicates();
    let report = read(&mut reading, source.root());
    let findings = reading.into_findings();
    match report {
        Some(report) if findings.is_empty() => Ok(report),
        _ => Err(findings),
    }
}

/// A report if there is enough of one; whether it is right, the findings say.
fn read(reading: &mut Reading<'_>, root: &Node<'_>) -> Option<Report> {
    let members = reading.object(&Given { node: root, path: Path::ROOT })?;
    // The year says which sections are known, so it is looked at before all keys are.
    let first = |key: &str| members.iter().find(|member| member.key() == key).map(crate::source::Member::node);
    let form = form_of(first("form"), first("year"));
    let sections = form.sections.iter().map(|section| section.id.as_str());
    let keys: Vec<&str> = FIXED_KEYS.into_iter().chain(sections).collect();
    let mut given = reading.members(members, &Path::ROOT, &keys).into_iter();
    let [_, edition, year, agency, title, date, accept] = std::array::from_fn(|_| given.next().flatten());
    let year = read_year(reading, year.as_ref());
    let is_settled = check_edition(reading, edition.as_ref(), year);
    let agency = required(reading, agency.as_ref(), "agency", "发布年报的机关名称（agency）");
    let title =
        title.filter(|title| !title.is_null()).map(|title| reading.text(&title, MAX_NAME).map(|text| text.text));
    let date = date.filter(|date| !date.is_null()).map(|date| read_date(reading, &date));
    let accepted = accept.filter(|accept| !accept.is_null()).map(|accept| read_accept(reading, &accept));
    if !is_settled {
        // Read by a form that is not the right one, every section would seem wrong.
        return None;
    }
    let (narratives, figures) = read_sections(reading, form, given);
    let (year, agency) = (year?, agency?);
    let (title, title_path) = match title.flatten() {
        Some(title) => (title, Path::new("title")),
        None => (form.title_of(&agency, year), Path::new("agency")),
    };
    Some(Report {
        form,
        year,
        title,
        title_path,
        agency,
        date: date.flatten(),
        figures: figures?,
        narratives,
        accepted: accepted.unwrap_or_default(),
        json: reading.text_of_source().into(),
    })
}

/// The form a report is to be read by: as it says, by its year, or, where it says neither, the newest.
fn form_of(edition: Option<&Node<'_>>, year: Option<&Node<'_>>) -> &'static Form {
    let year = match year.map(Node::value) {
        Some(Value::Number(year)) => year.parse().ok(),
        _ => None,
    };
    let in_force = || year.and_then(Form::for_year);
    let newest = || Form::editions().find_map(Form::edition).expect("there is an edition");
    edition.and_then(named_form).or_else(in_force).unwrap_or_else(newest)
}

/// The form of the edition that a value names.
fn named_form(edition: &Node<'_>) -> Option<&'static Form> {
    match edition.value() {
        Value::String(name) => Form::edition(name),
        _ => None,
    }
}

fn read_year(reading: &mut Reading<'_>, given: Option<&Given<'_, '_>>) -> Option<u16> {
    let Some(given) = given.filter(|given| !given.is_null()) else {
        reading.missing(Path::new("year"), "缺少年份（year）", "请写年报所报告的年份，如 \"year\": 2025");
        return None;
    };
    let year = match given.node.value() {
        Value::Number(text) => text.parse().ok().filter(|year| (1900..=9999).contains(year)),
        _ => None,
    };
    if year.is_none() {
        let written = reading.written(given.node);
        let finding =
            Finding::error("not-a-year", given.path.clone(), format!("年份应当是四位整数，这里写的是 {written}"));
        reading.push(finding.help("请写年报所报告的年份，不加引号，如 2025"));
    }
    year
}

/// Checks the edition against the year; whether it is settled which form the sections are to be read by.
fn check_edition(reading: &mut Reading<'_>, given: Option<&Given<'_, '_>>, year: Option<u16>) -> bool {
    let in_force = year.and_then(Form::for_year);
    if let (Some(year), None) = (year, in_force) {
        let first = Form::editions().filter_map(Form::edition).map(|form| form.first_year).min().unwrap_or_default();
        let message = format!("{year} 年没有全国统一的年报格式：统一格式从 {first} 年度起施行");
        reading.push(Finding::error("year-without-edition", Path::new("year"), message).help("请检查年份"));
        return false;
    }
    let Some(given) = given.filter(|given| !given.is_null()) else { return true };
    let written = reading.written(given.node);
    let Some(named) = named_form(given.node) else {
        let editions = Form::editions().collect::<Vec<_>>().join("、");
        let message = format!("没有 {written} 这一版格式");
        let help = format!("form 可以是 {editions}，要加英文双引号；不写则按年份取当年施行的格式");
        reading.push(Finding::error("unknown-edition", given.path.clone(), message).help(help));
        return true;
    };
    let (Some(year), Some(in_force)) = (year, in_force) else { return true };
    if named.edition == in_force.edition {
        return true;
    }
    let edition = &in_force.edition;
    let message = format!("报告年度 {year} 应当用 {edition} 版格式，form 写的是 {written}");
    let help = format!("请删去 form 或改为 \"{edition}\"；年份写错了的，请改年份");
    reading.push(Finding::error("edition-of-another-year", given.path.clone(), message).help(help));
    false
}

/// A name that must be there.
fn required(reading: &mut Reading<'_>, given: Option<&Given<'_, '_>>, key: &'static str, what: &str) -> Option<String> {
    let Some(given) = given.filter(|given| !given.is_null()) else {
        reading.missing(Path::new(key), &format!("缺少{what}"), "请补上");
        return None;
    };
    reading.text(given, MAX_NAME).map(|text| text.text)
}

fn read_date(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> Option<Date> {
    let date = match given.node.value() {
        Value::String(text) => Date::parse(text),
        _ => None,
    };
    if date.is_none() {
        let written = reading.written(given.node);
        let message = format!("{written} 不是“年-月-日”写法的日期，或者没有这一天");
        reading.push(Finding::error("not-a-date", given.path.clone(), message).help("请写成 \"2026-01-20\" 的样子"));
    }
    date
}

fn read_accept(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> Vec<Accepted> {
    let Some(entries) = reading.array(given) else { return Vec::new() };
    let entries = entries.iter().enumerate();
    entries.filter_map(|(index, node)| read_accepted(reading, &Given { node, path: given.path.child(index) })).collect()
}

fn read_accepted(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> Option<Accepted> {
    let members = reading.object(given)?;
    let values = reading.members(members, &given.path, &ACCEPT_KEYS);
    let texts: Vec<_> = ACCEPT_KEYS
        .into_iter()
        .zip(values)
        .map(|(key, value)| {
            let Some(value) = value.filter(|value| !value.is_null()) else {
                let help = "每一项要写明 finding（规则名）、at（位置）和 reason（理由）";
                reading.missing(given.path.child(key), &format!("accept 的这一项缺少 {key}"), help);
                return None;
            };
            reading.text(&value, MAX_TEXT).map(|text| text.text)
        })
        .collect();
    let [finding, at, reason] = texts.try_into().expect("one text for each key");
    Some(Accepted { finding: finding?, at: Path::from(at?), reason: reason? })
}

/// What all sections say; no figures if one is missing.
type Sections = (Vec<Narrative>, Option<Vec<Figure>>);

/// Reads the form's sections from what is given for each, in the form's order.
fn read_sections<'n, 's: 'n>(
    reading: &mut Reading<'_>,
    form: &'static Form,
    given: impl Iterator<Item = Option<Given<'n, 's>>>,
) -> Sections {
    let mut narratives = Vec::new();
    let mut figures = figures::Figures::new(form);
    for (section, given) in form.sections.iter().zip(given) {
        match section.content {
            Content::Table => figures.read_section(reading, &section.id, given),
            Content::Narrative => {
                let blocks = read_narrative(reading, section, given);
                narratives.push(Narrative { section: section.id.clone(), blocks });
            }
        }
    }
    (narratives, totals::complete(reading, form, figures.into_values()))
}

fn read_narrative(reading: &mut Reading<'_>, section: &Section, given: Option<Given<'_, '_>>) -> Vec<Block> {
    if let Some(given) = given.filter(|given| !given.is_null()) {
        return narrative::section(reading, &given, &section.heading);
    }
    let message = format!("缺少 {}（{}）", section.id, section.heading);
    let help = "请写成数组，每一段是一个字符串；确实没有的，请写明没有";
    reading.missing(Path::from(section.id.clone()), &message, help);
    Vec::new()
}
