//! Documents where a report is taken.

use serde_json::Value as Json;

use crate::{SUQIAN, code, directory, names, nianbao, run, stderr, stdout};

const WUGANG_TEXT: &str = include_str!("../import/wugang-2025.txt");

/// The same text with one number wrong: 一 and 二 no longer make 三（七）and 四.
fn wrong_text() -> String {
    let row = "一、本年新收政府信息公开申请数量\t\t0";
    assert!(WUGANG_TEXT.contains(row));
    WUGANG_TEXT.replacen(row, "一、本年新收政府信息公开申请数量\t\t5", 1)
}

#[test]
fn a_text_becomes_a_report_and_its_account() {
    let directory = directory(&[("某局.txt", WUGANG_TEXT)]);
    let output = run(directory.path(), &["import", "某局.txt", "-o", "某局.json"]);
    assert_eq!((code(&output), stdout(&output)), (0, ""), "{}", stderr(&output));
    let told = stderr(&output);
    assert!(told.contains("某局.txt：舞钢市工业信息化和商务局，2025 年度，文本；200 格：确定"), "{told}");
    assert!(told.contains("由等式推出 表三 · 其他：") && told.contains("其他法律法规禁止公开"), "{told}");
    assert_eq!(names(directory.path()), ["某局.import.json", "某局.json", "某局.txt"]);
    let account: Json = serde_json::from_slice(&crate::read(directory.path().join("某局.import.json"))).unwrap();
    assert_eq!((&account["file"], &account["year"]), (&"某局.txt".into(), &2025.into()));
    let checked = run(directory.path(), &["check", "某局.json", "--format", "short"]);
    assert_eq!(code(&checked), 0, "{}", stdout(&checked));
    let again = run(directory.path(), &["import", "某局.txt", "-o", "某局.json"]);
    assert_eq!((code(&again), stderr(&again)), (2, "错误：某局.json 已经有了，不覆盖\n"));
}

#[test]
fn the_report_goes_to_the_standard_output_or_the_account_does() {
    let directory = directory(&[("a.txt", WUGANG_TEXT), ("b.txt", &wrong_text()), ("c.txt", "通知")]);
    let output = run(directory.path(), &["import", "a.txt", "--format", "short"]);
    let report: Json = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!((code(&output), &report["requests"]["received"]["other"]), (0, &0.into()));
    let none = run(directory.path(), &["import", "a.txt", "--fill", "none", "-q"]);
    let report: Json = serde_json::from_str(stdout(&none)).unwrap();
    assert_eq!((code(&none), &report["requests"]["received"]["other"]), (1, &Json::Null));
    let wrong = run(directory.path(), &["import", "b.txt", "--format", "json"]);
    let account: Json = serde_json::from_str(stdout(&wrong)).unwrap();
    assert!(code(&wrong) == 1 && account["counts"]["doubtful"].as_u64().unwrap() > 5, "{account}");
    let no_report = run(directory.path(), &["import", "c.txt"]);
    assert!(code(&no_report) == 2 && stderr(&no_report).contains("c.txt：没有找到年报"), "{}", stderr(&no_report));
}

#[test]
fn check_points_into_the_document() {
    // A whole table, in which one number is wrong; and one that has lost a column.
    let whole = web_page(SUQIAN).replacen(">3402<", ">3403<", 1);
    let directory = directory(&[("某市.html", &whole), ("某局.txt", &wrong_text())]);
    let output = run(directory.path(), &["check", "某市.html", "--format", "short"]);
    let told = stdout(&output);
    let line = told.lines().find(|line| line.contains("requests-balance")).unwrap_or_else(|| panic!("{told}"));
    assert!(code(&output) == 1 && line.starts_with("某市.html（表三 · "), "{line}");
    assert!(line.contains("，第 ") && line.contains(" 个表第 "), "{line}");
    assert!(!told.contains(".html:"), "{told}");
    let full = run(directory.path(), &["check", "某市.html"]);
    assert!(!stdout(&full).contains('{'), "nobody sees the JSON: {}", stdout(&full));
    let json = run(directory.path(), &["check", "某市.html", "--format", "json"]);
    let first: Json = serde_json::from_str(stdout(&json).lines().next().unwrap()).unwrap();
    assert!(first["place"].is_string(), "{first}");
    let lost = run(directory.path(), &["check", "某局.txt", "--format", "short"]);
    let told = stdout(&lost);
    assert!(code(&lost) == 1 && told.contains("它所在的等式不成立") && told.contains("missing-value"), "{told}");
}

/// A report's tables and words as a page of the web.
fn web_page(json: &str) -> String {
    use nianbao::page::document::Block;
    let report = nianbao::Report::parse(json.as_bytes()).unwrap();
    let mut html = String::from("<html><body>");
    for block in &nianbao::page::compose::compose(&report).blocks {
        let element = |name: &str, text: &str| ["<", name, ">", text, "</", name, ">"].concat();
        match block {
            Block::Title(title) => html += &element("h1", &title.lines.concat()),
            Block::Paragraph(words) => html += &element("p", &words.text()),
            Block::List(items) => html.extend(items.iter().map(|item| element("p", &item.text()))),
            Block::Table(table) => html += &web_table(table),
            Block::Figure(_) => {}
        }
    }
    html + "</body></html>"
}

fn web_table(table: &nianbao::page::document::Table) -> String {
    let cell = |cell: &nianbao::page::document::Cell| {
        format!("<td rowspan={} colspan={}>{}</td>", cell.rowspan, cell.colspan, cell.text())
    };
    let row = |row: usize| {
        let cells: Vec<String> = table.cells.iter().filter(|cell| cell.row == row).map(cell).collect();
        format!("<tr>{}</tr>", cells.concat())
    };
    format!("<table>{}</table>", (0..table.rows).map(row).collect::<Vec<_>>().concat())
}

#[test]
fn a_document_is_exported_and_compared_and_begun_from() {
    let last_year = WUGANG_TEXT.replace("2025", "2024");
    let directory = directory(&[("今年.txt", WUGANG_TEXT), ("去年.txt", &last_year)]);
    let output = run(directory.path(), &["export", "今年.txt", "--to", "docx", "-o", "out"]);
    assert_eq!(
        (code(&output), names(&directory.path().join("out"))),
        (0, vec!["今年.docx".to_owned()]),
        "{}",
        stderr(&output)
    );
    let output = run(directory.path(), &["check", "今年.txt", "--previous", "去年.txt", "--format", "short"]);
    assert!(code(&output) == 0 && stdout(&output).contains("unchanged-prose"), "{}", stdout(&output));
    let agency = "舞钢市工业信息化和商务局";
    let output = run(directory.path(), &["new", "--year", "2026", "--agency", agency, "--from", "今年.txt"]);
    let report: Json = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!((code(&output), &report["requests"]["carried_over"]["natural_person"]), (0, &0.into()));
    assert!(report["requests"]["received"]["natural_person"].is_null());
    assert!(report["overview"].to_string().contains("0375—8122310"), "contact and address are kept: {report}");
    assert!(report["overview"].to_string().contains("（www.zgwg.gov.cn）"));
}

#[test]
fn folders_hold_files_of_all_kinds() {
    let root = directory(&[]);
    let folder = root.path().join("in/局");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, content) in [
        ("甲.txt", WUGANG_TEXT),
        ("甲.md", WUGANG_TEXT),
        ("乙.json", SUQIAN),
        ("乙.docx", "made of it"),
        ("readme.txt", "说明"),
    ] {
        std::fs::write(folder.join(name), content).unwrap();
    }
    std::fs::write(folder.join("丙.doc"), b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....").unwrap();
    let output = run(root.path(), &["check", "in", "--format", "short"]);
    let told = stdout(&output);
    assert!(told.contains("丙.doc") && told.contains("旧版"), "{told}");
    assert!(!told.contains("乙.docx") && !told.contains("readme") && !told.contains("甲.md"), "{told}");
    let output = run(root.path(), &["import", "in", "-o", "out"]);
    assert_eq!(code(&output), 2, "丙.doc cannot be read: {}", stderr(&output));
    assert_eq!(names(&root.path().join("out/局")), ["甲.import.json", "甲.json"]);
    let output = run(root.path(), &["import", "in"]);
    assert!(code(&output) == 2 && stderr(&output).contains("要用 -o 写明"), "{}", stderr(&output));
}

#[test]
fn standard_input_is_read_too() {
    let directory = directory(&[]);
    let output = nianbao(directory.path()).args(["import", "-", "-q"]).stdin(WUGANG_TEXT).output().unwrap();
    assert!(code(&output) == 0 && stdout(&output).starts_with('{'), "{}", stderr(&output));
}

#[test]
fn a_workbook_at_which_its_reader_panics_is_damaged_and_no_more() {
    let directory = directory(&[]);
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/files/reader-panics.xls")).unwrap();
    std::fs::write(directory.path().join("坏.xls"), bytes).unwrap();
    let arguments = ["import", "坏.xls", "-o", "x.json"];
    let output = nianbao(directory.path()).args(arguments).env_remove("RUST_BACKTRACE").output().unwrap();
    assert_eq!(code(&output), 2);
    let told = stderr(&output);
    assert!(told.starts_with("错误：坏.xls：") && told.contains("坏了") && told.lines().count() == 1, "{told}");
    assert!(!directory.path().join("x.json").exists());
}
