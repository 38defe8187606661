use std::time::{Duration, Instant};

use crate::{changed, code, directory, nianbao, run, stderr, stdout};

/// What `check` tells of an input, in one line.
fn told(json: &str) -> String {
    let directory = directory(&[("a.json", json)]);
    let output = run(directory.path(), &["check", "a.json", "--format", "short", "-q"]);
    assert_eq!((code(&output), stderr(&output)), (1, ""));
    stdout(&output).trim_end().to_owned()
}

#[test]
fn what_is_no_json_is_told_in_place() {
    assert_eq!(told("{"), "a.json:1:2: 错误[json-syntax] 文件到这里就结束了，还有 1 个括号没有合上");
    assert_eq!(told(""), "a.json:1:1: 错误[json-syntax] 文件是空的");
    assert_eq!(told(&changed("\"year\": 2023", "\"year\": NaN")), "a.json:2:11: 错误[json-syntax] “NaN”不是 JSON 的值");
}

#[test]
fn what_is_no_count_is_told_in_place() {
    let thirty_zeros = format!("1{}", "0".repeat(30));
    for (value, message) in [
        ("-1", "数目不带正负号，这里写的是 -1"),
        ("1.5", "这里应当是整数，写的是小数 1.5"),
        ("\"12a\"", "“12a”不是整数"),
        (&thirty_zeros, "数目太大：1000000000000000000000000000000，超过 18446744073709551615"),
    ] {
        let told = told(&changed("\"in_force\": 11 ", &format!("\"in_force\": {value} ")));
        let place = "a.json:14:62: 错误[not-a-count] 表二“规章”行“现行有效件数”列：";
        assert_eq!(told, format!("{place}{message}"));
    }
}

#[test]
fn a_huge_input_is_refused_at_once() {
    let directory = directory(&[]);
    let start = Instant::now();
    let output =
        nianbao(directory.path()).args(["check", "-", "-q", "--format", "short"]).stdin(vec![b'['; 100_000_000]);
    let output = output.output().unwrap();
    assert_eq!(code(&output), 1);
    assert_eq!(stdout(&output), "标准输入:1:1: 错误[input-too-large] 文件超过 64 MiB，没有读\n");
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn deep_nesting_is_refused() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    assert_eq!(told(&deep), "a.json:1:33: 错误[nested-too-deep] 对象和数组在这里嵌套到第 33 层，最多 32 层");
}

#[test]
fn a_directory_without_reports_is_told() {
    let directory = directory(&[]);
    let output = run(directory.path(), &["export", "."]);
    assert_eq!(code(&output), 2);
    assert_eq!(stderr(&output), "错误：. 里没有年报（JSON、Word、网页、表格、PDF 或文本）\n");
}
