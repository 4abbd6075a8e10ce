//! The reader's own facts on a page that everybody shares: where they sit.

use askama::Template;
use bytes::Bytes;
use domain::Project;
use domain::project::OnDay;
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

/// A project, and how it is on the day on which somebody sits there.
pub type Seat<'a> = (&'a Project, &'a OnDay);

/// One's own place, as a server-sent event for one person.
pub fn message(view: &View, seat: Option<Seat<'_>>, key: &Key) -> Bytes {
    let (words, day) = (Words::new(key.lang), key.day);
    let say = Say { view, audience: key.audience, words };
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
