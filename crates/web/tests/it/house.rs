//! The house in which the stories happen: the real server on a real store, in this process, at a standing clock.

use std::net::SocketAddr;
use std::sync::Arc;

use domain::{Actor, CommandId, Id, PersonId, Role, Timestamp};
use fanout::Limits;
use ledger::{Clock, Duty, Ledger, Order, Profile, TokenHash, View};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use web::opening::Plan;
use web::{App, Options};

use crate::client::Guest;

/// The event's name in addresses.
pub const EVENT: &str = "paris-2018";
/// Its board.
pub const BOARD: &str = "/paris-2018/";

/// A running server with one event.
pub struct House {
    pub address: SocketAddr,
    pub ledger: Ledger,
    pub app: App,
    runtime: Option<Runtime>,
    folder: TempDir,
}

impl House {
    /// Paris, Monday 28 May 2018, 9:20.
    pub fn open() -> Self {
        Self::open_with(Options::default(), Limits::default())
    }

    /// The same, started in another way.
    pub fn open_with(options: Options, limits: Limits) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the store");
        let clock = Clock::standing(paris("2018-05-28T09:20"));
        let ledger = Ledger::open(folder.path(), clock, Duty::Serve).expect("the store opens");
        let plan = Plan::new("impl Days Paris 2018", "Europe/Paris", "2018-05-28".parse().unwrap(), "2018-05-29".parse().unwrap()).unwrap();
        let plan = plan.venue("Mozilla: 55; Kitchen; @16 bis boulevard Montmartre").unwrap();
        let plan = plan.venue("Formeret Espace Cléry: 100; 101: 40; 201: 20; @17 rue de Cléry; ~ten minutes on foot").unwrap();
        let plan = plan.coordinator("Mara").newcomers("Odile").conduct("Ines, +33 1 99 00 12 34");
        ledger.create(EVENT.parse().unwrap(), plan.order()).wait().expect("the event opens");
        ledger.look().wait().expect("the timer says what is on");

        let app = App::new(ledger.clone(), options).expect("a thread for the streams");
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        runtime.spawn(web::live::drive(app.clone()));
        runtime.spawn(fanout::serve(listener, web::router(&app), app.fanout().clone(), limits, std::future::pending()));
        Self { address, ledger, app, runtime: Some(runtime), folder }
    }

    /// Somebody who opens the page for the first time.
    pub fn visitor(&self) -> Guest {
        Guest::at(self.address)
    }

    /// Somebody who came in by a link that gives this role.
    pub fn guest(&self, role: Role) -> Guest {
        let mut guest = self.visitor();
        let link = self.link(role);
        assert_eq!(guest.form(&link, "").send().location(), BOARD);
        guest
    }

    /// A link that gives a role, once.
    pub fn link(&self, role: Role) -> String {
        let token = format!("link-of-a-{}", role.word());
        let expires = paris("2018-05-30T00:00");
        self.ledger.make_link(EVENT, TokenHash::of(&token), role, expires, 1).wait().expect("the link is written");
        format!("/{EVENT}/link/{token}")
    }

    /// Where the store lies.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The event as it stands.
    pub fn view(&self) -> Arc<View> {
        self.ledger.view(EVENT).expect("the event is there")
    }

    /// How many changes there are.
    pub fn seq(&self) -> u64 {
        self.view().event.seq
    }

    /// The changes after this one, as they are written.
    pub fn changes_since(&self, seq: u64) -> String {
        let history = self.ledger.history(EVENT, seq + 1, 100).wait().expect("the store is read");
        history.iter().map(|recorded| format!("{:?}", recorded.change)).collect::<Vec<_>>().join("\n")
    }

    /// A house's letters in addresses and forms.
    pub fn letters_of(&self, name: &str) -> String {
        let view = self.view();
        let venue = view.event.venues.iter().find(|venue| venue.name.as_str().starts_with(name)).expect("the house is there");
        venue.id.0.short()
    }

    /// The address of the page of the project with this title.
    pub fn project(&self, title: &str) -> String {
        let view = self.view();
        let project = view.event.projects.values().find(|project| project.about.title.as_str() == title).expect("the project is there");
        format!("/{EVENT}/projects/{}", project.id.0.short())
    }

    /// The person with this name.
    pub fn person(&self, name: &str) -> PersonId {
        let view = self.view();
        let mut people = view.people.iter().filter(|(_, profile)| profile.name == name);
        let (person, _) = people.next().unwrap_or_else(|| panic!("nobody is called {name}"));
        assert!(people.next().is_none(), "two are called {name}");
        person
    }

    /// Writes a profile anew, as the person's own page will.
    pub fn rewrite_profile(&self, person: PersonId, profile: Profile) {
        let revision = self.view().people.get(person).map_or(0, |known| known.revision);
        let profile = Profile { revision, ..profile };
        let number = u128::from(self.seq()) + 1_000_000;
        let mut order = Order::new(CommandId(Id::from_bits(number)), Actor { who: domain::Who::Person(person), role: Role::Visitor });
        order.profiles.push((person, profile));
        self.ledger.ask(EVENT, order).wait().expect("the profile is written");
    }

    /// The coordinator lets people say themselves that they are here.
    pub fn lets_people_check_themselves_in(&self) {
        let terms = domain::coming::Terms { self_check_in: true, ..self.view().event.terms.clone() };
        let agree = domain::Command::Coming(domain::coming::Command::Agree { seen: self.seq(), terms });
        let order = Order::new(CommandId(Id::from_bits(u128::from(self.seq()) << 64 | 0x4d)), Actor::ORGANISER).with(agree);
        self.ledger.ask(EVENT, order).wait().expect("it is agreed");
    }

    /// Something happens to the site, by another way than its forms.
    pub fn order(&self, command: domain::site::Command) {
        let id = CommandId(Id::from_bits(u128::from(self.seq()) << 64 | 0x517e));
        self.ledger.ask(EVENT, Order::new(id, Actor::ORGANISER).with(domain::Command::Site(command))).wait().expect("it is done");
    }

    /// Somebody speaks on Monday at two.
    pub fn plans(&self, title: &str, speaker: PersonId) {
        use domain::session::{About, Command, Kind};
        let about = About {
            at: Some("14:00".parse().expect("a time")),
            speakers: vec![speaker],
            ..About::new(
                domain::Text::line(title, domain::Field::Title).expect("it is short"),
                Kind::Talk,
                "2018-05-28".parse().expect("a date"),
            )
        };
        let id = CommandId(Id::from_bits(u128::from(self.seq()) << 64 | 0x5e55));
        let plan = Command::Plan { session: domain::SessionId(id.nth(0)), about, source: domain::Text::empty(), anyway: false };
        self.ledger.ask(EVENT, Order::new(id, Actor::ORGANISER).with(domain::Command::Session(plan))).wait().expect("it is planned");
    }

    /// What is read again by itself at a forge, as it happens every few seconds anyway.
    pub fn reads_again(&self) {
        self.runtime.as_ref().expect("the house is open").block_on(web::tasks::read_again(&self.app));
    }

    /// It is this time in Paris now.
    pub fn clock_strikes(&self, time: &str) {
        self.ledger.clock().set(paris(time));
        self.ledger.look().wait().expect("the timer says what is on");
    }
}

impl Drop for House {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
        self.ledger.stop();
    }
}

/// A time of Paris.
pub fn paris(time: &str) -> Timestamp {
    let time: jiff::civil::DateTime = time.parse().expect("a date and a time");
    time.in_tz("Europe/Paris").expect("Paris has a zone").timestamp()
}

/// Adds a running project, with a name where one is asked for.
pub fn add_project(guest: &mut Guest, title: &str, name: &str) {
    add(guest, title, name, "running");
}

/// Adds an idea.
pub fn add_idea(guest: &mut Guest, title: &str, name: &str) {
    add(guest, title, name, "idea");
}

fn add(guest: &mut Guest, title: &str, name: &str, state: &str) {
    let form = named(guest.form("/paris-2018/projects/new", "/projects").set("title", title), name);
    let answer = form.press("state", state);
    // Where one with such a title runs already, it is a second table.
    let answer = if answer.status == 409 { guest.form_of(&answer, "/projects").press("second", state) } else { answer };
    answer.location();
}

/// The form with a name in it, where one is given.
pub fn named<'a>(form: crate::client::Form<'a>, name: &str) -> crate::client::Form<'a> {
    if name.is_empty() { form } else { form.set("name", name) }
}
