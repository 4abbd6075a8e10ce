//! A forge on this machine that speaks as GitHub documents it: lists of issues with pages, `ETag`s, labels, milestones, searches,
//! repositories that moved; and, when told so, all that goes wrong there.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::{Value, json};

/// A running forge. It ends with the test's process.
pub struct Server {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    issues: BTreeMap<String, Vec<Value>>,
    milestones: BTreeMap<String, Vec<Value>>,
    moved: BTreeMap<String, String>,
    private: BTreeSet<String>,
    page: usize,
    next: VecDeque<Told>,
    asked: Vec<Question>,
}

/// What it is told to answer to the next question, whatever that is.
#[derive(Clone, Debug, Default)]
pub struct Told {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// It says that it sends more than it does.
    pub cut: bool,
    /// It never answers.
    pub silent: bool,
}

/// What it was asked.
#[derive(Clone, Debug)]
pub struct Question {
    pub address: String,
    pub headers: BTreeMap<String, String>,
}

impl Question {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }
}

/// An issue of a repository, as it stands there.
pub fn issue(repository: &str, number: u64, title: &str, labels: &[&str]) -> Value {
    json!({
        "id": number * 1_000,
        "number": number,
        "title": title,
        "html_url": format!("https://github.com/{repository}/issues/{number}"),
        "url": format!("https://api.github.com/repos/{repository}/issues/{number}"),
        "repository_url": format!("https://api.github.com/repos/{repository}"),
        "state": "open",
        "labels": labels.iter().map(|name| json!({ "id": 1, "name": name, "color": "ededed" })).collect::<Vec<_>>(),
        "user": { "login": "somebody-who-wrote-it" },
        "assignee": null,
        "assignees": [],
        "milestone": null,
        "created_at": "2018-05-01T10:00:00Z",
        "updated_at": "2018-05-20T10:00:00Z",
        "body": "A long text that nobody here needs.",
    })
}

impl Server {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("it is bound");
        let state = Arc::new(Mutex::new(State { page: 100, ..State::default() }));
        let shared = state.clone();
        thread::spawn(move || {
            for socket in listener.incoming().flatten() {
                let state = shared.clone();
                thread::spawn(move || serve(socket, address, &state));
            }
        });
        Self { address, state }
    }

    /// Its address, as one configures it.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A repository has these issues.
    pub fn has(&self, repository: &str, issues: Vec<Value>) {
        self.state().issues.insert(repository.to_owned(), issues);
    }

    /// A repository has a milestone; the issues with these numbers belong to it.
    pub fn has_milestone(&self, repository: &str, number: u64, title: &str, issues: &[u64]) {
        let mut state = self.state();
        let all = state.issues.get_mut(repository).expect("the repository is there");
        for issue in all.iter_mut().filter(|issue| issues.contains(&issue["number"].as_u64().unwrap())) {
            issue["milestone"] = json!({ "number": number });
        }
        state.milestones.entry(repository.to_owned()).or_default().push(json!({ "number": number, "title": title }));
    }

    /// A repository is now at another name.
    pub fn moves(&self, from: &str, to: &str) {
        self.state().moved.insert(from.to_owned(), to.to_owned());
    }

    /// A repository is shown only to who has a token for it, as whoever asks here may have.
    pub fn is_private(&self, repository: &str) {
        self.state().private.insert(repository.to_owned());
    }

    /// So many issues stand on a page, whatever is asked for.
    pub fn pages_of(&self, page: usize) {
        self.state().page = page;
    }

    /// The next question gets this answer.
    pub fn answers(&self, told: Told) {
        self.state().next.push_back(told);
    }

    /// The same, without a body.
    pub fn answers_with(&self, status: u16, headers: &[(&str, &str)]) {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        self.answers(Told { status, headers, body: b"{}".to_vec(), ..Told::default() });
    }

    /// What it was asked so far.
    pub fn asked(&self) -> Vec<Question> {
        self.state().asked.clone()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().expect("nobody panicked")
    }
}

fn serve(mut socket: TcpStream, address: SocketAddr, state: &Mutex<State>) {
    let Some(question) = question(&socket) else { return };
    let told = {
        let mut state = state.lock().expect("nobody panicked");
        state.asked.push(question.clone());
        state.next.pop_front().unwrap_or_else(|| state.answer(&question, address))
    };
    if told.silent {
        // Until the other side hangs up.
        let _ = socket.read(&mut [0]);
        return;
    }
    let length = told.body.len() + usize::from(told.cut) * 100;
    let mut lines =
        vec![format!("HTTP/1.1 {} Told", told.status), "Connection: close".to_owned(), "Content-Type: application/json".to_owned()];
    if !told.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("transfer-encoding")) {
        lines.push(format!("Content-Length: {length}"));
    }
    lines.extend(told.headers.iter().map(|(name, value)| format!("{name}: {value}")));
    let head = lines.join("\r\n");
    // Who hung up has heard enough.
    let _ = socket.write_all(format!("{head}\r\n\r\n").as_bytes()).and_then(|()| socket.write_all(&told.body));
}

fn question(socket: &TcpStream) -> Option<Question> {
    let mut reader = BufReader::new(socket);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let address = line.split(' ').nth(1)?.to_owned();
    let mut headers = BTreeMap::new();
    loop {
        line.clear();
        reader.read_line(&mut line).ok()?;
        match line.trim_end().split_once(':') {
            Some((name, value)) => headers.insert(name.to_lowercase(), value.trim().to_owned()),
            None => return Some(Question { address, headers }),
        };
    }
}

impl State {
    fn answer(&self, question: &Question, address: SocketAddr) -> Told {
        let (path, query) = question.address.split_once('?').unwrap_or((&question.address, ""));
        let query: BTreeMap<String, String> =
            query.split('&').filter_map(|pair| pair.split_once('=')).map(|(key, value)| (key.to_owned(), decoded(value))).collect();
        let asked = |name: &str| query.get(name).map(String::as_str);
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            ["repos", owner, name, ..] if self.moved.contains_key(&format!("{owner}/{name}")) => {
                let id = self.moved.keys().position(|from| *from == format!("{owner}/{name}")).unwrap_or(0);
                let rest = question.address.splitn(5, '/').nth(4).unwrap_or("");
                let location = format!("http://{address}/repositories/{id}/{rest}");
                Told { status: 301, headers: vec![("Location".to_owned(), location)], body: b"{}".to_vec(), ..Told::default() }
            }
            ["repositories", id] => match self.moved.values().nth(id.parse().unwrap_or(usize::MAX)) {
                Some(to) => self.repository(question, to),
                None => not_found(),
            },
            ["repos", owner, name] => self.repository(question, &format!("{owner}/{name}")),
            ["repositories", id, "issues"] => match self.moved.values().nth(id.parse().unwrap_or(usize::MAX)) {
                Some(to) => self.list(question, address, path, &query, self.issues.get(to).cloned()),
                None => not_found(),
            },
            ["repos", owner, name, "issues"] => {
                let issues = self.issues.get(&format!("{owner}/{name}")).cloned();
                self.list(question, address, path, &query, issues)
            }
            ["repos", owner, name, "issues", number] => {
                let mut all = self.issues.get(&format!("{owner}/{name}")).into_iter().flatten();
                all.find(|issue| issue["number"].as_u64() == number.parse().ok()).map_or_else(not_found, |issue| ok(question, issue, &[]))
            }
            ["repos", owner, name, "milestones"] => {
                let all = self.milestones.get(&format!("{owner}/{name}")).cloned().unwrap_or_default();
                ok(question, &Value::from(all), &[])
            }
            ["search", "issues"] => {
                let words = asked("q").unwrap_or("").to_owned();
                let all = self.issues.iter().flat_map(|(repository, issues)| issues.iter().map(move |issue| (repository, issue)));
                let found: Vec<Value> =
                    all.filter(|(repository, issue)| self.fits(&words, repository, issue)).map(|(_, issue)| issue.clone()).collect();
                ok(question, &json!({ "total_count": found.len(), "incomplete_results": false, "items": found }), &[])
            }
            _ => not_found(),
        }
    }

    fn repository(&self, question: &Question, name: &str) -> Told {
        let private = self.private.contains(name);
        let about = json!({ "id": 1, "full_name": name, "private": private, "description": "Words about it." });
        if self.issues.contains_key(name) { ok(question, &about, &[]) } else { not_found() }
    }

    fn list(
        &self,
        question: &Question,
        address: SocketAddr,
        path: &str,
        query: &BTreeMap<String, String>,
        issues: Option<Vec<Value>>,
    ) -> Told {
        let Some(issues) = issues else { return not_found() };
        let asked = |name: &str| query.get(name).map(String::as_str);
        let has_label =
            |issue: &Value, label: &str| issue["labels"].as_array().is_some_and(|all| all.iter().any(|one| one["name"] == label));
        let fits = |issue: &Value| {
            asked("state").is_none_or(|state| state == "all" || issue["state"] == state)
                && asked("labels").is_none_or(|label| has_label(issue, label))
                && asked("milestone").is_none_or(|number| issue["milestone"]["number"].as_u64() == number.parse().ok())
                && asked("since").is_none_or(|since| issue["updated_at"].as_str().unwrap_or("") >= since)
        };
        let all: Vec<Value> = issues.into_iter().filter(fits).collect();
        let size = asked("per_page").and_then(|size| size.parse().ok()).unwrap_or(30).min(self.page);
        let page: usize = asked("page").and_then(|page| page.parse().ok()).unwrap_or(1);
        let here: Vec<Value> = all.iter().skip((page - 1) * size).take(size).cloned().collect();
        let mut headers = vec![];
        if all.len() > page * size {
            let others: Vec<&str> = question
                .address
                .split_once('?')
                .map_or("", |(_, query)| query)
                .split('&')
                .filter(|pair| !pair.starts_with("page="))
                .collect();
            let to = |page: usize| format!("<http://{address}{path}?{}&page={page}>", others.join("&"));
            headers.push(("Link", format!("{}; rel=\"next\", {}; rel=\"last\"", to(page + 1), to(all.len().div_ceil(size)))));
        }
        ok(question, &Value::from(here), &headers)
    }

    /// A small part of what a search understands. What stands before an OR is not bound to what stands behind it.
    fn fits(&self, words: &str, repository: &str, issue: &Value) -> bool {
        let owner = repository.split('/').next().unwrap_or("");
        let is_bound = !words.contains(" OR ");
        words.split(' ').all(|word| match word.split_once(':') {
            Some(("repo", name)) => name == repository,
            Some(("org" | "user", name)) => name == owner,
            Some(("is", "open")) => issue["state"] == "open",
            Some(("is", "closed")) => issue["state"] == "closed",
            Some(("is", "public")) => !is_bound || !self.private.contains(repository),
            Some(("label", label)) => {
                issue["labels"].as_array().is_some_and(|all| all.iter().any(|one| one["name"] == label.trim_matches('"')))
            }
            Some(_) => true,
            None => word == "OR" || issue["title"].as_str().unwrap_or("").contains(word),
        })
    }
}

fn not_found() -> Told {
    Told { status: 404, body: br#"{"message":"Not Found"}"#.to_vec(), ..Told::default() }
}

fn ok(question: &Question, value: &Value, headers: &[(&str, String)]) -> Told {
    let body = value.to_string().into_bytes();
    let sum = body.iter().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
    let etag = format!("W/\"{sum:016x}\"");
    let known = question.header("if-none-match") == Some(etag.as_str());
    let mut all: Vec<(String, String)> = headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    all.push(("ETag".to_owned(), etag));
    all.push(("X-RateLimit-Remaining".to_owned(), "59".to_owned()));
    if known { Told { status: 304, headers: all, ..Told::default() } } else { Told { status: 200, headers: all, body, ..Told::default() } }
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let code: String = rest.by_ref().take(2).map(char::from).collect();
                bytes.push(u8::from_str_radix(&code, 16).unwrap_or(b'?'));
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8(bytes).expect("a query is text")
}
