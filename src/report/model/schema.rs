//! The JSON Schema of a report, for editors and portals.

use serde_json::{Map, Value as Json, json};

use super::text::{MAX_NAME, MAX_TEXT};
use super::tree::{self, Branch};
use super::{exhibit, own_words, wording};
use crate::report::form::{Content, FigureId, Form, Labels, Section, ValueKind};

/// A count as a string of digits.
const DIGITS: &str = "^(0|[1-9][0-9]*)$";

/// A change as a string, with its sign.
const SIGNED: &str = "^[+-]?(0|[1-9][0-9]*)$";

/// A date as people write it, in digits of either width.
const DATE: &str = "^\\s*[0-9０-９\\s]{4,}[-.／/年－．。]\\s*[0-9０-９\\s]+[-.／/月－．。]\\s*[0-9０-９\\s]+日?\\s*$";

/// A decimal.
const DECIMAL: &str = "(0|[1-9][0-9]*)([.][0-9]+)?";

/// A text that is not empty.
const NOT_EMPTY: &str = "\\S";

/// The JSON Schema (draft 2020-12) of the reports of a form, with titles and descriptions in Chinese.
///
/// It says of keys, kinds and what must be there what [`Report::parse`](super::Report::parse) says; what a schema
/// cannot say stays with the parser and the rules: equal keys, the characters of texts, rows as long as their table's
/// head, sums.
pub fn schema(form: &Form) -> String {
    format!("{:#}", json(form))
}

/// The schema as a value.
fn json(form: &Form) -> Json {
    let mut properties = head(form);
    let mut required = vec!["year".to_owned(), "agency".to_owned()];
    let branches = tree::of(form);
    for section in &form.sections {
        let branch = branches.iter().find(|branch| branch.key == section.id);
        let content = match (section.content, branch) {
            (Content::Table, Some(branch)) => group(form, branch, &[]),
            _ => narrative(section),
        };
        properties.insert(section.id.clone(), titled(&section.heading, content));
        required.push(section.id.clone());
    }
    properties.extend(own_words::schema(form));
    properties.insert("accept".into(), accept());
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("政府信息公开工作年度报告（{} 年版格式）", form.edition),
        "description": format!("按{}编制的年报", form.authority),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
        "$defs": definitions(form),
    })
}

/// What stands before the sections.
fn head(form: &Form) -> Map<String, Json> {
    let mut year =
        json!({ "title": "年份", "description": "年报所报告的年份", "type": "integer", "minimum": form.first_year });
    year["maximum"] = form.last_year.unwrap_or(9999).into();
    let name = |title: &str, description: &str, kind: Json| {
        let mut name = json!({ "title": title, "description": description, "type": kind });
        (name["pattern"], name["maxLength"]) = (NOT_EMPTY.into(), MAX_NAME.into());
        name
    };
    let date = json!({
        "title": "成文日期",
        "description": "如 2026-01-20 或 2026年1月20日；写了就署名",
        "type": ["string", "null"],
        "pattern": DATE
    });
    let members = [
        ("$schema", json!({ "description": "给编辑器看的，程序不管" })),
        ("year", year),
        ("agency", name("机关名称", "编制年报的机关，标题和署名用它", json!("string"))),
        ("title", title(&name("标题", "不写则为机关名称加年份", json!(["string", "null"])))),
        ("date", date),
        ("form", json!({ "title": "格式", "description": "不写则按年份", "enum": [form.edition, null] })),
    ];
    members.into_iter().map(|(key, member)| (key.to_owned(), member)).collect()
}

/// A title in one line, or in the lines that the organ breaks it into.
fn title(line: &Json) -> Json {
    let lines = json!({
        "title": "标题（自行分行）",
        "type": "array",
        "minItems": 1,
        "items": { "$ref": "#/$defs/text" }
    });
    json!({ "anyOf": [line, lines] })
}

/// A schema with its title before all else.
pub(super) fn titled(title: &str, schema: Json) -> Json {
    let mut titled = json!({ "title": title });
    if let (Json::Object(members), Json::Object(of_schema)) = (&mut titled, schema) {
        members.extend(of_schema);
    }
    titled
}

/// A section told in words.
fn narrative(section: &Section) -> Json {
    let mut schema = json!({ "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/block1" } });
    if !section.aspects.is_empty() {
        schema["description"] = format!("一般分为{}", section.headings_of_aspects()).into();
    }
    schema
}

/// An object of values, or a value; `known` are the labels that what holds it has.
fn group(form: &Form, branch: &Branch<'_>, known: &[&str]) -> Json {
    let branches = match &branch.content {
        tree::Content::Value(id) => return value(form, *id),
        tree::Content::Branches(branches) => branches,
    };
    let labels: Vec<Labels<'_>> = branch.ids().iter().map(|id| form.labels(*id)).collect();
    let path: Vec<Vec<&str>> = labels.iter().map(|labels| [&labels.row[..], &labels.column[..]].concat()).collect();
    let path: Vec<&[&str]> = path.iter().map(|labels| &labels[..]).collect();
    let rows: Vec<&[&str]> = labels.iter().map(|labels| &labels.row[..]).collect();
    let common = wording::common_start(if labels.iter().all(|labels| labels.row.is_empty()) { &path } else { &rows });
    let members: Map<String, Json> =
        branches.iter().map(|inner| (inner.key.to_owned(), group(form, inner, common))).collect();
    let required: Vec<&str> =
        branches.iter().filter(|inner| !is_computed(form, inner)).map(|inner| inner.key).collect();
    let kind = if is_computed(form, branch) { json!(["object", "null"]) } else { json!("object") };
    let schema = json!({ "type": kind, "properties": members, "required": required, "additionalProperties": false });
    match common.last().filter(|_| common.len() > known.len()) {
        Some(title) => titled(title, schema),
        None => schema,
    }
}

/// Whether all of it is totals, which may be left out.
fn is_computed(form: &Form, branch: &Branch<'_>) -> bool {
    branch.ids().iter().all(|id| form.value(*id).is_total)
}

fn value(form: &Form, id: FigureId) -> Json {
    let (value, labels) = (form.value(id), form.labels(id));
    let kind = match value.kind {
        ValueKind::Count if value.is_total => "total",
        ValueKind::Count => "count",
        ValueKind::Change => "change",
        ValueKind::Amount if value.unit.is_some() => "amount",
        ValueKind::Amount => "amountWithUnit",
    };
    let title = labels.column.last().copied().unwrap_or_default();
    let unit = value.unit.as_ref().map(|unit| format!("（单位：{unit}）")).unwrap_or_default();
    let description = format!("{}：{labels}{unit}", labels.address());
    json!({ "title": title, "description": description, "$ref": format!("#/$defs/{kind}") })
}

fn accept() -> Json {
    let text = |title: &str| json!({ "title": title, "$ref": "#/$defs/text" });
    json!({
        "title": "接受的警告",
        "description": "看过、认为不必改的警告，各写明理由",
        "type": ["array", "null"],
        "items": {
            "type": "object",
            "properties": { "finding": text("规则名"), "at": text("位置"), "reason": text("理由") },
            "required": ["finding", "at", "reason"],
            "additionalProperties": false
        }
    })
}

/// The kinds of values and blocks; subsections nest three deep.
fn definitions(form: &Form) -> Json {
    let mut definitions = values();
    definitions["items"] = items();
    definitions["led"] = led();
    for (name, schema) in exhibit::schema(form) {
        definitions[name] = schema;
    }
    for depth in 1..=3 {
        let inner = if depth < 3 { format!("#/$defs/block{}", depth + 1) } else { "#/$defs/leaf".to_owned() };
        definitions[format!("block{depth}")] = block(Some(subsection(&inner)));
    }
    definitions["leaf"] = block(None);
    definitions
}

/// Texts and the kinds of figures.
fn values() -> Json {
    let number = |kind: &str, pattern: &str| json!([{ "type": kind }, { "type": "string", "pattern": pattern }]);
    let amount = |unit: &str| number("number", &format!("^(?=[0-9.]{{1,30}}{unit}$){DECIMAL}{unit}$"));
    let with_minimum = |mut kinds: Json| {
        kinds[0]["minimum"] = 0.into();
        kinds
    };
    let count = with_minimum(number("integer", DIGITS));
    let total = json!([count[0], count[1], { "type": "null" }]);
    json!({
        "text": { "type": "string", "pattern": NOT_EMPTY, "maxLength": MAX_TEXT },
        "count": { "description": "非负整数；没有的填 0", "anyOf": count },
        "total": { "description": "非负整数；可以不填，由程序算出", "anyOf": total },
        "change": { "description": "可带正负号的整数，如 \"+12\"", "anyOf": number("integer", SIGNED) },
        "amount": { "description": "普通的小数，照原样印出", "anyOf": with_minimum(amount("")) },
        "amountWithUnit": { "description": "可以带单位，如 \"251000元\"", "anyOf": with_minimum(amount("(元|万元)?")) }
    })
}

/// A list of numbered items.
fn items() -> Json {
    json!({
        "title": "列表",
        "description": "依次编号 1. 2. 3.",
        "type": "object",
        "properties": { "items": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/text" } } },
        "required": ["items"],
        "additionalProperties": false
    })
}

/// A paragraph whose first words are set off from the rest.
fn led() -> Json {
    json!({
        "title": "句首突出的一段",
        "description": "句首的话（如“一是……。”）用楷体，后面的用仿宋",
        "type": "object",
        "properties": {
            "lead": { "title": "句首的话", "$ref": "#/$defs/text" },
            "text": { "title": "后面的话", "$ref": "#/$defs/text" }
        },
        "required": ["lead", "text"],
        "additionalProperties": false
    })
}

/// A heading and what stands under it: blocks of the kind `inner` names.
fn subsection(inner: &str) -> Json {
    json!({
        "title": "带标题的一节",
        "description": "标题前的序号由程序写",
        "type": "object",
        "properties": {
            "heading": { "title": "标题", "$ref": "#/$defs/text" },
            "numbered": { "title": "要不要编号", "description": "不写则编号", "type": ["boolean", "null"] },
            "content": { "title": "内容", "type": "array", "minItems": 1, "items": { "$ref": inner } }
        },
        "required": ["heading", "content"],
        "additionalProperties": false
    })
}

/// A paragraph, a list, or a subsection.
fn block(subsection: Option<Json>) -> Json {
    let paragraph = json!({ "title": "一段文字", "$ref": "#/$defs/text" });
    let plain = [
        paragraph,
        json!({ "$ref": "#/$defs/items" }),
        json!({ "$ref": "#/$defs/led" }),
        json!({ "$ref": "#/$defs/table" }),
        json!({ "$ref": "#/$defs/picture" }),
        json!({ "$ref": "#/$defs/chart" }),
    ];
    let kinds: Vec<Json> = plain.into_iter().chain(subsection).collect();
    json!({ "anyOf": kinds })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_has_every_value_with_its_words() {
        for form in Form::editions().filter_map(Form::edition) {
            let schema = json(form);
            for (id, value) in form.values() {
                let leaf = value.path.split('.').fold(&schema, |schema, key| &schema["properties"][key]);
                let (column, kind) = (*form.labels(id).column.last().unwrap(), leaf["$ref"].as_str().unwrap());
                assert_eq!(leaf["title"], column);
                assert!(leaf["description"].as_str().unwrap().contains(&form.labels(id).to_string()), "{leaf}");
                assert!(schema["$defs"][kind.rsplit('/').next().unwrap()].is_object(), "{kind}");
                let (group, key) = value.path.rsplit_once('.').unwrap();
                let group = group.split('.').fold(&schema, |schema, key| &schema["properties"][key]);
                let is_required = group["required"].as_array().unwrap().contains(&json!(key));
                assert_eq!(is_required, !value.is_total, "{}", value.path);
            }
        }
    }

    #[test]
    fn groups_have_the_titles_of_the_form() {
        let schema = json(Form::edition("2021").unwrap());
        let title = |path: &str| {
            path.split('.').fold(&schema, |schema, key| &schema["properties"][key])["title"].as_str().map(str::to_owned)
        };
        assert_eq!(title("requests").as_deref(), Some("三、收到和处理政府信息公开申请情况"));
        assert_eq!(title("requests.outcomes").as_deref(), Some("三、本年度办理结果"));
        assert_eq!(title("requests.outcomes.refused").as_deref(), Some("（三）不予公开"));
        assert_eq!(title("requests.outcomes.refused.state_secret").as_deref(), Some("1.属于国家秘密"));
        assert_eq!(title("proactive_disclosure.licensing").as_deref(), Some("行政许可"));
        assert_eq!(title("review_and_litigation.review").as_deref(), Some("行政复议"));
        assert_eq!(title("review_and_litigation.litigation_direct").as_deref(), Some("未经复议直接起诉"));
    }
}
