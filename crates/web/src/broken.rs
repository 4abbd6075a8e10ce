//! What breaks on our side: whoever asked gets a page with a reference, and the log has the same reference, with the kind of
//! page and nothing else: no address as it was asked for, no name, nothing that was sent.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

use axum::extract::{MatchedPath, Request};
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::{HeaderMap, Method, Uri};
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;
use crate::reader::language;

/// What of a request is needed if it breaks. Copies next to nothing: most requests do not break.
pub struct Asked {
    method: Method,
    /// The page's place in the program, such as `/{event}/projects/{project}`.
    page: Option<MatchedPath>,
    uri: Uri,
    language: HeaderMap,
}

impl Asked {
    /// Looks at a request before it is carried out.
    pub fn of(request: &Request) -> Self {
        let language = [ACCEPT_LANGUAGE, COOKIE].into_iter().filter_map(|name| Some((name.clone(), request.headers().get(name)?.clone())));
        Self {
            method: request.method().clone(),
            page: request.extensions().get().cloned(),
            uri: request.uri().clone(),
            language: language.collect(),
        }
    }

    /// Carries it out, to an answer in any case; an answer that is our fault is told to the log.
    pub async fn answer(self, work: impl Future<Output = Response>) -> Response {
        let mut work = pin!(work);
        // What a panic left half done is not looked at again: pages are drawn from values that are replaced as a whole.
        let done = std::future::poll_fn(|cx| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(cx))) {
            Ok(poll) => poll.map(Some),
            Err(_) => Poll::Ready(None),
        });
        let page = |asked: &Self| asked.page.as_ref().map_or("another page", MatchedPath::as_str).to_owned();
        match done.await {
            Some(response) if response.status().is_server_error() => {
                log::warn!("{} {} was answered with {}", self.method, page(&self), response.status().as_u16());
                response
            }
            Some(response) => response,
            None => {
                let reference = reference();
                log::error!("{} {} broke, ref {reference}", self.method, page(&self));
                Problem::broken(language(&self.language, &self.uri), &reference).into_response()
            }
        }
    }
}

/// Four letters, to be told on the phone.
fn reference() -> String {
    // Without chance all are the same, and the time tells them apart.
    let bits = getrandom::u32().unwrap_or_default();
    domain::Id::from_bits(u128::from(bits) << 96).short().chars().take(4).collect::<String>().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::http::StatusCode;
    use axum::http::header::SET_COOKIE;

    fn asked(language: &str) -> Asked {
        Asked::of(&Request::builder().uri("/x?name=Ovid").header(ACCEPT_LANGUAGE, language).body(Body::empty()).unwrap())
    }

    async fn text(response: Response) -> String {
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn what_panics_is_answered_with_a_reference_in_the_readers_language() {
        for (language, words) in [("en", "Something broke on our side"), ("fr", "de notre côté")] {
            let response = asked(language).answer(async { panic!("Ovid, Quetschenpaladin") }).await;
            assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
            let page = text(response).await;
            assert!(page.contains(words) && !page.contains("Quetschenpaladin"), "{page}");
            let reference = page.split("ref ").nth(1).or_else(|| page.split("réf. ").nth(1)).expect("a reference");
            assert!(reference.chars().take(4).all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit()), "{page}");
        }
    }

    #[tokio::test]
    async fn every_other_answer_stays_as_it_is() {
        let response =
            asked("en").answer(async { (StatusCode::SERVICE_UNAVAILABLE, [(SET_COOKIE, "a=b")], "Later").into_response() }).await;
        assert_eq!((response.status(), response.headers()[SET_COOKIE].clone()), (StatusCode::SERVICE_UNAVAILABLE, "a=b".parse().unwrap()));
        assert_eq!(text(response).await, "Later");
    }
}
