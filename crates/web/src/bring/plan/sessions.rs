//! The timetable, and what is worked on.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use domain::link::Link;
use domain::project::{Command as ProjectCommand, State};
use domain::session::{About, Command as SessionCommand, Standing};
use domain::{Audience, Command, Field, Id, PersonId, ProjectId, Seq, SessionId, Text};

use super::{Planning, Thing, What, different};
use crate::bring::outside::OutsideSession;
use crate::files::path_named;
use crate::say::{fold, name, place_anywhere};

impl Planning<'_> {
    pub(super) fn sessions(&mut self) {
        let known = self.known_sessions();
        let mut there = BTreeSet::new();
        for session in &self.outside.sessions {
            let Ok(source) = self.source(&session.key) else { continue };
            let id = known.get(source.as_str()).or_else(|| known.get(session.key.as_str()).filter(|_| self.is_folder())).copied();
            there.extend(id);
            match self.about(session) {
                Ok(about) => {
                    let id = self.session(session, id, about, source);
                    self.stands.extend(id.map(|id| (id, session.stands.clone())));
                }
                Err(why) => self.plan.left_out.push((found_at(session), why)),
            }
        }
        if self.outside.sessions.is_empty() {
            return;
        }
        // What came with these files and is in them no more goes, unless somebody made it theirs.
        let prefix = format!("{}:", self.outside.origin);
        let gone: Vec<(SessionId, String, Seq)> = self
            .view
            .event
            .sessions
            .values()
            .filter(|known| known.standing == Standing::On && !there.contains(&known.id))
            .filter(|known| known.source.as_str().starts_with(&prefix))
            .map(|known| (known.id, known.about.title.to_string(), known.described.0))
            .collect();
        for (session, title, last) in gone {
            if !self.is_ours(last) {
                self.note(What::Session, &title, |plan| &mut plan.kept);
            } else if self.does(Command::Session(SessionCommand::Stand { session, standing: Standing::Withdrawn })) {
                self.note(What::Session, &title, |plan| &mut plan.gone);
            }
        }
    }

    /// The event's sessions by what they came as, and by what a folder that was brought out calls them.
    fn known_sessions(&self) -> HashMap<String, SessionId> {
        let mut known = HashMap::new();
        for session in self.view.event.sessions.values() {
            known.entry(key_in_folder(session)).or_insert(session.id);
            if !session.source.is_empty() {
                known.insert(session.source.to_string(), session.id);
            }
        }
        known
    }

    /// What a session is called here. A name in a key would be a name in the log: an address stands there as a digest of it.
    fn source(&self, key: &str) -> Result<Text, domain::Refusal> {
        let key = if key.contains('@') { Cow::Owned(crate::uuid::of_part(Id::from_bits(0), key)) } else { Cow::Borrowed(key) };
        Text::some_line(&format!("{}:{key}", self.outside.origin), Field::Title)
    }

    /// Puts a session of the files on the timetable, or says anew what it is. Its id, where it stands there then.
    fn session(&mut self, outside: &OutsideSession, known: Option<SessionId>, about: About, source: Text) -> Option<SessionId> {
        let known = known.and_then(|id| self.view.event.sessions.get(&id)).cloned();
        let standing = if outside.cancelled { Standing::Cancelled } else { Standing::On };
        let title = about.title.to_string();
        let Some(known) = known else {
            let session = SessionId(self.id());
            if !self.does(Command::Session(SessionCommand::Plan { session, about, source, anyway: true })) {
                return None;
            }
            self.note(What::Session, &title, |plan| &mut plan.new);
            if outside.cancelled {
                self.does(Command::Session(SessionCommand::Stand { session, standing }));
            }
            return Some(session);
        };
        // Whom only the team sees is in no file, and stays.
        let mut about = about;
        let unlisted = |person: &PersonId| name(self.view, *person, Audience::Everyone).is_none();
        about.speakers.extend(
            known.about.speakers.iter().copied().filter(unlisted).filter(|person| !about.speakers.contains(person)).collect::<Vec<_>>(),
        );
        if known.about == about && known.standing == standing {
            self.plan.same += 1;
            return Some(known.id);
        }
        if !self.is_ours(known.touched) {
            self.note(What::Session, &title, |plan| &mut plan.kept);
            return Some(known.id);
        }
        let stands = Command::Session(SessionCommand::Stand { session: known.id, standing });
        let mut done = true;
        if known.standing == Standing::Withdrawn {
            done = self.does(stands.clone());
        }
        let parts = different(&known.about, &about);
        if done && known.about != about {
            let describe = SessionCommand::Describe { session: known.id, seen: self.seen(), about, anyway: true };
            done = self.does(Command::Session(describe));
        }
        if done && known.standing != standing && known.standing != Standing::Withdrawn {
            done = self.does(stands);
        }
        if done {
            self.plan.changed.push(Thing { what: What::Session, name: title, parts });
        }
        Some(known.id)
    }

    fn about(&mut self, session: &OutsideSession) -> Result<About, String> {
        let english = |refusal: domain::Refusal| crate::refusal_in_english(&refusal);
        let day = self.day_of(session)?;
        let mut speakers: Vec<PersonId> = Vec::new();
        for speaker in &session.speakers {
            let person = self.people.get(speaker).copied().or_else(|| self.person(speaker, None));
            speakers.extend(person.filter(|person| !speakers.contains(person)));
        }
        let mut at = session.at;
        if let Some(time) = at.filter(|time| self.event.moment_on(day, *time).is_err()) {
            at = None;
            self.plan.left_out.push((found_at(session), english(domain::Refusal::NoSuchTime { day, at: time })));
        }
        let mut links: Vec<(Link, Text)> = Vec::new();
        for link in session.links.iter().take(domain::session::MOST_NAMED) {
            match Link::parse_named(link) {
                Ok(link) => links.push(link),
                Err(refusal) => self.plan.left_out.push((found_at(session), english(refusal))),
            }
        }
        let slides = session.slides.as_deref().filter(|slides| !slides.is_empty()).and_then(|written| {
            let slides = self.slides(written);
            if slides.is_none() {
                let given = written.chars().take(80).collect();
                self.plan.left_out.push((found_at(session), english(domain::Refusal::NotALink { given })));
            }
            slides
        });
        let mut link = |written: &Option<String>| match Link::parse(written.as_deref()?) {
            Ok(link) => Some(link),
            Err(refusal) => {
                self.plan.left_out.push((found_at(session), english(refusal)));
                None
            }
        };
        let (stream, recording) = (link(&session.stream), link(&session.recording));
        Ok(About {
            title: Text::some_line(&session.title, Field::Title).map_err(english)?,
            subtitle: Text::line(&session.subtitle, Field::Title).map_err(english)?,
            kind: session.kind.clone(),
            day,
            at,
            minutes: session.minutes,
            place: self.place(&session.place),
            speakers,
            language: session.language.parse().ok(),
            brief: Text::page(&session.brief, Field::Text).map_err(english)?,
            text: Text::page(&session.text, Field::Text).map_err(english)?,
            seats: session.seats,
            sign_up: session.sign_up,
            slides: slides.as_ref().map(|(slides, _)| slides.clone()),
            stream,
            recording,
            links: links.iter().map(|(link, _)| link.clone()).collect(),
            link_names: slides.into_iter().chain(links).filter(|(_, name)| !name.is_empty()).collect(),
            slug: Text::line(&session.slug, Field::What).map_err(english)?,
            track: Text::line(&session.track, Field::What).map_err(english)?,
            license: Text::line(&session.license, Field::What).map_err(english)?,
            no_recording: session.no_recording,
        })
    }

    /// Its day; where its files say none, the only one that the event has.
    fn day_of(&self, session: &OutsideSession) -> Result<domain::Date, String> {
        let mut days = self.event.days.iter().map(|day| day.date);
        match (session.day, days.next(), days.next()) {
            (Some(day), ..) => Ok(day),
            (None, ..) if session.no_such_day => Err("Its day is none of the event. Write it into the file, or add it by hand.".to_owned()),
            (None, Some(only), None) => Ok(only),
            (None, ..) => Err("Nobody says on which day it is. Write its day into the file, or add it by hand.".to_owned()),
        }
    }

    /// An address, or a file of the site that comes along or is there; and what it is called.
    fn slides(&self, written: &str) -> Option<(Link, Text)> {
        let (to, name) = written.split_once(char::is_whitespace).unwrap_or((written, ""));
        let Some(path) = path_named(to) else { return Link::parse_named(written).ok() };
        let path = path.ok()?;
        let comes = self.outside.files.iter().flatten().any(|(known, _)| *known == path);
        let is_there = comes || self.event.site.files.contains_key(&path);
        Some((Link::to_file(&path).ok().filter(|_| is_there)?, Text::line(name, Field::Link).ok()?))
    }

    /// Where, of the words for it; a room that no other house has is known without its house.
    pub(super) fn place(&self, written: &str) -> domain::Place {
        let place = place_anywhere(&self.event, written);
        let rooms = self.event.venues.iter().flat_map(|venue| venue.rooms.iter().map(move |room| (venue, room)));
        let mut called = rooms.filter(|(_, room)| fold(room.name.as_str()) == fold(written));
        match (place.venue, called.next(), called.next()) {
            (None, Some((venue, room)), None) => domain::Place { venue: Some(venue.id), room: Some(room.id), spot: Text::empty() },
            _ => place,
        }
    }

    pub(super) fn projects(&mut self) {
        for project in &self.outside.projects {
            let Ok(title) = Text::some_line(&project.title, Field::Title) else { continue };
            let known = self.event.projects.values().any(|known| fold(known.about.title.as_str()) == fold(title.as_str()));
            if known {
                self.plan.same += 1;
                continue;
            }
            let day = project.day.filter(|day| self.event.day(*day).is_some()).unwrap_or(self.event.moment.today);
            let id = ProjectId(self.id());
            let text: String = project.text.chars().take(domain::NOTE_LIMIT).collect();
            let about = domain::project::About {
                title: title.clone(),
                audience: Text::note(&text, Field::Audience).unwrap_or_default(),
                ..domain::project::About::default()
            };
            let add = ProjectCommand::Add {
                project: id,
                day,
                state: State::Idea,
                about,
                place: domain::Place::default(),
                anyway: true,
                source: None,
            };
            if self.does(Command::Project(add)) {
                self.note(What::Project, title.as_str(), |plan| &mut plan.new);
                for lead in project.leads.clone() {
                    if let Some(person) = self.person(&lead, None) {
                        self.does(Command::Project(ProjectCommand::Lead { project: id, person, leads: true }));
                    }
                }
            }
        }
    }
}

/// Where a session stands in its files, and what it is called.
fn found_at(session: &OutsideSession) -> String {
    let parts = [session.stands.as_str(), session.title.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What a session is called in a folder: as the folder called it, else by where it came from, else by its id.
pub fn key_in_folder(session: &domain::Session) -> String {
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '_' | ':' | '-') { c } else { '-' };
    match session.source.as_str() {
        "" => session.id.0.to_string(),
        source => source.strip_prefix("folder:").unwrap_or(source).chars().map(plain).collect(),
    }
}
