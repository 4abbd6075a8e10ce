//! Two tables for one thing: whoever adds a project is told where one with such a title runs already.

use askama::Template;
use axum::extract::Query;
use axum::http::Uri;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use domain::{Date, Event, Project};
use serde_json::json;
use words::Words;

use crate::board::{day_of, title};
use crate::find::fold;
use crate::reader::Reader;
use crate::say::Say;

/// Letters from which on the begin of a title is enough to be alike: with fewer, everything is.
const FEWEST: usize = 4;

/// A title in letters beyond this is not compared letter by letter.
const MOST: usize = 60;

/// A running project whose title is like one that somebody types.
#[derive(Template)]
#[template(path = "project/alike.html")]
pub struct Alike {
    w: Words,
    href: String,
    sentence: String,
    /// What the button that adds it all the same says to the form: as what it was to be added. Nothing while one types.
    state: &'static str,
}

impl Alike {
    /// The project that is most like this title on a day, if one is.
    pub fn of(say: Say<'_>, day: Date, written: &str, state: &'static str) -> Option<Self> {
        let (project, on_day) = find(say.event(), day, written)?;
        let (w, name, place) = (say.words, title(project.about.title.as_str(), say.words), say.place(&on_day.place));
        Some(Self {
            w,
            href: format!("/{}/projects/{}?day={day}", say.view.slug, project.id.0.short()),
            sentence: if place.is_empty() { w.runs_already(name) } else { w.runs_already_at(place, name) },
            state,
        })
    }
}

/// `GET /{event}/projects/alike?day=…&title=…`: what the form shows while one types. The same for everybody.
pub async fn alike(reader: Reader, uri: Uri) -> Response {
    let day = match day_of(&reader, &uri) {
        Ok(day) => day,
        Err(problem) => return problem.into_response(),
    };
    let Query(asked) = Query::<Vec<(String, String)>>::try_from_uri(&uri).unwrap_or_default();
    let written = asked.iter().find(|(key, _)| key == "title").map_or("", |(_, value)| value.as_str());
    let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
    let html = Alike::of(say, day, written, "").and_then(|alike| alike.render().ok()).unwrap_or_default();
    ([(CONTENT_TYPE, "application/json")], json!({ "html": html.trim() }).to_string()).into_response()
}

fn find<'a>(event: &'a Event, day: Date, written: &str) -> Option<(&'a Project, &'a domain::project::OnDay)> {
    let written = Title::of(written);
    let running = event.projects_on(day).into_iter().filter(|(_, on_day)| on_day.state.sits());
    running
        .filter_map(|(project, on_day)| Some((written.distance(&Title::of(project.about.title.as_str()))?, project, on_day)))
        .min_by_key(|(distance, project, _)| (*distance, project.added))
        .map(|(_, project, on_day)| (project, on_day))
}

/// A title as it is compared: without case, accents and marks, its numbers apart, for "Table 1" is another one than "Table 2".
struct Title {
    letters: Vec<char>,
    numbers: Vec<String>,
}

impl Title {
    fn of(written: &str) -> Self {
        let folded = fold(&crate::inline::plain(written));
        let numbers = folded.split(|c: char| !c.is_numeric()).filter(|part| !part.is_empty()).map(str::to_owned).collect();
        Self { letters: folded.chars().filter(|c| c.is_alphanumeric()).take(MOST).collect(), numbers }
    }

    /// How far apart two titles are that are alike: nothing where one is the begin of the other, else letters to change.
    fn distance(&self, known: &Self) -> Option<usize> {
        let (length, longest) = (self.letters.len(), known.letters.len());
        if length == 0 || longest == 0 {
            return None;
        }
        let begins = known.letters.starts_with(&self.letters);
        if begins && (length == longest || (length >= FEWEST && self.numbers.iter().all(|number| known.numbers.contains(number)))) {
            return Some(0);
        }
        if self.numbers != known.numbers {
            return None;
        }
        let allowed = match longest.min(length) {
            0..=4 => 0,
            5..=8 => 1,
            _ => 2,
        };
        Some(letters_to_change(&self.letters, &known.letters)).filter(|distance| *distance <= allowed)
    }
}

/// Letters to put in, take out or replace (Levenshtein), two neighbours that changed places being one.
fn letters_to_change(one: &[char], other: &[char]) -> usize {
    let mut rows = vec![vec![0; other.len() + 1]; one.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=other.len()).collect();
    for i in 1..=one.len() {
        for j in 1..=other.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(one[i - 1] != other[j - 1]);
            let mut least = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[one.len()][other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_thing_typed_in_other_ways_is_alike_and_other_things_are_not() {
        let alike = |written: &str, known: &str| Title::of(written).distance(&Title::of(known)).is_some();
        for (written, known) in [
            ("carg", "Cargo"),
            ("CARGO!", "cargo"),
            ("cargo", "`cargo`"),
            ("Écran", "ecran"),
            ("teh book", "The Book"),
            ("Rocket 0.4", "rocket 0.4"),
            ("Go", "go"),
            ("async book club", "Async book-club"),
            ("quin", "QUIC in Rust"),
        ] {
            assert_eq!(alike(written, known), written != "quin", "{written} and {known}");
        }
        for (written, known) in [
            ("car", "Cargo"),
            ("Cargo timings", "Cargo"),
            ("Table 1", "Table 2"),
            ("Table 1", "Table 12"),
            ("Serde 2", "Serde"),
            ("rls", "rms"),
            ("", "Cargo"),
            ("Cargo", "🦀"),
        ] {
            assert!(!alike(written, known), "{written} and {known}");
        }
    }

    proptest! {
        #[test]
        fn a_title_is_like_itself_and_nothing_panics(one: String, other: String) {
            let (first, second) = (Title::of(&one), Title::of(&other));
            prop_assert!(first.letters.is_empty() || first.distance(&first) == Some(0));
            let _ = first.distance(&second);
            prop_assert_eq!(letters_to_change(&first.letters, &second.letters), letters_to_change(&second.letters, &first.letters));
        }
    }
}
