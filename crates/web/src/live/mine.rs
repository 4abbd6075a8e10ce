//! The reader's own facts on a page that everybody shares: where they sit.

use askama::Template;
use bytes::Bytes;
use domain::project::OnDay;
use domain::round::Proposal;
use domain::{Project, Timestamp};
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

/// A project, and how it is on the day on which somebody sits there.
pub type Seat<'a> = (&'a Project, &'a OnDay);

/// One's own place, as a server-sent event for one person.
pub fn message(view: &View, seat: Option<Seat<'_>>, asked: Option<Proposal>, key: &Key) -> Bytes {
    let (words, day) = (Words::new(key.lang), key.day);
    let say = Say { view, audience: key.audience, words };
    // Who is asked something hears of it on whatever page is open.
    if let Some(asked) = asked.filter(|asked| asked.released.is_some() && asked.waits() && key.day == view.event.moment.today) {
        let at = asked.placing.project.and_then(|project| view.event.projects.get(&project));
        let line = Asked {
            w: words,
            sits: seat.is_some(),
            href: format!("/{}/round?mine", view.slug),
            title: at.map_or_else(String::new, |project| title(project.about.title.as_str(), words)),
        };
        let seat = seat.map(|(project, _)| element("p", project.id.0));
        let since = asked.released.map(Timestamp::as_millisecond);
        let data = json!({ "html": line.render().unwrap_or_default().trim(), "seat": seat, "asked": since });
        return format!("event: me\ndata: {data}\n\n").into();
    }
    let data = match seat {
        Some((project, on_day)) => {
            let mine = Mine {
                w: words,
                href: format!("/{}/projects/{}?day={day}", view.slug, project.id.0.short()),
                sign: on_day.place.venue.and_then(|venue| view.event.venue(venue)).map(|(number, _)| number),
                title: title(project.about.title.as_str(), words),
                place: say.place(&on_day.place),
            };
            json!({ "html": mine.render().unwrap_or_default().trim(), "seat": element("p", project.id.0) })
        }
        None => json!({ "html": "", "seat": null }),
    };
    format!("event: me\ndata: {data}\n\n").into()
}
