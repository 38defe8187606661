//! Reading the tables' values: a walk down the paths of the form.

use super::object::{Given, Reading};
use super::tree::{self, Branch, Content};
use super::{Figure, figure, wording};
use crate::finding::{Finding, Path};
use crate::form::{FigureId, Form};

/// The values of a report's tables, as far as they were given.
pub(super) struct Figures {
    form: &'static Form,
    sections: Vec<Branch<'static>>,
    values: Vec<Option<Figure>>,
}

impl Figures {
    pub fn new(form: &'static Form) -> Self {
        Self { form, sections: tree::of(form), values: vec![None; form.values().count()] }
    }

    /// Reads the values of one section from what is given for it.
    pub fn read_section(&mut self, reading: &mut Reading<'_>, section: &str, given: Option<Given<'_, '_>>) {
        let sections = std::mem::take(&mut self.sections);
        if let Some(branch) = sections.iter().find(|branch| branch.key == section) {
            self.read(reading, branch, given, &Path::ROOT);
        }
        self.sections = sections;
    }

    /// The values in the order of the form; none where none was given.
    pub fn into_values(self) -> Vec<Option<Figure>> {
        self.values
    }

    fn read(&mut self, reading: &mut Reading<'_>, branch: &Branch<'_>, given: Option<Given<'_, '_>>, parent: &Path) {
        let is_null = given.as_ref().is_some_and(Given::is_null);
        let Some(given) = given.filter(|_| !is_null) else {
            self.missing(reading, branch, parent.child(branch.key), is_null);
            return;
        };
        match &branch.content {
            Content::Value(id) => self.read_value(reading, *id, &given),
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

    fn read_value(&mut self, reading: &mut Reading<'_>, id: FigureId, given: &Given<'_, '_>) {
        let value = self.form.value(id);
        match figure::read(value, given.node) {
            Ok(figure) => self.values[id.index()] = Some(figure),
            Err(fault) => {
                let message = format!("{}：{}", self.form.labels(id), fault.message);
                reading.push(Finding::error(fault.rule, given.path.clone(), message).help(fault.help));
            }
        }
    }

    /// Tells of a value or a group of values that is not given, unless all of it can be computed.
    fn missing(&self, reading: &mut Reading<'_>, branch: &Branch<'_>, path: Path, is_null: bool) {
        let ids = branch.ids();
        if ids.iter().all(|id| self.form.value(*id).is_total) {
            return;
        }
        let labels = wording::labels_of_group(self.form, &ids);
        let message = if is_null {
            format!("{path} 是 null，没有填：{labels}")
        } else {
            format!("缺少 {path}：{labels}")
        };
        reading.missing(path, &message, "每一格都要填，没有的填 0；只有总计可以不填，由程序算出");
    }
}
