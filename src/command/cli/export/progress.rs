//! How far a batch is, for a person.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// How often the bar is drawn, in a second.
const RATE: u8 = 8;

/// A bar on the terminal; nothing where the standard error is none.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar over so many reports.
    pub fn new(reports: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(reports as u64), ProgressDrawTarget::stderr_with_hz(RATE));
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} 份，每秒 {rate} 份，还要 {rest}");
        let style = style.expect("the template is a constant: proved by the test of this module");
        bar.set_style(style.with_key("rate", write_rate).with_key("rest", write_rest));
        Self(bar)
    }

    /// No bar.
    pub fn hidden() -> Self {
        Self(ProgressBar::hidden())
    }

    /// One report more is done.
    pub fn advance(&self) {
        self.0.inc(1);
    }

    /// Says something above the bar.
    pub fn aside(&self, say: impl FnOnce()) {
        self.0.suspend(say);
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}

fn write_rate(state: &ProgressState, out: &mut dyn std::fmt::Write) {
    let _ = write!(out, "{:.0}", state.per_sec());
}

fn write_rest(state: &ProgressState, out: &mut dyn std::fmt::Write) {
    let _ = write!(out, "{}", duration(state.eta()));
}

/// A time in words, to the second below an hour.
pub(super) fn duration(time: Duration) -> String {
    let seconds = time.as_secs();
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds} 秒"),
        (0, minutes, seconds) => format!("{minutes} 分 {seconds} 秒"),
        (hours, minutes, _) => format!("{hours} 小时 {minutes} 分"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_counts_what_is_done_of_all_and_its_template_is_sound() {
        let Progress(bar) = Progress::new(10);
        let progress = Progress(bar.clone());
        progress.advance();
        progress.advance();
        assert_eq!((bar.position(), bar.length(), bar.is_finished()), (2, Some(10), false));
        progress.finish();
        assert!(bar.is_finished());
    }

    #[test]
    fn times_are_said_in_words() {
        let said = |seconds| duration(Duration::from_secs(seconds));
        assert_eq!([said(5), said(65), said(7260)], ["5 秒", "1 分 5 秒", "2 小时 1 分"]);
    }
}
