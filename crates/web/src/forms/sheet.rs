//! A form of the team's that several may have open: what each of them had seen, and what two wrote at the same time.

use axum::response::Response;
use domain::Refusal;
use ledger::View;

use super::{Both, Failed, Fields, Form, Posted, Said, show};
use crate::reader::Reader;

/// A form of the team's: which of its fields belong together, how they stand now, and how a person reads them.
pub struct Sheet<'a> {
    /// Each part with the beginnings of its fields' names.
    pub parts: &'a [(&'static str, &'a [&'a str])],
    /// How the fields stand in an event; nothing where the thing is gone.
    pub values: &'a (dyn Fn(&View) -> Option<Fields> + Sync),
    /// How a person reads them.
    pub said: &'a (dyn Fn(&View, &Fields) -> Vec<Said> + Sync),
}

impl Sheet<'_> {
    /// What was filled in, with what somebody else wrote where the writer chose that.
    pub fn chosen(&self, posted: &Posted) -> Fields {
        let Some(now) = (self.values)(&posted.reader.view) else { return posted.fields.clone() };
        let keys: Vec<&str> = posted.fields.iter().chain(now.iter()).map(|(key, _)| key).collect();
        let parts: Vec<(&str, Vec<&str>)> = self
            .parts
            .iter()
            .map(|(name, begin)| (*name, keys.iter().copied().filter(|key| begin.iter().any(|begin| key.starts_with(begin))).collect()))
            .collect();
        let parts: Vec<(&str, &[&str])> = parts.iter().map(|(name, keys)| (*name, keys.as_slice())).collect();
        posted.fields.clone().chosen(&now, &parts)
    }

    /// What two wrote at the same time, if that is why it was not taken.
    pub fn both(&self, posted: &Posted, failed: &Failed) -> Both {
        let now = posted.reader.app.ledger().view(posted.reader.view.slug.as_str()).unwrap_or_else(|| posted.reader.view.clone());
        match (failed, (self.values)(&now)) {
            (Failed::Refused(Refusal::ChangedSince { .. }), Some(theirs)) => {
                let mine = self.chosen(posted);
                Both::of(&posted.fields, &seen(&posted.fields, self.parts), (self.said)(&now, &mine), &(self.said)(&now, &theirs))
            }
            _ => Both::default(),
        }
    }

    /// Does what a form asks for and leads on to `then`; where it was not taken, `page` shows the form again, with what two wrote.
    pub async fn put(
        &self,
        mut posted: Posted,
        does: impl AsyncFn(&Posted) -> Result<(), Failed>,
        then: &str,
        page: impl FnOnce(&Reader, Form, Both) -> String,
    ) -> Response {
        posted.fields = self.chosen(&posted);
        match posted.on_the_newest(does).await {
            Ok(()) => posted.done(&format!("{}/{then}", posted.reader.root())),
            Err(failed) => {
                let both = self.both(&posted, &failed);
                show(&posted.reader, failed.status(), page(&posted.reader, posted.again(&failed), both))
            }
        }
    }
}

/// What stood there when the writer began, as the form kept it.
fn seen(fields: &Fields, parts: &[(&'static str, &[&str])]) -> Vec<Said> {
    parts.iter().map(|(name, _)| Said::new(name, "", fields.get(&format!("was-{name}")))).collect()
}

/// The form's values with what stood there at first beside them, so that it is known later what the writer left alone.
pub fn begun(said: &[Said], values: Fields) -> Fields {
    said.iter().fold(values, |values, part| values.with(&format!("was-{}", part.name), part.text.clone()))
}

/// Names and values of the fields that keep what stood there at first.
pub fn kept(values: &Fields) -> Vec<(String, String)> {
    values.iter().filter(|(key, _)| key.starts_with("was-")).map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

/// How many rows of numbered fields are filled in, up to the last one that says something.
pub fn filled_rows(values: &Fields, names: &[&str], most: usize) -> usize {
    let says = |n: usize| names.iter().any(|name| !values.get(&format!("{name}-{n}")).trim().is_empty());
    (0..most).rev().find(|n| says(*n)).map_or(0, |last| last + 1)
}
