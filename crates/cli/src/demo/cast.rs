//! Who is in the demo and what they do: the topics of the real Monday, people who never were.

use domain::Landmark;
use domain::message::Kind as Says;
use domain::outcome::Kind as Came;
use domain::task::Size;

/// Where everything is, and what only those who are here may see of it.
pub const SIGNPOSTS: &[(Landmark, &str, &str)] = &[
    (Landmark::Wifi, "impl-days", "thirteen crabs"),
    (Landmark::Coffee, "Mozilla, kitchen; Formeret, beside 201", ""),
    (Landmark::Quiet, "Formeret, first floor, left of the stairs", ""),
    (Landmark::Toilets, "in both houses on the ground floor, at the back", ""),
    (Landmark::StepFree, "Mozilla by the yard; Formeret by the lift, ring first", ""),
];

/// How one gets in without steps, house by house.
pub const STEP_FREE: [&str; 2] = ["Step-free by the yard", "Step-free by the lift, ring first"];

/// By which walk-ins come in.
pub const WORD: &str = "lemon piano comet";

/// What stands in the free corner of Monday.
pub const CORNER: &str = "\
**Cake** at four in the kitchen. Who brings what:

- Birgit: lemon tart
- Kofi: something without gluten
- *your name here*

Photos: ask first, please. A red lanyard means no.
";

/// A project as it stands at 9:20: title, place, for whom, needs, seats, people, newcomers welcome.
pub struct Table {
    pub title: &'static str,
    pub place: &'static str,
    pub audience: &'static str,
    pub needs: &'static [&'static str],
    pub seats: Option<u32>,
    pub people: &'static [&'static str],
    pub newcomers: bool,
}

pub const TABLES: &[Table] = &[
    Table {
        title: "Conference Planning Workshop",
        place: "Mozilla, Kitchen",
        audience: "Everyone interested in running a (Rust) conference",
        needs: &[],
        seats: Some(8),
        people: &["Samira", "Théo", "Agnes", "Bo", "Clara", "Dmitri"],
        newcomers: true,
    },
    Table {
        title: "“good first bug” / E-easy issues",
        place: "Mozilla, Stage side",
        audience: "Starting contributors, #rustfest-easyissues",
        needs: &[],
        seats: Some(12),
        people: &["Ines", "Jonas", "Ruth", "Pavel", "Sanna", "Tariq", "Una", "Viktor", "Xenia"],
        newcomers: true,
    },
    Table {
        title: "Non-lexical Lifetimes (NLL) / Polonius",
        place: "Mozilla, Back room",
        audience: "rustc (or Prolog) hackers",
        needs: &[],
        seats: None,
        people: &["Wanjiru", "Marek", "Yves"],
        newcomers: false,
    },
    Table {
        title: "WebAssembly",
        place: "Formeret, 101, table F4",
        audience: "Work on WASM issues",
        needs: &[],
        seats: Some(6),
        people: &["Leïla", "Bastien", "Zora", "Anton", "Bela"],
        newcomers: true,
    },
    Table {
        title: "embedded",
        place: "Formeret, 201",
        audience: "TOK and more",
        needs: &["a J-Link"],
        seats: Some(8),
        people: &["Henrik", "Yuki", "Cosmin", "Dara", "Elif", "Fausto", "Gita"],
        newcomers: false,
    },
    Table {
        title: "QUIC",
        place: "Formeret, 101, table F2",
        audience: "Work on Quinn, the QUIC implementation",
        needs: &["mentor"],
        seats: Some(6),
        people: &["Ada", "Linus", "Emil", "Hana"],
        newcomers: true,
    },
    Table {
        title: "Networking",
        place: "Mozilla, Long table",
        audience: "Improve existing and buggy implementations, such as tokio-coap and tokio-mqttc",
        needs: &["hands", "Wireshark"],
        seats: Some(6),
        people: &["Pilar", "Oskar", "Imre"],
        newcomers: false,
    },
    Table {
        title: "Cli",
        place: "Mozilla, CLI table, the middle one",
        audience: "",
        needs: &[],
        seats: None,
        people: &["Freja", "Kofi", "Joana"],
        newcomers: false,
    },
    Table {
        title: "OpenPGP",
        place: "Formeret, 101, pEp t-shirts",
        audience: "OpenPGP integration in the Rust ecosystem, Sequoia implementation",
        needs: &[],
        seats: Some(6),
        people: &["Greta", "Amadou", "Kalle", "Lena"],
        newcomers: false,
    },
    Table {
        title: "Linter",
        place: "Formeret, 101",
        audience: "Improve rustc linter docs and linter experiments",
        needs: &[],
        seats: None,
        people: &["Zoé", "Ilse"],
        newcomers: false,
    },
    Table {
        title: "Cargo",
        place: "Formeret, 101, by the door",
        audience: "Everything Cargo, Android `externalNativeBuild`",
        needs: &[],
        seats: Some(6),
        people: &["Noor", "Felipe", "Mirko", "Nadia", "Otis"],
        newcomers: false,
    },
    Table {
        title: "GlobalAlloc",
        place: "Mozilla, Window, left",
        audience: "API designers and allocation wizards",
        needs: &[],
        seats: Some(4),
        people: &["Priya", "Tomás", "Pia"],
        newcomers: false,
    },
    Table {
        title: "Rust VST workshop (audio plugins)",
        place: "Mozilla, Sofas",
        audience: "Anyone who is interested in using Rust for audio or art in general",
        needs: &[],
        seats: Some(8),
        people: &["Lucie", "Arturo", "Quinn", "Rosa", "Stellan", "Tove", "Ugo", "Vera"],
        newcomers: true,
    },
    Table {
        title: "auto-Deref & DerefMut in patterns",
        place: "Mozilla, Window, right",
        audience: "Trying to implement the “future extension” section of [RFC 2005](https://github.com/rust-lang/rfcs/blob/master/text/2005-match-ergonomics.md)",
        needs: &[],
        seats: Some(4),
        people: &["Dilan", "Wim"],
        newcomers: false,
    },
];

/// What one needs to begin, and how people far away take part.
pub struct Told {
    pub title: &'static str,
    pub install: &'static str,
    pub label: &'static str,
    pub reach: &'static str,
    pub looks: &'static str,
}

/// The projects that tell it.
pub const TOLD: &[Told] = &[Told {
    title: "QUIC",
    install: "Rust nightly, and Wireshark if you like to look inside",
    label: "good first issue",
    reach: "https://chat.example/quinnish",
    looks: "2018-05-28T11:30:00+02:00",
}];

/// Who leads which project.
pub const LEADS: &[(&str, &str)] = &[("Samira", "Conference Planning Workshop"), ("Henrik", "embedded"), ("Ada", "QUIC")];

/// Something to do in an hour or an afternoon.
pub struct Task {
    pub title: &'static str,
    pub project: &'static str,
    pub link: Option<&'static str>,
    pub size: Size,
    pub skills: &'static [&'static str],
    /// Who wrote it down, and helps.
    pub mentor: &'static str,
    pub taken_by: Option<&'static str>,
}

const fn task(title: &'static str, project: &'static str, size: Size, skills: &'static [&'static str], mentor: &'static str) -> Task {
    Task { title, project, link: None, size, skills, mentor, taken_by: None }
}

pub const TASKS: &[Task] = &[
    Task {
        link: Some("https://github.com/example/quinnish/issues/41"),
        taken_by: Some("Linus"),
        ..task("Say which packet of a handshake was lost", "QUIC", Size::Easy, &["networking"], "Ada")
    },
    task("Draw a handshake for the README", "QUIC", Size::Easy, &[], "Ada"),
    Task {
        link: Some("https://github.com/example/quinnish/issues/57"),
        ..task("Measure a lossy link", "QUIC", Size::Medium, &["networking", "async"], "Ada")
    },
    Task {
        link: Some("https://github.com/example/clippyish/issues/2790"),
        taken_by: Some("Jonas"),
        ..task("Suggest is_empty where a length is compared with 0", "“good first bug” / E-easy issues", Size::Easy, &["clippy"], "Ines")
    },
    task("Three error messages without an example", "“good first bug” / E-easy issues", Size::Easy, &["docs", "compiler"], "Ines"),
    task("Say where a wrong flag stands", "Cli", Size::Easy, &["command line"], "Freja"),
    task("Completion for fish", "Cli", Size::Medium, &["command line"], "Freja"),
    task("Explain cargo’s features on one page", "Cargo", Size::Easy, &[], "Noor"),
    task("A hello world under ten kilobytes", "WebAssembly", Size::Medium, &["WebAssembly"], "Leïla"),
    task("Blink twice on the second board", "embedded", Size::Easy, &["embedded"], "Henrik"),
    task("Read a key with three names", "OpenPGP", Size::Medium, &["cryptography"], "Greta"),
    task("Two-phase borrows in the new solver", "Non-lexical Lifetimes (NLL) / Polonius", Size::Hard, &["compiler"], "Wanjiru"),
    task("Photograph what hangs on the walls at five", "", Size::Easy, &[], "Birgit"),
];

/// Whose list has what newcomers need to begin.
pub const READY: &[(&str, &str)] = &[("QUIC", "Ada"), ("“good first bug” / E-easy issues", "Ines"), ("Cli", "Freja")];

/// An idea, whose it is, and who would join.
pub const IDEAS: &[(&str, &[&str])] = &[
    ("A table for Windows setup", &["Marek", "Una", "Bo"]),
    ("Error messages, read aloud and rewritten", &["Ilse", "Ruth"]),
    ("Rust on the Game Boy Advance", &["Kofi", "Gita", "Quinn", "Dara", "Wim"]),
    ("Translate the Book: French, chapter 4", &["Lucie", "Théo"]),
    ("A survey of compile times", &["Oskar"]),
];

/// Something that came of it: who, what, project, kind.
pub type Result = (&'static [&'static str], &'static str, &'static str, Option<Came>);

/// What is done by 9:20, oldest first.
pub const EARLY: &[Result] = &[
    (&[], "A rocket, built and flown in the yard", "", Some(Came::Rocket)),
    (&["Samira"], "A checklist for a first conference", "Conference Planning Workshop", Some(Came::Written)),
    (&["Freja", "Kofi"], "https://crates.io/crates/confyish/0.3.0, configuration without thinking", "Cli", Some(Came::Published)),
];

/// What is said by 9:20: who, what, kind.
pub const SAID: &[(&str, &str, Says)] = &[
    ("Jonas", "Lost: a black USB-C charger, 65 W, between door and kitchen.", Says::LostFound),
    ("Henrik", "Who has a J-Link? The embedded table would borrow it for an hour.", Says::Question),
    ("Felix", "Lunch is at noon today, in both houses.", Says::Announcement),
];

/// People who are in the house at 9:20 and sit nowhere yet, beside those at the tables.
pub const STANDING: &[(&str, &str)] = &[
    ("Abel", "Mozilla"),
    ("Birgit", "Mozilla"),
    ("Carmen", "Formeret"),
    ("Dagmar", "Formeret"),
    ("Elio", "Formeret"),
    ("Fanny", "Formeret"),
    ("Goran", "Formeret"),
    ("Hedda", "Formeret"),
];

/// What one knows who works at a table, and who is new there wants to learn.
pub const SUBJECTS: &[(&str, &[&str])] = &[
    ("Conference Planning Workshop", &["community"]),
    ("“good first bug” / E-easy issues", &["clippy", "compiler"]),
    ("Non-lexical Lifetimes (NLL) / Polonius", &["compiler"]),
    ("WebAssembly", &["WebAssembly"]),
    ("embedded", &["embedded"]),
    ("QUIC", &["networking"]),
    ("Networking", &["networking", "async"]),
    ("Cli", &["command line"]),
    ("OpenPGP", &["cryptography"]),
    ("Linter", &["docs", "clippy"]),
    ("Cargo", &["cargo"]),
    ("GlobalAlloc", &["std"]),
    ("Rust VST workshop (audio plugins)", &["audio"]),
    ("auto-Deref & DerefMut in patterns", &["compiler"]),
];

/// What somebody said who sits nowhere yet: whether they are new, what they wish for, what they know, what they want to learn.
pub struct Hopes {
    pub name: &'static str,
    pub new: bool,
    pub wishes: &'static [&'static str],
    pub knows: &'static [&'static str],
    pub learns: &'static [&'static str],
}

pub const HOPES: &[Hopes] = &[
    Hopes { name: "Abel", new: false, wishes: &["Networking"], knows: &["networking"], learns: &["async"] },
    Hopes { name: "Birgit", new: false, wishes: &["Cli", "audio plugins"], knows: &["command line", "docs"], learns: &[] },
    Hopes { name: "Carmen", new: true, wishes: &["WebAssembly"], knows: &["JavaScript"], learns: &["WebAssembly"] },
    Hopes { name: "Dagmar", new: true, wishes: &["good first bug"], knows: &["Python"], learns: &["compiler"] },
    Hopes { name: "Elio", new: false, wishes: &["OpenPGP"], knows: &["cryptography"], learns: &["networking"] },
    Hopes { name: "Fanny", new: false, wishes: &["embedded"], knows: &["C"], learns: &["embedded"] },
    Hopes { name: "Goran", new: false, wishes: &["Cargo", "Linter"], knows: &["cargo"], learns: &["docs"] },
    Hopes { name: "Hedda", new: true, wishes: &["Linter"], knows: &["docs"], learns: &["clippy"] },
];

/// People who come in while one looks, and the table they sit down at.
pub const LATECOMERS: &[(&str, &str, &str)] = &[
    ("Noemi", "Formeret", "QUIC"),
    ("Ravi", "Mozilla", "Networking"),
    ("Sigrid", "Formeret", "Linter"),
    ("Tamar", "Mozilla", "Cli"),
    ("Umberto", "Formeret", "OpenPGP"),
    ("Vesna", "Mozilla", "GlobalAlloc"),
    ("Wolf", "Formeret", "WebAssembly"),
    ("Xavi", "Mozilla", "Non-lexical Lifetimes (NLL) / Polonius"),
    ("Yara", "Formeret", "Cargo"),
    ("Zdenka", "Mozilla", "Conference Planning Workshop"),
    ("Aino", "Formeret", "Linter"),
    ("Bruno", "Mozilla", "“good first bug” / E-easy issues"),
    ("Chidi", "Formeret", "embedded"),
    ("Delphine", "Mozilla", "auto-Deref & DerefMut in patterns"),
    ("Esra", "Formeret", "OpenPGP"),
    ("Finn", "Mozilla", "Cli"),
    ("Gloria", "Formeret", "Linter"),
    ("Hugo", "Mozilla", "Networking"),
];

/// What comes of it while one looks.
pub const LATER: &[Result] = &[
    (&["Ada", "Linus"], "Retry after a lost handshake, https://github.com/example/quinnish/pull/19", "QUIC", Some(Came::PullRequest)),
    (&["Wanjiru"], "How borrowck’s dataflow works, on paper", "Non-lexical Lifetimes (NLL) / Polonius", Some(Came::Learned)),
    (&["Lucie", "Rosa"], "A gain knob that does not crackle", "Rust VST workshop (audio plugins)", None),
    (
        &["Jonas"],
        "First pull request ever: https://github.com/example/clippyish/pull/2811",
        "“good first bug” / E-easy issues",
        Some(Came::PullRequest),
    ),
    (&["Pilar", "Oskar"], "https://github.com/example/tokio-coapish/pull/2", "Networking", Some(Came::Merged)),
    (&["Greta"], "https://crates.io/crates/armorish/0.2.0", "OpenPGP", Some(Came::Published)),
    (&["Henrik", "Yuki"], "A blinking board, on stable", "embedded", Some(Came::Learned)),
    (&["Zoé", "Ilse"], "The docs of twelve lints, rewritten", "Linter", Some(Came::Written)),
];

/// People with a ticket who have not come in yet, and the diets and systems of some of them, one after the other.
pub const EXPECTED: &[&str] = &[
    "Agnese B.",
    "Albin L.",
    "Amadou V.",
    "Anouk H.",
    "Aurel S.",
    "Bahar F.",
    "Benat P.",
    "Chiara C.",
    "Dagny M.",
    "Dmitri W.",
    "Elif K.",
    "Enzo T.",
    "Farida G.",
    "Gaspard R.",
    "Hanneke D.",
    "Ines N.",
    "Ivo B.",
    "Jadwiga L.",
    "Kofi V.",
    "Lenka H.",
    "Lior S.",
    "Maelle F.",
    "Mirko P.",
    "Nadir C.",
    "Odile M.",
    "Otto W.",
    "Petra K.",
    "Quentin T.",
    "Rania G.",
    "Ruben R.",
    "Sanna D.",
    "Tariq N.",
    "Ulla B.",
    "Vera L.",
    "Yann V.",
    "Zelda H.",
];
pub const DIETS: &[&str] = &["", "vegetarian", "", "", "vegan", "", "no nuts"];
pub const SYSTEMS: &[&str] = &["linux", "macos", "linux", "windows"];
