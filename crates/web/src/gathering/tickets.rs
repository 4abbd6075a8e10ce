//! Tickets of siblings: found by what stands on them, and brought in as an import would, once, with where they come from.

use std::borrow::Cow;
use std::sync::Arc;

use domain::{Actor, CommandId, Editing, PersonId, Refusal, Role, Thing, Who};
use formats::tickets::{Source, Ticket, Tickets};
use ledger::{Order, Origin, Profile, Rejected, Ticket as Held, View};

use super::{Roof, take_along};
use crate::forms::Failed;
use crate::reader::Reader;
use crate::say::fold;
use crate::tickets::Import;

/// Somebody with a ticket of a sibling that is good here.
pub struct Found {
    /// The sibling.
    pub from: Arc<View>,
    /// The entry there that has the ticket.
    pub person: PersonId,
}

/// The most that are found at once.
const MOST: usize = 12;

/// Letters of a code that are looked for at least: fewer are those of half the people.
const SHORTEST: usize = 4;

/// The siblings of an event whose tickets are good there.
pub fn lenders(reader: &Reader) -> Vec<Arc<View>> {
    let own = &reader.view.event;
    // Most events share nothing: then nobody is asked.
    let roof = Some(own).filter(|own| own.site.look.shares_tickets).and_then(|_| Roof::of(&reader.app, &reader.view));
    let others = roof.iter().flat_map(Roof::others).filter(|sibling| sibling.event.shares_tickets_with(own));
    others.cloned().collect()
}

/// Whose ticket of a sibling this is: its whole code, the code of its order, or the whole name on it. Nothing is held ready for it: it is
/// a walk through the siblings' tickets that makes no copies, and only where nobody was found here.
pub fn find(reader: &Reader, written: &str) -> Vec<Found> {
    let code: Vec<char> = letters(written).collect();
    let name = fold(written);
    let is_name = name.split(' ').count() > 1;
    let fits = |ticket: &Held, profile: &Profile| {
        let of_order = || ticket.code.rsplit_once('-').is_some_and(|(order, _)| letters(order).eq(code.iter().copied()));
        let of_code = code.len() >= SHORTEST && (letters(&ticket.code).eq(code.iter().copied()) || of_order());
        of_code || (is_name && fold(&profile.name) == name)
    };
    all(reader, fits).take(MOST).collect()
}

/// Whose ticket of a sibling has this in its square: its secret or its code.
pub fn by_secret(reader: &Reader, written: &str) -> Option<Found> {
    let code: Vec<char> = letters(written).collect();
    let fits = |ticket: &Held, _: &Profile| {
        ticket.secret.as_deref() == Some(written) || (code.len() >= SHORTEST && letters(&ticket.code).eq(code.iter().copied()))
    };
    let mut found = all(reader, fits);
    found.next().filter(|_| found.next().is_none())
}

/// A code as it is compared.
fn letters(code: &str) -> impl Iterator<Item = char> {
    code.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase)
}

fn all<'a>(reader: &Reader, fits: impl Fn(&Held, &Profile) -> bool + 'a) -> impl Iterator<Item = Found> + 'a {
    let found = move |from: Arc<View>| {
        let people = from.people.iter().filter(|(person, profile)| {
            let counts = profile.ticket.as_ref().is_some_and(|ticket| !ticket.void && fits(ticket, profile));
            counts && is_there(&from, *person)
        });
        people.take(MOST).map(|(person, _)| Found { from: Arc::clone(&from), person }).collect::<Vec<_>>()
    };
    lenders(reader).into_iter().flat_map(found)
}

fn is_there(view: &View, person: PersonId) -> bool {
    view.event.people.get(&view.event.now(person)).is_some_and(|known| !known.erased)
}

impl Found {
    /// As a form says it.
    pub fn key(&self) -> String {
        format!("{}:{}", self.from.slug, self.person)
    }

    /// What a form says, where it is still so: the sibling's tickets are good here, and this one counts.
    pub fn of_key(reader: &Reader, key: &str) -> Option<Self> {
        let (slug, person) = key.split_once(':')?;
        let from = lenders(reader).into_iter().find(|sibling| sibling.slug.as_str() == slug)?;
        let found = Self { person: person.parse().ok().map(PersonId)?, from };
        found.held().filter(|ticket| !ticket.void)?;
        is_there(&found.from, found.person).then_some(found)
    }

    /// All that is known of them there.
    pub fn profile(&self) -> Option<Cow<'_, Profile>> {
        self.from.everybody().get(self.person)
    }

    /// Their ticket.
    fn held(&self) -> Option<&Held> {
        self.from.people.get(self.person)?.ticket.as_ref()
    }

    fn origin(&self) -> Origin {
        Origin { event: self.from.slug.clone(), person: self.from.event.now(self.person) }
    }
}

/// Brings in whose ticket it is, as an import of this one ticket would: who is here already stays who they are. With it come the name, the
/// mail address, and how they want to be listed; what they answered only where they agreed. The one who asks is somebody of the team, or
/// else who has the ticket.
///
/// # Errors
/// They are not to be brought in: erased here, or another one has a ticket with this code here; or the ledger could not.
pub async fn bring(reader: &Reader, id: CommandId, found: &Found) -> Result<PersonId, Failed> {
    let ledger = reader.app.ledger();
    for _ in 0..MOST_TRIES {
        let view = ledger.view(reader.view.slug.as_str()).ok_or(Rejected::NoSuchEvent)?;
        let (person, order) = plan(reader, &view, id, found)?;
        let Some(order) = order else { return Ok(person) };
        match ledger.ask(view.slug.as_str(), order).await {
            Ok(_) => return Ok(person),
            // Somebody wrote a profile meanwhile: planned anew.
            Err(Rejected::Outdated) => {}
            Err(rejected) => return Err(rejected.into()),
        }
    }
    Err(Rejected::Outdated.into())
}

/// How often it is planned anew.
const MOST_TRIES: usize = 3;

/// Who they are here, and what is to be written for it.
fn plan(reader: &Reader, view: &View, id: CommandId, found: &Found) -> Result<(PersonId, Option<Order>), Refusal> {
    let gone = || Refusal::Gone { thing: Thing::Person };
    let (theirs, held) = (found.profile().ok_or_else(gone)?.into_owned(), found.held().ok_or_else(gone)?);
    let source = source_of(&held.source);
    let role = if view.event.editing == Editing::Team { Role::Greeter } else { Role::Participant };
    let actor = |person: PersonId| {
        if reader.role().is_team() { reader.actor() } else { Actor { who: Who::Person(person), role } }
    };
    // Who let it go along in a browser has an entry without a ticket.
    let origin = found.origin();
    let came = view.people.iter().find(|(person, profile)| profile.from.as_ref() == Some(&origin) && is_there(view, *person));
    if let Some((person, known)) = came {
        let order = known.ticket.is_none().then(|| {
            let mut order = Order::new(CommandId(id.nth(TICKET)), actor(person));
            order.profiles.push((person, Profile { ticket: Some(held.clone()), ..known.clone() }));
            order
        });
        return Ok((view.event.now(person), order));
    }
    let same = |one: &str, other: &str| fold(one) == fold(other);
    let holds = |ticket: &Held| ticket.source == source.word() && ticket.code == held.code;
    if let Some((person, known)) = view.people.iter().find(|(_, known)| known.ticket.as_ref().is_some_and(holds)) {
        let mailed = known.email.as_deref().zip(theirs.email.as_deref()).is_some_and(|(known, theirs)| same(known, theirs));
        let is_one = (mailed || same(&known.name, &theirs.name)) && is_there(view, person);
        return if is_one { Ok((view.event.now(person), None)) } else { Err(gone()) };
    }
    let ticket = Ticket {
        code: held.code.clone(),
        secret: held.secret.clone(),
        kind: held.kind.as_deref().map(Arc::from),
        name: Some(theirs.name.clone()),
        email: theirs.email.clone(),
        handle: theirs.handle.clone(),
        ..Ticket::default()
    };
    let file = Tickets { source, positions: None, tickets: vec![ticket], odd: vec![], columns: vec![], options: vec![] };
    let mut import = Import::new(file, reader.app.ledger().secret(), id, reader.actor());
    let mut order = import.next(view).ok_or_else(gone)?;
    let (person, profile) = order.profiles.first_mut().ok_or_else(gone)?;
    profile.listing = theirs.listing;
    profile.from = Some(origin);
    if theirs.goes_along {
        take_along(profile, &theirs, &found.from.event, &view.event);
    }
    let person = *person;
    order.actor = actor(person);
    Ok((person, Some(order)))
}

/// Which of an order's things is the ticket that somebody gets who is here.
const TICKET: u16 = 9;

/// From which program a ticket is; one that this program made is as one of a table.
fn source_of(word: &str) -> Source {
    [Source::Tito, Source::Pretix].into_iter().find(|source| source.word() == word).unwrap_or(Source::Csv)
}
