//! Who may do what, cell by cell over HTTP: every command as every role under every rule of who edits the board; every page; and
//! what may be heard and read by whom while all of it happens.

use std::collections::BTreeSet;

use domain::coming::Command as ComingCommand;
use domain::history::Command as HistoryCommand;
use domain::import::{Command as ImportCommand, RowKey, Source};
use domain::message::{Command as MessageCommand, Kind as MessageKind};
use domain::moment::Command as MomentCommand;
use domain::outcome::{About as Outcome, Command as OutcomeCommand};
use domain::person::{Command as PersonCommand, Kind};
use domain::project::{About, Command as ProjectCommand, State};
use domain::round::{Command as RoundCommand, Placing, Speaker, Stage};
use domain::session::Command as SessionCommand;
use domain::site::Command as SiteCommand;
use domain::task::{Command as TaskCommand, Facts as TaskFacts, Found};
use domain::venue::Command as VenueCommand;
use domain::{
    Act, Actor, Command, CommandId, Date, Day, Editing, Field, Id, Landmark, MessageId, NewVenue, OutcomeId, PageId, PersonId, Place,
    ProjectId, Refusal, Role, SessionId, Signpost, Slug, TaskId, Text, VenueId, Who, event, file, may, session, site,
};
use fanout::Limits;
use ledger::{Listing, Order, Profile, Rejected, Token, TokenHash};
use web::opening::Plan;
use web::{Options, Rates};

use crate::client::{Answer, Guest};
use crate::house::{BOARD, EVENT, House, add_project, paris};

const DAY: &str = "2018-05-28";
const NEXT: &str = "2018-05-29";
const EDITING: [Editing; 3] = [Editing::Anyone, Editing::Tickets, Editing::Team];

/// The password of the wifi: for those who are here, and for the team.
const SECRET: &str = "Zwetschgenknödel";

macro_rules! commands {
    ($($asked:ident = $pattern:pat),* $(,)?) => {
        /// What is asked for. A new command does not compile before it has a name here and cases below.
        #[derive(Clone, Copy, Debug)]
        enum Asked { $($asked),* }

        impl Asked {
            const ALL: &[Self] = &[$(Self::$asked),*];

            const fn of(command: &Command) -> Self {
                match command { $($pattern => Self::$asked),* }
            }
        }
    };
}

commands! {
    Open = Command::Event(event::Command::Open { .. }),
    DescribeEvent = Command::Event(event::Command::Describe { .. }),
    Schedule = Command::Event(event::Command::Schedule { .. }),
    Signpost = Command::Event(event::Command::Signpost { .. }),
    Theme = Command::Event(event::Command::Theme { .. }),
    Word = Command::Event(event::Command::Word { .. }),
    Corner = Command::Event(event::Command::Corner { .. }),
    Strike = Command::Event(event::Command::Strike { .. }),
    Introduce = Command::Person(PersonCommand::Introduce { .. }),
    Touch = Command::Person(PersonCommand::Touch { .. }),
    Hide = Command::Person(PersonCommand::Hide { .. }),
    Claim = Command::Person(PersonCommand::Claim { .. }),
    Decline = Command::Person(PersonCommand::Decline { .. }),
    MergePeople = Command::Person(PersonCommand::Merge { .. }),
    Arrive = Command::Venue(VenueCommand::Arrive { .. }),
    StepOut = Command::Venue(VenueCommand::StepOut { .. }),
    GoHome = Command::Venue(VenueCommand::Leave { .. }),
    Furnish = Command::Venue(VenueCommand::Furnish { .. }),
    Close = Command::Venue(VenueCommand::Close { .. }),
    Reopen = Command::Venue(VenueCommand::Reopen { .. }),
    Count = Command::Venue(VenueCommand::Count { .. }),
    Add = Command::Project(ProjectCommand::Add { .. }),
    DescribeProject = Command::Project(ProjectCommand::Describe { .. }),
    Move = Command::Project(ProjectCommand::Move { .. }),
    Turn = Command::Project(ProjectCommand::Turn { .. }),
    Join = Command::Project(ProjectCommand::Join { .. }),
    Leave = Command::Project(ProjectCommand::Leave { .. }),
    Fill = Command::Project(ProjectCommand::Fill { .. }),
    Lead = Command::Project(ProjectCommand::Lead { .. }),
    Continue = Command::Project(ProjectCommand::Continue { .. }),
    MergeProjects = Command::Project(ProjectCommand::Merge { .. }),
    WithdrawProject = Command::Project(ProjectCommand::Withdraw { .. }),
    BringProjectBack = Command::Project(ProjectCommand::BringBack { .. }),
    Record = Command::Outcome(OutcomeCommand::Record { .. }),
    DescribeOutcome = Command::Outcome(OutcomeCommand::Describe { .. }),
    WithdrawOutcome = Command::Outcome(OutcomeCommand::Withdraw { .. }),
    BringOutcomeBack = Command::Outcome(OutcomeCommand::BringBack { .. }),
    Post = Command::Message(MessageCommand::Post { .. }),
    Answer = Command::Message(MessageCommand::Answer { .. }),
    Settle = Command::Message(MessageCommand::Settle { .. }),
    Help = Command::Message(MessageCommand::Help { .. }),
    ReopenNote = Command::Message(MessageCommand::Reopen { .. }),
    Pin = Command::Message(MessageCommand::Pin { .. }),
    WithdrawNote = Command::Message(MessageCommand::Withdraw { .. }),
    BringNoteBack = Command::Message(MessageCommand::BringBack { .. }),
    Begin = Command::Import(ImportCommand::Begin { .. }),
    TakeImportBack = Command::Import(ImportCommand::TakeBack { .. }),
    Reach = Command::Moment(MomentCommand::Reach { .. }),
    Undo = Command::History(HistoryCommand::Undo { .. }),
    TakeBack = Command::History(HistoryCommand::TakeBack { .. }),
    Unsay = Command::Venue(VenueCommand::Unsay { .. }),
    Erase = Command::Person(PersonCommand::Erase { .. }),
    Forget = Command::Moment(MomentCommand::Forget { .. }),
    SayComing = Command::Coming(ComingCommand::Plan { .. }),
    GivePlace = Command::Coming(ComingCommand::Admit { .. }),
    Expect = Command::Coming(ComingCommand::Expect { .. }),
    Agree = Command::Coming(ComingCommand::Agree { .. }),
    AskPeople = Command::Coming(ComingCommand::Ask { .. }),
    Look = Command::Coming(ComingCommand::Look { .. }),
    WriteLetters = Command::Coming(ComingCommand::Write { .. }),
    Lapse = Command::Moment(MomentCommand::Lapse { .. }),
    AddTask = Command::Task(TaskCommand::Add { .. }),
    DescribeTask = Command::Task(TaskCommand::Describe { .. }),
    BringTasks = Command::Task(TaskCommand::Bring { .. }),
    ClaimTask = Command::Task(TaskCommand::Claim { .. }),
    ReleaseTask = Command::Task(TaskCommand::Release { .. }),
    StickTask = Command::Task(TaskCommand::Stick { .. }),
    FinishTask = Command::Task(TaskCommand::Finish { .. }),
    WithdrawTask = Command::Task(TaskCommand::Withdraw { .. }),
    BringBackTask = Command::Task(TaskCommand::BringBack { .. }),
    ReadyList = Command::Task(TaskCommand::Ready { .. }),
    BeginRound = Command::Round(RoundCommand::Begin { .. }),
    GoOn = Command::Round(RoundCommand::Go { .. }),
    QueueProject = Command::Round(RoundCommand::Queue { .. }),
    GiveFloor = Command::Round(RoundCommand::Turn { .. }),
    Pass = Command::Round(RoundCommand::Pass { .. }),
    Propose = Command::Round(RoundCommand::Propose { .. }),
    PlaceByHand = Command::Round(RoundCommand::Place { .. }),
    Release = Command::Round(RoundCommand::Release { .. }),
    AnswerPlace = Command::Round(RoundCommand::Answer { .. }),
    PlanSession = Command::Session(SessionCommand::Plan { .. }),
    DescribeSession = Command::Session(SessionCommand::Describe { .. }),
    StandSession = Command::Session(SessionCommand::Stand { .. }),
    PickSession = Command::Session(SessionCommand::Pick { .. }),
    UnpickSession = Command::Session(SessionCommand::Unpick { .. }),
    WritePage = Command::Site(SiteCommand::Write { .. }),
    RemovePage = Command::Site(SiteCommand::Remove { .. }),
    NameSponsors = Command::Site(SiteCommand::Sponsor { .. }),
    DressSite = Command::Site(SiteCommand::Dress { .. }),
    FileSite = Command::Site(SiteCommand::File { .. }),
    Fare = Command::Round(RoundCommand::Fare { .. }),
}

/// How something is asked for.
enum Way {
    /// By a form that is sent to this address of the event.
    Form(String, Vec<(String, String)>),
    /// The same, by somebody of this role who has not said their name.
    Nameless(String, Vec<(String, String)>),
    /// No page asks for it: at the one door that all pages use.
    Door(Command),
    /// The same with a profile.
    Profile(PersonId),
    /// A new event.
    New,
}

/// What who may not do it is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// What role is needed, and whom to ask.
    Role,
    /// That there is nobody: they may not see whom it is about.
    Nobody,
    /// That no seat is left.
    NoSeat,
}

/// One way to ask for something, and what one must be allowed to.
struct Case {
    what: &'static str,
    needs: &'static [Act],
    told: Told,
    ask: fn(&mut Scene) -> Way,
}

fn case(what: &'static str, needs: &'static [Act], ask: fn(&mut Scene) -> Way) -> Case {
    Case { what, needs, told: Told::Role, ask }
}

impl Case {
    fn told(self, told: Told) -> Self {
        Self { told, ..self }
    }
}

/// Where it is asked, and by whom.
struct Scene {
    house: House,
    editing: Editing,
    role: Role,
    actor: Guest,
    nameless: Guest,
    person: PersonId,
    other: PersonId,
    made: u16,
}

impl Scene {
    fn new(editing: Editing, role: Role, name: &str, listing: &str) -> Self {
        let options = Options { rates: Rates::none(), data: Some("/the/secret/folder".into()), ..Options::default() };
        let house = House::open_with(options, Limits::default());
        let mut actor = house.visitor();
        let form = actor.form("/paris-2018/notes/new", "/notes").set("text", "Where is everybody?").set("name", name);
        form.set("listing", listing).send().location();
        add_project(&mut house.visitor(), "Something else", "Bea");
        let (person, other) = (house.person(name), house.person("Bea"));
        let mut nameless = house.visitor();
        if role > Role::Visitor {
            actor.form(&house.link(role), "").send().location();
            nameless = house.guest(role);
        }
        let mut scene = Self { house, editing, role, actor, nameless, person, other, made: 0 };
        let facts = domain::Facts { editing, ..scene.house.view().event.facts() };
        let strip = vec![Signpost { to: Landmark::Wifi, text: line("moz-guest"), secret: line(SECRET) }];
        scene.team(event::Command::Signpost { seen: u64::MAX, strip });
        scene.team(event::Command::Word { word: line("copper loom tin") });
        scene.team(event::Command::Describe { seen: u64::MAX, facts });
        scene
    }

    fn id(&mut self) -> Id {
        self.made += 1;
        Id::from_bits(0x1234_5678).nth(self.made)
    }

    fn asks(&mut self, who: Who, command: impl Into<Asking>) {
        let Asking(commands) = command.into();
        let mut order = Order::new(CommandId(self.id()), Actor { who, role: Role::Organiser });
        order.commands = commands;
        self.house.ledger.ask(EVENT, order).wait().expect("it is made ready");
    }

    fn team(&mut self, command: impl Into<Asking>) {
        self.asks(Who::Team, command);
    }

    /// Somebody does it as a visitor, whoever may do so else. Gives the change.
    fn visits(&mut self, who: Who, command: impl Into<Asking>) -> u64 {
        let facts = self.house.view().event.facts();
        self.team(event::Command::Describe { seen: u64::MAX, facts: domain::Facts { editing: Editing::Anyone, ..facts.clone() } });
        let mut order = Order::new(CommandId(self.id()), Actor { who, role: Role::Visitor });
        order.commands = command.into().0;
        let done = self.house.ledger.ask(EVENT, order).wait().expect("it is made ready");
        self.team(event::Command::Describe { seen: u64::MAX, facts });
        done.last
    }

    fn me(&self) -> Who {
        Who::Person(self.person)
    }

    fn project(&mut self, by: Who) -> ProjectId {
        self.project_with(by, None)
    }

    fn project_with(&mut self, by: Who, seats: Option<u32>) -> ProjectId {
        let project = ProjectId(self.id());
        let about = About { title: line(&format!("Project {}", self.made)), seats, ..About::default() };
        let add =
            ProjectCommand::Add { project, day: day(), state: State::Running, about, place: Place::default(), anyway: false, source: None };
        self.asks(by, add);
        project
    }

    fn note(&mut self, by: Who, kind: MessageKind) -> MessageId {
        let message = MessageId(self.id());
        let text = line(&format!("Note {}", self.made));
        self.asks(by, MessageCommand::Post { message, day: day(), kind, text, project: None });
        message
    }

    fn outcome(&mut self, by: Who, did: Option<PersonId>) -> OutcomeId {
        let outcome = OutcomeId(self.id());
        let what = line(&format!("Outcome {}", self.made));
        let about = Outcome { who: did.into_iter().collect(), remarks: [].into(), what, ..Outcome::default() };
        self.asks(by, OutcomeCommand::Record { outcome, day: day(), about, source: None });
        outcome
    }

    fn somebody(&mut self, kind: Kind) -> PersonId {
        let person = PersonId(self.id());
        let mut order = Order::new(CommandId(self.id()), Actor::ORGANISER).with(Command::Person(PersonCommand::Introduce { person, kind }));
        order.profiles.push((person, Profile { name: format!("Person {}", self.made), listing: Listing::Everyone, ..Default::default() }));
        self.house.ledger.ask(EVENT, order).wait().expect("they come in");
        person
    }

    fn site_file(path: &str) -> Command {
        let filed = file::Filed { hash: file::Hash([7; 32]), kind: file::Kind::Other, bytes: 1, extent: None, sizes: vec![] };
        let path = file::FilePath::parse(path).expect("a path");
        Command::Site(SiteCommand::File { seen: u64::MAX, path, file: Some(Box::new(filed)) })
    }

    fn site_page(&mut self) -> PageId {
        let page = PageId(self.id());
        let about = site_page(&format!("Page {}", self.made));
        self.team(Asking(vec![Command::Site(SiteCommand::Write { page, seen: u64::MAX, about })]));
        page
    }

    fn task(&mut self, by: Who, project: Option<ProjectId>) -> TaskId {
        let task = TaskId(self.id());
        let facts = TaskFacts { title: line(&format!("Task {}", self.made)), project, ..TaskFacts::default() };
        self.asks(by, Asking(vec![Command::Task(TaskCommand::Add { task, facts, anyway: false })]));
        task
    }

    fn brings(&mut self, project: Option<ProjectId>) -> Way {
        let task = TaskId(self.id());
        let facts = TaskFacts { title: line("From a forge"), project, ..TaskFacts::default() };
        let source = line(&format!("github:a/b#{}", self.made));
        Way::Door(Command::Task(TaskCommand::Bring { found: vec![Found { task, source, facts, aside: None }] }))
    }

    /// A session, at an hour of its own.
    fn session(&mut self, by: Who, kind: session::Kind) -> SessionId {
        let session = SessionId(self.id());
        let room = self.house.view().event.venues[1].rooms[0].id;
        let speakers = by.person().into_iter().collect();
        let mut about = talk(kind, speakers, Some((self.house.view().event.venues[1].id, room)));
        about.at = Some(domain::Time::constant(i8::try_from(6 + self.made % 17).unwrap(), 0, 0, 0));
        self.asks(by, Asking(vec![Command::Session(SessionCommand::Plan { session, about, source: Text::empty(), anyway: true })]));
        session
    }

    /// One of each kind of thing.
    fn furnish(&mut self) {
        self.project(Who::Team);
        self.note(Who::Team, MessageKind::Question);
        self.outcome(Who::Team, None);
        self.task(Who::Team, None);
        self.session(Who::Team, session::Kind::Talk);
        self.site_page();
        self.team(event::Command::Corner { seen: u64::MAX, day: day(), text: line("Soup") });
        self.round();
    }

    /// The letters of a room.
    fn room(&self) -> String {
        self.house.view().event.venues[1].rooms[1].id.0.short()
    }

    /// A round begins anew.
    fn round(&mut self) {
        if self.house.view().event.round_now().is_some() {
            self.team(Asking(vec![Command::Round(RoundCommand::Go { stage: Stage::Over })]));
        }
        self.team(Asking(vec![Command::Round(RoundCommand::Begin { day: day() })]));
    }

    /// A project, and a round in which it is proposed to somebody, who sees it.
    fn proposed(&mut self, person: PersonId) -> ProjectId {
        self.round();
        let project = self.project(Who::Team);
        let placing = Placing { person, project: Some(project), venue: None, room: None };
        self.team(Asking(vec![
            Command::Round(RoundCommand::Propose { places: vec![placing] }),
            Command::Round(RoundCommand::Release { people: vec![person] }),
        ]));
        project
    }

    fn venue(&mut self) -> VenueId {
        let id = VenueId(self.id());
        let venue = NewVenue {
            id,
            name: line(&format!("House {}", self.made)),
            address: line("1 rue"),
            way: Text::empty(),
            seats: Some(9),
            rooms: vec![],
            guide: domain::Guide::default(),
            key: Text::empty(),
        };
        self.team(VenueCommand::Furnish { seen: u64::MAX, venue });
        id
    }

    fn mozilla(&self) -> VenueId {
        self.house.view().event.venues[0].id
    }

    fn comes(&mut self, person: PersonId) {
        let (day, venue) = (day(), self.mozilla());
        self.team(VenueCommand::Arrive { person, day, venue, anyway: true, at: None });
    }

    /// Somebody says that they come, who said before that they do not.
    fn plan(&mut self, person: PersonId) -> Way {
        let days = |answer| vec![(day(), domain::coming::Plan::all_day(answer))];
        self.team(ComingCommand::Plan { person, days: days(domain::coming::Answer::No) });
        Way::Door(Command::Coming(ComingCommand::Plan { person, days: days(domain::coming::Answer::Confirmed) }))
    }

    fn goes(&mut self, person: PersonId) {
        let day = day();
        self.team(VenueCommand::Leave { person, day, at: None });
    }

    /// A form with the day, and with the last change that its page had in it.
    fn form(&mut self, path: impl Into<String>, fields: &[(&str, &str)]) -> Way {
        Way::Form(path.into(), self.fields(fields))
    }

    /// Another word each time, so that it changes something.
    fn how_it_goes(&mut self) -> &'static str {
        self.made += 1;
        if self.made.is_multiple_of(2) { "fine" } else { "another" }
    }

    fn fields(&self, fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let mut all = vec![("day".to_owned(), DAY.to_owned()), ("seq".to_owned(), self.house.seq().to_string())];
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        all
    }

    /// The last change, as a form undoes it.
    fn undo(&mut self, back: u64) -> Way {
        let seq = self.house.seq() - back;
        self.form(format!("history/{seq}/undo"), &[])
    }

    fn do_it(&mut self, way: &Way, script: bool) -> Result<Option<Answer>, Refusal> {
        let by = Actor { who: self.me(), role: self.role };
        let refusal = |rejected| match rejected {
            Rejected::Refused(refusal) => refusal,
            other => panic!("{other}"),
        };
        match way {
            Way::Form(path, fields) => Ok(Some(send(&self.actor, path, fields, script))),
            Way::Nameless(path, fields) => Ok(Some(send(&self.nameless, path, fields, script))),
            Way::Door(command) => {
                let order = Order::new(CommandId(self.id()), by).with(command.clone());
                self.house.ledger.ask(EVENT, order).wait().map(|_| None).map_err(refusal)
            }
            Way::Profile(person) => {
                let mut order = Order::new(CommandId(self.id()), by);
                let profile = self.house.view().people.get(*person).cloned().expect("they have one");
                order.profiles.push((*person, profile));
                self.house.ledger.ask(EVENT, order).wait().map(|_| None).map_err(refusal)
            }
            Way::New => {
                let plan = Plan::new("Another", "Europe/Paris", day(), day()).unwrap();
                let plan = plan.venue("Kitchen: 4").unwrap();
                let slug: Slug = format!("another-{}", self.made + 1).parse().unwrap();
                let order = Order { actor: by, ..plan.under(CommandId(self.id())).order() };
                self.house.ledger.create(slug, order).wait().map(|_| None).map_err(refusal)
            }
        }
    }
}

/// One command that is asked for.
struct Asking(Vec<Command>);

macro_rules! asking {
    ($($kind:ident: $command:ty),*) => {$(
        impl From<$command> for Asking {
            fn from(command: $command) -> Self {
                Self(vec![Command::$kind(command)])
            }
        }
    )*};
}

asking!(
    Event: event::Command,
    Person: PersonCommand,
    Venue: VenueCommand,
    Project: ProjectCommand,
    Outcome: OutcomeCommand,
    Message: MessageCommand,
    History: HistoryCommand,
    Coming: ComingCommand
);

fn day() -> Date {
    DAY.parse().unwrap()
}

fn line(text: &str) -> Text {
    Text::line(text, Field::Title).unwrap()
}

fn send(guest: &Guest, path: &str, fields: &[(String, String)], script: bool) -> Answer {
    // A clone, so that cookies of one answer change nothing for the next one.
    let mut guest = guest.clone();
    if script {
        guest = guest.saying("Accept", "application/json");
    }
    guest.post(&format!("/{EVENT}/{path}"), fields)
}

/// Every way to ask for something.
fn talk(kind: session::Kind, speakers: Vec<PersonId>, at: Option<(VenueId, domain::RoomId)>) -> session::About {
    session::About {
        minutes: Some(30),
        place: Place { venue: at.map(|(venue, _)| venue), room: at.map(|(_, room)| room), spot: Text::empty() },
        speakers,
        ..session::About::new(line("Looms"), kind, day())
    }
}

fn site_page(title: &str) -> site::About {
    site::About {
        path: site::Permalink::parse(&title.to_lowercase().replace(' ', "-")).unwrap(),
        title: line(title),
        text: Text::page(PARTS, Field::Text).expect("it is short"),
        ..site::About::default()
    }
}

/// All that a page shows of other rooms.
const PARTS: &str = "Walk.\n\n{{ include today }}\n\n{{ include houses }}\n\n{{ include board }}\n\n{{ include people }}\n\n\
    {{ include timetable }}\n\n{{ include sponsors }}\n\n{{ conduct.contact }}";

#[expect(clippy::too_many_lines, reason = "a table")]
fn cases(asked: Asked) -> Vec<Case> {
    use Act::{Announce, Arrange, Import, Others, People, PutAnyway, Strike, Tick, UndoAny, Withdraw, Write};
    match asked {
        Asked::Open => vec![case("opens another event", &[Act::Open], |_| Way::New)],
        Asked::DescribeEvent => vec![case("says what the event is", &[Arrange], |scene| {
            let editing = match scene.editing {
                Editing::Anyone => "anyone",
                Editing::Tickets => "tickets",
                Editing::Team => "team",
            };
            scene.form("settings/facts", &[("title", "impl Days Lutetia"), ("zone", "Europe/Paris"), ("editing", editing)])
        })],
        Asked::Schedule => vec![
            case("adds a day", &[Arrange], |scene| scene.form("settings/days", &[("date", "2018-06-01")])),
            case("removes a day", &[Arrange], |scene| {
                let mut days: Vec<Day> = scene.house.view().event.days.iter().cloned().collect();
                days.push(Day { date: "2018-06-02".parse().unwrap(), ..Day::default() });
                scene.team(event::Command::Schedule { seen: u64::MAX, days });
                scene.form("settings/days/2018-06-02/remove", &[])
            }),
            case("says what is on when", &[Arrange], |scene| {
                scene.form(format!("settings/days/{NEXT}"), &[("at-0", "10:00"), ("what-0", ""), ("text-0", "A walk")])
            }),
        ],
        Asked::Signpost => vec![case("says where everything is", &[Arrange], |scene| {
            scene.form("settings/signposts", &[("wifi", "moz-guest"), ("wifi-secret", SECRET), ("coffee", "In the kitchen")])
        })],
        Asked::Theme => vec![
            case("says which themes there are", &[Arrange], |scene| {
                scene.made += 1;
                let title = format!("Theme {}", scene.made);
                scene.form("settings/themes", &[("theme-title-0", &title), ("theme-link-0", "https://example.org/roadmap")])
            }),
            case("keeps headings of a roadmap", &[Arrange], |scene| {
                scene.made += 1;
                let title = format!("Heading {}", scene.made);
                scene.form("settings/themes/roadmap", &[("step", "keep"), ("keep", "0"), ("title", &title), ("link", "")])
            }),
        ],
        Asked::Word => vec![
            case("changes the word of the day", &[Arrange], |scene| scene.form("team/word", &[])),
            case("takes the word of the day away", &[Arrange], |scene| {
                scene.team(event::Command::Word { word: line("hazel loom zinc") });
                scene.form("team/word", &[("word", "none")])
            }),
        ],
        Asked::Corner => vec![case("writes into the free corner", &[Write], |scene| scene.form("corner", &[("text", "Soup at one.")]))],
        Asked::Strike => vec![case("makes text unreadable", &[Strike], |scene| {
            scene.note(Who::Team, MessageKind::Question);
            Way::Door(Command::Event(event::Command::Strike { changes: vec![scene.house.seq()] }))
        })],
        Asked::Introduce => vec![
            case("says a name", &[Write], |scene| {
                Way::Nameless("notes".to_owned(), scene.fields(&[("text", "Hello"), ("kind", "question"), ("name", "Newcomer")]))
            }),
            case("brings others in", &[Write], |scene| scene.form("done", &[("what", "We met"), ("others", "Radia, Barbara")])),
        ],
        Asked::Touch => vec![
            case("writes the own profile", &[], |scene| Way::Profile(scene.person)),
            case("writes somebody’s profile", &[People], |scene| Way::Profile(scene.other)),
        ],
        Asked::Hide => vec![
            case("takes a typed name off", &[], |scene| {
                let person = scene.somebody(Kind::Guest);
                scene.form(format!("people/{}/hide", person.0.short()), &[])
            }),
            case("takes a typed name off without saying who asks", &[], |scene| {
                let person = scene.somebody(Kind::Guest);
                Way::Nameless(format!("people/{}/hide", person.0.short()), scene.fields(&[]))
            }),
            case("hides somebody", &[People], |scene| {
                let person = scene.somebody(Kind::Own);
                scene.form(format!("people/{}/hide", person.0.short()), &[])
            }),
            case("shows somebody again", &[Write, People], |scene| {
                let person = scene.somebody(Kind::Guest);
                scene.team(PersonCommand::Hide { person, hidden: true });
                scene.form(format!("people/{}/show", person.0.short()), &[])
            })
            .told(Told::Nobody),
            case("hides themselves", &[], |scene| {
                let person = scene.person;
                scene.team(PersonCommand::Hide { person, hidden: false });
                scene.form(format!("people/{}/hide", person.0.short()), &[])
            }),
            case("shows themselves again", &[Write], |scene| {
                let person = scene.person;
                scene.team(PersonCommand::Hide { person, hidden: true });
                scene.form(format!("people/{}/show", person.0.short()), &[])
            }),
        ],
        Asked::Claim => vec![case("says that a typed name is theirs", &[Write], |scene| {
            let person = scene.somebody(Kind::Guest);
            scene.form(format!("people/{}/claim", person.0.short()), &[])
        })],
        Asked::Decline => vec![
            case("says that it is not, after all", &[Write], |scene| {
                let (me, person) = (scene.me(), scene.somebody(Kind::Guest));
                scene.asks(me, PersonCommand::Claim { person });
                scene.form(format!("people/{}/decline", person.0.short()), &[])
            }),
            case("says that a name is not somebody’s", &[Write, People], |scene| {
                let (other, person) = (Who::Person(scene.other), scene.somebody(Kind::Guest));
                scene.asks(other, PersonCommand::Claim { person });
                scene.form(format!("people/{}/decline", person.0.short()), &[])
            }),
        ],
        Asked::MergePeople => vec![
            case("says that two are one", &[People], |scene| {
                let (person, into) = (scene.somebody(Kind::Guest), scene.somebody(Kind::Guest));
                scene.form("people/merge", &[("person", &person.to_string()), ("into", &into.to_string())])
            }),
            case("grants a name", &[Write, People], |scene| {
                let (other, person) = (scene.other, scene.somebody(Kind::Guest));
                scene.asks(Who::Person(other), PersonCommand::Claim { person });
                scene.form(format!("people/{}/grant", person.0.short()), &[("by", &other.to_string())])
            }),
        ],
        Asked::Arrive => vec![
            case("comes in", &[Write], |scene| {
                scene.goes(scene.person);
                scene.form(format!("houses/{}/presence", scene.mozilla().0.short()), &[])
            }),
            case("says that somebody came in", &[Write, Others], |scene| {
                scene.goes(scene.other);
                let house = scene.mozilla().0.short();
                scene.form(format!("people/{}/presence", scene.other.0.short()), &[("is", "here"), ("house", &house)])
            }),
        ],
        Asked::StepOut => vec![
            case("goes out for a while", &[Write], |scene| {
                scene.comes(scene.person);
                scene.form("me/presence", &[("is", "away"), ("back", "15:30")])
            }),
            case("says that somebody is out", &[Write, Others], |scene| {
                scene.comes(scene.other);
                scene.form(format!("people/{}/presence", scene.other.0.short()), &[("is", "away")])
            }),
        ],
        Asked::GoHome => vec![
            case("goes home", &[Write], |scene| {
                scene.comes(scene.person);
                scene.form(format!("houses/{}/presence/mine/remove", scene.mozilla().0.short()), &[])
            }),
            case("says on the own page that they go home", &[Write], |scene| {
                scene.comes(scene.person);
                scene.form("me/presence", &[("is", "left")])
            }),
            case("says that somebody went home", &[Write, Others], |scene| {
                scene.comes(scene.other);
                scene.form(format!("people/{}/presence", scene.other.0.short()), &[("is", "left")])
            }),
        ],
        Asked::Furnish => vec![
            case("adds a house", &[Arrange], |scene| {
                scene.form("settings/houses", &[("house-name", "The barge"), ("address", "Port de Javel")])
            }),
            case("says what a house is", &[Arrange], |scene| {
                let venue = scene.venue();
                scene.form(format!("settings/houses/{}", venue.0.short()), &[("house-name", "The attic"), ("seats", "7")])
            }),
        ],
        Asked::Close => vec![case("closes a house", &[Arrange], |scene| {
            let venue = scene.venue();
            scene.form(format!("settings/houses/{}/close", venue.0.short()), &[])
        })],
        Asked::Reopen => vec![case("opens a house again", &[Arrange], |scene| {
            let venue = scene.venue();
            scene.team(VenueCommand::Close { venue });
            scene.form(format!("settings/houses/{}/reopen", venue.0.short()), &[])
        })],
        Asked::Count => vec![case("counts people", &[Act::Count], |scene| {
            scene.form(format!("houses/{}/count", scene.mozilla().0.short()), &[("count", "12")])
        })],
        Asked::Add => vec![
            case("adds a project", &[Write], |scene| {
                scene.form("projects", &[("title", "QUIC"), ("state", "running"), ("second", "table"), ("audience", "who likes packets")])
            }),
            case("adds an idea", &[Write], |scene| scene.form("projects", &[("title", "A rocket"), ("state", "idea"), ("second", "idea")])),
            case("brings a project as its lead", &[Write], |scene| {
                scene.form("projects/lead", &[("title", "Chalk"), ("state", "running")])
            }),
        ],
        Asked::DescribeProject => vec![case("says what a project is", &[Write], |scene| {
            let project = scene.project(Who::Team);
            scene.form(format!("projects/{}/edit", project.0.short()), &[("title", "Said anew")])
        })],
        Asked::Move => vec![case("moves a project", &[Write], |scene| {
            let project = scene.project(Who::Team);
            scene.form(format!("projects/{}/place", project.0.short()), &[("where", "table F2")])
        })],
        Asked::Turn => vec![case("pauses a project", &[Write], |scene| {
            let project = scene.project(Who::Team);
            scene.form(format!("projects/{}/state", project.0.short()), &[("state", "paused")])
        })],
        Asked::Join => vec![
            case("joins", &[Write], |scene| {
                let project = scene.project(Who::Team);
                scene.form(format!("projects/{}/seats", project.0.short()), &[])
            }),
            case("joins where no place is left", &[Write, PutAnyway], |scene| {
                let (project, day, other) = (scene.project_with(Who::Team, Some(1)), day(), Who::Person(scene.other));
                scene.asks(other, ProjectCommand::Join { project, day, anyway: false });
                scene.form(format!("projects/{}/seats", project.0.short()), &[("anyway", "yes")])
            })
            .told(Told::NoSeat),
            case("joins what is full for now", &[Write, PutAnyway], |scene| {
                let (project, day) = (scene.project(Who::Team), day());
                scene.team(ProjectCommand::Fill { project, day, full: true });
                scene.form(format!("projects/{}/seats", project.0.short()), &[("anyway", "yes")])
            })
            .told(Told::NoSeat),
        ],
        Asked::Leave => vec![case("gets up again", &[Write], |scene| {
            let (project, day, me) = (scene.project(Who::Team), day(), scene.me());
            scene.asks(me, ProjectCommand::Join { project, day, anyway: true });
            scene.form(format!("projects/{}/seats/mine/remove", project.0.short()), &[])
        })],
        Asked::Fill => vec![case("says that a project is full for now", &[Write], |scene| {
            let project = scene.project(Who::Team);
            scene.form(format!("projects/{}/full", project.0.short()), &[("full", "yes")])
        })],
        Asked::Lead => vec![
            case("leads a project", &[Write], |scene| {
                let project = scene.project(Who::Team);
                scene.form(format!("projects/{}/leads", project.0.short()), &[("person", &scene.person.to_string()), ("leads", "yes")])
            }),
            case("says who leads a project", &[Write, Others], |scene| {
                let project = scene.project(Who::Team);
                scene.form(format!("projects/{}/leads", project.0.short()), &[("person", &scene.other.to_string()), ("leads", "yes")])
            }),
        ],
        Asked::Continue => vec![
            case("goes on on the next day", &[Write], |scene| {
                let project = scene.project(Who::Team);
                scene.form(format!("projects/{}/days", project.0.short()), &[("on", NEXT)])
            }),
            case("lets all go on", &[Arrange], |scene| {
                let project = scene.project(Who::Team);
                scene.form("continue", &[("on", NEXT), ("project", &project.0.short())])
            }),
        ],
        Asked::MergeProjects => vec![
            case("makes the own project part of another one", &[Write], |scene| {
                let (project, into) = (scene.project(scene.me()), scene.project(Who::Team));
                scene.form(format!("projects/{}/merge", project.0.short()), &[("into", &into.0.short())])
            }),
            case("makes somebody’s project part of another one", &[Write, Withdraw], |scene| {
                let (project, into) = (scene.project(Who::Person(scene.other)), scene.project(scene.me()));
                scene.form(format!("projects/{}/merge", project.0.short()), &[("into", &into.0.short())])
            }),
        ],
        Asked::WithdrawProject => vec![
            case("takes the own project off the board", &[Write], |scene| {
                let project = scene.project(scene.me());
                scene.form(format!("projects/{}/withdraw", project.0.short()), &[])
            }),
            case("takes a project that they lead off the board", &[Write], |scene| {
                let (project, person) = (scene.project(Who::Team), scene.person);
                scene.team(ProjectCommand::Lead { project, person, leads: true });
                scene.form(format!("projects/{}/withdraw", project.0.short()), &[])
            }),
            case("takes somebody’s project off the board", &[Write, Withdraw], |scene| {
                let project = scene.project(Who::Person(scene.other));
                scene.form(format!("projects/{}/withdraw", project.0.short()), &[])
            }),
        ],
        Asked::BringProjectBack => vec![
            case("puts the own project back", &[Write], |scene| {
                let (me, project) = (scene.me(), scene.project(scene.me()));
                scene.visits(me, ProjectCommand::Withdraw { project });
                scene.form(format!("projects/{}/back", project.0.short()), &[])
            }),
            case("puts the own project back that the team took off", &[Write, Withdraw], |scene| {
                let project = scene.project(scene.me());
                scene.team(ProjectCommand::Withdraw { project });
                scene.form(format!("projects/{}/back", project.0.short()), &[])
            }),
            case("puts somebody’s project back", &[Write, Withdraw], |scene| {
                let project = scene.project(Who::Person(scene.other));
                scene.team(ProjectCommand::Withdraw { project });
                scene.form(format!("projects/{}/back", project.0.short()), &[])
            }),
        ],
        Asked::Record => {
            vec![case("writes down what came of it", &[Write], |scene| scene.form("done", &[("what", "A patch"), ("me", "yes")]))]
        }
        Asked::DescribeOutcome => vec![case("says anew what came of it", &[Write], |scene| {
            let outcome = scene.outcome(Who::Person(scene.other), None);
            scene.form(format!("outcomes/{}/edit", outcome.0.short()), &[("what", "Two patches")])
        })],
        Asked::WithdrawOutcome => vec![
            case("takes the own outcome back", &[Write], |scene| {
                let outcome = scene.outcome(scene.me(), None);
                scene.form(format!("outcomes/{}/withdraw", outcome.0.short()), &[])
            }),
            case("takes back what they did", &[Write], |scene| {
                let outcome = scene.outcome(Who::Team, Some(scene.person));
                scene.form(format!("outcomes/{}/withdraw", outcome.0.short()), &[])
            }),
            case("takes somebody’s outcome back", &[Write, Withdraw], |scene| {
                let outcome = scene.outcome(Who::Person(scene.other), None);
                scene.form(format!("outcomes/{}/withdraw", outcome.0.short()), &[])
            }),
        ],
        Asked::BringOutcomeBack => vec![
            case("puts the own outcome back", &[Write], |scene| {
                let (me, outcome) = (scene.me(), scene.outcome(scene.me(), None));
                scene.visits(me, OutcomeCommand::Withdraw { outcome });
                scene.form(format!("outcomes/{}/back", outcome.0.short()), &[])
            }),
            case("puts the own outcome back that the team took off", &[Write, Withdraw], |scene| {
                let outcome = scene.outcome(scene.me(), None);
                scene.team(OutcomeCommand::Withdraw { outcome });
                scene.form(format!("outcomes/{}/back", outcome.0.short()), &[])
            }),
            case("puts somebody’s outcome back", &[Write, Withdraw], |scene| {
                let outcome = scene.outcome(Who::Person(scene.other), None);
                scene.team(OutcomeCommand::Withdraw { outcome });
                scene.form(format!("outcomes/{}/back", outcome.0.short()), &[])
            }),
        ],
        Asked::Post => vec![
            case("asks a question", &[Write], |scene| scene.form("notes", &[("text", "A lift?"), ("kind", "question")])),
            case("announces something", &[Write, Announce], |scene| scene.form("notes", &[("text", "Soup"), ("kind", "announcement")])),
        ],
        Asked::Answer => vec![case("answers", &[Write], |scene| {
            let note = scene.note(Who::Team, MessageKind::Question);
            scene.form(format!("notes/{}/answers", note.0.short()), &[("text", "Behind you")])
        })],
        Asked::Settle => vec![
            case("says that a question is answered", &[Write], |scene| {
                let note = scene.note(Who::Team, MessageKind::Help);
                scene.form(format!("notes/{}/settled", note.0.short()), &[])
            }),
            case("says that an announcement is done with", &[Write, Announce], |scene| {
                let note = scene.note(Who::Team, MessageKind::Announcement);
                scene.form(format!("notes/{}/settled", note.0.short()), &[])
            }),
        ],
        Asked::ReopenNote => vec![
            case("says that it is not", &[Write], |scene| {
                let message = scene.note(Who::Team, MessageKind::Help);
                scene.team(MessageCommand::Settle { message });
                scene.form(format!("notes/{}/settled/remove", message.0.short()), &[])
            }),
            case("says that an announcement is not done with", &[Write, Announce], |scene| {
                let message = scene.note(Who::Team, MessageKind::Announcement);
                scene.team(MessageCommand::Settle { message });
                scene.form(format!("notes/{}/settled/remove", message.0.short()), &[])
            }),
        ],
        Asked::Pin => vec![case("pins to every page", &[Write, Announce], |scene| {
            let note = scene.note(Who::Team, MessageKind::Announcement);
            scene.form(format!("notes/{}/pin", note.0.short()), &[("pinned", "yes")])
        })],
        Asked::WithdrawNote => vec![
            case("takes the own note back", &[Write], |scene| {
                let note = scene.note(scene.me(), MessageKind::Question);
                scene.form(format!("notes/{}/withdraw", note.0.short()), &[])
            }),
            case("takes somebody’s note back", &[Write, Withdraw], |scene| {
                let note = scene.note(Who::Person(scene.other), MessageKind::Question);
                scene.form(format!("notes/{}/withdraw", note.0.short()), &[])
            }),
        ],
        Asked::BringNoteBack => vec![
            case("puts the own note back", &[Write], |scene| {
                let (me, message) = (scene.me(), scene.note(scene.me(), MessageKind::Question));
                scene.visits(me, MessageCommand::Withdraw { message });
                scene.form(format!("notes/{}/back", message.0.short()), &[])
            }),
            case("puts the own note back that the team took off", &[Write, Withdraw], |scene| {
                let message = scene.note(scene.me(), MessageKind::Question);
                scene.team(MessageCommand::Withdraw { message });
                scene.form(format!("notes/{}/back", message.0.short()), &[])
            }),
            case("puts somebody’s note back", &[Write, Withdraw], |scene| {
                let message = scene.note(Who::Person(scene.other), MessageKind::Question);
                scene.team(MessageCommand::Withdraw { message });
                scene.form(format!("notes/{}/back", message.0.short()), &[])
            }),
        ],
        Asked::Begin => vec![case("brings a page in", &[Import], |scene| {
            let page = "# Monday, May 28th\n\n| What? | Where? | Audience |\n| - | - | - |\n| Weaving | Mozilla | all |\n";
            scene.form("import", &[("text", page), ("as", "live"), ("document", "page"), ("step", "bring")])
        })],
        Asked::TakeImportBack => vec![case("takes a page back", &[Import], |scene| {
            let (import, project, row) = (CommandId(scene.id()), ProjectId(scene.id()), RowKey(scene.id()));
            let about = About { title: line("Brought in"), ..About::default() };
            let source = Some(Source { row, cells: [].into() });
            let add =
                ProjectCommand::Add { project, day: day(), state: State::Idea, about, place: Place::default(), anyway: false, source };
            let order =
                Order::new(import, Actor::ORGANISER).with(Command::Import(ImportCommand::Begin { import, document: line("old page") }));
            scene.house.ledger.ask(EVENT, order.with(Command::Project(add))).wait().expect("it is brought in");
            scene.form(format!("import/{}/remove", import.0.short()), &[])
        })],
        Asked::Reach => vec![case("says that it is tomorrow", &[Tick], |_| {
            Way::Door(Command::Moment(MomentCommand::Reach { today: NEXT.parse().unwrap(), slot: None }))
        })],
        Asked::Forget => vec![case("says what is forgotten", &[Tick], |_| {
            Way::Door(Command::Moment(MomentCommand::Forget { what: domain::moment::Forget::Sensitive }))
        })],
        Asked::Unsay => vec![
            case("takes back that they came", &[Write], |scene| {
                scene.comes(scene.person);
                Way::Door(Command::Venue(VenueCommand::Unsay { person: scene.person, day: day() }))
            }),
            case("takes back that somebody came", &[Write, Others], |scene| {
                scene.comes(scene.other);
                Way::Door(Command::Venue(VenueCommand::Unsay { person: scene.other, day: day() }))
            }),
        ],
        Asked::Erase => vec![case("erases somebody", &[Strike], |scene| {
            let person = scene.somebody(Kind::Own);
            Way::Door(Command::Person(PersonCommand::Erase { person }))
        })],
        Asked::SayComing => vec![
            case("says when they come", &[], |scene| scene.plan(scene.person)),
            case("says when somebody comes", &[Others], |scene| scene.plan(scene.other)),
        ],
        Asked::GivePlace => vec![case("gives somebody who waits a place", &[Arrange], |scene| {
            let (person, day) = (scene.other, day());
            let terms = domain::coming::Terms { places: Some(0), ..Default::default() };
            scene.team(ComingCommand::Agree { seen: u64::MAX, terms });
            let days = vec![(day, domain::coming::Plan::all_day(domain::coming::Answer::No))];
            scene.team(ComingCommand::Plan { person, days });
            let days = vec![(day, domain::coming::Plan::all_day(domain::coming::Answer::Confirmed))];
            scene.team(ComingCommand::Plan { person, days });
            Way::Door(Command::Coming(ComingCommand::Admit { person, day }))
        })],
        Asked::Expect => vec![case("says to which house somebody goes", &[Arrange], |scene| {
            let (people, venue) = (vec![scene.somebody(Kind::Own)], Some(scene.mozilla()));
            Way::Door(Command::Coming(ComingCommand::Expect { day: day(), venue, people }))
        })],
        Asked::Agree => vec![case("says on what terms people come", &[Arrange], |scene| {
            let terms = domain::coming::Terms { places: Some(u32::from(scene.made) + 50), ..Default::default() };
            Way::Door(Command::Coming(ComingCommand::Agree { seen: u64::MAX, terms }))
        })],
        Asked::AskPeople => vec![case("says what is asked of participants", &[Arrange], |scene| {
            let mut questions = domain::questionnaire::Questionnaire::standard();
            questions.questions[0].key = format!("level-{}", scene.made);
            scene.id();
            Way::Door(Command::Coming(ComingCommand::Ask { seen: u64::MAX, questions }))
        })],
        Asked::Look => vec![
            case("opens the list of participants", &[Act::Answers], |_| {
                Way::Door(Command::Coming(ComingCommand::Look { list: domain::coming::List::Participants }))
            }),
            case("opens the list for the door", &[Others], |_| {
                Way::Door(Command::Coming(ComingCommand::Look { list: domain::coming::List::Door }))
            }),
        ],
        Asked::Lapse => vec![case("lets claims lapse", &[Act::Tick], |_| {
            Way::Door(Command::Moment(MomentCommand::Lapse { until: jiff::Timestamp::UNIX_EPOCH }))
        })],
        Asked::AddTask => vec![case("adds a task", &[Write], |scene| {
            scene.form("tasks", &[("title", "A first step"), ("size", "easy"), ("skills", "parser, lexer")])
        })],
        Asked::DescribeTask => vec![case("changes a task", &[Write], |scene| {
            let task = scene.task(Who::Team, None);
            scene.form(format!("tasks/{}/edit", task.0.short()), &[("title", "Something else")])
        })],
        Asked::BringTasks => vec![
            case("brings tasks in", &[Write, Act::Import], |scene| scene.brings(None)),
            case("brings tasks to somebody’s project", &[Write, Act::Import], |scene| {
                let project = scene.project(Who::Person(scene.other));
                scene.brings(Some(project))
            }),
            case("brings tasks to the own project", &[Write], |scene| {
                let me = scene.me();
                let project = scene.project(me);
                scene.brings(Some(project))
            }),
        ],
        Asked::ClaimTask => vec![
            case("takes a task", &[Write], |scene| {
                let task = scene.task(Who::Team, None);
                scene.form(format!("tasks/{}/claims", task.0.short()), &[])
            }),
            case("gives somebody a task", &[Write, Others], |scene| {
                let (task, person) = (scene.task(Who::Team, None), scene.other);
                scene.form(format!("tasks/{}/claims", task.0.short()), &[("person", &person.to_string())])
            }),
        ],
        Asked::ReleaseTask => vec![
            case("lets go of a task", &[Write], |scene| {
                let (task, person) = (scene.task(Who::Team, None), scene.person);
                scene.team(Asking(vec![Command::Task(TaskCommand::Claim { task, person })]));
                scene.form(format!("tasks/{}/claims/mine/remove", task.0.short()), &[])
            }),
            case("lets somebody’s task go", &[Write, Others], |scene| {
                let (task, person) = (scene.task(Who::Team, None), scene.other);
                scene.team(Asking(vec![Command::Task(TaskCommand::Claim { task, person })]));
                scene.form(format!("tasks/{}/claims/mine/remove", task.0.short()), &[("person", &person.to_string())])
            }),
        ],
        Asked::StickTask => vec![case("says that a task does not build", &[Write], |scene| {
            let task = scene.task(Who::Team, None);
            scene.form(format!("tasks/{}/stuck", task.0.short()), &[("stuck", "yes")])
        })],
        Asked::FinishTask => vec![case("says that a task is done", &[Write], |scene| {
            let task = scene.task(Who::Team, None);
            scene.form(format!("tasks/{}/done", task.0.short()), &[("done", "yes")])
        })],
        Asked::WithdrawTask => vec![
            case("takes somebody’s task off the list", &[Write, Act::Withdraw], |scene| {
                let task = scene.task(Who::Person(scene.other), None);
                scene.form(format!("tasks/{}/withdraw", task.0.short()), &[])
            }),
            case("takes the own task off the list", &[Write], |scene| {
                let me = scene.me();
                let task = scene.task(me, None);
                scene.form(format!("tasks/{}/withdraw", task.0.short()), &[])
            }),
        ],
        Asked::BringBackTask => vec![case("puts the own task back on the list", &[Write], |scene| {
            let me = scene.me();
            let task = scene.task(me, None);
            scene.asks(me, Asking(vec![Command::Task(TaskCommand::Withdraw { task })]));
            scene.form(format!("tasks/{}/back", task.0.short()), &[])
        })],
        Asked::PlanSession => vec![
            case("plans a talk", &[Act::Arrange], |scene| {
                let session = SessionId(scene.id());
                let about = talk(session::Kind::Talk, vec![], None);
                Way::Door(Command::Session(SessionCommand::Plan { session, about, source: Text::empty(), anyway: false }))
            }),
            case("calls a meeting", &[Write], |scene| {
                let room = scene.room();
                scene.form(
                    "timetable",
                    &[("title", "Looms"), ("day", DAY), ("at", "15:00"), ("minutes", "30"), ("place", &room), ("kind", "meeting")],
                )
            }),
        ],
        Asked::DescribeSession => vec![
            case("changes a talk", &[Act::Arrange], |scene| {
                let (session, about) = (scene.session(Who::Team, session::Kind::Talk), talk(session::Kind::Keynote, vec![], None));
                Way::Door(Command::Session(SessionCommand::Describe { session, seen: u64::MAX, about, anyway: true }))
            }),
            case("changes the own meeting", &[Write], |scene| {
                let me = scene.me();
                let session = scene.session(me, session::Kind::Meeting);
                let mut about = scene.house.view().event.sessions[&session].about.clone();
                about.title = line("Another title");
                Way::Door(Command::Session(SessionCommand::Describe { session, seen: u64::MAX, about, anyway: false }))
            }),
        ],
        Asked::StandSession => vec![
            case("cancels a talk", &[Act::Arrange], |scene| {
                let session = scene.session(Who::Team, session::Kind::Talk).0.short();
                scene.form(format!("timetable/{session}/stand"), &[("standing", "cancelled")])
            }),
            case("cancels the own meeting", &[Write], |scene| {
                let me = scene.me();
                let session = scene.session(me, session::Kind::Meeting).0.short();
                scene.form(format!("timetable/{session}/stand"), &[("standing", "cancelled")])
            }),
        ],
        Asked::PickSession => vec![
            case("picks a session", &[], |scene| {
                let session = scene.session(Who::Team, session::Kind::Talk).0.short();
                scene.form(format!("timetable/{session}/pick"), &[("pick", "yes")])
            }),
            case("picks a session for somebody", &[Others], |scene| {
                let (session, person) = (scene.session(Who::Team, session::Kind::Talk), scene.other);
                Way::Door(Command::Session(SessionCommand::Pick { session, person }))
            }),
        ],
        Asked::UnpickSession => vec![case("picks a session no more", &[], |scene| {
            let (session, person) = (scene.session(Who::Team, session::Kind::Talk), scene.person);
            scene.team(Asking(vec![Command::Session(SessionCommand::Pick { session, person })]));
            scene.form(format!("timetable/{}/pick", session.0.short()), &[("pick", "no")])
        })],
        Asked::WritePage => vec![
            case("writes a page of the site", &[Arrange], |scene| {
                scene.form("site/pages", &[("title", "Directions"), ("path", "directions"), ("text", "Walk.")])
            }),
            case("changes a page of the site", &[Arrange], |scene| {
                let page = scene.site_page().0.short();
                scene.form(format!("site/pages/{page}"), &[("title", "Directions"), ("path", "the-way"), ("text", "Run.")])
            }),
        ],
        Asked::RemovePage => vec![
            case("removes a page of the site", &[Arrange], |scene| {
                let page = scene.site_page().0.short();
                scene.form(format!("site/pages/{page}/remove"), &[])
            }),
            case("puts a page back on the site", &[Arrange], |scene| {
                let page = scene.site_page();
                scene.team(Asking(vec![Command::Site(SiteCommand::Remove { page, removed: true })]));
                scene.form(format!("site/pages/{}/back", page.0.short()), &[])
            }),
        ],
        Asked::NameSponsors => vec![case("names the sponsors", &[Arrange], |scene| {
            scene.form("site/sponsors", &[("name-0", "Spindles"), ("level-0", ""), ("link-0", ""), ("text-0", "")])
        })],
        Asked::DressSite => vec![case("changes how the site looks", &[Arrange], |scene| {
            scene.form("site/look", &[("line", "Two days"), ("coloured", "yes"), ("accent", "#123456")])
        })],
        Asked::FileSite => vec![
            case("puts a file on the site", &[Arrange], |_| {
                let file = Scene::site_file("assets/more.txt");
                Way::Door(file)
            }),
            case("takes a file off the site", &[Arrange], |scene| {
                let file = Scene::site_file("assets/notes.txt");
                scene.team(Asking(vec![file]));
                scene.form("site/files/remove", &[("path", "assets/notes.txt")])
            }),
        ],
        Asked::ReadyList => vec![
            case("says that the own list is ready", &[Write], |scene| {
                let me = scene.me();
                let project = scene.project(me);
                scene.form(format!("projects/{}/ready", project.0.short()), &[("ready", "yes")])
            }),
            case("says that somebody’s list is ready", &[Write, Others], |scene| {
                let project = scene.project(Who::Person(scene.other));
                scene.form(format!("projects/{}/ready", project.0.short()), &[("ready", "yes")])
            }),
        ],
        Asked::Help => vec![
            case("is on the way to help", &[Write], |scene| {
                let note = scene.note(Who::Team, MessageKind::Help).0.short();
                scene.form(format!("notes/{note}/helper"), &[("helper", "me")])
            }),
            case("says that somebody is not on the way", &[Write, Others], |scene| {
                let (message, other) = (scene.note(Who::Team, MessageKind::Help), scene.other);
                scene.asks(Who::Person(other), MessageCommand::Help { message, helper: Some(other) });
                scene.form(format!("notes/{}/helper", message.0.short()), &[("helper", "nobody")])
            }),
        ],
        Asked::BeginRound => vec![case("begins a round", &[Arrange], |scene| {
            scene.round();
            scene.team(Asking(vec![Command::Round(RoundCommand::Go { stage: Stage::Over })]));
            scene.form("round/begin", &[])
        })],
        Asked::GoOn => vec![case("goes on with the round", &[Arrange], |scene| {
            scene.round();
            scene.form("round/stage", &[("stage", "pitches")])
        })],
        Asked::QueueProject => vec![
            case("queues the own project", &[], |scene| {
                scene.round();
                let me = scene.me();
                let project = scene.project(me).0.short();
                scene.form("round/queue", &[("project", &project), ("queued", "yes")])
            }),
            case("queues somebody’s project", &[Others], |scene| {
                scene.round();
                let project = scene.project(Who::Person(scene.other)).0.short();
                scene.form("round/queue", &[("project", &project), ("queued", "yes")])
            }),
        ],
        Asked::GiveFloor => vec![case("gives somebody the floor", &[Arrange], |scene| {
            scene.round();
            let speaker = Some(Speaker::Person(scene.other));
            scene.team(Asking(vec![Command::Round(RoundCommand::Turn { speaker, house: None })]));
            scene.form("round/floor", &[])
        })],
        Asked::Pass => vec![
            case("says nothing in the round", &[], |scene| {
                scene.round();
                scene.form("round/pass", &[])
            }),
            case("says that somebody says nothing", &[Others], |scene| {
                scene.round();
                let other = scene.other.to_string();
                scene.form("round/pass", &[("person", &other)])
            }),
        ],
        Asked::Fare => vec![
            case("says how it goes", &[], |scene| {
                let fares = scene.how_it_goes();
                scene.form("round/fares", &[("fares", fares)])
            }),
            case("notes how it goes for somebody", &[Others], |scene| {
                let (fares, other) = (scene.how_it_goes(), scene.other.to_string());
                scene.form("round/fares", &[("fares", fares), ("person", &other)])
            }),
        ],
        Asked::Propose => vec![case("proposes places", &[Arrange], |scene| {
            scene.round();
            let placing = Placing { person: scene.other, project: None, venue: None, room: None };
            Way::Door(Command::Round(RoundCommand::Propose { places: vec![placing] }))
        })],
        Asked::PlaceByHand => vec![
            case("proposes a place by hand", &[Others], |scene| {
                scene.round();
                let project = scene.project(Who::Team).0.short();
                scene.form(format!("round/people/{}", scene.other.0.short()), &[("project", &project), ("locked", "yes")])
            }),
            case("finds a place for themselves", &[], |scene| {
                scene.round();
                scene.team(Asking(vec![Command::Round(RoundCommand::Go { stage: Stage::Places })]));
                let placing = Placing { person: scene.person, project: Some(scene.project(Who::Team)), venue: None, room: None };
                Way::Door(Command::Round(RoundCommand::Place { placing, locked: false }))
            }),
        ],
        Asked::Release => vec![
            case("shows people what is proposed", &[Arrange], |scene| {
                let project = scene.project(Who::Team);
                scene.round();
                let people = [scene.person, scene.other];
                let places = people.map(|person| Placing { person, project: Some(project), venue: None, room: None }).into();
                scene.team(Asking(vec![Command::Round(RoundCommand::Propose { places })]));
                scene.form("round/release", &[])
            }),
            case("shows one person what is proposed", &[Others], |scene| {
                let project = scene.project(Who::Team);
                scene.round();
                let placing = Placing { person: scene.other, project: Some(project), venue: None, room: None };
                scene.team(Asking(vec![
                    Command::Round(RoundCommand::Propose { places: vec![placing] }),
                    Command::Round(RoundCommand::Go { stage: Stage::Places }),
                ]));
                scene.form("round/release", &[("person", &scene.other.to_string())])
            }),
        ],
        Asked::AnswerPlace => vec![
            case("answers to a proposed place", &[], |scene| {
                let of = scene.proposed(scene.person).0.short();
                scene.form("round/answer", &[("of", &of), ("answer", "yes")])
            }),
            case("answers for somebody", &[Others], |scene| {
                let other = scene.other;
                let of = scene.proposed(other).0.short();
                scene.form("round/answer", &[("person", &other.to_string()), ("of", &of), ("answer", "none")])
            }),
        ],
        Asked::WriteLetters => vec![case("writes letters to many", &[Arrange], |_| {
            let letter = domain::coming::Letter::Place;
            Way::Door(Command::Coming(ComingCommand::Write { letter, people: 3 }))
        })],
        Asked::Undo => vec![
            case("undoes the last change of a thing", &[Write], |scene| {
                let (project, day, other) = (scene.project(Who::Team), day(), Who::Person(scene.other));
                scene.asks(other, ProjectCommand::Turn { project, day, state: State::Paused, anyway: false });
                scene.undo(0)
            }),
            case("undoes what is not the last change of a thing", &[Write, UndoAny], |scene| {
                let (project, day) = (scene.project(Who::Team), day());
                let place = Place { spot: line("by the window"), ..Place::default() };
                scene.team(ProjectCommand::Move { project, day, place, anyway: false });
                scene.team(ProjectCommand::Turn { project, day, state: State::Paused, anyway: false });
                scene.undo(1)
            }),
            case("undoes the own joining", &[Write], |scene| {
                let (project, day, me) = (scene.project(Who::Team), day(), scene.me());
                scene.asks(me, ProjectCommand::Join { project, day, anyway: true });
                scene.undo(0)
            }),
            case("undoes somebody’s joining", &[Write, Others], |scene| {
                let (project, day, other) = (scene.project(Who::Team), day(), Who::Person(scene.other));
                scene.asks(other, ProjectCommand::Join { project, day, anyway: true });
                scene.undo(0)
            }),
            case("undoes that somebody leads", &[Write, Others], |scene| {
                let (project, person) = (scene.project(Who::Team), scene.other);
                scene.team(ProjectCommand::Lead { project, person, leads: true });
                scene.undo(0)
            }),
            case("undoes that somebody’s project became part of another one", &[Write, Withdraw], |scene| {
                let (other, into) = (Who::Person(scene.other), scene.project(Who::Team));
                let project = scene.project(other);
                let merged = scene.visits(other, ProjectCommand::Merge { project, into, anyway: true });
                scene.form(format!("history/{merged}/undo"), &[])
            }),
            case("undoes what the team undid", &[Write, UndoAny], |scene| {
                let (project, day, me) = (scene.project(Who::Team), day(), scene.me());
                scene.asks(me, ProjectCommand::Turn { project, day, state: State::Paused, anyway: false });
                scene.team(HistoryCommand::Undo { change: scene.house.seq(), anyway: false });
                scene.undo(0)
            }),
            case("undoes somebody’s new project", &[Write, Withdraw], |scene| {
                scene.project(Who::Person(scene.other));
                scene.undo(0)
            }),
            case("undoes what somebody wrote down", &[Write, Withdraw], |scene| {
                scene.outcome(Who::Person(scene.other), None);
                scene.undo(0)
            }),
            case("undoes somebody’s question", &[Write, Withdraw], |scene| {
                scene.note(Who::Person(scene.other), MessageKind::Question);
                scene.undo(0)
            }),
            case("undoes an announcement", &[Write, Announce], |scene| {
                scene.note(Who::Team, MessageKind::Announcement);
                scene.undo(0)
            }),
            case("undoes a count", &[Write, Act::Count], |scene| {
                let (day, venue, present) = (day(), scene.mozilla(), u32::from(scene.made));
                scene.team(VenueCommand::Count { day, venue, present });
                scene.undo(0)
            }),
            case("undoes that a house closed", &[Write, Arrange], |scene| {
                let venue = scene.venue();
                scene.team(VenueCommand::Close { venue });
                scene.undo(0)
            }),
            case("undoes that two are one", &[Write, People], |scene| {
                let (person, into) = (scene.somebody(Kind::Guest), scene.somebody(Kind::Guest));
                scene.team(PersonCommand::Merge { person, into });
                scene.undo(0)
            }),
        ],
        Asked::TakeBack => vec![case("takes back what somebody did", &[UndoAny], |scene| {
            scene.note(Who::Person(scene.other), MessageKind::Question);
            let step = scene.house.seq().to_string();
            scene.form("history/take-back", &[("step", &step), ("who", "visitors")])
        })],
    }
}

/// The smallest role that is needed, if this one is too small.
fn needed(role: Role, needs: &[Act], editing: Editing) -> Option<Role> {
    let actor = Actor { who: Who::Team, role };
    needs.iter().find_map(|act| may(&actor, *act, editing).err())
}

/// Says what is wrong with the answer to somebody who may not do it, if anything is.
fn wrong_refusal(answer: &Answer, told: Told, needed: Role) -> Option<String> {
    let text = answer.text();
    let says = match told {
        Told::Nobody => answer.status == 404 && text.contains("There is nobody to see at this address. Look among the people."),
        Told::NoSeat => answer.status == 422 && text.contains("full") && !text.contains("Or do it all the same"),
        Told::Role => {
            let role = format!("one has to be {} here. Ask the coordinator for a link.", needed.word());
            answer.status == 403 && text.contains(&role)
        }
    };
    (!says).then(|| format!("{} {text}", answer.status))
}

/// Asks for everything in every way, and gives the cells that are not as the table says.
fn cells_that_are_wrong(editing: Editing, role: Role) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut scene = Scene::new(editing, role, "Ada", "everyone");
    for asked in Asked::ALL {
        for Case { what, needs, told, ask } in cases(*asked) {
            let way = ask(&mut scene);
            // What time does to new days it does now, not while the form is answered.
            scene.house.ledger.look().wait().expect("the timer looks");
            let (before, events) = (scene.house.seq(), scene.house.ledger.events().len());
            let done = scene.do_it(&way, needs.len() % 2 == 0);
            let changed = scene.house.seq() > before || scene.house.ledger.events().len() > events;
            let cell = format!("{editing:?}: {} {what}", role.word());
            let told = match told {
                Told::NoSeat if needed(role, &[Act::Write], editing).is_some() => Told::Role,
                Told::Nobody if role.is_team() => Told::Role,
                told => told,
            };
            match (needed(role, needs, editing), done) {
                (None, Ok(answer)) => {
                    let went =
                        answer.is_none_or(|answer| answer.status == 303 || (answer.status == 200 && answer.body.starts_with("{\"go\":")));
                    if !went || !changed {
                        wrong.push(format!("{cell}: may, but it was not done"));
                    }
                }
                (Some(needed), Ok(Some(answer))) => {
                    let again = scene.do_it(&way, needs.len() % 2 == 1).ok().flatten().expect("a form is answered");
                    wrong.extend(
                        [answer, again]
                            .iter()
                            .filter_map(|answer| wrong_refusal(answer, told, needed))
                            .map(|said| format!("{cell}: {said}")),
                    );
                    if changed || scene.house.seq() > before {
                        wrong.push(format!("{cell}: was refused, and done all the same"));
                    }
                }
                (Some(needed), Err(Refusal::NotAllowed { needed: said, .. })) if needed == said && !changed => {}
                (needed, done) => wrong
                    .push(format!("{cell}: needs {needed:?} and was answered {:?}", done.map(|answer| answer.map(|answer| answer.text())))),
            }
        }
    }
    wrong
}

#[test]
fn every_command_is_done_by_those_who_may_and_by_nobody_else() {
    let _: fn(&Command) -> Asked = Asked::of;
    // Each rule of editing by itself, as they need nothing of each other.
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let threads = EDITING.map(|editing| {
            scope.spawn(move || Role::ALL.into_iter().flat_map(|role| cells_that_are_wrong(editing, role)).collect::<Vec<String>>())
        });
        threads.into_iter().flat_map(|thread| thread.join().expect("no case breaks")).collect()
    });
    assert!(wrong.is_empty(), "{} cells:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_act_is_without_a_case() {
    let covered: BTreeSet<Act> = Asked::ALL.iter().flat_map(|asked| cases(*asked)).flat_map(|case| case.needs.iter().copied()).collect();
    // Letting people in and inviting them is no change of the event: the test below asks for it.
    let missing: Vec<Act> = Act::ALL.into_iter().filter(|act| !covered.contains(act) && ![Act::Admit, Act::Invite].contains(act)).collect();
    assert_eq!(missing, []);
}

/// Who may open a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// Whoever has its address.
    Everybody,
    /// Those who may do this.
    To(Act),
    /// The team.
    Team,
}

/// Every address at which a page stands; those that only lead on to one are left out.
const PAGES: [(&str, Open); 123] = [
    ("/", Open::Everybody),
    ("/new", Open::Everybody),
    ("/organiser/{key}", Open::Everybody),
    ("/robots.txt", Open::Everybody),
    ("/{event}/", Open::Everybody),
    ("/{event}/about", Open::Everybody),
    ("/{event}/about.jsonld", Open::Everybody),
    ("/{event}/about/{*path}", Open::Everybody),
    ("/{event}/board.json", Open::Everybody),
    ("/{event}/board.md", Open::Everybody),
    ("/{event}/come-in", Open::Everybody),
    ("/{event}/coming", Open::To(Act::Answers)),
    ("/{event}/coming/kitchen", Open::To(Act::Answers)),
    ("/{event}/coming/list", Open::To(Act::Answers)),
    ("/{event}/coming/plan", Open::To(Act::Answers)),
    ("/{event}/coming/skills", Open::To(Act::Answers)),
    ("/{event}/coming/terms", Open::To(Act::Arrange)),
    ("/{event}/coming/waiting", Open::To(Act::Answers)),
    ("/{event}/continue", Open::To(Act::Arrange)),
    ("/{event}/corner", Open::Everybody),
    ("/{event}/corner/edit", Open::Everybody),
    ("/{event}/done/new", Open::Everybody),
    ("/{event}/door", Open::To(Act::Others)),
    ("/{event}/door/end", Open::To(Act::Others)),
    ("/{event}/door/gathering", Open::To(Act::Others)),
    ("/{event}/door/now", Open::To(Act::Others)),
    ("/{event}/door/people", Open::To(Act::Others)),
    ("/{event}/door/print", Open::To(Act::Others)),
    ("/{event}/door/scan", Open::To(Act::Others)),
    ("/{event}/feed.atom", Open::Everybody),
    ("/{event}/feed.rss", Open::Everybody),
    ("/{event}/files/{hash}/{name}", Open::Everybody),
    ("/{event}/gathering", Open::Everybody),
    ("/{event}/here", Open::Everybody),
    ("/{event}/history", Open::Everybody),
    ("/{event}/history/take-back", Open::To(Act::UndoAny)),
    ("/{event}/history/{seq}", Open::Everybody),
    ("/{event}/houses/{id}", Open::Everybody),
    ("/{event}/houses/{id}/poster", Open::Everybody),
    ("/{event}/import", Open::To(Act::Import)),
    ("/{event}/keys", Open::Everybody),
    ("/{event}/letters", Open::To(Act::Arrange)),
    ("/{event}/letters/write", Open::To(Act::Arrange)),
    ("/{event}/link/{token}", Open::Everybody),
    ("/{event}/look.css", Open::Everybody),
    ("/{event}/me", Open::Everybody),
    ("/{event}/me/data", Open::Everybody),
    ("/{event}/me/data.json", Open::Everybody),
    ("/{event}/me/erase", Open::Everybody),
    ("/{event}/new-here", Open::Everybody),
    ("/{event}/notes/new", Open::Everybody),
    ("/{event}/notes/{id}", Open::Everybody),
    ("/{event}/notes/{id}/withdraw", Open::Everybody),
    ("/{event}/outcomes/{id}", Open::Everybody),
    ("/{event}/outcomes/{id}/edit", Open::Everybody),
    ("/{event}/outcomes/{id}/withdraw", Open::Everybody),
    ("/{event}/people", Open::Everybody),
    ("/{event}/people/merge", Open::To(Act::People)),
    ("/{event}/people/tickets", Open::To(Act::Import)),
    ("/{event}/people/{id}", Open::Everybody),
    ("/{event}/poster", Open::Everybody),
    ("/{event}/poster/all", Open::Everybody),
    ("/{event}/projects/alike", Open::Everybody),
    ("/{event}/projects/lead", Open::To(Act::Write)),
    ("/{event}/projects/new", Open::Everybody),
    ("/{event}/projects/{id}", Open::Everybody),
    ("/{event}/projects/{id}/edit", Open::Everybody),
    ("/{event}/projects/{id}/merge", Open::Everybody),
    ("/{event}/projects/{id}/poster", Open::Everybody),
    ("/{event}/projects/{id}/withdraw", Open::Everybody),
    ("/{event}/questionnaire", Open::Everybody),
    ("/{event}/report", Open::Everybody),
    ("/{event}/report.md", Open::Everybody),
    ("/{event}/round", Open::Everybody),
    ("/{event}/round/people/{id}", Open::To(Act::Others)),
    ("/{event}/round/plan", Open::To(Act::Arrange)),
    ("/{event}/round/screen", Open::Everybody),
    ("/{event}/safe", Open::To(Act::Arrange)),
    ("/{event}/schedule.json", Open::Everybody),
    ("/{event}/schedule.xml", Open::Everybody),
    ("/{event}/settings", Open::To(Act::Arrange)),
    ("/{event}/settings/days", Open::To(Act::Arrange)),
    ("/{event}/settings/days/{date}", Open::To(Act::Arrange)),
    ("/{event}/settings/facts", Open::To(Act::Arrange)),
    ("/{event}/settings/houses/new", Open::To(Act::Arrange)),
    ("/{event}/settings/houses/{id}", Open::To(Act::Arrange)),
    ("/{event}/settings/questionnaire", Open::To(Act::Arrange)),
    ("/{event}/settings/signposts", Open::To(Act::Arrange)),
    ("/{event}/settings/themes", Open::To(Act::Arrange)),
    ("/{event}/share", Open::Everybody),
    ("/{event}/sign-in", Open::Everybody),
    ("/{event}/site", Open::To(Act::Arrange)),
    ("/{event}/site/files", Open::To(Act::Arrange)),
    ("/{event}/site/look", Open::To(Act::Arrange)),
    ("/{event}/site/new", Open::To(Act::Arrange)),
    ("/{event}/site/pages/{id}", Open::To(Act::Arrange)),
    ("/{event}/site/sponsors", Open::To(Act::Arrange)),
    ("/{event}/sitemap.xml", Open::Everybody),
    ("/{event}/still/{token}", Open::Everybody),
    ("/{event}/stream", Open::Everybody),
    ("/{event}/t/{code}", Open::Everybody),
    ("/{event}/tasks", Open::Everybody),
    ("/{event}/tasks/bring", Open::To(Act::Import)),
    ("/{event}/tasks/new", Open::Everybody),
    ("/{event}/tasks/{id}", Open::Everybody),
    ("/{event}/tasks/{id}/edit", Open::Everybody),
    ("/{event}/tasks/{id}/withdraw", Open::Everybody),
    ("/{event}/team", Open::Team),
    ("/{event}/team/invite", Open::To(Act::Invite)),
    ("/{event}/team/signed-in", Open::To(Act::Invite)),
    ("/{event}/team/word", Open::To(Act::Admit)),
    ("/{event}/timetable", Open::Everybody),
    ("/{event}/timetable.ics", Open::Everybody),
    ("/{event}/timetable/clashes", Open::Everybody),
    ("/{event}/timetable/mine", Open::Everybody),
    ("/{event}/timetable/mine.json", Open::Everybody),
    ("/{event}/timetable/new", Open::To(Act::Write)),
    ("/{event}/timetable/{id}", Open::Everybody),
    ("/{event}/timetable/{id}/calendar", Open::Everybody),
    ("/{event}/timetable/{id}/edit", Open::To(Act::Arrange)),
    ("/{event}/today.json", Open::Everybody),
    ("/{event}/wall", Open::Everybody),
    ("/{event}/way-in/{token}", Open::Everybody),
];

/// Addresses that lead on to another page, show no event, or are streams; they are tested elsewhere.
fn is_no_page(address: &str, handler: &str) -> bool {
    let leads_on = ["to_", "forms::to_", "of_thing", "back)", "enter::demo_role", "live)", "versioned", "icon"];
    leads_on.iter().any(|way| handler.starts_with(way)) || address.starts_with("/assets/")
}

#[test]
fn no_page_is_missing_in_the_table() {
    fn sources(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("the sources are there").map(|entry| entry.expect("it is read").path()) {
            if entry.is_dir() {
                sources(&entry, found);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                found.push(std::fs::read_to_string(entry).expect("it is text"));
            }
        }
    }
    let mut all = Vec::new();
    sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let mut routed: Vec<String> = Vec::new();
    for route in all.iter().flat_map(|source| source.split(".route(\"").skip(1)) {
        let (address, rest) = route.split_once("\", ").expect("a route has an address");
        if let Some(handler) = rest.strip_prefix("get(")
            && !is_no_page(address, handler)
        {
            routed.push(address.to_owned());
        }
    }
    routed.sort_unstable();
    assert_eq!(routed, PAGES.map(|(address, _)| address));
}

/// A page's addresses, one for each thing that there is.
fn addresses(house: &House, page: &str) -> Vec<String> {
    let view = house.view();
    let event = &view.event;
    let short = |ids: Vec<Id>| ids.into_iter().map(Id::short).collect::<Vec<_>>();
    let ids = match page.split('/').nth(2).unwrap_or("") {
        "projects" => short(event.projects.keys().map(|id| id.0).collect()),
        "notes" => short(event.messages.keys().map(|id| id.0).collect()),
        "outcomes" => short(event.outcomes.keys().map(|id| id.0).collect()),
        "timetable" => short(event.sessions.keys().map(|id| id.0).collect()),
        "tasks" => short(event.tasks.keys().map(|id| id.0).collect()),
        "site" => short(event.site.pages.keys().map(|id| id.0).collect()),
        "people" | "round" => short(event.people.keys().map(|id| id.0).collect()),
        _ => short(event.venues.iter().map(|venue| venue.id.0).collect()),
    };
    let page = page.replace("{event}", EVENT);
    let each = |name: &str, values: Vec<String>| values.into_iter().map(|value| page.replace(name, &value)).collect();
    match page.split_once('{').and_then(|(_, rest)| rest.split_once('}')).map(|(name, _)| name) {
        Some("id") => each("{id}", ids),
        Some("seq") => each("{seq}", (1..=event.seq).map(|seq| seq.to_string()).collect()),
        Some("date") => each("{date}", event.days.iter().map(|day| day.date.to_string()).collect()),
        Some("*path") => each("{*path}", event.site.pages.values().map(|page| page.about.path.as_str().to_owned()).collect()),
        Some(name) => each(&format!("{{{name}}}"), vec!["nobody-knows-this".to_owned()]),
        None => vec![page],
    }
}

/// An event on whose every page something stands, and somebody in it with this role.
pub fn something_everywhere(role: Role) -> (House, Guest) {
    let mut scene = Scene::new(Editing::Anyone, role, "Ada", "everyone");
    scene.furnish();
    (scene.house, scene.actor)
}

/// Every kind of page, with an address of it where there is one.
pub fn each_kind(house: &House) -> Vec<(&'static str, Option<String>)> {
    PAGES.iter().map(|(page, _)| (*page, addresses(house, page).into_iter().next())).collect()
}

/// The addresses of every kind of page, some of each.
pub fn every_page(house: &House) -> Vec<String> {
    PAGES.iter().flat_map(|(page, _)| addresses(house, page).into_iter().take(3)).collect()
}

#[test]
fn every_page_is_opened_by_those_who_may_and_tells_the_others_what_is_needed() {
    for editing in EDITING {
        for role in Role::ALL {
            let mut scene = Scene::new(editing, role, "Ada", "everyone");
            scene.furnish();
            for (page, open) in PAGES {
                let needed = match open {
                    Open::Everybody => None,
                    Open::To(act) => needed(role, &[act], editing),
                    Open::Team => Some(Role::Greeter).filter(|_| !role.is_team()),
                };
                for address in addresses(&scene.house, page).into_iter().take(3) {
                    let seq = scene.house.seq();
                    let answer = scene.actor.clone().get(&address);
                    let cell = format!("{editing:?}: {} {address}: {}", role.word(), answer.text());
                    match (needed, open) {
                        (Some(_), Open::Team) => {
                            assert_eq!(answer.status, 403, "{cell}");
                            assert!(answer.text().contains("Ask the coordinator for a link that lets you in as greeter"), "{cell}");
                        }
                        (Some(needed), _) => assert_eq!(wrong_refusal(&answer, Told::Role, needed), None, "{cell}"),
                        // A link that nobody made, a file that nobody brought in, a gathering of one event, and a door through which one
                        // came already.
                        (None, _) if ["{key}", "{token}", "{hash}", "}/gathering"].iter().any(|part| page.contains(part)) => {
                            assert_eq!(answer.status, 404, "{cell}");
                        }
                        (None, _) if page.ends_with("/come-in") && role > Role::Visitor => assert_eq!(answer.status, 303, "{cell}"),
                        (None, _) => assert_eq!(answer.status, 200, "{cell}"),
                    }
                    if needed.is_some() {
                        let french = scene.actor.clone().speaking("fr").get(&address);
                        assert_eq!((french.status, french.text().contains("coordination")), (403, true), "{cell} {}", french.text());
                    }
                    assert_eq!(seq, scene.house.seq(), "{cell}");
                }
            }
        }
    }
}

/// What must not be read or heard, and by whom it may be.
struct Poison {
    what: &'static str,
    text: String,
    may: &'static [Role],
}

const NOBODY: &[Role] = &[];
const TEAM: &[Role] = &[Role::Greeter, Role::Coordinator, Role::Organiser];
const INSIDE: &[Role] = &[Role::Participant, Role::Mentor, Role::Greeter, Role::Coordinator, Role::Organiser];

/// Everything that can be asked for is done by somebody whose name is for nobody, in a place full of what is not for everybody.
fn everything_happens(scene: &mut Scene) -> Vec<Poison> {
    let mut poison = vec![];
    let mut words = vec![];
    // Somebody to be reached, whose name and address are for the team; and a typed name that was taken off.
    let private = scene.somebody(Kind::Own);
    let (mail, gone) = ("grete@zwiebel.example", "Griselda Verschwunden");
    scene.house.rewrite_profile(
        private,
        Profile { name: "Grete Zwiebel".to_owned(), listing: Listing::Nobody, contact: Some(mail.to_owned()), ..Default::default() },
    );
    let reached = |scene: &mut Scene| {
        let contacts = domain::Contacts { newcomers: Some(private), coordinator: Some(private), conduct: Some(private) };
        let facts = domain::Facts { contacts, ..scene.house.view().event.facts() };
        scene.team(event::Command::Describe { seen: u64::MAX, facts });
    };
    reached(scene);
    let hidden = scene.somebody(Kind::Guest);
    scene.team(PersonCommand::Hide { person: hidden, hidden: true });
    scene.house.rewrite_profile(hidden, Profile { name: gone.to_owned(), listing: Listing::Everyone, ..Default::default() });
    for (person, at) in
        [(private, "Table of Grete"), (hidden, "Table of Griselda"), (scene.other, "Table of Bea"), (scene.person, "My table")]
    {
        let project = scene.project(Who::Person(person));
        let day = day();
        scene.asks(Who::Person(person), ProjectCommand::Join { project, day, anyway: true });
        scene.team(ProjectCommand::Lead { project, person, leads: true });
        let about = About { title: line(at), ..About::default() };
        scene.team(ProjectCommand::Describe { project, seen: u64::MAX, about });
        scene.outcome(Who::Team, Some(person));
        let task = scene.task(Who::Person(person), Some(project));
        scene.team(Asking(vec![
            Command::Task(TaskCommand::Claim { task, person }),
            Command::Task(TaskCommand::Stick { task, person, stuck: true }),
        ]));
        scene.note(Who::Person(person), MessageKind::Help);
        scene.comes(person);
    }
    for asked in Asked::ALL {
        for case in cases(*asked) {
            let way = (case.ask)(scene);
            words.push(scene.house.view().event.word.to_string());
            let done = scene.do_it(&way, false);
            let went = done.as_ref().is_ok_and(|answer| answer.as_ref().is_none_or(|answer| answer.status == 303));
            assert!(went || case.needs == [Act::Tick], "{}: {:?}", case.what, done.map(|answer| answer.map(|answer| answer.text())));
            words.push(scene.house.view().event.word.to_string());
        }
    }
    reached(scene);
    words.push("quartz olive yeti".to_owned());
    scene.team(event::Command::Word { word: line("quartz olive yeti") });
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    words.dedup();
    for word in words {
        poison.push(Poison { what: "the word of the day in an address", text: word.replace(' ', "-"), may: TEAM });
        poison.push(Poison { what: "the word of the day", text: word, may: TEAM });
    }
    let mut add = |what, text: &str, may| poison.push(Poison { what, text: text.to_owned(), may });
    add("the name of somebody who is shown to nobody", "Grace Nobody", TEAM);
    add("the id of somebody who is shown to nobody", &scene.person.0.short(), TEAM);
    add("the name of who is to be asked, which is for nobody", "Grete Zwiebel", TEAM);
    add("the id of who is to be asked", &private.0.short(), TEAM);
    add("how they are reached", mail, TEAM);
    add("a name for participants", "Linus Inside", INSIDE);
    add("a typed name that was taken off", gone, TEAM);
    add("the id of a typed name that was taken off", &hidden.0.short(), TEAM);
    add("the password of the wifi", SECRET, TEAM);
    add("where the data lies", "/the/secret/folder", &[Role::Organiser]);
    add("a link that lets one in", "link-of-a-", NOBODY);
    poison
}

fn found(poison: &[Poison], role: Role, shown: &str) -> Vec<&'static str> {
    poison.iter().filter(|poison| !poison.may.contains(&role) && shown.contains(&poison.text)).map(|poison| poison.what).collect()
}

#[test]
fn nobody_reads_or_hears_what_is_not_for_them_while_everything_happens() {
    let mut scene = Scene::new(Editing::Anyone, Role::Organiser, "Grace Nobody", "nobody");
    let mut linus = scene.house.visitor();
    let form = linus.form("/paris-2018/projects/new", "/projects").set("title", "For those inside").set("name", "Linus Inside");
    form.set("listing", "participants").press("state", "running").location();
    let readers = Role::ALL.map(|role| (role, if role == Role::Visitor { scene.house.visitor() } else { scene.house.guest(role) }));
    let mut streams: Vec<_> = readers
        .iter()
        .flat_map(|(role, guest)| ["en", "fr"].map(|language| (*role, guest.clone().speaking(language).watch(BOARD))))
        .collect();
    let poison = everything_happens(&mut scene);
    // Who comes now has the board drawn as it is by now: what follows comes as a message of its own, not in a "load anew".
    let _late: Vec<_> =
        readers.iter().flat_map(|(_, guest)| ["en", "fr"].map(|language| guest.clone().speaking(language).watch(BOARD))).collect();
    add_project(&mut scene.house.visitor(), "The very last one", "Zoe");

    let mut leaks = BTreeSet::new();
    for (role, stream) in &mut streams {
        let heard = stream.until("The very last one");
        leaks.extend(found(&poison, *role, &heard).into_iter().map(|what| format!("{} heard {what}", role.word())));
        // What is there to hear is heard by those who may.
        assert_eq!(heard.contains("Grace Nobody"), role.is_team(), "{}", role.word());
    }
    let mut seen: BTreeSet<(&str, bool)> = BTreeSet::new();
    let (epoch, seq) = (scene.house.view().epoch, scene.house.seq());
    for (role, guest) in readers {
        for (page, _) in PAGES {
            for address in addresses(&scene.house, page) {
                let mut guest = guest.clone();
                let mut shown = guest.get(&address).body;
                if page == "/{event}/history" {
                    let older = (1..=seq / 40).map(|part| guest.get(&format!("{address}?before={}", part * 40)).body);
                    shown += &older.collect::<String>();
                    shown += &guest.get(&format!("{address}?kind=people")).body;
                }
                let page = page.replace("{event}", "…");
                leaks.extend(found(&poison, role, &shown).into_iter().map(|what| format!("{} reads {what} at {page}", role.word())));
                seen.extend(poison.iter().filter(|poison| shown.contains(&poison.text)).map(|poison| (poison.what, role.is_team())));
            }
        }
        // Who comes late hears all at once.
        let board = guest.clone().page(BOARD);
        let stream = crate::markup::first(&board.body, "body")["data-stream"].clone();
        let heard = guest.clone().stream(&format!("{stream}&since={epoch}-{}", scene.house.view().event.everything)).until("beat");
        leaks.extend(found(&poison, role, &heard).into_iter().map(|what| format!("{} hears {what} late", role.word())));
    }
    assert!(leaks.is_empty(), "{}", leaks.into_iter().collect::<Vec<_>>().join("\n"));
    // What nobody shows at all would not be found where it leaks either.
    for Poison { what, may, .. } in poison.iter().filter(|poison| !poison.may.is_empty()) {
        assert!(seen.contains(&(what, true)) || what.contains("address"), "{what} is shown to nobody of {may:?}");
    }
}

/// What somebody wishes of a session or a link, what one must be allowed to, and the form.
type Wish<'a> = (&'a str, Act, String, &'a [(&'a str, &'a str)]);

/// The letters of a session or link in addresses.
fn letters_of(house: &House, is: impl Fn(&Token) -> bool) -> String {
    let (TokenHash(digest), _) = house.ledger.tokens(EVENT).into_iter().find(|(_, token)| is(token)).expect("it is there");
    Id::from_bits(digest.iter().take(16).fold(0, |bits, byte| bits << 8 | u128::from(*byte))).short()
}

#[test]
fn who_comes_in_as_what_is_said_by_those_who_may_and_by_nobody_else() {
    for editing in EDITING {
        for role in Role::ALL {
            let mut scene = Scene::new(editing, role, "Ada", "everyone");
            let mut zoe = scene.house.visitor();
            scene.house.ledger.make_link(EVENT, TokenHash::of("spare"), Role::Mentor, paris("2018-05-29T12:00"), 9).wait().unwrap();
            zoe.form(&format!("/{EVENT}/link/spare"), "").send().location();
            let spare = letters_of(&scene.house, |token| matches!(token, Token::Link(link) if link.uses == 8));
            let session =
                letters_of(&scene.house, |token| matches!(token, Token::Session(is) if is.role == Role::Mentor && is.person.is_none()));
            let asked: [Wish; 5] = [
                (
                    "invites",
                    Act::Invite,
                    "team/invite".to_owned(),
                    &[("role", "greeter"), ("uses", "1"), ("until", "tonight"), ("once", "x")],
                ),
                ("gives a role", Act::Invite, format!("team/signed-in/{session}/role"), &[("role", "participant")]),
                ("lets in", Act::Admit, format!("people/{}/let-in", scene.other.0.short()), &[]),
                ("takes a link back", Act::Invite, format!("team/invite/{spare}/revoke"), &[]),
                ("ends a session", Act::Invite, format!("team/signed-in/{session}/end"), &[]),
            ];
            for (what, act, path, fields) in asked {
                let before = format!("{:?}", scene.house.ledger.tokens(EVENT));
                let way = scene.form(path, fields);
                let cell = format!("{editing:?}: {} {what}", role.word());
                if let Some(needed) = needed(role, &[act], editing) {
                    for script in [false, true] {
                        let answer = scene.do_it(&way, script).ok().flatten().expect("a form is answered");
                        assert_eq!(wrong_refusal(&answer, Told::Role, needed), None, "{cell}");
                    }
                    assert_eq!(before, format!("{:?}", scene.house.ledger.tokens(EVENT)), "{cell}");
                } else {
                    let answer = scene.do_it(&way, false).ok().flatten().expect("a form is answered");
                    assert!([200, 303].contains(&answer.status), "{cell}: {}", answer.text());
                    assert_ne!(before, format!("{:?}", scene.house.ledger.tokens(EVENT)), "{cell}");
                }
            }
        }
    }
}
