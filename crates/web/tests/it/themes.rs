//! Themes: pasted from a roadmap, carried by projects, tasks and outcomes, and shown wherever these are.

use domain::Role;

use crate::client::{Answer, Guest};
use crate::house::{BOARD, House, add_project, named};

const THEMES: &str = "/paris-2018/settings/themes";

const ROADMAP: &str = "# Roadmap\n\nThis is what we want.\n\n## [Error messages](https://example.org/errors)\n\nWords.\n\n## Embedded\n\n### A book <b>for it</b>\n";

/// Mara pastes a page and sees its headings.
fn pasted(mara: &mut Guest, page: &str, address: &str) -> Answer {
    mara.form(THEMES, "/themes/roadmap").set("page", page).set("address", address).press("step", "look")
}

/// A house whose themes are those of the roadmap.
fn house_with_themes() -> (House, Guest) {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    let preview = pasted(&mut mara, ROADMAP, "https://example.org/roadmap");
    mara.form_of(&preview, "/themes/roadmap").press("step", "keep").location();
    (house, mara)
}

fn titles(house: &House) -> Vec<String> {
    house.view().event.themes.iter().map(|theme| theme.title.to_string()).collect()
}

fn letters(house: &House, title: &str) -> String {
    house.view().event.theme_called(title).expect("it is on the list").id.0.short()
}

#[test]
fn a_roadmap_is_pasted_its_headings_are_shown_and_what_is_ticked_is_kept() {
    let house = House::open();
    let mut mara = house.guest(Role::Coordinator);
    assert!(mara.page("/paris-2018/settings").text().contains("No themes yet."));
    let seq = house.seq();
    let preview = pasted(&mut mara, ROADMAP, "https://example.org/roadmap");
    assert_eq!((preview.status, house.seq()), (200, seq), "nothing is saved by looking");
    for heading in ["Roadmap", "Error messages", "Embedded", "A book &#60;b&#62;for it&#60;/b&#62;"] {
        assert!(preview.body.contains(heading), "{heading}: {}", preview.body);
    }
    assert!(!preview.body.contains("<b>for it"));
    let form = mara.form_of(&preview, "/themes/roadmap");
    assert_eq!(form.fields_of("keep"), ["1", "2"], "the parts of the page, and not its title or what is below them");
    form.untick("keep").set("keep", "3").press("step", "keep").location();
    assert_eq!(titles(&house), ["A book <b>for it</b>"]);

    // What is a theme already is not offered again; what the list has by then stays.
    let preview = pasted(&mut mara, ROADMAP, "https://example.org/roadmap");
    assert!(preview.text().contains("Already themes: A book <b>for it</b>"), "{}", preview.text());
    mara.form_of(&preview, "/themes/roadmap").press("step", "keep").location();
    assert_eq!(titles(&house), ["A book <b>for it</b>", "Error messages", "Embedded"]);
    let page = mara.page("/paris-2018/settings").body;
    assert!(
        page.contains("href=\"https://example.org/errors\"") && page.contains("href=\"https://example.org/roadmap#embedded\""),
        "{page}"
    );

    // The same once more changes nothing.
    let seq = house.seq();
    let preview = pasted(&mut mara, ROADMAP, "");
    assert!(preview.text().contains("Already themes: Error messages, Embedded, A book"), "{}", preview.text());
    mara.form_of(&preview, "/themes/roadmap").press("step", "keep").location();
    assert_eq!(house.seq(), seq);

    let empty = pasted(&mut mara, "It has no heading, but a sentence.", "");
    assert_eq!(
        (empty.status, empty.refusal()),
        (422, "No heading was found in it. Paste the page as Markdown, or write one heading on each line.".to_owned())
    );
    assert!(empty.body.contains("It has no heading, but a sentence."), "what was pasted stays");
    let wrong = pasted(&mut mara, ROADMAP, "example.org");
    assert_eq!(wrong.status, 422, "{}", wrong.text());
}

#[test]
fn a_theme_is_renamed_removed_and_brought_back_and_two_who_write_see_both() {
    let (house, mut mara) = house_with_themes();
    let mut noor = house.guest(Role::Coordinator);
    let mut ada = house.visitor();
    named(ada.form("/paris-2018/projects/new", "/projects").set("title", "QUIC").set("theme", &letters(&house, "Embedded")), "Ada")
        .press("state", "running")
        .location();
    let quic = house.project("QUIC");
    assert!(ada.page(&quic).text().contains("Theme: Embedded"), "{}", ada.page(&quic).text());

    let late = noor.form(THEMES, "/settings/themes").set("theme-title-0", "Errors").filled("", "");
    mara.form(THEMES, "/settings/themes").set("theme-title-1", "Small machines").send().location();
    assert!(ada.page(&quic).text().contains("Theme: Small machines"), "what carries it follows");
    let both = noor.send(&late);
    assert!(both.status == 409 && both.text().contains("Small machines") && both.text().contains("Errors"), "{}", both.text());

    mara.form(THEMES, "/settings/themes").set("theme-title-1", "").set("theme-link-1", "").send().location();
    assert_eq!(titles(&house), ["Error messages"]);
    assert!(!ada.page(&quic).text().contains("Theme:"));
    let undo = format!("/paris-2018/history/{}", house.seq());
    mara.form(&undo, "/undo").send().location();
    assert!(ada.page(&quic).text().contains("Theme: Small machines"));
    assert!(mara.page("/paris-2018/history").text().contains("changed the themes"));
    let missing = mara.form(THEMES, "/settings/themes").set("theme-link-2", "https://example.org/x").send();
    assert_eq!(missing.refusal(), "Something is missing: the title. Fill it in and send it again.");
}

#[test]
fn projects_tasks_and_outcomes_carry_a_theme_and_the_report_is_ordered_by_them() {
    let (house, _) = house_with_themes();
    let (errors, embedded) = (letters(&house, "Error messages"), letters(&house, "Embedded"));
    let mut ada = house.visitor();
    named(ada.form("/paris-2018/projects/new", "/projects").set("title", "QUIC").set("theme", &errors), "Ada")
        .press("state", "running")
        .location();
    let quic = house.project("QUIC");
    assert!(ada.page(BOARD).text().contains("Error messages"), "on its line");
    ada.form(&format!("{quic}/edit"), "/edit").set("theme", &embedded).send().location();
    assert!(ada.page(&quic).body.contains("<a href=\"https://example.org/roadmap#embedded\""));

    // An outcome has its own, or that of its project.
    for (what, theme) in [("A lint", errors.as_str()), ("A blinking light", "")] {
        let letters = quic.rsplit('/').next().unwrap().to_owned();
        ada.form(&format!("/paris-2018/done/new?project={letters}"), "/done").set("what", what).set("theme", theme).send().location();
    }
    ada.form("/paris-2018/done/new", "/done").set("what", "A chapter").set("theme", &embedded).set("project", "").send().location();
    let report = house.visitor().page("/paris-2018/report.md").body;
    let themes = report.split_once("## Themes").expect("themes").1.split_once("\n## ").expect("people").0;
    assert_eq!(
        themes.trim(),
        "### Error messages\n\n<https://example.org/errors>\n\n- **Ada** A lint\n\n### Embedded\n\n<https://example.org/roadmap#embedded>\n\n- QUIC: 2 results\n\n- **Ada** A chapter"
    );
    let page = house.visitor().page("/paris-2018/report").body;
    let section = page.split_once("id=\"h-themes\"").expect("a section").1;
    assert!(section.contains("A chapter") && section.contains("QUIC") && section.contains("A lint"), "{section}");
    let data = ada.page("/paris-2018/board.json").json();
    assert_eq!(data["projects"][0]["theme"], "Embedded");

    // A task has its own, or is found under that of its project.
    let letters = quic.rsplit('/').next().unwrap().to_owned();
    let add = |ada: &mut Guest, title: &str, theme: &str, project: &str| {
        let form = ada.form("/paris-2018/tasks/new", "/tasks").set("title", title).set("theme", theme).set("project", project);
        form.send().location().to_owned()
    };
    let lint = add(&mut ada, "A lint for it", &errors, "");
    add(&mut ada, "Light it up", "", &letters);
    add(&mut ada, "Anything", "", "");
    assert!(ada.page(&lint).body.contains("<a href=\"https://example.org/errors\""));
    let filtered = ada.page(&format!("/paris-2018/tasks?theme={embedded}")).text();
    assert!(filtered.contains("Light it up") && !filtered.contains("A lint for it") && !filtered.contains("Anything"), "{filtered}");
    assert!(ada.page("/paris-2018/tasks?q=error").text().contains("A lint for it"), "the words of a theme are found");
}

#[test]
fn without_themes_no_form_asks_for_one_and_one_that_went_is_refused() {
    let house = House::open();
    let mut ada = house.visitor();
    add_project(&mut ada, "QUIC", "Ada");
    for path in ["/paris-2018/projects/new", "/paris-2018/done/new", "/paris-2018/tasks/new"] {
        assert!(!ada.page(path).body.contains("name=\"theme\""), "{path}");
    }
    assert!(!ada.page("/paris-2018/report").body.contains("h-themes"));
    let (house, mut mara) = house_with_themes();
    let mut ada = house.visitor();
    let form =
        named(ada.form("/paris-2018/projects/new", "/projects").set("title", "QUIC").set("theme", &letters(&house, "Embedded")), "Ada");
    let late = form.filled("state", "running");
    mara.form(THEMES, "/settings/themes").set("theme-title-1", "").send().location();
    let refused = ada.send(&late);
    assert_eq!(
        (refused.status, refused.refusal()),
        (404, "This theme is not on the list any more. Choose another one, or none.".to_owned())
    );
}
