//! How questions read: in the event's own words where it has some, else in those of the language files.

use std::collections::BTreeMap;

use domain::Text;
use domain::questionnaire::{Choice, Kind, Question, Questionnaire, ShownIf, key};
use words::Words;

/// The question as it is asked.
pub fn ask(w: Words, question: &Question) -> String {
    in_language(w, &question.ask)
        .or_else(|| standard(w, &question.key).map(str::to_owned))
        .unwrap_or_else(|| question.key.replace('-', " "))
}

/// What stands under it in small, if anything.
pub fn hint(w: Words, question: &Question) -> Option<String> {
    let own_words = !question.ask.is_empty();
    in_language(w, &question.hint).or_else(|| if own_words { None } else { standard_hint(w, &question.key).map(str::to_owned) })
}

/// Something to choose, as it reads.
pub fn label(w: Words, question: &Question, choice: &Choice) -> String {
    in_language(w, &choice.label).unwrap_or_else(|| option(w, &question.key, &choice.key))
}

/// An option of a standard question by its name; its name itself where nobody has a word for it.
fn option(w: Words, question: &str, key: &str) -> String {
    standard_choice(w, question, key).unwrap_or(key).to_owned()
}

/// How a standard question is asked.
pub fn standard(w: Words, question: &str) -> Option<&'static str> {
    Some(match question {
        key::LEVEL => w.question_level(),
        key::FIRST => w.question_first(),
        key::AREAS => w.question_areas(),
        key::WISHES => w.question_wishes(),
        key::KNOWS => w.question_knows(),
        key::LEARNS => w.question_learns(),
        key::MENTOR => w.question_mentor(),
        key::LANGUAGES => w.question_languages(),
        key::SYSTEM => w.question_system(),
        key::DIET => w.question_diet(),
        key::ACCESS => w.question_access(),
        key::PHOTO => w.question_photo(),
        key::CONTRIBUTED => w.question_contributed(),
        key::HOURS => w.question_hours(),
        _ => return None,
    })
}

/// The same as the heading of a column.
pub fn heading(w: Words, question: &str) -> Option<&'static str> {
    Some(match question {
        key::LEVEL => w.col_level(),
        key::AREAS => w.col_areas(),
        key::WISHES => w.col_wishes(),
        key::KNOWS => w.col_knows(),
        key::LEARNS => w.col_learns(),
        key::MENTOR => w.col_mentor(),
        key::LANGUAGES => w.col_languages(),
        key::FIRST => w.col_first(),
        key::CONTRIBUTED => w.col_contributed(),
        key::SYSTEM => w.col_system(),
        key::DIET => w.head_diet(),
        key::ACCESS => w.col_access(),
        key::PHOTO => w.col_photo(),
        key::HOURS => w.col_hours(),
        _ => return None,
    })
}

fn standard_hint(w: Words, question: &str) -> Option<&'static str> {
    Some(match question {
        key::WISHES => w.question_hint_wishes(),
        key::DIET => w.question_hint_diet(),
        key::ACCESS => w.question_hint_access(),
        _ => return None,
    })
}

/// An option of a standard question.
fn standard_choice(w: Words, question: &str, key: &str) -> Option<&'static str> {
    Some(match (question, key) {
        (key::AREAS, "docs") => w.choice_areas_docs(),
        (key::AREAS, "tests") => w.choice_areas_tests(),
        (key::AREAS, "compiler") => w.choice_areas_compiler(),
        (key::AREAS, "tools") => w.choice_areas_tools(),
        (key::AREAS, "libraries") => w.choice_areas_libraries(),
        (key::AREAS, "web") => w.choice_areas_web(),
        (key::AREAS, "embedded") => w.choice_areas_embedded(),
        (key::AREAS, "design") => w.choice_areas_design(),
        (key::AREAS, "community") => w.choice_areas_community(),
        (key::LANGUAGES, "en") => w.choice_languages_en(),
        (key::LANGUAGES, "fr") => w.choice_languages_fr(),
        (key::LANGUAGES, "de") => w.choice_languages_de(),
        (key::LANGUAGES, "es") => w.choice_languages_es(),
        (key::SYSTEM, "linux") => w.choice_system_linux(),
        (key::SYSTEM, "macos") => w.choice_system_macos(),
        (key::SYSTEM, "windows") => w.choice_system_windows(),
        (key::SYSTEM, "wsl") => w.choice_system_wsl(),
        (key::PHOTO, "fine") => w.choice_photo_fine(),
        (key::PHOTO, "ask") => w.choice_photo_ask(),
        (key::PHOTO, "never") => w.choice_photo_never(),
        _ => return None,
    })
}

/// How well somebody knows something.
pub fn level(w: Words, level: u32) -> &'static str {
    match level {
        0 => w.level_not_at_all(),
        1 => w.level_a_little(),
        2 => w.level_well(),
        _ => w.level_very_well(),
    }
}

/// When a question is asked: "Only if: Would you help newcomers? 1 or more".
pub fn only_if(w: Words, questions: &Questionnaire, shown: &ShownIf) -> String {
    let Some(other) = questions.get(&shown.key) else { return String::new() };
    let choice = other.options.iter().find(|choice| choice.key == shown.is);
    let answer = match (other.kind, shown.is.as_str()) {
        (Kind::YesNo | Kind::Consent, "yes") => w.yes().to_owned(),
        (Kind::YesNo | Kind::Consent, "no") => w.no().to_owned(),
        (Kind::Number, least) => w.this_or_more(least),
        (Kind::Level, least) if other.options.is_empty() => w.this_or_more(level(w, least.parse().unwrap_or(0))),
        _ => choice.map_or_else(|| shown.is.clone(), |choice| label(w, other, choice)),
    };
    w.only_if_answered(answer, ask(w, other))
}

/// The text in this language; else in English, else in whichever language there is.
fn in_language(w: Words, texts: &BTreeMap<String, Text>) -> Option<String> {
    let said = |code: &str| texts.get(code).filter(|text| !text.is_empty());
    said(w.lang().code()).or_else(|| said("en")).or_else(|| texts.values().find(|text| !text.is_empty())).map(ToString::to_string)
}
