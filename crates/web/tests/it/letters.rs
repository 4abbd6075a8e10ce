//! Letters: written by a coordinator, read by people and by programs that open every link, answered by one button.

use std::collections::BTreeSet;

use domain::coming::{self, Answer, Plan};
use domain::{Actor, Command, CommandId, Date, Id, PersonId, Role, VenueId, Who, person};
use fanout::Limits;
use ledger::outbox::{Fate, Kind, Letter, Obstacle, State, Trouble};
use ledger::{Order, Profile, TokenHash};
use web::{Mail, Options};

use crate::client::{Answer as Page, Guest};
use crate::house::{EVENT, House};

const BASE: &str = "http://days.example";
const ROOM: &str = "/paris-2018/letters";
const COORDINATOR: Actor = Actor { who: Who::Team, role: Role::Coordinator };

fn open() -> House {
    House::open_with(Options { base_url: Some(BASE.to_owned()), ..Options::default() }, Limits::default())
}

fn monday() -> Date {
    "2018-05-28".parse().unwrap()
}

fn tuesday() -> Date {
    "2018-05-29".parse().unwrap()
}

/// Somebody with a name, perhaps an address, and a language.
fn somebody(house: &House, name: &str, email: Option<&str>, language: &str) -> PersonId {
    let number = u128::from(house.seq()) + 5_000;
    let person = PersonId(Id::from_bits(number));
    let introduce = Command::Person(person::Command::Introduce { person, kind: person::Kind::Own });
    let mut order = Order::new(CommandId(Id::from_bits(number)), Actor { who: Who::Person(person), role: Role::Visitor }).with(introduce);
    let (email, language) = (email.map(str::to_owned), Some(language.to_owned()));
    order.profiles.push((person, Profile { name: name.to_owned(), email, language, ..Profile::default() }));
    house.ledger.ask(EVENT, order).wait().unwrap();
    person
}

fn ask(house: &House, actor: Actor, command: coming::Command) {
    let id = CommandId(Id::from_bits(u128::from(house.seq()) + 90_000));
    house.ledger.ask(EVENT, Order::new(id, actor).with(Command::Coming(command))).wait().unwrap();
}

fn comes(house: &House, person: PersonId, day: Date, plan: Plan) {
    let actor = Actor { who: Who::Person(person), role: Role::Visitor };
    ask(house, actor, coming::Command::Plan { person, days: vec![(day, plan)] });
}

fn goes_to(house: &House, person: PersonId, day: Date, name: &str) {
    let venue: VenueId = house.view().event.venues.iter().find(|venue| venue.name.as_str().starts_with(name)).unwrap().id;
    ask(house, COORDINATOR, coming::Command::Expect { day, venue: Some(venue), people: vec![person] });
}

/// Ada and Béatrice come on Monday; Linus too, but nobody knows his address.
fn three(house: &House) -> [PersonId; 3] {
    let people = [
        somebody(house, "Ada", Some("ada@example.org"), "en"),
        somebody(house, "Béatrice", Some("bea@example.org"), "fr"),
        somebody(house, "Linus", None, "en"),
    ];
    for person in people {
        comes(house, person, monday(), Plan::all_day(Answer::Interested));
    }
    people
}

/// Sends a mailing by its page; says where that led.
fn send(guest: &mut Guest, kind: &str, to: &str) -> String {
    let page = format!("{ROOM}/write?kind={kind}&to={to}");
    guest.form(&page, "/letters/write").press("do", "send").location().to_owned()
}

fn letters(house: &House) -> Vec<Letter> {
    house.ledger.letters(EVENT).wait().unwrap()
}

fn to(house: &House, person: PersonId, kind: Kind) -> Letter {
    let mut theirs = letters(house).into_iter().filter(|letter| letter.person == person && letter.kind == kind);
    let letter = theirs.next().expect("they have a letter");
    assert!(theirs.next().is_none(), "they have two");
    letter
}

/// The paths of our links in a letter, from both of its texts.
fn links(letter: &Letter) -> BTreeSet<String> {
    let body = letter.body.as_ref().expect("it has not left");
    let of = |text: &str| {
        text.match_indices(BASE)
            .map(|(at, _)| text[at + BASE.len()..].split(['"', '<', '\n', ' ']).next().unwrap().replace("&#38;", "&").replace("&amp;", "&"))
            .collect::<BTreeSet<String>>()
    };
    let (text, html) = (of(&body.text), of(&body.html));
    assert_eq!(text, html, "both texts lead to the same places");
    text
}

fn link(letter: &Letter, with: &str) -> String {
    links(letter).into_iter().find(|link| link.contains(with)).unwrap_or_else(|| panic!("no link with {with} in {letter:?}"))
}

fn answered(house: &House, person: PersonId, day: Date) -> Option<Answer> {
    house.view().event.coming(day, person).map(|coming| coming.plan.answer)
}

#[test]
fn a_program_that_opens_every_link_changes_nothing_and_uses_nothing_up() {
    let house = open();
    let [ada, ..] = three(&house);
    let mut mara = house.guest(Role::Coordinator);
    assert_eq!(send(&mut mara, "place", "placed"), "/paris-2018/letters?written=2");
    assert_eq!(send(&mut mara, "reminder", "coming.2018-05-28"), "/paris-2018/letters?written=2");

    let all: BTreeSet<String> = letters(&house).iter().flat_map(links).collect();
    // Two ways in, twice three answers, and the board.
    assert_eq!(all.len(), 9, "{all:#?}");
    // A way in is a square, too, for a phone beside the screen; no picture that tells who read it.
    let way_in = to(&house, ada, Kind::Place).body.expect("it has not left").html;
    assert!(way_in.contains("On another device, scan this:") && way_in.contains("<table role=\"img\""), "{way_in}");
    assert!(!way_in.contains("<img") && way_in.len() < 60_000, "{}", way_in.len());
    let before = (house.seq(), house.ledger.tokens(EVENT), letters(&house));
    for _ in 0..2 {
        for link in &all {
            let mut scanner = house.visitor();
            assert_eq!(scanner.head(link).status, 200, "{link}");
            let page = scanner.page(link);
            // As some do: all that the page leads to.
            for further in page.body.match_indices("href=\"/paris-2018/still").map(|(at, _)| page.body[at + 6..].split('"').next().unwrap())
            {
                scanner.page(&further.replace("&#38;", "&").replace("&amp;", "&"));
            }
        }
    }
    assert_eq!((house.seq(), house.ledger.tokens(EVENT), letters(&house)), before);

    // And all of them still work: the answer, and the way in, as often as she likes.
    let mut phone = house.visitor();
    let yes = link(&to(&house, ada, Kind::Reminder), "answer=yes");
    assert!(phone.page(&yes).text().contains("So far you said: perhaps"));
    let noted = phone.form(&yes, "").send().location().to_owned();
    assert!(phone.page(&noted).text().contains("Noted: you come on Monday, 28 May."), "{}", phone.page(&noted).text());
    assert_eq!(answered(&house, ada, monday()), Some(Answer::Confirmed));
    for _ in 0..2 {
        let mut laptop = house.visitor();
        let way_in = link(&to(&house, ada, Kind::Place), "/way-in/");
        assert!(laptop.page(&way_in).text().contains("way in of Ada"));
        assert_eq!(laptop.form(&way_in, "").send().location(), "/paris-2018/me");
        assert!(laptop.page("/paris-2018/me").text().contains("Ada"));
    }
    let signed_in = house.ledger.tokens(EVENT).into_iter().filter_map(|(_, token)| match token {
        ledger::Token::Session(session) if session.person == Some(ada) => Some(session.role),
        _ => None,
    });
    assert_eq!(signed_in.collect::<Vec<_>>(), [Role::Participant; 2]);
}

#[test]
fn an_answer_is_noted_by_the_button_without_session_and_can_be_changed() {
    let house = open();
    let [ada, ..] = three(&house);
    comes(&house, ada, monday(), Plan { morning: false, ..Plan::all_day(Answer::Interested) });
    send(&mut house.guest(Role::Coordinator), "reminder", "coming.2018-05-28");
    let reminder = to(&house, ada, Kind::Reminder);
    let mut phone = house.visitor();
    // The same browser says yes, no, and yes again: each time it counts.
    for (word, answer) in [("yes", Answer::Confirmed), ("no", Answer::No), ("yes", Answer::Confirmed), ("perhaps", Answer::Interested)] {
        let page = link(&reminder, &format!("answer={word}"));
        assert_eq!(phone.form(&page, "").send().status, 303);
        assert_eq!(answered(&house, ada, monday()), Some(answer), "{word}");
    }
    let plan = house.view().event.coming(monday(), ada).unwrap().plan;
    assert!(!plan.morning && plan.afternoon, "what she said of the half days stays");
    // The link answers for her and does nothing else.
    let token = link(&reminder, "answer=yes").split(['/', '?']).nth(3).unwrap().to_owned();
    assert_eq!(phone.get(&format!("/{EVENT}/way-in/{token}")).status, 404);
    assert_eq!(phone.post(&format!("/{EVENT}/way-in/{token}"), &[]).status, 404);
    assert_eq!(house.ledger.session(EVENT, &TokenHash::of(&token)), None);
    assert_eq!(
        phone.post(&format!("/{EVENT}/still/{token}"), &[("day".into(), "2018-05-28".into()), ("answer".into(), "sure".into())]).status,
        422
    );
    assert_eq!(phone.get(&format!("/{EVENT}/still/01ARZ3NDEKTSV4RRFFQ69G5FAV?day=2018-05-28")).status, 404);
    // The day goes by.
    house.clock_strikes("2018-05-29T09:00");
    let late = phone.get(&link(&reminder, "answer=yes"));
    assert_eq!(late.status, 404);
    assert!(late.text().contains("a day that is over"), "{}", late.text());
}

#[test]
fn everybody_is_reminded_once_for_a_day_and_who_has_no_address_is_named() {
    let house = open();
    let [ada, beatrice, _] = three(&house);
    let nobody = somebody(&house, "Nora", Some("nora@example.org"), "en");
    comes(&house, nobody, monday(), Plan::all_day(Answer::No));
    let mut mara = house.guest(Role::Coordinator);
    let page = mara.page(&format!("{ROOM}/write?kind=reminder&to=coming.2018-05-28")).text();
    assert!(page.contains("2 people get it") && page.contains("1 person has no mail address") && page.contains("Linus"), "{page}");
    assert!(!page.contains("Nora"));
    let form = mara.form(&format!("{ROOM}/write?kind=reminder&to=coming.2018-05-28"), "/letters/write").filled("do", "send");
    assert_eq!(mara.send(&form).location(), "/paris-2018/letters?written=2");
    // The same form again, and the page anew.
    assert_eq!(mara.send(&form).location(), "/paris-2018/letters?written=0");
    let page = mara.page(&format!("{ROOM}/write?kind=reminder&to=coming.2018-05-28"));
    assert!(page.text().contains("2 people have this letter already"), "{}", page.text());
    assert!(!page.body.contains("value=\"send\""));
    assert_eq!(letters(&house).iter().map(|letter| letter.person).collect::<BTreeSet<_>>(), BTreeSet::from([ada, beatrice]));
    // Another day is another question.
    comes(&house, ada, tuesday(), Plan::all_day(Answer::Interested));
    assert_eq!(send(&mut mara, "reminder", "coming.2018-05-29"), "/paris-2018/letters?written=1");
}

#[test]
fn each_reads_their_letter_in_their_own_language_and_no_name_is_markup() {
    let house = open();
    let [ada, beatrice, _] = three(&house);
    let lama = somebody(&house, "لمى <script>alert(1)</script>", Some("lama@example.org"), "fr-CA");
    comes(&house, lama, monday(), Plan::all_day(Answer::Confirmed));
    send(&mut house.guest(Role::Coordinator).speaking("fr"), "reminder", "coming.2018-05-28");
    let (english, french) = (to(&house, ada, Kind::Reminder), to(&house, beatrice, Kind::Reminder));
    assert_eq!(english.subject, "impl Days Paris 2018: still coming on Monday, 28 May?");
    assert_eq!(french.subject, "impl Days Paris 2018\u{a0}: toujours partant lundi 28 mai\u{a0}?");
    let (english, french) = (english.body.unwrap(), french.body.unwrap());
    assert!(
        english.text.starts_with("Hello Ada,\n\n") && english.text.contains("Yes, I come:\nhttp://days.example/paris-2018/still/"),
        "{}",
        english.text
    );
    assert!(french.text.starts_with("Bonjour Béatrice,\n\n") && french.html.contains("<html lang=\"fr\" dir=\"ltr\">"), "{}", french.text);
    let hers = to(&house, lama, Kind::Reminder).body.unwrap();
    assert!(hers.text.contains("لمى") && !hers.html.contains("<script"), "{}", hers.html);
    for html in [&english.html, &french.html, &hers.html] {
        for wrong in ["<img", "style=", "src=", "url("] {
            assert!(!html.contains(wrong), "{wrong} in {html}");
        }
    }
    assert_eq!(letters(&house).iter().map(|letter| letter.message_id.clone()).collect::<BTreeSet<_>>().len(), 3);
    assert!(letters(&house).iter().all(|letter| letter.message_id.ends_with("@days.example>")));
}

#[test]
fn exactly_those_whose_house_changed_are_told_and_once_for_each_change() {
    let house = open();
    let [ada, beatrice, linus] = three(&house);
    for person in [ada, beatrice, linus] {
        goes_to(&house, person, monday(), "Mozilla");
    }
    let mut mara = house.guest(Role::Coordinator);
    assert!(!mara.page(ROOM).text().contains("whose house changed on Monday, 28 May Each"), "nobody's changed");
    goes_to(&house, ada, monday(), "Formeret");
    assert_eq!(send(&mut mara, "moved", "moved.2018-05-28"), "/paris-2018/letters?written=1");
    let told = to(&house, ada, Kind::Moved);
    let text = told.body.unwrap().text;
    assert!(text.contains("On Monday, 28 May, please go to Formeret Espace Cléry.") && text.contains("17 rue de Cléry"), "{text}");
    let again = mara.page(&format!("{ROOM}/write?kind=moved&to=moved.2018-05-28"));
    assert!(again.text().contains("1 person has this letter already"), "{}", again.text());
    // Back again is news again.
    goes_to(&house, ada, monday(), "Mozilla");
    assert_eq!(send(&mut mara, "moved", "moved.2018-05-28"), "/paris-2018/letters?written=1");
    assert_eq!(letters(&house).len(), 2);
    assert!(letters(&house).iter().all(|letter| letter.person == ada));
}

#[test]
fn a_message_is_looked_at_first_and_goes_once_to_those_it_is_for() {
    let house = open();
    let [ada, beatrice, _] = three(&house);
    goes_to(&house, beatrice, monday(), "Formeret");
    let mut mara = house.guest(Role::Coordinator);
    let formeret = format!("house.2018-05-28.{}", house.letters_of("Formeret"));
    let page = format!("{ROOM}/write?kind=message&to={formeret}");
    let refused = mara.form(&page, "/letters/write").set("subject", "Lunch").press("do", "look");
    assert_eq!(refused.status, 422, "{}", refused.text());
    let looked = mara
        .form(&page, "/letters/write")
        .set("subject", "Lunch\r\nBcc: all")
        .set("text", "Soup at noon.\n\n<b>Come</b> early.")
        .press("do", "look");
    assert!(looked.text().contains("Bonjour Béatrice") && looked.text().contains("Soup at noon."), "{}", looked.text());
    assert_eq!(letters(&house), [], "looking sends nothing");
    let form = mara.form_of(&looked, "/letters/write").filled("do", "send");
    assert_eq!(mara.send(&form).location(), "/paris-2018/letters?written=1");
    assert_eq!(mara.send(&form).location(), "/paris-2018/letters?written=0");
    let letter = to(&house, beatrice, Kind::Message);
    assert_eq!(letter.subject, "Lunch Bcc: all");
    assert!(!letter.body.unwrap().html.contains("<b>Come"));
    assert!(letters(&house).iter().all(|letter| letter.person != ada));
}

#[test]
fn the_room_says_what_became_of_each_letter_and_what_was_in_the_way() {
    let house = open();
    three(&house);
    let mut mara = house.guest(Role::Coordinator);
    assert!(mara.page(ROOM).text().contains("This program sends no letters"));
    send(&mut mara, "reminder", "coming.2018-05-28");
    let claim = || house.ledger.claim_letter().wait().unwrap().unwrap();
    let (first, second) = (claim(), claim());
    let refused = Trouble { what: Obstacle::Refused, said: "550 no such person".to_owned() };
    house.ledger.settle_letter(first.id, Fate::Failed(refused)).wait().unwrap();
    house.ledger.settle_letter(second.id, Fate::Unknown(Trouble::silent(Obstacle::Cut))).wait().unwrap();
    let page = mara.page(ROOM);
    for sentence in [
        "not sent. The mail server refused it. It said: 550 no such person",
        "unknown: perhaps sent, perhaps not. The connection ended before the mail server said yes.",
    ] {
        assert!(page.text().contains(sentence), "{sentence}: {}", page.text());
    }
    for letter in [first, second] {
        let done = mara.form_of(&page, &format!("{}/again", letter.id)).send();
        assert_eq!(done.location(), "/paris-2018/letters#h-all");
    }
    assert!(letters(&house).iter().all(|letter| letter.state == State::Waiting));
    assert!(mara.page(&format!("{ROOM}?lang=fr")).text().contains("attend son tour"));
}

#[test]
fn nobody_but_coordinators_comes_near_the_letters() {
    let house = open();
    three(&house);
    send(&mut house.guest(Role::Coordinator), "reminder", "coming.2018-05-28");
    let letter = letters(&house).remove(0);
    let forms: Vec<(String, String)> = [("kind", "place"), ("to", "placed"), ("do", "send"), ("once", "x")]
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .to_vec();
    let look = |page: Page| {
        assert_eq!(page.status, 403);
        for secret in ["Ada", "Béatrice", "example.org"] {
            assert!(!page.body.contains(secret), "{secret}");
        }
    };
    let others = [Role::Participant, Role::Mentor, Role::Greeter].map(|role| house.guest(role));
    for mut guest in others.into_iter().chain([house.visitor()]) {
        look(guest.get(ROOM));
        look(guest.get(&format!("{ROOM}/write?kind=place&to=placed")));
        look(guest.post(&format!("{ROOM}/write"), &forms));
        look(guest.post(&format!("{ROOM}/{}/again", letter.id), &[]));
    }
    assert_eq!(letters(&house).len(), 2);
}

#[test]
fn an_expired_way_in_offers_a_new_one_to_the_address_on_file_and_only_so_often() {
    let house = open();
    let [ada, ..] = three(&house);
    send(&mut house.guest(Role::Coordinator), "place", "placed");
    let old = link(&to(&house, ada, Kind::Place), "/way-in/");
    house.clock_strikes("2018-05-30T09:00");
    let mut phone = house.visitor();
    let page = phone.page(&old);
    assert!(page.text().contains("This link worked until Wednesday, 30 May") && !page.body.contains("ada@example.org"), "{}", page.text());
    let signed_in = house.ledger.tokens(EVENT).len();
    phone.post(&old, &[]);
    assert_eq!(house.ledger.tokens(EVENT).len(), signed_in, "it lets nobody in");
    for _ in 0..3 {
        let sent = phone.form(&old, "/new").send().location().to_owned();
        assert!(phone.page(&sent).text().contains("A new link goes to the mail address that is on file"));
    }
    let theirs: Vec<Letter> = letters(&house).into_iter().filter(|letter| letter.person == ada).collect();
    assert_eq!(theirs.len(), 2, "the first one, and one more in this hour");
    let new = theirs.iter().map(|letter| link(letter, "/way-in/")).find(|link| *link != old).unwrap();
    assert_eq!(phone.form(&new, &new).send().location(), "/paris-2018/me");
}

#[test]
fn a_program_that_does_not_know_its_address_sends_no_new_way_in_to_where_a_request_says() {
    let house = House::open();
    let [ada, ..] = three(&house);
    let mut mara = house.guest(Role::Coordinator);
    send(&mut mara, "place", "placed");
    let text = to(&house, ada, Kind::Place).body.unwrap().text;
    let at = text.find("/paris-2018/way-in/").unwrap();
    let old = text[at..].lines().next().unwrap().to_owned();
    house.clock_strikes("2018-05-30T09:00");
    let mut eve = house.visitor().saying("Host", "evil.example");
    assert!(eve.page(&old).text().contains("Ask at the door"));
    eve.post(&format!("{old}/new"), &[]);
    assert_eq!(letters(&house).iter().filter(|letter| letter.person == ada).count(), 1);
}

#[test]
fn who_was_erased_has_no_letters_and_no_links() {
    let house = open();
    let [ada, beatrice, _] = three(&house);
    let mut mara = house.guest(Role::Coordinator);
    send(&mut mara, "place", "placed");
    send(&mut mara, "reminder", "coming.2018-05-28");
    let all: Vec<String> =
        [Kind::Place, Kind::Reminder].iter().flat_map(|kind| links(&to(&house, ada, *kind))).filter(|link| link.len() > 12).collect();
    let erase = Command::Person(person::Command::Erase { person: ada });
    let order = Order::new(CommandId(Id::from_bits(7)), Actor { who: Who::Person(ada), role: Role::Visitor }).with(erase);
    house.ledger.ask(EVENT, order).wait().unwrap();
    assert!(letters(&house).iter().all(|letter| letter.person == beatrice));
    for link in all {
        let page = house.visitor().get(&link);
        assert_eq!(page.status, 404, "{link}");
        assert!(!page.body.contains("Ada"));
    }
    assert!(!mara.page(ROOM).body.contains("Ada"));
}

/// The history as a reader of this role sees it.
fn history(house: &House, role: Role) -> String {
    house.guest(role).page("/paris-2018/history").text()
}

#[test]
fn who_wrote_to_how_many_stands_in_the_history_for_the_team_and_once() {
    let house = open();
    three(&house);
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form(&format!("{ROOM}/write?kind=reminder&to=coming.2018-05-28"), "/letters/write").filled("do", "send");
    mara.send(&form);
    let after = house.seq();
    // The same form again writes nothing, so nothing is said.
    mara.send(&form);
    assert_eq!(house.seq(), after);
    send(&mut mara, "place", "placed");
    let page = format!("{ROOM}/write?kind=message&to=coming.2018-05-28");
    let looked = mara.form(&page, "/letters/write").set("subject", "Bring a jumper").set("text", "It is cold.").press("do", "look");
    mara.form_of(&looked, "/letters/write").press("do", "send");
    let told = history(&house, Role::Coordinator);
    for sentence in [
        "asked 2 people by letter whether they still come on Monday",
        "wrote 2 people their way in",
        "wrote 2 people a letter: “Bring a jumper”",
    ] {
        assert_eq!(told.matches(sentence).count(), 1, "{sentence}: {told}");
    }
    let everybody = history(&house, Role::Visitor);
    assert!(!everybody.contains("jumper") && !everybody.contains("by letter"), "{everybody}");
}

/// The store takes no new row of this table, or takes them again.
fn store(house: &House, statement: &str) {
    rusqlite::Connection::open(house.folder().join(ledger::FILE)).unwrap().execute_batch(statement).unwrap();
}

#[test]
fn no_letter_leaves_that_the_coordinator_reads_was_not_saved() {
    let house = open();
    three(&house);
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form(&format!("{ROOM}/write?kind=reminder&to=coming.2018-05-28"), "/letters/write").filled("do", "send");
    for table in ["changes", "letters"] {
        store(&house, &format!("CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'full'); END"));
        let before = house.seq();
        let refused = mara.send(&form);
        assert!(refused.status >= 500, "{table}: {} {}", refused.status, refused.text());
        assert_eq!(letters(&house), [], "{table}");
        assert_eq!(house.seq(), before, "the history says nothing of letters that were not written");
        store(&house, "DROP TRIGGER full");
    }
    // The same form once more: they go, and the history tells it once.
    assert_eq!(mara.send(&form).location(), "/paris-2018/letters?written=2");
    assert_eq!(history(&house, Role::Coordinator).matches("asked 2 people by letter").count(), 1);
}

fn reminder(house: &House, person: PersonId) -> String {
    to(house, person, Kind::Reminder).body.unwrap().text
}

#[test]
fn a_reminder_says_of_places_what_is_so_and_nothing_where_there_are_enough() {
    let few = |places: Option<u32>| {
        let house = open();
        let seen = house.seq();
        let terms = coming::Terms { places, ..coming::Terms::default() };
        ask(&house, COORDINATOR, coming::Command::Agree { seen, terms });
        let [ada, ..] = three(&house);
        send(&mut house.guest(Role::Coordinator), "reminder", "coming.2018-05-28");
        reminder(&house, ada)
    };
    let enough = few(None);
    assert!(enough.contains("are you still coming to impl Days Paris 2018 on Monday, 28 May?"), "{enough}");
    assert!(!enough.contains("places") && !enough.contains("hold"), "{enough}");
    assert!(!few(Some(50)).contains("places"));
    let scarce = few(Some(2));
    assert!(scarce.contains("There are 2 places, and 3 people mean to come. One person waits for a place: if you cannot come"), "{scarce}");
}

#[test]
fn more_people_than_the_houses_hold_is_said_as_that() {
    let house = open();
    let [ada, ..] = three(&house);
    let seats: u32 = house.view().event.venues.iter().filter_map(|venue| venue.seats).sum();
    for number in 0..u128::from(seats) {
        let person = PersonId(Id::from_bits(700_000 + number));
        let introduce = Command::Person(person::Command::Introduce { person, kind: person::Kind::Own });
        let plan = coming::Command::Plan { person, days: vec![(monday(), Plan::all_day(Answer::Confirmed))] };
        let actor = Actor { who: Who::Person(person), role: Role::Visitor };
        let order = Order::new(CommandId(person.0), actor).with(introduce).with(Command::Coming(plan));
        house.ledger.ask(EVENT, order).wait().unwrap();
    }
    send(&mut house.guest(Role::Coordinator), "reminder", "coming.2018-05-28");
    let said = format!("The houses hold {seats} people, and {} mean to come.", seats + 3);
    assert!(reminder(&house, ada).contains(&said), "{said}: {}", reminder(&house, ada));
}

#[test]
fn a_coordinator_adds_lines_in_each_language_and_sees_them_before_they_go() {
    let house = open();
    let [ada, beatrice, _] = three(&house);
    let mut mara = house.guest(Role::Coordinator);
    let page = format!("{ROOM}/write?kind=reminder&to=coming.2018-05-28");
    let form = || [("lines-en", "Doors open at nine."), ("lines-fr", "Ouverture à neuf heures.")];
    // Straight to "send": what was not looked at is shown first.
    let written = form().iter().fold(mara.form(&page, "/letters/write"), |written, (field, text)| written.set(field, text));
    let not_yet = written.press("do", "send");
    assert_eq!(not_yet.status, 422);
    assert!(not_yet.text().contains("Look once more, then send."), "{}", not_yet.text());
    assert_eq!(letters(&house), []);
    let shown = not_yet.text();
    assert!(shown.contains("Doors open at nine.") && shown.contains("Ouverture à neuf heures."), "{shown}");
    let sent = mara.form_of(&not_yet, "/letters/write").press("do", "send");
    assert_eq!(sent.location(), "/paris-2018/letters?written=2");
    let (english, french) = (reminder(&house, ada), reminder(&house, beatrice));
    assert!(english.contains("\n\nDoors open at nine.\n\n") && !english.contains("neuf heures"), "{english}");
    assert!(french.contains("\n\nOuverture à neuf heures.\n\n") && !french.contains("Doors"), "{french}");
}

#[test]
fn whoever_said_no_language_is_written_to_in_the_events() {
    let house = open();
    let mut mara = house.guest(Role::Coordinator);
    let facts = "/paris-2018/settings/facts";
    assert_eq!(mara.form(facts, "/facts").set("language", "fr").send().status, 303);
    assert!(mara.page("/paris-2018/settings").text().contains("Français"));
    let [ada, ..] = three(&house);
    let zora = somebody(&house, "Zora", Some("zora@example.org"), "br");
    comes(&house, zora, monday(), Plan::all_day(Answer::Interested));
    send(&mut mara, "reminder", "coming.2018-05-28");
    assert!(reminder(&house, zora).starts_with("Bonjour Zora,") && reminder(&house, ada).starts_with("Hello Ada,"));
    // The wall hangs for all; whoever chose a language there gets it, and a reader's browser is asked first on a page.
    let lang = |guest: &mut Guest, path: &str| guest.page(path).body.split("lang=\"").nth(1).unwrap()[..2].to_owned();
    for (path, of_wall) in [("/paris-2018/wall", "fr"), ("/paris-2018/wall?lang=en", "en"), ("/paris-2018/", "en")] {
        assert_eq!(lang(&mut house.visitor().speaking("en"), path), of_wall, "{path}");
    }
    assert_eq!(lang(&mut house.visitor().speaking("br"), "/paris-2018/"), "fr");
}

#[test]
fn nothing_leaves_with_links_that_lead_to_this_machine_alone() {
    let house = House::open_with(Options { mail: Mail::Server("mail.example:465".to_owned()), ..Options::default() }, Limits::default());
    three(&house);
    let mut mara = house.guest(Role::Coordinator);
    let page = mara.page(&format!("{ROOM}/write?kind=place&to=placed"));
    assert!(page.text().contains("--base-url https://days.example") && !page.body.contains("value=\"send\""), "{}", page.text());
    let filled = mara.form_of(&page, "/letters/write").filled("do", "look");
    let mut fields = filled.fields.clone();
    fields.retain(|(name, _)| name != "do");
    fields.push(("do".to_owned(), "send".to_owned()));
    let sent = mara.post(&filled.action, &fields);
    assert_eq!((sent.status, letters(&house)), (422, vec![]));
    assert!(sent.text().contains("Nothing is sent yet"), "{}", sent.text());
    assert!(mara.page(ROOM).text().contains("Nothing is sent yet"));
}

#[test]
fn letters_in_files_say_that_nobody_can_answer_them() {
    for (from, says) in [(false, true), (true, false)] {
        let mail = Mail::Files { folder: "/somewhere/letters".into(), from };
        let house = House::open_with(Options { base_url: Some(BASE.to_owned()), mail, ..Options::default() }, Limits::default());
        let page = house.guest(Role::Coordinator).page(ROOM).text();
        assert_eq!(page.contains("Start the program with --mail-from"), says, "{page}");
    }
}
