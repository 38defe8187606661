//! The page on which a person fills in a report, and what it asks of the server besides the API.
//!
//! The files are the page itself: one HTML, one style sheet, a few modules of JavaScript, as they are. What the page
//! asks is under `/page/`: it may change with the page.

mod filling;
mod form;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use serde_json::json;

use super::answer::{Answer, answer, json_answer, problem};
use super::office::{Office, Shared, on_body};
use nianbao::Form;

const SCRIPT: &str = "text/javascript; charset=utf-8";

/// The files of the page: address, media type, content.
const FILES: [(&str, &str, &str); 19] = [
    ("/", "text/html; charset=utf-8", include_str!("index.html")),
    ("/page/page.css", "text/css; charset=utf-8", include_str!("page.css")),
    ("/page/sheet.css", "text/css; charset=utf-8", include_str!("sheet.css")),
    ("/page/main.js", SCRIPT, include_str!("main.js")),
    ("/page/ask.js", SCRIPT, include_str!("ask.js")),
    ("/page/dom.js", SCRIPT, include_str!("dom.js")),
    ("/page/exhibits.js", SCRIPT, include_str!("exhibits.js")),
    ("/page/files.js", SCRIPT, include_str!("files.js")),
    ("/page/form.js", SCRIPT, include_str!("form.js")),
    ("/page/report.js", SCRIPT, include_str!("report.js")),
    ("/page/tables.js", SCRIPT, include_str!("tables.js")),
    ("/page/paste.js", SCRIPT, include_str!("paste.js")),
    ("/page/old.js", SCRIPT, include_str!("old.js")),
    ("/page/words.js", SCRIPT, include_str!("words.js")),
    ("/page/findings.js", SCRIPT, include_str!("findings.js")),
    ("/page/preview.js", SCRIPT, include_str!("preview.js")),
    ("/page/dialogs.js", SCRIPT, include_str!("dialogs.js")),
    ("/page/keep.js", SCRIPT, include_str!("keep.js")),
    ("/page/office.js", SCRIPT, include_str!("office.js")),
];

/// The page, and what it asks.
pub(super) fn routes() -> Router<Arc<Office>> {
    let files = FILES.into_iter().fold(Router::new(), |router, (path, media_type, text)| {
        router.route(path, get(async move || answer(StatusCode::OK, media_type, text)))
    });
    files
        .route("/page/check", post(check))
        .route("/page/sheets", post(sheets))
        .route("/page/new", post(new))
        .route("/page/faces/{name}", get(face))
        .route("/page/session", get(session))
        .route("/page/opened", get(opened))
        .route("/page/end", post(end))
}

/// A form, for whoever shows its tables.
pub(super) async fn form_of_edition(Path(edition): Path<String>) -> Answer {
    match Form::edition(&edition) {
        Some(form) => json_answer(form::to_json(form)),
        None => problem(StatusCode::NOT_FOUND, "没有这一版格式"),
    }
}

async fn check(State(office): Shared, body: Body) -> Answer {
    on_body(office, body, |office, bytes| filling::check(&office.exporter, bytes)).await
}

async fn sheets(State(office): Shared, body: Body) -> Answer {
    on_body(office, body, |office, bytes| filling::sheets(&office.exporter, &office.faces, bytes)).await
}

async fn new(State(office): Shared, body: Body) -> Answer {
    on_body(office, body, |_, bytes| filling::new(bytes)).await
}

async fn face(State(office): Shared, Path(name): Path<String>) -> Answer {
    match office.faces.get(&name) {
        Some(file) => answer(StatusCode::OK, "font/ttf", file),
        None => problem(StatusCode::NOT_FOUND, "没有这个字体"),
    }
}

/// What the page may do here.
async fn session(State(office): Shared) -> Answer {
    let editions: Vec<&str> = Form::editions().collect();
    json_answer(
        json!({ "ends": office.ends_from_page, "opened": office.opened.is_some(), "editions": editions }).to_string(),
    )
}

/// The file that the program was started with, for the page to bring in as one that is dropped on it.
async fn opened(State(office): Shared) -> Answer {
    match &office.opened {
        Some(bytes) => answer(StatusCode::OK, "application/octet-stream", bytes.clone()),
        None => problem(StatusCode::NOT_FOUND, "没有打开文件"),
    }
}

/// Ends the program, where one person has it for himself.
async fn end(State(office): Shared) -> Answer {
    if !office.ends_from_page {
        return problem(StatusCode::FORBIDDEN, "这个服务不能从网页上结束");
    }
    office.end.notify_one();
    json_answer("{}")
}
