use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::{SUQIAN, WUGANG, changed, code, directory, names, off_by_one, run, stderr, stdout};

/// Files in folders that are made.
fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    root
}

fn records(log: &Path) -> Vec<Value> {
    fs::read_to_string(log).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn folders_keep_their_paths_and_bad_reports_harm_no_others() {
    let root = tree(&[
        ("in/b.json", &off_by_one()),
        ("in/市/a.json", SUQIAN),
        ("in/市/区/c.JSON", SUQIAN),
        ("in/市/notes.txt", "x"),
        ("in/.hidden/d.json", SUQIAN),
        ("in/.e.json", SUQIAN),
        ("f.json", "{"),
    ]);
    let output = run(root.path(), &["export", "in", "f.json", "-o", "out", "--to", "docx", "--log", "log.jsonl"]);
    assert_eq!((code(&output), stdout(&output)), (1, ""), "{}", stderr(&output));
    let told = stderr(&output);
    assert!(told.contains("in/b.json:") && told.contains("错误[requests-balance]"), "{told}");
    assert!(told.contains("共 4 份年报：生成 2 份，有错误而没有生成 2 份；用时 "), "{told}");
    assert!(told.contains("  json-syntax：1 份，第一份是 f.json\n"), "{told}");
    assert_eq!(names(&root.path().join("out")), ["市"]);
    assert_eq!(names(&root.path().join("out/市")), ["a.docx", "区"]);
    assert_eq!(names(&root.path().join("out/市/区")), ["c.docx"]);
    let records = records(&root.path().join("log.jsonl"));
    let inputs: Vec<&Value> = records.iter().map(|record| &record["input"]).collect();
    assert_eq!(inputs[..4], ["in/b.json", "in/市/a.json", "in/市/区/c.JSON", "f.json"], "in their order");
    assert_eq!((&records[0]["status"], &records[0]["errors"]), (&"refused".into(), &2.into()));
    let of_errors = |finding: &&Value| finding["severity"] == "error";
    let errors: Vec<&Value> = records[0]["findings"].as_array().unwrap().iter().filter(of_errors).collect();
    assert_eq!(errors[0]["rule"], "requests-applicants");
    assert_eq!((&records[1]["status"], &records[1]["files"][0]["path"]), (&"written".into(), &"out/市/a.docx".into()));
    assert_eq!(records[4]["summary"]["written"], 2);
}

#[test]
fn the_order_of_a_batch_does_not_depend_on_its_threads() {
    let files: Vec<(String, String)> = (0..12).map(|number| (format!("in/{number:02}.json"), off_by_one())).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect();
    let root = tree(&files);
    let findings = |threads| {
        let output = run(root.path(), &["export", "in", "-j", threads]);
        stderr(&output).lines().filter(|line| line.contains("错误[")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(findings("1").len(), 24);
    assert_eq!(findings("1"), findings("5"));
}

#[test]
fn inputs_for_one_file_are_refused_before_anything_is_written() {
    let root = tree(&[
        ("a/x/r.json", SUQIAN),
        ("b/x/r.json", SUQIAN),
        ("c/r.json", SUQIAN),
        ("c/R.json", SUQIAN),
        ("d/r.json", SUQIAN),
        ("d/r.pdf", "old"),
    ]);
    for (arguments, message) in [
        (&["export", "a", "b", "-o", "out"][..], "a/x/r.json 和 b/x/r.json 会写到同一个文件 out/x/r.pdf"),
        (&["export", "a", "b", "-o", "out", "--shard", "0/7"], "会写到同一个文件"),
        (&["export", "c", "-o", "out"], "大小写不同"),
        (&["export", "a", "a/x/r.json"], "会写到同一个文件 a/x/r.pdf"),
        (&["export", "d", "-o", "out", "--log", "d/r.json"], "记录会盖掉输入 d/r.json"),
        (&["export", "d", "--log", "d/../d/r.pdf"], "由 d/r.json 生成的文件会盖掉记录"),
    ] {
        let output = run(root.path(), arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(stderr(&output).contains(message), "{arguments:?}: {}", stderr(&output));
    }
    assert_eq!(names(root.path()), ["a", "b", "c", "d"]);
    assert_eq!(names(&root.path().join("d")), ["r.json", "r.pdf"]);
}

#[test]
fn only_what_changed_is_made_again() {
    let root = tree(&[("in/a.json", SUQIAN), ("in/b/b.json", SUQIAN), ("in/c.json", &off_by_one())]);
    let export = |more: &[&str]| {
        let arguments = [&["export", "in", "-o", "out", "--changed", "--log", "log"], more].concat();
        assert_eq!(code(&run(root.path(), &arguments)), 1);
        let records = records(&root.path().join("log"));
        let status = |record: &Value| record["status"].as_str().map(str::to_owned);
        records.iter().filter_map(status).collect::<Vec<_>>().join(" ")
    };
    let (a, b) = (root.path().join("out/a.pdf"), root.path().join("out/b/b.docx"));
    assert_eq!(export(&[]), "written written refused");
    let made = fs::read(&a).unwrap();
    assert_eq!(export(&[]), "unchanged unchanged refused");
    fs::write(root.path().join("in/a.json"), changed("\"agency\": \"宿迁市\"", "\"agency\": \"宿州市\"")).unwrap();
    assert_eq!(export(&[]), "written unchanged refused");
    assert_ne!(fs::read(&a).unwrap(), made);
    fs::write(&b, "cut sho").unwrap();
    assert_eq!(export(&[]), "unchanged written refused");
    fs::remove_file(&a).unwrap();
    assert_eq!(export(&[]), "written unchanged refused");
    assert_eq!(export(&["--no-data"]), "written written refused");
    fs::write(root.path().join("out/.nianbao-made"), "not ours").unwrap();
    assert_eq!(export(&["--no-data"]), "written written refused");
    assert_eq!(export(&["--no-data"]), "unchanged unchanged refused");
}

#[test]
fn shares_make_each_report_once() {
    let files: Vec<String> = (0..10).map(|number| format!("in/{number}.json")).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|name| (name.as_str(), SUQIAN)).collect();
    let root = tree(&files);
    let mut made = 0;
    for share in ["0/3", "1/3", "2/3"] {
        let output = run(root.path(), &["export", "in", "-o", "out", "--to", "docx", "--shard", share]);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        let now = names(&root.path().join("out")).len();
        assert!(stderr(&output).contains(&format!("共 {} 份年报：生成 {} 份", now - made, now - made)));
        made = now;
    }
    assert_eq!(made, 10);
}

#[test]
#[cfg(unix)]
fn links_in_a_circle_are_left_alone_and_links_to_reports_are_followed() {
    let root = tree(&[("in/a/r.json", SUQIAN), ("else/s.json", SUQIAN)]);
    std::os::unix::fs::symlink("..", root.path().join("in/a/up")).unwrap();
    std::os::unix::fs::symlink("../else", root.path().join("in/other")).unwrap();
    std::os::unix::fs::symlink("nowhere", root.path().join("in/nowhere")).unwrap();
    let output = run(root.path(), &["export", "in", "-o", "out", "--to", "docx"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(names(&root.path().join("out/a")), ["r.docx"]);
    assert_eq!(names(&root.path().join("out/other")), ["s.docx"]);
}

#[test]
fn options_of_a_batch_are_checked() {
    let root = directory(&[("a.json", SUQIAN)]);
    for (arguments, message) in [
        (&["export", "a.json", "--shard", "2/2"][..], "--shard <I/N> 不能是“2/2”：I 应当从 0 到 N-1"),
        (&["export", "a.json", "-j", "0"], "--jobs <份数> 不能是“0”：应当是正整数"),
        (&["export", "a.json", "--changed"], "缺少 --output <目录>"),
    ] {
        let output = run(root.path(), arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(stderr(&output).starts_with(&format!("错误：{message}")), "{}", stderr(&output));
    }
}

#[test]
fn a_schema_beside_the_reports_is_none_of_them() {
    let tree = tree(&[("in/a.json", WUGANG), ("in/nianbao-2021.schema.json", "{}"), ("bare/x.SCHEMA.json", "{}")]);
    let output = run(tree.path(), &["export", "in", "--to", "docx", "-o", "out"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(names(&tree.path().join("out")), ["a.docx"]);
    let output = run(tree.path(), &["export", "bare"]);
    assert_eq!(stderr(&output), "错误：bare 里没有年报（JSON、Word、网页、表格、PDF 或文本）\n");
}

/// What a case is: the report as it came.
const CASE: &str = include_str!("../cases/gbk-file-name-ends-batch.json");

#[test]
#[cfg(unix)]
fn a_name_that_is_no_unicode_ends_no_batch_and_is_on_record() {
    use std::os::unix::ffi::OsStrExt as _;
    let root = tree(&[("in/01.json", CASE), ("in/04.json", CASE)]);
    let odd = root.path().join("in").join(std::ffi::OsStr::from_bytes(b"03\xc4\xea.json"));
    fs::write(odd, CASE).unwrap();
    let output = run(root.path(), &["export", "in", "-o", "out", "--to", "docx", "--log", "log.jsonl"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let records = records(&root.path().join("log.jsonl"));
    let statuses: Vec<&Value> = records[..3].iter().map(|record| &record["status"]).collect();
    assert_eq!(statuses, ["written", "written", "written"]);
    assert!(records[1]["input"].as_str().unwrap().starts_with("in/03"));
    assert!(records[1]["files"][0]["path"].as_str().unwrap().starts_with("out/03"));
    assert_eq!(records[3]["summary"]["written"], 3);
}

#[test]
#[cfg(unix)]
fn names_that_other_systems_take_for_one_or_for_devices_are_told() {
    let root = tree(&[("a/\u{e9}.json", CASE), ("a/e\u{301}.json", CASE), ("b/CON.json", CASE)]);
    let output = run(root.path(), &["export", "a", "-o", "out"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("组合字符写法不同也算同一个"), "{}", stderr(&output));
    let output = run(root.path(), &["export", "b", "-o", "out", "--to", "docx", "-q"]);
    assert_eq!(code(&output), 0);
    assert_eq!(stderr(&output), "警告：b/CON.json：“CON.json”是 Windows 的保留名，生成的文件在 Windows 上打不开\n");
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_nowhere_is_told_for_what_it_is() {
    let root = tree(&[("a.json", CASE)]);
    std::os::unix::fs::symlink("gone", root.path().join("link")).unwrap();
    let output = run(root.path(), &["export", "a.json", "-o", "link"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("link 是断了的符号链接，它指向的 gone 不存在"), "{}", stderr(&output));
}
