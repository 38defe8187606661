//! How many requests there were, how they ended, how long they took: the text that Prometheus reads (exposition format
//! 0.0.4). Nothing of what was sent is in it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::gate::Busy;

/// The upper ends of the buckets of durations, in seconds.
const BUCKETS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// What is counted for a route.
#[derive(Clone, Default)]
struct Counts {
    by_status: BTreeMap<u16, u64>,
    /// How many took at most as long as each bucket.
    within: [u64; BUCKETS.len()],
    seconds: f64,
}

/// What has been counted, by route.
#[derive(Default)]
pub(super) struct Metrics(Mutex<BTreeMap<String, Counts>>);

impl Metrics {
    /// Counts a request; its route is one of the server's own, never what a client wrote.
    pub fn count(&self, route: &str, status: u16, took: Duration) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counts = all.entry(route.to_owned()).or_default();
        *counts.by_status.entry(status).or_default() += 1;
        counts.seconds += took.as_secs_f64();
        for (within, bucket) in counts.within.iter_mut().zip(BUCKETS) {
            *within += u64::from(took.as_secs_f64() <= bucket);
        }
    }

    /// The text.
    pub fn to_text(&self, busy: Busy) -> String {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut text = String::new();
        head(&mut text, "nianbao_requests_total", "counter", "Requests by route and status.");
        for (route, counts) in &all {
            for (status, count) in &counts.by_status {
                let labels = format!("route=\"{route}\",status=\"{status}\"");
                let _ = writeln!(text, "nianbao_requests_total{{{labels}}} {count}");
            }
        }
        head(&mut text, "nianbao_request_seconds", "histogram", "How long requests took.");
        for (route, counts) in &all {
            durations(&mut text, route, counts);
        }
        head(&mut text, "nianbao_working", "gauge", "Requests at work.");
        let _ = writeln!(text, "nianbao_working {}", busy.working);
        head(&mut text, "nianbao_waiting", "gauge", "Requests that wait for their turn.");
        let _ = writeln!(text, "nianbao_waiting {}", busy.waiting);
        text
    }
}

fn head(text: &mut String, name: &str, kind: &str, help: &str) {
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
}

fn durations(text: &mut String, route: &str, counts: &Counts) {
    let name = "nianbao_request_seconds";
    for (within, bucket) in counts.within.iter().zip(BUCKETS) {
        let _ = writeln!(text, "{name}_bucket{{route=\"{route}\",le=\"{bucket}\"}} {within}");
    }
    let all: u64 = counts.by_status.values().sum();
    let _ = writeln!(text, "{name}_bucket{{route=\"{route}\",le=\"+Inf\"}} {all}");
    let _ = writeln!(text, "{name}_sum{{route=\"{route}\"}} {}", counts.seconds);
    let _ = writeln!(text, "{name}_count{{route=\"{route}\"}} {all}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_by_route_status_and_time() {
        let metrics = Metrics::default();
        metrics.count("/v1/check", 200, Duration::from_millis(7));
        metrics.count("/v1/check", 200, Duration::from_millis(300));
        metrics.count("/v1/check", 503, Duration::from_secs(40));
        let text = metrics.to_text(Busy { working: 2, waiting: 1 });
        for line in [
            "nianbao_requests_total{route=\"/v1/check\",status=\"200\"} 2",
            "nianbao_requests_total{route=\"/v1/check\",status=\"503\"} 1",
            "nianbao_request_seconds_bucket{route=\"/v1/check\",le=\"0.005\"} 0",
            "nianbao_request_seconds_bucket{route=\"/v1/check\",le=\"0.01\"} 1",
            "nianbao_request_seconds_bucket{route=\"/v1/check\",le=\"30\"} 2",
            "nianbao_request_seconds_bucket{route=\"/v1/check\",le=\"+Inf\"} 3",
            "nianbao_request_seconds_count{route=\"/v1/check\"} 3",
            "nianbao_working 2",
            "nianbao_waiting 1",
        ] {
            assert!(text.lines().any(|other| other == line), "{line}\n{text}");
        }
    }
}
