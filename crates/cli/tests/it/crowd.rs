//! People elsewhere who change the board, one thing after the other, while somebody has it open.

use browser::Page;
use serde_json::json;

use crate::client::Client;
use crate::program::{DAY, EVENT, Program};

/// A crowd, and the page that was left open.
pub struct Crowd<'a> {
    organiser: Client,
    page: &'a Page,
    people: u32,
}

impl<'a> Crowd<'a> {
    /// The crowd of [`EVENT`], which the organiser has opened. `page` shows its board.
    pub fn before(page: &'a Page, organiser: Client) -> Self {
        Self { organiser, page, people: 0 }
    }

    /// Adds a project. Nobody sits there yet.
    pub fn adds(&mut self, title: &str, more: &[(&str, &str)]) {
        self.post("projects", &[&[("title", title), ("state", "running")], more].concat());
        let shown = format!("[...document.querySelectorAll('.line bdi')].some((title) => title.textContent === {})", json!(title));
        self.page.wait(&shown).unwrap();
    }

    /// Somebody who was not here before joins it.
    pub fn joins(&mut self, title: &str) {
        let board = self.organiser.json(&format!("/{EVENT}/board.json?day={DAY}"));
        let projects = board["projects"].as_array().into_iter().flatten();
        let project = projects.into_iter().find(|project| project["title"] == title).expect("it is on the board");
        let (id, here) = (project["id"].as_str().expect("an id"), project["heads"].as_u64().expect("a number"));
        self.people += 1;
        let name = format!("Guest {}", self.people);
        let mut guest = self.organiser.stranger();
        let reply = guest.post(&format!("/{EVENT}/projects/{id}/seats"), &[("day", DAY), ("name", &name)]);
        assert_eq!(reply.status, 303, "{}", reply.body);
        self.page.wait(&format!("document.querySelector('#p-{id} [data-here]').dataset.here === '{}'", here + 1)).unwrap();
    }

    /// Somebody writes what came of it.
    pub fn finishes(&mut self, what: &str) {
        self.post("done", &[("what", what), ("others", "Barbara")]);
        self.page.wait(&format!("document.querySelector('#done').textContent.includes({})", json!(what))).unwrap();
    }

    /// Somebody writes a note.
    pub fn writes(&mut self, text: &str) {
        self.post("notes", &[("text", text), ("kind", "question")]);
        self.page.wait(&format!("document.querySelector('#notes').textContent.includes({})", json!(text))).unwrap();
    }

    fn post(&mut self, path: &str, fields: &[(&str, &str)]) {
        let reply = self.organiser.post(&format!("/{EVENT}/{path}"), &[&[("day", DAY), ("name", "Grace")], fields].concat());
        assert_eq!(reply.status, 303, "{path}: {}", reply.body);
    }
}

/// The letters of a house, for forms.
pub fn house(program: &Program, index: usize) -> String {
    program.client().json(&format!("/{EVENT}/board.json"))["houses"][index]["id"].as_str().expect("an id").to_owned()
}
