//! What is asked for again: whoever has a page as it stands gets no byte of it, and nobody gets more bytes than it takes.

use domain::Role;

use crate::house::House;
use crate::permissions::{each_kind, something_everywhere};

/// What a browser does not keep, and why.
const NOT_KEPT: [(&str, &str); 25] = [
    ("/organiser/{key}", "it has a key in its address"),
    ("/{event}/coming", "it says what people told the team"),
    ("/{event}/coming/kitchen", "it says what people told the team"),
    ("/{event}/coming/list", "it says what people told the team"),
    ("/{event}/coming/plan", "it says what people told the team"),
    ("/{event}/coming/skills", "it says what people told the team"),
    ("/{event}/coming/terms", "it says what people told the team"),
    ("/{event}/coming/waiting", "it says what people told the team"),
    ("/{event}/door", "it says who is where"),
    ("/{event}/door/end", "it says who is where"),
    ("/{event}/door/gathering", "it says who is where"),
    ("/{event}/door/now", "it says who is where"),
    ("/{event}/door/people", "it says who is where"),
    ("/{event}/door/print", "it says who is where"),
    ("/{event}/door/scan", "it says who is where"),
    ("/{event}/letters", "it says who gets letters"),
    ("/{event}/letters/write", "it says who gets letters"),
    ("/{event}/me", "it is about oneself"),
    ("/{event}/me/data", "it is about oneself"),
    ("/{event}/me/data.json", "it is about oneself"),
    ("/{event}/me/erase", "it is about oneself"),
    ("/{event}/people/tickets", "it has tickets on it"),
    ("/{event}/questionnaire", "it says what one told the team"),
    ("/{event}/round/people/{id}", "it says what people told the team"),
    ("/{event}/t/{code}", "it has a ticket in its address"),
];

/// What is another one each time, and why.
const NEW_EACH_TIME: [(&str, &str); 1] = [("/{event}/team/invite", "each form makes one link, once")];

/// What nobody finds there in this story; it is tested where it is.
const NOT_THERE: [&str; 5] =
    ["/{event}/files/{hash}/{name}", "/{event}/gathering", "/{event}/link/{token}", "/{event}/still/{token}", "/{event}/way-in/{token}"];

#[test]
fn every_page_is_known_again_and_compressed() {
    let mut wrong = Vec::new();
    for role in [Role::Visitor, Role::Coordinator] {
        let (house, actor) = something_everywhere(role);
        // Somebody of whom nothing is known is answered from what is kept, somebody else is not.
        let strangers = (role == Role::Visitor).then(|| house.visitor());
        for mut guest in strangers.into_iter().chain([actor]) {
            // Everybody has been here before: whoever comes for the first time is given a name.
            guest.get("/paris-2018/come-in");
            for (page, address) in each_kind(&house) {
                let Some(address) = address.filter(|_| !NOT_THERE.contains(&page)) else { continue };
                let what = format!("{}: {address}", role.word());
                let first = guest.clone().saying("Accept-Encoding", "gzip").get(&address);
                if first.status != 200 {
                    continue;
                }
                let (is_long, is_packed) = (first.body.len() > 1000, first.header("content-encoding") == "gzip");
                if is_long && !(is_packed && first.bytes.len() < first.body.len() / 2 + 500) {
                    wrong.push(format!("{what} is not compressed: {} of {} bytes", first.bytes.len(), first.body.len()));
                }
                if is_packed && !first.header("vary").contains("accept-encoding") {
                    wrong.push(format!("{what} does not say that it varies"));
                }
                if let Some((_, why)) = NOT_KEPT.iter().find(|(known, _)| *known == page) {
                    if first.header("cache-control") != "no-store" || !first.header("etag").is_empty() {
                        wrong.push(format!("{what} may be kept, though {why}"));
                    }
                    continue;
                }
                let etag = first.header("etag").to_owned();
                let again = guest.clone().saying("If-None-Match", &etag).get(&address);
                if NEW_EACH_TIME.iter().any(|(known, _)| *known == page) {
                    continue;
                }
                if etag.is_empty() || (again.status, again.body.as_str()) != (304, "") || again.header("etag") != etag {
                    wrong.push(format!("{what} is not known again: {etag:?}, {}", again.status));
                }
                if !["no-cache", "private, no-cache"].contains(&first.header("cache-control")) {
                    wrong.push(format!("{what} is kept as {}", first.header("cache-control")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn whoever_did_something_is_not_answered_with_what_a_stranger_saw() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form("/paris-2018/timetable/new?day=2018-05-28", "/timetable").set("title", "Looms").set("at", "10:30");
    let looms = form.set("minutes", "45").send().location().to_owned();
    let stranger = house.visitor().page(&looms);
    assert_eq!(stranger.header("etag"), house.visitor().page(&looms).header("etag"), "strangers see the same");
    let mut ada = house.visitor();
    ada.form(&looms, "/pick").press("pick", "yes").location();
    let hers = ada.page(&looms);
    assert!(hers.text().contains("one of your picks") && !stranger.text().contains("one of your picks"), "{}", hers.text());
    assert_ne!(hers.header("etag"), stranger.header("etag"));
    assert_eq!(hers.header("cache-control"), "private, no-cache");
    // A later stranger still sees what strangers see; and in the other language that.
    assert!(!house.visitor().page(&looms).text().contains("one of your picks"));
    assert!(house.visitor().speaking("fr").page(&looms).text().contains("Je veux y assister"));
}
