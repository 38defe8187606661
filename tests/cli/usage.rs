use crate::{code, directory, run, stderr, stdout};

#[test]
fn help_and_version_are_data() {
    let directory = directory(&[]);
    for arguments in [&["--help"][..], &["export", "--help"], &["check", "-h"], &["fonts", "-h"]] {
        let output = run(directory.path(), arguments);
        assert_eq!((code(&output), stderr(&output)), (0, ""));
        assert!(stdout(&output).contains("用法：nianbao"));
        for english in ["Usage", "Options", "Print", "possible", "default", "help subcommand"] {
            assert!(!stdout(&output).contains(english), "{english}: {}", stdout(&output));
        }
    }
    let output = run(directory.path(), &["--version"]);
    assert_eq!(stdout(&output), format!("nianbao {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_usage_is_told_in_chinese() {
    let directory = directory(&[]);
    for (arguments, message) in [
        (&[][..], "缺少命令：export、check、import、explain、new、schema、forms、fonts 或 serve"),
        (&["print"], "没有“print”这个命令"),
        (&["export"], "缺少 <输入>"),
        (&["export", "a.json", "--to", "odt"], "--to <格式> 不能是“odt”，可以是 pdf、docx"),
        (&["export", "a.json", "--to"], "--to <格式> 后面要写一个值"),
        (&["check", "a.json", "--formt", "json"], "没有“--formt”这个选项，是不是 --format？"),
        (&["check", "a.json", "--format", "full", "--format", "json"], "--format <样式> 只能写一次"),
    ] {
        let output = run(directory.path(), arguments);
        assert_eq!((code(&output), stdout(&output)), (2, ""), "{arguments:?}");
        assert!(stderr(&output).starts_with(&format!("错误：{message}")), "{}", stderr(&output));
    }
}
