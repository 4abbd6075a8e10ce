//! What bringing a page in would do, and that as one order.

use std::collections::{HashMap, HashSet};

use domain::import::{Item as Imported, RowKey, Source};
use domain::link::Link;
use domain::person::Kind;
use domain::project::State;
use domain::{
    Actor, Audience, Command, CommandId, Date, Field, Id, LINE_LIMIT, Outcome, OutcomeId, PersonId, Place, Project, ProjectId, Refusal,
    Text, VenueId,
};
use formats::live_document::{Counter, LiveDocument, OutcomeRow, ProjectRow, Remark, links};
use ledger::{Listing, Order, Profile, View};

use super::export::{place_text, which_day};
use super::keys::{Content, Keys, fold_name};
use super::rows::{Cell, Count, Differs, Item, LeftOut, Named, New, OnBoard, PassedOver};
use super::{As, How};
use crate::say::{fold, place_anywhere};

/// Rows and names that one import brings in at most: the things of one command are counted with sixteen bits. The rest comes with
/// the next import of the same page.
const MOST_THINGS: usize = 60_000;

/// What bringing a page in would do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What the page is called.
    pub document: Text,
    /// As what it is brought in.
    pub kind: As,
    /// The event's days.
    pub days: Vec<Date>,
    /// Headings that mean no day of the event (`None`: rows below no heading). Until they are answered nothing can be brought in.
    pub asked: Vec<Option<String>>,
    /// Answers that were used.
    pub answered: Vec<(Option<String>, Date)>,
    /// Answers to headings that the page does not have, or with a date that the event does not have.
    pub unused: Vec<(Option<String>, Date)>,
    /// Rows to add, in the order of the page.
    pub new: Vec<New>,
    /// Rows that are known again and say what the board says.
    pub same: usize,
    /// Known rows with another cell than the board's. They are left as they are.
    pub differs: Vec<Differs>,
    /// Rows that the board has from elsewhere. They are not added.
    pub on_board: Vec<OnBoard>,
    /// Counts to set.
    pub counters: Vec<Count>,
    /// Counters whose house the event does not have.
    pub unknown_places: Vec<Counter>,
    /// What is left out because of [`Plan::kind`].
    pub left_out: LeftOut,
    /// New projects whose place names no house of the event, by line: it stands as words.
    pub no_house: Vec<(u32, String)>,
    /// Rows that cannot stand on the board.
    pub passed_over: Vec<PassedOver>,
    /// Rows that are too many for one import.
    pub later: usize,
    /// What the reader of the page passed over or read with a grain of salt.
    pub not_understood: Vec<Remark>,
}

/// What bringing a page into an event would do. Nothing is written.
///
/// `secret` is the store's, `document_name` is what the page is called: rows are known again under that name.
pub fn plan(view: &View, secret: &[u8; 32], document_name: &str, doc: &LiveDocument, how: &How) -> Plan {
    let document = document(document_name);
    let mut planner = Planner::new(view, document, how, doc);
    planner.find_days(doc, how);
    let document = planner.plan.document.clone();
    let mut keys = Keys::new(secret, document.as_str());
    let projects: Vec<_> =
        doc.projects.iter().map(|row| planner.known_by(&mut keys, row.day.as_deref(), Content::of_project_row(row))).collect();
    let outcomes: Vec<_> =
        doc.outcomes.iter().map(|row| planner.known_by(&mut keys, row.day.as_deref(), Content::of_outcome_row(row))).collect();
    planner.look_at_board(&projects.iter().chain(&outcomes).flatten().map(|by| by.key).collect());
    for (row, by) in doc.projects.iter().zip(projects) {
        planner.project_row(row, by);
    }
    if how.kind == As::Ideas {
        planner.plan.left_out.outcomes = doc.outcomes.len();
    } else {
        for (row, by) in doc.outcomes.iter().zip(outcomes) {
            planner.outcome_row(row, by);
        }
    }
    planner.counters(doc);
    planner.plan
}

impl Plan {
    /// Whether no day is asked for any more.
    pub const fn is_ready(&self) -> bool {
        self.asked.is_empty()
    }

    /// Whether there is nothing to bring in.
    pub const fn is_empty(&self) -> bool {
        self.new.is_empty() && self.counters.is_empty()
    }

    /// The plan as one order; an order for nothing while a day is asked for, and where nothing is new.
    pub fn order(&self, id: CommandId, actor: Actor) -> Order {
        let mut order = Order::new(id, actor);
        if !self.is_ready() || self.is_empty() {
            return order;
        }
        order.commands.push(Command::Import(domain::import::Command::Begin { import: id, document: self.document.clone() }));
        let mut ids = (0..=u16::MAX).map(|index| id.nth(index));
        let mut new_id = || ids.next().expect("a plan has fewer things than ids");
        let mut guests = HashMap::new();
        for new in &self.new {
            let command = match &new.item {
                Item::Project { title, audience, place, .. } => {
                    project_command(new, self.kind, ProjectId(new_id()), title, audience, place)
                }
                Item::Outcome { who, remarks, what, links } => {
                    let who: Vec<PersonId> = who.iter().map(|named| guest(&mut order, &mut guests, &mut new_id, named)).collect();
                    outcome_command(new, OutcomeId(new_id()), who, remarks, what, links)
                }
            };
            order.commands.push(command);
        }
        let counts =
            self.counters.iter().map(|count| domain::venue::Command::Count { day: count.day, venue: count.venue, present: count.present });
        order.commands.extend(counts.map(Command::Venue));
        order
    }
}

fn project_command(new: &New, kind: As, project: ProjectId, title: &Text, audience: &Text, place: &Place) -> Command {
    let state = match kind {
        As::Live => State::Running,
        As::Ideas => State::Idea,
        As::Past => State::Finished,
    };
    let about = domain::project::About { title: title.clone(), audience: audience.clone(), ..domain::project::About::default() };
    Command::Project(domain::project::Command::Add {
        project,
        day: new.day,
        state,
        about,
        place: place.clone(),
        anyway: false,
        source: Some(new.source.clone()),
    })
}

fn outcome_command(new: &New, outcome: OutcomeId, who: Vec<PersonId>, remarks: &[Text], what: &Text, links: &[Link]) -> Command {
    let about = domain::outcome::About { who, remarks: remarks.to_vec(), what: what.clone(), links: links.to_vec(), ..Default::default() };
    Command::Outcome(domain::outcome::Command::Record { outcome, day: new.day, about, source: Some(new.source.clone()) })
}

/// The same name is the same guest in the whole order.
fn guest(order: &mut Order, guests: &mut HashMap<String, PersonId>, new_id: &mut impl FnMut() -> Id, named: &Named) -> PersonId {
    if let Some(person) = named.known.or_else(|| guests.get(&fold_name(named.name.as_str())).copied()) {
        return person;
    }
    let person = PersonId(new_id());
    guests.insert(fold_name(named.name.as_str()), person);
    order.commands.push(Command::Person(domain::person::Command::Introduce { person, kind: Kind::Guest }));
    order.profiles.push((person, Profile { name: named.name.as_str().to_owned(), listing: Listing::Everyone, ..Default::default() }));
    person
}

fn document(name: &str) -> Text {
    let shortened: String = name.chars().take(LINE_LIMIT).collect();
    Text::some_line(&shortened, Field::Title)
        .unwrap_or_else(|_| Text::line("live document", Field::Title).expect("two words fit on a line"))
}

/// By what a row is known.
struct By {
    day: Date,
    key: RowKey,
    content: Content,
}

struct Planner<'a> {
    view: &'a View,
    plan: Plan,
    /// Folded heading to day.
    headings: HashMap<Option<String>, Date>,
    names: HashMap<String, PersonId>,
    known_projects: HashMap<RowKey, &'a Project>,
    known_outcomes: HashMap<RowKey, &'a Outcome>,
    /// What the board has from elsewhere, in its order.
    elsewhere: HashMap<(Date, Content), Vec<Id>>,
    matched: HashSet<Id>,
    things: usize,
}

impl<'a> Planner<'a> {
    fn new(view: &'a View, document: Text, how: &How, doc: &LiveDocument) -> Self {
        let event = &view.event;
        let mut names = HashMap::new();
        for (person, profile) in view.people.iter().filter(|(_, profile)| profile.listing == Listing::Everyone) {
            names.entry(fold_name(&profile.name)).or_insert(person);
        }
        let projects = event.projects.values().filter(|project| !project.withdrawn);
        let outcomes = event.outcomes.values().filter(|outcome| !outcome.withdrawn);
        Self {
            view,
            plan: Plan {
                document,
                kind: how.kind,
                days: event.days.iter().map(|day| day.date).collect(),
                asked: vec![],
                answered: vec![],
                unused: vec![],
                new: vec![],
                same: 0,
                differs: vec![],
                on_board: vec![],
                counters: vec![],
                unknown_places: vec![],
                left_out: LeftOut::default(),
                no_house: vec![],
                passed_over: vec![],
                later: 0,
                not_understood: doc.not_understood.clone(),
            },
            headings: HashMap::new(),
            names,
            known_projects: projects.filter_map(|project| project.source.as_ref().map(|source| (source.row, project))).collect(),
            known_outcomes: outcomes.filter_map(|outcome| outcome.source.as_ref().map(|source| (source.row, outcome))).collect(),
            elsewhere: HashMap::new(),
            matched: HashSet::new(),
            things: 0,
        }
    }

    fn find_days(&mut self, doc: &LiveDocument, how: &How) {
        let days = self.plan.days.clone();
        let outcomes = if how.kind == As::Ideas { &[][..] } else { &doc.outcomes[..] };
        let headings = doc.projects.iter().map(|row| &row.day).chain(outcomes.iter().map(|row| &row.day));
        let mut seen = HashSet::new();
        for heading in headings.filter(|heading| seen.insert(folded(heading.as_deref()))) {
            let key = folded(heading.as_deref());
            let answer = how.days.iter().find(|(answered, day)| folded(answered.as_deref()) == key && days.contains(day));
            let found = match (answer, heading) {
                (Some((_, day)), _) => Some(*day),
                (None, Some(heading)) => which_day(heading, &days),
                (None, None) => days.first().copied().filter(|_| days.len() == 1),
            };
            if answer.is_some() {
                self.plan.answered.extend(found.map(|day| (heading.clone(), day)));
            }
            match found {
                Some(day) => drop(self.headings.insert(key, day)),
                None => self.plan.asked.push(heading.clone()),
            }
        }
        let used = |answer: &(Option<String>, Date)| seen.contains(&folded(answer.0.as_deref())) && days.contains(&answer.1);
        self.plan.unused = how.days.iter().filter(|answer| !used(answer)).cloned().collect();
    }

    fn known_by(&self, keys: &mut Keys<'_>, heading: Option<&str>, content: Content) -> Option<By> {
        let day = *self.headings.get(&folded(heading))?;
        Some(By { day, key: keys.next(day, &content), content })
    }

    /// What stands on the board and is no row of this page.
    fn look_at_board(&mut self, rows: &HashSet<RowKey>) {
        let event = &self.view.event;
        let own = |source: &Option<Box<Source>>| source.as_ref().is_some_and(|source| rows.contains(&source.row));
        for day in event.days.iter().map(|day| day.date) {
            for (project, _) in event.projects_on(day).into_iter().filter(|(project, _)| !own(&project.source)) {
                self.elsewhere.entry((day, Content::project(project.about.title.as_str()))).or_default().push(project.id.0);
            }
            for outcome in event.outcomes_on(day).into_iter().rev().filter(|outcome| !own(&outcome.source)) {
                // A page that was written for everyone has fewer names than the team sees.
                let mut contents =
                    [Audience::Everyone, Audience::Participants, Audience::Team].map(|audience| self.content(outcome, audience)).to_vec();
                contents.dedup();
                for content in contents {
                    self.elsewhere.entry((day, content)).or_default().push(outcome.id.0);
                }
            }
        }
    }

    fn content(&self, outcome: &Outcome, audience: Audience) -> Content {
        let who = outcome.about.who.iter().filter_map(|person| crate::say::name(self.view, *person, audience));
        Content::outcome(outcome.about.what.as_str(), outcome.about.links.iter().map(Link::as_str), who)
    }

    fn project_row(&mut self, row: &ProjectRow, by: Option<By>) {
        let Some(by) = by else { return };
        let (item, cells) = match self.project_item(row) {
            Ok(read) => read,
            Err(why) => return self.pass_over(row.line, &row.what, why),
        };
        if let Some(project) = self.known_projects.get(&by.key).copied() {
            return self.compare_project(project, &by, row, &item);
        }
        let nowhere = matches!(&item, Item::Project { place, .. } if place.venue.is_none());
        if nowhere && !row.where_.is_empty() && self.plan.kind != As::Ideas {
            self.plan.no_house.push((row.line, row.where_.clone()));
        }
        self.add(row.line, &row.what, by, item, cells, 1);
    }

    fn project_item(&self, row: &ProjectRow) -> Result<(Item, Vec<Text>), Refusal> {
        let title = Text::some_line(&row.what, Field::Title)?;
        let written = Text::line(&row.where_, Field::Where)?;
        let audience = Text::note(&row.audience, Field::Audience)?;
        let place = place_anywhere(&self.view.event, written.as_str());
        let cells = vec![title.clone(), written, audience.clone()];
        let where_ = place_text(&self.view.event, &place);
        Ok((Item::Project { title, audience, place, where_ }, cells))
    }

    fn compare_project(&mut self, project: &Project, by: &By, row: &ProjectRow, item: &Item) {
        let Item::Project { title, audience, place, .. } = item else { return };
        let here = project.days.get(&by.day).map(|on_day| on_day.place.clone()).unwrap_or_default();
        let mut cells = vec![];
        if fold(project.about.title.as_str()) != fold(title.as_str()) {
            cells.push((Cell::What, project.about.title.as_str().to_owned(), title.as_str()));
        }
        if here != *place {
            cells.push((Cell::Where, place_text(&self.view.event, &here), row.where_.as_str()));
        }
        if project.about.audience != *audience {
            cells.push((Cell::Audience, project.about.audience.as_str().to_owned(), audience.as_str()));
        }
        self.compared(row.line, title.as_str(), &cells);
    }

    fn outcome_row(&mut self, row: &OutcomeRow, by: Option<By>) {
        let Some(by) = by else { return };
        match self.outcome_item(row) {
            Err(why) => self.pass_over(row.line, &row.what, why),
            Ok((item, cells)) => match self.known_outcomes.get(&by.key).copied() {
                Some(outcome) => self.compare_outcome(outcome, row, &item),
                None => self.add(row.line, &row.what, by, item, cells, 1 + row.who.len()),
            },
        }
    }

    fn outcome_item(&self, row: &OutcomeRow) -> Result<(Item, Vec<Text>), Refusal> {
        let most = domain::outcome::MOST_NAMED;
        let what = Text::note(&row.what, Field::What)?;
        let in_text = links(&row.what);
        let beside: Vec<Link> =
            row.links.iter().filter(|link| !in_text.contains(link)).map(|link| Link::parse(link)).collect::<Result<_, _>>()?;
        if what.is_empty() && beside.is_empty() {
            return Err(Refusal::Empty { field: Field::What });
        }
        for (field, length) in [(Field::Who, row.who.len()), (Field::Who, row.remarks.len()), (Field::Link, beside.len())] {
            if length > most {
                return Err(Refusal::TooLong { field, limit: most, length });
            }
        }
        let mut who: Vec<Named> = vec![];
        for name in &row.who {
            let name = Text::some_line(name, Field::Who)?;
            let known = self.names.get(&fold_name(name.as_str())).copied();
            if !who.iter().any(|other| fold_name(other.name.as_str()) == fold_name(name.as_str())) {
                who.push(Named { name, known });
            }
        }
        let remarks: Vec<Text> = row.remarks.iter().map(|remark| Text::line(remark, Field::Who)).collect::<Result<_, _>>()?;
        let cells = vec![what.clone()];
        Ok((Item::Outcome { who, remarks, what, links: beside }, cells))
    }

    fn compare_outcome(&mut self, outcome: &Outcome, row: &OutcomeRow, item: &Item) {
        let Item::Outcome { remarks, what, .. } = item else { return };
        let (here, there) = (join(outcome.about.remarks.iter()), join(remarks.iter()));
        let mut cells = vec![];
        if outcome.about.what != *what {
            cells.push((Cell::What, outcome.about.what.as_str().to_owned(), what.as_str()));
        }
        if here != there {
            cells.push((Cell::Remarks, here, there.as_str()));
        }
        self.compared(row.line, what.as_str(), &cells);
    }

    fn compared(&mut self, line: u32, what: &str, cells: &[(Cell, String, &str)]) {
        self.plan.same += usize::from(cells.is_empty());
        let differs = cells.iter().map(|(cell, here, there)| Differs {
            line,
            what: what.to_owned(),
            cell: *cell,
            here: here.clone(),
            there: (*there).to_owned(),
        });
        self.plan.differs.extend(differs);
    }

    fn add(&mut self, line: u32, what: &str, by: By, item: Item, cells: Vec<Text>, things: usize) {
        let elsewhere = self.elsewhere.get(&(by.day, by.content)).and_then(|ids| ids.iter().find(|id| !self.matched.contains(id))).copied();
        if let Some(id) = elsewhere {
            self.matched.insert(id);
            self.plan.on_board.push(OnBoard { line, day: by.day, what: what.to_owned() });
        } else if self.things + things > MOST_THINGS {
            self.plan.later += 1;
        } else {
            self.things += things;
            self.plan.new.push(New { line, day: by.day, item, source: Source { row: by.key, cells: cells.into() } });
        }
    }

    fn pass_over(&mut self, line: u32, what: &str, why: Refusal) {
        const SHOWN: usize = 80;
        let mut shown: String = what.chars().take(SHOWN).collect();
        if what.chars().nth(SHOWN).is_some() {
            shown.push('…');
        }
        self.plan.passed_over.push(PassedOver { line, what: shown, why });
    }

    fn counters(&mut self, doc: &LiveDocument) {
        if self.plan.kind != As::Live {
            self.plan.left_out.counters = doc.counters.len();
            return;
        }
        let mut of_rows: Vec<Date> = self.headings.values().copied().collect();
        of_rows.sort_unstable();
        of_rows.dedup();
        let usual = if let [only] = of_rows[..] { only } else { self.view.event.moment.today };
        for counter in &doc.counters {
            let day = which_day(&counter.place, &self.plan.days).unwrap_or(usual);
            match place_anywhere(&self.view.event, &counter.place).venue {
                Some(venue) => self.counter(counter, day, venue),
                None => self.plan.unknown_places.push(counter.clone()),
            }
        }
    }

    fn counter(&mut self, counter: &Counter, day: Date, venue: VenueId) {
        let present = counter.present;
        if present > domain::venue::MOST_HEADS {
            let why = Refusal::NotANumber { field: Field::Count, most: domain::venue::MOST_HEADS };
            return self.pass_over(counter.line, &counter.place, why);
        }
        self.plan.counters.retain(|count| (count.day, count.venue) != (day, venue));
        let here = self.view.event.gauge(day, venue).heads();
        if here == present {
            return;
        }
        if self.counted_before(day, venue) {
            let what = self.view.event.venue(venue).map_or("", |(_, venue)| venue.name.as_str()).to_owned();
            self.plan.differs.push(Differs {
                line: counter.line,
                what,
                cell: Cell::Count,
                here: here.to_string(),
                there: present.to_string(),
            });
        } else {
            self.plan.counters.push(Count { day, venue, present });
        }
    }

    /// Whether this document set the count of the house on that day.
    fn counted_before(&self, day: Date, venue: VenueId) -> bool {
        let own = self.view.event.imports.values().filter(|import| !import.taken_back && import.document == self.plan.document);
        own.flat_map(|import| import.items.iter())
            .any(|(item, _)| matches!(item, Imported::Count { day: on, venue: of, .. } if (*on, *of) == (day, venue)))
    }
}

fn folded(heading: Option<&str>) -> Option<String> {
    heading.map(fold)
}

fn join<'t>(texts: impl Iterator<Item = &'t Text>) -> String {
    texts.map(Text::as_str).collect::<Vec<_>>().join("; ")
}
