use proptest::prelude::*;

use super::*;

fn parse(text: &str) -> Source<'_> {
    Source::parse(text.as_bytes()).unwrap()
}

/// The one finding of an input, with the text it points at.
fn fault(bytes: &[u8]) -> (Finding, String) {
    let mut findings = Source::parse(bytes).unwrap_err();
    assert_eq!(findings.len(), 1, "{findings:?}");
    let finding = findings.remove(0);
    let span = finding.span.clone().unwrap_or(0..0);
    let text = decode(bytes).map_or(String::new(), |decoded| decoded.text[span].to_owned());
    (finding, text)
}

#[test]
fn a_value_and_its_key_lie_where_they_stand() {
    let text = "\u{FEFF}{\n  \"甲\": [10, {\"乙\\u4e19\": \"x\"}],\n  \"空\": {}\n}";
    let source = parse(text);
    let slice = |path: &str, place| &source.text()[source.span(&Path::from(path.to_owned()), place)];
    assert_eq!(slice("甲.0", Place::Value), "10");
    assert_eq!(slice("甲.1.乙丙", Place::Value), "\"x\"");
    assert_eq!(slice("甲.1.乙丙", Place::Key), "\"乙\\u4e19\"");
    assert_eq!(slice("", Place::Value), source.text());
    assert_eq!(source.line_column(source.span(&Path::new("甲.0"), Place::Value).start), (2, 9));
}

#[test]
fn an_absent_value_is_shown_at_what_would_hold_it() {
    let source = parse(r#"{"a": {"b": 1}, "c": [[2]]}"#);
    let slice = |path| &source.text()[source.span(&Path::new(path), Place::Value)];
    assert_eq!(slice("a.x.y"), r#""a""#);
    assert_eq!(slice("c.0.5"), "[");
    assert_eq!(slice("nothing"), "{");
    assert_eq!(slice("a.b.deeper"), r#""b""#);
}

#[test]
fn equal_keys_are_kept_in_their_order() {
    let source = parse(r#"{"a": 1, "b": 2, "a": 3}"#);
    let Value::Object(members) = source.root().value() else { panic!("an object") };
    let keys: Vec<_> = members.iter().map(Member::key).collect();
    assert_eq!(keys, ["a", "b", "a"]);
    assert_eq!(&source.text()[source.span(&Path::new("a"), Place::Value)], "1");
}

#[test]
fn a_character_of_a_string_is_found_behind_escapes() {
    let text = r#"["甲\n\u4e59\ud83d\ude00x\"y"]"#;
    let source = parse(text);
    let Value::Array(elements) = source.root().value() else { panic!("an array") };
    let slice = |number| &text[elements[0].character_span(text, number)];
    assert_eq!([slice(0), slice(1), slice(2), slice(3)], ["甲", "\\n", "\\u4e59", "\\ud83d\\ude00"]);
    assert_eq!([slice(4), slice(5), slice(6)], ["x", "\\\"", "y"]);
    assert_eq!(slice(7), elements_text(text), "beyond the end it is the whole string");
}

#[test]
fn words_are_found_behind_escapes_and_white_space() {
    let text = r#"{"a": ["  甲\u4e59\n\t丙  \"丁。。\" "]}"#;
    let source = parse(text);
    let slice = |words| {
        let finding = Finding::warning("", Path::new("a.0"), "").at_text(words);
        &text[source.span_of(&finding)]
    };
    let clean = "甲乙丙  \"丁。。\"";
    let range = |words: &str| clean.find(words).map(|at| at..at + words.len()).unwrap();
    assert_eq!(slice(range("乙丙")), "\\u4e59\\n\\t丙");
    assert_eq!(slice(range("\"丁")), "\\\"丁");
    assert_eq!(slice(range("。。")), "。。");
    assert_eq!(slice(0..900), r#""  甲\u4e59\n\t丙  \"丁。。\" ""#, "words that are not there: the whole text");
}

fn elements_text(text: &str) -> &str {
    &text[1..text.len() - 1]
}

#[test]
fn lines_end_at_line_breaks_and_have_none() {
    let lines = Lines::new("ab\r\n甲乙\n");
    assert_eq!(
        [lines.span(1), lines.span(2), lines.span(3), lines.span(4), lines.span(0)],
        [0..2, 4..10, 11..11, 0..0, 0..0]
    );
    assert_eq!(
        [lines.line_column(4), lines.line_column(7), lines.line_column(8), lines.line_column(99)],
        [(2, 1), (2, 2), (2, 2), (3, 1)]
    );
}

#[test]
fn faults_of_syntax_are_told_where_they_are() {
    let cases = [
        ("", "", "文件是空的"),
        (" \n", "", "文件是空的"),
        ("{", "", "文件到这里就结束了，还有 1 个括号没有合上"),
        ("{\"a\": [1, {", "", "文件到这里就结束了，还有 3 个括号没有合上"),
        ("{\"a\": \"bc", "", "文件在一个字符串中间结束了"),
        ("{\"a\": 1 \"b\": 2}", "\"", "这里应当是逗号或“}”"),
        ("[1 2]", "2", "这里应当是逗号或“]”"),
        ("{\"a\" 1}", "1", "键的后面应当是英文冒号"),
        ("[1, 2, ]", ",", "“]”前面多了一个逗号"),
        ("{\"a\": 1,\n}", ",", "“}”前面多了一个逗号"),
        ("{\"a\": NaN}", "NaN", "“NaN”不是 JSON 的值"),
        ("{\"a\": -Infinity}", "-Infinity", "“-Infinity”不是 JSON 的数字"),
        ("[nul]", "nul", "“nul”不是 JSON 的值"),
        ("[True]", "True", "“True”不是 JSON 的值"),
        ("[01]", "01", "“01”不是 JSON 的数字"),
        ("[1.]", "1.", "“1.”不是 JSON 的数字"),
        ("[+1]", "+", "数字前面不能有加号"),
        ("{'a': 1}", "'", "不用单引号"),
        ("{a: 1}", "a", "用英文双引号括起来的键"),
        ("{\"a\"：1}", "：", "“：”不是英文（半角）符号，这里应当用 :"),
        ("{“a”: 1}", "“", "““”不是英文（半角）符号，这里应当用 \""),
        ("[1，2]", "，", "“，”不是英文（半角）符号，这里应当用 ,"),
        ("[1] // 完", "/", "不能写注释"),
        ("[\"a\nb\"]", "\n", "字符串中间断了行"),
        ("[\"a\tb\"]", "\t", "制表符"),
        ("[\"a\u{1}b\"]", "\u{1}", "控制字符 U+0001"),
        ("[\"\\x\"]", "\\x", "“\\x”不是 JSON 的转义"),
        ("[\"\\甲\"]", "\\甲", "“\\甲”不是 JSON 的转义"),
        ("[\"甲\\ud83dx\"]", "\\ud83d", "转义 \\ud83d 只是半个字符"),
        ("[\"\\ude00\"]", "\\ude00", "转义 \\ude00 只是半个字符"),
        ("{} {}", "{", "后面还有多余的内容"),
        ("[\u{3000}1]", "\u{3000}", "全角空格"),
    ];
    for (text, pointed, message) in cases {
        let (finding, slice) = fault(text.as_bytes());
        assert_eq!((finding.rule, slice.as_str()), ("json-syntax", pointed), "{text}: {}", finding.message);
        assert!(finding.message.contains(message), "{text}: {}", finding.message);
        assert!(finding.help.is_some(), "{text}");
    }
}

/// Where each fault of a text is, and what it points at.
fn all_faults(text: &str) -> Vec<(String, &str, String)> {
    let findings = Source::parse(text.as_bytes()).unwrap_err();
    let told = |finding: Finding| (finding.path.to_string(), &text[finding.span.clone().unwrap()], finding.message);
    findings.into_iter().map(told).collect()
}

#[test]
fn every_fault_is_told_in_one_run_with_the_path_of_its_value() {
    let text = r#"{
  "a": { "无": 无, "斜": ／, "全": １２, "分": 1,234, "全分": 1，234 },
  "b": ["办好"一件事"改革", 3 4],
  "c": '0,
  "d"： 1,
  "e": "没有合上,
  "f": NaN, "g": , "h": 12件
}"#;
    let told = all_faults(text);
    let places: Vec<(&str, &str)> = told.iter().map(|(path, pointed, _)| (path.as_str(), *pointed)).collect();
    assert_eq!(
        places,
        [
            ("a.无", "无"),
            ("a.斜", "／"),
            ("a.全", "１２"),
            ("a.分", "1,234"),
            ("a.全分", "1，234"),
            ("b.0", "\""),
            ("b", "4"),
            ("c", "'0"),
            ("d", "："),
            ("e", "\n"),
            ("f", "NaN"),
            ("g", ","),
            ("h", "12件"),
        ],
        "{told:#?}"
    );
    for (number, words) in [(0, "不是数"), (2, "全角"), (3, "分节的逗号"), (5, "英文双引号"), (7, "Excel")]
    {
        assert!(told[number].2.contains(words), "{}", told[number].2);
    }
}

#[test]
fn a_missing_comma_is_told_and_what_follows_is_read() {
    let told = all_faults("{\"a\": 1 \"b\": [1 2]\n \"c\": 无}");
    let places: Vec<(&str, &str)> = told.iter().map(|(path, pointed, _)| (path.as_str(), *pointed)).collect();
    assert_eq!(places, [("", "\""), ("b", "2"), ("", "\""), ("c", "无")]);
}

#[test]
fn a_reader_that_lost_its_way_says_what_it_found() {
    assert_eq!(all_faults("{\"a\": 无, ]").len(), 2);
    assert_eq!(all_faults(&format!("[{}", "无,".repeat(500))).len(), 100);
    assert_eq!(all_faults(&"[".repeat(100_000)).len(), 1);
}

#[test]
fn every_half_character_is_told() {
    assert_eq!(Source::parse(br#"{"a\ud800": "b", "c": "\udc00"}"#).unwrap_err().len(), 2);
}

#[test]
fn another_encoding_is_read_and_told() {
    let json = "{\"agency\": \"宿迁市㐱\"}";
    let gb_18030 = encoding_rs::GB18030.encode(json).0.into_owned();
    let little: Vec<u8> = json.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = json.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for (bytes, encoding) in [
        (gb_18030, "GB 18030"),
        (marked(b"\xFF\xFE", &little), "UTF-16"),
        (marked(b"\xFE\xFF", &big), "UTF-16"),
        (little, "UTF-16"),
        (big, "UTF-16"),
    ] {
        let Decoded { text, told } = decode(&bytes).unwrap();
        let told = told.unwrap();
        assert_eq!((text.as_ref(), told.rule, told.is_error()), (json, "not-utf-8", false));
        assert!(told.message.contains(encoding), "{}", told.message);
        assert!(fault(&bytes).0.is_error(), "what is not UTF-8 has no places in its bytes");
    }
}

#[test]
fn what_is_in_no_encoding_is_told() {
    for (bytes, message) in [
        (b"\xFF\xFE\0\0{".as_slice(), "UTF-32"),
        (b"[\"\xE5\xB9", "没有传完整"),
        (b"[\n\"\xFF!\"]", "第 2 行有读不出来的字节 0xFF"),
        (b"[\"\xA2\xA1\xAA\xA1\"]", "字节 0xA2"),
        (b"\xFF\xFE[\0\0", "UTF-16"),
    ] {
        let (finding, _) = fault(bytes);
        assert!(finding.rule == "not-utf-8" && finding.is_error());
        assert!(finding.message.contains(message), "{}", finding.message);
    }
}

#[test]
fn byte_order_marks_are_no_part_of_the_text() {
    assert_eq!(decode("\u{FEFF}\u{FEFF}{}".as_bytes()).unwrap().text, "{}");
}

#[test]
fn hostile_sizes_are_refused() {
    assert_eq!(fault(&vec![b'['; MAX_BYTES + 1]).0.rule, "input-too-large");
    assert_eq!(fault(&vec![b'['; MAX_BYTES]).0.rule, "json-syntax");
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    assert_eq!(fault(deep.as_bytes()).0.rule, "nested-too-deep");
    let wide = format!("[{}0]", "0,".repeat(MAX_VALUES));
    assert_eq!(fault(wide.as_bytes()).0.rule, "too-many-values");
    let deepest = "[".repeat(MAX_DEPTH) + &"]".repeat(MAX_DEPTH);
    assert!(Source::parse(deepest.as_bytes()).is_ok());
    assert!(
        Source::parse(br#"["[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"[["]"#).is_ok(),
        "brackets in a string do not nest"
    );
}

proptest! {
    #[test]
    fn no_input_panics_and_every_finding_can_be_shown(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        shown(&bytes);
    }

    #[test]
    fn no_text_like_json_panics(text in r#"([\[\]{},:"'\\0-9a-z.+\-\n\t ，“年]|\\u[0-9a-f]{4}|null|"a":){0,40}"#) {
        shown(text.as_bytes());
    }
}

fn shown(bytes: &[u8]) {
    let Err(findings) = Source::parse(bytes) else { return };
    assert!(!findings.is_empty());
    if let Ok(Decoded { text, told: None }) = decode(bytes) {
        for finding in findings {
            let span = finding.span.unwrap();
            assert!(text.get(span.clone()).is_some(), "{span:?}");
            Lines::new(&text).line_column(span.start);
        }
    }
}
