//! The matcher beside the server's work: on threads of its own. Plans are found one at a time, and of those that one browser looks for the
//! newest wins: two coordinators do not take it from each other. So are reasons, and a place for one person, and reasons once however
//! many ask.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use domain::questionnaire::key;
use domain::round::{Placing, Proposal as Placed};
use domain::skill::Vocabulary;
use domain::{PersonId, ProjectId, Seq};
use ledger::{TokenHash, View};
use matching::{Alternative, Because, Effort, Keep, Lock, Plan, Proposal, Reason, Said, Waits, Weights};

use super::morning::{self, Table, Whom};
use crate::reader::Reader;
use crate::series;

/// What the matcher is at, event by event.
#[derive(Default)]
pub struct Matcher(Mutex<HashMap<String, Bench>>);

/// What was found for an event, and which request of each browser is the newest.
#[derive(Default)]
struct Bench {
    newest: HashMap<Option<TokenHash>, Arc<AtomicU64>>,
    /// Whoever looks for a plan has this: it is one at a time.
    planning: Arc<tokio::sync::Mutex<()>>,
    told: Option<((u64, Seq), Arc<Told>)>,
    /// Whoever looks for reasons, or for a place for one person, has this: it is one at a time.
    turn: Arc<tokio::sync::Mutex<()>>,
}

/// What is proposed now, and why.
pub struct Told {
    /// Who is there, what there is.
    pub table: Table,
    /// Who is proposed where, or sits there.
    pub plan: Plan,
    /// Why, by the places of people in the table.
    reasons: Vec<Option<Reason>>,
    /// What there is for those who cannot go where they were asked to, or not yet.
    instead: BTreeMap<PersonId, Vec<Alternative>>,
    /// The subjects of these reasons as the people named them themselves.
    own_words: HashMap<usize, Vec<(Because, String)>>,
    /// Why somebody has no place.
    pub waits: Vec<Option<Waits>>,
    /// What is left open.
    pub said: Vec<Said>,
}

impl Told {
    fn of(view: &View, vocabulary: &Vocabulary) -> Self {
        let table = Table::of(view, vocabulary.clone(), &Whom { freely: true, ..Whom::default() }, Weights::default());
        let plan = table.plan(&view.event, true);
        let cannot_go = |proposal: &Placed| view.event.is_lost(proposal) || view.event.waits_for_seat(proposal.placing.person).is_some();
        let lost = view.event.all_proposals().into_iter().filter(cannot_go);
        let lost: Vec<usize> = lost.filter_map(|proposal| table.person_at(proposal.placing.person)).collect();
        let mut told = Self::of_plan(view, vocabulary, table, plan);
        if !lost.is_empty() {
            let instead = matching::instead(&told.table.morning, &told.plan, &lost);
            told.instead = lost.iter().map(|at| told.table.people[*at]).zip(instead).collect();
        }
        told
    }

    /// Of a plan that is not written yet.
    fn of_plan(view: &View, vocabulary: &Vocabulary, table: Table, plan: Plan) -> Self {
        let mut reasons = vec![None; table.people.len()];
        for reason in matching::reasons(&table.morning, &plan) {
            let at = reason.person;
            reasons[at] = Some(reason);
        }
        let waits = matching::everybody_waits(&table.morning, &plan);
        let mut said = matching::said(&table.morning, &plan);
        said.splice(0..0, table.overheld.iter().copied().map(Said::Overruled));
        let own_words = own_words(view, vocabulary, &table, &reasons);
        Self { table, plan, reasons, instead: BTreeMap::new(), own_words, waits, said }
    }

    /// How somebody named the subject of a reason themselves, where they did.
    pub fn own_word(&self, person_at: usize, because: Because) -> Option<&str> {
        let words = self.own_words.get(&person_at)?;
        words.iter().find(|(known, _)| *known == because).map(|(_, word)| word.as_str())
    }

    /// The other places that somebody could have, without a word on why or what they cost.
    pub fn others(&self, person: PersonId) -> Vec<ProjectId> {
        let reason = self.table.person_at(person).and_then(|at| self.reasons.get(at)?.as_ref());
        let others = reason.map_or_else(|| self.instead(person), |reason| &reason.alternatives);
        let mut others: Vec<ProjectId> = others.iter().filter_map(|other| self.table.projects.get(other.project)).copied().collect();
        others.sort_unstable();
        others
    }

    /// Other places for somebody who cannot go where they were asked to, or not yet.
    pub fn instead(&self, person: PersonId) -> &[Alternative] {
        self.instead.get(&person).map_or(&[], Vec::as_slice)
    }

    /// Why somebody is proposed where they are, as it may be told to an audience.
    pub fn reason(&self, person: PersonId, audience: matching::Audience) -> Option<Reason> {
        let at = self.table.person_at(person)?;
        self.reasons.get(at)?.as_ref().map(|reason| reason.told_to(audience))
    }
}

impl Matcher {
    /// Looks for places. None where the same browser asked again meanwhile: that answer counts.
    pub async fn propose(&self, reader: &Reader, whom: Whom, weights: Weights) -> Option<(Told, Proposal)> {
        let asker = reader.token.as_deref().map(TokenHash::of);
        self.propose_to(asker, Arc::clone(&reader.view), series::vocabulary(reader), whom, weights).await
    }

    async fn propose_to(
        &self,
        asker: Option<TokenHash>,
        view: Arc<View>,
        vocabulary: Vocabulary,
        whom: Whom,
        weights: Weights,
    ) -> Option<(Told, Proposal)> {
        let of_bench = |bench: &mut Bench| (Arc::clone(bench.newest.entry(asker).or_default()), Arc::clone(&bench.planning));
        let (newest, planning) = self.bench(&view, of_bench);
        let mine = newest.fetch_add(1, Ordering::Relaxed) + 1;
        // Who asked before them and is not done yet is cancelled by that; who waits here learns it when it is their turn.
        let _turn = planning.lock().await;
        let work = move || {
            let is_old = || newest.load(Ordering::Relaxed) != mine;
            if is_old() {
                return None;
            }
            let table = Table::of(&view, vocabulary.clone(), &whom, weights);
            let before = table.plan(&view.event, false);
            // After the first proposal as few as possible are proposed something else.
            let again = view.event.all_proposals().iter().any(|proposal| proposal.placing.project.is_some());
            let proposal = if again {
                // What people were shown, the board says by now: these tables have their rooms.
                matching::again(&table.morning, &before, Keep::People, Effort::default(), &is_old)
            } else {
                matching::propose(&table.morning, Effort::default(), &is_old)
            }?;
            let plan = proposal.plan.clone();
            Some((Told::of_plan(&view, &vocabulary, table, plan), proposal))
        };
        tokio::task::spawn_blocking(work).await.ok().flatten()
    }

    /// Looks for a place for one person, who came late or wants another one: all others stay where they are proposed.
    pub async fn find(&self, reader: &Reader, person: PersonId) -> Result<Placing, Option<Waits>> {
        let (view, vocabulary) = (Arc::clone(&reader.view), series::vocabulary(reader));
        let turn = self.bench(&view, |bench| Arc::clone(&bench.turn));
        let _mine = turn.lock().await;
        let work = move || {
            let mut table = Table::of(&view, vocabulary, &Whom { asks: Some(person), ..Whom::default() }, Weights::default());
            let at = table.person_at(person).ok_or(None)?;
            let before = table.plan(&view.event, false);
            // What they said no to stays: that is not asked again.
            table.morning.locks.retain(|lock| !matches!(lock, Lock::At { person, .. } | Lock::Left { person } if *person == at));
            let proposal = matching::again(&table.morning, &before, Keep::Rooms, Effort::default(), &|| false).ok_or(None)?;
            let placing = table.placings(&proposal.plan).into_iter().find(|placing| placing.person == person);
            let found = placing.filter(|placing| placing.project.is_some());
            found.ok_or_else(|| matching::waits(&table.morning, &proposal.plan, at))
        };
        tokio::task::spawn_blocking(work).await.unwrap_or(Err(None))
    }

    /// What is proposed now, and why; at least as new as the reader's page.
    pub async fn told(&self, reader: &Reader) -> Option<Arc<Told>> {
        let (epoch, seq) = (reader.view.epoch, reader.view.event.seq);
        let found = || {
            let new_enough =
                |bench: &mut Bench| bench.told.as_ref().filter(|(of, _)| of.0 == epoch && of.1 >= seq).map(|(_, told)| Arc::clone(told));
            self.bench(&reader.view, new_enough)
        };
        if let Some(told) = found() {
            return Some(told);
        }
        let turn = self.bench(&reader.view, |bench| Arc::clone(&bench.turn));
        let _mine = turn.lock().await;
        // While this waited somebody may have found it, and more may have happened: what is newest serves all who still wait.
        if let Some(told) = found() {
            return Some(told);
        }
        let newest = reader.app.ledger().view(reader.view.slug.as_str()).unwrap_or_else(|| Arc::clone(&reader.view));
        let key = (newest.epoch, newest.event.seq);
        let vocabulary = series::vocabulary_of(&reader.app, &newest);
        let told = Arc::new(tokio::task::spawn_blocking(move || Told::of(&newest, &vocabulary)).await.ok()?);
        self.bench(&reader.view, |bench| bench.told = Some((key, Arc::clone(&told))));
        Some(told)
    }

    fn bench<T>(&self, view: &View, with: impl FnOnce(&mut Bench) -> T) -> T {
        // Whoever panicked while holding this left whole values behind.
        let mut benches = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        with(benches.entry(view.slug.to_string()).or_default())
    }
}

/// How people named the subjects of their reasons: what they typed, and where that is only a part of the subject both. Nobody types
/// "libraries" who wants to learn serde.
fn own_words(view: &View, vocabulary: &Vocabulary, table: &Table, reasons: &[Option<Reason>]) -> HashMap<usize, Vec<(Because, String)>> {
    let everybody = view.everybody();
    let of_reason = |reason: &Reason| {
        let profile = everybody.get(*table.people.get(reason.person)?)?;
        let word = |because: &Because| {
            let (question, topic) = match *because {
                Because::Needed(topic) => (key::KNOWS, topic),
                Because::Learns(topic) => (key::LEARNS, topic),
                Because::Area(topic) => (key::AREAS, topic),
                _ => return None,
            };
            let name = table.morning.topics.get(topic)?.as_str();
            let same = morning::words(&profile, question).find(|word| vocabulary.usual(word) == name).map(str::to_owned);
            let part =
                || morning::words(&profile, question).find(|word| vocabulary.with_broader(word).iter().any(|broader| broader == name));
            Some((*because, same.or_else(|| part().map(|word| format!("{word} ({name})")))?))
        };
        Some((reason.person, reason.because.iter().filter_map(word).collect()))
    };
    reasons.iter().flatten().filter_map(of_reason).collect()
}

#[cfg(test)]
mod tests {
    use ledger::{Clock, Duty, Ledger};

    use super::*;
    use crate::opening;

    #[test]
    fn of_two_requests_of_a_browser_the_older_gives_nothing_and_another_browsers_is_answered() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::open(folder.path(), Clock::standing("2018-05-28T07:20:00Z".parse().unwrap()), Duty::Serve).unwrap();
        let (first, last) = ("2018-05-28".parse().unwrap(), "2018-05-29".parse().unwrap());
        let plan = opening::Plan::new("impl Days", "Europe/Paris", first, last).unwrap();
        ledger.create("days".parse().unwrap(), plan.order()).wait().unwrap();
        let view = ledger.view("days").unwrap();
        let matcher = Matcher::default();
        let ask = |who: &str| {
            let asker = Some(TokenHash::of(who));
            matcher.propose_to(asker, Arc::clone(&view), view.event.vocabulary(), Whom::default(), Weights::default())
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            // Somebody else's plan is being found: all of these wait, and so they overlap.
            let planning = matcher.bench(&view, |bench| Arc::clone(&bench.planning));
            let other = planning.lock().await;
            let (older, of_bea, newer, ()) = tokio::join!(biased; ask("mara"), ask("bea"), ask("mara"), async { drop(other) });
            assert_eq!([older.is_some(), of_bea.is_some(), newer.is_some()], [false, true, true]);
        });
        ledger.stop();
    }
}
