//! What happened, in words: a sentence for every kind of change, and the texts before and after it, as a reader may see them.

use domain::coming::{self, Answer};
use domain::history::{Change as Undoing, Subject};
use domain::moment::Forget;
use domain::project::{About, Newcomers, State};
use domain::round::{self, Fares, Speaker, Stage};
use domain::{
    Actor, Audience, Change, Date, Event, Language, NewVenue, OutcomeId, PageId, PersonId, Place, ProjectId, Recorded, Role, Seq,
    SessionId, Signpost, TaskId, Text, Theme, ThemeId, VenueId, Who, event, import, message, moment, outcome, person, project, session,
    site, task, venue,
};
use words::{Lang, Words};

use crate::board::{lamp, landmark_word, title};
use crate::inline::plain;
use crate::refusal::capital;
use crate::say::{Say, day_of};

/// Longest text that stands in a sentence, in characters.
const BRIEF: usize = 90;

/// Tells one reader what happened.
#[derive(Clone, Copy)]
pub struct Teller<'a> {
    /// As their audience may see it.
    pub say: Say<'a>,
    /// Who they are: their own name they always see.
    pub me: Option<PersonId>,
}

/// A text that a change wrote over.
pub struct Difference {
    /// What it is the text of.
    pub field: String,
    /// What stood there.
    pub before: String,
    /// What stood there then.
    pub after: String,
}

impl<'a> Teller<'a> {
    fn w(&self) -> Words {
        self.say.words
    }

    fn event(&self) -> &'a Event {
        self.say.event()
    }

    /// The name of a person, or "somebody".
    pub fn name(&self, person: PersonId) -> String {
        self.seen(person).unwrap_or_else(|| self.w().somebody().to_owned())
    }

    /// The name of a person, if the reader may see it.
    pub fn seen(&self, person: PersonId) -> Option<String> {
        let own = self.me.filter(|me| *me == person).and_then(|me| self.say.view.people.get(me)).map(|profile| profile.name.as_str());
        own.or_else(|| self.say.name(person)).map(str::to_owned)
    }

    /// Who did something: a name, "the team", "somebody". Visitors without a name are not of the team, whatever stands for them.
    pub fn who(&self, actor: Actor) -> String {
        match actor.who {
            Who::Person(person) => self.name(person),
            Who::Team if actor.role == Role::Visitor => self.w().somebody().to_owned(),
            Who::Team => self.w().the_team().to_owned(),
            Who::Timer => self.w().the_clock().to_owned(),
        }
    }

    /// What one change did: "Ada moved QUIC to room 101".
    pub fn sentence(&self, entry: &Recorded) -> String {
        let who = self.who(entry.stamp.actor);
        let said = match &entry.change {
            Change::Event(change) => self.of_event(who, change),
            Change::Person(change) => self.of_person(entry.stamp.actor, change),
            Change::Venue(change) => self.of_venue(entry, change),
            Change::Project(change) => self.of_project(entry, change),
            Change::Outcome(change) => self.of_outcome(who, change),
            Change::Message(change) => self.of_message(who, change),
            Change::Import(change) => self.of_import(who, change),
            Change::Moment(moment::Change::Reached { today, slot }) => self.of_moment(*today, *slot),
            Change::Moment(moment::Change::Forgotten { what: Forget::Sensitive }) => self.w().did_forget_sensitive().to_owned(),
            Change::Moment(moment::Change::Forgotten { what: Forget::All }) => self.w().did_forget_all().to_owned(),
            Change::Coming(change) => self.of_coming(entry.stamp.actor, change),
            Change::Task(change) => self.of_task(entry.stamp.actor, change),
            Change::Round(change) => self.of_round(entry, change),
            Change::Session(change) => self.of_session(entry.stamp.actor, change),
            Change::Site(change) => self.of_site(who, change),
            Change::History(Undoing::Undone { steps }) => self.of_undoing(who, steps),
        };
        capital(&said)
    }

    /// Whether this reader is told of a change at all: when somebody means to come is between them and the team.
    pub fn may_hear(&self, entry: &Recorded) -> bool {
        match &entry.change {
            Change::Coming(change) => {
                self.say.audience == Audience::Team
                    || change.person().is_some_and(|person| self.me == Some(person))
                    || matches!(change, coming::Change::Agreed(_) | coming::Change::Asked { .. })
            }
            Change::Round(change) => {
                let themselves = change.person().is_some_and(|person| self.me == Some(person));
                change.is_public() || self.say.audience == Audience::Team || themselves
            }
            Change::Session(change) if change.is_a_pick() => {
                self.say.audience == Audience::Team || change.person().is_some_and(|person| self.me == Some(person))
            }
            Change::Person(person::Change::Touched { person, unseen: true, .. }) => self.me == Some(*person),
            // What stands in a draft is the team's.
            Change::Site(site::Change::Wrote { about, .. }) if about.draft => self.say.audience == Audience::Team,
            _ => true,
        }
    }

    fn of_round(&self, entry: &Recorded, change: &round::Change) -> String {
        let actor = entry.stamp.actor;
        let (w, who) = (self.w(), self.who(actor));
        let own = |person: &PersonId| actor.who == Who::Person(*person);
        match change {
            round::Change::Begun { number, .. } => w.did_begin_round(*number, who),
            round::Change::Went { stage } => w.did_go_on(stage_word(*stage, w), who),
            round::Change::Queued { project, place: Some(_) } => w.did_queue(self.project(*project), who),
            round::Change::Queued { project, .. } => w.did_unqueue(self.project(*project), who),
            round::Change::Turned { speaker, house } => self.of_turn(who, *speaker, *house),
            round::Change::Passed { person } if own(person) => w.did_pass(who),
            round::Change::Passed { person } => w.did_note_pass(self.name(*person), who),
            round::Change::Proposed { places } => w.did_propose(places.iter().filter(|placing| placing.project.is_some()).count(), who),
            round::Change::Placed { placing, locked } => {
                let (name, at) = (self.name(placing.person), placing.project.map(|project| self.project(project)));
                match (at, locked) {
                    (Some(at), true) => w.did_hold_place(name, at, who),
                    (Some(at), false) if own(&placing.person) => w.did_find_place(at, who),
                    (Some(at), false) => w.did_place(name, at, who),
                    (None, _) => w.did_place_nowhere(name, who),
                }
            }
            round::Change::Released { people } => w.did_release(people.len(), who),
            round::Change::Answered { person, project, waits: false, .. } if self.say.event().seat_came(*person, entry) => {
                w.did_seat_came(self.name(*person), self.project(*project))
            }
            round::Change::Answered { person, project, answer, waits } => {
                let project = self.project(*project);
                let said = match answer {
                    round::Answer::Yes if *waits => w.answer_yes_waits(),
                    round::Answer::Yes => w.answer_yes(),
                    round::Answer::Another => w.answer_another(),
                    round::Answer::None => w.answer_none(),
                };
                if own(person) {
                    w.did_answer_place(said, project, who)
                } else {
                    w.did_answer_place_for(said, self.name(*person), project, who)
                }
            }
            round::Change::Fared { person, fares: Some(fares), .. } if own(person) => w.did_fare(fares_word(*fares, w), who),
            round::Change::Fared { person, fares: Some(fares), .. } => w.did_fare_for(fares_word(*fares, w), self.name(*person), who),
            round::Change::Fared { .. } | round::Change::PutBack(_) => w.did_put_back(who),
        }
    }

    fn of_turn(&self, who: String, speaker: Option<Speaker>, house: Option<VenueId>) -> String {
        let w = self.w();
        let house = house.map(|house| self.say.venue(house).to_owned());
        let name = match speaker {
            Some(Speaker::Person(person)) => self.name(person),
            Some(Speaker::Project(project)) => self.project(project),
            Some(Speaker::Tables) => {
                return house.map_or_else(|| w.did_let_tables_go(who.as_str()), |house| w.did_let_tables_go_in(house, who.as_str()));
            }
            None => return house.map_or_else(|| w.did_stop_clock(who.as_str()), |house| w.did_stop_clock_in(house, who.as_str())),
        };
        match house {
            Some(house) => w.did_give_floor_in(house, name, who),
            None => w.did_give_floor(name, who),
        }
    }

    fn of_event(&self, who: String, change: &event::Change) -> String {
        let w = self.w();
        match change {
            event::Change::Opened(_) => w.did_open(who),
            event::Change::Described(_) => w.did_describe_event(who),
            event::Change::Scheduled { .. } => w.did_schedule(who),
            event::Change::Signposted { .. } => w.did_signpost(who),
            event::Change::Themed { .. } => w.did_theme(who),
            // The word itself is said at the door, not here.
            event::Change::Worded { word } if word.is_empty() => w.did_take_word_away(who),
            event::Change::Worded { .. } => w.did_change_word(who),
            event::Change::CornerWritten { day, .. } => w.did_write_corner(self.say.day_name(*day), who),
            event::Change::Struck { changes } => w.did_strike(changes.len(), who),
        }
    }

    fn of_person(&self, actor: Actor, change: &person::Change) -> String {
        let (w, who) = (self.w(), self.who(actor));
        match *change {
            person::Change::Introduced { person, .. } if actor.who == Who::Person(person) => w.did_come_in(who),
            person::Change::Introduced { person, .. } => w.did_bring_in(self.name(person), who),
            person::Change::Touched { unseen: true, .. } => w.did_heart(who),
            person::Change::Touched { .. } => w.did_touch(who),
            person::Change::Hidden { person, hidden: true } => w.did_hide(self.name(person), who),
            person::Change::Hidden { person, hidden: false } => w.did_show(self.name(person), who),
            person::Change::Claimed { person, by: Some(by) } => w.did_claim(self.name(person), self.name(by)),
            person::Change::Claimed { person, by: None } => w.did_decline(self.name(person), who),
            person::Change::Merged { into, .. } => w.did_merge_people(self.name(into), who),
            person::Change::Parted { person } => w.did_part_people(self.name(person), who),
            person::Change::Erased { .. } => w.did_erase(who),
        }
    }

    fn of_coming(&self, actor: Actor, change: &coming::Change) -> String {
        let (w, who) = (self.w(), self.who(actor));
        let own = |person: PersonId| actor.who == Who::Person(person);
        match change {
            coming::Change::Planned { person, days } => match days.as_slice() {
                [(day, Some(plan))] if own(*person) => match plan.plan.answer {
                    Answer::No => w.did_say_no(self.say.day_name(*day), who),
                    Answer::Interested => w.did_say_perhaps(self.say.day_name(*day), who),
                    Answer::Confirmed => w.did_say_yes(self.say.day_name(*day), who),
                },
                _ if own(*person) => w.did_plan(who),
                _ => w.did_plan_for(self.name(*person), who),
            },
            coming::Change::Admitted { person, day } => w.did_admit(self.say.day_name(*day), self.name(*person), who),
            coming::Change::Expected { person, day, venue: Some(venue), .. } => {
                w.did_expect(self.say.day_name(*day), self.house(*venue), self.name(*person), who)
            }
            coming::Change::Expected { person, day, venue: None, .. } => {
                w.did_expect_anywhere(self.say.day_name(*day), self.name(*person), who)
            }
            coming::Change::Agreed(_) => w.did_agree(who),
            coming::Change::Asked { .. } => w.did_ask_questions(who),
            coming::Change::Looked { .. } => w.did_look(who),
            coming::Change::Wrote { letter, people } => match letter {
                coming::Letter::Place => w.did_write_place(*people, who),
                coming::Letter::Reminder { day } => w.did_write_reminder(self.say.day_name(*day), *people, who),
                coming::Letter::Moved { day } => w.did_write_moved(self.say.day_name(*day), *people, who),
                coming::Letter::Message { subject } => w.did_write_message(*people, self.brief(subject), who),
            },
        }
    }

    fn of_task(&self, actor: Actor, change: &task::Change) -> String {
        let (w, who) = (self.w(), self.who(actor));
        let own = |person: &PersonId| actor.who == Who::Person(*person);
        let titled = |task: &TaskId| self.task(*task);
        match change {
            task::Change::Added { task, .. } => w.did_add_task(titled(task), who),
            task::Change::Described { task, .. } => w.did_describe_task(titled(task), who),
            task::Change::Brought { task, .. } => w.did_bring_task(titled(task), who),
            task::Change::Claimed { task, person, .. } if own(person) => w.did_claim_task(titled(task), who),
            task::Change::Claimed { task, person, .. } => w.did_claim_task_for(self.name(*person), titled(task), who),
            task::Change::Released { task, person, lapsed: true } => w.did_lapse_task(self.name(*person), titled(task)),
            task::Change::Released { task, person, .. } if own(person) => w.did_release_task(titled(task), who),
            task::Change::Released { task, person, .. } => w.did_release_task_for(self.name(*person), titled(task), who),
            task::Change::Stuck { task, person, .. } if own(person) => w.did_stick_task(titled(task), who),
            task::Change::Stuck { task, person, .. } => w.did_stick_task_for(self.name(*person), titled(task), who),
            task::Change::Unstuck { task, .. } => w.did_unstick_task(titled(task), who),
            task::Change::Finished { task, done: true } => w.did_finish_task(titled(task), who),
            task::Change::Finished { task, .. } => w.did_unfinish_task(titled(task), who),
            task::Change::Withdrawn { task } => w.did_withdraw_task(titled(task), who),
            task::Change::BroughtBack { task } => w.did_bring_back_task(titled(task), who),
            task::Change::Readied { project, ready: true } => w.did_ready(self.project(*project), who),
            task::Change::Readied { project, .. } => w.did_unready(self.project(*project), who),
        }
    }

    fn of_session(&self, actor: Actor, change: &session::Change) -> String {
        let (w, who, titled) = (self.w(), self.who(actor), self.session(change.session()));
        match change {
            session::Change::Planned { .. } => w.did_plan_session(titled, who),
            session::Change::Described { .. } => w.did_describe_session(titled, who),
            session::Change::Stood { standing, .. } => match standing {
                session::Standing::On => w.did_restore_session(titled, who),
                session::Standing::Cancelled => w.did_cancel_session(titled, who),
                session::Standing::Withdrawn => w.did_withdraw_session(titled, who),
            },
            session::Change::Picked { person, .. } if actor.who == Who::Person(*person) => w.did_pick(titled, who),
            session::Change::Picked { person, .. } => w.did_pick_for(self.name(*person), titled, who),
            session::Change::Unpicked { person, .. } if actor.who == Who::Person(*person) => w.did_unpick(titled, who),
            session::Change::Unpicked { person, .. } => w.did_unpick_for(self.name(*person), titled, who),
        }
    }

    fn of_site(&self, who: String, change: &site::Change) -> String {
        let w = self.w();
        match change {
            site::Change::Wrote { about, .. } => w.did_write_page(title(about.title.as_str(), w), who),
            site::Change::Removed { page, removed: true } => w.did_remove_page(self.page(*page), who),
            site::Change::Removed { page, .. } => w.did_put_back_page(self.page(*page), who),
            site::Change::Sponsored { sponsors } => w.did_sponsor(sponsors.len(), who),
            site::Change::Dressed(_) => w.did_dress(who),
            site::Change::Filed { path, file: Some(_) } => w.did_file(path.as_str(), who),
            site::Change::Filed { path, file: None } => w.did_take_file_off(path.as_str(), who),
        }
    }

    fn of_venue(&self, entry: &Recorded, change: &venue::Change) -> String {
        let (w, actor) = (self.w(), entry.stamp.actor);
        let who = self.who(actor);
        let own = |person: PersonId| actor.who == Who::Person(person);
        match change {
            venue::Change::Arrived { person, day, venue, .. } => {
                let house = self.house(*venue);
                let said = if own(*person) { w.did_arrive(house, who) } else { w.did_note_arrival(house, self.name(*person), who) };
                self.on_day(entry, *day, said)
            }
            venue::Change::WentAway { person, day, freed: true, .. } => self.on_day(entry, *day, w.did_free_seat(self.name(*person))),
            venue::Change::WentAway { person, day, .. } => {
                let said = if own(*person) { w.did_step_out(who) } else { w.did_note_stepping_out(self.name(*person), who) };
                self.on_day(entry, *day, said)
            }
            venue::Change::Left { person, day, .. } => {
                let said = if own(*person) { w.did_go_home(who) } else { w.did_note_going_home(self.name(*person), who) };
                self.on_day(entry, *day, said)
            }
            venue::Change::Unsaid { person, day } => self.on_day(entry, *day, w.did_unsay(self.name(*person), who)),
            venue::Change::Furnished { venue } => w.did_furnish(self.house(venue.id), who),
            venue::Change::Closed { venue } => w.did_close(self.house(*venue), who),
            venue::Change::Reopened { venue } => w.did_reopen(self.house(*venue), who),
            venue::Change::Counted { day, venue, present, .. } => self.on_day(entry, *day, w.did_count(self.house(*venue), *present, who)),
        }
    }

    fn of_project(&self, entry: &Recorded, change: &project::Change) -> String {
        let (w, actor) = (self.w(), entry.stamp.actor);
        let who = self.who(actor);
        let own = |person: &PersonId| actor.who == Who::Person(*person);
        // Whose seat came free by what somebody else did sat down by themselves.
        let came = |person: &PersonId| self.say.event().seat_came(*person, entry);
        let project = self.project(change.project());
        match change {
            project::Change::Added { day, state: State::Idea, .. } => self.on_day(entry, *day, w.did_add_idea(project, who)),
            project::Change::Added { day, .. } => self.on_day(entry, *day, w.did_add_project(project, who)),
            project::Change::Described { about, .. } => match self.title_before(entry) {
                Some(before) if before != &about.title => {
                    w.did_rename_project(title(about.title.as_str(), w), title(before.as_str(), w), who)
                }
                _ => w.did_describe_project(project, who),
            },
            project::Change::Moved { day, place, .. } => {
                let place = self.place(place);
                let said = if place.is_empty() { w.did_move_away(project, who) } else { w.did_move(place, project, who) };
                self.on_day(entry, *day, said)
            }
            project::Change::Turned { day, state, .. } => {
                let said = match state {
                    State::Idea => w.did_turn_idea(project, who),
                    State::Running => w.did_start(project, who),
                    State::Paused => w.did_pause(project, who),
                    State::Finished => w.did_finish(project, who),
                };
                self.on_day(entry, *day, said)
            }
            project::Change::Joined { day, person, .. } => {
                let said = if own(person) || came(person) {
                    w.did_join(project, self.name(*person))
                } else {
                    w.did_seat(self.name(*person), project, who)
                };
                self.on_day(entry, *day, said)
            }
            project::Change::Left { day, person, .. } => {
                let said = if own(person) || came(person) {
                    w.did_leave(project, self.name(*person))
                } else {
                    w.did_unseat(self.name(*person), project, who)
                };
                self.on_day(entry, *day, said)
            }
            project::Change::Filled { day, full: true, .. } => self.on_day(entry, *day, w.did_fill(project, who)),
            project::Change::Filled { day, full: false, .. } => self.on_day(entry, *day, w.did_make_room(project, who)),
            project::Change::Led { person, leads: true, .. } => w.did_lead(self.name(*person), project, who),
            project::Change::Led { person, leads: false, .. } => w.did_unlead(self.name(*person), project, who),
            project::Change::Continued { day, .. } => w.did_continue(self.say.day_name(*day), project, who),
            project::Change::Dropped { day, .. } => w.did_drop(self.say.day_name(*day), project, who),
            project::Change::Merged { into, .. } => w.did_merge(self.project(*into), project, who),
            project::Change::Withdrawn { .. } => w.did_withdraw(project, who),
            project::Change::BroughtBack { .. } => w.did_bring_back(project, who),
        }
    }

    fn of_outcome(&self, who: String, change: &outcome::Change) -> String {
        let w = self.w();
        let what = self.outcome(change.outcome());
        match change {
            outcome::Change::Recorded { .. } => w.did_record(what, who),
            outcome::Change::Described { .. } => w.did_describe_outcome(what, who),
            outcome::Change::Withdrawn { .. } => w.did_withdraw(self.quoted(&what), who),
            outcome::Change::BroughtBack { .. } => w.did_bring_back(self.quoted(&what), who),
        }
    }

    fn of_message(&self, who: String, change: &message::Change) -> String {
        let w = self.w();
        let text = self.message(change);
        match change {
            message::Change::Posted { kind: message::Kind::Announcement, .. } => w.did_announce(text, who),
            message::Change::Posted { kind: message::Kind::Question, .. } => w.did_ask(text, who),
            message::Change::Posted { kind: message::Kind::Help, .. } => w.did_ask_for_help(text, who),
            message::Change::Posted { kind: message::Kind::LostFound, .. } => w.did_post_lost_found(text, who),
            message::Change::Answered { text: answer, .. } => w.did_answer(self.brief(answer), text, who),
            message::Change::Unanswered { .. } => w.did_unanswer(text, who),
            message::Change::Settled { .. } => w.did_settle(text, who),
            message::Change::Reopened { .. } => w.did_unsettle(text, who),
            message::Change::Helped { helper: Some(helper), .. } => w.did_help(self.name(*helper), text),
            message::Change::Helped { helper: None, .. } => w.did_not_help(text, who),
            message::Change::Pinned { pinned: true, .. } => w.did_pin(text, who),
            message::Change::Pinned { pinned: false, .. } => w.did_unpin(text, who),
            message::Change::Withdrawn { .. } => w.did_withdraw(self.quoted(&text), who),
            message::Change::BroughtBack { .. } => w.did_bring_back(self.quoted(&text), who),
        }
    }

    fn of_import(&self, who: String, change: &import::Change) -> String {
        let (import::Change::Began { import, .. } | import::Change::TakenBack { import, .. } | import::Change::Resumed { import }) = change;
        let document = self.event().imports.get(import).map_or_else(Text::struck, |known| known.document.clone());
        let (w, document) = (self.w(), self.brief(&document));
        match change {
            import::Change::Began { .. } => w.did_import(document, who),
            import::Change::TakenBack { .. } => w.did_take_import_back(document, who),
            import::Change::Resumed { .. } => w.did_import_again(document, who),
        }
    }

    fn of_moment(&self, today: Date, slot: Option<u16>) -> String {
        let day = self.say.day_name(today);
        let what = slot.and_then(|slot| self.event().day(today)?.slots.get(usize::from(slot))).map(|slot| self.say.slot(&slot.what));
        match what {
            Some(what) => self.w().did_reach_slot(day, what),
            None => self.w().did_reach_day(day),
        }
    }

    fn of_undoing(&self, who: String, steps: &[Seq]) -> String {
        let history = &self.event().history;
        match steps {
            [one] => {
                // What an undoing undid stands in its own step: here it is said whose it was, and when.
                let whose =
                    history.get(*one).map(|entry| (self.who(entry.stamp.actor), self.say.when(entry.stamp.at, self.event().moment.today)));
                let (whom, time) = whose.unwrap_or_default();
                self.w().did_undo(time, who, whom)
            }
            many => self.w().did_take_back(many.len(), who),
        }
    }

    /// The sentence, with the day where that is not the one on which it was said.
    fn on_day(&self, entry: &Recorded, day: Date, said: String) -> String {
        let said_on = day_of(&entry.stamp.at.to_zoned(self.event().zone.clone()));
        if day == said_on { said } else { self.w().did_on_day(self.say.day_name(day), said) }
    }

    fn house(&self, venue: VenueId) -> String {
        title(self.say.venue(venue), self.w())
    }

    fn place(&self, place: &Place) -> String {
        if place.spot.is_struck() { self.w().struck().to_owned() } else { self.say.place(place) }
    }

    /// The title of a project.
    pub fn project(&self, project: ProjectId) -> String {
        title(self.event().projects.get(&project).map_or("", |known| known.about.title.as_str()), self.w())
    }

    /// What the project of a change was called until then.
    fn title_before(&self, entry: &Recorded) -> Option<&'a Text> {
        let (subject, _) = entry.change.subjects();
        let mut earlier = self.event().history.of(subject).filter(|known| known.stamp.seq < entry.stamp.seq);
        earlier.find_map(|known| match &known.change {
            Change::Project(project::Change::Added { about, .. } | project::Change::Described { about, .. }) => Some(&about.title),
            _ => None,
        })
    }

    /// A task's title, in brief.
    pub fn task(&self, task: TaskId) -> String {
        title(self.event().tasks.get(&task).map_or("", |known| known.facts.title.as_str()), self.w())
    }

    /// What a page of the site was, and what it is.
    fn site_page(&self, before: &site::About, after: &site::About) -> Vec<(String, String, String)> {
        let w = self.w();
        let path = |about: &site::About| format!("/{}", about.path.as_str());
        vec![
            (w.field_title().to_owned(), self.text(&before.title), self.text(&after.title)),
            (w.field_permalink().to_owned(), path(before), path(after)),
            (w.site_menu_word().to_owned(), self.text(&before.menu), self.text(&after.menu)),
            (w.field_text().to_owned(), self.text(&before.text), self.text(&after.text)),
        ]
    }

    /// A session's title.
    pub fn session(&self, session: SessionId) -> String {
        title(self.event().sessions.get(&session).map_or("", |known| known.about.title.as_str()), self.w())
    }

    /// The title of a page of the site; a draft has none but for the team.
    pub fn page(&self, page: PageId) -> String {
        let known = self.event().site.pages.get(&page).filter(|known| !known.about.draft || self.say.audience == Audience::Team);
        title(known.map_or("", |known| known.about.title.as_str()), self.w())
    }

    /// What came of it, in brief.
    pub fn outcome(&self, outcome: OutcomeId) -> String {
        let about = self.event().outcomes.get(&outcome).map(|known| &known.about);
        let text = about.map_or_else(Text::struck, |about| about.what.clone());
        match about.and_then(|about| about.links.first()) {
            Some(link) if text.is_blank() => crate::inline::name_of(link.as_str()),
            _ => self.brief(&text),
        }
    }

    fn message(&self, change: &message::Change) -> String {
        self.event().messages.get(&change.message()).map_or_else(|| self.w().struck().to_owned(), |known| self.brief(&known.text))
    }

    fn quoted(&self, text: &str) -> String {
        self.w().quoted(text)
    }

    /// A text's first words.
    pub fn brief(&self, text: &Text) -> String {
        if text.is_empty() {
            return self.w().struck().to_owned();
        }
        let whole = plain(text.as_str());
        if whole.chars().count() <= BRIEF {
            return whole;
        }
        let cut: String = whole.chars().take(BRIEF).collect();
        let at_word = cut.rfind(' ').map_or(cut.as_str(), |at| &cut[..at]);
        format!("{at_word} …")
    }

    fn text(&self, text: &Text) -> String {
        if text.is_struck() { self.w().struck().to_owned() } else { text.as_str().to_owned() }
    }

    /// The texts that a change wrote over, where it wrote over any.
    pub fn differences(&self, entry: &'a Recorded) -> Vec<Difference> {
        let earlier = |subject| self.event().history.of(subject).filter(move |known| known.stamp.seq < entry.stamp.seq);
        let (subject, _) = entry.change.subjects();
        let pairs: Vec<(String, String, String)> = match &entry.change {
            Change::Project(project::Change::Described { about, .. }) => {
                let before = earlier(subject).find_map(|known| match &known.change {
                    Change::Project(project::Change::Added { about, .. } | project::Change::Described { about, .. }) => Some(about),
                    _ => None,
                });
                before.map(|before| self.about(before, about)).unwrap_or_default()
            }
            Change::Project(project::Change::Moved { day: on, place, .. }) => {
                let before = earlier(subject).find_map(|known| match &known.change {
                    Change::Project(project::Change::Added { day, place, .. }) if day == on => Some(&**place),
                    Change::Project(project::Change::Moved { day, place, .. } | project::Change::Continued { day, place, .. })
                        if day == on =>
                    {
                        Some(place)
                    }
                    _ => None,
                });
                let field = capital(self.w().field_where());
                before.map(|before| (field, self.place(before), self.place(place))).into_iter().collect()
            }
            Change::Outcome(outcome::Change::Described { about, .. }) => {
                let before = earlier(subject).find_map(|known| match &known.change {
                    Change::Outcome(outcome::Change::Recorded { about, .. } | outcome::Change::Described { about, .. }) => Some(about),
                    _ => None,
                });
                before.map(|before| self.result(before, about)).unwrap_or_default()
            }
            Change::Venue(venue::Change::Furnished { venue }) => {
                let before = earlier(subject).find_map(|known| match &known.change {
                    Change::Venue(venue::Change::Furnished { venue }) => Some(venue.as_ref()),
                    _ => None,
                });
                let opened = || {
                    self.event().history.of(Subject::Event).find_map(|known| match &known.change {
                        Change::Event(event::Change::Opened(opening)) => opening.venues.iter().find(|known| known.id == venue.id),
                        _ => None,
                    })
                };
                before.or_else(opened).map(|before| self.furniture(before, venue)).unwrap_or_default()
            }
            Change::Event(change) => self.of_facts(entry.stamp.seq, change),
            Change::Session(session::Change::Described { session, about }) => {
                let before = crate::timetable::as_it_was(self.event(), *session, entry.stamp.seq.saturating_sub(1));
                let before = before.iter().flat_map(|before| crate::timetable::said(self.say, before));
                before.zip(crate::timetable::said(self.say, about)).map(|(was, is)| (is.label, was.text, is.text)).collect()
            }
            Change::Site(site::Change::Wrote { about, .. }) => {
                let before = earlier(subject).find_map(|known| match &known.change {
                    Change::Site(site::Change::Wrote { about, .. }) => Some(about.as_ref()),
                    _ => None,
                });
                // What stood in a draft is the team's, also once the page is everybody's.
                let before = before.filter(|before| !before.draft || self.say.audience == Audience::Team);
                before.map(|before| self.site_page(before, about)).unwrap_or_default()
            }
            Change::Person(_)
            | Change::Venue(_)
            | Change::Project(_)
            | Change::Outcome(_)
            | Change::Message(_)
            | Change::Import(_)
            | Change::Moment(_)
            | Change::History(_)
            | Change::Coming(_)
            | Change::Task(_)
            | Change::Round(_)
            | Change::Session(_)
            | Change::Site(_) => vec![],
        };
        let differs = pairs.into_iter().filter(|(_, before, after)| before != after);
        differs.map(|(field, before, after)| Difference { field: capital(&field), before, after }).collect()
    }

    fn about(&self, before: &About, after: &About) -> Vec<(String, String, String)> {
        let w = self.w();
        let needs = |about: &About| self.say.list(about.needs.iter().map(|need| lamp(need, w)));
        let number = |about: &About| about.seats.map_or(String::new(), |seats| seats.to_string());
        let heads = |about: &About| about.starts_with.map_or(String::new(), |heads| heads.to_string());
        let level = |about: &About| about.level.map_or("", |level| crate::project::fields::experience(level, w)).to_owned();
        let welcome = |about: &About| if about.newcomers == Newcomers::Welcome { w.newcomers_welcome().to_owned() } else { String::new() };
        let looks = |about: &About| about.looks.map_or(String::new(), |at| self.say.when(at, self.event().moment.today));
        let mut pairs: Vec<(String, String, String)> = [
            (w.field_title(), &before.title, &after.title),
            (w.field_audience(), &before.audience, &after.audience),
            (w.field_install(), &before.install, &after.install),
            (w.field_label(), &before.label, &after.label),
            (w.field_reach(), &before.reach, &after.reach),
        ]
        .into_iter()
        .map(|(field, before, after)| (field.to_owned(), self.text(before), self.text(after)))
        .collect();
        pairs.push((w.field_needs().to_owned(), needs(before), needs(after)));
        pairs.push((w.field_seats().to_owned(), number(before), number(after)));
        pairs.push((w.field_starts_with().to_owned(), heads(before), heads(after)));
        pairs.push((w.field_level().to_owned(), level(before), level(after)));
        pairs.push((w.newcomers().to_owned(), welcome(before), welcome(after)));
        pairs.push((w.field_time().to_owned(), looks(before), looks(after)));
        pairs.push((w.task_theme().to_owned(), self.theme(before.theme), self.theme(after.theme)));
        pairs
    }

    fn result(&self, before: &outcome::About, after: &outcome::About) -> Vec<(String, String, String)> {
        let w = self.w();
        let links = |about: &outcome::About| about.links.iter().map(domain::link::Link::as_str).collect::<Vec<_>>().join(" ");
        let who = |about: &outcome::About| self.say.names(about.who.iter().copied());
        let project = |about: &outcome::About| about.project.map_or(String::new(), |project| self.project(project));
        let kind = |about: &outcome::About| about.kind.map_or(String::new(), |kind| crate::board::kind_word(kind, w).to_owned());
        vec![
            (w.field_what().to_owned(), self.text(&before.what), self.text(&after.what)),
            (w.field_who().to_owned(), who(before), who(after)),
            (w.field_link().to_owned(), links(before), links(after)),
            (w.from_which_project().to_owned(), project(before), project(after)),
            (w.what_kind().to_owned(), kind(before), kind(after)),
            (w.task_theme().to_owned(), self.theme(before.theme), self.theme(after.theme)),
        ]
    }

    fn theme(&self, theme: Option<ThemeId>) -> String {
        crate::themes::name_of(self.event(), theme, self.w()).unwrap_or_default()
    }

    fn furniture(&self, before: &NewVenue, after: &NewVenue) -> Vec<(String, String, String)> {
        let w = self.w();
        let seats = |house: &NewVenue| house.seats.map_or(String::new(), |seats| seats.to_string());
        let rooms = |house: &NewVenue| {
            let room = |room: &domain::NewRoom| {
                let name = self.text(&room.name);
                room.seats.map_or_else(|| name.clone(), |seats| format!("{name} ({seats})"))
            };
            self.say.list(house.rooms.iter().map(room))
        };
        vec![
            (w.field_venue().to_owned(), self.text(&before.name), self.text(&after.name)),
            (w.field_address().to_owned(), self.text(&before.address), self.text(&after.address)),
            (w.history_way().to_owned(), self.text(&before.way), self.text(&after.way)),
            (w.field_seats().to_owned(), seats(before), seats(after)),
            (w.rooms().to_owned(), rooms(before), rooms(after)),
        ]
    }

    fn of_facts(&self, seq: Seq, change: &'a event::Change) -> Vec<(String, String, String)> {
        let w = self.w();
        let known = self.event().history.of(Subject::Event).filter(|known| known.stamp.seq < seq);
        let mut earlier = known.filter_map(|known| if let Change::Event(change) = &known.change { Some(change) } else { None });
        match change {
            event::Change::Described(after) => {
                let before = earlier.find_map(|known| match known {
                    event::Change::Described(facts) => Some((&facts.title, &facts.zone, facts.language.as_ref(), self.text(&facts.series))),
                    event::Change::Opened(opening) => Some((&opening.title, &opening.zone, None, String::new())),
                    _ => None,
                });
                let named = |language: Option<&Language>| {
                    let lang = language.and_then(|language| Lang::from_code(language.as_str()));
                    lang.map_or_else(|| w.event_language_none(), Lang::own_name).to_owned()
                };
                let pairs = before.map(|(title, zone, language, series)| {
                    [
                        (w.field_title().to_owned(), self.text(title), self.text(&after.title)),
                        (w.field_zone().to_owned(), zone.clone(), after.zone.clone()),
                        (w.event_language().to_owned(), named(language), named(after.language.as_ref())),
                        (w.event_series().to_owned(), series, self.text(&after.series)),
                    ]
                });
                pairs.into_iter().flatten().collect()
            }
            event::Change::CornerWritten { day: on, text } => {
                let before = earlier.find_map(|known| match known {
                    event::Change::CornerWritten { day, text } if day == on => Some(self.text(text)),
                    _ => None,
                });
                vec![(w.field_corner().to_owned(), before.unwrap_or_default(), self.text(text))]
            }
            // The secret of the wifi is in none of these.
            event::Change::Signposted { strip } => {
                let before = earlier.find_map(|known| match known {
                    event::Change::Signposted { strip } => Some(self.strip(strip)),
                    _ => None,
                });
                vec![(w.field_signpost().to_owned(), before.unwrap_or_default(), self.strip(strip))]
            }
            event::Change::Themed { themes } => {
                let before = earlier.find_map(|known| match known {
                    event::Change::Themed { themes } => Some(self.themes(themes)),
                    _ => None,
                });
                vec![(w.themes().to_owned(), before.unwrap_or_default(), self.themes(themes))]
            }
            event::Change::Scheduled { days: after } => {
                let before = earlier.find_map(|known| match known {
                    event::Change::Scheduled { days } => Some(days),
                    event::Change::Opened(opening) => Some(&opening.days),
                    _ => None,
                });
                vec![(w.days().to_owned(), before.map(|days| self.days(days)).unwrap_or_default(), self.days(after))]
            }
            event::Change::Opened(_) | event::Change::Worded { .. } | event::Change::Struck { .. } => vec![],
        }
    }

    fn strip(&self, strip: &[Signpost]) -> String {
        let w = self.w();
        let line = |post: &Signpost| w.did_line(landmark_word(&post.to, w), self.text(&post.text));
        strip.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn themes(&self, themes: &[Theme]) -> String {
        let line = |theme: &Theme| {
            let link = theme.link.as_ref().map_or("", domain::link::Link::as_str);
            format!("{} {link}", self.text(&theme.title)).trim().to_owned()
        };
        themes.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn days(&self, days: &'a [domain::Day]) -> String {
        let day = |day: &domain::Day| {
            let slots = day.slots.iter().map(|slot| format!("{} {}", self.say.clock(slot.at), self.say.slot(&slot.what)));
            self.w().did_line(self.say.day_short(day.date), self.say.list(slots))
        };
        days.iter().map(day).collect::<Vec<_>>().join("\n")
    }
}

/// The word for a stage of the round.
pub fn stage_word(stage: Stage, w: words::Words) -> &'static str {
    match stage {
        Stage::Introductions => w.stage_introductions(),
        Stage::Pitches => w.stage_pitches(),
        Stage::Places => w.stage_places(),
        Stage::Over => w.stage_over(),
    }
}

/// How it goes for somebody, in the middle of a sentence.
pub fn fares_word(fares: Fares, w: words::Words) -> &'static str {
    match fares {
        Fares::Fine => w.fares_fine_said(),
        Fares::Stuck => w.fares_stuck_said(),
        Fares::Another => w.fares_another_said(),
    }
}
