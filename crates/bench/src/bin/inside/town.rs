//! Makes an event of any size in a data folder, for the program to open: projects, people at them, what came of it, notes;
//! then as many further changes as are asked for, mostly people who change tables.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Args;
use domain::message::{Command as MessageCommand, Kind as MessageKind};
use domain::outcome::{About as Result_, Command as OutcomeCommand};
use domain::person::{Command as PersonCommand, Kind as PersonKind};
use domain::project::{About, Command as ProjectCommand, Need, Newcomers, State};
use domain::questionnaire::{Value as Said, key};
use domain::round::{Command as RoundCommand, Stage};
use domain::{Actor, Command, CommandId, Date, Field, Id, MessageId, OutcomeId, PersonId, ProjectId, Role, Text, Who};
use ledger::{Answer, Answered, Clock, Duty, Ledger, Listing, Order, Profile, Receipt, Session, TokenHash};
use serde_json::{Value, json};

/// What to make.
#[derive(Args)]
pub struct Arguments {
    /// The data folder; it must be new.
    #[arg(long)]
    data: PathBuf,
    /// How many projects there are on the first day.
    #[arg(long)]
    projects: u32,
    /// How many people sit at them.
    #[arg(long)]
    people: u32,
    /// The seq of the last change, where the town alone has fewer.
    #[arg(long, default_value_t = 0)]
    changes: u64,
    /// Whether a round is on, at which places are proposed.
    #[arg(long)]
    round: bool,
}

const EVENT: &str = "town";
const FIRST_DAY: &str = "2018-05-28";
const SECOND_DAY: &str = "2018-05-29";
const NOW: &str = "2018-05-28T11:00:00+02:00";
const COOKIE: &str = "somebody-who-was-here-before";
const COORDINATOR: &str = "whoever-looks-for-places";
/// What is asked before the first answer is waited for.
const AT_ONCE: usize = 500;
/// A message takes this many answers.
const MOST_ANSWERS: u32 = 100;

/// Makes it. The answer says where the event is, the cookie of one of its people, and a project's page.
pub fn run(arguments: &Arguments) -> Result<Value> {
    let ledger = Ledger::open(&arguments.data, Clock::standing(NOW.parse()?), Duty::Serve)?;
    let plan = web::opening::Plan::new("A town of projects", "Europe/Paris", FIRST_DAY.parse()?, SECOND_DAY.parse()?)
        .and_then(|plan| plan.venue("Mozilla: 5000; Kitchen; @16 bis boulevard Montmartre"))
        .and_then(|plan| plan.venue("Formeret: 5000; 101; 201; @17 rue de Cléry; ~ten minutes on foot from Mozilla"))?;
    ledger.create(EVENT.parse()?, plan.coordinator("Felix").newcomers("Mia, at the door").order()).wait()?;
    // What the clock says is a change, too: not when the program opens it.
    ledger.look().wait()?;

    let mut town = Town { ledger, next: 0, asked: vec![], people: vec![], projects: vec![], notes: vec![] };
    for number in 0..arguments.people {
        town.introduce(number)?;
    }
    for number in 0..arguments.projects {
        town.open(number)?;
    }
    for number in 0..arguments.people {
        town.sit_down(number, number)?;
    }
    for number in 0..arguments.projects.div_ceil(2) {
        town.record(number, FIRST_DAY)?;
    }
    for number in 0..arguments.projects.div_ceil(4) {
        town.post(number, FIRST_DAY)?;
    }
    town.wait()?;
    if arguments.round {
        town.begin_round()?;
    }
    town.go_on(arguments.changes)?;

    let somebody = Session { person: town.people.first().copied(), role: Role::Visitor, since: NOW.parse()? };
    town.ledger.set_session(EVENT, TokenHash::of(COOKIE), somebody).wait()?;
    let coordinator = Session { person: None, role: Role::Coordinator, since: NOW.parse()? };
    town.ledger.set_session(EVENT, TokenHash::of(COORDINATOR), coordinator).wait()?;
    let page = town.projects.first().map(|project| format!("projects/{}?day={FIRST_DAY}", project.0.short()));
    let facts = json!({
        "path": format!("/{EVENT}/"),
        "now": NOW,
        "cookie": format!("impl-days-at-{EVENT}={COOKIE}"),
        "coordinator": format!("impl-days-at-{EVENT}={COORDINATOR}"),
        // A plan that also asks those who sit: each has a wish.
        "plan": format!("/{EVENT}/round/plan?seated=yes&staying=less"),
        "project": page,
        "changes": town.seq()?,
    });
    town.ledger.stop();
    Ok(facts)
}

struct Town {
    ledger: Ledger,
    next: u64,
    asked: Vec<Answer<Receipt>>,
    people: Vec<PersonId>,
    projects: Vec<ProjectId>,
    notes: Vec<MessageId>,
}

impl Town {
    fn introduce(&mut self, number: u32) -> Result<()> {
        let id = self.new_id();
        let person = PersonId(id.nth(1));
        self.people.push(person);
        let actor = Actor { who: Who::Person(person), role: Role::Visitor };
        let mut order = Order::new(id, actor).with(Command::Person(PersonCommand::Introduce { person, kind: PersonKind::Own }));
        let wish = Said::Choices(vec![format!("Project {}:", number.wrapping_mul(7) % 10)]);
        let answers = [(key::WISHES, Answered::here(wish))].into_iter().collect();
        order
            .profiles
            .push((person, Profile { name: format!("Person {number}"), listing: Listing::Everyone, answers, ..Default::default() }));
        self.ask(order)
    }

    fn open(&mut self, number: u32) -> Result<()> {
        let about = About {
            title: line(&format!("Project {number}: what one does on such a day"), Field::Title)?,
            audience: line("For whoever knows some Rust, or wants to; there is always something small to begin with", Field::Audience)?,
            needs: if number.is_multiple_of(5) { [Need::Hands].into() } else { [].into() },
            newcomers: if number.is_multiple_of(3) { Newcomers::Welcome } else { Newcomers::Unsaid },
            ..About::default()
        };
        let state = if number % 10 == 9 { State::Idea } else { State::Running };
        let place = web::place(&self.ledger.view(EVENT).context("the town is gone")?.event, place(number));
        let id = self.new_id();
        let project = ProjectId(id.nth(0));
        self.projects.push(project);
        let add = ProjectCommand::Add { project, day: day(FIRST_DAY)?, state, about, place, anyway: false, source: None };
        self.ask_as(number, id, Command::Project(add))
    }

    /// Places are proposed from now on.
    fn begin_round(&mut self) -> Result<()> {
        for command in [RoundCommand::Begin { day: day(FIRST_DAY)? }, RoundCommand::Go { stage: Stage::Places }] {
            let id = self.new_id();
            self.ask(Order::new(id, Actor::ORGANISER).with(Command::Round(command)))?;
        }
        self.wait()
    }

    fn sit_down(&mut self, person: u32, at: u32) -> Result<()> {
        let id = self.new_id();
        let project = self.project(at)?;
        self.ask_as(person, id, Command::Project(ProjectCommand::Join { project, day: day(FIRST_DAY)?, anyway: false }))
    }

    fn turn(&mut self, number: u32, state: State) -> Result<()> {
        let id = self.new_id();
        let project = self.project(number)?;
        self.ask_as(number, id, Command::Project(ProjectCommand::Turn { project, day: day(FIRST_DAY)?, state, anyway: false }))
    }

    fn move_to(&mut self, number: u32, spot: u32) -> Result<()> {
        let id = self.new_id();
        let project = self.project(number)?;
        let place = web::place(&self.ledger.view(EVENT).context("the town is gone")?.event, place(spot));
        self.ask_as(number, id, Command::Project(ProjectCommand::Move { project, day: day(FIRST_DAY)?, place, anyway: false }))
    }

    fn record(&mut self, number: u32, on: &str) -> Result<()> {
        let id = self.new_id();
        let about = Result_ {
            who: self.people.get(number as usize % self.people.len().max(1)).copied().into_iter().collect(),
            remarks: [].into(),
            what: line("A first pull request, with tests, and somebody who wants to go on with it", Field::What)?,
            links: [].into(),
            project: Some(self.project(number)?),
            theme: None,
            kind: None,
        };
        let outcome = OutcomeId(id.nth(0));
        self.ask_as(number, id, Command::Outcome(OutcomeCommand::Record { outcome, day: day(on)?, about, source: None }))
    }

    fn post(&mut self, number: u32, on: &str) -> Result<()> {
        let id = self.new_id();
        let message = MessageId(id.nth(0));
        self.notes.push(message);
        let text = line("Who has a cable for this board, or knows where one is?", Field::Text)?;
        let post = MessageCommand::Post { message, day: day(on)?, kind: MessageKind::Question, text, project: None };
        self.ask_as(number, id, Command::Message(post))
    }

    fn answer(&mut self, number: u32) -> Result<()> {
        let id = self.new_id();
        let message = *self.notes.last().context("nobody asked anything")?;
        let answer = MessageCommand::Answer { message, text: line("There is one in the box at the door", Field::Text)? };
        self.ask_as(number, id, Command::Message(answer))
    }

    /// The day goes on until there are so many changes.
    fn go_on(&mut self, changes: u64) -> Result<()> {
        let (mut round, mut answers) = (0_u32, MOST_ANSWERS);
        while self.seq()? < changes {
            for _ in 0..AT_ONCE.min(usize::try_from(changes - self.seq()?)?.div_ceil(2)) {
                round += 1;
                let other = round.wrapping_mul(7) + round / 1000;
                match round % 20 {
                    0..13 => self.sit_down(round, other)?,
                    13 | 14 => self.turn(other, State::Paused)?,
                    15 => self.turn(other, State::Running)?,
                    16 | 17 => self.move_to(other, round)?,
                    18 if answers == MOST_ANSWERS => {
                        self.post(round, SECOND_DAY)?;
                        answers = 0;
                    }
                    18 => {
                        self.answer(round)?;
                        answers += 1;
                    }
                    _ => self.record(round, SECOND_DAY)?,
                }
            }
            self.wait()?;
        }
        Ok(())
    }

    fn ask_as(&mut self, person: u32, id: CommandId, command: Command) -> Result<()> {
        let person = self.people.get(person as usize % self.people.len().max(1)).copied().context("the town has no people")?;
        self.ask(Order::new(id, Actor { who: Who::Person(person), role: Role::Participant }).with(command))
    }

    fn ask(&mut self, order: Order) -> Result<()> {
        self.asked.push(self.ledger.ask(EVENT, order));
        if self.asked.len() >= AT_ONCE { self.wait() } else { Ok(()) }
    }

    fn wait(&mut self) -> Result<()> {
        self.asked.drain(..).try_for_each(|answer| answer.wait().map(drop).map_err(Into::into))
    }

    fn project(&self, number: u32) -> Result<ProjectId> {
        self.projects.get(number as usize % self.projects.len().max(1)).copied().context("the town has no projects")
    }

    fn seq(&self) -> Result<u64> {
        Ok(self.ledger.view(EVENT).context("the town is gone")?.event.seq)
    }

    /// Ids as the server makes them: far apart, so that their first letters differ.
    fn new_id(&mut self) -> CommandId {
        self.next += 1;
        let high = u128::from(self.next).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
        CommandId(Id::from_bits(high))
    }
}

fn place(number: u32) -> &'static str {
    ["Mozilla, Kitchen", "Formeret, 101, table F2", "Formeret, 201", "Mozilla, by the window"][number as usize % 4]
}

fn line(text: &str, field: Field) -> Result<Text> {
    Ok(Text::line(text, field)?)
}

fn day(date: &str) -> Result<Date> {
    Ok(date.parse()?)
}
