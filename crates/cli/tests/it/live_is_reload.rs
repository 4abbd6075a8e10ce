//! What a page shows that was open all the time is what a page shows that was just loaded.

use browser::{Browser, Options, Size};
use serde_json::Value;

use crate::client::Client;
use crate::program::{DAY, EVENT, Program};
use crate::scene::{mark, shows_what_a_reload_shows, stayed};

const SEEDS: u64 = 20;
const ACTIONS: u32 = 20;

#[test]
fn whatever_people_do_the_open_page_equals_a_reload() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    let mut team = program.open_event();
    let browser = Browser::start(&Options::default()).unwrap();
    let (open, fresh) = (browser.page(Size::LAPTOP).unwrap(), browser.page(Size::LAPTOP).unwrap());
    let address = format!("{}/{EVENT}/", program.base);
    open.goto(&address).unwrap();
    mark(&open);
    for seed in 1..=SEEDS {
        let mut crowd = Crowd::new(&program, seed);
        for _ in 0..ACTIONS {
            crowd.somebody_does_something();
        }
        // What was brought in comes, and goes again.
        bring_a_page_in(&mut team, seed);
        if seed % 2 == 0 {
            fresh.goto(&address).unwrap();
            shows_what_a_reload_shows(&open, &fresh, &format!("page of seed {seed}"));
            take_it_back(&mut team);
        }
        fresh.goto(&address).unwrap();
        shows_what_a_reload_shows(&open, &fresh, &format!("seed {seed}"));
    }
    assert!(stayed(&open), "the page was loaded again instead of being told");
    assert_eq!(open.console_errors(), Vec::<String>::new());
}

fn bring_a_page_in(team: &mut Client, seed: u64) {
    let row = |what: &str| format!("| {what} of {seed} | Mozilla | whoever likes |\n");
    let table = format!("# Monday, May 28th\n\n| What? | Where? | Audience |\n| - | - | - |\n{}{}", row("Weaving"), row("Knitting"));
    let document = format!("page {seed}");
    let brought = team.post(&format!("/{EVENT}/import"), &[("text", &table), ("as", "live"), ("document", &document), ("step", "bring")]);
    assert_eq!(brought.status, 303, "{}", brought.body);
}

/// Takes back the newest import.
fn take_it_back(team: &mut Client) {
    let page = team.get(&format!("/{EVENT}/import")).body;
    let action = page.split('"').find(|part| part.ends_with("/remove")).expect("an import can be taken back").to_owned();
    assert_eq!(team.post(&action, &[]).status, 303);
}

/// A few people who do whatever comes to their minds.
struct Crowd {
    people: Vec<(String, Client)>,
    chance: u64,
    seed: u64,
    said: u32,
}

impl Crowd {
    fn new(program: &Program, seed: u64) -> Self {
        let people = ["Ada", "Linus", "Grace"].iter().map(|name| (format!("{name} {seed}"), program.client())).collect();
        Self { people, chance: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15), seed, said: 0 }
    }

    /// A number below `below`, by xorshift.
    fn any(&mut self, below: usize) -> usize {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        usize::try_from(self.chance % below as u64).expect("it is below a usize")
    }

    fn somebody_does_something(&mut self) {
        let who = self.any(self.people.len());
        let board = self.people[who].1.json(&format!("/{EVENT}/board.json?day={DAY}"));
        self.said += 1;
        let words = format!("{} of {} <b>& \u{202e}co</b>", self.said, self.seed);
        let what = self.any(10);
        let project = self.one_of(&board["projects"]);
        let note = self.one_of(&board["messages"]);
        let (path, fields): (String, Vec<(&str, String)>) = match (what, project, note) {
            (2 | 3, Some(project), _) => (format!("projects/{project}/seats"), vec![]),
            (4, Some(project), _) => (format!("projects/{project}/seats/mine/remove"), vec![]),
            (5, Some(project), _) => {
                (format!("projects/{project}/state"), vec![("state", ["running", "paused", "finished", "idea"][self.any(4)].to_owned())])
            }
            (6, Some(project), _) => {
                let house = self.one_of(&board["houses"]).expect("the event has houses");
                (format!("projects/{project}/place"), vec![("house", house), ("where", words)])
            }
            (7, project, _) => (
                "done".to_owned(),
                vec![
                    ("what", words),
                    ("me", "yes".to_owned()),
                    ("others", "Barbara, Radia".to_owned()),
                    ("project", project.unwrap_or_default()),
                ],
            ),
            (8, ..) | (9, _, None) => {
                ("notes".to_owned(), vec![("text", words), ("kind", ["question", "help", "lost-found"][self.any(3)].to_owned())])
            }
            (9, _, Some(note)) => (format!("notes/{note}/answers"), vec![("text", words)]),
            _ => (
                "projects".to_owned(),
                vec![
                    ("title", words),
                    ("state", ["running", "idea"][self.any(2)].to_owned()),
                    ("need", ["hands", ""][self.any(2)].to_owned()),
                ],
            ),
        };
        let (name, client) = &mut self.people[who];
        let mut all = vec![("day", DAY), ("name", name.as_str())];
        all.extend(fields.iter().map(|(name, value)| (*name, value.as_str())));
        let reply = client.post(&format!("/{EVENT}/{path}"), &all);
        // A rule may say no; that the program breaks is another thing.
        assert!(reply.status < 500, "{path} {all:?}: {} {}", reply.status, reply.body);
    }

    fn one_of(&mut self, things: &Value) -> Option<String> {
        let ids: Vec<&str> = things.as_array()?.iter().filter_map(|thing| thing["id"].as_str()).collect();
        (!ids.is_empty()).then(|| ids[self.any(ids.len())].to_owned())
    }
}
