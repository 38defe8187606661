//! `nianbao serve`, asked as a portal asks.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Stdio};

use super::{WUGANG, cargo_bin, code, directory, run, stderr, stdout};

/// A server that ends with its test.
pub struct Server {
    process: Child,
    /// Where it is, without the scheme.
    address: String,
    /// Its standard output and error, once it has ended.
    log: Option<std::thread::JoinHandle<String>>,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub headers: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

impl Server {
    pub fn start(directory: &Path, arguments: &[&str]) -> Self {
        let server = Self::start_at(directory, arguments);
        assert!(server.address.starts_with("127.0.0.1:"), "{}", server.address);
        server
    }

    /// One that may listen at another address.
    pub fn start_at(directory: &Path, arguments: &[&str]) -> Self {
        let mut process = std::process::Command::new(cargo_bin("nianbao"))
            .current_dir(directory)
            .env_remove("SOURCE_DATE_EPOCH")
            .arg("serve")
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        output.read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").unwrap().to_owned();
        let mut errors = process.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut told = String::new();
            errors.read_to_string(&mut told).unwrap();
            output.read_to_string(&mut told).unwrap();
            told
        });
        Self { process, address, log: Some(log) }
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn kill(&mut self) {
        self.process.kill().unwrap();
    }

    /// All that it printed besides its address, once it has ended.
    pub fn told(&mut self) -> String {
        self.log.take().unwrap().join().unwrap()
    }

    /// Waits until it has ended.
    pub fn wait(&mut self) -> Option<i32> {
        self.process.wait().unwrap().code()
    }

    pub fn ask(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> Answer {
        let head =
            format!("{method} {path} HTTP/1.1\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
        self.send(&[head.as_bytes(), body].concat())
    }

    /// Asks the server at this computer's own address and a port.
    pub fn send_to(port: &str, request: &str) -> Answer {
        Self::exchange(&format!("127.0.0.1:{port}"), request.as_bytes())
    }

    fn send(&self, bytes: &[u8]) -> Answer {
        Self::exchange(&self.address, bytes)
    }

    fn exchange(address: &str, bytes: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(address).unwrap();
        // What is refused unread breaks off the sending.
        let _ = stream.write_all(bytes);
        let mut all = Vec::new();
        let _ = stream.read_to_end(&mut all);
        let end = all.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let headers = String::from_utf8(all[..end].to_vec()).unwrap().to_lowercase();
        let status = headers[9..12].parse().unwrap();
        Answer { status, headers, body: all[end + 4..].to_vec() }
    }

    pub fn post(&self, path: &str, body: &[u8]) -> Answer {
        let headers = format!("Host: {}\r\nContent-Type: application/json\r\n", self.address);
        self.ask("POST", path, &headers, body)
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("Host: {}\r\n", self.address), b"")
    }
}

#[test]
fn exports_are_the_commands_files() {
    let directory = directory(&[("report.json", WUGANG)]);
    let server = Server::start(directory.path(), &[]);
    for format in ["pdf", "docx", "ofd", "html"] {
        let made = super::nianbao(directory.path()).args(["export", "--to", format, "-o", "-", "report.json"]).output();
        let answer = server.post(&format!("/v1/export?to={format}"), WUGANG.as_bytes());
        assert_eq!(answer.status, 200, "{format}");
        assert!(answer.body == made.unwrap().stdout && answer.body.len() > 1000, "{format}");
        let name = format!("content-disposition: attachment; filename*=utf-8''%e5%b9%b4%e6%8a%a5.{format}");
        assert!(answer.headers.contains(&name), "{}", answer.headers);
    }
    assert_eq!(server.post("/v1/export?to=svg", WUGANG.as_bytes()).status, 400);
    assert_eq!(server.post("/v1/export", WUGANG.as_bytes()).status, 400);
}

#[test]
fn all_files_come_as_one() {
    let directory = directory(&[("年报.json", WUGANG)]);
    let server = Server::start(directory.path(), &[]);
    let answer = server.post("/v1/export?to=zip", WUGANG.as_bytes());
    assert!(answer.headers.contains("application/zip") && answer.headers.contains("%e5%b9%b4%e6%8a%a5.zip"));
    run(directory.path(), &["export", "--to", "pdf,docx,html,ofd", "--output", ".", "年报.json"]);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(answer.body)).unwrap();
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        let name = entry.name().unwrap().into_owned();
        assert!(bytes == std::fs::read(directory.path().join(&name)).unwrap(), "{name}");
        names.push(name);
    }
    assert_eq!(names, ["年报.pdf", "年报.docx", "年报.html", "年报.fragment.html", "年报.ofd", "年报.json"]);
    assert_eq!(server.post("/v1/export?to=zip", b"{}").status, 422);
}

#[test]
fn findings_are_the_commands() {
    let wrong = WUGANG.replacen("\"enterprise\": ", "\"enterprise\": 9", 1);
    assert_ne!(wrong, WUGANG);
    let directory = directory(&[("report.json", &wrong)]);
    let server = Server::start(directory.path(), &[]);
    for text in [wrong.as_str(), "{", "[1", "{\"year\": 2025}"] {
        std::fs::write(directory.path().join("report.json"), text).unwrap();
        let checked = run(directory.path(), &["check", "--format", "json", "report.json"]);
        let told: Vec<serde_json::Value> = stdout(&checked)
            .lines()
            .map(|line| serde_json::from_str(&line.replacen("\"report.json\"", "\"-\"", 1)).unwrap())
            .collect();
        assert!(!told.is_empty(), "{text}");
        let answer = server.post("/v1/check", text.as_bytes());
        assert_eq!((answer.status, &answer.json()["findings"]), (200, &told.clone().into()));
        let refused = server.post("/v1/export?to=pdf", text.as_bytes());
        assert_eq!((refused.status, &refused.json()["findings"]), (422, &told.into()));
        assert!(refused.headers.contains("application/problem+json"));
    }
}

#[test]
fn the_year_before_is_compared_with() {
    let directory = directory(&[]);
    let server = Server::start(directory.path(), &[]);
    let both = format!("{{\"report\": {WUGANG}, \"previous\": {WUGANG}}}");
    let (alone, compared) =
        (server.post("/v1/check", WUGANG.as_bytes()), server.post("/v1/check?previous", both.as_bytes()));
    assert_eq!(compared.status, 200);
    assert_ne!(alone.json(), compared.json());
    assert_eq!(server.post("/v1/check?previous", WUGANG.as_bytes()).status, 400);
}

#[test]
fn a_word_file_comes_back_as_its_report() {
    let directory = directory(&[]);
    let server = Server::start(directory.path(), &[]);
    let word = server.post("/v1/export?to=docx", WUGANG.as_bytes()).body;
    let imported = server.post("/v1/import", &word);
    assert_eq!(imported.status, 200);
    let json = imported.json();
    let again = server.post("/v1/export?to=docx", json["report"].as_str().unwrap().as_bytes());
    assert!(again.body == word);
    assert!(json["account"]["values"].is_array(), "{}", json["account"]);
    assert_eq!(server.post("/v1/import", b"\x00\x01").status, 422);
}

#[test]
fn pages_are_drawn_also_of_what_is_not_finished() {
    let directory = directory(&[]);
    let server = Server::start(directory.path(), &[]);
    let shown = server.post("/v1/preview", WUGANG.as_bytes());
    assert_eq!(shown.status, 200);
    assert!(shown.json()["pages"][0].as_str().unwrap().contains("<svg"));
    let draft = server.post("/v1/preview", br#"{"year": 2025, "agency": "x"}"#);
    assert_eq!(draft.status, 200);
    assert!(!draft.json()["findings"].as_array().unwrap().is_empty());
    assert_eq!(server.post("/v1/preview", b"{").status, 422);
}

#[test]
fn strangers_are_refused_and_every_answer_is_sealed() {
    let directory = directory(&[]);
    let server = Server::start(directory.path(), &[]);
    let host = format!("Host: {}\r\n", server.address);
    let foreign = [
        ("GET", "Host: evil.example\r\n".to_owned(), 403),
        ("GET", format!("{host}Origin: http://evil.example\r\n"), 403),
        ("GET", format!("{host}Sec-Fetch-Site: cross-site\r\n"), 403),
        ("POST", format!("{host}Content-Type: text/plain\r\n"), 415),
    ];
    for (method, headers, status) in foreign {
        let answer = server.ask(method, "/v1/check", &headers, b"");
        assert_eq!(answer.status, status, "{headers}");
        let sealed = ["content-security-policy: default-src 'self'", "nosniff", "no-store", "no-referrer"];
        assert!(sealed.iter().all(|header| answer.headers.contains(header)), "{}", answer.headers);
        assert!(!answer.headers.contains("access-control"), "{}", answer.headers);
    }
    assert_eq!(server.get("/v1/check").status, 405);
    assert_eq!(server.get("/../../etc/passwd").status, 404);
    assert_eq!(server.get("/healthz").status, 200);
    assert_eq!(server.get("/v1/schema/1999").status, 404);
    let printed = run(directory.path(), &["schema"]);
    assert_eq!(server.get("/v1/schema/2021").body, printed.stdout);
}

#[test]
fn what_says_that_it_is_too_large_is_refused_unread() {
    let directory = directory(&[]);
    let server = Server::start(directory.path(), &[]);
    let head = format!("POST /v1/check HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\n", server.address);
    let told = format!("{head}Connection: close\r\nContent-Length: {}\r\n\r\n", 17 << 20);
    assert_eq!(server.send(told.as_bytes()).status, 413);
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn a_token_is_asked_for() {
    let directory = directory(&[("token", "0123456789abcdef\n"), ("short", "abc")]);
    let server = Server::start(directory.path(), &["--token", "token"]);
    assert_eq!(server.post("/v1/check", WUGANG.as_bytes()).status, 401);
    let headers = format!("Host: {}\r\nAuthorization: Bearer 0123456789abcdef\r\n", server.address);
    assert_eq!(server.ask("GET", "/v1/schema/2021", &headers, b"").status, 200);
    let refused = run(directory.path(), &["serve", "--token", "short"]);
    assert_eq!(code(&refused), 2);
    assert!(stderr(&refused).contains("至少 16 个字符"));
}

#[test]
fn other_computers_need_a_name() {
    let directory = directory(&[]);
    let refused = run(directory.path(), &["serve", "--listen", "0.0.0.0"]);
    assert_eq!(code(&refused), 2);
    assert!(stderr(&refused).contains("--allow-host"), "{}", stderr(&refused));
}

#[cfg(unix)]
#[test]
fn asked_to_end_it_ends_well() {
    let directory = directory(&[]);
    let mut server = Server::start(directory.path(), &[]);
    assert_eq!(server.get("/healthz").status, 200);
    let id = server.process.id().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    assert_eq!(server.process.wait().unwrap().code(), Some(0));
}
