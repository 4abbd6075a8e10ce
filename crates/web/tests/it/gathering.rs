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

pub fn link(url: &str) -> Option<Link> {
    Some(Link::parse(url).expect("it is a link"))
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
            days.iter_mut().for_each(|day| day.kind = kind);
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
            language: None,
            title: line(title),
            menu: line(title),
            order: 1,
            draft: false,
            shared: false,
            aliases: vec![],
            text: Text::page(text, Field::Text).unwrap(),
        };
        change(&mut about);
        let page = PageId(Id::from_bits((self.number + 1) << 64 | 0x9a6e));
        self.ask(slug, Command::Site(site::Command::Write { page, seen: 1_000_000, about }));
    }

    /// A session of an event's first day.
    pub fn plans(&mut self, slug: &str, title: &str, at: &str, change: impl FnOnce(&mut session::About)) {
        let mut about = session::About {
            title: line(title),
            subtitle: Text::empty(),
            kind: session::Kind::Talk,
            day: self.view(slug).event.days[0].date,
            at: Some(at.parse().unwrap()),
            minutes: Some(45),
            place: domain::Place::default(),
            speakers: vec![],
            language: None,
            text: Text::empty(),
            seats: None,
            sign_up: false,
            slides: None,
            stream: None,
            recording: None,
            links: vec![],
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
        assert_eq!(guest.form(&format!("/{slug}/link/{token}"), "").send().location(), format!("/{slug}/"));
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
    days.iter_mut().for_each(|day| day.kind = DayKind::Talks);
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
    let presented = |text: &str| Some(Box::new(Presented { groups: vec!["team".to_owned()], links: vec![], text: text.to_owned() }));
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
    week.dress(TALKS, |look| look.stream = link("https://video.example/live"));
    week.plans(TALKS, "Warp and weft", "10:00", |_| ());
    week.plans(TALKS, "Silk", "11:00", |about| about.stream = link("https://www.other.example/hall"));
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
    week.plans(TALKS, "Warp and weft", "10:00", |about| about.recording = link("https://video.example/warp"));
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
