//! The API's own description (OpenAPI 3.1), made from the list of routes and from the forms.

use nianbao::Form;
use nianbao::report::model;
use serde_json::{Map, Value as Json, json};

use super::api::{Body, ROUTES, Route};

/// The description as JSON.
pub(super) fn to_json(has_token: bool) -> String {
    let mut paths = Map::new();
    for route in ROUTES {
        paths.insert(route.path.to_owned(), json!({ route.method: operation(route) }));
    }
    let mut all = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "nianbao", "version": env!("CARGO_PKG_VERSION"),
            "description": "政府信息公开工作年度报告：检查、读入、预览、生成",
            "license": { "name": env!("CARGO_PKG_LICENSE") },
        },
        "paths": paths,
        "components": { "schemas": schemas() },
    });
    if has_token {
        all["components"]["securitySchemes"] = json!({ "token": { "type": "http", "scheme": "bearer" } });
        all["security"] = json!([{ "token": [] }]);
    }
    format!("{all:#}\n")
}

fn operation(route: &Route) -> Json {
    let mut answers = Map::new();
    let content = |media_type: &str| json!({ media_type: { "schema": schema_of(route, media_type) } });
    let mut done = Map::new();
    for media_type in route.answers {
        done.extend(content(media_type).as_object().cloned().unwrap_or_default());
    }
    answers.insert("200".to_owned(), json!({ "description": "做成了", "content": done }));
    for (status, description) in route.refusals() {
        let mut refusal = json!({
            "description": description,
            "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
        });
        if status == 503 {
            refusal["headers"] = json!({ "Retry-After": { "schema": { "type": "integer" }, "required": true } });
        }
        answers.insert(status.to_string(), refusal);
    }
    let mut operation = json!({
        "operationId": operation_id(route), "summary": route.summary,
        "parameters": parameters(route), "responses": answers,
    });
    if let Some(body) = body_of(route) {
        operation["requestBody"] = json!({ "required": true, "content": body });
    }
    if route.path == "/healthz" {
        operation["security"] = json!([]);
    }
    operation
}

fn operation_id(route: &Route) -> String {
    let words = route.path.split(['/', '.']).filter(|part| !part.is_empty() && *part != "v1" && !part.starts_with('{'));
    words.collect::<Vec<_>>().join("_")
}

fn parameters(route: &Route) -> Vec<Json> {
    let in_path = route.path.contains("{edition}").then(|| {
        let editions: Vec<&str> = Form::editions().collect();
        json!({ "name": "edition", "in": "path", "required": true, "schema": { "enum": editions } })
    });
    let in_query = route.query.iter().map(|query| {
        let schema = if query.values.is_empty() { json!({ "const": "" }) } else { json!({ "enum": query.values }) };
        json!({
            "name": query.name, "in": "query", "required": query.is_required, "schema": schema,
            "allowEmptyValue": query.values.is_empty(), "description": query.description,
        })
    });
    in_path.into_iter().chain(in_query).collect()
}

fn body_of(route: &Route) -> Option<Json> {
    let report = json!({ "$ref": "#/components/schemas/Report" });
    match route.body {
        Body::None => None,
        Body::Report => Some(json!({ "application/json": { "schema": report } })),
        Body::ReportOrBoth => {
            let both = json!({
                "type": "object", "required": ["report", "previous"],
                "properties": { "report": report, "previous": report },
            });
            Some(json!({ "application/json": { "schema": { "anyOf": [report, both] } } }))
        }
        Body::Bytes => Some(json!({ "application/octet-stream": {} })),
    }
}

/// What an answer of a media type holds.
fn schema_of(route: &Route, media_type: &str) -> Json {
    match (route.path, media_type) {
        ("/v1/check", _) => json!({ "$ref": "#/components/schemas/Findings" }),
        ("/v1/preview", _) => json!({ "$ref": "#/components/schemas/Preview" }),
        ("/v1/import", _) => json!({ "$ref": "#/components/schemas/Imported" }),
        (_, "application/json") => json!({ "type": "object" }),
        (_, "text/plain") => json!({ "type": "string" }),
        _ => json!({}),
    }
}

fn schemas() -> Json {
    let mut schemas = Map::new();
    for form in Form::editions().filter_map(Form::edition) {
        let name = format!("Report{}", form.edition);
        let mut schema: Json = serde_json::from_str(&model::schema(form)).unwrap_or_default();
        lead_into(&mut schema, &name);
        schemas.insert(name, schema);
    }
    let editions: Vec<Json> =
        schemas.keys().map(|name| json!({ "$ref": format!("#/components/schemas/{name}") })).collect();
    schemas.insert("Report".to_owned(), json!({ "anyOf": editions }));
    let text = json!({ "type": "string" });
    let findings = json!({ "type": "array", "items": { "$ref": "#/components/schemas/Finding" } });
    schemas.insert("Finding".to_owned(), finding());
    schemas.insert("Findings".to_owned(), object(&["findings"], &json!({ "findings": findings })));
    schemas.insert(
        "Preview".to_owned(),
        object(&["findings", "pages"], &json!({ "findings": findings, "pages": { "type": "array", "items": text } })),
    );
    let imported = json!({ "report": text, "account": { "type": "object" } });
    schemas.insert("Imported".to_owned(), object(&["report", "account"], &imported));
    let problem = json!({ "type": text, "title": text, "status": { "type": "integer" }, "findings": findings });
    schemas.insert("Problem".to_owned(), object(&["type", "title", "status"], &problem));
    Json::Object(schemas)
}

fn object(required: &[&str], properties: &Json) -> Json {
    json!({ "type": "object", "required": required, "properties": properties })
}

/// A finding, as `check --format json` writes it.
fn finding() -> Json {
    let text = json!({ "type": "string" });
    let maybe = json!({ "type": ["string", "null"] });
    let number = json!({ "type": "integer", "minimum": 1 });
    let properties = json!({
        "file": text, "rule": text, "severity": { "enum": ["error", "warning"] }, "path": text, "cell": maybe,
        "place": text, "line": number, "column": number, "end_line": number, "end_column": number,
        "message": text, "help": maybe, "related": { "type": "array", "items": text }, "accepted": maybe,
    });
    let required = ["file", "rule", "severity", "path", "line", "column", "message", "related"];
    json!({ "type": "object", "required": required, "properties": properties })
}

/// Lets the references of a schema lead to where it stands here.
fn lead_into(schema: &mut Json, name: &str) {
    match schema {
        Json::Object(members) => {
            members.remove("$schema").filter(Json::is_object).map(|kept| members.insert("$schema".to_owned(), kept));
            for (key, member) in members.iter_mut() {
                match member {
                    Json::String(reference) if key == "$ref" => {
                        *reference = reference.replacen('#', &format!("#/components/schemas/{name}"), 1);
                    }
                    _ => lead_into(member, name),
                }
            }
        }
        Json::Array(elements) => elements.iter_mut().for_each(|element| lead_into(element, name)),
        _ => (),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn references<'j>(json: &'j Json, found: &mut Vec<&'j str>) {
        match json {
            Json::Object(members) => {
                found.extend(members.get("$ref").and_then(Json::as_str));
                members.values().for_each(|member| references(member, found));
            }
            Json::Array(elements) => elements.iter().for_each(|element| references(element, found)),
            _ => (),
        }
    }

    #[test]
    fn every_route_is_described_and_every_reference_leads_somewhere() {
        let all: Json = serde_json::from_str(&to_json(true)).unwrap();
        let described: Vec<&String> = all["paths"].as_object().unwrap().keys().collect();
        assert_eq!(described, ROUTES.iter().map(|route| route.path).collect::<Vec<_>>());
        let mut found = Vec::new();
        references(&all, &mut found);
        assert!(found.len() > 100);
        for reference in found {
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(all.pointer(pointer).is_some(), "{reference}");
        }
        assert!(serde_json::from_str::<Json>(&to_json(false)).unwrap().get("security").is_none());
    }
}
