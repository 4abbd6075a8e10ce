//! Whoever sends: takes one letter after the other from the outbox, and says what became of it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::{Id, Timestamp};
use jiff::SignedDuration;
use ledger::outbox::{Fate, Letter, Obstacle, OnlySender, Trouble};
use ledger::{Ledger, Rejected};
use tokio::sync::watch;

use crate::carrier::{Carried, Carrier};
use crate::files::{FOLDER, Tidy};

/// After this many attempts, the last ones four hours apart, a letter that still does not go has failed: it is more than a day old.
const MOST_TRIES: u32 = 14;

/// How long a letter waits after its first failed attempt, in seconds; twice as long after each further one.
const FIRST_PAUSE: i64 = 60;

/// The longest that a letter waits, in seconds.
const LONGEST_PAUSE: i64 = 4 * 60 * 60;

/// The longest that all letters wait when no letter goes, in seconds.
const LONGEST_HOLD: i64 = 15 * 60;

/// Between two letters: ten a second are more than most servers like, and few enough for anybody's line.
const PACE: Duration = Duration::from_millis(100);

/// How often the outbox is looked into when nothing waits.
const LOOK: Duration = Duration::from_secs(1);

/// What a step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing waits.
    Nothing,
    /// No letter goes just now; later.
    Held,
    /// A letter was tried.
    Tried,
}

/// Takes letters from the outbox.
pub struct Sender {
    ledger: Ledger,
    carrier: Carrier,
    /// Letters in files, whether more are written there or a mail server takes them now.
    files: Option<Tidy>,
    /// Nothing is tried before that.
    held: Option<Timestamp>,
    /// How many times in a row no letter went.
    down: u32,
    /// What became of a letter, where the store could not hear it yet.
    unsaid: Option<(Id, Fate)>,
}

impl Sender {
    /// Sends from this ledger's outbox.
    pub fn new(ledger: Ledger, carrier: Carrier) -> Self {
        let files = if let Carrier::Files(files) = &carrier { Some(files.tidy()) } else { None };
        Self { ledger, carrier, files, held: None, down: 0, unsaid: None }
    }

    /// Keeps this folder of letters tidy, too, where it writes none itself: they lie there from a time without a mail server.
    #[must_use]
    pub fn beside(mut self, folder: PathBuf) -> Self {
        self.files.get_or_insert_with(|| Tidy::of(folder));
        self
    }

    /// Sends the letter whose turn it is.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub async fn step(&mut self) -> Result<Step, Rejected> {
        if let Some(files) = &mut self.files {
            files.tidy(&self.ledger);
        }
        // What is known of the last one is said before the next one is begun.
        if let Some((id, fate)) = self.unsaid.clone() {
            self.ledger.settle_letter(id, fate).await?;
            self.unsaid = None;
        }
        let now = self.ledger.clock().now();
        if self.held.is_some_and(|until| now < until) {
            return Ok(Step::Held);
        }
        let Some(letter) = self.ledger.claim_letter().await? else {
            self.carrier.rest().await;
            return Ok(Step::Nothing);
        };
        let carried = self.carry(&letter).await;
        self.watch_the_line(&carried);
        let fate = fate(&letter, carried, self.ledger.clock().now());
        self.unsaid = Some((letter.id, fate.clone()));
        self.ledger.settle_letter(letter.id, fate).await?;
        self.unsaid = None;
        Ok(Step::Tried)
    }

    async fn carry(&mut self, letter: &Letter) -> Carried {
        let known = self.ledger.view(letter.slug.as_str()).and_then(|view| {
            let profile = view.everybody().get(letter.person)?.into_owned();
            Some((profile.name, profile.email?))
        });
        let Some((name, address)) = known else {
            return Carried::Refused(Trouble::silent(Obstacle::NoAddress));
        };
        self.carrier.carry(letter, &name, &address).await
    }

    /// Where no letter goes, all wait a while, longer each time.
    fn watch_the_line(&mut self, carried: &Carried) {
        if let Carried::NothingGoes(trouble) = carried {
            if self.down == 0 {
                log::warn!("letters do not go: {}", trouble.said);
            }
            self.held = Some(after(self.ledger.clock().now(), pause(self.down + 1).min(LONGEST_HOLD)));
            self.down += 1;
        } else {
            if self.down > 0 {
                log::warn!("letters go again");
            }
            (self.held, self.down) = (None, 0);
        }
    }
}

/// What becomes of a letter after an attempt.
fn fate(letter: &Letter, carried: Carried, now: Timestamp) -> Fate {
    let later = |trouble: Trouble| {
        if letter.tries >= MOST_TRIES { Fate::Failed(trouble) } else { Fate::Later(after(now, pause(letter.tries)), trouble) }
    };
    match carried {
        Carried::Sent => Fate::Sent,
        Carried::Filed => Fate::Filed,
        Carried::NotNow(trouble) | Carried::NothingGoes(trouble) => later(trouble),
        Carried::Refused(trouble) => Fate::Failed(trouble),
        Carried::Perhaps(trouble) if letter.kind.goes_again() && letter.tries < MOST_TRIES => later(trouble),
        Carried::Perhaps(trouble) => Fate::Unknown(trouble),
    }
}

/// How long to wait after so many attempts, in seconds.
fn pause(tries: u32) -> i64 {
    FIRST_PAUSE.saturating_mul(1_i64 << tries.saturating_sub(1).min(30)).min(LONGEST_PAUSE)
}

fn after(now: Timestamp, seconds: i64) -> Timestamp {
    now.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX)
}

/// Sends what is in the outbox of this data folder until it is told to stop. Where another process sends already, it waits for
/// its turn.
pub async fn drive(ledger: Ledger, folder: &Path, carrier: Carrier, mut stop: watch::Receiver<bool>) {
    let mut sender = Sender::new(ledger.clone(), carrier).beside(folder.join(FOLDER));
    let mut only = None;
    let mut trouble = None;
    while !*stop.borrow() {
        let done = match only {
            Some(_) => sender.step().await.map_err(|error| error.to_string()),
            None => begin(&ledger, folder, &mut only).await,
        };
        let pause = match done {
            Ok(Step::Tried) => PACE,
            Ok(Step::Nothing | Step::Held) => LOOK,
            Err(why) => {
                if trouble.as_ref() != Some(&why) {
                    log::error!("letters wait: {why}");
                    trouble = Some(why);
                }
                LOOK
            }
        };
        // A sender that nobody can stop any more has nobody to work for.
        if tokio::time::timeout(pause, stop.changed()).await.is_ok_and(|told| told.is_err()) {
            return;
        }
    }
    sender.carrier.rest().await;
}

/// Takes the right to send, and clears up after whoever had it before.
async fn begin(ledger: &Ledger, folder: &Path, only: &mut Option<OnlySender>) -> Result<Step, String> {
    let Some(mine) = OnlySender::of(folder).map_err(|fault| fault.to_string())? else { return Ok(Step::Held) };
    let found = ledger.recover_letters().await.map_err(|error| error.to_string())?;
    if found > 0 {
        log::warn!("the program ended while it sent a letter; what is known of it stands on the page of letters");
    }
    *only = Some(mine);
    Ok(Step::Tried)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pauses_grow_and_end() {
        let pauses: Vec<i64> = (1..=10).map(pause).collect();
        assert_eq!(pauses, [60, 120, 240, 480, 960, 1920, 3840, 7680, 14400, 14400]);
        assert_eq!(pause(u32::MAX), LONGEST_PAUSE);
        assert!((1..MOST_TRIES).map(pause).sum::<i64>() > 24 * 60 * 60);
    }
}
