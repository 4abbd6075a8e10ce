//! History and undo: what happened is said to those who may hear it, and taken back by those who may.

use domain::coming::{Answer as Coming, Change as ComingChange, Letter};
use domain::history::Change as Undoing;
use domain::import::Change as ImportChange;
use domain::message::{Change as MessageChange, Kind as MessageKind};
use domain::moment::Change as MomentChange;
use domain::outcome::Change as OutcomeChange;
use domain::person::{Change as PersonChange, Kind};
use domain::project::{Change as ProjectChange, State};
use domain::round::{Answer as PlaceAnswer, Change as RoundChange, Fares, Placing, Speaker, Stage};
use domain::session::{Change as SessionChange, Standing};
use domain::site::Change as SiteChange;
use domain::task::{Change as TaskChange, Facts as TaskFacts};
use domain::venue::Change as VenueChange;
use domain::{
    Actor, Audience, Change, CommandId, Id, PageId, Recorded, Role, SessionId, Stamp, TaskId, Text, Who, event, file, session, site,
};
use serde_json::Value;
use words::Lang;

use crate::client::{Answer, Guest};
use crate::house::{BOARD, EVENT, House, add_idea, add_project, named, paris};
use crate::markup;

const HISTORY: &str = "/paris-2018/history";
const TAKE_BACK: &str = "/paris-2018/history/take-back";

/// What stands on the board, and not how it came to be so.
fn board(house: &House) -> Value {
    let mut board = house.guest(Role::Coordinator).page("/paris-2018/board.json").json();
    board.as_object_mut().unwrap().remove("seq");
    board
}

/// The address of the newest step.
fn newest(house: &House) -> String {
    let view = house.view();
    let step = view.event.history.step(house.seq());
    format!("{HISTORY}/{}", step[0].stamp.seq)
}

fn say(guest: &mut Guest, text: &str, name: &str) {
    named(guest.form("/paris-2018/notes/new", "/notes").set("text", text), name).send().location();
}

fn write_down(guest: &mut Guest, what: &str) {
    guest.form("/paris-2018/done/new", "/done").set("what", what).send().location();
}

/// Bea, who does not mean well, changes five things of a board that she should have left alone.
fn spoil(house: &House, bea: &mut Guest) {
    let project = house.project("QUIC");
    bea.form(&format!("{project}/edit"), "/edit").set("title", "LOL").send().location();
    bea.form(&project, "/place").set("house", &house.letters_of("Mozilla")).set("where", "in the bin").send().location();
    bea.form(&project, "/state").press("state", "finished").location();
    write_down(bea, "nothing at all");
    say(bea, "Free beer", "");
}

fn quic(house: &House, ada: &mut Guest) {
    let form = ada.form("/paris-2018/projects/new", "/projects").set("title", "QUIC").set("name", "Ada");
    form.set("house", &house.letters_of("Formeret")).set("where", "101").press("state", "running").location();
}

#[test]
fn mara_takes_back_what_bea_did_and_the_board_is_as_before() {
    let house = House::open();
    quic(&house, &mut house.visitor());
    let mut bea = house.visitor();
    add_project(&mut bea, "Pairing", "Bea");
    let before = board(&house);
    house.clock_strikes("2018-05-28T09:30");
    spoil(&house, &mut bea);
    assert_ne!(board(&house), before);
    let spoiled = board(&house);

    let mut linus = house.visitor().watch(BOARD);
    let mut mara = house.guest(Role::Coordinator);
    let who = house.person("Bea").0.short();
    let page = mara.page(&format!("{TAKE_BACK}?who={who}&since=2018-05-28T09:25"));
    // She sees first what that is.
    let said = page.text();
    for what in [
        "Bea renamed QUIC: now LOL",
        "Bea moved LOL to Mozilla, in the bin",
        "Bea finished LOL",
        "nothing at all",
        "Free beer",
        "Take back 5 steps",
    ] {
        assert!(said.contains(what), "{what}: {said}");
    }
    assert!(!said.contains("Pairing"), "that was before");
    let answer = mara.form_of(&page, "/take-back").send();
    let after = mara.page(answer.location());
    assert!(after.text().contains("5 steps were taken back."), "{}", after.text());
    assert_eq!(board(&house), before);
    assert!(linus.hears("QUIC").data.contains("101"), "Linus sees it as it happens");
    // And that can be undone itself.
    mara.form_of(&after, "/undo").send().location();
    assert_eq!(board(&house), spoiled);
}

#[test]
fn what_was_changed_since_stays_and_is_named() {
    let house = House::open();
    let mut ada = house.visitor();
    quic(&house, &mut ada);
    let mut bea = house.visitor();
    add_project(&mut bea, "Pairing", "Bea");
    house.clock_strikes("2018-05-28T09:30");
    spoil(&house, &mut bea);
    ada.form(&format!("{}/edit", house.project("LOL")), "/edit").set("title", "QUIC again").send().location();

    let mut mara = house.guest(Role::Coordinator);
    let page = mara.page(&format!("{TAKE_BACK}?who=visitors&since=2018-05-28T09:25"));
    // Ada's title goes first, so nothing is in the way of Bea's.
    assert!(page.text().contains("Take back 6 steps"), "{}", page.text());
    let who = house.person("Bea").0.short();
    let page = mara.page(&format!("{TAKE_BACK}?who={who}&since=2018-05-28T09:25"));
    assert!(page.text().contains("Take back 4 steps") && page.text().contains("This stays 1"), "{}", page.text());
    let answer = mara.form_of(&page, "/take-back").send();
    let after = mara.page(answer.location()).text();
    assert!(after.contains("4 steps were taken back.") && after.contains("Changed since by Ada"), "{after}");
    assert!(board(&house).to_string().contains("QUIC again"));
}

#[test]
fn all_visitors_are_taken_back_and_the_team_is_not() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    add_project(&mut mara, "Of the team", "");
    let before = board(&house);
    for (title, name) in [("One", "Ada"), ("Two", "Bea"), ("Three", "Linus")] {
        add_project(&mut house.visitor(), title, name);
    }
    let page = mara.page(&format!("{TAKE_BACK}?who=visitors&last=2018-05-28T05:00"));
    assert!(page.text().contains("Take back 3 steps"), "{}", page.text());
    // The same form twice is one taking back.
    let filled = mara.form_of(&page, "/take-back").filled("", "");
    let first = mara.send(&filled);
    let seq = house.seq();
    assert_eq!(mara.send(&filled).location(), first.location());
    assert_eq!((board(&house), house.seq()), (before, seq));
}

#[test]
fn who_may_not_take_back_is_told_whom_to_ask() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "QUIC", "Ada");
    for mut guest in [ada, house.guest(Role::Participant), house.guest(Role::Greeter)] {
        let answer = guest.get(&format!("{TAKE_BACK}?who=visitors&since=2018-05-28T05:00"));
        assert_eq!(answer.status, 403);
        assert!(answer.text().contains("Ask the coordinator for a link."), "{}", answer.text());
        let posted = guest.post(TAKE_BACK, &[("step".to_owned(), house.seq().to_string())]);
        assert_eq!(posted.status, 403);
        assert!(!guest.page(HISTORY).body.contains("take-back"));
    }
    assert!(board(&house).to_string().contains("QUIC"));
}

#[test]
fn ada_undoes_what_she_did_and_brings_it_back() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "QUIC", "Ada");
    let before = board(&house);
    ada.form(&format!("{}/edit", house.project("QUIC")), "/edit").set("title", "QUIC and friends").send().location();
    let changed = board(&house);
    let step = newest(&house);
    let page = ada.page(&step);
    assert!(page.text().contains("The title Before QUIC After QUIC and friends"), "{}", page.text());
    assert_eq!(ada.form_of(&page, "/undo").send().location(), step);
    assert_eq!(board(&house), before);
    assert!(ada.page(&step).text().contains("Undone by Ada, 9:20"));
    // The list says so too, and offers to bring it back.
    let list = ada.page(HISTORY);
    assert!(list.text().contains("Ada undid what Ada did, 9:20") && list.text().contains("Bring it back"), "{}", list.text());
    let again = newest(&house);
    ada.form(&again, "/undo").send().location();
    assert_eq!(board(&house), changed);
}

#[test]
fn from_the_list_one_comes_back_to_the_list() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "QUIC", "Ada");
    write_down(&mut ada, "a patch");
    let path = format!("{HISTORY}?kind=outcomes");
    let page = ada.page(&path);
    assert_eq!(ada.form_of(&page, "/undo").send().location(), path);
    assert!(!board(&house).to_string().contains("a patch"));
}

#[test]
fn too_late_shows_both() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "QUIC", "Ada");
    let project = house.project("QUIC");
    ada.form(&format!("{project}/edit"), "/edit").set("title", "QUIC, mostly").send().location();
    let step = newest(&house);
    let mut mara = house.guest(Role::Coordinator);
    let page = mara.page(&step);
    let mut linus = house.visitor();
    named(linus.form(&format!("{project}/edit"), "/edit").set("title", "QUIC and TLS"), "Linus").send().location();

    let before = house.seq();
    let answer = mara.form_of(&page, "/undo").send();
    assert_eq!((answer.status, house.seq()), (409, before));
    assert!(answer.refusal().starts_with("Changed since by Linus"), "{}", answer.refusal());
    let said = answer.text();
    assert!(said.contains("Before QUIC After QUIC, mostly") && said.contains("Before QUIC, mostly After QUIC and TLS"), "{said}");
    assert!(answer.body.contains(&newest(&house)), "and leads to what happened since");
    // The page itself knows it, too.
    let page = mara.page(&step);
    assert!(page.text().contains("It cannot be undone") && page.text().contains("QUIC and TLS") && !page.body.contains("/undo\""));
    // Ada may undo the last change only, and is told who may more.
    assert!(ada.page(&step).text().contains("To undo what others did, one has to be coordinator here. Ask the coordinator for a link."));
}

#[test]
fn whoever_has_no_name_yet_says_it_to_undo() {
    let house = House::open();
    add_project(&mut house.visitor(), "QUIC", "Ada");
    let mut zoe = house.visitor();
    zoe.page(BOARD);
    let mut mara = house.guest(Role::Coordinator);
    mara.form(&format!("{}/edit", house.project("QUIC")), "/edit").set("title", "QUIC!").send().location();
    let step = newest(&house);
    assert!(!zoe.page(HISTORY).body.contains("/undo\""), "a link leads to where one says one's name");
    let answer = zoe.form(&step, "/undo").send();
    assert_eq!(answer.refusal(), "A name is missing. Write your name or a nick; who may see it is your choice.");
    zoe.form_of(&answer, "/undo").set("name", "Zoe").send().location();
    assert!(board(&house).to_string().contains("\"QUIC\""));
}

#[test]
fn the_history_is_long_and_sifted() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "QUIC", "Ada");
    house.clock_strikes("2018-05-28T10:00");
    let mut mara = house.guest(Role::Coordinator);
    for number in 0..60 {
        say(&mut mara, &format!("Note {number}."), "");
    }
    let first = ada.page(HISTORY);
    assert!(
        first.text().contains("Note 59.") && first.text().contains("Note 10.") && !first.text().contains("Note 9."),
        "{}",
        first.text()
    );
    let older =
        first.body.split("rel=\"next\"").next().unwrap().rsplit("href=\"").next().unwrap().trim_end_matches("\" ").replace("&#38;", "&");
    let second = ada.page(&markup::unescape(&older)).text();
    assert!(second.contains("Note 9.") && second.contains("Ada added QUIC") && !second.contains("Note 10."), "{second}");

    let letters = house.project("QUIC").rsplit('/').next().unwrap().to_owned();
    let ada_letters = house.person("Ada").0.short();
    for (query, has, lacks) in [
        ("kind=projects".to_owned(), "Ada added QUIC", "Note 1."),
        ("kind=notes".to_owned(), "Note 59.", "Ada added QUIC"),
        (format!("who={ada_letters}"), "Ada added QUIC", "Note 59."),
        ("who=visitors".to_owned(), "Ada added QUIC", "Note 59."),
        (format!("project={letters}"), "History of QUIC", "Note 59."),
        ("since=2018-05-28T09:50".to_owned(), "Note 59.", "Ada added QUIC"),
        ("since=2018-05-28T11:00".to_owned(), "Nothing like that happened.", "Note 59."),
        ("kind=nonsense&since=never&who=aaaaaaaaaa&before=x&project=%00".to_owned(), "Note 59.", "Nothing like"),
    ] {
        let said = ada.page(&format!("{HISTORY}?{query}")).text();
        assert!(said.contains(has) && !said.contains(lacks), "{query}: {said}");
    }
    // The project's own address leads there.
    let answer = ada.get(&format!("{}/history", house.project("QUIC")));
    assert_eq!(answer.header("location"), format!("{HISTORY}?project={letters}"));
    for wrong in ["0", "999999", "-1", "18446744073709551616", "x"] {
        assert_eq!(ada.get(&format!("{HISTORY}/{wrong}")).status, 404, "{wrong}");
        assert_eq!(ada.post(&format!("{HISTORY}/{wrong}/undo"), &[]).status, 404, "{wrong}");
    }
}

/// All that the history says to somebody.
fn all_of_history(house: &House, guest: &mut Guest) -> String {
    let mut shown = guest.page(HISTORY).body;
    for id in house.view().event.people.keys() {
        shown += &guest.page(&format!("{HISTORY}?person={}", id.0.short())).body;
        shown += &guest.page(&format!("{HISTORY}?who={}", id.0.short())).body;
    }
    for seq in 1..=house.seq() {
        shown += &guest.page(&format!("{HISTORY}/{seq}")).body;
    }
    shown
}

#[test]
fn the_history_shows_nobody_who_is_not_shown_elsewhere() {
    let house = House::open();
    for (name, listing) in [("Linus Participants", "participants"), ("Grace Nobody", "nobody")] {
        let mut guest = house.visitor();
        let form = guest.form("/paris-2018/projects/new", "/projects").set("title", &format!("Of {listing}")).set("name", name);
        form.set("listing", listing).press("state", "running").location();
        add_idea(&mut guest, "An idea", "");
        write_down(&mut guest, "Something");
        guest.form(&newest(&house), "/undo").send().location();
        house.rewrite_profile(
            house.person(name),
            ledger::Profile { name: name.to_owned(), listing: listing_of(listing), ..Default::default() },
        );
        // Their own doings they are told by their name.
        assert!(guest.page(HISTORY).text().contains(&format!("{name} added the idea An idea")));
    }
    word_of_the_day(&house, "poisoned-word");
    let ids = ["Linus Participants", "Grace Nobody"].map(|name| house.person(name).to_string()[..10].to_owned());
    for (role, hidden) in [
        (Role::Visitor, ["Linus Participants", "Grace Nobody", "poisoned-word", &ids[0], &ids[1]].as_slice()),
        (Role::Participant, ["Grace Nobody", "poisoned-word", &ids[1]].as_slice()),
        (Role::Coordinator, ["poisoned-word"].as_slice()),
    ] {
        let mut guest = if role == Role::Visitor { house.visitor() } else { house.guest(role) };
        let shown = all_of_history(&house, &mut guest);
        assert!(shown.contains("Of nobody") && shown.contains("word of the day"));
        for hidden in hidden {
            assert!(!shown.contains(hidden), "{hidden} is shown to a {}", role.word());
        }
    }
}

fn listing_of(word: &str) -> ledger::Listing {
    ledger::Listing::from_word(word).expect("a listing")
}

fn word_of_the_day(house: &House, word: &str) {
    let word = Text::line(word, domain::Field::Word).unwrap();
    let wifi =
        domain::Signpost { to: domain::Landmark::Wifi, text: Text::line("impl", domain::Field::Signpost).unwrap(), secret: word.clone() };
    let order = ledger::Order::new(CommandId(Id::from_bits(77)), Actor::ORGANISER)
        .with(domain::Command::Event(event::Command::Word { word }))
        .with(domain::Command::Event(event::Command::Signpost { seen: u64::MAX, strip: vec![wifi] }));
    house.ledger.ask(EVENT, order).wait().expect("a word");
}

#[test]
fn a_write_leaves_word_of_where_to_undo_it() {
    let house = House::open();
    let mut ada = house.visitor();
    let form = ada.form("/paris-2018/projects/new", "/projects").set("title", "QUIC").set("name", "Ada");
    let answer = form.press("state", "running");
    let step = newest(&house).rsplit('/').next().unwrap().to_owned();
    let told = |answer: &Answer| {
        answer.headers.iter().find_map(|(name, value)| {
            (name.eq_ignore_ascii_case("set-cookie") && value.starts_with("impl-days-done=")).then(|| value.clone())
        })
    };
    assert_eq!(told(&answer), Some(format!("impl-days-done={EVENT}.{step}; Path=/; Max-Age=20; SameSite=Lax")));
    let page = ada.page(&format!("{HISTORY}/{step}"));
    assert!(page.body.contains("data-told") && page.body.contains("data-undo"));
    // What changed nothing leaves no word.
    let project = house.project("QUIC");
    let answer = ada.form(&format!("{project}/edit"), "/edit").send();
    assert_eq!(told(&answer), None);
    let seen = ada.page("/paris-2018/board.json").body;
    assert!(!seen.contains("impl-days-done"));
}

/// Every kind of change there is. A new one does not compile before it is here.
fn every_kind(house: &House) -> Vec<Change> {
    let view = house.view();
    let event = &view.event;
    let person = house.person("Ada");
    let project = *event.projects.keys().next().expect("a project");
    let known = event.projects[&project].clone();
    let (outcome, recorded) = event.outcomes.iter().next().map(|(id, known)| (*id, known.clone())).expect("an outcome");
    let message = *event.messages.keys().next().expect("a message");
    let house_there = event.venues[1].clone();
    let (day, venue, text) = ("2018-05-29".parse().unwrap(), house_there.id, known.about.title.clone());
    let import = CommandId(Id::from_bits(3));
    let (place, about) = (known.days.values().next().unwrap().place.clone(), known.about.clone());
    let struck = Text::struck();
    let task = TaskId(Id::from_bits(4));
    let placing = |project| Placing { person, project, venue: Some(venue), room: None };
    let (session, page) = (SessionId(Id::from_bits(6)), PageId(Id::from_bits(7)));
    let planned = session::About::new(text.clone(), session::Kind::Talk, day);
    let written = site::About { title: text.clone(), ..site::About::default() };
    let hall = file::FilePath::parse("assets/hall.jpg").unwrap();
    let filed = file::Filed { hash: file::Hash([7; 32]), kind: file::Kind::Jpeg, bytes: 9, extent: Some((3, 2)), sizes: vec![] };
    let facts = Box::new(TaskFacts { title: text.clone(), ..TaskFacts::default() });
    let all = vec![
        Change::Event(event::Change::Opened(Box::new(opening(event)))),
        Change::Event(event::Change::Described(Box::new(event.facts()))),
        Change::Event(event::Change::Scheduled { days: event.days.iter().cloned().collect() }),
        Change::Event(event::Change::Signposted { strip: vec![] }),
        Change::Event(event::Change::Themed { themes: vec![] }),
        Change::Event(event::Change::Worded { word: text.clone() }),
        Change::Event(event::Change::Worded { word: Text::empty() }),
        Change::Event(event::Change::CornerWritten { day, text: text.clone() }),
        Change::Event(event::Change::Struck { changes: vec![1] }),
        Change::Event(event::Change::Struck { changes: vec![1, 2] }),
        Change::Person(PersonChange::Introduced { person, kind: Kind::Own }),
        Change::Person(PersonChange::Touched { person, revision: 2, unseen: false }),
        Change::Person(PersonChange::Touched { person, revision: 2, unseen: true }),
        Change::Person(PersonChange::Hidden { person, hidden: true }),
        Change::Person(PersonChange::Hidden { person, hidden: false }),
        Change::Person(PersonChange::Claimed { person, by: Some(person) }),
        Change::Person(PersonChange::Claimed { person, by: None }),
        Change::Person(PersonChange::Merged { person, into: person }),
        Change::Person(PersonChange::Parted { person }),
        Change::Venue(VenueChange::Arrived { person, day, venue, anyway: false, since: None }),
        Change::Venue(VenueChange::WentAway { person, day, venue, back: None, since: None, freed: false }),
        Change::Venue(VenueChange::Left { person, day, since: None }),
        Change::Venue(VenueChange::Unsaid { person, day }),
        Change::Venue(VenueChange::Furnished { venue: Box::new(house_there.as_new()) }),
        Change::Venue(VenueChange::Closed { venue }),
        Change::Venue(VenueChange::Reopened { venue }),
        Change::Venue(VenueChange::Counted { day, venue, present: 40, difference: 40 }),
        Change::Project(ProjectChange::Added {
            project,
            day,
            state: State::Running,
            about: Box::new(about.clone()),
            place: Box::new(place.clone()),
            source: None,
        }),
        Change::Project(ProjectChange::Added {
            project,
            day,
            state: State::Idea,
            about: Box::new(about.clone()),
            place: Box::new(place.clone()),
            source: None,
        }),
        Change::Project(ProjectChange::Described { project, about: Box::new(about) }),
        Change::Project(ProjectChange::Moved { project, day, place: place.clone(), anyway: false }),
        Change::Project(ProjectChange::Moved { project, day, place: domain::Place { spot: struck, ..place.clone() }, anyway: false }),
        Change::Project(ProjectChange::Moved { project, day, place: domain::Place::default(), anyway: false }),
        Change::Project(ProjectChange::Turned { project, day, state: State::Idea, anyway: false, since: None }),
        Change::Project(ProjectChange::Turned { project, day, state: State::Running, anyway: false, since: None }),
        Change::Project(ProjectChange::Turned { project, day, state: State::Paused, anyway: false, since: None }),
        Change::Project(ProjectChange::Turned { project, day, state: State::Finished, anyway: false, since: None }),
        Change::Project(ProjectChange::Joined { project, day, person, anyway: false, again: None }),
        Change::Project(ProjectChange::Left { project, day, person }),
        Change::Project(ProjectChange::Filled { project, day, full: true }),
        Change::Project(ProjectChange::Filled { project, day, full: false }),
        Change::Project(ProjectChange::Led { project, person, leads: true }),
        Change::Project(ProjectChange::Led { project, person, leads: false }),
        Change::Project(ProjectChange::Continued { project, day, state: State::Idea, place, since: None }),
        Change::Project(ProjectChange::Dropped { project, day }),
        Change::Project(ProjectChange::Merged { project, into: project }),
        Change::Project(ProjectChange::Withdrawn { project }),
        Change::Project(ProjectChange::BroughtBack { project, anyway: false }),
        Change::Outcome(OutcomeChange::Recorded { outcome, day, about: Box::new(recorded.about.clone()), source: None }),
        Change::Outcome(OutcomeChange::Described { outcome, about: Box::new(recorded.about) }),
        Change::Outcome(OutcomeChange::Withdrawn { outcome }),
        Change::Outcome(OutcomeChange::BroughtBack { outcome }),
        Change::Message(MessageChange::Answered { message, text: text.clone(), again: None }),
        Change::Message(MessageChange::Unanswered { message, answer: 1 }),
        Change::Message(MessageChange::Settled { message }),
        Change::Message(MessageChange::Reopened { message }),
        Change::Message(MessageChange::Helped { message, helper: Some(person) }),
        Change::Message(MessageChange::Helped { message, helper: None }),
        Change::Message(MessageChange::Pinned { message, pinned: true }),
        Change::Message(MessageChange::Pinned { message, pinned: false }),
        Change::Message(MessageChange::Withdrawn { message }),
        Change::Message(MessageChange::BroughtBack { message }),
        Change::Import(ImportChange::Began { import, document: Text::empty() }),
        Change::Import(ImportChange::TakenBack { import, kept: 0 }),
        Change::Import(ImportChange::Resumed { import }),
        Change::Person(PersonChange::Erased { person }),
        Change::Coming(ComingChange::Planned { person, days: vec![(day, Some(coming(Coming::Confirmed)))] }),
        Change::Coming(ComingChange::Planned { person, days: vec![(day, Some(coming(Coming::Interested)))] }),
        Change::Coming(ComingChange::Planned { person, days: vec![(day, Some(coming(Coming::No)))] }),
        Change::Coming(ComingChange::Planned { person, days: vec![(day, None)] }),
        Change::Coming(ComingChange::Admitted { person, day }),
        Change::Coming(ComingChange::Expected { person, day, venue: Some(venue), moved: true }),
        Change::Coming(ComingChange::Expected { person, day, venue: None, moved: false }),
        Change::Coming(ComingChange::Agreed(domain::coming::Terms::default())),
        Change::Coming(ComingChange::Asked { questions: domain::questionnaire::Questionnaire::standard() }),
        Change::Coming(ComingChange::Looked { list: domain::coming::List::Participants }),
        Change::Coming(ComingChange::Wrote { letter: Letter::Place, people: 34 }),
        Change::Coming(ComingChange::Wrote { letter: Letter::Reminder { day }, people: 1 }),
        Change::Coming(ComingChange::Wrote { letter: Letter::Moved { day }, people: 5 }),
        Change::Coming(ComingChange::Wrote { letter: Letter::Message { subject: Text::empty() }, people: 40 }),
        Change::Round(RoundChange::Begun { day, number: 1 }),
        Change::Round(RoundChange::Went { stage: Stage::Introductions }),
        Change::Round(RoundChange::Went { stage: Stage::Pitches }),
        Change::Round(RoundChange::Went { stage: Stage::Places }),
        Change::Round(RoundChange::Went { stage: Stage::Over }),
        Change::Round(RoundChange::Queued { project, place: Some(0) }),
        Change::Round(RoundChange::Queued { project, place: None }),
        Change::Round(RoundChange::Turned { speaker: Some(Speaker::Person(person)), house: None }),
        Change::Round(RoundChange::Turned { speaker: Some(Speaker::Project(project)), house: None }),
        Change::Round(RoundChange::Turned { speaker: Some(Speaker::Tables), house: None }),
        Change::Round(RoundChange::Turned { speaker: None, house: None }),
        Change::Round(RoundChange::Turned { speaker: Some(Speaker::Person(person)), house: Some(venue) }),
        Change::Round(RoundChange::Turned { speaker: Some(Speaker::Project(project)), house: Some(venue) }),
        Change::Round(RoundChange::Turned { speaker: Some(Speaker::Tables), house: Some(venue) }),
        Change::Round(RoundChange::Turned { speaker: None, house: Some(venue) }),
        Change::Round(RoundChange::Passed { person }),
        Change::Round(RoundChange::Proposed { places: vec![placing(Some(project))] }),
        Change::Round(RoundChange::Placed { placing: placing(Some(project)), locked: true }),
        Change::Round(RoundChange::Placed { placing: placing(Some(project)), locked: false }),
        Change::Round(RoundChange::Placed { placing: placing(None), locked: false }),
        Change::Round(RoundChange::Released { people: vec![person] }),
        Change::Round(RoundChange::Answered { person, project, answer: PlaceAnswer::Yes, waits: false }),
        Change::Round(RoundChange::Answered { person, project, answer: PlaceAnswer::Yes, waits: true }),
        Change::Round(RoundChange::Answered { person, project, answer: PlaceAnswer::Another, waits: false }),
        Change::Round(RoundChange::Answered { person, project, answer: PlaceAnswer::None, waits: false }),
        Change::Round(RoundChange::Fared { person, fares: Some(Fares::Fine), since: None }),
        Change::Round(RoundChange::Fared { person, fares: Some(Fares::Stuck), since: None }),
        Change::Round(RoundChange::Fared { person, fares: Some(Fares::Another), since: None }),
        Change::Round(RoundChange::Fared { person, fares: None, since: None }),
        Change::Round(RoundChange::PutBack(Box::default())),
        Change::Session(SessionChange::Planned { session, about: Box::new(planned.clone()), source: Text::empty() }),
        Change::Session(SessionChange::Described { session, about: Box::new(planned) }),
        Change::Session(SessionChange::Stood { session, standing: Standing::On }),
        Change::Session(SessionChange::Stood { session, standing: Standing::Cancelled }),
        Change::Session(SessionChange::Stood { session, standing: Standing::Withdrawn }),
        Change::Session(SessionChange::Picked { session, person }),
        Change::Session(SessionChange::Unpicked { session, person }),
        Change::Site(SiteChange::Wrote { page, about: Box::new(written) }),
        Change::Site(SiteChange::Removed { page, removed: true }),
        Change::Site(SiteChange::Removed { page, removed: false }),
        Change::Site(SiteChange::Sponsored { sponsors: vec![] }),
        Change::Site(SiteChange::Dressed(Box::default())),
        Change::Site(SiteChange::Filed { path: hall.clone(), file: Some(Box::new(filed)) }),
        Change::Site(SiteChange::Filed { path: hall, file: None }),
        Change::Task(TaskChange::Added { task, facts: facts.clone() }),
        Change::Task(TaskChange::Described { task, facts: facts.clone() }),
        Change::Task(TaskChange::Brought { task, source: text.clone(), facts, aside: None, by_hand: false }),
        Change::Task(TaskChange::Claimed { task, person, since: None }),
        Change::Task(TaskChange::Released { task, person, lapsed: false }),
        Change::Task(TaskChange::Released { task, person, lapsed: true }),
        Change::Task(TaskChange::Stuck { task, person, since: None }),
        Change::Task(TaskChange::Unstuck { task, person }),
        Change::Task(TaskChange::Finished { task, done: true }),
        Change::Task(TaskChange::Finished { task, done: false }),
        Change::Task(TaskChange::Withdrawn { task }),
        Change::Task(TaskChange::BroughtBack { task }),
        Change::Task(TaskChange::Readied { project, ready: true }),
        Change::Task(TaskChange::Readied { project, ready: false }),
        Change::Moment(MomentChange::Forgotten { what: domain::moment::Forget::Sensitive }),
        Change::Moment(MomentChange::Forgotten { what: domain::moment::Forget::All }),
        Change::Moment(MomentChange::Reached { today: day, slot: None }),
        Change::Moment(MomentChange::Reached { today: day, slot: Some(0) }),
        Change::History(Undoing::Undone { steps: vec![2] }),
        Change::History(Undoing::Undone { steps: vec![2, 3] }),
    ];
    let posts = MessageKind::ALL.map(|kind| {
        Change::Message(MessageChange::Posted {
            message,
            day,
            kind,
            text: Text::line("Lunch?", domain::Field::Text).unwrap(),
            project: None,
        })
    });
    let all: Vec<Change> = all.into_iter().chain(posts).collect();
    for change in &all {
        is_among_them(change);
    }
    all
}

/// Says nothing: it only has to know every kind.
fn is_among_them(change: &Change) {
    use event::Change as E;
    match change {
        Change::Event(
            E::Opened(_)
            | E::Described(_)
            | E::Scheduled { .. }
            | E::Signposted { .. }
            | E::Themed { .. }
            | E::Worded { .. }
            | E::CornerWritten { .. }
            | E::Struck { .. },
        )
        | Change::Person(
            PersonChange::Introduced { .. }
            | PersonChange::Touched { .. }
            | PersonChange::Hidden { .. }
            | PersonChange::Claimed { .. }
            | PersonChange::Merged { .. }
            | PersonChange::Parted { .. }
            | PersonChange::Erased { .. },
        )
        | Change::Venue(
            VenueChange::Arrived { .. }
            | VenueChange::WentAway { .. }
            | VenueChange::Left { .. }
            | VenueChange::Unsaid { .. }
            | VenueChange::Furnished { .. }
            | VenueChange::Closed { .. }
            | VenueChange::Reopened { .. }
            | VenueChange::Counted { .. },
        )
        | Change::Project(
            ProjectChange::Added { .. }
            | ProjectChange::Described { .. }
            | ProjectChange::Moved { .. }
            | ProjectChange::Turned { .. }
            | ProjectChange::Joined { .. }
            | ProjectChange::Left { .. }
            | ProjectChange::Filled { .. }
            | ProjectChange::Led { .. }
            | ProjectChange::Continued { .. }
            | ProjectChange::Dropped { .. }
            | ProjectChange::Merged { .. }
            | ProjectChange::Withdrawn { .. }
            | ProjectChange::BroughtBack { .. },
        )
        | Change::Outcome(
            OutcomeChange::Recorded { .. }
            | OutcomeChange::Described { .. }
            | OutcomeChange::Withdrawn { .. }
            | OutcomeChange::BroughtBack { .. },
        )
        | Change::Message(
            MessageChange::Posted { .. }
            | MessageChange::Answered { .. }
            | MessageChange::Unanswered { .. }
            | MessageChange::Settled { .. }
            | MessageChange::Reopened { .. }
            | MessageChange::Helped { .. }
            | MessageChange::Pinned { .. }
            | MessageChange::Withdrawn { .. }
            | MessageChange::BroughtBack { .. },
        )
        | Change::Session(
            SessionChange::Planned { .. }
            | SessionChange::Described { .. }
            | SessionChange::Stood { .. }
            | SessionChange::Picked { .. }
            | SessionChange::Unpicked { .. },
        )
        | Change::Site(
            SiteChange::Wrote { .. }
            | SiteChange::Removed { .. }
            | SiteChange::Sponsored { .. }
            | SiteChange::Dressed(_)
            | SiteChange::Filed { .. },
        )
        | Change::Import(ImportChange::Began { .. } | ImportChange::TakenBack { .. } | ImportChange::Resumed { .. })
        | Change::Coming(
            ComingChange::Planned { .. }
            | ComingChange::Admitted { .. }
            | ComingChange::Expected { .. }
            | ComingChange::Agreed(_)
            | ComingChange::Asked { .. }
            | ComingChange::Looked { .. }
            | ComingChange::Wrote { .. },
        )
        | Change::Task(
            TaskChange::Added { .. }
            | TaskChange::Described { .. }
            | TaskChange::Brought { .. }
            | TaskChange::Claimed { .. }
            | TaskChange::Released { .. }
            | TaskChange::Stuck { .. }
            | TaskChange::Unstuck { .. }
            | TaskChange::Finished { .. }
            | TaskChange::Withdrawn { .. }
            | TaskChange::BroughtBack { .. }
            | TaskChange::Readied { .. },
        )
        | Change::Round(
            RoundChange::Begun { .. }
            | RoundChange::Went { .. }
            | RoundChange::Queued { .. }
            | RoundChange::Turned { .. }
            | RoundChange::Passed { .. }
            | RoundChange::Proposed { .. }
            | RoundChange::Placed { .. }
            | RoundChange::Released { .. }
            | RoundChange::Answered { .. }
            | RoundChange::Fared { .. }
            | RoundChange::PutBack(_),
        )
        | Change::Moment(MomentChange::Reached { .. } | MomentChange::Forgotten { .. })
        | Change::History(Undoing::Undone { .. }) => {}
    }
}

fn coming(answer: Coming) -> domain::coming::Coming {
    domain::coming::Coming { plan: domain::coming::Plan::all_day(answer), asked: 1, waiting: false, venue: None, moved: false }
}

fn opening(event: &domain::Event) -> domain::Opening {
    domain::Opening {
        title: event.title.clone(),
        zone: "Europe/Paris".to_owned(),
        days: event.days.iter().cloned().collect(),
        venues: vec![],
        contacts: domain::Contacts::default(),
        editing: domain::Editing::Anyone,
    }
}

#[test]
fn every_kind_of_change_has_a_sentence_in_every_language() {
    let house = House::open();
    let mut ada = house.visitor();
    quic(&house, &mut ada);
    write_down(&mut ada, "a patch");
    say(&mut ada, "Lunch?", "");
    let view = house.view();
    let (own, other) = (Who::Person(house.person("Ada")), Who::Team);
    let mut wrong = Vec::new();
    for change in every_kind(&house) {
        for who in [own, other, Who::Timer, Who::Person(domain::PersonId(Id::from_bits(7)))] {
            let actor = Actor { who, role: Role::Visitor };
            let stamp = Stamp { seq: 9, at: paris("2018-05-28T10:00"), actor, command: CommandId(Id::from_bits(1)) };
            let entry = Recorded { stamp, change: change.clone() };
            for lang in Lang::ALL {
                for audience in Audience::ALL {
                    let said = web::testing::told(*lang, &view, audience, &entry);
                    let slip = said.trim().is_empty()
                        || said.contains(['{', '}', '!', '_'])
                        || said.contains("  ")
                        || said.starts_with(char::is_lowercase)
                        || said.contains("“”")
                        || said.ends_with(' ')
                        || (*lang == Lang::Fr && [" :", " ;", " ?", "« "].iter().any(|glued| said.contains(glued)));
                    if slip {
                        wrong.push(said);
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_history_is_drawn_anew_when_the_board_changes() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "QUIC", "Ada");
    let page = ada.page(HISTORY);
    let body = markup::first(&page.body, "body");
    let mut stream = house.visitor().stream(&format!("{}&since={}", body["data-stream"], body["data-at"]));
    let mut linus = house.visitor();
    say(&mut linus, "Lunch?", "Linus");
    stream.hears("Lunch?");
    assert!(ada.page(HISTORY).text().contains("Linus asked: “Lunch?”"));
}

#[test]
fn the_address_of_a_things_history_leads_to_it_and_nowhere_else() {
    let house = House::open();
    let mut ada = house.visitor();
    quic(&house, &mut ada);
    let project = house.project("QUIC");
    let letters = project.rsplit('/').next().unwrap();
    let history = format!("{HISTORY}?project={letters}");
    assert_eq!(ada.get(&format!("{project}/history")).location(), history);
    assert_eq!(ada.get(&format!("/paris-2018/projects/{}/history", letters.to_uppercase())).location(), history);
    for things in ["projects", "outcomes", "notes", "houses", "people"] {
        for path in [format!("/%2Fevil.example/{things}/{letters}/history"), format!("/%5Cevil.example/{things}/{letters}/history")] {
            assert_eq!(ada.get(&path).status, 404, "{path}");
        }
        for id in ["%0A", "zzzzzzzzzz", "x%0D%0ASet-Cookie:%20a=b"] {
            assert_eq!(ada.get(&format!("/paris-2018/{things}/{id}/history")).status, 404, "{things} {id}");
        }
    }
    // What a form says to lead back to is read and said anew.
    let undo = format!("{}/undo", newest(&house));
    let mut mara = house.guest(Role::Coordinator);
    for (back, to) in [("kind=projects&x=%0A", format!("{HISTORY}?kind=projects")), ("x\nSet-Cookie: a=b", format!("{HISTORY}?"))] {
        let fields = [("from", "list"), ("back", back), ("seq", "1")].map(|(key, value)| (key.to_owned(), value.to_owned()));
        assert_eq!(mara.post(&undo, &fields).location(), to, "{back}");
    }
}

#[test]
fn who_looks_for_what_was_long_ago_goes_on_until_it_is_found() {
    let house = House::open();
    let mut ada = house.visitor();
    quic(&house, &mut ada);
    write_down(&mut ada, "Found at last");
    let (view, actor) = (house.view(), Actor { who: Who::Person(house.person("Ada")), role: Role::Visitor });
    let (project, day) = (*view.event.projects.keys().next().unwrap(), view.event.moment.today);
    for number in 0..3 {
        let turn = |turn: u32| {
            let state = if turn.is_multiple_of(2) { State::Paused } else { State::Running };
            domain::Command::Project(domain::project::Command::Turn { project, day, state, anyway: false })
        };
        let order = ledger::Order::new(CommandId(Id::from_bits(7_000 + number)), actor);
        house.ledger.ask(EVENT, (0..2_000).map(turn).fold(order, ledger::Order::with)).wait().expect("it is turned");
    }
    // Who did something long ago is found among the people.
    let first = ada.page(&format!("{HISTORY}?kind=outcomes"));
    assert!(first.text().contains("Ada") && !first.text().contains("Found at last"), "{}", first.text());
    let (before, _) = first.body.split_once("\" rel=\"next\"").expect("a way to what was before");
    let older = markup::unescape(before.rsplit_once("href=\"").expect("its address").1);
    let second = ada.page(&older);
    assert!(second.text().contains("Found at last") && !second.body.contains("rel=\"next\""), "{}", second.text());
    // What is as large as this says on its own page whether it can be undone; what is small says so here.
    let whole = ada.page(HISTORY);
    assert_eq!(whole.body.matches("/undo\"").count(), 1, "{}", whole.text());
    assert_eq!(whole.body.matches("<a class=\"word\"").count(), 3, "{}", whole.text());
}

#[test]
fn a_visitor_without_a_name_is_somebody_and_not_the_team() {
    let house = House::open();
    let mut ada = house.visitor();
    ada.form("/paris-2018/done/new", "/done").set("what", "We met").set("others", "Typed only").set("name", "Ada").send().location();
    let typed = format!("/paris-2018/people/{}", house.person("Typed only").0.short());
    house.visitor().form(&typed, "/hide").send().location();
    let history = house.guest(Role::Coordinator).page(HISTORY).text();
    assert!(history.contains("Somebody hid the name of Typed only"), "{history}");
}

#[test]
fn a_project_that_is_called_anew_stands_in_the_list_by_both_its_names() {
    let house = House::open();
    let (mut ada, mut bea) = (house.visitor(), house.visitor());
    add_project(&mut ada, "LOL", "Ada");
    let old = house.project("LOL");
    bea.form(&format!("{old}/edit?day=2018-05-28"), "/edit").set("title", "QUIC").set("name", "Bea").send().location();
    bea.form(&format!("{old}/edit?day=2018-05-28"), "/edit").set("audience", "Everybody").send().location();
    let text = ada.page("/paris-2018/history").text();
    assert!(text.contains("Bea renamed LOL: now QUIC"), "{text}");
    assert!(text.contains("Bea described QUIC anew"), "{text}");
    assert!(ada.speaking("fr").page("/paris-2018/history").text().contains("Bea a renommé LOL, désormais QUIC"));
}
