//! What all requests share, and how a body gets to its work.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::State;
use nianbao::Exporter;
use tokio::sync::Notify;

use super::answer::Answer;
use super::bodies::Bodies;
use super::faces::FaceStore;
use super::gate::Gate;
use super::guard::Allowed;
use super::metrics::Metrics;

/// What all requests share.
pub(super) struct Office {
    pub exporter: Exporter,
    pub gate: Gate,
    pub bodies: Bodies,
    pub allowed: Allowed,
    /// How long a request may take, its body included.
    pub patience: Duration,
    /// What has been counted, if it is.
    pub metrics: Option<Metrics>,
    /// The faces of the sheets that the page shows.
    pub faces: FaceStore,
    /// The file that the page begins with.
    pub opened: Option<Bytes>,
    /// Whether the page may end the program.
    pub ends_from_page: bool,
    /// Wakes who waits for the end.
    pub end: Arc<Notify>,
}

pub(super) type Shared = State<Arc<Office>>;

/// A body's work.
pub(super) async fn on_body(
    office: Arc<Office>,
    body: Body,
    work: impl FnOnce(&Office, &[u8]) -> Answer + Send + 'static,
) -> Answer {
    match office.bodies.read(body).await {
        Ok(whole) => {
            let at_work = Arc::clone(&office);
            office.gate.run(move || work(&at_work, &whole.bytes)).await
        }
        Err(refused) => refused,
    }
}
