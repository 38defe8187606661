//! `nianbao forms` and `nianbao schema`.

use std::io;
use std::path::Path;

use nianbao::report::form::{Content, Form, Value, ValueKind};
use nianbao::report::model;

use super::args::{Edition, Forms};
use super::terminal::Terminal;
use super::{Status, new, workbook};

/// Prints each table's cells with their paths in the JSON, or writes a workbook to fill in.
///
/// # Errors
///
/// The standard output cannot be written.
pub(super) fn run(arguments: &Forms, terminal: &mut Terminal) -> io::Result<Status> {
    let Some(form) = find(&arguments.edition, terminal) else { return Ok(Status::Failed) };
    match arguments.xlsx.as_deref() {
        Some(path) => write_workbook(form, path, terminal),
        None => print(form, terminal),
    }
}

/// Writes a workbook to a file that is not there yet, or to the standard output.
fn write_workbook(form: &Form, path: &Path, terminal: &mut Terminal) -> io::Result<Status> {
    let file = match workbook::workbook(form) {
        Ok(file) => file,
        Err(error) => {
            terminal.failure(&format!("填报表做不出来：{error}"));
            return Ok(Status::Failed);
        }
    };
    if path == Path::new("-") {
        terminal.bytes(&file)?;
        return Ok(Status::Done);
    }
    match new::write_new(path, &file) {
        Ok(()) => {
            let path = path.display();
            terminal.progress(format_args!("已生成 {path}，填好以后可以用 nianbao import 读成年报 JSON"));
            Ok(Status::Done)
        }
        Err(failure) => {
            terminal.failure(&failure);
            Ok(Status::Failed)
        }
    }
}

fn print(form: &Form, terminal: &mut Terminal) -> io::Result<Status> {
    let years = form
        .last_year
        .map_or(format!("{} 年度起", form.first_year), |last| format!("{}—{last} 年度", form.first_year));
    terminal.data(format_args!("{} 年版格式：{}，{years}", form.edition, form.authority))?;
    let width = form.values().map(|(_, value)| value.path.len()).max().unwrap_or_default();
    for section in form.sections.iter().filter(|section| section.content == Content::Table) {
        terminal.data(format_args!("\n{}（{}）", section.heading, section.id))?;
        let of_section = |value: &Value| form.tables[value.table].id == section.id;
        for (id, value) in form.values().filter(|(_, value)| of_section(value)) {
            let address = form.labels(id).address();
            terminal.data(format_args!("  {:<width$}  {address}{}", value.path, note(value)))?;
        }
    }
    Ok(Status::Done)
}

/// What may be written in a cell, where it is not a plain count.
fn note(value: &Value) -> String {
    match (value.kind, &value.unit) {
        (ValueKind::Count, _) if value.is_total => "（可以不填，由程序算出）".to_owned(),
        (ValueKind::Count, _) => String::new(),
        (ValueKind::Change, _) => "（可带正负号）".to_owned(),
        (ValueKind::Amount, Some(unit)) => format!("（金额，单位：{unit}）"),
        (ValueKind::Amount, None) => "（金额，可带单位）".to_owned(),
    }
}

/// Prints the JSON Schema of a form's reports.
///
/// # Errors
///
/// The standard output cannot be written.
pub(super) fn schema(arguments: &Edition, terminal: &mut Terminal) -> io::Result<Status> {
    let Some(form) = find(arguments, terminal) else { return Ok(Status::Failed) };
    terminal.data(model::schema(form))?;
    Ok(Status::Done)
}

/// The form that was asked for, or the newest.
fn find(arguments: &Edition, terminal: &mut Terminal) -> Option<&'static Form> {
    let Some(name) = arguments.form.as_deref() else { return Some(Form::newest()) };
    let form = Form::edition(name);
    if form.is_none() {
        let editions = Form::editions().collect::<Vec<_>>().join("、");
        terminal.failure(&format!("没有“{name}”这一版格式，可以是 {editions}"));
    }
    form
}
