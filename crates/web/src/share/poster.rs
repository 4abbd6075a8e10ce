//! Posters: an A4 sheet for each house and each table, to be read from five metres and to be written on.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use domain::project::{Newcomers, OnDay, State};
use domain::{Audience, Date, Project, Venue};
use words::Words;

use super::Base;
use super::fit::{Fitted, Size, fit};
use crate::board::{day_of, title};
use crate::forms;
use crate::inline::plain;
use crate::page::{Page, html};
use crate::problem::Problem;
use crate::project;
use crate::qr;
use crate::reader::Reader;
use crate::say::Say;

/// How wide a sheet is between its margins, in millimetres.
const SHEET: f32 = 186.0;
/// How wide the column beside the sign is, and the one beside the square for phones.
const BESIDE: f32 = 118.0;

/// A name's capitals are 39 mm high, then 24, and smaller the longer it is.
const NAME: [Size; 5] = [
    Size { class: "name-54", mm: 54.0, lines: 1 },
    Size { class: "name-33", mm: 33.0, lines: 2 },
    Size { class: "name-20", mm: 20.0, lines: 3 },
    Size { class: "name-14", mm: 14.0, lines: 4 },
    Size { class: "name-10", mm: 10.0, lines: 6 },
];

/// House, room and table, one below the other, beside the sign.
const PLACE: [Size; 4] = [
    Size { class: "at-15", mm: 15.0, lines: 3 },
    Size { class: "at-11", mm: 11.0, lines: 4 },
    Size { class: "at-8", mm: 8.0, lines: 5 },
    Size { class: "at-6", mm: 6.0, lines: 7 },
];

/// The address that one types.
const ADDRESS: [Size; 3] =
    [Size { class: "to-8", mm: 8.0, lines: 1 }, Size { class: "to-6", mm: 6.0, lines: 2 }, Size { class: "to-5", mm: 5.0, lines: 3 }];

/// How high everything is between the sign and the places to tick, in millimetres: the name, for whom it is, and whom to ask.
const MIDDLE: f32 = 93.0;
/// The same where the places take two rows.
const MIDDLE_OF_MANY: f32 = 81.0;
/// The line that says whom to ask, and the space around.
const ASK: f32 = 17.0;

/// The most places that are drawn; where there are more, one makes a stroke.
const MOST_MARKS: u32 = 20;
/// The most places in one row of large marks.
pub const MOST_LARGE_MARKS: u32 = 10;

/// For whom it is, in what the name leaves of the sheet.
fn about(text: &str, name: &Fitted, marks: u32) -> Fitted {
    let left = if marks > MOST_LARGE_MARKS { MIDDLE_OF_MANY } else { MIDDLE } - name.height * 1.08 - ASK;
    // Lines are 1.35 times as high as the face; what is left is a few of them.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful, and not below nought")]
    let lines = |mm: f32| (left / (mm * 1.35)).max(0.0) as usize;
    fit(
        text,
        SHEET,
        &[Size { class: "about-8", mm: 8.0, lines: lines(8.0).min(2) }, Size { class: "about-6", mm: 6.0, lines: lines(6.0).min(3) }],
    )
}

/// What a sheet says.
struct Sheet {
    event: String,
    when: String,
    sign: Option<usize>,
    place: Fitted,
    name: Fitted,
    about: Fitted,
    also: String,
    /// Places to tick.
    marks: u32,
    /// Beside them.
    seats: String,
    qr: Option<String>,
    address: Option<Fitted>,
    word: Option<String>,
    conduct: Option<String>,
}

#[derive(Template)]
#[template(path = "share/poster.html")]
struct PosterPage {
    page: Page,
    w: Words,
    /// Whether the address leads others nowhere: then the sheets have none.
    local: bool,
    sheets: Vec<Sheet>,
}

/// Draws sheets for one reader. Paper hangs where everybody passes: it names those whom everybody may see, whoever prints it. Only
/// the team prints the word of the day.
struct Printer<'a> {
    reader: &'a Reader,
    say: Say<'a>,
    base: Base,
}

impl<'a> Printer<'a> {
    fn new(reader: &'a Reader, headers: &HeaderMap) -> Self {
        let say = Say { view: &reader.view, audience: Audience::Everyone, words: reader.words };
        Self { reader, say, base: Base::of(&reader.app, headers) }
    }

    fn house(&self, number: usize, venue: &Venue) -> Sheet {
        let w = self.say.words;
        let days = super::days(&self.say);
        let place = lines([venue.address.as_str(), venue.way.as_str()]);
        let rooms = self.say.list(venue.rooms.iter().map(|room| {
            let name = self.say.room_name(room.name.as_str());
            room.seats.map_or_else(|| name.clone(), |seats| w.room_with_seats(name.as_str(), seats))
        }));
        let newcomers = self.say.event().contacts.newcomers.and_then(|person| self.say.name(person));
        let sheet = self.sheet(days, Some(number), &place, venue.name.as_str(), &format!("/houses/{}", venue.id.0.short()));
        Sheet {
            about: about(&rooms, &sheet.name, 0),
            also: newcomers.map_or_else(String::new, |name| format!("{} {}", w.new_here(), w.ask_person(name))),
            seats: venue.seats.map_or_else(String::new, |seats| w.house_has_seats(seats)),
            ..sheet
        }
    }

    fn project(&self, project: &Project, day: Date, on_day: &OnDay) -> Sheet {
        let (w, event) = (self.say.words, self.say.event());
        let venue = on_day.place.venue.and_then(|venue| event.venue(venue));
        let room = on_day.place.room.and_then(|room| event.room(room)).map(|(_, room)| self.say.room_name(room.name.as_str()));
        let place = lines([venue.map_or("", |(_, venue)| venue.name.as_str()), room.as_deref().unwrap_or(""), on_day.place.spot.as_str()]);
        let ask = project::whom_to_ask(&self.say, event, project, day, None).map(|name| w.ask_for(name));
        let welcome = (project.about.newcomers == Newcomers::Welcome).then(|| w.newcomers_welcome_sentence().to_owned());
        let level = project.about.level.map(|level| w.asks_for(project::fields::experience(level, w)));
        // Paper does not know who came since: it says how many it takes, not how many it lacks.
        let starts =
            project.about.starts_with.filter(|heads| *heads > 1 && on_day.state == State::Idea).map(|heads| w.it_starts_with(heads, 0));
        let marks = project.about.seats.map_or(8, |seats| if seats > MOST_MARKS { 0 } else { seats });
        let sheet = self.sheet(
            format!("{} {}", self.say.day_long(day), day.year()),
            venue.map(|(number, _)| number),
            &place,
            &title(project.about.title.as_str(), w),
            &format!("/projects/{}", project.id.0.short()),
        );
        Sheet {
            about: about(&plain(project.about.audience.as_str()), &sheet.name, marks),
            also: welcome.into_iter().chain(level).chain(starts).chain(ask).collect::<Vec<_>>().join(" "),
            marks,
            seats: match project.about.seats {
                None => w.tick_one().to_owned(),
                Some(seats) if seats > MOST_MARKS => w.make_a_stroke(seats),
                Some(seats) => w.tick_one_of(seats),
            },
            ..sheet
        }
    }

    fn sheet(&self, when: String, sign: Option<usize>, place: &str, name: &str, path: &str) -> Sheet {
        let (w, root) = (self.say.words, self.reader.root());
        let name = fit(name, SHEET, &NAME);
        // An address that only this machine can open is worse on a wall than none.
        let reached = !self.base.is_local();
        let word = self.say.event().word.as_str();
        Sheet {
            event: title(self.say.event().title.as_str(), w),
            when,
            sign,
            place: fit(place, BESIDE, &PLACE),
            qr: reached.then(|| qr::svg(&self.base.with(&format!("{root}{path}")), &w.qr_of(name.text.as_str()))).flatten(),
            address: reached.then(|| fit(&self.base.short(&root), BESIDE, &ADDRESS)),
            word: (self.reader.role().is_team() && !word.is_empty()).then(|| word.to_owned()),
            conduct: self.say.conduct_contact(),
            name,
            about: Fitted::default(),
            also: String::new(),
            marks: 0,
            seats: String::new(),
        }
    }

    fn print(self, title: String, query: &str, sheets: Vec<Sheet>) -> Response {
        let w = self.say.words;
        let page = PosterPage { page: Page::of(self.reader, title, query), w, local: self.base.is_local(), sheets };
        html(StatusCode::OK, page.render().unwrap_or_default())
    }
}

/// One below the other, those that say something.
fn lines<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

pub async fn of_house(reader: Reader, Path((_, letters)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let reader = reader.for_all();
    let event = &reader.view.event;
    let Some((number, venue)) = forms::venue_of(event, &letters).and_then(|id| event.venue(id)) else {
        return Problem::gone(&reader, reader.words.refused_unknown_place()).into_response();
    };
    let printer = Printer::new(&reader, &headers);
    let sheet = printer.house(number, venue);
    printer.print(reader.words.poster_of(venue.name.as_str()), "", vec![sheet])
}

pub async fn of_project(reader: Reader, Path((_, letters)): Path<(String, String)>, uri: Uri, headers: HeaderMap) -> Response {
    let reader = reader.for_all();
    let Some(project) = project::found(&reader, &letters) else { return project::gone(&reader) };
    let day = match day_of(&reader, &uri) {
        Ok(day) => day,
        Err(problem) => return problem.into_response(),
    };
    // A project that is not on the asked day is shown as on its own last day.
    let shown = project.days.get_key_value(&day).or_else(|| project.days.get_max().map(|(day, on_day)| (day, on_day)));
    let Some((day, on_day)) = shown else { return project::gone(&reader) };
    let printer = Printer::new(&reader, &headers);
    let sheet = printer.project(project, *day, on_day);
    printer.print(reader.words.poster_of(title(project.about.title.as_str(), reader.words)), &format!("day={day}"), vec![sheet])
}

/// A sheet for each house and each table of a day, behind one another.
pub async fn all(reader: Reader, uri: Uri, headers: HeaderMap) -> Response {
    let reader = reader.for_all();
    let day = match day_of(&reader, &uri) {
        Ok(day) => day,
        Err(problem) => return problem.into_response(),
    };
    let printer = Printer::new(&reader, &headers);
    let houses = reader.view.event.open_venues().map(|(number, venue)| printer.house(number, venue));
    let sheets = houses.chain(tables(&reader, day).map(|(project, on_day)| printer.project(project, day, on_day))).collect();
    printer.print(reader.words.all_posters().to_owned(), &format!("day={day}"), sheets)
}

/// What has a table on a day.
fn tables(reader: &Reader, day: Date) -> impl Iterator<Item = (&Project, &OnDay)> {
    reader.view.event.projects_on(day).into_iter().filter(|(_, on_day)| on_day.state.sits())
}

#[derive(Template)]
#[template(path = "share/posters.html")]
struct ChoosePage {
    page: Page,
    w: Words,
    day: Date,
    days: Vec<(Date, String)>,
    local: bool,
    /// Address, number, name.
    houses: Vec<(String, usize, String)>,
    /// Address, number of the house, name, place.
    projects: Vec<(String, Option<usize>, String, String)>,
}

pub async fn choose(reader: Reader, uri: Uri, headers: HeaderMap) -> Response {
    let day = match day_of(&reader, &uri) {
        Ok(day) => day,
        Err(problem) => return problem.into_response(),
    };
    let (w, event, root) = (reader.words, &reader.view.event, reader.root());
    let say = Say { view: &reader.view, audience: reader.audience(), words: w };
    let page = ChoosePage {
        page: Page::of(&reader, w.posters().to_owned(), &format!("day={day}")),
        w,
        day,
        days: event.days.iter().map(|day| (day.date, say.day_short(day.date))).collect(),
        local: Base::of(&reader.app, &headers).is_local(),
        houses: event
            .open_venues()
            .map(|(number, venue)| (format!("{root}/houses/{}/poster", venue.id.0.short()), number, venue.name.to_string()))
            .collect(),
        projects: tables(&reader, day)
            .map(|(project, on_day)| {
                let number = on_day.place.venue.and_then(|venue| event.venue(venue)).map(|(number, _)| number);
                let href = format!("{root}/projects/{}/poster?day={day}", project.id.0.short());
                (href, number, title(project.about.title.as_str(), w), say.spot(&on_day.place))
            })
            .collect(),
    };
    html(StatusCode::OK, page.render().unwrap_or_default())
}
