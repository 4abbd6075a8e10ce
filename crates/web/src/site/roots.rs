//! Addresses that an older site had at its root, where that site's name leads to this program now: `/location/` is `/{event}/about/location`.

use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::Response;
use domain::site::Permalink;

use super::page::session;
use super::read::moved;
use crate::app::App;

/// Answers what no room of the program and no event has at an address with where it is now, where one event's site alone knows it. Only what
/// would be said not to be there is looked for, so nothing of the program's own is ever hidden; and only what everybody may read is found.
pub async fn old_root(State(app): State<App>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let asked = reads.then(|| request.uri().clone());
    let response = next.run(request).await;
    let is_gone = response.status() == StatusCode::NOT_FOUND;
    let to = asked.filter(|_| is_gone).and_then(|uri| Some((only_one(&app, &uri)?, uri)));
    to.map_or(response, |(to, uri)| moved(&to, &uri))
}

/// Where the one event has it whose site knows an address; nothing where several do, or where an event has the address to itself.
fn only_one(app: &App, uri: &Uri) -> Option<String> {
    let path = uri.path();
    let first = path.trim_start_matches('/').split('/').next()?;
    let wanted = Permalink::of_older(path).filter(|wanted| !wanted.is_front())?;
    if app.ledger().view(first).is_some() || app.ledger().unopened().iter().any(|(slug, _)| slug.as_str() == first) {
        return None;
    }
    let events = app.ledger().events();
    let mut known = events.iter().filter_map(|view| {
        let (site, root) = (&view.event.site, format!("/{}", view.slug));
        let page = site.page(wanted.as_str(), &[], view.event.language.as_ref(), false);
        let page = page.or_else(|| site.alias(path)).or_else(|| site.alias(wanted.as_str()));
        let page = page.map(|page| super::address(&root, &page.about.path));
        page.or_else(|| session(&view.event, wanted.as_str()).map(|session| crate::timetable::address(&root, session)))
    });
    known.next().filter(|_| known.next().is_none())
}
