//! What is known of an event before a file's tickets are planned, and of the file.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use domain::questionnaire::{Common, Question, Questionnaire, key};
use domain::{Change, CommandId, PersonId, Seq};
use formats::tickets::{Source, Ticket};
use ledger::View;

use super::holder::{email_bits, name_bits};
use crate::say::fold;

/// What is looked up of an event before a file's tickets are planned. It holds until somebody else does something to a person: what is brought in
/// of a ticket says nothing of the file's other ones.
#[derive(Debug)]
pub(super) struct Known {
    epoch: u64,
    pub(super) seq: Seq,
    /// Who has a ticket of the file's program, by its code: the one for whom it counts, and those who handed it on.
    holders: Vec<(String, PersonId)>,
    /// Digests of the names and mail addresses of who was erased.
    pub(super) erased: (HashSet<u128>, HashSet<u128>),
    /// Who is here without a ticket, by mail address.
    pub(super) without: HashMap<String, PersonId>,
}

impl Known {
    pub(super) fn of(view: &View, source: Source) -> Self {
        let (mut holders, mut without) = (Vec::new(), HashMap::new());
        for (person, profile) in view.people.iter() {
            match (&profile.ticket, &profile.email) {
                (Some(ticket), _) if ticket.source == source.word() => holders.push((ticket.code.clone(), person)),
                (None, Some(email)) if view.event.now(person) == person => {
                    without.insert(email.to_lowercase(), person);
                }
                _ => {}
            }
        }
        holders.sort_unstable();
        let erased = view.event.people.iter().filter(|(_, known)| known.erased);
        let erased = erased.map(|(person, _)| (name_bits(*person), email_bits(*person))).unzip();
        Self { epoch: view.epoch, seq: view.event.seq, holders, erased, without }
    }

    /// Whether nobody's profile was written, and nobody came, was merged or erased since, but by the file's own order.
    pub(super) fn holds(&self, view: &View, own: Option<CommandId>) -> bool {
        let mut newer = view.event.history.newest_first().take_while(|entry| entry.stamp.seq > self.seq);
        let is_here = self.epoch == view.epoch && self.seq <= view.event.seq;
        is_here && newer.all(|entry| Some(entry.stamp.command) == own || !matches!(entry.change, Change::Person(_)))
    }

    pub(super) fn holders(&self, code: &str) -> Vec<PersonId> {
        let first = self.holders.partition_point(|(known, _)| known.as_str() < code);
        self.holders[first..].iter().take_while(|(known, _)| known == code).map(|(_, person)| *person).collect()
    }
}

/// What words turned out to mean: a file says the same few again and again.
#[derive(Debug, Default)]
pub(super) struct Meant {
    pub(super) questions: Arc<Questionnaire>,
    /// Options by question and words.
    options: HashMap<String, HashMap<String, String>>,
    pub(super) common: Common,
}

impl Meant {
    pub(super) fn of(view: &View) -> Self {
        Self { questions: view.event.questionnaire(), ..Self::default() }
    }

    pub(super) fn option(&mut self, question: &Question, words: &str) -> String {
        if let Some(option) = self.options.get(&question.key).and_then(|meant| meant.get(words)) {
            return option.clone();
        }
        let option = option_of(question, words);
        self.options.entry(question.key.clone()).or_default().insert(words.to_owned(), option.clone());
        option
    }
}

/// A file's tickets: those that are to be brought in, and the codes of those that were, and whether they count no more.
#[derive(Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) source: Source,
    pub(super) parts: &'a [Vec<Ticket>],
    pub(super) done: &'a [(String, bool)],
}

impl<'a> File<'a> {
    pub(super) fn codes(self) -> impl Iterator<Item = (&'a str, bool)> {
        let tickets = self.parts.iter().flatten().map(|ticket| (ticket.code.as_str(), ticket.void));
        tickets.chain(self.done.iter().map(|(code, void)| (code.as_str(), *void)))
    }
}

/// Whose ticket counts when the file is brought in, by who they turned out to be.
pub(super) fn valid(view: &View, file: File<'_>) -> HashMap<PersonId, Vec<PersonId>> {
    let ours =
        || view.people.iter().filter_map(|(_, profile)| profile.ticket.as_ref()).filter(|ticket| ticket.source == file.source.word());
    let mut holders: HashMap<&str, usize> = HashMap::new();
    ours().for_each(|ticket| *holders.entry(ticket.code.as_str()).or_default() += 1);
    let void: HashMap<&str, bool> = file.codes().collect();
    let mut valid = HashMap::<_, Vec<PersonId>>::new();
    for (person, profile) in view.people.iter() {
        let Some(ticket) = &profile.ticket else { continue };
        let ours = ticket.source == file.source.word();
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
