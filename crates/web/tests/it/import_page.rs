//! The page with the paste box.

use domain::Role;

use crate::house::{EVENT, House};
use crate::import::PAGE;

fn path() -> String {
    format!("/{EVENT}/import")
}

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

/// The titles on the board of a day.
fn titles(house: &House, day: &str) -> Vec<String> {
    house.view().event.projects_on(day.parse().unwrap()).iter().map(|(project, _)| project.about.title.to_string()).collect()
}

#[test]
fn a_coordinator_pastes_previews_brings_in_and_takes_back() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let preview = mara.form(&path(), "/import").set("text", PAGE).set("document", "twin.md").press("step", "preview");
    assert!(preview.status == 200 && preview.body.contains("Kernels") && preview.body.contains("Bring it in"), "{}", preview.text());
    assert_eq!(titles(&house, "2018-05-28"), Vec::<String>::new());

    let bring = mara.form_of(&preview, "/import").filled("step", "bring");
    for _ in 0..2 {
        assert_eq!(mara.send(&bring).location(), format!("/{EVENT}/"));
    }
    assert_eq!(titles(&house, "2018-05-28"), ["Parsers", "Kernels"]);
    assert_eq!(mara.form(&path(), "/remove").send().status, 303);
    assert_eq!(titles(&house, "2018-05-28"), Vec::<String>::new());
    assert!(mara.get(&path()).body.contains("Taken back."));
}

#[test]
fn asked_days_are_chosen_on_the_page() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let page = PAGE.replace("Monday, May 28th", "Sunday, May 27th");
    let preview = mara.form(&path(), "/import").set("text", &page).press("step", "preview");
    assert!(preview.body.contains("name=\"heading\" value=\"Sunday, May 27th\""), "{}", preview.text());
    let answered = mara.form_of(&preview, "/import").set("answer", "2018-05-29").press("step", "preview");
    assert_eq!(mara.form_of(&answered, "/import").press("step", "bring").status, 303);
    assert_eq!(titles(&house, "2018-05-29"), ["Parsers", "Kernels"]);
}

#[test]
fn nothing_is_brought_in_while_a_day_is_asked_for() {
    let house = House::open();
    let page = PAGE.replace("Monday, May 28th", "Sunday, May 27th");
    let bring = fields(&[("text", &page), ("as", "live"), ("document", "twin.md"), ("step", "bring")]);
    assert_eq!(house.guest(Role::Coordinator).post(&path(), &bring).status, 422);
    assert!(house.view().event.projects.is_empty());
}

#[test]
fn what_cannot_be_read_is_refused_with_what_was_looked_for_and_stays_in_the_box() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let nothing = fields(&[("text", "<b>rien à voir</b>"), ("as", "ideas"), ("document", "notes")]);
    let refused = mara.post(&format!("{}?lang=fr", path()), &nothing);
    assert_eq!(refused.status, 422);
    for expected in ["colonnes", "Quoi", "&#60;b&#62;rien à voir&#60;/b&#62;", "value=\"ideas\" checked", "value=\"notes\""] {
        assert!(refused.body.contains(expected), "{expected}: {}", refused.body);
    }
    // A page may be longer than a form.
    let large = format!("{PAGE}{}", "x".repeat(200_000));
    assert_eq!(mara.post(&path(), &fields(&[("text", &large)])).status, 200);
}

#[test]
fn others_hear_who_may_and_how_to_ask() {
    let house = House::open();
    let mut ada = house.visitor();
    let told = [
        ada.get(&path()),
        ada.post(&path(), &fields(&[("text", PAGE), ("step", "preview")])),
        ada.post(&format!("{}/aaaaaaaaaa/remove", path()), &[]),
    ];
    for answer in told {
        assert!(answer.status == 403 && answer.body.contains("Ask the coordinator for a link."), "{}", answer.text());
    }
    assert!(house.view().event.projects.is_empty());
}
