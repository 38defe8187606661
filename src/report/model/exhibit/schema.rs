//! The JSON Schema of exhibits.

use serde_json::{Value as Json, json};

use super::chart::{LONGEST_LABEL, MOST_LABELS, MOST_SERIES};
use super::table::MOST_COLUMNS;
use crate::report::form::Form;

/// The schemas of what is shown amid the words, by their names.
pub(in crate::report::model) fn schema(form: &Form) -> [(&'static str, Json); 3] {
    [("table", table()), ("picture", picture()), ("chart", chart(form))]
}

fn text() -> Json {
    json!({ "$ref": "#/$defs/text" })
}

/// A text that may be left out.
fn optional(title: &str, description: &str) -> Json {
    json!({ "title": title, "description": description, "type": ["string", "null"], "pattern": "\\S" })
}

/// An object of no other keys than these.
fn object(title: &str, properties: &Json, required: &[&str]) -> Json {
    json!({
        "title": title,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false
    })
}

fn table() -> Json {
    let cell = json!({ "anyOf": [text(), { "type": "array", "minItems": 1, "items": text() }] });
    let row = json!({ "type": "array", "minItems": 1, "maxItems": MOST_COLUMNS, "items": cell });
    let members = json!({
        "head": { "title": "表头", "type": "array", "minItems": 1, "maxItems": MOST_COLUMNS, "items": text() },
        "rows": {
            "title": "各行",
            "description": "每行的格数同表头；一格里有几段的写成数组",
            "type": "array",
            "minItems": 1,
            "items": row
        },
        "caption": optional("表题", "前面的“表1”由程序写")
    });
    let table = object("表", &members, &["head", "rows"]);
    object("文字中的表", &json!({ "table": table }), &["table"])
}

fn picture() -> Json {
    let image = json!({
        "title": "图片",
        "description": "PNG 或 JPEG 文件，放在年报所在的文件夹里，从那里写起；也可以写 data:image/png;base64,…",
        "type": "string",
        "pattern": "\\S"
    });
    let alt = json!({ "title": "图里有什么", "description": "给看不见图的人，不印出来", "$ref": "#/$defs/text" });
    let members = json!({ "image": image, "alt": alt, "caption": optional("图题", "前面的“图1”由程序写") });
    object("图片", &members, &["image", "alt"])
}

fn chart(form: &Form) -> Json {
    let label = |title: &str| json!({ "title": title, "type": "string", "pattern": "\\S", "maxLength": LONGEST_LABEL });
    let figures = json!({
        "title": "各格的路径",
        "description": "画年报表格里的哪几格，如 requests.outcomes.granted.total",
        "type": "array",
        "minItems": 1,
        "maxItems": MOST_LABELS,
        "items": { "enum": form.values().map(|(_, value)| value.path.as_str()).collect::<Vec<_>>() }
    });
    let series = object("一组数", &json!({ "label": label("名称"), "figures": figures }), &["label", "figures"]);
    let members = json!({
        "title": optional("图中的标题", "印在图的上方"),
        "figures": figures,
        "series": {
            "title": "几组数",
            "description": "各组并排画，用花纹区别；和 figures 只写一个",
            "type": "array",
            "minItems": 1,
            "maxItems": MOST_SERIES,
            "items": series
        },
        "labels": {
            "title": "各条的名称",
            "description": "不写则用表格里的名称",
            "type": ["array", "null"],
            "minItems": 1,
            "maxItems": MOST_LABELS,
            "items": label("名称")
        },
        "caption": optional("图题", "前面的“图1”由程序写"),
        "alt": optional("图里有什么", "给看不见图的人；不写则由各数写成")
    });
    let mut chart = object("条形图", &members, &[]);
    chart["oneOf"] = json!([{ "required": ["figures"] }, { "required": ["series"] }]);
    object("条形图", &json!({ "chart": chart }), &["chart"])
}
