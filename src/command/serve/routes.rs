//! What is answered where.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Path, RawQuery, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::routing::{get, post};
use nianbao::output::Format;
use nianbao::report::model;
use nianbao::{Exporter, Form};

use super::answer::{Answer, answer, json_answer, problem, seal};
use super::gate::Gate;
use super::guard::Allowed;
use super::work;

/// The most bytes of a body.
const MAX_BODY: usize = nianbao::report::source::MAX_BYTES;

/// How long a request may take, its body included.
const PATIENCE: Duration = Duration::from_secs(30);

/// What all requests share.
pub(super) struct Office {
    pub exporter: Exporter,
    pub gate: Gate,
    pub allowed: Allowed,
}

type Shared = State<Arc<Office>>;

/// Everything that can be asked.
pub(super) fn routes(office: Office) -> Router {
    let office = Arc::new(office);
    Router::new()
        .route("/healthz", get(async || answer(StatusCode::OK, "text/plain; charset=utf-8", "ok\n")))
        .route("/v1/export", post(export))
        .route("/v1/check", post(check))
        .route("/v1/import", post(import))
        .route("/v1/preview", post(preview))
        .route("/v1/schema/{edition}", get(schema))
        .fallback(async || problem(StatusCode::NOT_FOUND, "没有这个地址"))
        .method_not_allowed_fallback(async || problem(StatusCode::METHOD_NOT_ALLOWED, "这个地址不接受这种请求"))
        .layer(from_fn_with_state(Arc::clone(&office), guarded))
        .with_state(office)
}

/// Lets a request in that may ask, for as long as it may take.
async fn guarded(State(office): Shared, request: Request, next: Next) -> Answer {
    let judged = office.allowed.judge(request.method(), request.uri(), request.headers());
    let mut answer = match judged {
        Err((status, title)) => problem(status, title),
        Ok(()) => tokio::time::timeout(PATIENCE, next.run(request))
            .await
            .unwrap_or_else(|_| problem(StatusCode::REQUEST_TIMEOUT, "请求用的时间太长")),
    };
    seal(&mut answer);
    answer
}

/// A whole body, or why it is refused: what says that it is too large is not read at all.
async fn read(body: Body) -> Result<Bytes, Answer> {
    use axum::body::HttpBody as _;
    let too_large = || problem(StatusCode::PAYLOAD_TOO_LARGE, "内容超过 16 MiB");
    if body.size_hint().lower() > MAX_BODY as u64 {
        return Err(too_large());
    }
    to_bytes(body, MAX_BODY).await.map_err(|_| too_large())
}

/// A body's work.
async fn on_body(
    office: Arc<Office>,
    body: Body,
    work: impl FnOnce(&Exporter, &[u8]) -> Answer + Send + 'static,
) -> Answer {
    match read(body).await {
        Ok(bytes) => {
            let at_work = Arc::clone(&office);
            office.gate.run(move || work(&at_work.exporter, &bytes)).await
        }
        Err(refused) => refused,
    }
}

async fn export(State(office): Shared, RawQuery(query): RawQuery, body: Body) -> Answer {
    let named = query.as_deref().and_then(|query| query.strip_prefix("to=")).and_then(Format::named);
    let Some(format) = named.filter(|format| !format.is_by_page()) else {
        return problem(StatusCode::BAD_REQUEST, "请在地址里写明格式：to=pdf、docx、ofd 或 html");
    };
    on_body(office, body, move |exporter, bytes| work::export(exporter, format, bytes)).await
}

async fn check(State(office): Shared, RawQuery(query): RawQuery, body: Body) -> Answer {
    match query.as_deref() {
        None => on_body(office, body, work::check).await,
        Some("previous") => on_body(office, body, work::check_with_previous).await,
        Some(_) => problem(StatusCode::BAD_REQUEST, "这个地址后面只能写 ?previous"),
    }
}

async fn import(State(office): Shared, body: Body) -> Answer {
    on_body(office, body, |_, bytes| work::import(bytes)).await
}

async fn preview(State(office): Shared, body: Body) -> Answer {
    on_body(office, body, work::preview).await
}

async fn schema(Path(edition): Path<String>) -> Answer {
    match Form::edition(&edition) {
        Some(form) => json_answer(model::schema(form) + "\n"),
        None => problem(StatusCode::NOT_FOUND, "没有这一版格式"),
    }
}
