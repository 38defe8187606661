//! `nianbao serve`: the library behind HTTP, for portals, and the page on which a person fills in a report.
//!
//! A request passes the guard (`guard`), which knows nothing of reports; `routes` hands its body to `work`, which knows
//! nothing of HTTP; `gate` lets as many work at once as there are cores.

mod answer;
mod api;
mod bodies;
mod faces;
mod gate;
mod guard;
mod listen;
mod metrics;
mod office;
mod openapi;
mod page;
mod patient;
mod routes;
mod work;

use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Bytes;

use guard::Allowed;
pub(in crate::command) use listen::serve;

/// What a server is asked to be.
pub(in crate::command) struct Settings {
    /// Where it listens; port 0 leaves the choice to the system.
    pub address: SocketAddr,
    /// The names it may be called by besides those of this computer.
    pub hosts: Vec<String>,
    /// What a request must show, if it must show anything.
    pub token: Option<String>,
    /// The file that the page begins with.
    pub opened: Option<Bytes>,
    /// Whether requests are counted, and the counts handed out.
    pub counts: bool,
    pub patience: Patience,
}

/// How long things may take.
#[derive(Clone, Copy)]
pub(in crate::command) struct Patience {
    /// The headers of a request.
    pub headers: Duration,
    /// A request, its body included.
    pub request: Duration,
    /// A caller who takes nothing of its answer.
    pub answer: Duration,
    /// What is being answered, once the server is to end.
    pub farewell: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { headers: seconds(10), request: seconds(30), answer: seconds(30), farewell: seconds(10) }
    }
}

#[cfg(test)]
mod tests;
