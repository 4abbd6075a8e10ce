//! A morning as the matcher knows it: numbers, no names. Here people, projects and rooms of an event become places in its lists,
//! and its plan becomes places for people.

use std::collections::{BTreeMap, BTreeSet};

use domain::project::{Newcomers, OnDay, State};
use domain::questionnaire::{Value, key};
use domain::round::{Answer, Placing, Proposal};
use domain::venue::Presence;
use domain::{Date, Event, PersonId, Place, Project, ProjectId, RoomId, SlotKind, Time, VenueId, skill};
use ledger::{Profile, View};
use matching::{House, Lock, Minute, Morning, Plan, Points, Room, Weights};

use super::today::Today;
use super::turned_down::TurnedDown;
pub use crate::questionnaire::is_new;

/// The most heads of a table where the project does not say.
const MOST_HEADS: u16 = 30;

/// Seats of a room that does not say how many it has.
const MANY: u16 = 2_000;

/// Points for one's own project that waits for others to begin: more than all else together.
const OWN: i64 = 40;

/// Points for a heart: less than a first wish, more than a third.
const HEART: i64 = 6;

/// Points for having a place at all: as many as are taken off from who sits alone, so that a walk is better than to stand. More of
/// them would not place more people where seats and mentors suffice, and where they do not, plans would be harder to prove.
const SEAT: i64 = 3;

/// Heads up to which a project that asks for hands is helped by each.
const HANDS: u16 = 4;

/// Who is thought of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whom {
    /// Also those who are expected today and not here yet.
    pub expected: bool,
    /// Also those who sit somewhere: they may be proposed another place.
    pub seated: bool,
    /// Whether what is proposed already keeps nobody whom the coordinator does not hold: so it is when one asks what else there would be.
    pub freely: bool,
    /// Also this one, who asks for a place: whoever stands before a greeter, or presses it, is there.
    pub asks: Option<PersonId>,
    /// As if these were not here: they leave.
    pub without: BTreeSet<PersonId>,
    /// As if these houses, or these rooms of them, were closed.
    pub closed: BTreeSet<(VenueId, Option<RoomId>)>,
    /// As if a mentor looked after so many newcomers at most, where that is not what the event says.
    pub newcomers: Option<u8>,
}

impl Whom {
    /// Whether that is not what one asks for at first.
    pub fn is_unusual(&self) -> bool {
        self.expected || self.seated || self.newcomers.is_some() || !self.without.is_empty() || !self.closed.is_empty()
    }

    /// Whether somebody is thought of as leaving.
    fn leaves(&self, event: &Event, person: PersonId) -> bool {
        self.without.iter().any(|without| event.are_one(*without, person))
    }

    /// Whether a house, or a room of it, is thought of as closed.
    pub fn closes(&self, venue: VenueId, room: Option<RoomId>) -> bool {
        self.closed.contains(&(venue, None)) || self.closed.contains(&(venue, room))
    }
}

/// A morning, and who and what its places in lists are.
pub struct Table {
    /// What the matcher looks at.
    pub morning: Morning,
    /// Who.
    pub people: Vec<PersonId>,
    /// What.
    pub projects: Vec<ProjectId>,
    /// Where: a room; what is left of a house outside its rooms, or all of it where it has none; a spot in words.
    pub rooms: Vec<Place>,
    /// What each wished for in their own words, the most wanted first: among their wishes is also what they would join.
    pub written: Vec<Vec<usize>>,
    /// What the coordinator holds on to, and there is no seat for it.
    pub overheld: Vec<Lock>,
    /// After how many newcomers a mentor looks at most.
    pub each: u8,
    day: Date,
}

/// Why a lock is: where seats are few, what comes first here counts first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weighs {
    /// They sit there.
    Sits,
    /// The coordinator holds on to it.
    Held,
    /// It is their own project.
    Own,
    /// They were asked.
    Asked,
    /// What they said.
    Said,
}

impl Table {
    /// Of today.
    pub fn of(view: &View, vocabulary: skill::Vocabulary, whom: &Whom, weights: Weights) -> Self {
        let event = &view.event;
        let day = event.moment.today;
        let mut table = Self {
            morning: Morning {
                weights,
                points: Points { seat: SEAT, ..Points::default() },
                until: until(event, day),
                ..Morning::default()
            },
            people: Vec::new(),
            projects: Vec::new(),
            rooms: Vec::new(),
            written: Vec::new(),
            overheld: Vec::new(),
            each: whom.newcomers.unwrap_or(event.newcomers_each()),
            day,
        };
        let mut topics = Topics { vocabulary, names: Vec::new(), places: BTreeMap::new() };
        table.add_rooms(event, whom);
        table.add_projects(view, &mut topics);
        table.add_people(view, whom, &mut topics);
        table.leave_those_who_sit(event, whom.seated);
        table.look_for_another(event);
        table.morning.topics = topics.names;
        table
    }

    /// The place of a project in the list.
    pub fn project_at(&self, project: ProjectId) -> Option<usize> {
        self.projects.iter().position(|known| *known == project)
    }

    /// The place of somebody in the list.
    pub fn person_at(&self, person: PersonId) -> Option<usize> {
        self.people.iter().position(|known| *known == person)
    }

    fn add_rooms(&mut self, event: &Event, whom: &Whom) {
        for (_, venue) in event.open_venues().filter(|(_, venue)| !whom.closes(venue.id, None)) {
            let house = Some(self.morning.houses.len());
            let seats = |seats: Option<u32>| seats.map_or(MANY, |seats| u16::try_from(seats).unwrap_or(u16::MAX));
            let place = |room: Option<RoomId>| Place { venue: Some(venue.id), room, ..Place::default() };
            self.morning.houses.push(House { name: String::new(), capacity: venue.seats.map(|all| seats(Some(all))) });
            for room in venue.rooms.iter().filter(|room| !whom.closes(venue.id, Some(room.id))) {
                self.rooms.push(place(Some(room.id)));
                self.morning.rooms.push(Room { capacity: seats(room.seats), house, ..Room::default() });
            }
            // Tables stand outside the rooms only where these have not all the seats of the house: a room that says no number has them.
            let in_rooms = venue.rooms.iter().map(|room| room.seats).sum::<Option<u32>>();
            let outside = venue.seats.map(|all| in_rooms.map_or(0, |in_rooms| all.saturating_sub(in_rooms)));
            let (aside, capacity) = if venue.rooms.is_empty() { (false, seats(venue.seats)) } else { (true, seats(outside)) };
            self.rooms.push(place(None));
            self.morning.rooms.push(Room { capacity, house, aside, ..Room::default() });
        }
    }

    fn add_projects(&mut self, view: &View, topics: &mut Topics) {
        let everybody = view.everybody();
        for (project, on_day) in view.event.projects_on(self.day) {
            // Whoever is reached from far away takes nobody in at a table.
            let far = on_day.place.venue.is_none() && !project.about.reach.is_empty();
            if on_day.state == State::Finished || far {
                continue;
            }
            let tasks = || view.event.tasks_of(Some(project.id)).filter(|task| task.is_offered());
            let written = [&project.about.title, &project.about.audience, &project.about.label];
            let mut areas: Vec<usize> = written.into_iter().flat_map(|text| topics.named_in(text.as_str())).collect();
            let of_tasks: Vec<usize> =
                tasks().flat_map(|task| &task.facts.skills).flat_map(|skill| topics.with_broader(skill.as_str())).collect();
            areas.extend(&of_tasks);
            once(&mut areas);
            let needs = project.about.needs.iter().filter_map(|need| match need {
                domain::project::Need::Other(text) => Some(topics.named_in(text.as_str())),
                _ => None,
            });
            let mut needs: Vec<usize> = needs.flatten().chain(of_tasks).collect();
            once(&mut needs);
            let languages =
                project.in_charge().filter_map(|charged| everybody.get(charged)).flat_map(|lead| spoken(&lead, topics)).collect();
            let heads = |number: u32| u16::try_from(number).unwrap_or(u16::MAX);
            let maximum = project.about.seats.map_or(MOST_HEADS, heads);
            // What runs has begun, with however many.
            let minimum = project.about.starts_with.filter(|_| on_day.state == State::Idea).map_or(1, heads);
            let (room, house) = self.place_of(on_day, self.projects.len());
            self.morning.projects.push(matching::Project {
                name: String::new(),
                needs,
                areas,
                minimum,
                maximum: maximum.max(u16::try_from(on_day.members.len()).unwrap_or(u16::MAX)),
                minimum_level: project.about.level.unwrap_or(0),
                languages,
                room,
                house,
                full: on_day.full,
                withdrawn: false,
                hands: if project.about.needs.is_empty() { 0 } else { HANDS },
                wanted: Vec::new(),
            });
            self.projects.push(project.id);
        }
        // What was taken off the board takes nobody; that somebody wished for it is said.
        let offered_once = |project: &&Project| project.withdrawn && project.days.contains_key(&self.day);
        let gone = view.event.projects.values().filter(offered_once).filter(|project| view.event.now_part_of(project.id) == project.id);
        for project in gone {
            self.morning.projects.push(matching::Project { withdrawn: true, ..matching::Project::default() });
            self.projects.push(project.id);
        }
    }

    /// The place of a house in the list, where it is open.
    fn house_at(&self, house: VenueId) -> Option<usize> {
        let room = self.rooms.iter().position(|place| place.venue == Some(house))?;
        self.morning.rooms[room].house
    }

    /// The only room in which a project can be, where it says so; or the only house, where it names no more than that.
    fn place_of(&mut self, on_day: &OnDay, project: usize) -> (Option<usize>, Option<usize>) {
        let place = &on_day.place;
        let house = place.venue.map(|venue| self.house_at(venue));
        match (house, place.room) {
            // The house is closed.
            (Some(None), _) => (None, None),
            (Some(Some(_)), Some(_)) => {
                let room = self.rooms.iter().position(|known| (known.venue, known.room) == (place.venue, place.room));
                (room, None)
            }
            (_, None) if !place.spot.is_empty() => {
                let house = house.flatten().or_else(|| self.only_house());
                (Some(self.add_spot(place.clone(), MANY, house, project)), None)
            }
            (house, _) => (None, house.flatten()),
        }
    }

    /// A place for one table alone.
    fn add_spot(&mut self, place: Place, capacity: u16, house: Option<usize>, project: usize) -> usize {
        self.rooms.push(place);
        self.morning.rooms.push(Room { capacity, house, aside: true, only_for: Some(project), ..Room::default() });
        self.rooms.len() - 1
    }

    /// Who sit together already, and nobody said in which room, do so somewhere: they can stay there, and others join them where there is a
    /// room for all.
    fn add_where_they_sit(&mut self, event: &Event) {
        for at in 0..self.projects.len() {
            let place = event.projects.get(&self.projects[at]).and_then(|project| project.days.get(&self.day)).map(|on_day| &on_day.place);
            let known = &self.morning.projects[at];
            // What stands in a house that closes goes elsewhere.
            let Some(place) = place.filter(|place| known.room.is_none() && (known.house.is_some() || place.venue.is_none())) else {
                continue;
            };
            let heads = self.morning.people.iter().filter(|person| person.sits_at == Some(at)).count();
            if heads > 0 && !known.withdrawn {
                let (place, house) = (place.clone(), known.house.or_else(|| self.only_house()));
                self.add_spot(place, u16::try_from(heads).unwrap_or(u16::MAX), house, at);
            }
        }
    }

    /// The house, where there is one only: what names none is in it.
    fn only_house(&self) -> Option<usize> {
        (self.morning.houses.len() == 1).then_some(0)
    }

    fn add_people(&mut self, view: &View, whom: &Whom, topics: &mut Topics) {
        let event = &view.event;
        // What is offered comes first: a wish means that rather than what was taken off the board.
        let known = self.projects.iter().filter_map(|project| event.projects.get(project));
        let titles: Vec<(ProjectId, String)> = known.map(|project| (project.id, crate::say::fold(project.about.title.as_str()))).collect();
        let (today, turned_down) = (Today::of(event), TurnedDown::of(view));
        let mut locks = Vec::new();
        for (person, profile) in view.everybody().iter() {
            if whom.leaves(event, person) {
                continue;
            }
            let seat = today.seat(person);
            let presence = event.presence(self.day, person);
            let coming = event.coming(self.day, person);
            let comes =
                whom.expected && coming.is_some_and(|coming| coming.has_place() && coming.plan.answer != domain::coming::Answer::No);
            let is = match presence {
                Some(Presence::Here { .. }) => matching::Presence::Here,
                Some(Presence::Away { .. }) | None if seat.is_some() => matching::Presence::Here,
                Some(Presence::Away { .. } | Presence::Left { .. }) | None if whom.asks == Some(person) => matching::Presence::Here,
                // Who was asked is thought of, though nobody said that they are in the house.
                None if today.proposal(person).is_some_and(|proposal| proposal.released.is_some()) => matching::Presence::Here,
                None if comes => matching::Presence::Expected(coming.and_then(|coming| coming.plan.from).map_or(0, minute)),
                _ => continue,
            };
            let at = self.people.len();
            let house = presence.and_then(Presence::house).or_else(|| coming.and_then(|coming| coming.venue));
            let sits_at = seat.and_then(|seat| self.project_at(seat));
            let no: Vec<usize> = turned_down.by(person).filter_map(|project| self.project_at(project)).collect();
            let lock = self.lock(event, &today, (at, person), sits_at, &no, whom);
            let (mut wishes, written) = self.wishes(&today, person, &profile, &titles);
            self.written.push(written);
            // A project that waits for others holds nobody: if they come it is where its own are, and else these sit elsewhere.
            let waits = |project: usize| self.morning.projects[project].minimum > 1;
            let (own, lock) = match lock {
                Some((Weighs::Own, Lock::At { project, .. })) if waits(project) => (Some(project), None),
                lock => (None, lock),
            };
            // Nor does a plan that thinks of those who sit take anybody from a table that asks for more than they have: they went there.
            let asks_for = |project: usize| self.morning.projects[project].minimum_level;
            let level = level(&profile);
            let stays = sits_at.filter(|project| whom.seated && !whom.freely && level < asks_for(*project));
            let is_decided = matches!(lock, Some((_, Lock::At { .. } | Lock::Left { .. })));
            locks.extend(lock);
            locks.extend(stays.filter(|_| !is_decided).map(|project| (Weighs::Sits, Lock::At { person: at, project })));
            // Who was asked there all the same, by hand, may say yes.
            let asked = today.proposal(person).filter(Proposal::waits).and_then(|proposal| self.project_at(proposal.placing.project?));
            let is_there =
                |project: usize| asked == Some(project) || matches!(lock, Some((_, Lock::At { project: at, .. })) if at == project);
            locks.extend(
                no.iter()
                    .filter(|project| !is_there(**project))
                    .map(|project| (Weighs::Said, Lock::NotAt { person: at, project: *project })),
            );
            let level = own.map_or(level, |own| level.max(asks_for(own)));
            let hearts = profile.hearts.iter().filter_map(|heart| Some((self.project_at(event.now_part_of(*heart))?, HEART)));
            let hearts: Vec<(usize, i64)> = hearts.collect();
            if let Some(own) = own {
                wishes.retain(|wish| *wish != own);
                wishes.insert(0, own);
            }
            let own = own.map(|own| (own, OWN));
            self.morning.people.push(matching::Person {
                id: at as u64,
                presence: is,
                leaves: coming.and_then(|coming| coming.plan.until).map(minute),
                level,
                newcomer: is_new(&profile),
                care: Vec::new(),
                mentor_for: looks_after(&profile, self.each),
                areas: self::topics(&profile, key::AREAS, topics),
                knows: self::topics(&profile, key::KNOWS, topics),
                learns: self::topics(&profile, key::LEARNS, topics),
                languages: spoken(&profile, topics),
                wishes,
                likes: own.into_iter().chain(hearts).collect(),
                house: house.and_then(|house| self.house_at(house)),
                sits_at,
            });
            self.people.push(person);
        }
        self.add_where_they_sit(event);
        self.add_wanted(view);
        self.keep_seats_of_others(event, whom);
        self.add_locks(locks);
        self.let_in_who_is_held();
    }

    /// Who sits somewhere, was asked there, or has a project of their own, does so whatever it asks for.
    fn let_in_who_is_held(&mut self) {
        let morning = &mut self.morning;
        for lock in &morning.locks {
            if let Lock::At { person, project } = *lock {
                let level = &mut morning.people[person].level;
                *level = (*level).max(morning.projects[project].minimum_level);
            }
        }
    }

    /// Whom leads would like to have: newcomers where the project says that they are welcome, mentors where it asks for one.
    fn add_wanted(&mut self, view: &View) {
        for (at, project) in self.projects.iter().enumerate() {
            let Some(project) = view.event.projects.get(project).filter(|project| !project.withdrawn) else { continue };
            let (welcome, mentor) = (is_welcoming(project), project.about.needs.contains(&domain::project::Need::Mentor));
            let people = self.morning.people.iter().enumerate();
            let wanted = people.filter(|(_, person)| welcome && person.newcomer || mentor && person.mentor_for > 0);
            self.morning.projects[at].wanted = wanted.map(|(person, _)| person).collect();
        }
    }

    /// Seats that somebody has, or would have once an idea runs, who is not thought of are nobody else's.
    fn keep_seats_of_others(&mut self, event: &Event, whom: &Whom) {
        let known: BTreeSet<PersonId> = self.people.iter().copied().collect();
        for (at, project) in self.projects.iter().enumerate() {
            let Some(on_day) = event.projects.get(project).and_then(|project| project.days.get(&self.day)) else { continue };
            let keeps = |person: &PersonId| !known.contains(person) && !whom.leaves(event, *person);
            let members = on_day.members.keys().map(|person| event.now(*person)).filter(keeps);
            // Of an idea only who still comes: with whoever went home nothing starts.
            let known = event.projects.get(project);
            let others = members.filter(|person| known.is_some_and(|project| event.comes_to(project, self.day, *person))).count();
            let others = u16::try_from(others).unwrap_or(u16::MAX);
            let project = &mut self.morning.projects[at];
            project.maximum = project.maximum.saturating_sub(others);
            project.minimum = project.minimum.saturating_sub(others).max(1);
        }
    }

    /// Keeps of the locks what there are seats for: who sits there first, who was only asked last.
    fn add_locks(&mut self, mut locks: Vec<(Weighs, Lock)>) {
        locks.sort_by_key(|(weighs, _)| *weighs);
        let mut left: Vec<u16> = self.morning.projects.iter().map(|project| project.maximum).collect();
        for (weighs, lock) in locks {
            let seats = match lock {
                Lock::At { project, .. } => left.get_mut(project),
                _ => None,
            };
            match seats {
                Some(0) if weighs == Weighs::Held => {
                    self.overheld.push(lock);
                    self.leave_as_it_is(lock);
                }
                Some(0) => {}
                Some(seats) => {
                    *seats -= 1;
                    self.morning.locks.push(lock);
                }
                None => self.morning.locks.push(lock),
            }
        }
    }

    /// What is held and cannot be is the coordinator's to let go: until then no plan finds them another place.
    fn leave_as_it_is(&mut self, lock: Lock) {
        if let Lock::At { person, .. } = lock {
            let sits_at = self.morning.people[person].sits_at;
            self.morning.locks.push(sits_at.map_or(Lock::Left { person }, |project| Lock::At { person, project }));
        }
    }

    /// What is decided about somebody: where they sit, what they said, what the coordinator holds on to, and that a lead sits with
    /// their own project.
    fn lock(
        &self,
        event: &Event,
        today: &Today,
        (person, id): (usize, PersonId),
        sits_at: Option<usize>,
        no: &[usize],
        whom: &Whom,
    ) -> Option<(Weighs, Lock)> {
        let proposal = today.proposal(id);
        let proposed = |proposal: &Proposal| proposal.placing.project.and_then(|project| self.project_at(project));
        let waits = |proposal: &Proposal| proposal.waits() && event.can_be(proposal);
        // Also before they were asked: a seat that is held is nobody else's.
        let keeps = |proposal: &Proposal| {
            proposal.locked && proposal.answer.is_none() && event.can_be(proposal) && (proposal.waits() || sits_at.is_none())
        };
        let asked = proposal.filter(|proposal| if whom.freely { keeps(proposal) } else { proposal.locked || waits(proposal) });
        // Why they are asked to another table than theirs is told of that one.
        let asked_away = whom.freely && proposal.is_some_and(|proposal| proposal.waits());
        // Whoever leads a project, or put it on the board, is at it; who only sits at one may be asked to another, where that is wished for.
        let own = || {
            let mine = |project: &&ProjectId| {
                let known = event.projects.get(*project);
                known.is_some_and(|known| !known.withdrawn && event.is_led_by(known, id))
            };
            let own = self.projects.iter().find(mine).and_then(|project| self.project_at(*project));
            own.filter(|project| !no.contains(project))
        };
        let waits_for_seat = || (sits_at.is_none() || whom.seated) && !whom.freely && event.waits_for_seat(id).is_some();
        let weighs = |project| match (sits_at == Some(project), asked.is_some_and(|asked| asked.locked)) {
            (true, _) => Weighs::Sits,
            (false, true) => Weighs::Held,
            (false, false) => Weighs::Asked,
        };
        match (asked.as_ref().and_then(proposed), proposal.and_then(|proposal| proposal.answer), sits_at) {
            (Some(project), _, _) => Some((weighs(project), Lock::At { person, project })),
            (None, _, Some(project)) if !whom.seated && !asked_away => Some((Weighs::Sits, Lock::At { person, project })),
            // Who said yes and waits, for others or for a seat, is there; if these do not come, elsewhere.
            (None, Some(Answer::Yes), sits_at) if sits_at.is_none() && event.waits_for(id).is_some() || waits_for_seat() => {
                proposal.as_ref().and_then(proposed).map(|project| (Weighs::Own, Lock::At { person, project }))
            }
            (None, Some(Answer::None), None) => Some((Weighs::Said, Lock::Left { person })),
            // Who said yes and got up again is not sent back.
            (None, Some(Answer::Yes), None) => {
                proposal.as_ref().and_then(proposed).map(|project| (Weighs::Said, Lock::NotAt { person, project }))
            }
            (None, Some(Answer::Another), None) => None,
            _ => own().map(|project| (Weighs::Own, Lock::At { person, project })),
        }
    }

    /// Wishes in one's own words, as projects: by the whole title or a part of it. A wish for what is not there keeps its rank.
    /// Beside all of them those that were written.
    fn wishes(&self, today: &Today, person: PersonId, profile: &Profile, titles: &[(ProjectId, String)]) -> (Vec<usize>, Vec<usize>) {
        let nothing = self.projects.len();
        // Who said on the board that they would join an idea wished for it most.
        let would_join = today.would_join.get(&person).into_iter().flatten();
        let mut wishes: Vec<usize> = would_join.filter_map(|project| self.project_at(*project)).collect();
        let written = words(profile, key::WISHES).map(crate::say::fold).map(|wish| {
            let exact = titles.iter().find(|(_, title)| *title == wish);
            exact
                .or_else(|| titles.iter().find(|(_, title)| means(&wish, title)))
                .and_then(|(project, _)| self.project_at(*project))
                .unwrap_or(nothing)
        });
        let written: Vec<usize> = written.collect();
        wishes.extend(&written);
        (wishes, written)
    }

    /// What is proposed now, as a plan: people who sit somewhere sit there; or, as people see it, who is asked to another table is there.
    pub fn plan(&self, event: &Event, as_asked: bool) -> Plan {
        let mut plan = Plan::empty(&self.morning);
        plan.room_of = self.morning.projects.iter().map(|project| project.room).collect();
        let today = Today::of(event);
        for (at, person) in self.people.iter().enumerate() {
            let proposal = today.proposal(*person);
            // Nor is who waits for a seat at theirs: what else there is for them is said, too.
            let is_there = |proposal: &Proposal| !as_asked || !event.is_lost(proposal) && event.waits_for_seat(*person).is_none();
            let proposed = proposal.filter(is_there).and_then(|proposal| self.project_at(proposal.placing.project?));
            let asked = proposed.filter(|_| as_asked && proposal.is_some_and(|proposal| proposal.waits()));
            let project = asked.or(self.morning.people[at].sits_at).or(proposed);
            plan.project_of[at] = project;
            // The room that was proposed is that of the proposed table.
            let Some(project) = project.filter(|project| proposed == Some(*project)) else { continue };
            let placed = proposal.and_then(|proposal| {
                let Placing { venue, room, .. } = proposal.placing;
                self.rooms.iter().position(|known| venue.is_some() && (known.venue, known.room) == (venue, room))
            });
            plan.room_of[project] = plan.room_of[project].or(placed.filter(|room| self.may_be_in(project, *room)));
        }
        self.find_rooms(&mut plan);
        plan
    }

    fn may_be_in(&self, project: usize, room: usize) -> bool {
        let (house, room) = (self.morning.projects[project].house, &self.morning.rooms[room]);
        (house.is_none() || room.house == house) && room.only_for.is_none_or(|only| only == project)
    }

    /// Tables to whom no room was proposed, or one that is no more, stand in the first that has the seats.
    fn find_rooms(&self, plan: &mut Plan) {
        let mut heads = vec![0; self.projects.len()];
        plan.project_of.iter().flatten().for_each(|project| heads[*project] += 1);
        let mut left: Vec<i64> = self.morning.rooms.iter().map(|room| i64::from(room.capacity)).collect();
        for (room, heads) in plan.room_of.iter().zip(&heads) {
            if let Some(room) = room {
                left[*room] -= heads;
            }
        }
        // A table at which nobody sits is in no room.
        plan.room_of.iter_mut().zip(&heads).filter(|(_, heads)| **heads == 0).for_each(|(room, _)| *room = None);
        for (project, heads) in heads.into_iter().enumerate().filter(|(_, heads)| *heads > 0) {
            let fits = |room: &usize| self.may_be_in(project, *room) && left[*room] >= heads;
            if plan.room_of[project].is_none()
                && let Some(room) = (0..left.len()).find(fits)
            {
                left[room] -= heads;
                plan.room_of[project] = Some(room);
            }
        }
    }

    /// The places of a plan, for those who sit nowhere yet or are to sit elsewhere.
    pub fn placings(&self, plan: &Plan) -> Vec<Placing> {
        let moved = |at: &usize| self.morning.people[*at].sits_at.is_none() || plan.project_of[*at] != self.morning.people[*at].sits_at;
        (0..self.people.len())
            .filter(moved)
            .map(|at| {
                let project = plan.project_of[at];
                let free = project.filter(|project| self.morning.projects[*project].room.is_none());
                let room = free.and_then(|project| plan.room_of[project]).and_then(|room| self.rooms.get(room));
                Placing {
                    person: self.people[at],
                    project: project.map(|project| self.projects[project]),
                    venue: room.and_then(|place| place.venue),
                    room: room.and_then(|place| place.room),
                }
            })
            .collect()
    }
}

/// Until when places are for: the next meal, else the end of the day.
fn until(event: &Event, day: Date) -> Option<Minute> {
    let slots = &event.day(day)?.slots;
    let now = event.moment.slot.and_then(|slot| slots.get(usize::from(slot))).map(|slot| slot.at);
    let ends = |what: &SlotKind| matches!(what, SlotKind::Lunch | SlotKind::WindingDown);
    slots.iter().find(|slot| ends(&slot.what) && now.is_none_or(|now| slot.at > now)).map(|slot| minute(slot.at))
}

fn minute(time: Time) -> Minute {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}

/// Subjects and languages, each once, by their places.
struct Topics {
    vocabulary: skill::Vocabulary,
    names: Vec<String>,
    places: BTreeMap<String, usize>,
}

/// The most subjects that are told apart; more is noise.
const MOST_TOPICS: usize = 4_000;

impl Topics {
    /// The subjects that a text names, with what they are part of.
    fn named_in(&mut self, text: &str) -> Vec<usize> {
        let named = self.vocabulary.named_in(text);
        named.iter().map(|name| self.place(name)).collect()
    }

    /// A subject and all that it is part of.
    fn with_broader(&mut self, word: &str) -> Vec<usize> {
        let names = self.vocabulary.with_broader(word);
        names.iter().map(|name| self.place(name)).collect()
    }

    fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = self.names.len();
        if place >= MOST_TOPICS {
            return usize::MAX;
        }
        self.names.push(name.to_owned());
        self.places.insert(name.to_owned(), place);
        place
    }
}

/// Each once, in their order: what somebody said comes before what that is part of.
fn once(places: &mut Vec<usize>) {
    let mut known = BTreeSet::new();
    places.retain(|place| *place != usize::MAX && known.insert(*place));
}

/// Whether a wish means the project with this title: it is the whole of it or a part.
pub fn means(wish: &str, title: &str) -> bool {
    wish == title || (wish.chars().count() > 2 && (title.contains(wish) || wish.contains(title)))
}

/// What somebody answered, word by word.
pub fn words<'a>(profile: &'a Profile, question: &str) -> impl Iterator<Item = &'a str> {
    let said: Vec<&str> = match profile.answer(question) {
        Some(Value::Choices(choices)) => choices.iter().map(String::as_str).collect(),
        Some(Value::Text(text)) => text.split([',', ';', '\n']).collect(),
        Some(Value::Levels(levels)) => levels.iter().filter(|(_, level)| **level > 0).map(|(name, _)| name.as_str()).collect(),
        _ => vec![],
    };
    said.into_iter().map(str::trim).filter(|word| !word.is_empty())
}

fn topics(profile: &Profile, question: &str, topics: &mut Topics) -> Vec<usize> {
    let mut places: Vec<usize> = words(profile, question).flat_map(|word| topics.with_broader(word)).collect();
    once(&mut places);
    places
}

fn spoken(profile: &Profile, topics: &mut Topics) -> Vec<usize> {
    let mut places: Vec<usize> =
        words(profile, key::LANGUAGES).map(|tag| topics.place(&format!("language:{}", tag.to_lowercase()))).collect();
    once(&mut places);
    places
}

/// After how many newcomers somebody looks, where nobody looks after more than `each`: as many as they said, if those are fewer.
pub fn looks_after(profile: &Profile, each: u8) -> u16 {
    mentor_for(profile).min(u16::from(each))
}

/// How many newcomers somebody would look after.
pub fn mentor_for(profile: &Profile) -> u16 {
    match profile.answer(key::MENTOR) {
        Some(Value::Number(number)) => u16::try_from(*number).unwrap_or(u16::MAX),
        Some(Value::Yes(true)) => 1,
        _ => 0,
    }
}

fn level(profile: &Profile) -> u8 {
    match profile.answer(key::LEVEL) {
        Some(Value::Number(level)) => u8::try_from(*level).unwrap_or(3).min(3),
        Some(Value::Levels(levels)) => levels.values().copied().max().unwrap_or(0).min(3),
        _ => 1,
    }
}

/// Whether a project says that newcomers are welcome.
pub fn is_welcoming(project: &Project) -> bool {
    project.about.newcomers == Newcomers::Welcome
}
