//! The event's own folder, in and out.

use domain::file::FilePath;
use domain::link::Link;
use domain::session::{Kind, Standing};
use domain::site::{Colour, Hero, Look, Named, Site, Sponsor};
use domain::{Audience, DayKind, Editing, Event, Field, Guide, PersonId, Place, Slot, SlotKind, Text};
use formats::folder::{self, Folder, What};
use ledger::View;

use super::outside::{
    Outside, OutsideContacts, OutsideDay, OutsideFacts, OutsidePage, OutsidePerson, OutsideRoom, OutsideSession, OutsideVenue,
};
use crate::say::name;

fn line(written: &str) -> Text {
    Text::line(written, Field::Text).unwrap_or_default()
}

fn note(written: &str) -> Text {
    Text::note(written, Field::Text).unwrap_or_default()
}

fn link(written: Option<&str>) -> Option<Link> {
    written.and_then(|link| Link::parse(link).ok())
}

impl Outside {
    /// Of the event's own folder.
    pub fn of_folder(folder: &Folder) -> Self {
        let place = |session: &folder::Session| {
            let venue = session.venue.as_ref().and_then(|key| folder.venues.iter().find(|venue| venue.key == *key));
            let parts = [venue.map(|venue| venue.name.as_str()), session.room.as_deref(), Some(session.spot.as_str())];
            parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        };
        Self {
            origin: "folder",
            document: folder.event.title.clone(),
            title: Some(folder.event.title.clone()),
            facts: Some(OutsideFacts {
                language: folder.event.language.clone(),
                series: folder.event.series.clone(),
                zone: Some(folder.zone.clone()),
                editing: folder.event.editing.map(|editing| match editing {
                    folder::Editing::Anyone => Editing::Anyone,
                    folder::Editing::Tickets => Editing::Tickets,
                    folder::Editing::Team => Editing::Team,
                }),
                newcomers_each: folder.event.newcomers_each,
                contacts: OutsideContacts {
                    newcomers: folder.event.contacts.newcomers.clone(),
                    coordinator: folder.event.contacts.coordinator.clone(),
                    conduct: folder.event.contacts.conduct.clone(),
                },
                questions: folder.questionnaire.clone(),
            }),
            days: folder.days.iter().map(day).collect(),
            venues: folder.venues.iter().map(venue).collect(),
            rooms: vec![],
            house: None,
            people: folder
                .people
                .iter()
                .map(|person| OutsidePerson {
                    key: person.key.clone(),
                    name: person.name.clone(),
                    groups: person.groups.clone(),
                    links: person.links.iter().map(|link| (link.name.clone(), link.link.clone())).collect(),
                    text: person.text.clone(),
                })
                .collect(),
            sessions: folder.sessions.iter().map(|session| of_session(session, place(session))).collect(),
            projects: vec![],
            sponsors: Some(folder.sponsors.iter().map(sponsor).collect()),
            look: Some(look(&folder.look)),
            pages: folder
                .pages
                .iter()
                .map(|page| OutsidePage {
                    file: page.file.clone(),
                    path: page.path.clone(),
                    language: page.language.clone(),
                    title: page.title.clone(),
                    menu: page.menu.clone(),
                    order: page.order,
                    draft: page.draft,
                    shared: page.shared,
                    aliases: page.aliases.clone(),
                    hero: page.hero.as_ref().and_then(hero),
                    text: page.text.clone(),
                })
                .collect(),
            files: None,
            known: String::new(),
            not_understood: vec![],
        }
    }
}

fn day(day: &folder::Day) -> OutsideDay {
    let slot = |(at, what): &(domain::Time, What)| Slot {
        at: *at,
        what: match what {
            What::Doors => SlotKind::Doors,
            What::Round => SlotKind::Round,
            What::Work => SlotKind::Work,
            What::Lunch => SlotKind::Lunch,
            What::WindingDown => SlotKind::WindingDown,
            What::Closing => SlotKind::Closing,
            What::Other(words) => SlotKind::Other(line(words)),
        },
    };
    let kind = match day.kind {
        folder::DayKind::Impl => DayKind::Impl,
        folder::DayKind::Talks => DayKind::Talks,
        folder::DayKind::Workshops => DayKind::Workshops,
    };
    OutsideDay { date: day.date, kind: Some(kind), slots: Some(day.slots.iter().map(slot).collect()) }
}

fn venue(venue: &folder::Venue) -> OutsideVenue {
    OutsideVenue {
        key: venue.key.clone(),
        name: venue.name.clone(),
        address: Some(venue.address.clone()),
        way: Some(venue.way.clone()),
        seats: venue.seats,
        rooms: venue.rooms.iter().map(|room| OutsideRoom { key: room.key.clone(), name: room.name.clone(), seats: room.seats }).collect(),
        guide: Some(Guide {
            map: link(venue.map.as_deref()),
            coordinates: line(&venue.coordinates),
            minutes: venue.minutes,
            hours: line(&venue.hours),
            access: line(&venue.access),
            step_free: venue.step_free,
            meet: line(&venue.meet),
        }),
    }
}

fn of_session(session: &folder::Session, place: String) -> OutsideSession {
    OutsideSession {
        key: session.key.clone(),
        title: session.title.clone(),
        subtitle: session.subtitle.clone(),
        kind: match &session.kind {
            folder::Kind::Talk => Kind::Talk,
            folder::Kind::Keynote => Kind::Keynote,
            folder::Kind::Workshop => Kind::Workshop,
            folder::Kind::Break => Kind::Break,
            folder::Kind::Meeting => Kind::Meeting,
            folder::Kind::Other(word) => Kind::Other(line(word)),
        },
        day: Some(session.day),
        no_such_day: false,
        at: session.at,
        minutes: session.minutes,
        place,
        speakers: session.speakers.clone(),
        language: session.language.clone().unwrap_or_default(),
        brief: session.brief.clone(),
        text: session.text.clone(),
        seats: session.seats,
        sign_up: session.sign_up,
        slides: session.slides.clone(),
        stream: session.stream.clone(),
        recording: session.recording.clone(),
        links: session.links.clone(),
        cancelled: session.cancelled,
        slug: session.slug.clone(),
        track: session.track.clone(),
        license: session.license.clone(),
        no_recording: session.no_recording,
        stands: String::new(),
    }
}

fn sponsor(sponsor: &folder::Sponsor) -> Sponsor {
    Sponsor {
        name: line(&sponsor.name),
        level: line(&sponsor.level),
        link: link(sponsor.link.as_deref()),
        text: note(&sponsor.text),
        gathering: sponsor.gathering,
    }
}

fn look(look: &folder::Look) -> Look {
    Look {
        line: line(&look.line),
        city: line(&look.city),
        accent: look.accent.as_deref().and_then(|accent| Colour::parse(accent).ok()),
        links: look
            .links
            .iter()
            .filter_map(|named| Some(Named { name: line(&named.name), link: Link::parse(&named.link).ok()? }))
            .collect(),
        stream: link(look.stream.as_deref()),
        gathering: line(&look.gathering),
        logo: look.logo.as_deref().and_then(file),
        stylesheet: look.stylesheet.as_deref().and_then(file),
        shares_tickets: look.shares_tickets,
    }
}

fn file(path: &str) -> Option<FilePath> {
    FilePath::parse(path).ok()
}

fn hero(hero: &folder::Hero) -> Option<Hero> {
    Some(Hero { picture: file(&hero.picture)?, focus: hero.focus })
}

/// The present state of an event as a folder: what everybody may see of it, and drafts.
pub fn folder_of(view: &View) -> Folder {
    let event = &view.event;
    let own = event.language.as_ref().map(|language| language.as_str().to_owned());
    let keys = event.house_keys();
    let key = |id: domain::VenueId| event.venues.iter().position(|venue| venue.id == id).map(|at| keys[at].clone());
    let shown = |person: PersonId| name(view, person, Audience::Everyone).map(str::to_owned);
    let contact = |person: Option<PersonId>| {
        let Some(name) = person.and_then(shown) else { return String::new() };
        let reach = person.and_then(|person| view.people.get(person)).and_then(|profile| profile.contact.clone());
        reach.filter(|reach| !reach.is_empty()).map_or_else(|| name.clone(), |reach| format!("{name}, {reach}"))
    };
    let people: Vec<(PersonId, &ledger::Profile)> =
        view.people.iter().filter(|(person, profile)| profile.presented.is_some() && shown(*person).is_some()).collect();
    let key_of = |person: &PersonId| people.iter().find(|(known, _)| known == person).map(|(_, profile)| key_of_person(*person, profile));
    Folder {
        event: folder::Event {
            slug: view.slug.to_string(),
            title: event.title.to_string(),
            language: own.clone(),
            series: event.series.to_string(),
            editing: Some(match event.editing {
                Editing::Anyone => folder::Editing::Anyone,
                Editing::Tickets => folder::Editing::Tickets,
                Editing::Team => folder::Editing::Team,
            }),
            newcomers_each: event.newcomers_each,
            contacts: folder::Contacts {
                newcomers: contact(event.contacts.newcomers),
                coordinator: contact(event.contacts.coordinator),
                conduct: contact(event.contacts.conduct),
            },
        },
        zone: event.zone.iana_name().unwrap_or("UTC").to_owned(),
        days: event.days.iter().map(day_of).collect(),
        venues: event.venues.iter().zip(&keys).filter(|(venue, _)| !venue.closed).map(|(venue, key)| house(venue, key)).collect(),
        sessions: event
            .timetable()
            .into_iter()
            .map(|session| {
                let speakers = session.about.speakers.iter().filter_map(|person| key_of(person).or_else(|| shown(*person)));
                session_of(event, session, session.about.place.venue.and_then(key), speakers.collect())
            })
            .collect(),
        people: people
            .iter()
            .map(|(person, profile)| {
                let said = profile.presented.as_deref().cloned().unwrap_or_default();
                folder::Person {
                    key: key_of_person(*person, profile),
                    name: shown(*person).unwrap_or_default(),
                    groups: said.groups,
                    links: said.links.into_iter().map(|(name, link)| folder::Named { name, link }).collect(),
                    text: said.text,
                }
            })
            .collect(),
        sponsors: event
            .site
            .sponsors
            .iter()
            .map(|sponsor| folder::Sponsor {
                name: sponsor.name.to_string(),
                level: sponsor.level.to_string(),
                link: sponsor.link.as_ref().map(|link| link.as_str().to_owned()),
                text: sponsor.text.to_string(),
                gathering: sponsor.gathering,
            })
            .collect(),
        look: look_of(&event.site),
        pages: event
            .site
            .standing()
            .into_iter()
            .map(|page| folder::Page {
                file: String::new(),
                path: page.about.path.as_str().to_owned(),
                // A page in the event's own language lies beside the others.
                language: page
                    .about
                    .language
                    .as_ref()
                    .map(|language| language.as_str().to_owned())
                    .filter(|language| Some(language) != own.as_ref()),
                title: page.about.title.to_string(),
                menu: page.about.menu.to_string(),
                order: page.about.order,
                draft: page.about.draft,
                shared: page.about.shared,
                aliases: page.about.aliases.iter().map(ToString::to_string).collect(),
                hero: page
                    .about
                    .hero
                    .as_ref()
                    .filter(|hero| event.site.files.contains_key(&hero.picture))
                    .map(|hero| folder::Hero { picture: hero.picture.to_string(), focus: hero.focus }),
                text: page.about.text.to_string(),
            })
            .collect(),
        assets: event.site.files.keys().map(ToString::to_string).collect(),
        questionnaire: event.questions.as_ref().map(|questions| crate::questions_written(questions)),
    }
}

/// What somebody is called in a folder: as the folder called them, else by their id.
pub fn key_of_person(person: PersonId, profile: &ledger::Profile) -> String {
    let said = profile.presented.as_ref().map(|presented| presented.key.clone()).filter(|key| !key.is_empty());
    said.unwrap_or_else(|| person.0.to_string())
}

fn day_of(day: &domain::Day) -> folder::Day {
    let what = |what: &SlotKind| match what {
        SlotKind::Doors => What::Doors,
        SlotKind::Round => What::Round,
        SlotKind::Work => What::Work,
        SlotKind::Lunch => What::Lunch,
        SlotKind::WindingDown => What::WindingDown,
        SlotKind::Closing => What::Closing,
        SlotKind::Other(words) => What::Other(words.to_string()),
    };
    folder::Day {
        date: day.date,
        kind: match day.kind {
            DayKind::Impl => folder::DayKind::Impl,
            DayKind::Talks => folder::DayKind::Talks,
            DayKind::Workshops => folder::DayKind::Workshops,
        },
        slots: day.slots.iter().map(|slot| (slot.at, what(&slot.what))).collect(),
    }
}

fn house(venue: &domain::Venue, key: &str) -> folder::Venue {
    folder::Venue {
        key: key.to_owned(),
        name: venue.name.to_string(),
        address: venue.address.to_string(),
        way: venue.way.to_string(),
        seats: venue.seats,
        minutes: venue.guide.minutes,
        hours: venue.guide.hours.to_string(),
        access: venue.guide.access.to_string(),
        step_free: venue.guide.step_free,
        map: venue.guide.map.as_ref().map(|map| map.as_str().to_owned()),
        coordinates: venue.guide.coordinates.to_string(),
        meet: venue.guide.meet.to_string(),
        rooms: venue
            .rooms
            .iter()
            .zip(domain::venue::room_keys(&venue.as_new().rooms))
            .map(|(room, key)| folder::Room { key, name: room.name.to_string(), seats: room.seats })
            .collect(),
    }
}

fn session_of(event: &Event, session: &domain::Session, venue: Option<String>, speakers: Vec<String>) -> folder::Session {
    let about = &session.about;
    let Place { room, spot, .. } = &about.place;
    let link = |link: &Option<Link>| link.as_ref().map(|link| link.as_str().to_owned());
    let named = |link: &Link| match about.link_name(link) {
        Some(name) => format!("{} {name}", link.as_str()),
        None => link.as_str().to_owned(),
    };
    // What names a file that was taken off names nothing.
    let is_there = |slides: &&Link| slides.file().is_none_or(|path| event.site.files.contains_key(&path));
    folder::Session {
        key: super::plan::key_in_folder(session),
        title: about.title.to_string(),
        subtitle: about.subtitle.to_string(),
        kind: match &about.kind {
            Kind::Talk => folder::Kind::Talk,
            Kind::Keynote => folder::Kind::Keynote,
            Kind::Workshop => folder::Kind::Workshop,
            Kind::Break => folder::Kind::Break,
            Kind::Meeting => folder::Kind::Meeting,
            Kind::Other(word) => folder::Kind::Other(word.to_string()),
        },
        day: about.day,
        at: about.at,
        minutes: about.minutes,
        room: room.and_then(|room| event.room(room)).map(|(_, room)| room.name.to_string()),
        venue,
        spot: spot.to_string(),
        speakers,
        language: about.language.as_ref().map(|language| language.as_str().to_owned()),
        brief: about.brief.to_string(),
        text: about.text.to_string(),
        seats: about.seats,
        sign_up: about.sign_up,
        cancelled: session.standing == Standing::Cancelled,
        slides: about.slides.as_ref().filter(is_there).map(named),
        stream: link(&about.stream),
        recording: link(&about.recording),
        links: about.links.iter().map(named).collect(),
        slug: about.slug.to_string(),
        track: about.track.to_string(),
        license: about.license.to_string(),
        no_recording: about.no_recording,
    }
}

fn look_of(site: &Site) -> folder::Look {
    let look = &site.look;
    // What names a file that was taken off names nothing.
    let there = |path: &Option<FilePath>| path.as_ref().filter(|path| site.files.contains_key(*path)).map(ToString::to_string);
    folder::Look {
        line: look.line.to_string(),
        city: look.city.to_string(),
        accent: look.accent.map(|accent| accent.to_string()),
        stream: look.stream.as_ref().map(|link| link.as_str().to_owned()),
        gathering: look.gathering.to_string(),
        logo: there(&look.logo),
        stylesheet: there(&look.stylesheet),
        shares_tickets: look.shares_tickets,
        links: look
            .links
            .iter()
            .map(|named| folder::Named { name: named.name.to_string(), link: named.link.as_str().to_owned() })
            .collect(),
    }
}
