//! Where somebody is today: here, out for a while, or gone; said by themselves, or by a greeter for them.

use domain::venue::{Command as VenueCommand, Presence};
use domain::{Command, Date, PersonId, Refusal};
use ledger::Receipt;

use crate::entrance::Themselves;
use crate::forms::{self, Failed, Posted};
use crate::reader::Reader;
use crate::say::Say;

/// Where somebody is, as the forms to change it show it. Its template is `house/presence.html`.
pub struct Whereabouts {
    /// The day.
    pub day: Date,
    /// Where the forms are sent.
    pub to: String,
    /// Whether it is the reader who is meant.
    pub own: bool,
    /// The house in which their seat is: its letters in forms, its address and its name.
    pub house: Option<(String, String, String)>,
    /// Whether they are out for a while.
    pub away: Away,
    /// Houses to come into, as far as the reader may say so now.
    pub houses: Vec<(String, usize, String)>,
    /// Why the reader may not say it of themselves, in a sentence.
    pub why_not: Option<&'static str>,
}

/// Whether somebody is out for a while.
pub enum Away {
    /// No.
    No,
    /// Yes.
    Out,
    /// Yes, and about when they are back.
    Until(String),
}

impl Whereabouts {
    /// Whether they are out for a while.
    pub const fn is_out(&self) -> bool {
        !matches!(self.away, Away::No)
    }

    /// Of one person today, with forms that are sent to this address.
    pub fn of(reader: &Reader, person: PersonId, to: String) -> Self {
        let event = &reader.view.event;
        let day = event.moment.today;
        let say = Say { view: &reader.view, audience: reader.audience(), words: reader.words };
        let presence = event.presence(day, person);
        let own = is_own(reader, person);
        // When one may say it is asked of oneself alone.
        let themselves = own.then(|| Themselves::of(reader));
        let away = match presence {
            Some(Presence::Away { back, .. }) => back.map_or(Away::Out, |back| Away::Until(say.clock(back))),
            _ => Away::No,
        };
        Self {
            day,
            to,
            own,
            house: presence.and_then(Presence::house).map(|venue| {
                let letters = venue.0.short();
                let href = format!("{}/houses/{letters}?day={day}", reader.root());
                (letters, href, say.venue(venue).to_owned())
            }),
            away,
            houses: if themselves.is_none_or(|themselves| themselves == Themselves::Now) { forms::houses(event) } else { vec![] },
            why_not: themselves.and_then(|themselves| themselves.why_not(reader.words)),
        }
    }
}

fn is_own(reader: &Reader, person: PersonId) -> bool {
    reader.person() == Some(reader.view.event.now(person))
}

/// Says where somebody is, as a form asks for it.
pub async fn say(posted: &Posted, person: PersonId) -> Result<Receipt, Failed> {
    let fields = &posted.fields;
    let day = fields.day()?;
    let command = match fields.get("is") {
        "away" => VenueCommand::StepOut { person, day, back: fields.time("back")? },
        "left" => VenueCommand::Leave { person, day, at: None },
        _ => {
            let event = &posted.reader.view.event;
            // Who stepped out comes back by themselves; of others the team says it when it knows.
            if is_own(&posted.reader, person) && event.presence(day, person).and_then(Presence::house).is_none() {
                Themselves::of(&posted.reader).allowed()?;
            }
            let venue = forms::venue_of(event, fields.get("house")).ok_or(Refusal::UnknownPlace)?;
            VenueCommand::Arrive { person, day, venue, anyway: posted.anyway(), at: None }
        }
    };
    posted.ask(posted.order()?.with(Command::Venue(command))).await
}
