//! The event's own site: its pages, as everybody reads them and as the team writes them. A page is drawn once for each audience and
//! language after a change, and then served as it is.

mod accent;
mod facts;
mod look;
mod page;
mod parts;
mod read;
mod roots;
mod values;
mod write;

pub use accent::address as look;
pub use accent::told as told_of_colour;
pub use facts::{in_a_page, without_nulls};
pub use page::links_lost;
pub use parts::{draw_sponsors, people_of, presented};
pub use read::{MOST_PAGES, Sites};
pub use roots::old_root;
pub use values::{missing_files, wrong_names};

use axum::Router;
use axum::routing::get;
use domain::site::Permalink;
use read::to_front;

use crate::app::App;
use crate::page::file;

/// Addresses of the site.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/robots.txt", get(facts::robots))
        .route("/{event}/sitemap.xml", get(facts::sitemap).options(file::may_ask))
        .route("/{event}/about.jsonld", get(facts::data).options(file::may_ask))
        .route("/{event}/about", get(read::front))
        .route("/{event}/about/", get(to_front))
        .route("/{event}/about/{*path}", get(read::page))
        .route("/{event}/look.css", get(accent::sheet))
        .merge(write::routes())
        .merge(look::routes())
}

/// The address of a page of an event's site.
pub fn address(root: &str, path: &Permalink) -> String {
    if path.is_front() { format!("{root}/about") } else { format!("{root}/about/{}", path.as_str()) }
}
