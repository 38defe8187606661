use std::collections::BTreeMap;

use serde_json::Value;

use crate::{SUQIAN, WUGANG, code, directory, names, nianbao, off_by_one, read, run, stderr, stdout};

fn text(directory: &std::path::Path, name: &str) -> String {
    String::from_utf8(read(directory.join(name))).unwrap()
}

#[test]
fn a_page_comes_with_its_fragment() {
    let directory = directory(&[("a.json", WUGANG)]);
    let output = run(directory.path(), &["export", "a.json", "--to", "html"]);
    assert_eq!((code(&output), stdout(&output)), (0, ""));
    assert_eq!(stderr(&output), "已生成 a.html\n已生成 a.fragment.html\n");
    assert_eq!(names(directory.path()), ["a.fragment.html", "a.html", "a.json"]);
    let (page, fragment) = (text(directory.path(), "a.html"), text(directory.path(), "a.fragment.html"));
    assert!(page.starts_with("<!DOCTYPE html>") && fragment.starts_with("<article"));
    assert!(!page.contains("<a "), "no other file is beside it");
    let output = run(directory.path(), &["export", "a.json", "--to", "fragment", "-o", "alone"]);
    assert_eq!(code(&output), 0);
    assert_eq!(names(&directory.path().join("alone")), ["a.fragment.html"]);
    assert_eq!(text(directory.path(), "alone/a.fragment.html"), fragment);
}

#[test]
fn several_formats_and_all_of_them() {
    let directory = directory(&[("市 局.json", WUGANG)]);
    let output = run(directory.path(), &["export", "市 局.json", "--to", "docx,html", "-o", "some", "-q"]);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    assert_eq!(names(&directory.path().join("some")), ["市 局.docx", "市 局.fragment.html", "市 局.html"]);
    let page = text(directory.path(), "some/市 局.html");
    assert!(page.contains("<a href=\"%E5%B8%82%20%E5%B1%80.docx\"") && !page.contains(".pdf"), "what is beside it");
    assert_eq!(code(&run(directory.path(), &["export", "市 局.json", "--to", "all", "-o", "all", "-q"])), 0);
    let all = names(&directory.path().join("all"));
    for format in nianbao::output::FORMATS {
        assert!(all.iter().any(|name| name.ends_with(&format!(".{}", format.extension))), "{format:?}: {all:?}");
    }
    assert!(text(directory.path(), "all/市 局.html").contains("%E5%B8%82%20%E5%B1%80.pdf\""));
    assert_eq!(code(&run(directory.path(), &["export", "市 局.json", "-o", "plain", "-q"])), 0);
    assert_eq!(names(&directory.path().join("plain")), ["市 局.docx", "市 局.pdf"], "the default stays");
    let repeated = run(directory.path(), &["export", "市 局.json", "--to", "pdf", "--to", "pdf,docx", "-o", "plain"]);
    assert_eq!((code(&repeated), names(&directory.path().join("plain")).len()), (0, 2), "{}", stderr(&repeated));
}

#[test]
fn the_standard_output_takes_the_page_alone() {
    let directory = directory(&[("a.json", WUGANG)]);
    for (format, begin) in [("html", "<!DOCTYPE html>"), ("fragment", "<article")] {
        let output = run(directory.path(), &["export", "a.json", "--to", format, "-o", "-"]);
        assert_eq!((code(&output), stderr(&output)), (0, ""));
        assert!(stdout(&output).starts_with(begin) && !stdout(&output)[1..].contains(begin));
    }
    for formats in ["html,pdf", "all"] {
        let output = run(directory.path(), &["export", "a.json", "--to", formats, "-o", "-"]);
        assert_eq!((code(&output), stdout(&output)), (2, ""));
        assert!(stderr(&output).contains("--to html"), "{}", stderr(&output));
    }
}

#[test]
fn what_the_site_knows_is_in_the_page_if_it_is_given() {
    let directory = directory(&[("a.json", WUGANG), ("b.json", SUQIAN)]);
    let given = "--published|2026-1-20 9:00|--site-name|某某市人民政府|--site-domain|www.example.gov.cn|\
                 --site-id|4104000001|--url|https://www.example.gov.cn/a.html";
    let given: Vec<&str> = given.split('|').collect();
    let output = run(directory.path(), &[&["export", "a.json", "--to", "html", "-q"][..], &given].concat());
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let page = text(directory.path(), "a.html");
    for (name, content) in [
        ("PubDate", "2026-01-20 09:00"),
        ("SiteName", "某某市人民政府"),
        ("SiteDomain", "www.example.gov.cn"),
        ("SiteIDCode", "4104000001"),
        ("Url", "https://www.example.gov.cn/a.html"),
    ] {
        assert!(page.contains(&format!("<meta name=\"{name}\" content=\"{content}\">")), "{name}");
    }
    for (option, value, told) in [
        ("--published", "2026-01-20", "--published 不能是“2026-01-20”：应当是发布的日期和时间"),
        ("--published", "明天 9:00", "--published 不能是“明天 9:00”"),
        ("--site-id", "123", "应当是 10 位的政府网站标识码"),
        ("--site-domain", "http://a.cn/", "应当是域名"),
        ("--site-name", "", "应当是网站名称"),
        ("--url", "a.html", "应当是网页的完整网址"),
    ] {
        let output = run(directory.path(), &["export", "b.json", "--to", "html", option, value]);
        assert_eq!(code(&output), 2);
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
    }
    let output = run(directory.path(), &["export", "a.json", "b.json", "--to", "html", "--url", "https://a.cn/"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("--url 是一个网页的网址，只能用于一份年报，现在有 2 份"), "{}", stderr(&output));
    assert_eq!(names(directory.path()), ["a.fragment.html", "a.html", "a.json", "b.json"]);
}

#[test]
fn no_file_is_written_over_another() {
    let files = [("a.json", WUGANG), ("a.fragment.json", WUGANG), ("b.json", WUGANG), ("b.Fragment.HTML", WUGANG)];
    let directory = directory(&files);
    for (arguments, message) in [
        (&["a.json", "a.fragment.json", "--to", "html"][..], "会写到同一个文件 a.fragment.html"),
        (&["a.json", "a.fragment.json", "--to", "pdf,html"], "会写到同一个文件 a.fragment.html"),
        (&["b.json", "b.Fragment.HTML", "--to", "fragment"], "由 b.json 生成的文件会盖掉输入 b.Fragment.HTML"),
        (&["b.json", "--to", "pdf,html", "--log", "b.fragment.html"], "由 b.json 生成的文件会盖掉记录 b.fragment.html"),
        (&["b.json", "--to", "html", "--log", "b.html"], "由 b.json 生成的文件会盖掉记录 b.html"),
    ] {
        let output = run(directory.path(), &[&["export"][..], arguments].concat());
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(stderr(&output).contains(message), "{}", stderr(&output));
    }
    assert_eq!(names(directory.path()).len(), 4);
    let output = run(directory.path(), &["export", "a.json", "a.fragment.json", "--to", "fragment", "-q"]);
    assert_eq!((code(&output), stderr(&output)), (0, ""), "without the pages they do not meet");
    assert_eq!(code(&run(directory.path(), &["export", "a.json", "--to", "html", "--log", "a.log.html", "-q"])), 0);
}

#[test]
fn a_batch_of_pages_is_made_anew_only_where_something_changed() {
    let root = directory(&[]);
    let folder = root.path().join("in");
    std::fs::create_dir(&folder).unwrap();
    for (name, json) in [("a.json", WUGANG), ("b.json", SUQIAN), ("c.json", &off_by_one())] {
        std::fs::write(folder.join(name), json).unwrap();
    }
    let made = |more: &[&str]| {
        let arguments = ["export", "in", "-o", "out", "--to", "html", "--changed", "--log", "log.jsonl", "-q"];
        run(root.path(), &[&arguments[..], more].concat());
        let log = text(root.path(), "log.jsonl");
        let records = log.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        records.filter_map(|record| Some(record.get("status")?.as_str()?.to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(made(&[]), ["written", "written", "refused"]);
    assert_eq!(names(&root.path().join("out")).len(), 5, "two pages, two fragments, the record");
    assert_eq!(made(&[]), ["unchanged", "unchanged", "refused"]);
    std::fs::write(root.path().join("out/a.fragment.html"), "x").unwrap();
    assert_eq!(made(&[]), ["written", "unchanged", "refused"]);
    assert_eq!(made(&["--site-name", "某市人民政府"]), ["written", "written", "refused"], "another page");
}

#[test]
fn a_stream_has_both_and_they_know_of_each_other() {
    let directory = directory(&[]);
    let one_line = |json: &str| serde_json::from_str::<Value>(json).unwrap();
    let input = serde_json::json!({ "name": "市/甲", "report": one_line(WUGANG) }).to_string();
    let stream = |form, formats| {
        let command = nianbao(directory.path()).args(["export", "--stream", form, "--to", formats, "-q"]);
        command.stdin(input.clone()).output().unwrap()
    };
    let output = stream("jsonl", "html");
    let answer: BTreeMap<String, Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert!(answer.contains_key("html") && answer.contains_key("fragment.html") && !answer.contains_key("pdf"));
    let output = stream("tar", "docx,html");
    let mut names = Vec::new();
    for entry in tar::Archive::new(output.stdout.as_slice()).entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_str().unwrap().to_owned();
        if name.ends_with("甲.html") {
            let page = std::io::read_to_string(&mut entry).unwrap();
            assert!(page.contains("<a href=\"%E7%94%B2.docx\""), "in the same folder");
        }
        names.push(name);
    }
    assert_eq!(names, ["市/甲.docx", "市/甲.html", "市/甲.fragment.html"]);
}

#[test]
fn a_draft_with_blanks_says_that_it_is_a_draft() {
    let mut report: Value = serde_json::from_str(WUGANG).unwrap();
    report["requests"]["received"]["enterprise"] = Value::Null;
    let directory = directory(&[("a.json", &report.to_string())]);
    assert_eq!(code(&run(directory.path(), &["export", "a.json", "--to", "html"])), 1);
    assert_eq!(names(directory.path()), ["a.json"]);
    let output = run(directory.path(), &["export", "a.json", "--to", "html", "--draft", "-q"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    for (name, marks) in [("a.html", "草稿"), ("a.fragment.html", "草稿")] {
        let markup = text(directory.path(), name);
        assert!(markup.contains(&format!("<strong>{marks}</strong>：供核对用")), "{name}");
        assert!(markup.contains(">※</td>") && markup.contains("没有填"), "{name}: the blank, and what is said of it");
    }
}
