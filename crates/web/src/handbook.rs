//! Pages of the handbook that come from the code, so that they cannot be wrong: who may do what.

use std::fmt::Write as _;

use domain::{Act, Actor, Editing, Role, Who, may};
use words::{Lang, Words};

use crate::page::role_word;
use crate::refusal::act_word;

/// Who may do what, as a page of the handbook in Markdown.
pub fn who_may_do_what() -> String {
    let w = Words::new(Lang::En);
    let mut page = String::from(HEAD);
    let roles: Vec<String> = Role::ALL.into_iter().map(|role| role_word(role, w)).collect();
    let _ = writeln!(page, "\n| | {} |\n|---|{}", roles.join(" | "), ":-:|".repeat(roles.len()));
    for act in Act::ALL {
        // Only writing depends on who may write on the board.
        let editings: &[Editing] = if act == Act::Write { &[Editing::Anyone, Editing::Tickets, Editing::Team] } else { &[Editing::Anyone] };
        for editing in editings {
            let what = match (act, editing) {
                (Act::Write, Editing::Anyone) => format!("{}, where anyone may", act_word(w, act)),
                (Act::Write, Editing::Tickets) => format!("{}, where one needs a ticket", act_word(w, act)),
                (Act::Write, Editing::Team) => format!("{}, where only the team may", act_word(w, act)),
                _ => act_word(w, act).to_owned(),
            };
            let cells: Vec<&str> = Role::ALL
                .into_iter()
                .map(|role| if may(&Actor { who: Who::Team, role }, act, *editing).is_ok() { "yes" } else { "" })
                .collect();
            let _ = writeln!(page, "| {what} | {} |", cells.join(" | "));
        }
    }
    page.push_str(FOOT);
    page
}

const HEAD: &str = "# Who may do what

This table is written by the program's own rules (`domain::act`), and a test compares both.
";

const FOOT: &str = "
- **Everybody reads** the board, its projects, results and notes, the wall and the report. Names are shown to those whom their owners chose.
- **Undo**: whoever may write undoes what was done last to a thing; one's own seat and presence are one's own to change.
- **Take off the board**: one's own project (added, led or sat at), result or note; a coordinator anything.
- **Invite**: nobody gives a role that is larger than their own. The last coordinator cannot be sent away.
- **Undo is not there** for profiles, for text that was made unreadable, and for what time does.
- Leading a project is no role: whoever leads is the first to be asked, and may do what all who write may.
";
