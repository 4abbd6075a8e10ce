//! Hands that are up: who waits for help, how long, and who is on the way. Those who know the subject see theirs first.

use domain::message::Kind;
use domain::questionnaire::key;
use domain::skill::Vocabulary;
use domain::{Event, Message, PersonId, Timestamp, VenueId};

use super::{morning, say, told};
use crate::inline::plain;
use crate::reader::Reader;

/// A hand that is up.
#[expect(clippy::struct_excessive_bools, reason = "each is something else that a template asks")]
pub struct Hand {
    pub href: String,
    pub text: String,
    /// Whose, and at which table.
    pub remark: String,
    /// Since when, as an instant and as the clock says.
    pub since: String,
    pub time: String,
    /// Whether the reader knows the subject, or sits at the same table.
    pub knows: bool,
    pub near: bool,
    /// Whether it is in the house where the reader is.
    pub house: bool,
    pub on_the_way: bool,
    /// Who that is, for whoever raised it, where the name may be seen.
    pub helper: Option<String>,
    /// Whether it is the reader who is.
    pub mine: bool,
    own: bool,
}

/// The hands of today that are up: first those that the reader could take, then the longest wait.
pub fn up(reader: &Reader) -> Vec<Hand> {
    let vocabulary = crate::series::vocabulary(reader);
    let knows = known(reader, &vocabulary);
    let hand = |message: &Message| (message.at, hand(reader, &vocabulary, &knows, message));
    let mut all: Vec<(Timestamp, Hand)> = open(reader).map(hand).collect();
    all.sort_by_key(|(at, hand)| (hand.on_the_way && !hand.mine, hand.own, !hand.near, !hand.knows, !hand.house, *at));
    all.into_iter().map(|(_, hand)| hand).collect()
}

/// How many hands are up without anybody on the way, and since when the first is.
pub fn longest(reader: &Reader) -> Option<(usize, Timestamp)> {
    let waits: Vec<Timestamp> = open(reader).filter(|message| message.helper.is_none()).map(|message| message.at).collect();
    Some((waits.len(), waits.into_iter().min()?))
}

/// Those that wait, the longest first.
pub fn waiting(reader: &Reader) -> Vec<&Message> {
    let mut waits: Vec<&Message> = open(reader).filter(|message| message.helper.is_none()).collect();
    waits.sort_by_key(|message| message.at);
    waits
}

fn open(reader: &Reader) -> impl Iterator<Item = &Message> {
    let event = &reader.view.event;
    event.messages_on(event.moment.today).into_iter().filter(|message| message.kind == Kind::Help && !message.settled)
}

/// What the reader said that they know, and what that is part of.
fn known(reader: &Reader, vocabulary: &Vocabulary) -> Vec<String> {
    let profile = reader.person().and_then(|me| reader.view.everybody().get(me));
    let words = |profile: &ledger::Profile| -> Vec<String> {
        let words = morning::words(profile, key::KNOWS);
        words.flat_map(|word| vocabulary.with_broader(word)).map(std::borrow::Cow::into_owned).collect()
    };
    profile.map(|profile| words(&profile)).unwrap_or_default()
}

fn hand(reader: &Reader, vocabulary: &Vocabulary, known: &[String], message: &Message) -> Hand {
    let (say, event) = (say(reader), &reader.view.event);
    let me = reader.person();
    let title = told::named(say, message.project);
    let about = vocabulary.named_in(&format!("{} {title}", message.text.as_str()));
    let at = me.and_then(|me| event.seat_of(event.moment.today, me)).map(|(project, _)| project.id);
    let who = say.who(message.by);
    let own = message.by.person().zip(me).is_some_and(|(by, me)| event.are_one(by, me));
    Hand {
        helper: message.helper.filter(|_| own).map(|helper| crate::refusal::capital(&say.who(domain::Who::Person(helper)))),
        href: format!("{}/notes/{}", reader.root(), message.id.0.short()),
        text: plain(message.text.as_str()),
        remark: if title.is_empty() { who } else { format!("{who} · {title}") },
        since: message.at.to_string(),
        time: say.clock(message.at.to_zoned(event.zone.clone()).time()),
        knows: known.iter().any(|word| about.contains(word.as_str())),
        near: at.is_some() && message.project.map(|project| event.now_part_of(project)) == at,
        house: me.and_then(|me| house_of(event, me)).is_some_and(|house| asked_in(event, message) == Some(house)),
        on_the_way: message.helper.is_some(),
        mine: message.helper.zip(me).is_some_and(|(helper, me)| event.are_one(helper, me)),
        own,
    }
}

/// The house where somebody is: that of their table, else the one that they came into.
fn house_of(event: &Event, person: PersonId) -> Option<VenueId> {
    let day = event.moment.today;
    let table = event.seat_of(day, person).and_then(|(_, on_day)| on_day.place.venue);
    table.or_else(|| event.presence(day, person)?.house())
}

/// The house where a hand is up: that of the project that it is about, else of who asks.
fn asked_in(event: &Event, message: &Message) -> Option<VenueId> {
    let project = message.project.and_then(|project| event.projects.get(&event.now_part_of(project)));
    let table = project.and_then(|project| project.days.get(&event.moment.today)?.place.venue);
    table.or_else(|| house_of(event, message.by.person()?))
}

impl Hand {
    /// Whether the reader may take it: nobody is on the way, and it is not their own.
    pub const fn is_free(&self) -> bool {
        !self.on_the_way && !self.own
    }
}
