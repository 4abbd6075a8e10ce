//! Who goes to which house: a proposal. Whoever was told stays; who is at the same project, or wishes the same first, stays
//! together; who needs access goes to a house that says one gets in without steps; and no house gets more than it holds on a
//! morning as full as it is planned for.

use std::collections::BTreeMap;

use domain::{PersonId, VenueId};

/// A house, and how many people fit.
#[derive(Clone, Copy, Debug)]
pub struct House {
    /// Which.
    pub id: VenueId,
    /// None: nobody counts.
    pub seats: Option<u32>,
    /// Whether it says that one gets in without steps.
    pub step_free: bool,
}

/// Somebody who has a place.
#[derive(Clone, Copy, Debug)]
pub struct Guest {
    /// Who.
    pub person: PersonId,
    /// How much of a seat they take on a morning as full as it is planned for, 0 to 1.
    pub likely: f64,
    /// Where they were told to go.
    pub told: Option<VenueId>,
    /// Whether they said what they need to take part.
    pub access: bool,
}

/// People who stay together.
#[derive(Clone, Debug)]
pub struct Group {
    /// The house where their project sits.
    pub sits: Option<VenueId>,
    /// Who, the lead first.
    pub people: Vec<Guest>,
}

impl Group {
    /// Where most of those who were told were told to go.
    fn told(&self) -> Option<VenueId> {
        let mut told: BTreeMap<VenueId, usize> = BTreeMap::new();
        for venue in self.people.iter().filter_map(|guest| guest.told) {
            *told.entry(venue).or_default() += 1;
        }
        told.into_iter().max_by_key(|(venue, heads)| (*heads, std::cmp::Reverse(*venue))).map(|(venue, _)| venue)
    }
}

/// Where everybody goes. Nobody goes anywhere where there is no house.
pub fn propose(houses: &[House], groups: &[Group]) -> BTreeMap<PersonId, VenueId> {
    let mut plan = Plan { houses, heads: BTreeMap::new(), goes: BTreeMap::new() };
    for guest in groups.iter().flat_map(|group| &group.people) {
        if let Some(venue) = guest.told {
            plan.put(guest, venue);
        }
    }
    let mut open: Vec<&Group> = groups.iter().filter(|group| group.people.iter().any(|guest| guest.told.is_none())).collect();
    // Who has least choice is asked first: where the project sits already, who needs access; then the large before the small.
    open.sort_by(|a, b| {
        let choice = |group: &Group| (group.told().is_none(), group.sits.is_none(), !group.people.iter().any(|guest| guest.access));
        choice(a).cmp(&choice(b)).then(b.people.len().cmp(&a.people.len()))
    });
    let some_step_free = houses.iter().any(|house| house.step_free);
    for group in open {
        let free = || group.people.iter().filter(|guest| guest.told.is_none());
        let wanted = group.told().or(group.sits);
        let steps = wanted.is_some_and(|wanted| houses.iter().any(|house| house.id == wanted && !house.step_free));
        // Where the others of their group have to be is no way in for them: they go where there is one.
        let (apart, together): (Vec<&Guest>, Vec<&Guest>) = free().partition(|guest| steps && guest.access && some_step_free);
        for guest in apart {
            plan.put_all(&[guest], None);
        }
        plan.put_all(&together, wanted);
    }
    plan.goes
}

struct Plan<'a> {
    houses: &'a [House],
    heads: BTreeMap<VenueId, f64>,
    goes: BTreeMap<PersonId, VenueId>,
}

impl Plan<'_> {
    /// Sends people somewhere together; with somebody who needs access only where one gets in without steps, if any house says so.
    fn put_all(&mut self, guests: &[&Guest], wanted: Option<VenueId>) {
        let heads = guests.iter().map(|guest| guest.likely).sum();
        let access = guests.iter().any(|guest| guest.access);
        if let Some(venue) = self.house_for(heads, wanted, access) {
            for guest in guests {
                self.put(guest, venue);
            }
        }
    }

    fn put(&mut self, guest: &Guest, venue: VenueId) {
        *self.heads.entry(venue).or_default() += guest.likely;
        self.goes.insert(guest.person, venue);
    }

    fn free(&self, house: &House) -> f64 {
        house.seats.map_or(f64::INFINITY, |seats| f64::from(seats) - self.heads.get(&house.id).copied().unwrap_or(0.0))
    }

    /// The wanted house, else the first one with room, else the one with most of it.
    fn house_for(&self, heads: f64, wanted: Option<VenueId>, access: bool) -> Option<VenueId> {
        let only_step_free = access && self.houses.iter().any(|house| house.step_free);
        let open = || self.houses.iter().filter(|house| house.step_free || !only_step_free);
        let wanted = open().find(|house| Some(house.id) == wanted);
        let fits = |house: &&House| self.free(house) >= heads;
        let found = wanted.into_iter().chain(open()).find(fits);
        found.or_else(|| open().max_by(|a, b| self.free(a).total_cmp(&self.free(b)))).map(|house| house.id)
    }
}

#[cfg(test)]
mod tests {
    use domain::Id;

    use super::*;

    fn venue(number: u128) -> VenueId {
        VenueId(Id::from_bits(number))
    }

    fn guest(number: u128) -> Guest {
        Guest { person: PersonId(Id::from_bits(number)), likely: 0.5, told: None, access: false }
    }

    fn group(numbers: std::ops::Range<u128>) -> Group {
        Group { sits: None, people: numbers.map(guest).collect() }
    }

    fn houses() -> [House; 2] {
        [House { id: venue(1), seats: Some(10), step_free: false }, House { id: venue(2), seats: Some(20), step_free: false }]
    }

    fn with_lift() -> [House; 2] {
        let [first, second] = houses();
        [first, House { step_free: true, ..second }]
    }

    fn where_all_go(plan: &BTreeMap<PersonId, VenueId>, group: &Group) -> Vec<VenueId> {
        let mut all: Vec<VenueId> = group.people.iter().map(|guest| plan[&guest.person]).collect();
        all.dedup();
        all
    }

    #[test]
    fn groups_stay_together_and_no_house_holds_more_than_is_expected() {
        let groups = [group(10..26), group(30..44), group(50..53)];
        let plan = propose(&houses(), &groups);
        assert_eq!(groups.each_ref().map(|group| where_all_go(&plan, group)), [vec![venue(1)], vec![venue(2)], vec![venue(1)]]);
        let expected = |house: VenueId| plan.values().filter(|venue| **venue == house).count() / 2;
        assert!(expected(venue(1)) <= 10 && expected(venue(2)) <= 20);
    }

    #[test]
    fn who_needs_access_goes_with_their_group_where_one_gets_in_without_steps() {
        let mut small = group(50..53);
        small.people[1].access = true;
        let groups = [group(10..28), small];
        assert_eq!(where_all_go(&propose(&with_lift(), &groups), &groups[1]), [venue(2)]);
        // Where no house says so it makes no difference.
        assert_eq!(where_all_go(&propose(&houses(), &groups), &groups[1]), [venue(1)]);
        // Even where it is full it is the only one.
        let mut many = group(100..180);
        many.people[0].access = true;
        assert_eq!(where_all_go(&propose(&with_lift(), &[group(10..28), many.clone()]), &many), [venue(2)]);
    }

    #[test]
    fn who_needs_access_is_not_sent_up_the_steps_to_their_project() {
        let mut sits = group(20..23);
        sits.sits = Some(venue(1));
        sits.people[2].access = true;
        let plan = propose(&with_lift(), std::slice::from_ref(&sits));
        assert_eq!(sits.people.iter().map(|guest| plan[&guest.person]).collect::<Vec<_>>(), [venue(1), venue(1), venue(2)]);
    }

    #[test]
    fn who_was_told_stays_and_draws_the_group_along() {
        let mut told = group(10..13);
        told.people[0].told = Some(venue(2));
        let mut sits = group(20..23);
        sits.sits = Some(venue(2));
        let groups = [told, sits];
        let plan = propose(&houses(), &groups);
        assert_eq!(groups.each_ref().map(|group| where_all_go(&plan, group)), [vec![venue(2)], vec![venue(2)]]);
    }

    #[test]
    fn where_nothing_fits_the_emptiest_house_takes_them_and_where_is_no_house_nobody_goes() {
        let groups = [group(10..200)];
        assert_eq!(where_all_go(&propose(&houses(), &groups), &groups[0]), [venue(2)]);
        assert!(propose(&[], &groups).is_empty());
    }
}
