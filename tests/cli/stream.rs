use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Output, Stdio};

use base64::Engine as _;
use serde_json::{Value, json};

use crate::{SUQIAN, code, directory, nianbao, off_by_one, read, run, stderr};

fn stream(form: &str, input: &str) -> Output {
    let directory = directory(&[]);
    nianbao(directory.path()).args(["export", "--stream", form]).stdin(input).output().unwrap()
}

/// A line with a report that has a name.
fn named(name: &str, report: &str) -> String {
    json!({ "name": name, "report": serde_json::from_str::<Value>(report).unwrap() }).to_string()
}

fn one_line(report: &str) -> String {
    serde_json::from_str::<Value>(report).unwrap().to_string()
}

/// Good and bad lines.
fn lines() -> String {
    let lines =
        [named("市/甲", SUQIAN), "{".to_owned(), named("乙", &off_by_one()), named("../丙", SUQIAN), one_line(SUQIAN)];
    lines.join("\n")
}

#[test]
fn lines_become_lines_in_order_and_bad_ones_stop_nothing() {
    let output = stream("jsonl", &lines());
    assert_eq!(code(&output), 2, "{}", stderr(&output));
    let answers: Vec<Value> = output.stdout.lines().map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect();
    let said: Vec<_> = answers
        .iter()
        .map(|answer| {
            (answer["line"].as_u64().unwrap(), answer["input"].as_str().unwrap(), answer["status"].as_str().unwrap())
        })
        .collect();
    let expected = [
        (1, "市/甲", "written"),
        (2, "2", "refused"),
        (3, "乙", "refused"),
        (4, "../丙", "failed"),
        (5, "5", "written"),
    ];
    assert_eq!(said, expected);
    let bytes = |key| base64::engine::general_purpose::STANDARD.decode(answers[0][key].as_str().unwrap()).unwrap();
    assert!(bytes("pdf").starts_with(b"%PDF-1.7") && bytes("docx").starts_with(b"PK"));
    assert_eq!(answers[1]["findings"][0]["rule"], "json-syntax");
    assert_eq!(answers[2]["errors"], 2);
    assert!(answers[3]["error"].as_str().unwrap().contains("不能用作文件名"));
    assert!(answers.iter().all(|answer| answer.get("milliseconds").is_none()), "the same input gives the same bytes");
    assert!(
        stderr(&output).contains("共 5 份年报：生成 2 份，有错误而没有生成 2 份，没能读写 1 份；"),
        "{}",
        stderr(&output)
    );
    assert_eq!(stream("jsonl", &lines()).stdout, output.stdout);
}

#[test]
fn lines_become_one_archive() {
    let output = stream("tar", &format!("{}\n{}", lines(), named("市/甲", SUQIAN)));
    assert_eq!(code(&output), 2);
    let mut files = BTreeMap::new();
    for entry in tar::Archive::new(output.stdout.as_slice()).entries().unwrap() {
        let mut entry = entry.unwrap();
        assert_eq!((entry.header().mtime().unwrap(), entry.header().uid().unwrap()), (315_532_800, 0));
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        files.insert(entry.path().unwrap().to_str().unwrap().to_owned(), bytes);
    }
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let expected =
        ["2.error.json", "4.error.json", "5.docx", "5.pdf", "6.error.json", "乙.error.json", "市/甲.docx", "市/甲.pdf"];
    assert_eq!(names, expected);
    let directory = directory(&[("a.json", &json!(serde_json::from_str::<Value>(SUQIAN).unwrap()).to_string())]);
    assert_eq!(code(&run(directory.path(), &["export", "a.json"])), 0);
    assert_eq!(files["市/甲.docx"], read(directory.path().join("a.docx")));
    assert!(String::from_utf8_lossy(&files["6.error.json"]).contains("前面已经有了"));
}

#[test]
fn an_answer_comes_before_the_next_line_is_written() {
    let mut command = std::process::Command::new(snapbox::cmd::cargo_bin("nianbao"));
    command.args(["export", "--stream", "jsonl", "--to", "docx", "-q"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for number in 1..=3 {
        writeln!(input, "{}", one_line(SUQIAN)).unwrap();
        let mut answer = String::new();
        output.read_line(&mut answer).unwrap();
        assert!(answer.starts_with(&format!("{{\"line\":{number},")), "{answer:.80}");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_closed_pipe_ends_the_stream() {
    let mut command = std::process::Command::new(snapbox::cmd::cargo_bin("nianbao"));
    command.args(["export", "--stream", "tar"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    let line = one_line(SUQIAN);
    let refused = (0..1000).find_map(|_| writeln!(input, "{line}").err());
    assert_eq!(refused.unwrap().kind(), std::io::ErrorKind::BrokenPipe, "nobody reads what nobody wants");
    drop(input);
    assert!(child.wait().unwrap().success());
}
