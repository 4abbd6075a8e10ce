//! The program is killed in the middle of work, again and again on the same data.

use std::collections::HashMap;
use std::sync::mpsc;
use std::thread;

use crate::program::{DAY, EVENT, Program};

const ROUNDS: usize = 10;
const WRITERS: usize = 8;

#[test]
fn what_was_answered_is_there_and_nothing_is_half_done() {
    let data = tempfile::tempdir().unwrap();
    let program = Program::serve(data.path());
    program.open_event();
    let mut program = Some(program);
    let mut answered: Vec<String> = Vec::new();
    for round in 0..ROUNDS {
        let running = program.take().unwrap_or_else(|| Program::serve(data.path()));
        let (tell, told) = mpsc::channel();
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (tell, door) = (tell.clone(), running.client());
                let name = format!("Ada {round}-{writer}");
                thread::spawn(move || {
                    for number in 0.. {
                        let title = format!("Project {round}-{writer}-{number}");
                        // A new person each time: who they are and what they add is one change or none.
                        let fields = [("day", DAY), ("title", title.as_str()), ("state", "running"), ("name", name.as_str())];
                        match door.stranger().try_post(&format!("/{EVENT}/projects"), &fields) {
                            Ok(reply) => {
                                assert_eq!(reply.status, 303, "{}", reply.body);
                                if tell.send(title).is_err() {
                                    return;
                                }
                            }
                            // The program was killed.
                            Err(_) => return,
                        }
                    }
                })
            })
            .collect();
        drop(tell);
        // Another number of answers each round, so that the end falls elsewhere.
        answered.extend(told.iter().take(20 + 7 * round));
        running.kill();
        answered.extend(told.iter());
        for writer in writers {
            writer.join().unwrap();
        }

        let again = Program::serve(data.path());
        let board = again.client().json(&format!("/{EVENT}/board.json?day={DAY}"));
        let projects = board["projects"].as_array().expect("a list of projects");
        let mut there: HashMap<&str, usize> = HashMap::new();
        for project in projects {
            let title = project["title"].as_str().expect("a title");
            *there.entry(title).or_default() += 1;
            let name = title.replacen("Project", "Ada", 1);
            let name = name.rsplit_once('-').expect("three numbers").0;
            assert_eq!(project["people"], serde_json::json!([name]), "{title} is half there");
        }
        for title in &answered {
            assert_eq!(there.get(title.as_str()), Some(&1), "{title} was answered, in round {round}");
        }
        assert_eq!(there.values().sum::<usize>(), there.len(), "something is there twice");
        program = Some(again);
    }
    assert!(answered.len() >= ROUNDS * 20);
}
