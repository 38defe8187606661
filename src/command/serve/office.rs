//! What all requests share, and how a body gets to its work.

use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::State;
use axum::http::StatusCode;
use nianbao::Exporter;
use tokio::sync::Notify;

use super::Opened;
use super::answer::{Answer, problem};
use super::faces::FaceStore;
use super::gate::Gate;
use super::guard::Allowed;

/// The most bytes of a body.
const MAX_BODY: usize = nianbao::report::source::MAX_BYTES;

/// What all requests share.
pub(super) struct Office {
    pub exporter: Exporter,
    pub gate: Gate,
    pub allowed: Allowed,
    /// The faces of the sheets that the page shows.
    pub faces: FaceStore,
    /// The file that the page begins with.
    pub opened: Option<Opened>,
    /// Whether the page may end the program.
    pub ends_from_page: bool,
    /// Wakes who waits for the end.
    pub end: Arc<Notify>,
}

pub(super) type Shared = State<Arc<Office>>;

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
pub(super) async fn on_body(
    office: Arc<Office>,
    body: Body,
    work: impl FnOnce(&Office, &[u8]) -> Answer + Send + 'static,
) -> Answer {
    match read(body).await {
        Ok(bytes) => {
            let at_work = Arc::clone(&office);
            office.gate.run(move || work(&at_work, &bytes)).await
        }
        Err(refused) => refused,
    }
}
