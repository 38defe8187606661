//! 规章 in the report of an organ that makes none.

use super::{Context, Findings, Rule};
use crate::report::finding::{Path, Severity};
use crate::report::form::FigureId;
use crate::report::model::Figure;

/// 表二 has 规章 in the report of a bureau, a county or a township, which have no power to make them.
pub const REGULATIONS_BEYOND_POWER: Rule = Rule {
    name: "regulations-beyond-power",
    group: "figures",
    severity: Severity::Warning,
    docs: include_str!("regulations_beyond_power.md"),
    check,
};

/// What the names of organs without the power end with (《立法法》 articles 91 and 93 give it to departments of the State
/// Council, and to governments of provinces and of cities with districts).
const WITHOUT: [&str; 22] = [
    "局",
    "厅",
    "办公室",
    "委员会",
    "镇",
    "乡",
    "镇人民政府",
    "乡人民政府",
    "街道",
    "街道办事处",
    "办事处",
    "县",
    "县人民政府",
    "旗",
    "旗人民政府",
    "馆",
    "支队",
    "大队",
    "中心",
    "分局",
    "海关",
    "管委会",
];

/// What begins the names of departments of the State Council.
const NATIONAL: [&str; 6] = ["国家", "中国", "中华人民共和国", "国务院", "全国", "海关总署"];

fn check(context: &Context<'_>, findings: &mut Findings) {
    let (report, form) = (context.report, context.report.form());
    if !is_without_power(report.agency()) {
        return;
    }
    let is_counted = |id: &&FigureId| matches!(report.figure(**id), Figure::Count(count) if *count > 0);
    if let Some(id) = form.values_of(REGULATIONS_BEYOND_POWER.name).iter().find(is_counted) {
        let labels = form.labels(*id);
        let row = format!("表{}“{}”", labels.table, labels.row.concat());
        let message = format!("“{}”一般没有制定规章的权限，{row}一行却不是 0", report.agency());
        let help = "规章由国务院部门、省级和设区的市的政府制定；规范性文件、规章制度请不要填在这一行";
        findings.push(findings.of_rule(Path::from(form.value(*id).path.clone()), message).help(help));
    }
}

fn is_without_power(agency: &str) -> bool {
    WITHOUT.iter().any(|end| agency.ends_with(end)) && !is_national(agency)
}

/// Whether it is a department of the State Council itself, and not its branch at a place (国家税务总局某市税务局).
fn is_national(agency: &str) -> bool {
    let rest = NATIONAL.iter().find_map(|national| agency.strip_prefix(national));
    rest.is_some_and(|rest| !rest.contains(['省', '市', '县', '区', '州', '旗']) && !rest.ends_with("海关"))
}

#[cfg(test)]
mod tests {
    use super::is_without_power;

    #[test]
    fn bureaus_counties_and_townships_make_none() {
        for agency in [
            "某市教育局",
            "某县人民政府",
            "某市某镇人民政府",
            "某区某街道办事处",
            "国家税务总局某市税务局",
            "中华人民共和国某某海关",
        ] {
            assert!(is_without_power(agency), "{agency}");
        }
        for agency in ["某市", "某市人民政府", "某省人民政府", "国家统计局", "中国证券监督管理委员会", "教育部", "某州"]
        {
            assert!(!is_without_power(agency), "{agency}");
        }
    }
}
