//! Sites of the family: an invented one with the traps of other years, the real one where it is, and what nobody should write.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use formats::jekyll::{Redirect, Session, Site, Unreadable, read};
use formats::schedule::Kind;
use jiff::civil::{date, time};
use proptest::prelude::*;

/// The files of a folder, as paths in it.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    fn walk(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(root, &path, files);
            } else {
                let name = path.strip_prefix(root).expect("below the folder").to_string_lossy().into_owned();
                files.push((name, std::fs::read(&path).expect("a file")));
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, folder, &mut found);
    found
}

fn site_of(files: &[(String, Vec<u8>)]) -> Site {
    read(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))).expect("a site")
}

fn site(files: &[(&str, &str)]) -> Site {
    read(files.iter().map(|(path, text)| (*path, text.as_bytes()))).expect("a site")
}

fn turin() -> Site {
    site_of(&files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sites/turin-2019")))
}

fn session<'a>(site: &'a Site, id: &str) -> &'a Session {
    site.sessions.iter().find(|session| session.id == id).unwrap_or_else(|| panic!("no session {id}"))
}

fn whys(site: &Site) -> Vec<String> {
    let said = |line: Option<u32>| line.map_or_else(String::new, |line| format!(":{line}"));
    site.not_understood.iter().map(|remark| format!("{}{}: {}", remark.file, said(remark.line), remark.why)).collect()
}

#[test]
fn another_year_is_read_without_new_code() {
    let site = turin();
    assert_eq!((site.title.as_str(), site.city.as_str(), site.country.as_str()), ("Ferris & Friends", "Turin", "Italy"));
    assert_eq!((site.url.as_deref(), site.email.as_deref()), (Some("https://ferris.example/turin"), Some("team@ferris.example")));
    let days: Vec<(String, &str)> = site.days.iter().map(|day| (day.date.to_string(), day.kind.as_str())).collect();
    let expected = [("2019-10-19", "talks"), ("2019-10-20", "workshops"), ("2019-10-21", "impl_days"), ("2019-10-22", "impl_days")];
    assert_eq!(days, expected.map(|(date, kind)| (date.to_owned(), kind)));
    let houses: Vec<_> = site.venues.iter().map(|house| (house.name.as_str(), house.role.as_str(), house.address.as_deref())).collect();
    assert_eq!(
        houses,
        [
            ("Cascina Rossa", "impl_days", Some("Via dei Fiori 7, Torino")),
            ("Spazio Blu", "overflow", Some("Corso Lungo 12")),
            ("Teatro Verde", "main_venue", None),
        ]
    );
    let menus: Vec<_> = site.menus.iter().map(|menu| (menu.name.as_str(), menu.entries.len())).collect();
    assert_eq!(menus, [("footer", 2), ("header", 2)]);
    assert_eq!(site.menus[0].entries[1].title, "Code of Conduct");
    assert_eq!(site.pictures, ["assets/sponsors/thread.png", "assets/team/ada.png", "assets/turin/river.jpg"]);
}

#[test]
fn sessions_of_other_keys_are_read() {
    let site = turin();
    let ids: Vec<&str> = site.sessions.iter().map(|session| session.id.as_str()).collect();
    assert_eq!(ids, ["lunch", "mc", "opening", "threads", "when", "weaving"]);
    let opening = session(&site, "opening");
    assert_eq!((opening.title.as_str(), &opening.kind), ("Opening: what we'll do", &Kind::Keynote));
    assert_eq!((opening.date, opening.start, opening.end), (Some(date(2019, 10, 19)), Some(time(9, 30, 0, 0)), Some(time(10, 15, 0, 0))));
    assert_eq!((opening.room.as_deref(), opening.language.as_deref()), (Some("Teatro Verde, Sala 1"), Some("it")));
    assert_eq!((opening.description.as_str(), opening.permalink.as_deref()), ("More below.", Some("/talks/opening/")));
    assert_eq!(opening.speakers[0].name, "Wilma Weft");
    let threads = session(&site, "threads");
    assert_eq!(threads.title, "Threads, and how they break");
    assert_eq!((threads.start, threads.end), (Some(time(23, 45, 0, 0)), Some(time(0, 30, 0, 0))));
    let names: Vec<&str> = threads.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    assert_eq!(names, ["Wilma Weft", "Sam O'Spindle", "Someone Else", "ghost"]);
    let mc = session(&site, "mc");
    assert_eq!((mc.whole_day, mc.start, mc.special.as_deref(), &mc.kind), (true, None, Some("MC"), &Kind::Talk));
    assert_eq!(mc.speakers[0].name, "No");
    let lunch = session(&site, "lunch");
    assert_eq!((&lunch.kind, lunch.everybody, lunch.date, lunch.start), (&Kind::Break, true, Some(date(2019, 10, 20)), None));
    let weaving = session(&site, "weaving");
    assert_eq!((weaving.title.as_str(), &weaving.kind, weaving.date), ("Weaving for beginners", &Kind::Workshop, Some(date(2019, 10, 20))));
    // The timetable in the folder knows what the page does not say.
    let some_day = session(&site, "when");
    assert_eq!(
        (some_day.date, some_day.start, some_day.end),
        (Some(date(2019, 10, 19)), Some(time(15, 0, 0, 0)), Some(time(15, 40, 0, 0)))
    );
    assert_eq!((some_day.room.as_deref(), some_day.guid.as_deref()), (Some("Sala 2"), Some("8d5a3a0e-9f4c-4b57-8d23-0e2c5b1a1003")));
}

#[test]
fn people_and_sponsors_are_read_however_they_lie() {
    let site = turin();
    let people: Vec<_> = site.people.iter().map(|person| (person.id.as_str(), person.name.as_str(), person.groups.join("+"))).collect();
    let expected = [
        ("ada", "Ada Ashby", "organizer+emcee"),
        ("others", "Bo Brook", "organizer"),
        ("cy-cole", "Cy Cole", ""),
        ("di-dale", "Di Dale", "volunteer"),
    ];
    assert_eq!(people, expected.map(|(id, name, groups)| (id, name, groups.to_owned())));
    assert_eq!(site.people[0].links.len(), 2);
    assert_eq!((site.people[0].picture.as_deref(), site.people[0].description.as_str()), (Some("assets/team/ada.png"), "Ada organises."));
    assert_eq!(site.people[2].links[0].url, "https://github.com/cy-cole");
    let sponsors: Vec<_> = site.sponsors.iter().map(|one| (one.id.as_str(), one.level.as_deref(), one.link.as_deref())).collect();
    assert_eq!(
        sponsors,
        [
            ("loom-the-company", Some("platinum"), None),
            ("weavers-sons", Some("gold"), Some("https://weavers.example")),
            ("thread", Some("gold"), Some("https://thread.example")),
        ]
    );
    assert_eq!((site.sponsors[2].featured, site.sponsors[2].logo.as_deref()), (true, Some("assets/sponsors/thread.png")));
    let speakers: Vec<_> =
        site.speakers.iter().map(|one| (one.id.as_str(), one.name.as_str(), one.links.len(), one.description.trim())).collect();
    assert_eq!(speakers, [("loom", "Wilma Weft", 1, "Weaves."), ("spindle", "Sam O'Spindle", 1, "Weaves."), ("no", "No", 1, "")]);
}

#[test]
fn pages_become_ours() {
    let site = turin();
    let pages: Vec<_> = site.pages.iter().map(|page| (page.title.as_str(), page.permalink.as_str())).collect();
    assert_eq!(pages, [("What are `impl Days`", "/impl-days/"), ("Welcome", "/"), ("Where it is", "/location.html")]);
    let page = &site.pages[0];
    let hero = page.hero.as_ref().expect("a picture");
    assert_eq!((hero.picture.as_str(), hero.focus_x, hero.focus_y), ("/assets/turin/river.jpg", 20, 100));
    assert_eq!((hero.heading.as_str(), hero.text.as_str()), ("impl Days in {{ event.city }}", "Come and see."));
    let expected = "\
## Today's info

{{ include today }}

## When

On {{ days.3.date }} – {{ days.4.date }} 2019, at [{{ venues.1.name }}](/location/#the-impl-days-21st-and-22nd)
({{ venues.1.address }}) and {{ venues.overflow.name }}. Talks are on {{ days.1.date }} in {{ event.title }} .

{{ include sponsors }}

Open What are `impl Days`

[https://maps.example/embed?a=1](https://maps.example/embed?a=1)

Red
";
    assert_eq!(page.text, expected);
    assert_eq!(site.pages[1].text, "# Welcome\n\n{{ include sponsors }}\n");
    assert_eq!(
        site.pages[2].text,
        "## The impl Days (21st and 22nd)\n\nRing the bell.\n\n### Overflow house\n\n## `Teatro` Verde\n\n## Tram\n\n## Tram\n"
    );
}

#[test]
fn old_addresses_lead_on() {
    let site = turin();
    let redirects: Vec<_> = site.redirects.iter().map(|Redirect { from, to, .. }| (from.as_str(), to.as_str())).collect();
    assert_eq!(redirects, [("/about_impl_days/", "/impl-days/"), ("/impl/", "/impl-days/")]);
    let anchors: Vec<_> = site.anchors.iter().map(|one| (one.permalink.as_str(), one.fragment.as_str(), one.venue, one.line)).collect();
    assert_eq!(
        anchors,
        [
            ("/impl-days/", "todays-info", None, 19),
            ("/impl-days/", "about", None, 23),
            ("/impl-days/", "when", None, 24),
            ("/impl-days/", "end", None, 40),
            ("/", "welcome", None, 4),
            ("/location.html", "the-impl-days-21st-and-22nd", Some(0), 7),
            ("/location.html", "overflow-house", Some(1), 11),
            ("/location.html", "teatro-verde", Some(2), 13),
            ("/location.html", "tram", None, 15),
            ("/location.html", "by-tram", None, 17),
            ("/location.html", "tram", None, 19),
        ]
    );
}

#[test]
fn what_is_not_understood_is_listed_with_its_line() {
    let expected = [
        "_config.yml: the house “party” is not known yet: “TBA”",
        "_config.yml:6: “mailchimp” is not read (server)",
        "_config.yml:30: dinner: “to be announced”: no date is known in it",
        "_data/footer_menu.yml:2: “Imprint” of the menu leads to /imprint/, and there is no such page; it is left out",
        "_data/footer_menu.yml:5: “Code of Conduct” of the menu leads to /coc/, and there is no such page; it is left out",
        "_data/header_menu.yml:1: “Talks” of the menu leads to /talks/, and there is no such page; it is left out",
        "_data/header_menu.yml:4: an entry of a menu needs a title and a link; it is left out",
        "_data/speakers.yml:9: “javascript:alert(1)” is no address on the web; it is left out",
        "_data/speakers.yml:12: “desc” stands there twice; the last one that says something counts",
        "_data/sponsors.yml:6: “nowhere” is no address on the web; it is left out",
        "_data/weather.yml: data of that name are not known here; they are left out",
        "_layouts/: 1 file of how the site looked or was made; not read",
        "_talks/_schema.md: this is a template for others, and no data",
        "_talks/empty.md:2: nothing is said in it; it is left out",
        "_talks/lunch.md:6: “noonish” is no time of day",
        "_talks/opening.md:13: “mood” of sessions is not read: “happy”",
        "_talks/secret.md:2: “Not yet” is not public; it is left out",
        "_talks/threads.md:7: no speaker is called “ghost” in this site; the word is taken as a name",
        "_talks/when.md:3: “Wednesday” is no day of the event",
        "_workshops/index.html:2: /workshops/ does not lead to /schedule/ any more: no page of the site lies there",
        "_workshops/weaving.md:3: this is no YAML from here on: …; what can be read line by line is read",
        "assets/: 1 file of how the site looked or was made; not read",
        "impl-days.md:27: “{{ site.weather }}” stands for nothing that is known; it is left out",
        "impl-days.md:33: a list of “site.cats” is not known here; it is left out",
        "impl-days.md:34: a condition is not known here, and its first branch is taken: {% if site.open %}",
        "impl-days.md:34: the filter “upcase” of {{ page.title }} is not known here; its text is taken as it is",
        "impl-days.md:36: the part “map.html lat=1” is not known here; it is left out",
        "impl-days.md:37: a page of elsewhere cannot be shown inside a page; a link to https://maps.example/embed?a=1 stands there now",
        "impl-days.md:38: a style of its own cannot be in a page; the text stays, as the pages look",
        "impl-days.md:39: <script> cannot be in a page; it is left out",
        "impl-days.md:40: “{:.wide}” is how it looked there; it is left out",
        "readme.md:1: it has no front matter, so it is no page of the site",
        "schedule.xml: “Opening: what we'll do” begins at 09:45 here and at 09:30 on the site; the site counts",
        "schedule.xml: “Unheard of” stands in this timetable, and no session of the site has that title; it is left out",
    ];
    let mut said = whys(&turin());
    for why in &mut said {
        // The words of the parser are its own.
        if let Some((before, rest)) = why.clone().split_once("from here on: ")
            && let Some((_, after)) = rest.split_once(';')
        {
            *why = format!("{before}from here on: …;{after}");
        }
    }
    assert_eq!(said, expected, "{said:#?}");
}

/// A site of before the collections: all stands in files of data.
#[test]
fn data_may_be_lists_or_maps_and_name_each_other_in_any_order() {
    let site = site(&[
        ("_config.yml", "title: Old\nexclude: [\"/vendor\"]\n"),
        (
            "_data/program.yml",
            "- by: wilma\n  special: keynote\n  title: \"\\\"Open\\\" as in \\\"Welcoming\\\"\"\n- by:\n  title:\n- speakers: [wilma, No One]\n  title: 'Two: together'\n",
        ),
        (
            "_data/team.yml",
            "example:\n  name: Example Name\nwilma:\n  name: Wilma Weft\n  title: Loom Ltd\n  links:\n  - {icon: website, title: loom.example, link: \"https://loom.example/\"}\n",
        ),
        ("_data/sponsors.yml", "- name: Loom\n  logoName: loom.svg\n  group: partner\n"),
        ("assets/sponsors/loom.svg", ""),
    ]);
    let sessions: Vec<_> = site.sessions.iter().map(|one| (one.id.as_str(), one.kind.as_str(), one.speakers[0].id.as_str())).collect();
    assert_eq!(sessions, [("open-as-in-welcoming", "keynote", "wilma"), ("two-together", "talk", "wilma")]);
    assert_eq!((site.people[0].name.as_str(), site.people[0].links.len()), ("Wilma Weft", 1));
    assert_eq!(site.sponsors[0].logo.as_deref(), Some("assets/sponsors/loom.svg"));
    let said =
        ["_data/program.yml:4: nothing is said in it; it is left out", "_data/team.yml:1: “example” is a template for others, and no data"];
    assert_eq!(whys(&site), said);
}

#[test]
fn a_session_without_a_day_is_on_the_only_one_there_is_and_says_how_many_fit() {
    let talks = [
        ("_talks/a.md", "---\ntitle: A\ncapacity: 40\n---\n"),
        ("_talks/b.md", "---\ntitle: B\nday: Wednesday\nseats: \"20 people\"\n---\n"),
        ("_talks/c.md", "---\ntitle: C\ncapacity: as many as come\n---\n"),
    ];
    let read = |dates: &str| site(&[&[("_config.yml", format!("title: x\ndates:\n  talks: {dates}\n").as_str())][..], &talks].concat());
    let one = read("19 October 2019");
    let said = |site: &Site| site.sessions.iter().map(|one| (one.date, one.no_such_day, one.seats)).collect::<Vec<_>>();
    let day = Some(date(2019, 10, 19));
    assert_eq!(said(&one), [(day, false, Some(40)), (None, true, Some(20)), (day, false, None)]);
    assert_eq!(
        whys(&one),
        [
            "_talks/b.md:3: “Wednesday” is no day of the event",
            "_talks/c.md:3: “as many as come” is no number of people; the seats are not known"
        ]
    );
    assert_eq!(said(&read("19-20 October 2019"))[0].0, None, "nobody knows which of two");
}

#[test]
fn three_documents_are_three_things_or_one() {
    let people = site(&[("_people/all.yml", "---\nname: A\n---\nname: B\n---\n- name: C\n- name: D\n")]);
    assert_eq!(people.people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["A", "B", "C", "D"]);
    let page = site(&[("_config.yml", "title: x"), ("a.md", "---\ntitle: A\n---\nnote: this is text\n---\nmore: text\n")]);
    assert_eq!(page.pages[0].text, "note: this is text\n---\nmore: text\n");
}

#[test]
fn addresses_and_pictures_that_lead_nowhere_are_listed() {
    let hero = "<div class=\"hero\" style=\"background: url(/assets/gone.jpg)\"></div>\n![river](/assets/river%20bank.jpg) ![x](/assets/x.png)\n<img src='https://x.example/y.png'>\n";
    let site = site(&[
        ("_config.yml", "title: x\ncollections: {people: {output: true}}"),
        ("_data/menu.yml", "- {title: Blog, link: \"https://blog.example/\"}\n- {title: Team, link: /people/#ada}\n"),
        ("_people/ada.md", "---\nname: Ada\n---\n"),
        ("_sessions/index.html", "---\npermalink: /sessions/\nredirect_to: /talks/\n---\n"),
        ("assets/river bank.jpg", ""),
        ("people.md", &format!("---\ntitle: People\npermalink: /people/index.html\n---\n{hero}")),
    ]);
    let last = site.redirects.last().map(|last| (last.from.as_str(), last.to.as_str()));
    assert_eq!(last, Some(("/people/ada", "/people/index.html")));
    assert_eq!(
        whys(&site),
        [
            "_data/menu.yml:1: “Blog” of the menu leads elsewhere, to https://blog.example/; a menu here has the pages of the event",
            "_data/menu.yml:2: “Team” of the menu leads to /people/#ada, a part of a page; a menu here has whole pages",
            "_sessions/index.html:2: /sessions/ does not lead to /talks/ any more: no page of the site lies there",
            "people.md:5: the picture /assets/gone.jpg is not in the folder; it is left out",
            "people.md:6: the picture /assets/x.png is not in the folder; it is left out",
            "people.md:7: the picture https://x.example/y.png is elsewhere; it is not brought in",
        ]
    );
    let alone = |config: &str| whys(&self::site(&[("_config.yml", config), ("_people/ada.md", "---\nname: Ada\n---\n")]));
    let with_pages = alone("title: x\ncollections: {people: {output: true}}");
    assert_eq!(with_pages, ["_people/: the addresses of people, such as /people/ada, lead nowhere, as no page shows the people"]);
    // A collection has addresses only where the site made pages of it.
    for config in ["title: x", "title: x\ncollections: {people: {output: false}}", "title: x\ncollections: [people]"] {
        assert_eq!(alone(config), <[&str; 0]>::default(), "{config}");
    }
}

/// As libyaml reads it, by which such sites are built.
#[test]
fn a_quoted_text_of_several_lines_needs_no_room_before_them() {
    let talks = "- by: \"Wilma Weft\"\n  title: \"Looms, \\\"open\\\"\"\n  desc: \"A long one.\n\n\nGood news:\n- by: nobody\n  all\n\"\n- by: Sam O'Spindle\n  title: 'It''s\nthread'\n  desc: x\n";
    let site = site(&[("_config.yml", "title: x"), ("_data/talks.yml", talks)]);
    assert_eq!(whys(&site), Vec::<String>::new());
    let told: Vec<_> = site.sessions.iter().map(|one| (one.title.as_str(), one.description.as_str())).collect();
    assert_eq!(told, [("Looms, \"open\"", "A long one.\n\nGood news: - by: nobody all"), ("It's thread", "x")]);
}

#[test]
fn what_stands_before_an_error_is_read_and_the_error_says_what_it_is() {
    let talks = "- title: One\n  by: A B\n- title: Two\n  by: [A B\n  desc: }\n- title: Three\n";
    let site = site(&[("_config.yml", "title: x\nowner: me\ncity: {"), ("_data/talks.yml", talks)]);
    assert_eq!(site.title, "x");
    assert_eq!(site.sessions.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["One"]);
    let said = whys(&site);
    let broken: Vec<_> = said.iter().filter(|why| why.contains("no YAML from here on")).collect();
    assert_eq!(broken.len(), 2, "{said:#?}");
    for why in broken {
        let (_, reason) = why.split_once("from here on: ").unwrap_or_default();
        assert!(reason.len() > 5, "{why}");
    }
}

#[test]
fn yaml_that_explodes_is_not_read() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for n in 1..12 {
        let _ = writeln!(bomb, "a{n}: &a{n} [{}]", vec![format!("*a{}", n - 1); 10].join(", "));
    }
    let site = site(&[("_config.yml", &bomb), ("_data/speakers.yml", &format!("a: {}", "[".repeat(10_000)))]);
    let said = whys(&site);
    assert!(said.iter().any(|why| why.starts_with("_config.yml:5: there are more than 100000 things in it")), "{said:#?}");
    assert!(said.iter().any(|why| why.contains("lists deep") || why.contains("no YAML")), "{said:#?}");
    let many = "- x\n".repeat(600_000);
    let site = read([("_data/speakers.yml", many.as_bytes())]).expect("a site");
    assert!(whys(&site)[0].contains("100000 things"), "{:?}", site.not_understood);
    let large = "x".repeat(5 << 20);
    let site = read([("_data/speakers.yml", large.as_bytes())]).expect("a site");
    assert!(whys(&site)[0].contains("bytes"), "{:?}", site.not_understood);
}

#[test]
fn bad_bytes_and_markup_are_said() {
    let site = read([("_config.yml", &b"title: x\ncity: \xff"[..]), ("a.md", b"---\ntitle: B\xfe\n---\n")]).expect("a site");
    assert_eq!(
        whys(&site),
        ["_config.yml:2: this is no text in UTF-8; save it as UTF-8", "a.md:2: this is no text in UTF-8; save it as UTF-8"]
    );
    let page = |text: &str| {
        let text = format!("---\ntitle: T\n---\n{text}");
        read([("_config.yml", &b"title: x"[..]), ("a.md", text.as_bytes())]).expect("a site")
    };
    assert_eq!(page("a {{ open").pages[0].text, "a \\{\\{ open\n");
    assert_eq!(page("a {% raw %}{{ b }}{% endraw %}").not_understood.len(), 1);
    assert_eq!(page("{% case a %}no{% when 1 %}one{% when 2 %}two{% endcase %}!").pages[0].text, "one!\n");
    assert_eq!(page("<p\u{a0}style=\"a\">b</p>").pages[0].text, "<p\u{a0}style=\"a\">b\n");
    assert!(page(&"<div markdown=\"1\">".repeat(5_000)).pages[0].text.len() < 100_000);
    let collide = site_pages(&[("a.md", "/x/"), ("b.md", "/x/index.html")]);
    assert_eq!(whys(&collide), ["b.md:2: its address /x/index.html is that of a.md too"]);
}

fn site_pages(pages: &[(&str, &str)]) -> Site {
    let texts: Vec<(&str, String)> =
        pages.iter().map(|(file, permalink)| (*file, format!("---\ntitle: T\npermalink: {permalink}\n---\n"))).collect();
    let config = [("_config.yml", "title: x")].into_iter();
    read(config.chain(texts.iter().map(|(file, text)| (*file, text.as_str()))).map(|(file, text)| (file, text.as_bytes()))).expect("a site")
}

#[test]
fn a_folder_of_something_else_is_refused() {
    assert_eq!(read([("README.md", &b"hello"[..])]), Err(Unreadable::NoSite));
    assert_eq!(read([]), Err(Unreadable::NoSite));
    let names: Vec<String> = (0..=formats::jekyll::MOST_FILES).map(|n| format!("{n}.md")).collect();
    assert_eq!(read(names.iter().map(|name| (name.as_str(), &b""[..]))), Err(Unreadable::TooManyFiles));
}

/// The text of a page of Markdown or, by its ending, of HTML, and what was said of it.
fn page_of(file: &str, text: &str) -> (String, Vec<String>) {
    let text = format!("---\ntitle: T\n---\n{text}");
    let site = site(&[("_config.yml", "title: x\nlocation:\n  city: Turin\n"), (file, &text), ("a.jpg", ""), ("assets/x y.jpg", "")]);
    (site.pages[0].text.clone(), whys(&site))
}

#[test]
fn html_on_a_page_becomes_markdown() {
    for (html, markdown) in [
        (
            "<section>\n  <p>\nOne &amp; <em>two</em> <strong>three </strong>.\n</p>\n<p>Four</p></section>",
            "One &amp; *two* **three** .\n\nFour\n",
        ),
        ("<ul>\n  <li>a</li>\n  <li>b\n    <ol><li>c<li>d</ol>\n  </li>\n</ul>\nend", "- a\n- b\n  1. c\n  2. d\n\nend\n"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b\n"),
        ("<img src=\"/assets/x y.jpg\" alt='The [big] \"hall\"'>", "![The \\[big\\] \"hall\"](/assets/x%20y.jpg)\n"),
        ("<a href=\"/location/#x\" class=a data-b='>'>Where\n<b>it</b> is</a>, <a>no</a>", "[Where\n**it** is](/location/#x), no\n"),
        ("<a href='x'><h3>Head</h3><p>Text</p></a>", "### [Head](x)\n\n[Text](x)\n"),
        ("<h2 id='way'>The <i>way</i><br>there</h2>Go.", "## The *way* there\n\nGo.\n"),
        ("one<br/>\ntwo<br><br>three<br>", "one\\\ntwo\n\nthree\n"),
        ("<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n>\n> b\n\nc\n"),
        ("<pre><code>let a: Vec&lt;T&gt;;\n\n  # b\n</code></pre><code>`x`</code>", "```\nlet a: Vec<T>;\n\n  # b\n```\n\n`` `x` ``\n"),
        (
            "<table><tr><th>a</th><th>b</th></tr>\n<tr><td>1|2</td>\n<td><p>3</p><p>4</p></td></tr></table>z",
            "| a | b |\n|---|---|\n| 1\\|2 | 3 4 |\n\nz\n",
        ),
        (
            "<p># no heading</p><p>1. no point</p>2 * 3 * 4 snake_case [x] <3 a_",
            "\\# no heading\n\n1\\. no point\n\n2 \\* 3 \\* 4 snake_case \\[x\\] \\<3 a\\_\n",
        ),
        ("a<!-- no <b> -->b<hr>c", "ab\n\n---\n\nc\n"),
        ("<b>never <i>closed", "**never *closed***\n"),
        ("</p></div>a<p", "a\\<p\n"),
        ("<p>in {{ site.location.city }}</p>x {% include sponsors.html %} y", "in {{ event.city }}\n\nx\n\n{{ include sponsors }}\n\ny\n"),
    ] {
        assert_eq!(page_of("a.html", html), (markdown.to_owned(), vec![]), "{html}");
    }
}

#[test]
fn markdown_with_html_in_it_keeps_what_is_markdown() {
    for (written, markdown) in [
        (
            "* a <em>b</em>\n  * `<p>` and `` <i>` ``\n\nVec<T> <https://x.example> \\<b> [x](<a b>)",
            "* a *b*\n  * `<p>` and `` <i>` ``\n\nVec<T> <https://x.example> \\<b> [x](<a b>)\n",
        ),
        ("We open.  \nWe close.<br>\nOver.", "We open.  \nWe close.\\\nOver.\n"),
        (
            "```html\n<p>kept</p>\n\n{: .kept}\n```\nand `{:?}`\n\n    <p>kept</p>\n\n<p>gone</p>",
            "```html\n<p>kept</p>\n\n{: .kept}\n```\nand `{:?}`\n\n    <p>kept</p>\n\ngone\n",
        ),
        ("## A\n<section markdown=\"1\">\n## B *b*\n<ul>\n  <li>*c*</li>\n</ul>\n</section>\nd", "## A\n\n## B *b*\n\n- \\*c\\*\n\nd\n"),
        ("<section class=\"grid\">\n    <img src=\"/a.jpg\" alt=\"A\">\n</section>\n<br/>\nb", "![A](/a.jpg)\n\nb\n"),
        ("a <a href=\"{{ site.url }}/x\">\nb</a>, c", "a\n[b](/x), c\n"),
    ] {
        assert_eq!(page_of("a.md", written), (markdown.to_owned(), vec![]), "{written}");
    }
}

#[test]
fn what_cannot_be_on_a_page_is_listed_with_its_line() {
    let text = "<form action=\"/x\">\n<input name=a> </form>\n<p onclick='a()' style=\"x\">one</p>\n<video src=a></video><svg><a>b</a></svg>\n\
                <img alt=none>\n<iframe src='https://maps.example/?a=(1)'></iframe>\n<iframe src=\"javascript:alert(1)\"></iframe>\n\
                <style>p > b { }</style>\n<form>two\n<script>let a = '<p>';</script\n>three<script>left";
    let (markdown, said) = page_of("a.html", text);
    assert_eq!(markdown, "one\n\n[https://maps.example/?a=(1)](https://maps.example/?a=%281%29)\ntwo\nthree\n");
    assert_eq!(
        said,
        [
            "a.html:4: <form> cannot be in a page; it is left out",
            "a.html:6: a style of its own cannot be in a page; the text stays, as the pages look",
            "a.html:7: <video> cannot be in a page; it is left out",
            "a.html:7: <svg> cannot be in a page; it is left out",
            "a.html:8: <img> names no picture; it is left out",
            "a.html:9: a page of elsewhere cannot be shown inside a page; a link to https://maps.example/?a=(1) stands there now",
            "a.html:10: a page of elsewhere cannot be shown inside a page; a link to javascript:alert(1) stands there now",
            "a.html:11: <style> cannot be in a page; it is left out",
            "a.html:12: <form> cannot be in a page; it is left out",
            "a.html:13: <script> cannot be in a page; it is left out",
            "a.html:14: <script> cannot be in a page; it is left out",
            "a.html:14: <script> is never closed; what stands below it is left out",
        ]
    );
}

#[test]
fn an_element_that_no_page_knows_is_listed_and_what_is_in_it_stays() {
    let widget = "<tito-widget event=\"loom/turin\"\n  releases='a > b,c'>";
    let text = format!(
        "Come.\n\n{widget}</tito-widget>\n\n<Fancy-Box>two *three*</Fancy-Box> four\n\n<Ticket/>five <meter value=3>six\n\n{widget}\nseven\n"
    );
    let why = |line: u32, name: &str| {
        format!(":{line}: <{name}> is no element that a page here knows; it is left out, and what stands in it stays")
    };
    let said = [why(6, "tito-widget"), why(9, "fancy-box"), why(11, "ticket"), why(11, "meter"), why(13, "tito-widget")];
    for (file, emphasis) in [("a.md", "*three*"), ("a.html", "\\*three\\*")] {
        let (markdown, listed) = page_of(file, &text);
        assert_eq!(
            markdown.split_whitespace().collect::<Vec<_>>(),
            ["Come.", "two", emphasis, "four", "five", "six", "seven"],
            "{markdown}"
        );
        assert_eq!(listed, said.clone().map(|why| format!("{file}{why}")));
    }
    // What only looks like one is said as it stands.
    let types =
        "Vec<T>, Box<dyn Draw>, Map<K, V>, Iterator<Item = u8>, Iterator<Item=u8>, <https://x.example/?a=b>, <mailto:a@b.example>, a <b";
    assert_eq!(page_of("a.md", types), (format!("{types}\n"), vec![]));
}

#[test]
fn a_session_is_told_of_in_markdown_and_in_words() {
    let body = "More at <a href=\"https://x.example\">{{ site.location.hall }}</a> on {{ site.dates.talks }}.\n{% include sponsors.html %}\n<script>\nlet a;</script>\n{{ site.weather }}";
    let front = "---\ntitle: Looms\nby: A B\ndesc: >\n  Bring <em>yarn</em>, in {{ site.title }}.\n---\n";
    let config = "title: \"a < b\"\nlocation:\n  hall: Sala\ndates:\n  talks: \"19 October 2019\"\n";
    let site = site(&[("_config.yml", config), ("_talks/looms.html", &format!("{front}<p>{body}</p>"))]);
    let told = "Bring *yarn*, in a < b.\n\nMore at [Sala](https://x.example) on 19 October 2019.\n";
    assert_eq!(site.sessions[0].description, told.trim_end());
    assert_eq!(
        whys(&site),
        [
            "_talks/looms.html:8: “{{ include sponsors }}” can only be on a page; it is left out",
            "_talks/looms.html:9: <script> cannot be in a page; it is left out",
            "_talks/looms.html:11: “{{ site.weather }}” stands for nothing that is known; it is left out",
        ]
    );
}

#[test]
fn html_without_end_or_bottom_takes_no_more_time_and_room_than_its_length() {
    let long = 100_000;
    for piece in [
        "<div>",
        "<ul><li>",
        "<blockquote>",
        "<b><i>",
        "<a href=x>",
        "<a '",
        "<a \"<p '",
        "<table><tr><td>",
        "<form>",
        "<script",
        "<!--",
        "</p>",
        "<code>",
        "<pre>",
        "`a``",
        "<h1>",
        "<div class=hero style=\"url(",
        "<div class=\"hero\" style=\"url(x)\">",
        "{% for a in b %}<p>",
        "&#",
        "<p>a<br>",
        "* <b>a\n\n",
        "<td>",
        "<svg><svg/>",
        "\\",
        "[x](<",
        "{{ include ",
        "<x-y a=b>",
        "<u8>",
        "</u8>",
        "<u8></",
    ] {
        let text = piece.repeat(long / piece.len());
        for file in ["a.md", "a.html"] {
            let begun = std::time::Instant::now();
            let (markdown, _) = page_of(file, &text);
            assert!(markdown.len() < 24 * long, "{piece}: {}", markdown.len());
            assert!(begun.elapsed() < std::time::Duration::from_secs(3), "{piece} in {file}: {:?}", begun.elapsed());
        }
    }
}

proptest! {
    #[test]
    fn no_html_panics(parts in proptest::collection::vec("(<|</|>|/>|p|li|ul|ol|table|tr|td|h2|b|em|a href=|br|img src=\"é\"|pre|code|section markdown=\"1\"|blockquote|script|form|`|\n|  |    |é|\\*|#|1\\.|\\{\\{ include x \\}\\}|\\\\|<p>|</p>|<li>|<b>|</b>|<td>|<a href=x>|<x-y a=b>|</x-y>|<u8>|</u8>)", 0..60)) {
        let _ = page_of("a.md", &parts.concat());
        let _ = page_of("a.html", &parts.concat());
    }

    #[test]
    fn no_bytes_panic(config in proptest::collection::vec(any::<u8>(), 0..200), page in proptest::collection::vec(any::<u8>(), 0..200)) {
        let page = [b"---\ntitle: x\n---\n".as_slice(), &page].concat();
        let _ = read([("_config.yml", config.as_slice()), ("_sessions/a.md", &page), ("a.md", &page)]);
    }

    #[test]
    fn no_page_panics(parts in proptest::collection::vec("(\\{\\{|\\}\\}|\\{% ?(if|for x in|raw|comment|endfor|endif|else|include|case|when) ?|%\\}|<(section|div|a|iframe|script|h2)( (markdown=\"1\"|name=x|style=\"a\"|class=\"hero\" style=\"url\\(x\\) 5%\"))?>|</(section|div|a|h2)>|\n## ?é|\n|\\{: ?#x\\}|\\{#|site\\.dates\\.year|é)", 0..30)) {
        let page = format!("---\ntitle: x\n---\n{}", parts.concat());
        let _ = read([("_config.yml", &b"dates:\n  year: 2018"[..]), ("a.md", page.as_bytes())]);
    }

    #[test]
    fn no_settings_panic(date in "[0-9A-Za-z .,/–<>&-]{0,30}", clock in "[0-9apmh:. –T-]{0,16}", key in "(day|date|start|duration|end|speakers|room|links|permalink)") {
        let config = format!("dates:\n  year: 2018\n  impl_days: '{date}'\n");
        let session = format!("---\ntitle: x\n{key}: '{clock}'\nday: '{date}'\n---\n");
        let _ = read([("_config.yml", config.as_bytes()), ("_sessions/a.md", session.as_bytes())]);
    }
}

#[test]
#[ignore = "needs the shared data: cargo xtask truth"]
fn truth_the_real_site() {
    let shared = PathBuf::from(std::env::var_os("IMPL_DAYS_SHARED").expect("cargo xtask truth says where the data is"));
    let site = site_of(&files(&shared.join("rustfest-sites/paris-2018")));
    assert_eq!((site.title.as_str(), site.city.as_str()), ("RustFest.eu", "Paris"));
    let days: Vec<(String, &str)> = site.days.iter().map(|day| (day.date.to_string(), day.kind.as_str())).collect();
    let expected = [("2018-05-26", "talks"), ("2018-05-27", "workshops"), ("2018-05-28", "impl_days"), ("2018-05-29", "impl_days")];
    assert_eq!(days, expected.map(|(date, kind)| (date.to_owned(), kind)));
    let houses: Vec<_> = site.venues.iter().map(|house| (house.name.as_str(), house.role.as_str())).collect();
    assert_eq!(houses, [("Mozilla Paris", "impl_days"), ("Formeret Espace Cléry", "overflow"), ("Espace Saint-Martin", "venue")]);

    assert_eq!((site.sessions.len(), site.people.len(), site.sponsors.len(), site.speakers.len()), (24, 15, 13, 24));
    let kinds = |kind: Kind| site.sessions.iter().filter(|session| session.kind == kind).count();
    assert_eq!((kinds(Kind::Talk), kinds(Kind::Keynote), kinds(Kind::Workshop), kinds(Kind::Break)), (12, 2, 7, 3));
    for session in &site.sessions {
        let day = if session.kind == Kind::Workshop { date(2018, 5, 27) } else { date(2018, 5, 26) };
        assert_eq!(session.date, Some(day), "{}", session.id);
        assert_eq!(session.speakers.is_empty(), session.everybody, "{}", session.id);
    }
    let quic = session(&site, "a-quic-future-in-rust");
    assert_eq!((quic.start, quic.end, quic.room.as_deref()), (Some(time(16, 0, 0, 0)), Some(time(16, 35, 0, 0)), Some("Auditorium")));
    assert_eq!((quic.speakers[0].id.as_str(), quic.permalink.as_deref()), ("dirkjan", Some("/sessions/a-quic-future-in-rust")));
    assert_eq!(session(&site, "ethereum-contracts").room.as_deref(), Some("Epitech Campus Parmentier, 7th floor, room 703"));
    assert!(session(&site, "master-of-ceremony").whole_day);
    let linked = |name: &str| site.people.iter().find(|one| one.id == name).map(|one| (one.groups.join(","), one.links.len()));
    assert_eq!((linked("skade"), linked("tektonna")), (Some(("organizer".into(), 3)), Some(("organizer".into(), 1))));
    let level = |name: &str| site.sponsors.iter().find(|one| one.id == name).and_then(|one| one.level.clone());
    assert_eq!(["parity", "baidu", "asquera"].map(|name| level(name).unwrap_or_default()), ["platinum", "bronze", "partner"]);
    let pages: Vec<_> = site.pages.iter().map(|page| page.permalink.as_str()).collect();
    assert_eq!(pages, ["/about_impl_days/", "/livetime/", "/location/", "/people/index.html", "/schedule/", "/workshops/"]);
    let fragment = site.anchors.iter().find(|one| one.fragment == "impl-days-may-28th-and-29th").expect("the old address");
    assert_eq!((fragment.permalink.as_str(), fragment.venue), ("/location/", Some(0)));
    assert_eq!(site.redirects.iter().filter(|one| one.to == "/people/index.html").count(), 15);
    assert!(whys(&site).iter().any(|why| why.contains("/sessions/ does not lead to /talks/ any more: no page of the site lies there")));
    assert_eq!(site.menus.iter().map(|menu| menu.entries.len()).sum::<usize>(), 10);
    println!("{}", whys(&site).join("\n"));
}

#[test]
fn old_addresses_that_lead_elsewhere_are_listed() {
    let page = |front: &str| format!("---\ntitle: A\n{front}---\nText\n").into_bytes();
    let files = [
        ("_config.yml", b"title: Looms\n".to_vec()),
        ("a.md", page("permalink: /a/\nredirect_from:\n  - /old/\n  - /timetable/\n")),
        ("b.md", page("permalink: /b/\nredirect_from:\n  - /old.html\n  - /a/\n  - /b/index.html\n")),
        ("gone.md", page("permalink: /gone/\nredirect_to: https://elsewhere.example/\n")),
    ];
    let site = read(files.iter().map(|(path, bytes)| (*path, bytes.as_slice()))).unwrap();
    assert_eq!(site.pages.len(), 2);
    let redirects: Vec<_> = site.redirects.iter().map(|Redirect { from, to, .. }| (from.as_str(), to.as_str())).collect();
    assert_eq!(redirects, [("/old/", "/a/"), ("/b/index.html", "/b/")]);
    let said: Vec<_> = site.not_understood.iter().map(|one| (one.file.as_str(), one.line, one.why.as_str())).collect();
    for expected in [
        ("a.md", Some(6), "/timetable/ does not lead to /a/ any more: a room of the event has the old address"),
        ("b.md", Some(5), "/old.html does not lead to /b/ any more: a.md has that old address, too"),
        ("b.md", Some(6), "/a/ does not lead to /b/ any more: a.md lies at the old address"),
        ("gone.md", Some(2), "/gone/ does not lead to https://elsewhere.example/ any more: no page of the site lies there"),
    ] {
        assert!(said.contains(&expected), "{expected:?}: {said:#?}");
    }
}

#[test]
fn a_title_that_is_no_line_is_said() {
    let said = |config: &str| {
        let site = read([("_config.yml", config.as_bytes())]).unwrap();
        (site.title.clone(), whys(&site).iter().filter(|why| why.contains("title")).count())
    };
    assert_eq!(said("title: [Looms, Yarn]\n"), (String::new(), 1));
    assert_eq!(said("title: Looms\n"), ("Looms".to_owned(), 0));
    assert_eq!(said("city: Turin\n"), (String::new(), 0));
}

#[test]
fn a_page_about_the_people_that_its_layout_filled_shows_them() {
    let page = |text: &str| format!("---\ntitle: People\npermalink: /people/index.html\n---\n{text}");
    let shown = |text: &str, people: &[(&str, &str)]| {
        site(&[&[("_config.yml", "title: x"), ("people.html", page(text).as_str())][..], people].concat()).pages[0].text.clone()
    };
    let ada = [("_people/ada.md", "---\nname: Ada\n---\n")];
    assert_eq!(shown("", &ada), "{{ include people }}\n");
    assert_eq!(shown("Soon.\n", &ada).trim(), "Soon.");
    assert_eq!(shown("", &[]).trim(), "", "there is nobody to show");
}
