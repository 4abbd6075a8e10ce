//! The questionnaire: filled in without script, every kind of question, what hangs on another one, and what does not fit.

use std::collections::BTreeMap;

use domain::coming::{Answer, Plan};
use domain::questionnaire::{Value, key};
use domain::{Date, Role};
use ledger::{Answered, Listing, Profile};

use crate::client::{Filled, Guest};
use crate::house::{BOARD, EVENT, House, add_project};
use crate::markup;

pub const FORM: &str = "/paris-2018/questionnaire";
const SHEET: &str = "/paris-2018/settings/questionnaire";

fn monday() -> Date {
    "2018-05-28".parse().unwrap()
}

fn tuesday() -> Date {
    "2018-05-29".parse().unwrap()
}

pub fn profile(house: &House, name: &str) -> Profile {
    house.view().people.get(house.person(name)).expect("there is a profile").clone()
}

/// A form as a browser sends it, with these fields instead of what stands there.
fn with(mut filled: Filled, fields: &[(&str, &str)]) -> Filled {
    filled.fields.retain(|(key, _)| !fields.iter().any(|(set, _)| set == key));
    filled.fields.extend(fields.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())));
    filled
}

fn filled(guest: &mut Guest) -> Filled {
    guest.form(FORM, "/questionnaire").filled("", "")
}

/// Asks these questions from now on.
fn asks(house: &House, questions: &str) -> Guest {
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form_of(&mara.clone().page(SHEET), "/settings/questionnaire").set("questions", questions);
    form.press("do", "keep").location();
    mara
}

#[test]
fn ada_fills_it_in_without_script_and_types_nothing_but_her_name() {
    let house = House::open();
    add_project(&mut house.visitor(), "Cargo", "Linus");
    let mut ada = house.visitor();
    let page = ada.page(FORM);
    assert!(page.text().contains("All of it is kept until Saturday, 28 July 2018"), "{}", page.text());
    assert!(page.text().contains("Leads see this."));
    let form = ada.form_of(&page, "/questionnaire").set("name", "Ada").set("listing", "participants");
    let form = form.set("coming:2018-05-28", "confirmed").set("coming:2018-05-29", "interested");
    let form = form.set(&format!("q:{}", key::LEVEL), "2").set("q:first", "yes").set("q:areas", "docs").set("q:wishes", "Cargo");
    let form = form.set("q:mentor", "2").set("q:languages", "fr").set("q:system", "linux").set("q:photo", "ask");
    let location = form.send().location().to_owned();
    assert!(ada.page(&location).text().contains("Your answers are saved."));

    let kept = profile(&house, "Ada");
    assert_eq!((kept.listing, kept.language.as_deref()), (Listing::Participants, Some("en")));
    let said: BTreeMap<&str, Value> = kept.answers.keys().map(|key| (key.as_ref(), kept.answer(key).unwrap().clone())).collect();
    let choices = |words: &[&str]| Value::Choices(words.iter().map(|word| (*word).to_owned()).collect());
    assert_eq!(
        said,
        BTreeMap::from([
            ("level", Value::Number(2)),
            ("first", Value::Yes(true)),
            ("areas", choices(&["docs"])),
            ("wishes", choices(&["Cargo"])),
            ("mentor", Value::Number(2)),
            ("languages", choices(&["fr"])),
            ("system", choices(&["linux"])),
            ("photo", choices(&["ask"])),
        ])
    );
    let event = &house.view().event;
    let ada_id = house.person("Ada");
    assert_eq!(event.coming(monday(), ada_id).unwrap().plan, Plan::all_day(Answer::Confirmed));
    assert_eq!(event.coming(tuesday(), ada_id).unwrap().plan, Plan::all_day(Answer::Interested));
    // What she said stands there when she comes again, and saving it again changes nothing.
    let seq = house.seq();
    let again = ada.form(FORM, "/questionnaire");
    assert_eq!(again.value("q:wishes").as_deref(), Some("Cargo"));
    assert_eq!(again.value("coming:2018-05-29").as_deref(), Some("interested"));
    again.send().location();
    assert_eq!(house.seq(), seq);
}

#[test]
fn at_most_twelve_questions_and_eighteen_taps_by_default() {
    let house = House::open();
    let page = house.visitor().page(FORM).body;
    assert!(page.matches("name=\"asks\"").count() <= 12);
    // One tap for each question and day, one for who may see the name, one for saving; typing the name is none.
    let taps = page.matches("<fieldset class=\"field question").count() + 1;
    assert!(taps <= 18, "{taps}");
    assert_eq!(page.matches(" required").count(), 1, "nothing but the name is needed");
}

#[test]
fn half_a_day_and_hours_are_taken_and_times_that_do_not_fit_are_not() {
    let house = House::open();
    let mut ada = house.visitor();
    let form = filled(&mut ada);
    let monday_is = |from: &str, until: &str| {
        with(
            form.clone(),
            &[
                ("name", "Ada"),
                ("coming:2018-05-28", "confirmed"),
                ("half:2018-05-28", "afternoon"),
                ("from:2018-05-28", from),
                ("until:2018-05-28", until),
            ],
        )
    };
    let answer = ada.send(&monday_is("16:00", "15:00"));
    assert_eq!(answer.status, 422);
    assert!(answer.refusal().contains("Nothing is saved yet."));
    assert!(answer.text().contains("These times do not fit"));
    assert!(answer.body.contains("value=\"16:00\""), "what was typed stands there");
    assert_eq!(house.view().people.iter().filter(|(_, profile)| profile.name == "Ada").count(), 0);

    ada.send(&monday_is("14:00", "17:30")).location();
    let plan = house.view().event.coming(monday(), house.person("Ada")).unwrap().plan;
    let time = |text: &str| Some(text.parse().unwrap());
    assert_eq!(plan, Plan { answer: Answer::Confirmed, morning: false, afternoon: true, from: time("14:00"), until: time("17:30") });
}

const EVERY_KIND: &str = r#"
[[questions]]
key = "city"
kind = "text"
ask = { en = "Where do you come from?", fr = "D'où venez-vous ?" }

[[questions]]
key = "more"
kind = "note"
ask = { en = "Anything we should know?" }

[[questions]]
key = "talk"
kind = "yes-no"
ask = "Do you give a talk?"

[[questions]]
key = "length"
kind = "one"
ask = { en = "How long?" }
options = [{ key = "short", label = { en = "Five minutes", fr = "Cinq minutes" } }, "long"]
required = true
shown-if = { key = "talk", is = "yes" }

[[questions]]
key = "tools"
kind = "several"
ask = { en = "Which tools?" }
options = ["vim", "emacs"]

[[questions]]
key = "books"
kind = "list"
ask = { en = "Which books?" }
sharing = "leads"

[[questions]]
key = "years"
kind = "number"
ask = { en = "How many years?" }

[[questions]]
key = "since"
kind = "date"
ask = { en = "Since when?" }

[[questions]]
key = "skills"
kind = "level"
ask = { en = "How well?" }
options = ["rust", "css"]

[[questions]]
key = "rules"
kind = "consent"
ask = { en = "I keep to the code of conduct." }
required = true
"#;

#[test]
fn every_kind_of_question_is_asked_and_kept() {
    let house = House::open();
    asks(&house, EVERY_KIND);
    let mut ada = house.visitor();
    let page = ada.page(FORM);
    assert!(page.text().contains("Only if “Do you give a talk?” is answered with: Yes."), "{}", page.text());
    assert!(ada.clone().speaking("fr").page(FORM).text().contains("Cinq minutes"));
    let form = ada.form_of(&page, "/questionnaire").set("name", "Ada").set("q:city", "  Lyon ").set("q:more", "I bring\na dog");
    let form = form.set("q:talk", "yes").set("q:length", "short").set("q:tools", "vim").set("q:tools:own", "ed, sed");
    let form = form.set("q:books:own", "The Book\nRust for Rustaceans").set("q:years", "3").set("q:since", "2015-05-15");
    form.set("q:skills:rust", "3").set("q:skills:css", "0").set("q:rules", "yes").send().location();

    let kept = profile(&house, "Ada");
    let is = |key: &str| kept.answer(key).cloned();
    let choices = |words: &[&str]| Some(Value::Choices(words.iter().map(|word| (*word).to_owned()).collect()));
    assert_eq!(is("city"), Some(Value::Text("Lyon".to_owned())));
    assert_eq!(is("more"), Some(Value::Text("I bring\na dog".to_owned())));
    assert_eq!(is("talk"), Some(Value::Yes(true)));
    assert_eq!(is("length"), choices(&["short"]));
    assert_eq!(is("tools"), choices(&["vim", "ed", "sed"]));
    assert_eq!(is("books"), choices(&["The Book", "Rust for Rustaceans"]));
    assert_eq!(is("years"), Some(Value::Number(3)));
    assert_eq!(is("since"), Some(Value::Date("2015-05-15".parse().unwrap())));
    assert_eq!(is("skills"), Some(Value::Levels(BTreeMap::from([("rust".to_owned(), 3), ("css".to_owned(), 0)]))));
    assert_eq!(is("rules"), Some(Value::Yes(true)));

    // What hangs on an answer goes with it, and what is needed is asked for again.
    let answer = ada.form(FORM, "/questionnaire").set("q:talk", "no").untick("q:rules").send();
    assert_eq!(answer.status, 422);
    assert!(answer.refusal().contains("One answer cannot be kept as it is"), "{}", answer.refusal());
    assert!(answer.text().contains("Without this you cannot take part."));
    let kept = profile(&house, "Ada");
    assert_eq!((kept.answer("length"), kept.answer("talk")), (None, Some(&Value::Yes(false))), "the rest is saved");
}

#[test]
fn what_is_needed_is_needed_only_where_it_is_asked() {
    let house = House::open();
    asks(&house, EVERY_KIND);
    let mut ada = house.visitor();
    let form = with(filled(&mut ada), &[("name", "Ada"), ("q:rules", "yes")]);
    let talks = with(form.clone(), &[("q:talk", "yes")]);
    let answer = ada.send(&talks);
    assert_eq!((answer.status, markup::element(&answer.body, "q3").unwrap().contains("Please answer this one.")), (422, true));
    ada.send(&form).location();
    // While one is still at it, nothing is missing yet.
    let answer = ada.send(&with(talks, &[("as", "one-goes")]));
    assert_eq!(answer.status, 303, "{}", answer.text());
}

#[test]
fn bad_input_is_said_at_its_question_and_nothing_else_is_lost() {
    let house = House::open();
    asks(&house, EVERY_KIND);
    let mut ada = house.visitor();
    let form = with(filled(&mut ada), &[("name", "Ada"), ("q:rules", "yes")]);
    ada.send(&form).location();
    let long = "x".repeat(3_000);
    for (field, value, said) in [
        ("q:years", "-1", "A whole number from 0 to 100000 is needed."),
        ("q:years", "4294967296", "A whole number from 0 to 100000 is needed."),
        ("q:years", "many", "A whole number"),
        ("q:since", "yesterday", "A date is needed"),
        ("q:talk", "perhaps", "This cannot be chosen here."),
        ("q:rules", "on", "This cannot be chosen here."),
        ("q:skills:rust", "4", "A whole number from 0 to 3 is needed."),
        ("q:city", &long, "This is too long: 240 characters fit."),
        ("q:more", &long, "This is too long: 2000 characters fit."),
        ("q:books:own", &long, "This is too long: 240 characters fit."),
        ("q:books:own", &(0..50).map(|n| n.to_string()).collect::<Vec<_>>().join("\n"), "This is too much: 40 things fit."),
        ("coming:2018-05-28", "maybe", "This cannot be chosen here."),
        ("from:2018-05-28", "25:00", "These times do not fit"),
    ] {
        let field_day = field.strip_prefix("from:").map(|day| format!("coming:{day}"));
        let mut fields = vec![(field, value)];
        fields.extend(field_day.as_deref().map(|day| (day, "confirmed")));
        let other = if field == "q:city" { ("q:years", "7") } else { ("q:city", value.get(..9).unwrap_or("Paris")) };
        fields.push(other);
        let answer = ada.send(&with(form.clone(), &fields));
        assert_eq!(answer.status, 422, "{field} {value}");
        assert!(answer.text().contains(said), "{field} {value}: {}", answer.text());
        assert!(profile(&house, "Ada").answer(&other.0[2..]).is_some(), "{field}: the rest is saved");
    }
    // An option that is not there, of a question that is asked.
    let length = with(form.clone(), &[("q:talk", "yes"), ("q:length", "for ever")]);
    assert!(ada.send(&length).text().contains("This cannot be chosen here."));
    // A hundred kilobytes.
    let answer = ada.send(&with(form.clone(), &[("q:more", &"x".repeat(100_000))]));
    assert_eq!(answer.status, 413);
    // Questions that nobody asks are not answered.
    ada.send(&with(form, &[("asks", "shoe-size"), ("q:shoe-size", "44")])).location();
    assert_eq!(profile(&house, "Ada").answers.get("shoe-size"), None);
}

#[test]
fn what_a_ticket_said_stands_there_and_what_ada_says_counts() {
    let house = House::open();
    let mut ada = house.visitor();
    let form = with(filled(&mut ada), &[("name", "Ada")]);
    ada.send(&form).location();
    let mut known = profile(&house, "Ada");
    let from_file = Answered::in_file;
    known.answers.insert("diet".into(), from_file(Value::Text("vegan".to_owned())));
    known.answers.insert("system".into(), from_file(Value::Choices(vec!["linux".to_owned(), "haiku".to_owned()])));
    known.email = Some("ada@example.org".to_owned());
    house.rewrite_profile(house.person("Ada"), known);

    let form = ada.form(FORM, "/questionnaire");
    assert_eq!(form.value("q:diet").as_deref(), Some("vegan"));
    assert_eq!((form.value("q:system").as_deref(), form.value("q:system:own").as_deref()), (Some("linux"), Some("haiku")));
    form.set("q:diet", "").send().location();
    let known = profile(&house, "Ada");
    assert_eq!(known.answer("diet"), None, "what she took away does not come back");
    assert_eq!(known.answers["diet"].file.as_deref(), Some(&Value::Text("vegan".to_owned())));
    assert_eq!(known.answers["system"].own, None, "what she left alone is still the file's");
    assert_eq!(known.email.as_deref(), Some("ada@example.org"));
    // Another name is all that changes by the form for it.
    ada.form("/paris-2018/me", "/me").set("name", "Ada L").send().location();
    let renamed = profile(&house, "Ada L");
    assert_eq!((renamed.answers, renamed.email), (known.answers, known.email));
}

#[test]
fn the_same_form_twice_brings_in_one_ada() {
    let house = House::open();
    let mut ada = house.visitor();
    let form = with(filled(&mut ada), &[("name", "Ada"), ("coming:2018-05-28", "confirmed"), ("q:level", "1")]);
    ada.send(&form).location();
    let seq = house.seq();
    ada.send(&form).location();
    assert_eq!(house.seq(), seq);
    house.person("Ada");
}

#[test]
fn where_only_tickets_write_one_signs_in_first_and_may_answer_whatever_the_rule_is() {
    let house = House::open();
    let mut ada = house.visitor();
    let form = with(filled(&mut ada), &[("name", "Ada")]);
    ada.send(&form).location();
    let mut mara = house.guest(Role::Coordinator);
    let settings = "/paris-2018/settings/facts";
    mara.form_of(&mara.clone().page(settings), "/settings/facts").set("editing", "team").send().location();
    let mut eve = house.visitor();
    assert!(eve.page(FORM).text().contains("Here people with a ticket fill this in."));
    assert_eq!(eve.send(&with(form, &[("name", "Eve")])).status, 403);
    ada.form(FORM, "/questionnaire").set("coming:2018-05-28", "confirmed").send().location();
    assert!(house.view().event.coming(monday(), house.person("Ada")).is_some());
}

#[test]
fn who_comes_late_waits_and_is_told_where_they_stand() {
    let house = House::open();
    let mut actor = domain::Actor::ORGANISER;
    actor.role = Role::Coordinator;
    let terms = domain::coming::Terms { places: Some(1), ..Default::default() };
    let agree = domain::Command::Coming(domain::coming::Command::Agree { seen: house.seq(), terms });
    let order = ledger::Order::new(domain::CommandId(domain::Id::from_bits(77)), actor).with(agree);
    house.ledger.ask(EVENT, order).wait().unwrap();
    for (name, waits) in [("Ada", false), ("Linus", true)] {
        let mut guest = house.visitor();
        assert_eq!(guest.page(FORM).text().contains("All places are taken"), waits);
        let form = guest.form(FORM, "/questionnaire").set("name", name).set("coming:2018-05-28", "confirmed");
        form.send().location();
        assert_eq!(guest.page("/paris-2018/me").text().contains("You are number 1 on the waiting list."), waits, "{name}");
    }
}

#[test]
fn mara_looks_at_her_questions_before_she_asks_them_and_goes_back() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let seq = house.seq();
    let page = mara.page(SHEET);
    assert!(page.text().contains("This event asks what is asked everywhere."));
    let preview = mara.form_of(&page, "/settings/questionnaire").set("questions", EVERY_KIND).press("do", "preview");
    assert!(preview.text().contains("This is not saved yet.") && preview.text().contains("Which tools?"), "{}", preview.text());
    assert_eq!(house.seq(), seq);
    mara.form_of(&preview, "/settings/questionnaire").press("do", "keep").location();
    assert!(house.visitor().page(FORM).text().contains("Which tools?"));

    for (wrong, said) in [
        ("[[questions]]\nkey = \"a\"\nkind = \"colour\"", "line 3"),
        ("[[questions]]\nkey = \"A key\"\nkind = \"text\"", "“A key” needs a key of small letters"),
        ("[[questions]]\nkey = \"a\"\nkind = \"one\"", "“a” has one answer of several, and none to choose"),
    ] {
        let page = mara.page(SHEET);
        let forms = markup::forms(&page.body);
        assert!(!forms.is_empty());
        let mut fields = vec![("questions".to_owned(), wrong.to_owned()), ("do".to_owned(), "keep".to_owned())];
        fields.push(("seq".to_owned(), house.seq().to_string()));
        let answer = mara.post(SHEET, &fields);
        assert_eq!(answer.status, 422);
        assert!(answer.refusal().contains(said), "{}", answer.refusal());
        assert!(answer.text().contains(wrong.lines().last().unwrap()), "what was written stands there");
    }
    let seq = house.seq().to_string();
    let fields = [("do", "standard"), ("seq", seq.as_str())].map(|(key, value)| (key.to_owned(), value.to_owned()));
    mara.post(SHEET, &fields).location();
    assert!(mara.page(SHEET).text().contains("This event asks what is asked everywhere."));
    assert_eq!(house.guest(Role::Greeter).get(SHEET).status, 403);
    assert!(house.visitor().page(BOARD).body.contains("/questionnaire\""));
}
