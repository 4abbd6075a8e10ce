//! The pipe to Chromium: requests go out with a number, answers and events come in, each ended by a zero byte.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, ChildStdout};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{Error, PATIENCE, Result, text_at};

#[derive(Debug)]
pub(crate) struct Connection {
    requests: Mutex<ChildStdin>,
    heard: Mutex<Heard>,
    rang: Condvar,
}

/// Everything that came out of the pipe and was not fetched yet.
#[derive(Debug, Default)]
struct Heard {
    last_request: u64,
    answers: HashMap<u64, Value>,
    pages: HashMap<String, Seen>,
    ended: bool,
}

/// What one page did since it was opened.
#[derive(Debug, Default, Clone)]
pub(crate) struct Seen {
    /// The loader of each document whose load event has fired, oldest first.
    pub(crate) loaded: Vec<String>,
    pub(crate) requests: Vec<String>,
    pub(crate) errors: Vec<String>,
}

impl Connection {
    pub(crate) fn new(requests: ChildStdin, answers: ChildStdout) -> Arc<Connection> {
        let connection = Arc::new(Connection { requests: Mutex::new(requests), heard: Mutex::default(), rang: Condvar::new() });
        let listener = Arc::clone(&connection);
        thread::spawn(move || listener.listen(answers));
        connection
    }

    /// Asks Chromium and waits for the answer. An empty `session` means the browser itself.
    pub(crate) fn call(&self, session: &str, method: &str, params: &Value) -> Result<Value> {
        let number = {
            let mut heard = self.heard();
            heard.last_request += 1;
            heard.last_request
        };
        let mut request = json!({"id": number, "method": method, "params": params});
        if !session.is_empty() {
            request["sessionId"] = json!(session);
        }
        let mut bytes = request.to_string().into_bytes();
        bytes.push(0);
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).write_all(&bytes).map_err(|_| Error::Gone(method.to_owned()))?;

        let mut answer = self.hear(&format!("the answer to {method}"), method, |heard| heard.answers.remove(&number))?;
        match answer.get("error") {
            Some(error) => Err(Error::Refused { method: method.to_owned(), message: text_at(error, "message") }),
            None => Ok(answer["result"].take()),
        }
    }

    /// What the page of this session did so far.
    pub(crate) fn seen(&self, session: &str) -> Seen {
        self.heard().pages.get(session).cloned().unwrap_or_default()
    }

    /// Waits until what the page did satisfies `enough`; `what` names it for the error.
    pub(crate) fn wait_until(&self, session: &str, what: &str, enough: impl Fn(&Seen) -> bool) -> Result<()> {
        self.hear(what, what, |heard| heard.pages.get(session).filter(|seen| enough(seen)).map(|_| ()))
    }

    /// Lets time pass until anything is heard, at most `longest`.
    pub(crate) fn pause(&self, longest: Duration) {
        let heard = self.heard();
        drop(self.rang.wait_timeout(heard, longest));
    }

    /// Waits until Chromium has closed its end.
    pub(crate) fn wait_for_end(&self) {
        let _ = self.hear("Chromium's end", "", |heard| heard.ended.then_some(()));
    }

    fn hear<T>(&self, what: &str, asked: &str, mut fetch: impl FnMut(&mut Heard) -> Option<T>) -> Result<T> {
        let latest = Instant::now() + PATIENCE;
        let mut heard = self.heard();
        loop {
            if let Some(found) = fetch(&mut heard) {
                return Ok(found);
            }
            if heard.ended {
                return Err(Error::Gone(asked.to_owned()));
            }
            let left = latest.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Error::TimedOut(what.to_owned()));
            }
            heard = self.rang.wait_timeout(heard, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn heard(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn listen(&self, answers: ChildStdout) {
        let mut answers = BufReader::new(answers);
        let mut message = Vec::new();
        while matches!(answers.read_until(0, &mut message), Ok(1..)) {
            message.pop();
            if let Ok(value) = serde_json::from_slice(&message) {
                self.heard().take_in(value);
                self.rang.notify_all();
            }
            message.clear();
        }
        self.heard().ended = true;
        self.rang.notify_all();
    }
}

impl Heard {
    fn take_in(&mut self, message: Value) {
        if let Some(number) = message["id"].as_u64() {
            self.answers.insert(number, message);
        } else if let (Some(session), Some(method)) = (message["sessionId"].as_str(), message["method"].as_str()) {
            let seen = self.pages.entry(session.to_owned()).or_default();
            seen.take_in(method, &message["params"]);
        }
    }
}

impl Seen {
    fn take_in(&mut self, method: &str, params: &Value) {
        match method {
            "Page.lifecycleEvent" if params["name"] == "load" => {
                self.loaded.push(text_at(params, "loaderId"));
            }
            "Network.requestWillBeSent" => self.requested(&text_at(&params["request"], "url")),
            "Network.webSocketCreated" => self.requested(&text_at(params, "url")),
            "Runtime.exceptionThrown" => {
                self.errors.push(exception_text(&params["exceptionDetails"]));
            }
            "Runtime.consoleAPICalled" if matches!(params["type"].as_str(), Some("error" | "assert")) => {
                let words: Vec<String> = params["args"].as_array().into_iter().flatten().map(remote_text).collect();
                self.errors.push(words.join(" "));
            }
            "Log.entryAdded" if params["entry"]["level"] == "error" => {
                let entry = &params["entry"];
                let line = format!("{}: {} {}", text_at(entry, "source"), text_at(entry, "text"), text_at(entry, "url"));
                self.errors.push(line.trim_end().to_owned());
            }
            _ => {}
        }
    }

    fn requested(&mut self, url: &str) {
        // What a page carries within itself is not asked of anybody.
        if !url.starts_with("data:") && !url.starts_with("blob:") {
            self.requests.push(url.to_owned());
        }
    }
}

/// The words of a thrown exception, with its stack where it has one.
pub(crate) fn exception_text(details: &Value) -> String {
    match details.get("exception") {
        Some(exception) => remote_text(exception),
        None => text_at(details, "text"),
    }
}

fn remote_text(object: &Value) -> String {
    match (object["description"].as_str(), &object["value"]) {
        (Some(description), _) => description.to_owned(),
        (None, Value::String(text)) => text.clone(),
        (None, value) => value.to_string(),
    }
}
