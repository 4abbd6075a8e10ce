//! A browser without script, as small as it may be: cookies, a language, forms as they stand in the page, live streams.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use crate::markup::{self, Found};

/// Nothing that works takes this long; what does not work ends a test after it.
const BOUND: Duration = Duration::from_secs(20);

/// What parts the fields of a form with a file; no file has it.
const BOUNDARY: &str = "impl-days-boundary-7c1f";

/// Somebody with a browser. A clone is somebody else who has the same cookies.
#[derive(Clone)]
pub struct Guest {
    address: SocketAddr,
    cookies: BTreeMap<String, String>,
    headers: Vec<(String, String)>,
}

/// What the server answered.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
    /// The same as it came, compressed or not: of a picture the body says little.
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value)
    }

    /// Where a form that was taken leads to.
    pub fn location(&self) -> &str {
        assert_eq!(self.status, 303, "the form was not taken: {}", self.said());
        self.header("location")
    }

    /// What a person reads: the page without its elements, in one line.
    pub fn text(&self) -> String {
        markup::text(&self.body)
    }

    /// Why a form was not taken, in the page's words.
    pub fn refusal(&self) -> String {
        markup::element(&self.body, "refusal").unwrap_or_else(|| panic!("no refusal on the page: {} {}", self.status, self.text()))
    }

    fn said(&self) -> String {
        let said = markup::element(&self.body, "refusal").unwrap_or_else(|| self.text());
        format!("{} {said}", self.status)
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("not JSON: {} {}", self.status, self.body))
    }
}

impl Guest {
    pub fn at(address: SocketAddr) -> Self {
        Self { address, cookies: BTreeMap::new(), headers: Vec::new() }
    }

    /// Their browser wishes this language.
    pub fn speaking(self, language: &str) -> Self {
        self.saying("Accept-Language", language)
    }

    /// Their browser says this with each request.
    pub fn saying(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn get(&mut self, path: &str) -> Answer {
        self.ask("GET", path, None)
    }

    /// As robots look whether a page is there.
    pub fn head(&mut self, path: &str) -> Answer {
        self.ask("HEAD", path, None)
    }

    /// As a browser asks before a page elsewhere may.
    pub fn asks_first(&mut self, path: &str) -> Answer {
        self.ask("OPTIONS", path, None)
    }

    /// A page that is there.
    pub fn page(&mut self, path: &str) -> Answer {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer
    }

    pub fn post(&mut self, path: &str, fields: &[(String, String)]) -> Answer {
        let body: Vec<String> = fields.iter().map(|(key, value)| format!("{}={}", encode(key), encode(value))).collect();
        self.ask("POST", path, Some(&body.join("&")))
    }

    /// Posts a form with a file in it.
    pub fn upload(&mut self, path: &str, fields: &[(&str, &str)], file: &str) -> Answer {
        const BOUNDARY: &str = "----a-boundary";
        let part = |head: &str, body: &str| format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n");
        let mut body: String = fields.iter().map(|(name, value)| part(&format!("name=\"{name}\""), value)).collect();
        body += &part("name=\"file\"; filename=\"tickets.csv\"", file);
        body.extend(["--", BOUNDARY, "--\r\n"]);
        self.exchange("POST", path, Some((&format!("multipart/form-data; boundary={BOUNDARY}"), body.as_bytes())))
    }

    /// Sends a picture with a form.
    pub fn send_picture(&mut self, path: &str, fields: &[(&str, &str)], (name, file): (&str, &[u8])) -> Answer {
        let mut body = Vec::new();
        for (key, value) in fields {
            body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{key}\"\r\n\r\n{value}\r\n").bytes());
        }
        body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"photo\"\r\n\r\n").bytes());
        body.extend(file);
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.exchange("POST", path, Some((&kind, &body)))
    }

    /// Posts a form with files in it, each under the name that it has on a computer.
    pub fn send_files(&mut self, path: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        let mut part = |head: &str, content: &[u8]| {
            body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {head}\r\n\r\n").bytes());
            body.extend(content);
            body.extend(b"\r\n");
        };
        for (name, value) in fields {
            part(&format!("name=\"{name}\""), value.as_bytes());
        }
        for (name, content) in files {
            part(&format!("name=\"file\"; filename=\"{name}\""), content);
        }
        body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        self.exchange("POST", path, Some((&format!("multipart/form-data; boundary={BOUNDARY}"), &body)))
    }

    /// The only form of a page, or the one whose action ends in `to`.
    pub fn form(&mut self, path: &str, to: &str) -> Form<'_> {
        let page = self.page(path);
        self.form_of(&page, to)
    }

    /// A form of a page that is shown already.
    pub fn form_of(&mut self, page: &Answer, to: &str) -> Form<'_> {
        let mut forms: Vec<Found> = markup::forms(&page.body).into_iter().filter(|form| form.action.ends_with(to)).collect();
        assert_eq!(forms.len(), 1, "forms to {to} on: {}", page.text());
        Form { guest: self, found: forms.remove(0) }
    }

    /// The form that a refusal offers to those who may do it all the same.
    pub fn form_to_go_on(&mut self, page: &Answer) -> Form<'_> {
        self.form_with(page, "anyway")
    }

    /// The form of a page that has this field.
    pub fn form_with(&mut self, page: &Answer, field: &str) -> Form<'_> {
        let mut forms: Vec<Found> = markup::forms(&page.body).into_iter().filter(|form| form.has(field)).collect();
        assert_eq!(forms.len(), 1, "forms with {field} on: {}", page.text());
        Form { guest: self, found: forms.remove(0) }
    }

    /// Posts what was filled in before, as it was.
    pub fn send(&mut self, filled: &Filled) -> Answer {
        self.post(&filled.action, &filled.fields)
    }

    /// Opens the live stream of the board at this address, as its script does.
    pub fn watch(&mut self, path: &str) -> Stream {
        let page = self.page(path);
        let body = markup::first(&page.body, "body");
        self.stream(&format!("{}&since={}", body["data-stream"], body["data-at"]))
    }

    /// Opens a live stream.
    pub fn stream(&mut self, path: &str) -> Stream {
        let mut reader = self.request("GET", path, None);
        let (status, headers) = head(&mut reader);
        assert_eq!(status, 200, "the stream {path} opens");
        assert!(headers.iter().any(|(key, value)| key.eq_ignore_ascii_case("content-type") && value == "text/event-stream"));
        Stream { reader, text: String::new(), at: String::new(), heard: Vec::new() }
    }

    /// The stream that a page opens, with what is sent first.
    pub fn stream_of(&mut self, page: &str) -> Stream {
        let body = crate::markup::first(&self.page(page).body, "body");
        let address = format!("{}&since={}", body["data-stream"], body["data-at"]);
        self.stream(&address)
    }

    fn ask(&mut self, method: &str, path: &str, body: Option<&str>) -> Answer {
        self.exchange(method, path, body.map(|body| ("application/x-www-form-urlencoded", body.as_bytes())))
    }

    fn exchange(&mut self, method: &str, path: &str, body: Option<(&str, &[u8])>) -> Answer {
        let mut reader = self.request(method, path, body);
        let (status, headers) = head(&mut reader);
        let mut bytes = Vec::new();
        // A connection that is cut after the answer is an answer all the same.
        let _ = reader.read_to_end(&mut bytes);
        for (name, value) in headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie")) {
            let (key, rest) = value.split_once('=').unwrap_or_else(|| panic!("{name}: {value}"));
            let content = rest.split(';').next().unwrap_or("");
            if rest.contains("Max-Age=0") {
                self.cookies.remove(key)
            } else {
                self.cookies.insert(key.to_owned(), content.to_owned())
            };
        }
        let is_text = !headers.iter().any(|(name, value)| {
            name.eq_ignore_ascii_case("content-type") && (value.starts_with("image/") || value.starts_with("application/octet"))
        });
        let is_packed =
            !bytes.is_empty() && headers.iter().any(|(name, value)| name.eq_ignore_ascii_case("content-encoding") && value == "gzip");
        let read = if is_packed { unpacked(&bytes) } else { bytes.clone() };
        let body = String::from_utf8_lossy(&read);
        assert!(!is_text || std::str::from_utf8(&read).is_ok(), "pages are UTF-8");
        Answer { status, headers, body: body.into_owned(), bytes }
    }

    fn request(&mut self, method: &str, path: &str, body: Option<(&str, &[u8])>) -> BufReader<TcpStream> {
        let mut socket = TcpStream::connect(self.address).expect("the server listens");
        socket.set_read_timeout(Some(BOUND)).expect("a time-out that is not nought");
        let path = path.split('#').next().unwrap_or(path);
        let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        if !self.headers.iter().any(|(name, _)| name == "Host") {
            request.extend(["Host: ", &self.address.to_string(), "\r\n"]);
        }
        for (name, value) in &self.headers {
            request.extend([name, ": ", value, "\r\n"]);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(key, value)| format!("{key}={value}")).collect();
            request.extend(["Cookie: ", &cookies.join("; "), "\r\n"]);
        }
        if let Some((kind, body)) = body {
            request.extend(["Content-Type: ", kind, "\r\nContent-Length: ", &body.len().to_string(), "\r\n"]);
        }
        request += "\r\n";
        let mut request = request.into_bytes();
        request.extend(body.map_or(&[][..], |(_, body)| body));
        // A server that has heard enough hangs up before the end of a body too large; its answer is there all the same.
        let _ = socket.write_all(&request);
        BufReader::new(socket)
    }
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut read = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut read).expect("what says that it is compressed is");
    read
}

fn head(reader: &mut BufReader<TcpStream>) -> (u16, Vec<(String, String)>) {
    let mut line = String::new();
    reader.read_line(&mut line).expect("an answer in time");
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_else(|| panic!("a status line, not {line:?}"));
    let mut headers = Vec::new();
    loop {
        line.clear();
        reader.read_line(&mut line).expect("a whole head");
        match line.trim_end().split_once(':') {
            Some((name, value)) => headers.push((name.to_owned(), value.trim().to_owned())),
            None => return (status, headers),
        }
    }
}

fn encode(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A form of a page, being filled in.
pub struct Form<'a> {
    guest: &'a mut Guest,
    found: Found,
}

/// A form that was filled in.
#[derive(Clone, Debug)]
pub struct Filled {
    pub action: String,
    pub fields: Vec<(String, String)>,
}

impl Form<'_> {
    /// What stands in a field, or is chosen.
    pub fn value(&self, name: &str) -> Option<String> {
        self.found.fields().into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// All that stands in fields of a name.
    pub fn fields_of(&self, name: &str) -> Vec<String> {
        self.found.fields().into_iter().filter(|(key, _)| key == name).map(|(_, value)| value).collect()
    }

    /// Types something, or chooses what the form offers.
    pub fn set(mut self, name: &str, value: &str) -> Self {
        self.found.set(name, value);
        self
    }

    /// Takes a tick away.
    pub fn untick(mut self, name: &str) -> Self {
        self.found.untick(name);
        self
    }

    /// As it is posted by its only button, or by the one with this name and value.
    pub fn filled(self, name: &str, value: &str) -> Filled {
        let mut fields = self.found.fields();
        if !name.is_empty() {
            assert!(
                self.found.buttons.contains(&(name.to_owned(), value.to_owned())),
                "no button {name}={value} in {:?}",
                self.found.buttons
            );
            fields.push((name.to_owned(), value.to_owned()));
        }
        Filled { action: self.found.action, fields }
    }

    /// Presses the only button.
    pub fn send(self) -> Answer {
        self.press("", "")
    }

    /// Presses the button with this name and value.
    pub fn press(self, name: &str, value: &str) -> Answer {
        let Self { guest, found } = self;
        let filled = Form { guest: &mut *guest, found }.filled(name, value);
        guest.send(&filled)
    }
}

/// A live stream, being heard.
pub struct Stream {
    reader: BufReader<TcpStream>,
    text: String,
    at: String,
    heard: Vec<Event>,
}

/// One message of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub id: String,
    pub name: String,
    pub data: String,
}

impl Event {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.data).expect("a message is JSON")
    }
}

impl Stream {
    /// The next message. Waits for it, but not for ever.
    pub fn next(&mut self) -> Event {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let event = parse(event);
                self.text = rest.to_owned();
                // What a first message told already may be on its way once more: the script leaves out what is not newer.
                if let Some(event) = event.filter(|event| event.id.is_empty() || event.id != self.at) {
                    if !event.id.is_empty() {
                        event.id.clone_into(&mut self.at);
                    }
                    self.heard.push(event.clone());
                    return event;
                }
                continue;
            }
            let heard = &self.heard;
            let mut size = String::new();
            let got = self.reader.read_line(&mut size).unwrap_or_else(|_| panic!("nothing more was heard after {heard:#?}"));
            assert_ne!(got, 0, "the stream ended after {heard:#?}");
            let length = usize::from_str_radix(size.trim(), 16).expect("a chunk's length");
            let mut chunk = vec![0; length + 2];
            self.reader.read_exact(&mut chunk).expect("a whole chunk");
            self.text += std::str::from_utf8(&chunk[..length]).expect("messages are UTF-8");
        }
    }

    /// Whether it ends. What comes before that is passed over; a stream that goes on is given up after a while.
    pub fn ends(&mut self) -> bool {
        loop {
            let mut size = String::new();
            let length = match self.reader.read_line(&mut size) {
                Ok(0) => return true,
                Ok(_) => usize::from_str_radix(size.trim(), 16).expect("a chunk's length"),
                Err(_) => return false,
            };
            if length == 0 {
                return true;
            }
            self.reader.read_exact(&mut vec![0; length + 2]).expect("a whole chunk");
        }
    }

    /// The first message that says this.
    pub fn hears(&mut self, what: &str) -> Event {
        let begun = Instant::now();
        loop {
            let event = self.next();
            if event.data.contains(what) || event.name == what {
                return event;
            }
            // Beats go on for ever.
            assert!(begun.elapsed() < BOUND, "{what:?} was not heard, but {:#?}", self.heard);
        }
    }

    /// Everything that was heard up to the message that says this, with it.
    pub fn until(&mut self, what: &str) -> String {
        let from = self.heard.len();
        self.hears(what);
        self.heard[from..].iter().map(|event| format!("{} {} {}", event.name, event.id, event.data)).collect::<Vec<_>>().join("\n")
    }

    /// All that was heard so far.
    pub fn said(&self) -> String {
        self.heard.iter().map(|event| event.data.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// How many messages changed the board so far.
    pub fn changes(&self) -> usize {
        self.heard.iter().filter(|event| event.name == "message").count()
    }
}

fn parse(text: &str) -> Option<Event> {
    let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).map(str::to_owned);
    let data = field("data")?;
    Some(Event { id: field("id").unwrap_or_default(), name: field("event").unwrap_or_else(|| "message".to_owned()), data })
}
