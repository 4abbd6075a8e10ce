//! What a process spent, as the system counts it (`/proc`, Linux).

use std::fs;
use std::time::Duration;

use anyhow::{Context, Result};

/// The processor time of all threads of a process since they began, to the nanosecond. A thread that ends takes its
/// share along, so this is for processes whose threads stay.
pub fn cpu(pid: u32) -> Result<Duration> {
    threads(pid, |_| true)
}

/// The processor time of those threads of a process that have this name.
pub fn cpu_of_threads(pid: u32, name: &str) -> Result<Duration> {
    threads(pid, |thread| fs::read_to_string(format!("{thread}/comm")).is_ok_and(|comm| comm.trim_end() == name))
}

fn threads(pid: u32, which: impl Fn(&str) -> bool) -> Result<Duration> {
    let folder = format!("/proc/{pid}/task");
    let mut nanoseconds = 0;
    for thread in fs::read_dir(&folder).with_context(|| format!("cannot look into process {pid}"))? {
        let thread = format!("{folder}/{}", thread?.file_name().to_string_lossy());
        // One that ended meanwhile is nobody's fault.
        if let Ok(spent) = fs::read_to_string(format!("{thread}/schedstat"))
            && which(&thread)
        {
            nanoseconds += number(&spent, 0)?;
        }
    }
    Ok(Duration::from_nanos(nanoseconds))
}

/// The memory of a process that is in RAM, in bytes.
pub fn resident(pid: u32) -> Result<u64> {
    let path = format!("/proc/{pid}/smaps_rollup");
    let rollup = fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
    let line = rollup.lines().find(|line| line.starts_with("Rss:")).context("the system does not say what is in RAM")?;
    Ok(number(line, 1)? * 1024)
}

/// The processor time that everybody on this machine spent since it started, to 10 ms, and what other machines on
/// the same hardware took meanwhile.
pub fn machine() -> Result<(Duration, Duration)> {
    let stat = fs::read_to_string("/proc/stat").context("cannot read /proc/stat")?;
    let line = stat.lines().next().unwrap_or_default();
    // user, nice and system; hardware and software interrupts; not idle and waiting, which stand between.
    let ticks = number(line, 1)? + number(line, 2)? + number(line, 3)? + number(line, 6)? + number(line, 7)?;
    Ok((Duration::from_millis(ticks * 10), Duration::from_millis(number(line, 8)? * 10)))
}

fn number(line: &str, nth: usize) -> Result<u64> {
    let word = line.split_ascii_whitespace().nth(nth);
    word.and_then(|word| word.parse().ok()).with_context(|| format!("no number at {nth} in {line:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_very_process_spends_something() {
        let me = std::process::id();
        assert!(cpu(me).unwrap() > Duration::ZERO);
        assert!(resident(me).unwrap() > 100_000);
        assert_eq!(cpu_of_threads(me, "no such thread").unwrap(), Duration::ZERO);
        assert!(machine().unwrap().0 > Duration::ZERO);
    }
}
