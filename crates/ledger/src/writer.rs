//! The one thread that writes. Everything that is queued becomes one transaction; the new event is published after
//! the commit and before the answers.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::{Duration, Instant};

use domain::file::{self, Hash};
use domain::{Act, Actor, Command, CommandId, Id, PersonId, Recorded, Refusal, Role, Seq, Slug, Thing, Timestamp, event};
use sha2::{Digest, Sha256};

use crate::batch::Batch;
use crate::order::{Asker, Order, Receipt, Rejected};
use crate::outbox::{self, Draft, Fate, Letter};
use crate::people::Profile;
use crate::replay::{self, Kept, Loaded};
use crate::store::{Appended, EventRow, Fault, Store, TokenRow, TokenWrite};
use crate::token::{LinkInfo, Session, Token, TokenHash};
use crate::{Clock, Duty, Shared, codec};

/// How often a server looks at the clock and for what others wrote.
const TICK: Duration = Duration::from_millis(250);

/// Orders that one transaction takes at most: enough to fill a disk's pace, few enough to answer soon.
const MOST_IN_BATCH: usize = 1_000;

/// How many times a batch is decided anew because others were faster. Each time somebody else got on, so this many
/// in a row do not happen by chance.
const MOST_RACES: usize = 1_000;

/// A commit that takes longer than this is worth a line in the log: people wait for it.
const SLOW: Duration = Duration::from_secs(1);

/// How long a visitor's writer stays awake for the next order: who writes a file in asks again as soon as they are answered, and to wake up
/// takes about as long.
const LINGER: Duration = Duration::from_micros(60);

/// How often a server looks for files that nobody names.
const BETWEEN_SWEEPS: Duration = Duration::from_secs(60 * 60);

/// How long a file may be here before a change names it: its order follows within seconds.
const YOUNG: Duration = Duration::from_secs(60 * 60);

/// The next job, where it comes at once. Whoever else wants the processor has it meanwhile.
fn linger(jobs: &Receiver<Job>) -> Option<Job> {
    let begun = Instant::now();
    loop {
        match jobs.try_recv() {
            Ok(job) => return Some(job),
            Err(TryRecvError::Empty) if begun.elapsed() < LINGER => std::thread::yield_now(),
            Err(_) => return None,
        }
    }
}

/// What the writer is asked.
pub(crate) enum Job {
    Order(Asked),
    Token { slug: Slug, write: TokenWrite, answer: Asker<()> },
    Manage { slug: Slug, actor: Actor, what: Manage, answer: Asker<()> },
    UseLink { slug: Slug, link: TokenHash, session: TokenHash, keep: Option<PersonId>, answer: Asker<Option<Session>> },
    Letters(Letters),
    Look(Asker<()>),
    History { slug: Slug, from: Seq, limit: usize, answer: Asker<Vec<Recorded>> },
    PutFile { slug: Slug, actor: Actor, bytes: Vec<u8>, answer: Asker<Hash> },
    File { slug: Slug, hash: Hash, answer: Asker<Option<Vec<u8>>> },
    Stop,
}

/// What is to be done about letters.
pub(crate) enum Letters {
    Write { slug: Slug, actor: Actor, drafts: Vec<Draft>, answer: Asker<usize> },
    Claim(Asker<Option<Letter>>),
    Settle { id: Id, fate: Fate, answer: Asker<bool> },
    Recover(Asker<usize>),
    All { slug: Slug, answer: Asker<Vec<Letter>> },
    Again { slug: Slug, actor: Actor, id: Id, answer: Asker<bool> },
}

/// What is to be done about who is who.
pub(crate) enum Manage {
    Invite(TokenHash, LinkInfo),
    End(TokenHash),
    Role(TokenHash, Role),
    LetIn(PersonId),
    Word { word: String, session: TokenHash, keep: Option<PersonId> },
}

/// An order and where its answer goes.
pub(crate) struct Asked {
    pub(crate) slug: Slug,
    /// Whether the order makes the event.
    pub(crate) creates: bool,
    /// The order but for its profiles.
    pub(crate) order: Order,
    /// The profiles that it writes.
    pub(crate) profiles: Vec<Write>,
    /// What was asked for.
    pub(crate) digest: [u8; 32],
    pub(crate) answer: Asker<Receipt>,
}

/// A profile that an order writes.
pub(crate) struct Write {
    pub(crate) person: PersonId,
    /// On which version of it.
    pub(crate) read: u32,
    /// As it will be.
    pub(crate) profile: Arc<Profile>,
    /// The same as it is stored.
    pub(crate) body: String,
}

impl Asked {
    /// What can be done before it is this order's turn is done here, so that the one who writes need not: a profile is written down once, for the
    /// digest and for the store, and stands in memory from here on.
    pub(crate) fn new(secret: &[u8; 32], slug: Slug, creates: bool, mut order: Order, answer: Asker<Receipt>) -> Self {
        let write = |(person, mut profile): (PersonId, Profile)| {
            let body = codec::profile_body(&profile);
            let read = profile.revision;
            profile.revision += 1;
            profile.answers.fit();
            Write { person, read, profile: Arc::new(profile), body }
        };
        let profiles: Vec<Write> = std::mem::take(&mut order.profiles).into_iter().map(write).collect();
        let bodies = profiles.iter().map(|write| (write.person, write.body.as_str()));
        let digest = codec::digest(secret, order.actor.who, &order.commands, bodies);
        Self { slug, creates, order, profiles, digest, answer }
    }
}

pub(crate) struct Writer {
    store: Box<dyn Store>,
    secret: [u8; 32],
    shared: Arc<Shared>,
    clock: Clock,
    duty: Duty,
    events: BTreeMap<Slug, Kept>,
    /// The last seq of each event that could not be opened: it is tried again when that changes.
    unopened: BTreeMap<Slug, (u64, Seq)>,
    /// Something could not be read; read all that is new at the next occasion.
    behind: bool,
    /// Struck text may still be in the store's files; at the start, too, where the last process may have been killed.
    unwiped: bool,
    /// When files that nobody names are looked for next; none before a server's first time.
    next_sweep: Option<Instant>,
    /// What the store does not do just now, as it was told to the log: once, not at every try.
    trouble: Option<String>,
}

impl Writer {
    /// Reads everything, and says what time has done meanwhile: the first page that a server shows is of now.
    pub(crate) fn new(mut store: Box<dyn Store>, secret: [u8; 32], shared: Arc<Shared>, clock: Clock, duty: Duty) -> Result<Self, Fault> {
        store.changed_by_others()?;
        let mut writer = Self {
            store,
            secret,
            shared,
            clock,
            duty,
            events: BTreeMap::new(),
            unopened: BTreeMap::new(),
            behind: false,
            unwiped: true,
            next_sweep: None,
            trouble: None,
        };
        writer.catch_up()?;
        writer.keep_time();
        Ok(writer)
    }

    /// Works until it is told to stop, or until nobody is left who could ask.
    pub(crate) fn run(mut self, jobs: &Receiver<Job>) {
        let mut next_tick = Instant::now() + TICK;
        loop {
            match self.next(jobs, next_tick) {
                Next::Job(first) => {
                    let queue = std::iter::once(first).chain(jobs.try_iter().take(MOST_IN_BATCH - 1)).collect();
                    if self.work(queue) == Flow::Stop {
                        break;
                    }
                }
                Next::Tick => {}
                Next::Nobody => break,
            }
            if matches!(self.duty, Duty::Serve) && Instant::now() >= next_tick {
                self.tick();
                next_tick = Instant::now() + TICK;
            }
        }
        self.wipe();
    }

    fn next(&self, jobs: &Receiver<Job>, next_tick: Instant) -> Next {
        match self.duty {
            Duty::Visit => match linger(jobs) {
                Some(job) => Next::Job(job),
                None => jobs.recv().map_or(Next::Nobody, Next::Job),
            },
            Duty::Serve => match jobs.recv_timeout(next_tick.saturating_duration_since(Instant::now())) {
                Ok(job) => Next::Job(job),
                Err(RecvTimeoutError::Timeout) => Next::Tick,
                Err(RecvTimeoutError::Disconnected) => Next::Nobody,
            },
        }
    }

    /// Does what is queued, in order. Orders that stand together are one batch; one that strikes is a batch of its own,
    /// because what it strikes has to be in the store.
    fn work(&mut self, queue: Vec<Job>) -> Flow {
        let mut together: Vec<Asked> = Vec::new();
        for job in queue {
            match job {
                Job::Order(asked) if strikes(&asked.order) => {
                    self.carry_out(std::mem::take(&mut together));
                    self.carry_out(vec![asked]);
                }
                Job::Order(asked) => together.push(asked),
                other => {
                    self.carry_out(std::mem::take(&mut together));
                    if self.do_other(other) == Flow::Stop {
                        return Flow::Stop;
                    }
                }
            }
        }
        self.carry_out(together);
        Flow::GoOn
    }

    /// Carries out a batch and answers. Whoever asked may be gone: an answer that nobody takes is no failure.
    fn carry_out(&mut self, batch: Vec<Asked>) {
        if batch.is_empty() {
            return;
        }
        match self.try_to_carry_out(&batch) {
            Ok(answers) => {
                for (asked, answer) in batch.into_iter().zip(answers) {
                    let _ = asked.answer.send(answer);
                }
            }
            Err(fault) => {
                self.tell_trouble("not saved", &fault);
                // A commit that fails late may have reached the disk all the same: what is there counts.
                self.behind = true;
                let _ = self.look_for_others();
                for asked in batch {
                    let _ = asked.answer.send(Err(Rejected::NotSaved(fault.0.clone())));
                }
            }
        }
    }

    fn try_to_carry_out(&mut self, asked: &[Asked]) -> Result<Vec<Result<Receipt, Rejected>>, Fault> {
        if asked.iter().any(|asked| !self.events.contains_key(&asked.slug)) {
            self.look_for_others()?;
        }
        for _ in 0..MOST_RACES {
            let mut batch = Batch::new(&self.events, &self.unopened, self.clock.now());
            let answers = asked.iter().map(|asked| batch.decide(asked)).collect();
            let mut decided = batch.finish();
            if decided.is_empty() {
                return Ok(answers);
            }
            decided.strike(self.store.as_mut())?;
            let begun = Instant::now();
            let appended = self.store.append(&decided.appends, &decided.tokens)?;
            let took = begun.elapsed();
            if took >= SLOW {
                log::warn!("a commit of {} orders took {} ms", asked.len(), took.as_millis());
            }
            match appended {
                Appended::Done => {
                    if self.trouble.take().is_some() {
                        log::warn!("saving works again");
                    }
                    self.shared.write_tokens(&decided.tokens);
                    let tokens = decided.after.iter().any(|after| after.tokens);
                    for after in decided.after {
                        self.take_over(after);
                    }
                    if tokens {
                        self.read_tokens()?;
                    }
                    return Ok(answers);
                }
                Appended::Conflict => self.catch_up()?,
            }
        }
        Err(Fault("others wrote first at every attempt".to_owned()))
    }

    /// Makes what was committed the present, for all to see.
    fn take_over(&mut self, after: crate::batch::After) {
        let slug = after.view.slug.clone();
        if after.struck || after.wipes {
            self.unwiped = true;
            self.wipe();
        }
        if after.struck {
            // A file that was struck goes now.
            self.next_sweep = None;
            // The event in memory still holds the struck text.
            let loaded = replay::load(self.store.as_mut(), &slug, after.view.event.seq).unwrap_or_else(|fault| {
                self.behind = true;
                Loaded::Unopened(fault.0)
            });
            self.settle(slug, loaded, None);
            return;
        }
        let kept = self.events.entry(slug).or_insert_with(|| Kept::new(after.view.clone(), after.last_at));
        kept.view = after.view;
        kept.last_at = after.last_at;
        kept.done.extend(after.done);
        self.shared.publish(&kept.view);
    }

    fn do_other(&mut self, job: Job) -> Flow {
        match job {
            Job::Token { slug, write, answer } => {
                let _ = answer.send(self.write_token(&slug, write));
            }
            Job::Manage { slug, actor, what, answer } => {
                let _ = answer.send(self.manage(&slug, &actor, what));
            }
            Job::UseLink { slug, link, session, keep, answer } => {
                let _ = answer.send(self.use_link(slug, link, session, keep));
            }
            Job::Letters(letters) => self.do_letters(letters),
            Job::Look(answer) => {
                let looked = self.look_for_others().map_err(not_saved);
                self.keep_time();
                self.sweep();
                let _ = answer.send(looked);
            }
            Job::History { slug, from, limit, answer } => {
                let _ = answer.send(self.history(&slug, from, limit));
            }
            Job::PutFile { slug, actor, bytes, answer } => {
                let _ = answer.send(self.put_file(&slug, &actor, &bytes));
            }
            Job::File { slug, hash, answer } => {
                let _ = answer.send(self.known(&slug).and_then(|()| self.store.file(&slug, &hash).map_err(not_saved)));
            }
            Job::Order(asked) => self.carry_out(vec![asked]),
            Job::Stop => return Flow::Stop,
        }
        Flow::GoOn
    }

    /// Writes letters, sends them on, and says how far they are.
    fn do_letters(&mut self, letters: Letters) {
        let now = self.clock.now();
        match letters {
            Letters::Write { slug, actor, drafts, answer } => {
                let _ = answer.send(self.write_letters(&slug, &actor, &drafts));
            }
            Letters::Claim(answer) => {
                let _ = answer.send(self.store.outbox().claim(now).map_err(not_saved));
            }
            Letters::Settle { id, fate, answer } => {
                // What left may have held a link that signs somebody in.
                self.unwiped |= matches!(fate, Fate::Sent | Fate::Filed);
                let _ = answer.send(self.store.outbox().settle(id, &fate, now).map_err(not_saved));
            }
            Letters::Recover(answer) => {
                let _ = answer.send(self.store.outbox().recover(now).map_err(not_saved));
            }
            Letters::All { slug, answer } => {
                let all = self.known(&slug).and_then(|()| self.store.outbox().letters(&slug).map_err(not_saved));
                let _ = answer.send(all);
            }
            Letters::Again { slug, actor, id, answer } => {
                let done = self.may_arrange(&slug, &actor).and_then(|()| self.store.outbox().again(&slug, id, now).map_err(not_saved));
                let _ = answer.send(done);
            }
        }
    }

    /// Writes letters to people who are there.
    fn write_letters(&mut self, slug: &Slug, actor: &Actor, drafts: &[Draft]) -> Result<usize, Rejected> {
        // Nobody gets a letter who was erased by another process just now.
        self.look_for_others().map_err(not_saved)?;
        self.known(slug)?;
        let event = &self.events[slug].view.event;
        outbox::may_write(event, actor, drafts)?;
        let drafts: Vec<Draft> = outbox::to_those_there(event, drafts).collect();
        let written = self.store.outbox().write(slug, &drafts, self.clock.now()).map_err(not_saved)?;
        let put = |(draft, written): (&Draft, &bool)| {
            let (hash, pass) = draft.pass.filter(|_| *written)?;
            Some(TokenWrite::Put(TokenRow { slug: slug.clone(), hash, token: Token::Pass(pass) }))
        };
        let links: Vec<TokenWrite> = drafts.iter().zip(&written).filter_map(put).collect();
        self.shared.write_tokens(&links);
        Ok(written.into_iter().filter(|written| *written).count())
    }

    fn may_arrange(&mut self, slug: &Slug, actor: &Actor) -> Result<(), Rejected> {
        self.known(slug)?;
        domain::may(actor, Act::Arrange, self.events[slug].view.event.editing)
            .map_err(|needed| Refusal::NotAllowed { act: Act::Arrange, needed }.into())
    }

    fn write_token(&mut self, slug: &Slug, write: TokenWrite) -> Result<(), Rejected> {
        self.known(slug)?;
        self.write_tokens(&[write])
    }

    /// Lets people in and out, as far as the rules let the actor.
    fn manage(&mut self, slug: &Slug, actor: &Actor, what: Manage) -> Result<(), Rejected> {
        // What another process just ended must not be written back to life.
        self.look_for_others().map_err(not_saved)?;
        self.known(slug)?;
        let event = &self.events[slug].view.event;
        let now = self.clock.now();
        let sessions = || {
            self.shared.tokens(slug.as_str()).into_iter().filter_map(|(hash, token)| match token {
                Token::Session(session) => Some((hash, session)),
                Token::Link(_) | Token::Pass(_) => None,
            })
        };
        let token_of =
            |hash: TokenHash| self.shared.tokens(slug.as_str()).into_iter().find(|(known, _)| *known == hash).map(|(_, token)| token);
        let gone = Refusal::Gone { thing: Thing::Session };
        let put = |hash, token| TokenWrite::Put(TokenRow { slug: slug.clone(), hash, token });
        let others_coordinate = |hash: TokenHash| sessions().any(|(known, session)| known != hash && session.role >= Role::Coordinator);
        // An organiser who sends a coordinator away coordinates.
        let leaves_nobody = |hash: TokenHash, session: Session| {
            let organised = actor.role == Role::Organiser && session.role < Role::Organiser;
            session.role >= Role::Coordinator && !organised && !others_coordinate(hash)
        };
        let writes = match what {
            Manage::Invite(hash, link) => {
                domain::may_give(event, actor, link.role)?;
                // The same form again is the same link, also where it was used or revoked meanwhile.
                if token_of(hash).is_some() {
                    return Ok(());
                }
                vec![put(hash, Token::Link(link))]
            }
            Manage::End(hash) => {
                let token = token_of(hash).ok_or_else(|| gone.clone())?;
                domain::may_give(event, actor, token.role())?;
                match token {
                    Token::Session(session) if leaves_nobody(hash, session) => return Err(Refusal::LastCoordinator.into()),
                    Token::Link(link) if link.expires == LinkInfo::REVOKED => return Ok(()),
                    Token::Session(_) | Token::Pass(_) => vec![TokenWrite::End { slug: slug.clone(), hash }],
                    // It stays as one that never worked: the same form again does not make it anew, and who opens it hears why.
                    Token::Link(link) => vec![put(hash, Token::Link(LinkInfo { expires: LinkInfo::REVOKED, uses: 0, ..link }))],
                }
            }
            Manage::Role(hash, role) => {
                let Some(Token::Session(session)) = token_of(hash) else { return Err(gone.into()) };
                domain::may_give(event, actor, role.max(session.role))?;
                if role < Role::Coordinator && leaves_nobody(hash, session) {
                    return Err(Refusal::LastCoordinator.into());
                }
                vec![put(hash, Token::Session(Session { role, ..session }))]
            }
            Manage::LetIn(person) => {
                domain::may(actor, Act::Admit, event.editing).map_err(|needed| Refusal::NotAllowed { act: Act::Admit, needed })?;
                let is_theirs = |session: &Session| session.person.is_some_and(|known| event.are_one(known, person));
                let theirs = sessions().filter(|(_, session)| is_theirs(session) && session.role < Role::Participant);
                let writes: Vec<_> =
                    theirs.map(|(hash, session)| put(hash, Token::Session(Session { role: Role::Participant, ..session }))).collect();
                if writes.is_empty() && !sessions().any(|(_, session)| is_theirs(&session)) {
                    return Err(gone.into());
                }
                writes
            }
            Manage::Word { word, session, keep } => {
                if !event.is_let_in_by(&word) {
                    return Err(Refusal::WrongWord.into());
                }
                let known = self.shared.session(slug.as_str(), &session);
                let role = known.map_or(Role::Participant, |known| known.role.max(Role::Participant));
                vec![put(session, Token::Session(Session { person: keep, role, since: now }))]
            }
        };
        self.write_tokens(&writes)
    }

    fn write_tokens(&mut self, writes: &[TokenWrite]) -> Result<(), Rejected> {
        // Without changes there is nothing that somebody else could have been faster with.
        match self.store.append(&[], writes).map_err(not_saved)? {
            Appended::Done => {
                self.shared.write_tokens(writes);
                Ok(())
            }
            Appended::Conflict => Err(Rejected::NotSaved("a conflict about nothing".to_owned())),
        }
    }

    fn use_link(&mut self, slug: Slug, link: TokenHash, session: TokenHash, keep: Option<PersonId>) -> Result<Option<Session>, Rejected> {
        self.known(&slug)?;
        let Some(info) = self.shared.link(slug.as_str(), &link) else { return Ok(None) };
        // Whoever is more already stays so.
        let known = self.shared.session(slug.as_str(), &session);
        let role = known.map_or(info.role, |known| known.role.max(info.role));
        let made = Session { person: keep, role, since: self.clock.now() };
        let row = TokenRow { slug, hash: session, token: Token::Session(made) };
        let now = self.clock.now().as_microsecond();
        let used = self.store.use_link(&row.slug, link, now, &row).map_err(not_saved)?;
        // Another process may have used it, too: the store knows how many uses are left.
        if used {
            self.read_tokens().map_err(not_saved)?;
        }
        Ok(used.then_some(made))
    }

    fn history(&mut self, slug: &Slug, from: Seq, limit: usize) -> Result<Vec<Recorded>, Rejected> {
        self.known(slug)?;
        let mut found = Vec::new();
        let mut stopped = None;
        let row = self.store.changes(slug, from.saturating_sub(1), limit, &mut |row| match codec::decode(slug, &row) {
            Ok(entry) => {
                found.push(entry);
                true
            }
            Err(unreadable) => {
                stopped = Some(unreadable.to_string());
                false
            }
        });
        match (row.map_err(not_saved)?, stopped) {
            (_, Some(why)) => Err(Rejected::NotSaved(why)),
            (None, None) => Err(Rejected::NoSuchEvent),
            (Some(_), None) => Ok(found),
        }
    }

    /// Refuses events that are not open, after a look for what others made.
    fn known(&mut self, slug: &Slug) -> Result<(), Rejected> {
        if !self.events.contains_key(slug) {
            self.look_for_others().map_err(not_saved)?;
        }
        if self.events.contains_key(slug) { Ok(()) } else { Err(Rejected::NoSuchEvent) }
    }

    fn tick(&mut self) {
        // A fault is tried again at the next tick.
        if let Err(fault) = self.look_for_others() {
            self.tell_trouble("what others wrote is not read", &fault);
        }
        self.keep_time();
        self.sweep();
        self.wipe();
    }

    /// Keeps the bytes of a file, before anybody says where it stands.
    fn put_file(&mut self, slug: &Slug, actor: &Actor, bytes: &[u8]) -> Result<Hash, Rejected> {
        self.may_arrange(slug, actor)?;
        let hash = Hash(Sha256::digest(bytes).into());
        self.store.put_file(slug, &hash, self.clock.now(), bytes).map_err(not_saved)?;
        Ok(hash)
    }

    /// Lets go of files that no change names: their order was refused, or they were struck.
    fn sweep(&mut self) {
        if !matches!(self.duty, Duty::Serve) || self.next_sweep.is_some_and(|at| Instant::now() < at) {
            return;
        }
        self.next_sweep = Some(Instant::now() + BETWEEN_SWEEPS);
        let before = self.clock.now().checked_sub(YOUNG).unwrap_or(Timestamp::MIN);
        for (slug, known) in &self.events {
            let kept = file::kept(&known.view.event);
            match self.store.sweep_files(slug, before, &|hash| kept.contains(hash)) {
                Ok(gone) => self.unwiped |= gone > 0,
                // A fault is tried again at the next time.
                Err(fault) => log::warn!("files of {slug} that nobody names are not swept: {fault}"),
            }
        }
    }

    /// Says in each event what time has done. The id is made of what is due and since when it was so before: all
    /// servers make the same one, and a clock that was set back can come by again.
    fn keep_time(&mut self) {
        if !matches!(self.duty, Duty::Serve) {
            return;
        }
        // What is forgotten comes before what is on; nothing is due three times at one moment.
        for _ in 0..3 {
            if !self.keep_next() {
                return;
            }
        }
    }

    /// Says the next thing that time has done in each event; false where nothing was due.
    fn keep_next(&mut self) -> bool {
        let now = self.clock.now();
        let due = self.events.iter().filter_map(|(slug, kept)| {
            let event = &kept.view.event;
            let command = event.due(now)?;
            // Claims may lapse twice at one moment: who goes is sometimes typed in later, one by one.
            let before = if matches!(command, domain::moment::Command::Lapse { .. }) { event.seq } else { event.moment.touched };
            Some((slug, command, before))
        });
        let batch: Vec<Asked> = due
            .map(|(slug, command, before)| {
                let name = format!("{slug} {before} {}", serde_json::to_string(&command).expect("a command serialises"));
                let order = Order::new(id_of(&name), Actor::TIMER).with(Command::Moment(command));
                Asked::new(&self.secret, slug.clone(), false, order, crate::order::Answer::pair().0)
            })
            .collect();
        let any = !batch.is_empty();
        self.carry_out(batch);
        any
    }

    fn wipe(&mut self) {
        if self.unwiped {
            self.unwiped = !self.store.wipe().unwrap_or(false);
        }
    }

    fn tell_trouble(&mut self, what: &str, fault: &Fault) {
        let trouble = format!("{what}: {fault}");
        if self.trouble.as_ref() != Some(&trouble) {
            log::error!("{trouble}");
            self.trouble = Some(trouble);
        }
    }

    fn look_for_others(&mut self) -> Result<(), Fault> {
        if self.store.changed_by_others()? || self.behind {
            self.catch_up()?;
        }
        Ok(())
    }

    /// Reads all that is new, and publishes it.
    fn catch_up(&mut self) -> Result<(), Fault> {
        self.behind = true;
        let rows = self.store.events()?;
        self.shared.set_last_backup(self.store.last_backup()?);
        self.read_tokens()?;
        let known = self.events.keys().chain(self.unopened.keys());
        let gone: Vec<Slug> = known.filter(|slug| !rows.iter().any(|row| row.slug == **slug)).cloned().collect();
        for slug in gone {
            self.settle(slug, Loaded::Missing, None);
        }
        for row in &rows {
            self.catch_up_with(row)?;
        }
        self.behind = false;
        Ok(())
    }

    fn catch_up_with(&mut self, row: &EventRow) -> Result<(), Fault> {
        let tried = Some((row.epoch, row.last_seq));
        let loaded = match self.events.get_mut(&row.slug) {
            Some(kept) if kept.view.epoch == row.epoch && kept.view.event.seq == row.last_seq => return Ok(()),
            Some(kept) if kept.view.epoch == row.epoch && kept.view.event.seq < row.last_seq => {
                let Some(loaded) = replay::follow(self.store.as_mut(), &row.slug, kept)? else {
                    self.shared.publish(&kept.view);
                    return Ok(());
                };
                loaded
            }
            None if self.unopened.get(&row.slug).copied() == tried => return Ok(()),
            _ => replay::load(self.store.as_mut(), &row.slug, row.last_seq)?,
        };
        self.settle(row.slug.clone(), loaded, tried);
        Ok(())
    }

    /// Puts an event that was read anew in its place.
    fn settle(&mut self, slug: Slug, loaded: Loaded, tried: Option<(u64, Seq)>) {
        match loaded {
            Loaded::Whole(kept) => {
                self.shared.publish(&kept.view);
                self.unopened.remove(&slug);
                self.events.insert(slug, kept);
            }
            Loaded::Missing => {
                self.events.remove(&slug);
                self.unopened.remove(&slug);
                self.shared.withdraw(&slug, None);
            }
            Loaded::Unopened(why) => {
                log::error!("{slug} is not opened: {why}");
                self.events.remove(&slug);
                self.shared.withdraw(&slug, Some(why));
                self.unopened.insert(slug, tried.unwrap_or_default());
            }
        }
    }

    fn read_tokens(&mut self) -> Result<(), Fault> {
        let rows = self.store.tokens()?;
        self.shared.set_tokens(rows);
        Ok(())
    }
}

/// What there is to do.
enum Next {
    Job(Job),
    /// Look at the clock.
    Tick,
    /// No more: nobody is left who could ask.
    Nobody,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    GoOn,
    Stop,
}

fn strikes(order: &Order) -> bool {
    order.commands.iter().any(|command| matches!(command, Command::Event(event::Command::Strike { .. })))
}

fn not_saved(fault: Fault) -> Rejected {
    Rejected::NotSaved(fault.0)
}

fn id_of(name: &str) -> CommandId {
    let sum: [u8; 32] = Sha256::digest(name).into();
    let (first, _) = sum.split_at(16);
    CommandId(Id::from_bits(first.iter().fold(0, |bits, byte| bits << 8 | u128::from(*byte))))
}
