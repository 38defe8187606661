//! `nianbao serve`: the library behind HTTP, for portals.
//!
//! A request passes the guard (`guard`), which knows nothing of reports; `routes` hands its body to `work`, which knows
//! nothing of HTTP; `gate` lets as many work at once as there are cores.

mod answer;
mod gate;
mod guard;
mod listen;
mod routes;
mod work;

use std::net::SocketAddr;

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
}
