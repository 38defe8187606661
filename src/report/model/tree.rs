//! The paths of a form's values as a tree: a section holds rows, a row holds columns.

use crate::report::form::{FigureId, Form};

/// A node; its key is one step of a path.
pub(super) struct Branch<'f> {
    pub key: &'f str,
    pub content: Content<'f>,
}

/// What a node holds.
pub(super) enum Content<'f> {
    Value(FigureId),
    Branches(Vec<Branch<'f>>),
}

/// The tree of a form, a branch for each section that has a table.
pub(super) fn of(form: &Form) -> Vec<Branch<'_>> {
    let mut sections = Vec::new();
    for (id, value) in form.values() {
        insert(&mut sections, &value.path, id);
    }
    sections
}

impl Branch<'_> {
    /// The values at or under it.
    pub fn ids(&self) -> Vec<FigureId> {
        let mut ids = Vec::new();
        self.collect(&mut ids);
        ids
    }

    fn collect(&self, ids: &mut Vec<FigureId>) {
        match &self.content {
            Content::Value(id) => ids.push(*id),
            Content::Branches(branches) => branches.iter().for_each(|branch| branch.collect(ids)),
        }
    }
}

/// Adds a value at a path, with the branches on the way to it.
fn insert<'f>(branches: &mut Vec<Branch<'f>>, path: &'f str, id: FigureId) {
    let Some((key, rest)) = path.split_once('.') else {
        branches.push(Branch { key: path, content: Content::Value(id) });
        return;
    };
    let index = branches.iter().position(|branch| branch.key == key).unwrap_or_else(|| {
        branches.push(Branch { key, content: Content::Branches(Vec::new()) });
        branches.len() - 1
    });
    if let Content::Branches(inner) = &mut branches[index].content {
        insert(inner, rest, id);
    }
}
