//! A map: what the columns of a table are, as a TOML file.
//!
//! ```toml
//! options = ["lints, docs & style"]
//!
//! [columns]
//! "Badge name" = "name"
//! "Numéro" = "code"
//! "Your food" = "diet"
//! ```

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Column, Reading, Source};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Map {
    #[serde(default)]
    columns: BTreeMap<String, String>,
    #[serde(default)]
    options: Vec<String>,
}

/// How to read a table, from a map.
///
/// # Errors
/// A sentence that says what in the map cannot be read, and what could stand there.
pub fn map_of_toml(text: &str) -> Result<Reading, String> {
    let map: Map = toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
    let column = |(heading, word): (String, String)| {
        if let Some(column) = Column::from_word(word.trim()) {
            Ok((heading, column))
        } else {
            let words: Vec<&str> = Column::words().collect();
            Err(format!("“{heading}” = “{word}” cannot be read; a column is {}, or the name of a question such as areas", words.join(", ")))
        }
    };
    let columns = map.columns.into_iter().map(column).collect::<Result<_, _>>()?;
    Ok(Reading { source: Some(Source::Csv), columns, options: map.options })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_names_columns_and_what_it_cannot_read_is_said() {
        let map = map_of_toml("[columns]\n\"Badge name\" = \"name\"\nNr = \"code\"\nFood = \"diet\"\n").unwrap();
        assert_eq!(
            map.columns.iter().map(|(heading, column)| (heading.as_str(), column.word())).collect::<Vec<_>>(),
            [("Badge name", "name"), ("Food", "diet"), ("Nr", "code")]
        );
        assert!(map_of_toml("[columns]\nNr = \"A Code\"\n").unwrap_err().contains("cannot be read"));
        assert!(map_of_toml("[colums]\n").unwrap_err().contains("colums"));
    }
}
