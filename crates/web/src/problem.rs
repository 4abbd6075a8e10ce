//! Pages that say that something did not go: what happened, and where to go on.

use askama::Template;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use words::{Lang, Words};

use crate::page::{Page, html};
use crate::reader::{Reader, language};

/// Something did not go.
pub struct Problem {
    status: StatusCode,
    lang: Lang,
    text: String,
    /// Where to go on: the event's address, or the start page.
    root: String,
}

#[derive(Template)]
#[template(path = "page/problem.html")]
struct ProblemPage {
    page: Page,
    text: String,
    root: String,
}

impl Problem {
    /// There is no such page.
    pub fn not_found(lang: Lang) -> Self {
        Self { status: StatusCode::NOT_FOUND, lang, text: Words::new(lang).problem_not_found().to_owned(), root: String::new() }
    }

    /// There is no such thing at this event.
    pub fn gone(reader: &Reader, text: impl Into<String>) -> Self {
        Self { status: StatusCode::NOT_FOUND, lang: reader.words.lang(), text: text.into(), root: reader.root() }
    }

    /// The reader may not see or do this; `text` says who may and how to ask.
    pub fn forbidden(reader: &Reader, text: impl Into<String>) -> Self {
        Self { status: StatusCode::FORBIDDEN, lang: reader.words.lang(), text: text.into(), root: reader.root() }
    }

    /// The ledger cannot just now.
    pub fn not_now(reader: &Reader, text: impl Into<String>) -> Self {
        Self { status: StatusCode::SERVICE_UNAVAILABLE, ..Self::gone(reader, text) }
    }

    /// The form could not be read at all.
    pub fn bad_form(reader: &Reader, status: StatusCode) -> Self {
        Self { root: reader.root(), ..Self::unreadable(reader.words.lang(), status) }
    }

    /// A form outside of any event could not be read at all.
    pub fn unreadable(lang: Lang, status: StatusCode) -> Self {
        let w = Words::new(lang);
        let text = if status == StatusCode::PAYLOAD_TOO_LARGE { w.problem_too_large() } else { w.problem_bad_form() };
        Self { status, lang, text: text.to_owned(), root: String::new() }
    }

    /// The request did not come whole in time.
    pub fn too_slow(headers: &HeaderMap, uri: &Uri) -> Self {
        let lang = language(headers, uri);
        Self { status: StatusCode::REQUEST_TIMEOUT, lang, text: Words::new(lang).problem_too_slow().to_owned(), root: String::new() }
    }

    /// Something broke on our side; whoever runs the program finds the reference in its log.
    pub fn broken(lang: Lang, reference: &str) -> Self {
        let text = Words::new(lang).problem_broken(reference);
        Self { status: StatusCode::INTERNAL_SERVER_ERROR, lang, text, root: String::new() }
    }

    /// The form stood on somebody else's page.
    pub fn from_elsewhere(headers: &HeaderMap, uri: &Uri) -> Self {
        let lang = language(headers, uri);
        Self { status: StatusCode::FORBIDDEN, lang, text: Words::new(lang).problem_from_elsewhere().to_owned(), root: String::new() }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let w = Words::new(self.lang);
        let page = ProblemPage { page: Page::plain(w, w.problem_title().to_owned()), text: self.text, root: self.root };
        html(self.status, page.render().unwrap_or_default())
    }
}

/// There is no such page.
pub async fn not_found(headers: HeaderMap, uri: Uri) -> Problem {
    Problem::not_found(language(&headers, &uri))
}
