//! What came of an import: the report, with the place and the proof of everything in it.

use std::collections::BTreeMap;

use crate::import::original::Place;
use crate::report::finding::Path;

pub use super::recognise::Proof;

/// A report that was brought in, and the account of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Imported {
    /// The report's JSON; `null` for every value that is doubtful or missing.
    pub json: String,
    /// The report's JSON with the values that can be read in one way only, right or wrong: what the file prints. This
    /// is for checking the file; it is no report to be used.
    pub printed: String,
    /// What the file is, in Chinese (`Word 文件`).
    pub kind: &'static str,
    /// Whether the report's own JSON was in the file, and taken.
    pub has_data: bool,
    /// The edition of the form it follows.
    pub edition: String,
    /// The organ that reports; empty if it is not known.
    pub agency: String,
    /// The year it reports on, if it is known.
    pub year: Option<u16>,
    /// Every value of the form, in its order.
    pub values: Vec<Value>,
    /// Where its words stand, by their paths.
    pub passages: BTreeMap<Path, Passage>,
    /// What the file shows and the report has no field for.
    pub unread: Vec<Passage>,
    /// What is to be told of the file beyond its values.
    pub remarks: Vec<Remark>,
}

/// A value of the form: what was read, from where, and how sure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Value {
    /// Its path in the report.
    pub path: Path,
    /// Its cell in the form's words (`表三 · 一 · 商业企业`).
    pub cell: String,
    /// How sure it is.
    pub proof: Proof,
    /// What it is taken for; none where it is doubtful or missing.
    pub figure: Option<String>,
    /// What stands in the file, as it stands.
    pub raw: Option<String>,
    /// Where it stands, if it has a place.
    pub place: Option<Place>,
    /// Every way to read a value that is not taken.
    pub readings: Vec<String>,
    /// What the equations would allow for one that is not taken.
    pub allowed: Option<String>,
    /// Why it is not taken, in Chinese.
    pub reason: Option<String>,
    /// Whether that is so for another reason than an equation that fails: then no rule speaks of it.
    pub is_ambiguous: bool,
}

/// Words of the file and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Passage {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub place: Place,
}

/// Something to tell of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Remark {
    /// Its name (`table-twice`); [`REMARKS`] lists all.
    pub rule: &'static str,
    /// Whether the report may be wrong for it, so that a person must look.
    pub is_error: bool,
    /// Where.
    pub place: Place,
    /// What, in Chinese.
    pub message: String,
    /// What to do about it.
    pub help: &'static str,
}

/// Every remark by its name, with what it says.
pub static REMARKS: &[(&str, &str)] = &[
    ("differs-from-data", "文件里看到的和文件里附的数据不一样"),
    ("doubtful-value", "一格的数不能肯定，没有读入"),
    ("label-in-other-words", "行名和格式里的不一样"),
    ("no-table", "没有找到一张表"),
    ("no-title", "没有找到标题，机关名称没有读出来"),
    ("no-year", "没有找到年份"),
    ("other-edition", "表格是另一年版的"),
    ("other-organ-signed", "落款的机关和标题里的不一样"),
    ("reader-notice", "读文件时略去或不能肯定的内容"),
    ("row-not-in-form", "表里有格式里没有的一行数"),
    ("table-twice", "一张表在文件里不止一个"),
    ("two-reports", "文件里不止一份年报"),
];

impl Value {
    /// Its cell without its column (`表三 · 一`); in table 四 the block (`表四 · 行政复议`).
    pub fn row(&self) -> &str {
        self.cell.rsplit_once(" · ").map_or("", |(row, _)| row)
    }

    /// The column of its cell (`商业企业`).
    pub fn column(&self) -> &str {
        self.cell.rsplit(" · ").next().unwrap_or_default()
    }
}

impl Imported {
    /// The place of a value or of words at a path, as nearly as it is known.
    pub fn place(&self, path: &Path) -> Option<&Place> {
        let value = self.values.iter().find(|value| value.path == *path);
        value.and_then(|value| value.place.as_ref()).or_else(|| self.passage(path).map(|passage| &passage.place))
    }

    /// The words at a path, or at the nearest that it is within.
    pub fn passage(&self, path: &Path) -> Option<&Passage> {
        let mut path = path.as_str();
        loop {
            if let Some(passage) = self.passages.get(&Path::from(path.to_owned())) {
                return Some(passage);
            }
            path = path.rsplit_once('.')?.0;
        }
    }

    /// How many values have each proof, in the order certain, checked, derived, doubtful, missing.
    pub fn counts(&self) -> [(Proof, usize); 5] {
        let proofs = [Proof::Certain, Proof::Checked, Proof::Derived, Proof::Doubtful, Proof::Missing];
        proofs.map(|proof| (proof, self.values.iter().filter(|value| value.proof == proof).count()))
    }

    /// Whether a person must look at something before the report is used: a value that is not taken, or a remark of an
    /// error.
    pub fn is_open(&self) -> bool {
        self.values.iter().any(|value| value.figure.is_none()) || self.remarks.iter().any(|remark| remark.is_error)
    }
}
