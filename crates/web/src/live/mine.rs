//! The reader's own facts on a page that everybody shares: where they sit, and who comes to help them.

use std::collections::HashMap;

use askama::Template;
use bytes::Bytes;
use domain::message::Kind;
use domain::project::OnDay;
use domain::round::Proposal;
use domain::{Message, PersonId, Project, Timestamp, Who};
use ledger::View;
use serde_json::json;
use words::Words;

use crate::board::{Key, element, title};
use crate::say::Say;

#[derive(Template)]
#[template(path = "live/mine.html")]
struct Mine {
    w: Words,
    href: String,
    sign: Option<usize>,
    title: String,
    place: String,
}

/// A place is proposed.
#[derive(Template)]
#[template(path = "live/asked.html")]
struct Asked {
    w: Words,
    /// Whether they sit somewhere already.
    sits: bool,
    href: String,
    title: String,
}

/// They said yes to what has not started yet.
#[derive(Template)]
#[template(path = "live/waits.html")]
struct Waits {
    w: Words,
    href: String,
    title: String,
    said: String,
}

/// Somebody is on the way to whoever raised a hand.
#[derive(Template)]
#[template(path = "live/help.html")]
struct Helped {
    w: Words,
    href: String,
    name: String,
    text: String,
}

/// A project, and how it is on the day on which somebody sits there.
pub type Seat<'a> = (&'a Project, &'a OnDay);

/// The hands that people raised today to which somebody is on the way.
pub fn helped(view: &View) -> HashMap<PersonId, &Message> {
    let event = &view.event;
    let today = event.messages_on(event.moment.today).into_iter();
    let on_the_way = today.filter(|message| message.kind == Kind::Help && !message.settled && message.helper.is_some());
    on_the_way.filter_map(|message| Some((event.now(message.by.person()?), message))).collect()
}

/// What is one's own, as a server-sent event for one person: one's place, what is proposed, and who comes to help.
pub fn message(view: &View, seat: Option<Seat<'_>>, asked: Option<Proposal>, hand: Option<&Message>, key: &Key) -> Bytes {
    let say = Say { view, audience: key.audience, words: Words::new(key.lang) };
    let is_today = key.day == view.event.moment.today;
    // Who is asked something hears of it on whatever page is open.
    let asked = asked.filter(|_| is_today);
    let starts = asked.filter(|_| seat.is_none()).and_then(|asked| view.event.waits_for(asked.placing.person));
    let waits = starts.or_else(|| asked.and_then(|asked| view.event.waits_for_seat(asked.placing.person)));
    let said = asked.and_then(|asked| crate::round::waits_for(&view.event, asked.placing.person, say.words)).unwrap_or_default();
    let since = asked.filter(Proposal::waits).and_then(|asked| asked.released);
    let place = match (asked.filter(|_| since.is_some()), waits, seat) {
        (Some(asked), ..) => proposed(say, asked, seat),
        (None, Some(waits), None) => waiting(say, waits, said),
        (None, waits, Some((project, on_day))) => {
            let venue = on_day.place.venue.and_then(|venue| view.event.venue(venue));
            let mine = Mine {
                w: say.words,
                href: format!("/{}/projects/{}?day={}", view.slug, project.id.0.short(), key.day),
                sign: venue.map(|(number, _)| number),
                title: title(project.about.title.as_str(), say.words),
                place: say.place(&on_day.place),
            };
            // Who waits for a seat sits where they sat.
            let waits = waits.map(|waits| waiting(say, waits, said)).transpose();
            waits.and_then(|waits| Ok(format!("{}{}", waits.unwrap_or_default().trim(), mine.render()?)))
        }
        (None, None, None) => Ok(String::new()),
    };
    let help = hand.filter(|_| is_today).map(|hand| on_the_way(say, hand)).unwrap_or_default();
    let html = format!("{help}{}", place.unwrap_or_default().trim());
    let seat = seat.map(|(project, _)| element("p", project.id.0));
    let data = match since.map(Timestamp::as_millisecond) {
        Some(since) => json!({ "html": html, "seat": seat, "asked": since }),
        None => json!({ "html": html, "seat": seat }),
    };
    format!("event: me\ndata: {data}\n\n").into()
}

fn proposed(say: Say<'_>, asked: Proposal, seat: Option<Seat<'_>>) -> askama::Result<String> {
    let at = asked.placing.project.and_then(|project| say.event().projects.get(&project));
    let line = Asked {
        w: say.words,
        sits: seat.is_some(),
        href: format!("/{}/round?mine", say.view.slug),
        title: at.map_or_else(String::new, |project| title(project.about.title.as_str(), say.words)),
    };
    line.render()
}

/// Who said yes to what has not started yet, or to a table without a free seat, reads what it waits for.
fn waiting(say: Say<'_>, project: &Project, said: String) -> askama::Result<String> {
    let line =
        Waits { w: say.words, href: format!("/{}/round?mine", say.view.slug), title: title(project.about.title.as_str(), say.words), said };
    line.render()
}

/// Whoever raised a hand reads who comes, where that one's name may be seen here.
fn on_the_way(say: Say<'_>, hand: &Message) -> String {
    let name = hand.helper.map_or_else(String::new, |helper| say.who(Who::Person(helper)));
    let line = Helped {
        w: say.words,
        href: format!("/{}/notes/{}", say.view.slug, hand.id.0.short()),
        name: crate::refusal::capital(&name),
        text: crate::inline::plain(hand.text.as_str()),
    };
    line.render().unwrap_or_default().trim().to_owned()
}
