//! What a browser shows after any sequence of live messages is what a reload shows: the script's placing rule as a model,
//! against random days with several people, for each audience and language, for browsers that come late or miss things.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::link::Link;
use domain::message::{Command as MessageCommand, Kind as MessageKind};
use domain::outcome::{About as Made, Command as OutcomeCommand, Kind as MadeKind};
use domain::person::{Command as PersonCommand, Kind as PersonKind};
use domain::project::{About, Command as ProjectCommand, Need, Newcomers, State};
use domain::venue::Command as VenueCommand;
use domain::{
    Actor, Audience, Command, CommandId, Contacts, Date, Day, Editing, Event, Field, Id, MessageId, NewRoom, NewVenue, Opening, OutcomeId,
    PersonId, Place, ProjectId, Recorded, Role, RoomId, Slot, SlotKind, Text, Time, VenueId, Who, decide_all, event, history, moment,
};
use ledger::{Listing, People, Profile, View};
use proptest::prelude::*;
use web::testing::{Drawn, Key};
use words::Lang;

const DAYS: [Date; 2] = [jiff::civil::date(2018, 5, 28), jiff::civil::date(2018, 5, 29)];
const LISTS: [&str; 6] = ["houses", "running", "ideas", "finished", "done", "notes"];
const FIXED: [&str; 7] = ["now", "newhere", "contacts", "pinned", "strip", "corner", "came"];
const TITLES: [&str; 5] = ["QUIC", "Cargo & co", "<b>Servo</b>", "שלום", "A clock for the wall"];

/// What a browser shows: the elements that stand on the page, and the lists in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Screen {
    at: String,
    shown: BTreeMap<String, String>,
    lists: BTreeMap<String, Vec<String>>,
}

impl Screen {
    /// As a reload shows it.
    fn loaded(drawn: &Drawn) -> Self {
        let lists: BTreeMap<String, Vec<String>> = LISTS.iter().map(|list| ((*list).to_owned(), drawn.ids(list).to_vec())).collect();
        let ids = FIXED.iter().map(|id| (*id).to_owned()).chain(lists.values().flatten().cloned());
        let shown = ids.map(|id| (id.clone(), drawn.fixed(&id).to_owned())).collect();
        Self { at: drawn.at(), shown, lists }
    }

    /// The placing rule, as `place.js` and `live.js` have it.
    fn hear(&mut self, message: &[u8]) {
        let text = std::str::from_utf8(message).expect("messages are UTF-8");
        let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).expect("an id and data");
        let at = field("id: ");
        if !newer(at, &self.at) {
            return;
        }
        at.clone_into(&mut self.at);
        let data: serde_json::Value = serde_json::from_str(field("data: ")).expect("data is JSON");
        let empty = serde_json::Map::new();
        let put = data.get("put").and_then(serde_json::Value::as_object).unwrap_or(&empty);
        for (id, html) in put {
            if let Some(shown) = self.shown.get_mut(id) {
                html.as_str().expect("HTML").clone_into(shown);
            }
        }
        for (list, ids) in data.get("lists").and_then(serde_json::Value::as_object).unwrap_or(&empty) {
            let wanted: Vec<String> = ids.as_array().expect("ids").iter().map(|id| id.as_str().expect("an id").to_owned()).collect();
            for id in &wanted {
                let fresh = put.get(id).and_then(serde_json::Value::as_str);
                if let (false, Some(html)) = (self.shown.contains_key(id), fresh) {
                    self.shown.insert(id.clone(), html.to_owned());
                }
            }
            self.lists.insert(list.clone(), wanted.into_iter().filter(|id| self.shown.contains_key(id)).collect());
        }
        let lists = &self.lists;
        self.shown.retain(|id, _| FIXED.contains(&id.as_str()) || lists.values().any(|ids| ids.contains(id)));
    }
}

fn newer(id: &str, seen: &str) -> bool {
    let parts = |text: &str| {
        text.split_once('-').and_then(|(epoch, seq)| Some((epoch.parse::<u64>().ok()?, seq.parse::<u64>().ok()?))).expect("an id")
    };
    let ((epoch, seq), (known_epoch, known_seq)) = (parts(id), parts(seen));
    epoch == known_epoch && seq > known_seq
}

/// An event in memory, without a store: the rules alone.
struct TheDay {
    view: View,
    history: Vec<Recorded>,
    asked: u64,
}

fn text(written: &str) -> Text {
    Text::note(written, Field::Text).expect("short enough")
}

fn person(number: usize) -> PersonId {
    PersonId(Id::from_bits(1000 + number as u128))
}

const PEOPLE: usize = 5;

fn listing(number: usize) -> Listing {
    Listing::ALL[number % 3]
}

fn opening() -> Opening {
    let slots = [(9, SlotKind::Doors), (12, SlotKind::Lunch), (17, SlotKind::Other(text("cake")))];
    let slots: Vec<Slot> = slots.into_iter().map(|(hour, what)| Slot { at: Time::constant(hour, 0, 0, 0), what }).collect();
    let venue = |number: u128, name: &str, seats, rooms| NewVenue {
        id: VenueId(Id::from_bits(number << 100)),
        name: text(name),
        address: Text::empty(),
        way: Text::empty(),
        seats,
        rooms,
        guide: domain::Guide::default(),
        key: Text::empty(),
    };
    let room = |number: u128, name: &str, seats| NewRoom::new(RoomId(Id::from_bits(number << 100)), text(name), seats);
    Opening {
        title: text("A day"),
        zone: "Europe/Paris".to_owned(),
        days: DAYS.iter().map(|date| Day { date: *date, slots: slots.clone(), ..Day::default() }).collect(),
        venues: vec![
            venue(1, "Mozilla", Some(3), vec![room(11, "Kitchen", None)]),
            venue(2, "Formeret", Some(10), vec![room(21, "101", Some(2)), room(22, "201", Some(4))]),
        ],
        contacts: Contacts { newcomers: Some(person(0)), coordinator: Some(person(1)), conduct: Some(person(2)) },
        editing: Editing::Anyone,
    }
}

impl TheDay {
    fn open() -> Self {
        let view = View { slug: "a-day".parse().unwrap(), epoch: 7, event: Event::default(), people: People::default() };
        let mut event = Self { view, history: Vec::new(), asked: 0 };
        event.ask(Actor::ORGANISER, &[Command::Event(event::Command::Open(opening()))]);
        for number in 0..PEOPLE {
            event.ask(Actor::ORGANISER, &[Command::Person(PersonCommand::Introduce { person: person(number), kind: PersonKind::Guest })]);
            event.profile(number, "Ada", listing(number));
        }
        event
    }

    /// What is refused changes nothing; most of what is asked here is refused now and then.
    fn ask(&mut self, actor: Actor, commands: &[Command]) {
        self.asked += 1;
        let now = jiff::Timestamp::from_second(1_527_492_000 + i64::try_from(self.asked).unwrap() * 60).unwrap();
        if let Ok((recorded, event)) = decide_all(&self.view.event, &actor, now, CommandId(Id::from_bits(u128::from(self.asked))), commands)
        {
            self.history.extend(recorded);
            self.view.event = event;
        }
    }

    fn profile(&mut self, number: usize, name: &str, listing: Listing) {
        let profile = Profile { name: format!("{name} {number}"), listing, contact: Some("by the door".to_owned()), ..Default::default() };
        self.view.people.put(person(number), Arc::new(profile));
        let revision = u32::try_from(self.view.event.seq).unwrap();
        self.ask(Actor::ORGANISER, &[Command::Person(PersonCommand::Touch { person: person(number), revision, unseen: false })]);
    }

    /// Text that had to go is overwritten in the list of changes, and the event is read again from it.
    fn strike(&mut self, one: usize) {
        let seq = one % self.history.len();
        self.history[seq].change.strike();
        let seq = self.history[seq].stamp.seq;
        self.ask(Actor::ORGANISER, &[Command::Event(event::Command::Strike { changes: vec![seq] })]);
        let mut event = Event::default();
        self.history.iter().for_each(|entry| event.apply(entry));
        self.view.event = event;
    }
}

/// Something that happens, with numbers that choose among what is there.
type Step = (u8, usize, usize, usize);

fn pick<T: Copy>(all: impl Iterator<Item = T>, number: usize) -> Option<T> {
    let all: Vec<T> = all.collect();
    (!all.is_empty()).then(|| all[number % all.len()])
}

fn happen(day: &mut TheDay, (kind, who, one, other): Step) {
    let actor = match who % (PEOPLE + 1) {
        PEOPLE => Actor::ORGANISER,
        number => Actor { who: Who::Person(person(number)), role: if other % 3 == 0 { Role::Greeter } else { Role::Visitor } },
    };
    let date = DAYS[usize::from(other % 4 == 0)];
    let event = &day.view.event;
    let project = pick(event.projects.keys().copied(), one).unwrap_or(ProjectId(Id::from_bits(1)));
    let message = pick(event.messages.keys().copied(), one).unwrap_or(MessageId(Id::from_bits(1)));
    let outcome = pick(event.outcomes.keys().copied(), one).unwrap_or(OutcomeId(Id::from_bits(1)));
    let state = [State::Idea, State::Running, State::Paused, State::Finished][one % 4];
    // Spread, so that no two begin with the same letters.
    let new = CommandId(Id::from_bits(u128::from(day.asked).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835))).nth(3);
    let place = |number: usize| {
        let venue = pick(event.venues.iter(), number).filter(|_| !number.is_multiple_of(5));
        let room = venue.and_then(|venue| pick(venue.rooms.iter(), number / 2)).filter(|_| !number.is_multiple_of(3));
        Place {
            venue: venue.map(|venue| venue.id),
            room: room.map(|room| room.id),
            spot: text(["", "table F2", "<i>by the tree</i>"][number % 3]),
        }
    };
    let about = || {
        let needs = [Need::Hands, Need::Mentor, Need::Other(text("a board"))];
        About {
            title: text(TITLES[other % TITLES.len()]),
            audience: text(["", "*all*"][one % 2]),
            needs: needs.into_iter().take(other % 4).collect(),
            newcomers: if one % 2 == 0 { Newcomers::Welcome } else { Newcomers::Unsaid },
            seats: [None, Some(2), Some(9)][one % 3],
            ..About::default()
        }
    };
    let anyway = other % 2 == 0;
    let command = match kind {
        0..=2 => Command::Project(ProjectCommand::Add {
            project: ProjectId(new),
            day: date,
            state,
            about: about(),
            place: place(other),
            anyway,
            source: None,
        }),
        3 => Command::Project(ProjectCommand::Describe { project, seen: event.seq, about: about() }),
        4 => Command::Project(ProjectCommand::Move { project, day: date, place: place(other), anyway }),
        5 | 6 => Command::Project(ProjectCommand::Turn {
            project,
            day: date,
            state: [State::Idea, State::Running, State::Paused, State::Finished][other % 4],
            anyway,
        }),
        7 | 8 => Command::Project(ProjectCommand::Join { project, day: date, anyway }),
        9 => Command::Project(ProjectCommand::Leave { project, day: date }),
        10 => Command::Project(match other % 3 {
            0 => ProjectCommand::BringBack { project, anyway },
            _ => ProjectCommand::Withdraw { project },
        }),
        25 => Command::Project(match other % 3 {
            0 => ProjectCommand::Continue { project, from: date, day: DAYS[usize::from(date == DAYS[0])] },
            1 => ProjectCommand::Lead { project, person: person(who % PEOPLE), leads: one % 2 == 0 },
            _ => ProjectCommand::Fill { project, day: date, full: one % 3 > 0 },
        }),
        26 => {
            let into = pick(event.projects.keys().copied(), other).unwrap_or(project);
            Command::Project(ProjectCommand::Merge { project, into, anyway })
        }
        27 => {
            let made = event.outcomes.get(&outcome).map(|outcome| outcome.about.clone());
            let Some(made) = made else { return };
            let about = Made { what: text(["It works", "It works well"][other % 2]), project: Some(project), ..made };
            Command::Outcome(OutcomeCommand::Describe { outcome, seen: event.seq, about })
        }
        28 => Command::Message(match other % 4 {
            0 => MessageCommand::Withdraw { message },
            1 => MessageCommand::BringBack { message },
            2 => MessageCommand::Pin { message, pinned: one % 3 > 0 },
            _ => MessageCommand::Reopen { message },
        }),
        29 => Command::History(history::Command::Undo { change: u64::try_from(one * 2 + other).unwrap() % (event.seq + 1), anyway }),
        11 | 12 => {
            let about = Made {
                who: (0..other % 4).map(|number| person((number + one) % PEOPLE)).collect(),
                remarks: std::iter::once(text("remotely")).filter(|_| one % 2 == 0).collect(),
                what: text("It works"),
                links: std::iter::once(Link::parse("https://example.org/x").unwrap()).filter(|_| one % 3 == 0).collect(),
                project: Some(project).filter(|_| one % 4 != 0),
                kind: pick(MadeKind::ALL.into_iter(), other).filter(|_| one % 2 == 0),
                theme: None,
            };
            Command::Outcome(OutcomeCommand::Record { outcome: OutcomeId(new), day: date, about, source: None })
        }
        13 => Command::Outcome(match other % 3 {
            0 => OutcomeCommand::BringBack { outcome },
            _ => OutcomeCommand::Withdraw { outcome },
        }),
        14 => Command::Message(MessageCommand::Post {
            message: MessageId(new),
            day: date,
            kind: MessageKind::ALL[one % 4],
            text: text("Where is lunch?"),
            project: Some(project).filter(|_| one % 2 == 0),
        }),
        15 => Command::Message(MessageCommand::Answer { message, text: text("There.") }),
        16 => Command::Message(MessageCommand::Settle { message }),
        17 | 18 => Command::Venue(VenueCommand::Arrive {
            person: person(other % PEOPLE),
            day: date,
            venue: event.venues[one % 2].id,
            anyway,
            at: None,
        }),
        19 => Command::Venue(VenueCommand::Leave { person: person(other % PEOPLE), day: date, at: None }),
        20 => {
            Command::Venue(VenueCommand::Count { day: date, venue: event.venues[one % 2].id, present: u32::try_from(other % 12).unwrap() })
        }
        21 => {
            let reach = moment::Command::Reach { today: DAYS[one % 2], slot: [None, Some(0), Some(1), Some(2)][other % 4] };
            return day.ask(Actor::TIMER, &[Command::Moment(reach)]);
        }
        22 | 23 => return day.profile(one % PEOPLE, ["Ada", "Linus", "Grace"][other % 3], listing(one + other)),
        _ => return day.strike(other),
    };
    day.ask(actor, &[command]);
}

fn drawn_anew(day: &TheDay, key: &Key) -> Drawn {
    let mut drawn = Drawn::default();
    drawn.advance(&day.view, key);
    drawn
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn what_was_heard_is_what_a_reload_shows(
        steps in proptest::collection::vec((0_u8..31, 0_usize..60, 0_usize..60, 0_usize..60), 1..30),
        missed in any::<u32>(),
        audience in prop::sample::select(Audience::ALL.to_vec()),
        lang in prop::sample::select(Lang::ALL.to_vec()),
        date in prop::sample::select(DAYS.to_vec()),
    ) {
        let mut day = TheDay::open();
        let key = Key { slug: "a-day".to_owned(), day: date, audience, lang };
        // The server's board, and two browsers: one hears all, one misses what happens while its bit of `missed` is set.
        let mut drawn = drawn_anew(&day, &key);
        let mut hears_all = Screen::loaded(&drawn);
        let mut hears_some = hears_all.clone();
        for (number, step) in steps.iter().enumerate() {
            happen(&mut day, *step);
            // Several changes leave together now and then.
            if number % 5 == 3 {
                continue;
            }
            let seq = drawn.seq;
            let update = drawn.advance(&day.view, &key);
            let anew = Screen::loaded(&drawn_anew(&day, &key));
            if seq < drawn.seq && !update.is_empty() {
                hears_all.hear(&drawn.message(&update));
            }
            prop_assert_eq!((&hears_all.shown, &hears_all.lists), (&anew.shown, &anew.lists), "after {:?}", step);
            if missed >> number & 1 == 0 {
                let since = hears_some.at.split_once('-').unwrap().1.parse().unwrap();
                let caught_up = drawn.since(since);
                if !caught_up.is_empty() {
                    hears_some.hear(&drawn.message(&caught_up));
                }
                prop_assert_eq!((&hears_some.shown, &hears_some.lists), (&anew.shown, &anew.lists), "late, after {:?}", step);
            }
        }
        // Whoever was served once and is served again after a restart of the server is served the same.
        let restarted = drawn_anew(&day, &key);
        let mut late = hears_some;
        let since = late.at.split_once('-').unwrap().1.parse().unwrap();
        let update = restarted.since(since);
        if !update.is_empty() {
            late.hear(&restarted.message(&update));
        }
        let anew = Screen::loaded(&restarted);
        prop_assert_eq!((late.shown, late.lists), (anew.shown, anew.lists));
    }

    #[test]
    fn nothing_is_drawn_that_did_not_change_and_no_more_than_once(steps in proptest::collection::vec((0_u8..31, 0_usize..60, 0_usize..60, 0_usize..60), 1..10)) {
        let mut day = TheDay::open();
        let key = Key { slug: "a-day".to_owned(), day: DAYS[0], audience: Audience::Everyone, lang: Lang::En };
        let mut drawn = drawn_anew(&day, &key);
        for step in steps {
            happen(&mut day, step);
            drawn.advance(&day.view, &key);
            let renders = drawn.renders();
            prop_assert!(drawn.advance(&day.view, &key).is_empty());
            prop_assert_eq!(drawn.renders(), renders);
        }
    }
}
