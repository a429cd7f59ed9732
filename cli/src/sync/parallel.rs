//! Runs jobs on a few threads.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::outcome::Failure;

/// The number of requests that are in flight at once.
const PARALLEL: usize = 4;

/// Runs all jobs, a few at a time. After a failure, no further job starts.
pub(super) fn in_parallel<J: Sync, T: Send>(
    jobs: &[J],
    run: impl Fn(&J) -> Result<T, Failure> + Sync,
) -> Result<Vec<T>, Failure> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            match run(job) {
                Ok(result) => done.push(result),
                Err(failure) => {
                    next.store(jobs.len(), Ordering::Relaxed);
                    return Err(failure);
                }
            }
        }
        Ok(done)
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..PARALLEL).map(|_| scope.spawn(work)).collect();
        let done =
            workers.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)));
        let done: Vec<Vec<T>> = done.collect::<Result<_, _>>()?;
        Ok(done.into_iter().flatten().collect())
    })
}
