//! What goes wrong while the program serves, one line each on standard error: when, and what. No line tells who it was,
//! where they were, or what they wrote: a log is read by more people, and kept longer, than the event's own pages.

use std::io::Write as _;

use log::{LevelFilter, Log, Metadata, Record};

/// The crates whose lines are ours, and hold to this.
const OURS: [&str; 5] = ["domain", "ledger", "fanout", "web", "impl_days"];

struct Lines;

/// From now on, lines are printed.
pub fn begin() {
    std::panic::set_hook(Box::new(|panic| {
        // What a panic says may quote what somebody wrote; where it happened says enough to find it.
        let place = panic.location().map_or_else(String::new, |place| format!(" at {}:{}", place.file(), place.line()));
        line("error", &format!("broken{place}, in thread {}", std::thread::current().name().unwrap_or("without name")));
    }));
    // In a process there is one log, and this is called once.
    if log::set_logger(&Lines).is_ok() {
        log::set_max_level(LevelFilter::Info);
    }
}

impl Log for Lines {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let from = metadata.target().split("::").next().unwrap_or_default();
        OURS.contains(&from)
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            line(&record.level().as_str().to_ascii_lowercase(), &record.args().to_string());
        }
    }

    fn flush(&self) {}
}

fn line(level: &str, what: &str) {
    let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ");
    // Whatever an error of the system holds, it stays one line. Where nobody listens, nothing can be done.
    let _ = writeln!(std::io::stderr(), "{now} {level}: {}", what.replace(['\n', '\r'], " "));
}
