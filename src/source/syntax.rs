//! Faults of syntax in plain Chinese.
//!
//! serde_json says where and in few words what; the character found there tells the rest.

use std::ops::Range;

use super::lines::floor_boundary;
use super::structure::bytes_outside_strings;
use crate::finding::{Finding, Path};

/// What is wrong, and what to do about it.
struct Fault {
    span: Range<usize>,
    message: String,
    help: &'static str,
}

/// The finding for an error of serde_json's in a text.
pub(super) fn finding(text: &str, error: &serde_json::Error) -> Finding {
    let fault = Place::of(text, error).explain(&error.to_string());
    syntax_error(fault.message).at_span(fault.span).help(fault.help)
}

/// The finding for an escape in a string that stands for half a character.
pub(super) fn lone_surrogate(string: &str, start: usize, error: &serde_json::Error) -> Finding {
    let before = floor_boundary(string, error.column());
    let at = string[..before].rfind("\\u").unwrap_or(0);
    let escape = string.get(at..at + 6).unwrap_or(&string[at..]);
    syntax_error(format!("转义 {escape} 只是半个字符（代理项），必须成对出现"))
        .at_span(start + at..start + at + escape.len())
        .help("请直接写出这个字，不用转义")
}

fn syntax_error(message: String) -> Finding {
    Finding::error("json-syntax", Path::ROOT, message)
}

/// A place in a text where reading stopped.
struct Place<'a> {
    text: &'a str,
    /// The byte that could not be read, or the text's length.
    at: usize,
    /// The character there.
    found: Option<char>,
}

impl<'a> Place<'a> {
    fn of(text: &'a str, error: &serde_json::Error) -> Self {
        let line_start = match error.line() {
            0 | 1 => 0,
            line => text.match_indices('\n').nth(line - 2).map_or(0, |(at, _)| at + 1),
        };
        let position = (line_start + error.column()).min(text.len());
        let at = if error.is_eof() {
            text.trim_end().len()
        } else if is_control_character(&error.to_string()) {
            // The one fault that is told before its byte is taken.
            position
        } else {
            position.saturating_sub(1)
        };
        let at = floor_boundary(text, at);
        // Past the end of a text that stops too early there is at most white space.
        let found = if error.is_eof() { None } else { text[at..].chars().next() };
        Self { text, at, found }
    }

    fn explain(&self, error: &str) -> Fault {
        if error.starts_with("EOF") {
            return self.end_of_file(error);
        }
        if is_control_character(error) {
            return self.control_character();
        }
        if error.starts_with("invalid escape") {
            return self.escape();
        }
        self.wrong_character().or_else(|| self.trailing_comma()).unwrap_or_else(|| self.by_error(error))
    }

    fn end_of_file(&self, error: &str) -> Fault {
        let help = "文件可能没有保存完整，或者漏了最后的括号";
        if self.at == 0 {
            return self.fault("文件是空的", "请写入年报的 JSON，最外层是一对花括号 { }");
        }
        if error.starts_with("EOF while parsing a string") {
            return self.fault("文件在一个字符串中间结束了，缺少结束的英文双引号", help);
        }
        match open_brackets(self.text) {
            0 => self.fault("文件到这里就结束了，内容不完整", help),
            open => self.fault(format!("文件到这里就结束了，还有 {open} 个括号没有合上"), help),
        }
    }

    fn control_character(&self) -> Fault {
        match self.found {
            Some('\n' | '\r') => {
                self.fault("字符串中间断了行", "如果漏了结束的英文双引号，请补上；要分段，请写成数组里的几个字符串")
            }
            Some('\t') => self.fault("字符串里有制表符（Tab）", "请删去，或者写成 \\t"),
            other => {
                let code = u32::from(other.unwrap_or_default());
                self.fault(format!("字符串里有控制字符 U+{code:04X}"), "请删去这个看不见的字符")
            }
        }
    }

    fn escape(&self) -> Fault {
        let start = self.text[..self.at].rfind('\\').unwrap_or(self.at);
        let span = start..self.at + self.found.map_or(0, char::len_utf8);
        let message = format!("“{}”不是 JSON 的转义", &self.text[span.clone()]);
        Fault {
            span,
            message,
            help: "反斜线本身要写成 \\\\；JSON 只有 \\\" \\\\ \\/ \\b \\f \\n \\r \\t 和 \\u 加四位十六进制数",
        }
    }

    /// What people write for JSON's own characters.
    fn wrong_character(&self) -> Option<Fault> {
        let found = self.found?;
        let half_width = match found {
            '，' | '、' => ",",
            '：' => ":",
            '“' | '”' | '＂' | '„' => "\"",
            '｛' => "{",
            '｝' => "}",
            '［' | '【' => "[",
            '］' | '】' => "]",
            '\'' | '‘' | '’' => {
                return Some(self.fault("JSON 的键和字符串要用英文双引号，不用单引号", "请把单引号改成英文双引号 \""));
            }
            '/' | '#' => return Some(self.fault("JSON 里不能写注释", "请删去注释")),
            '+' => return Some(self.fault("数字前面不能有加号", "请删去加号；本年增/减可以写成字符串，如 \"+12\"")),
            '\u{A0}' | '\u{3000}' => {
                return Some(self.fault("这里有一个全角空格或不换行空格", "字符串之外只能用普通空格"));
            }
            _ => return None,
        };
        let message = format!("“{found}”不是英文（半角）符号，这里应当用 {half_width}");
        Some(self.fault(message, "请改成英文半角符号"))
    }

    fn trailing_comma(&self) -> Option<Fault> {
        let closing = self.found.filter(|found| matches!(found, ']' | '}'))?;
        let before = self.text[..self.at].trim_end();
        let comma = before.strip_suffix(',')?.len();
        let message = format!("“{closing}”前面多了一个逗号");
        Some(Fault { span: comma..comma + 1, message, help: "请删去最后一项后面的逗号" })
    }

    fn by_error(&self, error: &str) -> Fault {
        match error.split(" at line ").next().unwrap_or_default() {
            "expected `,` or `]`" => self.fault("这里应当是逗号或“]”", "两项之间要用英文逗号隔开，最后用“]”合上"),
            "expected `,` or `}`" => self.fault("这里应当是逗号或“}”", "两项之间要用英文逗号隔开，最后用“}”合上"),
            "expected `:`" => self.fault("键的后面应当是英文冒号", "请写成 \"键\": 值"),
            "trailing characters" => {
                self.fault("JSON 到这里已经结束，后面还有多余的内容", "请删去多余的内容，或者检查括号是否提前合上了")
            }
            "key must be a string" => self.fault("这里应当是用英文双引号括起来的键", "请写成 \"键\": 值"),
            "invalid number" => self.number(),
            "expected value" | "expected ident" => self.value(),
            _ => self.fault("这里不符合 JSON 的语法", "请检查括号、引号和逗号"),
        }
    }

    fn number(&self) -> Fault {
        let (span, word) = self.word();
        let message = format!("“{word}”不是 JSON 的数字");
        let help = "整数直接写，如 12；开头不能有多余的 0，小数点前后都要有数字，也不能写 NaN 或 Infinity";
        Fault { span, message, help }
    }

    fn value(&self) -> Fault {
        let (span, word) = self.word();
        let help = match word {
            "NaN" | "Infinity" | "undefined" | "None" | "nil" | "NA" => "这一格没有数时填 0",
            "True" | "False" | "Null" | "NULL" => "JSON 里是全小写的 true、false、null",
            _ => "文字要用英文双引号括起来，数字直接写",
        };
        if word.is_empty() {
            return self.fault("这里应当有一个值", help);
        }
        Fault { span, message: format!("“{}”不是 JSON 的值", shortened(word)), help }
    }

    /// The word or number the place is in.
    fn word(&self) -> (Range<usize>, &'a str) {
        let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '+');
        let before = &self.text[..self.at];
        let start = before.trim_end_matches(part).len();
        let rest = &self.text[start..];
        let length = rest.len() - rest.trim_start_matches(part).len();
        (start..start + length, &rest[..length])
    }

    fn fault(&self, message: impl Into<String>, help: &'static str) -> Fault {
        let length = self.found.map_or(0, char::len_utf8);
        Fault { span: self.at..self.at + length, message: message.into(), help }
    }
}

fn is_control_character(error: &str) -> bool {
    error.starts_with("control character")
}

/// The first characters of a word that may be long.
fn shortened(word: &str) -> String {
    match word.char_indices().nth(20) {
        Some((end, _)) => format!("{}…", &word[..end]),
        None => word.to_owned(),
    }
}

/// How many brackets of a text that ends too early were not closed.
fn open_brackets(text: &str) -> usize {
    bytes_outside_strings(text).fold(0_usize, |open, (_, byte)| match byte {
        b'{' | b'[' => open + 1,
        b'}' | b']' => open.saturating_sub(1),
        _ => open,
    })
}
