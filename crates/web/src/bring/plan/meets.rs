//! What would be in one place at one time. It is brought in all the same, as real timetables are so; whoever brings it in is told.

use std::collections::BTreeMap;

use domain::session::Standing;
use domain::{Audience, Session, Timestamp};

use super::{ENGLISH, Planning};
use crate::say::{Say, exactly_where};

/// The most pairs that are told one by one.
const MOST_TOLD: usize = 50;

/// A session, and from when until when.
type Spanned<'a> = (&'a Session, Timestamp, Timestamp);

impl Planning<'_> {
    /// Says which sessions of the files meet another one in its place.
    pub(super) fn meets(&mut self) {
        let view = self.as_it_would_be();
        let event = &view.event;
        let mut places: BTreeMap<_, Vec<Spanned<'_>>> = BTreeMap::new();
        for session in event.sessions.values().filter(|session| session.standing == Standing::On) {
            if let Some((place, (begins, ends))) = exactly_where(&session.about.place).zip(event.span(&session.about)) {
                places.entry(place).or_default().push((session, begins, ends));
            }
        }
        let mut pairs: Vec<(Spanned<'_>, Spanned<'_>)> = places.into_values().flat_map(pairs).collect();
        let stands = |session: &Session| self.stands.get(&session.id);
        pairs.retain(|((one, ..), (other, ..))| stands(one).is_some() || stands(other).is_some());
        pairs.sort_by_key(|(one, other)| (other.1, one.0.id, other.0.id));
        let say = Say { view: &view, audience: Audience::Team, words: ENGLISH };
        let told = pairs.iter().take(MOST_TOLD).map(|((one, ..), (other, begins, _))| {
            let at = begins.to_zoned(event.zone.clone()).strftime("%H:%M").to_string();
            let (place, day) = (say.place(&other.about.place), other.about.day);
            let what = format!("“{}” and “{}” are both in {place} at {at} on {day}", one.about.title, other.about.title);
            (stands(other).or_else(|| stands(one)).cloned().unwrap_or_default(), what)
        });
        let more = pairs.len().checked_sub(MOST_TOLD).filter(|more| *more > 0);
        let more = more.map(|more| (String::new(), format!("{more} more are in one place at one time")));
        let told: Vec<(String, String)> = told.chain(more).collect();
        self.plan.remarks.extend(told);
    }
}

/// Those that meet, of sessions in one place: each with the one before it that lasts longest. So of many at one time there are as many pairs,
/// and not as many as there could be.
fn pairs(mut there: Vec<Spanned<'_>>) -> Vec<(Spanned<'_>, Spanned<'_>)> {
    there.sort_by_key(|(session, begins, _)| (*begins, session.id));
    let (mut pairs, mut lasts): (Vec<_>, Option<Spanned<'_>>) = (Vec::new(), None);
    for one in there {
        pairs.extend(lasts.filter(|before| one.1 < before.2).map(|before| (before, one)));
        lasts = lasts.filter(|before| before.2 >= one.2).or(Some(one));
    }
    pairs
}
