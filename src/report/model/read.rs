//! Reading a whole report.

use std::ops::Range;

use super::object::{Given, Reading};
use super::own_words::{self, OwnWords};
use super::{Accepted, Block, Figure, MAX_NAME, MAX_TEXT, Narrative, Report, figures, narrative, totals};
use crate::date::Date;
use crate::report::finding::{Finding, Path};
use crate::report::form::{Content, Form, Section};
use crate::report::source::{self, Member, Node, Source, Value};

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
    parse_by(source, None)
}

/// Reads a report by a form, or else by the one that it says or that is in force for its year.
pub(super) fn parse_by(source: &Source<'_>, form: Option<&'static Form>) -> Result<Report, Vec<Finding>> {
    let mut reading = Reading::new(source);
    reading.check_duplicates();
    let report = read(&mut reading, source.root(), form);
    let findings = reading.into_findings();
    match report {
        Some(report) if findings.is_empty() => Ok(report),
        _ => Err(findings),
    }
}

/// Reads as much of a report as there is, for a draft of it: what is not filled in, or is no value of its kind, is
/// [`Figure::Blank`], and words that lack are left out. With it comes everything that is wrong.
///
/// There is none if the JSON is no object, or does not say for which year it is: then nothing says which tables it has.
pub fn parse_draft(source: &Source<'_>) -> (Option<Report>, Vec<Finding>) {
    let mut reading = Reading::new(source);
    reading.check_duplicates();
    let report = read(&mut reading, source.root(), None);
    (report, reading.into_findings())
}

/// What is told of an input that [`parse_draft`] cannot make a report of.
pub fn no_draft() -> Finding {
    let message = "草稿也生成不了：还读不出这是一份年报（JSON 有语法错误，或者年份没有写明）";
    Finding::error("no-draft", Path::ROOT, message).help("请先改正语法错误，写明年份；其他的错误不妨碍生成草稿")
}

/// What stands in a draft for the name of an organ that is not given.
const NO_NAME: &str = "＿＿＿＿";

/// A report if there is enough of one, with blanks for what lacks; whether it is right, the findings say.
fn read(reading: &mut Reading<'_>, root: &Node<'_>, by: Option<&'static Form>) -> Option<Report> {
    let members = reading.object(&Given { node: root, path: Path::ROOT })?;
    // The year says which sections are known, so it is looked at before all keys are.
    let first = |key: &str| members.iter().find(|member| member.key() == key).map(Member::node);
    let form = reading.set_form(by.unwrap_or_else(|| form_of(first("form"), first("year"))));
    let sections = form.sections.iter().map(|section| section.id.as_str());
    let keys: Vec<&str> = FIXED_KEYS.into_iter().chain(own_words::KEYS).chain(sections).collect();
    let mut given = reading.members(members, &Path::ROOT, &keys).into_iter();
    let [_, edition, year, agency, title, date, accept] = std::array::from_fn(|_| given.next().flatten());
    let own = std::array::from_fn(|_| given.next().flatten());
    let year = read_year(reading, year.as_ref());
    let is_settled = by.is_some() || check_edition(reading, edition.as_ref(), year);
    let agency = required(reading, agency.as_ref(), "agency", "发布年报的机关名称（agency）");
    let title_lines = title.filter(|title| !title.is_null()).map_or(Vec::new(), |title| read_title(reading, &title));
    let date = date.filter(|date| !date.is_null()).map(|date| read_date(reading, &date));
    let accept = accept.filter(|accept| !accept.is_null()).map(|accept| read_accept(reading, &accept));
    let (accepted, accept_at) = accept.unzip();
    if !is_settled {
        // Read by a form that is not the right one, every section would seem wrong.
        return None;
    }
    let mut own = own_words::read(reading, form, own);
    let (narratives, figures) = read_sections(reading, form, given, &mut own);
    let (year, agency) = (year?, agency.unwrap_or_else(|| NO_NAME.to_owned()));
    let (title, title_path) = title_of(form, &agency, year, &title_lines);
    Some(Report {
        form,
        year,
        title,
        title_path,
        agency,
        date: date.flatten(),
        title_lines: if title_lines.len() > 1 { title_lines } else { Vec::new() },
        figures,
        narratives,
        headings: own.headings,
        figure_notes: own.figure_notes,
        signed: own.signed,
        accepted: accepted.unwrap_or_default(),
        look_alikes: reading.take_look_alikes(),
        json: reading.text_of_source().into(),
        accept_at,
    })
}

/// The title in one line, and where its words stand: the organ's own, or the form's pattern filled in.
fn title_of(form: &Form, agency: &str, year: u16, own: &[String]) -> (String, Path) {
    match own.concat() {
        title if title.is_empty() => (form.title_of(agency, year), Path::new("agency")),
        title => (title, Path::new("title")),
    }
}

/// The form a report is to be read by: as it says, by its year, or, where it says neither, the newest.
fn form_of(edition: Option<&Node<'_>>, year: Option<&Node<'_>>) -> &'static Form {
    let year = match year.map(Node::value) {
        Some(Value::Number(year)) => year.parse().ok(),
        _ => None,
    };
    let in_force = || year.and_then(Form::for_year);
    edition.and_then(named_form).or_else(in_force).unwrap_or_else(Form::newest)
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
        let mistyped = match given.node.value() {
            Value::String(text) => source::mistyped(text),
            _ => None,
        };
        let help = "请写年报所报告的年份，不加引号，如 2025";
        let (why, help) = mistyped.map_or_else(
            || (format!("这里写的是 {written}"), help.to_owned()),
            |(why, meant)| (why, format!("{meant}，不加引号")),
        );
        reading.push(Finding::error("not-a-year", given.path.clone(), format!("年份应当是四位整数，{why}")).help(help));
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
        Value::String(text) => Date::read(text),
        _ => None,
    };
    if date.is_none() {
        let written = reading.written(given.node);
        let message = format!("{written} 不是年、月、日齐全的日期，或者没有这一天");
        reading.push(Finding::error("not-a-date", given.path.clone(), message).help("请写成 \"2026-01-20\" 的样子"));
    }
    date
}

/// The warnings that are let stand, and where the input says so.
fn read_accept(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> (Vec<Accepted>, Range<usize>) {
    let entries = reading.array(given).unwrap_or_default().iter().enumerate();
    let read = |(index, node)| read_accepted(reading, &Given { node, path: given.path.child(index) });
    (entries.filter_map(read).collect(), given.node.span().clone())
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

/// A title in one line, or the lines that the organ breaks it into itself.
fn read_title(reading: &mut Reading<'_>, given: &Given<'_, '_>) -> Vec<String> {
    if !matches!(given.node.value(), Value::Array(_)) {
        return reading.text(given, MAX_NAME).map(|text| text.text).into_iter().collect();
    }
    reading.texts(given, "标题").into_iter().map(|text| text.text).collect()
}

/// What all sections say, and all figures, blank where they lack.
type Sections = (Vec<Narrative>, Vec<Figure>);

/// Reads the form's sections from what is given for each, in the form's order, with the organ's own words where they
/// are printed.
fn read_sections<'n, 's: 'n>(
    reading: &mut Reading<'_>,
    form: &'static Form,
    given: impl Iterator<Item = Option<Given<'n, 's>>>,
    own: &mut OwnWords,
) -> Sections {
    let mut narratives = std::mem::take(&mut own.before);
    let mut figures = figures::Figures::new(form);
    for (section, given) in form.sections.iter().zip(given) {
        match section.content {
            Content::Table => {
                figures.read_section(reading, &section.id, given);
                let of_table = Path::new("tables").child(&section.id).child("");
                let is_beside = |narrative: &mut Narrative| narrative.section.starts_with(of_table.as_str());
                narratives.extend(own.beside_tables.extract_if(.., is_beside));
            }
            Content::Narrative => {
                let blocks = read_narrative(reading, section, given);
                narratives.push(Narrative { section: section.id.clone(), blocks });
            }
        }
    }
    narratives.append(&mut own.after);
    let figures = totals::complete(reading, form, figures.into_values());
    (narratives, figures.into_iter().map(|figure| figure.unwrap_or(Figure::Blank)).collect())
}

fn read_narrative(reading: &mut Reading<'_>, section: &Section, given: Option<Given<'_, '_>>) -> Vec<Block> {
    if let Some(given) = given.filter(|given| !given.is_null()) {
        return narrative::section(reading, &given, &section.heading);
    }
    let message = format!("没有写“{}”", section.heading);
    let help = "请写成数组，每一段是一个字符串；确实没有的，请写明没有";
    reading.missing(Path::from(section.id.clone()), &message, help);
    Vec::new()
}
