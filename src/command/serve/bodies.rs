//! Bodies on their way in: how large one may be, and how much all of them together.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;

use axum::body::{Body, Bytes, HttpBody as _};
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

    /// A whole body, or why it is refused: what says that it is too large is not read at all. Room is taken as it comes
    /// in, so that who promises much and sends nothing keeps nobody out.
    pub async fn read(&self, mut body: Body) -> Result<Whole, Answer> {
        let too_large = || problem(StatusCode::PAYLOAD_TOO_LARGE, "内容超过 16 MiB");
        if body.size_hint().lower() > MAX_BODY as u64 {
            return Err(too_large());
        }
        let (mut bytes, mut room) = (Vec::new(), self.take(1).ok_or_else(busy)?);
        while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
            let frame = frame.map_err(|_| problem(StatusCode::BAD_REQUEST, "内容没有收全"))?;
            let Ok(data) = frame.into_data() else { continue };
            if bytes.len() + data.len() > MAX_BODY {
                return Err(too_large());
            }
            let more = (bytes.len() + data.len()).div_ceil(UNIT).saturating_sub(room.num_permits());
            room.merge(self.take(more).ok_or_else(busy)?);
            bytes.extend_from_slice(&data);
        }
        Ok(Whole { bytes: bytes.into(), _room: room })
    }

    fn take(&self, units: usize) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.0).try_acquire_many_owned(u32::try_from(units).ok()?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block_on<T>(future: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
    }

    /// A body that breaks off.
    struct Broken;

    impl axum::body::HttpBody for Broken {
        type Data = Bytes;
        type Error = std::io::Error;

        fn poll_frame(
            self: Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<hyper::body::Frame<Bytes>, Self::Error>>> {
            std::task::Poll::Ready(Some(Err(std::io::ErrorKind::UnexpectedEof.into())))
        }
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
        let broken = Body::new(Broken);
        assert_eq!(block_on(bodies.read(broken)).err().unwrap().status(), 400);
        assert_eq!(bodies.0.available_permits(), MAX_ALL / UNIT);
        let larger = block_on(bodies.read(Body::from(vec![0; MAX_BODY + 1]))).err().unwrap();
        assert_eq!(larger.status(), 413);
    }
}
