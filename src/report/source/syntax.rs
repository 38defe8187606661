//! Faults of syntax in plain Chinese: the character that was found tells most of it, what was expected there the rest.

use std::ops::Range;

use super::lines::floor_boundary;
use super::structure::bytes_outside_strings;
use super::typed;
use crate::report::finding::{Finding, Path};

/// What is wrong, and what to do about it.
#[derive(Debug)]
pub(super) struct Fault {
    span: Range<usize>,
    message: String,
    help: String,
}

/// What should stand where something else does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// A comma or the end of an array.
    CommaOrBracket,
    /// A comma or the end of an object.
    CommaOrBrace,
    /// The colon after a key.
    Colon,
    /// A key.
    Key,
    /// A value.
    Value,
    /// Nothing more.
    End,
}

impl Expected {
    /// What may follow a part of what this bracket closes.
    pub fn comma_or(closing: char) -> Self {
        if closing == ']' { Self::CommaOrBracket } else { Self::CommaOrBrace }
    }
}

/// The finding for a text that serde_json cannot read and in which no other fault was seen.
pub(super) fn unknown(text: &str, error: &serde_json::Error) -> Finding {
    let line_start = match error.line() {
        0 | 1 => 0,
        line => text.match_indices('\n').nth(line - 2).map_or(0, |(at, _)| at + 1),
    };
    let at = floor_boundary(text, (line_start + error.column()).saturating_sub(1).min(text.len()));
    Fault::new(text, at, "这里不符合 JSON 的语法", "请检查括号、引号和逗号").into_finding(Path::ROOT)
}

/// The finding for an escape in a string that stands for half a character.
pub(super) fn lone_surrogate(string: &str, start: usize, error: &serde_json::Error) -> Finding {
    let before = floor_boundary(string, error.column());
    let at = string[..before].rfind("\\u").unwrap_or(0);
    let escape = string.get(at..at + 6).unwrap_or(&string[at..]);
    let message = format!("转义 {escape} 只是半个字符（代理项），必须成对出现");
    let span = start + at..start + at + escape.len();
    Fault { span, message, help: "请直接写出这个字，不用转义".to_owned() }.into_finding(Path::ROOT)
}

/// What a full-width mark stands for in JSON.
pub(super) fn half_width(character: char) -> Option<char> {
    Some(match character {
        '，' | '、' => ',',
        '：' => ':',
        '｛' => '{',
        '｝' => '}',
        '［' | '【' => '[',
        '］' | '】' => ']',
        _ => return None,
    })
}

/// Whether a text begins with a comment, as other languages than JSON have them.
pub(super) fn is_comment(text: &str) -> bool {
    ["//", "/*", "#"].iter().any(|beginning| text.starts_with(beginning)) && !text.starts_with("#REF")
}

/// Whether a word is a number, true, false or null as JSON has them.
pub(super) fn is_scalar(word: &str) -> bool {
    matches!(word, "true" | "false" | "null")
        || word.starts_with(|first: char| first == '-' || first.is_ascii_digit())
            && serde_json::from_str::<&serde_json::value::RawValue>(word).is_ok()
}

impl Fault {
    fn new(text: &str, at: usize, message: impl Into<String>, help: impl Into<String>) -> Self {
        let length = text[at..].chars().next().map_or(0, char::len_utf8);
        Self { span: at..at + length, message: message.into(), help: help.into() }
    }

    /// As a finding about the value at a path.
    pub fn into_finding(self, path: Path) -> Finding {
        Finding::error("json-syntax", path, self.message).at_span(self.span).help(self.help)
    }

    /// Something else stands at a byte than should.
    pub fn at(text: &str, at: usize, expected: Expected) -> Self {
        let found = text[at..].chars().next();
        let (message, help) = match found.and_then(instead_of_jsons) {
            Some(said) => said,
            None => (expected.said(found).to_owned(), expected.help()),
        };
        Self::new(text, at, message, help)
    }

    /// A word that is no value.
    pub fn of_word(text: &str, span: Range<usize>) -> Self {
        let word = &text[span.clone()];
        let found = word.chars().next().or_else(|| text[span.start..].chars().next());
        if let Some((message, help)) = typed::mistyped(word) {
            return Self { span, message, help };
        }
        if let Some((message, help)) = found.and_then(instead_of_jsons) {
            return Self::new(text, span.start, message, help);
        }
        if word.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
            let help = "整数直接写，如 12；开头不能有多余的 0，小数点前后都要有数字，也不能写 NaN 或 Infinity";
            return Self {
                span, message: format!("“{}”不是 JSON 的数字", shortened(word)), help: help.to_owned()
            };
        }
        let help = match word {
            "NaN" | "Infinity" | "undefined" | "None" | "nil" | "NA" => "这一格没有数时填 0",
            "True" | "False" | "Null" | "NULL" => "JSON 里是全小写的 true、false、null",
            _ => "文字要用英文双引号括起来，数字直接写",
        };
        Self { span, message: format!("“{}”不是 JSON 的值", shortened(word)), help: help.to_owned() }
    }

    /// A comma with nothing behind it but the bracket at a byte.
    pub fn trailing_comma(text: &str, comma: usize, closing: usize) -> Self {
        let closing = text[closing..].chars().next().unwrap_or(']');
        Self::new(text, comma, format!("“{closing}”前面多了一个逗号"), "请删去最后一项后面的逗号")
    }

    /// A quotation mark of JSON's among words.
    pub fn quote_within(text: &str, at: usize) -> Self {
        let help = "文字里的引号请用中文引号“ ”，或者写成 \\\"";
        Self::new(text, at, "文字里有英文双引号，字符串到这里就断了", help)
    }

    /// A control character in a string.
    pub fn control_character(text: &str, at: usize) -> Self {
        let (message, help) = match text[at..].chars().next() {
            Some('\n' | '\r') => {
                ("字符串中间断了行".to_owned(), "如果漏了结束的英文双引号，请补上；要分段，请写成数组里的几个字符串")
            }
            Some('\t') => ("字符串里有制表符（Tab）".to_owned(), "请删去，或者写成 \\t"),
            other => {
                let code = u32::from(other.unwrap_or_default());
                (format!("字符串里有控制字符 U+{code:04X}"), "请删去这个看不见的字符")
            }
        };
        Self::new(text, at, message, help)
    }

    /// A reverse solidus that begins no escape.
    pub fn of_escape(text: &str, at: usize) -> Option<Self> {
        let escaped = text[at + 1..].chars().next()?;
        let digits = text.as_bytes().get(at + 2..at + 6);
        let is_one = match escaped {
            'u' => digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
            other => "\"\\/bfnrt".contains(other),
        };
        let span = at..at + 1 + escaped.len_utf8();
        let help = "反斜线本身要写成 \\\\；JSON 只有 \\\" \\\\ \\/ \\b \\f \\n \\r \\t 和 \\u 加四位十六进制数";
        let message = format!("“{}”不是 JSON 的转义", &text[span.clone()]);
        (!is_one).then(|| Self { span, message, help: help.to_owned() })
    }

    /// The text ends within a string.
    pub fn end_of_string(text: &str) -> Self {
        Self::new(text, text.trim_end().len(), "文件在一个字符串中间结束了，缺少结束的英文双引号", NOT_WHOLE).empty()
    }

    /// The text ends before it should.
    pub fn end_of_file(text: &str) -> Self {
        let at = text.trim_end().len();
        if at == 0 {
            return Self::new(text, 0, "文件是空的", "请写入年报的 JSON，最外层是一对花括号 { }").empty();
        }
        match open_brackets(text) {
            0 => Self::new(text, at, "文件到这里就结束了，内容不完整", NOT_WHOLE),
            open => Self::new(text, at, format!("文件到这里就结束了，还有 {open} 个括号没有合上"), NOT_WHOLE),
        }
        .empty()
    }

    /// The same, about no character: past the end there is at most white space.
    fn empty(self) -> Self {
        Self { span: self.span.start..self.span.start, ..self }
    }
}

const NOT_WHOLE: &str = "文件可能没有保存完整，或者漏了最后的括号";

impl Expected {
    fn said(self, found: Option<char>) -> &'static str {
        match self {
            Self::CommaOrBracket => "这里应当是逗号或“]”",
            Self::CommaOrBrace => "这里应当是逗号或“}”",
            Self::Colon => "键的后面应当是英文冒号",
            Self::Key => "这里应当是用英文双引号括起来的键",
            Self::End => "JSON 到这里已经结束，后面还有多余的内容",
            Self::Value if matches!(found, Some(',' | ']' | '}')) => "这里应当有一个值",
            Self::Value => "这里不是 JSON 的值",
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::CommaOrBracket => "两项之间要用英文逗号隔开，最后用“]”合上",
            Self::CommaOrBrace => "两项之间要用英文逗号隔开，最后用“}”合上",
            Self::Colon | Self::Key => "请写成 \"键\": 值",
            Self::End => "请删去多余的内容，或者检查括号是否提前合上了",
            Self::Value => "没有数的格填 0；文字要用英文双引号括起来，数字直接写",
        }
    }
}

/// What people write for JSON's own characters.
fn instead_of_jsons(found: char) -> Option<(String, &'static str)> {
    let half_width = match found {
        '“' | '”' | '＂' | '„' => '"',
        '\'' | '‘' | '’' => {
            let message = "JSON 的键和字符串要用英文双引号，不用单引号";
            return Some((message.to_owned(), "请把单引号改成英文双引号 \""));
        }
        '/' | '#' => return Some(("JSON 里不能写注释".to_owned(), "请删去注释")),
        '+' => {
            let help = "请删去加号；本年增/减可以写成字符串，如 \"+12\"";
            return Some(("数字前面不能有加号".to_owned(), help));
        }
        '\u{FEFF}' => return Some(("这里有一个看不见的字节顺序标记（U+FEFF）".to_owned(), "请删去")),
        space if space.is_whitespace() && !space.is_ascii() => {
            return Some(("这里有一个全角空格或不换行空格".to_owned(), "字符串之外只能用普通空格"));
        }
        other => half_width(other)?,
    };
    Some((format!("“{found}”不是英文（半角）符号，这里应当用 {half_width}"), "请改成英文半角符号"))
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
