//! The scripts that every page has, as one: a first view asks once and not fifteen times, waits for no script that another one names, and what
//! they have in common is compressed once.
//!
//! They stay files with names of their own, as each is an idea: [`fused`] makes of each a function that is called at once, and of what it exports
//! constants that those after it see.

use std::fmt::Write as _;

/// Each with its name; those that others import come first, and the last one begins everything.
pub const PIECES: [(&str, &str); 14] = [
    ("typing.js", include_str!("typing.js")),
    ("place.js", include_str!("place.js")),
    ("sheet.js", include_str!("sheet.js")),
    ("ear.js", include_str!("ear.js")),
    ("find.js", include_str!("find.js")),
    ("glide.js", include_str!("glide.js")),
    ("live.js", include_str!("live.js")),
    ("keys.js", include_str!("keys.js")),
    ("copy.js", include_str!("copy.js")),
    ("alike.js", include_str!("alike.js")),
    ("times.js", include_str!("times.js")),
    ("ago.js", include_str!("ago.js")),
    ("undo.js", include_str!("undo.js")),
    ("main.js", include_str!("main.js")),
];

/// All of them in one script, which exports what each of them does.
pub fn fused() -> String {
    let (mut script, mut all) = (String::new(), Vec::new());
    for (_, text) in PIECES {
        let names = exports(text);
        let listed = names.join(", ");
        let code: String = text
            .lines()
            .filter(|line| !line.starts_with("import "))
            .flat_map(|line| [line.strip_prefix("export ").unwrap_or(line), "\n"])
            .collect();
        // Writing to a string does not fail.
        let _ = writeln!(script, "const {{ {listed} }} = (() => {{\n{code}return {{ {listed} }};\n}})();");
        all.extend(names);
    }
    script + &format!("export {{ {} }};\n", all.join(", "))
}

/// A script of one room, which finds the others where they are now.
pub fn beside(text: &str) -> String {
    PIECES.iter().fold(text.to_owned(), |text, (name, _)| text.replace(&format!(" from './{name}';"), " from './main.js';"))
}

/// What a script exports: functions alone.
fn exports(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.strip_prefix("export function ")?.split('(').next()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{PIECES, beside, exports, fused};

    #[test]
    fn each_script_imports_what_stands_before_it_by_its_own_name_and_no_two_export_one_name() {
        let mut known = BTreeSet::new();
        for (name, text) in PIECES {
            for line in text.lines().filter(|line| line.starts_with("import ")) {
                let wanted = line.split(['{', '}']).nth(1).unwrap_or_else(|| panic!("{name} imports in braces: {line}"));
                let from = line.split('\'').nth(1).and_then(|from| from.strip_prefix("./")).expect("a script beside it");
                for wanted in wanted.split(',').map(str::trim) {
                    assert!(known.contains(&(wanted, from)), "{name} imports {wanted} of {from}: that stands before it");
                }
            }
            for exported in exports(text) {
                assert!(known.iter().all(|(known, _)| *known != exported), "{exported} of {name} has a name of its own");
                known.insert((exported, name));
            }
            let more = text.lines().any(|line| line.starts_with("export ") && !line.starts_with("export function "));
            assert!(
                !more && !text.contains("import(") && !text.contains("import.meta"),
                "{name} exports functions, and imports in its first lines"
            );
            assert!(!text.lines().any(|line| line.starts_with("await ")), "{name} waits for nothing before it begins");
        }
        let script = fused();
        assert!(!script.contains("import ") && script.matches("export ").count() == 1);
        assert!(script.ends_with("undos };\n"), "{}", &script[script.len() - 100..]);
    }

    #[test]
    fn a_script_of_one_room_imports_what_is_fused_from_there() {
        assert_eq!(
            beside("import { fold } from './find.js';\nfold('./find.js');\n"),
            "import { fold } from './main.js';\nfold('./find.js');\n"
        );
    }
}
