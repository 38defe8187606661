use std::path::Path;

use crate::{SUQIAN, WUGANG, changed, code, directory, names, nianbao, off_by_one, read, run, stderr, stdout};

fn is_pdf(path: &Path) -> bool {
    read(path.to_owned()).starts_with(b"%PDF-")
}

fn is_docx(path: &Path) -> bool {
    read(path.to_owned()).starts_with(b"PK\x03\x04")
}

#[test]
fn both_files_are_written_beside_the_input() {
    let directory = directory(&[]);
    std::fs::create_dir(directory.path().join("sub")).unwrap();
    std::fs::write(directory.path().join("sub/宿迁.2023.json"), WUGANG).unwrap();
    let output = run(directory.path(), &["export", "sub/宿迁.2023.json"]);
    assert_eq!((code(&output), stdout(&output)), (0, ""), "{}", stderr(&output));
    assert_eq!(stderr(&output), "已生成 sub/宿迁.2023.pdf\n已生成 sub/宿迁.2023.docx\n");
    let sub = directory.path().join("sub");
    assert_eq!(names(&sub), ["宿迁.2023.docx", "宿迁.2023.json", "宿迁.2023.pdf"]);
    assert!(is_pdf(&sub.join("宿迁.2023.pdf")) && is_docx(&sub.join("宿迁.2023.docx")));
}

#[test]
fn one_kind_of_file_into_a_directory_that_is_made() {
    let directory = directory(&[("a.json", WUGANG), ("b.json", WUGANG)]);
    let output = run(directory.path(), &["export", "a.json", "b.json", "--to", "docx", "-o", "out/2023", "-q"]);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    assert_eq!(names(&directory.path().join("out/2023")), ["a.docx", "b.docx"]);
    assert_eq!(names(directory.path()), ["a.json", "b.json", "out"]);
}

#[test]
fn a_report_with_errors_is_not_written_and_others_are() {
    let directory = directory(&[("a.json", &off_by_one()), ("b.json", SUQIAN)]);
    let output = run(directory.path(), &["export", "a.json", "b.json", "--to", "pdf"]);
    assert_eq!((code(&output), stdout(&output)), (1, ""));
    let told = stderr(&output);
    assert!(told.contains("错误[requests-applicants]: ") && told.contains("错误[requests-balance]: "), "{told}");
    assert!(told.contains("第一项加第二项为 3494 件，第三项（七）总计加第四项为 3493 件"), "{told}");
    assert!(told.contains("合计为 3512 件，总计为 3511 件"), "{told}");
    assert!(told.contains("a.json：有错误，没有生成文件\n"), "{told}");
    assert!(told.contains("2 个错误，6 个警告\n共 2 份年报：生成 1 份，有错误而没有生成 1 份；用时 "), "{told}");
    assert_eq!(names(directory.path()), ["a.json", "b.json", "b.pdf"]);
}

#[test]
fn a_file_goes_to_the_standard_output() {
    let directory = directory(&[("a.json", WUGANG)]);
    let output = run(directory.path(), &["export", "a.json", "--to", "pdf", "-o", "-"]);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    assert!(output.stdout.starts_with(b"%PDF-"));
    let output =
        nianbao(directory.path()).args(["export", "-", "--to", "docx", "-o", "-"]).stdin(WUGANG).output().unwrap();
    assert!(output.stdout.starts_with(b"PK\x03\x04"));
    assert_eq!(names(directory.path()), ["a.json"]);
}

#[test]
fn the_standard_input_makes_files_named_report() {
    let directory = directory(&[]);
    let output = nianbao(directory.path()).args(["export", "-"]).stdin(SUQIAN).output().unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(names(directory.path()), ["report.docx", "report.pdf"]);
}

#[test]
fn the_standard_output_takes_one_file_of_one_report() {
    let directory = directory(&[("a.json", SUQIAN), ("b.json", SUQIAN)]);
    for (arguments, message) in [
        (&["export", "a.json", "-o", "-"][..], "要用 --to pdf 或 --to docx"),
        (&["export", "a.json", "b.json", "--to", "pdf", "-o", "-"], "只能有一个输入"),
        (&["export", "-", "-"], "标准输入（-）只能写一次"),
    ] {
        let output = run(directory.path(), arguments);
        assert_eq!((code(&output), stdout(&output)), (2, ""), "{arguments:?}");
        assert!(stderr(&output).contains(message), "{}", stderr(&output));
    }
    assert_eq!(names(directory.path()), ["a.json", "b.json"]);
}

#[test]
fn two_inputs_for_one_file_are_refused_before_anything_is_written() {
    let directory = directory(&[("a.json", SUQIAN), ("a.txt", SUQIAN), ("c.json", SUQIAN), ("a.pdf", SUQIAN)]);
    std::fs::create_dir(directory.path().join("sub")).unwrap();
    std::fs::write(directory.path().join("sub/c.json"), SUQIAN).unwrap();
    for (arguments, message) in [
        (&["export", "a.json", "a.txt"][..], "a.json 和 a.txt 会写到同一个文件 a.pdf"),
        (&["export", "c.json", "sub/c.json", "-o", "."], "会写到同一个文件"),
        (&["export", "c.json", "./sub/../c.json"], "会写到同一个文件"),
        (&["export", "a.pdf", "--to", "pdf"], "由 a.pdf 生成的文件会盖掉输入 a.pdf"),
    ] {
        let output = run(directory.path(), arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(stderr(&output).contains(message), "{}", stderr(&output));
    }
    assert_eq!(names(directory.path()), ["a.json", "a.pdf", "a.txt", "c.json", "sub"]);
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let directory = directory(&[("a.json", SUQIAN), ("file", "")]);
    std::fs::create_dir(directory.path().join("a.pdf")).unwrap();
    let output = run(directory.path(), &["export", "a.json"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("错误：a.pdf 写不了：这是一个目录，不是文件"), "{}", stderr(&output));
    assert_eq!(names(directory.path()), ["a.json", "a.pdf", "file"], "no Word file without its PDF");
    let output = run(directory.path(), &["export", "a.json", "-o", "file"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("错误：file/a.pdf 写不了："), "{}", stderr(&output));
}

#[test]
fn an_older_file_is_replaced_and_stays_as_open_to_others_as_any() {
    let directory = directory(&[("a.json", SUQIAN), ("a.pdf", "old"), ("new", "")]);
    assert_eq!(code(&run(directory.path(), &["export", "a.json", "--to", "pdf"])), 0);
    assert!(is_pdf(&directory.path().join("a.pdf")));
    assert_eq!(names(directory.path()), ["a.json", "a.pdf", "new"], "no temporary file is left");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |name| std::fs::metadata(directory.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode("a.pdf"), mode("new"), "as the umask has it");
    }
}

#[test]
fn a_character_that_no_face_has_is_named_in_place_and_nothing_is_written() {
    for (character, number) in [("😀", "U+1F600"), ("\u{e000}", "U+E000")] {
        let report = changed("同比增长70.3%", &format!("同比增长{character}70.3%"));
        let directory = directory(&[("a.json", &report)]);
        let output = run(directory.path(), &["export", "a.json"]);
        assert_eq!((code(&output), stdout(&output)), (1, ""));
        let told = stderr(&output);
        assert!(told.contains("错误[missing-glyph]") && told.contains(number) && told.contains("a.json:7:"), "{told}");
        assert!(told.contains("1 个错误，"), "{told}");
        assert_eq!(names(directory.path()), ["a.json"]);
    }
}

#[test]
fn a_draft_is_written_in_spite_of_findings_and_tells_them_at_its_end() {
    // Words that no face has would be refused otherwise.
    let faulty = crate::off_by_one().replacen("（一）主动公开方面", "（一）😀主动公开方面", 1);
    let directory = crate::directory(&[("a.json", &faulty), ("b.json", "{")]);
    let output = crate::run(directory.path(), &["export", "a.json"]);
    assert_eq!((crate::code(&output), crate::names(directory.path()).len()), (1, 2));
    let output = crate::run(directory.path(), &["export", "--draft", "a.json"]);
    assert_eq!(crate::code(&output), 0, "{}", crate::stderr(&output));
    assert!(crate::stderr(&output).contains("requests-applicants"), "they are told as well");
    assert_eq!(crate::names(directory.path()), ["a.docx", "a.json", "a.pdf", "b.json"]);
    // What cannot be read as a report cannot be a draft either.
    assert_eq!(crate::code(&crate::run(directory.path(), &["export", "--draft", "b.json"])), 1);
    assert_eq!(crate::names(directory.path()).len(), 4);
}

#[test]
fn a_report_that_is_not_signed_is_dated_as_reproducible_builds_ask() {
    let directory = directory(&[("a.json", SUQIAN)]);
    let made = |epoch: &str| {
        let mut command = nianbao(directory.path()).args(["export", "a.json", "--to", "pdf", "-q"]);
        command = if epoch.is_empty() { command } else { command.env("SOURCE_DATE_EPOCH", epoch) };
        let output = command.output().unwrap();
        let pdf = std::fs::read(directory.path().join("a.pdf")).unwrap_or_default();
        (code(&output), String::from_utf8_lossy(&pdf).into_owned(), stderr(&output).to_owned())
    };
    let dated = "<xmp:CreateDate>2024-02-29T00:00:00+08:00</xmp:CreateDate>";
    let (status, pdf, _) = made("");
    assert!(status == 0 && !pdf.contains("CreateDate"));
    let (status, pdf, _) = made("1709164800");
    assert!(status == 0 && pdf.contains(dated));
    let (status, _, told) = made("yesterday");
    assert_eq!(status, 2);
    assert!(told.contains("SOURCE_DATE_EPOCH 应当是 1970 年以来的秒数，写的是“yesterday”"), "{told}");
}

#[test]
fn a_file_where_a_folder_should_be_is_named_in_chinese() {
    let directory = directory(&[("a.json", WUGANG), ("README.md", "")]);
    for (arguments, told) in [
        (&["-o", "README.md"][..], "README.md/a.pdf 写不了：README.md 是文件，不是目录"),
        (&["-o", "README.md/sub"], "README.md/sub/a.pdf 写不了：README.md 是文件，不是目录"),
        (&["-o", "README.md", "--changed"], "读不了或写不了：README.md 是文件，不是目录"),
        (&["--log", "README.md/log"], "README.md/log 写不了：README.md 是文件，不是目录"),
    ] {
        let output = run(directory.path(), &[&["export", "a.json"], arguments].concat());
        assert_eq!(code(&output), 2);
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
    }
    assert_eq!(names(directory.path()), ["README.md", "a.json"]);
}

#[test]
fn a_refused_report_says_that_its_older_files_stay() {
    let directory = directory(&[("a.json", &off_by_one()), ("a.docx", "older")]);
    let told = |to| stderr(&run(directory.path(), &["export", "a.json", "--to", to])).to_owned();
    assert!(told("docx").contains("a.json：有错误，没有生成文件，原有的文件没有改动\n"));
    assert!(told("pdf").contains("a.json：有错误，没有生成文件\n"));
    assert_eq!(read(directory.path().join("a.docx")), b"older");
}

/// Empties the cells of organisations, at any depth.
fn blank(node: &mut serde_json::Value) {
    let Some(members) = node.as_object_mut() else { return };
    for (key, member) in members {
        if ["enterprise", "research", "public_welfare", "legal_service", "other"].contains(&key.as_str())
            && !member.is_object()
        {
            *member = serde_json::Value::Null;
        } else {
            blank(member);
        }
    }
}

/// A report whose tables' cells of organisations are blank but for the totals, and whose figures are typed as people
/// type them.
fn with_blanks() -> String {
    let mut report: serde_json::Value = serde_json::from_str(crate::WUGANG).unwrap();
    blank(&mut report["requests"]);
    report["requests"]["received"]["natural_person"] = "无".into();
    report.to_string()
}

#[test]
fn blanks_of_one_table_are_one_finding_that_lists_its_cells() {
    let directory = directory(&[("a.json", &with_blanks())]);
    let output = run(directory.path(), &["check", "a.json", "--format", "json", "-q"]);
    let records: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 2, "{}", stdout(&output));
    let blanks = records.iter().find(|record| record["rule"] == "missing-value").unwrap();
    assert_eq!(blanks["related"].as_array().unwrap().len(), 119);
    let message = blanks["message"].as_str().unwrap();
    assert!(message.starts_with("有 120 格没有填：表三") && message.contains("等 24 行的“商业企业”"), "{message}");
}

#[test]
fn a_report_with_blanks_has_a_draft_that_marks_them() {
    let directory = directory(&[("a.json", &with_blanks())]);
    let output = run(directory.path(), &["export", "a.json", "--draft", "-q"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(names(directory.path()), ["a.docx", "a.json", "a.pdf"]);
    let document = std::fs::File::open(directory.path().join("a.docx")).unwrap();
    let mut archive = zip::ZipArchive::new(document).unwrap();
    let text = std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap();
    assert_eq!(text.matches('※').count(), 126 + 1, "120 blanks, the five totals of them, 无, and what the mark means");
    let words: String = text.split('<').filter_map(|part| Some(part.split_once('>')?.1)).collect();
    for told in ["草稿：2 个错误", "（表三 · 一 · 自然人）", "有 120 格没有填"] {
        assert!(words.contains(told), "{told}");
    }
    assert!(!words.contains("requests.") && !words.contains("null"), "no path, no JSON");
}

#[test]
fn what_cannot_be_drafted_says_why() {
    for (json, why) in [("{\"agency\": \"某局\"}", "缺少年份"), ("{", "括号没有合上"), ("[]", "应当是用花括号")]
    {
        let directory = directory(&[("a.json", json)]);
        let output = run(directory.path(), &["export", "a.json", "--draft"]);
        assert_eq!(code(&output), 1);
        let told = stderr(&output);
        assert!(told.contains("错误[no-draft]") && told.contains("草稿也生成不了") && told.contains(why), "{told}");
        assert_eq!(names(directory.path()), ["a.json"]);
    }
}

#[test]
fn ten_faults_of_syntax_are_told_in_one_run_each_with_its_cell() {
    let mut report = crate::SUQIAN.to_owned();
    for (from, to) in [
        ("\"agency\": \"宿迁市\"", "\"agency\": 宿迁市"),
        ("“优质公开”", "\"优质公开\""),
        ("\"natural_person\": 3402", "\"natural_person\": 无"),
        ("\"enterprise\": 99,", "\"enterprise\": ９９,"),
        ("\"legal_service\": 5,", "\"legal_service\": ／,"),
        ("\"total\": 3511", "\"total\": 3,511"),
        ("\"natural_person\": 91", "\"natural_person\": '91"),
        ("\"enterprise\": 3, \"research\"", "\"enterprise\": 3 \"research\""),
        ("\"natural_person\": 1175,", "\"natural_person\": 1175件,"),
        ("\"natural_person\": 319,", "\"natural_person\": —,"),
    ] {
        assert!(report.contains(from), "{from}");
        report = report.replacen(from, to, 1);
    }
    let directory = directory(&[("a.json", &report)]);
    let output = run(directory.path(), &["check", "a.json", "--format", "json", "-q"]);
    let records: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(records.iter().all(|record| record["rule"] == "json-syntax"), "{}", stdout(&output));
    let cells: Vec<&str> = records.iter().map(|record| record["cell"].as_str().unwrap_or_default()).collect();
    assert_eq!(
        cells,
        [
            "",
            "",
            "表三 · 一 · 自然人",
            "表三 · 一 · 商业企业",
            "表三 · 一 · 法律服务机构",
            "表三 · 一 · 总计",
            "表三 · 二 · 自然人",
            "",
            "表三 · 三（一） · 自然人",
            "表三 · 三（二） · 自然人"
        ],
        "{}",
        stdout(&output)
    );
}
