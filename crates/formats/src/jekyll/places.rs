//! Days, houses and addresses, as the site's settings and headings name them.

use super::yaml::{Node, Value};
use super::{Anchor, Day, OVERFLOW, Page, Reading, Venue, dates, file_stem, html, of_impl_days};

/// Keys that stand beside houses and are none.
const NO_HOUSE: [&str; 16] = [
    "city",
    "country",
    "address",
    "zip",
    "postcode",
    "street",
    "lat",
    "lon",
    "lng",
    "latitude",
    "longitude",
    "map",
    "url",
    "link",
    "region",
    "zone",
];

impl Reading<'_> {
    pub(super) fn days(&mut self, config: &Node) {
        let said = ["dates", "days", "date", "when"].into_iter().find_map(|key| {
            let event = config.get("event").or_else(|| config.get("conference"));
            let node = config.get(key).or_else(|| event?.get(key))?;
            (node.value != Value::Nothing).then_some((key, node))
        });
        let Some((key, node)) = said else { return };
        let named = [node.get("year"), config.get("year")].into_iter().flatten().find_map(Node::text);
        self.year = named.and_then(|year| dates::dates(year, None).year).or_else(|| year_in(node));
        let mut found = Vec::new();
        self.gather(if matches!(key, "date" | "when" | "days" | "dates") { "" } else { key }, node, &mut found);
        // The same days in other words are the same days.
        found.sort_by_key(|(kind, _)| is_other_words(kind));
        for (kind, dates) in found {
            let again = is_other_words(&kind);
            for date in dates {
                match self.site.days.iter().find(|day| day.date == date) {
                    Some(day) if !again && day.kind != kind => {
                        let why = format!("{date} is a day of “{kind}” and of “{}”; it is read as the second", day.kind);
                        self.remark("_config.yml", node.line, why);
                    }
                    Some(_) => {}
                    None => self.site.days.push(Day { date, kind: bare_kind(&kind) }),
                }
            }
        }
        self.site.days.sort_by_key(|day| day.date);
    }

    /// The dates in a text, a list or a map, with the words by which they are known.
    fn gather(&mut self, kind: &str, node: &Node, found: &mut Vec<(String, Vec<jiff::civil::Date>)>) {
        match &node.value {
            Value::Nothing => {}
            Value::Text(text) => {
                let read = dates::dates(text, self.year);
                let shown = super::shortened(text);
                if let Some((date, weekday)) = read.wrong_weekday {
                    let why = format!("“{shown}”: {date} is a {:?}, and not a {weekday:?}; the date counts", date.weekday());
                    self.remark("_config.yml", node.line, why);
                }
                if read.dates.is_empty() {
                    let why = if read.without_year { "nobody says of which year" } else { "no date is known in it" };
                    self.remark("_config.yml", node.line, format!("{kind}: “{shown}”: {why}"));
                    return;
                }
                found.push((kind.to_owned(), read.dates));
            }
            Value::List(items) => items.iter().for_each(|item| self.gather(kind, item, found)),
            Value::Map(entries) => {
                if let Some(date) = node.first(&["date", "day", "when", "dates"]) {
                    let own = node.text_of(&["kind", "type", "name", "title"]).map_or_else(|| kind.to_owned(), str::to_lowercase);
                    self.gather(&own, date, found);
                    return;
                }
                for (key, value) in
                    entries.iter().filter(|(key, _)| !matches!(key.as_str(), "year" | "timezone" | "zone" | "kind" | "type"))
                {
                    self.gather(key, value, found);
                }
            }
        }
    }

    pub(super) fn venues(&mut self, config: &Node) {
        for key in ["location", "locations", "venue", "venues", "houses", "place"] {
            let Some(node) = config.get(key) else { continue };
            let single = if matches!(key, "location" | "locations" | "venues" | "houses" | "place") { "venue" } else { key };
            self.houses(single, node, node);
        }
        self.order_houses();
    }

    /// Houses of data are beside those of the settings.
    pub(super) fn more_houses(&mut self, node: &Node) {
        self.houses("venue", node, node);
        self.order_houses();
    }

    fn order_houses(&mut self) {
        let rank = |venue: &Venue| match (of_impl_days(&venue.key), venue.is_overflow()) {
            (true, false) => 0,
            (_, true) => 1,
            (false, false) => 2,
        };
        self.site.venues.sort_by_key(rank);
    }

    fn houses(&mut self, key: &str, node: &Node, around: &Node) {
        match &node.value {
            Value::Nothing => {}
            Value::Text(text) => {
                let address = around
                    .text_of(&[&format!("{key}_address")])
                    .or_else(|| (key == "venue").then(|| around.text_of(&["address"])).flatten());
                self.house(key, html::plain(text), None, address.map(html::plain), None);
            }
            Value::List(items) => {
                for (number, item) in (1..).zip(items) {
                    let own = if items.len() == 1 { key.to_owned() } else { format!("{key}_{number}") };
                    self.houses(&own, item, around);
                }
            }
            Value::Map(entries) => {
                if let Some(name) = node.text_of(&["name", "title"]) {
                    let role = node.text_of(&["role", "kind", "for", "type"]).map(str::to_lowercase);
                    let url = node.text_of(&["url", "link", "website", "map"]).map(str::to_owned);
                    self.house(key, html::plain(name), role, node.text_of(&["address", "street"]).map(html::plain), url);
                    return;
                }
                let is_house =
                    |name: &str| !NO_HOUSE.contains(&name) && !["_address", "_url", "_map", "_link"].iter().any(|end| name.ends_with(end));
                for (name, value) in entries.iter().filter(|(name, _)| is_house(name)) {
                    self.houses(name, value, node);
                }
            }
        }
    }

    fn house(&mut self, key: &str, name: String, role: Option<String>, address: Option<String>, url: Option<String>) {
        let lower = name.to_lowercase();
        if name.is_empty() || matches!(lower.as_str(), "tba" | "tbd" | "to be announced" | "tbc") {
            if !name.is_empty() {
                self.remark("_config.yml", None, format!("the house “{key}” is not known yet: “{name}”"));
            }
            return;
        }
        if self.site.venues.iter().any(|venue| venue.name == name) {
            return;
        }
        let spilled = |text: &str| text.to_lowercase().contains("overflow");
        let overflow = spilled(key) || role.as_deref().is_some_and(spilled);
        let role = if overflow { OVERFLOW.to_owned() } else { role.unwrap_or_else(|| key.to_owned()) };
        self.site.venues.push(Venue { key: key.to_owned(), name, role, address, url });
    }

    /// Pictures that stand beside the files, under the names that the site gives them.
    pub(super) fn pictures_of_people(&mut self) {
        let pictures = std::mem::take(&mut self.site.pictures);
        let found = |stem: &str, folders: &[&str]| {
            let fits = |path: &&String| file_stem(path) == stem && folders.iter().any(|folder| path.split('/').any(|part| part == *folder));
            pictures.iter().find(fits).cloned()
        };
        for person in self.site.people.iter_mut().chain(&mut self.site.speakers) {
            let named = person.picture.as_deref().map_or_else(|| person.id.clone(), file_stem);
            person.picture = found(&named, &["people", "organizers", "organisers", "team", "speakers"]);
        }
        for sponsor in &mut self.site.sponsors {
            let named = sponsor.logo.as_deref().map_or_else(|| sponsor.id.clone(), file_stem);
            sponsor.logo = found(&named, &["sponsors", "partners", "logos"]);
        }
        self.site.pictures = pictures;
        self.site.pictures.sort();
    }
}

fn year_in(node: &Node) -> Option<i16> {
    match &node.value {
        Value::Nothing => None,
        Value::Text(text) => dates::dates(text, None).year,
        Value::List(items) => items.iter().find_map(year_in),
        Value::Map(entries) => entries.iter().find_map(|(_, node)| year_in(node)),
    }
}

/// Keys that say the same days again, for a place with less room.
fn is_other_words(kind: &str) -> bool {
    kind != bare_kind(kind) || ["short_form", "short", "long", "all", "range", "text"].contains(&kind)
}

fn bare_kind(kind: &str) -> String {
    let ends = ["_no_br", "_nobr", "_short", "_long", "_html", "_text"];
    ends.iter().find_map(|end| kind.strip_suffix(end)).unwrap_or(kind).to_owned()
}

/// The houses that are told of at places in a page about the way there.
pub(super) fn with_venues(mut anchors: Vec<Anchor>, page: &Page, venues: &[Venue]) -> Vec<Anchor> {
    let about = format!("{} {} {}", page.file, page.permalink, page.title).to_lowercase();
    if !["location", "venue", "direction", "travel", "getting", "way-there", "house"].iter().any(|word| about.contains(word)) {
        return anchors;
    }
    let impl_days = venues.iter().position(|venue| of_impl_days(&venue.key) && !venue.is_overflow());
    let overflow = venues.iter().position(Venue::is_overflow);
    let main = venues.iter().position(|venue| !of_impl_days(&venue.key) && !venue.is_overflow());
    for anchor in &mut anchors {
        let words = format!("{} {}", anchor.heading, anchor.fragment).replace('`', "").to_lowercase();
        let bare: String = words.chars().filter(|letter| letter.is_alphanumeric()).collect();
        let named = venues.iter().position(|venue| words.contains(&venue.name.to_lowercase()));
        anchor.venue = named.or_else(|| {
            if bare.contains("overflow") {
                overflow
            } else if ["impldays", "contributordays", "hackdays"].iter().any(|word| bare.contains(word)) {
                // Where only one house is known, it is that of all days.
                impl_days.or(main.filter(|_| venues.len() == 1))
            } else if bare.contains("venue") || bare.contains("gettingthere") {
                main.or(impl_days)
            } else {
                None
            }
        });
    }
    anchors
}

/// Why a picture that a page names cannot come in; none where it lies in the folder.
pub(super) fn missing_picture(named: &str, files: &[(String, &[u8])]) -> Option<String> {
    if domain::link::is_link(named) || named.starts_with("//") {
        return Some(format!("the picture {named} is elsewhere; it is not brought in"));
    }
    let path = named.split(['?', '#']).next().unwrap_or("").trim_start_matches('/').replace("%20", " ");
    // They are sorted by their paths.
    let found = files.binary_search_by(|(known, _)| known.as_str().cmp(&path)).is_ok();
    (!found).then(|| format!("the picture {named} is not in the folder; it is left out"))
}

/// The address that Jekyll gives a page that names none.
pub(super) fn usual_permalink(path: &str, config: &Node) -> String {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let start = if folder.is_empty() { "/".to_owned() } else { format!("/{folder}/") };
    let stem = file_stem(name);
    if stem == "index" {
        return start;
    }
    let style = config.text_of(&["permalink"]).unwrap_or("date");
    let end = match style {
        "pretty" => "/",
        "date" | "ordinal" | "none" => ".html",
        _ if style.ends_with('/') => "/",
        _ if style.ends_with(":output_ext") => ".html",
        _ => "",
    };
    format!("{start}{stem}{end}")
}
