//! Tickets from elsewhere: looked at, brought in, brought in again; what people changed here stays.

use domain::coming::Answer;
use domain::questionnaire::Value;
use domain::{Date, Editing, PersonId, Role};
use ledger::{Answered, Answers, Listing, Profile};

use crate::client::{Answer as Page, Guest};
use crate::house::{EVENT, House};

const HEAD: &str = "Number,Ticket,Ticket Full Name,Ticket Email,Void Status,Ticket Reference,Unique Ticket URL,Order Email,Order Company Name,Payment Reference,Will you attend?,Which areas interest you?,GitHub handle,Languages you speak,Dietary requirements,May we list you on the public board?\n";

const ZORA: &str = "1,Student,Zora Testova,zora@example.test,,ABCD-1,https://tickets.test/tickets/ti_1,buyer@leaky.test,Leaky Ltd,PAYLEAK,\"Yes, both days\",\"parsers, documentation\",@ZORA-T,\"English, Breton\",vegan,Show my name and project\n";
const ILO: &str = "2,Regular,Ilo Muster,ilo@example.test,,ABCD-2,https://tickets.test/tickets/ti_2,buyer@leaky.test,Leaky Ltd,PAYLEAK,Only Monday,web,ilo-m,English,,Show only my handle\n";
const RUNA: &str = "3,Regular,Runa Probe,runa@example.test,,EFGH-1,https://tickets.test/tickets/ti_3,buyer@leaky.test,Leaky Ltd,PAYLEAK,Maybe,,n/a,French,,Do not list me\n";
const NOBODY: &str = "4,Sponsor,,,,IJKL-1,https://tickets.test/tickets/ti_4,buyer@leaky.test,Leaky Ltd,PAYLEAK,,,,,,\n";
const VOID: &str = "5,Regular,Tavi Gone,tavi@example.test,true,MNOP-1,https://tickets.test/tickets/ti_5,,,,No,,,,,\n";

fn path() -> String {
    format!("/{EVENT}/people/tickets")
}

fn file(rows: &[&str]) -> String {
    format!("{HEAD}{}", rows.concat())
}

fn all() -> String {
    file(&[ZORA, ILO, RUNA, NOBODY, VOID])
}

/// Looks at a file and brings it in.
fn bring(mara: &mut Guest, text: &str) {
    let preview = mara.form(&path(), "/tickets").set("text", text).press("step", "preview");
    assert_eq!(preview.status, 200, "{}", preview.text());
    assert_eq!(mara.form_of(&preview, "/tickets").press("step", "bring").location(), format!("{}?done=yes", path()));
}

fn look(mara: &mut Guest, text: &str) -> Page {
    let preview = mara.form(&path(), "/tickets").set("text", text).press("step", "preview");
    assert_eq!(preview.status, 200, "{}", preview.text());
    preview
}

fn holder(house: &House, code: &str) -> (PersonId, Profile) {
    let view = house.view();
    let is = |profile: &Profile| profile.ticket.as_ref().is_some_and(|ticket| ticket.code == code);
    let mut found = view.people.iter().filter(|(_, profile)| is(profile));
    let (person, profile) = found.next().unwrap_or_else(|| panic!("nobody has {code}"));
    assert!(found.next().is_none(), "two have {code}");
    (person, profile.clone())
}

fn answers(house: &House, person: PersonId) -> Vec<Option<Answer>> {
    let day = |date: &str| house.view().event.coming(date.parse::<Date>().unwrap(), person).map(|coming| coming.plan.answer);
    vec![day("2018-05-28"), day("2018-05-29")]
}

#[test]
fn a_coordinator_uploads_looks_and_brings_in_and_again_nothing_changes() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let before = house.seq();
    let preview = mara.upload(&path(), &[("seq", "0"), ("step", "preview")], &all());
    let text = preview.text();
    for said in [
        "5 tickets (tito)",
        "3 people come in new.",
        "1 has no name yet",
        "1 is void",
        "Zora Testova",
        "ABCD-1",
        "Scanning at the door works",
        "Never stored: Order Email , Order Company Name , Payment Reference",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert_eq!(house.seq(), before, "nothing is written by looking");

    assert_eq!(mara.form_of(&preview, "/tickets").press("step", "bring").status, 303);
    let (zora, profile) = holder(&house, "ABCD-1");
    assert_eq!(
        (profile.name.as_str(), profile.listing, profile.email.as_deref()),
        ("Zora Testova", Listing::Everyone, Some("zora@example.test"))
    );
    let ticket = profile.ticket.clone().unwrap();
    assert_eq!(
        (ticket.source.as_str(), ticket.secret.as_deref(), ticket.kind.as_deref(), ticket.void),
        ("tito", Some("ti_1"), Some("Student"), false)
    );
    assert_eq!(profile.handle.as_deref(), Some("zora-t"));
    let choices = |words: &[&str]| Some(Value::Choices(words.iter().map(|word| (*word).to_owned()).collect()));
    assert_eq!(profile.answer("areas").cloned(), choices(&["parsers", "docs"]), "an option of the questionnaire goes by its name");
    assert_eq!(profile.answer("languages").cloned(), choices(&["en", "Breton"]));
    assert_eq!(profile.answer("diet"), Some(&Value::Text("vegan".to_owned())));
    assert_eq!(answers(&house, zora), [Some(Answer::Interested), Some(Answer::Interested)]);

    let (ilo, profile) = holder(&house, "ABCD-2");
    assert_eq!((profile.name.as_str(), profile.listing), ("Ilo Muster", Listing::Handle), "the team has the ticket's name");
    assert_eq!(house.view().people.name(ilo, domain::Audience::Participants), Some("ilo-m"), "others see the handle");
    assert_eq!(answers(&house, ilo), [Some(Answer::Interested), Some(Answer::No)]);
    let (_, profile) = holder(&house, "EFGH-1");
    assert_eq!((profile.listing, profile.handle), (Listing::Nobody, None));
    let people = format!("{:?}", house.view().people);
    for leak in ["leaky", "PAYLEAK", "Tavi"] {
        assert!(!people.contains(leak), "{leak}");
    }

    let seq = house.seq();
    let again = look(&mut mara, &all());
    assert!(again.text().contains("Nothing in this file is new.") && again.text().contains("3 stand here already"), "{}", again.text());
    bring_anyway(&mut mara, &all());
    assert_eq!(house.seq(), seq);
}

/// Posts the second step by hand, as the page offers it no more.
fn bring_anyway(mara: &mut Guest, text: &str) {
    let fields = [("text", text), ("step", "bring"), ("seq", "0")].map(|(key, value)| (key.to_owned(), value.to_owned()));
    assert_eq!(mara.post(&path(), &fields).status, 303);
}

#[test]
fn a_ticket_that_is_void_later_leaves_and_comes_back() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    bring(&mut mara, &all());
    let gone = file(&[&ZORA.replace("zora@example.test,,", "zora@example.test,true,"), ILO, RUNA]);
    let preview = look(&mut mara, &gone);
    assert!(preview.text().contains("Void now 1") && preview.text().contains("not expected any more"), "{}", preview.text());
    bring(&mut mara, &gone);
    let (zora, profile) = holder(&house, "ABCD-1");
    assert!(profile.ticket.is_some_and(|ticket| ticket.void));
    assert_eq!(answers(&house, zora), [Some(Answer::No), Some(Answer::No)]);
    bring(&mut mara, &all());
    assert_eq!(answers(&house, zora), [Some(Answer::Interested), Some(Answer::Interested)]);
}

#[test]
fn what_somebody_changed_here_is_kept_and_named() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    bring(&mut mara, &all());
    let (zora, mut profile) = holder(&house, "ABCD-1");
    profile.name = "Zo".to_owned();
    profile.listing = Listing::Nobody;
    profile.answers.insert(
        "diet".into(),
        Answered { own: Some(Box::new(Value::Text("vegan, no soy".to_owned()))), ..profile.answers["diet"].clone() },
    );
    house.rewrite_profile(zora, profile);
    let renamed = ZORA.replace("Zora Testova", "Zora T. Testova");
    let later = file(&[&renamed, ILO, RUNA]);
    let text = look(&mut mara, &later).text();
    for said in ["Changed here, so it stays 3", "Zo the name (line 2)", "Zo who may see the name", "Zo What do you not eat? (line 2)"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    bring(&mut mara, &later);
    // Name and mail address at once would be somebody else.
    bring(&mut mara, &file(&[&renamed.replace("zora@example.test", "z@example.test"), ILO, RUNA]));
    let (_, profile) = holder(&house, "ABCD-1");
    assert_eq!((profile.name.as_str(), profile.listing), ("Zo", Listing::Nobody));
    assert_eq!(profile.answer("diet"), Some(&Value::Text("vegan, no soy".to_owned())));
    assert_eq!(profile.email.as_deref(), Some("z@example.test"), "what was not changed here follows the file");
}

#[test]
fn a_name_that_comes_where_the_handle_stood_is_shown_to_nobody_more_than_the_ticket_says() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    bring(&mut mara, &all());
    let (ilo, mut profile) = holder(&house, "ABCD-2");
    // As the first released version wrote it; and she showed it to fewer.
    let said = |answers: &Answers| match answers["ticket.said"].value() {
        Some(Value::Text(lines)) => lines.lines().map(str::to_owned).collect::<Vec<_>>(),
        other => panic!("what the file said: {other:?}"),
    };
    let mut parts = said(&profile.answers);
    (parts[0], parts[3]) = ("ilo-m".to_owned(), "everyone".to_owned());
    profile.answers.insert("ticket.said".into(), Answered::in_file(Value::Choices(parts)));
    (profile.name, profile.listing) = ("ilo-m".to_owned(), Listing::Participants);
    house.rewrite_profile(ilo, profile);
    bring(&mut mara, &all());
    let (_, profile) = holder(&house, "ABCD-2");
    assert_eq!((profile.name.as_str(), profile.listing), ("Ilo Muster", Listing::Handle));
    assert_eq!(house.view().people.name(ilo, domain::Audience::Participants), Some("ilo-m"));
    // Who shows her name by her own choice after that shows it.
    house.rewrite_profile(ilo, Profile { listing: Listing::Participants, ..profile });
    bring_anyway(&mut mara, &all());
    assert_eq!(holder(&house, "ABCD-2").1.listing, Listing::Participants);
}

#[test]
fn who_asked_to_be_forgotten_does_not_come_back() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    bring(&mut mara, &all());
    let (zora, _) = holder(&house, "ABCD-1");
    let erase = domain::Command::Person(domain::person::Command::Erase { person: zora });
    let actor = domain::Actor { who: domain::Who::Person(zora), role: Role::Visitor };
    let order = ledger::Order::new(domain::CommandId(domain::Id::from_bits(77)), actor).with(erase);
    house.ledger.ask(EVENT, order).wait().unwrap();
    let preview = look(&mut mara, &all());
    assert!(preview.text().contains("1 belongs to somebody who asked to be forgotten"), "{}", preview.text());
    bring_anyway(&mut mara, &all());
    assert!(!format!("{:?}", house.view().people).contains("Zora"));
}

#[test]
fn columns_are_corrected_on_the_page_and_tickets_may_be_needed_to_edit() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let table = "Code;Badge;Mail address;Food\nX-1;Zora;zora@example.test;vegan\n";
    // Nothing says what "Badge" is, so the mail address is all that is known.
    assert!(look(&mut mara, table).text().contains("New 1 X-1 X-1"));
    // Where nothing says what the code is, there are no tickets yet, but the columns to name.
    let asked = mara.form(&path(), "/tickets").set("text", &table.replace("Code", "Nr")).press("step", "preview");
    assert!(asked.status == 422 && asked.body.contains("name=\"heading\" value=\"Nr\""), "{}", asked.text());
    let preview = look(&mut mara, table);
    let corrected = mara.form_of(&preview, "/tickets");
    assert_eq!(corrected.value("column").as_deref(), Some("code"));
    let filled = corrected.filled("step", "preview");
    let mut fields = filled.fields.clone();
    let badge = fields.iter().position(|(name, value)| name == "heading" && value == "Badge").unwrap();
    fields[badge + 1].1 = "name".to_owned();
    let preview = mara.post(&filled.action, &fields);
    assert!(preview.text().contains("New 1 Zora X-1"), "{}", preview.text());
    let done = mara.form_of(&preview, "/tickets").set("editing", "tickets").press("step", "bring");
    assert_eq!(done.status, 303, "{}", done.text());
    assert_eq!(holder(&house, "X-1").1.name, "Zora");
    assert_eq!(house.view().event.editing, Editing::Tickets);
}

#[test]
fn what_is_no_export_is_told_and_nothing_is_written() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let seq = house.seq();
    for (text, said) in [("Colour,Size\nred,4\n", "“Colour”, “Size”"), ("", "Nothing is in the file."), ("{\"a\": 1}", "“a”")] {
        let refused = mara.upload(&path(), &[("step", "preview"), ("text", text)], "");
        assert!(refused.status == 422 && refused.text().contains(said), "{said}: {} {}", refused.status, refused.text());
    }
    let broken = file(&[ZORA, "too,few\n", ILO]);
    let preview = look(&mut mara, &broken);
    assert!(preview.text().contains("2 cells under 16 headings. The row is left out. line 3"), "{}", preview.text());
    assert_eq!(house.seq(), seq);
}

#[test]
fn others_hear_who_may_and_see_no_way_there() {
    let house = House::open();
    for role in [Role::Participant, Role::Greeter] {
        let mut guest = house.guest(role);
        assert_eq!(guest.get(&path()).status, 403);
        assert_eq!(guest.upload(&path(), &[("step", "bring")], &all()).status, 403);
        assert!(!guest.page(&format!("/{EVENT}/people")).body.contains("people/tickets"));
    }
    assert!(house.guest(Role::Coordinator).page(&format!("/{EVENT}/people")).body.contains("people/tickets"));
    assert!(!format!("{:?}", house.view().people).contains("Zora"));
}

fn ask(house: &House, actor: domain::Actor, command: domain::person::Command) {
    let id = domain::CommandId(domain::Id::from_bits(u128::from(house.seq()) + 5_000));
    house.ledger.ask(EVENT, ledger::Order::new(id, actor).with(domain::Command::Person(command))).wait().unwrap();
}

fn erase(house: &House, person: PersonId) {
    let actor = domain::Actor { who: domain::Who::Person(person), role: Role::Visitor };
    ask(house, actor, domain::person::Command::Erase { person });
}

/// Everybody who has or had this ticket: name, and whether it counts.
fn holders(house: &House, code: &str) -> Vec<(PersonId, String, bool)> {
    let view = house.view();
    let is = |profile: &Profile| profile.ticket.as_ref().is_some_and(|ticket| ticket.code == code);
    let found = view.people.iter().filter(|(_, profile)| is(profile));
    let mut found: Vec<_> = found.map(|(person, profile)| (person, profile.name.clone(), profile.has_ticket())).collect();
    found.sort_by(|one, other| one.1.cmp(&other.1));
    found
}

#[test]
fn when_all_is_forgotten_nothing_is_brought_in_any_more() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    bring(&mut mara, &all());
    house.clock_strikes("2018-08-01T12:00");
    house.clock_strikes("2018-08-01T12:01");
    assert_eq!(house.view().event.forgotten, Some(domain::moment::Forget::All));
    let seq = house.seq();
    let preview = look(&mut mara, &all());
    assert!(preview.text().contains("No tickets are brought in any more.") && !preview.text().contains("New "), "{}", preview.text());
    let fields = [("text", all().as_str()), ("step", "bring"), ("seq", "0")].map(|(key, value)| (key.to_owned(), value.to_owned()));
    let refused = mara.post(&path(), &fields);
    assert!(refused.status == 422 && refused.text().contains("No tickets are brought in any more."), "{}", refused.text());
    assert_eq!(house.seq(), seq);
    let people = format!("{:?}", house.view().people);
    assert!(!people.contains("zora@") && !people.contains("Runa"), "{people}");
}

/// Zora's ticket, handed on.
fn handed_on() -> String {
    ZORA.replace("Zora Testova", "Pelle Attrapp")
        .replace("zora@example.test", "pelle@example.test")
        .replace("vegan", "")
        .replace("@ZORA-T", "")
}

#[test]
fn who_is_handed_a_ticket_is_somebody_else() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    bring(&mut mara, &all());
    let (zora, mut profile) = holder(&house, "ABCD-1");
    profile.contact = Some("at the window".to_owned());
    profile.answers.insert("access".into(), Answered { own: Some(Box::new(Value::Text("a ramp".to_owned()))), ..Answered::default() });
    house.rewrite_profile(zora, profile);
    let after = file(&[&handed_on(), ILO, RUNA]);
    let preview = look(&mut mara, &after).text();
    assert!(preview.contains("Void now 1") && preview.contains("New 1 Pelle Attrapp"), "{preview}");
    bring(&mut mara, &after);
    let both = holders(&house, "ABCD-1");
    let [(pelle, _, true), (left, _, false)] = both.as_slice() else { panic!("{both:?}") };
    assert_eq!((both[0].1.as_str(), *left), ("Pelle Attrapp", zora));
    assert_eq!(answers(&house, zora), [Some(Answer::No), Some(Answer::No)]);
    assert_eq!(answers(&house, *pelle), [Some(Answer::Interested), Some(Answer::Interested)]);
    let view = house.view();
    let (new, old) = (view.people.get(*pelle).unwrap(), view.people.get(zora).unwrap());
    assert!(new.contact.is_none() && new.answer("access").is_none() && new.answer("diet").is_none(), "{new:?}");
    assert_eq!(old.ticket.as_ref().unwrap().secret, None, "the square is the new holder's");
    assert_eq!(new.ticket.as_ref().unwrap().secret.as_deref(), Some("ti_1"));

    let seq = house.seq();
    bring_anyway(&mut mara, &after);
    assert_eq!(house.seq(), seq, "the same file again changes nothing");
    // Handed back, it is the first one's again.
    bring(&mut mara, &all());
    let both = holders(&house, "ABCD-1");
    assert!(matches!(both.as_slice(), [(_, _, false), (back, _, true)] if *back == zora), "{both:?}");
    assert_eq!(answers(&house, zora), [Some(Answer::Interested), Some(Answer::Interested)]);
    assert_eq!(answers(&house, *pelle), [Some(Answer::No), Some(Answer::No)]);
}

#[test]
fn a_new_mail_address_or_a_new_name_alone_is_the_same_person() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    bring(&mut mara, &all());
    let (zora, _) = holder(&house, "ABCD-1");
    for row in [ZORA.replace("zora@example.test", "z@example.test"), ZORA.replace("Zora Testova", "Zora T. Neu")] {
        bring(&mut mara, &file(&[&row, ILO, RUNA]));
        assert_eq!(holder(&house, "ABCD-1").0, zora);
        bring(&mut mara, &all());
    }
    // Who is shown by another name than the ticket's is not somebody else either.
    let (ilo, _) = holder(&house, "ABCD-2");
    let row = ILO.replace("Show only my handle", "Show my name and project").replace("ilo@example.test", "i@example.test");
    bring(&mut mara, &file(&[ZORA, &row, RUNA]));
    assert_eq!(holder(&house, "ABCD-2").0, ilo);
}

#[test]
fn the_ticket_of_somebody_erased_lets_somebody_else_in_but_not_them() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    bring(&mut mara, &all());
    erase(&house, holder(&house, "ABCD-1").0);
    let seq = house.seq();
    for row in [ZORA.replace("zora@example.test", "z@example.test"), ZORA.replace("Zora Testova", "Zora T. Neu")] {
        bring_anyway(&mut mara, &file(&[&row, ILO, RUNA]));
        assert_eq!(house.seq(), seq, "who keeps a name or a mail address is still who asked to be forgotten");
    }
    bring(&mut mara, &file(&[&handed_on(), ILO, RUNA]));
    assert_eq!(holder(&house, "ABCD-1").1.name, "Pelle Attrapp");
}

#[test]
fn one_person_with_two_tickets_keeps_both() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    bring(&mut mara, &all());
    let ((zora, _), (runa, _)) = (holder(&house, "ABCD-1"), holder(&house, "EFGH-1"));
    let team = domain::Actor { who: domain::Who::Team, role: Role::Coordinator };
    ask(&house, team, domain::person::Command::Merge { person: zora, into: runa });
    let seq = house.seq();
    bring_anyway(&mut mara, &all());
    assert_eq!(house.changes_since(seq), "", "nothing is new");
    assert_eq!((holder(&house, "ABCD-1").0, holder(&house, "EFGH-1").0), (zora, runa));

    let void = |row: &str, name: &str| row.replace(&format!("{name}@example.test,,"), &format!("{name}@example.test,true,"));
    bring(&mut mara, &file(&[&void(ZORA, "zora"), ILO, RUNA]));
    assert!(!holder(&house, "ABCD-1").1.has_ticket() && holder(&house, "EFGH-1").1.has_ticket());
    assert_eq!(answers(&house, runa), [Some(Answer::Interested), Some(Answer::Interested)], "they come by the other one");
    bring(&mut mara, &file(&[&void(ZORA, "zora"), ILO, &void(RUNA, "runa")]));
    assert_eq!(answers(&house, runa), [Some(Answer::No), Some(Answer::No)]);
}

#[test]
fn what_somebody_saves_while_a_file_comes_in_stays() {
    let house = House::open();
    let row = |n: u32| ZORA.replace("ABCD-1", &format!("N-{n}")).replace("ti_1", &format!("s_{n}")).replace("@ZORA-T", "");
    let rows = |diet: &str| {
        let rows: String = (0..2_001).map(|n| row(n).replace("zora@", &format!("z{n}@")).replace("vegan", diet)).collect();
        formats::tickets::read(file(&[&rows]).as_bytes(), &formats::tickets::Reading::default()).unwrap()
    };
    let team = domain::Actor { who: domain::Who::Team, role: Role::Coordinator };
    let import =
        |tickets, id| web::tickets::Import::new(tickets, house.ledger.secret(), domain::CommandId(domain::Id::from_bits(id)), team);
    let mut first = import(rows("vegan"), 91);
    while let Some(order) = first.next(&house.view()) {
        house.ledger.ask(EVENT, order).wait().unwrap();
        first.did();
    }
    let mut second = import(rows("nuts"), 92);
    let stands = house.view();
    let order = second.next(&stands).unwrap();
    assert_eq!(order.profiles.len(), 2_000);
    let asked = house.ledger.ask(EVENT, order);
    second.look_ahead(&stands);
    asked.wait().unwrap();
    second.did();
    let last = second.next(&house.view()).expect("the last one is in a second order").profiles[0].0;
    let now = || house.view().people.get(last).expect("they are there").clone();
    house.rewrite_profile(last, Profile { contact: Some("at the window".to_owned()), ..now() });
    let order = second.next(&house.view()).expect("it is planned again");
    assert_eq!(order.profiles.len(), 1);
    assert_eq!(order.profiles[0].1.contact.as_deref(), Some("at the window"), "on what they said meanwhile");
    // And while that order is under way, once more.
    house.rewrite_profile(last, Profile { language: Some("fr".to_owned()), ..now() });
    assert_eq!(house.ledger.ask(EVENT, order).wait(), Err(ledger::Rejected::Outdated));
    let order = second.next(&house.view()).expect("it is planned again");
    house.ledger.ask(EVENT, order).wait().unwrap();
    second.did();
    assert!(second.next(&house.view()).is_none());
    let profile = now();
    assert_eq!(profile.contact.as_deref(), Some("at the window"));
    assert_eq!(profile.language.as_deref(), Some("fr"));
    assert_eq!(profile.answer("diet"), Some(&Value::Text("nuts".to_owned())));
    let plan = second.end();
    assert_eq!((plan.tickets, plan.count(web::tickets::Becomes::Updates)), (2_001, 2_001));
}

#[test]
fn who_says_hours_comes_for_half_a_day_and_later_says_otherwise_here() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let file = |zora: &str, ilo: &str| {
        let row = |row: &str, hours: &str| format!("{},{hours}\n", row.trim_end());
        format!("{},Arriving later or leaving earlier?\n{}{}", HEAD.trim_end(), row(ZORA, zora), row(ILO, ilo))
    };
    let plans = |code: &str| {
        let person = holder(&house, code).0;
        let time = |time: Option<domain::Time>| time.map_or_else(String::new, |time| format!("{:02}:{:02}", time.hour(), time.minute()));
        let plan = |(_, coming): (Date, domain::coming::Coming)| {
            let domain::coming::Plan { answer, morning, afternoon, from, until } = coming.plan;
            format!("{} {} {} {}-{}", answer.word(), u8::from(morning), u8::from(afternoon), time(from), time(until))
        };
        house.view().event.days_of(person).map(plan).collect::<Vec<_>>().join("; ")
    };
    bring(&mut mara, &file("\"from 13:00 on Tuesday, plane\"", "only after lunch"));
    assert_eq!(plans("ABCD-1"), "interested 1 1 -; interested 0 1 13:00-");
    assert_eq!(plans("ABCD-2"), "interested 0 1 -; no 0 0 -");
    let seq = house.seq();
    bring_anyway(&mut mara, &file("\"from 13:00 on Tuesday, plane\"", "only after lunch"));
    assert_eq!(house.seq(), seq, "the same again changes nothing");

    // Ilo comes all day after all, which he says here; Zora's file says something else.
    let ilo = holder(&house, "ABCD-2").0;
    let days = vec![("2018-05-28".parse().unwrap(), domain::coming::Plan::all_day(Answer::Confirmed))];
    let plan = domain::Command::Coming(domain::coming::Command::Plan { person: ilo, days });
    let actor = domain::Actor { who: domain::Who::Person(ilo), role: Role::Participant };
    house.ledger.ask(EVENT, ledger::Order::new(domain::CommandId(domain::Id::from_bits(7)), actor).with(plan)).wait().unwrap();
    let preview = look(&mut mara, &file("leaving 15:00", "10–12"));
    assert!(preview.text().contains("when they come"), "{}", preview.text());
    bring(&mut mara, &file("leaving 15:00", "10–12"));
    assert_eq!(plans("ABCD-1"), "interested 1 1 -15:00; interested 1 1 -15:00");
    assert_eq!(plans("ABCD-2"), "confirmed 1 1 -; no 0 0 -");
}

#[test]
fn what_was_planned_while_the_part_before_was_written_is_planned_again_where_somebody_wrote_meanwhile() {
    let house = House::open();
    let row = |n: u32| ZORA.replace("ABCD-1", &format!("N-{n}")).replace("zora@", &format!("z{n}@")).replace("@ZORA-T", "");
    let rows = |diet: &str| {
        let rows: String = (0..2_001).map(|n| row(n).replace("ti_1", &format!("s_{n}")).replace("vegan", diet)).collect();
        formats::tickets::read(file(&[&rows]).as_bytes(), &formats::tickets::Reading::default()).unwrap()
    };
    let team = domain::Actor { who: domain::Who::Team, role: Role::Coordinator };
    let bring = |diet: &str, id: u128, meanwhile: &dyn Fn()| {
        let id = domain::CommandId(domain::Id::from_bits(id));
        let mut import = web::tickets::Import::new(rows(diet), house.ledger.secret(), id, team);
        let mut stands = house.view();
        while let Some(order) = import.next(&stands) {
            let many = order.profiles.len() > 1;
            let asked = house.ledger.ask(EVENT, order);
            import.look_ahead(&stands);
            asked.wait().expect("what was planned ahead was planned on what others wrote");
            import.did();
            if many {
                meanwhile();
            }
            stands = house.view();
        }
        import.end().count(web::tickets::Becomes::Updates)
    };
    bring("vegan", 93, &|| ());
    // Whoever is not in the first part is in the second one.
    let second = std::cell::Cell::new(None);
    bring("nuts", 94, &|| {
        let view = house.view();
        let vegan = |profile: &Profile| profile.answer("diet") == Some(&Value::Text("vegan".to_owned()));
        let (person, profile) = view.people.iter().find(|(_, profile)| vegan(profile)).expect("one is left");
        second.set(Some(person));
        house.rewrite_profile(person, Profile { contact: Some("at the window".to_owned()), ..profile.clone() });
    });
    let view = house.view();
    let profile = view.people.get(second.get().expect("one was left")).unwrap();
    assert_eq!(profile.contact.as_deref(), Some("at the window"));
    assert_eq!(profile.answer("diet"), Some(&Value::Text("nuts".to_owned())));
    assert_eq!(bring("nuts", 95, &|| ()), 0, "the same file again changes nothing");
}

#[test]
fn what_was_set_while_a_file_was_sent_stays_when_tickets_are_needed_from_then_on() {
    use std::io::{Read as _, Write as _};

    let house = House::open();
    let session = ledger::Session { person: None, role: Role::Coordinator, since: house.ledger.clock().now() };
    house.ledger.set_session(EVENT, ledger::TokenHash::of("a-token-of-a-coordinator"), session).wait().unwrap();
    let part = |name: &str, value: &str| format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let body =
        [part("step", "bring"), part("editing", "tickets"), part("seq", "0"), part("text", &all()), "--edge--\r\n".to_owned()].concat();
    let mut socket = std::net::TcpStream::connect(house.address).unwrap();
    socket.set_read_timeout(Some(std::time::Duration::from_secs(20))).unwrap();
    let head = format!(
        "POST {} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: impl-days-at-paris-2018=a-token-of-a-coordinator\r\nExpect: 100-continue\r\nContent-Type: multipart/form-data; boundary=edge\r\nContent-Length: {}\r\n\r\n",
        path(),
        house.address,
        body.len()
    );
    socket.write_all(head.as_bytes()).unwrap();
    // The server asks for the rest when it knows who posts, and so how the event stood then.
    let mut asked = [0; 25];
    socket.read_exact(&mut asked).unwrap();
    assert!(asked.starts_with(b"HTTP/1.1 100"), "{}", String::from_utf8_lossy(&asked));
    let mut facts = house.view().event.facts();
    facts.contacts.newcomers = None;
    let describe = domain::event::Command::Describe { seen: house.seq(), facts };
    let team = domain::Actor { who: domain::Who::Team, role: Role::Coordinator };
    let order = ledger::Order::new(domain::CommandId(domain::Id::from_bits(333)), team).with(domain::Command::Event(describe));
    house.ledger.ask(EVENT, order).wait().unwrap();
    socket.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let view = house.view();
    assert_eq!((view.event.editing, view.event.contacts.newcomers), (Editing::Tickets, None));
}

#[test]
fn a_file_that_was_looked_at_stays_here_for_half_an_hour_and_for_that_browser() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let preview = mara.upload(&path(), &[("seq", "0"), ("step", "preview")], &all());
    assert!(!preview.body.contains("buyer@leaky.test") && preview.body.len() < 100_000, "the page does not carry the file");
    let form = mara.form_of(&preview, "/tickets").filled("step", "bring");
    // Another coordinator does not get at it.
    let seq = house.seq();
    let other = house.guest(Role::Coordinator).post(&path(), &form.fields);
    assert!(other.status == 422 && other.text().contains("Choose the file again"), "{}", other.text());
    house.clock_strikes("2018-05-28T11:00");
    let late = mara.send(&form);
    assert!(late.status == 422 && late.text().contains("Choose the file again"), "{}", late.text());
    assert!(house.seq() <= seq + 1 && !format!("{:?}", house.view().people).contains("Zora"));
    let preview = mara.upload(&path(), &[("step", "preview")], &all());
    assert_eq!(mara.form_of(&preview, "/tickets").press("step", "bring").status, 303);
    assert_eq!(holder(&house, "ABCD-1").1.name, "Zora Testova");
}

#[test]
fn pretix_orders_are_named_by_order_and_position_and_by_the_questions_words() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let position = |number: u32, name: &str| {
        serde_json::json!({"positionid": number, "attendee_name": name, "attendee_email": "zora@example.test", "secret": format!("s{number}"),
            "answers": [{"question": 7, "question_identifier": "Q7", "answer": "vegan"}]})
    };
    let orders = serde_json::json!({
        "results": [{"code": "KLMNO", "status": "p", "positions": [position(1, "Zora"), position(3, "Ilo")]}],
        "questions": [{"id": 7, "identifier": "Q7", "question": {"en": "What do you not eat?"}}],
    });
    let preview = look(&mut mara, &orders.to_string());
    let text = preview.text();
    assert!(text.contains("The mail address of position 1 of order KLMNO again. position 3 of order KLMNO"), "{text}");
    assert!(text.contains("What do you not eat?") && !text.contains("Q7"), "{text}");
    // What a column is comes before who is new.
    assert!(preview.body.find("id=\"h-columns\"").unwrap() < preview.body.find("id=\"h-new\"").unwrap());
    // It is named by its words when it is corrected, too.
    let filled = mara.form_of(&preview, "/tickets").filled("step", "preview");
    let mut fields = filled.fields.clone();
    let asked = fields.iter().position(|(name, value)| name == "heading" && value == "What do you not eat?").unwrap();
    assert_eq!(fields[asked + 1].1, "diet");
    fields[asked + 1].1 = "ignored".to_owned();
    let preview = mara.post(&filled.action, &fields);
    mara.form_of(&preview, "/tickets").press("step", "bring");
    assert!(!format!("{:?}", house.view().people).contains("vegan"));
}
