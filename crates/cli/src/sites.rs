//! Bringing the site of an event in: a folder as Jekyll builds sites of.

use std::fmt::Write as _;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use domain::Refusal;
use domain::file::FilePath;
use formats::jekyll::{self, Session, Site};
use serde_json::{Value, json};
use web::bring::Outside;
use web::files::look;

use crate::bringing::Into;
use crate::folder::read_file;
use crate::{Format, print_out};

/// A Jekyll site: a folder with sessions, people, sponsors and pages
#[derive(Args)]
pub struct Jekyll {
    /// The folder with _config.yml in it
    #[arg(value_name = "FOLDER")]
    site: PathBuf,
    /// Only say what is in it
    #[arg(long)]
    dry_run: bool,
    /// What --dry-run prints: text for people, or data for programs
    #[arg(long, value_enum, requires = "dry_run")]
    format: Option<Format>,
    #[command(flatten)]
    into: Into,
}

impl Jekyll {
    pub fn run(self) -> anyhow::Result<()> {
        let site = read(&self.site)?;
        if !self.dry_run || (self.into.event.is_some() && self.format.is_none()) {
            let name = self.site.canonicalize().unwrap_or_else(|_| self.site.clone());
            let name = name.file_name().map_or_else(|| "a site".to_owned(), |name| name.to_string_lossy().into_owned());
            let mut outside = Outside::of_site(&name, &site);
            let mut pictures = pictures(&self.site, &site);
            pictures.retain(|picture| match looked_at(picture) {
                Ok(()) => true,
                Err(why) => {
                    outside.not_understood.push((picture.named.clone(), why));
                    false
                }
            });
            if self.into.event.is_some() && !pictures.is_empty() {
                let files: Vec<_> = pictures.iter().map(|picture| (picture.path.clone(), picture.file.clone())).collect();
                outside.files = Some(self.into.files(&files, self.dry_run)?);
                let known: Vec<_> = pictures.into_iter().map(|picture| (picture.named, picture.path)).collect();
                outside.name_files(&site, &known);
            }
            return self.into.bring(&outside, self.dry_run);
        }
        print_out(&match self.format {
            Some(Format::Json) => format!("{:#}\n", in_json(&site)),
            _ => in_words(&site),
        })
    }
}

/// A picture that pages of a site name and that lies in its folder.
struct Picture {
    /// How pages name it.
    named: String,
    /// Where it is to stand.
    path: FilePath,
    /// Where it lies.
    file: PathBuf,
}

/// The pictures on top of pages and in their text, each once. Names that lead elsewhere are left as they are.
fn pictures(root: &Path, site: &Site) -> Vec<Picture> {
    let heroes = site.pages.iter().filter_map(|page| page.hero.as_ref()).map(|hero| hero.picture.as_str());
    let shown = site.pages.iter().flat_map(|page| page.text.split("](").skip(1)).filter_map(|rest| rest.split([')', ' ']).next());
    let mut found: Vec<Picture> = Vec::new();
    for named in heroes.chain(shown) {
        let (_, below) = named.rsplit_once("}}").unwrap_or(("", named));
        let below = below.split(['?', '#']).next().unwrap_or("").trim_start_matches('/');
        let stays = !below.contains(':') && below.split('/').all(|part| !matches!(part, "" | "." | ".."));
        let file = root.join(below);
        let Some(path) = FilePath::of_upload(below).ok().filter(|path| stays && path.kind().is_picture() && file.is_file()) else {
            continue;
        };
        let is_known = found.iter().any(|known| known.named == named);
        // Two of one name in two folders: the first one has it.
        let is_taken = found.iter().any(|known| known.path == path && known.file != file);
        if !is_known && !is_taken {
            found.push(Picture { named: named.to_owned(), path, file });
        }
    }
    found
}

/// Whether a picture can be brought in; else why not.
fn looked_at(picture: &Picture) -> Result<(), String> {
    let said = |wrong| web::refusal_in_english(&Refusal::File(wrong));
    let bytes = read_file(&picture.file, &picture.path).map_err(|error| format!("{error:#}"))?.map_err(said)?;
    look(&picture.path, &bytes).map(drop).map_err(said)
}

/// The site in a folder.
fn read(folder: &Path) -> anyhow::Result<Site> {
    let mut files = Vec::new();
    walk(folder, "", &mut files)?;
    jekyll::read(files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())))
        .with_context(|| format!("{} is not brought in", folder.display()))
}

/// Folders that hold nothing of the site itself.
const LEFT_OUT: [&str; 6] = [".git", "_site", "node_modules", "vendor", ".jekyll-cache", ".sass-cache"];

/// The most bytes of a file that are taken: one more than is read, so that the reader says so.
const MOST_BYTES: u64 = (4 << 20) + 1;

/// The files below a folder, by their paths in it. Links are not followed, and of pictures only the name is taken.
pub fn walk(root: &Path, below: &str, files: &mut Vec<(String, Vec<u8>)>) -> anyhow::Result<()> {
    let folder = root.join(below);
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot read the folder {}", folder.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        let kind = entry.file_type().with_context(|| format!("cannot read {}", entry.path().display()))?;
        if kind.is_dir() && !LEFT_OUT.contains(&name.as_str()) {
            walk(root, &path, files)?;
        } else if kind.is_symlink() && !name.starts_with('.') {
            eprintln!("{path}: this is a link to something else and is passed over; put the file itself there");
        } else if kind.is_file() {
            if files.len() > jekyll::MOST_FILES {
                return Ok(());
            }
            let mut bytes = Vec::new();
            if !is_picture(&name) {
                let file = fs::File::open(entry.path()).with_context(|| format!("cannot read {}", entry.path().display()))?;
                file.take(MOST_BYTES).read_to_end(&mut bytes).with_context(|| format!("cannot read {}", entry.path().display()))?;
            }
            files.push((path, bytes));
        }
    }
    Ok(())
}

fn is_picture(name: &str) -> bool {
    let name = name.to_lowercase();
    [".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif", ".ico", ".pdf", ".woff", ".woff2", ".ttf"].iter().any(|end| name.ends_with(end))
}

/// What is in a site, for programs.
fn in_json(site: &Site) -> Value {
    let sessions = site.sessions.iter().map(|session| {
        json!({
            "id": session.id,
            "title": session.title,
            "kind": session.kind.as_str(),
            "date": session.date,
            "start": session.start.map(clock),
            "end": session.end.map(clock),
            "room": session.room,
            "speakers": names(session),
        })
    });
    let people = site.people.iter().map(|person| {
        let links: Vec<&str> = person.links.iter().map(|link| link.url.as_str()).collect();
        json!({ "id": person.id, "name": person.name, "groups": person.groups, "links": links })
    });
    json!({
        "event": {
            "title": site.title,
            "city": site.city,
            "days": site.days.iter().map(|day| json!({ "date": day.date, "kind": day.kind })).collect::<Vec<_>>(),
        },
        "venues": site.venues.iter().map(|venue| json!({ "name": venue.name, "role": venue.role })).collect::<Vec<_>>(),
        "sessions": sessions.collect::<Vec<_>>(),
        "people": people.collect::<Vec<_>>(),
        "sponsors": site.sponsors.iter().map(|one| json!({ "id": one.id, "name": one.name, "level": one.level, "link": one.link })).collect::<Vec<_>>(),
        "pages": site.pages.iter().map(|page| json!({ "title": page.title, "permalink": page.permalink })).collect::<Vec<_>>(),
        "not_understood": site.not_understood.iter().map(|remark| json!({ "file": remark.file, "why": why(remark) })).collect::<Vec<_>>(),
    })
}

fn names(session: &Session) -> Vec<&str> {
    session.speakers.iter().map(|speaker| speaker.name.as_str()).collect()
}

fn clock(time: domain::Time) -> String {
    time.strftime("%H:%M").to_string()
}

fn why(remark: &jekyll::Remark) -> String {
    match remark.line {
        Some(line) => format!("line {line}: {}", remark.why),
        None => remark.why.clone(),
    }
}

/// The same, for people.
fn in_words(site: &Site) -> String {
    let mut text = String::new();
    let title = if site.title.is_empty() { "A site without a title" } else { &site.title };
    let city = if site.city.is_empty() { String::new() } else { format!(", {}", site.city) };
    let _ = writeln!(text, "{title}{city}");
    section(&mut text, "Days", site.days.iter().map(|day| format!("{}  {}", day.date.strftime("%a %Y-%m-%d"), day.kind)));
    section(
        &mut text,
        "Houses",
        site.venues.iter().map(|house| {
            let address = house.address.as_ref().map(|address| format!(", {address}")).unwrap_or_default();
            format!("{}{address} ({})", house.name, house.role)
        }),
    );
    let mut sessions: Vec<&Session> = site.sessions.iter().collect();
    sessions.sort_by_key(|session| (session.date.is_none(), session.date, session.start));
    section(&mut text, "Sessions", sessions.into_iter().map(session_in_words));
    section(
        &mut text,
        "People",
        site.people.iter().map(|person| {
            let groups = if person.groups.is_empty() { String::new() } else { format!(" ({})", person.groups.join(", ")) };
            format!("{}{groups}, {}", person.name, count(person.links.len(), "link", "links"))
        }),
    );
    section(&mut text, "Sponsors", site.sponsors.iter().map(|one| format!("{}  {}", one.name, one.level.as_deref().unwrap_or("no level"))));
    section(&mut text, "Pages", site.pages.iter().map(|page| format!("{}  {}", page.permalink, page.title)));
    section(
        &mut text,
        "Menus",
        site.menus
            .iter()
            .map(|menu| format!("{}: {}", menu.name, menu.entries.iter().map(|entry| entry.title.as_str()).collect::<Vec<_>>().join(", "))),
    );
    let kept = site.redirects.iter().map(|one| format!("{} leads to {}", one.from, one.to));
    let told = site.anchors.iter().filter_map(|one| {
        let house = site.venues.get(one.venue?)?;
        Some(format!("{}#{} leads to {}", one.permalink, one.fragment, house.name))
    });
    section(&mut text, "Old addresses", kept.chain(told));
    section(&mut text, "Not understood", site.not_understood.iter().map(|remark| format!("{}: {}", remark.file, why(remark))));
    text
}

fn session_in_words(session: &Session) -> String {
    let date = session.date.map_or_else(|| "no day    ".to_owned(), |date| date.to_string());
    let time = match (session.start, session.end) {
        (Some(start), Some(end)) => format!("{}–{}", clock(start), clock(end)),
        (Some(start), None) => format!("{}      ", clock(start)),
        _ if session.whole_day => "all day    ".to_owned(),
        _ => "no time    ".to_owned(),
    };
    let who = if session.speakers.is_empty() { String::new() } else { format!(" ({})", names(session).join(", ")) };
    let room = session.room.as_ref().map(|room| format!(", {room}")).unwrap_or_default();
    format!("{date}  {time}  {:<8}  {}{who}{room}", session.kind.as_str(), session.title)
}

/// A heading with how many there are, and a line for each; nothing where there are none.
pub fn section(text: &mut String, heading: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{heading}: {}", lines.len());
    for line in lines {
        let _ = writeln!(text, "  {line}");
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
