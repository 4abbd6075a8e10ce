//! Sibling events under one roof: three days of looms in Paris. Talks on Saturday, workshops on Sunday, impl Days on Monday and Tuesday.

use std::sync::Arc;

use domain::link::Link;
use domain::person::{Command as PersonCommand, Kind};
use domain::session::{self, Command as SessionCommand};
use domain::site::{self, Look, Permalink, Sponsor};
use domain::{Actor, Command, CommandId, DayKind, Field, Id, PageId, PersonId, Role, SessionId, Text};
use ledger::{Listing, Order, Presented, Profile, TokenHash, View};
use web::opening::Plan;

use crate::client::{Answer, Guest};
use crate::house::{EVENT, House, paris};

pub const TALKS: &str = "talks-2018";
pub const WORKSHOPS: &str = "workshops-2018";
/// All three, by their first day.
pub const ALL: [&str; 3] = [TALKS, WORKSHOPS, EVENT];

pub fn line(text: &str) -> Text {
    Text::line(text, Field::Title).expect("it is short")
}

pub fn link(url: &str) -> Link {
    Link::parse(url).expect("it is a link")
}

/// The house with two siblings beside it, all of the same gathering.
pub struct Week {
    pub house: House,
    number: u128,
}

impl Week {
    pub fn open() -> Self {
        let mut week = Self::apart();
        for slug in ALL {
            week.dress(slug, |look| look.gathering = line("loom-week"));
        }
        week
    }

    /// The three, of no gathering yet.
    pub fn apart() -> Self {
        let mut week = Self { house: House::open(), number: 0 };
        for (slug, title, day, kind) in
            [(TALKS, "Looms: the talks", "2018-05-26", DayKind::Talks), (WORKSHOPS, "Looms: hands on", "2018-05-27", DayKind::Workshops)]
        {
            let day = day.parse().unwrap();
            let plan = Plan::new(title, "Europe/Paris", day, day).unwrap().venue("Palais: 300; Hall: 200; @1 rue de la Navette").unwrap();
            week.house.ledger.create(slug.parse().unwrap(), plan.order()).wait().expect("the event opens");
            let mut days: Vec<_> = week.view(slug).event.days.iter().cloned().collect();
            for day in &mut days {
                day.kind = kind;
            }
            week.ask(slug, Command::Event(domain::event::Command::Schedule { seen: 1_000_000, days }));
        }
        week
    }

    pub fn view(&self, slug: &str) -> Arc<View> {
        self.house.ledger.view(slug).expect("the event is there")
    }

    fn id(&mut self) -> CommandId {
        self.number += 1;
        CommandId(Id::from_bits(self.number << 64 | 0x6a7e))
    }

    pub fn ask(&mut self, slug: &str, command: Command) -> CommandId {
        let id = self.id();
        self.house.ledger.ask(slug, Order::new(id, Actor::ORGANISER).with(command)).wait().expect("it is done");
        id
    }

    pub fn dress(&mut self, slug: &str, change: impl FnOnce(&mut Look)) {
        let mut look = self.view(slug).event.site.look.clone();
        change(&mut look);
        self.ask(slug, Command::Site(site::Command::Dress { seen: 1_000_000, look }));
    }

    /// Somebody comes into an event with this profile.
    pub fn brings(&mut self, slug: &str, profile: Profile) -> PersonId {
        let id = self.id();
        let person = PersonId(id.nth(0));
        let mut order = Order::new(id, Actor::ORGANISER).with(Command::Person(PersonCommand::Introduce { person, kind: Kind::Own }));
        order.profiles.push((person, profile));
        self.house.ledger.ask(slug, order).wait().expect("they come in");
        person
    }

    /// A page of an event's site.
    pub fn writes(&mut self, slug: &str, path: &str, title: &str, text: &str, change: impl FnOnce(&mut site::About)) {
        let mut about = site::About {
            path: Permalink::parse(path).unwrap(),
            title: line(title),
            menu: line(title),
            order: 1,
            text: Text::page(text, Field::Text).unwrap(),
            ..site::About::default()
        };
        change(&mut about);
        let page = PageId(Id::from_bits((self.number + 1) << 64 | 0x9a6e));
        self.ask(slug, Command::Site(site::Command::Write { page, seen: 1_000_000, about }));
    }

    /// A session of an event's first day.
    pub fn plans(&mut self, slug: &str, title: &str, at: &str, change: impl FnOnce(&mut session::About)) {
        let mut about = session::About {
            at: Some(at.parse().unwrap()),
            minutes: Some(45),
            ..session::About::new(line(title), session::Kind::Talk, self.view(slug).event.days[0].date)
        };
        change(&mut about);
        let session = SessionId(Id::from_bits((self.number + 1) << 64 | 0x5e55));
        self.ask(slug, Command::Session(SessionCommand::Plan { session, about, source: Text::empty(), anyway: true }));
    }

    /// Somebody who came into an event by a link that gives this role.
    pub fn guest(&self, slug: &str, role: Role) -> Guest {
        let mut guest = self.house.visitor();
        let token = format!("{slug}-{}-{}", role.word(), self.number);
        let expires = paris("2018-05-30T00:00");
        self.house.ledger.make_link(slug, TokenHash::of(&token), role, expires, 1).wait().expect("the link is written");
        assert_eq!(guest.form(&format!("/{slug}/link/{token}"), &token).send().location(), format!("/{slug}/"));
        guest
    }

    pub fn page(&self, path: &str) -> Answer {
        self.house.visitor().page(path)
    }
}

/// The line of links to siblings, as a reader hears it.
fn roof(page: &Answer) -> String {
    let Some((_, rest)) = page.body.split_once("<nav class=\"roof\"") else { return String::new() };
    rest.split("</nav>").next().unwrap().to_owned()
}

#[test]
fn every_sibling_links_to_the_others_by_kind_and_date_and_says_where_one_is() {
    let week = Week::open();
    for path in ["/paris-2018/about", "/paris-2018/timetable", "/paris-2018/", "/paris-2018/stream"] {
        let line = roof(&week.page(path));
        let order = ["/paris-2018/gathering", "/talks-2018/about", "/workshops-2018/about", "/paris-2018/about"];
        let found: Vec<usize> =
            order.iter().map(|href| line.find(&format!("href=\"{href}\"")).unwrap_or_else(|| panic!("{path}: {line}"))).collect();
        assert!(found.is_sorted(), "{path}: {line}");
        assert!(line.contains("Talks <span>26 May</span>") && line.contains("Workshops <span>27 May</span>"), "{line}");
        assert!(line.contains("href=\"/paris-2018/about\" aria-current=\"true\">impl Days <span>28–29 May</span>"), "{line}");
        assert_eq!(line.matches("aria-current").count(), 1, "{line}");
    }
    let french = roof(&week.house.visitor().speaking("fr").page("/talks-2018/about"));
    assert!(french.contains("Conférences <span>26 mai</span>") && french.contains("Ateliers"), "{french}");
}

#[test]
fn two_of_a_kind_have_their_titles() {
    let mut week = Week::open();
    let mut days: Vec<_> = week.view(WORKSHOPS).event.days.iter().cloned().collect();
    for day in &mut days {
        day.kind = DayKind::Talks;
    }
    week.ask(WORKSHOPS, Command::Event(domain::event::Command::Schedule { seen: 1_000_000, days }));
    let line = roof(&week.page("/paris-2018/about"));
    assert!(line.contains("Looms: the talks <span>") && line.contains("Looms: hands on <span>"), "{line}");
}

#[test]
fn who_says_another_word_or_none_is_no_sibling() {
    let mut week = Week::apart();
    week.dress(TALKS, |look| look.gathering = line("Loom-Week"));
    week.dress(EVENT, |look| look.gathering = line("silk-week"));
    for slug in ALL {
        assert_eq!(roof(&week.page(&format!("/{slug}/about"))), "", "{slug}");
        let gone = week.house.visitor().get(&format!("/{slug}/gathering"));
        assert_eq!(gone.status, 404, "{}", gone.text());
        assert!(gone.text().contains("No other event"), "{}", gone.text());
    }
    // However the word is written, and at once on pages that were drawn before.
    week.dress(EVENT, |look| look.gathering = line(" LOOM-week. "));
    for path in ["/talks-2018/about", "/talks-2018/", "/talks-2018/timetable", "/paris-2018/about"] {
        assert!(roof(&week.page(path)).contains("/paris-2018/about"), "{path}");
    }
    assert!(!roof(&week.page("/talks-2018/about")).contains(WORKSHOPS));
}

#[test]
fn the_gathering_has_one_page_whose_address_is_that_of_the_first() {
    let mut week = Week::open();
    week.dress(TALKS, |look| look.line = line("A day of talks about looms"));
    week.dress(EVENT, |look| look.city = line("Paris"));
    let speaker = week.brings(TALKS, Profile { name: "Noor Weber".to_owned(), ..Profile::default() });
    week.plans(TALKS, "Warp and weft", "10:00", |about| about.speakers = vec![speaker]);
    let same = Profile { name: "noor weber".to_owned(), presented: Some(Box::new(Presented::default())), ..Profile::default() };
    week.brings(WORKSHOPS, same);
    for slug in ALL {
        let page = week.page(&format!("/{slug}/gathering"));
        assert!(page.body.contains("<link rel=\"canonical\" href=\"/talks-2018/gathering\">"), "{}", page.body);
        for said in [
            "Loom Week",
            "Saturday, 26 May to Tuesday, 29 May 2018",
            "A day of talks about looms",
            "1 rue de la Navette",
            "28–29 May",
            "Paris",
        ] {
            assert!(page.text().contains(said), "{slug}: {said}: {}", page.text());
        }
        // One of whom two sites tell is one.
        assert_eq!(page.text().to_lowercase().matches("noor weber").count(), 1, "{}", page.text());
        let data = page.body.split_once("application/ld+json\">").unwrap().1.split_once("</script>").unwrap().0;
        let data: serde_json::Value = serde_json::from_str(data).expect("it is data");
        let names: Vec<&str> = data["subEvent"].as_array().unwrap().iter().map(|event| event["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["Looms: the talks", "Looms: hands on", "impl Days Paris 2018"]);
        assert_eq!((data["startDate"].as_str(), data["endDate"].as_str()), (Some("2018-05-26"), Some("2018-05-29")));
    }
    let data = week.page("/paris-2018/about.jsonld").json();
    assert_eq!(data["superEvent"]["name"], "Loom Week");
    assert!(data["superEvent"]["url"].as_str().unwrap().ends_with("/talks-2018/gathering"), "{data}");
    assert!(week.page("/talks-2018/sitemap.xml").body.contains("/talks-2018/gathering<"));
    assert!(!week.page("/paris-2018/sitemap.xml").body.contains("gathering"));
}

#[test]
fn on_its_days_the_gathering_says_what_is_on_now_and_next_wherever_one_reads() {
    let mut week = Week::open();
    week.plans(TALKS, "Warp and weft", "10:00", |_| ());
    week.plans(TALKS, "Silk", "11:00", |_| ());
    week.house.clock_strikes("2018-05-26T10:10");
    let page = week.page("/paris-2018/gathering").text();
    assert!(page.contains("Now and next") && page.contains("Warp and weft") && page.contains("Silk"), "{page}");
    week.house.clock_strikes("2018-05-26T11:05");
    let page = week.page("/paris-2018/gathering").text();
    assert!(!page.contains("Warp and weft") && page.contains("Silk"), "{page}");
    week.house.clock_strikes("2018-05-28T10:30");
    let page = week.page("/talks-2018/gathering").text();
    assert!(page.contains("Now and next") && !page.contains("Silk"), "{page}");
    week.house.clock_strikes("2018-06-02T10:30");
    assert!(!week.page("/talks-2018/gathering").text().contains("Now and next"));
}

fn sponsor(name: &str, gathering: bool) -> Sponsor {
    Sponsor { name: line(name), level: line("Gold"), link: None, text: Text::empty(), gathering }
}

#[test]
fn who_supports_the_gathering_stands_at_every_event_and_who_supports_one_at_that_one() {
    let mut week = Week::open();
    let of = |sponsors| Command::Site(site::Command::Sponsor { seen: 1_000_000, sponsors });
    week.ask(TALKS, of(vec![sponsor("Spindle Works", true), sponsor("Only Talks Ltd", false)]));
    week.ask(WORKSHOPS, of(vec![sponsor("spindle works", true)]));
    let front = week.page("/paris-2018/about");
    assert_eq!(front.body.matches("<p class=\"name\">Spindle Works</p>").count(), 1, "{}", front.text());
    assert!(front.text().contains("Supported by Spindle Works"), "{}", front.text());
    assert!(!front.body.contains("Only Talks Ltd"));
    assert!(week.page("/talks-2018/about").text().contains("Only Talks Ltd"));
    let data = week.page("/paris-2018/about.jsonld").json();
    assert_eq!(data["sponsor"][0]["name"], "Spindle Works");
    let roof = week.page("/paris-2018/gathering").text();
    assert!(roof.contains("Spindle Works") && !roof.contains("Only Talks Ltd"), "{roof}");
    // The form keeps who is whose.
    let mut mara = week.guest(TALKS, Role::Coordinator);
    let form = mara.form("/talks-2018/site/sponsors", "/site/sponsors");
    assert_eq!((form.value("gathering-0").as_deref(), form.value("gathering-1")), (Some("yes"), None));
    form.untick("gathering-0").set("gathering-1", "yes").press("", "").location();
    let front = week.page("/workshops-2018/about").text();
    assert!(front.contains("Only Talks Ltd"), "{front}");
}

#[test]
fn a_shared_page_is_found_at_the_siblings_and_its_one_address_is_where_it_was_written() {
    let mut week = Week::open();
    week.writes(TALKS, "code-of-conduct", "Code of conduct", "Be kind at {{ event.title }}. [Here](directions)", |page| page.shared = true);
    week.writes(TALKS, "directions", "Directions", "Only for the talks.", |_| ());
    week.writes(TALKS, "secret", "Not yet", "A draft of it.", |page| (page.shared, page.draft) = (true, true));
    let lent = week.page("/paris-2018/about/code-of-conduct");
    assert!(
        lent.text().contains("Be kind at Looms: the talks.") && lent.text().contains("This page is from Looms: the talks."),
        "{}",
        lent.text()
    );
    assert!(lent.body.contains("rel=\"canonical\" href=\"/talks-2018/about/code-of-conduct\""), "{}", lent.body);
    assert!(lent.body.contains("href=\"/talks-2018/about/directions\""), "its links stay its own: {}", lent.body);
    for none in ["directions", "secret"] {
        assert_eq!(week.house.visitor().get(&format!("/paris-2018/about/{none}")).status, 404, "{none}");
    }
    let menu = |week: &Week, path: &str| week.page(path).body.matches("/about/code-of-conduct\"").count();
    assert_eq!(menu(&week, "/workshops-2018/about"), 1);
    // Two siblings share one: it stands there once. An own page comes before both.
    week.writes(WORKSHOPS, "code-of-conduct", "Conduct", "As on Saturday.", |page| page.shared = true);
    assert_eq!(menu(&week, "/paris-2018/about"), 1);
    week.writes(EVENT, "welcome", "Welcome", "Read the [code](code-of-conduct).", |_| ());
    assert!(week.page("/paris-2018/about/welcome").body.contains("<a href=\"/paris-2018/about/code-of-conduct\">code</a>"));
    week.writes(EVENT, "code-of-conduct", "Ours", "Our own words.", |_| ());
    let own = week.page("/paris-2018/about/code-of-conduct").text();
    assert!(own.contains("Our own words.") && !own.contains("Be kind"), "{own}");
    // What was drawn once follows what is written there.
    week.writes(TALKS, "wifi", "Wifi", "Ask.", |page| page.shared = true);
    assert!(week.page("/paris-2018/about/wifi").text().contains("Ask."));
    assert!(week.page("/paris-2018/about").body.contains("/paris-2018/about/wifi\""));
}

#[test]
fn nothing_that_not_everybody_may_see_goes_from_one_event_to_another() {
    let mut week = Week::open();
    let presented =
        |text: &str| Some(Box::new(Presented { groups: vec!["team".to_owned()], text: text.to_owned(), ..Presented::default() }));
    let poisoned = |name: &str, listing| Profile {
        name: name.to_owned(),
        listing,
        contact: Some("poison-contact".to_owned()),
        email: Some("poison@mail.example".to_owned()),
        line: Some("poison-line".to_owned()),
        ticket: Some(ledger::Ticket {
            source: "tito".to_owned(),
            code: "POISON-CODE".to_owned(),
            secret: Some("poison-secret-of-a-ticket".to_owned()),
            kind: Some("poison-kind".to_owned()),
            void: false,
        }),
        presented: presented("poison-text"),
        ..Profile::default()
    };
    let hidden = [poisoned("Poison Nobody", Listing::Nobody), poisoned("Poison Participants", Listing::Participants)];
    let mut speakers: Vec<PersonId> = hidden.into_iter().map(|profile| week.brings(TALKS, profile)).collect();
    let taken_off = week.brings(TALKS, poisoned("Poison Hidden", Listing::Everyone));
    week.ask(TALKS, Command::Person(PersonCommand::Hide { person: taken_off, hidden: true }));
    speakers.push(taken_off);
    week.plans(TALKS, "Warp and weft", "10:00", |about| about.speakers.clone_from(&speakers));
    week.plans(TALKS, "Poison withdrawn", "10:00", |_| ());
    let withdrawn = week.view(TALKS).event.sessions.values().find(|session| session.about.title.as_str() == "Poison withdrawn").unwrap().id;
    week.ask(TALKS, Command::Session(SessionCommand::Stand { session: withdrawn, standing: session::Standing::Withdrawn }));
    week.writes(TALKS, "draft", "Poison draft", "poison-draft", |page| (page.shared, page.draft) = (true, true));
    week.writes(TALKS, "own", "Poison own", "poison-own", |_| ());
    week.writes(TALKS, "team", "Team", "{{ include people }}", |page| page.shared = true);
    week.ask(TALKS, Command::Event(domain::event::Command::Word { word: line("poison-word") }));
    week.house.clock_strikes("2018-05-26T10:10");
    let paths = [
        "gathering",
        "about",
        "about/team",
        "about.jsonld",
        "sitemap.xml",
        "stream",
        "timetable",
        "",
        "people",
        "site",
        "today.json",
        "door",
    ];
    let mut readers = [week.house.visitor(), week.guest(EVENT, Role::Participant), week.guest(EVENT, Role::Organiser)];
    for reader in &mut readers {
        for path in paths {
            for lang in ["en", "fr"] {
                let body = reader.clone().speaking(lang).get(&format!("/{EVENT}/{path}")).body.to_lowercase();
                assert!(!body.contains("poison"), "{path}: {body}");
            }
        }
    }
    // What could leak is there.
    assert!(week.guest(TALKS, Role::Coordinator).page("/talks-2018/about/team").body.contains("Poison Nobody"));
}

#[test]
fn the_stream_says_what_is_on_and_links_there_and_loads_nothing() {
    let mut week = Week::open();
    week.house.clock_strikes("2018-05-25T10:10");
    assert!(week.page("/talks-2018/stream").text().contains("Nobody said yet where it is shown."));
    week.dress(TALKS, |look| look.stream = Some(link("https://video.example/live")));
    week.plans(TALKS, "Warp and weft", "10:00", |_| ());
    week.plans(TALKS, "Silk", "11:00", |about| about.stream = Some(link("https://www.other.example/hall")));
    week.plans(TALKS, "Linen", "15:00", |_| ());
    week.house.clock_strikes("2018-05-25T10:10");
    let before = week.page("/talks-2018/stream").text();
    assert!(before.contains("It begins on Saturday, 26 May.") && !before.contains("Warp"), "{before}");
    week.house.clock_strikes("2018-05-26T10:10");
    let page = week.page("/talks-2018/stream");
    let (now, next) = page.body.split_once("id=\"h-next\"").expect("what is next is there");
    assert!(now.contains("Warp and weft") && !now.contains("Silk") && next.contains("Silk") && !next.contains("Linen"), "{}", page.body);
    assert!(
        now.contains("Watch at video.example")
            && next.contains("href=\"https://www.other.example/hall\"")
            && next.contains("Watch at other.example")
    );
    assert!(page.text().contains("Nothing of that site is loaded before you press."));
    for never in ["<iframe", "<video", "<img", "src=\"https:", "preconnect"] {
        assert!(!page.body.contains(never), "{never}");
    }
    assert!(page.body.contains(&format!("data-until=\"{}\"", paris("2018-05-26T10:45").as_millisecond())), "{}", page.body);
    for path in ["/talks-2018/about", "/talks-2018/timetable"] {
        assert!(week.page(path).body.contains("href=\"/talks-2018/stream\""), "{path}");
    }
    assert!(!week.page("/workshops-2018/about").body.contains("/workshops-2018/stream"));
    assert!(!week.page("/workshops-2018/timetable").body.contains("/workshops-2018/stream"));
}

#[test]
fn afterwards_the_stream_has_the_recordings_by_day() {
    let mut week = Week::open();
    week.plans(TALKS, "Warp and weft", "10:00", |about| about.recording = Some(link("https://video.example/warp")));
    week.plans(TALKS, "Silk", "11:00", |_| ());
    week.house.clock_strikes("2018-05-27T10:10");
    let page = week.page("/talks-2018/stream");
    assert!(page.text().contains("To see again") && page.text().contains("Saturday, 26 May"), "{}", page.text());
    assert!(page.body.contains("href=\"https://video.example/warp\"") && !page.text().contains("Silk"), "{}", page.text());
    assert!(week.page("/talks-2018/about").body.contains("href=\"/talks-2018/stream\""));
    assert!(week.page("/workshops-2018/stream").text().contains("Nobody said yet"), "another event has its own");
    week.house.clock_strikes("2018-05-28T10:10");
    assert!(week.page("/workshops-2018/stream").text().contains("nothing can be seen again yet"));
}

/// A ticket of Saturday's list.
fn ticket(code: &str, secret: &str) -> ledger::Ticket {
    let secret = Some(secret.to_owned()).filter(|secret| !secret.is_empty());
    ledger::Ticket { source: "pretix".to_owned(), code: code.to_owned(), secret, kind: Some("Student".to_owned()), void: false }
}

fn with_ticket(name: &str, code: &str) -> Profile {
    Profile {
        name: name.to_owned(),
        listing: Listing::Nobody,
        email: Some(format!("{}@mail.example", name.split(' ').next().unwrap().to_lowercase())),
        contact: Some("@reach".to_owned()),
        ticket: Some(ticket(code, &format!("secret-of-{code}-long-enough"))),
        ..Profile::default()
    }
}

impl Week {
    fn shares(&mut self, slugs: &[&str]) {
        for slug in slugs {
            self.dress(slug, |look| look.shares_tickets = true);
        }
    }

    fn door(&self) -> String {
        format!("/paris-2018/door?house={}", self.house.letters_of("Mozilla"))
    }

    /// Everybody of Monday's event with this name.
    fn called(&self, name: &str) -> Vec<(PersonId, Profile)> {
        let view = self.view(EVENT);
        view.people.iter().filter(|(_, profile)| profile.name == name).map(|(person, profile)| (person, profile.clone())).collect()
    }
}

#[test]
fn a_ticket_of_saturday_opens_mondays_door_once() {
    let mut week = Week::open();
    week.brings(TALKS, with_ticket("Amara Diallo", "GVRKK-1"));
    week.brings(TALKS, with_ticket("Marek Kowal", "GVRKK-2"));
    let mut greeter = week.house.guest(Role::Greeter);
    let find = |greeter: &mut Guest, week: &Week, q: &str| greeter.page(&format!("{}&q={q}", week.door()));
    // Not before both say so.
    for slug in [EVENT, TALKS] {
        assert!(!find(&mut greeter, &week, "GVRKK-1").body.contains("Amara"), "{slug}");
        week.shares(&[slug]);
    }
    for (q, who) in
        [("gvrkk1", vec!["Amara"]), ("Amara+Diallo", vec!["Amara"]), ("GVRKK", vec!["Amara", "Marek"]), ("Amara", vec![]), ("GVR", vec![])]
    {
        let page = find(&mut greeter, &week, q);
        for name in ["Amara", "Marek"] {
            assert_eq!(page.body.contains(&format!("<bdi>{name}")), who.contains(&name), "{q}: {}", page.text());
        }
    }
    let page = find(&mut greeter, &week, "GVRKK-1");
    assert!(page.text().contains("from the list of Looms: the talks") && !page.body.contains("GVRKK-1</p>"), "{}", page.text());
    // The script asks the same.
    let asked = greeter.page("/paris-2018/door/gathering?q=gvrkk1").json();
    assert_eq!(asked["people"][0]["n"], "Amara Diallo");
    let key = asked["people"][0]["ticket"].as_str().unwrap().to_owned();
    let mut others = week.house.guest(Role::Participant);
    assert_eq!(others.get("/paris-2018/door/gathering?q=gvrkk1").status, 403);

    let mozilla = week.house.letters_of("Mozilla");
    let tap = |id: &str| {
        let taps = serde_json::json!([{ "id": id, "is": "bring", "ticket": key, "house": mozilla, "ago": 0.0 }]).to_string();
        vec![("taps".to_owned(), taps)]
    };
    for (id, is) in [("one", "done"), ("one", "done"), ("two", "already")] {
        let answer = greeter.post("/paris-2018/door/taps", &tap(id)).json();
        assert_eq!(answer["answers"][0]["is"], is, "{answer}");
        assert_eq!(answer["answers"][0]["say"], "Amara Diallo: here since 9:20", "{answer}");
        let brought = week.called("Amara Diallo");
        let [(_, amara)] = brought.as_slice() else { panic!("one Amara: {brought:?}") };
        assert_eq!((amara.email.as_deref(), amara.listing, amara.contact.as_deref()), (Some("amara@mail.example"), Listing::Nobody, None));
        assert_eq!(amara.ticket, Some(ticket("GVRKK-1", "secret-of-GVRKK-1-long-enough")));
        assert_eq!(amara.from.as_ref().map(|from| from.event.as_str()), Some(TALKS));
        assert!(amara.answers.keys().all(|question| question.as_ref() == "ticket.said"), "{:?}", amara.answers);
    }
    // Found by this event's own list from now on.
    assert!(find(&mut greeter, &week, "GVRKK-1").text().contains("here since 9:20"));
    // No name is written down in what happened.
    assert!(!week.house.changes_since(0).contains("Amara"));
    // Without script the same: a page of who is meant, and one tap.
    let page = find(&mut greeter, &week, "GVRKK-2");
    let (_, ticket) = page.body.split_once("name=\"ticket\" value=\"").expect("whose ticket it is");
    let ticket = ticket.split('"').next().unwrap();
    let fields = [("house", mozilla.as_str()), ("ticket", ticket), ("is", "bring"), ("seq", "1")];
    let answer = greeter.post("/paris-2018/door", &fields.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert!(greeter.page(answer.location()).text().contains("Marek Kowal: here since 9:20"));
}

#[test]
fn a_ticket_that_is_not_good_here_brings_nobody_in() {
    let mut week = Week::open();
    week.shares(&ALL);
    let mut void = with_ticket("Noor Weber", "VOIDD-1");
    void.ticket.as_mut().unwrap().void = true;
    let noor = week.brings(TALKS, void);
    let gone = week.brings(TALKS, with_ticket("Griselda Fort", "GONEE-1"));
    week.ask(TALKS, Command::Person(PersonCommand::Erase { person: gone }));
    // Here somebody else has a ticket with that code; it stays theirs.
    let amara = week.brings(TALKS, with_ticket("Amara Diallo", "SAMEE-1"));
    let own = week.brings(EVENT, with_ticket("Linus Berg", "SAMEE-1"));
    let mut greeter = week.house.guest(Role::Greeter);
    let mozilla = week.house.letters_of("Mozilla");
    let elsewhere = "other-2018";
    let day = "2018-05-27".parse().unwrap();
    let plan = Plan::new("Another one", "Europe/Paris", day, day).unwrap();
    week.house.ledger.create(elsewhere.parse().unwrap(), plan.order()).wait().unwrap();
    week.dress(elsewhere, |look| look.shares_tickets = true);
    let stranger = week.brings(elsewhere, with_ticket("Emil Stone", "ALONE-1"));
    let keys = [(TALKS, noor), (TALKS, gone), (TALKS, amara), (elsewhere, stranger), ("nowhere", stranger)];
    for (number, (slug, person)) in keys.into_iter().enumerate() {
        let seq = week.house.seq();
        let taps =
            serde_json::json!([{ "id": format!("t{number}"), "is": "bring", "ticket": format!("{slug}:{person}"), "house": mozilla }]);
        let answer = greeter.post("/paris-2018/door/taps", &[("taps".to_owned(), taps.to_string())]).json();
        assert_eq!(answer["answers"][0]["is"], "refused", "{answer}");
        assert_eq!(week.house.seq(), seq, "{slug}");
    }
    assert!(week.view(EVENT).people.get(own).unwrap().has_ticket());
    for q in ["VOIDD-1", "GONEE-1", "ALONE-1"] {
        assert_eq!(greeter.page(&format!("/paris-2018/door/gathering?q={q}")).json()["people"], serde_json::json!([]), "{q}");
    }
}

#[test]
fn whoever_signs_in_with_saturdays_ticket_is_in_on_monday_too() {
    let mut week = Week::open();
    week.brings(TALKS, with_ticket("Amara Diallo", "GVRKK-1"));
    let sign_in =
        |guest: &mut Guest, email: &str| guest.form("/paris-2018/sign-in", "/sign-in").set("code", "gvrkk 1").set("email", email).send();
    assert_eq!(sign_in(&mut week.house.visitor(), "amara@mail.example").status, 422);
    week.shares(&[EVENT, TALKS]);
    assert_eq!(sign_in(&mut week.house.visitor(), "eve@mail.example").status, 422);
    let mut phone = week.house.visitor();
    sign_in(&mut phone, "amara@mail.example").location();
    assert!(phone.page("/paris-2018/me").text().contains("Amara Diallo"));
    let mut laptop = week.house.visitor();
    sign_in(&mut laptop, "amara@mail.example").location();
    // The link of the letter, opened at another event.
    let link = "/paris-2018/t/secret-of-GVRKK-1-long-enough";
    let mut tablet = week.house.visitor();
    let seq = week.house.seq();
    assert!(tablet.page(link).text().contains("Amara"));
    assert_eq!(week.house.seq(), seq, "looking changes nothing");
    tablet.form(link, link).send().location();
    assert!(tablet.page("/paris-2018/me").text().contains("Amara Diallo"));
    assert_eq!(week.called("Amara Diallo").len(), 1);
}

/// Fills in Saturday's questionnaire.
fn says_on_saturday(guest: &mut Guest, agrees: bool) {
    let form = guest.form("/talks-2018/questionnaire", "/questionnaire").set("name", "Amara Diallo").set("listing", "participants");
    let form = form.set("q:level", "2").set("q:languages", "fr").set("q:diet", "poison-diet").set("q:access", "poison-access");
    let form = if agrees { form.set("goes-along", "yes") } else { form };
    form.send().location();
}

#[test]
fn what_amara_lets_go_along_is_offered_on_monday_and_known_once_she_confirms() {
    let week = Week::open();
    let mut amara = week.house.visitor();
    says_on_saturday(&mut amara, false);
    let empty = amara.page("/paris-2018/questionnaire");
    assert!(
        !empty.body.contains("Amara") && !empty.text().contains("This is what you said"),
        "without her yes nothing goes along: {}",
        empty.text()
    );
    amara.form("/talks-2018/questionnaire", "/questionnaire").set("goes-along", "yes").send().location();
    let seq = week.house.seq();
    let form = amara.form("/paris-2018/questionnaire", "/questionnaire");
    let known = ["name", "listing", "q:level", "q:languages", "goes-along"].map(|name| form.value(name).unwrap_or_default());
    assert_eq!(known, ["Amara Diallo", "participants", "2", "fr", "yes"]);
    assert_eq!((form.value("q:diet").as_deref(), form.value("q:access").as_deref()), (Some(""), Some("")));
    assert_eq!(week.house.seq(), seq, "looking changes nothing");
    assert!(week.called("Amara Diallo").is_empty());
    // Nobody else's browser sees it.
    assert!(!week.page("/paris-2018/questionnaire").body.contains("Amara"));
    amara.form("/paris-2018/questionnaire", "/questionnaire").set("q:level", "3").send().location();
    let known = week.called("Amara Diallo");
    let [(_, profile)] = known.as_slice() else { panic!("one Amara: {known:?}") };
    assert_eq!(profile.from.as_ref().map(|from| from.event.as_str()), Some(TALKS));
    assert!(profile.goes_along);
    assert!(!format!("{profile:?}").contains("poison"));
    // What she says on Monday counts there, and is not written over by Saturday's.
    assert_eq!(amara.form("/paris-2018/questionnaire", "/questionnaire").value("q:level").as_deref(), Some("3"));
    // Each event says where else something is known.
    let saturday = amara.page("/talks-2018/me/erase");
    assert!(saturday.text().contains("is known at impl Days Paris 2018, too") && saturday.body.contains("href=\"/paris-2018/me/erase\""));
    let monday = amara.page("/paris-2018/me/erase");
    assert!(monday.text().contains("came from Looms: the talks") && monday.body.contains("href=\"/talks-2018/me/erase\""));
    amara.form("/paris-2018/me/erase", "/me/erase").send().location();
    assert!(!amara.page("/talks-2018/me/erase").text().contains("impl Days Paris 2018"));
}

#[test]
fn who_agreed_and_comes_by_ticket_is_known_with_what_they_said() {
    let mut week = Week::open();
    week.shares(&ALL);
    for (name, code, agrees) in [("Amara Diallo", "GVRKK-1", true), ("Marek Kowal", "GVRKK-2", false)] {
        let mut guest = week.house.visitor();
        let form =
            guest.form("/talks-2018/questionnaire", "/questionnaire").set("name", name).set("q:level", "2").set("q:diet", "poison-diet");
        let form = if agrees { form.set("goes-along", "yes") } else { form };
        form.send().location();
        let view = week.view(TALKS);
        let (person, profile) = view.people.iter().find(|(_, profile)| profile.name == name).unwrap();
        let profile = Profile { ticket: Some(ticket(code, "")), email: Some("them@mail.example".to_owned()), ..profile.clone() };
        let mut order = Order::new(week.id(), Actor { who: domain::Who::Person(person), role: Role::Visitor });
        order.profiles.push((person, profile));
        week.house.ledger.ask(TALKS, order).wait().unwrap();
    }
    for code in ["GVRKK-1", "GVRKK-2"] {
        let mut guest = week.house.visitor();
        guest.form("/paris-2018/sign-in", "/sign-in").set("code", code).set("email", "them@mail.example").send().location();
    }
    let level = |name: &str| week.called(name)[0].1.answer("level").cloned();
    assert_eq!(level("Amara Diallo"), Some(domain::questionnaire::Value::Number(2)));
    assert_eq!(level("Marek Kowal"), None);
    assert!(!format!("{:?}", week.view(EVENT).people).contains("poison"));
}

#[test]
fn open_pages_hear_which_siblings_there_are_and_what_they_are_called() {
    let mut week = Week::apart();
    week.dress(EVENT, |look| look.gathering = line("loom-week"));
    let mut ada = week.house.visitor();
    let page = ada.page("/paris-2018/");
    assert!(page.body.contains("<i id=\"roof\" hidden></i>"), "nobody is beside it yet");
    let mut board = ada.watch("/paris-2018/");
    board.hears("roof");
    let changed = board.changes();
    let heard = |board: &mut crate::client::Stream, what: &str| {
        let told = board.hears(what);
        assert_eq!(told.name, "roof", "{}", told.data);
        told.json()["put"]["roof"].as_str().expect("the line").to_owned()
    };
    // One comes under the roof, is renamed, and goes.
    week.dress(TALKS, |look| look.gathering = line("LOOM-week"));
    let told = heard(&mut board, "/talks-2018/about");
    assert!(ada.page("/paris-2018/").body.contains(&told), "as it is after a reload: {told}");
    let facts = |title: &str, week: &Week| {
        let event = &week.view(TALKS).event;
        domain::event::Facts {
            title: line(title),
            zone: event.zone.iana_name().unwrap().to_owned(),
            contacts: event.contacts.clone(),
            editing: event.editing,
            language: event.language.clone(),
            series: event.series.clone(),
            newcomers_each: event.newcomers_each,
        }
    };
    let days = week.view(TALKS).event.days.iter().cloned().map(|day| domain::Day { kind: DayKind::Impl, ..day }).collect();
    week.ask(TALKS, Command::Event(domain::event::Command::Schedule { seen: 1_000_000, days }));
    heard(&mut board, "Looms: the talks");
    let renamed = facts("Spindles: the talks", &week);
    week.ask(TALKS, Command::Event(domain::event::Command::Describe { seen: 1_000_000, facts: renamed }));
    let told = heard(&mut board, "Spindles: the talks");
    assert!(ada.page("/paris-2018/timetable").body.contains(&told), "{told}");
    // What happens inside a sibling is nobody's business here.
    week.plans(TALKS, "Bobbins", "10:00", |_| ());
    week.dress(TALKS, |look| look.gathering = line(""));
    assert_eq!(heard(&mut board, "hidden"), "<i id=\"roof\" hidden></i>");
    assert!(!board.said().contains("Bobbins"));
    assert_eq!(board.changes(), changed, "no board changed: {}", board.said());
}

#[test]
fn who_signs_up_for_a_workshop_is_led_to_what_makes_them_known_on_monday() {
    let week = Week::open();
    let mut mara = week.house.guest(Role::Coordinator);
    let form = mara.form("/paris-2018/timetable/new", "/timetable").set("title", "Looms").set("kind", "workshop");
    let looms = form.set("seats", "9").set("sign-up", "yes").send().location().to_owned();
    let talk = mara.form("/paris-2018/timetable/new", "/timetable").set("title", "Spindles").send().location().to_owned();
    let way = "href=\"/paris-2018/questionnaire#goes-along\"";
    let mut amara = week.house.visitor();
    assert!(amara.page(&looms).body.contains(way) && !amara.page(&talk).body.contains(way));
    assert!(amara.page("/paris-2018/questionnaire").body.contains("id=\"goes-along\""));
    let form = amara.form("/paris-2018/questionnaire", "/questionnaire").set("name", "Amara Diallo").set("goes-along", "yes");
    form.send().location();
    assert!(!amara.page(&looms).body.contains(way), "who agreed is asked no more");
}
