//! How a change is written down: its kind in a column of its own, the rest as JSON, and a checksum over all of it.

use domain::{Actor, Change, Command, PersonId, Recorded, Seq, Slug, Stamp, Timestamp, Who};
use sha2::{Digest, Sha256};

use crate::people::Profile;
use crate::store::ChangeRow;

/// All kinds of change that this program knows, as they stand in the store.
pub const KINDS: &[&str] = &[
    "coming.admitted",
    "coming.agreed",
    "coming.asked",
    "coming.expected",
    "coming.looked",
    "coming.planned",
    "coming.wrote",
    "event.corner-written",
    "event.described",
    "event.opened",
    "event.scheduled",
    "event.signposted",
    "event.struck",
    "event.themed",
    "event.worded",
    "history.undone",
    "import.began",
    "import.resumed",
    "import.taken-back",
    "message.answered",
    "message.brought-back",
    "message.helped",
    "message.pinned",
    "message.posted",
    "message.reopened",
    "message.settled",
    "message.unanswered",
    "message.withdrawn",
    "moment.forgotten",
    "moment.reached",
    "outcome.brought-back",
    "outcome.described",
    "outcome.recorded",
    "outcome.withdrawn",
    "person.claimed",
    "person.erased",
    "person.hidden",
    "person.introduced",
    "person.merged",
    "person.parted",
    "person.touched",
    "project.added",
    "project.brought-back",
    "project.continued",
    "project.described",
    "project.dropped",
    "project.filled",
    "project.joined",
    "project.led",
    "project.left",
    "project.merged",
    "project.moved",
    "project.turned",
    "project.withdrawn",
    "round.answered",
    "round.begun",
    "round.fared",
    "round.passed",
    "round.placed",
    "round.proposed",
    "round.put-back",
    "round.queued",
    "round.released",
    "round.turned",
    "round.went",
    "session.described",
    "session.picked",
    "session.planned",
    "session.stood",
    "session.unpicked",
    "site.dressed",
    "site.filed",
    "site.removed",
    "site.sponsored",
    "site.wrote",
    "task.added",
    "task.brought",
    "task.brought-back",
    "task.claimed",
    "task.described",
    "task.finished",
    "task.readied",
    "task.released",
    "task.stuck",
    "task.unstuck",
    "task.withdrawn",
    "venue.arrived",
    "venue.closed",
    "venue.counted",
    "venue.furnished",
    "venue.left",
    "venue.reopened",
    "venue.unsaid",
    "venue.went-away",
];

/// Why a stored change cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// The checksum does not fit.
    #[error("change {seq} is damaged: its checksum does not fit")]
    Damaged {
        /// Which.
        seq: Seq,
    },
    /// A newer program wrote it.
    #[error("change {seq} is of a kind that this program does not know, {kind}: a newer impl-days is needed")]
    UnknownKind {
        /// Which.
        seq: Seq,
        /// Its kind.
        kind: String,
    },
    /// The kind is known, what it says is not.
    #[error("change {seq} ({kind}) says something that this program does not know: a newer impl-days is needed ({why})")]
    UnknownBody {
        /// Which.
        seq: Seq,
        /// Its kind.
        kind: String,
        /// What the reader of JSON said.
        why: String,
    },
}

/// The row of a change; `n` is its place among its command's changes, `digest` what was asked for.
pub fn encode(slug: &Slug, entry: &Recorded, n: u32, digest: [u8; 32]) -> ChangeRow {
    let (kind, body) = kind_and_body(&entry.change);
    let mut row = ChangeRow {
        seq: entry.stamp.seq,
        at: entry.stamp.at.as_microsecond(),
        actor: to_json(&entry.stamp.actor),
        command: entry.stamp.command.to_string(),
        n,
        digest,
        kind,
        body,
        checksum: [0; 8],
    };
    row.checksum = checksum(slug, &row);
    row
}

/// The change of a row.
///
/// # Errors
/// Damage is told apart from what a newer program wrote.
pub fn decode(slug: &Slug, row: &ChangeRow) -> Result<Recorded, Unreadable> {
    let seq = row.seq;
    if checksum(slug, row) != row.checksum {
        return Err(Unreadable::Damaged { seq });
    }
    let unknown = |why: String| Unreadable::UnknownBody { seq, kind: row.kind.clone(), why };
    let (outer, inner) = match row.kind.split_once('.') {
        Some(parts) if KINDS.contains(&row.kind.as_str()) => parts,
        _ => return Err(Unreadable::UnknownKind { seq, kind: row.kind.clone() }),
    };
    // Of the right size at once: a text that grows between all that stays leaves holes in the memory.
    let mut text = String::with_capacity(row.kind.len() + row.body.len() + 9);
    for part in [r#"{""#, outer, r#"":{""#, inner, r#"":"#, &row.body, "}}"] {
        text.push_str(part);
    }
    let change: Change = serde_json::from_str(&text).map_err(|error| unknown(error.to_string()))?;
    let actor: Actor = serde_json::from_str(&row.actor).map_err(|error| unknown(error.to_string()))?;
    let command = row.command_id().ok_or_else(|| unknown("the command id is none".to_owned()))?;
    let at = Timestamp::from_microsecond(row.at).map_err(|error| unknown(error.to_string()))?;
    Ok(Recorded { stamp: Stamp { seq, at, actor, command }, change })
}

/// The row with its text struck.
///
/// # Errors
/// As [`decode`].
pub fn strike(slug: &Slug, row: &ChangeRow) -> Result<ChangeRow, Unreadable> {
    let mut entry = decode(slug, row)?;
    entry.change.strike();
    Ok(encode(slug, &entry, row.n, row.digest))
}

/// What was asked for and by whom, so that the same id with another content is noticed. The key keeps short texts from
/// being guessed by whoever has the digest alone. Of profiles it takes what is written to the store: nobody writes it down twice.
pub fn digest<'a>(secret: &[u8; 32], who: Who, commands: &[Command], profiles: impl Iterator<Item = (PersonId, &'a str)>) -> [u8; 32] {
    // The digest of `to_json(&(who, commands, profiles))`, as it always was.
    let mut sum = Sha256::new().chain_update(secret).chain_update("[").chain_update(to_json(&who));
    sum.update(",");
    sum.update(to_json(&commands));
    sum.update(",[");
    for (n, (person, body)) in profiles.enumerate() {
        sum.update(if n == 0 { "[" } else { ",[" });
        sum.update(to_json(&person));
        sum.update(",");
        sum.update(body);
        sum.update("]");
    }
    sum.update("]]");
    sum.finalize().into()
}

/// A profile as it is stored.
pub(crate) fn profile_body(profile: &Profile) -> String {
    to_json(profile)
}

/// The time as it is stored: whole microseconds, so that what is read back equals what was written.
pub fn whole_microseconds(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

/// The checksum of a row: each column with its length before it.
fn checksum(slug: &Slug, row: &ChangeRow) -> [u8; 8] {
    let columns: [&[u8]; 9] = [
        slug.as_str().as_bytes(),
        &row.seq.to_le_bytes(),
        &row.at.to_le_bytes(),
        row.actor.as_bytes(),
        row.command.as_bytes(),
        &row.n.to_le_bytes(),
        &row.digest,
        row.kind.as_bytes(),
        row.body.as_bytes(),
    ];
    // Put together first: opening a long log would spend as much time between the pieces as on them.
    let mut whole = Vec::with_capacity(columns.iter().map(|column| 8 + column.len()).sum());
    for column in columns {
        whole.extend_from_slice(&(column.len() as u64).to_le_bytes());
        whole.extend_from_slice(column);
    }
    let whole: [u8; 32] = Sha256::digest(&whole).into();
    let (first, _) = whole.split_first_chunk().expect("8 of 32 bytes");
    *first
}

/// `{"project":{"added":{…}}}` is of kind `project.added` with body `{…}`; a variant without content,
/// `{"project":"withdrawn"}`, has the body `null`, which is read back as the same.
fn kind_and_body(change: &Change) -> (String, String) {
    let json = to_json(change);
    let inside = json.strip_prefix("{\"").and_then(|rest| rest.strip_suffix('}'));
    let (outer, rest) = inside.and_then(|inside| inside.split_once("\":")).expect("a change serialises as a map with one key");
    if let Some((inner, body)) =
        rest.strip_prefix("{\"").and_then(|rest| rest.strip_suffix('}')).and_then(|inside| inside.split_once("\":"))
    {
        return (format!("{outer}.{inner}"), body.to_owned());
    }
    (format!("{outer}.{}", rest.trim_matches('"')), "null".to_owned())
}

fn to_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("these types have text keys only and do not fail")
}

#[cfg(test)]
mod tests {
    use domain::Id;

    use super::*;

    #[test]
    fn the_digest_of_an_order_is_what_it_always_was() {
        let (ada, linus) = (PersonId(Id::from_bits(1)), PersonId(Id::from_bits(2)));
        let named = |name: &str| Profile { name: name.to_owned(), ..Profile::default() };
        let commands = vec![Command::Person(domain::person::Command::Introduce { person: ada, kind: domain::person::Kind::Own })];
        let who = Who::Person(linus);
        for profiles in [vec![], vec![(ada, named("Ada"))], vec![(ada, named("Ada \"A\"")), (linus, named("Linus"))]] {
            let bodies: Vec<(PersonId, String)> = profiles.iter().map(|(person, profile)| (*person, to_json(profile))).collect();
            let bodies = bodies.iter().map(|(person, body)| (*person, body.as_str()));
            let whole: [u8; 32] = Sha256::new().chain_update([7; 32]).chain_update(to_json(&(who, &commands, &profiles))).finalize().into();
            assert_eq!(digest(&[7; 32], who, &commands, bodies), whole);
        }
    }
}
