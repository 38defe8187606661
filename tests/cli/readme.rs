//! What both READMEs show is what the command does.

use super::{SUQIAN, directory, names, nianbao};

const READMES: [&str; 2] = [include_str!("../../README.md"), include_str!("../../README.zh-CN.md")];

/// What begins a command of the README's, in a clone.
const RUN: &str = "cargo run --release -- ";

/// The words of a command behind what begins it.
fn arguments(command: &str) -> Vec<&str> {
    command.split_once(RUN).unwrap().1.split_whitespace().collect()
}

/// What stands between two texts.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    text.split_once(from).unwrap().1.split_once(to).unwrap().0
}

#[test]
fn the_report_of_a_few_lines_becomes_two_files() {
    for readme in READMES {
        let (command, rest) = readme.split_once(" <<'END'\n").unwrap();
        let json = rest.split_once("END\n").unwrap().0;
        let directory = directory(&[]);
        let made = nianbao(directory.path()).args(arguments(command.lines().last().unwrap())).stdin(json).assert();
        made.code(0);
        let files = names(&directory.path().join("out"));
        assert_eq!(files, ["report.docx", "report.pdf"]);
        assert!(files.iter().all(|file| readme.contains(&format!("`out/{file}`"))));
    }
}

#[test]
fn a_total_changed_by_one_is_told_as_shown() {
    for readme in READMES {
        let (from, to) = between(readme, "sed 's/", "/' samples/suqian-2023.json").split_once('/').unwrap();
        assert_eq!(SUQIAN.matches(from).count(), 1);
        let command = readme.lines().find(|line| line.starts_with("sed ")).unwrap();
        let directory = directory(&[]);
        let checked = nianbao(directory.path()).args(arguments(command)).stdin(SUQIAN.replace(from, to)).assert();
        let checked = checked.code(1).get_output().clone();
        let (told, shown) = (String::from_utf8(checked.stdout).unwrap(), between(readme, "```text\n", "```"));
        assert!(told.contains(shown), "{told}");
        assert_eq!(told.matches("错误[").count(), 2);
    }
}
