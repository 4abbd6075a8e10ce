//! What may stand where: names, links, colours, addresses, times.

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};

use super::NOTE;

/// Until this time of the next date it is still the day before.
const DAY_ENDS: Time = Time::constant(5, 0, 0, 0);

/// The longest file name in a folder, in bytes: what git and every file system hold.
const LONGEST_PATH: usize = 240;

/// The longest address of a page, in bytes.
const LONGEST_PERMALINK: usize = 120;

/// What was meant by a word that is not known, where one of the known ones is near.
pub(super) fn near<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word: String = word.chars().take(60).flat_map(char::to_lowercase).collect();
    let allowed = (word.chars().count() / 3).clamp(1, 4);
    let far = |known: &str| strsim::osa_distance(&word, &known.to_lowercase());
    known
        .into_iter()
        .map(|known| (far(known), known))
        .filter(|(far, _)| *far <= allowed)
        .min_by_key(|(far, _)| *far)
        .map(|(_, known)| known)
}

/// A text as it is shown in a sentence about it.
pub(super) fn shown(text: &str) -> String {
    cut(text, 60)
}

/// What a parser says, in one line.
pub(super) fn said(text: &str) -> String {
    cut(text, 200)
}

fn cut(text: &str, most: usize) -> String {
    let mut cut: String = text.chars().take(most).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(most).is_some() {
        cut.push('…');
    }
    cut
}

pub(super) fn is_slug(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (2..=40).contains(&text.len()) && text.bytes().all(plain) && !text.starts_with('-') && !text.ends_with('-')
}

/// The tag of a language: `fr`, `pt-BR`.
pub(super) fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase()));
    let later = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    text.len() <= 20 && first && parts.all(later)
}

/// The name of a house in files and pages.
pub(super) fn is_venue_key(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    text.len() <= 60 && text.bytes().all(plain) && text.starts_with(|c: char| c.is_ascii_lowercase())
}

/// What a session or a person is known by.
pub(super) fn is_key(text: &str) -> bool {
    (1..=120).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._:-".contains(&byte))
}

pub(super) fn is_link(text: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let head = text.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| &text[scheme.len()..])
    });
    text.len() <= NOTE
        && rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '['))
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'))
}

/// An address, and what it is called behind it.
pub(super) fn named(text: &str) -> (&str, &str) {
    let (to, name) = text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""));
    (to, name.trim())
}

/// Degrees of latitude and longitude, as they are written.
pub(super) fn coordinates(text: &str) -> Option<String> {
    let (latitude, longitude) = text.split_once(',')?;
    let within = |degrees: &str, most: f64| degrees.trim().parse::<f64>().is_ok_and(|degrees| degrees.abs() <= most);
    (within(latitude, 90.0) && within(longitude, 180.0)).then(|| text.to_owned())
}

/// A colour as `#rrggbb`, of `#rgb` or `#rrggbb` in any letters.
pub(super) fn colour(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?.to_ascii_lowercase();
    match digits.len() {
        6 => Some(format!("#{digits}")),
        3 => Some(format!("#{}", digits.chars().flat_map(|digit| [digit, digit]).collect::<String>())),
        _ => None,
    }
}

/// Where a page lies: outer slashes go, letters become small.
pub(super) fn permalink(text: &str) -> Option<String> {
    let path = text.trim().trim_matches('/').to_lowercase();
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte);
    let is_part = |part: &str| !part.is_empty() && !part.starts_with('.') && part.bytes().all(plain);
    (path.len() <= LONGEST_PERMALINK && (path.is_empty() || path.split('/').all(is_part))).then_some(path)
}

/// Whether a name stays in the folder, wherever that lies.
pub(super) fn is_path(path: &str) -> bool {
    let is_part = |part: &str| !matches!(part, "" | "." | "..");
    path.len() <= LONGEST_PATH && path.split('/').all(is_part) && !path.chars().any(|c| c.is_control() || matches!(c, '\\' | ':'))
}

/// The path of a file in `assets/`, however it is named: `/assets/hall.jpg`, `../assets/hall.jpg#top`.
pub(super) fn asset(named: &str) -> Option<&str> {
    let mut path = named.trim();
    while let Some(rest) = path.strip_prefix("../").or_else(|| path.strip_prefix("./")) {
        path = rest;
    }
    let path = path.trim_start_matches('/').split(['?', '#']).next().unwrap_or("");
    path.starts_with("assets/").then_some(path)
}

/// That a file is not there, and which may be meant.
pub(super) fn no_such_asset(path: &str, assets: &[String]) -> String {
    let name = |path: &str| path.rsplit('/').next().unwrap_or("").to_lowercase();
    let elsewhere = assets.iter().map(String::as_str).find(|known| name(known) == name(path));
    match elsewhere.or_else(|| near(path, assets.iter().map(String::as_str))) {
        Some(near) => format!("no such file is there: “{}”; perhaps “{near}” is meant", shown(path)),
        None => format!("no such file is there: “{}”; put it into assets/, or take it out here", shown(path)),
    }
}

/// A time of day, as `9:30` or `09:30`.
pub(super) fn time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten();
    let fits = (1..=2).contains(&hour.len()) && minute.len() == 2;
    fits.then(|| Time::new(digits(hour)?, digits(minute)?, 0, 0).ok()).flatten()
}

/// How often the clocks of a zone show a time of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Once,
    Never,
    Twice,
}

/// How often the clocks show this time of this day, which ends at five in the morning; and on which date that is.
pub(super) fn times_shown(day: Date, at: Time, zone: &TimeZone) -> (Shown, Date) {
    let date = if at < DAY_ENDS { day.checked_add(1.day()).unwrap_or(day) } else { day };
    let shown = match zone.to_ambiguous_zoned(date.to_datetime(at)).offset() {
        AmbiguousOffset::Unambiguous { .. } => Shown::Once,
        AmbiguousOffset::Gap { .. } => Shown::Never,
        AmbiguousOffset::Fold { .. } => Shown::Twice,
    };
    (shown, date)
}

/// The minutes since the day began, at five in the morning.
pub(super) fn since_dawn(at: Time) -> i32 {
    (i32::from(at.hour()) * 60 + i32::from(at.minute()) - 5 * 60).rem_euclid(24 * 60)
}
