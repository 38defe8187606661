//! As many at work as there are cores, and a short queue.

use std::num::NonZero;
use std::sync::Arc;
use std::thread::available_parallelism;

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::answer::{Answer, busy, problem};
use axum::http::StatusCode;

/// How many may wait for each that works.
const WAITING: usize = 4;

/// What lets requests in to the work.
#[derive(Clone)]
pub(super) struct Gate {
    /// Those at work and those that wait.
    places: Arc<Semaphore>,
    working: Arc<Semaphore>,
    cores: usize,
}

/// How many are at work, and how many wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Busy {
    pub working: usize,
    pub waiting: usize,
}

impl Gate {
    /// As many at work as there are cores.
    pub fn new() -> Self {
        Self::with(available_parallelism().map_or(1, NonZero::get))
    }

    fn with(cores: usize) -> Self {
        let (places, working) = (Semaphore::new(cores * (1 + WAITING)), Semaphore::new(cores));
        Self { places: Arc::new(places), working: Arc::new(working), cores }
    }

    /// How many are at work and wait now.
    pub fn busy(&self) -> Busy {
        let working = self.cores - self.working.available_permits().min(self.cores);
        let held = self.cores * (1 + WAITING) - self.places.available_permits();
        Busy { working, waiting: held.saturating_sub(working) }
    }

    /// Works on a thread of its own: laying out would hold up every other request.
    ///
    /// A panic is this request's alone. The permits go with the work, which goes on if the request is given up.
    pub async fn run(&self, work: impl FnOnce() -> Answer + Send + 'static) -> Answer {
        let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else { return busy() };
        let Ok(turn) = Arc::clone(&self.working).acquire_owned().await else { return busy() };
        let done = spawn_blocking(move || {
            let _held = (place, turn);
            work()
        });
        done.await.unwrap_or_else(|_| problem(StatusCode::INTERNAL_SERVER_ERROR, "程序出错，请把这份年报交给开发者"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::serve::answer::json_answer;

    fn block_on<T>(future: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
    }

    #[test]
    fn who_finds_no_place_is_told_when_to_come_again() {
        let gate = Gate::with(1);
        let _all = gate.places.try_acquire_many(5).unwrap();
        let refused = block_on(gate.run(|| json_answer("")));
        assert_eq!(gate.busy(), Busy { working: 0, waiting: 5 });
        assert_eq!((refused.status().as_u16(), &refused.headers()["retry-after"]), (503, &"1".parse().unwrap()));
    }

    #[test]
    fn a_panic_is_one_requests() {
        let gate = Gate::with(1);
        let failed = block_on(gate.run(|| panic!("as a fault of the program would")));
        assert_eq!(failed.status(), 500);
        assert_eq!(block_on(gate.run(|| json_answer(""))).status(), 200);
        assert_eq!(gate.places.available_permits(), 5);
    }
}
