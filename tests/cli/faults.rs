//! What happens when something goes wrong from outside: the disk, the inputs, a signal.

#![allow(clippy::print_stderr, reason = "a test that cannot be run says so")]

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{SUQIAN, changed, code, directory, names, nianbao, read, run, stderr, stdout};

/// A folder `in` with so many reports.
fn reports(count: usize, content: &str) -> tempfile::TempDir {
    let root = directory(&[]);
    fs::create_dir(root.path().join("in")).unwrap();
    for number in 0..count {
        fs::write(root.path().join(format!("in/{number:03}.json")), content).unwrap();
    }
    root
}

fn started(root: &Path, arguments: &[&str]) -> Child {
    let mut command = Command::new(snapbox::cmd::cargo_bin("nianbao"));
    command.args(arguments).current_dir(root).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Waits until a folder has at least so many files.
fn wait_for(folder: &Path, count: usize) {
    wait_until(|| folder.is_dir() && names(folder).len() >= count);
}

fn wait_until(so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !so() {
        assert!(begun.elapsed() < Duration::from_secs(60), "nothing is written");
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[cfg(unix)]
fn signal(child: &Child, name: &str) {
    assert!(Command::new("kill").args([name, &child.id().to_string()]).status().unwrap().success());
}

/// The reports in a folder of which both files are there and whole.
fn whole_pairs(folder: &Path) -> Vec<String> {
    let stems = |end: &str| -> Vec<String> {
        names(folder).iter().filter_map(|name| Some(name.strip_suffix(end)?.to_owned())).collect()
    };
    for stem in stems(".pdf") {
        let pdf = read(folder.join(format!("{stem}.pdf")));
        assert!(pdf.starts_with(b"%PDF-1.7") && pdf.trim_ascii_end().ends_with(b"%%EOF"), "{stem}");
    }
    for stem in stems(".docx") {
        // An archive that is cut short has no directory at its end.
        assert!(zip::ZipArchive::new(File::open(folder.join(format!("{stem}.docx"))).unwrap()).is_ok(), "{stem}");
    }
    stems(".pdf").into_iter().filter(|stem| stems(".docx").contains(stem)).collect()
}

/// A small file system of its own, taken away at the end; none without the right to mount one.
struct Mount(PathBuf);

impl Mount {
    fn new(at: &Path, options: &str) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "none"]).arg(at).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(at.to_owned()));
        }
        eprintln!("SKIPPED: no right to mount a file system");
        None
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_leaves_whole_pairs_and_no_rest() {
    let root = reports(4, SUQIAN);
    let out = root.path().join("out");
    let Some(_mount) = Mount::new(&out, "size=1500k") else { return };
    let output = run(root.path(), &["export", "in", "-o", "out", "--log", "log"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("写不了：磁盘满了"), "{}", stderr(&output));
    let whole = whole_pairs(&out).len();
    assert!((1..4).contains(&whole), "{:?}", names(&out));
    assert_eq!(names(&out).len(), 2 * whole, "{:?}", names(&out));
    let log = fs::read_to_string(root.path().join("log")).unwrap();
    assert_eq!(log.matches("\"status\":\"written\"").count(), whole);
    assert_eq!(log.matches("\"status\":\"failed\"").count(), 4 - whole);
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let root = reports(1, SUQIAN);
    let out = root.path().join("out");
    let Some(_mount) = Mount::new(&out, "ro") else { return };
    let output = run(root.path(), &["export", "in", "-o", "out"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("写不了：这里只能读，不能写"), "{}", stderr(&output));
}

#[test]
fn a_log_that_cannot_be_written_is_told_and_ends_the_batch() {
    let root = reports(40, SUQIAN);
    if !Path::new("/dev/full").exists() {
        eprintln!("SKIPPED: there is no /dev/full");
        return;
    }
    let output = run(root.path(), &["export", "in", "-o", "out", "--to", "docx", "--log", "/dev/full", "-j", "1"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("/dev/full 写不了：磁盘满了"), "{}", stderr(&output));
    assert!(names(&root.path().join("out")).len() < 40, "what is not on record is not done");
}

#[test]
fn a_file_that_vanishes_is_told_and_others_are_written() {
    let root = reports(30, SUQIAN);
    let mut child = started(root.path(), &["export", "in", "-o", "out", "--log", "log", "-j", "1"]);
    wait_for(&root.path().join("out"), 1);
    fs::remove_file(root.path().join("in/029.json")).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(2));
    assert_eq!(whole_pairs(&root.path().join("out")).len(), 29);
    let log = fs::read_to_string(root.path().join("log")).unwrap();
    let last: Value = serde_json::from_str(log.lines().nth(29).unwrap()).unwrap();
    assert_eq!(
        (&last["input"], &last["error"]),
        (&"in/029.json".into(), &"in/029.json 读不了：没有这个文件或目录".into())
    );
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_nowhere_is_a_report_that_cannot_be_read() {
    let root = reports(1, SUQIAN);
    std::os::unix::fs::symlink("nowhere.json", root.path().join("in/link.json")).unwrap();
    let output = run(root.path(), &["export", "in", "-o", "out"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("in/link.json 读不了：没有这个文件或目录"), "{}", stderr(&output));
    assert_eq!(whole_pairs(&root.path().join("out")), ["000"]);
}

#[test]
#[cfg(unix)]
fn sigterm_ends_a_batch_with_whole_pairs_and_no_rest() {
    for (name, status) in [("-TERM", 143), ("-INT", 130)] {
        let root = reports(60, SUQIAN);
        let mut child = started(root.path(), &["export", "in", "-o", "out", "--log", "log"]);
        let out = root.path().join("out");
        wait_for(&out, 3);
        signal(&child, name);
        assert_eq!(child.wait().unwrap().code(), Some(status), "{name}");
        let whole = whole_pairs(&out).len();
        assert!((1..60).contains(&whole), "{whole}");
        assert_eq!(names(&out).len(), 2 * whole, "{:?}", names(&out));
        let log = fs::read_to_string(root.path().join("log")).unwrap();
        assert_eq!(log.matches("\"status\":\"written\"").count(), whole);
        assert!(log.contains("\"status\":\"stopped\"") && log.lines().last().unwrap().contains("\"summary\""));
    }
}

#[test]
#[cfg(unix)]
fn sigkill_leaves_no_half_file_and_the_rest_can_be_made() {
    let root = reports(60, SUQIAN);
    let arguments = ["export", "in", "-o", "out", "--changed"];
    let mut child = started(root.path(), &arguments);
    let out = root.path().join("out");
    wait_until(|| fs::read_to_string(out.join(".nianbao-made")).is_ok_and(|made| made.lines().count() > 2));
    signal(&child, "-KILL");
    child.wait().unwrap();
    whole_pairs(&out);
    let known = [".pdf", ".docx"];
    let is_known = |name: &String| known.iter().any(|end| name.ends_with(end)) || name.starts_with(".nianbao-");
    assert!(names(&out).iter().all(is_known), "{:?}", names(&out));
    let output = run(root.path(), &arguments);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(stderr(&output).contains("没有变化"), "what was made before is known: {}", stderr(&output));
    assert_eq!(whole_pairs(&out).len(), 60);
}

#[test]
fn two_programs_on_one_folder_mix_no_pair() {
    let root = reports(25, SUQIAN);
    let other = reports(25, &changed("\"agency\": \"宿迁市\"", "\"agency\": \"宿州市\""));
    let out = root.path().join("out");
    let second = other.path().join("in");
    let mut children = [
        started(root.path(), &["export", "in", "-o", "out", "--changed"]),
        started(root.path(), &["export", second.to_str().unwrap(), "-o", "out", "--changed"]),
    ];
    assert!(children.iter_mut().all(|child| child.wait().unwrap().success()));
    let pair = |folder: &Path, stem: &str| ["pdf", "docx"].map(|end| read(folder.join(format!("{stem}.{end}"))));
    for root in [root.path(), other.path()] {
        assert_eq!(code(&run(root, &["export", "in/000.json", "-o", "alone"])), 0);
    }
    let alone = [root.path(), other.path()].map(|root| pair(&root.join("alone"), "000"));
    assert_ne!(alone[0], alone[1]);
    let stems = whole_pairs(&out);
    assert_eq!(stems.len(), 25);
    assert!(stems.iter().all(|stem| alone.contains(&pair(&out, stem))), "each pair is of one report");
    assert!(names(&out).iter().all(|name| !name.starts_with(".nianbao-") || name == ".nianbao-made"));
}

#[test]
fn an_input_of_two_gigabytes_is_refused_at_once() {
    let root = reports(1, SUQIAN);
    File::create(root.path().join("in/huge.json")).unwrap().set_len(2 << 30).unwrap();
    let begun = Instant::now();
    let output = run(root.path(), &["export", "in", "-o", "out"]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("in/huge.json:1:1: 错误[input-too-large] 文件超过 64 MiB"), "{}", stderr(&output));
    assert_eq!(whole_pairs(&root.path().join("out")), ["000"]);
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

#[test]
fn what_is_far_too_much_is_refused_in_bounded_time() {
    let nested = (0..10).fold(json!("字"), |content, _| json!({ "heading": "标题", "content": [content] }));
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let words = |overview: Value| {
        let mut report: Value = serde_json::from_str(SUQIAN).unwrap();
        report["overview"] = overview;
        report.to_string()
    };
    let cases = [
        (words(json!([nested])), "标题最多分 3 层"),
        (changed("\"overview\": [", &format!("\"overview\": [{deep},")), "最多 32 层"),
        (words(vec!["字"; 1_000_000].into()), "超过 100000 个"),
        (words(json!(["字".repeat(3_500_000)])), "100000"),
    ];
    for (report, message) in cases {
        let root = directory(&[]);
        let begun = Instant::now();
        let output =
            nianbao(root.path()).args(["check", "-", "--format", "short", "-q"]).stdin(report).output().unwrap();
        assert_eq!(code(&output), 1);
        assert!(stdout(&output).contains(message), "{message}: {:.400}", stdout(&output));
        assert!(begun.elapsed() < Duration::from_secs(20), "{message}: {:?}", begun.elapsed());
    }
}

/// Two programs that write the same report must not leave the PDF of one beside the Word file of the other.
#[cfg(unix)]
#[test]
fn files_are_put_into_a_folder_only_while_no_other_program_does() {
    let root = directory(&[("a.json", SUQIAN)]);
    let folder = root.path().join("out");
    fs::create_dir(&folder).unwrap();
    let turn = File::open(&folder).unwrap();
    turn.lock().unwrap();
    let mut child = started(root.path(), &["export", "a.json", "-o", "out"]);
    let unfinished = |path: &Path| names(path).iter().filter(|name| name.starts_with(".nianbao-")).count();
    wait_for(&folder, 2);
    // Both files are written beside their places; without the lock they would be put there at once.
    for _ in 0..50 {
        std::thread::sleep(Duration::from_millis(10));
        assert_eq!((child.try_wait().unwrap(), unfinished(&folder)), (None, 2), "it waits for its turn");
    }
    turn.unlock().unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(names(&folder), ["a.docx", "a.pdf"]);
}
