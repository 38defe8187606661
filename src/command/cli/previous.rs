//! Last year's report, to compare with or to begin from.

use std::path::Path;

use nianbao::import::Imported;
use nianbao::report::finding::Finding;
use nianbao::report::model::{self, Report};
use nianbao::report::rules::is_same_organ;
use nianbao::report::source::Source;

use super::args::Check;
use super::export::walk;
use super::input::Input;
use super::taken::Taken;

/// The reports of the year before that a check compares with.
#[derive(Debug, Default)]
pub(super) struct Previous {
    /// One that every input is compared with, or those of a folder: then each is compared with its own organ's.
    reports: Vec<Report>,
    of_folder: bool,
    /// What is to be known of those that were brought in.
    pub notes: Vec<String>,
}

impl Previous {
    /// Reads what `--previous` names.
    ///
    /// # Errors
    ///
    /// A message: the arguments do not fit each other, or a report cannot be read.
    pub fn read(arguments: &Check) -> Result<Self, String> {
        let Some(path) = &arguments.previous else { return Ok(Self::default()) };
        if path.is_dir() {
            let mut paths = Vec::new();
            walk::each_report(path, |relative| paths.push(path.join(relative)))?;
            let read = paths.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?;
            let (reports, notes): (Vec<Report>, Vec<Option<String>>) = read.into_iter().unzip();
            return Ok(Self { reports, of_folder: true, notes: notes.into_iter().flatten().collect() });
        }
        if arguments.inputs.len() > 1 || arguments.inputs[0].is_dir() {
            return Err("用 --previous 时只能有一个输入；文件夹请和上年的文件夹比较".to_owned());
        }
        if path == Path::new("-") && arguments.inputs[0] == *path {
            return Err("标准输入（-）只能写一次".to_owned());
        }
        let (report, note) = read(path)?;
        Ok(Self { reports: vec![report], of_folder: false, notes: note.into_iter().collect() })
    }

    /// The one to compare an input with: of a folder that of the same organ, if there is one.
    pub fn of(&self, taken: &Taken<'_>) -> Option<&Report> {
        if !self.of_folder {
            return self.reports.first();
        }
        let (agency, year) = taken.agency_and_year()?;
        let is_own = |previous: &&Report| {
            is_same_organ(previous.agency(), &agency) && previous.year().checked_add(1) == Some(year)
        };
        self.reports.iter().find(is_own)
    }
}

/// Reads last year's report, and what is to be known of it.
///
/// # Errors
///
/// A message: the file cannot be read, or is no report.
pub(super) fn read(path: &Path) -> Result<(Report, Option<String>), String> {
    let input = Input::new(path);
    let bytes = input.read()?;
    let taken = Taken::new(&bytes);
    if let Some(imported) = &taken.imported {
        return brought_in(&input, imported);
    }
    match &taken.text {
        Ok(_) => Report::parse(&bytes).map(|report| (report, None)).map_err(|findings| no_report(&input, &findings)),
        Err(findings) => Err(no_report(&input, findings)),
    }
}

/// A report that was brought in, as far as its values are proved; the others are blank, and are not compared.
fn brought_in(input: &Input, imported: &Imported) -> Result<(Report, Option<String>), String> {
    let source = Source::from_text(&imported.json).map_err(|findings| no_report(input, &findings))?;
    let (report, findings) = model::parse_draft(&source);
    let report = report.ok_or_else(|| no_report(input, &findings))?;
    let note = imported.is_open().then(|| {
        format!("上年年报 {input} 没有全部读准（{}），没有读准的不比较；用 nianbao import 看详情", imported.summary())
    });
    Ok((report, note))
}

fn no_report(input: &Input, findings: &[Finding]) -> String {
    let first = findings.first().map(|finding| finding.message.as_str()).unwrap_or_default();
    format!("上年年报 {input} 有 {} 处错误，不能用；第一处：{first}", findings.len())
}
