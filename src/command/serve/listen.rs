//! Connections: how many, how slow, and until when.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use nianbao::Exporter;
use tokio::net::TcpListener;
use tokio::sync::{Notify, Semaphore};

use super::bodies::Bodies;
use super::faces::FaceStore;
use super::gate::Gate;
use super::metrics::Metrics;
use super::office::Office;
use super::patient::Patient;
use super::routes::routes;
use super::{Allowed, Patience, Settings};

/// How many connections there may be at once: who comes later waits with the system.
const MAX_CONNECTIONS: usize = 64;

/// Serves until the system asks for the end; tells the address first.
///
/// # Errors
///
/// The address cannot be listened at, or the system gives no threads.
pub(in crate::command) fn serve(
    settings: Settings,
    exporter: Exporter,
    told: impl FnOnce(SocketAddr) -> io::Result<()>,
) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(settings.address).await?;
        let end = asked_to_end()?;
        let address = listener.local_addr()?;
        told(address)?;
        let patience = settings.patience;
        let asked_from_page = Arc::new(Notify::new());
        let office = office(settings, exporter, address, Arc::clone(&asked_from_page));
        let end = async move {
            tokio::select! {
                () = end => (),
                () = asked_from_page.notified() => (),
            }
        };
        accept(listener, routes(office), patience, end).await;
        Ok(())
    });
    // Work that was given up may still run; nobody waits for it.
    runtime.shutdown_background();
    served
}

/// One person's alone, it may be ended from the page.
fn office(settings: Settings, exporter: Exporter, address: SocketAddr, end: Arc<Notify>) -> Office {
    let ends_from_page = address.ip().is_loopback() && settings.token.is_none() && settings.hosts.is_empty();
    let allowed = Allowed::new(address.port(), &settings.hosts, settings.token);
    Office {
        exporter,
        gate: Gate::new(),
        bodies: Bodies::new(),
        allowed,
        patience: settings.patience.request,
        metrics: settings.counts.then(Metrics::default),
        faces: FaceStore::default(),
        opened: settings.opened,
        ends_from_page,
        end,
    }
}

/// Accepts until the end is asked for, then finishes what is being answered.
async fn accept(listener: TcpListener, router: Router, patience: Patience, end: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let mut end = std::pin::pin!(end);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, stream) = tokio::select! {
            next = next => {
                let (Ok(place), Ok((stream, _))) = next else {
                    // Too many open files, or a caller that is gone: others may come.
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                };
                (place, stream)
            }
            () = &mut end => break,
        };
        let connection =
            http1::Builder::new().timer(TokioTimer::new()).header_read_timeout(patience.headers).serve_connection(
                TokioIo::new(Patient::new(stream, patience.answer)),
                TowerToHyperService::new(router.clone()),
            );
        let watched = graceful.watch(connection);
        tokio::spawn(async move {
            // A connection that breaks is its caller's affair.
            let _ = watched.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(patience.farewell, graceful.shutdown()).await;
}

/// Ends when the program is asked to.
#[cfg(unix)]
fn asked_to_end() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => (),
            _ = interrupt.recv() => (),
        }
    })
}

/// Ends when the program is asked to.
#[cfg(not(unix))]
fn asked_to_end() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
