//! JSON as a person would write it.

use serde_json::{Map, Value as Json};

/// How wide a line may be that holds a whole object, in characters.
const WIDTH: usize = 160;

/// A whole text: an object of plain values on one line as far as it fits, Chinese as it is, a line break at the end.
pub(super) fn pretty(value: &Json) -> String {
    let mut text = String::new();
    write(value, 0, &mut text);
    text.push('\n');
    text
}

fn write(value: &Json, indent: usize, text: &mut String) {
    match value {
        Json::Object(members) if !is_plain(members) || value.to_string().chars().count() > WIDTH => {
            let members = members.iter().map(|(key, member)| (Some(key), member));
            write_lines(members, ('{', '}'), indent, text);
        }
        Json::Object(members) => {
            let members: Vec<String> = members.iter().map(|(key, member)| format!("\"{key}\": {member}")).collect();
            text.extend(["{ ", &members.join(", "), " }"]);
        }
        Json::Array(elements) => write_lines(elements.iter().map(|element| (None, element)), ('[', ']'), indent, text),
        plain => text.push_str(&plain.to_string()),
    }
}

fn is_plain(members: &Map<String, Json>) -> bool {
    !members.values().any(|member| member.is_object() || member.is_array())
}

fn write_lines<'j>(
    members: impl Iterator<Item = (Option<&'j String>, &'j Json)>,
    (open, close): (char, char),
    indent: usize,
    text: &mut String,
) {
    text.push(open);
    for (number, (key, member)) in members.enumerate() {
        text.push_str(if number == 0 { "\n" } else { ",\n" });
        text.push_str(&"  ".repeat(indent + 1));
        if let Some(key) = key {
            text.extend(["\"", key, "\": "]);
        }
        write(member, indent + 1, text);
    }
    text.push('\n');
    text.push_str(&"  ".repeat(indent));
    text.push(close);
}
