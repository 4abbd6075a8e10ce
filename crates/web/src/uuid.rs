//! Names for other programs that stay what they are: UUIDs (RFC 9562, version 8) made from the ids of what they name.

use domain::{Event, Id};
use sha2::{Digest, Sha256};

/// The UUID of a thing.
pub fn of(id: Id) -> String {
    // Four bits say the version, two the variant; the others are the id's.
    let bits = id.bits() & !(0xf << 76) & !(0x3 << 62) | (0x8 << 76) | (0x2 << 62);
    let letters = format!("{bits:032x}");
    [&letters[..8], &letters[8..12], &letters[12..16], &letters[16..20], &letters[20..]].join("-")
}

/// What an event is known by, whatever it is called.
pub fn event_id(event: &Event) -> Id {
    event.history.get(1).map_or(Id::from_bits(0), |opened| opened.stamp.command.0)
}

/// The UUID of something that happened to a thing, by what it is called there.
pub fn of_part(id: Id, part: &str) -> String {
    let digest = Sha256::new().chain_update(id.bits().to_be_bytes()).chain_update(part).finalize();
    of(Id::from_bits(digest.iter().take(16).fold(0, |bits, byte| bits << 8 | u128::from(*byte))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_has_one_name_and_its_parts_have_others() {
        let id = Id::from_bits(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef);
        assert_eq!(of(id), "01234567-89ab-8def-8123-456789abcdef");
        assert_eq!(of_part(id, "moved-7"), of_part(id, "moved-7"));
        assert_ne!(of_part(id, "moved-7"), of_part(id, "moved-8"));
    }
}
