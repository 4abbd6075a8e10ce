//! Ids: 128 bits, written in lower-case base 32 (RFC 4648 alphabet, no padding, 26 letters).
//!
//! The id of a new thing is made from the id of the command that made it, so that it is known before the command
//! is sent and queued commands can refer to each other's things.

use std::fmt;
use std::str::FromStr;

use data_encoding::{Encoding, Specification};
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// 128 bits that name one thing or one command for ever, first bits first. As bytes they stand anywhere: as a number they
/// would make every change in a log larger.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id([u8; 16]);

/// 2¹²⁸ divided by the golden ratio, made odd: multiples of it are spread evenly, so that things made by one
/// command differ in their first letters (Knuth, The Art of Computer Programming 3, §6.4, multiplicative hashing).
const SPREAD: u128 = 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835;

/// Letters of an id.
const LETTERS: usize = 26;

/// Letters of an id that stand in an address.
const SHORT: usize = 10;

impl Id {
    /// The id with these bits.
    pub const fn from_bits(bits: u128) -> Self {
        Self(bits.to_be_bytes())
    }

    /// The id's bits.
    pub const fn bits(self) -> u128 {
        u128::from_be_bytes(self.0)
    }

    /// The id of the `index`-th thing that the command with this id makes.
    #[must_use]
    pub const fn nth(self, index: u16) -> Self {
        Self::from_bits(self.bits().wrapping_add(SPREAD.wrapping_mul(index as u128)))
    }

    /// The first ten letters, as addresses show them. Longer forms come from [`fmt::Display`].
    pub fn short(self) -> String {
        self.with_letters(|letters| letters[..SHORT].to_owned())
    }

    /// Whether the written form begins with these letters, in any case.
    pub fn begins_with(self, letters: &str) -> bool {
        self.with_letters(|whole| {
            letters.len() >= SHORT
                && letters.is_ascii()
                && letters.len() <= whole.len()
                && whole[..letters.len()].eq_ignore_ascii_case(letters)
        })
    }

    /// Ids are written and read for every element of a page and every change of a log, so both do without the heap.
    fn with_letters<T>(self, take: impl FnOnce(&str) -> T) -> T {
        let mut letters = [0; LETTERS];
        base32().encode_mut(&self.0, &mut letters);
        take(std::str::from_utf8(&letters).expect("the alphabet is ASCII"))
    }
}

fn base32() -> &'static Encoding {
    static ENCODING: std::sync::OnceLock<Encoding> = std::sync::OnceLock::new();
    ENCODING.get_or_init(|| {
        let mut form = Specification::new();
        form.symbols.push_str("abcdefghijklmnopqrstuvwxyz234567");
        form.translate.from.push_str("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
        form.translate.to.push_str("abcdefghijklmnopqrstuvwxyz");
        form.encoding().expect("the alphabet has 32 different letters")
    })
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.with_letters(|letters| f.write_str(letters))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.short())
    }
}

/// The text is not an id: 26 letters of `a`–`z` and `2`–`7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id: 26 letters of a to z and 2 to 7 were expected")]
pub struct NotAnId;

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let letters: &[u8; LETTERS] = text.as_bytes().try_into().map_err(|_| NotAnId)?;
        let mut bits = [0; 16];
        base32().decode_mut(letters, &mut bits).map_err(|_| NotAnId)?;
        Ok(Self(bits))
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.with_letters(|letters| to.serialize_str(letters))
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Letters;

        impl Visitor<'_> for Letters {
            type Value = Id;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the letters of an id")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Id, E> {
                text.parse().map_err(E::custom)
            }
        }

        from.deserialize_str(Letters)
    }
}

macro_rules! named_ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Id);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

named_ids! {
    /// A command: made by whoever asks; asking twice with the same id is asking once.
    CommandId
    /// A person of one event.
    PersonId
    /// A project of one event.
    ProjectId
    /// An outcome of one event.
    OutcomeId
    /// A message of one event.
    MessageId
    /// A task of one event.
    TaskId
    /// A session of one event's timetable.
    SessionId
    /// A page of one event's site.
    PageId
    /// A theme of one event.
    ThemeId
    /// A venue of one event.
    VenueId
    /// A room of one venue.
    RoomId
}

impl CommandId {
    /// The id of the `index`-th thing that this command makes.
    #[must_use]
    pub const fn nth(self, index: u16) -> Id {
        self.0.nth(index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn writing_and_reading_an_id_gives_the_same_id(bits: u128) {
            let id = Id::from_bits(bits);
            prop_assert_eq!(id.to_string().parse::<Id>(), Ok(id));
            prop_assert_eq!(id.to_string().to_uppercase().parse::<Id>(), Ok(id));
            prop_assert!(id.begins_with(&id.short()));
        }

        #[test]
        fn things_of_one_command_differ_in_their_addresses(bits: u128, one in 0u16..2000, other in 0u16..2000) {
            prop_assume!(one != other);
            let id = Id::from_bits(bits);
            prop_assert_ne!(id.nth(one).short(), id.nth(other).short());
        }

        #[test]
        fn no_text_makes_reading_an_id_panic(text: String) {
            let _ = text.parse::<Id>();
            let _ = Id::from_bits(7).begins_with(&text);
        }
    }
}
