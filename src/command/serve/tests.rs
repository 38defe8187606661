//! Slow callers, at a server that is less patient than people get.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use nianbao::Exporter;

use super::{Patience, Settings, serve};

/// Starts a server that waits so long, and ends when it is asked to from its page.
fn start(patience: Duration) -> (SocketAddr, thread::JoinHandle<()>) {
    let (told, address) = mpsc::channel();
    let settings = Settings {
        address: (Ipv4Addr::LOCALHOST, 0).into(),
        hosts: Vec::new(),
        token: None,
        opened: None,
        counts: false,
        patience: Patience { headers: patience, request: patience, answer: patience, farewell: 2 * patience },
    };
    let server = thread::spawn(move || {
        serve(settings, Exporter::default(), |address| told.send(address).map_err(std::io::Error::other)).unwrap();
    });
    (address.recv().unwrap(), server)
}

/// Sends some bytes and then nothing; what comes back until the server closes.
fn send(address: SocketAddr, bytes: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(bytes.as_bytes()).unwrap();
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    answer
}

fn post(address: SocketAddr, path: &str, length: usize) -> String {
    let head = format!("POST {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n");
    format!("{head}Connection: close\r\nContent-Length: {length}\r\n\r\n{{}}")
}

#[test]
fn who_is_slow_is_not_waited_for() {
    let (address, server) = start(Duration::from_millis(500));
    assert_eq!(send(address, "GET /healthz HTTP/1.1\r\nHost: "), "", "half of the headers");
    let slow = send(address, &post(address, "/v1/check", 1000));
    assert!(slow.starts_with("HTTP/1.1 408"), "half of the body: {slow}");
    assert!(send(address, &post(address, "/page/end", 2)).starts_with("HTTP/1.1 200"));
    server.join().unwrap();
}

#[test]
fn who_takes_nothing_of_an_answer_is_given_up() {
    let (address, server) = start(Duration::from_millis(500));
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!("GET /v1/schema/2021 HTTP/1.1\r\nHost: {address}\r\n\r\n");
    // What comes back is more than the system keeps for a caller who reads nothing.
    stream.write_all(request.repeat(200).as_bytes()).unwrap();
    let given_up = (0..1200).find_map(|_| {
        thread::sleep(Duration::from_millis(50));
        stream.write_all(request.as_bytes()).err()
    });
    assert!(given_up.is_some(), "the connection still stands");
    assert!(send(address, &post(address, "/page/end", 2)).starts_with("HTTP/1.1 200"));
    server.join().unwrap();
}

#[test]
fn what_is_on_its_way_is_finished_before_the_end() {
    let (address, server) = start(Duration::from_secs(60));
    let mut early = TcpStream::connect(address).unwrap();
    let request =
        post(address, "/v1/check", 2).replace("Connection: close", "Expect: 100-continue\r\nConnection: close");
    let (head, body) = request.split_at(request.len() - 2);
    early.write_all(head.as_bytes()).unwrap();
    // Told to go on, it is being answered.
    let mut interim = [0; 25];
    early.read_exact(&mut interim).unwrap();
    assert_eq!(&interim, b"HTTP/1.1 100 Continue\r\n\r\n");
    assert!(send(address, &post(address, "/page/end", 2)).starts_with("HTTP/1.1 200"));
    while TcpStream::connect(address).is_ok() {
        thread::sleep(Duration::from_millis(10));
    }
    early.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    early.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    server.join().unwrap();
}
