//! Work on all cores, its results in order.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many jobs a thread may be ahead of the first that is not done: results wait in memory until it is their turn.
const AHEAD: usize = 4;

/// A job, and where its result goes.
type Order<T, R> = (T, SyncSender<R>);

/// Does the work of each job on so many threads and hands over the results in the order of the jobs, each as soon as it
/// is its turn.
///
/// However many jobs there are, only some of them are in memory: the iterator waits for the work, the work for whoever
/// takes the results. One thread is the caller's own: glibc's memory for other threads grows page by page, a system
/// call each.
///
/// # Errors
///
/// The first failure of `take`; no job is begun after it.
pub(super) fn in_order<T: Send, R: Send>(
    jobs: impl Iterator<Item = T> + Send,
    threads: usize,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    if threads == 1 {
        return jobs.map(work).try_for_each(take);
    }
    let (turns, in_turn) = sync_channel::<Receiver<R>>(threads * AHEAD);
    let (orders, ordered) = sync_channel::<Order<T, R>>(threads * AHEAD);
    let (ordered, work) = (Mutex::new(ordered), &work);
    thread::scope(|scope| {
        scope.spawn(move || {
            for job in jobs {
                let (result, pending) = sync_channel(1);
                if turns.send(pending).is_err() || orders.send((job, result)).is_err() {
                    break;
                }
            }
        });
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((job, result)) = next(&ordered) {
                    // Whoever takes the results may have stopped.
                    let _ = result.send(work(job));
                }
            });
        }
        // Taken by value: a failure drops it, and the other threads see that nobody waits for them.
        in_turn.into_iter().flat_map(|pending| pending.recv()).try_for_each(&mut take)
    })
}

fn next<T>(ordered: &Mutex<Receiver<T>>) -> Option<T> {
    ordered.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_order_and_jobs_do_not_run_ahead() {
        let (begun, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let work = |job: usize| {
            let ahead = begun.fetch_add(1, Ordering::SeqCst) + 1 - taken.load(Ordering::SeqCst);
            assert!(ahead <= 3 * AHEAD + 3 * AHEAD + 4, "{ahead}");
            thread::sleep(Duration::from_micros(if job.is_multiple_of(50) { 5000 } else { 10 }));
            job
        };
        let mut results = Vec::new();
        let taken_in_order = in_order(0..500, 3, work, |result| {
            taken.fetch_add(1, Ordering::SeqCst);
            results.push(result);
            Ok(())
        });
        taken_in_order.unwrap();
        assert_eq!(results, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn a_failure_stops_the_work() {
        for threads in [1, 2] {
            fails_after_five(threads);
        }
    }

    fn fails_after_five(threads: usize) {
        let begun = AtomicUsize::new(0);
        let work = |job: usize| {
            begun.fetch_add(1, Ordering::SeqCst);
            job
        };
        let failed =
            in_order(0.., threads, work, |result| if result < 5 { Ok(()) } else { Err(io::ErrorKind::Other.into()) });
        assert!(failed.is_err());
        assert!(begun.load(Ordering::SeqCst) < 100);
    }

    #[test]
    fn a_result_is_handed_over_before_the_next_job_is_there() {
        let (answers, answered) = std::sync::mpsc::channel();
        let jobs = (0..3).inspect(move |job| {
            if *job > 0 {
                assert_eq!(answered.recv_timeout(Duration::from_secs(10)), Ok(job - 1));
            }
        });
        let answer = |result| {
            // Nobody waits for the last answer.
            let _ = answers.send(result);
            Ok(())
        };
        in_order(jobs, 2, |job| job, answer).unwrap();
    }
}
