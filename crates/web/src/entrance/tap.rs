//! One tap of a greeter: somebody comes in, goes home, or neither after all.

use domain::history::{Command as HistoryCommand, Subject};
use domain::person::{Command as PersonCommand, Kind};
use domain::venue::{Change as VenueChange, Command as VenueCommand};
use domain::{Change, Command, CommandId, Date, Field, PersonId, Refusal, Seq, Text, Thing, Timestamp};
use jiff::SignedDuration;
use ledger::{Listing, Order, Profile, Rejected, View};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{list, say};
use crate::forms::{self, Failed, Fields, Posted, command_id};
use crate::gathering::{self, Found};
use crate::questionnaire::{newness, says_first};
use crate::reader::Reader;
use crate::refusal;
use crate::say::{Say, day_of};

/// What was tapped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Somebody comes in.
    #[default]
    In,
    /// Somebody goes home.
    Out,
    /// The tap before was wrong.
    Undo,
    /// Somebody without an entry comes in.
    Walk,
    /// Somebody comes in whose ticket is of a sibling event.
    Bring,
    /// Somebody who came in says that it is their first time.
    First,
}

/// A tap, as the phone says it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Tap {
    /// The phone's id for it.
    pub id: String,
    /// What.
    pub is: What,
    /// Whom, by id.
    pub person: String,
    /// Whom, by name, where nobody knows them.
    pub name: String,
    /// At which house.
    pub house: String,
    /// Whose ticket of a sibling event.
    pub ticket: String,
    /// The tap that was wrong.
    pub of: String,
    /// Even if no seat is left.
    pub anyway: bool,
    /// How many seconds ago, by a clock that only runs on.
    pub ago: f64,
}

/// What less than this long ago was now.
const NOW: f64 = 2.0;

/// What is longer ago than this was not tapped at this event, in seconds: a week.
const LONGEST_AGO: f64 = 604_800.0;

/// The address under which taps have their ids.
const PATH: &str = "/door/taps";

/// Which of a tap's things it is that somebody's ticket is brought in.
const BROUGHT: u16 = 5;

/// The id of a tap that is called so in this browser.
pub fn id_of(reader: &Reader, token: &str, given: &str) -> CommandId {
    command_id(&reader.app, token, PATH, &Fields::default().with("command", given))
}

impl Tap {
    /// A tap of a page without script.
    pub fn of_form(fields: &Fields) -> Self {
        let is = match fields.get("is") {
            "out" => What::Out,
            "undo" => What::Undo,
            "walk" => What::Walk,
            "bring" => What::Bring,
            "first" => What::First,
            _ => What::In,
        };
        let text = |name: &str| fields.get(name).to_owned();
        let anyway = fields.is("anyway", "yes");
        let (person, name, ticket) = (text("person"), text("name"), text("ticket"));
        Self { is, person, name, ticket, house: text("house"), of: text("of"), anyway, ..Self::default() }
    }

    /// When it was, where it was not now.
    pub fn at(&self, now: Timestamp) -> Option<Timestamp> {
        (self.ago.is_finite() && self.ago >= NOW).then(|| {
            let ago = SignedDuration::try_from_secs_f64(self.ago.min(LONGEST_AGO)).unwrap_or(SignedDuration::ZERO);
            now.checked_sub(ago).unwrap_or(now)
        })
    }

    /// The id of what it asks for: the same however often it is sent.
    pub fn command(&self, posted: &Posted) -> CommandId {
        posted.id_for(PATH, &self.id)
    }

    /// The id of what it takes back.
    pub fn undone(&self, posted: &Posted) -> Option<CommandId> {
        (!self.of.is_empty()).then(|| posted.id_for(PATH, &self.of))
    }
}

/// What came of a tap.
pub struct Done {
    /// Who it was about.
    pub person: PersonId,
    /// Whether somebody else had done it before.
    pub already: bool,
}

/// The answer to a tap of the script.
#[derive(Debug)]
pub struct Answered;

impl Answered {
    /// In words, and whether it may be sent again all the same.
    pub fn of(posted: &Posted, tap: &Tap, done: &Result<Done, Failed>) -> Value {
        let reader = &posted.reader;
        let view = newest(reader);
        let say = Say { view: &view, audience: reader.audience(), words: reader.words };
        match done {
            Ok(done) => json!({
                "id": tap.id,
                "is": if done.already { "already" } else { "done" },
                "person": done.person.to_string(),
                "say": list::told(say, view.event.moment.today, done.person),
                "find": crate::round::finds_a_place(&view, done.person),
                "first": asks_first(&view, done.person),
            }),
            Err(failed) => {
                let (text, anyway) = match failed {
                    Failed::Refused(refused) => (refusal::words(say, refused), refused.may_go_on()),
                    Failed::Rejected(rejected) => (refusal::rejected(reader.words, rejected), false),
                };
                // What the store could not do now it can do later: the phone keeps it.
                let later = matches!(failed, Failed::Rejected(_));
                json!({ "id": tap.id, "is": if later { "later" } else { "refused" }, "say": text, "anyway": anyway })
            }
        }
    }
}

fn newest(reader: &Reader) -> std::sync::Arc<View> {
    reader.app.ledger().view(reader.view.slug.as_str()).unwrap_or_else(|| reader.view.clone())
}

/// Does what was tapped.
///
/// # Errors
/// The rules say no, or the ledger could not.
pub async fn carry_out(
    reader: &Reader,
    id: CommandId,
    tap: &Tap,
    at: Option<Timestamp>,
    undone: Option<CommandId>,
) -> Result<Done, Failed> {
    let view = newest(reader);
    let event = &view.event;
    let day = at.map_or(event.moment.today, |at| day_of(&at.to_zoned(event.zone.clone())));
    let order = Order::new(id, reader.actor());
    let venue = || forms::venue_of(event, &tap.house).filter(|_| !tap.house.is_empty()).ok_or(Refusal::UnknownPlace);
    let known = || {
        let person = tap.person.parse().ok().map(PersonId).filter(|person| event.people.contains_key(person));
        person.map(|person| event.now(person)).ok_or(Refusal::Gone { thing: Thing::Person })
    };
    // Of a tap before, that may have made them.
    let tapped = || undone.map(|id| PersonId(id.nth(0))).filter(|person| event.people.contains_key(person)).map_or_else(known, Ok);
    let (person, order) = match tap.is {
        What::In => {
            let person = known()?;
            (person, order.with(arrive(person, day, venue()?, tap.anyway, at)))
        }
        What::Out => {
            let person = known()?;
            (person, order.with(Command::Venue(VenueCommand::Leave { person, day, at })))
        }
        What::Walk => {
            let person = PersonId(id.nth(0));
            (person, walk_in(order, person, &tap.name, arrive(person, day, venue()?, tap.anyway, at))?)
        }
        What::Bring => {
            let venue = venue()?;
            let found = Found::of_key(reader, &tap.ticket).ok_or(Refusal::Gone { thing: Thing::Person })?;
            let person = gathering::bring(reader, CommandId(id.nth(BROUGHT)), &found).await?;
            (person, order.with(arrive(person, day, venue, tap.anyway, at)))
        }
        What::Undo => {
            let person = tapped()?;
            return undo(reader, order, person, day, undone).await;
        }
        What::First => return first_time(reader, id, tapped()?).await,
    };
    let asked = reader.app.ledger().ask(view.slug.as_str(), order).await;
    match asked {
        Ok(receipt) => Ok(Done { person, already: receipt.first > receipt.last }),
        // It was taken before, when it was less long ago: the phone did not hear the answer.
        Err(Rejected::Reused) if !tap.id.is_empty() => Ok(Done { person, already: changed(&newest(reader), person, id).is_none() }),
        // Somebody said later where they are: that counts.
        Err(Rejected::Refused(Refusal::Past)) if newest(reader).event.presence(day, person).is_some() => Ok(Done { person, already: true }),
        Err(rejected) => Err(rejected.into()),
    }
}

/// Whether a greeter may note of somebody that it is their first time: of whom nobody said anything yet.
pub fn asks_first(view: &View, person: PersonId) -> bool {
    let profile = view.everybody().get(view.event.now(person));
    profile.is_some_and(|profile| newness(|question| profile.answer(question)).is_none())
}

/// Notes that it is somebody's first time. What they said themselves stays.
async fn first_time(reader: &Reader, id: CommandId, person: PersonId) -> Result<Done, Failed> {
    for _ in 0..forms::MOST_TRIES {
        let view = newest(reader);
        let person = view.event.now(person);
        if !asks_first(&view, person) {
            return Ok(Done { person, already: true });
        }
        let mut profile = view.people.get(person).cloned().ok_or(Refusal::Gone { thing: Thing::Person })?;
        says_first(&mut profile, true);
        let mut order = Order::new(id, reader.actor());
        order.profiles.push((person, profile));
        match reader.app.ledger().ask(view.slug.as_str(), order).await {
            Ok(_) | Err(Rejected::Reused) => return Ok(Done { person, already: false }),
            Err(Rejected::Outdated) => {}
            Err(rejected) => return Err(rejected.into()),
        }
    }
    Err(Rejected::Outdated.into())
}

fn arrive(person: PersonId, day: Date, venue: domain::VenueId, anyway: bool, at: Option<Timestamp>) -> Command {
    Command::Venue(VenueCommand::Arrive { person, day, venue, anyway, at })
}

/// A name that a greeter types: whoever it is may say later that it is theirs.
fn walk_in(order: Order, person: PersonId, name: &str, arrives: Command) -> Result<Order, Refusal> {
    let name = Text::some_line(name, Field::Name)?;
    let mut order = order.with(Command::Person(PersonCommand::Introduce { person, kind: Kind::Guest })).with(arrives);
    order.profiles.push((person, Profile { name: name.to_string(), listing: Listing::Participants, ..Default::default() }));
    Ok(order)
}

/// What an order changed of where somebody is, if it is not long ago.
fn changed(view: &View, person: PersonId, id: CommandId) -> Option<Seq> {
    let mut told = view.event.history.of(Subject::Person(person)).take(RECENT);
    told.find(|recorded| recorded.stamp.command == id).map(|recorded| recorded.stamp.seq)
}

/// What last brought somebody in on a day, where nothing else was said of them since: one change by itself, and no undo.
fn last_arrival(view: &View, person: PersonId, day: Date) -> Option<Seq> {
    let history = &view.event.history;
    let newest = history.of(Subject::Person(person)).take(RECENT).find(|recorded| where_of(&recorded.change) == Some(day))?;
    let by_itself = history.step(newest.stamp.seq).len() == 1;
    let arrived = matches!(newest.change, Change::Venue(VenueChange::Arrived { .. }));
    (arrived && by_itself).then_some(newest.stamp.seq)
}

/// The day of which a change says where somebody is.
const fn where_of(change: &Change) -> Option<Date> {
    match change {
        Change::Venue(
            VenueChange::Arrived { day, .. }
            | VenueChange::WentAway { day, .. }
            | VenueChange::Left { day, .. }
            | VenueChange::Unsaid { day, .. },
        ) => Some(*day),
        _ => None,
    }
}

/// Brings back how it was before a tap of this phone: a tap that did nothing leaves nothing to bring back. Where no tap is named,
/// it is how it was before they came in, back in the other house for instance; else nobody knows where they are, after all.
async fn undo(reader: &Reader, order: Order, person: PersonId, day: Date, undone: Option<CommandId>) -> Result<Done, Failed> {
    let ledger = reader.app.ledger();
    let view = newest(reader);
    // One tap may be of yesterday, or somebody may have been moved by another one since.
    let day = if view.event.presence(day, person).is_some() { day } else { view.event.moment.today };
    let command = match undone.map(|id| changed(&view, person, id)) {
        None => last_arrival(&view, person, day).map_or(Command::Venue(VenueCommand::Unsay { person, day }), |change| {
            Command::History(HistoryCommand::Undo { change, anyway: true })
        }),
        Some(Some(change)) => Command::History(HistoryCommand::Undo { change, anyway: true }),
        Some(None) => return Ok(Done { person, already: true }),
    };
    match ledger.ask(view.slug.as_str(), order.with(command)).await {
        Ok(receipt) => Ok(Done { person, already: receipt.first > receipt.last }),
        Err(Rejected::Reused) => Ok(Done { person, already: true }),
        Err(rejected) => Err(rejected.into()),
    }
}

/// Among so many of somebody's last changes a tap is looked for.
const RECENT: usize = 50;

/// The sentence about a refusal, for who reads.
pub fn sentence(reader: &Reader, refused: &Refusal) -> String {
    refusal::words(say(reader), refused)
}
