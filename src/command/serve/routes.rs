//! What is answered where.

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Body as Sent;
use axum::extract::{MatchedPath, Path, RawQuery, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};
use nianbao::Form;
use nianbao::output::Format;
use nianbao::report::model;

use super::answer::{Answer, answer, json_answer, problem, seal};
use super::office::{Office, Shared, on_body};
use super::{openapi, page, work};

/// What a route takes besides its address.
pub(super) enum Body {
    None,
    Report,
    /// A report, or one with that of the year before.
    ReportOrBoth,
    /// A file of any kind.
    Bytes,
}

/// A part of the address behind the question mark.
pub(super) struct Query {
    pub name: &'static str,
    /// What may be written; nothing where the name alone says it.
    pub values: &'static [&'static str],
    pub is_required: bool,
    pub description: &'static str,
}

/// A route of the API, as it is served and as it is described.
pub(super) struct Route {
    pub method: &'static str,
    pub path: &'static str,
    pub summary: &'static str,
    pub query: &'static [Query],
    pub body: Body,
    /// The media types of what comes back.
    pub answers: &'static [&'static str],
    served: fn() -> MethodRouter<Arc<Office>>,
}

const JSON: &[&str] = &["application/json"];

/// The API; the page's own addresses are no part of it.
pub(super) static ROUTES: &[Route] = &[
    Route {
        method: "post",
        path: "/v1/export",
        summary: "生成一种文件，或者全部",
        query: &[
            Query {
                name: "to",
                values: &["pdf", "docx", "ofd", "html", "html-fragment", "zip"],
                is_required: true,
                description: "格式；zip 是一个压缩包，其他几种和数据都在里面",
            },
            Query {
                name: "draft", values: &[], is_required: false, description: "有错误也生成，每页标明草稿"
            },
        ],
        body: Body::Report,
        answers: &[
            "application/pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/ofd",
            "text/html",
            "application/zip",
        ],
        served: || post(export),
    },
    Route {
        method: "post",
        path: "/v1/check",
        summary: "检查年报",
        query: &[Query {
            name: "previous",
            values: &[],
            is_required: false,
            description: "和上一年的对照：内容是 report、previous 两项",
        }],
        body: Body::ReportOrBoth,
        answers: JSON,
        served: || post(check),
    },
    Route {
        method: "post",
        path: "/v1/import",
        summary: "从任何一种文件读入年报，说明每一格的出处和把握",
        query: &[],
        body: Body::Bytes,
        answers: JSON,
        served: || post(import),
    },
    Route {
        method: "post",
        path: "/v1/preview",
        summary: "画出每一页（SVG），有错误的画成草稿",
        query: &[],
        body: Body::Report,
        answers: JSON,
        served: || post(preview),
    },
    Route {
        method: "get",
        path: "/v1/form/{edition}",
        summary: "一版格式：各表的每一格和等式",
        query: &[],
        body: Body::None,
        answers: JSON,
        served: || get(page::form_of_edition),
    },
    Route {
        method: "get",
        path: "/v1/schema/{edition}",
        summary: "一版格式的 JSON Schema",
        query: &[],
        body: Body::None,
        answers: JSON,
        served: || get(schema),
    },
    Route {
        method: "get",
        path: "/openapi.json",
        summary: "这份说明",
        query: &[],
        body: Body::None,
        answers: JSON,
        served: || get(described),
    },
    Route {
        method: "get",
        path: "/healthz",
        summary: "是否在服务",
        query: &[],
        body: Body::None,
        answers: &["text/plain"],
        served: || get(async || answer(StatusCode::OK, "text/plain; charset=utf-8", "ok\n")),
    },
    Route {
        method: "get",
        path: "/metrics",
        summary: "请求的次数和用时（Prometheus），要用 --metrics 启动",
        query: &[],
        body: Body::None,
        answers: &["text/plain"],
        served: || get(metrics),
    },
];

impl Route {
    /// With what else it may answer.
    pub fn refusals(&self) -> Vec<(u16, &'static str)> {
        let has_body = !matches!(self.body, Body::None);
        let is_open = self.path == "/healthz";
        let may_lack = self.path.contains('{') || self.path == "/metrics";
        let all = [
            (400, "地址或内容写得不对", has_body),
            (401, "没有写明口令，或者口令不对", !is_open),
            (403, "不接受以这个主机名或从别的网站发来的请求", true),
            (404, "没有这一版格式，或者没有用 --metrics 启动", may_lack),
            (408, "请求用的时间太长", true),
            (413, "内容超过 16 MiB", has_body),
            (415, "内容的类型不对", has_body),
            (422, "年报有错误，或者文件里读不出年报", has_body),
            (500, "程序出错", has_body),
            (503, "正忙，Retry-After 之后再试", has_body),
        ];
        all.into_iter().filter(|(_, _, may)| *may).map(|(status, words, _)| (status, words)).collect()
    }
}

/// Everything that can be asked.
pub(super) fn routes(office: Office) -> Router {
    let office = Arc::new(office);
    let api = ROUTES.iter().fold(Router::new(), |router, route| router.route(route.path, (route.served)()));
    api.merge(page::routes())
        .fallback(async || problem(StatusCode::NOT_FOUND, "没有这个地址"))
        .method_not_allowed_fallback(async || problem(StatusCode::METHOD_NOT_ALLOWED, "这个地址不接受这种请求"))
        .layer(from_fn_with_state(Arc::clone(&office), guarded))
        .with_state(office)
}

/// Lets a request in that may ask, for as long as it may take.
async fn guarded(State(office): Shared, request: Request, next: Next) -> Answer {
    let begun = Instant::now();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let judged = office.allowed.judge(request.method(), request.uri(), request.headers());
    let mut answer = match judged {
        Err((status, title)) => problem(status, title),
        Ok(()) => tokio::time::timeout(office.patience, next.run(request))
            .await
            .unwrap_or_else(|_| problem(StatusCode::REQUEST_TIMEOUT, "请求用的时间太长")),
    };
    if let Some(metrics) = &office.metrics {
        let route = route.as_ref().map_or("other", MatchedPath::as_str);
        metrics.count(route, answer.status().as_u16(), begun.elapsed());
    }
    seal(&mut answer);
    answer
}

async fn export(State(office): Shared, RawQuery(query): RawQuery, body: Sent) -> Answer {
    let query = query.unwrap_or_default();
    let (query, is_draft) = query.strip_suffix("&draft").map_or((query.as_str(), false), |query| (query, true));
    if query == "to=zip" && !is_draft {
        return on_body(office, body, |office, bytes| work::export_all(&office.exporter, bytes)).await;
    }
    let named = query.strip_prefix("to=").and_then(Format::named);
    let Some(format) = named.filter(|format| !format.is_by_page()) else {
        return problem(StatusCode::BAD_REQUEST, "请在地址里写明格式：to=pdf、docx、ofd、html 或 zip");
    };
    let write = if is_draft { work::export_draft } else { work::export };
    on_body(office, body, move |office, bytes| write(&office.exporter, format, bytes)).await
}

async fn check(State(office): Shared, RawQuery(query): RawQuery, body: Sent) -> Answer {
    match query.as_deref() {
        None => on_body(office, body, |office, bytes| work::check(&office.exporter, bytes)).await,
        Some("previous") => {
            on_body(office, body, |office, bytes| work::check_with_previous(&office.exporter, bytes)).await
        }
        Some(_) => problem(StatusCode::BAD_REQUEST, "这个地址后面只能写 ?previous"),
    }
}

async fn import(State(office): Shared, body: Sent) -> Answer {
    on_body(office, body, |_, bytes| work::import(bytes)).await
}

async fn preview(State(office): Shared, body: Sent) -> Answer {
    on_body(office, body, |office, bytes| work::preview(&office.exporter, bytes)).await
}

async fn schema(Path(edition): Path<String>) -> Answer {
    match Form::edition(&edition) {
        Some(form) => json_answer(model::schema(form) + "\n"),
        None => problem(StatusCode::NOT_FOUND, "没有这一版格式"),
    }
}

async fn described(State(office): Shared) -> Answer {
    json_answer(openapi::to_json(office.allowed.has_token()))
}

async fn metrics(State(office): Shared) -> Answer {
    match &office.metrics {
        Some(metrics) => {
            answer(StatusCode::OK, "text/plain; version=0.0.4; charset=utf-8", metrics.to_text(office.gate.busy()))
        }
        None => problem(StatusCode::NOT_FOUND, "没有这个地址"),
    }
}
