//! Bodies on their way in: how large one may be, and how much all of them together.

use std::sync::Arc;

use axum::body::{Body, Bytes, HttpBody as _, to_bytes};
use axum::http::StatusCode;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::answer::{Answer, busy, problem};

/// The most bytes of a body.
const MAX_BODY: usize = nianbao::report::source::MAX_BYTES;

/// The most bytes that bodies may come to at a time, however slowly they come in.
const MAX_ALL: usize = 4 * MAX_BODY;

/// What is counted as one.
const UNIT: usize = 64 << 10;

/// Room for bodies.
pub(super) struct Bodies(Arc<Semaphore>);

/// A whole body, and its room, which is free again when it is dropped.
pub(super) struct Whole {
    pub bytes: Bytes,
    _room: OwnedSemaphorePermit,
}

impl Bodies {
    pub fn new() -> Self {
        Self(Arc::new(Semaphore::new(MAX_ALL / UNIT)))
    }

    /// A whole body, or why it is refused: what says that it is too large is not read at all, and what does not say how
    /// large it is may be as large as any.
    pub async fn read(&self, body: Body) -> Result<Whole, Answer> {
        let too_large = || problem(StatusCode::PAYLOAD_TOO_LARGE, "内容超过 16 MiB");
        if body.size_hint().lower() > MAX_BODY as u64 {
            return Err(too_large());
        }
        let most = body.size_hint().upper().map_or(MAX_BODY, |bytes| usize::try_from(bytes).unwrap_or(MAX_BODY));
        let units = u32::try_from(most.min(MAX_BODY).div_ceil(UNIT).max(1)).unwrap_or(u32::MAX);
        let Ok(room) = Arc::clone(&self.0).try_acquire_many_owned(units) else { return Err(busy()) };
        let bytes = to_bytes(body, MAX_BODY).await.map_err(|_| too_large())?;
        Ok(Whole { bytes, _room: room })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block_on<T>(future: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
    }

    #[test]
    fn bodies_have_room_as_long_as_there_is_some() {
        let bodies = Bodies::new();
        let full = || Body::from(vec![0; MAX_BODY]);
        let held: Vec<Whole> = (0..4).filter_map(|_| block_on(bodies.read(full())).ok()).collect();
        assert_eq!(held.len(), 4);
        let refused = block_on(bodies.read(Body::from("{}"))).err().unwrap();
        assert_eq!((refused.status(), refused.headers().contains_key("retry-after")), (503.try_into().unwrap(), true));
        drop(held);
        assert_eq!(&*block_on(bodies.read(Body::from("{}"))).ok().unwrap().bytes, b"{}");
        let larger = block_on(bodies.read(Body::from(vec![0; MAX_BODY + 1]))).err().unwrap();
        assert_eq!(larger.status(), 413);
    }
}
