//! Who may come in, and where they are: found by the beginnings of words, or by a ticket's code.

use std::hash::{DefaultHasher, Hash, Hasher};

use domain::venue::Presence;
use domain::{Act, Date, Event, PersonId};
use ledger::Profile;
use serde_json::{Map, Value, json};

use crate::board::title;
use crate::coming::said_no;
use crate::find::fold;
use crate::gathering::{self, Found};
use crate::reader::Reader;
use crate::say::Say;

/// Longest thing that is looked for, in characters.
pub const LONGEST: usize = 200;

/// The most that are shown at once; who sees more types another letter.
const MOST_SHOWN: usize = 12;

/// How many letters of a ticket's code are shown.
const LAST_LETTERS: usize = 3;

/// Somebody who may come in.
pub struct Entry {
    /// Who.
    pub person: PersonId,
    /// Their id, for forms.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// Their name at a forge.
    pub handle: String,
    /// What stands on their tickets, as it is compared, with spaces between.
    pub codes: String,
    /// What tells them apart: their ticket, and what is known of this day.
    pub hint: String,
    /// Whether somebody expects them: they have a ticket, or said something about the day.
    pub expected: bool,
}

/// Somebody who was found, as a page without script shows them.
pub struct Hit {
    /// Their id, for forms.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// Where they are, or else what tells them apart.
    pub remark: String,
    /// Whether they are in the house at which the greeter stands.
    pub here: bool,
}

/// Somebody whom no list of this event has, with a ticket of a sibling.
pub struct Stranger {
    /// Whose ticket it is, for forms.
    pub ticket: String,
    /// What they are called.
    pub name: String,
    /// Their ticket, and whose list it is on.
    pub remark: String,
}

/// Who has a ticket of a sibling by what was typed, where nobody is found here.
pub fn strangers(reader: &Reader, typed: &str) -> Vec<Stranger> {
    let w = reader.words;
    let found = gathering::find(reader, typed).into_iter();
    let stranger = |found: Found| {
        let profile = found.profile()?;
        let event = title(found.from.event.title.as_str(), w);
        Some(Stranger { ticket: found.key(), name: profile.name.clone(), remark: w.door_from_sibling(event, ticket_hint(&profile, w)) })
    };
    found.filter_map(stranger).collect()
}

/// Everybody who may come in on a day. Whoever turned out to be somebody else, or was erased, is not among them.
pub fn entries(reader: &Reader, day: Date) -> Vec<Entry> {
    let (view, w) = (&reader.view, reader.words);
    let sees_answers = domain::may(&reader.actor(), Act::Answers, view.event.editing).is_ok();
    let everybody = view.everybody();
    let mut entries: Vec<Entry> = everybody
        .iter()
        .map(|(person, profile)| {
            let coming = view.event.coming(day, person);
            let goes = coming.and_then(|coming| coming.venue).and_then(|venue| view.event.venue(venue));
            let first = sees_answers && crate::questionnaire::is_new(&profile);
            let mut hint = ticket_hint(&profile, w);
            if coming.as_ref().is_some_and(said_no) {
                hint = format!("{hint} · {}", w.door_said_no());
            } else if let Some((_, venue)) = goes {
                hint = format!("{hint} · {}", w.door_goes_to(venue.name.as_str()));
            } else if first {
                hint = format!("{hint} · {}", w.door_is_new());
            }
            Entry {
                person,
                id: person.to_string(),
                name: profile.name.clone(),
                handle: profile.handle.clone().unwrap_or_default(),
                codes: everybody.tickets(person).into_iter().map(|ticket| plain(&ticket.code)).collect::<Vec<_>>().join(" "),
                hint,
                expected: profile.has_ticket() || coming.is_some(),
            }
        })
        .collect();
    entries.sort_by_cached_key(|entry| fold(&entry.name));
    entries
}

/// The kind of somebody's ticket and its last letters. The whole code, with a mail address, signs in: it is nothing to read over a shoulder.
fn ticket_hint(profile: &Profile, w: words::Words) -> String {
    match &profile.ticket {
        Some(ticket) if ticket.void => w.door_ticket_void().to_owned(),
        Some(ticket) => {
            let kind = ticket.kind.as_deref().map(str::trim).filter(|kind| !kind.is_empty());
            let letters: Vec<char> = ticket.code.chars().filter(|letter| letter.is_alphanumeric()).collect();
            let last: String = letters[letters.len().saturating_sub(LAST_LETTERS)..].iter().collect();
            let said = w.door_ticket(format!("…{last}"));
            kind.map_or_else(|| said.clone(), |kind| w.list_next(&said, kind))
        }
        None => w.door_no_ticket().to_owned(),
    }
}

/// Who is expected, is not in a house now, and may be meant by a name that a greeter types: the first word is the same, and of each
/// other one one is the beginning of the other ("Ada L.", "Ada Lovelace"). Where some are called just so, only they are. The script
/// asks the same.
pub fn meant(reader: &Reader, day: Date, typed: &str) -> Vec<Entry> {
    let typed = name_words(typed);
    let is_in = |person| matches!(reader.view.event.presence(day, person), Some(Presence::Here { .. }));
    let all: Vec<(bool, Entry)> = entries(reader, day)
        .into_iter()
        .filter(|entry| entry.expected && !is_in(entry.person))
        .filter_map(|entry| Some((may_be(&name_words(&entry.name), &typed)?, entry)))
        .collect();
    let exact = all.iter().any(|(same, _)| *same);
    all.into_iter().filter(|(same, _)| *same || !exact).map(|(_, entry)| entry).take(MOST_SHOWN).collect()
}

fn name_words(name: &str) -> Vec<String> {
    fold(name).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a name may be meant by what was typed, and is just that.
fn may_be(name: &[String], typed: &[String]) -> Option<bool> {
    let (first, rest) = typed.split_first()?;
    let alike = name.first() == Some(first)
        && name[1..].iter().zip(rest).all(|(word, typed)| word.starts_with(typed.as_str()) || typed.starts_with(word.as_str()));
    alike.then(|| name == typed)
}

/// A code as it is compared.
pub fn plain(code: &str) -> String {
    code.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What changes when the list of people does.
pub fn version(event: &Event, day: Date) -> String {
    let mut digest = DefaultHasher::new();
    event.people.len().hash(&mut digest);
    event.people.values().map(|known| known.touched).max().hash(&mut digest);
    for (person, coming) in event.coming_on(day) {
        (person, coming.venue, said_no(&coming)).hash(&mut digest);
    }
    format!("{:x}", digest.finish())
}

/// Who has what was typed, and whether there are more. The script finds the same.
pub fn find(reader: &Reader, day: Date, house: &str, q: &str) -> (Vec<Hit>, bool) {
    let wanted = fold(q);
    let words: Vec<&str> = wanted.split_whitespace().collect();
    if words.is_empty() {
        return (vec![], false);
    }
    let mut ranked: Vec<(u8, Entry)> =
        entries(reader, day).into_iter().filter_map(|entry| Some((rank(&entry, &wanted, &words)?, entry))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    let more = ranked.len() > MOST_SHOWN;
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    let hits = ranked.into_iter().take(MOST_SHOWN).map(|(_, entry)| {
        let presence = reader.view.event.presence(day, entry.person);
        let here = matches!(presence, Some(Presence::Here { venue, .. }) if venue.0.short() == house);
        Hit { remark: presence.map_or(entry.hint, |presence| whereabout(say, day, presence, house)), id: entry.id, name: entry.name, here }
    });
    (hits.collect(), more)
}

/// How well somebody fits: the beginning of the name first, then of any word, then of the handle or the code, then anywhere.
fn rank(entry: &Entry, wanted: &str, words: &[&str]) -> Option<u8> {
    let name = fold(&entry.name);
    let (handle, code) = (fold(&entry.handle), plain(wanted));
    if name.starts_with(wanted) {
        return Some(0);
    }
    let begins = |word: &&str| name.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(*word));
    if words.iter().all(begins) {
        return Some(1);
    }
    let of_code =
        !code.is_empty() && code.len() >= 3 && entry.codes.split(' ').any(|known| known.starts_with(&code) || known.ends_with(&code));
    if handle.starts_with(wanted.trim_start_matches('@')) && !handle.is_empty() || of_code {
        return Some(2);
    }
    words.iter().all(|word| name.contains(word)).then_some(3)
}

/// "here since 8:58", or where else.
fn whereabout(say: Say<'_>, day: Date, presence: Presence, house: &str) -> String {
    let w = say.words;
    match presence {
        Presence::Here { venue, since } if venue.0.short() == house => w.door_here_since(say.when(since, day)),
        Presence::Here { venue, since } => w.door_in_elsewhere(say.venue(venue), say.when(since, day)),
        Presence::Away { venue, since, .. } => w.door_out_since(say.venue(venue), say.when(since, day)),
        Presence::Left { since } => w.door_left_since(say.when(since, day)),
    }
}

/// Somebody and where they are, in a sentence.
pub fn told(say: Say<'_>, day: Date, person: PersonId) -> Option<String> {
    let person = say.event().now(person);
    let name = say.name(person)?;
    let remark = say.event().presence(day, person).map_or_else(
        || say.words.door_is_undone(name),
        |presence| {
            format!("{name}: {}", whereabout(say, day, presence, presence.house().map(|venue| venue.0.short()).as_deref().unwrap_or("")))
        },
    );
    Some(remark)
}

/// Where everybody is of whom anybody said it: house, what of it, since when in words and in milliseconds.
pub fn whereabouts(say: Say<'_>, day: Date) -> Value {
    let event = say.event();
    let of_day = event.presence.iter().filter(|((on, _), _)| *on == day);
    let all: Map<String, Value> = of_day
        .map(|((_, person), presence)| {
            let (house, what, since) = match *presence {
                Presence::Here { venue, since } => (venue.0.short(), "here", since),
                Presence::Away { venue, since, .. } => (venue.0.short(), "away", since),
                Presence::Left { since } => (String::new(), "left", since),
            };
            (person.to_string(), json!([house, what, say.when(since, day), since.as_millisecond()]))
        })
        .collect();
    Value::Object(all)
}
