//! GitHub as it is documented, on a server of this machine: pages, what did not change, limits, what moved, and all that goes wrong.

mod secure;
mod server;

use std::time::Duration;

use forge::{Asked, Base, Bounds, Forge, Github, Reading, Repository, Source, Token, Trouble, Unclear, read};
use jiff::Timestamp;
use serde_json::{Value, json};
use server::{Server, Told, issue};

const LOOM: &str = "weaving/loom";

fn now() -> Timestamp {
    "2018-05-28T08:42:00Z".parse().unwrap()
}

fn github(server: &Server) -> Github {
    Github::with_patience(&server.base().parse::<Base>().unwrap(), None, Duration::from_millis(700))
}

fn source(repository: &str) -> Source {
    Source::of(Repository::parse(repository).unwrap())
}

/// Reads some sources, at most three pages of each.
fn reads(github: &Github, sources: &[Source]) -> Reading {
    let asked: Vec<Asked> = sources.iter().map(|source| Asked { source: source.clone(), closed_since: None }).collect();
    reads_all(github, &asked, Duration::from_secs(10))
}

fn reads_all(github: &Github, asked: &[Asked], time: Duration) -> Reading {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(read(github, asked, Bounds { pages: 3, time }, now()))
}

fn numbers(reading: &Reading) -> Vec<u64> {
    reading.items.iter().filter_map(|issue| issue["number"].as_u64()).collect()
}

fn troubles(reading: &Reading) -> Vec<Option<Trouble>> {
    reading.parts.iter().map(|part| part.trouble.clone()).collect()
}

fn five(server: &Server) {
    server.has(LOOM, (1..=5).map(|number| issue(LOOM, number, &format!("Issue {number}"), &["E-easy"])).collect());
}

#[test]
fn page_after_page_is_read_and_pull_requests_and_texts_are_left_out() {
    let server = Server::start();
    five(&server);
    server.pages_of(2);
    let mut pull = issue(LOOM, 6, "A pull request", &[]);
    pull["pull_request"] = json!({ "url": "https://api.github.com/…" });
    let mut taken = issue(LOOM, 7, "Taken", &[]);
    taken["assignees"] = json!([{ "login": "somebody-at-it" }]);
    server.has(LOOM, vec![issue(LOOM, 1, "One", &["E-easy", "A-parser"]), pull, taken, issue(LOOM, 2, "Two", &[])]);
    let reading = reads(&github(&server), &[source(LOOM)]);
    assert_eq!(numbers(&reading), [1, 7, 2]);
    let part = &reading.parts[0];
    assert_eq!((part.issues, part.pull_requests, part.unchanged, &part.trouble), (3, 1, false, &None));
    assert_eq!(reading.at, now());
    assert_eq!(reading.items[0]["labels"], json!(["E-easy", "A-parser"]));
    assert_eq!(reading.items[1]["assignee"], true);
    let all = serde_json::to_string(&reading).unwrap();
    for not_needed in ["body", "long text", "somebody", "color"] {
        assert!(!all.contains(not_needed), "{not_needed}: {all}");
    }
    let asked = server.asked();
    assert_eq!(asked.len(), 2);
    assert_eq!(asked[0].address, "/repos/weaving/loom/issues?state=open&sort=updated&direction=desc&per_page=100");
    assert!(asked[0].header("user-agent").unwrap().starts_with("impl-days/"));
    assert_eq!((asked[0].header("x-github-api-version"), asked[0].header("authorization")), (Some("2022-11-28"), None));
}

#[test]
fn a_label_a_milestone_one_issue_and_a_search_are_asked_for_as_such() {
    let server = Server::start();
    five(&server);
    server.has("knots/net", vec![issue("knots/net", 9, "Mend the net", &["help wanted"])]);
    server.has_milestone(LOOM, 4, "Spring 2018", &[2, 3]);
    let github = github(&server);
    let of = |written: &str| github.meant(written).unwrap_or_else(|why| panic!("{written}: {why}"));
    let read = |source: Source| numbers(&reads(&github, &[source]));
    assert_eq!(read(source(LOOM).and_label("E-easy")), [1, 2, 3, 4, 5]);
    assert!(read(source(LOOM).and_label("no such label")).is_empty());
    assert_eq!(read(source(LOOM).and_milestone("spring 2018")), [2, 3]);
    assert_eq!(read(source(LOOM).and_milestone("#4")), [2, 3]);
    assert_eq!(troubles(&reads(&github, &[source(LOOM).and_milestone("Autumn")])), [Some(Trouble::NoMilestone)]);
    assert_eq!(read(of("weaving/loom#3")), [3]);
    assert_eq!(read(of("org:knots Mend")), [9]);
    // Of any number of owners.
    assert_eq!(numbers(&reads(&github, &[source(LOOM), source("knots/net")])), [1, 2, 3, 4, 5, 9]);
}

#[test]
fn several_are_written_as_people_write_them() {
    let server = Server::start();
    let github = github(&server);
    let of = |written: &str| {
        let all = forge::all_meant(&github, &written.replace("github.com", github.host()));
        all.map(|all| all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | "))
    };
    for (written, meant) in [
        ("weaving/loom", "weaving/loom"),
        ("weaving/loom knots/net", "weaving/loom | knots/net"),
        ("weaving/loom, knots/net; dyes/blue", "weaving/loom | knots/net | dyes/blue"),
        ("weaving/loom,knots/net\r\n\r\nweaving/loom\n", "weaving/loom | knots/net"),
        ("- weaving/loom\n* https://github.com/knots/net/issues\n", "weaving/loom | knots/net"),
        ("weaving/loom#3 knots/net", "weaving/loom#3 | knots/net"),
        // What stands behind one narrows that, where it is no other one.
        ("weaving/loom, E-easy\nknots/net", "weaving/loom, E-easy | knots/net"),
        ("weaving/loom, good first issue", "weaving/loom, good first issue"),
        ("org:knots label:E-easy\nweaving/loom", "“org:knots label:E-easy” | weaving/loom"),
    ] {
        assert_eq!(of(written).as_deref(), Ok(meant), "{written:?}");
    }
    assert_eq!(of("weaving/loom\nnothing"), Err(("nothing".to_owned(), Unclear::NoRepository)));
    for nothing in ["", " \n , \n"] {
        assert_eq!(of(nothing), Err((String::new(), Unclear::Nothing)), "{nothing:?}");
    }
    let many = |many: usize| (0..many).map(|number| format!("owner-{number}/net")).collect::<Vec<_>>().join("\n");
    assert!(of(&many(forge::MOST_SOURCES)).is_ok());
    let most = Err((String::new(), Unclear::TooMany { limit: forge::MOST_SOURCES }));
    assert_eq!((of(&many(forge::MOST_SOURCES + 1)), of(&many(100_000))), (most.clone(), most));
}

#[test]
fn what_did_not_change_is_not_sent_again_and_not_lost() {
    let server = Server::start();
    five(&server);
    server.pages_of(3);
    let github = github(&server);
    let first = reads(&github, &[source(LOOM)]);
    assert!(!first.parts[0].unchanged);
    let again = reads(&github, &[source(LOOM)]);
    assert!(again.parts[0].unchanged);
    assert_eq!(first.items, again.items);
    let asked = server.asked();
    assert_eq!(asked.len(), 4);
    assert!(asked[2].header("if-none-match").is_some() && asked[3].header("if-none-match").is_some());
    server.has(LOOM, vec![issue(LOOM, 1, "One", &[])]);
    let changed = reads(&github, &[source(LOOM)]);
    assert_eq!((numbers(&changed), changed.parts[0].unchanged), (vec![1], false));
}

#[test]
fn what_was_closed_since_is_read_where_something_is_known() {
    let server = Server::start();
    let closed = |number, updated: &str| {
        let mut issue = issue(LOOM, number, "Closed", &[]);
        (issue["state"], issue["updated_at"]) = ("closed".into(), updated.into());
        issue
    };
    server.has(LOOM, vec![issue(LOOM, 1, "Open", &[]), closed(2, "2018-05-28T10:00:00Z"), closed(3, "2017-01-01T10:00:00Z")]);
    let since: Timestamp = "2018-05-27T10:00:00Z".parse().unwrap();
    let asked = [Asked { source: source(LOOM), closed_since: Some(since) }];
    let reading = reads_all(&github(&server), &asked, Duration::from_secs(10));
    assert_eq!(numbers(&reading), [1, 2]);
    assert_eq!(reading.items[1]["state"], "closed");
}

#[test]
fn a_limit_is_obeyed_and_says_for_how_long() {
    let server = Server::start();
    five(&server);
    let limited = |headers: &[(&str, &str)], status| {
        let github = github(&server);
        server.answers_with(status, headers);
        let before = server.asked().len();
        let reading = reads(&github, &[source(LOOM), source("weaving/other")]);
        assert_eq!(server.asked().len(), before + 1, "it is not asked again before its time");
        troubles(&reading)
    };
    // By its own clock, however wrong ours is.
    let reset = [("Date", "Mon, 28 May 2018 08:42:00 GMT"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1527498420")];
    for told in limited(&reset, 403) {
        let Some(Trouble::Limited { seconds }) = told else { panic!("{told:?}") };
        assert!((1_499..=1_500).contains(&seconds), "{seconds}");
    }
    for (told, least) in [(limited(&[("Retry-After", "30")], 429), 29), (limited(&[], 429), 59)] {
        assert!(
            told.iter().all(|told| matches!(told, Some(Trouble::Limited { seconds }) if (least..=least + 1).contains(seconds))),
            "{told:?}"
        );
    }
    // A reset that is said to be in a thousand years is a day.
    let absurd = limited(&[("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "99999999999")], 403);
    assert_eq!(absurd[0], Some(Trouble::Limited { seconds: 86_400 }));

    // Told in the text alone.
    let github = github(&server);
    server.answers(Told { status: 403, body: b"{\"message\":\"You have exceeded a secondary rate limit.\"}".to_vec(), ..Told::default() });
    assert_eq!(troubles(&reads(&github, &[source(LOOM)])), [Some(Trouble::Limited { seconds: 60 })]);
    // Searches have a limit of their own.
    let search = reads(&github, &[Source::search("org:weaving").unwrap()]);
    assert_eq!(numbers(&search), [1, 2, 3, 4, 5]);
    // No limit, only not for us.
    server.answers_with(403, &[]);
    assert_eq!(troubles(&reads(&crate::github(&server), &[source(LOOM)])), [Some(Trouble::Forbidden)]);
}

#[test]
fn the_last_answer_before_the_limit_counts_and_the_rest_is_named() {
    let server = Server::start();
    let page = json!([issue(LOOM, 1, "One", &[])]);
    let next = format!("<{}/repos/weaving/loom/issues?page=2>; rel=\"next\"", server.base());
    let headers = [("Link", next.as_str()), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "1"), ("Retry-After", "7")];
    let headers: Vec<(String, String)> = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    server.answers(Told { status: 200, headers: headers.clone(), body: page.to_string().into_bytes(), ..Told::default() });
    five(&server);
    // The reset is over by now: it goes on.
    assert_eq!(troubles(&reads(&github(&server), &[source(LOOM)])), [None]);
    let mut later = headers;
    later[2].1 = (Timestamp::now().as_second() + 600).to_string();
    server.answers(Told { status: 200, headers: later, body: page.to_string().into_bytes(), ..Told::default() });
    let reading = reads(&github(&server), &[source(LOOM)]);
    assert_eq!(numbers(&reading), [1]);
    assert!(matches!(troubles(&reading)[0], Some(Trouble::Limited { seconds: 590..=600 })), "{:?}", troubles(&reading));
}

#[test]
fn a_repository_that_moved_is_followed_once_and_said() {
    let server = Server::start();
    server.has("weavers/loom", (1..=5).map(|number| issue("weavers/loom", number, "Issue", &[])).collect());
    server.pages_of(2);
    server.moves(LOOM, "weavers/loom");
    let reading = reads(&github(&server), &[source(LOOM)]);
    assert_eq!(numbers(&reading), [1, 2, 3, 4, 5]);
    assert_eq!(reading.parts[0].moved.as_ref().map(Repository::as_str), Some("weavers/loom"));
    // From one address to the next, and to somebody else.
    let token = Token::of("ghp_secret").unwrap();
    let secretive = Github::with_patience(&server.base().parse().unwrap(), Some(token), Duration::from_millis(700));
    for _ in 0..2 {
        server.answers_with(301, &[("Location", "/repositories/7/issues")]);
    }
    assert_eq!(troubles(&reads(&secretive, &[source(LOOM)])), [Some(Trouble::Endless)]);
    let other = Server::start();
    server.answers_with(301, &[("Location", &format!("{}/repos/weaving/loom/issues", other.base()))]);
    assert_eq!(troubles(&reads(&secretive, &[source(LOOM)])), [Some(Trouble::Elsewhere { host: "127.0.0.1".to_owned() })]);
    assert!(other.asked().is_empty());
}

/// As whoever has a token that opens more than others may see.
fn with_token(server: &Server) -> Github {
    Github::with_patience(&server.base().parse().unwrap(), Token::of("ghp_secret"), Duration::from_millis(700))
}

#[test]
fn what_is_private_is_not_read_though_the_token_opens_it() {
    let server = Server::start();
    five(&server);
    let secret = "weaving/secret";
    server.has(secret, vec![issue(secret, 9, "Not for everybody", &["E-easy"])]);
    server.has_milestone(secret, 4, "Spring 2018", &[9]);
    server.is_private(secret);
    server.moves("weaving/old", secret);
    let github = with_token(&server);
    let (whole, numbered) = (source(secret), Source { number: Some(9), ..source(secret) });
    for source in [whole.clone(), numbered, whole.clone().and_label("E-easy"), whole.and_milestone("Spring 2018"), source("weaving/old")] {
        let reading = reads(&github, std::slice::from_ref(&source));
        assert_eq!((numbers(&reading), troubles(&reading)), (vec![], vec![Some(Trouble::Private)]), "{source}");
    }
    let asked: Vec<String> = server.asked().into_iter().map(|question| question.address).collect();
    assert!(asked.iter().all(|address| !address.contains("/issues") && !address.contains("/milestones")), "{asked:?}");
    // What everybody may see is read, and that it may be is asked once.
    for _ in 0..2 {
        assert_eq!(numbers(&reads(&github, &[source(LOOM)])), [1, 2, 3, 4, 5]);
    }
    assert_eq!(server.asked().iter().filter(|question| question.address == "/repos/weaving/loom").count(), 1);
}

#[test]
fn a_search_finds_what_everybody_may_see() {
    let server = Server::start();
    five(&server);
    let secret = "weaving/secret";
    server.has(secret, vec![issue(secret, 9, "Issue for us", &[])]);
    server.is_private(secret);
    let github = with_token(&server);
    for words in ["org:weaving Issue", "https://github.com/weaving", "org:weaving is:open", "org:weaving OR Issue"] {
        let reading = reads(&github, &[github_meant(&github, words)]);
        assert_eq!((numbers(&reading), troubles(&reading)), (vec![1, 2, 3, 4, 5], vec![None]), "{words}");
    }
    assert!(server.asked()[0].address.contains("is%3Apublic"), "{}", server.asked()[0].address);
    // Where it cannot be known, it is not shown.
    let github = with_token(&server);
    server.answers(Told {
        status: 200,
        body: json!({ "items": [issue(LOOM, 1, "One", &[])] }).to_string().into_bytes(),
        ..Told::default()
    });
    server.answers_with(500, &[]);
    let reading = reads(&github, &[Source::search("org:weaving").unwrap()]);
    assert_eq!((numbers(&reading), troubles(&reading)), (vec![], vec![Some(Trouble::Down { status: 500 })]));
}

/// A search, as it is written or pasted; addresses are those of the server's own host.
fn github_meant(github: &Github, written: &str) -> Source {
    github.meant(&written.replace("github.com", github.host())).unwrap_or_else(|why| panic!("{written}: {why}"))
}

#[test]
fn the_token_is_told_to_nobody_else_and_shown_nowhere() {
    let (server, other) = (Server::start(), Server::start());
    server.answers(Told { status: 200, body: b"{\"private\":false}".to_vec(), ..Told::default() });
    let secret = "ghp_0123456789abcdef";
    let github = Github::at(&server.base().parse().unwrap(), Token::of(secret));
    let page = json!([issue(LOOM, 1, "One", &[])]).to_string().into_bytes();
    let next = format!("<{}/repos/weaving/loom/issues?page=2>; rel=\"next\"", other.base());
    server.answers(Told { status: 200, headers: vec![("Link".to_owned(), next)], body: page, ..Told::default() });
    let reading = reads(&github, &[source(LOOM)]);
    assert_eq!(numbers(&reading), [1], "what was read by then is kept");
    assert_eq!(troubles(&reading), [Some(Trouble::Elsewhere { host: "127.0.0.1".to_owned() })]);
    assert!(other.asked().is_empty());
    assert_eq!(server.asked()[0].header("authorization"), Some("Bearer ghp_0123456789abcdef"));
    let shown = format!("{github:?} {reading:?} {} {:?}", serde_json::to_string(&reading).unwrap(), Token::of(secret));
    assert!(!shown.contains("0123456789"), "{shown}");
    server.answers_with(401, &[]);
    assert_eq!(troubles(&reads(&github, &[source(LOOM), source(LOOM)])), vec![Some(Trouble::TokenRefused); 2]);
    // In the clear it is told to nobody but this machine.
    assert!(!Github::at(&"http://git.example.org/api/v3".parse().unwrap(), Token::of(secret)).has_token());
    assert!(Github::at(&"https://git.example.org/api/v3".parse().unwrap(), Token::of(secret)).has_token());
    assert!(Token::of(" ").is_none() && Token::of("a\nb").is_none());
}

#[test]
fn links_without_an_end_have_one_here() {
    let server = Server::start();
    five(&server);
    let page = |number: u64, next: &str| {
        let link = format!("<{}{next}>; rel=\"next\"", server.base());
        let body = json!([issue(LOOM, number, "One", &[])]).to_string().into_bytes();
        server.answers(Told { status: 200, headers: vec![("Link".to_owned(), link)], body, ..Told::default() });
    };
    // To itself.
    page(1, "/again");
    page(1, "/again");
    let reading = reads(&github(&server), &[source(LOOM)]);
    assert_eq!((numbers(&reading), troubles(&reading)), (vec![1], vec![Some(Trouble::Endless)]));
    // To ever new ones: three pages are read.
    for number in 1..=3 {
        page(number, &format!("/{number}"));
    }
    let reading = reads(&github(&server), &[source(LOOM)]);
    assert_eq!((numbers(&reading), troubles(&reading)), (vec![1, 2, 3], vec![Some(Trouble::TooMany { pages: 3 })]));
}

#[test]
fn what_breaks_off_is_tried_once_more_and_then_said() {
    let server = Server::start();
    five(&server);
    let cut = || server.answers(Told { status: 200, body: b"[{\"number\": 1".to_vec(), cut: true, ..Told::default() });
    cut();
    assert_eq!(numbers(&reads(&github(&server), &[source(LOOM)])), [1, 2, 3, 4, 5]);
    cut();
    cut();
    assert_eq!(troubles(&reads(&github(&server), &[source(LOOM)])), [Some(Trouble::Garbled)]);
    server.answers_with(502, &[]);
    assert_eq!(numbers(&reads(&github(&server), &[source(LOOM)])), [1, 2, 3, 4, 5]);
    for (status, times, trouble) in [
        (500, 1, Trouble::Down { status: 500 }),
        (503, 2, Trouble::Down { status: 503 }),
        (404, 1, Trouble::NotThere),
        (410, 1, Trouble::NoIssues),
        (422, 1, Trouble::NotUnderstood),
        // Not modified, though nothing was read before.
        (304, 2, Trouble::Garbled),
    ] {
        (0..times).for_each(|_| server.answers_with(status, &[]));
        let github = github(&server);
        assert_eq!(troubles(&reads(&github, &[source(LOOM)])), [Some(trouble)], "{status}");
        assert_eq!(numbers(&reads(&github, &[source(LOOM)])), [1, 2, 3, 4, 5], "{status}");
    }
    for body in ["<html>", "{\"message\":\"hello\"}", "7"] {
        for _ in 0..2 {
            server.answers(Told { status: 200, body: body.as_bytes().to_vec(), ..Told::default() });
        }
        assert_eq!(troubles(&reads(&github(&server), &[source(LOOM)])), [Some(Trouble::Garbled)], "{body}");
    }
}

#[test]
fn a_search_that_does_not_give_all_says_so() {
    let server = Server::start();
    let found = |more: &str| {
        let body = format!("{{\"items\":[{}],{more}}}", issue(LOOM, 1, "One", &[]));
        server.answers(Told { status: 200, body: body.into_bytes(), ..Told::default() });
        let reading = reads(&github(&server), &[Source::search("org:weaving").unwrap()]);
        assert_eq!(numbers(&reading), [1]);
        troubles(&reading).remove(0)
    };
    assert_eq!(found("\"total_count\":1,\"incomplete_results\":true"), Some(Trouble::OutOfTime));
    assert_eq!(found("\"total_count\":1001,\"incomplete_results\":false"), Some(Trouble::TooMany { pages: 10 }));
    assert_eq!(found("\"total_count\":1000,\"incomplete_results\":false"), None);
}

#[test]
fn gigantic_answers_are_not_read_to_their_end() {
    let server = Server::start();
    five(&server);
    let limit = Some(Trouble::TooLarge { limit: 16 * 1024 * 1024 });
    let mut gigantic = b"[\"".to_vec();
    gigantic.resize(17 * 1024 * 1024, b'x');
    server.answers(Told { status: 200, body: gigantic.clone(), ..Told::default() });
    assert_eq!(troubles(&reads(&github(&server), &[source(LOOM)])), std::slice::from_ref(&limit));
    // Without saying how much it is.
    let mut chunk = format!("{:x}\r\n", gigantic.len()).into_bytes();
    chunk.extend(gigantic);
    let headers = vec![("Transfer-Encoding".to_owned(), "chunked".to_owned())];
    server.answers(Told { status: 200, headers, body: chunk, ..Told::default() });
    assert_eq!(troubles(&reads(&github(&server), &[source(LOOM)])), [limit]);
    // A title without end is cut.
    server.has(LOOM, vec![issue(LOOM, 1, &"ü".repeat(100_000), &["x".repeat(9_000).as_str()])]);
    let reading = reads(&github(&server), &[source(LOOM)]);
    assert_eq!(reading.items[0]["title"].as_str().unwrap().chars().count(), 2_000);
    assert_eq!(reading.items[0]["labels"][0].as_str().unwrap().len(), 2_000);
}

#[test]
fn a_forge_that_is_silent_or_away_ends_the_reading_and_what_was_read_stays() {
    let server = Server::start();
    five(&server);
    server.pages_of(3);
    let github = github(&server);
    let page = json!([issue(LOOM, 1, "One", &[])]).to_string().into_bytes();
    let next = format!("<{}/more>; rel=\"next\"", server.base());
    server.answers(Told { status: 200, headers: vec![("Link".to_owned(), next)], body: page, ..Told::default() });
    server.answers(Told { silent: true, ..Told::default() });
    let reading = reads(&github, &[source(LOOM), source("knots/net")]);
    assert_eq!((numbers(&reading), troubles(&reading)), (vec![1], vec![Some(Trouble::Slow); 2]), "the others are not waited for");

    server.answers(Told { silent: true, ..Told::default() });
    let asked = [Asked { source: source("weaving/other"), closed_since: None }];
    let reading = reads_all(&github, &asked, Duration::from_millis(50));
    assert_eq!(troubles(&reading), [Some(Trouble::OutOfTime)]);

    // A port at which nobody listens.
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let away = Github::at(&format!("http://{nobody}").parse().unwrap(), None);
    assert_eq!(troubles(&reads(&away, &[source(LOOM)])), [Some(Trouble::Unreachable { host: "127.0.0.1".to_owned() })]);
}

#[test]
fn only_the_address_of_an_api_is_one() {
    for (written, said) in [
        ("https://api.github.com", Some("https://api.github.com")),
        ("https://github.com/", Some("https://api.github.com")),
        (" https://git.example.org/api/v3/ ", Some("https://git.example.org/api/v3")),
        ("git.example.org", None),
        ("ftp://git.example.org", None),
        ("https://user:secret@git.example.org", None),
        ("https://git.example.org/?x=1", None),
        ("https://", None),
    ] {
        let base = written.parse::<Base>();
        assert_eq!(base.ok().map(|base| base.to_string()).as_deref(), said, "{written}");
    }
    let enterprise = Github::at(&"https://git.example.org/api/v3".parse().unwrap(), None);
    assert_eq!(enterprise.host(), "git.example.org");
    assert!(enterprise.meant("https://git.example.org/weaving/loom/issues").is_ok());
    assert!(enterprise.meant("https://github.com/weaving/loom/issues").is_err());
    let _: Value = serde_json::to_value(source(LOOM)).unwrap();
}
