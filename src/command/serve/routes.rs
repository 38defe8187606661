//! What is answered where.

use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Path, RawQuery, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};
use nianbao::Form;
use nianbao::output::Format;
use nianbao::report::model;

use super::answer::{Answer, answer, json_answer, problem, seal};
use super::api::{Action, ROUTES};
use super::office::{Office, Shared, on_body};
use super::{openapi, page, work};

fn served(action: Action) -> MethodRouter<Arc<Office>> {
    match action {
        Action::Export => post(export),
        Action::Check => post(check),
        Action::Import => post(import),
        Action::Preview => post(preview),
        Action::Form => get(page::form_of_edition),
        Action::Schema => get(schema),
        Action::Described => get(described),
        Action::Health => get(async || answer(StatusCode::OK, "text/plain; charset=utf-8", "ok\n")),
        Action::Metrics => get(metrics),
    }
}

/// Everything that can be asked.
pub(super) fn routes(office: Office) -> Router {
    let office = Arc::new(office);
    let api = ROUTES.iter().fold(Router::new(), |router, route| router.route(route.path, served(route.action)));
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

async fn export(State(office): Shared, RawQuery(query): RawQuery, body: Body) -> Answer {
    let query = query.unwrap_or_default();
    // A name alone may be sent with an equals sign and nothing behind it.
    let query = query.strip_suffix("&draft=").map_or(query.clone(), |before| format!("{before}&draft"));
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

async fn check(State(office): Shared, RawQuery(query): RawQuery, body: Body) -> Answer {
    match query.as_deref() {
        None => on_body(office, body, |office, bytes| work::check(&office.exporter, bytes)).await,
        Some("previous" | "previous=") => {
            on_body(office, body, |office, bytes| work::check_with_previous(&office.exporter, bytes)).await
        }
        Some(_) => problem(StatusCode::BAD_REQUEST, "这个地址后面只能写 ?previous"),
    }
}

async fn import(State(office): Shared, body: Body) -> Answer {
    on_body(office, body, |_, bytes| work::import(bytes)).await
}

async fn preview(State(office): Shared, body: Body) -> Answer {
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
