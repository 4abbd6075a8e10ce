//! Sessions, people, sponsors and menus: one file or one piece of data each.

use jiff::SignedDuration;
use jiff::civil::{Date, Time};

use super::dates::{self, Clock};
use super::yaml::{Node, Value};
use super::{Kind, Link, Menu, Person, Reading, Session, Shelf, Speaker, Sponsor, file_stem, html, liquid, pages, shortened};

/// Words of a site that say how it looked and nothing about the event.
const LOOKS: [&str; 14] = [
    "layout",
    "permalink",
    "socialTwitterCardType",
    "socialImageSrc",
    "display_first",
    "priority",
    "jpg",
    "png",
    "svg",
    "redirect_from",
    "order",
    "weight",
    "slug",
    "id",
];

/// What stands below the front matter of a file, and in which line it begins.
pub(super) type Below<'a> = (&'a str, u32);

/// Nothing stands below.
const NOTHING: Below<'static> = ("", 0);

/// How much a sponsor gives.
const LEVEL: [&str; 3] = ["level", "tier", "package"];

/// Levels whose names say who gives more: a folder of files has no order but that of names.
const LEVELS: [&str; 5] = ["diamond", "platinum", "gold", "silver", "bronze"];

/// Which groups somebody is in.
const GROUPS: [&str; 4] = ["groups", "group", "role", "roles"];

/// On which day a session is.
const DAY: [&str; 3] = ["day", "date", "on"];

/// How many people fit into a session.
const SEATS: [&str; 4] = ["capacity", "seats", "places", "max_attendees"];

/// What is read of a session.
const SESSION_KEYS: [&str; 44] = [
    "type",
    "kind",
    "category",
    "format",
    "special",
    "badge",
    "label",
    "title",
    "name",
    "speakers",
    "speaker",
    "by",
    "presenters",
    "presenter",
    "hosts",
    "host",
    "day",
    "date",
    "on",
    "start",
    "time",
    "starts",
    "from",
    "begin",
    "start_time",
    "end",
    "until",
    "ends",
    "to",
    "end_time",
    "duration",
    "length",
    "minutes",
    "room",
    "location",
    "place",
    "venue",
    "where",
    "desc",
    "abstract",
    "description",
    "text",
    "public",
    "published",
];

/// The same, as fewer sites name it.
const SESSION_MORE_KEYS: [&str; 16] = [
    "roomUrl",
    "room_url",
    "map",
    "room_link",
    "lang",
    "language",
    "video",
    "recording",
    "youtube",
    "video_url",
    "slides",
    "slides_url",
    "presentation",
    "visible",
    "who",
    "nick",
];

/// What is read of a person.
const PERSON_KEYS: [&str; 30] = [
    "name",
    "title",
    "label",
    "nick",
    "handle",
    "groups",
    "group",
    "role",
    "roles",
    "links",
    "desc",
    "bio",
    "description",
    "text",
    "thumbnailUrl",
    "thumbnailUrlSquare",
    "thumbnail",
    "image",
    "picture",
    "photo",
    "featured",
    "advisor",
    "public",
    "published",
    "visible",
    "github",
    "twitter",
    "website",
    "mastodon",
    "homepage",
];

/// What is read of a sponsor.
const SPONSOR_KEYS: [&str; 22] = [
    "name",
    "title",
    "label",
    "group",
    "kind",
    "type",
    "level",
    "tier",
    "package",
    "link",
    "url",
    "website",
    "href",
    "desc",
    "description",
    "text",
    "featured",
    "logoName",
    "logo",
    "image",
    "public",
    "published",
];

impl Reading<'_> {
    /// What a document of data holds: a list of things, things by their keys, or one thing.
    pub(super) fn shelve(&mut self, path: &str, holds: Shelf, document: &Node) {
        match (holds, &document.value) {
            (Shelf::Menu, _) => self.menu(path, document),
            (Shelf::Groups, _) => {
                let names = document.items().iter().filter_map(|item| item.text().or_else(|| item.text_of(&["name", "title", "id"])));
                self.site.groups.extend(names.map(str::to_owned));
            }
            (Shelf::Venues, _) => self.more_houses(document),
            (_, Value::List(items)) => {
                for item in items {
                    self.entry(path, holds, &own_id(item, holds), item, NOTHING);
                }
            }
            (_, Value::Map(_)) if document.text_of(&["name", "title"]).is_some() => {
                self.entry(path, holds, &own_id(document, holds), document, NOTHING);
            }
            (_, Value::Map(entries)) => {
                for (key, item) in entries {
                    match &item.value {
                        Value::Map(_) if matches!(key.as_str(), "example" | "template" | "sample" | "schema") => {
                            self.remark(path, item.line, format!("“{key}” is a template for others, and no data"));
                        }
                        Value::Map(_) => self.entry(path, holds, key, item, NOTHING),
                        // People by group, sponsors by level.
                        Value::List(items) => {
                            for one in items {
                                let mut one = one.clone();
                                let (field, own) = match holds {
                                    Shelf::Sponsors => ("level", one.first(&LEVEL).is_some()),
                                    Shelf::People | Shelf::Speakers => ("groups", one.first(&GROUPS).is_some()),
                                    _ => ("track", true),
                                };
                                if let Value::Map(fields) = &mut one.value
                                    && !own
                                {
                                    fields.push((field.to_owned(), Node { line: item.line, value: Value::Text(key.clone()) }));
                                }
                                self.entry(path, holds, &own_id(&one, holds), &one, NOTHING);
                            }
                        }
                        _ => {
                            self.remark(path, item.line, format!("“{key}” is expected to be a thing with keys of its own; it is left out"));
                        }
                    }
                }
            }
            (_, Value::Text(text)) => {
                let why = format!("a list of things is expected here, and not “{}”", shortened(text));
                self.remark(path, document.line, why);
            }
            (_, Value::Nothing) => {}
        }
    }

    /// One thing, under this name, with the text that stands below it.
    pub(super) fn entry(&mut self, path: &str, holds: Shelf, id: &str, node: &Node, body: Below<'_>) {
        if !matches!(node.value, Value::Map(_)) {
            let shown = node.text().map(shortened).unwrap_or_default();
            self.remark(path, node.line, format!("keys with values are expected here, and not “{shown}”; it is left out"));
            return;
        }
        let name = node.text_of(name_keys(holds)).map(html::plain).unwrap_or_default();
        if name.is_empty() {
            let empty = node.entries().iter().all(|(_, value)| value.value == Value::Nothing);
            let why = if empty { "nothing is said in it; it is left out" } else { "it has no name and no title; it is left out" };
            self.remark(path, node.line, why);
            return;
        }
        if node.first(&["public", "published", "visible"]).is_some_and(Node::is_no) {
            self.remark(path, node.line, format!("“{name}” is not public; it is left out"));
            return;
        }
        let kind = match holds {
            Shelf::Sessions(_) => "session",
            Shelf::Speakers => "speaker",
            Shelf::Sponsors => "sponsor",
            _ => "person",
        };
        if !self.ids.insert((kind, id.to_owned())) {
            self.remark(path, node.line, format!("“{id}” is there twice; the first one counts"));
            return;
        }
        match holds {
            Shelf::Sessions(kind) => self.session(path, id, name, kind, node, body),
            Shelf::Sponsors => self.sponsor(path, id, name, node, body),
            Shelf::Speakers => {
                let person = self.person(path, "speakers", id, name, node, body);
                self.site.speakers.push(person);
            }
            _ => {
                let person = self.person(path, "people", id, name, node, body);
                self.site.people.push(person);
            }
        }
    }

    fn session(&mut self, path: &str, id: &str, title: String, shelf_kind: Option<&str>, node: &Node, body: Below<'_>) {
        let some = |keys: &[&str]| node.text_of(keys).map(str::to_owned);
        let plain = |keys: &[&str]| node.text_of(keys).map(html::plain).filter(|text| !text.is_empty());
        let special = plain(&["special", "badge", "label"]);
        let kind = Kind::of(node.text_of(&["type", "kind", "category", "format"]).or(shelf_kind).unwrap_or_default());
        let keynote = special.as_deref().is_some_and(|special| special.to_lowercase().contains("keynote"));
        let kind = if keynote && kind == Kind::Talk { Kind::Keynote } else { kind };
        let (speakers, everybody) = self.speakers_of(path, node);
        let (date, seats) = (self.date_of(path, node), self.seats_of(path, node));
        let (written_date, start, whole_day) = self.clock_of(path, node, &["start", "time", "starts", "from", "begin", "start_time"]);
        let (_, until, _) = self.clock_of(path, node, &["end", "until", "ends", "to", "end_time"]);
        let long = node.first(&["duration", "length", "minutes"]).and_then(|value| {
            let text = value.text()?;
            let minutes = dates::minutes(text);
            if minutes.is_none() {
                self.remark(path, value.line, format!("“{}” is no length of time", shortened(text)));
            }
            minutes
        });
        let by_length = start.zip(long).map(|(start, minutes)| start.wrapping_add(SignedDuration::from_mins(i64::from(minutes))));
        let only_day = match self.site.days[..] {
            [ref day] if node.first(&DAY).is_none() => Some(day.date),
            _ => None,
        };
        let date = date.or(written_date);
        let session = Session {
            id: id.to_owned(),
            file: path.to_owned(),
            title,
            kind,
            special,
            date: date.or(only_day),
            no_such_day: date.is_none() && node.first(&DAY).is_some(),
            start,
            end: until.or(by_length),
            whole_day,
            room: plain(&["room", "location", "place", "venue", "where"]),
            room_url: some(&["roomUrl", "room_url", "map", "room_link"]),
            speakers,
            everybody,
            description: self.described(path, node, body, &["desc", "abstract", "description", "text"]),
            language: some(&["lang", "language"]),
            recording: some(&["video", "recording", "youtube", "video_url"]),
            slides: some(&["slides", "slides_url", "presentation"]),
            seats,
            permalink: self.permalink("sessions", path, id, node),
            ..Session::default()
        };
        self.site.sessions.push(session);
        self.unknown(path, "sessions", node, &[&SESSION_KEYS[..], &SESSION_MORE_KEYS[..], &SEATS[..], &LOOKS[..]].concat());
    }

    /// Who speaks: keys of speakers or people, names, or everybody.
    fn speakers_of(&mut self, path: &str, node: &Node) -> (Vec<Speaker>, bool) {
        let (mut speakers, mut everybody) = (Vec::new(), false);
        let Some(said) = node.first(&["speakers", "speaker", "by", "presenters", "presenter", "hosts", "host", "who"]) else {
            return (speakers, everybody);
        };
        let mut names: Vec<(String, u32)> = Vec::new();
        for item in said.items() {
            match (&item.value, item.text_of(&["id", "key", "slug", "nick"]), item.text_of(&["name"])) {
                (Value::Map(_), _, Some(name)) => speakers.push(Speaker { id: String::new(), name: html::plain(name) }),
                (Value::Map(_), Some(key), None) => names.push((key.to_owned(), item.line)),
                (Value::Text(text), ..) => names.extend(text.split([',', ';']).map(|name| (name.trim().to_owned(), item.line))),
                _ => {}
            }
        }
        for (name, line) in names.into_iter().filter(|(name, _)| !name.is_empty()) {
            let lower = name.to_lowercase();
            if matches!(lower.as_str(), "all" | "everyone" | "everybody" | "tous" | "alle") {
                everybody = true;
                continue;
            }
            let known = self.site.speakers.iter().chain(&self.site.people);
            let mut known = known.filter(|person| person.id.to_lowercase() == lower || person.name.to_lowercase() == lower);
            let speaker = if let Some(person) = known.next() {
                Speaker { id: person.id.clone(), name: person.name.clone() }
            } else {
                if !name.contains(' ') {
                    self.remark(path, line, format!("no speaker is called “{name}” in this site; the word is taken as a name"));
                }
                Speaker { id: String::new(), name: html::plain(&name) }
            };
            if !speakers.contains(&speaker) {
                speakers.push(speaker);
            }
        }
        (speakers, everybody)
    }

    /// How many people fit: a number, perhaps with words around it.
    fn seats_of(&mut self, path: &str, node: &Node) -> Option<u32> {
        let said = node.first(&SEATS)?;
        let text = said.text()?;
        let mut numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| !digits.is_empty());
        let number =
            numbers.next().filter(|_| numbers.next().is_none()).and_then(|digits| digits.parse().ok()).filter(|number| *number > 0);
        if number.is_none() {
            self.remark(path, said.line, format!("“{}” is no number of people; the seats are not known", shortened(text)));
        }
        number
    }

    /// The date of a session: a day of the week, a date, or which day of the event it is.
    fn date_of(&mut self, path: &str, node: &Node) -> Option<Date> {
        let said = node.first(&DAY)?;
        let text = html::plain(said.text()?);
        let words: Vec<&str> = text.split_whitespace().collect();
        let year = self.year.or_else(|| self.site.days.first().map(|day| day.date.year()));
        let read = dates::dates(&text, year);
        if let Some((date, weekday)) = read.wrong_weekday {
            self.remark(path, said.line, format!("“{text}”: {date} is a {:?}, and not a {weekday:?}; the date counts", date.weekday()));
        }
        if let Some(date) = read.dates.first() {
            if read.dates.len() > 1 {
                self.remark(path, said.line, format!("“{text}” is more than one day; the first is read"));
            }
            return Some(*date);
        }
        let same =
            |day: &str| self.site.days.iter().filter(|known| bare(&known.kind) == bare(day)).map(|known| known.date).collect::<Vec<_>>();
        let found: Vec<Date> = match words.last().and_then(|word| dates::weekday(word)) {
            Some(weekday) => self.site.days.iter().filter(|day| day.date.weekday() == weekday).map(|day| day.date).collect(),
            None => match words[..] {
                [number] | ["day" | "Day" | "tag" | "Tag" | "jour" | "Jour", number] => match ordinal(number) {
                    Some(number) => self.site.days.get(number).map(|day| day.date).into_iter().collect(),
                    None => same(number),
                },
                _ => same(&text),
            },
        };
        match found[..] {
            [date] => Some(date),
            [date, ..] => {
                self.remark(path, said.line, format!("the event has more than one day that “{text}” may mean; the first, {date}, is read"));
                Some(date)
            }
            [] => {
                self.remark(path, said.line, format!("“{text}” is no day of the event"));
                None
            }
        }
    }

    /// A time of day, with the date where both stand together.
    fn clock_of(&mut self, path: &str, node: &Node, keys: &[&str]) -> (Option<Date>, Option<Time>, bool) {
        let Some(said) = node.first(keys) else { return (None, None, false) };
        let Some(text) = said.text() else { return (None, None, false) };
        let pieces = jiff::fmt::temporal::DateTimeParser::new().parse_pieces(text);
        if let Ok(pieces) = pieces
            && let Some(time) = pieces.time()
        {
            return (Some(pieces.date()), Some(time.with().second(0).subsec_nanosecond(0).build().unwrap_or(time)), false);
        }
        // “9:20 – 9:55” begins with when it begins.
        let first = text.split(['–', '—']).next().unwrap_or(text).split(" - ").next().unwrap_or(text);
        match dates::clock(first) {
            Some(Clock::At(time)) => {
                if first.len() != text.len() {
                    self.remark(path, said.line, format!("of “{}” the first time is read", shortened(text)));
                }
                (None, Some(time), false)
            }
            Some(Clock::WholeDay) => (None, None, true),
            None => {
                self.remark(path, said.line, format!("“{}” is no time of day", shortened(text)));
                (None, None, false)
            }
        }
    }

    fn person(&mut self, path: &str, holds: &str, id: &str, name: String, node: &Node, body: Below<'_>) -> Person {
        let groups = node.first(&GROUPS).map(Node::items).unwrap_or_default();
        let groups = groups.iter().filter_map(Node::text).flat_map(|text| text.split(',')).map(|group| group.trim().to_owned());
        let person = Person {
            id: id.to_owned(),
            nick: node.text_of(&["nick", "handle"]).map(str::to_owned),
            groups: groups.filter(|group| !group.is_empty()).collect(),
            links: self.links(path, node),
            description: self.described(path, node, body, &["desc", "bio", "description", "text"]),
            picture: node.text_of(&["thumbnailUrl", "thumbnail", "image", "picture", "photo"]).map(str::to_owned),
            permalink: if holds == "people" { self.permalink(holds, path, id, node) } else { None },
            name,
        };
        self.unknown(path, holds, node, &[&PERSON_KEYS[..], &LOOKS[..]].concat());
        person
    }

    /// Links as a list of word and address, as a map, or as names on well-known sites.
    fn links(&mut self, path: &str, node: &Node) -> Vec<Link> {
        let mut links: Vec<(Link, u32)> = Vec::new();
        let mut wrong = Vec::new();
        let link = |title: &str, url: &Node| {
            let named = Link { title: title.to_owned(), url: url.text().unwrap_or_default().to_owned() };
            (named, url.line)
        };
        for item in node.get("links").map(Node::items).unwrap_or_default() {
            let url = item.first(&["link", "url", "href"]);
            match &item.value {
                Value::Map(_) if url.is_some() => {
                    links.extend(url.map(|url| link(item.text_of(&["icon", "title", "name", "type"]).unwrap_or("website"), url)));
                }
                Value::Map(entries) => links.extend(entries.iter().map(|(title, url)| link(title, url))),
                Value::Text(_) => links.push(link("website", item)),
                Value::List(_) | Value::Nothing => wrong.push(item.line),
            }
        }
        for (key, start) in
            [("github", "https://github.com/"), ("twitter", "https://twitter.com/"), ("website", ""), ("homepage", ""), ("mastodon", "")]
        {
            let Some((named, text)) = node.get(key).and_then(|named| Some((named, named.text()?))) else { continue };
            let (mut one, at) = link(key, named);
            if !domain::link::is_link(text) && !start.is_empty() {
                one.url = format!("{start}{}", text.trim_start_matches('@'));
            }
            links.push((one, at));
        }
        for line in wrong {
            self.remark(path, line, "a link without an address is left out");
        }
        let (good, bad): (Vec<_>, Vec<_>) = links.into_iter().partition(|(link, _)| domain::link::is_link(&link.url));
        for (link, line) in bad {
            self.remark(path, line, format!("“{}” is no address on the web; it is left out", shortened(&link.url)));
        }
        good.into_iter().map(|(link, _)| link).collect()
    }

    fn sponsor(&mut self, path: &str, id: &str, name: String, node: &Node, body: Below<'_>) {
        let group = node.text_of(&["group", "kind", "type"]).map(str::to_lowercase);
        let level = node.text_of(&LEVEL).map(str::to_lowercase).or_else(|| group.clone());
        let link = node.text_of(&["link", "url", "website", "href"]);
        if let Some(wrong) = link.filter(|link| !domain::link::is_link(link)) {
            let at = node.first(&["link", "url", "website", "href"]).map_or(node.line, |link| link.line);
            self.remark(path, at, format!("“{}” is no address on the web; it is left out", shortened(wrong)));
        }
        let sponsor = Sponsor {
            id: id.to_owned(),
            name,
            level,
            group,
            link: link.filter(|link| domain::link::is_link(link)).map(str::to_owned),
            description: self.described(path, node, body, &["desc", "description", "text"]),
            featured: node.text_of(&["featured"]).is_some_and(|text| matches!(text.to_lowercase().as_str(), "true" | "yes")),
            logo: node.text_of(&["logoName", "logo", "image"]).map(str::to_owned),
        };
        self.site.sponsors.push(sponsor);
        self.unknown(path, "sponsors", node, &[&SPONSOR_KEYS[..], &LOOKS[..]].concat());
    }

    /// Those who give more first; whose level says nothing of that stay in the order of the files, after them.
    pub(super) fn rank_sponsors(&mut self) {
        let rank = |sponsor: &Sponsor| LEVELS.iter().position(|level| sponsor.level.as_deref() == Some(level)).unwrap_or(LEVELS.len());
        self.site.sponsors.sort_by_key(rank);
    }

    fn menu(&mut self, path: &str, document: &Node) {
        let stem = file_stem(path);
        let name = stem.trim_end_matches("_menu").trim_end_matches("-menu").to_owned();
        let mut entries = Vec::new();
        let items = if matches!(document.value, Value::Map(_)) && document.text_of(&["title"]).is_none() {
            document.entries().iter().flat_map(|(_, node)| node.items()).collect::<Vec<_>>()
        } else {
            document.items().iter().collect()
        };
        for item in items {
            match (item.text_of(&["title", "name", "label", "text"]), item.text_of(&["link", "url", "href", "permalink"])) {
                (Some(title), Some(url)) => {
                    entries.push(Link { title: html::plain(title), url: url.to_owned() });
                    self.led_to.push((path.to_owned(), item.line, format!("“{}” of the menu", html::plain(title)), url.to_owned()));
                }
                _ => self.remark(path, item.line, "an entry of a menu needs a title and a link; it is left out"),
            }
        }
        match self.site.menus.iter_mut().find(|menu| menu.name == name) {
            Some(menu) => menu.entries.extend(entries),
            None => self.site.menus.push(Menu { name, entries }),
        }
    }

    /// The text of a thing as Markdown: what its keys say, and what stands below.
    fn described(&mut self, path: &str, node: &Node, body: Below<'_>, keys: &[&str]) -> String {
        let said = keys.iter().filter_map(|key| node.get(key)).find_map(|said| Some((said.text()?, said.line)));
        let below = Some(body).filter(|(text, _)| !text.trim().is_empty() && said.is_none_or(|(said, _)| said != text.trim()));
        let mut parts = Vec::new();
        let mut remarks = Vec::new();
        // What a key says is Markdown wherever it stands.
        for ((text, line), is_html) in
            [(said, false), (below, super::reading::is_html(path))].into_iter().filter_map(|(text, is_html)| Some((text?, is_html)))
        {
            let known = liquid::Known { config: &self.config, site: &self.site, page: node, file: path, is_page: false };
            let text = liquid::converted(text, line, &known, &mut remarks);
            parts.push(pages::tidied(&pages::read(text, is_html, path, &mut remarks).text).trim_matches('\n').to_owned());
        }
        self.site.not_understood.append(&mut remarks);
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n")
    }

    /// The address of the page of something in a collection; none where the site makes no page of it.
    fn permalink(&self, collection: &str, path: &str, id: &str, node: &Node) -> Option<String> {
        if path.starts_with("_data/") {
            return None;
        }
        let folder = path.split('/').next().unwrap_or("").trim_start_matches('_');
        let settings = self.config.get("collections").and_then(|all| all.get(folder).or_else(|| all.get(collection)));
        if !settings.and_then(|settings| settings.get("output")).is_some_and(Node::is_yes) {
            return None;
        }
        let pattern = node.text_of(&["permalink"]).or_else(|| settings.and_then(|settings| settings.text_of(&["permalink"])));
        let pattern = pattern.unwrap_or("/:collection/:name");
        let filled = pattern.replace(":collection", folder).replace(":output_ext", "").replace(":title", id);
        Some(filled.replace(":path", id).replace(":name", id).replace(":slug", id))
    }
}

/// What a thing is called: the title of a person is another thing.
fn name_keys(holds: Shelf) -> &'static [&'static str] {
    if let Shelf::Sessions(_) = holds { &["title", "name", "label"] } else { &["name", "title", "label"] }
}

/// The name of a thing in a list: the one it gives itself, or its name as addresses have it.
fn own_id(node: &Node, holds: Shelf) -> String {
    if let Some(id) = node.text_of(&["id", "slug", "key"]) {
        return id.to_owned();
    }
    let name = html::plain(node.text_of(name_keys(holds)).unwrap_or_default()).to_lowercase();
    let words: Vec<String> =
        name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.join("-")
}

fn bare(word: &str) -> String {
    word.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Which day it is, from 0: `1`, `1.`, `one`.
fn ordinal(word: &str) -> Option<usize> {
    const WORDS: [&str; 7] = ["one", "two", "three", "four", "five", "six", "seven"];
    let word = word.trim_end_matches('.').to_lowercase();
    let number: Option<usize> = word.parse().ok();
    number.and_then(|number| number.checked_sub(1)).or_else(|| WORDS.iter().position(|known| *known == word))
}
