//! Files of an event's site: pictures in sizes, slides, drawings, a style sheet. They arrive by a form or with the event's folder, are looked
//! at before anything is done with them, and are given out under addresses that never mean anything else.

mod arrive;
mod drawn;
mod page;
mod picture;
mod serve;

pub use arrive::{Arrived, arrive, hash, look};
pub use picture::{LONGEST_SIDE, MOST_FOR_A_PHONE, MOST_MEGAPIXELS};

pub use drawn::Preview;
pub(crate) use drawn::{address, hero, logo, path_named, picture, preview, preview_of_event};
pub(crate) use page::choices;
pub(crate) use serve::Shelf;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use domain::Event;
use domain::file::Kind;

use crate::app::App;

/// Largest body of a form with files in it, in bytes: three of the largest, or a day's photographs from a telephone.
const BODY_LIMIT: usize = 64 << 20;

/// Addresses of files, and of the page where they are brought in.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/{event}/files/{hash}/{name}", get(serve::file))
        .route("/{event}/site/files", get(page::list).post(page::bring).layer(DefaultBodyLimit::max(BODY_LIMIT)))
        .route("/{event}/site/files/remove", post(page::remove).get(page::to_list))
}

/// Whether forms with files in them go to this address.
pub(crate) fn are_sent_to(path: &str) -> bool {
    path.ends_with("/site/files")
}

/// The address of the event's own style sheet, where it has one.
pub(crate) fn style(event: &Event, slug: &str) -> Option<String> {
    let path = event.site.look.stylesheet.as_ref().filter(|path| path.kind() == Kind::Css)?;
    address(event, &format!("/{slug}"), path)
}
