//! `nianbao serve`: the library behind HTTP, for portals, and the page on which a person fills in a report.
//!
//! A request passes the guard (`guard`), which knows nothing of reports; `routes` hands its body to `work`, which knows
//! nothing of HTTP; `gate` lets as many work at once as there are cores.

mod answer;
mod faces;
mod gate;
mod guard;
mod listen;
mod office;
mod page;
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
    /// The file that the page begins with.
    pub opened: Option<Opened>,
}

/// A file that the program was started with.
#[derive(Clone)]
pub(in crate::command) struct Opened {
    /// Its name, without its folder.
    pub name: String,
    pub bytes: std::sync::Arc<[u8]>,
}
