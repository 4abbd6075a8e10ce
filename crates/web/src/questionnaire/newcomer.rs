//! Who is new: whoever says that they never came to such a day, or that they never contributed, in a form's answer or in a ticket's words.

use domain::questionnaire::{Value, key};
use formats::tickets::contributed;
use ledger::Profile;

/// Whether somebody counts as a newcomer; who said nothing of it does not.
pub fn is_new(profile: &Profile) -> bool {
    newness(|question| profile.answer(question)) == Some(true)
}

/// Writes down whether it is somebody's first time.
pub fn says_first(profile: &mut Profile, first: bool) {
    profile.answers.to(&key::FIRST.into()).own = Some(Box::new(Value::Yes(first)));
}

/// Whether somebody is new, by their answers to the questions; none where they said nothing of it.
pub fn newness<'a>(answer: impl Fn(&str) -> Option<&'a Value>) -> Option<bool> {
    let first = match answer(key::FIRST) {
        Some(Value::Yes(first)) => Some(*first),
        _ => None,
    };
    let contributed = match answer(key::CONTRIBUTED) {
        Some(Value::Yes(did)) => Some(*did),
        Some(Value::Text(words)) => contributed(words),
        Some(Value::Choices(choices)) => choices.first().and_then(|words| contributed(words)),
        _ => None,
    };
    let never = contributed.map(|did| !did);
    if never == Some(true) { never } else { first.or(never) }
}
