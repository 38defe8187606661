//! What the page of `nianbao serve` asks of the server.

use serde_json::{Value, json};

use super::serve::Server;
use super::{SUQIAN, WUGANG, directory, nianbao};

/// The page's own addresses in a text of one of its files.
fn referred(text: &str) -> Vec<String> {
    let quoted = text.split(['"', '\'']);
    let named = quoted.filter_map(|part| match part.strip_prefix("./") {
        Some(module) => Some(format!("/page/{module}")),
        None => part.starts_with("/page/").then(|| part.to_owned()),
    });
    let is_file = |address: &String| {
        std::path::Path::new(address).extension().is_some_and(|extension| extension == "js" || extension == "css")
    };
    named.filter(is_file).collect()
}

#[test]
fn every_file_of_the_page_is_there_and_nothing_comes_from_elsewhere() {
    let directory = directory(&[]);
    let server = Server::start(directory.path(), &[]);
    let mut seen: Vec<String> = Vec::new();
    let mut open = vec!["/".to_owned()];
    while let Some(address) = open.pop() {
        let answer = server.get(&address);
        assert_eq!(answer.status, 200, "{address}");
        let text = String::from_utf8(answer.body).unwrap();
        assert!(!text.contains("https://") && !text.contains("//cdn"), "{address}");
        open.extend(referred(&text).into_iter().filter(|other| !seen.contains(other)));
        seen.push(address);
    }
    seen.sort();
    seen.dedup();
    assert!(seen.len() > 10 && seen.contains(&"/page/paste.js".to_owned()), "{seen:?}");
}

#[test]
fn the_form_is_handed_out_by_its_edition() {
    let directory = directory(&[]);
    let server = Server::start(directory.path(), &[]);
    for (edition, rows) in [("2021", 28), ("2019", 28)] {
        let form = server.get(&format!("/v1/form/{edition}")).json();
        let table = form["tables"].as_array().unwrap().iter().find(|table| table["id"] == "requests").unwrap();
        assert!(table["rows"].as_u64().unwrap() <= rows, "{edition}");
        assert_eq!(form["sections"].as_array().unwrap().len(), 6, "{edition}");
    }
    assert_eq!(server.get("/v1/form/1999").status, 404);
}

fn rules_of(answer: &Value) -> Vec<&str> {
    answer["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
}

#[test]
fn what_is_filled_in_is_checked_though_other_cells_are_blank() {
    let directory = directory(&[]);
    let server = Server::start(directory.path(), &[]);
    let mut report: Value = serde_json::from_str(WUGANG).unwrap();
    report["review_and_litigation"] = Value::Null;
    report["requests"]["received"]["total"] = json!(99_999);
    let asked = json!({ "report": report, "previous": null }).to_string();
    let told = server.post("/page/check", asked.as_bytes()).json();
    let rules = rules_of(&told);
    assert!(rules.contains(&"missing-value") && rules.contains(&"requests-applicants"), "{rules:?}");
    assert!(!rules.contains(&"review-and-litigation-total"), "{rules:?}");
    // Without the total there is nothing to compare, and a blank term is no 0.
    report["requests"]["received"]["natural_person"] = Value::Null;
    let asked = json!({ "report": report, "previous": null }).to_string();
    let told = server.post("/page/check", asked.as_bytes()).json();
    assert!(!rules_of(&told).contains(&"requests-applicants"));
}

#[test]
fn words_at_fault_are_quoted() {
    let directory = directory(&[]);
    let server = Server::start(directory.path(), &[]);
    let report = SUQIAN.replacen("2023年，", "2022年，", 1);
    assert_ne!(report, SUQIAN);
    let told = server.post("/page/check", format!("{{\"report\":{report}}}").as_bytes()).json();
    let quoted = told["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "wrong-year").unwrap();
    assert!(quoted["words"].as_str().unwrap().contains("2022"), "{quoted}");
}

#[test]
fn sheets_are_drawn_in_faces_that_are_handed_out() {
    let directory = directory(&[]);
    let server = Server::start(directory.path(), &[]);
    let drawn = server.post("/page/sheets", format!("{{\"report\":{WUGANG}}}").as_bytes()).json();
    assert_eq!(drawn["draft"], false);
    let sheet = drawn["sheets"][0].as_str().unwrap();
    let faces = drawn["faces"].as_array().unwrap();
    assert!(!faces.is_empty() && !sheet.contains("@font-face"));
    for face in faces {
        let answer = server.get(&format!("/page/faces/{}", face.as_str().unwrap()));
        assert_eq!(answer.status, 200);
        assert!(answer.headers.contains("font/ttf") && answer.body.starts_with(&[0, 1, 0, 0]), "{}", answer.headers);
    }
    assert_eq!(server.get("/page/faces/f0").status, 404);
    let blank = server.post("/page/sheets", br#"{"report":{"year":2025,"agency":""}}"#).json();
    assert_eq!(blank["draft"], true);
    let without_year = server.post("/page/sheets", br#"{"report":{"agency":"x"}}"#).json();
    assert_eq!(without_year["sheets"], json!([]));
    assert_eq!(server.post("/page/sheets", b"[]").status, 400);
}

#[test]
fn a_new_report_keeps_what_last_years_settles() {
    let directory = directory(&[("suqian.json", SUQIAN)]);
    let server = Server::start(directory.path(), &[]);
    let agency = serde_json::from_str::<Value>(SUQIAN).unwrap()["agency"].as_str().unwrap().to_owned();
    let asked = format!("{{\"year\":2024,\"agency\":\"{agency}\",\"previous\":{SUQIAN}}}");
    let begun = server.post("/page/new", asked.as_bytes());
    let made = nianbao(directory.path())
        .args(["new", "--year", "2024", "--agency", &agency, "--from", "suqian.json"])
        .output()
        .unwrap();
    assert_eq!(begun.json()["report"].as_str().unwrap().as_bytes(), made.stdout);
    let unnamed = SUQIAN.replacen(&format!("\"agency\": \"{agency}\""), "\"agency\": null", 1);
    assert_ne!(unnamed, SUQIAN);
    let asked_of_nobody = format!("{{\"year\":2024,\"agency\":\"\",\"previous\":{unnamed}}}");
    assert_eq!(server.post("/page/new", asked_of_nobody.as_bytes()).status, 200);
    let other_year = server.post("/page/new", asked.replace("2024", "2025").as_bytes());
    assert_eq!(other_year.status, 422);
    assert!(String::from_utf8(other_year.body).unwrap().contains("不是上一年的"));
}

#[test]
fn drafts_are_the_commands() {
    let unfinished = r#"{"year": 2025, "agency": "某局"}"#;
    let directory = directory(&[("report.json", unfinished)]);
    let server = Server::start(directory.path(), &[]);
    for format in ["pdf", "docx"] {
        let made = nianbao(directory.path())
            .args(["export", "--draft", "--to", format, "-o", "-", "report.json"])
            .output()
            .unwrap();
        let answer = server.post(&format!("/v1/export?to={format}&draft"), unfinished.as_bytes());
        assert_eq!(answer.status, 200);
        assert!(answer.body == made.stdout && answer.body.len() > 1000, "{format}");
    }
    assert_eq!(server.post("/v1/export?to=pdf&draft", b"{").status, 422);
}

#[test]
fn the_file_it_is_started_with_is_handed_to_the_page() {
    let directory = directory(&[("某局.json", WUGANG)]);
    let server = Server::start(directory.path(), &["某局.json"]);
    assert_eq!(server.get("/page/session").json()["opened"], true);
    assert_eq!(server.get("/page/opened").body, WUGANG.as_bytes());
    let without = Server::start(directory.path(), &[]);
    assert_eq!(without.get("/page/session").json()["opened"], false);
    assert_eq!(without.get("/page/opened").status, 404);
}

#[test]
fn it_ends_from_the_page_where_it_is_one_persons() {
    let directory = directory(&[("token", "0123456789abcdef\n")]);
    let mut server = Server::start(directory.path(), &[]);
    assert_eq!(server.get("/page/session").json()["ends"], true);
    assert_eq!(server.post("/page/end", b"{}").status, 200);
    assert_eq!(server.wait(), Some(0));
    let shared = Server::start(directory.path(), &["--allow-host", "portal.example"]);
    assert_eq!(shared.get("/page/session").json()["ends"], false);
    assert_eq!(shared.post("/page/end", b"{}").status, 403);
    assert_eq!(shared.get("/healthz").status, 200);
}

/// Starts the program as a desktop does: no terminal, a screen, and a browser that writes down what it is to open.
#[cfg(unix)]
fn started_from_a_desktop(directory: &std::path::Path, arguments: &[&str]) -> String {
    use std::os::unix::fs::PermissionsExt as _;
    let browser = directory.join("xdg-open");
    std::fs::write(&browser, "#!/bin/sh\necho \"$1\" > opened.tmp && mv opened.tmp opened\n").unwrap();
    std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", directory.display(), std::env::var("PATH").unwrap());
    let mut process = std::process::Command::new(super::cargo_bin("nianbao"))
        .current_dir(directory)
        .args(arguments)
        .env("PATH", path)
        .env("DISPLAY", ":9")
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let opened = directory.join("opened");
    while !opened.exists() {
        assert!(process.try_wait().unwrap().is_none(), "it ended");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    process.kill().unwrap();
    process.wait().unwrap();
    std::fs::read_to_string(opened).unwrap()
}

#[cfg(unix)]
#[test]
fn a_double_click_and_a_file_dropped_on_it_open_the_page() {
    for arguments in [&[][..], &["某局.json"], &["serve", "--open"]] {
        let directory = directory(&[("某局.json", WUGANG)]);
        let opened = started_from_a_desktop(directory.path(), arguments);
        assert!(opened.starts_with("http://127.0.0.1:"), "{opened}");
    }
}
