//! A site that stood elsewhere, brought in: its pages are read here, and no link of them is broken.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use domain::event::Command as EventCommand;
use domain::{Actor, Command, CommandId, DayKind, Id, Role};
use formats::jekyll;
use ledger::Order;
use web::bring::{Outside, plan};

use crate::house::{EVENT, House};

/// The files below a folder, by their paths in it.
fn files(root: &Path, folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(root, &path, found);
        } else {
            let name = path.strip_prefix(root).expect("below the folder").to_string_lossy().into_owned();
            found.push((name, std::fs::read(&path).expect("a file")));
        }
    }
}

/// The house with the site of a folder in it.
fn bring(folder: &Path) -> House {
    let mut found = Vec::new();
    files(folder, folder, &mut found);
    let site = jekyll::read(found.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))).expect("a site");
    let house = House::open();
    let id = CommandId(Id::from_bits(0xb417 << 64));
    let plan = plan(&house.view(), id, house.ledger.clock().now(), &Outside::of_site("site", &site), false);
    house.ledger.ask(EVENT, plan.order(Actor::ORGANISER)).wait().expect("it is brought in");
    house
}

/// Opens every page that a page of the site or of the timetable leads to, and looks for each fragment. Gives how many pages there were.
fn no_link_is_broken(house: &House) -> usize {
    let mut visitor = house.visitor();
    let (mut seen, mut next) = (BTreeSet::new(), vec!["/paris-2018/about".to_owned()]);
    next.extend(house.view().event.days.iter().map(|day| format!("/paris-2018/timetable?day={}", day.date)));
    next.extend(house.view().event.site.standing().iter().map(|page| match page.about.path.as_str() {
        "" => "/paris-2018/about".to_owned(),
        path => format!("/paris-2018/about/{path}"),
    }));
    let mut fragments = Vec::new();
    while let Some(at) = next.pop() {
        if !seen.insert(at.clone()) {
            continue;
        }
        let page = visitor.page(&at);
        for href in page.body.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
            let path = if path.is_empty() { at.as_str() } else { path };
            let ours = path == "/paris-2018/about" || path.starts_with("/paris-2018/about/") || path.starts_with("/paris-2018/timetable/");
            if ours && !path.contains("/edit") && !path.ends_with("/new") {
                next.push(path.to_owned());
                fragments.extend(
                    Some((path.to_owned(), fragment.to_owned())).filter(|(path, fragment)| path.contains("/about") && !fragment.is_empty()),
                );
            }
        }
    }
    for (path, fragment) in fragments {
        let page = visitor.page(&path);
        assert!(page.body.contains(&format!("id=\"{fragment}\"")), "{path} has no #{fragment}: {}", page.text());
    }
    seen.len()
}

/// What the team reads above a page that is not whole.
fn left_out(house: &House) -> Vec<String> {
    let mut mara = house.guest(Role::Coordinator);
    let view = house.view();
    let pages = view.event.site.standing();
    let told = pages.iter().filter_map(|page| {
        let body = mara.page(format!("/paris-2018/about/{}", page.about.path.as_str()).trim_end_matches('/')).body;
        let told = body.split("<div class=\"told\">").nth(1)?.split("</div>").next()?.to_owned();
        Some(format!("{}: {}", page.about.path.as_str(), crate::markup::text(&told)))
    });
    told.collect()
}

#[test]
fn a_brought_site_has_no_broken_link() {
    let house = bring(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../formats/tests/fixtures/sites/turin-2019"));
    assert!(no_link_is_broken(&house) > 3);
    let values: Vec<String> = left_out(&house).into_iter().filter(|told| told.contains("no value")).collect();
    assert_eq!(values, Vec::<String>::new());
}

#[test]
fn what_kind_of_day_it_is_comes_from_the_site_until_somebody_says_so_here() {
    let config = "title: Ferris\ndates:\n  year: \"2018\"\n  talks: \"Sunday, May 27th\"\n  workshops: \"Monday, May 28th\"\n";
    let site = jekyll::read([("_config.yml", config.as_bytes())]).expect("a site");
    let house = House::open();
    let came = |number: u128, outside: &Outside| {
        let id = CommandId(Id::from_bits(number << 64));
        let plan = plan(&house.view(), id, house.ledger.clock().now(), outside, false);
        house.ledger.ask(EVENT, plan.order(Actor::ORGANISER)).wait().expect("it is brought in");
        house.view().event.days.iter().map(|day| (day.date.day(), day.kind)).collect::<Vec<_>>()
    };
    let slots = house.view().event.days[0].slots.clone();
    let kinds = came(0xb418, &Outside::of_site("site", &site));
    assert_eq!(kinds, [(27, DayKind::Talks), (28, DayKind::Workshops), (29, DayKind::Impl)]);
    assert_eq!(house.view().event.days[1].slots, slots, "what is when stays");

    let mut days: Vec<_> = house.view().event.days.iter().cloned().collect();
    days[1].kind = DayKind::Impl;
    let says = Command::Event(EventCommand::Schedule { seen: house.view().event.seq, days });
    house.ledger.ask(EVENT, Order::new(CommandId(Id::from_bits(0xb419 << 64)), Actor::ORGANISER).with(says)).wait().expect("it is said");
    let kinds = came(0xb41a, &Outside::of_site("site", &site));
    assert_eq!(kinds, [(27, DayKind::Talks), (28, DayKind::Impl), (29, DayKind::Impl)]);
}

#[test]
fn a_page_names_the_days_that_its_site_meant_also_where_the_event_has_more() {
    let config =
        "title: Ferris\ndates:\n  year: \"2018\"\n  talks: \"May 29th\"\n  impl_days: \"May 30th and 31st\"\n  all: \"29 - 31 May\"\n";
    let page = "---\ntitle: When\npermalink: /when/\n---\nTalks {{ site.dates.talks }}, then {{ site.dates.impl_days }}. All: {{ site.dates.all }} {{ site.dates.year }}.\n";
    let site = jekyll::read([("_config.yml", config.as_bytes()), ("when.md", page.as_bytes())]).expect("a site");
    let house = House::open();
    let plan =
        plan(&house.view(), CommandId(Id::from_bits(0xb41b << 64)), house.ledger.clock().now(), &Outside::of_site("site", &site), false);
    house.ledger.ask(EVENT, plan.order(Actor::ORGANISER)).wait().expect("it is brought in");
    let text = crate::markup::text(&house.visitor().page("/paris-2018/about/when").body);
    assert!(
        text.contains("Talks Tuesday, 29 May, then Wednesday, 30 May – Thursday, 31 May. All: Tuesday, 29 May – Thursday, 31 May 2018."),
        "{text}"
    );
}

#[test]
#[ignore = "needs the shared data: cargo xtask truth"]
fn truth_the_paris_site_has_no_broken_link_and_its_old_fragments() {
    let shared = PathBuf::from(std::env::var_os("IMPL_DAYS_SHARED").expect("cargo xtask truth says where the data is"));
    let house = bring(&shared.join("rustfest-sites/paris-2018"));
    let pages = no_link_is_broken(&house);
    println!("{pages} pages; {:#?}", left_out(&house));
    assert!(pages > 24 + 6, "{pages}");
    let location = house.visitor().page("/paris-2018/about/location");
    assert!(location.body.contains("id=\"impl-days-may-28th-and-29th\""), "{}", location.body);
    assert_eq!(house.visitor().get("/paris-2018/about/location/").status, 301);
    let moved = house.visitor().get("/paris-2018/about/sessions/a-quic-future-in-rust");
    assert!(moved.status == 301 && moved.header("location").starts_with("/paris-2018/timetable/"), "{}", moved.status);
    assert!(left_out(&house).iter().all(|told| !told.contains("no value")), "{:#?}", left_out(&house));
    let view = house.view();
    let kinds: Vec<_> = view.event.days.iter().map(|day| day.kind).collect();
    assert_eq!(kinds[..2], [domain::DayKind::Talks, domain::DayKind::Workshops]);
    let mut levels: Vec<_> = view.event.site.sponsors.iter().map(|sponsor| sponsor.level.to_string()).collect();
    levels.dedup();
    assert_eq!(levels[..4], ["platinum", "gold", "silver", "bronze"], "the highest first");
}

#[test]
fn a_page_whose_address_is_a_file_keeps_its_place_in_the_menu_and_its_old_addresses() {
    let files = [
        ("_config.yml", "title: Looms\ncollections:\n  people:\n    permalink: /:collection/:path\n    output: true\n"),
        (
            "_data/menu.yml",
            "- title: Timetable\n  url: /schedule.html\n- title: Map\n  url: venue.html\n- title: The hall\n  url: /venue.html#hall\n",
        ),
        ("_people/wilma.md", "---\nname: Wilma Weft\n---\n"),
        (
            "schedule.md",
            "---\ntitle: Schedule\npermalink: /schedule.html\nredirect_from:\n  - /old-schedule/\n---\n## Saturday talks\n\nMany.\n",
        ),
        ("venue.md", "---\ntitle: Venue\nredirect_from: /where/\n---\n## The map\n\nHere.\n"),
        (
            "people.md",
            "---\ntitle: People\npermalink: /people/index.html\nredirect_from: [/team/]\n---\n## The team\n\n{% for person in site.people %}{{ person.name }}{% endfor %}\n",
        ),
    ];
    let site = jekyll::read(files.iter().map(|(path, text)| (*path, text.as_bytes()))).expect("a site");
    let whys: Vec<&str> = site.not_understood.iter().map(|remark| remark.why.as_str()).collect();
    assert!(whys.contains(&"“The hall” of the menu leads to /venue.html#hall, a part of a page; a menu here has whole pages"), "{whys:?}");
    let house = House::open();
    let id = CommandId(Id::from_bits(0xb41b << 64));
    let plan = plan(&house.view(), id, house.ledger.clock().now(), &Outside::of_site("site", &site), false);
    house.ledger.ask(EVENT, plan.order(Actor::ORGANISER)).wait().expect("it is brought in");

    let view = house.view();
    let about = |path: &str| &view.event.site.standing().into_iter().find(|page| page.about.path.as_str() == path).unwrap().about;
    assert_eq!((about("schedule").menu.as_str(), about("venue").menu.as_str(), about("people").menu.as_str()), ("Timetable", "Map", ""));
    assert!((about("schedule").order) < about("venue").order);
    let mut visitor = house.visitor();
    for (old, now) in [
        ("old-schedule", "schedule"),
        ("schedule.html", "schedule"),
        ("where", "venue"),
        ("team", "people"),
        ("people/wilma", "people"),
        ("people/wilma.html", "people"),
    ] {
        let moved = visitor.get(&format!("/paris-2018/about/{old}"));
        assert_eq!((moved.status, moved.header("location")), (301, format!("/paris-2018/about/{now}").as_str()), "{old}");
    }
    for (page, fragment) in [("schedule", "saturday-talks"), ("venue", "the-map"), ("people", "the-team")] {
        assert!(visitor.page(&format!("/paris-2018/about/{page}")).body.contains(&format!("id=\"{fragment}\"")), "{page}");
    }
}

#[test]
fn who_is_in_no_group_of_a_site_and_does_not_speak_is_of_the_team() {
    let files = [
        ("_config.yml", "title: Looms\n"),
        ("_data/team.yml", "- name: Ada Loom\n- name: Bo Brook\n  groups: [volunteers]\n- name: Cy Cole\n"),
        ("_talks/a.md", "---\ntitle: Threads\nspeakers: [cy-cole]\n---\n"),
    ];
    let site = jekyll::read(files.map(|(path, text)| (path, text.as_bytes()))).expect("a site");
    let groups: Vec<_> = Outside::of_site("site", &site).people.into_iter().map(|person| (person.name, person.groups.join("+"))).collect();
    let expected = [("Ada Loom", "team"), ("Bo Brook", "volunteers"), ("Cy Cole", "")];
    assert_eq!(groups, expected.map(|(name, groups)| (name.to_owned(), groups.to_owned())));
}
