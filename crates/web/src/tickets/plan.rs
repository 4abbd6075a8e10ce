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
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use domain::coming::{Answer, Command as ComingCommand, Plan as DayPlan};
use domain::moment::Forget;
use domain::person::{Command as PersonCommand, Kind};
use domain::questionnaire::{Question, Questionnaire, Value, key};
use domain::{Actor, Command, CommandId, Date, Id, PersonId};
use formats::tickets::{Attends, Listed, Odd, Seen, Source, Ticket, Tickets, attends, listed};
use hmac::{Hmac, KeyInit, Mac};
use ledger::{Listing, Order, Profile, Ticket as Held, View};
use sha2::Sha256;

use crate::say::fold;

/// Where a profile keeps what the last file said: name, mail, handle, listing, days. No question has a name with a dot.
pub(crate) const SAID: &str = "ticket.said";

/// How many tickets are one order.
const CHUNK: usize = 2_000;

/// What a file would do.
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
    /// What becomes of them, where anything changes.
    pub steps: Vec<Step>,
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
struct Written {
    person: PersonId,
    is_new: bool,
    /// Who comes by it: the same, or whom they turned out to be.
    comes: PersonId,
    /// The profile as it will be.
    profile: Profile,
    /// The days as they will be.
    days: Vec<(Date, DayPlan)>,
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
    let mut planner = Planner::new(view, secret, tickets, 0..tickets.tickets.len());
    planner.plan.over = is_over(view);
    for ticket in tickets.tickets.iter().filter(|_| !is_over(view)) {
        planner.ticket(ticket);
        // Of a large file all profiles at once would be more than the file.
        planner.written.clear();
    }
    let has_secrets = tickets.has_secrets();
    let Tickets { positions, odd, columns, options, .. } = tickets;
    let (positions, odd, columns, options) = (positions.clone(), odd.clone(), columns.clone(), options.clone());
    Plan { positions, odd, columns, has_secrets, options, ..planner.plan }
}

/// Whether what was known of people is gone for ever, so that nothing is brought in any more.
pub(super) fn is_over(view: &View) -> bool {
    view.event.forgotten == Some(Forget::All)
}

/// What is to be written because of some of a file's tickets.
fn written_of(view: &View, secret: &[u8; 32], tickets: &Tickets, range: Range<usize>) -> Vec<Written> {
    if is_over(view) {
        return Vec::new();
    }
    let mut planner = Planner::new(view, secret, tickets, range.clone());
    tickets.tickets[range].iter().for_each(|ticket| planner.ticket(ticket));
    planner.written
}

impl Plan {
    /// The order and the position of the ticket with this number, where rows are not named by their line.
    pub fn position(&self, number: u32) -> Option<(&str, &str)> {
        let (order, position) = self.positions.as_ref()?.get(usize::try_from(number).ok()?.checked_sub(1)?)?;
        Some((order, position))
    }

    /// Whether there is nothing to bring in.
    pub const fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// How many tickets become this.
    pub fn count(&self, becomes: Becomes) -> usize {
        self.steps.iter().filter(|step| step.becomes == becomes).count()
    }
}

/// A file that is being brought in, a few hundred tickets at a time.
#[derive(Debug)]
pub struct Import {
    tickets: Tickets,
    secret: [u8; 32],
    id: CommandId,
    actor: Actor,
    /// How many tickets were brought in, or need not be.
    done: usize,
    /// Up to where the last order goes.
    planned: usize,
}

impl Import {
    /// Nothing of it is brought in yet.
    pub const fn new(tickets: Tickets, secret: [u8; 32], id: CommandId, actor: Actor) -> Self {
        Self { tickets, secret, id, actor, done: 0, planned: 0 }
    }

    /// The next order; none when all was brought in. Profiles are written whole, so each order is planned from the event as it stands right before
    /// it is asked for, and again, as long as nobody says that it [was done](Self::did): what somebody saved meanwhile stays. Each has an id of its
    /// own, made from the import's and from how the event stood; so what was cut off in the middle is planned anew and goes on.
    pub fn next(&mut self, view: &View) -> Option<Order> {
        while self.done < self.tickets.tickets.len() {
            let from = self.done;
            self.planned = self.tickets.tickets.len().min(from + CHUNK);
            let written = written_of(view, &self.secret, &self.tickets, from..self.planned);
            if !written.is_empty() {
                let parts = ["tickets", &self.id.0.to_string(), &view.event.seq.to_string(), &from.to_string()];
                return Some(order(CommandId(digest(&self.secret, &parts)), self.actor, written));
            }
            self.done = self.planned;
        }
        None
    }

    /// The last order was carried out.
    pub fn did(&mut self) {
        // Of what is brought in only codes are needed any more: with a large file the rest would lie about beside the event that it makes.
        for ticket in &mut self.tickets.tickets[self.done..self.planned] {
            let Ticket { line, number, void, .. } = *ticket;
            *ticket = Ticket { line, number, void, code: std::mem::take(&mut ticket.code), ..Ticket::default() };
        }
        self.done = self.planned;
    }
}

fn order(id: CommandId, actor: Actor, written: Vec<Written>) -> Order {
    let mut order = Order::new(id, actor);
    for Written { person, is_new, comes, profile, days } in written {
        if is_new {
            order.commands.push(Command::Person(PersonCommand::Introduce { person, kind: Kind::Own }));
        }
        if !days.is_empty() {
            order.commands.push(Command::Coming(ComingCommand::Plan { person: comes, days }));
        }
        order.profiles.push((person, profile));
    }
    order
}

fn digest(secret: &[u8; 32], parts: &[&str]) -> Id {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes keys of any length");
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    let digest = mac.finalize().into_bytes();
    let bits: [u8; 16] = digest[..16].try_into().expect("a SHA-256 digest has 32 bytes");
    Id::from_bits(u128::from_be_bytes(bits))
}

/// How many bits of an id are the name's, and how many the mail address's.
const BITS: u32 = 40;

/// Whose a ticket is, as an id keeps it: digests of ticket and name, and of ticket and mail address. They are all that is left of somebody who was
/// erased, and tell them from somebody to whom the ticket was handed on.
struct Holder {
    name: Option<u128>,
    email: Option<u128>,
    person: PersonId,
}

impl Holder {
    fn of(secret: &[u8; 32], slug: &str, source: Source, ticket: &Ticket) -> Self {
        let name = ticket.name.as_deref().map(fold);
        let email = ticket.email.as_deref().map(fold);
        let part = |what: &str, text: &str| digest(secret, &[what, slug, source.word(), &ticket.code, text]).bits() >> (128 - BITS);
        let both =
            digest(secret, &["ticket", slug, source.word(), &ticket.code, name.as_deref().unwrap_or(""), email.as_deref().unwrap_or("")]);
        let name_bits = part("ticket.name", name.as_deref().unwrap_or(""));
        let email_bits = part("ticket.email", email.as_deref().unwrap_or(""));
        let bits = both.bits() >> (2 * BITS) << (2 * BITS) | name_bits << BITS | email_bits;
        Self { name: name.map(|_| name_bits), email: email.map(|_| email_bits), person: PersonId(Id::from_bits(bits)) }
    }

    /// Whether somebody came in with this ticket under the same name or mail address.
    fn is(&self, person: PersonId) -> bool {
        self.name == Some(name_bits(person)) || self.email == Some(email_bits(person))
    }
}

fn name_bits(person: PersonId) -> u128 {
    person.0.bits() >> BITS & ((1 << BITS) - 1)
}

fn email_bits(person: PersonId) -> u128 {
    person.0.bits() & ((1 << BITS) - 1)
}

struct Planner<'a> {
    view: &'a View,
    secret: &'a [u8; 32],
    questions: Arc<Questionnaire>,
    said: Arc<str>,
    /// Who has which of the tickets that are planned: the one for whom it counts, and those who handed it on.
    holders: HashMap<&'a str, Vec<PersonId>>,
    tickets: &'a Tickets,
    /// Whose ticket will count, and who that turned out to be; asked for only where a ticket counts no more.
    valid: OnceCell<HashMap<PersonId, Vec<PersonId>>>,
    /// Digests of the names and mail addresses of who was erased.
    erased: (HashSet<u128>, HashSet<u128>),
    /// Who is here without a ticket, by mail address.
    without: HashMap<String, PersonId>,
    /// What words turned out to mean, by question: a file says the same few again and again.
    meant: RefCell<HashMap<String, HashMap<String, String>>>,
    plan: Plan,
    written: Vec<Written>,
}

/// What a file says of somebody, beside the answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Said {
    name: String,
    email: Option<String>,
    handle: Option<String>,
    listing: Listing,
    /// The words about days; "void" where the ticket counts no more.
    days: String,
}

/// The words about days of a ticket that counts no more.
const VOID: &str = "void";

impl Said {
    fn of(ticket: &Ticket) -> Self {
        let wish = ticket.listing.as_deref().and_then(listed);
        let handle = ticket.handle.clone();
        let listing = match (wish, &handle) {
            (Some(Listed::Handle), Some(_)) => Listing::Handle,
            (Some(Listed::Nobody | Listed::Handle), _) => Listing::Nobody,
            (Some(Listed::Name), _) => Listing::Everyone,
            (None, _) => Listing::Participants,
        };
        let name = ticket.name.clone().or_else(|| handle.clone()).unwrap_or_else(|| ticket.code.clone());
        let days = if ticket.void { VOID } else { ticket.attend.as_deref().unwrap_or("") }.to_owned();
        Self { name, email: ticket.email.clone(), handle, listing, days }
    }

    fn value(&self) -> Value {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Value::Choices(vec![self.name.clone(), text(&self.email), text(&self.handle), self.listing.word().to_owned(), self.days.clone()])
    }

    fn from_value(value: &Value) -> Option<Self> {
        let Value::Choices(parts) = value else { return None };
        let [name, email, handle, listing, days] = parts.as_slice() else { return None };
        let some = |text: &String| (!text.is_empty()).then(|| text.clone());
        Some(Self {
            name: name.clone(),
            email: some(email),
            handle: some(handle),
            listing: Listing::from_word(listing)?,
            days: days.clone(),
        })
    }
}

impl<'a> Planner<'a> {
    fn new(view: &'a View, secret: &'a [u8; 32], tickets: &'a Tickets, range: Range<usize>) -> Self {
        let source = tickets.source;
        let mut holders: HashMap<&str, Vec<PersonId>> =
            tickets.tickets[range].iter().map(|ticket| (ticket.code.as_str(), vec![])).collect();
        let mut without = HashMap::new();
        for (person, profile) in view.people.iter() {
            match (&profile.ticket, &profile.email) {
                (Some(ticket), _) => {
                    if let Some(holders) = holders.get_mut(ticket.code.as_str()).filter(|_| ticket.source == source.word()) {
                        holders.push(person);
                    }
                }
                (None, Some(email)) if view.event.now(person) == person => {
                    without.insert(email.to_lowercase(), person);
                }
                _ => {}
            }
        }
        let erased = view.event.people.iter().filter(|(_, known)| known.erased);
        let erased = erased.map(|(person, _)| (name_bits(*person), email_bits(*person))).unzip();
        let plan = Plan {
            source,
            positions: None,
            tickets: tickets.tickets.len(),
            over: false,
            steps: vec![],
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
        };
        Self {
            view,
            secret,
            questions: view.event.questionnaire(),
            said: SAID.into(),
            holders,
            tickets,
            valid: OnceCell::new(),
            erased,
            without,
            meant: RefCell::default(),
            plan,
            written: vec![],
        }
    }

    fn ticket(&mut self, ticket: &Ticket) {
        let holder = Holder::of(self.secret, self.view.slug.as_str(), self.plan.source, ticket);
        let all = self.holders.get(ticket.code.as_str()).cloned().unwrap_or_default();
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
        let (names, emails) = &self.erased;
        holder.name.is_some_and(|bits| names.contains(&bits)) || holder.email.is_some_and(|bits| emails.contains(&bits))
    }

    fn before(&self, person: PersonId) -> Option<Said> {
        self.view.people.get(person)?.answers.get(SAID)?.file.as_ref().and_then(Said::from_value)
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
            let said = Said { days: VOID.to_owned(), ..before.clone() };
            profile.answers.entry(self.said.clone()).or_default().file = Some(said.value());
        }
        let days = self.days(person, ticket, before.as_ref(), VOID);
        self.becomes(Becomes::Leaves, person, ticket, profile, days);
    }

    fn becomes(&mut self, becomes: Becomes, person: PersonId, ticket: &Ticket, profile: Profile, days: Vec<(Date, DayPlan)>) {
        let (code, name, listing) = (ticket.code.clone(), profile.name.clone(), profile.listing);
        self.plan.steps.push(Step { line: ticket.line, becomes, person, code, name, listing });
        let comes = self.view.event.now(person);
        self.written.push(Written { person, is_new: becomes == Becomes::New, comes, profile, days });
    }

    fn newcomer(&mut self, person: PersonId, ticket: &Ticket) {
        if let Some(here) = ticket.email.as_ref().and_then(|email| self.without.get(email)) {
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
        profile.answers.entry(self.said.clone()).or_default().file = Some(said.value());
        let days = self.days_said(&said.days).unwrap_or_default();
        self.becomes(Becomes::New, person, ticket, profile, days);
    }

    fn held(&self, was: Option<&Held>, ticket: &Ticket) -> Held {
        Held {
            source: self.plan.source.word().to_owned(),
            code: ticket.code.clone(),
            // A file without secrets takes none away.
            secret: ticket.secret.clone().or_else(|| was.and_then(|was| was.secret.clone())),
            kind: ticket.kind.clone().or_else(|| was.and_then(|was| was.kind.clone())),
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
            let said = Said { days: VOID.to_owned(), ..before.clone().unwrap_or_default() };
            if before.is_some() {
                profile.answers.entry(self.said.clone()).or_default().file = Some(said.value());
            }
            self.days(person, ticket, before.as_ref(), VOID)
        } else {
            let said = Said::of(ticket);
            self.what_is_said(person, ticket, &mut profile, before.as_ref(), &said);
            self.keep_own_answers(person, ticket, &was);
            self.answers(&mut profile, ticket);
            profile.answers.entry(self.said.clone()).or_default().file = Some(said.value());
            self.days(person, ticket, before.as_ref(), &said.days)
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
            if own.is_some_and(|own| *own != self.fitted(key, value)) {
                self.plan.kept.push(Kept { line: ticket.line, person, what: What::Answer(key.to_string()) });
            }
        }
    }

    /// What the file answers; what it does not answer any more goes, what was answered here stays.
    fn answers(&self, profile: &mut Profile, ticket: &Ticket) {
        for (_, answered) in profile.answers.iter_mut().filter(|(key, _)| key.as_ref() != SAID) {
            answered.file = None;
        }
        let forgotten = self.view.event.forgotten.is_some();
        for (key, value) in &ticket.answers {
            // What time made us forget does not come back.
            if !(forgotten && key::SENSITIVE.contains(&key.as_ref())) {
                profile.answers.entry(key.clone()).or_default().file = Some(self.fitted(key, value));
            }
        }
        profile.answers.retain(|_, answered| answered.file.is_some() || answered.own.is_some());
    }

    fn fitted(&self, key: &str, value: &Value) -> Value {
        match (self.questions.get(key), value) {
            (Some(question), Value::Choices(choices)) if !question.options.is_empty() => {
                Value::Choices(choices.iter().map(|choice| self.option_of(question, choice)).collect())
            }
            _ => value.clone(),
        }
    }

    fn option_of(&self, question: &Question, words: &str) -> String {
        if let Some(option) = self.meant.borrow().get(&question.key).and_then(|meant| meant.get(words)) {
            return option.clone();
        }
        let option = option_of(question, words);
        self.meant.borrow_mut().entry(question.key.clone()).or_default().insert(words.to_owned(), option.clone());
        option
    }

    /// The days that change. Where somebody said something else here, that stays.
    fn days(&mut self, person: PersonId, ticket: &Ticket, before: Option<&Said>, words: &str) -> Vec<(Date, DayPlan)> {
        let event = &self.view.event;
        let now: HashMap<Date, DayPlan> = event.days_of(event.now(person)).map(|(day, coming)| (day, coming.plan)).collect();
        let Some(wanted) = self.days_said(words) else { return Vec::new() };
        let then: HashMap<Date, DayPlan> = before.and_then(|before| self.days_said(&before.days)).unwrap_or_default().into_iter().collect();
        let own = |day: &Date| match (now.get(day), then.get(day)) {
            (None, _) => false,
            (is, was) => is != was,
        };
        let differs = |(day, plan): &(Date, DayPlan)| now.get(day) != Some(plan);
        if words == VOID {
            // Who has another ticket comes by that one.
            let valid = self.valid.get_or_init(|| valid(self.view, self.tickets));
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

    /// What words of a file mean for the event's days. A ticket's "yes" is what everybody says who has one: half of them come. Who says it again is
    /// [`Answer::Confirmed`].
    fn days_said(&self, words: &str) -> Option<Vec<(Date, DayPlan)>> {
        let days = || self.view.event.days.iter().map(|day| day.date);
        let no = DayPlan { answer: Answer::No, morning: false, afternoon: false, from: None, until: None };
        let yes = DayPlan::all_day(Answer::Interested);
        let each = |comes: &dyn Fn(Date) -> bool| days().map(|day| (day, if comes(day) { yes } else { no })).collect();
        if words == VOID {
            return Some(each(&|_| false));
        }
        match attends(words)? {
            Attends::No => Some(each(&|_| false)),
            Attends::Yes | Attends::Maybe => Some(each(&|_| true)),
            Attends::Only(named) => {
                let comes = |day: Date| named.iter().any(|name| *name == weekday(day) || *name == day.to_string());
                // Days of which the event has none say nothing about it.
                days().any(comes).then(|| each(&comes))
            }
        }
    }
}

/// Whose ticket counts when the file is brought in, by who they turned out to be.
fn valid(view: &View, tickets: &Tickets) -> HashMap<PersonId, Vec<PersonId>> {
    let ours =
        || view.people.iter().filter_map(|(_, profile)| profile.ticket.as_ref()).filter(|ticket| ticket.source == tickets.source.word());
    let mut holders: HashMap<&str, usize> = HashMap::new();
    ours().for_each(|ticket| *holders.entry(ticket.code.as_str()).or_default() += 1);
    let void: HashMap<&str, bool> = tickets.tickets.iter().map(|ticket| (ticket.code.as_str(), ticket.void)).collect();
    let mut valid = HashMap::<_, Vec<PersonId>>::new();
    for (person, profile) in view.people.iter() {
        let Some(ticket) = &profile.ticket else { continue };
        let ours = ticket.source == tickets.source.word();
        let alone = || holders.get(ticket.code.as_str()) == Some(&1);
        let is_void = match void.get(ticket.code.as_str()).filter(|_| ours) {
            Some(void) if alone() => *void,
            Some(void) => *void || ticket.void,
            None => ticket.void,
        };
        if !is_void {
            valid.entry(view.event.now(person)).or_default().push(person);
        }
    }
    valid
}

fn weekday(day: Date) -> &'static str {
    match day.weekday().to_monday_zero_offset() {
        0 => "monday",
        1 => "tuesday",
        2 => "wednesday",
        3 => "thursday",
        4 => "friday",
        5 => "saturday",
        _ => "sunday",
    }
}

/// What tickets say in words and the standard questions by name.
const SAME: [(&str, &str, &str); 16] = [
    (key::LANGUAGES, "english", "en"),
    (key::LANGUAGES, "anglais", "en"),
    (key::LANGUAGES, "french", "fr"),
    (key::LANGUAGES, "français", "fr"),
    (key::LANGUAGES, "german", "de"),
    (key::LANGUAGES, "allemand", "de"),
    (key::LANGUAGES, "deutsch", "de"),
    (key::LANGUAGES, "spanish", "es"),
    (key::LANGUAGES, "espagnol", "es"),
    (key::LANGUAGES, "español", "es"),
    (key::SYSTEM, "windows subsystem for linux", "wsl"),
    (key::AREAS, "documentation", "docs"),
    (key::AREAS, "compiler (rustc)", "compiler"),
    (key::PHOTO, "photos are fine", "fine"),
    (key::PHOTO, "ask me first", "ask"),
    (key::PHOTO, "no photos of me", "never"),
];

/// The option of a question that a file's words mean, or the words where there is none.
fn option_of(question: &Question, words: &str) -> String {
    let wanted = fold(words);
    let same = SAME.iter().find(|(key, known, _)| *key == question.key && fold(known) == wanted).map(|(_, _, option)| *option);
    let known = question.options.iter().find(|option| {
        fold(&option.key) == wanted
            || Some(option.key.as_str()) == same
            || option.label.values().any(|label| fold(label.as_str()) == wanted)
    });
    known.map_or_else(|| words.to_owned(), |option| option.key.clone())
}
