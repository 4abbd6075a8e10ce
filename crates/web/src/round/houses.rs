//! Houses in which the round goes by itself. Where people are too many for one room, they say who they are in the house where they
//! are, and a project is told of where those are who tell of it: nobody hears through a street.

use domain::venue::Presence;
use domain::{Event, PersonId, ProjectId, VenueId};

use crate::forms;
use crate::reader::Reader;

/// Up to so many say their lines to all: at twenty seconds each that is ten minutes.
const TOGETHER: usize = 30;

/// A house with a floor of its own.
pub struct House {
    pub letters: String,
    pub number: usize,
    pub name: String,
}

impl House {
    pub fn of(event: &Event, venue: VenueId) -> Option<Self> {
        let (number, venue) = event.venue(venue)?;
        Some(Self { letters: venue.id.0.short(), number, name: venue.name.to_string() })
    }
}

/// Who is in which house.
pub fn here(event: &Event) -> impl Iterator<Item = (PersonId, VenueId)> {
    event.presence.iter().filter_map(|((day, person), presence)| match presence {
        Presence::Here { venue, .. } if *day == event.moment.today && event.now(*person) == *person => Some((*person, *venue)),
        _ => None,
    })
}

/// Whether they are too many for one room.
pub fn are_too_many(event: &Event) -> bool {
    here(event).nth(TOGETHER).is_some()
}

/// The houses that go by themselves, as they were entered: those where people are, if they are too many for one room and in several, and
/// those where it began so. None: all are together.
pub fn apart(event: &Event) -> Vec<VenueId> {
    let Some((round, _)) = event.round_now() else { return vec![] };
    let is_used = |house| round.houses.contains_key(&house) || here(event).any(|(_, there)| there == house);
    let houses: Vec<VenueId> = event.open_venues().map(|(_, venue)| venue.id).filter(|house| is_used(*house)).collect();
    let are_apart = !round.houses.is_empty() || (houses.len() > 1 && are_too_many(event));
    if are_apart { houses } else { vec![] }
}

/// The house of which an address asks behind its question mark.
pub fn asked(reader: &Reader, query: &str) -> Option<VenueId> {
    let letters = query.split('&').find_map(|pair| pair.strip_prefix("house="))?;
    forms::venue_of(&reader.view.event, letters).filter(|_| !letters.is_empty())
}

/// The house where somebody is, also while they are out for a while.
pub fn of(event: &Event, person: PersonId) -> Option<VenueId> {
    event.presence(event.moment.today, person)?.house()
}

/// Whether a project is told of in a house, or in none so far: then it may be anywhere.
pub fn hears_of(event: &Event, house: VenueId, project: ProjectId) -> bool {
    told_in(event, project).is_none_or(|told| told == house)
}

/// Where a project is told of: where somebody is who leads it, else where its table stands.
pub fn told_in(event: &Event, project: ProjectId) -> Option<VenueId> {
    let project = event.projects.get(&project)?;
    let leads = project.leads.iter().copied().chain(project.by.person());
    let table = || project.days.get(&event.moment.today)?.place.venue;
    leads.into_iter().find_map(|person| of(event, person)).or_else(table)
}
