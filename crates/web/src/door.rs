//! The door of a room in which not everybody may do what is done there.

use domain::{Act, Refusal};

use crate::problem::Problem;
use crate::reader::Reader;
use crate::refusal;
use crate::say::Say;

/// Lets those in who may do this.
///
/// # Errors
/// The page for all others: who may, and how to ask.
pub fn enter(reader: &Reader, act: Act) -> Result<(), Problem> {
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    domain::may(&reader.actor(), act, reader.view.event.editing)
        .map_err(|needed| Problem::forbidden(reader, refusal::words(say, &Refusal::NotAllowed { act, needed })))
}
