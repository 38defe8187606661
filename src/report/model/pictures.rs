//! The pictures that a report names, handed over by whoever has their files.
//!
//! A report is JSON, and names the files of its pictures; the library reads no files. So a report that was read has
//! pictures that are wanted ([`Report::picture_files`]), is given them ([`Report::give_pictures`]), and cannot be
//! written before ([`Report::missing_pictures`]).

use std::collections::BTreeMap;
use std::sync::Arc;

use super::exhibit::{Exhibit, Image, fault_finding};
use super::{Block, Report};
use crate::picture::Picture;
use crate::report::finding::{Finding, Path};

/// The most pictures of a report.
pub const MOST_PICTURES: usize = 60;

/// The pictures of some blocks, in reading order.
fn images<T>(blocks: &[Block<T>]) -> Vec<&Image> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Exhibit(Exhibit::Picture { image, .. }) => found.push(image),
            Block::Subsection { content, .. } | Block::Unnumbered { content, .. } => found.extend(images(content)),
            _ => {}
        }
    }
    found
}

fn images_mut(blocks: &mut [Block]) -> Vec<&mut Image> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Exhibit(Exhibit::Picture { image, .. }) => found.push(image),
            Block::Subsection { content, .. } | Block::Unnumbered { content, .. } => found.extend(images_mut(content)),
            _ => {}
        }
    }
    found
}

impl Report {
    /// The files of its pictures, by the names that it gives them: relative to its own folder, with `/` between
    /// folders and none that leads out of it. Each once, in reading order.
    pub fn picture_files(&self) -> Vec<&str> {
        let mut files: Vec<&str> = Vec::new();
        for file in self.images().filter_map(Image::file) {
            if !files.contains(&file) {
                files.push(file);
            }
        }
        files
    }

    /// Takes the pictures that it names, each file asked for once: its bytes, or why there are none (没有找到).
    ///
    /// Returns what is wrong with them, for every place where such a picture stands.
    pub fn give_pictures(&mut self, mut read: impl FnMut(&str) -> Result<Vec<u8>, String>) -> Vec<Finding> {
        let mut known: BTreeMap<String, Result<Arc<Picture>, Box<Finding>>> = BTreeMap::new();
        let mut findings = Vec::new();
        for image in self.wanted() {
            let Some(file) = image.file().map(str::to_owned) else { continue };
            let path = image.path().clone();
            let found = known.entry(file).or_insert_with_key(|file| match read(file) {
                Ok(bytes) => {
                    Picture::read(&bytes).map(Arc::new).map_err(|fault| fault_finding(&fault, path.clone()).into())
                }
                Err(why) => Err(missing(file, &why, path.clone()).into()),
            });
            findings.extend(found.as_ref().err().map(|finding| Finding { path, ..(**finding).clone() }));
            image.set(found.as_ref().ok().cloned());
        }
        findings
    }

    /// The pictures that it names and that were not asked for: without them it cannot be written.
    pub fn missing_pictures(&self) -> Vec<Finding> {
        let wanted = self.images().filter(|image| image.is_wanted());
        wanted.filter_map(|image| Some(missing(image.file()?, "没有给出", image.path().clone()))).collect()
    }

    /// Takes the pictures that other blocks have by the same names.
    pub(super) fn adopt_pictures<'b>(&mut self, others: impl Iterator<Item = &'b Vec<Block<String>>>) {
        let ready = others.flat_map(|blocks| images(blocks));
        let ready = ready.filter_map(|image| Some((image.file()?, image.picture()?)));
        let ready: BTreeMap<&str, &Arc<Picture>> = ready.collect();
        for image in self.wanted() {
            if let Some(picture) = image.file().and_then(|file| ready.get(file)) {
                image.set(Some(Arc::clone(picture)));
            }
        }
    }

    fn images(&self) -> impl Iterator<Item = &Image> {
        self.narratives.iter().flat_map(|narrative| images(&narrative.blocks))
    }

    fn wanted(&mut self) -> impl Iterator<Item = &mut Image> {
        let all = self.narratives.iter_mut().flat_map(|narrative| images_mut(&mut narrative.blocks));
        all.filter(|image| image.is_wanted())
    }
}

fn missing(file: &str, why: &str, path: Path) -> Finding {
    Finding::error("missing-picture", path, format!("图片“{file}”{why}"))
        .help("图片文件要和年报一起给，文件名要一字不差")
}
