//! The event's own site: read by everybody, written by coordinators.

use domain::Role;

use crate::client::{Answer, Guest};
use crate::house::{House, add_project, paris};

const NEW: &str = "/paris-2018/site/new";
const ABOUT: &str = "/paris-2018/about";

/// Mara writes a page: title, address, text, and anything else.
fn write(mara: &mut Guest, title: &str, path: &str, text: &str, more: &[(&str, &str)]) -> Answer {
    let form = mara.form(NEW, "/site/pages").set("title", title).set("path", path).set("text", text);
    more.iter().fold(form, |form, (name, value)| form.set(name, value)).press("", "")
}

fn article(page: &Answer) -> String {
    let rest = page.body.split_once("<article").unwrap_or_else(|| panic!("no article: {}", page.text())).1;
    rest.split_once('>').unwrap().1.split("</article>").next().unwrap().to_owned()
}

#[test]
fn without_a_page_the_front_says_what_the_event_knows() {
    let house = House::open();
    house.clock_strikes("2018-05-20T09:00");
    let mut ada = house.visitor();
    let page = ada.page(ABOUT);
    for said in [
        "impl Days Paris 2018",
        "Monday, 28 May to Tuesday, 29 May 2018",
        "16 bis boulevard Montmartre",
        "ten minutes on foot",
        "Mara coordinates",
        "Code of conduct: Ines, +33 1 99 00 12 34",
    ] {
        assert!(page.text().contains(said), "{said}: {}", page.text());
    }
    assert!(!page.text().contains("Today,"), "{}", page.text());
    assert!(page.body.contains("href=\"/paris-2018/\"") && ada.page("/paris-2018/").body.contains("href=\"/paris-2018/about\""));
    let french = house.visitor().speaking("fr").page(ABOUT);
    assert!(french.text().contains("lundi 28 mai") && french.text().contains("À qui s’adresser"), "{}", french.text());
}

#[test]
fn on_the_days_it_opens_with_what_is_on() {
    let house = House::open();
    add_project(&mut house.visitor(), "QUIC in Rust", "Ada");
    let mut mara = house.guest(Role::Coordinator);
    let today = |page: &Answer| page.text().contains("Today, Monday, 28 May") && page.text().contains("QUIC in Rust");
    assert!(today(&house.visitor().page(ABOUT)));
    write(&mut mara, "Welcome", "", "Come in.", &[]).location();
    assert!(today(&house.visitor().page(ABOUT)));
    // A week before nothing is on; once the last day has ended neither.
    for time in ["2018-05-21T10:00", "2018-05-30T05:00"] {
        house.ledger.clock().set(paris(time));
        assert!(!house.visitor().page(ABOUT).text().contains("Today,"), "{time}");
    }
    house.ledger.clock().set(paris("2018-05-28T09:20"));
    // Who shows it in the text has it there and nowhere else.
    let edit = edit_of(&house, "Welcome");
    mara.form(&edit, &edit).set("text", "Come in.\n\n{{ include today }}\n\n{{ include board }}").press("", "").location();
    let once = ["id=\"h-today\"", "id=\"h-site-board\""];
    let page = house.visitor().page(ABOUT);
    for once in once {
        assert_eq!(page.body.matches(once).count(), 1, "{once}: {}", page.body);
    }
    // Who shows only what is on has what runs below it.
    mara.form(&edit, &edit).set("text", "{{ include today }}\n\nCome in.").press("", "").location();
    let page = house.visitor().page(ABOUT);
    assert!(once.into_iter().all(|once| page.body.matches(once).count() == 1), "{}", page.body);
    assert!(page.text().find("QUIC in Rust") < page.text().find("Come in."), "{}", page.text());
    // Once the days are over the page says nothing of them.
    house.ledger.clock().set(paris("2018-06-30T10:00"));
    let page = house.visitor().page(ABOUT);
    assert!(!page.text().contains("Today,") && !page.text().contains("QUIC in Rust"), "{}", page.text());
}

/// Where the page with this title is changed.
fn edit_of(house: &House, title: &str) -> String {
    let view = house.view();
    let page = view.event.site.pages.values().find(|page| page.about.title.as_str() == title).expect("the page is there");
    format!("/paris-2018/site/pages/{}", page.id.0.short())
}

#[test]
fn nothing_on_a_page_runs_and_markup_is_text() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let text = "<script>alert(1)</script>\n\n# A <b>title</b>\n\n<img src=x onerror=alert(2)> [a](javascript:alert(3)) [b](data:text/html,x) ![c](//example.org/c.png)\n\n<!-- a remark -->\n\n<iframe src=https://example.org></iframe>\n\n[d](mailto:mara@days.example) [e](https://example.org/e)";
    write(&mut mara, "<script>alert(4)</script>", "bad", text, &[("menu", "<i>Bad</i>")]).location();
    let page = house.visitor().page("/paris-2018/about/bad");
    let article = article(&page);
    for never in ["<script", "<img", "<iframe", "javascript:", "data:", "<b>", "//example.org/c.png", "remark"] {
        assert!(!article.contains(never), "{never}: {article}");
    }
    assert!(
        article.contains("&lt;script&gt;")
            && article.contains("href=\"mailto:mara@days.example\"")
            && article.contains("href=\"https://example.org/e\"")
    );
    assert!(!page.body.contains("<script>alert") && !page.body.contains("<i>Bad"));
}

#[test]
fn values_are_text_and_follow_the_event() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    mara.form("/paris-2018/site/look", "/look").set("city", "**Paris** <b>").send().location();
    let text = "{{ event.title }} in {{event.city}}, {{ event.dates }} ({{ event.year }}, {{ event.zone }}).\n\n\
        {{ venues.1.name }}: {{ venues.1.address }}, {{ venues.1.seats }}. Then {{ venues.overflow.name }}, {{ venues.overflow.way }}.\n\n\
        {{ days.1.date }}, {{ days.1.hours }}. {{ conduct.contact }}. `{{ event.title }}` [map](https://maps.example/?q={{venues.1.address}})";
    write(&mut mara, "When {{ event.year }}", "when", text, &[]).location();
    let page = house.visitor().page("/paris-2018/about/when");
    let body = article(&page);
    for said in [
        "impl Days Paris 2018 in **Paris** &lt;b&gt;, Monday, 28 May to Tuesday, 29 May 2018 (2018, Europe/Paris).",
        "Mozilla: 16 bis boulevard Montmartre, 55. Then Formeret Espace Cléry, ten minutes on foot.",
        ". Ines, +33 1 99 00 12 34. ",
        "<code>{{ event.title }}</code>",
        "https://maps.example/?q=16%20bis%20boulevard%20Montmartre",
    ] {
        assert!(body.contains(said), "{said}: {body}");
    }
    assert!(page.body.contains("<h1>When 2018</h1>"));
    let french = house.visitor().speaking("fr").page("/paris-2018/about/when");
    assert!(article(&french).contains("lundi 28 mai"), "{}", article(&french));
}

#[test]
fn a_page_that_shows_the_houses_says_how_to_get_in() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    write(&mut mara, "Access", "access", "Steps and lifts:\n\n{{ include houses }}", &[]).location();
    let venue = house.view().event.venues[1].id;
    let to = format!("/paris-2018/settings/houses/{}", venue.0.short());
    mara.form(&to, &to).set("access", "A lift beside the stage.").set("step-free", "yes").send().location();
    let page = house.visitor().page("/paris-2018/about/access");
    for said in ["Formeret Espace Cléry", "ten minutes on foot", "A lift beside the stage.", "There is a way in without steps."] {
        assert!(article(&page).contains(said), "{said}: {}", article(&page));
    }
}

#[test]
fn a_name_that_means_nothing_is_refused_with_what_was_meant() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let before = house.seq();
    let answer = write(&mut mara, "When", "when", "On {{ event.date }}, see {{ include timtable }}. And `{{ nothing }}`.", &[]);
    assert_eq!((answer.status, house.seq()), (422, before));
    assert_eq!(
        answer.refusal(),
        "“event.date” is no value and no part; did you mean “event.dates”? “include timtable” is no value and no part; did you mean “include timetable”?"
    );
    assert_eq!(mara.form_of(&answer, "/site/pages").value("title").as_deref(), Some("When"));
    let answer = write(&mut mara, "When", "when", "In a sentence {{ include sponsors }}", &[]);
    assert_eq!(answer.refusal(), "“include sponsors” shows only on a line of its own.");
    assert_eq!(write(&mut mara, "When {{ year }}", "when", "x", &[]).status, 422);
    assert!(write(&mut mara, "When", "when", "{{ xyzzyxyzzy }}", &[]).refusal().contains("There are: event.title, event.line, "));

    // What came by another way is left out for others and shown to the team.
    house.order(domain::site::Command::Write {
        page: domain::PageId(domain::Id::from_bits(7)),
        seen: 0,
        about: page_about("odd", "One {{ event.date }} two [x](nowhere)"),
    });
    let page = house.visitor().page("/paris-2018/about/odd");
    assert!(article(&page).contains("One  two x") && !page.body.contains("event.date"), "{}", page.body);
    let team = mara.page("/paris-2018/about/odd");
    assert!(
        team.text().contains("did you mean “event.dates”?") && team.text().contains("The link to “nowhere” leads nowhere."),
        "{}",
        team.text()
    );
}

fn page_about(path: &str, text: &str) -> domain::site::About {
    use domain::{Field, Text};
    domain::site::About {
        path: domain::site::Permalink::parse(path).unwrap(),
        title: Text::line("Odd", Field::Title).unwrap(),
        text: Text::page(text, Field::Text).unwrap(),
        ..domain::site::About::default()
    }
}

#[test]
fn a_draft_is_the_teams_alone() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    write(&mut mara, "Secret plan", "plan", "Cake.", &[("draft", "yes"), ("menu", "Plan")]).location();
    write(&mut mara, "Open", "open", "[plan](plan)", &[]).location();
    for mut guest in [house.visitor(), house.guest(Role::Participant)] {
        let gone = guest.get("/paris-2018/about/plan");
        assert_eq!(gone.status, 404);
        assert!(gone.text().contains("This page is not there any more") && !gone.body.contains("Secret"), "{}", gone.text());
        let open = guest.page("/paris-2018/about/open");
        assert!(!open.body.contains("about/plan") && article(&open).contains("<p>plan</p>"), "{}", open.body);
        assert!(!guest.page("/paris-2018/sitemap.xml").body.contains("plan"));
        assert!(!guest.page("/paris-2018/history").body.contains("Secret plan"));
    }
    let team = mara.page("/paris-2018/about/plan");
    assert!(team.text().contains("This page is a draft: only the team sees it.") && team.text().contains("Cake"), "{}", team.text());
    assert!(mara.page("/paris-2018/about/open").body.contains("href=\"/paris-2018/about/plan\">Plan</a>"));
}

#[test]
fn a_page_in_another_language_falls_back_and_says_so() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    write(&mut mara, "Getting there", "location", "By bus.", &[("language", "en"), ("menu", "Location")]).location();
    let mut noor = house.visitor().speaking("fr");
    let page = noor.page("/paris-2018/about/location");
    assert!(page.text().contains("anglais") && page.text().contains("n’existe pour l’instant que dans cette langue"), "{}", page.text());
    assert!(page.body.contains("<article class=\"written\" dir=\"auto\" lang=\"en\">") && !page.body.contains("hreflang=\"x-default\""));
    write(&mut mara, "Comment venir", "location", "En bus.", &[("language", "fr"), ("menu", "Y aller")]).location();
    let page = noor.page("/paris-2018/about/location");
    assert!(
        page.text().contains("En bus") && !page.text().contains("pour l’instant") && page.text().contains("Y aller"),
        "{}",
        page.text()
    );
    let head = page.body.split("</head>").next().unwrap();
    for fact in [
        "hreflang=\"en\" href=\"/paris-2018/about/location?lang=en\"",
        "hreflang=\"x-default\"",
        "rel=\"canonical\" href=\"/paris-2018/about/location?lang=fr\"",
        "og:locale\" content=\"fr\"",
        "name=\"description\" content=\"En bus.\"",
    ] {
        assert!(head.contains(fact), "{fact}: {head}");
    }
    // In one language there is one page at an address.
    let taken = write(&mut mara, "Another", "/Location/", "x", &[("language", "fr")]);
    assert_eq!(
        (taken.status, taken.refusal().as_str()),
        (422, "The page “Comment venir” has this address in the same language. Choose another one.")
    );
}

/// A page in Portuguese, as a folder has it.
fn folder_writes(house: &House, title: &str, path: &str, text: &str, menu: &str) {
    let line = |text: &str| domain::Text::page(text, domain::Field::Text).unwrap();
    let about = domain::site::About {
        path: domain::site::Permalink::parse(path).unwrap(),
        language: "pt".parse().ok(),
        title: line(title),
        menu: line(menu),
        text: line(text),
        ..domain::site::About::default()
    };
    let page = domain::PageId(domain::Id::from_bits(u128::from(house.seq()) << 100 | 0x9a6e));
    house.order(domain::site::Command::Write { page, seen: house.seq(), about });
}

#[test]
fn a_page_is_read_in_its_language_though_the_program_does_not_speak_it() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    write(&mut mara, "Getting there", "location", "By bus.", &[("language", "en"), ("menu", "Location")]).location();
    folder_writes(&house, "Como chegar", "location", "## De metro\n\n## De barco\n\n## A pé", "Chegar");
    folder_writes(&house, "Regras", "rules", "Sê gentil.", "Regras");
    let address = "/paris-2018/about/location";
    let in_portuguese = |page: &Answer, words: &str| {
        let body = &page.body;
        assert!(body.contains(&format!("<html lang=\"{words}\"")), "{body}");
        for part in [
            "<h1 lang=\"pt\">Como chegar</h1>",
            "<article class=\"written\" dir=\"auto\" lang=\"pt\">",
            "De metro",
            "<ul lang=\"pt\">",
            "lang=\"pt\" aria-current=\"page\">Chegar<",
        ] {
            assert!(body.contains(part), "{part}: {body}");
        }
        assert!(body.contains(&format!("rel=\"canonical\" href=\"{address}?lang=pt\"")), "{body}");
        assert!(!page.text().contains("only in") && !page.text().contains("pour l’instant"), "{}", page.text());
    };
    for (wish, words) in [("pt", "en"), ("pt-PT, pt;q=0.9, fr;q=0.5", "fr"), ("de, pt;q=0.4", "en")] {
        in_portuguese(&house.visitor().speaking(wish).page(address), words);
    }
    let english = "<a href=\"/paris-2018/about/location?lang=en\" hreflang=\"en\">English</a>";
    assert!(house.visitor().speaking("pt").page(address).body.contains(english), "what is around it offers the page in its own language");
    // What the address asks for is remembered on the way through the site.
    let mut noor = house.visitor().speaking("fr, pt;q=0.2");
    in_portuguese(&noor.page(&format!("{address}?lang=pt")), "fr");
    in_portuguese(&noor.page(address), "fr");
    // Every address that is said elsewhere gives what it says.
    let english = house.visitor().speaking("en, pt;q=0.9").page(address);
    assert!(english.body.contains("hreflang=\"pt\" href=\"/paris-2018/about/location?lang=pt\"") && english.text().contains("By bus."));
    assert!(english.text().contains("Portuguese"), "{}", english.text());
    assert!(house.visitor().page("/paris-2018/sitemap.xml").body.contains("hreflang=\"pt\""));
    // Whoever writes another one may choose the language, too.
    assert!(mara.page(NEW).body.contains("<option value=\"pt\""));
    // Where there is only one, it is named in the reader's words, and a wish for it counts before no wish.
    let rules = house.visitor().speaking("fr").page("/paris-2018/about/rules");
    assert!(rules.text().contains("dans cette langue : portugais"), "{}", rules.text());
    assert!(!house.visitor().speaking("pt").page("/paris-2018/about/rules").text().contains("This page is only"));
}

#[test]
fn old_addresses_lead_to_the_page_and_their_fragments_are_there() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let text =
        "## Talks\n\n## impl days (May 28th and 29th)\n\n## Talks\n\nSee [there](/location/#talks), [the board](board), [up](#talks).";
    write(&mut mara, "Location", "about/location", text, &[("aliases", "location/\nvenue.html\nlocation/#day-two")]).location();
    let mut ada = house.visitor();
    for old in ["location", "location/", "venue.html", "about/location/", "about/location.html", "About/Location"] {
        let moved = ada.get(&format!("/paris-2018/about/{old}?lang=en"));
        assert_eq!((moved.status, moved.header("location")), (301, "/paris-2018/about/about/location?lang=en"), "{old}");
    }
    assert_eq!(ada.get("/paris-2018/about/").header("location"), "/paris-2018/about");
    let page = ada.page("/paris-2018/about/about/location");
    for there in [
        "id=\"talks\"",
        "id=\"impl-days-may-28th-and-29th\"",
        "id=\"talks-1\"",
        "<a id=\"day-two\"></a>",
        "href=\"/paris-2018/about/about/location#talks\"",
        "href=\"/paris-2018/\"",
        "href=\"#talks\"",
    ] {
        assert!(page.body.contains(there), "{there}: {}", page.body);
    }
    assert!(page.text().contains("On this page"));
    assert_eq!(ada.get("/paris-2018/about/nowhere").status, 404);
}

#[test]
fn what_an_older_site_had_at_its_root_is_found_where_one_event_alone_has_it() {
    let mut week = crate::gathering::Week::apart();
    let plain = |_: &mut domain::site::About| {};
    week.writes("paris-2018", "location", "Way", "Walk.", |about| about.aliases = vec![crate::gathering::line("venue.html")]);
    week.writes("paris-2018", "timetable", "Hours", "Later.", plain);
    week.writes("paris-2018", "plan", "Plan", "Cake.", |about| about.draft = true);
    let mut ada = week.house.visitor();
    for (old, new) in [
        ("/location", "/paris-2018/about/location"),
        ("/location/?lang=fr", "/paris-2018/about/location?lang=fr"),
        ("/Location.html", "/paris-2018/about/location"),
        ("/venue.html", "/paris-2018/about/location"),
        ("/timetable", "/paris-2018/about/timetable"),
    ] {
        let answer = ada.get(old);
        assert_eq!((answer.status, answer.header("location")), (301, new), "{old}");
        assert!(answer.header("content-security-policy").contains("default-src"), "{old}");
    }
    // What is no page for everybody is nowhere, an event's own addresses are its own, and the program's are the program's.
    week.writes("paris-2018", "new", "New", "Here.", plain);
    for nowhere in ["/plan", "/nowhere", "/paris-2018/location", "/index.html", "/location/../plan", "/assets/location"] {
        assert_eq!(ada.get(nowhere).status, 404, "{nowhere}");
    }
    for own in ["/", "/new", "/robots.txt", "/paris-2018/timetable"] {
        assert_ne!(ada.get(own).status, 301, "{own}");
    }
    assert_eq!(ada.post("/location", &[]).status / 100, 4);
    // Two events that have it are one too many.
    week.writes("talks-2018", "location", "Way", "Walk.", plain);
    assert_eq!((ada.get("/location").status, ada.get("/venue.html").status), (404, 301));
}

#[test]
fn a_preview_writes_nothing_and_two_who_write_see_both() {
    let house = House::open();
    let (mut mara, mut bea) = (house.guest(Role::Coordinator), house.guest(Role::Organiser));
    let before = house.seq();
    let preview = mara
        .form(NEW, "/site/pages")
        .set("title", "Plan")
        .set("path", "plan")
        .set("text", "by *Mara*, {{ event.year }}")
        .press("preview", "yes");
    assert_eq!((preview.status, house.seq()), (200, before));
    assert!(preview.body.contains("by <em>Mara</em>, 2018"), "{}", preview.body);
    let done = mara.form_of(&preview, "/site/pages").press("", "");
    assert_eq!(done.location(), "/paris-2018/about/plan");

    let edit = edit_of(&house, "Plan");
    let (mine, theirs) = (mara.page(&edit), bea.page(&edit));
    bea.form_of(&theirs, &edit).set("title", "The plan").press("", "").location();
    let both = mara.form_of(&mine, &edit).set("text", "by Mara alone").press("", "");
    assert_eq!(both.status, 409);
    assert!(both.text().contains("The plan") && both.text().contains("by Mara alone"), "{}", both.text());
    mara.form_of(&both, &edit).send().location();
    let view = house.view();
    let page = view.event.site.pages.values().next().unwrap();
    assert_eq!((page.about.title.as_str(), page.about.text.as_str()), ("The plan", "by Mara alone"));
    assert!(mara.page(&format!("/paris-2018/history?page={}", page.id.0.short())).text().contains("wrote the page “The plan”"));
}

#[test]
fn the_history_shows_what_a_page_was_but_for_its_draft() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    write(&mut mara, "Food", "food", "Onions, secretly.", &[("draft", "yes")]).location();
    let edit = edit_of(&house, "Food");
    mara.form(&edit, &edit).set("text", "Soup.").untick("draft").press("", "").location();
    let published = house.seq();
    mara.form(&edit, &edit).set("text", "Cake.").press("", "").location();
    let step = |seq: u64| format!("/paris-2018/history/{seq}");
    let last = house.visitor().page(&step(published + 1));
    assert!(last.text().contains("Soup.") && last.text().contains("Cake."), "{}", last.text());
    let first = house.visitor().page(&step(published));
    assert!(first.text().contains("wrote the page “Food”") && !first.body.contains("Onions"), "{}", first.text());
    assert!(mara.page(&step(published)).text().contains("Onions, secretly."));
}

#[test]
fn a_page_goes_and_comes_back() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    write(&mut mara, "Food", "food", "Soup.", &[("menu", "Food")]).location();
    let edit = edit_of(&house, "Food");
    assert_eq!(mara.form(&edit, "/remove").send().location(), "/paris-2018/site");
    assert_eq!(house.visitor().get("/paris-2018/about/food").status, 404);
    assert_eq!(mara.get(&edit).status, 404);
    write(&mut mara, "Other food", "food", "Cake.", &[]).location();
    let refused = mara.form("/paris-2018/site", "/back").send();
    assert_eq!(refused.refusal(), "The page “Other food” has this address in the same language. Choose another one.");
    mara.form(&edit_of(&house, "Other food"), "/remove").send().location();
    let list = mara.page("/paris-2018/site");
    let back = format!("{edit}/back");
    mara.form_of(&list, &back).send().location();
    assert!(house.visitor().page("/paris-2018/about/food").text().contains("Soup"));
}

#[test]
fn sponsors_stand_by_level_and_links_at_the_foot() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form = mara
        .form("/paris-2018/site/sponsors", "/sponsors")
        .set("name-0", "Zwiebel AG")
        .set("level-0", "Gold")
        .set("link-0", "https://zwiebel.example/");
    form.set("text-0", "We *peel*.").set("name-1", "Lauch").send().location();
    mara.form("/paris-2018/site/look", "/look").set("links", "Archive https://archive.example/\nhttps://forum.example/").send().location();
    write(&mut mara, "Thanks", "thanks", "{{ include sponsors }}", &[]).location();
    let page = house.visitor().page("/paris-2018/about/thanks");
    assert!(
        article(&page).contains("<h2 class=\"level-name\">Gold</h2>") && article(&page).contains("We <em>peel</em>."),
        "{}",
        article(&page)
    );
    assert!(page.text().contains("Supported by Zwiebel AG, Lauch") && page.body.contains("href=\"https://archive.example/\""));
    let refused = mara.form("/paris-2018/site/sponsors", "/sponsors").set("name-1", "").set("level-1", "Tin").send();
    assert_eq!(refused.status, 422);
    let refused = mara.form("/paris-2018/site/look", "/look").set("links", "Archive example").send();
    assert!(refused.refusal().contains("example"), "{}", refused.refusal());
}

#[test]
fn a_colour_that_cannot_be_read_is_moved_and_said() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    assert!(!house.visitor().page(ABOUT).body.contains("look.css"));
    mara.form("/paris-2018/site/look", "/look").set("coloured", "yes").set("accent", "#ffd400").send().location();
    let look = mara.page("/paris-2018/site/look");
    assert!(look.text().contains("#ffd400 is too light on white: it is #"), "{}", look.text());
    for page in [ABOUT, "/paris-2018/", "/paris-2018/people"] {
        let page = house.visitor().page(page);
        let href = page
            .body
            .split("href=\"")
            .find_map(|rest| rest.split('"').next().filter(|href| href.contains("look.css")))
            .expect("it is linked")
            .to_owned();
        let css = house.visitor().page(&href);
        assert!(css.header("cache-control").contains("immutable") && css.header("content-type").starts_with("text/css"));
        assert!(css.body.contains("--accent: #ffd400") && css.body.matches("--accent").count() == 3, "{}", css.body);
    }
    let refused = mara.form("/paris-2018/site/look", "/look").set("accent", "yellow").send();
    assert_eq!(refused.refusal(), "“yellow” is no colour. Write it like #0b5b4c.");
}

#[test]
fn machines_read_the_same_facts() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    mara.form("/paris-2018/site/look", "/look").set("line", "Two days </script><script>alert(1)</script> of work.").send().location();
    let page = house.visitor().page(ABOUT);
    let data = page.body.split("<script type=\"application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let inline: serde_json::Value = serde_json::from_str(data).expect("it is JSON");
    let file = house.visitor().page("/paris-2018/about.jsonld");
    assert!(file.header("content-type").starts_with("application/ld+json"));
    for (data, base) in [(inline, ""), (file.json(), "http")] {
        assert_eq!(data["@type"], "Event");
        assert_eq!(data["location"][0]["maximumAttendeeCapacity"], 55);
        assert_eq!(data["location"][1]["address"], "17 rue de Cléry");
        assert!(data["startDate"].as_str().unwrap().starts_with("2018-05-28T") && data["startDate"].as_str().unwrap().ends_with("+02:00"));
        assert!(data["url"].as_str().unwrap_or("").starts_with(base));
    }
    write(&mut mara, "Food", "food", "Soup.", &[]).location();
    let sitemap = house.visitor().page("/paris-2018/sitemap.xml").body;
    assert!(sitemap.contains("/paris-2018/about?lang=fr</loc>") && sitemap.contains("/paris-2018/about/food</loc>"), "{sitemap}");
    let robots = house.visitor().page("/robots.txt").body;
    assert!(robots.contains("/paris-2018/sitemap.xml") && robots.contains("Disallow: /*/team$"), "{robots}");
}

#[test]
fn who_speaks_is_named_to_whom_they_told() {
    let house = House::open();
    let mut noor = house.guest(Role::Participant);
    let form = noor.form("/paris-2018/notes/new", "/notes").set("text", "Tea?").set("name", "Noor Zwetschge");
    form.set("listing", "participants").send().location();
    let speaker = house.person("Noor Zwetschge");
    let mut mara = house.guest(Role::Coordinator);
    house.plans("Steam engines", speaker);
    write(&mut mara, "People", "people", "{{ include people speakers }}\n\n{{ include timetable }}", &[]).location();
    let everybody = house.visitor().page("/paris-2018/about/people");
    assert!(everybody.text().contains("Steam engines") && !everybody.body.contains("Zwetschge"), "{}", everybody.text());
    assert!(!everybody.body.contains(&speaker.0.short()), "{}", everybody.body);
    assert!(!house.visitor().page("/paris-2018/about.jsonld").body.contains("Zwetschge"));
    assert!(!noor.page("/paris-2018/about.jsonld").body.contains("Zwetschge"));
    assert!(noor.page("/paris-2018/about/people").text().contains("Noor Zwetschge"));
    let data = house.visitor().page("/paris-2018/about.jsonld").json();
    assert_eq!(
        (&data["subEvent"][0]["name"], &data["subEvent"][0]["startDate"]),
        (&"Steam engines".into(), &"2018-05-28T14:00:00+02:00".into())
    );
}

#[test]
fn a_page_is_drawn_once_and_served_to_all() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    write(&mut mara, "Food", "food", "Soup.", &[]).location();
    let page = house.visitor().page("/paris-2018/about/food");
    let etag = page.header("etag").to_owned();
    assert!(!etag.is_empty());
    let again = house.visitor().saying("If-None-Match", &etag).get("/paris-2018/about/food");
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    assert_ne!(house.guest(Role::Participant).page("/paris-2018/about/food").header("etag"), etag);
    assert_ne!(house.visitor().speaking("fr").page("/paris-2018/about/food").header("etag"), etag);
    add_project(&mut house.visitor(), "QUIC in Rust", "Ada");
    assert_ne!(house.visitor().page("/paris-2018/about/food").header("etag"), etag);
    assert!(page.body.len() < 60_000);
}

#[test]
fn an_older_address_never_leads_away_from_another_page_or_a_room() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let old = |mara: &mut Guest, path: &str, old: &str| write(mara, &format!("Page at {path}"), path, "Here.", &[("aliases", old)]);
    old(&mut mara, "location", "venue.html\nlocation/#day-two").location();
    for (alias, says) in [
        ("/Location/", "“/Location/” leads to the page “Page at location” already. Take it out of the old addresses here, or there."),
        ("location.html#day-three", "leads to the page “Page at location” already."),
        ("venue/index.html", "leads to the page “Page at location” already."),
        ("/timetable/", "“/timetable/” is a room of the event, and links lead there. Take it out of the old addresses."),
    ] {
        let refused = old(&mut mara, "faq", alias);
        assert_eq!(refused.status, 422, "{alias}");
        assert!(refused.refusal().contains(says), "{alias}: {}", refused.refusal());
        assert!(refused.body.contains("<div class=\"field wrong\"><label for=\"aliases\">"), "{alias}");
    }
    let refused = old(&mut mara, "venue", "");
    assert_eq!(
        refused.refusal(),
        "This address leads to the page “Page at location”. Choose another one, or take it out of that page’s old addresses."
    );
    // The same page in another language has the same older addresses; a page may be called as a room.
    let form = mara.form("/paris-2018/site/new", "/site/pages").set("title", "Le lieu").set("path", "location").set("language", "fr");
    form.set("text", "Ici.").set("aliases", "venue.html").press("", "").location();
    old(&mut mara, "people", "team/\npeople.html").location();
    assert_eq!(house.visitor().get("/paris-2018/about/team").header("location"), "/paris-2018/about/people");
}

#[test]
fn whoever_writes_a_page_sees_what_it_may_name_and_what_that_is_now() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let help = mara.page("/paris-2018/site/new").text();
    let help = help.split_once("{{ event.title }}").expect("the help").1.to_owned();
    for part in [
        "the name of the event impl Days Paris 2018",
        "the house with this number 1: Mozilla · 2: Formeret Espace Cléry",
        "Nobody said so yet",
        "1: Monday, 28 May · 2: Tuesday, 29 May",
        "{{ include timetable 2018-05-29 }} Tuesday, 29 May",
    ] {
        assert!(help.contains(part), "{part}: {help}");
    }
    // What is not there is no value, and no part.
    for (named, says) in [
        ("{{ event.tite }}", "event.title"),
        ("{{ include sponsor }}", "include sponsors"),
        ("{{ include timetable 2018-06-29 }}", "2018-06-29"),
    ] {
        let refused = write(&mut mara, "A", "a", named, &[]);
        assert_eq!(refused.status, 422, "{named}");
        assert!(refused.refusal().contains(says), "{named}: {}", refused.refusal());
    }
}

#[test]
fn what_is_told_elsewhere_of_a_page_stands_in_its_head() {
    let options = web::Options { base_url: Some("https://days.example".to_owned()), ..web::Options::default() };
    let house = House::open_with(options, fanout::Limits::default());
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form("/paris-2018/timetable/new?day=2018-05-28", "/timetable").set("title", "Looms & levers").set("at", "10:30");
    let form = form
        .set("minutes", "45")
        .set("place", &house.view().event.venues[1].rooms[0].id.0.short())
        .set("text", "How *wool* becomes cloth.\n\nMore.");
    let looms = form.send().location().to_owned();
    for (path, canonical, title, described) in [
        ("/paris-2018/", "/paris-2018/?lang=fr", "lundi", "impl Days Paris 2018"),
        ("/paris-2018/?day=2018-05-29", "/paris-2018/?day=2018-05-29&lang=fr", "mardi", "impl Days Paris 2018"),
        ("/paris-2018/timetable", "/paris-2018/timetable?day=2018-05-28&lang=fr", "lundi 28 mai", "Looms & levers"),
        ("/paris-2018/stream", "/paris-2018/stream?lang=fr", "Diffusion en direct", "impl Days Paris 2018"),
        (
            looms.as_str(),
            "",
            "Looms & levers",
            "lundi 28 mai · 10 h 30 – 11 h 15 · Formeret Espace Cléry, salle 101 · How wool becomes cloth.",
        ),
    ] {
        let page = house.visitor().speaking("fr").page(path).body;
        let said = |what: &str| {
            let tag = page.split(what).nth(1).unwrap_or_else(|| panic!("{path} does not say {what}")).split('"').next().unwrap_or_default();
            tag.replace("&#38;", "&").replace("&amp;", "&")
        };
        let canonical = if canonical.is_empty() { format!("{looms}?lang=fr") } else { canonical.to_owned() };
        let canonical = format!("https://days.example{canonical}");
        assert_eq!(said("rel=\"canonical\" href=\""), canonical);
        assert_eq!(said("property=\"og:url\" content=\""), canonical);
        assert_eq!(said("hreflang=\"en\" href=\""), canonical.replace("lang=fr", "lang=en"));
        assert!(page.contains("hreflang=\"x-default\"") && said("property=\"og:type\" content=\"") == "website", "{path}");
        assert!(said("property=\"og:title\" content=\"").contains(title), "{}", said("property=\"og:title\" content=\""));
        assert_eq!(said("property=\"og:description\" content=\""), described, "{path}");
        assert_eq!(said("property=\"og:site_name\" content=\""), "impl Days Paris 2018");
        assert_eq!(said("<meta name=\"description\" content=\""), described, "{path}");
    }
}

#[test]
fn who_is_in_two_groups_stands_once_and_a_house_has_its_address() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let form = mara.form("/paris-2018/timetable/new?day=2018-05-28", "/timetable").set("title", "Looms").set("at", "10:30");
    form.set("minutes", "45").set("speakers", "Noor Haddad, Wim").send().location();
    // Who only calls others together is a host; who speaks, too, is with those who speak.
    let form = mara.form("/paris-2018/timetable/new?day=2018-05-28", "/timetable").set("title", "Yarn").set("at", "12:30");
    form.set("minutes", "30").set("kind", "meeting").set("speakers", "Ada, Wim").send().location();
    let noor = house.person("Noor Haddad");
    let presented = ledger::Presented { groups: vec!["team".to_owned()], ..ledger::Presented::default() };
    let known = ledger::Profile { name: "Noor Haddad".to_owned(), presented: Some(Box::new(presented)), ..ledger::Profile::default() };
    house.rewrite_profile(noor, ledger::Profile { listing: ledger::Listing::Everyone, ..known });
    write(&mut mara, "Who", "who", "{{ include people }}\n\n{{ include houses }}", &[]).location();
    let text = house.visitor().page("/paris-2018/about/who").text();
    assert_eq!(text.matches("Noor Haddad").count(), 1, "{text}");
    assert!(text.contains("Noor Haddad Team Looms") && text.contains("Wim Looms"), "{text}");
    let (speakers, hosts) = text.split_once("Hosts ").expect("hosts are told apart");
    assert!(hosts.starts_with("Ada Yarn") && !speakers.contains("Ada") && !hosts.contains("Wim"), "{text}");
    for house in ["Mozilla 0/55", "16 bis boulevard Montmartre", "17 rue de Cléry"] {
        assert!(text.contains(house), "{house}: {text}");
    }
}

#[test]
fn every_address_of_the_sitemap_is_what_its_page_says_itself_and_no_day_is_missing() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    write(&mut mara, "Food", "food", "Soup.", &[("language", "en")]).location();
    write(&mut mara, "Manger", "food", "De la soupe.", &[("language", "fr")]).location();
    write(&mut mara, "Rules", "rules", "Be kind.", &[]).location();
    house.plans("Steam engines", house.person("Mara"));
    // The same on the second day.
    let steam = house.view().event.sessions.values().next().unwrap().clone();
    let about = domain::session::About { day: "2018-05-29".parse().unwrap(), ..steam.about };
    let session = domain::SessionId(domain::Id::from_bits(0x5eaf << 100));
    let plan = domain::session::Command::Plan { session, about, source: domain::Text::empty(), anyway: true };
    let id = domain::CommandId(domain::Id::from_bits(0x5eaf << 64));
    let order = ledger::Order::new(id, domain::Actor::ORGANISER).with(domain::Command::Session(plan));
    house.ledger.ask(crate::house::EVENT, order).wait().unwrap();
    let sitemap = house.visitor().page("/paris-2018/sitemap.xml").body;
    let urls: Vec<&str> = sitemap.split("<url>").skip(1).collect();
    let mut seen = Vec::new();
    for url in urls {
        let loc = url.split("<loc>").nth(1).unwrap().split("</loc>").next().unwrap().replace("&amp;", "&");
        let at = loc.split_once("://").unwrap().1.split_once('/').map(|(_, path)| format!("/{path}")).unwrap();
        let page = house.visitor().page(&at).body.replace("&#38;", "&");
        assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{at}\">")), "{at}: {}", &page[..1000]);
        for tag in ["en", "fr", "x-default"] {
            let link = format!("rel=\"alternate\" hreflang=\"{tag}\"");
            assert_eq!(url.contains(&link), page.contains(&link), "{at} {tag}");
        }
        seen.push(at);
    }
    for at in [
        "/paris-2018/about/rules",
        "/paris-2018/about/food?lang=fr",
        "/paris-2018/?lang=en",
        "/paris-2018/?day=2018-05-29&lang=fr",
        "/paris-2018/timetable?day=2018-05-28&lang=en",
        "/paris-2018/timetable?day=2018-05-29&lang=fr",
    ] {
        assert!(seen.iter().any(|known| known == at), "{at}: {seen:?}");
    }
}
