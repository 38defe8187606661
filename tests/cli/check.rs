use snapbox::str;

use crate::{SUQIAN, WUGANG, changed, code, directory, names, nianbao, off_by_one, run, stderr, stdout};

#[test]
fn a_right_report_has_no_findings() {
    let directory = directory(&[("a.json", WUGANG)]);
    let output = run(directory.path(), &["check", "a.json", "--strict"]);
    assert_eq!((code(&output), stdout(&output), stderr(&output)), (0, "", "0 个错误，0 个警告\n"));
    assert_eq!(names(directory.path()), ["a.json"]);
}

#[test]
fn a_figure_changed_by_one_breaks_two_equations() {
    let directory = directory(&[("a.json", &off_by_one())]);
    let checked = nianbao(directory.path()).args(["check", "a.json", "--select", "equations"]).assert();
    checked.code(1).stderr_eq("2 个错误，0 个警告\n").stdout_eq(str![[r#"
错误[requests-applicants]: 表三“一、本年新收政府信息公开申请数量”行：自然人和法人或其他组织各列合计为 3512 件，总计为 3511 件，应当相等，相差 1 件
  --> a.json:22:138
   |
22 | …nterprise": 99, "research": 0, "public_welfare": 4, "legal_service": 5, "other": 1, "total": 3511 },
   |              --              -                    -                   -           -           ^^^^
   |
   = 位置: 表三 · 一 · 总计
   = 办法: 请核对有关各格的数，改正填错的一格

错误[requests-balance]: 表三“自然人”列：第一项加第二项为 3494 件，第三项（七）总计加第四项为 3493 件，应当相等，相差 1 件
  --> a.json:54:36
...
54 |       "total": { "natural_person": 3375, "enterprise": 99, [..]
   |                                    ^^^^
...
"#]]);
}

#[test]
fn short_is_one_line_each() {
    let directory = directory(&[("a.json", &off_by_one())]);
    let output = run(directory.path(), &["check", "a.json", "--format", "short", "--select", "equations"]);
    let lines: Vec<_> = stdout(&output).lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("a.json:22:138: 错误[requests-applicants] 表三“一、"), "{}", lines[0]);
}

#[test]
fn json_is_one_object_each() {
    let directory = directory(&[("甲.json", &off_by_one()), ("b.json", "{")]);
    let output =
        run(directory.path(), &["check", "甲.json", "b.json", "--format", "json", "--quiet", "--select", "equations"]);
    assert_eq!((code(&output), stderr(&output)), (1, ""));
    let records: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 3);
    assert_eq!(records[0]["file"], "甲.json");
    assert_eq!(records[0]["rule"], "requests-applicants");
    assert_eq!(records[0]["severity"], "error");
    assert_eq!(records[0]["path"], "requests.received.total");
    assert_eq!((records[0]["line"].as_u64(), records[0]["column"].as_u64()), (Some(22), Some(138)));
    assert_eq!((records[0]["end_line"].as_u64(), records[0]["end_column"].as_u64()), (Some(22), Some(142)));
    assert_eq!(records[0]["cell"], "表三 · 一 · 总计");
    assert_eq!(records[0]["related"].as_array().unwrap().len(), 6);
    assert!(records[0]["help"].is_string() && records[0]["accepted"].is_null());
    assert!(records[0]["message"].as_str().unwrap().contains("3512 件"));
    assert_eq!((&records[2]["file"], &records[2]["rule"]), (&"b.json".into(), &"json-syntax".into()));
}

#[test]
fn the_standard_input_is_read_for_a_dash() {
    let directory = directory(&[]);
    let output = nianbao(directory.path()).args(["check", "-", "--format", "short"]).stdin("[]").output().unwrap();
    assert_eq!(
        (code(&output), stdout(&output)),
        (1, "标准输入:1:1: 错误[not-an-object] 这里应当是用花括号括起来的对象，写的却是数组\n")
    );
}

#[test]
fn a_missing_value_names_its_row_and_column() {
    let directory =
        directory(&[("a.json", &changed("\"legal_service\": 5, \"other\": 1, ", "\"legal_service\": 5, "))]);
    let output = run(directory.path(), &["check", "a.json"]);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("没有填：表三“一、本年新收政府信息公开申请数量”行“法人或其他组织”“其他”列"));
    assert!(stdout(&output).contains("^^^^^^^^^^"), "the key of the row is marked");
}

#[test]
fn a_report_in_one_line_is_shown_in_part() {
    let one_line: serde_json::Value = serde_json::from_str(&off_by_one()).unwrap();
    let directory = directory(&[("a.json", &one_line.to_string())]);
    let output = run(directory.path(), &["check", "a.json"]);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains('^'));
    assert!(stdout(&output).lines().all(|line| line.chars().count() < 140), "{}", stdout(&output));
}

#[test]
fn colours_are_for_those_who_want_them() {
    let directory = directory(&[("a.json", "{")]);
    let forced = nianbao(directory.path()).env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1").args(["check", "a.json"]);
    assert!(stdout(&forced.output().unwrap()).contains("\u{1b}["));
    let never = nianbao(directory.path()).env("CLICOLOR_FORCE", "0").args(["check", "a.json"]);
    assert!(!stdout(&never.output().unwrap()).contains("\u{1b}["));
}

#[test]
fn a_closed_pipe_is_success() {
    let directory = directory(&[("a.json", &off_by_one())]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = std::process::Command::new(snapbox::cmd::cargo_bin("nianbao"));
    command.args(["check", "a.json"]).current_dir(directory.path()).stdout(writer);
    let output = command.stderr(std::process::Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
    assert_eq!((code(&output), stderr(&output)), (0, ""));
}

#[test]
fn a_file_that_cannot_be_read_does_not_keep_others_from_being_checked() {
    let directory = directory(&[("a.json", &off_by_one())]);
    std::fs::create_dir(directory.path().join("dir.json")).unwrap();
    let output = run(
        directory.path(),
        &["check", "none.json", "dir.json", "a.json", "--format", "short", "--select", "equations"],
    );
    assert_eq!(code(&output), 2);
    assert_eq!(stdout(&output).lines().count(), 2);
    assert!(stderr(&output).contains("错误：none.json 读不了：没有这个文件或目录"), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("错误：dir.json 里没有年报（JSON、Word、网页、表格、PDF 或文本）"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn what_cannot_be_printed_is_told_before_anything_is_exported() {
    let json = SUQIAN.replacen("形成调研成果57篇", "形成调研成果57篇😀", 1);
    let directory = directory(&[("a.json", &json)]);
    let output = run(directory.path(), &["check", "a.json", "--format", "short"]);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("错误[missing-glyph] 字符“😀”（U+1F600）"), "{}", stdout(&output));
}

#[test]
fn the_key_that_was_meant_is_told_on_one_line() {
    let directory = directory(&[("a.json", &changed("\"natural_person\": 3402", "\"natural_persons\": 3402"))]);
    let output = run(directory.path(), &["check", "a.json", "--format", "short", "--select", "equations"]);
    assert_eq!(code(&output), 1);
    let told = "错误[unknown-key] 没有“natural_persons”这个键，是不是 natural_person？\n";
    assert!(stdout(&output).ends_with(told), "{}", stdout(&output));
}

#[test]
fn with_one_value_a_line_the_wrong_cell_is_shown_and_the_rest_named() {
    let wrong = changed("\"natural_person\": 3402", "\"natural_person\": 3403");
    let report: serde_json::Value = serde_json::from_str(&wrong).unwrap();
    let pretty = serde_json::to_string_pretty(&report).unwrap();
    let line = 1 + pretty.lines().position(|line| line.contains("\"natural_person\": 3403")).unwrap();
    let directory = directory(&[("a.json", &pretty)]);
    let output = run(directory.path(), &["check", "a.json", "--select", "requests-applicants"]);
    assert!(stdout(&output).contains(&format!("{line} |       \"natural_person\": 3403,")), "{}", stdout(&output));
    let output = run(directory.path(), &["check", "a.json", "--select", "requests-balance"]);
    let told = format!("= 有关: 另有 2 格未显示：第 {line}、{} 行\n", line + 9);
    assert!(stdout(&output).contains(&told), "{}", stdout(&output));
}

#[test]
fn a_folder_is_checked_against_a_folder_by_the_organs_names() {
    let last = SUQIAN.replace("\"year\": 2023", "\"year\": 2022");
    let folders = tempfile::tempdir().unwrap();
    for (folder, name, content) in [("今年", "a.json", SUQIAN), ("今年", "b.json", WUGANG), ("上年", "甲.json", &last)]
    {
        std::fs::create_dir_all(folders.path().join(folder)).unwrap();
        std::fs::write(folders.path().join(folder).join(name), content).unwrap();
    }
    let alone = run(folders.path(), &["check", "今年", "--select", "years", "--format", "short"]);
    assert_eq!((code(&alone), stdout(&alone)), (0, ""), "{}", stderr(&alone));
    let compared =
        run(folders.path(), &["check", "今年", "--previous", "上年", "--select", "years", "--format", "short"]);
    assert!(stdout(&compared).contains("carried-over-not-last-years"), "{}", stdout(&compared));
    assert!(
        !stdout(&compared).contains("b.json") && !stdout(&compared).contains("another-organ"),
        "{}",
        stdout(&compared)
    );
    let one = run(folders.path(), &["check", "今年", "--previous", "上年/甲.json"]);
    assert!(stderr(&one).contains("文件夹请和上年的文件夹比较"), "{}", stderr(&one));
}
