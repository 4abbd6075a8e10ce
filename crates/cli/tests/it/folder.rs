//! An event as a folder of plain files: begun, applied, changed on both sides, and brought out again.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::program::run;

fn said(arguments: &[&str]) -> String {
    let done = run(arguments);
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

fn refused(arguments: &[&str]) -> String {
    let done = run(arguments);
    assert_eq!(done.status.code(), Some(1), "{arguments:?}");
    String::from_utf8(done.stderr).unwrap()
}

/// An event of two days in two houses, with its folder.
struct Lyon {
    temporary: TempDir,
    data: String,
    folder: String,
    /// What was said when it was begun.
    told: String,
}

impl Lyon {
    fn begin() -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let [data, folder] = ["data", "site"].map(|name| temporary.path().join(name).to_str().unwrap().to_owned());
        let new = "new lyon-2031 --from 2031-05-26 --to 2031-05-27 --zone Europe/Paris".split(' ');
        let more = ["--title", "Code days of Lyon", "--conduct", "Ines Haddad, +33 1 99 00 12 34"];
        let houses = ["--venue", "Mill:55; Loft: 12; @1 quai des Tissus", "--venue", "Annex:30"];
        let told = said(&new.chain(more).chain(houses).chain(["--folder", &folder, "--data", &data]).collect::<Vec<_>>());
        Self { temporary, data, folder, told }
    }

    /// A folder or a file beside the event's own folder.
    fn beside(&self, name: &str) -> PathBuf {
        self.temporary.path().join(name)
    }

    fn file(&self, path: &str) -> PathBuf {
        Path::new(&self.folder).join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.file(path)).unwrap()
    }

    /// Writes more at the end of a file of the folder.
    fn adds(&self, path: &str, more: &str) {
        fs::write(self.file(path), self.read(path) + more).unwrap();
    }

    fn changes(&self, path: &str, from: &str, to: &str) {
        change(&self.file(path), from, to);
    }

    fn applied(&self) -> String {
        said(&["apply", &self.folder, "--data", &self.data])
    }

    fn looked_at(&self) -> String {
        said(&["apply", &self.folder, "--dry-run", "--data", &self.data])
    }

    fn is_refused(&self) -> String {
        refused(&["apply", &self.folder, "--data", &self.data])
    }

    fn brought_out(&self, to: &Path) -> String {
        said(&["export", "folder", "--event", "lyon-2031", "--to", to.to_str().unwrap(), "--data", &self.data])
    }

    /// What the event is, for programs.
    fn event(&self) -> String {
        said(&["export", "json", "--event", "lyon-2031", "--data", &self.data])
    }
}

fn change(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from}: {text}");
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

const SESSION: &str = "\n[[sessions]]\nkey = \"threads\"\ntitle = \"Threads\"\nday = 2031-05-26\nat = 10:30:00\nminutes = 45\nvenue = \"main\"\nroom = \"Loft\"\nspeakers = [\"Wilma Weft\"]\n";

#[test]
fn an_event_lives_in_its_folder() {
    let lyon = Lyon::begin();
    assert!(lyon.told.contains("impl-days apply"), "{}", lyon.told);
    assert!(lyon.read("pages/index.md").contains("Code days of Lyon") && lyon.file("pages/fr/index.md").exists());
    lyon.adds("event.toml", SESSION);

    // Looked at first: nothing is written by that.
    for _ in 0..2 {
        let told = lyon.looked_at();
        assert!(told.contains("session   Threads") && told.contains("person    Wilma Weft") && !told.starts_with("Brought in"), "{told}");
    }
    assert!(lyon.applied().starts_with("Brought in."));
    assert!(lyon.applied().starts_with("Nothing new was in it."), "the same folder twice changes nothing");

    // What is brought out is what was applied.
    lyon.brought_out(&lyon.file(""));
    assert!(lyon.applied().starts_with("Nothing new was in it."));
    let once = lyon.read("event.toml");
    lyon.brought_out(&lyon.file(""));
    assert_eq!(once, lyon.read("event.toml"), "brought out twice it is the same");

    // The folder moves a session and drops a page; both follow.
    lyon.changes("event.toml", "10:30", "11:30");
    fs::remove_file(lyon.file("pages/access.md")).unwrap();
    let told = lyon.applied();
    assert!(
        told.contains("Is said anew:\n  session   Threads") && told.contains("Goes, as the files have it no more:\n  page      Access"),
        "{told}"
    );

    // Another folder is begun on another machine: the event is made of it.
    let elsewhere = lyon.beside("elsewhere");
    let elsewhere = elsewhere.to_str().unwrap();
    let told = said(&["apply", &lyon.folder, "--data", elsewhere]);
    assert!(told.contains("session   Threads") && told.contains("page      Directions"), "{told}");
}

#[test]
fn what_is_wrong_in_a_folder_is_said_with_file_and_line_and_nothing_is_changed() {
    let lyon = Lyon::begin();
    lyon.adds("event.toml", &SESSION.replace("2031-05-26", "2031-07-26").replace("minutes", "minuts"));
    fs::write(lyon.file("pages/fr/twice.md"), "---\ntitle: Deux\npermalink: directions\n---\n").unwrap();
    let told = lyon.is_refused();
    for part in ["event.toml:", "minuts", "minutes", "pages/fr/twice.md"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(lyon.event().contains("Code days of Lyon"));
    // A folder in which something lies already is not written over by a beginning.
    let told = refused(&[
        "new",
        "lyon-2032",
        "--title",
        "Once more",
        "--from",
        "2032-05-26",
        "--zone",
        "Europe/Paris",
        "--folder",
        &lyon.folder,
        "--data",
        &lyon.data,
    ]);
    assert!(told.contains("is not empty"), "{told}");
    assert!(refused(&["apply", "/nowhere/at/all", "--data", &lyon.data]).contains("cannot read"));
}

#[test]
fn a_name_that_means_nothing_on_a_page_is_an_error_with_its_line_and_keys_are_names() {
    let lyon = Lyon::begin();
    let page = lyon.file("pages/access.md");
    let text = fs::read_to_string(&page).unwrap();
    let first = text.lines().count() + 1;
    let more = "{{ event.date }}, {{ venues.bogus.name }}\n\n{{ include timetabel }}\n\nx {{ include sponsors }}\n\n{{ venues.overflow.adress }}\n\n{{ venues.9.name }} {{ days.3.date }}\n";
    fs::write(&page, text.clone() + more).unwrap();
    for arguments in [&["apply", &lyon.folder, "--dry-run", "--data", &lyon.data][..], &["apply", &lyon.folder, "--data", &lyon.data]] {
        let told = refused(arguments);
        for (line, part) in [
            (0, "event.dates"),
            (0, "venues."),
            (2, "include timetable"),
            (4, "include sponsors"),
            (6, "venues.overflow.address"),
            (8, "venues.1.name"),
            (8, "days.1.date"),
        ] {
            let at = format!("pages/access.md:{}: ", first + line);
            assert!(told.lines().any(|told| told.starts_with(&at) && told.contains(part)), "{at} {part}: {told}");
        }
    }
    assert!(!lyon.event().contains("timetabel"), "nothing is changed");
    // Where there is no such event yet, none is left behind; looked at, the folder says what would come of it.
    let other = lyon.beside("other");
    let other = other.to_str().unwrap();
    assert!(refused(&["apply", &lyon.folder, "--data", other]).contains("event.dates"));
    assert!(refused(&["export", "json", "--event", "lyon-2031", "--data", other]).contains("there are no events"));
    fs::write(&page, &text).unwrap();
    let told = said(&["apply", &lyon.folder, "--dry-run", "--data", other]);
    assert!(told.starts_with("Code days of Lyon would be opened at /lyon-2031/.") && told.contains("page      Directions"), "{told}");
    assert!(refused(&["export", "json", "--event", "lyon-2031", "--data", other]).contains("there are no events"));
    // What a house is called in event.toml it is called on pages; the manual's own names are names.
    lyon.changes("event.toml", "key = \"overflow\"", "key = \"loft\"");
    fs::write(&page, text + "{{ venues.main.address }} {{ venues.loft.name }} {{ venues.2.name }}\n").unwrap();
    assert!(lyon.applied().starts_with("Brought in."));
}

#[test]
fn what_has_another_name_in_the_folder_is_the_same_thing_and_what_it_has_no_more_is_said() {
    let lyon = Lyon::begin();
    let more = SESSION.replace("Wilma Weft", "wilma") + "\n[[people]]\nkey = \"wilma\"\nname = \"Wilma Weft\"\n";
    lyon.adds("event.toml", &more);
    assert!(lyon.applied().starts_with("Brought in."));

    lyon.changes("event.toml", "name = \"Annex\"", "name = \"Southern Hall\"");
    // By its key a room is the same one, also where another comes with it; a second time, too.
    let rooms = "{ key = \"loft\", name = \"Loft\", seats = 12 },";
    lyon.changes("event.toml", rooms, "{ key = \"garret\", name = \"Garret\" },\n    { key = \"loft\", name = \"Attick\", seats = 12 },");
    lyon.changes("event.toml", "room = \"Loft\"", "room = \"Attick\"");
    assert!(lyon.applied().contains("house     Mill: rooms"));
    lyon.changes("event.toml", "name = \"Attick\"", "name = \"Attic\"");
    lyon.changes("event.toml", "room = \"Attick\"", "room = \"Attic\"");
    lyon.changes("event.toml", "name = \"Wilma Weft\"", "name = \"Wilma Warp\"");
    lyon.changes("event.toml", "date = 2031-05-27", "date = 2031-05-28");
    let told = lyon.applied();
    for line in [
        "house     Mill: rooms",
        "person    Wilma Warp: name",
        "day       2031-05-28",
        "Goes, as the files have it no more:\n  day       2031-05-27",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    assert!(lyon.applied().starts_with("Nothing new was in it."), "and twice it changes nothing");
    lyon.brought_out(&lyon.file(""));
    let written = lyon.read("event.toml");
    for gone in ["Annex", "\"Loft\"", "Attick", "Wilma Weft", "2031-05-27"] {
        assert!(!written.contains(gone), "{gone}: {written}");
    }
    assert!(written.contains("{ key = \"loft\", name = \"Attic\", seats = 12 },") && written.contains("key = \"garret\""), "{written}");
    assert!(written.contains("key = \"wilma\"") && written.contains("key = \"overflow\""), "{written}");

    // A house that the folder does not have stays, and is said.
    let house = written.find("[[venues]]\nkey = \"overflow\"").unwrap();
    let end = house + written[house..].find("\n\n").unwrap();
    fs::write(lyon.file("event.toml"), format!("{}{}", &written[..house], &written[end..])).unwrap();
    let told = lyon.looked_at();
    assert!(told.contains("Is here and not in the files, and stays:\n  house     Southern Hall"), "{told}");
}

#[test]
fn what_is_said_anew_is_said_part_by_part_and_a_colour_that_nobody_can_read_is_told() {
    let lyon = Lyon::begin();
    lyon.adds("event.toml", SESSION);
    assert!(lyon.applied().starts_with("Brought in."));
    // What is only said of a session is kept, and what would be in one place at one time is told with its line.
    let more = "track = \"Yarn\"\nlicense = \"CC0\"\nno_recording = true\n";
    let line = lyon.read("event.toml").lines().count() + 2;
    let other = SESSION.replace("threads", "knots").replace("Threads", "Knots").replace("10:30", "11:00") + more;
    lyon.adds("event.toml", &other);
    for _ in 0..2 {
        let told = lyon.applied();
        let remark = format!("To look at:\n  event.toml:{line}: “Threads” and “Knots” are both in Mill, Loft at 11:00 on 2031-05-26\n");
        assert!(told.contains(&remark), "{remark}: {told}");
    }
    lyon.brought_out(&lyon.file(""));
    let written = lyon.read("event.toml");
    for line in more.lines() {
        assert!(written.lines().any(|known| known == line), "{line}: {written}");
    }
    assert!(lyon.applied().starts_with("Nothing new was in it."));
    lyon.changes("event.toml", "# accent = \"#0b5b4c\"", "accent = \"#ffee00\"");
    lyon.changes("event.toml", "title = \"Code days of Lyon\"", "title = \"Code days\"");
    lyon.changes("event.toml", "seats = 55", "seats = 56");
    lyon.changes("event.toml", "10:30", "11:30");
    let told = lyon.looked_at();
    for line in ["event     Code days: title", "house     Mill: seats", "session   Threads: at", "how the site looks: accent", "#ffee00"] {
        assert!(told.contains(line), "{line}: {told}");
    }
    assert!(lyon.applied().starts_with("Brought in."));
}

#[test]
fn a_link_that_leads_nowhere_is_told_with_its_line() {
    let lyon = Lyon::begin();
    assert!(!lyon.looked_at().contains("leads nowhere"), "those of a new folder lead somewhere: {}", lyon.looked_at());
    let line = lyon.read("pages/access.md").lines().count() + 2;
    lyon.adds("pages/access.md", "\nSee [the map](mapp), [the way](directions), [how](Direction.md) and [the board](board).\n");
    for _ in 0..2 {
        let told = lyon.applied();
        assert!(told.contains(&format!("To look at:\n  pages/access.md:{line}: ")) && told.contains("mapp"), "{told}");
        let near = format!("pages/access.md:{line}: The link to “Direction.md” leads nowhere; did you mean “directions”?");
        assert!(told.contains(&near) && !told.contains("to “directions”") && !told.contains("“board”"), "{told}");
    }
}

#[test]
fn a_page_that_was_taken_off_goes_from_the_folder_and_somebodys_draft_stays() {
    let lyon = Lyon::begin();
    let (page, draft) = (lyon.file("pages/access.md"), lyon.file("pages/mine.md"));
    assert!(lyon.applied().starts_with("Brought in."));
    let text = fs::read(&page).unwrap();
    fs::remove_file(&page).unwrap();
    lyon.applied();
    // The page is off; another checkout of the folder has its file still.
    fs::write(&page, text).unwrap();
    fs::write(&draft, "---\ntitle: Mine\n---\n").unwrap();
    let told = lyon.brought_out(&lyon.file(""));
    assert!(told.contains("pages/access.md goes, as the page was taken off"), "{told}");
    assert!(!page.exists() && draft.exists() && lyon.file("pages/fr/access.md").exists());
}

#[test]
fn what_is_brought_out_is_applied_also_where_a_page_names_a_file_that_is_not_there() {
    let lyon = Lyon::begin();
    let site = lyon.beside("old");
    fs::create_dir_all(&site).unwrap();
    fs::write(site.join("_config.yml"), "title: Looms\n").unwrap();
    fs::write(site.join("bridge.md"), "---\ntitle: The bridge\npermalink: /bridge/\n---\nWalk.\n\n![None](/assets/none.png)\n").unwrap();
    said(&["import", "jekyll", site.to_str().unwrap(), "--event", "lyon-2031", "--data", &lyon.data]);
    let out = lyon.beside("out");
    lyon.brought_out(&out);
    let line = 1 + fs::read_to_string(out.join("pages/bridge.md")).unwrap().lines().position(|line| line.contains("![None]")).unwrap();
    // Into the event that it is of, again, and into one on another machine.
    for data in [&lyon.data, &lyon.data, &lyon.beside("elsewhere").to_str().unwrap().to_owned()] {
        let done = run(&["apply", out.to_str().unwrap(), "--data", data]);
        let told = String::from_utf8(done.stderr).unwrap();
        assert!(done.status.success(), "{told}");
        assert!(
            told.contains(&format!("pages/bridge.md:{line}: no such file is there: “assets/none.png”; the event has none either")),
            "{told}"
        );
    }
    // Another one that is not there is a slip, as ever.
    change(&out.join("pages/bridge.md"), "Walk.", "Walk. ![Other](assets/other.png)");
    let told = refused(&["apply", out.to_str().unwrap(), "--data", &lyon.data]);
    assert!(told.contains("“assets/other.png”; put it into assets/, or take it out here") && !told.contains("none.png"), "{told}");
}

/// A picture of one pixel.
const PIXEL: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\x0d\x49\x44\x41\x54\x78\xda\x63\x64\xf8\xcf\x50\x0f\x00\x03\x86\x01\x80\x5a\x34\x7d\x6b\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

#[test]
fn pictures_of_the_folder_come_with_it_and_go_back_into_it() {
    let lyon = Lyon::begin();
    assert!(lyon.read("assets/style.css").contains("--face-title"));
    fs::write(lyon.file("assets/hall.png"), PIXEL).unwrap();
    lyon.changes("event.toml", "logo = \"assets/logo.svg\"", "logo = \"assets/hall.png\"");
    assert!(lyon.read("assets/logo.svg").starts_with("<svg"), "there is a logo to begin with");
    lyon.changes("pages/index.md", "---\n", "---\npicture: assets/hall.png\nfocus: \"40% 30%\"\n");
    lyon.adds("pages/index.md", "\n![The hall](assets/hall.png)\n");

    assert!(lyon.looked_at().contains("file      assets/hall.png"));
    let told = lyon.applied();
    assert!(
        told.contains("file      assets/hall.png") && told.contains("file      assets/style.css") && told.contains("0 not brought in"),
        "{told}"
    );
    assert!(lyon.applied().starts_with("Nothing new was in it."), "the same folder twice changes nothing");

    // Brought out elsewhere it is the same folder, byte by byte, and says nothing new.
    let other = lyon.beside("other");
    lyon.brought_out(&other);
    assert_eq!(fs::read(other.join("assets/hall.png")).unwrap(), PIXEL);
    assert!(fs::read_to_string(other.join("pages/index.md")).unwrap().contains("focus: \"40% 30%\""));
    assert!(said(&["apply", other.to_str().unwrap(), "--data", &lyon.data]).starts_with("Nothing new was in it."));

    // What is not there, or is not what it says, is named with its line, and nothing is changed.
    lyon.changes("pages/index.md", "(assets/hall.png)", "(assets/hal.png)");
    fs::write(lyon.file("assets/plan.jpg"), "<html>").unwrap();
    fs::write(lyon.file("assets/photo.heic"), "ftypheic").unwrap();
    fs::write(lyon.file("assets/photo.png"), b"\0\0\0\x1cftypavif").unwrap();
    fs::write(lyon.file("assets/style.css"), "a {}\n\n@import \"x.css\";\n").unwrap();
    let told = lyon.is_refused();
    for part in
        ["pages/index.md:", "perhaps “assets/hall.png” is meant", "assets/plan.jpg: ", "not what its name says", "assets/style.css:3: "]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
    for path in ["assets/photo.heic", "assets/photo.png"] {
        let line = told.lines().find(|line| line.contains(path)).unwrap_or_else(|| panic!("{path}: {told}"));
        assert!(line.contains("Save it as JPEG or PNG."), "{line}");
        fs::remove_file(lyon.file(path)).unwrap();
    }
    // A file that goes from the folder goes from the site; a page that names it has to be told.
    fs::remove_file(lyon.file("assets/plan.jpg")).unwrap();
    fs::remove_file(lyon.file("assets/style.css")).unwrap();
    lyon.changes("pages/index.md", "![The hall](assets/hal.png)", "");
    let told = lyon.applied();
    assert!(told.contains("Goes, as the files have it no more:\n  file      assets/style.css"), "{told}");

    // Another checkout of the folder has it still: what the event took off goes, what somebody made of it or put there stays.
    fs::write(other.join("assets/mine.png"), PIXEL).unwrap();
    assert!(lyon.brought_out(&other).contains("assets/style.css goes, as the file was taken off"));
    assert!(!other.join("assets/style.css").exists() && other.join("assets/mine.png").exists() && other.join("assets/hall.png").exists());
    fs::write(other.join("assets/style.css"), "a { color: red }").unwrap();
    assert!(!lyon.brought_out(&other).contains("goes"));
}

#[test]
fn slides_of_the_folder_come_with_it_and_go_back_into_it() {
    const SLIDES: &[u8] = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF";
    let lyon = Lyon::begin();
    lyon.adds("event.toml", &format!("{SESSION}slides = \"assets/talks/threads.pdf\"\nsign_up = true\n"));
    let told = lyon.is_refused();
    assert!(told.contains("no such file is there: “assets/talks/threads.pdf”"), "{told}");
    fs::create_dir(lyon.file("assets/talks")).unwrap();
    fs::write(lyon.file("assets/talks/threads.pdf"), "<html>").unwrap();
    let told = lyon.is_refused();
    assert!(told.contains("assets/talks/threads.pdf: ") && told.contains("not what its name says"), "{told}");
    fs::write(lyon.file("assets/talks/threads.pdf"), SLIDES).unwrap();
    let told = lyon.applied();
    assert!(told.contains("file      assets/talks/threads.pdf") && told.contains("0 not brought in") && !told.contains("seats"), "{told}");
    assert!(lyon.applied().starts_with("Nothing new was in it."), "the same folder twice changes nothing");
    let other = lyon.beside("other");
    lyon.brought_out(&other);
    assert_eq!(fs::read(other.join("assets/talks/threads.pdf")).unwrap(), SLIDES);
    let event = fs::read_to_string(other.join("event.toml")).unwrap();
    assert!(event.contains("slides = \"assets/talks/threads.pdf\""), "{event}");
    assert!(said(&["apply", other.to_str().unwrap(), "--data", &lyon.data]).starts_with("Nothing new was in it."));
}

#[test]
fn the_picture_on_top_of_an_older_site_comes_with_its_page() {
    let lyon = Lyon::begin();
    let site = lyon.beside("old");
    fs::create_dir_all(site.join("img")).unwrap();
    fs::write(site.join("_config.yml"), "title: Looms\n").unwrap();
    fs::write(site.join("img/bridge.png"), PIXEL).unwrap();
    fs::write(site.join("img/broken.png"), "no picture").unwrap();
    let page = "---\ntitle: The bridge\npermalink: /bridge/\n---\n<div class=\"hero\" style=\"background: url('/img/bridge.png') 40% 30%\"><h1>Over it</h1></div>\n\nWalk. ![Small](/img/bridge.png) ![No](/img/broken.png)\n";
    fs::write(site.join("bridge.md"), page).unwrap();
    let import = ["import", "jekyll", site.to_str().unwrap(), "--event", "lyon-2031", "--data", &lyon.data];
    let told = said(&import);
    assert!(told.contains("file      assets/bridge.png") && told.contains("/img/broken.png: "), "{told}");
    let out = lyon.beside("out");
    lyon.brought_out(&out);
    let page = fs::read_to_string(out.join("pages/bridge.md")).unwrap();
    for part in ["picture: assets/bridge.png", "focus: \"40% 30%\"", "![Small](assets/bridge.png)"] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn what_was_brought_out_into_the_folder_is_changed_there_and_what_was_done_here_since_stays() {
    let temporary = tempfile::tempdir().unwrap();
    let (data, folder) = (temporary.path().join("data"), temporary.path().join("site"));
    let (data, folder) = (data.to_str().unwrap(), folder.to_str().unwrap());
    // An event of a series is begun by more than one change, and nobody did any of them since.
    let new =
        ["new", "lyon-2031", "--title", "Code days of Lyon", "--from", "2031-05-26", "--zone", "Europe/Paris", "--series", "Code days"];
    said(&[&new[..], &["--folder", folder, "--data", data]].concat());
    let apply = ["apply", folder, "--data", data];
    let told = said(&apply);
    assert!(told.starts_with("Brought in.") && !told.contains("Stays as somebody"), "{told}");

    let file = temporary.path().join("questions.toml");
    let asks = |words: &str| format!("[[questions]]\nkey = \"meal\"\nkind = \"text\"\nask = \"{words}\"\n");
    let somebody_asks = |words: &str| {
        fs::write(&file, asks(words)).unwrap();
        said(&["questionnaire", "lyon-2031", file.to_str().unwrap(), "--data", data]);
    };
    let questions = Path::new(folder).join("questionnaire.toml");
    somebody_asks("What do you eat?");
    said(&["export", "folder", "--event", "lyon-2031", "--to", folder, "--data", data]);
    change(&questions, "What do you eat?", "What do you like?");
    let told = said(&apply);
    assert!(told.starts_with("Brought in.") && !told.contains("Stays as somebody"), "{told}");

    somebody_asks("What do you drink?");
    change(&questions, "What do you like?", "What do you cook?");
    for _ in 0..2 {
        let told = said(&apply);
        assert!(told.contains("Stays as somebody"), "{told}");
    }
}

#[test]
fn questions_that_are_none_are_an_error_and_a_link_in_the_folder_is_said() {
    let lyon = Lyon::begin();
    let (data, root) = (&lyon.data, Path::new(&lyon.folder));
    fs::write(root.join("questionnaire.toml"), "[[questions]]\nkey = \"meal\"\nkind = \"soup\"\n").unwrap();
    change(&root.join("event.toml"), "title = \"Code days of Lyon\"", "title = \"Code days\"");
    let told = lyon.is_refused();
    assert!(told.contains("nothing is changed") && told.contains("questionnaire.toml: "), "{told}");
    assert!(said(&["export", "json", "--event", "lyon-2031", "--data", data]).contains("Code days of Lyon"));
    fs::remove_file(root.join("questionnaire.toml")).unwrap();
    std::os::unix::fs::symlink(root.join("event.toml"), root.join("pages/linked.md")).unwrap();
    let done = run(&["apply", &lyon.folder, "--dry-run", "--data", data]);
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(done.status.success() && told.contains("pages/linked.md: this is a link"), "{told}");
}
