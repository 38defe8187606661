//! Panics are faults of the program, of which people are told in Chinese and once.
//!
//! What catches one goes on and says what it means: a workbook is damaged, a report could not be made. Where none does,
//! the command ends here. With `RUST_BACKTRACE` set all is said as Rust says it.

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};

use super::Status;
use super::terminal::Terminal;

/// Where the last panic was.
static LAST: Mutex<Option<String>> = Mutex::new(None);

/// Runs the command; a panic that nothing caught is told of, with its place.
pub(super) fn told(run: impl FnOnce() -> ExitCode) -> ExitCode {
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        set_hook(Box::new(|panic| {
            *LAST.lock().unwrap_or_else(PoisonError::into_inner) = panic.location().map(ToString::to_string);
        }));
    }
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| tell())
}

fn tell() -> ExitCode {
    let place = LAST.lock().unwrap_or_else(PoisonError::into_inner).take().unwrap_or_default();
    Terminal::new(false).failure(&format!("程序出错（{place}），请把这份年报交给开发者"));
    Status::Failed.into()
}
