//! The same facts for machines: what a page is called elsewhere, in which languages it exists, the event and its sessions as
//! linked data, and lists of pages for search engines.

use std::fmt::Write as _;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use domain::session::Standing;
use domain::site::Page as Written;
use domain::{Audience, Session, Venue};
use serde_json::{Value, json};
use words::{Lang, Words};

use crate::app::App;
use crate::board::title;
use crate::gathering::Roof;
use crate::inline::escape;
use crate::page::{Meta, file};
use crate::reader::Reader;
use crate::say::Say;
use crate::share::Base;

/// Sessions that a front page lists as linked data; more are in a file of their own, for pages stay light.
const LISTED: usize = 40;

/// What is said elsewhere of a page at a path: as it was written, or as nobody wrote it.
pub fn meta(
    reader: &Reader,
    say: &Say<'_>,
    above: Option<&Roof>,
    path: &str,
    written: Option<&Written>,
    title_: &str,
    opening: String,
) -> Meta {
    let base = reader.app.options().base();
    let root = format!("/{}", say.view.slug);
    let at = if path.is_empty() { format!("{root}/about") } else { format!("{root}/about/{path}") };
    let line = say.event().site.look.line.to_string();
    let described = [opening, line, title_.to_owned()].into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default();
    // A page that exists once is one, whatever language its menu is in.
    let own = written
        .and_then(|page| page.about.spoken(say.event()))
        .map_or_else(|| say.words.lang().code().to_owned(), |tag| tag.as_str().to_owned());
    let is_front = path.is_empty();
    Meta {
        site: title(say.event().title.as_str(), say.words),
        data: is_front.then(|| in_a_page(&event(say, above, base, LISTED))),
        data_at: is_front.then(|| format!("{root}/about.jsonld")),
        ..Meta::of(base, &at, &languages(say, path), &own, title_, &described)
    }
}

/// The same of a page that a sibling lends: all of it is said of the page there.
pub fn meta_of_lent(reader: &Reader, theirs: &Say<'_>, path: &str, written: &Written, title_: &str, opening: String) -> Meta {
    Meta { alternates: vec![], ..meta(reader, theirs, None, path, Some(written), title_, opening) }
}

/// The languages in which a page exists for everybody; the front page that nobody wrote speaks all.
pub fn languages(say: &Say<'_>, path: &str) -> Vec<String> {
    let pages: Vec<&Written> =
        say.event().site.standing().into_iter().filter(|page| !page.about.draft && page.about.path.as_str() == path).collect();
    if pages.is_empty() && path.is_empty() {
        return Lang::ALL.iter().map(|lang| lang.code().to_owned()).collect();
    }
    pages.iter().filter_map(|page| page.about.spoken(say.event())).map(|tag| tag.as_str().to_owned()).collect()
}

/// Data as it may stand in a page: nothing in it ends its element.
pub fn in_a_page(data: &Value) -> String {
    data.to_string()
        .replace('&', "\\u0026")
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// The event as schema.org has it, with so many sessions at most, or none where it has more. What everybody may know and no more.
fn event(say: &Say<'_>, above: Option<&Roof>, base: &str, sessions: usize) -> Value {
    let say = &Say { audience: Audience::Everyone, ..*say };
    let event = say.event();
    let root = format!("{base}/{}", say.view.slug);
    let look = &event.site.look;
    let days = || event.days.iter();
    let bound = |day: &domain::Day, slot: Option<&domain::Slot>| match slot.and_then(|slot| event.moment_on(day.date, slot.at).ok()) {
        Some(at) => at.to_zoned(event.zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        None => day.date.to_string(),
    };
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": title(event.title.as_str(), say.words),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": if look.stream.is_some() { "https://schema.org/MixedEventAttendanceMode" } else { "https://schema.org/OfflineEventAttendanceMode" },
        "startDate": days().next().map(|day| bound(day, day.slots.first())),
        "endDate": days().next_back().map(|day| bound(day, day.slots.last())),
        "description": Some(look.line.to_string()).filter(|line| !line.is_empty()),
        "location": event.open_venues().map(|(_, venue)| place(venue, look.city.as_str())).collect::<Vec<_>>(),
        "sponsor": super::parts::sponsors_of(say, above).map(|sponsor| without_nulls(json!({
            "@type": "Organization", "name": sponsor.name.as_str(), "url": sponsor.link.as_ref().map(domain::link::Link::as_str),
        }))).collect::<Vec<_>>(),
        "url": (!base.is_empty()).then(|| format!("{root}/about")),
        "superEvent": above.map(|above| without_nulls(json!({
            "@type": "Event",
            "name": above.name(),
            "url": (!base.is_empty()).then(|| crate::gathering::address(&format!("{base}/{}", above.first().slug))),
        }))),
    });
    let all = event.timetable();
    if all.len() <= sessions {
        data["subEvent"] = all.iter().filter_map(|session| sub_event(say, base, session)).collect();
    }
    without_nulls(data)
}

fn place(venue: &Venue, city: &str) -> Value {
    let degrees: Vec<f64> = venue.guide.coordinates.as_str().split(',').filter_map(|part| part.trim().parse().ok()).collect();
    let geo = match degrees.as_slice() {
        [latitude, longitude] if latitude.abs() <= 90.0 && longitude.abs() <= 180.0 => {
            Some(json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude }))
        }
        _ => None,
    };
    let address = [venue.address.as_str(), city].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    without_nulls(json!({
        "@type": "Place",
        "name": venue.name.as_str(),
        "address": Some(address).filter(|address| !address.is_empty()),
        "maximumAttendeeCapacity": venue.seats,
        "geo": geo,
        "hasMap": venue.guide.map.as_ref().map(domain::link::Link::as_str),
    }))
}

/// A session whose time is known.
fn sub_event(say: &Say<'_>, base: &str, session: &Session) -> Option<Value> {
    let event = say.event();
    let (begins, ends) = event.span(&session.about)?;
    let iso = |at: domain::Timestamp| at.to_zoned(event.zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let status =
        if session.standing == Standing::Cancelled { "https://schema.org/EventCancelled" } else { "https://schema.org/EventScheduled" };
    let speakers: Vec<Value> = session
        .about
        .speakers
        .iter()
        .filter_map(|person| say.name(*person))
        .map(|name| json!({ "@type": "Person", "name": name }))
        .collect();
    let named = Some(say.place(&session.about.place)).filter(|place| !place.is_empty());
    let house = session.about.place.venue.and_then(|venue| event.venue(venue)).map(|(_, venue)| venue);
    let seats = session.about.place.room.and_then(|room| event.room(room)).and_then(|(_, room)| room.seats);
    let where_ = named.map(|name| {
        let mut place = house.map_or_else(|| json!({ "@type": "Place" }), |house| place(house, event.site.look.city.as_str()));
        place["name"] = name.into();
        // As many as the room has, where it is a room; a house's own number says nothing of it.
        place["maximumAttendeeCapacity"] =
            if session.about.place.room.is_some() { json!(seats) } else { place["maximumAttendeeCapacity"].take() };
        without_nulls(place)
    });
    Some(without_nulls(json!({
        "@type": "Event",
        "name": title(session.about.title.as_str(), say.words),
        "startDate": iso(begins),
        "endDate": iso(ends),
        "eventStatus": status,
        "location": where_,
        "maximumAttendeeCapacity": session.about.seats,
        "inLanguage": session.about.language.as_ref().map(domain::Language::as_str),
        if session.about.kind == domain::session::Kind::Meeting { "organizer" } else { "performer" }: Some(speakers).filter(|speakers| !speakers.is_empty()),
        "url": (!base.is_empty()).then(|| crate::timetable::address(&format!("{base}/{}", say.view.slug), session.id)),
    })))
}

/// What nobody said is left out.
pub fn without_nulls(mut data: Value) -> Value {
    if let Value::Object(fields) = &mut data {
        fields.retain(|_, value| !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()));
    }
    data
}

/// The event as linked data, all of it.
pub async fn data(reader: Reader, headers: HeaderMap) -> Response {
    let above = Roof::of(&reader.app, &reader.view);
    file::of_gathering(&reader, &headers, "about.jsonld", "application/ld+json; charset=utf-8", above.as_ref(), |base| {
        let say = Say { view: &reader.view, audience: Audience::Everyone, words: reader.words };
        event(&say, above.as_ref(), base.with("").trim_end_matches('/'), usize::MAX).to_string()
    })
}

/// The pages of an event's site that everybody may read, for search engines.
pub async fn sitemap(reader: Reader, headers: HeaderMap) -> Response {
    let above = Roof::of(&reader.app, &reader.view);
    file::of_gathering(&reader, &headers, "sitemap.xml", "application/xml; charset=utf-8", above.as_ref(), |base| {
        map(&reader, above.as_ref(), base)
    })
}

fn map(reader: &Reader, above: Option<&Roof>, base: &Base) -> String {
    let say = Say { view: &reader.view, audience: Audience::Everyone, words: Words::new(Lang::En) };
    let (event, root) = (say.event(), reader.root());
    let mut paths: Vec<&str> =
        event.site.standing().into_iter().filter(|page| !page.about.draft).map(|page| page.about.path.as_str()).collect();
    if !paths.contains(&"") {
        paths.insert(0, "");
    }
    paths.dedup();
    let mut map = Map::of(base);
    for path in paths {
        let at = if path.is_empty() { format!("{root}/about") } else { format!("{root}/about/{path}") };
        map.page(&at, &languages(&say, path));
    }
    // What the program draws exists in each of its languages.
    let ours: Vec<String> = Lang::ALL.iter().map(|lang| lang.code().to_owned()).collect();
    for day in event.days.iter().map(|day| day.date) {
        map.page(&if day == event.moment.today { format!("{root}/") } else { format!("{root}/?day={day}") }, &ours);
    }
    let sessions = event.timetable();
    let has_some = |day: domain::Date| sessions.iter().any(|session| session.about.day == day);
    for day in event.days.iter().map(|day| day.date).filter(|day| has_some(*day)) {
        map.page(&format!("{root}/timetable?day={day}"), &ours);
    }
    for session in &sessions {
        map.page(&crate::timetable::address(&root, session.id), &ours);
    }
    // The gathering has one page, that at its first event.
    if above.is_some_and(|above| above.first().slug == reader.view.slug) {
        map.page(&crate::gathering::address(&root), &[]);
    }
    if crate::timetable::has_page(event) {
        map.page(&crate::timetable::stream_address(&root), &ours);
    }
    map.finished()
}

/// A map of a site, as it is written.
struct Map {
    base: String,
    xml: String,
}

impl Map {
    fn of(base: &Base) -> Self {
        let begin = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
        Self { base: base.with("").trim_end_matches('/').to_owned(), xml: begin.to_owned() }
    }

    /// A page in each of the languages in which it exists, by the addresses that it says itself.
    fn page(&mut self, at: &str, languages: &[String]) {
        let one = [String::new()];
        for own in if languages.len() > 1 { languages } else { &one } {
            let meta = Meta::of(&self.base, at, languages, own, "", "");
            let _ = write!(self.xml, "<url><loc>{}</loc>", escape(&meta.canonical));
            for (tag, href) in &meta.alternates {
                let _ = write!(self.xml, "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}\"/>", escape(tag), escape(href));
            }
            self.xml.push_str("</url>\n");
        }
    }

    fn finished(mut self) -> String {
        self.xml.push_str("</urlset>\n");
        self.xml
    }
}

/// Rooms in which a search engine finds nothing, or nothing of its own.
const TEAM_ROOMS: [&str; 12] = ["team", "settings", "site", "letters", "door", "coming", "import", "me", "live", "link", "role", "history"];

/// What programs that read pages for others may read: everything but the team's rooms.
pub async fn robots(State(app): State<App>, headers: HeaderMap) -> Response {
    let base = Base::of(&app, &headers);
    let mut text = String::from("User-agent: *\n");
    for room in TEAM_ROOMS {
        let _ = writeln!(text, "Disallow: /*/{room}$\nDisallow: /*/{room}/\nDisallow: /*/{room}?");
    }
    text.push_str("Disallow: /organiser/\n\n");
    for view in app.ledger().events() {
        let _ = writeln!(text, "Sitemap: {}", base.with(&format!("/{}/sitemap.xml", view.slug)));
    }
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_in_a_page_does_not_end_its_element() {
        assert_eq!(in_a_page(&json!("</script><b>&")), "\"\\u003c/script\\u003e\\u003cb\\u003e\\u0026\"");
    }
}
