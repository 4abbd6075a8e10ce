//! What the command line says about a page: which day a heading means, and which column is what.

use domain::Date;
use formats::live_document::{Column, Reading};

/// Answers to asked days, each as `HEADING=DATE`; `=DATE` is for the rows below no heading.
///
/// # Errors
/// A sentence that says which flag cannot be read, and how one looks.
pub fn days_of_flags<S: AsRef<str>>(flags: &[S]) -> Result<Vec<(Option<String>, Date)>, String> {
    let day = |flag: &str| {
        let (heading, date) = flag.rsplit_once('=')?;
        let heading = Some(heading.trim().to_owned()).filter(|heading| !heading.is_empty());
        Some((heading, date.trim().parse().ok()?))
    };
    let read = |flag: &S| {
        let flag = flag.as_ref();
        day(flag).ok_or_else(|| {
            format!("--day \"{flag}\" cannot be read; write --day \"HEADING=DATE\", for example --day \"Monday=2018-05-28\"")
        })
    };
    flags.iter().map(read).collect()
}

/// Names of columns, each as `HEADING=what|where|audience|who|links|ignored`.
///
/// # Errors
/// A sentence that says which flag cannot be read, and how one looks.
pub fn columns_of_flags<S: AsRef<str>>(flags: &[S]) -> Result<Reading, String> {
    let column = |word: &str| match word {
        "what" => Some(Column::What),
        "where" => Some(Column::Where),
        "audience" => Some(Column::Audience),
        "who" => Some(Column::Who),
        "links" => Some(Column::Links),
        "ignored" => Some(Column::Ignored),
        _ => None,
    };
    let read = |flag: &S| {
        let flag = flag.as_ref();
        let found = flag.rsplit_once('=').and_then(|(heading, word)| Some((heading.trim().to_owned(), column(word.trim())?)));
        found.ok_or_else(|| {
            format!("--column \"{flag}\" cannot be read; write --column \"HEADING=what\", where what can also be where, audience, who, links or ignored")
        })
    };
    Ok(Reading { columns: flags.iter().map(read).collect::<Result<_, _>>()? })
}
