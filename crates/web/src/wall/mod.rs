//! The wall: the board of today for a screen that is read at eight metres. It is open to everybody in the room, so it shows
//! what everyone may see, whoever opened it; the word of the day stands on it only where the team opened it.

use askama::Template;
use axum::Router;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use axum::routing::get;
use domain::project::{OnDay, State};
use domain::{Audience, Landmark, Project, Timestamp, message};
use words::Words;

use crate::app::App;
use crate::board::{lamp_word, title};
use crate::entrance::Themselves;
use crate::inline::plain;
use crate::page::{Page, html};
use crate::qr;
use crate::reader::Reader;
use crate::say::Say;
use crate::share::Base;
use crate::team::walk_in_address;

/// Lines that are read in one go, in about twelve seconds.
const LINES: usize = 6;

/// With more projects than this only those that need somebody are shown, if any does: a round of the wall has to end.
const MOST: usize = 24;

/// How long an announcement stands in the foot, in minutes.
const ANNOUNCED: i64 = 10;

/// Addresses of the wall.
pub fn routes() -> Router<App> {
    Router::new().route("/{event}/wall", get(wall))
}

#[derive(Template)]
#[template(path = "wall/wall.html")]
struct WallPage {
    page: Page,
    w: Words,
    theme: &'static str,
    scale: &'static str,
    zone: String,
    title: String,
    on: String,
    next: Option<String>,
    /// Lines, six by six.
    parts: Vec<Vec<Row>>,
    all: usize,
    /// Projects for which there is no room.
    more: usize,
    houses: Vec<(usize, String, String)>,
    /// How many wait for help and since when; where nobody does, what was done last.
    newest: String,
    announced: Option<(String, i64)>,
    /// Whether the address leads others nowhere.
    local: bool,
    qr: Option<String>,
    address: String,
    /// Where people say themselves that they are here, where they may: a square and its address.
    here: Option<(String, String)>,
    word: Option<String>,
    wifi: Option<(String, String)>,
}

impl WallPage {
    /// Whether the event's name and the hours beside it need two smaller lines.
    fn is_crowded(&self) -> bool {
        let letters = |text: &str| text.chars().count();
        letters(&self.title) + letters(&self.on) + self.next.as_deref().map_or(0, letters) > HEAD
    }
}

/// Letters that the head holds beside the clock in one line at 56 px, with a wide face.
const HEAD: usize = 38;

/// Letters of an announcement that are one line at 56 px: then the houses stay above it.
const ONE_LINE: usize = 42;

/// Letters of the word of the day that are one line at 120 px.
const SHORT_WORD: usize = 12;

/// Letters of an address that are one line at 84 px beside the code.
const SHORT_ADDRESS: usize = 18;

struct Row {
    sign: Option<usize>,
    venue: String,
    title: String,
    size: &'static str,
    place: String,
    here: usize,
    free: Option<usize>,
    lamp: Option<String>,
    full: bool,
    idea: bool,
}

impl Row {
    fn of(say: Say<'_>, day: domain::Date, project: &Project, on_day: &OnDay) -> Self {
        let (sign, venue) = on_day
            .place
            .venue
            .and_then(|venue| say.event().venue(venue))
            .map_or((None, String::new()), |(number, venue)| (Some(number), venue.name.to_string()));
        let name = title(project.about.title.as_str(), say.words);
        let here = on_day.members.keys().filter(|person| say.event().comes_to(project, day, **person)).count();
        let seats = project.about.seats.and_then(|seats| usize::try_from(seats).ok());
        Self {
            sign,
            venue,
            size: size_of(&name),
            title: name,
            place: say.spot(&on_day.place),
            here,
            free: seats.map(|seats| seats.saturating_sub(here)),
            lamp: project.about.needs.front().map(|need| lamp_word(need, say.words)),
            full: on_day.full,
            idea: on_day.state == State::Idea,
        }
    }

    /// Marks up to eight, which is what the column holds, then figures.
    fn marks(&self) -> Option<(usize, usize)> {
        let free = self.free.unwrap_or(0);
        (self.here + free <= 8).then_some((self.here, free))
    }

    /// What hearing readers are told of the seats.
    fn spoken(&self, w: Words) -> String {
        match (self.idea, self.free) {
            (true, _) => w.would_join(self.here),
            (false, Some(free)) => w.here_and_free(free, self.here),
            (false, None) => w.n_here(self.here),
        }
    }
}

/// 84 px up to 22 letters, one line at 56 up to 32, else two lines at 44: what 1 000 px hold.
fn size_of(title: &str) -> &'static str {
    match title.chars().count() {
        0..=22 => "",
        23..=32 => "long",
        _ => "longer",
    }
}

async fn wall(reader: Reader, headers: HeaderMap, uri: Uri) -> Response {
    let reader = reader.for_all();
    let text = draw(&reader, &Base::of(&reader.app, &headers), &uri);
    html(StatusCode::OK, text)
}

fn draw(reader: &Reader, base: &Base, uri: &Uri) -> String {
    let (w, view, event) = (reader.words, &reader.view, &reader.view.event);
    let say = Say { view, audience: Audience::Everyone, words: w };
    let day = event.moment.today;
    let mut rows: Vec<(bool, usize, Row)> = event
        .projects_on(day)
        .into_iter()
        .filter(|(_, on_day)| on_day.state != State::Finished)
        .map(|(project, on_day)| {
            let row = Row::of(say, day, project, on_day);
            (row.lamp.is_none(), row.sign.unwrap_or(usize::MAX), row)
        })
        .collect();
    rows.sort_by_key(|(unlit, sign, row)| (row.idea, *unlit, *sign));
    let all = rows.len();
    if all > MOST {
        if rows.iter().any(|(unlit, _, _)| !unlit) {
            rows.retain(|(unlit, _, _)| !unlit);
        }
        rows.truncate(MOST);
    }
    let mut rows = rows.into_iter().map(|(_, _, row)| row);
    let mut parts = Vec::new();
    loop {
        let part: Vec<Row> = rows.by_ref().take(LINES).collect();
        if part.is_empty() {
            break;
        }
        parts.push(part);
    }
    let more = all - parts.iter().map(Vec::len).sum::<usize>();
    let slots = event.day(day).map(|day| day.slots.as_slice()).unwrap_or_default();
    let slot = event.moment.slot.map(usize::from);
    let next = slots.get(slot.map_or(0, |slot| slot + 1)).map(|next| format!("{} {}", say.clock(next.at), say.slot(&next.what)));
    let team = reader.role().is_team();
    let query = uri.query().unwrap_or("");
    let asked = |pair: &str| query.split('&').any(|asked| asked == pair);
    let address = base.short(&format!("/{}", view.slug));
    let wifi = event.strip.iter().find(|post| post.to == Landmark::Wifi).map(|post| {
        let secret = if team { post.secret.to_string() } else { String::new() };
        (post.text.to_string(), secret)
    });
    let word = Some(event.word.to_string()).filter(|word| team && !word.is_empty());
    let come = if word.is_some() { walk_in_address(reader) } else { format!("{}/", reader.root()) };
    let page = Page::of(reader, format!("{} · {}", w.wall(), title(event.title.as_str(), w)), query).hearing(reader, day);
    WallPage {
        page,
        w,
        theme: if asked("theme=dark") { "dark" } else { "light" },
        scale: scale(query),
        zone: event.zone.iana_name().unwrap_or("UTC").to_owned(),
        title: w.wall_title(say.day_name(day), title(event.title.as_str(), w)),
        on: slot.and_then(|slot| slots.get(slot)).map(|slot| say.slot(&slot.what).to_owned()).unwrap_or_default(),
        next,
        parts,
        all,
        more,
        houses: event
            .open_venues()
            .map(|(number, venue)| {
                let heads = event.gauge(day, venue.id).heads();
                let count = venue.seats.map_or_else(|| heads.to_string(), |seats| format!("{heads}/{seats}"));
                (number, venue.name.to_string(), count)
            })
            .collect(),
        newest: crate::round::hands_up(reader).unwrap_or_else(|| newest(say, day)),
        announced: announced(say, reader.app.ledger().clock().now()),
        here: here(reader, base),
        local: base.is_local(),
        qr: Some(base.with(&come)).filter(|_| !base.is_local()).and_then(|whole| qr::svg(&whole, &w.qr_of(address.as_str()))),
        address,
        word,
        wifi,
    }
    .render()
    .unwrap_or_default()
}

/// The square by which people say that they are here, where the coordinator allows it and others can open the address.
fn here(reader: &Reader, base: &Base) -> Option<(String, String)> {
    let path = format!("/{}/here", reader.view.slug);
    let address = base.short(&path);
    let asked = reader.view.event.terms.self_check_in && Themselves::of(reader) == Themselves::Now && !base.is_local();
    let qr = asked.then(|| qr::svg(&base.with(&path), &reader.words.qr_of(address.as_str()))).flatten()?;
    Some((qr, address))
}

/// Sizes that a screen may ask for, times the usual one: a 43-inch screen needs 1.28.
const SCALES: [&str; 5] = ["0.8", "0.9", "1.14", "1.28", "1.5"];

/// The size that a screen asks for behind its address's question mark.
pub fn scale(query: &str) -> &'static str {
    let asked = |scale: &&str| query.split('&').any(|pair| pair.strip_prefix("scale=") == Some(*scale));
    SCALES.into_iter().find(asked).unwrap_or("1")
}

/// The newest outcome, as long as the foot is wide.
fn newest(say: Say<'_>, day: domain::Date) -> String {
    let Some(outcome) = say.event().outcomes_on(day).into_iter().next() else { return String::new() };
    let who = say.names(outcome.about.who.iter().copied());
    let what = plain(outcome.about.what.as_str());
    let time = say.clock(outcome.at.to_zoned(say.event().zone.clone()).time());
    let said = if who.is_empty() { what } else { say.words.wall_newest(what, who) };
    cut(&format!("{time} {said}"), 74)
}

/// The newest announcement that is not done with, and until when it stands, in milliseconds since 1970.
fn announced(say: Say<'_>, now: Timestamp) -> Option<(String, i64)> {
    let open = |message: &&domain::Message| message.kind == message::Kind::Announcement && !message.settled && !message.withdrawn;
    let newest = say.event().messages.values().filter(open).max_by_key(|message| message.added)?;
    let until = newest.at.as_millisecond() + ANNOUNCED * 60_000;
    (until > now.as_millisecond()).then(|| (cut(&plain(newest.text.as_str()), 100), until))
}

/// At most so many letters, cut at a word.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let short: String = text.chars().take(most - 1).collect();
    let whole = short.rsplit_once(' ').map_or(short.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(cut("a handshake, retried", 14), "a handshake…");
        assert_eq!(cut("short", 14), "short");
        assert_eq!(cut(&"x".repeat(20), 14).chars().count(), 14);
    }
}
