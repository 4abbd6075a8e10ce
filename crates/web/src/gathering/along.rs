//! What somebody lets go along from one event of a gathering to the others: their name and what they said, and only where they agreed. What they
//! eat and what they need stays where they said it.

use std::sync::Arc;

use axum::http::HeaderMap;
use domain::questionnaire::{Kind, key};
use domain::{Event, PersonId};
use ledger::{Origin, Profile, TokenHash, View};

use super::Roof;
use crate::reader::{Reader, cookie, cookie_name, who_cookie};

/// Takes over from what somebody said at a sibling what is asked here in the same way and not answered here yet.
pub fn take_along(profile: &mut Profile, theirs: &Profile, there: &Event, here: &Event) {
    let (theirs_asked, asked) = (there.questionnaire(), here.questionnaire());
    for question in asked.questions.iter().filter(|question| goes(question.kind, &question.key)) {
        let same = theirs_asked.get(&question.key).is_some_and(|other| other.kind == question.kind);
        let said = theirs.answer(&question.key).filter(|_| same && profile.answer(&question.key).is_none());
        if let Some(value) = said.cloned() {
            profile.answers.to(&Arc::from(question.key.as_str())).own = Some(Box::new(value));
        }
    }
    let fill = |own: &mut Option<String>, other: &Option<String>| {
        if own.is_none() {
            own.clone_from(other);
        }
    };
    fill(&mut profile.handle, &theirs.handle);
    fill(&mut profile.contact, &theirs.contact);
    fill(&mut profile.language, &theirs.language);
    fill(&mut profile.line, &theirs.line);
}

/// Whether answers to such a question go along: nobody agrees to something twice by agreeing once.
fn goes(kind: Kind, question: &str) -> bool {
    kind != Kind::Consent && !key::SENSITIVE.contains(&question)
}

/// Who a reader is at a sibling, where they agreed that it goes along: by where their entry came from, or by the browser that is known there.
pub fn known_elsewhere(reader: &Reader, headers: &HeaderMap) -> Option<(Arc<View>, PersonId)> {
    let roof = Roof::of(&reader.app, &reader.view)?;
    let known = |sibling: &Arc<View>| match reader.person() {
        Some(me) => reader.view.people.get(me)?.from.as_ref().filter(|from| from.event == sibling.slug).map(|from| from.person),
        None => by_browser(reader, sibling, headers),
    };
    roof.others().find_map(|sibling| {
        let person = sibling.event.now(known(sibling)?);
        let is_there = sibling.event.people.get(&person).is_some_and(|known| !known.erased);
        let agreed = sibling.people.get(person).is_some_and(|profile| profile.goes_along);
        (is_there && agreed).then(|| (Arc::clone(sibling), person))
    })
}

fn by_browser(reader: &Reader, sibling: &View, headers: &HeaderMap) -> Option<PersonId> {
    let slug = sibling.slug.as_str();
    let token = cookie(headers, &cookie_name(&who_cookie(slug), reader.secure))?;
    reader.app.ledger().session(slug, &TokenHash::of(&token))?.person
}

/// Where an entry of the reader came from, as long as that event is under the same roof: its name in addresses, and its title.
pub fn origin(reader: &Reader, me: PersonId) -> Option<Arc<View>> {
    let from = &reader.view.people.get(me)?.from.as_ref()?.event;
    Roof::of(&reader.app, &reader.view)?.others().find(|sibling| sibling.slug == *from).cloned()
}

/// The siblings that have a copy of what is known of the reader here.
pub fn copies(reader: &Reader, me: PersonId) -> Vec<Arc<View>> {
    let Some(roof) = Roof::of(&reader.app, &reader.view) else { return vec![] };
    let event = &reader.view.event;
    let mine = |from: &Origin| from.event == reader.view.slug && event.are_one(from.person, me);
    let has = |sibling: &&Arc<View>| {
        let mut people = sibling.people.iter();
        people.any(|(person, profile)| {
            profile.from.as_ref().is_some_and(mine) && sibling.event.people.get(&person).is_some_and(|known| !known.erased)
        })
    };
    roof.others().filter(has).cloned().collect()
}
