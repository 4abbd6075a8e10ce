//! The pages, forms and live streams of contributor events.
//!
//! A page is a function of the event and its people in memory: no database stands in the way of a reader. A form becomes
//! one order to the ledger and is answered when that is on disk. A board is drawn once for each audience and language,
//! and what changes on it goes to everybody who watches as the same bytes.

mod app;
mod assets;
mod board;
pub mod bring;
mod broken;
mod coming;
mod corner;
mod door;
mod entrance;
mod feeds;
pub mod files;
mod find;
mod forms;
mod gathering;
pub mod handbook;
mod history;
mod home;
mod house;
pub mod import;
mod inline;
mod keys;
mod letters;
mod limits;
pub mod live;
mod markdown;
mod me;
mod message;
pub mod opening;
mod outcome;
mod page;
mod people;
mod problem;
mod project;
mod qr;
mod questionnaire;
mod reader;
mod refusal;
mod report;
mod round;
mod safe;
mod say;
mod series;
mod settings;
mod share;
mod signin;
mod site;
pub mod tasks;
mod team;
mod themes;
pub mod tickets;
mod timetable;
mod uuid;
mod wall;

pub use app::{App, Mail, Options};
pub use limits::{Rate, Rates};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use domain::{Audience, Event, Place, Refusal};
use ledger::View;
use serde_json::Value;
use words::{Lang, Words};

/// Largest body that a form may have, in bytes; a pasted page may have more and says so itself.
const FORM_LIMIT: usize = 64 * 1024;

/// All routes of the program.
pub fn router(app: &App) -> Router {
    Router::new()
        .merge(home::routes())
        .merge(board::routes())
        .merge(project::routes())
        .merge(outcome::routes())
        .merge(message::routes())
        .merge(tasks::routes())
        .merge(timetable::routes())
        .merge(feeds::routes())
        .merge(round::routes())
        .merge(house::routes())
        .merge(entrance::routes())
        .merge(me::routes())
        .merge(questionnaire::routes())
        .merge(signin::routes())
        .merge(people::routes())
        .merge(corner::routes())
        .merge(settings::routes())
        .merge(history::routes())
        .merge(import::routes())
        .merge(tickets::routes())
        .merge(keys::routes())
        .merge(letters::routes())
        .merge(share::routes())
        .merge(live::routes())
        .merge(wall::routes())
        .merge(report::routes())
        .merge(team::routes())
        .merge(coming::routes())
        .merge(safe::routes())
        .merge(site::routes())
        .merge(files::routes())
        .merge(gathering::routes())
        .merge(assets::routes())
        .fallback(problem::not_found)
        .layer(DefaultBodyLimit::max(FORM_LIMIT))
        .layer(axum::middleware::from_fn_with_state(app.clone(), site::old_root))
        .layer(axum::middleware::from_fn_with_state(app.clone(), page::around))
        .with_state(app.clone())
}

/// A place in the words in which people write it: "Formeret, 101, table F2".
pub fn place(event: &Event, written: &str) -> Place {
    say::place_anywhere(event, written)
}

/// Questions as a file has them, TOML or JSON.
///
/// # Errors
/// What is wrong with the file, in words.
pub fn questions(written: &str) -> Result<domain::questionnaire::Questionnaire, String> {
    questionnaire::read_any(written).map_err(|unreadable| unreadable.words(Words::new(Lang::En)))
}

/// The same as a file that [`questions`] reads, with the words of the standard ones beside them.
pub fn questions_written(questions: &domain::questionnaire::Questionnaire) -> String {
    questionnaire::write(questions)
}

/// Everything that stands on the boards of an event, day by day, as data.
pub fn export_json(view: &View, audience: Audience) -> Value {
    board::export(view, audience)
}

/// A refusal in words, where there is no event to name things by.
pub fn refusal_in_english(refusal: &Refusal) -> String {
    testing::refusal_in(Lang::En, &home::no_event(), Audience::Everyone, refusal)
}

/// What the tests look into and nothing else needs.
#[doc(hidden)]
pub mod testing {
    use super::{App, Audience, Lang, Refusal, View, Words, refusal, say};

    pub use crate::board::{Drawn, Key};

    /// A refusal in words.
    pub fn refusal_in(lang: Lang, view: &View, audience: Audience, refusal: &Refusal) -> String {
        refusal::words(say::Say { view, audience, words: Words::new(lang) }, refusal)
    }

    /// A change in words.
    pub fn told(lang: Lang, view: &View, audience: Audience, entry: &domain::Recorded) -> String {
        crate::history::Teller { say: say::Say { view, audience, words: Words::new(lang) }, me: None }.sentence(entry)
    }

    /// How many fragments were drawn so far for the boards of an event.
    pub fn renders(app: &App, slug: &str) -> u64 {
        app.boards().of_event(slug).iter().map(|board| board.drawn().renders()).sum()
    }
}
