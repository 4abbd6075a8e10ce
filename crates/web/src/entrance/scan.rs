//! Tickets by camera. A phone takes a photo, or where the page may use the camera small pictures of what it sees; the square in it
//! is read here.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::{Arc, LazyLock};

use askama::Template;
use axum::Router;
use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Request};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use domain::{Act, PersonId};
use image::{DynamicImage, ImageFormat, ImageReader, imageops::FilterType};
use ledger::{People, View};
use serde_json::json;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;
use words::Words;

use super::tap::{self, Tap, What};
use super::{asked, data, list, say, stands_at};
use crate::app::App;
use crate::door;
use crate::forms::{Failed, Fields, new_token, show};
use crate::gathering;
use crate::page::Page;
use crate::reader::Reader;
use crate::say::Say;

/// The largest file of a picture, in bytes: phones make 3 to 8 million.
const MOST_BYTES: usize = 20 * 1024 * 1024;

/// The most pixels that are unpacked: phones make 12 million; so many are 100 MB of memory.
const MOST_PIXELS: u64 = 32_000_000;

/// So many pictures are read at the same time; the others wait. It bounds the memory.
static READING: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

pub fn routes() -> Router<App> {
    Router::new().route("/{event}/door/scan", get(page).post(scan).layer(DefaultBodyLimit::max(MOST_BYTES)))
}

#[derive(Template)]
#[template(path = "entrance/scan.html")]
struct ScanPage {
    page: Page,
    w: Words,
    seq: u64,
    house: Option<String>,
    houses: Vec<(String, usize, String)>,
    said: Option<Said>,
}

/// What came of a picture.
struct Said {
    text: String,
    /// Who was checked in by it, and the tap that it was, so that it can be undone.
    person: Option<(String, String)>,
    /// Whether it may be done all the same, and for whom.
    anyway: Option<String>,
    good: bool,
    /// Whether there was nothing to be read in it.
    none: bool,
}

impl Said {
    fn no(text: &str) -> Self {
        Self { text: text.to_owned(), person: None, anyway: None, good: false, none: false }
    }

    fn no_square(w: Words) -> Self {
        Self { none: true, ..Self::no(w.door_no_square()) }
    }
}

async fn page(reader: Reader, uri: Uri) -> Response {
    if let Err(problem) = door::enter(&reader, Act::Others) {
        return problem.into_response();
    }
    draw(&reader, StatusCode::OK, asked(&uri).get("house"), None)
}

fn draw(reader: &Reader, status: StatusCode, house: &str, said: Option<Said>) -> Response {
    let event = &reader.view.event;
    let house = stands_at(event, house);
    let query = house.as_deref().map_or_else(String::new, |house| format!("house={house}"));
    let page = ScanPage {
        page: Page::of(reader, reader.words.door_scan_title().to_owned(), &query),
        w: reader.words,
        seq: event.seq,
        house,
        houses: crate::forms::houses(event),
        said,
    };
    show(reader, status, page.render().unwrap_or_default())
}

async fn scan(axum::extract::State(app): axum::extract::State<App>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let reader = match Reader::from_request_parts(&mut parts, &app).await {
        Ok(reader) => reader,
        Err(problem) => return problem.into_response(),
    };
    if let Err(problem) = door::enter(&reader, Act::Others) {
        return problem.into_response();
    }
    let script = parts.headers.get("accept").is_some_and(|accept| accept == "application/json");
    let form = match Multipart::from_request(Request::from_parts(parts, body), &app).await {
        Ok(form) => parts_of(form).await,
        Err(_) => Err(StatusCode::BAD_REQUEST),
    };
    let (status, house, said) = match form {
        Ok((fields, picture)) => {
            let said = look(&reader, &fields, picture).await;
            (if said.good { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }, fields.get("house").to_owned(), said)
        }
        Err(status) => {
            let w = reader.words;
            let text = if status == StatusCode::PAYLOAD_TOO_LARGE { w.door_picture_too_large() } else { w.door_picture_not_whole() };
            (status, String::new(), Said::no(text))
        }
    };
    if script {
        let (person, of) = said.person.unzip();
        let told = json!({ "say": said.text, "good": said.good, "none": said.none, "person": person, "of": of, "anyway": said.anyway });
        data(StatusCode::OK, &told)
    } else {
        draw(&reader, status, &house, Some(said))
    }
}

/// The fields of the form, and the picture.
async fn parts_of(mut form: Multipart) -> Result<(Fields, Bytes), StatusCode> {
    let status = |error: MultipartError| error.status();
    let (mut fields, mut picture) = (Fields::default(), Bytes::new());
    while let Some(part) = form.next_field().await.map_err(status)? {
        let name = part.name().unwrap_or("").to_owned();
        if name == "picture" {
            picture = part.bytes().await.map_err(status)?;
        } else if name.len() < 40 {
            fields = fields.with(&name, part.text().await.map_err(status)?);
        }
    }
    Ok((fields, picture))
}

/// Reads the square in a picture and checks in whose ticket it is.
async fn look(reader: &Reader, fields: &Fields, picture: Bytes) -> Said {
    let w = reader.words;
    let digest = format!("{:x?}", Sha256::digest(&picture)).replace(['[', ']', ',', ' '], "");
    let seen = {
        let Ok(_place) = READING.acquire().await else { return Said::no_square(w) };
        tokio::task::spawn_blocking(move || squares(&picture)).await.unwrap_or(Err(Unreadable::NoPicture))
    };
    let text = match seen {
        Err(Unreadable::NoPicture) => return Said::no(w.door_no_picture()),
        Err(Unreadable::TooManyPixels(millions)) => {
            return Said::no(&w.door_too_many_pixels(millions, MOST_PIXELS / 1_000_000));
        }
        Ok(texts) => match texts.as_slice() {
            [] => return Said::no_square(w),
            [text] => text.clone(),
            _ => return Said::no(w.door_two_squares()),
        },
    };
    // Two entries of one person are one.
    let people: BTreeSet<PersonId> = whose(&reader.view.people, &text).into_iter().map(|person| reader.view.event.now(person)).collect();
    match people.iter().collect::<Vec<_>>().as_slice() {
        [] => of_sibling(reader, fields, &digest, &text).await,
        [person] if reader.view.everybody().get(**person).is_some_and(|profile| !profile.has_ticket()) => {
            Said { text: w.door_void_square(say(reader).name(**person).unwrap_or_default()), ..Said::no("") }
        }
        [person] => check_in(reader, fields, &digest, **person).await,
        _ => Said::no(w.door_square_of_two()),
    }
}

/// A square of a sibling's ticket, where that is good here.
async fn of_sibling(reader: &Reader, fields: &Fields, digest: &str, text: &str) -> Said {
    let parts = text.trim().rsplit(['/', '?', '&', '=', '#']).filter(|part| part.len() >= SHORTEST).map(unescaped);
    let Some(found) = parts.into_iter().find_map(|part| gathering::by_secret(reader, &part)) else {
        return Said::no(reader.words.door_unknown_square());
    };
    let token = reader.token.clone().unwrap_or_else(new_token);
    let id = tap::id_of(reader, &token, &format!("{digest}-{}-ticket", fields.get("house")));
    match gathering::bring(reader, id, &found).await {
        Ok(person) => check_in(&Reader { view: newest(reader), ..reader.clone() }, fields, digest, person).await,
        Err(Failed::Refused(refused)) => Said::no(&tap::sentence(reader, &refused)),
        Err(Failed::Rejected(rejected)) => Said::no(&crate::refusal::rejected(reader.words, &rejected)),
    }
}

fn newest(reader: &Reader) -> Arc<View> {
    reader.app.ledger().view(reader.view.slug.as_str()).unwrap_or_else(|| reader.view.clone())
}

async fn check_in(reader: &Reader, fields: &Fields, digest: &str, person: PersonId) -> Said {
    let person = reader.view.event.now(person);
    let tap = Tap { is: What::In, person: person.to_string(), house: fields.get("house").to_owned(), ..Tap::default() };
    let token = reader.token.clone().unwrap_or_else(new_token);
    let of = format!("{digest}-{}-{}", tap.house, fields.get("seq"));
    let id = tap::id_of(reader, &token, &of);
    match tap::carry_out(reader, id, &tap, None, None).await {
        Ok(done) => {
            let view = reader.app.ledger().view(reader.view.slug.as_str()).unwrap_or_else(|| reader.view.clone());
            let say = Say { view: &view, audience: reader.audience(), words: reader.words };
            let text = list::told(say, view.event.moment.today, done.person).unwrap_or_default();
            // Who was in already was brought in by somebody else: that is not this picture's to undo.
            let person = (!done.already).then(|| (done.person.to_string(), of));
            Said { person, good: true, ..Said::no(&text) }
        }
        Err(failed) => {
            let text = match &failed {
                Failed::Refused(refused) => tap::sentence(reader, refused),
                Failed::Rejected(rejected) => crate::refusal::rejected(reader.words, rejected),
            };
            let anyway = matches!(&failed, Failed::Refused(refused) if refused.may_go_on()).then(|| person.to_string());
            Said { anyway, ..Said::no(&format!("{}: {text}", say(reader).name(person).unwrap_or_default())) }
        }
    }
}

/// Whose ticket a square is: it holds a secret, a code, or an address that ends in one of them.
fn whose(people: &People, text: &str) -> Vec<PersonId> {
    let text = text.trim();
    let whole = with_ticket(people, text);
    if !whole.is_empty() || !text.contains('/') {
        return whole;
    }
    let path = text.split_once("://").map_or(text, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    path.rsplit(['/', '?', '&', '=', '#'])
        .filter(|part| part.len() >= SHORTEST)
        .map(|part| with_ticket(people, &unescaped(part)))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// Shorter parts of an address are no ticket's.
const SHORTEST: usize = 4;

fn with_ticket(people: &People, written: &str) -> Vec<PersonId> {
    let wanted = list::plain(written);
    if wanted.is_empty() {
        return vec![];
    }
    let secret = |ticket: &ledger::Ticket| ticket.secret.as_deref() == Some(written);
    let fits = |ticket: &ledger::Ticket| secret(ticket) || list::plain(&ticket.code) == wanted;
    let all: Vec<(PersonId, bool)> = people
        .iter()
        .filter(|(_, profile)| profile.ticket.as_ref().is_some_and(fits))
        .map(|(person, profile)| (person, profile.has_ticket()))
        .collect();
    // Where one of two is void, it is the other one's.
    let valid: Vec<PersonId> = all.iter().filter(|(_, valid)| *valid).map(|(person, _)| *person).collect();
    if valid.is_empty() { all.into_iter().map(|(person, _)| person).collect() } else { valid }
}

fn unescaped(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after.get(..2).and_then(|two| std::str::from_utf8(two).ok()).and_then(|two| u8::from_str_radix(two, 16).ok());
        if let Some(byte) = hex.filter(|_| *first == b'%') {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Why nothing can be read in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unreadable {
    /// It is none, or none of a kind that we read.
    NoPicture,
    /// So many millions of pixels.
    TooManyPixels(u64),
}

/// What phones and cameras take pictures as.
const PHOTOGRAPHS: [ImageFormat; 3] = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];

/// What the squares in a picture say, each text once.
fn squares(picture: &[u8]) -> Result<Vec<String>, Unreadable> {
    let format = image::guess_format(picture).ok().filter(|format| PHOTOGRAPHS.contains(format)).ok_or(Unreadable::NoPicture)?;
    let reader = || ImageReader::with_format(Cursor::new(picture), format);
    let (width, height) = reader().into_dimensions().map_err(|_| Unreadable::NoPicture)?;
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MOST_PIXELS {
        return Err(Unreadable::TooManyPixels(pixels.div_ceil(1_000_000)));
    }
    let picture = reader().decode().map_err(|_| Unreadable::NoPicture)?;
    let mut texts = Vec::new();
    // Small first: it is quick, and noise is smoothed away; a small square in a large picture needs more.
    for edge in [900, 1_800, 3_600] {
        texts.extend(read(&smaller(&picture, edge)));
        if !texts.is_empty() || picture.width().max(picture.height()) <= edge {
            break;
        }
    }
    texts.sort_unstable();
    texts.dedup();
    Ok(texts)
}

fn smaller(picture: &DynamicImage, edge: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= edge { picture.clone() } else { picture.resize(edge, edge, FilterType::Triangle) }
}

fn read(picture: &DynamicImage) -> Vec<String> {
    let grey = picture.to_luma8();
    let (width, height) = (grey.width() as usize, grey.height() as usize);
    let pixels = grey.as_raw();
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
    prepared.detect_grids().iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}
