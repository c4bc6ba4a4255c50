//! Work for several threads at once whose results come in the order of the work, a bounded number of them under way.

use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, Builder};

use anyhow::{Context, Result, anyhow};

/// How many pieces of work may be under way or done and not yet taken, for each thread.
const AHEAD: usize = 32;

/// Room for the parsers of HTML, which recurse. In bytes.
const STACK: usize = 8 << 20;

/// Hands what `produce` finds to `work` in several threads and the results to `take`, in the order of `produce`. The first error in
/// that order ends it all and is returned.
pub fn ordered<J: Send, D: Send>(
    threads: usize,
    produce: impl FnOnce(&mut dyn FnMut(J) -> ControlFlow<()>) -> Result<()> + Send,
    work: impl Fn(J) -> D + Sync,
    mut take: impl FnMut(D) -> Result<()>,
) -> Result<()> {
    let (queue, jobs) = sync_channel::<(J, SyncSender<D>)>(threads * AHEAD);
    // Each result has a channel of its own, and these come in order.
    let (order, results) = sync_channel::<Receiver<D>>(threads * AHEAD);
    let jobs = Mutex::new(jobs);
    thread::scope(|scope| {
        let spawn = || Builder::new().stack_size(STACK);
        let producer = spawn().spawn_scoped(scope, move || {
            produce(&mut |job| {
                let (put, get) = sync_channel(1);
                // Nobody takes results any more: the other end has failed.
                match order.send(get).is_ok() && queue.send((job, put)).is_ok() {
                    true => ControlFlow::Continue(()),
                    false => ControlFlow::Break(()),
                }
            })
        })?;
        for _ in 0..threads {
            spawn().spawn_scoped(scope, || {
                while let Some((job, put)) = next(&jobs) {
                    // Nobody may be waiting for it any more.
                    let _ = put.send(work(job));
                }
            })?;
        }
        for result in results {
            take(result.recv().context("a thread ended too early")?)?;
        }
        producer.join().map_err(|_| anyhow!("the thread that reads the files ended too early"))?
    })
}

fn next<T>(jobs: &Mutex<Receiver<T>>) -> Option<T> {
    jobs.lock().ok()?.recv().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn produce(count: usize) -> impl FnOnce(&mut dyn FnMut(usize) -> ControlFlow<()>) -> Result<()> + Send {
        move |send| {
            let _ = (0..count).try_for_each(send);
            Ok(())
        }
    }

    #[test]
    fn results_come_in_order_whatever_the_threads() {
        for threads in [1, 2, 7] {
            let mut out = Vec::new();
            // The earlier the longer it takes.
            let slow = |i: usize| {
                std::hint::black_box((0..(1000 - i) * 50).sum::<usize>());
                i
            };
            ordered(threads, produce(1000), slow, |i| {
                out.push(i);
                Ok(())
            })
            .unwrap();
            assert_eq!(out, (0..1000).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_first_error_ends_it() {
        let mut taken = 0;
        let failed = ordered(
            2,
            produce(usize::MAX),
            |i| i,
            |i| {
                taken = i;
                if i == 500 { Err(anyhow!("enough")) } else { Ok(()) }
            },
        );
        assert_eq!((failed.unwrap_err().to_string().as_str(), taken), ("enough", 500));
        let broken = |send: &mut dyn FnMut(usize) -> ControlFlow<()>| {
            let _ = send(1);
            Err(anyhow!("broken"))
        };
        let mut taken = 0;
        let failed = ordered(
            2,
            broken,
            |i| i,
            |i| {
                taken += i;
                Ok(())
            },
        );
        assert_eq!((failed.unwrap_err().to_string().as_str(), taken), ("broken", 1), "what came before is taken");
    }
}
