//! A plan as orders, some hundred tickets at a time.

use std::cell::RefCell;

use domain::coming::Command as ComingCommand;
use domain::person::{Command as PersonCommand, Kind};
use domain::{Actor, Command, CommandId};
use formats::tickets::{Ticket, Tickets};
use ledger::{Order, View};

use super::holder::{Holder, digest, keyed};
use super::known::{File, Known, Meant};
use super::plan::{Plan, Planner, Written, is_over};

/// How many tickets are one order.
const CHUNK: usize = 2_000;

/// A file that is being brought in, some tickets at a time.
#[derive(Debug)]
pub struct Import {
    /// The file but for its tickets.
    file: Tickets,
    /// The tickets in the order in which they are brought in; those that are done are gone.
    parts: Vec<Vec<Ticket>>,
    /// The codes of those that are gone, and whether they count no more.
    done: Vec<(String, bool)>,
    /// Whose turn it is.
    next: usize,
    secret: [u8; 32],
    id: CommandId,
    actor: Actor,
    /// What was looked up of the event, and the order that was asked for since.
    known: Option<(Known, Option<CommandId>)>,
    meant: RefCell<Meant>,
    /// What was planned for the part with this number while the one before it was written.
    ahead: Option<(usize, Planned)>,
    /// What the orders that were carried out did, and what the last one does.
    did: Plan,
    does: Plan,
}

/// What some tickets do, and what is to be written for it; none where nothing is.
#[derive(Debug)]
struct Planned {
    does: Plan,
    order: Option<Order>,
}

impl Import {
    /// Nothing of it is brought in yet.
    pub fn new(mut file: Tickets, secret: [u8; 32], id: CommandId, actor: Actor) -> Self {
        let tickets = std::mem::take(&mut file.tickets);
        let (did, does) = (Plan::empty(file.source, tickets.len()), Plan::empty(file.source, 0));
        let (parts, meant) = (vec![tickets], RefCell::default());
        Self { file, parts, done: vec![], next: 0, secret, id, actor, known: None, meant, ahead: None, did, does }
    }

    /// The next order; none when all was brought in. Profiles are written whole, so each order is planned from the event as it stands before
    /// it is asked for, and again where somebody wrote meanwhile or as long as nobody says that it [was done](Self::did): what somebody saved stays.
    /// Each has an id of its own, made from the import's and from how the event stood; so what was cut off in the middle is planned anew and goes on.
    pub fn next(&mut self, view: &View) -> Option<Order> {
        self.did.over = is_over(view);
        if self.known.is_none() && !self.did.over {
            self.line_up(view);
        }
        while self.next < self.parts.len() && !self.did.over {
            let holds = self.look(view);
            let ahead = self.ahead.take().filter(|(part, _)| holds && *part == self.next);
            let Planned { does, order } = ahead.map_or_else(|| self.plan(view, self.next), |(_, planned)| planned);
            self.does = does;
            if let Some(order) = order {
                self.known = self.known.take().map(|(known, _)| (known, Some(order.id)));
                return Some(order);
            }
            self.did();
        }
        None
    }

    /// Plans what comes after the last order, while that one is being written. If anybody but it does something to a person, [`next`](Self::next)
    /// plans it again.
    pub fn look_ahead(&mut self, view: &View) {
        let part = self.next + 1;
        if part < self.parts.len() {
            self.ahead = Some((part, self.plan(view, part)));
        }
    }

    /// The last order was carried out.
    pub fn did(&mut self) {
        // Of what is brought in only codes are needed any more: with a large file the rest would lie about beside the event that it makes.
        let part = std::mem::take(&mut self.parts[self.next]);
        self.done.extend(part.into_iter().map(|ticket| (ticket.code, ticket.void)));
        self.next += 1;
        let does = std::mem::replace(&mut self.does, Plan::empty(self.file.source, 0));
        self.did.add(does);
    }

    /// What was done.
    pub fn end(self) -> Plan {
        let mut did = self.did;
        did.kept.sort_by_key(|kept| kept.line);
        did.here_already.sort_unstable();
        did.has_secrets = self.file.has_secrets();
        let Tickets { positions, odd, columns, options, .. } = self.file;
        (did.positions, did.odd, did.columns, did.options) = (positions, odd, columns, options);
        did
    }

    /// Puts the tickets into the order in which they are brought in: where places are few, that of the file is their turn. Elsewhere those whose
    /// people stand together in the store come together: it writes a third as much.
    fn line_up(&mut self, view: &View) {
        let mut tickets = self.parts.pop().unwrap_or_default();
        if view.event.terms.places.is_none() {
            let keyed = keyed(&self.secret);
            tickets.sort_by_cached_key(|ticket| Holder::of(&keyed, view.slug.as_str(), self.file.source, ticket).person);
        }
        self.done.reserve(tickets.len());
        let mut tickets = tickets.into_iter().peekable();
        while tickets.peek().is_some() {
            self.parts.push(tickets.by_ref().take(CHUNK).collect());
        }
    }

    /// Looks the event up, where that was not done or does not hold any more. Whether it did.
    fn look(&mut self, view: &View) -> bool {
        let (mut known, holds) = match self.known.take() {
            Some((known, own)) if known.holds(view, own) => (known, true),
            _ => (Known::of(view, self.file.source), false),
        };
        known.seq = view.event.seq;
        self.known = Some((known, None));
        let holds = holds && self.meant.borrow().questions == view.event.questionnaire();
        if !holds {
            self.meant = RefCell::new(Meant::of(view));
        }
        holds
    }

    fn plan(&self, view: &View, part: usize) -> Planned {
        let (known, _) = self.known.as_ref().expect("it was looked up before the first order");
        let file = File { source: self.file.source, parts: &self.parts, done: &self.done };
        let mut planner = Planner::new(view, &self.secret, file, known, &self.meant);
        self.parts[part].iter().for_each(|ticket| planner.ticket(ticket));
        let (does, written) = (planner.plan, planner.written);
        let parts = ["tickets", &self.id.0.to_string(), &view.event.seq.to_string(), &part.to_string()];
        let id = || CommandId(digest(&keyed(&self.secret), &parts));
        Planned { does, order: (!written.is_empty()).then(|| order(id(), self.actor, written)) }
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
