//! What happens in the demo, in order: a morning up to 9:20, and what goes on while one looks.

mod plans;

use std::collections::HashMap;
use std::time::Duration;

use anyhow::anyhow;
use domain::coming::{Answer, Command as ComingCommand, Plan, Terms};
use domain::event::{Command as EventCommand, Guide, NewVenue};
use domain::message::{Command as MessageCommand, Kind as Says};
use domain::outcome::{About as Result_, Command as OutcomeCommand};
use domain::person::{Command as PersonCommand, Kind};
use domain::project::{About, Command as ProjectCommand, Need, Newcomers, State};
use domain::questionnaire::{Value, key};
use domain::venue::Command as VenueCommand;
use domain::{
    Actor, Command, CommandId, Date, Event, Field, Id, MessageId, OutcomeId, PersonId, Place, ProjectId, Refusal, Role, Signpost, Slug,
    Text, VenueId, Who,
};
use jiff::ToSpan;
use ledger::{Answered, Clock, Ledger, Listing, Order, Profile, Ticket};

use super::cast::{
    CORNER, DIETS, EARLY, EXPECTED, HOPES, IDEAS, LATECOMERS, LATER, LEADS, Result, SAID, SIGNPOSTS, STANDING, STEP_FREE, SUBJECTS,
    SYSTEMS, TABLES, TOLD, Table, WORD,
};
use super::{TEAM, ask};

/// The demo's people and projects by name, and how far the story is.
pub struct Story {
    slug: Slug,
    day: Date,
    people: HashMap<&'static str, PersonId>,
    projects: HashMap<&'static str, ProjectId>,
    orders: u128,
}

/// Something that happens while one looks.
type Step = Box<dyn Fn(&mut Story, &Ledger) -> anyhow::Result<Order> + Send>;

/// Between two things that happen while one looks.
const PACE: Duration = Duration::from_millis(2500);

impl Story {
    pub fn new(slug: &Slug) -> Self {
        Self { slug: slug.clone(), day: Date::constant(2018, 5, 28), people: HashMap::new(), projects: HashMap::new(), orders: 0 }
    }

    /// From the doors to 9:20, with the clock going on as people come.
    pub fn morning(&mut self, ledger: &Ledger, clock: &Clock) -> anyhow::Result<()> {
        let say = |ledger: &Ledger, slug: &Slug, order: Order| ask(ledger, slug, order).wait().map_err(|error| anyhow!("{error}"));
        let order = self.puts_up_signs(ledger).map_err(|refusal| anyhow!("{refusal}"))?;
        say(ledger, &self.slug, order)?;
        let order = self.says_how_one_gets_in(ledger);
        say(ledger, &self.slug, order)?;
        let order = self.expects(ledger);
        say(ledger, &self.slug, order)?;
        let order = self.expects_those_who_come(ledger);
        say(ledger, &self.slug, order)?;
        for table in TABLES {
            let venue = table.place.split(',').next().unwrap_or("");
            for (index, name) in table.people.iter().enumerate() {
                clock.set(clock.now() + 15.seconds());
                let order = self.arrives(ledger, name, venue);
                say(ledger, &self.slug, order)?;
                let order = if index == 0 { self.opens(ledger, table)? } else { self.joins(name, table.title) };
                say(ledger, &self.slug, order)?;
            }
        }
        for (name, venue) in STANDING {
            let order = self.arrives(ledger, name, venue);
            say(ledger, &self.slug, order)?;
        }
        for (name, title) in LEADS {
            let order = self.leads(name, title);
            say(ledger, &self.slug, order)?;
        }
        for order in self.writes_tasks().map_err(|refusal| anyhow!("{refusal}"))? {
            say(ledger, &self.slug, order)?;
        }
        let order = self.applies_its_folder(ledger)?;
        say(ledger, &self.slug, order)?;
        for (title, people) in IDEAS {
            let order = self.has_an_idea(people[0], title)?;
            say(ledger, &self.slug, order)?;
            for name in &people[1..] {
                let order = self.joins(name, title);
                say(ledger, &self.slug, order)?;
            }
        }
        for result in EARLY {
            clock.set(clock.now() + 20.seconds());
            let order = self.records(result)?;
            say(ledger, &self.slug, order)?;
        }
        for (name, text, kind) in SAID {
            clock.set(clock.now() + 20.seconds());
            let order = self.says(ledger, name, text, *kind)?;
            say(ledger, &self.slug, order)?;
        }
        Ok(())
    }

    /// What goes on while one looks, for ever.
    pub async fn go_on(mut self, ledger: Ledger) {
        let mut orders: Vec<Step> = Vec::new();
        for (index, (name, venue, title)) in LATECOMERS.iter().enumerate() {
            orders.push(Box::new(move |story, ledger| Ok(story.arrives(ledger, name, venue))));
            orders.push(Box::new(move |story, _| Ok(story.joins(name, title))));
            if let Some(result) = LATER.get(index) {
                orders.push(Box::new(move |story, _| story.records(result)));
            }
            match index {
                1 => orders.push(Box::new(|story, _| Ok(story.turns("Marek", "A table for Windows setup", State::Running)))),
                3 => orders.push(Box::new(|story, _| Ok(story.turns("Priya", "GlobalAlloc", State::Paused)))),
                6 => orders.push(Box::new(|story, _| Ok(story.turns("Priya", "GlobalAlloc", State::Running)))),
                _ => {}
            }
        }
        // After the story people go on changing tables.
        let wanderers: Vec<_> = LATECOMERS.iter().map(|(name, _, title)| (*name, *title)).collect();
        for round in 0.. {
            let order = if let Some(step) = orders.get(round) {
                step(&mut self, &ledger)
            } else {
                let (name, _) = wanderers[round % wanderers.len()];
                let (_, title) = wanderers[(round * 7 + 3) % wanderers.len()];
                Ok(self.joins(name, title))
            };
            let Ok(order) = order else { continue };
            // A full table or somebody else's change in between is part of a day.
            if matches!(ask(&ledger, &self.slug, order).await, Err(ledger::Rejected::Closed)) {
                return;
            }
            tokio::time::sleep(PACE).await;
        }
    }

    fn id(&mut self) -> CommandId {
        self.orders += 1;
        // Far apart, so that no two things of the demo have the same short address.
        CommandId(Id::from_bits(self.orders.wrapping_mul(0xD1B5_4A32_D192_ED03_9E37_79B9_7F4A_7C15)))
    }

    fn as_person(&mut self, name: &str) -> Order {
        let who = self.people.get(name).map_or(Who::Team, |person| Who::Person(*person));
        let role = if who == Who::Team { Role::Organiser } else { Role::Participant };
        Order::new(self.id(), Actor { who, role })
    }

    fn event(&self, ledger: &Ledger) -> Event {
        ledger.view(self.slug.as_str()).map(|view| view.event.clone()).unwrap_or_default()
    }

    /// What the coordinator does before anybody comes.
    fn puts_up_signs(&mut self, ledger: &Ledger) -> std::result::Result<Order, Refusal> {
        let event = self.event(ledger);
        let signpost = |(to, text, secret): &(domain::Landmark, &str, &str)| {
            let line = |text| Text::line(text, Field::Signpost);
            Ok(Signpost { to: to.clone(), text: line(text)?, secret: line(secret)? })
        };
        let strip = SIGNPOSTS.iter().map(signpost).collect::<std::result::Result<_, Refusal>>()?;
        let (day, seen) = (self.day, event.seq);
        Ok(Order::new(self.id(), coordinator(&event))
            .with(Command::Event(EventCommand::Signpost { seen, strip }))
            .with(Command::Event(EventCommand::Word { word: Text::line(WORD, Field::Word)? }))
            .with(Command::Event(EventCommand::Corner { seen, day, text: Text::page(CORNER, Field::Corner)? })))
    }

    /// What the tickets said: who means to come, and a little about them.
    fn expects(&mut self, ledger: &Ledger) -> Order {
        let event = self.event(ledger);
        let mut order = Order::new(self.id(), coordinator(&event));
        for (name, n) in EXPECTED.iter().zip(0_u16..) {
            let person = PersonId(order.id.nth(n + 1));
            let many = usize::from(n);
            let answer = [Answer::Confirmed, Answer::Interested, Answer::Confirmed, Answer::Interested, Answer::No][many % 5];
            order = means_to_come(order, &event, person, answer);
            let houses: Vec<VenueId> = event.venues.iter().map(|house| house.id).collect();
            if answer != Answer::No && !houses.is_empty() {
                order = order.with(told(self.day, houses[many % houses.len()], person));
            }
            order.profiles.push((person, ticket_holder(name, n)));
        }
        order
    }

    /// What the tickets said of those who are here or come in while one looks. One in seven walks in without having said anything.
    fn expects_those_who_come(&mut self, ledger: &Ledger) -> Order {
        let event = self.event(ledger);
        let at_tables =
            TABLES.iter().flat_map(|table| table.people.iter().map(|name| (*name, table.place.split(',').next().unwrap_or(""))));
        let later = LATECOMERS.iter().map(|(name, venue, _)| (*name, *venue));
        let all = at_tables.chain(STANDING.iter().copied()).chain(later);
        let mut order = Order::new(self.id(), coordinator(&event));
        for ((name, venue), n) in all.zip(0_u16..).filter(|(_, n)| n % WALK_INS != 0) {
            let person = PersonId(order.id.nth(n + 1));
            self.people.insert(name, person);
            order = means_to_come(order, &event, person, if n % 3 == 0 { Answer::Interested } else { Answer::Confirmed });
            if let Some(house) = event.venues.iter().find(|house| house.name.as_str() == venue) {
                order = order.with(told(self.day, house.id, person));
            }
            let ticket = u16::try_from(EXPECTED.len()).unwrap_or(u16::MAX).saturating_add(n);
            let mut profile = Profile { listing: Listing::Everyone, ..ticket_holder(name, ticket) };
            for (key, value) in said(name, n) {
                profile.answers.insert(key.into(), Answered::in_file(value));
            }
            order.profiles.push((person, profile));
        }
        order
    }

    /// Both houses say how one gets in, and people may say themselves that they are here.
    fn says_how_one_gets_in(&mut self, ledger: &Ledger) -> Order {
        let event = self.event(ledger);
        let seen = event.seq;
        let terms = Terms { self_check_in: true, ..Terms::default() };
        let order = Order::new(self.id(), coordinator(&event)).with(Command::Coming(ComingCommand::Agree { seen, terms }));
        event.venues.iter().zip(STEP_FREE).fold(order, |order, (house, access)| {
            let rooms = house.rooms.iter().map(domain::venue::Room::as_new).collect();
            let access = Text::note(access, Field::Text).unwrap_or_else(|_| Text::empty());
            let guide = Guide { access, step_free: Some(true), ..house.guide.clone() };
            let (name, address, way) = (house.name.clone(), house.address.clone(), house.way.clone());
            let venue = NewVenue { id: house.id, name, address, way, seats: house.seats, rooms, guide, key: Text::empty() };
            order.with(Command::Venue(VenueCommand::Furnish { seen, venue }))
        })
    }

    fn arrives(&mut self, ledger: &Ledger, name: &'static str, venue: &str) -> Order {
        let day = self.day;
        let house = self.event(ledger).venues.iter().find(|house| house.name.as_str() == venue).map(|house| house.id);
        let mut order = self.as_person(name);
        if !self.people.contains_key(name) {
            let person = PersonId(order.id.nth(1));
            self.people.insert(name, person);
            order.actor = Actor { who: Who::Person(person), role: Role::Participant };
            order.commands.push(Command::Person(PersonCommand::Introduce { person, kind: Kind::Own }));
            order.profiles.push((person, Profile { name: name.to_owned(), listing: Listing::Everyone, ..Default::default() }));
        }
        match (house, self.people.get(name)) {
            (Some(venue), Some(person)) => {
                order.with(Command::Venue(VenueCommand::Arrive { person: *person, day, venue, anyway: false, at: None }))
            }
            _ => order,
        }
    }

    fn opens(&mut self, ledger: &Ledger, table: &Table) -> anyhow::Result<Order> {
        let refused = |refusal: domain::Refusal| anyhow!("{refusal}");
        let needs = table.needs.iter().map(|need| match *need {
            "hands" => Ok(Need::Hands),
            "mentor" => Ok(Need::Mentor),
            thing => Text::line(thing, Field::Needs).map(Need::Other),
        });
        let told = TOLD.iter().find(|told| told.title == table.title);
        let mut about = About {
            title: Text::line(table.title, Field::Title).map_err(refused)?,
            audience: Text::line(table.audience, Field::Audience).map_err(refused)?,
            needs: needs.collect::<std::result::Result<_, _>>().map_err(refused)?,
            newcomers: if table.newcomers { Newcomers::Welcome } else { Newcomers::Unsaid },
            seats: table.seats,
            ..About::default()
        };
        if let Some(told) = told {
            about.install = Text::note(told.install, Field::Install).map_err(refused)?;
            about.label = Text::line(told.label, Field::Label).map_err(refused)?;
            about.reach = Text::note(told.reach, Field::Reach).map_err(refused)?;
            about.looks = Some(told.looks.parse()?);
        }
        let place = web::place(&self.event(ledger), table.place);
        Ok(self.adds(table.people[0], table.title, State::Running, about, place))
    }

    fn has_an_idea(&mut self, name: &str, title: &'static str) -> anyhow::Result<Order> {
        let about = About { title: Text::line(title, Field::Title).map_err(|refusal| anyhow!("{refusal}"))?, ..About::default() };
        Ok(self.adds(name, title, State::Idea, about, Place::default()))
    }

    fn adds(&mut self, name: &str, title: &'static str, state: State, about: About, place: Place) -> Order {
        let day = self.day;
        let order = self.as_person(name);
        let project = ProjectId(order.id.nth(0));
        self.projects.insert(title, project);
        order.with(Command::Project(ProjectCommand::Add { project, day, state, about, place, anyway: false, source: None }))
    }

    fn joins(&mut self, name: &str, title: &str) -> Order {
        let day = self.day;
        let project = self.projects.get(title).copied();
        let order = self.as_person(name);
        match project {
            Some(project) => order.with(Command::Project(ProjectCommand::Join { project, day, anyway: false })),
            None => order,
        }
    }

    fn leads(&mut self, name: &str, title: &str) -> Order {
        let order = self.as_person(name);
        match (self.projects.get(title), self.people.get(name)) {
            (Some(&project), Some(&person)) => order.with(Command::Project(ProjectCommand::Lead { project, person, leads: true })),
            _ => order,
        }
    }

    fn turns(&mut self, name: &str, title: &str, state: State) -> Order {
        let day = self.day;
        let project = self.projects.get(title).copied();
        let order = self.as_person(name);
        match project {
            Some(project) => order.with(Command::Project(ProjectCommand::Turn { project, day, state, anyway: false })),
            None => order,
        }
    }

    fn records(&mut self, (who, what, title, kind): &Result) -> anyhow::Result<Order> {
        let day = self.day;
        let about = Result_ {
            who: who.iter().filter_map(|name| self.people.get(name).copied()).collect(),
            remarks: [].into(),
            what: Text::note(what, Field::What).map_err(|refusal| anyhow!("{refusal}"))?,
            links: [].into(),
            project: self.projects.get(title).copied(),
            theme: None,
            kind: *kind,
        };
        let order = self.as_person(who.first().copied().unwrap_or(""));
        let outcome = OutcomeId(order.id.nth(0));
        Ok(order.with(Command::Outcome(OutcomeCommand::Record { outcome, day, about, source: None })))
    }

    fn says(&mut self, ledger: &Ledger, name: &str, text: &str, kind: Says) -> anyhow::Result<Order> {
        let day = self.day;
        let mut order = self.as_person(name);
        if kind == Says::Announcement {
            order.actor = coordinator(&self.event(ledger));
        }
        let message = MessageId(order.id.nth(0));
        let text = Text::note(text, Field::Text).map_err(|refusal| anyhow!("{refusal}"))?;
        Ok(order.with(Command::Message(MessageCommand::Post { message, day, kind, text, project: None })))
    }
}

/// Among so many who come one said nothing before.
const WALK_INS: u16 = 7;

fn means_to_come(mut order: Order, event: &Event, person: PersonId, answer: Answer) -> Order {
    let days = event.days.iter().map(|day| (day.date, Plan::all_day(answer))).collect();
    order.commands.push(Command::Person(PersonCommand::Introduce { person, kind: Kind::Own }));
    order.with(Command::Coming(ComingCommand::Plan { person, days }))
}

/// To which house somebody goes.
fn told(day: Date, venue: VenueId, person: PersonId) -> Command {
    Command::Coming(ComingCommand::Expect { day, venue: Some(venue), people: vec![person] })
}

fn coordinator(event: &Event) -> Actor {
    event.contacts.coordinator.map_or(TEAM, |person| Actor { who: Who::Person(person), role: Role::Coordinator })
}

/// What somebody said of what they know and would like: who is named first at a table helps newcomers there, where it does not ask for
/// somebody who does.
fn said(name: &str, n: u16) -> Vec<(&'static str, Value)> {
    let words = |words: &[&str]| Value::Choices(words.iter().map(|word| (*word).to_owned()).collect());
    let speaks = (key::LANGUAGES, words(if n.is_multiple_of(4) { &["en", "fr"] } else { &["en"] }));
    let level = |new: bool| [(key::FIRST, Value::Yes(new)), (key::LEVEL, Value::Number(if new { 0 } else { 2 }))];
    if let Some(hopes) = HOPES.iter().find(|hopes| hopes.name == name) {
        let all = [(key::WISHES, words(hopes.wishes)), (key::KNOWS, words(hopes.knows)), (key::LEARNS, words(hopes.learns)), speaks];
        return all.into_iter().chain(level(hopes.new)).filter(|(_, value)| !value.is_empty()).collect();
    }
    let Some((table, at)) = TABLES.iter().find_map(|table| Some((table, table.people.iter().position(|known| *known == name)?))) else {
        return vec![speaks];
    };
    let subjects = SUBJECTS.iter().find(|(title, _)| *title == table.title).map_or_else(|| words(&[]), |(_, subjects)| words(subjects));
    let (helps, new) = (at < 2 && !table.needs.contains(&"mentor"), at >= 2 && n.is_multiple_of(3));
    let subject = (if new { key::LEARNS } else { key::KNOWS }, subjects);
    let helps = helps.then_some((key::MENTOR, Value::Number(2)));
    [subject, speaks].into_iter().chain(level(new)).chain(helps).collect()
}

/// What a ticket says of somebody.
fn ticket_holder(name: &str, n: u16) -> Profile {
    let many = usize::from(n);
    let diet = DIETS[many % DIETS.len()];
    let access = if n % 17 == 5 { "step-free, please" } else { "" };
    let answers = [
        (key::LEVEL, Value::Number(u32::from(n % 4))),
        (key::FIRST, Value::Yes(n.is_multiple_of(3))),
        (key::SYSTEM, Value::Choices(vec![SYSTEMS[many % SYSTEMS.len()].to_owned()])),
        (key::DIET, Value::Text(diet.to_owned())),
        (key::ACCESS, Value::Text(access.to_owned())),
    ];
    let said = answers.into_iter().filter(|(_, value)| !value.is_empty());
    let ticket = Ticket {
        source: "tito".to_owned(),
        code: format!("DEMO-{}", n + 1),
        secret: None,
        kind: Some("Contributor".to_owned()),
        void: false,
    };
    Profile {
        name: name.to_owned(),
        listing: Listing::Participants,
        ticket: Some(ticket),
        answers: said.map(|(key, value)| (key, Answered::in_file(value))).collect(),
        ..Profile::default()
    }
}
