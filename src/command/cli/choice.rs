//! Which rules' findings are shown.

use nianbao::report::finding::Finding;
use nianbao::report::{model, rules};

use super::args::Choice;

impl Choice {
    /// Refuses a name that is neither a rule nor a group.
    ///
    /// # Errors
    ///
    /// A message with the nearest name.
    pub fn check_names(&self) -> Result<(), String> {
        let is_known =
            |name: &&String| rules::named(name).is_some() || rules::GROUPS.iter().any(|(group, _)| group == name);
        match self.select.iter().chain(&self.ignore).find(|name| !is_known(name)) {
            None => Ok(()),
            Some(name) if model::fault(name).is_some() => {
                Err(format!("“{name}”总要显示，不能选：{}", until_mended(name)))
            }
            Some(name) => Err(unknown(name)),
        }
    }

    /// Whether a finding is shown; one of no rule says that the report could not be read, and always is.
    pub fn has(&self, finding: &Finding) -> bool {
        let Some(rule) = rules::named(finding.rule) else { return true };
        let is_in = |names: &[String]| names.iter().any(|name| name == rule.name || name == rule.group);
        (self.select.is_empty() || is_in(&self.select)) && !is_in(&self.ignore)
    }
}

/// What a fault that is no rule's keeps from being done.
pub(super) fn until_mended(fault: &str) -> &'static str {
    match fault {
        "missing-glyph" => "有字印不出来，改正之后才能生成文件",
        _ => "年报读不懂，改正之后才能检查其他规则",
    }
}

/// What is said of a name that is neither a rule nor a group.
pub(super) fn unknown(name: &str) -> String {
    let meant = rules::similar_name(name).map(|meant| format!("，是不是 {meant}？")).unwrap_or_default();
    format!("没有“{name}”这条规则或这一组{meant}（nianbao explain 列出所有规则）")
}
