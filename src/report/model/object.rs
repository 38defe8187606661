//! Reading values of a known kind, and objects of known keys.

use std::collections::BTreeMap;

use super::{LookAlike, MAX_FINDINGS, MAX_PROSE, MAX_TEXT, MOST_PICTURES, Text, text, wording};
use crate::report::finding::{Finding, Path};
use crate::report::form::Form;
use crate::report::source::{self, Member, Node, Source, Value};

/// A value that is given, and where.
pub(super) struct Given<'n, 's> {
    pub node: &'n Node<'s>,
    pub path: Path,
}

impl Given<'_, '_> {
    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.node.value(), Value::Null)
    }
}

/// A report being read: its source, and what was found wrong so far.
pub(super) struct Reading<'s> {
    source: &'s Source<'s>,
    findings: Vec<Finding>,
    /// The form that the report is read by.
    form: &'static Form,
    /// How many pictures were read so far.
    pictures: usize,
    /// How many characters of prose were read so far.
    prose: usize,
    /// The first text with which they were too many.
    overflow: Option<Path>,
    /// The texts with characters that were read as others.
    look_alikes: Vec<LookAlike>,
}

impl<'s> Reading<'s> {
    pub fn new(source: &'s Source<'_>) -> Self {
        let form = Form::newest();
        Self { source, findings: Vec::new(), form, pictures: 0, prose: 0, overflow: None, look_alikes: Vec::new() }
    }

    /// Settles by which form the report is read: before that, by the newest.
    pub fn set_form(&mut self, form: &'static Form) -> &'static Form {
        self.form = form;
        form
    }

    /// The form that the report is read by.
    pub fn form(&self) -> &'static Form {
        self.form
    }

    /// Counts a picture, and tells of the first with which they are too many.
    pub fn count_picture(&mut self, path: &Path) {
        self.pictures += 1;
        if self.pictures == MOST_PICTURES + 1 {
            let finding = Finding::error("too-many-pictures", path.clone(), format!("图片超过 {MOST_PICTURES} 幅"));
            self.push(finding.help("年报以文字和表格为主，请只留最要紧的图片"));
        }
    }

    /// The whole JSON.
    pub fn text_of_source(&self) -> &str {
        self.source.text()
    }

    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Whether nothing was found wrong so far.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    /// The texts in which look-alikes were read as ordinary characters, in the order they were read.
    pub fn take_look_alikes(&mut self) -> Vec<LookAlike> {
        std::mem::take(&mut self.look_alikes)
    }

    /// What was found, in the order of the text.
    pub fn into_findings(self) -> Vec<Finding> {
        let Self { source, mut findings, prose, overflow, .. } = self;
        findings.extend(overflow.map(|path| text::too_much(prose, path)));
        findings.sort_by_cached_key(|finding| source.span_of(finding).start);
        let more = findings.len().saturating_sub(MAX_FINDINGS);
        if more > 0 {
            findings.truncate(MAX_FINDINGS - 1);
            let message = format!("还有 {} 处错误没有列出", more + 1);
            let last = Finding::error("too-many-findings", Path::ROOT, message);
            findings.push(last.help("请先改正列出的错误，并检查文件是不是拿错了"));
        }
        findings
    }

    /// A value that is not there.
    pub fn missing(&mut self, path: Path, message: &str, help: &str) {
        self.push(Finding::error("missing-value", path, message).help(help));
    }

    /// A value as it is written in the text, cut to a length that can be read.
    pub fn written(&self, node: &Node<'_>) -> String {
        wording::shortened(&self.source.text()[node.span().clone()])
    }

    pub fn object<'n, 'a>(&mut self, given: &Given<'n, 'a>) -> Option<&'n [Member<'a>]> {
        if let Value::Object(members) = given.node.value() {
            return Some(members);
        }
        let message = format!("这里应当是用花括号括起来的对象，写的却是{}", given.node.kind());
        self.push(Finding::error("not-an-object", given.path.clone(), message).help("请写成 { \"键\": 值, … }"));
        None
    }

    pub fn array<'n, 'a>(&mut self, given: &Given<'n, 'a>) -> Option<&'n [Node<'a>]> {
        if let Value::Array(elements) = given.node.value() {
            return Some(elements);
        }
        let message = format!("这里应当是用方括号括起来的数组，写的却是{}", given.node.kind());
        self.push(
            Finding::error("not-an-array", given.path.clone(), message).help("请写成 [ …, … ]，只有一项也要加方括号"),
        );
        None
    }

    /// The texts of an array; what is no text is told.
    pub fn texts(&mut self, given: &Given<'_, '_>, what: &str) -> Vec<Text> {
        if !self.filled(given, what) {
            return Vec::new();
        }
        let Some(elements) = self.array(given) else { return Vec::new() };
        let elements = elements.iter().enumerate();
        elements.filter_map(|(index, node)| self.prose(&Given { node, path: given.path.child(index) })).collect()
    }

    /// Whether it is an array that is not empty.
    pub fn filled(&mut self, given: &Given<'_, '_>, what: &str) -> bool {
        let Some(elements) = self.array(given) else { return false };
        if elements.is_empty() {
            let finding = Finding::error("empty-content", given.path.clone(), format!("{what}下面没有内容"));
            self.push(finding.help("请填写，或者删去这一项"));
        }
        !elements.is_empty()
    }

    /// Words of a section told in words, which count towards all there may be.
    pub fn prose(&mut self, given: &Given<'_, '_>) -> Option<Text> {
        let text = self.text(given, MAX_TEXT)?;
        self.prose += text.text.chars().count();
        if self.prose > MAX_PROSE && self.overflow.is_none() {
            self.overflow = Some(text.path.clone());
        }
        Some(text)
    }

    /// Words that must not be empty and may have so many characters.
    pub fn text(&mut self, given: &Given<'_, '_>, limit: usize) -> Option<Text> {
        let Value::String(words) = given.node.value() else {
            let message = format!("这里应当是文字，写的却是{}", given.node.kind());
            self.push(Finding::error("not-a-text", given.path.clone(), message).help("文字要用英文双引号括起来"));
            return None;
        };
        let mut controls = text::control_characters(words);
        if let Some((number, character)) = controls.next() {
            let others = controls.count();
            let finding = text::control_finding(words, number, character, others, given.path.clone());
            self.push(finding.at_span(given.node.character_span(self.source.text(), number)));
            return None;
        }
        self.look_alikes.extend(text::look_alike(words, &given.path));
        let words = source::cleaned(words);
        if words.is_empty() {
            let finding = Finding::error("empty-text", given.path.clone(), "这里的文字是空的");
            self.push(finding.help("请填写，或者删去这一项"));
            return None;
        }
        let count = words.chars().count();
        if count > limit {
            self.push(text::too_long(count, limit, given.path.clone()));
            return None;
        }
        Some(Text { text: words, path: given.path.clone() })
    }

    /// What is given for each of the known keys, in their order.
    ///
    /// An unknown key that looks like a known one which is absent is told, and then read in its place: its value is not
    /// missing, and may have faults of its own.
    pub fn members<'n, 'a>(
        &mut self,
        members: &'n [Member<'a>],
        path: &Path,
        keys: &[&str],
    ) -> Vec<Option<Given<'n, 'a>>> {
        let mut given: Vec<Option<Given<'n, 'a>>> = keys.iter().map(|_| None).collect();
        let mut unknown = Vec::new();
        for member in members {
            match keys.iter().position(|key| *key == member.key()) {
                Some(index) if given[index].is_none() => given[index] = Some(value_of(member, path)),
                Some(_) => {}
                None => unknown.push(member),
            }
        }
        for member in unknown {
            let absent: Vec<&str> =
                keys.iter().zip(&given).filter(|(_, given)| given.is_none()).map(|(key, _)| *key).collect();
            let meant = self.unknown_key(member, path, keys, &absent);
            if let Some(index) = meant.and_then(|meant| keys.iter().position(|key| *key == meant)) {
                given[index] = Some(value_of(member, path));
            }
        }
        given
    }

    /// Tells of an unknown key, and gives the key that was meant if that is plain.
    fn unknown_key<'k>(
        &mut self,
        member: &Member<'_>,
        path: &Path,
        keys: &[&str],
        absent: &[&'k str],
    ) -> Option<&'k str> {
        let key = member.key();
        let path = path.child(key);
        // What is not told need not be guessed.
        let meant = if self.findings.len() < MAX_FINDINGS { wording::similar(key, absent) } else { None };
        let other_edition = if key.contains('.') { None } else { edition_with(&path) };
        let unknown = format!("没有{}这个键", wording::quoted(key));
        let (message, help) = match (other_edition, meant) {
            (Some(form), _) => (
                unknown,
                format!("这是 {} 年版格式（{} 年度起）的键，请按本年度的格式填写", form.edition, form.first_year),
            ),
            // Part of what is wrong, so that it is told wherever findings take one line each.
            (None, Some(meant)) => (format!("{unknown}，是不是 {meant}？"), format!("如果是，请改为 \"{meant}\"")),
            (None, None) => (unknown, format!("这里可以用的键：{}", keys.join("、"))),
        };
        self.push(Finding::error("unknown-key", path, message).help(help).at_key().at_span(member.key_span().clone()));
        meant
    }

    /// Tells of every key that its object already has, anywhere in the input.
    pub fn check_duplicates(&mut self) {
        let source = self.source;
        self.check_duplicates_in(source.root(), &Path::ROOT);
    }

    fn check_duplicates_in(&mut self, node: &Node<'_>, path: &Path) {
        match node.value() {
            Value::Array(elements) => {
                for (index, element) in elements.iter().enumerate() {
                    self.check_duplicates_in(element, &path.child(index));
                }
            }
            Value::Object(members) => {
                let mut first_places = BTreeMap::new();
                for member in members {
                    let place = member.key_span().start;
                    let first = *first_places.entry(member.key()).or_insert(place);
                    if first != place {
                        self.duplicate(member, path, first);
                    }
                    self.check_duplicates_in(member.node(), &path.child(member.key()));
                }
            }
            _ => {}
        }
    }

    fn duplicate(&mut self, member: &Member<'_>, path: &Path, first: usize) {
        let first_line = self.source.lines().line(first);
        let message = format!("键{}重复了：第 {first_line} 行已经有一个", wording::quoted(member.key()));
        let finding = Finding::error("duplicate-key", path.child(member.key()), message);
        self.push(finding.at_key().at_span(member.key_span().clone()).help("同一个键只能写一次，请删去多余的一个"));
    }
}

fn value_of<'n, 'a>(member: &'n Member<'a>, path: &Path) -> Given<'n, 'a> {
    Given { node: member.node(), path: path.child(member.key()) }
}

/// An edition that has values at or under a path.
fn edition_with(path: &Path) -> Option<&'static Form> {
    let path = path.as_str();
    let has = |value: &str| value.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    Form::editions().filter_map(Form::edition).find(|form| form.values().any(|(_, value)| has(&value.path)))
}
