//! Answers, and the headers that all of them have.

use axum::body::Body;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

/// Nothing of an answer is kept, guessed at, framed or read from another origin.
const ALWAYS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        // Pictures of a report are within its sheets.
        "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; object-src 'none'; base-uri 'none'; \
         form-action 'self'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cache-control", "no-store"),
];

/// An answer to a request.
pub(super) type Answer = Response<Body>;

/// An answer of a media type.
pub(super) fn answer(status: StatusCode, media_type: &'static str, body: impl Into<Body>) -> Answer {
    let mut answer = Response::new(body.into());
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    answer
}

/// JSON that is ready.
pub(super) fn json_answer(body: impl Into<Body>) -> Answer {
    answer(StatusCode::OK, "application/json", body)
}

/// What was wrong with a request (RFC 9457), said in Chinese.
pub(super) fn problem(status: StatusCode, title: &str) -> Answer {
    problem_with(status, title, &json!({}))
}

/// The same, with members of its own.
pub(super) fn problem_with(status: StatusCode, title: &str, more: &Value) -> Answer {
    let mut body = json!({ "type": "about:blank", "title": title, "status": status.as_u16() });
    for (key, value) in more.as_object().into_iter().flatten() {
        body[key] = value.clone();
    }
    answer(status, "application/problem+json", format!("{body}\n"))
}

/// The server has more to do than it can.
pub(super) fn busy() -> Answer {
    let mut answer = problem(StatusCode::SERVICE_UNAVAILABLE, "正忙，请稍后再试");
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
    answer
}

/// Gives an answer the headers that all have.
pub(super) fn seal(answer: &mut Answer) {
    for (name, value) in ALWAYS {
        answer.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}
