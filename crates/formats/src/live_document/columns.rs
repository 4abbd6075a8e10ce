//! What the columns of a table mean, and what kind of table they make.

use super::Reading;
use super::cells::fold;

/// What a column of a table means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A project, or what was done.
    What,
    /// House, room or table of a project.
    Where,
    /// For whom a project is.
    Audience,
    /// Who did it.
    Who,
    /// Links of an outcome beside its text.
    Links,
    /// Known to be of no interest: passed over without a remark.
    Ignored,
}

/// The two kinds of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Running,
    Done,
}

const NAMES: &[(Column, &[&str])] = &[
    (
        Column::What,
        &[
            "what", "project", "projects", "topic", "title", "task", "outcome", "result", "quoi", "projet", "sujet", "titre", "resultat",
            "was", "projekt", "thema", "titel", "ergebnis",
        ],
    ),
    (Column::Where, &["where", "room", "place", "location", "ou", "lieu", "salle", "wo", "ort", "raum"]),
    (Column::Audience, &["audience", "for whom", "who for", "public", "pour qui", "publikum", "zielgruppe", "fur wen"]),
    (Column::Who, &["who", "people", "person", "names", "contributors", "qui", "personnes", "wer", "leute", "personen"]),
    (Column::Links, &["link", "links", "url", "urls", "lien", "liens"]),
];

const RUNNING: &[&str] =
    &["running", "currently running", "current", "projects", "project list", "en cours", "projets", "laufend", "lauft", "projekte"];
const DONE: &[&str] = &["done", "results", "outcomes", "finished", "fait", "termine", "resultats", "erledigt", "fertig", "ergebnisse"];

/// The meaning of each header cell, if it has one. A meaning is given once, to the first.
pub(super) fn meanings(header: &[String], reading: &Reading) -> Vec<Option<Column>> {
    let mut meanings: Vec<Option<Column>> = Vec::with_capacity(header.len());
    for name in header {
        let meaning = meaning(name, reading).filter(|column| *column == Column::Ignored || !meanings.contains(&Some(*column)));
        meanings.push(meaning);
    }
    meanings
}

fn meaning(name: &str, reading: &Reading) -> Option<Column> {
    let name = fold(name);
    let given = reading.columns.iter().find(|(given, _)| fold(given) == name);
    if let Some((_, column)) = given {
        return Some(*column);
    }
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(column, _)| *column)
}

/// The kind of a table by its columns; `above` is what the headings say and decides where the columns do not.
pub(super) fn kind(columns: &[Option<Column>], above: Option<Kind>) -> Option<Kind> {
    let has = |column| columns.contains(&Some(column));
    let (place, who) = (has(Column::Where) || has(Column::Audience), has(Column::Who));
    match (has(Column::What), place, who) {
        (true, true, true) => Some(above.unwrap_or(Kind::Running)),
        (true, true, false) => Some(Kind::Running),
        (true, false, true) => Some(Kind::Done),
        (true, false, false) => above,
        (false, false, true) if has(Column::Links) => Some(Kind::Done),
        (false, ..) => None,
    }
}

impl Kind {
    /// What a heading says about the tables below it.
    pub(super) fn of_heading(heading: &str) -> Option<Kind> {
        let words = format!(" {} ", fold(heading));
        let says = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(&format!(" {phrase} ")));
        match (says(RUNNING), says(DONE)) {
            (true, false) => Some(Kind::Running),
            (false, true) => Some(Kind::Done),
            _ => None,
        }
    }

    /// Whether the kind has a use for the column.
    pub(super) fn uses(self, column: Column) -> bool {
        match self {
            Kind::Running => matches!(column, Column::What | Column::Where | Column::Audience),
            Kind::Done => matches!(column, Column::Who | Column::What | Column::Links),
        }
    }
}

/// Whether a heading is nothing but the name of a kind of table.
pub(super) fn is_table_name(heading: &str) -> bool {
    let name = fold(heading);
    RUNNING.contains(&name.as_str()) || DONE.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_of(names: &[&str], heading: &str) -> Option<Kind> {
        let header: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        kind(&meanings(&header, &Reading::default()), Kind::of_heading(heading))
    }

    #[test]
    fn columns_decide_before_headings() {
        assert_eq!(kind_of(&["What?", "Where?", "Audience"], "Done"), Some(Kind::Running));
        assert_eq!(kind_of(&["Qui ?", "Quoi ?"], "En cours"), Some(Kind::Done));
        assert_eq!(kind_of(&["Wo", "Was", "Für wen?"], ""), Some(Kind::Running));
        assert_eq!(kind_of(&["WHO", "Link"], ""), Some(Kind::Done));
    }

    #[test]
    fn headings_decide_what_columns_leave_open() {
        assert_eq!(kind_of(&["What", "Where", "Who"], "Erledigt"), Some(Kind::Done));
        assert_eq!(kind_of(&["What", "Where", "Who"], "Lunch"), Some(Kind::Running));
        assert_eq!(kind_of(&["Projet"], "Fait lundi"), Some(Kind::Done));
        assert_eq!(kind_of(&["Projet"], "Menu"), None);
        assert_eq!(kind_of(&["Key", "Value"], "Done"), None);
    }
}
