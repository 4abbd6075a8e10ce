//! What else is at that time: in the room, with the same speakers, and on the lists of the same people. Said while one types.

use axum::extract::Query;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use domain::session::About;
use domain::{PersonId, Session, SessionId};

use super::{address, fields, found, hours, say};
use crate::board::title;
use crate::forms::Fields;
use crate::inline::escape;
use crate::page::html;
use crate::reader::Reader;
use crate::say::{Say, exactly_where, fold};

/// Two sessions that meet, and why that matters.
pub struct Clash<'a> {
    /// The other one.
    pub other: &'a Session,
    /// In words.
    pub words: String,
}

/// Everything that meets a session: what is in its room, who speaks at both, how many picked both.
pub fn of<'a>(say: Say<'a>, about: &'a About, but: Option<SessionId>) -> Vec<Clash<'a>> {
    let (event, w) = (say.event(), say.words);
    let mut clashes = Vec::new();
    let own: Vec<PersonId> =
        but.and_then(|id| event.sessions.get(&id)).map(|session| session.picks.keys().copied().collect()).unwrap_or_default();
    let place = exactly_where(&about.place);
    for other in event.beside(about, but) {
        let name = title(other.about.title.as_str(), w);
        let when = hours(say, other).unwrap_or_default();
        if place.is_some() && exactly_where(&other.about.place) == place {
            let in_a_room = about.place.room.is_some();
            let (hours, name) = (when.as_str(), name.as_str());
            let words = if in_a_room { w.clash_in_the_room(hours, name) } else { w.clash_at_the_spot(hours, name) };
            clashes.push(Clash { other, words });
        }
        let both = about.speakers.iter().filter(|person| other.about.speakers.iter().any(|known| event.are_one(*known, **person)));
        let both = say.names(both.copied());
        if !both.is_empty() {
            clashes.push(Clash { other, words: w.clash_of_a_speaker(when.as_str(), both, name.as_str()) });
        }
        let picked = own.iter().filter(|person| event.has_picked(other, **person)).count();
        // Who picked what is nobody's business; how many did is said from five on.
        if picked >= FEW {
            clashes.push(Clash { other, words: w.clash_of_picks(when.as_str(), picked, name.as_str()) });
        }
    }
    clashes
}

/// Fewer than these are not told of.
const FEW: usize = 5;

/// A piece of a page: what meets the session that is being filled in.
pub(super) async fn clashes(reader: Reader, uri: Uri) -> Response {
    let Query(asked) = Query::<Vec<(String, String)>>::try_from_uri(&uri).unwrap_or_default();
    let asked = Fields::new(asked);
    let say = say(&reader);
    let event = &reader.view.event;
    let names: Vec<String> = asked.get("speakers").split([',', ';', '\n']).map(fold).filter(|name| !name.is_empty()).collect();
    let but = found(&reader, asked.get("but")).map(|session| session.id);
    let Ok(mut about) = fields::when_and_where(&asked, event) else { return html(StatusCode::OK, String::new()) };
    let speak = event.sessions.values().flat_map(|session| session.about.speakers.iter().copied());
    about.speakers = if fields::plans_all(&reader) {
        speak.filter(|person| say.name(*person).is_some_and(|name| names.contains(&fold(name)))).collect()
    } else {
        reader.person().into_iter().collect()
    };
    about.speakers.sort_unstable();
    about.speakers.dedup();
    let root = reader.root();
    let line = |clash: &Clash<'_>| format!("<li><a href=\"{}\">{}</a></li>", address(&root, clash.other.id), escape(&clash.words));
    // How many picked what is told to who plans.
    let but_picks = but.filter(|_| fields::plans_all(&reader));
    let other_than = |clash: &&Clash<'_>| Some(clash.other.id) != but;
    let lines: String = of(say, &about, but_picks).iter().filter(other_than).map(line).collect();
    html(StatusCode::OK, if lines.is_empty() { lines } else { format!("<ul class=\"clashes\">{lines}</ul>") })
}
