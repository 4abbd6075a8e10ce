//! What a project is, as the fields of a form and back.

use domain::moment::DAY_ENDS;
use domain::project::{About, MOST_LEVEL, MOST_SEATS, Need, Newcomers};
use domain::{Date, Event, Field, Refusal, Text, Time, Timestamp};

use crate::board::lamp;
use crate::forms::{Fields, Said};
use crate::say::Say;
use crate::themes;
use words::Words;

/// Which fields say which part of a project.
pub const PARTS: [(&str, &[&str]); 12] = [
    ("title", &["title"]),
    ("audience", &["audience"]),
    ("needs", &["need", "needs"]),
    ("newcomers", &["newcomers"]),
    ("seats", &["seats"]),
    ("starts-with", &["starts-with"]),
    ("level", &["level"]),
    ("install", &["install"]),
    ("label", &["label"]),
    ("reach", &["reach"]),
    ("looks", &["looks", "looks-day"]),
    ("theme", &["theme"]),
];

/// What a project is, as a form says it.
pub fn about(fields: &Fields, event: &Event) -> Result<About, Refusal> {
    let mut needs: Vec<Need> = fields.all("need").filter_map(need).collect();
    let thing = Text::line(fields.get("needs"), Field::Needs)?;
    if !thing.is_empty() {
        needs.push(Need::Other(thing));
    }
    Ok(About {
        title: Text::some_line(fields.get("title"), Field::Title)?,
        audience: Text::note(fields.get("audience"), Field::Audience)?,
        needs: needs.into(),
        newcomers: if fields.is("newcomers", "welcome") { Newcomers::Welcome } else { Newcomers::Unsaid },
        seats: fields.number("seats", Field::Seats, MOST_SEATS)?,
        starts_with: fields.number("starts-with", Field::StartsWith, MOST_SEATS)?,
        level: fields.number("level", Field::Level, MOST_LEVEL.into())?.and_then(|level| u8::try_from(level).ok()),
        install: Text::note(fields.get("install"), Field::Install)?,
        label: Text::line(fields.get("label"), Field::Label)?,
        reach: Text::note(fields.get("reach"), Field::Reach)?,
        looks: looks(fields, event)?,
        theme: themes::chosen(fields, event)?,
    })
}

fn need(word: &str) -> Option<Need> {
    match word {
        "hands" => Some(Need::Hands),
        "mentor" => Some(Need::Mentor),
        "reviewer" => Some(Need::Reviewer),
        "board" => Some(Need::Board),
        "windows" => Some(Need::Windows),
        _ => None,
    }
}

/// A time of day in the event's zone; early in the morning that is on the next date.
fn looks(fields: &Fields, event: &Event) -> Result<Option<Timestamp>, Refusal> {
    let given = fields.get("looks").trim();
    if given.is_empty() {
        return Ok(None);
    }
    let wrong = || Refusal::NotATime { given: given.chars().take(20).collect() };
    let time: Time = given.parse().map_err(|_| wrong())?;
    let day: Date = fields.get("looks-day").parse().or_else(|_| fields.day())?;
    let date = if time < DAY_ENDS { day.tomorrow().map_err(|_| wrong())? } else { day };
    let zoned = date.to_datetime(time).to_zoned(event.zone.clone()).map_err(|_| wrong())?;
    Ok(Some(zoned.timestamp()))
}

/// What a project is, filled in.
pub fn filled(about: &About, event: &Event) -> Fields {
    let mut values = Fields::default().with("title", about.title.as_str()).with("audience", about.audience.as_str());
    for need in &about.needs {
        values = match need {
            Need::Hands => values.with("need", "hands"),
            Need::Mentor => values.with("need", "mentor"),
            Need::Reviewer => values.with("need", "reviewer"),
            Need::Board => values.with("need", "board"),
            Need::Windows => values.with("need", "windows"),
            Need::Other(thing) => values.with("needs", thing.as_str()),
        };
    }
    if about.newcomers == Newcomers::Welcome {
        values = values.with("newcomers", "welcome");
    }
    if let Some(seats) = about.seats {
        values = values.with("seats", seats.to_string());
    }
    if let Some(heads) = about.starts_with {
        values = values.with("starts-with", heads.to_string());
    }
    if let Some(level) = about.level {
        values = values.with("level", level.to_string());
    }
    values = values.with("install", about.install.as_str()).with("label", about.label.as_str()).with("reach", about.reach.as_str());
    values = values.with("theme", themes::filled(event, about.theme));
    match about.looks {
        Some(looks) => {
            let zoned = looks.to_zoned(event.zone.clone());
            let day = zoned.saturating_sub(jiff::Span::new().hours(5)).date();
            values.with("looks", zoned.strftime("%H:%M").to_string()).with("looks-day", day.to_string())
        }
        None => values,
    }
}

/// How much experience a project asks for, in words.
pub fn experience(level: u8, w: Words) -> &'static str {
    match level {
        0 => "",
        1 => w.some_experience(),
        2 => w.experience(),
        _ => w.much_experience(),
    }
}

/// What a project is, part by part, as a person reads it.
pub fn said(about: &About, say: Say<'_>, day: Date) -> Vec<Said> {
    let w = say.words;
    let needs = say.list(about.needs.iter().map(|need| lamp(need, w)));
    let newcomers = if about.newcomers == Newcomers::Welcome { w.newcomers_welcome() } else { "" };
    vec![
        Said::new("title", w.what_are_you_working_on(), about.title.as_str()),
        Said::new("audience", w.for_whom(), about.audience.as_str()),
        Said::new("needs", w.what_it_needs(), needs),
        Said::new("newcomers", w.newcomers(), newcomers),
        Said::new("seats", w.how_many_places(), about.seats.map_or_else(String::new, |seats| seats.to_string())),
        Said::new("starts-with", w.how_many_to_start(), about.starts_with.map_or_else(String::new, |heads| heads.to_string())),
        Said::new("level", w.how_well_to_know(), about.level.map_or("", |level| experience(level, w))),
        Said::new("install", w.what_to_install(), about.install.as_str()),
        Said::new("label", w.label_to_import(), about.label.as_str()),
        Said::new("reach", w.how_to_reach_you(), about.reach.as_str()),
        Said::new("looks", w.when_you_look_next(), about.looks.map_or_else(String::new, |looks| say.when(looks, day))),
        Said::new("theme", w.task_theme(), themes::name_of(say.event(), about.theme, w).unwrap_or_default()),
    ]
}
