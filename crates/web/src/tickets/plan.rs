//! What a file of tickets would do to an event: compared, not done.
//!
//! A ticket is known again by its program and its code. Whose it is for the event, its person, has an id made of digests of ticket, name and mail
//! address, keyed with the store's secret: two imports at once, or one that was cut off in the middle and is done again, make nobody twice; and
//! somebody who was erased stays erased, though the ticket program still knows them. Where a ticket has another name and another mail address than
//! the last time, it was handed on: its holder leaves, and somebody new comes in.
//!
//! Beside the answers a profile keeps what the last file said of name, mail, handle, listing and days ([`SAID`]). Where it stands otherwise now,
//! somebody changed it here, and it stays ([`Plan::kept`]).

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use domain::coming::{Answer, Plan as DayPlan};
use domain::moment::Forget;
use domain::questionnaire::{Questionnaire, Value, key};
use domain::{Date, PersonId};
use formats::tickets::{Odd, Seen, Source, Ticket, Tickets};
use hmac::Hmac;
use ledger::{Listing, Profile, Ticket as Held, View};
use sha2::Sha256;

use super::days::days_said;
use super::holder::{Holder, keyed};
use super::known::{File, Known, Meant, valid};
use super::said::{SAID, Said, VOID};
use crate::questionnaire::newness;
use crate::say::fold;

/// What a file would do, or did.
#[derive(Debug)]
pub struct Plan {
    /// From which program the tickets are.
    pub source: Source,
    /// The order and the position of each ticket by its number, where rows are not named by their line.
    pub positions: Option<Vec<(String, String)>>,
    /// How many tickets the file has.
    pub tickets: usize,
    /// Whether the days are over and what was known of people is gone: nothing is brought in any more.
    pub over: bool,
    /// What becomes of them, where anything changes. It is not kept of a file that was brought in.
    pub steps: Vec<Step>,
    counts: Counts,
    /// Tickets of which the event knows all already.
    pub same: usize,
    /// Tickets that nobody was named for yet.
    pub unassigned: usize,
    /// Tickets that do not count and whose people never came in.
    pub void: usize,
    /// People who asked to be forgotten; they do not come back by this.
    pub erased: usize,
    /// What was changed here and stays.
    pub kept: Vec<Kept>,
    /// People who are here without a ticket and whose mail address is one of the file's.
    pub here_already: Vec<(u32, PersonId)>,
    /// What is odd in the file.
    pub odd: Vec<Odd>,
    /// What the columns were taken for.
    pub columns: Vec<Seen>,
    /// Whether the file says what QR codes hold.
    pub has_secrets: bool,
    /// Answers with a comma that were taken for one.
    pub options: Vec<String>,
    /// Who of the tickets that count will count as a newcomer.
    pub newcomers: Newcomers,
}

/// Newcomers of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Newcomers {
    /// How many.
    pub number: usize,
    /// Whether some of them said that they come for the first time.
    pub first: bool,
    /// In which words some of them said that they never contributed.
    pub never: BTreeSet<String>,
}

impl Newcomers {
    fn of(tickets: &[Ticket]) -> Self {
        let mut newcomers = Self::default();
        for ticket in tickets.iter().filter(|ticket| !ticket.void && !ticket.is_unassigned()) {
            let says = |question: &str| ticket.answers.get(question).map(AsRef::as_ref);
            if newness(says) != Some(true) {
                continue;
            }
            newcomers.number += 1;
            newcomers.first |= says(key::FIRST) == Some(&Value::Yes(true));
            newcomers.never.extend(match says(key::CONTRIBUTED) {
                Some(Value::Text(words)) if formats::tickets::contributed(words) == Some(false) => Some(words.clone()),
                Some(Value::Choices(words)) => words.first().cloned(),
                _ => None,
            });
        }
        newcomers
    }
}

/// How many tickets become what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    new: usize,
    updates: usize,
    leaves: usize,
}

impl Counts {
    const fn of(&mut self, becomes: Becomes) -> &mut usize {
        match becomes {
            Becomes::New => &mut self.new,
            Becomes::Updates => &mut self.updates,
            Becomes::Leaves => &mut self.leaves,
        }
    }
}

/// What becomes of a ticket.
#[derive(Debug)]
pub struct Step {
    /// Where it stands in the file.
    pub line: u32,
    /// What becomes of it.
    pub becomes: Becomes,
    /// Whose it is.
    pub person: PersonId,
    /// Its code.
    pub code: String,
    /// The name as it will be.
    pub name: String,
    /// Who will see it.
    pub listing: Listing,
}

/// What is to be written because of a ticket.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) person: PersonId,
    pub(super) is_new: bool,
    /// Who comes by it: the same, or whom they turned out to be.
    pub(super) comes: PersonId,
    /// The profile as it will be.
    pub(super) profile: Profile,
    /// The days as they will be.
    pub(super) days: Vec<(Date, DayPlan)>,
}

/// What becomes of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// A new person.
    New,
    /// Something more, or else, is known of somebody.
    Updates,
    /// The ticket counts no more, so its person is not expected.
    Leaves,
}

/// Something that was changed here and stays, though the file says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Where the file says so.
    pub line: u32,
    /// Who.
    pub person: PersonId,
    /// What.
    pub what: What,
}

/// What was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The name.
    Name,
    /// The mail address.
    Email,
    /// The handle.
    Handle,
    /// Who may see the name.
    Listing,
    /// When they come.
    Days,
    /// The answer to a question, by its name.
    Answer(String),
}

/// Compares a file with an event; nothing is written.
pub fn plan(view: &View, secret: &[u8; 32], tickets: &Tickets) -> Plan {
    let (known, meant) = (Known::of(view, tickets.source), RefCell::new(Meant::of(view)));
    let file = File { source: tickets.source, parts: std::slice::from_ref(&tickets.tickets), done: &[] };
    let mut planner = Planner::new(view, secret, file, &known, &meant);
    planner.plan.over = is_over(view);
    for ticket in tickets.tickets.iter().filter(|_| !is_over(view)) {
        planner.ticket(ticket);
        // Of a large file all profiles at once would be more than the file.
        planner.written.clear();
    }
    let has_secrets = tickets.has_secrets();
    let Tickets { positions, odd, columns, options, .. } = tickets;
    let (positions, odd, columns, options) = (positions.clone(), odd.clone(), columns.clone(), options.clone());
    let newcomers = if is_over(view) { Newcomers::default() } else { Newcomers::of(&tickets.tickets) };
    Plan { positions, odd, columns, has_secrets, options, newcomers, ..planner.plan }
}

/// Whether what was known of people is gone for ever, so that nothing is brought in any more.
pub(super) fn is_over(view: &View) -> bool {
    view.event.forgotten == Some(Forget::All)
}

impl Plan {
    pub(super) const fn empty(source: Source, tickets: usize) -> Self {
        Self {
            source,
            positions: None,
            tickets,
            over: false,
            steps: vec![],
            counts: Counts { new: 0, updates: 0, leaves: 0 },
            same: 0,
            unassigned: 0,
            void: 0,
            erased: 0,
            kept: vec![],
            here_already: vec![],
            odd: vec![],
            columns: vec![],
            has_secrets: false,
            options: vec![],
            newcomers: Newcomers { number: 0, first: false, never: BTreeSet::new() },
        }
    }

    /// The order and the position of the ticket with this number, where rows are not named by their line.
    pub fn position(&self, number: u32) -> Option<(&str, &str)> {
        let (order, position) = self.positions.as_ref()?.get(usize::try_from(number).ok()?.checked_sub(1)?)?;
        Some((order, position))
    }

    /// Whether there is nothing to bring in.
    pub fn is_empty(&self) -> bool {
        self.counts == Counts::default()
    }

    /// How many tickets become this.
    pub fn count(&self, becomes: Becomes) -> usize {
        *self.counts.clone().of(becomes)
    }

    /// The same of more tickets of the file.
    pub(super) fn add(&mut self, more: Self) {
        let Self { counts, same, unassigned, void, erased, kept, here_already, .. } = more;
        for becomes in [Becomes::New, Becomes::Updates, Becomes::Leaves] {
            *self.counts.of(becomes) += *counts.clone().of(becomes);
        }
        self.same += same;
        self.unassigned += unassigned;
        self.void += void;
        self.erased += erased;
        self.kept.extend(kept);
        self.here_already.extend(here_already);
    }
}

pub(super) struct Planner<'a> {
    view: &'a View,
    keyed: Hmac<Sha256>,
    questions: Arc<Questionnaire>,
    said: Arc<str>,
    known: &'a Known,
    file: File<'a>,
    /// Whose ticket will count, and who that turned out to be; asked for only where a ticket counts no more.
    valid: OnceCell<HashMap<PersonId, Vec<PersonId>>>,
    meant: &'a RefCell<Meant>,
    pub(super) plan: Plan,
    pub(super) written: Vec<Written>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(view: &'a View, secret: &[u8; 32], file: File<'a>, known: &'a Known, meant: &'a RefCell<Meant>) -> Self {
        Self {
            view,
            keyed: keyed(secret),
            questions: view.event.questionnaire(),
            said: SAID.into(),
            known,
            file,
            valid: OnceCell::new(),
            meant,
            plan: Plan::empty(file.source, file.codes().count()),
            written: vec![],
        }
    }

    pub(super) fn ticket(&mut self, ticket: &Ticket) {
        let holder = Holder::of(&self.keyed, self.view.slug.as_str(), self.plan.source, ticket);
        let all = self.known.holders(&ticket.code);
        let counts = |person: &&PersonId| self.view.people.get(**person).is_some_and(Profile::has_ticket);
        let mine = |person: &&PersonId| !self.is_handed_on(**person, &holder, ticket);
        let found = all.iter().filter(counts).find(mine).or_else(|| all.iter().find(mine)).copied();
        // A ticket that counts no more brings nobody in; it is gone for whoever had it.
        let found = found.or_else(|| all.iter().find(counts).or(all.first()).filter(|_| ticket.void).copied());
        let gone = |person: PersonId| self.view.event.people.get(&person).is_none_or(|known| known.erased);
        let is_erased = match found {
            Some(person) => gone(person) || gone(self.view.event.now(person)),
            None => self.was_erased(&holder),
        };
        if ticket.is_unassigned() && !ticket.void && !is_erased {
            self.plan.unassigned += 1;
            return;
        }
        let before: Vec<PersonId> = all.iter().filter(counts).copied().collect();
        for person in before {
            if found.is_none_or(|found| !self.view.event.are_one(found, person)) {
                self.hands_on(person, ticket);
            }
        }
        match found {
            _ if is_erased => self.plan.erased += 1,
            Some(person) => self.known(person, ticket),
            None if ticket.void => self.plan.void += 1,
            None => self.newcomer(holder.person, ticket),
        }
    }

    fn was_erased(&self, holder: &Holder) -> bool {
        let (names, emails) = &self.known.erased;
        holder.name.is_some_and(|bits| names.contains(&bits)) || holder.email.is_some_and(|bits| emails.contains(&bits))
    }

    fn before(&self, person: PersonId) -> Option<Said> {
        self.view.people.get(person)?.answers.get(SAID)?.file.as_deref().and_then(Said::from_value)
    }

    /// Whether the file has another name and another mail address than it had before, and neither is what somebody wrote here themselves.
    fn is_handed_on(&self, person: PersonId, holder: &Holder, ticket: &Ticket) -> bool {
        let (Some(before), Some(profile)) = (self.before(person), self.view.people.get(person)) else { return false };
        let (Some(name), Some(email)) = (&ticket.name, &ticket.email) else { return false };
        let same = |one: &str, other: &str| fold(one) == fold(other);
        // Of whom only the ticket was known, nothing can be handed over.
        let nameless = same(&before.name, &ticket.code) && before.email.is_none();
        let shown = Said::of(ticket).name;
        let named = [&before.name, &profile.name].into_iter().any(|known| same(known, name) || same(known, &shown));
        let mailed = [&before.email, &profile.email].into_iter().flatten().any(|known| same(known, email));
        !(nameless || named || mailed || holder.is(person))
    }

    /// Somebody whose ticket is somebody else's now.
    fn hands_on(&mut self, person: PersonId, ticket: &Ticket) {
        let Some(mut profile) = self.view.people.get(person).cloned() else { return };
        let before = self.before(person);
        if let Some(held) = &mut profile.ticket {
            // What its square holds opens the door for whoever has it now.
            (held.void, held.secret) = (true, None);
        }
        if let Some(before) = &before {
            profile.answers.to(&self.said).file = Some(before.clone().gone().into_value());
        }
        let days = self.days(person, ticket, before.as_ref(), &Said::default().gone());
        self.becomes(Becomes::Leaves, person, ticket, profile, days);
    }

    fn becomes(&mut self, becomes: Becomes, person: PersonId, ticket: &Ticket, profile: Profile, days: Vec<(Date, DayPlan)>) {
        *self.plan.counts.of(becomes) += 1;
        let (code, name, listing) = (ticket.code.clone(), profile.name.clone(), profile.listing);
        self.plan.steps.push(Step { line: ticket.line, becomes, person, code, name, listing });
        let comes = self.view.event.now(person);
        self.written.push(Written { person, is_new: becomes == Becomes::New, comes, profile, days });
    }

    fn newcomer(&mut self, person: PersonId, ticket: &Ticket) {
        if let Some(here) = ticket.email.as_ref().and_then(|email| self.known.without.get(email)) {
            self.plan.here_already.push((ticket.line, *here));
        }
        let said = Said::of(ticket);
        let mut profile = Profile {
            name: said.name.clone(),
            listing: said.listing,
            email: said.email.clone(),
            handle: said.handle.clone(),
            ticket: Some(self.held(None, ticket)),
            ..Profile::default()
        };
        self.answers(&mut profile, ticket);
        let days = days_said(&self.view.event, &said).unwrap_or_default();
        profile.answers.to(&self.said).file = Some(said.into_value());
        self.becomes(Becomes::New, person, ticket, profile, days);
    }

    fn held(&self, was: Option<&Held>, ticket: &Ticket) -> Held {
        Held {
            source: self.plan.source.word().to_owned(),
            code: ticket.code.clone(),
            // A file without secrets takes none away.
            secret: ticket.secret.clone().or_else(|| was.and_then(|was| was.secret.clone())),
            kind: ticket.kind.as_deref().map(str::to_owned).or_else(|| was.and_then(|was| was.kind.clone())),
            void: ticket.void,
        }
    }

    fn known(&mut self, person: PersonId, ticket: &Ticket) {
        let was = self.view.people.get(person).cloned().unwrap_or_default();
        let before = self.before(person);
        let mut profile = was.clone();
        profile.ticket = Some(self.held(was.ticket.as_ref(), ticket));
        let left = ticket.void && !was.ticket.as_ref().is_some_and(|ticket| ticket.void);
        let days = if ticket.is_unassigned() {
            // It counts no more, and says nothing else.
            let said = before.clone().unwrap_or_default().gone();
            if before.is_some() {
                profile.answers.to(&self.said).file = Some(said.clone().into_value());
            }
            self.days(person, ticket, before.as_ref(), &said)
        } else {
            let said = Said::of(ticket);
            self.what_is_said(person, ticket, &mut profile, before.as_ref(), &said);
            self.keep_own_answers(person, ticket, &was);
            self.answers(&mut profile, ticket);
            let days = self.days(person, ticket, before.as_ref(), &said);
            if before.as_ref() != Some(&said) {
                profile.answers.to(&self.said).file = Some(said.into_value());
            }
            days
        };
        if profile == was && days.is_empty() {
            self.plan.same += 1;
            return;
        }
        let becomes = if left { Becomes::Leaves } else { Becomes::Updates };
        self.becomes(becomes, person, ticket, profile, days);
    }

    fn what_is_said(&mut self, person: PersonId, ticket: &Ticket, profile: &mut Profile, before: Option<&Said>, said: &Said) {
        let mut kept = Vec::new();
        if before.is_some_and(|before| before.name == profile.name) || profile.name.is_empty() {
            let handle = before.and_then(|before| before.handle.as_ref()).or(said.handle.as_ref());
            if said.listing == Listing::Handle && profile.name != said.name && handle == Some(&profile.name) {
                // Whoever let others see the handle did not let them see the name that comes in its place.
                profile.listing = profile.listing.max(said.listing);
            }
            profile.name.clone_from(&said.name);
        } else if profile.name != said.name {
            kept.push(What::Name);
        }
        if profile.email.is_none() || before.is_some_and(|before| before.email == profile.email) {
            profile.email.clone_from(&said.email);
        } else if said.email.is_some() && profile.email != said.email {
            kept.push(What::Email);
        }
        if before.is_some_and(|before| before.handle == profile.handle) || before.is_none() && profile.handle.is_none() {
            profile.handle.clone_from(&said.handle);
        } else if said.handle.is_some() && profile.handle != said.handle {
            kept.push(What::Handle);
        }
        if before.is_some_and(|before| before.listing == profile.listing) {
            profile.listing = said.listing;
        } else if profile.listing != said.listing {
            // Also where somebody kept a name of their own that the file would show to more.
            kept.push(What::Listing);
        }
        if kept.contains(&What::Name) {
            profile.listing = profile.listing.max(before.map_or(profile.listing, |before| before.listing));
        }
        self.plan.kept.extend(kept.into_iter().map(|what| Kept { line: ticket.line, person, what }));
    }

    fn keep_own_answers(&mut self, person: PersonId, ticket: &Ticket, was: &Profile) {
        for (key, value) in &ticket.answers {
            let own = was.answers.get(key).and_then(|answered| answered.own.as_deref());
            if own.is_some_and(|own| *own != *self.fitted(key, value)) {
                self.plan.kept.push(Kept { line: ticket.line, person, what: What::Answer(key.to_string()) });
            }
        }
    }

    /// What the file answers; what it does not answer any more goes, what was answered here stays.
    fn answers(&self, profile: &mut Profile, ticket: &Ticket) {
        for (_, answered) in profile.answers.iter_mut().filter(|(key, _)| *key != SAID) {
            answered.file = None;
        }
        let forgotten = self.view.event.forgotten.is_some();
        for (key, value) in &ticket.answers {
            // What time made us forget does not come back.
            if !(forgotten && key::SENSITIVE.contains(&key.as_ref())) {
                profile.answers.to(key).file = Some(self.fitted(key, value));
            }
        }
        profile.answers.retain(|_, answered| answered.file.is_some() || answered.own.is_some());
    }

    fn fitted(&self, key: &str, value: &Arc<Value>) -> Arc<Value> {
        match (self.questions.get(key), value.as_ref()) {
            (Some(question), Value::Choices(choices)) if !question.options.is_empty() => {
                let mut meant = self.meant.borrow_mut();
                let options = choices.iter().map(|choice| meant.option(question, choice)).collect();
                meant.common.value(Arc::new(Value::Choices(options)))
            }
            _ => Arc::clone(value),
        }
    }

    /// The days that change. Where somebody said something else here, that stays.
    fn days(&mut self, person: PersonId, ticket: &Ticket, before: Option<&Said>, said: &Said) -> Vec<(Date, DayPlan)> {
        let event = &self.view.event;
        let now: HashMap<Date, DayPlan> = event.days_of(event.now(person)).map(|(day, coming)| (day, coming.plan)).collect();
        let Some(wanted) = days_said(&self.view.event, said) else { return Vec::new() };
        let then: HashMap<Date, DayPlan> =
            before.and_then(|before| days_said(&self.view.event, before)).unwrap_or_default().into_iter().collect();
        let own = |day: &Date| match (now.get(day), then.get(day)) {
            (None, _) => false,
            (is, was) => is != was,
        };
        let differs = |(day, plan): &(Date, DayPlan)| now.get(day) != Some(plan);
        if said.days == VOID {
            // Who has another ticket comes by that one.
            let valid = self.valid.get_or_init(|| valid(self.view, self.file));
            if valid.get(&event.now(person)).is_some_and(|valid| valid.iter().any(|other| *other != person)) {
                return Vec::new();
            }
            // Nobody is expected without a ticket, whatever they said before; saying no twice is no change.
            let still = |day: &Date| now.get(day).is_some_and(|plan| plan.answer != Answer::No);
            return wanted.into_iter().filter(|(day, _)| still(day)).collect();
        }
        if wanted.iter().any(|wanted| differs(wanted) && own(&wanted.0)) {
            self.plan.kept.push(Kept { line: ticket.line, person, what: What::Days });
        }
        wanted.into_iter().filter(|wanted| differs(wanted) && !own(&wanted.0)).collect()
    }
}
