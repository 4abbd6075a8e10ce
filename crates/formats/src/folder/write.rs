//! A folder of an event, written: always in the same order and the same way, so that a difference in git is a difference of the event.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::check;
use super::facts::{DAY_KINDS, EDITING, hhmm};
use super::page::{file_parts, usual_path};
use super::{Day, DayKind, EVENT_FILE, Folder, Hero, Named, Page, Person, QUESTIONS_FILE, Session, Sponsor, Venue};

/// The files of a folder, but for those in `assets/`, whose bytes are not known here: `event.toml`, `questionnaire.toml` where there is
/// one, and the pages.
pub fn write(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![(EVENT_FILE.to_owned(), event_file(folder).into_bytes())];
    files.extend(folder.questionnaire.iter().map(|text| (QUESTIONS_FILE.to_owned(), text.clone().into_bytes())));
    let names = file_names(&folder.pages);
    files.extend(folder.pages.iter().zip(names).map(|(page, name)| {
        let text = page_file(page, &name);
        (name, text.into_bytes())
    }));
    files.sort();
    files
}

/// `event.toml` while it is written.
struct Toml(String);

fn event_file(folder: &Folder) -> String {
    let mut file = Toml(String::new());
    file.comment("What this event is. The pages are in pages/, pictures in assets/.");
    file.comment("Look first, then do it:  impl-days apply . --dry-run");
    file.gap();
    file.line("title", &folder.event.title);
    file.comment("Its name in addresses. Leave it as it is once people know it.");
    file.line("slug", &folder.event.slug);
    file.comment("All times are in this zone.");
    file.line("zone", &folder.zone);
    if let Some(language) = &folder.event.language {
        file.comment("The language of the pages that lie in pages/ itself.");
        file.line("language", language);
    }
    if !folder.event.series.is_empty() {
        file.comment("The series that it belongs to: its events share what people's words mean.");
        file.line("series", &folder.event.series);
    }
    if let Some(editing) = folder.event.editing {
        file.comment("Who may change the board: anyone, tickets (people with a ticket) or team.");
        file.line("editing", EDITING.iter().find(|(_, known)| *known == editing).map_or("", |(word, _)| word));
    }
    contacts(&mut file, folder);
    look(&mut file, folder);
    file.list(
        &folder.look.links,
        "Links at the foot of every page.",
        "links",
        "name = \"Code\"\nlink = \"https://example.org/code\"",
        Toml::named,
    );
    let hours = "date = 2027-05-28\nhours = [\"09:00 doors\", \"18:00 closing\"]";
    file.list(
        &folder.days,
        "The days. Kinds: impl, talks, workshops. Known words in hours: doors, round, work,\nlunch, winding-down, closing; anything else stands on the board as you write it.",
        "days",
        hours,
        Toml::day,
    );
    file.list(
        &folder.venues,
        "The houses; ways and minutes on foot are from the first one. Pages name them by key.",
        "venues",
        "key = \"main\"\nname = \"Harbour Hall\"\naddress = \"Rua do Cais 4\"\nrooms = [{ key = \"101\", name = \"101\", seats = 40 }]",
        Toml::venue,
    );
    let sponsor = "name = \"Harbour Bakery\"\nlevel = \"Gold\"\nlink = \"https://example.org\"";
    file.list(&folder.sponsors, "Who supports the event, in order.", "sponsors", sponsor, Toml::sponsor);
    let person =
        "key = \"ines\"\nname = \"Ines Okafor\"\ngroups = [\"Team\"]\nlinks = [{ name = \"Code\", link = \"https://example.org/ines\" }]";
    file.list(&folder.people, "Those who make the event, or speak. Ask them first.", "people", person, Toml::person);
    let rooms = Rooms::of(&folder.venues);
    file.list(
        &folder.sessions,
        "The timetable. Kinds: talk, keynote, workshop, break, meeting, or a word of yours.\nWhat begins before 05:00 belongs to the day before. Keep a key when a session moves.",
        "sessions",
        "key = \"opening\"\ntitle = \"Opening\"\nkind = \"keynote\"\nday = 2027-05-28\nat = \"09:30\"\nminutes = 30\nroom = \"101\"\nspeakers = [\"ines\"]",
        |file, session| file.session(session, &rooms),
    );
    file.0
}

fn contacts(file: &mut Toml, folder: &Folder) {
    file.gap();
    file.comment(
        "Whom everybody should be able to find; after a comma where, or how to reach them.\nThis stands on every board, for everybody.",
    );
    file.head("[contacts]");
    file.line("newcomers", &folder.event.contacts.newcomers);
    file.line("coordinator", &folder.event.contacts.coordinator);
    file.line("conduct", &folder.event.contacts.conduct);
}

fn look(file: &mut Toml, folder: &Folder) {
    let look = &folder.look;
    file.gap();
    file.comment("How the site looks, and what it says of itself.");
    file.head("[look]");
    file.line("line", &look.line);
    file.line("city", &look.city);
    match &look.accent {
        Some(accent) => file.line("accent", accent),
        None => file.comment("accent = \"#0b5b4c\""),
    }
    match &look.logo {
        Some(logo) => file.line("logo", logo),
        None => file.comment("logo = \"assets/logo.svg\""),
    }
    match &look.stylesheet {
        Some(sheet) => file.line("stylesheet", sheet),
        None => file.comment("stylesheet = \"assets/style.css\""),
    }
    if let Some(stream) = &look.stream {
        file.comment("Where the event is shown while it is on.");
        file.line("stream", stream);
    }
    if !look.gathering.is_empty() {
        file.comment("The gathering that this event is a part of; its siblings say the same word.");
        file.line("gathering", &look.gathering);
    }
    if look.shares_tickets {
        file.comment("Tickets of siblings that say so, too, are good here, and ours there.");
        file.value("shares_tickets", true);
    }
}

impl Toml {
    fn gap(&mut self) {
        self.0.push('\n');
    }

    fn head(&mut self, head: &str) {
        self.0.push_str(head);
        self.gap();
    }

    fn comment(&mut self, text: &str) {
        for line in text.lines() {
            self.0.push_str("# ");
            self.head(line);
        }
    }

    /// A list of tables; where it is empty, how one would look.
    fn list<T>(&mut self, items: &[T], about: &str, key: &str, example: &str, write: impl Fn(&mut Self, &T)) {
        self.gap();
        self.comment(about);
        if items.is_empty() {
            self.comment(&format!("[[{key}]]\n{example}"));
        }
        for (number, item) in items.iter().enumerate() {
            if number > 0 {
                self.gap();
            }
            self.head(&format!("[[{key}]]"));
            write(self, item);
        }
    }

    fn value(&mut self, key: &str, value: impl std::fmt::Display) {
        let _ = writeln!(self.0, "{key} = {value}");
    }

    fn line(&mut self, key: &str, text: &str) {
        self.value(key, quoted(text));
    }

    /// A text, where there is one.
    fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.value(key, several_lines(text));
        }
    }

    fn number(&mut self, key: &str, number: Option<u32>) {
        if let Some(number) = number {
            self.value(key, number);
        }
    }

    fn lines(&mut self, key: &str, lines: &[String]) {
        if !lines.is_empty() {
            let all: Vec<String> = lines.iter().map(|line| quoted(line)).collect();
            self.value(key, format_args!("[{}]", all.join(", ")));
        }
    }

    /// A list, one item a line.
    fn rows(&mut self, key: &str, rows: impl Iterator<Item = String>) {
        let rows: Vec<String> = rows.collect();
        if !rows.is_empty() {
            self.value(key, format_args!("[\n    {},\n]", rows.join(",\n    ")));
        }
    }

    fn link(&mut self, key: &str, link: Option<&String>) {
        self.text(key, link.map_or("", String::as_str));
    }

    fn named(&mut self, link: &Named) {
        self.line("name", &link.name);
        self.line("link", &link.link);
    }

    fn day(&mut self, day: &Day) {
        self.value("date", day.date);
        if day.kind != DayKind::Impl {
            self.line("kind", DAY_KINDS.iter().find(|(_, known)| *known == day.kind).map_or("", |(word, _)| word));
        }
        self.rows("hours", day.slots.iter().map(|(at, what)| quoted(&format!("{} {}", hhmm(*at), what.word()))));
    }

    fn venue(&mut self, venue: &Venue) {
        self.line("key", &venue.key);
        self.line("name", &venue.name);
        self.text("address", &venue.address);
        self.text("way", &venue.way);
        self.number("minutes", venue.minutes);
        self.number("seats", venue.seats);
        self.text("hours", &venue.hours);
        self.text("access", &venue.access);
        if let Some(step_free) = venue.step_free {
            self.value("step_free", step_free);
        }
        self.text("meet", &venue.meet);
        self.link("map", venue.map.as_ref());
        self.text("coordinates", &venue.coordinates);
        self.rows(
            "rooms",
            venue.rooms.iter().map(|room| {
                let seats = room.seats.map(|seats| format!(", seats = {seats}")).unwrap_or_default();
                let key = if room.key.is_empty() { String::new() } else { format!("key = {}, ", quoted(&room.key)) };
                format!("{{ {key}name = {}{seats} }}", quoted(&room.name))
            }),
        );
    }

    fn sponsor(&mut self, sponsor: &Sponsor) {
        self.line("name", &sponsor.name);
        self.text("level", &sponsor.level);
        self.link("link", sponsor.link.as_ref());
        self.text("text", &sponsor.text);
        if sponsor.gathering {
            self.value("gathering", true);
        }
    }

    fn person(&mut self, person: &Person) {
        self.line("key", &person.key);
        self.line("name", &person.name);
        self.lines("groups", &person.groups);
        self.rows("links", person.links.iter().map(|link| format!("{{ name = {}, link = {} }}", quoted(&link.name), quoted(&link.link))));
        self.text("text", &person.text);
    }

    fn session(&mut self, session: &Session, rooms: &Rooms<'_>) {
        self.line("key", &session.key);
        self.line("title", &session.title);
        self.text("subtitle", &session.subtitle);
        self.line("kind", session.kind.word());
        self.value("day", session.day);
        self.text("at", &session.at.map(hhmm).unwrap_or_default());
        self.number("minutes", session.minutes.map(u32::from));
        if session.room.as_deref().is_none_or(|room| rooms.need_a_house(room)) {
            self.link("venue", session.venue.as_ref());
        }
        self.link("room", session.room.as_ref());
        self.text("spot", &session.spot);
        self.lines("speakers", &session.speakers);
        self.text("language", session.language.as_deref().unwrap_or_default());
        self.number("seats", session.seats);
        for (key, holds) in [("sign_up", session.sign_up), ("cancelled", session.cancelled), ("no_recording", session.no_recording)] {
            if holds {
                self.value(key, true);
            }
        }
        self.link("slides", session.slides.as_ref());
        self.link("stream", session.stream.as_ref());
        self.link("recording", session.recording.as_ref());
        self.text("license", &session.license);
        self.lines("links", &session.links);
        self.text("slug", &session.slug);
        self.text("track", &session.track);
        self.text("brief", &session.brief);
        self.text("text", &session.text);
    }
}

/// The names of rooms that say by themselves which house is meant.
struct Rooms<'a>(BTreeSet<&'a str>);

impl<'a> Rooms<'a> {
    fn of(venues: &'a [Venue]) -> Self {
        let (mut once, mut twice) = (BTreeSet::new(), BTreeSet::new());
        for room in venues.iter().flat_map(|venue| &venue.rooms) {
            if !once.insert(room.name.as_str()) {
                twice.insert(room.name.as_str());
            }
        }
        Self(&once - &twice)
    }

    fn need_a_house(&self, room: &str) -> bool {
        !self.0.contains(room)
    }
}

/// A text in double quotes, as TOML and the front matter of pages read it.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // What neither of the two may hold bare, or would take for the end of a line.
            letter if is_hidden(letter) => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

fn is_hidden(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// A text in quotes, or where it has several lines, between two lines of three.
fn several_lines(text: &str) -> String {
    let plain = |text: &str| !text.chars().any(|c| is_hidden(c) && !matches!(c, '\n' | '\t'));
    if !text.contains('\n') {
        return quoted(text);
    }
    if plain(text) && !text.contains("'''") {
        return format!("'''\n{text}\n'''");
    }
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            let line = quoted(line);
            line[1..line.len() - 1].to_owned()
        })
        .collect();
    format!("\"\"\"\n{}\n\"\"\"", lines.join("\n"))
}

/// What the pages' files are called: as they were, where that fits what they are and nothing else is called so.
fn file_names(pages: &[Page]) -> Vec<String> {
    let fits = |page: &Page| {
        let named = page.file.strip_prefix("pages/").is_some_and(|name| name.strip_suffix(".md").is_some_and(|stem| !stem.is_empty()));
        let (stem, folder) = file_parts(&page.file);
        let hidden = page.file.split('/').any(|part| part.starts_with('.'));
        let in_its_language = folder.is_none_or(|folder| check::is_language(folder) && page.language.as_deref() == Some(folder));
        named && in_its_language && !hidden && !stem.contains('/') && check::is_path(&page.file)
    };
    let mut taken = BTreeSet::new();
    let kept: Vec<bool> = pages.iter().map(|page| fits(page) && taken.insert(page.file.to_lowercase())).collect();
    let name = |(page, kept): (&Page, bool)| if kept { page.file.clone() } else { free_name(page, &mut taken) };
    pages.iter().zip(kept).map(name).collect()
}

/// A name for a page that no other file has.
fn free_name(page: &Page, taken: &mut BTreeSet<String>) -> String {
    let folder = page.language.as_deref().filter(|language| check::is_language(language)).map_or(String::new(), |tag| format!("{tag}/"));
    let stem = if page.path.is_empty() { "index".to_owned() } else { page.path.replace('/', "-") };
    let names = std::iter::once(format!("pages/{folder}{stem}.md")).chain((2..).map(|number| format!("pages/{folder}{stem}-{number}.md")));
    names.into_iter().find(|name| taken.insert(name.to_lowercase())).unwrap_or_default()
}

fn page_file(page: &Page, name: &str) -> String {
    let (stem, folder) = file_parts(name);
    let mut file = String::from("---\n");
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(file, "{key}: {value}");
    };
    line("title", &yaml(&page.title));
    if usual_path(stem).as_deref() != Some(page.path.as_str()) {
        line("permalink", &yaml(&if page.path.is_empty() { "/".to_owned() } else { format!("/{}/", page.path) }));
    }
    if let Some(language) = page.language.as_deref().filter(|language| folder != Some(*language)) {
        line("language", &yaml(language));
    }
    if !page.menu.is_empty() {
        line("menu", &yaml(&page.menu));
    }
    if page.order > 0 {
        line("order", &page.order.to_string());
    }
    if page.draft {
        line("draft", "true");
    }
    if let Some(hero) = &page.hero {
        line("picture", &yaml(&hero.picture));
        if hero.focus != Hero::MIDDLE {
            line("focus", &quoted(&format!("{}% {}%", hero.focus.0, hero.focus.1)));
        }
    }
    if page.shared {
        line("shared", "true");
    }
    if !page.aliases.is_empty() {
        file.push_str("aliases:\n");
        for alias in &page.aliases {
            let _ = writeln!(file, "  - {}", yaml(alias));
        }
    }
    let text = domain::Text::page_lines(&page.text);
    if text.is_empty() { format!("{file}---\n") } else { format!("{file}---\n\n{text}\n") }
}

/// One line of front matter: bare where it can only be read as that text.
fn yaml(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '/' | '-' | '_' | '.' | '’' | '\u{a0}');
    let word = matches!(text.to_lowercase().as_str(), "true" | "false" | "yes" | "no" | "on" | "off" | "null");
    let bare = text.chars().all(plain) && text.starts_with(|c: char| c.is_alphabetic() || c == '/') && text.trim() == text;
    if bare && !word { text.to_owned() } else { quoted(text) }
}
