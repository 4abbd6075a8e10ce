//! What a file says of somebody, kept beside the answers: where a profile stands otherwise, somebody changed it here.

use std::sync::Arc;

use domain::questionnaire::{Value, key};
use formats::tickets::{Listed, Ticket, listed};
use ledger::Listing;

/// Where a profile keeps what the last file said: name, mail, handle, listing, days. No question has a name with a dot.
pub(super) const SAID: &str = "ticket.said";

/// The words about days of a ticket that counts no more.
pub(super) const VOID: &str = "void";

/// What a file says of somebody, beside the answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) name: String,
    pub(super) email: Option<String>,
    pub(super) handle: Option<String>,
    pub(super) listing: Listing,
    /// The words about days; "void" where the ticket counts no more.
    pub(super) days: String,
    /// The words about hours.
    pub(super) hours: String,
}

impl Said {
    pub(super) fn of(ticket: &Ticket) -> Self {
        let wish = ticket.listing.as_deref().and_then(listed);
        let handle = ticket.handle.clone();
        let listing = match (wish, &handle) {
            (Some(Listed::Handle), Some(_)) => Listing::Handle,
            (Some(Listed::Nobody | Listed::Handle), _) => Listing::Nobody,
            (Some(Listed::Name), _) => Listing::Everyone,
            (None, _) => Listing::Participants,
        };
        let name = ticket.name.clone().or_else(|| handle.clone()).unwrap_or_else(|| ticket.code.clone());
        let days = if ticket.void { VOID } else { ticket.attend.as_deref().unwrap_or("") }.to_owned();
        let hours = match ticket.answers.get(key::HOURS).map(AsRef::as_ref) {
            Some(Value::Text(words)) if !ticket.void => words.split_whitespace().collect::<Vec<_>>().join(" "),
            _ => String::new(),
        };
        Self { name, email: ticket.email.clone(), handle, listing, days, hours }
    }

    /// The same of a ticket that counts no more.
    pub(super) fn gone(self) -> Self {
        Self { days: VOID.to_owned(), hours: String::new(), ..self }
    }

    /// As it is kept: a line each. In a code, which is the name where there is none, there may be more than one.
    pub(super) fn into_value(self) -> Arc<Value> {
        let Self { name, email, handle, listing, days, hours } = self;
        let parts = [&name, email.as_deref().unwrap_or(""), handle.as_deref().unwrap_or(""), listing.word(), &days, &hours];
        // Who says nothing of hours has it as it was written before anybody asked for them.
        let parts = &parts[..if hours.is_empty() { 5 } else { 6 }];
        Arc::new(if parts.iter().any(|part| part.contains('\n')) {
            Value::Choices(parts.iter().map(|part| (*part).to_owned()).collect())
        } else {
            Value::Text(parts.join("\n"))
        })
    }

    pub(super) fn from_value(value: &Value) -> Option<Self> {
        let parts: Vec<&str> = match value {
            Value::Text(lines) => lines.split('\n').collect(),
            // As the first versions wrote all of it.
            Value::Choices(parts) => parts.iter().map(String::as_str).collect(),
            _ => return None,
        };
        let ([name, email, handle, listing, days], hours) = parts.split_first_chunk()?;
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Some(Self {
            name: (*name).to_owned(),
            email: some(email),
            handle: some(handle),
            listing: Listing::from_word(listing)?,
            days: (*days).to_owned(),
            hours: hours.first().map_or_else(String::new, |hours| (*hours).to_owned()),
        })
    }
}
