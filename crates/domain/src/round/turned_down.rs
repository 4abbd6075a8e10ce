//! What somebody turned down in the round that is on: it is not proposed to them again, unless they ask for it themselves.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Answer, Change};
use crate::change::Stamp;
use crate::event::Event;
use crate::history::Subject;
use crate::id::{PersonId, ProjectId};

impl Event {
    /// Who said last of which project in the round that is on that they do not go there, and when; but for who went there by themselves
    /// since. It is read from what they said: an answer that was undone is none. The next round of a day begins without it, since half a
    /// day later other people sit at that table, and who asks so seldom may ask again.
    pub fn turned_down(&self) -> BTreeMap<(PersonId, ProjectId), Timestamp> {
        if self.round_now().is_none() {
            return BTreeMap::new();
        }
        let mut last = BTreeMap::<_, (Answer, Stamp)>::new();
        for entry in self.history.of(Subject::Round) {
            match &entry.change {
                crate::Change::Round(Change::Begun { .. }) if self.history.counts(entry.stamp.seq) => break,
                crate::Change::Round(Change::Answered { person, project, answer, .. }) if self.history.counts(entry.stamp.seq) => {
                    let about = (self.now(*person), self.now_part_of(*project));
                    last.entry(about).or_insert((*answer, entry.stamp));
                }
                _ => {}
            }
        }
        let went_there = |(person, project): &(PersonId, ProjectId), since: &Stamp| {
            let on_day = self.projects.get(project).and_then(|project| project.days.get(&self.round.day));
            on_day.and_then(|on_day| on_day.members.get(person)).is_some_and(|joined| joined.seq > since.seq)
        };
        let no = last.into_iter().filter(|(about, (answer, said))| *answer != Answer::Yes && !went_there(about, said));
        no.map(|(about, (_, said))| (about, said.at)).collect()
    }
}
