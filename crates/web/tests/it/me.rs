//! One's own place: signing in by ticket, still coming, what is known about one, and having it erased.

use domain::person::{Command as PersonCommand, Kind};
use domain::questionnaire::Value;
use domain::{Actor, Command, CommandId, Id, PersonId, Role, coming};
use fanout::Limits;
use ledger::{Answered, Listing, Order, Profile, Ticket};
use web::{Options, Rate, Rates};

use crate::client::{Answer, Guest};
use crate::house::{BOARD, EVENT, House, add_project};
use crate::questionnaire::{FORM, profile};

pub const ME: &str = "/paris-2018/me";
const SIGN_IN: &str = "/paris-2018/sign-in";

/// Somebody whose ticket was imported.
pub fn holder(house: &House, name: &str, code: &str, email: &str, secret: Option<&str>) -> PersonId {
    let ticket = Ticket { source: "pretix".to_owned(), code: code.to_owned(), secret: secret.map(str::to_owned), kind: None, void: false };
    let known = Profile {
        name: name.to_owned(),
        listing: Listing::Participants,
        email: Some(email.to_owned()),
        ticket: Some(ticket),
        ..Profile::default()
    };
    let person = PersonId(Id::from_bits((u128::from(house.seq()) + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835)));
    let introduce = Command::Person(PersonCommand::Introduce { person, kind: Kind::Own });
    let mut order = Order::new(CommandId(Id::from_bits(9_000 + u128::from(house.seq()))), Actor::ORGANISER).with(introduce);
    order.profiles.push((person, known));
    house.ledger.ask(EVENT, order).wait().expect("somebody with a ticket");
    person
}

fn try_in(guest: &mut Guest, code: &str, email: &str) -> Answer {
    guest.form(SIGN_IN, "/sign-in").set("code", code).set("email", email).send()
}

#[test]
fn ada_signs_in_with_her_code_and_address_as_people_write_them() {
    let house = House::open();
    let ada = holder(&house, "Ada Lovelace", "ABCD-1", "Ada@Example.org", Some("q7w2e9r4t6y8u1i3o5p0"));
    let mut phone = house.visitor();
    let location = try_in(&mut phone, " abcd1 ", "ada@example.org ").location().to_owned();
    let me = phone.page(&location);
    assert!(me.text().contains("You are Ada Lovelace, here as participant."), "{}", me.text());
    assert!(me.body.contains("class=\"qr\""));
    assert_eq!(house.view().event.people.len(), 4, "nobody new came in");
    // Also on another device, and by the letter's link, where looking is not signing in.
    let mut laptop = house.visitor();
    let link = "/paris-2018/t/q7w2e9r4t6y8u1i3o5p0";
    let page = laptop.page(link);
    assert!(page.text().contains("This ticket is for Ada.") && !page.text().contains("Lovelace"), "{}", page.text());
    assert!(laptop.page(ME).text().contains("You are here as visitor."));
    laptop.form_of(&laptop.clone().page(link), link).send().location();
    assert!(laptop.page(ME).text().contains("You are Ada Lovelace"));
    let sessions = house.ledger.tokens(EVENT).into_iter().filter(|(_, token)| match token {
        ledger::Token::Session(session) => session.person == Some(ada) && session.role == Role::Participant,
        _ => false,
    });
    assert_eq!(sessions.count(), 2);
}

#[test]
fn the_code_of_an_order_will_do_where_the_address_tells_whose_ticket_is_meant() {
    let house = House::open();
    holder(&house, "Ada", "GVRKK-1", "ada@example.org", None);
    holder(&house, "Linus", "GVRKK-2", "linus@example.org", None);
    holder(&house, "Noor", "KYV3M-1", "noor@example.org", None);
    holder(&house, "Emil", "KYV3M-2", "noor@example.org", None);
    let mut phone = house.visitor();
    try_in(&mut phone, "gvrkk", "linus@example.org").location();
    assert!(phone.page(ME).text().contains("You are Linus"));
    assert_eq!(try_in(&mut house.visitor(), "KYV3M", "noor@example.org").status, 422, "that is two people");
    assert_eq!(try_in(&mut house.visitor(), "GVRKK", "eve@example.org").status, 422);
    try_in(&mut house.visitor(), "KYV3M-2", "noor@example.org").location();
}

#[test]
fn whatever_does_not_fit_is_answered_by_the_same_words() {
    let house = House::open();
    holder(&house, "Ada", "ABCD-1", "ada@example.org", Some("q7w2e9r4t6y8u1i3o5p0"));
    holder(&house, "Linus", "SAME-1", "linus@example.org", None);
    let grace = holder(&house, "Grace", "same 1", "grace@example.org", None);
    let void = holder(&house, "Noor", "VOID-1", "noor@example.org", Some("v0v0v0v0v0v0v0v0v0v0"));
    let mut known = house.view().people.get(void).unwrap().clone();
    known.ticket.as_mut().unwrap().void = true;
    house.rewrite_profile(void, known);

    let mut eve = house.visitor();
    let wrong = [
        ("NOPE-1", "ada@example.org"),
        ("ABCD-1", "linus@example.org"),
        ("ABCD-1", "nobody"),
        ("SAME-1", "linus@example.org"),
        ("SAME-1", "grace@example.org"),
        ("VOID-1", "noor@example.org"),
        ("q7w2", "ada@example.org"),
    ];
    let said: std::collections::BTreeSet<(u16, String)> =
        wrong.iter().map(|(code, email)| try_in(&mut eve, code, email)).map(|answer| (answer.status, answer.refusal())).collect();
    let words = "That does not fit. Look whether the code and the address are those of the letter. If they are, ask Mara.";
    assert_eq!(said.into_iter().collect::<Vec<_>>(), [(422, words.to_owned())]);
    assert!(eve.page(ME).text().contains("You are here as visitor."));
    // A link by what stands on the ticket, by a void secret, and by none: the same page, and nobody's name.
    for code in ["ABCD-1", "v0v0v0v0v0v0v0v0v0v0", "nobody-has-this-secret"] {
        let page = eve.page(&format!("/paris-2018/t/{code}"));
        assert!(page.text().contains("Sign in with your ticket.") && !page.text().contains("This ticket is for"));
        let answer = eve.post(&format!("/paris-2018/t/{code}"), &[]);
        assert_eq!((answer.status, answer.refusal()), (422, words.to_owned()));
    }
    // The coordinator sees that two have one code; the two see it not.
    let of_grace = format!("/paris-2018/people/{}", grace.0.short());
    assert!(house.guest(Role::Coordinator).page(&of_grace).text().contains("Linus has the same ticket code."));
    assert!(!house.guest(Role::Participant).page(&of_grace).text().contains("same ticket"));
}

#[test]
fn whoever_guesses_is_slowed_down_and_told_nothing() {
    let rates = Rates { tickets: Rate::new(3, 60_000), ..Rates::default() };
    let house = House::open_with(Options { rates, ..Options::default() }, Limits::default());
    holder(&house, "Ada", "ABCD-1", "ada@example.org", Some("q7w2e9r4t6y8u1i3o5p0"));
    for number in 0..3 {
        assert_eq!(try_in(&mut house.visitor(), &format!("ABCD-{}", number + 2), "ada@example.org").status, 422);
    }
    let seq = house.seq();
    // Now the right one is not taken either, so nobody learns that it is right.
    for code in ["ABCD-9", "ABCD-1"] {
        let answer = try_in(&mut house.visitor(), code, "ada@example.org");
        assert_eq!(answer.status, 429, "{}", answer.text());
        assert!(!answer.header("retry-after").is_empty());
    }
    // The letter's own link still lets in: nobody guesses that.
    let mut ada = house.visitor();
    ada.form("/paris-2018/t/q7w2e9r4t6y8u1i3o5p0", "").send().location();
    assert_eq!(house.seq(), seq, "guesses stand nowhere");
    house.clock_strikes("2018-05-28T09:22");
    try_in(&mut house.visitor(), "ABCD-1", "ada@example.org").location();
}

#[test]
fn a_browser_that_signs_in_is_known_by_a_new_name_and_a_coordinator_stays_one() {
    let house = House::open();
    holder(&house, "Ada", "ABCD-1", "ada@example.org", None);
    let mut ada = house.visitor();
    ada.page(SIGN_IN);
    let mut thief = ada.clone();
    try_in(&mut ada, "ABCD-1", "ada@example.org").location();
    assert!(thief.page(ME).text().contains("You are here as visitor."));
    let mut mara = house.guest(Role::Coordinator);
    try_in(&mut mara, "ABCD-1", "ada@example.org").location();
    assert!(mara.page(ME).text().contains("You are Ada, here as coordinator."), "{}", mara.page(ME).text());
    // But whoever was somebody else of the team is Ada now, and no more than that.
    let mut odile = house.guest(Role::Greeter);
    let letters = house.letters_of("Mozilla");
    odile.form(&format!("/paris-2018/houses/{letters}"), "/presence").set("name", "Odette").send().location();
    holder(&house, "Emil", "EMIL-1", "emil@example.org", None);
    try_in(&mut odile, "EMIL-1", "emil@example.org").location();
    assert!(odile.page(ME).text().contains("You are Emil, here as participant."));
}

#[test]
fn still_coming_is_one_tap_and_a_changed_house_is_said() {
    let house = House::open();
    let ada = holder(&house, "Ada", "ABCD-1", "ada@example.org", None);
    let mut phone = house.visitor();
    try_in(&mut phone, "ABCD-1", "ada@example.org").location();
    phone.form(FORM, "/questionnaire").set("coming:2018-05-29", "interested").send().location();
    let me = phone.page(ME);
    assert!(me.text().contains("Tuesday, 29 May You perhaps come. Still coming?"), "{}", me.text());
    phone.form(ME, "/me/coming").press("answer", "confirmed").location();
    let day = "2018-05-29".parse().unwrap();
    assert_eq!(house.view().event.coming(day, ada).unwrap().plan.answer, coming::Answer::Confirmed);
    assert!(!phone.page(ME).text().contains("Still coming?"));

    let venues: Vec<_> = house.view().event.venues.iter().map(|venue| venue.id).collect();
    for (n, venue) in venues.into_iter().enumerate() {
        let expect = coming::Command::Expect { day, venue: Some(venue), people: vec![ada] };
        let id = CommandId(Id::from_bits(100 + n as u128));
        house.ledger.ask(EVENT, Order::new(id, Actor::ORGANISER).with(Command::Coming(expect))).wait().unwrap();
    }
    let me = phone.page(ME).text();
    assert!(me.contains("Your house changed: Formeret Espace Cléry 17 rue de Cléry ten minutes on foot"), "{me}");
    phone.form(FORM, "/questionnaire").set("coming:2018-05-29", "no").send().location();
    assert!(phone.page(ME).text().contains("You do not come."));
}

/// Ada, of whom there is something everywhere; each of the words is hers alone.
fn ada_with_all(house: &House) -> (Guest, Vec<&'static str>) {
    add_project(&mut house.visitor(), "Cargo", "Linus");
    holder(house, "Zadaquill", "ZQX-81", "zadaquill@example.org", Some("zqsecretzqsecretzq"));
    let mut ada = house.visitor();
    ada.form("/paris-2018/t/zqsecretzqsecretzq", "").send().location();
    let form = ada.form(FORM, "/questionnaire").set("coming:2018-05-28", "confirmed").set("listing", "everyone");
    let form = form.set("q:diet", "no zquinoa").set("q:access", "a zramp").set("q:knows:own", "zhaskell").set("q:wishes:own", "zwishing");
    form.send().location();
    let mut known = profile(house, "Zadaquill");
    known.handle = Some("zqhandle".to_owned());
    known.contact = Some("zqtelephone".to_owned());
    known.answers.insert("hours".into(), Answered::in_file(Value::Text("zuntil noon".to_owned())));
    let person = house.person("Zadaquill");
    house.rewrite_profile(person, known);

    let cargo = house.project("Cargo");
    ada.form(&cargo, "/seats").send().location();
    ada.form("/paris-2018/notes/new", "/notes").set("text", "Where is my zumbrella?").send().location();
    let view = house.view();
    let note = view.event.messages.values().next().unwrap().id.0.short();
    ada.form(&format!("/paris-2018/notes/{note}"), "/answers").set("text", "under the zchair").send().location();
    ada.form("/paris-2018/done/new", "/done").set("what", "A zpatch").send().location();
    let letters = house.letters_of("Mozilla");
    house.lets_people_check_themselves_in();
    ada.form(&format!("/paris-2018/houses/{letters}"), "/presence").send().location();
    let words = [
        "adaquill",
        "ZQX-81",
        "zqsecret",
        "zquinoa",
        "zramp",
        "zhaskell",
        "zwishing",
        "zqhandle",
        "zqtelephone",
        "zuntil",
        "zumbrella",
        "zchair",
        "zpatch",
    ];
    (ada, words.to_vec())
}

#[test]
fn ada_sees_all_that_is_known_about_her_and_takes_it_along() {
    let house = House::open();
    let (mut ada, words) = ada_with_all(&house);
    let page = ada.page("/paris-2018/me/data").text();
    let export = ada.page("/paris-2018/me/data.json");
    for word in &words {
        assert!(export.body.contains(word), "{word} in the file");
        assert!(page.contains(word) || *word == "zqsecret", "{word} on the page: {page}");
    }
    let json = export.json();
    assert_eq!(export.header("content-disposition"), "attachment; filename=\"my-data.json\"");
    assert_eq!(json["coming"][0]["plan"]["answer"], "confirmed");
    assert_eq!(json["presence"][0]["is"], "here");
    assert_eq!(json["projects"][0]["project"], "Cargo");
    assert_eq!(json["kept_until"], "2018-07-28");
    // What she presents is hers, too, and so is what she lets go along.
    assert!(!page.contains("What you present") && !page.contains("may go along"), "{page}");
    let person = house.person("Zadaquill");
    house.plans("Zlooms", person);
    let profile = house.view().people.get(person).cloned().unwrap();
    house.rewrite_profile(person, ledger::Profile { goes_along: true, ..profile });
    let page = ada.page("/paris-2018/me/data").text();
    for part in ["What you present", "Zlooms · 14:00", "My name and what I said may go along to the other events of this gathering Yes"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let json = ada.page("/paris-2018/me/data.json").json();
    assert_eq!(json["sessions"], serde_json::json!([{ "day": "2018-05-28", "title": "Zlooms", "standing": "on" }]));
    assert_eq!(json["profiles"][0]["goes_along"], true);
    // Linus gets his own and nothing of hers; who has no name gets none.
    let mut linus = house.visitor();
    add_project(&mut linus, "Serde", "Linux");
    let his = linus.page("/paris-2018/me/data.json").body;
    assert!(words.iter().all(|word| !his.contains(word)), "{his}");
    assert_eq!(house.visitor().get("/paris-2018/me/data.json").status, 404);
}

/// Which of the words are in the files of the store.
pub fn found(house: &House, words: &[&'static str]) -> Vec<&'static str> {
    let mut files: Vec<_> = std::fs::read_dir(house.folder()).unwrap().map(|file| file.unwrap().path()).collect();
    // What goes from the log to the file meanwhile is found in one of them when the log is read first.
    files.sort_by(|one, other| other.cmp(one));
    let all: Vec<u8> = files.into_iter().flat_map(|file| std::fs::read(file).unwrap_or_default()).collect();
    words.iter().copied().filter(|word| all.windows(word.len()).any(|window| window == word.as_bytes())).collect()
}

#[test]
fn ada_has_all_erased_and_no_file_holds_a_word_of_hers() {
    let house = House::open();
    let (mut ada, words) = ada_with_all(&house);
    assert_eq!(found(&house, &words), words, "what could leak is there");
    let mut watch = house.visitor();
    let mut stream = watch.watch(BOARD);
    let page = ada.page("/paris-2018/me/erase");
    assert!(page.text().contains("Strike what I wrote, too: 3 texts"), "{}", page.text());
    let seq = house.seq();
    let location = ada.form_of(&page, "/me/erase").send().location().to_owned();
    assert!(ada.page(&location).text().contains("Everything that was known about you is erased."));
    assert!(ada.page(ME).text().contains("You are here as visitor."));
    assert_eq!(found(&house, &words), Vec::<&str>::new());
    assert!(house.seq() > seq);

    // The pages make sense, for all who read them, and say nothing of her.
    let person = house.view().event.people.iter().find(|(_, known)| known.erased).map(|(id, _)| *id).unwrap();
    let mut readers = [house.visitor(), house.guest(Role::Participant), house.guest(Role::Coordinator)];
    for reader in &mut readers {
        let mut paths: Vec<String> = ["", "history", "people", "report", "board.json", "board.md", "new-here", "wall", "me"]
            .map(|page| format!("/paris-2018/{page}"))
            .to_vec();
        paths.push(house.project("Cargo"));
        paths.extend(house.view().event.messages.keys().map(|id| format!("/paris-2018/notes/{}", id.0.short())));
        paths.extend(house.view().event.outcomes.keys().map(|id| format!("/paris-2018/outcomes/{}", id.0.short())));
        paths.extend((1..=house.seq()).map(|seq| format!("/paris-2018/history/{seq}")));
        for path in paths {
            let body = reader.get(&path).body;
            assert!(words.iter().all(|word| !body.contains(word)), "{path}: {body}");
        }
        assert_eq!(reader.get(&format!("/paris-2018/people/{}", person.0.short())).status, 404);
    }
    let history = readers[2].page("/paris-2018/history").text();
    assert!(history.contains("somebody had everything erased") || history.contains("Somebody had everything erased"), "{history}");
    // Heads stay as they were counted.
    let view = house.view();
    let mozilla = view.event.venues[0].id;
    assert_eq!(view.event.gauge("2018-05-28".parse().unwrap(), mozilla).heads(), 1);
    // The same form once more is answered and does nothing.
    let seq = house.seq();
    assert_eq!(ada.post("/paris-2018/me/erase", &[]).status, 303);
    assert_eq!(house.seq(), seq);
    add_project(&mut house.visitor(), "The last one", "Zoe");
    let heard = stream.until("The last one");
    let after = heard.rsplit('\n').next().unwrap_or("");
    assert!(words.iter().all(|word| !after.contains(word)), "{after}");
}

#[test]
fn ada_may_leave_what_she_wrote_and_her_other_device_is_signed_out() {
    let house = House::open();
    let (mut ada, words) = ada_with_all(&house);
    let mut laptop = house.visitor();
    laptop.form("/paris-2018/t/zqsecretzqsecretzq", "").send().location();
    ada.form("/paris-2018/me/erase", "/me/erase").untick("strike").send().location();
    assert_eq!(found(&house, &words), ["zumbrella", "zchair", "zpatch"]);
    assert!(laptop.page(ME).text().contains("You are here as visitor."));
    assert!(house.visitor().page(BOARD).text().contains("zumbrella"));
    // The link of the letter is nobody's any more.
    assert!(laptop.page("/paris-2018/t/zqsecretzqsecretzq").text().contains("Sign in with your ticket."));
}
