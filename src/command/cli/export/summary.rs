//! What came of all reports.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde::Serialize;

use super::outcome::{Ending, Outcome};

/// How many reports ended in which way.
pub(super) struct Summary {
    begun: Instant,
    counts: Counts,
    /// Why reports were refused or failed: how many, and the first of them. There are not many more reasons than
    /// rules.
    reasons: BTreeMap<&'static str, (usize, String)>,
}

#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Counts {
    reports: usize,
    written: usize,
    unchanged: usize,
    refused: usize,
    failed: usize,
    stopped: usize,
}

impl Summary {
    /// Of nothing yet.
    pub fn new() -> Self {
        Self { begun: Instant::now(), counts: Counts::default(), reasons: BTreeMap::new() }
    }

    /// Counts a report.
    pub fn add(&mut self, outcome: &Outcome) {
        let Counts { reports, written, unchanged, refused, failed, stopped } = &mut self.counts;
        *reports += 1;
        match &outcome.ending {
            Ending::Written(_) => *written += 1,
            Ending::Unchanged => *unchanged += 1,
            Ending::Refused { .. } => *refused += 1,
            Ending::Failed(_) => *failed += 1,
            Ending::Stopped => *stopped += 1,
        }
        match &outcome.ending {
            Ending::Refused { .. } => self.reason(outcome.rule.unwrap_or_default(), &outcome.input),
            Ending::Failed(_) => self.reason("没能读写", &outcome.input),
            _ => {}
        }
    }

    fn reason(&mut self, reason: &'static str, input: &str) {
        let known = self.reasons.entry(reason).or_insert_with(|| (0, input.to_owned()));
        known.0 += 1;
    }

    /// How many reports there were.
    pub fn reports(&self) -> usize {
        self.counts.reports
    }

    /// The last line of the log.
    pub fn record(&self) -> impl Serialize + use<> {
        #[derive(Serialize)]
        struct Whole {
            summary: Counts,
            seconds: f64,
        }
        Whole { summary: self.counts, seconds: self.time().as_secs_f64() }
    }

    fn time(&self) -> Duration {
        self.begun.elapsed()
    }

    /// What is said at the end.
    pub fn lines(&self) -> Vec<String> {
        let Counts { reports, written, unchanged, refused, failed, stopped } = self.counts;
        let seconds = self.time().as_secs_f64();
        let counted = [
            (written, "生成"),
            (unchanged, "没有变化"),
            (refused, "有错误而没有生成"),
            (failed, "没能读写"),
            (stopped, "还没有做"),
        ];
        let counted = counted.iter().filter(|(count, what)| *count > 0 || *what == "生成");
        let counted: Vec<String> = counted.map(|(count, what)| format!("{what} {count} 份")).collect();
        let rate = (reports - stopped) as f64 / seconds.max(0.001);
        let mut lines =
            vec![format!("共 {reports} 份年报：{}；用时 {seconds:.1} 秒，每秒 {rate:.0} 份", counted.join("，"))];
        lines.extend(
            self.reasons.iter().map(|(reason, (count, first))| format!("  {reason}：{count} 份，第一份是 {first}")),
        );
        lines
    }
}
