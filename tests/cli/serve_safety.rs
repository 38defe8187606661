//! `nianbao serve` and those who mean it ill, or are many.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use super::serve::Server;
use super::{WUGANG, directory};

#[test]
fn a_body_that_does_not_say_how_large_it_is_ends_at_the_limit() {
    let directory = directory(&[]);
    let server = Server::start(directory.path(), &[]);
    let mut stream = TcpStream::connect(server.address()).unwrap();
    let head = format!("POST /v1/check HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\n", server.address());
    stream.write_all(format!("{head}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n").as_bytes()).unwrap();
    let piece = vec![b' '; 1 << 20];
    for _ in 0..17 {
        // The server may have closed already.
        let _ = stream
            .write_all(b"100000\r\n")
            .and_then(|()| stream.write_all(&piece))
            .and_then(|()| stream.write_all(b"\r\n"));
    }
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(&answer, b"HTTP/1.1 413");
    assert_eq!(server.get("/healthz").status, 200);
}

#[test]
fn every_answer_is_closed_to_other_origins() {
    let directory = directory(&[]);
    let server = Server::start(directory.path(), &[]);
    let headers = [
        "content-security-policy: default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; object-src 'none'; \
         base-uri 'none'; form-action 'self'",
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
        "cross-origin-resource-policy: same-origin",
        "cross-origin-opener-policy: same-origin",
        "cache-control: no-store",
    ];
    let host = format!("Host: {}\r\n", server.address());
    let answers = [
        (200, server.get("/")),
        (200, server.post("/v1/export?to=pdf", WUGANG.as_bytes())),
        (400, server.post("/v1/export?to=nothing", WUGANG.as_bytes())),
        (403, server.ask("GET", "/", "Host: evil.example\r\n", b"")),
        (404, server.get("/nothing")),
        (405, server.get("/v1/check")),
        (415, server.ask("POST", "/v1/check", &host, b"")),
        (422, server.post("/v1/export?to=pdf", b"{}")),
    ];
    for (status, answer) in answers {
        assert_eq!(answer.status, status);
        for header in headers {
            assert!(answer.headers.lines().any(|line| line == header), "{header}\n{}", answer.headers);
        }
    }
}

#[test]
fn counts_are_handed_out_if_that_is_asked_for() {
    let directory = directory(&[]);
    let silent = Server::start(directory.path(), &[]);
    assert_eq!(silent.get("/metrics").status, 404);
    let server = Server::start(directory.path(), &["--metrics"]);
    server.post("/v1/check", WUGANG.as_bytes());
    server.post("/v1/export?to=secret", b"secret");
    server.get("/secret");
    let answer = server.get("/metrics");
    let text = String::from_utf8(answer.body).unwrap();
    for line in [
        "nianbao_requests_total{route=\"/v1/check\",status=\"200\"} 1",
        "nianbao_requests_total{route=\"/v1/export\",status=\"400\"} 1",
        "nianbao_requests_total{route=\"other\",status=\"404\"} 1",
        "nianbao_working 0",
    ] {
        assert!(text.lines().any(|other| other == line), "{line}\n{text}");
    }
    assert!(answer.headers.contains("text/plain; version=0.0.4") && !text.contains("secret"));
}

#[test]
fn the_description_is_of_what_is_served() {
    let directory = directory(&[]);
    let server = Server::start(directory.path(), &["--metrics"]);
    let all = server.get("/openapi.json").json();
    for (path, operations) in all["paths"].as_object().unwrap() {
        let (address, is_post) = (path.replace("{edition}", "2021"), operations.get("post").is_some());
        let answer = if is_post { server.post(&address, b"{") } else { server.get(&address) };
        assert_ne!(answer.status, 404, "{path}");
        let told = &operations[if is_post { "post" } else { "get" }]["responses"];
        assert!(told.get(answer.status.to_string()).is_some(), "{path} {}", answer.status);
    }
}

#[test]
fn nothing_of_what_is_sent_is_logged() {
    let directory = directory(&[]);
    let mut server = Server::start(directory.path(), &[]);
    server.post("/v1/check", b"{\"agency\": \"a secret\"");
    server.post("/v1/import", b"a secret \xff");
    assert_eq!(server.post("/page/end", b"{}").status, 200);
    assert_eq!(server.wait(), Some(0));
    let told = server.told();
    assert!(!told.contains("secret"), "{told}");
}

#[test]
fn a_server_for_others_says_so() {
    let directory = directory(&[]);
    let mut server = Server::start_at(directory.path(), &["--listen", "0.0.0.0", "--allow-host", "portal.example"]);
    // Of another computer's names only the one that is allowed is listened to.
    let port = server.address().rsplit(':').next().unwrap().to_owned();
    let ask = |host: &str| {
        Server::send_to(&port, &format!("GET /healthz HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n"))
    };
    assert_eq!((ask("portal.example").status, ask("other.example").status), (200, 403));
    server.kill();
    let told = server.told();
    assert!(told.contains("别的电脑也能访问"), "{told}");
}
