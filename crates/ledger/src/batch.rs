//! Deciding: what a batch of orders makes of the events, before anything is written. Nothing here changes anything
//! that others see, so a batch that was lost is simply decided again.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::{Change, Command, CommandId, Event, PersonId, Recorded, Seq, Slug, Timestamp, event, moment, person};

use crate::View;
use crate::codec;
use crate::order::{Order, Receipt, Rejected};
use crate::outbox;
use crate::people::{People, Profile};
use crate::replay::{self, Done, Kept};
use crate::store::{Append, ChangeRow, Fault, ProfileRow, Store, TokenWrite};
use crate::writer::Asked;

/// Orders that are being decided together.
pub(crate) struct Batch<'a> {
    events: &'a BTreeMap<Slug, Kept>,
    unopened: &'a BTreeMap<Slug, (u64, Seq)>,
    now: Timestamp,
    drafts: BTreeMap<Slug, Draft>,
    tokens: Vec<TokenWrite>,
}

/// An event as the orders decided so far make it.
struct Draft {
    epoch: u64,
    created: Option<i64>,
    expected: Seq,
    event: Event,
    people: People,
    last_at: Timestamp,
    rows: Vec<ChangeRow>,
    profiles: BTreeMap<PersonId, ProfileRow>,
    letters: Vec<outbox::Draft>,
    done: HashMap<CommandId, Done>,
    struck: Vec<Seq>,
    erased: Vec<PersonId>,
    /// Whether something was forgotten that must not stay in the store's files.
    wipes: bool,
    /// Whether all letters go.
    forgets_letters: bool,
}

/// What is to be written, and what is to be shown once it is.
pub(crate) struct Decided {
    pub(crate) appends: Vec<Append>,
    pub(crate) tokens: Vec<TokenWrite>,
    pub(crate) after: Vec<After>,
    struck: Vec<Vec<Seq>>,
}

/// An event after the commit.
pub(crate) struct After {
    pub(crate) view: Arc<View>,
    pub(crate) last_at: Timestamp,
    pub(crate) done: HashMap<CommandId, Done>,
    /// Whether text was struck, so that the view must not be shown.
    pub(crate) struck: bool,
    /// Whether something must not stay in the store's files.
    pub(crate) wipes: bool,
    /// Whether tokens came with letters, or went with somebody who was erased.
    pub(crate) tokens: bool,
}

impl<'a> Batch<'a> {
    pub(crate) const fn new(events: &'a BTreeMap<Slug, Kept>, unopened: &'a BTreeMap<Slug, (u64, Seq)>, now: Timestamp) -> Self {
        Self { events, unopened, now, drafts: BTreeMap::new(), tokens: Vec::new() }
    }

    /// Decides one more order on what the earlier ones make.
    pub(crate) fn decide(&mut self, asked: &Asked) -> Result<Receipt, Rejected> {
        let order = &asked.order;
        if let Some(done) = self.done(&asked.slug, order.id) {
            return if done.digest == asked.digest { Ok(done.receipt) } else { Err(Rejected::Reused) };
        }
        let mut fresh = None;
        let draft = match (self.drafts.get_mut(&asked.slug), self.events.get(&asked.slug)) {
            (None, None) if self.unopened.contains_key(&asked.slug) => {
                return Err(if asked.creates { Rejected::Taken } else { Rejected::NoSuchEvent });
            }
            (None, None) if asked.creates => fresh.insert(Draft::begin(self.now)?),
            (None, None) => return Err(Rejected::NoSuchEvent),
            _ if asked.creates => return Err(Rejected::Taken),
            (Some(draft), _) => draft,
            (None, Some(kept)) => self.drafts.entry(asked.slug.clone()).or_insert_with(|| Draft::of(kept)),
        };
        let receipt = draft.take(asked, self.now)?;
        if let Some(fresh) = fresh {
            self.drafts.insert(asked.slug.clone(), fresh);
        }
        if let Some(bind) = order.bind {
            self.tokens.push(TokenWrite::Bind { slug: asked.slug.clone(), hash: bind.token, person: bind.person, at: self.now });
        }
        Ok(receipt)
    }

    /// All that was decided.
    pub(crate) fn finish(self) -> Decided {
        let mut decided = Decided { appends: Vec::new(), tokens: self.tokens, after: Vec::new(), struck: Vec::new() };
        for (slug, draft) in self.drafts {
            if !draft.rows.is_empty() || !draft.letters.is_empty() {
                decided.add(slug, draft);
            }
        }
        decided
    }

    fn done(&self, slug: &Slug, id: CommandId) -> Option<Done> {
        let drafted = self.drafts.get(slug).and_then(|draft| draft.done.get(&id));
        drafted.or_else(|| self.events.get(slug)?.done.get(&id)).copied()
    }
}

impl Draft {
    fn of(kept: &Kept) -> Self {
        let View { epoch, event, people, .. } = kept.view.as_ref();
        Self::with(*epoch, None, event.clone(), people.clone(), kept.last_at)
    }

    fn begin(now: Timestamp) -> Result<Self, Rejected> {
        Ok(Self::with(new_epoch()?, Some(now.as_microsecond()), Event::default(), People::default(), Timestamp::MIN))
    }

    fn with(epoch: u64, created: Option<i64>, event: Event, people: People, last_at: Timestamp) -> Self {
        Self {
            epoch,
            created,
            expected: event.seq,
            event,
            people,
            last_at,
            rows: Vec::new(),
            profiles: BTreeMap::new(),
            letters: Vec::new(),
            done: HashMap::new(),
            struck: Vec::new(),
            erased: Vec::new(),
            wipes: false,
            forgets_letters: false,
        }
    }

    /// Decides an order and takes what it causes; a refused one leaves everything as it was.
    fn take(&mut self, asked: &Asked, now: Timestamp) -> Result<Receipt, Rejected> {
        let (slug, order) = (&asked.slug, &asked.order);
        let at = codec::whole_microseconds(now).max(self.last_at);
        if asked.profiles.iter().any(|write| write.read != self.revision(write.person)) {
            return Err(Rejected::Outdated);
        }
        outbox::may_write(&self.event, &order.actor, &order.letters)?;
        let (forgotten, erased) = self.forgets(order);
        let written = asked.profiles.iter().map(|write| (write.person, self.is_unseen(write.person, &write.profile)));
        let touches = self.touches(written.chain(forgotten.keys().map(|person| (*person, false))));
        let erase = erased.into_iter().map(|person| Command::Person(person::Command::Erase { person }));
        let commands: Vec<Command> = order.commands.iter().cloned().chain(erase).chain(touches).collect();
        let before = self.event.seq;
        let entries = domain::decide_in_place(&mut self.event, &order.actor, at, order.id, &commands)?;
        let receipt = Receipt { first: before + 1, last: self.event.seq };
        for (entry, n) in entries.iter().zip(0..) {
            self.record(slug, entry, n, asked.digest);
        }
        for write in &asked.profiles {
            self.write(write.person, &write.profile, write.body.clone());
        }
        for (person, profile) in forgotten {
            let body = codec::profile_body(&profile);
            self.write(person, &Arc::new(profile), body);
        }
        for entry in &entries {
            if let Change::Person(person::Change::Erased { person }) = entry.change {
                self.profiles.remove(&person);
                self.people.remove(person);
                self.erased.push(person);
            }
        }
        self.letters.extend(outbox::to_those_there(&self.event, &order.letters));
        Ok(receipt)
    }

    fn write(&mut self, person: PersonId, profile: &Arc<Profile>, body: String) {
        let revision = self.event.people.get(&person).map_or(0, |known| known.revision);
        // Mostly it is the one that was read and one more; then nothing is copied.
        let profile =
            if profile.revision == revision { Arc::clone(profile) } else { Arc::new(Profile { revision, ..profile.as_ref().clone() }) };
        self.profiles.insert(person, ProfileRow { person, revision, body });
        self.people.put(person, profile);
    }

    /// The version of somebody's profile; 0 where none is written.
    fn revision(&self, person: PersonId) -> u32 {
        self.people.get(person).map_or(0, |profile| profile.revision)
    }

    /// What an order of the clock forgets: the profiles as they are from then on, and who is erased.
    fn forgets(&self, order: &Order) -> (BTreeMap<PersonId, Profile>, Vec<PersonId>) {
        let forget = order.commands.iter().find_map(|command| match command {
            Command::Moment(moment::Command::Forget { what }) if self.event.forgotten < Some(*what) => Some(*what),
            _ => None,
        });
        let (mut kept, mut erased) = (BTreeMap::new(), Vec::new());
        let forgotten = forget.into_iter().flat_map(|what| self.people.forgetting(what, &self.event));
        for (person, profile) in forgotten {
            match profile {
                Some(profile) => {
                    kept.insert(person, profile);
                }
                None => erased.push(person),
            }
        }
        (kept, erased)
    }

    /// The changes that say which profiles an order writes. Somebody who comes in by the same order has none yet.
    fn touches(&self, people: impl Iterator<Item = (PersonId, bool)>) -> Vec<Command> {
        let mut revisions: BTreeMap<PersonId, u32> = BTreeMap::new();
        let touch = |(person, unseen): (PersonId, bool)| {
            let known = self.event.people.get(&person).map_or(0, |known| known.revision);
            let revision = revisions.entry(person).or_insert(known);
            *revision += 1;
            Command::Person(person::Command::Touch { person, revision: *revision, unseen })
        };
        people.map(touch).collect()
    }

    /// Whether a profile that is written says nothing new but hearts.
    fn is_unseen(&self, person: PersonId, profile: &Profile) -> bool {
        let with_hearts = |known: &Profile| Profile { hearts: profile.hearts.clone(), revision: profile.revision, ..known.clone() };
        self.people.get(person).is_some_and(|known| known.hearts != profile.hearts && with_hearts(known) == *profile)
    }

    fn record(&mut self, slug: &Slug, entry: &Recorded, n: u32, digest: [u8; 32]) {
        if let Change::Event(event::Change::Struck { changes }) = &entry.change {
            self.struck.extend(changes);
        }
        let forgets =
            matches!(&entry.change, Change::Moment(moment::Change::Forgotten { .. }) | Change::Person(person::Change::Erased { .. }));
        self.wipes |= forgets;
        self.forgets_letters |= matches!(&entry.change, Change::Moment(moment::Change::Forgotten { what: moment::Forget::All }));
        self.rows.push(codec::encode(slug, entry, n, digest));
        self.last_at = entry.stamp.at;
        replay::remember(&mut self.done, entry, digest);
    }
}

impl Decided {
    fn add(&mut self, slug: Slug, draft: Draft) {
        self.struck.push(draft.struck.clone());
        self.after.push(After {
            view: Arc::new(View { slug: slug.clone(), epoch: draft.epoch, event: draft.event, people: draft.people }),
            last_at: draft.last_at,
            done: draft.done,
            struck: !draft.struck.is_empty(),
            wipes: draft.wipes,
            tokens: !draft.erased.is_empty() || !draft.letters.is_empty(),
        });
        self.appends.push(Append {
            slug,
            epoch: draft.epoch,
            created: draft.created,
            expected: draft.expected,
            rows: draft.rows,
            struck: Vec::new(),
            profiles: draft.profiles.into_values().collect(),
            letters: draft.letters,
            at: draft.last_at,
            erased: draft.erased,
            forgets_letters: draft.forgets_letters,
        });
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.appends.is_empty() && self.tokens.is_empty()
    }

    /// Strikes what is to be struck: in the store's rows, to be overwritten, and in those that are about to be written.
    pub(crate) fn strike(&mut self, store: &mut dyn Store) -> Result<(), Fault> {
        for (append, seqs) in self.appends.iter_mut().zip(&self.struck) {
            for seq in seqs {
                if let Some(row) = append.rows.iter_mut().find(|row| row.seq == *seq) {
                    *row = struck(&append.slug, row)?;
                    continue;
                }
                let mut found = None;
                store.changes(&append.slug, seq - 1, 1, &mut |row| {
                    found = Some(row);
                    false
                })?;
                if let Some(row) = found.filter(|row| row.seq == *seq) {
                    append.struck.push(struck(&append.slug, &row)?);
                }
            }
        }
        Ok(())
    }
}

fn struck(slug: &Slug, row: &ChangeRow) -> Result<ChangeRow, Fault> {
    codec::strike(slug, row).map_err(|unreadable| Fault(unreadable.to_string()))
}

/// A number that a restored or newly made event of the same name will not have; 53 bits, so that a script can hold it.
pub(crate) fn new_epoch() -> Result<u64, Rejected> {
    let bits = getrandom::u64().map_err(|error| Rejected::NotSaved(format!("no random numbers: {error}")))?;
    Ok((bits >> 11) | 1)
}
