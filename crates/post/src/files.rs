//! Letters in a folder, for events without a mail server: each a file that mail programs open.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use domain::PersonId;
use ledger::Ledger;
use ledger::outbox::{Letter, Obstacle, Trouble};
use lettre::Message;

use crate::carrier::Carried;
use crate::message::From;

/// What the names of letters end in.
const ENDING: &str = "eml";

/// The folder of letters, beside the data of an installation.
pub const FOLDER: &str = "letters";

/// A folder of letters.
pub struct Files {
    folder: PathBuf,
    from: From,
}

impl Files {
    /// Letters go into this folder, which is made when the first one comes.
    pub const fn in_folder(folder: PathBuf, from: From) -> Self {
        Self { folder, from }
    }

    /// What keeps this folder free of letters to nobody.
    pub(crate) fn tidy(&self) -> Tidy {
        Tidy::of(self.folder.clone())
    }

    pub(crate) const fn from(&self) -> &From {
        &self.from
    }

    pub(crate) fn carry(&self, letter: &Letter, message: &Message) -> Carried {
        match self.write(letter, message) {
            Ok(()) => Carried::Filed,
            Err(error) => Carried::NothingGoes(Trouble { what: Obstacle::NoFile, said: error.to_string() }),
        }
    }

    /// Written beside its place and put there whole, so that nobody opens half a letter.
    fn write(&self, letter: &Letter, message: &Message) -> std::io::Result<()> {
        make_folder(&self.folder)?;
        let name = format!("{}.{}.{}", letter.slug, letter.person, letter.id);
        let (half, whole) = (self.folder.join(format!("{name}.part")), self.folder.join(format!("{name}.{ENDING}")));
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&half)?;
        file.write_all(&message.formatted())?;
        file.sync_all()?;
        std::fs::rename(half, whole)
    }
}

/// Takes letters away that were written to people who are known no more. They hold names, addresses and links.
pub struct Tidy {
    folder: PathBuf,
    /// How far the events were when it was tidied last.
    tidied: Option<u64>,
}

impl Tidy {
    /// Of this folder, whether there is one or not.
    pub(crate) const fn of(folder: PathBuf) -> Self {
        Self { folder, tidied: None }
    }

    /// Once after each change of the events.
    pub(crate) fn tidy(&mut self, ledger: &Ledger) {
        let views = ledger.events();
        let far = views.iter().fold(0_u64, |sum, view| sum.wrapping_add(view.event.seq));
        if self.tidied == Some(far) {
            return;
        }
        self.tidied = Some(far);
        for file in std::fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let path = file.path();
            let Some((slug, person)) = named(&path) else { continue };
            let known = views.iter().find(|view| view.slug.as_str() == slug).map(|view| {
                let everybody = view.everybody();
                let is_there = view.event.people.contains_key(&person);
                is_there && everybody.get(person).is_some_and(|profile| profile.email.is_some())
            });
            // An event that cannot be opened just now may still know them.
            if known == Some(false)
                && let Err(error) = std::fs::remove_file(&path)
            {
                log::warn!("a letter to somebody who was erased is still there: {}: {error}", path.display());
                self.tidied = None;
            }
        }
    }
}

/// Of which event a letter is and to whom, by its name.
fn named(path: &Path) -> Option<(&str, PersonId)> {
    let mut parts = path.file_name()?.to_str()?.split('.');
    let (slug, person, _letter, ending) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    matches!(ending, "eml" | "part").then_some(())?;
    Some((slug, PersonId(person.parse().ok()?)))
}

fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
