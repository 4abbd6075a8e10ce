//! What is asked of participants, from a file, as whoever runs an event writes it; and by whom letters leave.

use std::path::Path;

use crate::program::{DAY, Program, run, until};

fn said(arguments: &[&str]) -> String {
    let done = run(arguments);
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// The one line that says why not.
fn refused(arguments: &[&str]) -> String {
    let done = run(arguments);
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(!done.status.success() && said.lines().count() == 1, "{arguments:?}: {said}");
    said
}

fn written(folder: &Path, name: &str, text: &str) -> String {
    let file = folder.join(name);
    std::fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

const OWN: &str = r#"
[[questions]]
key = "board"
kind = "yes-no"
ask = { en = "Do you bring a board?", fr = "Apportez-vous une carte ?" }

[[questions]]
key = "which"
kind = "one"
ask = "Which one?"
sharing = "leads"
options = ["micro", { key = "pico", label = "The small one" }]
shown-if = { key = "board", is = "yes" }
"#;

#[test]
fn an_organiser_takes_the_questions_out_changes_them_and_puts_them_back() {
    let data = tempfile::tempdir().unwrap();
    let (folder, files) = (data.path().to_str().unwrap(), tempfile::tempdir().unwrap());
    said(&["new", "paris", "--title", "Paris", "--from", DAY, "--zone", "Europe/Paris", "--data", folder]);
    let program = Program::serve(data.path());
    let shown = || program.client().get("/paris/questionnaire").body;
    assert!(shown().contains("What are you interested in"), "{}", shown());

    // What is asked is a file that can be put back as it is.
    let standard = said(&["questionnaire", "paris", "--data", folder]);
    let same = written(files.path(), "standard.toml", &standard);
    assert_eq!(said(&["questionnaire", "paris", &same, "--data", folder]).lines().next(), Some("paris asks 12 questions"));
    assert_eq!(said(&["questionnaire", "paris", "--data", folder]), standard);

    let own = written(files.path(), "own.toml", OWN);
    assert_eq!(said(&["questionnaire", "paris", &own, "--data", folder]), "paris asks 2 questions\n");
    until("the running server asks it", || shown().contains("Do you bring a board?").then_some(()));
    let page = shown();
    assert!(page.contains("Which one?") && page.contains("The small one") && !page.contains("are you interested in"), "{page}");
    assert!(program.client().get("/paris/questionnaire?lang=fr").body.contains("Apportez-vous une carte"));

    assert_eq!(said(&["questionnaire", "paris", "standard", "--data", folder]), "paris asks the standard questions\n");
    until("the standard ones are back", || shown().contains("What are you interested in").then_some(()));
}

#[test]
fn a_file_that_cannot_be_asked_is_refused_with_the_question_and_changes_nothing() {
    let data = tempfile::tempdir().unwrap();
    let (folder, files) = (data.path().to_str().unwrap(), tempfile::tempdir().unwrap());
    said(&["new", "paris", "--title", "Paris", "--from", DAY, "--zone", "Europe/Paris", "--data", folder]);
    let before = said(&["questionnaire", "paris", "--data", folder]);
    let twice = OWN.replace("\"which\"", "\"board\"");
    for (text, words) in [
        (twice.as_str(), "Two questions have the key “board”"),
        (&OWN.replace("key = \"board\", is", "key = \"table\", is"), "“which” hangs on “table”"),
        (&OWN.replace("\"yes-no\"", "\"perhaps\""), "perhaps"),
        (&OWN.replace("\"yes-no\"", "\"one\""), "“board” has one answer of several, and none to choose"),
        (&OWN.replace("\"board\"", "\"My board\""), "“My board” needs a key"),
        ("questions about everything", "These are no questions"),
    ] {
        let file = written(files.path(), "wrong.toml", text);
        let why = refused(&["questionnaire", "paris", &file, "--data", folder]);
        assert!(why.contains(words) && why.contains("wrong.toml"), "{words}: {why}");
    }
    assert!(refused(&["questionnaire", "paris", "/nowhere/own.toml", "--data", folder]).contains("/nowhere/own.toml cannot be read"));
    assert!(refused(&["questionnaire", "oslo", "standard", "--data", folder]).contains("there are: paris"));
    assert_eq!(said(&["questionnaire", "paris", "--data", folder]), before);
}

#[test]
fn nothing_is_sent_by_a_mail_server_before_somebody_says_who_writes() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().to_str().unwrap();
    let serve = ["serve", "--listen", "127.0.0.1:0", "--data", folder, "--smtp", "smtp://127.0.0.1:9"];
    assert!(refused(&serve).contains("--mail-from"));
    let nobody = refused(&[&serve[..], &["--mail-from", "Days <letters@impl-days.invalid>"]].concat());
    assert!(nobody.contains("an address that nobody can answer") && nobody.contains("--mail-from"), "{nobody}");
}
