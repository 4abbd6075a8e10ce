//! What a session is, as the fields of a form and back.

use domain::link::Link;
use domain::session::{About, Kind};
use domain::{Act, Event, Field, Language, PersonId, Place, Refusal, Text, may};
use ledger::Order;
use words::Words;

use super::kind_word;
use crate::files::path_named;
use crate::forms::{self, Fields, Posted, Said};
use crate::reader::Reader;
use crate::say::{Say, fold};

/// Which fields say which part of a session.
pub const PARTS: [(&str, &[&str]); 14] = [
    ("title", &["title"]),
    ("subtitle", &["subtitle"]),
    ("kind", &["kind", "kind-word"]),
    ("when", &["day", "at", "minutes"]),
    ("place", &["place", "where"]),
    ("speakers", &["speakers"]),
    ("language", &["language"]),
    ("brief", &["brief"]),
    ("text", &["text"]),
    ("seats", &["seats", "sign-up"]),
    ("links", &["slides", "stream", "recording", "links"]),
    ("track", &["track"]),
    ("license", &["license"]),
    ("recorded", &["no-recording"]),
];

/// The kinds to choose from, by their words in forms.
pub const KINDS: [(&str, Kind); 5] =
    [("talk", Kind::Talk), ("keynote", Kind::Keynote), ("workshop", Kind::Workshop), ("break", Kind::Break), ("meeting", Kind::Meeting)];

/// Whether a reader makes the timetable, or only calls meetings.
pub fn plans_all(reader: &Reader) -> bool {
    may(&reader.actor(), Act::Arrange, reader.view.event.editing).is_ok()
}

/// What a form says that a session is. Names that are typed become guests of the order; `was` is what it was before.
pub fn about(order: &mut Order, posted: &Posted, was: Option<&About>) -> Result<About, Refusal> {
    let asked = when_and_where(&posted.fields, &posted.reader.view.event)?;
    let fields = &posted.fields;
    if !plans_all(&posted.reader) {
        let speakers = order.actor.who.person().into_iter().collect();
        let (title, text) = (Text::some_line(fields.get("title"), Field::Title)?, Text::page(fields.get("text"), Field::Text)?);
        // What the team added to it stays.
        return Ok(match was {
            Some(was) => About { title, text, day: asked.day, at: asked.at, minutes: asked.minutes, place: asked.place, ..was.clone() },
            None => About { title, kind: Kind::Meeting, speakers, text, ..asked },
        });
    }
    let named = links(fields.get("links"))?;
    let slides = slides(fields.get("slides"), &posted.reader.view.event)?;
    // What its slides are called is said elsewhere, and stays with them.
    let of_slides = slides.iter().zip(was).filter_map(|(slides, was)| was.link_names.iter().find(|(link, _)| link == slides)).cloned();
    let link_names = of_slides.chain(named.iter().filter(|(_, name)| !name.is_empty()).cloned()).collect();
    let link = |name: &str| Some(fields.get(name).trim()).filter(|link| !link.is_empty()).map(Link::parse).transpose();
    Ok(About {
        title: Text::some_line(fields.get("title"), Field::Title)?,
        subtitle: Text::line(fields.get("subtitle"), Field::Title)?,
        kind: kind(fields)?,
        speakers: speakers(order, posted, was)?,
        language: language(fields)?,
        brief: Text::page(fields.get("brief"), Field::Text)?,
        text: Text::page(fields.get("text"), Field::Text)?,
        seats: fields.number("seats", Field::Seats, 100_000)?,
        sign_up: fields.is("sign-up", "yes"),
        slides,
        stream: link("stream")?,
        recording: link("recording")?,
        links: named.into_iter().map(|(link, _)| link).collect(),
        link_names,
        // Programs call it so; the form does not ask.
        slug: was.map(|was| was.slug.clone()).unwrap_or_default(),
        track: Text::line(fields.get("track"), Field::What)?,
        license: Text::line(fields.get("license"), Field::What)?,
        no_recording: fields.is("no-recording", "yes"),
        ..asked
    })
}

/// When and where a session would be; all else of it is empty.
pub fn when_and_where(fields: &Fields, event: &Event) -> Result<About, Refusal> {
    let minutes = fields.number("minutes", Field::Minutes, domain::session::LONGEST.into())?;
    Ok(About {
        at: fields.time("at")?,
        minutes: minutes.and_then(|minutes| u16::try_from(minutes).ok()),
        place: place(fields, event)?,
        ..About::new(Text::empty(), Kind::Meeting, fields.day()?)
    })
}

/// Addresses, each with what it is called behind it.
fn links(written: &str) -> Result<Vec<(Link, Text)>, Refusal> {
    let mut links: Vec<String> = Vec::new();
    for word in written.split_whitespace() {
        match links.last_mut().filter(|_| Link::parse(word).is_err()) {
            Some(link) => link.extend([" ", word]),
            None => links.push(word.to_owned()),
        }
    }
    links.iter().map(|link| Link::parse_named(link)).collect()
}

/// An address, or the path of a file of the site that is there.
fn slides(written: &str, event: &Event) -> Result<Option<Link>, Refusal> {
    match path_named(written) {
        Some(Ok(path)) if event.site.files.contains_key(&path) => Link::to_file(&path).map(Some),
        Some(_) => Err(Refusal::NoSuchFile { given: written.trim().chars().take(80).collect() }),
        None => Some(written.trim()).filter(|link| !link.is_empty()).map(Link::parse).transpose(),
    }
}

fn kind(fields: &Fields) -> Result<Kind, Refusal> {
    let word = Text::line(fields.get("kind-word"), Field::What)?;
    match KINDS.into_iter().find(|(id, _)| *id == fields.get("kind")) {
        Some((_, kind)) => Ok(kind),
        None if word.is_empty() => Ok(Kind::Talk),
        None => Ok(Kind::Other(word)),
    }
}

fn language(fields: &Fields) -> Result<Option<Language>, Refusal> {
    let written = fields.get("language").trim();
    let refused = || Refusal::NotALanguage { given: written.chars().take(40).collect() };
    if written.is_empty() { Ok(None) } else { written.parse().map(Some).map_err(|_| refused()) }
}

/// A house or a room of the list, and words for where in it.
fn place(fields: &Fields, event: &Event) -> Result<Place, Refusal> {
    let spot = Text::line(fields.get("where"), Field::Where)?;
    let chosen = fields.get("place");
    if chosen.is_empty() {
        return Ok(Place { venue: None, room: None, spot });
    }
    let places = event.venues.iter().flat_map(|venue| {
        std::iter::once((venue.id.0, venue.id, None)).chain(venue.rooms.iter().map(|room| (room.id.0, venue.id, Some(room.id))))
    });
    let found = places.into_iter().find(|(id, _, _)| id.short() == chosen).ok_or(Refusal::UnknownPlace)?;
    Ok(Place { venue: Some(found.1), room: found.2, spot })
}

/// Who is named: those who spoke before are known by their names, others as everywhere; whom the writer may not see stays.
fn speakers(order: &mut Order, posted: &Posted, was: Option<&About>) -> Result<Vec<PersonId>, Refusal> {
    let reader = &posted.reader;
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    let typed: Vec<String> =
        posted.fields.get("speakers").split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let spoke: Vec<PersonId> = was.iter().flat_map(|was| was.speakers.iter().copied()).collect();
    let known = |name: &str| spoke.iter().copied().find(|person| say.name(*person).is_some_and(|known| fold(known) == fold(name)));
    let new: Vec<String> = typed.iter().filter(|name| known(name).is_none()).cloned().collect();
    let mut guests = forms::guests(order, posted, &new)?.into_iter();
    let mut named: Vec<PersonId> = typed.iter().filter_map(|name| known(name).or_else(|| guests.next())).collect();
    named.extend(spoke.iter().copied().filter(|person| say.name(*person).is_none()));
    let mut seen = std::collections::BTreeSet::new();
    named.retain(|person| seen.insert(*person));
    Ok(named)
}

/// What a session is, filled in for a reader.
pub fn filled(say: Say<'_>, about: &About) -> Fields {
    let links: Vec<String> = about.links.iter().map(|link| named(about, link)).collect();
    let kind = KINDS.into_iter().find(|(_, kind)| *kind == about.kind).map_or("other", |(id, _)| id);
    let own_word = if let Kind::Other(word) = &about.kind { word.as_str() } else { "" };
    let place = about.place.room.map(|room| room.0).or(about.place.venue.map(|venue| venue.0));
    let values = Fields::default()
        .with("title", about.title.as_str())
        .with("subtitle", about.subtitle.as_str())
        .with("kind", kind)
        .with("kind-word", own_word)
        .with("day", about.day.to_string())
        .with("at", about.at.map_or_else(String::new, |at| at.strftime("%H:%M").to_string()))
        .with("minutes", about.minutes.map_or_else(String::new, |minutes| minutes.to_string()))
        .with("place", place.map_or_else(String::new, domain::Id::short))
        .with("where", about.place.spot.as_str())
        .with("speakers", names(say, about))
        .with("language", about.language.as_ref().map_or("", Language::as_str))
        .with("brief", about.brief.as_str())
        .with("text", about.text.as_str())
        .with("seats", about.seats.map_or_else(String::new, |seats| seats.to_string()))
        .with("slides", about.slides.as_ref().map_or("", Link::as_str))
        .with("stream", about.stream.as_ref().map_or("", Link::as_str))
        .with("recording", about.recording.as_ref().map_or("", Link::as_str))
        .with("links", links.join("\n"))
        .with("track", about.track.as_str())
        .with("license", about.license.as_str());
    let values = if about.sign_up { values.with("sign-up", "yes") } else { values };
    if about.no_recording { values.with("no-recording", "yes") } else { values }
}

/// A link, with what it is called behind it.
fn named(about: &About, link: &Link) -> String {
    about.link_name(link).map_or_else(|| link.as_str().to_owned(), |name| format!("{} {name}", link.as_str()))
}

fn names(say: Say<'_>, about: &About) -> String {
    about.speakers.iter().filter_map(|person| say.name(*person)).collect::<Vec<_>>().join(", ")
}

/// The word for those who are named at a session: who calls others together is its host.
pub fn who_word(about: &About, w: Words) -> &'static str {
    if about.kind == Kind::Meeting { w.session_host() } else { w.session_speakers() }
}

/// What a session is, part by part, as a person reads it.
pub fn said(say: Say<'_>, about: &About) -> Vec<Said> {
    let w = say.words;
    let times: Vec<String> =
        [Some(say.day_long(about.day)), about.at.map(|at| say.clock(at)), about.minutes.map(|minutes| w.n_minutes(minutes))]
            .into_iter()
            .flatten()
            .collect();
    let links = about.slides.iter().chain(&about.stream).chain(&about.recording).chain(&about.links);
    let links: Vec<String> = links.map(|link| named(about, link)).collect();
    let seats = about.seats.map_or_else(String::new, |seats| seats.to_string());
    let text = |text: &Text| if text.is_struck() { w.struck().to_owned() } else { text.to_string() };
    vec![
        Said::new("title", w.session_title(), text(&about.title)),
        Said::new("subtitle", w.session_subtitle(), text(&about.subtitle)),
        Said::new("kind", w.session_kind(), kind_word(&about.kind, w)),
        Said::new("when", w.session_when(), say.list(times)),
        Said::new("place", w.where_(), say.place(&about.place)),
        Said::new("speakers", who_word(about, w), names(say, about)),
        Said::new(
            "language",
            w.session_language(),
            about.language.as_ref().map_or_else(String::new, |tag| super::session::language_name(w, tag.as_str())),
        ),
        Said::new("brief", w.session_brief(), text(&about.brief)),
        Said::new("text", w.session_text(), text(&about.text)),
        Said::new("seats", w.field_seats(), if about.sign_up { format!("{seats} · {}", w.one_signs_up()) } else { seats }),
        Said::new("links", w.session_links(), links.join("\n")),
        Said::new("track", w.session_track(), text(&about.track)),
        Said::new("license", w.session_license_label(), text(&about.license)),
        Said::new("recorded", w.session_recording(), if about.no_recording { w.session_not_recorded() } else { "" }),
    ]
}

/// The same of what a form says.
pub fn said_in(posted: &Posted, say: Say<'_>, was: &About) -> Result<Vec<Said>, Refusal> {
    let mut order = posted.order()?;
    let about = about(&mut order, posted, Some(was))?;
    let mut parts = said(say, &about);
    if let Some(part) = parts.iter_mut().find(|part| part.name == "speakers") {
        posted.fields.get("speakers").clone_into(&mut part.text);
    }
    Ok(parts)
}
