//! The board as the Markdown page that it came from.

use domain::{Audience, Date};
use ledger::View;

/// The Markdown of a day, or of the whole event, as far as an audience may see it.
pub fn markdown(_view: &View, _day: Option<Date>, _audience: Audience) -> String {
    String::new()
}
