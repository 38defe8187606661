//! What is printed for editors and for who begins a report.

use serde_json::Value as Json;

use crate::{SUQIAN, code, directory, names, run, stderr, stdout};

#[test]
fn a_skeleton_goes_to_the_standard_output_or_to_a_new_file() {
    let directory = directory(&[("last.json", SUQIAN)]);
    let new = ["new", "--year", "2024", "--agency", "宿迁市", "--from", "last.json"];
    let output = run(directory.path(), &new);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let report: Json = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(report["requests"]["carried_over"]["natural_person"], 118);
    let to_file = run(directory.path(), &[&new[..], &["-o", "2024.json"]].concat());
    assert_eq!((code(&to_file), stdout(&to_file)), (0, ""));
    assert_eq!(std::fs::read_to_string(directory.path().join("2024.json")).unwrap(), stdout(&output));
    let again = run(directory.path(), &[&new[..], &["-o", "last.json"]].concat());
    assert_eq!((code(&again), stderr(&again)), (2, "错误：last.json 已经有了，不覆盖\n"));
    assert_eq!(std::fs::read_to_string(directory.path().join("last.json")).unwrap(), SUQIAN);
    assert_eq!(names(directory.path()), ["2024.json", "last.json"]);
    let output = run(directory.path(), &["check", "2024.json", "--format", "short"]);
    assert!(stdout(&output).lines().all(|line| line.contains("错误[missing-value]")), "{}", stdout(&output));
}

#[test]
fn a_skeleton_that_cannot_be_made_is_refused() {
    let directory = directory(&[("last.json", SUQIAN), ("bad.json", "[]")]);
    for (arguments, told) in [
        (&["new", "--year", "2025", "--agency", "宿迁市", "--from", "last.json"][..], "应当是“宿迁市” 2024 年度的"),
        (&["new", "--year", "2024", "--agency", "某局", "--from", "last.json"], "“宿迁市” 2023 年度的年报"),
        (&["new", "--year", "2024", "--agency", "某局", "--from", "bad.json"], "上年年报 bad.json 有 1 处错误"),
        (&["new", "--year", "2018", "--agency", "某局"], "2018 年没有全国统一的年报格式"),
        (&["new", "--year", "今年", "--agency", "某局"], "应当是四位年份，写的是“今年”"),
        (&["new", "--year", "2024"], "缺少 --agency"),
        (&["new", "--year", "2024", "--agency", " "], "--agency 后面要写机关的名称"),
        (&["schema", "--form", "2020"], "没有“2020”这一版格式，可以是 2021、2019"),
        (&["forms", "--form", "x"], "没有“x”这一版格式"),
    ] {
        let output = run(directory.path(), arguments);
        assert_eq!((code(&output), stdout(&output)), (2, ""), "{arguments:?}");
        assert!(stderr(&output).contains(told), "{arguments:?}: {}", stderr(&output));
    }
}

#[test]
fn the_schema_is_json_and_the_forms_name_every_value() {
    let directory = directory(&[]);
    for (form, values) in [("2021", 200), ("2019", 198)] {
        let schema = run(directory.path(), &["schema", "--form", form]);
        let schema: Json = serde_json::from_str(stdout(&schema)).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        let forms = run(directory.path(), &["forms", "--form", form]);
        let lines: Vec<_> = stdout(&forms).lines().filter_map(|line| line.strip_prefix("  ")).collect();
        assert_eq!(lines.len(), values);
        for line in lines {
            let path = line.split(' ').next().unwrap();
            let leaf = path.split('.').fold(&schema, |schema, key| &schema["properties"][key]);
            let address = line[path.len()..].trim().split('（').next().unwrap();
            assert!(leaf["$ref"].is_string() && leaf["title"].is_string(), "{path}: {leaf}");
            assert!(leaf["description"].as_str().unwrap().starts_with(address), "{path}: {leaf}");
        }
    }
    let newest = run(directory.path(), &["schema"]);
    assert!(stdout(&newest).contains("2021 年版格式"));
}
