//! Forms: who posts what, under which id, and how they are answered. The same form works without script.

mod both;
mod guests;
mod off;
mod sheet;

pub use both::{Both, Said};
pub use guests::guests;
pub use off::Off;
pub use sheet::{Sheet, begun, filled_rows, kept};

use std::sync::OnceLock;
use std::time::Duration;

use axum::Form as UrlEncoded;
use axum::extract::{FromRequest, Multipart, Path, Request};
use axum::http::header::{CONTENT_TYPE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use bytes::Bytes;
use domain::person::{Command as PersonCommand, Kind};
use domain::{
    Actor, Audience, Command, CommandId, Date, Event, Field, Id, PersonId, Place, ProjectId, Refusal, Seq, Text, Thing, Time, VenueId, Who,
    decide_all,
};
use hmac::{Hmac, KeyInit, Mac};
use ledger::{Bind, Listing, Order, Profile, Receipt, Rejected, TokenHash};
use sha2::Sha256;

use crate::app::App;
use crate::board;
use crate::gathering::Roof;
use crate::limits;
use crate::page;
use crate::problem::Problem;
use crate::reader::{Reader, cookie_name};
use crate::refusal;

/// What was filled in.
#[derive(Clone, Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// These.
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The first value of a field; nothing where it is missing.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// All values of a field.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Whether one of a field's values is this.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|given| given == value)
    }

    /// Sets a field.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// A whole number that may be missing.
    pub fn number(&self, name: &str, field: Field, most: u32) -> Result<Option<u32>, Refusal> {
        match self.get(name).trim() {
            "" => Ok(None),
            text => text.parse().ok().filter(|number| *number <= most).map(Some).ok_or(Refusal::NotANumber { field, most }),
        }
    }

    /// A time of day that may be missing: "15:30", "15 h 30", "15".
    pub fn time(&self, name: &str) -> Result<Option<Time>, Refusal> {
        let written = self.get(name).trim();
        if written.is_empty() {
            return Ok(None);
        }
        let refused = || Refusal::NotATime { given: written.chars().take(40).collect() };
        let plain = written.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ':' | '.' | 'h' | 'H'));
        let numbers: Vec<i8> = written
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map_err(|_| refused())?;
        let time = match numbers.as_slice() {
            _ if !plain => return Err(refused()),
            [hour] => Time::new(*hour, 0, 0, 0),
            [hour, minute] | [hour, minute, 0] => Time::new(*hour, *minute, 0, 0),
            _ => return Err(refused()),
        };
        time.map(Some).map_err(|_| refused())
    }

    /// The day that the form is about.
    pub fn day(&self) -> Result<Date, Refusal> {
        self.get("day").parse().map_err(|_| Refusal::UnknownDay)
    }

    /// The last change that the form's page had in it.
    pub fn seq(&self) -> Seq {
        self.get("seq").parse().unwrap_or(0)
    }
}

/// A form as its page shows it: empty, or with what was typed and why it was not taken.
pub struct Form {
    /// What stands in the fields.
    pub values: Fields,
    /// Why it was not taken.
    pub notice: Option<Notice>,
    /// Whether the reader has to say a name first.
    pub asks_name: bool,
    /// Whether the reader has no name: then whoever sits down or comes in has to say one, the team too.
    pub nameless: bool,
    /// The last change that this page has in it.
    pub seq: Seq,
}

/// Why a form was not taken.
#[derive(Clone, Debug)]
pub struct Notice {
    /// In words.
    pub text: String,
    /// The field that it is about.
    pub field: Option<Field>,
    /// Whether the reader may want it all the same.
    pub anyway: bool,
}

impl Form {
    /// A form that nobody filled in yet.
    pub fn empty(reader: &Reader, values: Fields) -> Self {
        Self { values, notice: None, asks_name: asks_name(reader), nameless: reader.person().is_none(), seq: reader.view.event.seq }
    }

    /// What stands in a field.
    pub fn v(&self, name: &str) -> &str {
        self.values.get(name)
    }

    /// Whether anything stands in one of these fields.
    pub fn says_any<const N: usize>(&self, names: &[&str; N]) -> bool {
        names.iter().any(|name| !self.v(name).is_empty())
    }

    /// Whether a choice is chosen.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.values.is(name, value)
    }

    /// Whether the notice is about this field.
    pub fn wrong(&self, field: Field) -> bool {
        self.notice.as_ref().is_some_and(|notice| notice.field == Some(field))
    }

    /// Who may see the name: what is chosen, or everyone.
    pub fn listing(&self, word: &str) -> bool {
        let chosen = self.v("listing");
        if chosen.is_empty() { word == "everyone" } else { chosen == word }
    }

    /// Whether they have a handle that may be shown for the name.
    pub fn offers_handle(&self) -> bool {
        !self.v("handle").is_empty() || self.v("listing") == "handle"
    }
}

/// Whether a reader has to say a name before writing: the team writes as the team.
pub fn asks_name(reader: &Reader) -> bool {
    reader.person().is_none() && !reader.role().is_team()
}

/// As whom the rules are asked what a reader may do, and of which event. Who has no name yet says one with the form, so they are
/// asked as whoever they will be then.
///
/// # Errors
/// Nobody becomes known here who is no more than the reader is.
pub fn as_whom(reader: &Reader) -> Result<(Event, Actor), Refusal> {
    let event = &reader.view.event;
    if !asks_name(reader) {
        return Ok((event.clone(), reader.actor()));
    }
    let person = PersonId(Id::from_bits(0));
    let actor = Actor { who: Who::Person(person), role: reader.role() };
    let introduce = Command::Person(PersonCommand::Introduce { person, kind: Kind::Own });
    let (_, event) = decide_all(event, &actor, reader.app.ledger().clock().now(), CommandId(Id::from_bits(1)), &[introduce])?;
    Ok((event, actor))
}

/// A form that came in.
pub struct Posted {
    /// Who posted it.
    pub reader: Reader,
    /// What was filled in.
    pub fields: Fields,
    /// The id of what it asks for.
    pub id: CommandId,
    /// Whether the script posted it and wants to hear where to go instead of going.
    script: bool,
    /// What the browser calls itself from now on.
    token: String,
    fresh: bool,
    /// What was done because of it.
    did: OnceLock<Receipt>,
}

/// A file that came with a form.
pub struct Sent {
    /// What it is called on its sender's computer; empty where none was chosen.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

/// Index of the person who is introduced by a form, among the things that the form's command makes. Far from the
/// others, which count from 0.
const INTRODUCED: u16 = u16::MAX;

/// The most names that one form brings in; they are the things from 1 on.
pub const GUESTS: u16 = 60;

impl FromRequest<App> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let reader = <Reader as axum::extract::FromRequestParts<App>>::from_request_parts(&mut parts, app)
            .await
            .map_err(IntoResponse::into_response)?;
        let script = parts.headers.get("accept").is_some_and(|accept| accept == "application/json");
        let path = parts.uri.path().to_owned();
        let request = Request::from_parts(parts, body);
        let fields = match UrlEncoded::<Vec<(String, String)>>::from_request(request, app).await {
            Ok(UrlEncoded(fields)) => Fields(fields),
            Err(rejection) => return Err(Problem::bad_form(&reader, rejection.status()).into_response()),
        };
        let (token, fresh) = reader.token.clone().map_or_else(|| (new_token(), true), |token| (token, false));
        let id = command_id(app, &token, &path, &fields);
        Ok(Self { reader, fields, id, script, token, fresh, did: OnceLock::new() })
    }
}

impl Posted {
    /// A form with a file in it, and the file where one was chosen; also as a form without one is sent.
    pub async fn with_file(request: Request, app: &App) -> Result<(Self, Option<Vec<u8>>), Response> {
        let (posted, mut sent) = Self::with_sent(request, app, false).await?;
        Ok((posted, sent.pop().map(|sent| sent.bytes.to_vec())))
    }

    /// A form with files in it, and those that were chosen, in order. Other files are another form, and ask for something else.
    pub async fn with_files(request: Request, app: &App) -> Result<(Self, Vec<Sent>), Response> {
        let (posted, mut sent) = Self::with_sent(request, app, true).await?;
        sent.retain(|sent| !sent.name.is_empty());
        Ok((posted, sent))
    }

    async fn with_sent(request: Request, app: &App, told_apart: bool) -> Result<(Self, Vec<Sent>), Response> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
        if !kind.starts_with("multipart/") {
            return Ok((Self::from_request(request, app).await?, vec![]));
        }
        let (mut parts, body) = request.into_parts();
        let reader = <Reader as axum::extract::FromRequestParts<App>>::from_request_parts(&mut parts, app)
            .await
            .map_err(IntoResponse::into_response)?;
        let script = parts.headers.get("accept").is_some_and(|accept| accept == "application/json");
        let path = parts.uri.path().to_owned();
        let bad = |reader: &Reader, status: StatusCode| Problem::bad_form(reader, status).into_response();
        let mut multipart = match Multipart::from_request(Request::from_parts(parts, body), app).await {
            Ok(multipart) => multipart,
            Err(rejection) => return Err(bad(&reader, rejection.status())),
        };
        let (mut fields, mut sent) = (Fields::default(), Vec::new());
        loop {
            let part = match multipart.next_field().await {
                Ok(Some(part)) => part,
                Ok(None) => break,
                Err(error) => return Err(bad(&reader, error.status())),
            };
            let name = part.name().unwrap_or("").to_owned();
            let called = part.file_name().map(str::to_owned);
            let bytes = part.bytes().await.map_err(|error| bad(&reader, error.status()))?;
            if let Some(name) = called {
                sent.push(Sent { name, bytes });
            } else {
                let text = String::from_utf8(bytes.to_vec()).map_err(|_| bad(&reader, StatusCode::UNPROCESSABLE_ENTITY))?;
                fields.0.push((name, text));
            }
        }
        let (token, fresh) = reader.token.clone().map_or_else(|| (new_token(), true), |token| (token, false));
        let mut asked = fields.clone();
        if told_apart {
            asked.0.extend(sent.iter().map(|sent| (sent.name.clone(), crate::files::hash(&sent.bytes).to_string())));
        }
        let id = command_id(app, &token, &path, &asked);
        Ok((Self { reader, fields, id, script: script && told_apart, token, fresh, did: OnceLock::new() }, sent))
    }
}

/// The id of what a form asks for: a keyed hash of the browser's cookie, the address, and the id that the script made; for a
/// form without script, of the fields, the page's seq among them. So the same form twice is one write, two people with the same
/// page are two, and nobody can make an id that looks like somebody else's.
pub fn command_id(app: &App, token: &str, path: &str, fields: &Fields) -> CommandId {
    let mut mac = Hmac::<Sha256>::new_from_slice(&app.ledger().secret()).expect("HMAC takes keys of any length");
    let of_script = fields.get("command");
    let all = fields.0.iter().flat_map(|(key, value)| [key.as_str(), value.as_str()]);
    let rest: Vec<&str> = if of_script.is_empty() { all.collect() } else { vec!["command", of_script] };
    for part in [token, path].into_iter().chain(rest) {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    let digest = mac.finalize().into_bytes();
    let bits: [u8; 16] = digest[..16].try_into().expect("a SHA-256 digest has 32 bytes");
    CommandId(Id::from_bits(u128::from_be_bytes(bits)))
}

/// 128 bits of chance in letters.
pub fn new_token() -> String {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).expect("the system gives chance");
    Id::from_bits(u128::from_be_bytes(bytes)).to_string()
}

/// How many times a form is done anew because others were faster. Each time somebody else got on.
pub const MOST_TRIES: usize = 50;

impl Posted {
    /// The id of the `index`-th thing that this form makes.
    pub fn nth(&self, index: u16) -> Id {
        self.id.nth(index)
    }

    /// Whether this form, sent before, brought this person in.
    pub fn brought_in(&self, person: PersonId) -> bool {
        person == PersonId(self.nth(INTRODUCED)) || (1..=GUESTS).any(|index| person == PersonId(self.nth(index)))
    }

    /// The id of one of several things that a form asks for, by the id that the script gave it: the same as long as the browser is.
    pub fn id_for(&self, path: &str, given: &str) -> CommandId {
        command_id(&self.reader.app, &self.token, path, &Fields::default().with("command", given))
    }

    /// By what the browser is known from now on.
    pub fn known_as(&self) -> TokenHash {
        TokenHash::of(&self.token)
    }

    /// The browser gets a new name with the answer, so that nobody who knew the old one comes in with it: what the old one was
    /// bound to, if to anything.
    pub fn gets_a_new_name(&mut self) -> Option<TokenHash> {
        let old = std::mem::replace(&mut self.token, new_token());
        self.fresh = true;
        self.reader.session.map(|_| TokenHash::of(&old))
    }

    /// What is asked for, begun: whoever has no name yet says it here.
    pub fn order(&self) -> Result<Order, Refusal> {
        let newcomer = PersonId(self.id.nth(INTRODUCED));
        // The same form again, after it made its sender a person, is still the same form.
        let again = self.reader.person() == Some(newcomer);
        let name = self.fields.get("name");
        if (!again && self.reader.person().is_some()) || (self.reader.role().is_team() && name.trim().is_empty()) {
            return Ok(Order::new(self.id, self.reader.actor()));
        }
        let name = Text::some_line(name, Field::Name).map_err(|refusal| match refusal {
            Refusal::Empty { .. } => Refusal::NameNeeded,
            other => other,
        })?;
        let listing = Listing::from_word(self.fields.get("listing")).unwrap_or_default();
        let mut order = Order::new(self.id, Actor { who: Who::Person(newcomer), role: self.reader.role() })
            .with(Command::Person(PersonCommand::Introduce { person: newcomer, kind: Kind::Own }));
        order.profiles.push((newcomer, Profile { name: name.as_str().to_owned(), listing, ..Default::default() }));
        order.bind = Some(Bind { token: TokenHash::of(&self.token), person: newcomer });
        Ok(order)
    }

    /// Asks.
    pub async fn ask(&self, order: Order) -> Result<Receipt, Failed> {
        let receipt = self.reader.app.ledger().ask(self.reader.view.slug.as_str(), order).await?;
        Ok(*self.did.get_or_init(|| receipt))
    }

    /// Does what the form asks for. Where a profile that it writes was written by somebody else meanwhile, it is done once more, from what is
    /// known by then: what the form says goes into the newest profile, and all else of it stays.
    pub async fn on_the_newest<T>(&mut self, does: impl AsyncFn(&Self) -> Result<T, Failed>) -> Result<T, Failed> {
        for _ in 0..MOST_TRIES {
            let done = does(self).await;
            if !matches!(done, Err(Failed::Rejected(Rejected::Outdated))) {
                return done;
            }
            self.read_again()?;
        }
        Err(Rejected::Outdated.into())
    }

    /// What is known by now.
    ///
    /// # Errors
    /// The event is no more.
    pub fn read_again(&mut self) -> Result<(), Failed> {
        let newest = self.reader.app.ledger().view(self.reader.view.slug.as_str());
        self.reader.view = newest.ok_or(Rejected::NoSuchEvent)?;
        Ok(())
    }

    /// Whether the sender was asked once and wants it all the same.
    pub fn anyway(&self) -> bool {
        self.fields.is("anyway", "yes")
    }

    /// The form as its page shows it again.
    pub fn again(&self, failed: &Failed) -> Form {
        let view = self.reader.app.ledger().view(self.reader.view.slug.as_str()).unwrap_or_else(|| self.reader.view.clone());
        let audience = self.reader.audience();
        let notice = Some(failed.notice(&view, audience, &self.reader));
        // Only who was shown what changed meanwhile has seen it.
        let shown = matches!(failed, Failed::Refused(Refusal::ChangedSince { .. })) || self.fields.seq() == 0;
        let seq = if shown { view.event.seq } else { self.fields.seq() };
        let (asks_name, nameless) = (asks_name(&self.reader), self.reader.person().is_none());
        Form { values: self.fields.clone(), notice, asks_name, nameless, seq }
    }

    /// Done: on to where it stands on the board of its day. Else the form again, on the same day.
    pub fn on_the_board(&self, done: Result<Date, Failed>, element: &str, page: impl FnOnce(&Reader, Date, Form) -> String) -> Response {
        let event = &self.reader.view.event;
        match done {
            Ok(day) => self.done(&format!("{}/?day={day}#{element}", self.reader.root())),
            Err(failed) => {
                let day = self.fields.day().ok().filter(|day| event.day(*day).is_some()).unwrap_or(event.moment.today);
                show(&self.reader, failed.status(), page(&self.reader, day, self.again(&failed)))
            }
        }
    }

    /// Done: on to where one sees it.
    pub fn done(&self, location: &str) -> Response {
        let mut response = if self.script {
            ([(CONTENT_TYPE, "application/json")], serde_json::json!({ "go": location }).to_string()).into_response()
        } else {
            let mut response = StatusCode::SEE_OTHER.into_response();
            if let Ok(value) = HeaderValue::from_str(location) {
                response.headers_mut().insert(LOCATION, value);
            }
            response
        };
        if self.fresh {
            remember(&mut response, &self.reader, &self.token);
        }
        if let Some(receipt) = self.did.get().filter(|receipt| receipt.first <= receipt.last) {
            self.tell_what_was_done(&mut response, receipt.first);
        }
        response
    }

    /// The next page's script offers for a while to undo what was done. The cookie is for the script, so it says no more than
    /// where that stands in the history.
    fn tell_what_was_done(&self, response: &mut Response, first: Seq) {
        let secure = if self.reader.secure { "; Secure" } else { "" };
        let name = cookie_name(DONE_COOKIE, self.reader.secure);
        let cookie = format!("{name}={}.{first}; Path=/; Max-Age=20; SameSite=Lax{secure}", self.reader.view.slug);
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
}

/// The cookie that tells the next page what was done.
const DONE_COOKIE: &str = "impl-days-done";

fn remember(response: &mut Response, reader: &Reader, token: &str) {
    if let Ok(value) = HeaderValue::from_str(&reader.is_known_by(token)) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}

/// A page that is not drawn for its reader leads to forms: their browser gets a name of its own with it, too.
pub fn remember_new(response: &mut Response, reader: &Reader) {
    remember(response, reader, &new_token());
}

/// A page with a form: the browser gets a name of its own with it. Nothing is stored until it acts.
pub fn show(reader: &Reader, status: StatusCode, text: String) -> Response {
    let mut response = page::html(status, text);
    if reader.token.is_none() {
        remember(&mut response, reader, &new_token());
    }
    response
}

/// The same, drawn once for all of whom nothing is known; for anybody else, each time. `name` is the page's, with what its address asks for.
pub fn show_kept(reader: &Reader, headers: &HeaderMap, name: String, draw: impl FnOnce() -> String) -> Response {
    if reader.session.is_some() {
        return show(reader, StatusCode::OK, draw());
    }
    let above = Roof::of(&reader.app, &reader.view);
    let state = format!("{}-{:x}", page::file::state(reader), above.as_ref().map_or(0, Roof::state));
    let key = (reader.view.slug.to_string(), name, reader.words.lang());
    let mut response = reader.app.seen().get(&key, &state, draw).respond(headers, page::HTML);
    if reader.token.is_none() && response.status() == StatusCode::OK {
        remember_new(&mut response, reader);
    }
    response
}

/// Why a form was not carried out.
#[derive(Clone, Debug)]
pub enum Failed {
    /// The rules say no.
    Refused(Refusal),
    /// The ledger could not.
    Rejected(Rejected),
}

impl From<Refusal> for Failed {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Rejected> for Failed {
    fn from(rejected: Rejected) -> Self {
        match rejected {
            Rejected::Refused(refusal) => Self::Refused(refusal),
            other => Self::Rejected(other),
        }
    }
}

impl Failed {
    fn notice(&self, view: &ledger::View, audience: Audience, reader: &Reader) -> Notice {
        let say = crate::say::Say { view, audience, words: reader.words };
        match self {
            Self::Refused(refused) => Notice { text: refusal::words(say, refused), field: refused.field(), anyway: refused.may_go_on() },
            Self::Rejected(rejected) => Notice { text: refusal::rejected(reader.words, rejected), field: None, anyway: false },
        }
    }

    /// The status that goes with it.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Refused(Refusal::NotAllowed { .. }) => StatusCode::FORBIDDEN,
            Self::Refused(Refusal::Gone { .. }) => StatusCode::NOT_FOUND,
            Self::Refused(Refusal::ChangedSince { .. } | Refusal::TooLateToUndo { .. })
            | Self::Rejected(Rejected::Reused | Rejected::Taken | Rejected::Outdated) => StatusCode::CONFLICT,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Rejected(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

/// A place as a form says it: a house, and a room, table or landmark in words.
pub fn place(fields: &Fields, event: &domain::Event) -> Result<Place, Refusal> {
    let spot = Text::line(fields.get("where"), Field::Where)?;
    match fields.get("house") {
        "" => Ok(crate::say::place_in(event, None, spot.as_str())),
        house => {
            let venue = event.venues.iter().find(|venue| venue.id.0.begins_with(house)).ok_or(Refusal::UnknownPlace)?;
            Ok(crate::say::place_in(event, Some(venue.id), spot.as_str()))
        }
    }
}

/// The project that a form names by its letters, if it names one.
pub fn project(posted: &Posted) -> Result<Option<ProjectId>, Refusal> {
    project_of(posted, "project")
}

/// The same in a field of another name.
pub fn project_of(posted: &Posted, field: &str) -> Result<Option<ProjectId>, Refusal> {
    let projects = &posted.reader.view.event.projects;
    match posted.fields.get(field) {
        "" => Ok(None),
        letters => board::find(projects.keys().map(|id| (*id, id.0)), Path(letters.to_owned()))
            .map(Some)
            .ok_or(Refusal::Gone { thing: Thing::Project }),
    }
}

/// Houses to choose from: short id, number, name.
pub fn houses(event: &domain::Event) -> Vec<(String, usize, String)> {
    event.open_venues().map(|(number, venue)| (venue.id.0.short(), number, venue.name.as_str().to_owned())).collect()
}

/// The id of a house in an address.
pub fn venue_of(event: &domain::Event, short: &str) -> Option<VenueId> {
    event.venues.iter().find(|venue| venue.id.0.begins_with(short)).map(|venue| venue.id)
}

/// The address where a refused form stands has no page of its own: whoever loads it again gets the form's.
pub async fn to_form(_: Reader, uri: Uri) -> Redirect {
    Redirect::to(&with_query(&format!("{}/new", uri.path()), &uri))
}

/// The same for what is done with a thing: whoever loads the address again gets the thing's page.
pub async fn to_thing(_: Reader, uri: Uri) -> Redirect {
    let thing: Vec<&str> = uri.path().split('/').take(4).collect();
    Redirect::to(&with_query(&thing.join("/"), &uri))
}

fn with_query(path: &str, uri: &Uri) -> String {
    uri.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"))
}

/// Longest time that a request may take, body included. Forms are small and the ledger is quick: what takes longer is a
/// client that holds a place and says next to nothing.
const SLOWEST: Duration = Duration::from_secs(30);

/// The same for files, which are large, and the network of a full house is slow.
const SLOWEST_FILES: Duration = Duration::from_secs(5 * 60);

/// Forms are taken from our own pages only, and only so often; and whoever is too slow is told so and makes room.
pub async fn take(app: &App, request: Request, next: Next) -> Response {
    let (headers, uri) = (request.headers().clone(), request.uri().clone());
    if !came_from_here(&headers) {
        return Problem::from_elsewhere(&headers, &uri).into_response();
    }
    let admitted = limits::admit(app, &request);
    let answer = async {
        match admitted {
            Ok(()) => next.run(request).await,
            Err(too_often) => too_often.keep(app, request).await,
        }
    };
    let slowest = if crate::files::are_sent_to(uri.path()) { SLOWEST_FILES } else { SLOWEST };
    let answer = tokio::time::timeout(app.options().slowest.unwrap_or(slowest), answer).await;
    answer.unwrap_or_else(|_| Problem::too_slow(&headers, &uri).into_response())
}

/// Browsers say where a form stood by `Sec-Fetch-Site`, older ones and those on plain http by `Origin`; what says
/// neither is no browser, and has no cookie that somebody else could abuse.
fn came_from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text("origin"), text("host")) {
        (Some(site), _, _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        (None, None, _) => true,
        (None, Some(_), None) => false,
    }
}
