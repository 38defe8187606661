//! Choosing, explaining and accepting; last year's report.

use serde_json::{Value as Json, json};

use crate::{SUQIAN, WUGANG, changed, code, directory, off_by_one, run, stderr, stdout};

/// The bureau's report with members in place of its own.
fn wugang(members: &Json) -> String {
    let mut report: Json = serde_json::from_str(WUGANG).unwrap();
    for (key, value) in members.as_object().unwrap() {
        report[key] = value.clone();
    }
    report.to_string()
}

/// A report with two warnings of the group wording.
fn with_slips() -> String {
    wugang(&json!({ "other_matters": ["本年度没有收取信息处理费。。", "公开信息  条。"] }))
}

fn rules(output: &str) -> Vec<String> {
    let rule = |line: &str| line.split_once('[').unwrap().1.split_once(']').unwrap().0.to_owned();
    output.lines().map(rule).collect()
}

#[test]
fn rules_are_chosen_by_name_and_by_group() {
    let slips = with_slips();
    let directory = directory(&[("a.json", &slips), ("b.json", "{")]);
    let check = |choice: &[&str]| {
        let output = run(directory.path(), &[&["check", "a.json", "--format", "short"], choice].concat());
        assert_eq!(code(&output), 0);
        rules(stdout(&output))
    };
    assert_eq!(check(&[]), ["doubled-punctuation", "unfilled-blank"]);
    assert_eq!(check(&["--select", "unfilled-blank,equations"]), ["unfilled-blank"]);
    assert_eq!(check(&["--ignore", "unfilled-blank"]), ["doubled-punctuation"]);
    assert!(check(&["--ignore", "wording"]).is_empty());
    assert_eq!(check(&["--select", "wording", "--ignore", "doubled-punctuation"]), ["unfilled-blank"]);
    let output = run(directory.path(), &["check", "b.json", "--format", "short", "--select", "wording"]);
    assert_eq!((code(&output), rules(stdout(&output))), (1, vec!["json-syntax".to_owned()]), "it cannot be read");
}

#[test]
fn an_unknown_rule_is_refused_with_a_suggestion() {
    let directory = directory(&[("a.json", WUGANG)]);
    for (arguments, told) in [
        (&["check", "a.json", "--select", "wordings"][..], "没有“wordings”这条规则或这一组，是不是 wording？"),
        (&["check", "a.json", "--ignore", "request-balance"], "是不是 requests-balance？"),
        (&["explain", "unfiled-blank"], "是不是 unfilled-blank？"),
        (
            &["check", "a.json", "--select", "unknown-key"],
            "“unknown-key”总要显示，不能选：年报读不懂，改正之后才能检查其他规则",
        ),
        (&["check", "a.json", "--ignore", "missing-glyph"], "不能选：有字印不出来，改正之后才能生成文件"),
        (&["explain", "xyz"], "没有“xyz”这条规则或这一组（"),
    ] {
        let output = run(directory.path(), arguments);
        assert_eq!((code(&output), stdout(&output)), (2, ""));
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
    }
}

#[test]
fn warnings_count_when_strict() {
    let directory = directory(&[("a.json", &with_slips())]);
    let status = |arguments: &[&str]| code(&run(directory.path(), &[&["check", "a.json"], arguments].concat()));
    assert_eq!([status(&[]), status(&["--strict"]), status(&["--strict", "--ignore", "wording"])], [0, 1, 0]);
}

#[test]
fn an_accepted_warning_is_counted_and_no_longer_shown() {
    let accept = json!([{ "finding": "doubled-punctuation", "at": "other_matters.0", "reason": "原文如此" }]);
    let report = wugang(&json!({ "other_matters": ["本年度没有收取信息处理费。。"], "accept": accept }));
    let directory = directory(&[("a.json", &report)]);
    let output = run(directory.path(), &["check", "a.json", "--strict"]);
    assert_eq!(
        (code(&output), stdout(&output), stderr(&output)),
        (0, "", "0 个错误，0 个警告，另有 1 个已接受的警告\n")
    );
    let output = run(directory.path(), &["check", "a.json", "--format", "json"]);
    let record: Json = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!((&record["rule"], &record["accepted"]), (&"doubled-punctuation".into(), &"原文如此".into()));
}

#[test]
fn an_accept_that_accepts_nothing_is_told() {
    let accept = json!([
        { "finding": "doubled-punctuation", "at": "other_matters.7", "reason": "位置不对" },
        { "finding": "requests-balance", "at": "requests.received.total", "reason": "错误不能接受" },
        { "finding": "doubled-punctation", "at": "other_matters.0", "reason": "名称不对" },
        { "finding": "in-force-not-last-years", "at": "proactive_disclosure.regulations.in_force", "reason": "移交" },
    ]);
    let report = wugang(&json!({ "other_matters": ["本年度没有收取信息处理费。。"], "accept": accept }));
    let directory = directory(&[("a.json", &report)]);
    let output = run(directory.path(), &["check", "a.json", "--select", "unused-accept"]);
    let told = stdout(&output);
    assert_eq!(told.matches("警告[unused-accept]").count(), 3, "{told}");
    for part in [
        "other_matters.7 没有这种警告",
        "这条规则的警告在 other_matters.0",
        "“requests-balance”是错误",
        "是不是 doubled-punctuation？",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn last_years_report_is_compared() {
    let last = changed("\"year\": 2023", "\"year\": 2022");
    let right = last.replace(
        "\"carried_forward\": { \"natural_person\": 118, \"enterprise\": 3,",
        "\"carried_forward\": { \"natural_person\": 91, \"enterprise\": 3,",
    );
    assert_ne!(right, last);
    let directory = directory(&[("a.json", SUQIAN), ("last.json", &last), ("b.json", WUGANG), ("bad.json", "{}")]);
    let arguments = ["check", "a.json", "--previous", "last.json", "--select", "years", "--format", "short"];
    let output = run(directory.path(), &arguments);
    assert_eq!(code(&output), 1);
    let told = stdout(&output);
    let over =
        "表三“二、上年结转政府信息公开申请数量”行“自然人”列：填的是 91 件，2022 年度年报结转下年度继续办理的是 118 件";
    assert!(told.contains(over), "{told}");
    assert_eq!(
        rules(told).iter().filter(|rule| *rule == "carried-over-not-last-years").count(),
        3,
        "自然人、法律服务机构、总计"
    );
    assert_eq!(rules(told).iter().filter(|rule| *rule == "unchanged-prose").count(), 2);
    let output = run(directory.path(), &["check", "b.json", "--previous", "last.json", "--format", "short"]);
    assert_eq!(code(&output), 1);
    let mut told = rules(stdout(&output));
    told.sort();
    assert_eq!(told, ["another-organ-before", "wrong-previous"], "nothing else is compared");
    for (arguments, told) in [
        (&["check", "a.json", "--previous", "none.json"][..], "none.json 读不了：没有这个文件或目录"),
        (&["check", "a.json", "--previous", "bad.json"], "上年年报 bad.json 有"),
        (&["check", "a.json", "b.json", "--previous", "last.json"], "用 --previous 时只能有一个输入"),
        (&["check", "-", "--previous", "-"], "标准输入（-）只能写一次"),
    ] {
        let output = run(directory.path(), arguments);
        assert_eq!((code(&output), stdout(&output)), (2, ""));
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
    }
}

#[test]
fn words_are_marked_where_they_stand() {
    let directory = directory(&[("a.json", &with_slips().replace("。。", "\\u3002\\n。"))]);
    let output = run(directory.path(), &["check", "a.json", "--select", "doubled-punctuation", "--format", "json"]);
    let record: Json = serde_json::from_str(stdout(&output)).unwrap();
    let width = record["end_column"].as_u64().unwrap() - record["column"].as_u64().unwrap();
    assert_eq!(width, "\\u3002\\n。".chars().count() as u64);
}

#[test]
fn every_rule_and_every_fault_is_explained() {
    let directory = directory(&[("a.json", &off_by_one())]);
    let list = run(directory.path(), &["explain"]);
    assert_eq!((code(&list), stderr(&list)), (0, ""));
    let mut count = 0;
    let (rules, pages) = stdout(&list).split_once("\n说明\n").unwrap();
    for line in rules.lines().filter_map(|line| line.strip_prefix("  ")) {
        let name = line.split(' ').next().unwrap();
        let output = run(directory.path(), &["explain", name]);
        assert_eq!(code(&output), 0, "{name}");
        assert!(stdout(&output).starts_with(&format!("# {name}\n")) && stdout(&output).contains("级别："), "{name}");
        count += 1;
    }
    assert!(count > 50, "{count}");
    let pages = pages.split_once("\n\n").map_or(pages, |(pages, _)| pages);
    assert_eq!(pages.lines().count(), 5);
    for line in pages.lines() {
        let names: Vec<&str> = line.split_whitespace().take(2).collect();
        let [by_latin, by_chinese] = [0, 1].map(|name| run(directory.path(), &["explain", names[name]]));
        assert_eq!(code(&by_latin), 0, "{line}");
        assert!(stdout(&by_chinese).starts_with("# ") && stdout(&by_chinese).contains("\n\n"), "{line}");
        assert_eq!(stdout(&by_latin), stdout(&by_chinese), "{line}");
    }
}

#[test]
fn the_rules_of_a_group_are_listed() {
    let directory = directory(&[]);
    let output = run(directory.path(), &["explain", "equations"]);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let listed: Vec<&str> = stdout(&output).lines().map(|line| line.split_whitespace().next().unwrap()).collect();
    let equations = ["requests-balance", "requests-outcomes", "requests-applicants", "review-and-litigation-total"];
    assert_eq!(listed, [&["equations"][..], &equations].concat());
}

#[test]
fn what_cannot_be_printed_is_not_said_to_be_unreadable() {
    let directory = directory(&[]);
    let explained = |name| stdout(&run(directory.path(), &["explain", name])).to_owned();
    assert!(explained("missing-glyph").ends_with("级别：错误；有字印不出来，改正之后才能生成文件\n"));
    assert!(explained("missing-value").ends_with("级别：错误；年报读不懂，改正之后才能检查其他规则\n"));
}
