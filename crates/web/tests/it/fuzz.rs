//! Every form and every query parameter, filled with what nobody would think of. Forms and links are found by walking through the
//! pages, so a new one is tried as soon as a page leads to it. `IMPL_DAYS_FUZZ` says how many steps to take, `IMPL_DAYS_SEED` from where.

use std::collections::BTreeSet;

use domain::{Role, Timestamp};
use ledger::{Clock, Duty, Ledger, TokenHash, View};

use crate::client::{Answer, Guest};
use crate::house::{BOARD, EVENT, House, add_idea, add_project, paris};
use crate::markup;

/// Steps of the short run, which every test run takes.
const STEPS: u64 = 1_500;

/// What is typed into fields and addresses.
const NASTY: &[&str] = &[
    "",
    " ",
    "0",
    "-1",
    "1",
    "2",
    "4294967296",
    "99999999999999999999",
    "1e9",
    "NaN",
    "yes",
    "running",
    "finished",
    "2018-05-28",
    "2018-05-29",
    "2018-02-30",
    "-9999-01-01",
    "9999-12-31",
    "2018-05-28T16:00",
    "25:61",
    "15:00",
    "Europe/Paris",
    "../../etc/passwd",
    "%00%ff",
    "\u{0}\u{1}\u{7f}",
    "\"><script>alert(1)</script>",
    "'; DROP TABLE changes; --",
    "=cmd|' /C calc'!A0",
    "שלום \u{202e}gnirts",
    "🦀🦀🦀",
    "e\u{301}e\u{301}",
    "javascript:alert(1)",
    "https://example.org/a?b=c",
    "{{ page.root }}",
    "| a | b |\n|---|---|\n| c | d |",
    "- [ ] one\n- [x] two\n\n# head\n<b>",
    "aaaaaaaaaa",
    "everyone",
    "organiser",
];

/// The same numbers for the same seed (Steele, Lea and Flood 2014, `SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.roll() % most.max(1) as u64).expect("small")
    }

    fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    fn text(&mut self) -> String {
        match self.below(12) {
            0 => "x".repeat(300),
            1 => "é ".repeat(1_500),
            2 => (0..self.below(40)).filter_map(|_| char::from_u32(u32::try_from(self.roll() % 0x11_0000).expect("small"))).collect(),
            _ => (*self.one_of(NASTY)).to_owned(),
        }
    }
}

#[test]
fn whatever_is_sent_nothing_breaks_and_nothing_is_half_done() {
    let number = |name: &str, usual: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (steps, seed) = (number("IMPL_DAYS_FUZZ", STEPS), number("IMPL_DAYS_SEED", 1));
    let house = House::open();
    let mut links = 0;
    let mut come = |role: Role| {
        links += 1;
        let token = format!("fuzz-{links}");
        house.ledger.make_link(EVENT, TokenHash::of(&token), role, paris("2031-01-01T00:00"), 1).wait().expect("the link is written");
        let mut guest = house.visitor();
        guest.form(&format!("/{EVENT}/link/{token}"), "").send();
        guest
    };
    let roles = [Role::Visitor, Role::Participant, Role::Greeter, Role::Coordinator, Role::Organiser];
    let mut guests: Vec<Guest> = roles.iter().map(|role| come(*role)).collect();
    add_project(&mut guests[1], "QUIC in Rust", "Ada");
    add_idea(&mut guests[1], "A map of the tunnels", "");

    let mut dice = Dice(seed);
    let mut known: BTreeSet<String> = [BOARD, "/", "/new"].map(str::to_owned).into();
    let mut tried = (BTreeSet::new(), BTreeSet::new());
    for step in 0..steps {
        // Time goes on, so that nobody is asked to wait.
        house.ledger.clock().set(house.ledger.clock().now() + jiff::Span::new().seconds(3));
        let who = dice.below(guests.len());
        if dice.below(40) == 0 {
            guests[who] = come(roles[who]);
        }
        let path = dice.one_of(&known.iter().cloned().collect::<Vec<_>>()).clone();
        let asked = if dice.below(4) == 0 { spoil(&path, &mut dice) } else { path.clone() };
        let page = guests[who].get(&asked);
        holds(&page, seed, step, "GET", &asked, &[]);
        tried.0.insert(shape(&asked));
        if known.len() < 4_000 {
            known.extend(addresses(&page.body).into_iter().filter(|found| is_ours(found)));
        }
        let forms = markup::forms(&page.body);
        if forms.is_empty() || dice.below(3) == 0 {
            continue;
        }
        let form = dice.one_of(&forms);
        let mut fields = form.fields();
        if !form.buttons.is_empty() {
            fields.push(dice.one_of(&form.buttons).clone());
        }
        for _ in 0..dice.below(4) {
            match dice.below(5) {
                0 if !fields.is_empty() => {
                    let gone = dice.below(fields.len());
                    fields.remove(gone);
                }
                1 => fields.push((format!("unknown{}", dice.below(3)), dice.text())),
                2 if !fields.is_empty() => {
                    let twice = dice.one_of(&fields).0.clone();
                    fields.push((twice, dice.text()));
                }
                _ if !fields.is_empty() => {
                    let index = dice.below(fields.len());
                    fields[index].1 = dice.text();
                }
                _ => {}
            }
        }
        // A link for preview, a search: these forms ask by GET, which links do, too.
        let action = if form.action.is_empty() { asked.clone() } else { form.action.clone() };
        if !is_ours(&action) {
            continue;
        }
        let answer = guests[who].post(&action, &fields);
        holds(&answer, seed, step, "POST", &action, &fields);
        tried.1.insert(shape(&action));
        known.extend(Some(answer.header("location").to_owned()).filter(|location| is_ours(location)));
    }
    assert!(tried.0.len() > 20 && tried.1.len() > 15, "the walk got about: {} pages, {} forms", tried.0.len(), tried.1.len());
    is_whole(&house);
}

/// No answer is the server's fault, and nothing typed became a script.
fn holds(answer: &Answer, seed: u64, step: u64, method: &str, path: &str, fields: &[(String, String)]) {
    let told = || format!("seed {seed}, step {step}: {method} {path} {fields:?}: {} {}", answer.status, answer.text());
    assert!(answer.status < 500, "{}", told());
    // A page that is copied out as Markdown or as data says what was typed; no browser takes it for a page.
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{}", told());
    let is_page = answer.header("content-type").starts_with("text/html");
    assert!(!is_page || !answer.body.contains("<script>alert"), "{}", told());
}

/// What the server shows is what the disk holds.
fn is_whole(house: &House) {
    let shown: std::sync::Arc<View> = house.view();
    let again = Ledger::open(house.folder(), Clock::standing(Timestamp::UNIX_EPOCH), Duty::Visit).expect("the store opens");
    assert_eq!(again.unopened(), []);
    let read = again.view(EVENT).expect("the event is there");
    assert_eq!(read.event, shown.event);
    assert_eq!(read.people, shown.people);
    again.stop();
}

/// Pages that a page leads to.
fn addresses(html: &str) -> Vec<String> {
    html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(markup::unescape).collect()
}

/// Whether an address belongs to the event or to the start page. Demo roles and signing out would end the walk.
fn is_ours(path: &str) -> bool {
    let path = path.split('#').next().unwrap_or("");
    (path == "/" || path.starts_with("/new") || path.starts_with(&format!("/{EVENT}")))
        && !path.contains("/live?")
        && !path.ends_with("/sign-out")
}

/// An address with something in it that nobody expects there.
fn spoil(path: &str, dice: &mut Dice) -> String {
    let (bare, query) = path.split('#').next().unwrap_or("").split_once('?').unwrap_or((path, ""));
    let mut pairs: Vec<String> = query.split('&').filter(|pair| !pair.is_empty()).map(str::to_owned).collect();
    let text = percent(&dice.text().chars().take(200).collect::<String>());
    match dice.below(4) {
        0 if !pairs.is_empty() => {
            let index = dice.below(pairs.len());
            let name = pairs[index].split('=').next().unwrap_or("").to_owned();
            pairs[index] = format!("{name}={text}");
        }
        1 => pairs.push(format!(
            "{}={text}",
            dice.one_of(&["day", "lang", "q", "since", "view", "page", "kind", "person", "word", "scale", "kind"])
        )),
        2 => pairs.push(text),
        _ => {
            let mut parts: Vec<String> = bare.split('/').map(str::to_owned).collect();
            if parts.len() > 3 {
                let index = 2 + dice.below(parts.len() - 2);
                parts[index] = text;
            }
            return parts.join("/");
        }
    }
    format!("{bare}?{}", pairs.join("&"))
}

fn percent(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// An address without what names one thing.
fn shape(path: &str) -> String {
    let bare = path.split(['?', '#']).next().unwrap_or("");
    bare.split('/').map(|part| if part.len() == 10 && part.is_ascii() { "·" } else { part }).collect::<Vec<_>>().join("/")
}
