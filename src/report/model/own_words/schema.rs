//! The JSON Schema of the organ's own words.

use serde_json::{Map, Value as Json, json};

use super::tables_of;
use crate::report::form::{Form, Section};
use crate::report::model::MAX_NAME;

/// The JSON Schema of the organ's own words, by their keys.
pub(in crate::report::model) fn schema(form: &Form) -> Map<String, Json> {
    let headings = form.sections.iter().map(|section| (section.id.clone(), name(&section.heading))).collect();
    let tables = tables_of(form).map(|section| (section.id.clone(), beside_table(form, section))).collect();
    let chapters = [("before", "第一部分以前的各章"), ("after", "最后一部分以后的各章")];
    let chapters = chapters.into_iter().map(|(key, title)| (key.to_owned(), own_chapters(title))).collect();
    let members = [
        ("preamble", blocks("正文前的说明", "印在标题和第一部分之间：编制依据、统计期限、下载网址、联系方式")),
        ("headings", object("各部分的标题", "不用统一格式的标题时写；检查时会提醒", &headings)),
        ("chapters", object("自加的章", "六个部分以外本机关自己的内容", &chapters)),
        ("tables", object("表前表后的话", "各表前后的话、表下的附注", &tables)),
        (
            "signed",
            json!({
                "title": "署名的位置",
                "description": "end 为文末（不写也是），under_title 为标题下面",
                "enum": ["end", "under_title", null]
            }),
        ),
    ];
    members.into_iter().map(|(key, schema)| (key.to_owned(), schema)).collect()
}

/// Paragraphs and what else a section may hold; nothing where there are none.
fn blocks(title: &str, description: &str) -> Json {
    let items = json!({ "$ref": "#/$defs/block1" });
    json!({ "title": title, "description": description, "type": ["array", "null"], "minItems": 1, "items": items })
}

fn name(title: &str) -> Json {
    json!({ "title": title, "type": ["string", "null"], "pattern": "\\S", "maxLength": MAX_NAME })
}

fn object(title: &str, description: &str, properties: &Map<String, Json>) -> Json {
    json!({
        "title": title,
        "description": description,
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": false
    })
}

/// The words beside the table of a section.
fn beside_table(form: &Form, section: &Section) -> Json {
    let words = [
        ("before", blocks("表前的话", "印在标题和表之间")),
        ("notes", notes()),
        ("after", blocks("表后的话", "印在表和附注下面")),
        ("figure_notes", figure_notes(form, section)),
    ];
    let words = words.into_iter().map(|(key, schema)| (key.to_owned(), schema)).collect();
    object(&section.heading, "这张表前后的话和附注", &words)
}

fn notes() -> Json {
    json!({
        "title": "附注",
        "description": "印在表下，前面的“注：”由程序写",
        "type": ["array", "null"],
        "minItems": 1,
        "items": { "$ref": "#/$defs/text" }
    })
}

fn figure_notes(form: &Form, section: &Section) -> Json {
    let values = form.values().filter(|(_, value)| form.tables[value.table].id == section.id);
    let paths: Vec<&str> = values.map(|(_, value)| value.path.as_str()).collect();
    json!({
        "title": "一格的附注",
        "description": "格里印 ①，表下印说明",
        "type": ["array", "null"],
        "items": {
            "type": "object",
            "properties": {
                "at": { "title": "哪一格", "description": "路径，用 nianbao forms 查", "enum": paths },
                "note": { "title": "说明", "$ref": "#/$defs/text" }
            },
            "required": ["at", "note"],
            "additionalProperties": false
        }
    })
}

fn own_chapters(title: &str) -> Json {
    json!({
        "title": title,
        "type": ["array", "null"],
        "items": {
            "type": "object",
            "properties": {
                "heading": { "title": "标题", "description": "连同序号，如“七、……”", "$ref": "#/$defs/text" },
                "content": {
                    "title": "内容",
                    "type": "array",
                    "minItems": 1,
                    "items": { "$ref": "#/$defs/block1" }
                }
            },
            "required": ["heading", "content"],
            "additionalProperties": false
        }
    })
}
