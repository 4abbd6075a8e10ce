//! Names that somebody types: whom everybody may see is known again, the others come in as guests.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use domain::person::{Command as PersonCommand, Kind as PersonKind};
use domain::{Audience, Command, Field, PersonId, Refusal, Text};
use ledger::{Listing, Order, Profile};

use super::{GUESTS, Posted};
use crate::say::fold;

/// People by their typed names: those whom everybody may see are known again, the others come in as guests.
pub fn guests(order: &mut Order, posted: &Posted, names: &[String]) -> Result<Vec<PersonId>, Refusal> {
    let (mut found, mut brought) = (Vec::new(), HashMap::new());
    if names.len() > usize::from(GUESTS) {
        return Err(Refusal::TooLong { field: Field::Who, limit: usize::from(GUESTS), length: names.len() });
    }
    for (index, name) in (1_u16..).zip(names) {
        let name = Text::some_line(name, Field::Who)?;
        let person = PersonId(posted.nth(index));
        // Who is hidden, or turned out to be somebody who is not listed, is not known by the name that was typed.
        let is_shown_to_all = |known| crate::say::name(&posted.reader.view, known, Audience::Everyone).is_some();
        // The same form again, after it brought people in, is still the same form.
        if let Some(known) = posted.reader.view.people.find_but(name.as_str(), |known| posted.brought_in(known) || !is_shown_to_all(known))
        {
            found.push(known);
            continue;
        }
        // A name that is typed twice is one guest.
        let person = match brought.entry(fold(name.as_str())) {
            Entry::Occupied(known) => {
                found.push(*known.get());
                continue;
            }
            Entry::Vacant(new) => *new.insert(person),
        };
        order.commands.push(Command::Person(PersonCommand::Introduce { person, kind: PersonKind::Guest }));
        order.profiles.push((person, Profile { name: name.as_str().to_owned(), listing: Listing::Everyone, ..Default::default() }));
        found.push(person);
    }
    Ok(found)
}
