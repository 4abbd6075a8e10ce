//! Whose a ticket is, as the id of a person keeps it.

use domain::{Id, PersonId};
use formats::tickets::{Source, Ticket};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::say::fold;

/// How many bits of an id are the name's, and how many the mail address's.
const BITS: u32 = 40;

/// Whose a ticket is, as an id keeps it: digests of ticket and name, and of ticket and mail address. They are all that is left of somebody who was
/// erased, and tell them from somebody to whom the ticket was handed on.
pub(super) struct Holder {
    pub(super) name: Option<u128>,
    pub(super) email: Option<u128>,
    pub(super) person: PersonId,
}

impl Holder {
    pub(super) fn of(keyed: &Hmac<Sha256>, slug: &str, source: Source, ticket: &Ticket) -> Self {
        let name = ticket.name.as_deref().map(fold);
        let email = ticket.email.as_deref().map(fold);
        let part = |what: &str, text: &str| digest(keyed, &[what, slug, source.word(), &ticket.code, text]).bits() >> (128 - BITS);
        let both =
            digest(keyed, &["ticket", slug, source.word(), &ticket.code, name.as_deref().unwrap_or(""), email.as_deref().unwrap_or("")]);
        let name_bits = part("ticket.name", name.as_deref().unwrap_or(""));
        let email_bits = part("ticket.email", email.as_deref().unwrap_or(""));
        let bits = both.bits() >> (2 * BITS) << (2 * BITS) | name_bits << BITS | email_bits;
        Self { name: name.map(|_| name_bits), email: email.map(|_| email_bits), person: PersonId(Id::from_bits(bits)) }
    }

    /// Whether somebody came in with this ticket under the same name or mail address.
    pub(super) fn is(&self, person: PersonId) -> bool {
        self.name == Some(name_bits(person)) || self.email == Some(email_bits(person))
    }
}

pub(super) fn name_bits(person: PersonId) -> u128 {
    person.0.bits() >> BITS & ((1 << BITS) - 1)
}

pub(super) fn email_bits(person: PersonId) -> u128 {
    person.0.bits() & ((1 << BITS) - 1)
}

pub(super) fn keyed(secret: &[u8; 32]) -> Hmac<Sha256> {
    Hmac::new_from_slice(secret).expect("HMAC takes keys of any length")
}

pub(super) fn digest(keyed: &Hmac<Sha256>, parts: &[&str]) -> Id {
    let mut mac = keyed.clone();
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    let digest = mac.finalize().into_bytes();
    let bits: [u8; 16] = digest[..16].try_into().expect("a SHA-256 digest has 32 bytes");
    Id::from_bits(u128::from_be_bytes(bits))
}
