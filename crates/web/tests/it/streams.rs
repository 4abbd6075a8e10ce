//! Live streams and what is kept for them: catching up, reloading, how often things are drawn, and silent crowds.

use std::io::Read;
use std::net::TcpStream;

use domain::Role;
use fanout::Limits;
use web::Options;

use crate::house::{BOARD, EVENT, House, add_project};
use crate::markup;

fn stream_of(house: &House) -> String {
    markup::first(&house.visitor().page(BOARD).body, "body")["data-stream"].clone()
}

#[test]
fn a_late_browser_gets_what_it_missed_and_no_more() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Early", "Ada");
    let seen = house.seq();
    add_project(&mut ada, "Missed", "");
    let (stream, epoch) = (stream_of(&house), house.view().epoch);

    let first = house.visitor().stream(&format!("{stream}&since={epoch}-{seen}")).next();
    assert!(first.data.contains("Missed"), "{first:?}");
    assert_eq!(first.id, format!("{epoch}-{}", house.seq()));
    // Who is up to date hears nothing but the time.
    let now = house.visitor().stream(&format!("{stream}&since={epoch}-{}", house.seq())).next();
    assert_eq!(now.name, "beat");
}

#[test]
fn what_happens_while_a_stream_opens_is_heard() {
    // The moment is short, so there are many tries, each on a board that nobody watched before.
    for (day, language) in [("2018-05-28", "en"), ("2018-05-28", "fr"), ("2018-05-29", "en"), ("2018-05-29", "fr")].repeat(8) {
        let house = House::open();
        let (mut ada, mut linus) = (house.visitor(), house.visitor().speaking(language));
        let form = ada.form(&format!("/paris-2018/projects/new?day={day}"), "/projects").set("title", "Just now").set("name", "Ada");
        let filled = form.filled("state", "running");
        let page = linus.page(&format!("{BOARD}?day={day}"));
        let body = markup::first(&page.body, "body");
        let address = format!("{}&since={}", body["data-stream"], body["data-at"]);
        let start = std::sync::Barrier::new(2);
        std::thread::scope(|scope| {
            let stream = scope.spawn(|| {
                start.wait();
                linus.stream(&address)
            });
            start.wait();
            ada.send(&filled).location();
            stream.join().expect("the stream opens").hears("Just now");
        });
    }
}

#[test]
fn what_the_browser_says_it_heard_last_wins_over_the_address() {
    let house = House::open();
    add_project(&mut house.visitor(), "Early", "Ada");
    let (stream, epoch) = (stream_of(&house), house.view().epoch);
    let mut browser = house.visitor().saying("Last-Event-ID", &format!("{epoch}-{}", house.seq()));
    assert_eq!(browser.stream(&format!("{stream}&since={epoch}-1")).next().name, "beat");
    let mut browser = house.visitor().saying("Last-Event-ID", &format!("{epoch}-1"));
    assert!(browser.stream(&format!("{stream}&since={epoch}-{}", house.seq())).next().data.contains("Early"));
}

#[test]
fn another_epoch_or_another_program_means_to_reload() {
    let house = House::open();
    let (stream, epoch) = (stream_of(&house), house.view().epoch);
    assert_eq!(house.visitor().stream(&format!("{stream}&since={}-3", epoch + 1)).next().name, "reload");
    let older = stream.replace("&v=", "&v=older");
    assert_eq!(house.visitor().stream(&format!("{older}&since={epoch}-{}", house.seq())).next().name, "reload");
}

#[test]
fn the_board_as_data_is_sent_once() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Chalk", "Ada");
    for path in ["/paris-2018/board.json", BOARD] {
        let first = ada.page(path);
        let etag = first.header("etag").to_owned();
        let mut again = house.visitor().saying("If-None-Match", &etag);
        let known = again.get(path);
        assert_eq!((known.status, known.body.as_str()), (304, ""), "{path}");
        // Other readers see other things under the same address.
        let mut greeter = house.guest(Role::Greeter).saying("If-None-Match", &etag);
        assert_eq!(greeter.get(path).status, 200, "{path}");
        add_project(&mut ada, "One more", "");
        assert!(again.get(path).body.contains("One more"), "{path}");
    }
    assert_eq!(ada.page("/paris-2018/board.json").json()["projects"][0]["title"], "Chalk");
}

/// What is drawn while so many watch each board and some things happen, one after the other.
fn renders_with(watchers: usize) -> (u64, u64) {
    const CHANGES: u64 = 5;
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "Counted", "Ada");
    let project = house.project("Counted");
    let mut streams = Vec::new();
    for role in [Role::Visitor, Role::Participant, Role::Greeter] {
        for language in ["en", "fr"] {
            let mut guest = if role == Role::Visitor { house.visitor() } else { house.guest(role) }.speaking(language);
            streams.extend((0..watchers).map(|_| guest.watch(BOARD)));
        }
    }
    for stream in &mut streams {
        stream.hears("beat");
    }
    let before = web::testing::renders(&house.app, EVENT);
    for number in 0..CHANGES {
        let title = format!("Counted {number} times");
        ada.form(&format!("{project}/edit"), "/edit").set("title", &title).send().location();
        for stream in &mut streams {
            stream.hears(&title);
        }
    }
    (web::testing::renders(&house.app, EVENT) - before, CHANGES)
}

#[test]
fn a_change_is_drawn_once_for_each_audience_and_language_however_many_watch() {
    let (few, changes) = renders_with(1);
    let (many, _) = renders_with(20);
    let most = changes * 3 * 2;
    assert!(few <= most && many <= most, "{few} and {many} of at most {most}");
    assert!(many >= changes, "something was drawn");
}

#[test]
fn beats_draw_nothing() {
    let house = House::open();
    let mut stream = house.visitor().watch(BOARD);
    stream.hears("beat");
    let before = web::testing::renders(&house.app, EVENT);
    house.app.fanout().beat("event: beat\ndata: {\"now\":7}\n\n".into());
    stream.hears("\"now\":7");
    assert_eq!(web::testing::renders(&house.app, EVENT), before);
    assert_eq!(stream.changes(), 0);
}

#[test]
fn a_crowd_that_says_nothing_does_not_stop_a_request() {
    let limits = Limits { connections: 64, ..Limits::default() };
    let house = House::open_with(Options::default(), limits);
    let mut watching = house.visitor().watch(BOARD);
    let crowd: Vec<TcpStream> = (0..300).map(|_| TcpStream::connect(house.address).expect("the system queues it")).collect();
    add_project(&mut house.visitor(), "In a crowd", "Ada");
    watching.hears("In a crowd");
    drop(crowd);
}

#[test]
fn streams_are_bounded_and_say_when_to_come_again() {
    let house = House::open_with(Options::default(), Limits { streams: 2, ..Limits::default() });
    let stream = stream_of(&house);
    let watching: Vec<_> = (0..2).map(|_| house.visitor().stream(&stream)).collect();
    let answer = house.visitor().get(&stream);
    assert_eq!((answer.status, answer.header("retry-after")), (503, "5"));
    // Pages are still there for everybody.
    assert_eq!(house.visitor().get(BOARD).status, 200);
    drop(watching);
}

#[test]
fn half_a_request_is_hung_up_after_a_while() {
    let limits = Limits { header_timeout: std::time::Duration::from_millis(50), ..Limits::default() };
    let house = House::open_with(Options::default(), limits);
    let mut slow = TcpStream::connect(house.address).expect("it listens");
    std::io::Write::write_all(&mut slow, b"GET /paris-2018/ HTTP/1.1\r\nHost: x\r\n").expect("it hears");
    // Ends: with an answer or without one, but it does not wait for ever.
    let _ = slow.read_to_end(&mut Vec::new());
}

#[test]
fn when_the_title_is_struck_open_and_late_pages_load_themselves_anew() {
    let house = House::open();
    let (stream, seen) = (stream_of(&house), format!("{}-{}", house.view().epoch, house.seq()));
    let mut watching = house.visitor().watch(BOARD);
    let strike = domain::Command::Event(domain::event::Command::Strike { changes: vec![1] });
    let id = domain::CommandId(domain::Id::from_bits(77));
    house.ledger.ask(EVENT, ledger::Order::new(id, domain::Actor::ORGANISER).with(strike)).wait().unwrap();
    watching.hears("reload");
    assert_eq!(house.visitor().stream(&format!("{stream}&since={seen}")).next().name, "reload");
    let page = house.visitor().get(BOARD).body;
    assert!(page.contains("(removed)") && !page.contains("impl Days Paris 2018"), "{page}");
}

#[test]
fn who_signs_out_hears_no_more() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let mut watching = mara.watch(BOARD);
    assert_eq!(mara.form("/paris-2018/me", "/sign-out").send().status, 303);
    assert!(watching.ends(), "the stream of a coordinator goes on after signing out");
    assert!(!mara.get("/paris-2018/me").body.contains("coordinator"));
}

#[test]
fn at_five_in_the_morning_open_boards_hear_that_it_is_another_day() {
    let house = House::open();
    let mut watching = house.visitor().watch(BOARD);
    assert!(watching.hears("day").data.contains("2018-05-28"));
    house.clock_strikes("2018-05-29T05:00");
    assert!(watching.hears("day").data.contains("2018-05-29"));
}

#[test]
fn what_only_pages_show_wakes_them_and_the_word_of_the_day_wakes_the_team_alone() {
    let house = House::open();
    let (mut mara, mut linus) = (house.guest(Role::Coordinator), house.visitor());
    let (mut team, mut everyone) = (mara.watch("/paris-2018/wall"), linus.watch("/paris-2018/wall"));
    // Who hears from a change on hears all of them; who came in between would be told what they missed.
    everyone.hears("2018-05-28");
    let number = u128::from(house.seq()) + 3_000_000;
    let word = domain::event::Command::Word { word: domain::Text::line("copper loom", domain::Field::Word).unwrap() };
    let order = ledger::Order::new(domain::CommandId(domain::Id::from_bits(number)), domain::Actor::ORGANISER);
    house.ledger.ask("paris-2018", order.with(domain::Command::Event(word))).wait().unwrap();
    assert!(!team.hears("pulse").data.contains("copper"));
    assert!(mara.page("/paris-2018/wall").text().contains("copper loom"));
    // What a page alone shows of a project wakes everybody's.
    let mut ada = house.visitor();
    add_project(&mut ada, "QUIC in Rust", "Ada");
    everyone.hears("QUIC in Rust");
    let project = house.project("QUIC in Rust");
    ada.form(&format!("{project}/edit"), "/edit").set("install", "a compiler").send().location();
    everyone.hears("QUIC in Rust");
    assert!(!everyone.said().contains("copper"), "{}", everyone.said());
    assert_eq!(everyone.changes(), 2, "the word came to nobody: {}", everyone.said());
}
