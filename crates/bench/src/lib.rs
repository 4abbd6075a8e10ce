//! Load for the program, and the references to hold it beside.
//!
//! Small programs, which `cargo xtask bench` starts and ends:
//!
//! - `floor` is what bare sockets cost: one thread that writes the same bytes to each. No server can do with less.
//! - `constant` is what the web framework costs: a page as a constant, with the same headers.
//! - `load` watches, posts and asks, and tells what the servers spent on it.
//! - `inside` has the program's own parts in its own process: it makes events of any size, asks the ledger beside bare
//!   `SQLite`, and counts how often boards are drawn.
//!
//! All of it is bounded in count and time and stays on this machine. Figures of processes come from `/proc`, so it
//! runs on Linux only.

pub mod beside;
pub mod crowd;
pub mod http;
pub mod live;
pub mod pages;
pub mod posts;
pub mod process;
pub mod view;
pub mod writer;

/// The middle one of some figures, the upper of two; 0 where there is none.
pub fn median(figures: impl IntoIterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.into_iter().collect();
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    #[expect(clippy::float_cmp, reason = "nothing is computed")]
    fn the_median_is_one_of_the_figures() {
        assert_eq!(median([9.0, 1.0, 5.0]), 5.0);
        assert_eq!(median([]), 0.0);
    }
}
