//! Houses and their rooms.

use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::link::Link;
use domain::venue::{Command as VenueCommand, MOST_HEADS, MOST_ROOMS};
use domain::{Act, Command, Field, Guide, NewRoom, NewVenue, Refusal, RoomId, Text, VenueId};
use ledger::View;
use words::Words;

use super::{Sheet, begun, filled_rows, kept, with_seats};
use crate::app::App;
use crate::door;
use crate::forms::{self, Both, Failed, Fields, Form, Posted, Said, show};
use crate::opening::{name_and_seats, unclear};
use crate::page::Page;
use crate::problem::Problem;
use crate::reader::Reader;

/// More minutes on foot than anybody walks.
const MOST_MINUTES: u32 = 600;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/settings/houses", get(forms::to_form).post(add))
        .route("/{event}/settings/houses/new", get(new))
        .route("/{event}/settings/houses/{id}", get(house).post(furnish))
        .route("/{event}/settings/houses/{id}/close", get(back).post(close))
        .route("/{event}/settings/houses/{id}/reopen", get(back).post(reopen))
}

/// The address of a refused form has no page of its own: whoever loads it again gets the house's.
async fn back(reader: Reader, Path((_, letters)): Path<(String, String)>) -> Response {
    match forms::venue_of(&reader.view.event, &letters) {
        Some(venue) => Redirect::to(&format!("{}/settings/houses/{}", reader.root(), venue.0.short())).into_response(),
        None => gone(&reader),
    }
}

#[derive(Template)]
#[template(path = "settings/house.html")]
struct HousePage {
    page: Page,
    w: Words,
    form: Form,
    both: Both,
    was: Vec<(String, String)>,
    /// Where the form is sent.
    here: String,
    /// The house's number, and whether it is closed; nothing for one that is not there yet.
    known: Option<(usize, bool)>,
    rooms: usize,
    /// Whether a way in without steps is chosen in the form because other words sound like it.
    proposed: bool,
}

impl HousePage {
    fn draw(&self) -> String {
        self.render().unwrap_or_default()
    }
}

const PARTS: &[(&str, &[&str])] = &[
    ("house-name", &["house-name"]),
    ("address", &["address"]),
    ("way", &["way"]),
    ("seats", &["seats"]),
    ("map", &["map"]),
    ("coordinates", &["coordinates"]),
    ("minutes", &["minutes"]),
    ("hours", &["hours"]),
    ("access", &["access"]),
    ("step-free", &["step-free"]),
    ("meet", &["meet"]),
    ("rooms", &["room"]),
];

fn values(view: &View, venue: VenueId) -> Option<Fields> {
    let (_, house) = view.event.venue(venue)?;
    let seats = |seats: Option<u32>| seats.map_or_else(String::new, |seats| seats.to_string());
    let values = Fields::default()
        .with("house-name", house.name.as_str())
        .with("address", house.address.as_str())
        .with("way", house.way.as_str())
        .with("seats", seats(house.seats))
        .with("map", house.guide.map.as_ref().map_or("", Link::as_str))
        .with("coordinates", house.guide.coordinates.as_str())
        .with("minutes", seats(house.guide.minutes))
        .with("hours", house.guide.hours.as_str())
        .with("access", house.guide.access.as_str())
        .with("step-free", house.guide.step_free.map_or("", yes_or_no))
        .with("meet", house.guide.meet.as_str());
    Some(house.rooms.iter().enumerate().fold(values, |values, (n, room)| {
        values
            .with(&format!("room-id-{n}"), room.id.to_string())
            .with(&format!("room-{n}"), room.name.as_str())
            .with(&format!("room-seats-{n}"), seats(room.seats))
    }))
}

fn said(w: Words, fields: &Fields) -> Vec<Said> {
    let rooms = (0..filled_rows(fields, &["room"], MOST_ROOMS)).filter_map(|n| {
        let name = fields.get(&format!("room-{n}")).trim();
        let seats = fields.get(&format!("room-seats-{n}")).trim().parse().ok();
        (!name.is_empty()).then(|| with_seats(w, name, seats))
    });
    let more = fields.get("rooms").lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty());
    let rooms: Vec<String> = rooms.chain(more).collect();
    vec![
        Said::new("house-name", w.what_it_is_called(), fields.get("house-name")),
        Said::new("address", w.address(), fields.get("address")),
        Said::new("way", w.way_there(), fields.get("way")),
        Said::new("seats", w.how_many_places(), fields.get("seats")),
        Said::new("map", w.link_to_a_map(), fields.get("map")),
        Said::new("coordinates", w.where_on_earth(), fields.get("coordinates")),
        Said::new("minutes", w.minutes_on_foot(), fields.get("minutes")),
        Said::new("hours", w.house_hours(), fields.get("hours")),
        Said::new("access", w.house_access(), fields.get("access")),
        Said::new("step-free", w.house_step_free(), step_free(fields).map_or("", |yes| if yes { w.yes() } else { w.no() })),
        Said::new("meet", w.house_meet(), fields.get("meet")),
        Said::new("rooms", w.rooms(), rooms.join("\n")),
    ]
}

async fn new(reader: Reader) -> Response {
    match door::enter(&reader, Act::Arrange) {
        Ok(()) => {
            let form = Form::empty(&reader, Fields::default());
            show(&reader, StatusCode::OK, page(&reader, None, form, Both::default()).draw())
        }
        Err(problem) => problem.into_response(),
    }
}

async fn house(reader: Reader, Path((_, letters)): Path<(String, String)>) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Arrange) {
        return problem.into_response();
    }
    let found = forms::venue_of(&reader.view.event, &letters).and_then(|venue| Some((venue, values(&reader.view, venue)?)));
    let Some((venue, now)) = found else { return gone(&reader) };
    let proposed = step_free(&now).is_none() && sounds_step_free(now.get("access"));
    let mut values = begun(&said(reader.words, &now), now);
    if proposed {
        values = values.with("step-free", yes_or_no(true));
    }
    let mut shown = page(&reader, Some(venue), Form::empty(&reader, values), Both::default());
    shown.proposed = proposed;
    show(&reader, StatusCode::OK, shown.draw())
}

const fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// Whether a form says that there is a way in without steps.
fn step_free(fields: &Fields) -> Option<bool> {
    match fields.get("step-free") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

fn gone(reader: &Reader) -> Response {
    Problem::gone(reader, reader.words.refused_unknown_place()).into_response()
}

fn page(reader: &Reader, venue: Option<VenueId>, form: Form, both: Both) -> HousePage {
    let w = reader.words;
    let houses = format!("{}/settings/houses", reader.root());
    let known = venue.and_then(|venue| reader.view.event.venue(venue));
    HousePage {
        page: Page::of(reader, known.map_or_else(|| w.add_a_house().to_owned(), |(_, house)| house.name.to_string()), ""),
        w,
        was: kept(&form.values),
        rooms: filled_rows(&form.values, &["room", "room-id"], MOST_ROOMS),
        form,
        both,
        here: known.map_or(houses.clone(), |(_, house)| format!("{houses}/{}", house.id.0.short())),
        known: known.map(|(number, house)| (number, house.closed)),
        proposed: false,
    }
}

async fn add(posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Arrange) {
        return problem.into_response();
    }
    match furnish_it(&posted, VenueId(posted.nth(0))).await {
        Ok(()) => posted.done(&format!("{}/settings", posted.reader.root())),
        Err(failed) => show(&posted.reader, failed.status(), page(&posted.reader, None, posted.again(&failed), Both::default()).draw()),
    }
}

async fn furnish(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    if let Err(problem) = door::enter(&posted.reader, Act::Arrange) {
        return problem.into_response();
    }
    let Some(venue) = forms::venue_of(&posted.reader.view.event, &letters) else { return gone(&posted.reader) };
    let w = posted.reader.words;
    let sheet = Sheet { parts: PARTS, values: &|view| values(view, venue), said: &|_, fields| said(w, fields) };
    let does = async move |posted: &Posted| furnish_it(posted, venue).await;
    sheet.put(posted, does, "settings", |reader, form, both| page(reader, Some(venue), form, both).draw()).await
}

async fn furnish_it(posted: &Posted, id: VenueId) -> Result<(), Failed> {
    let fields = &posted.fields;
    let mut rooms = Vec::new();
    for n in 0..filled_rows(fields, &["room"], MOST_ROOMS) {
        let name = Text::line(fields.get(&format!("room-{n}")), Field::Room)?;
        // A room whose name is taken away goes.
        if name.is_empty() {
            continue;
        }
        let id = fields.get(&format!("room-id-{n}")).parse().map(RoomId).map_err(|_| Refusal::UnknownPlace)?;
        let key = posted.reader.view.event.room(id).map(|(_, room)| room.key.clone()).unwrap_or_default();
        rooms.push(NewRoom { id, name, key, seats: fields.number(&format!("room-seats-{n}"), Field::Seats, MOST_HEADS)? });
    }
    let lines = fields.get("rooms").lines().filter(|line| !line.trim().is_empty());
    for (line, index) in lines.zip(1..) {
        if let Some(unclear) = unclear(line).filter(|_| !posted.anyway()) {
            return Err(unclear.into());
        }
        let (name, seats) = name_and_seats(line)?;
        rooms.push(NewRoom::new(RoomId(posted.nth(index)), name, seats));
    }
    let venue = NewVenue {
        id,
        name: Text::some_line(fields.get("house-name"), Field::Venue)?,
        address: Text::line(fields.get("address"), Field::Address)?,
        way: Text::line(fields.get("way"), Field::Address)?,
        seats: fields.number("seats", Field::Seats, MOST_HEADS)?,
        rooms,
        guide: guide(fields)?,
        // Files say it, not this form.
        key: posted.reader.view.event.venue(id).map(|(_, known)| known.key.clone()).unwrap_or_default(),
    };
    posted.ask(posted.order()?.with(Command::Venue(VenueCommand::Furnish { seen: fields.seq(), venue }))).await?;
    Ok(())
}

fn guide(fields: &Fields) -> Result<Guide, Refusal> {
    let line = |name| Text::line(fields.get(name), Field::Address);
    let map = fields.get("map").trim();
    Ok(Guide {
        map: if map.is_empty() { None } else { Some(Link::parse(map)?) },
        coordinates: line("coordinates")?,
        minutes: fields.number("minutes", Field::Seats, MOST_MINUTES)?,
        hours: line("hours")?,
        access: line("access")?,
        step_free: step_free(fields),
        meet: line("meet")?,
    })
}

async fn close(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    turn(&posted, &letters, |venue| VenueCommand::Close { venue }).await
}

async fn reopen(Path((_, letters)): Path<(String, String)>, posted: Posted) -> Response {
    turn(&posted, &letters, |venue| VenueCommand::Reopen { venue }).await
}

async fn turn(posted: &Posted, letters: &str, command: impl FnOnce(VenueId) -> VenueCommand) -> Response {
    let reader = &posted.reader;
    if let Err(problem) = door::enter(reader, Act::Arrange) {
        return problem.into_response();
    }
    let Some(venue) = forms::venue_of(&reader.view.event, letters) else { return gone(reader) };
    let asked = async { posted.ask(posted.order()?.with(Command::Venue(command(venue)))).await };
    match asked.await {
        Ok(_) => posted.done(&format!("{}/settings", reader.root())),
        Err(failed) => {
            let form = Form { values: values(&reader.view, venue).unwrap_or_default(), ..posted.again(&failed) };
            show(reader, failed.status(), page(reader, Some(venue), form, Both::default()).draw())
        }
    }
}

/// Whether words sound as if one got in without steps, to propose it in the form. What says that there is no lift says the contrary.
fn sounds_step_free(said: &str) -> bool {
    const YES: [&str; 15] = [
        "step free",
        "no step",
        "without step",
        "level entrance",
        "level access",
        "lift",
        "elevator",
        "ramp",
        "wheelchair",
        "sans marche",
        "plain pied",
        "ascenseur",
        "rampe",
        "fauteuil",
        "pmr",
    ];
    const NO: [&str; 15] = [
        "no lift",
        "no elevator",
        "no ramp",
        "without lift",
        "without a lift",
        "not step free",
        "no wheelchair",
        "not wheelchair",
        "out of order",
        "sans ascenseur",
        "pas d ascenseur",
        "sans rampe",
        "pas de rampe",
        "pas accessible",
        "en panne",
    ];
    let plain: String = crate::find::fold(said).chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let says = |words: &[&str]| words.iter().any(|words| plain.contains(words));
    says(&YES) && !says(&NO)
}

#[cfg(test)]
mod tests {
    use super::sounds_step_free;

    #[test]
    fn a_house_is_step_free_where_it_says_so_and_not_where_it_says_the_contrary() {
        for yes in ["Step-free by the yard", "Lift, ring first", "Plain-pied", "Ascenseur au fond", "no steps at all"] {
            assert!(sounds_step_free(yes), "{yes}");
        }
        for no in ["", "Two steps at the door", "Third floor, no lift", "Pas d’ascenseur", "Lift out of order", "Trois marches"] {
            assert!(!sounds_step_free(no), "{no}");
        }
    }
}
