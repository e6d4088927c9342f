use crate::progress::{Progress, Stage};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// A bar on standard error, on a terminal, for work that takes longer than a second.
pub(super) struct Bar {
    bar: Mutex<ProgressBar>,
    wanted: bool,
    shown: AtomicBool,
    began: Instant,
}

impl Bar {
    pub(super) fn new(quiet: bool) -> Self {
        Self {
            bar: Mutex::new(ProgressBar::hidden()),
            wanted: !quiet && std::io::stderr().is_terminal(),
            shown: AtomicBool::new(false),
            began: Instant::now(),
        }
    }
}

impl Progress for Bar {
    fn begin(&self, stage: Stage, steps: usize) {
        if !self.wanted {
            return;
        }
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{prefix:>9} [{bar:32}] {pos}/{len}");
        bar.set_style(
            style
                .unwrap_or_else(|_| ProgressStyle::default_bar())
                .progress_chars("=> "),
        );
        bar.set_prefix(match stage {
            Stage::Reading => "Reading",
            Stage::Mapping => "Mapping",
            Stage::Writing => "Writing",
            Stage::Comparing => "Comparing",
        });
        if let Ok(mut current) = self.bar.lock() {
            current.finish_and_clear();
            *current = bar;
        }
        self.shown.store(false, Ordering::Relaxed);
    }

    fn step(&self) {
        if !self.wanted {
            return;
        }
        let Ok(bar) = self.bar.lock() else { return };
        if !self.shown.load(Ordering::Relaxed) && self.began.elapsed() > Duration::from_secs(1) {
            self.shown.store(true, Ordering::Relaxed);
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        bar.inc(1);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Ok(bar) = self.bar.lock() {
            bar.finish_and_clear();
        }
    }
}
