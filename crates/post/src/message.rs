//! A letter as mail programs read it: both texts in one message, and headers that no name can add to.

use jiff::Timestamp;
use ledger::outbox::Letter;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message};

/// The longest name on an envelope, in characters. A longer one is cut.
const LONGEST_NAME: usize = 180;

/// Who writes: a name and an address, such as `Paris Days <days@example.org>`.
#[derive(Clone, Debug)]
pub struct From(pub(crate) Mailbox);

impl std::str::FromStr for From {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| format!("{text:?} is no address; such as \"Paris Days <days@example.org>\""))
    }
}

impl std::fmt::Display for From {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl From {
    /// Whether an answer to it can arrive: not where its host is one of those that are nobody's (RFC 6761), or has no dot.
    pub fn is_reachable(&self) -> bool {
        let host = self.0.email.domain().to_ascii_lowercase();
        let nobodys = ["invalid", "localhost", "test"].iter().any(|end| host == *end || host.ends_with(&format!(".{end}")));
        !nobodys && (host.contains('.') || host.starts_with('['))
    }
}

/// Why there is no message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// The person's address is none.
    Address,
    /// The letter cannot be put into a message.
    Letter(String),
}

/// That no answer is waited for, so that "I am away" programs keep quiet.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Writes the message.
pub fn write(letter: &Letter, from: &From, name: &str, address: &str) -> Result<Message, NotWritten> {
    let address: Address = address.trim().parse().map_err(|_| NotWritten::Address)?;
    let name = one_line(name, LONGEST_NAME);
    let body = letter.body.clone().ok_or_else(|| NotWritten::Letter("its text is gone".to_owned()))?;
    Message::builder()
        .from(from.0.clone())
        .to(Mailbox::new((!name.is_empty()).then_some(name), address))
        .subject(one_line(&letter.subject, LONGEST_NAME))
        .date(date(letter.created))
        .message_id(Some(letter.message_id.clone()))
        .header(AutoSubmitted)
        .multipart(MultiPart::alternative_plain_html(body.text, body.html))
        .map_err(|error| NotWritten::Letter(error.to_string()))
}

fn date(at: Timestamp) -> std::time::SystemTime {
    std::time::SystemTime::from(at)
}

/// A text that stays in its line: what breaks lines or turns the direction of others is a space.
pub fn one_line(text: &str, most: usize) -> String {
    let turns =
        |c: char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    let plain: String = text.chars().map(|c| if c.is_control() || turns(c) { ' ' } else { c }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").chars().take(most).collect()
}

#[cfg(test)]
mod tests {
    use domain::{Id, PersonId};
    use ledger::outbox::{Body, Kind, State};

    use super::*;

    fn letter(subject: &str) -> Letter {
        Letter {
            id: Id::from_bits(1),
            slug: "rome".parse().unwrap(),
            key: "place/1".to_owned(),
            person: PersonId(Id::from_bits(2)),
            kind: Kind::Place,
            created: "2018-05-20T10:00:00Z".parse().unwrap(),
            message_id: "<01@days.example>".to_owned(),
            subject: subject.to_owned(),
            body: Some(Body { text: "Bonjour à tous".to_owned(), html: "<p>Bonjour à tous</p>".to_owned() }),
            state: State::Sending,
            tries: 1,
            next: Timestamp::UNIX_EPOCH,
            trouble: None,
        }
    }

    fn written(subject: &str, name: &str) -> String {
        let from = "Rome Days <days@example.org>".parse().unwrap();
        let message = write(&letter(subject), &from, name, "ada@example.org").unwrap();
        String::from_utf8(message.formatted()).unwrap()
    }

    /// The names of the headers before the parts, in order.
    fn headers(message: &str) -> Vec<&str> {
        let head = message.split("\r\n\r\n").next().unwrap();
        head.split("\r\n").filter(|line| !line.starts_with([' ', '\t'])).map(|line| line.split(':').next().unwrap()).collect()
    }

    const EXPECTED: [&str; 8] = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type"];

    #[test]
    fn an_address_that_is_nobodys_is_known_as_that() {
        let reachable = |from: &str| from.parse::<From>().unwrap().is_reachable();
        assert!(reachable("Rome Days <days@example.org>") && reachable("days@mail.example"));
        for wrong in ["impl Days <letters@impl-days.invalid>", "days@localhost", "days@demo.localhost", "days@host"] {
            assert!(!reachable(wrong), "{wrong}");
        }
    }

    #[test]
    fn no_name_and_no_subject_adds_a_header() {
        let message = written("Hello\r\nBcc: all@example.org", "Ada\r\nBcc: eve@example.org\r\n\r\nI am the text");
        assert_eq!(headers(&message), EXPECTED);
        assert!(message.contains("Message-ID: <01@days.example>\r\n"), "{message}");
        assert!(!message.contains("\nBcc:"), "{message}");
        let from = "a@b.example".parse().unwrap();
        assert_eq!(write(&letter("x"), &from, "Eve", "eve@example.org\r\nBcc: a@b").err(), Some(NotWritten::Address));
    }

    #[test]
    fn long_names_and_names_from_right_to_left_stay_one_header_of_short_lines() {
        for name in [
            "آدا لوفلايس الأولى في علم الحاسوب",
            &"Ж".repeat(180),
            &"word ".repeat(40),
            "\u{202E}ada\u{202C}",
            "\"Ada\" <x@example.org>, Eve",
        ] {
            let message = written("Bonjour", name);
            assert_eq!(headers(&message), EXPECTED, "{name}");
            assert!(message.is_ascii(), "{message}");
            let head = message.split("\r\n\r\n").next().unwrap();
            assert!(head.lines().all(|line| line.len() <= 998), "{head}");
            assert_eq!(head.matches("<ada@example.org>").count(), 1, "{head}");
        }
    }
}
