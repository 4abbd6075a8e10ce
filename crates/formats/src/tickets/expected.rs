//! Tickets as data.

use domain::questionnaire::{Value, key};
use serde_json::json;

use super::{Ticket, Tickets};

/// What a file says of each ticket, as data. What it does not say is an empty text, an empty list, or null for the level.
pub fn people_json(tickets: &Tickets) -> Vec<serde_json::Value> {
    tickets.tickets.iter().map(person).collect()
}

fn person(ticket: &Ticket) -> serde_json::Value {
    let number = |key: &str| match ticket.answers.get(key).map(AsRef::as_ref) {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    };
    let text = |key: &str| match ticket.answers.get(key).map(AsRef::as_ref) {
        Some(Value::Text(text)) => text.as_str(),
        Some(Value::Choices(choices)) => choices.first().map_or("", String::as_str),
        _ => "",
    };
    let list = |key: &str| match ticket.answers.get(key).map(AsRef::as_ref) {
        Some(Value::Choices(choices)) => choices.as_slice(),
        _ => &[],
    };
    let mentor = number(key::MENTOR).unwrap_or(0);
    json!({
        "n": ticket.number,
        "email": ticket.email.as_deref().unwrap_or(""),
        "level": number(key::LEVEL),
        "contrib": text(key::CONTRIBUTED),
        "attend": ticket.attend.as_deref().unwrap_or(""),
        "areas": list(key::AREAS),
        "wishes": list(key::WISHES),
        "mentor": mentor > 0,
        "mentor_max": mentor,
        "os": list(key::SYSTEM),
        "langs": list(key::LANGUAGES),
        "diet": text(key::DIET),
        "photo": text(key::PHOTO),
        "listme": ticket.listing.as_deref().unwrap_or(""),
        "handle": ticket.handle.as_deref().unwrap_or(""),
        "hours": text(key::HOURS),
        "access": text(key::ACCESS),
        "void": ticket.void,
        "unassigned": ticket.is_unassigned(),
    })
}
