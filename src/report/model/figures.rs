//! Reading the tables' values: a walk down the paths of the form.

use super::object::{Given, Reading};
use super::tree::{self, Branch, Content};
use super::{Figure, FigureError, figure, wording};
use crate::report::finding::{Finding, Path};
use crate::report::form::{FigureId, Form};

/// The values of a report's tables, as far as they were given.
pub(super) struct Figures {
    form: &'static Form,
    sections: Vec<Branch<'static>>,
    values: Vec<Option<Figure>>,
    /// The cells of the section at hand that are not filled in.
    blanks: Vec<(FigureId, Path)>,
    /// Those that hold no value of their kind, with what is wrong.
    faults: Vec<(FigureId, Path, FigureError)>,
}

impl Figures {
    pub fn new(form: &'static Form) -> Self {
        Self {
            form,
            sections: tree::of(form),
            values: vec![None; form.values().count()],
            blanks: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// Reads the values of one section from what is given for it.
    pub fn read_section(&mut self, reading: &mut Reading<'_>, section: &str, given: Option<Given<'_, '_>>) {
        let sections = std::mem::take(&mut self.sections);
        if let Some(branch) = sections.iter().find(|branch| branch.key == section) {
            self.read(reading, branch, given, &Path::ROOT);
        }
        self.sections = sections;
        self.tell_blanks(reading);
        self.tell_faults(reading);
    }

    /// The values in the order of the form; none where none was given.
    pub fn into_values(self) -> Vec<Option<Figure>> {
        self.values
    }

    fn read(&mut self, reading: &mut Reading<'_>, branch: &Branch<'_>, given: Option<Given<'_, '_>>, parent: &Path) {
        let Some(given) = given.filter(|given| !given.is_null()) else {
            self.missing(reading, branch, parent.child(branch.key));
            return;
        };
        match &branch.content {
            Content::Value(id) => self.read_value(*id, &given),
            Content::Branches(branches) => {
                let Some(members) = reading.object(&given) else { return };
                let keys: Vec<&str> = branches.iter().map(|branch| branch.key).collect();
                let members = reading.members(members, &given.path, &keys);
                for (branch, member) in branches.iter().zip(members) {
                    self.read(reading, branch, member, &given.path);
                }
            }
        }
    }

    fn read_value(&mut self, id: FigureId, given: &Given<'_, '_>) {
        let value = self.form.value(id);
        match figure::read(value, given.node) {
            Ok(figure) => self.values[id.index()] = Some(figure),
            Err(fault) => self.faults.push((id, given.path.clone(), fault)),
        }
    }

    /// Tells of the cells that are not filled in: of all of them at once.
    fn tell_blanks(&mut self, reading: &mut Reading<'_>) {
        let (ids, paths): (Vec<FigureId>, Vec<Path>) = std::mem::take(&mut self.blanks).into_iter().unzip();
        let Some((first, others)) = paths.split_first() else { return };
        let message = match ids[..] {
            [id] => format!("没有填：{}", self.form.labels(id)),
            _ => format!("有 {} 格没有填：{}", ids.len(), wording::cells(self.form, &ids)),
        };
        reading.push(
            Finding::error("missing-value", first.clone(), message).help(FILL_IN).related(others.iter().cloned()),
        );
    }

    /// Tells of the cells that hold no values: of those with the same fault at once.
    fn tell_faults(&mut self, reading: &mut Reading<'_>) {
        let mut faults = std::mem::take(&mut self.faults);
        while let Some((_, _, fault)) = faults.first() {
            let fault = fault.clone();
            let same = faults.extract_if(.., |(_, _, other)| *other == fault).map(|(id, path, _)| (id, path));
            let (ids, paths): (Vec<FigureId>, Vec<Path>) = same.unzip();
            let cells = match ids[..] {
                [id] => self.form.labels(id).to_string(),
                _ => format!("{}，{} 格都是", wording::cells(self.form, &ids), ids.len()),
            };
            let finding = Finding::error(fault.rule, paths[0].clone(), format!("{cells}：{}", fault.message));
            reading.push(finding.help(fault.help).related(paths[1..].iter().cloned()));
        }
    }

    /// Notes a value that is not given, or tells of a group of them, unless all of it can be computed.
    fn missing(&mut self, reading: &mut Reading<'_>, branch: &Branch<'_>, path: Path) {
        let ids = branch.ids();
        if ids.iter().all(|id| self.form.value(*id).is_total) {
            return;
        }
        if let Content::Value(id) = branch.content {
            self.blanks.push((id, path));
            return;
        }
        reading.missing(path, &format!("没有填：{}", wording::labels_of_group(self.form, &ids)), FILL_IN);
    }
}

/// What to do about a cell that is not filled in.
const FILL_IN: &str = "每一格都要填，没有的填 0；只有总计可以不填，由程序算出";
