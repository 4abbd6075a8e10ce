//! What would come of files, for the command line.

use std::fmt::Write as _;

use super::plan::{Plan, Thing, What};

/// The plan as a person reads it.
pub fn report(plan: &Plan) -> String {
    let mut told = String::new();
    for (head, things) in [
        ("Comes in", &plan.new),
        ("Is said anew", &plan.changed),
        ("Goes, as the files have it no more", &plan.gone),
        ("Is here and not in the files, and stays", &plan.only_here),
        ("Stays as somebody changed it here, though the files say something else", &plan.kept),
    ] {
        if !things.is_empty() {
            let _ = writeln!(told, "{head}:");
            for thing in things {
                line(&mut told, thing);
            }
        }
    }
    for (head, remarks) in [("To look at", &plan.remarks), ("Not brought in", &plan.left_out)] {
        if !remarks.is_empty() {
            let _ = writeln!(told, "{head}:");
            for (about, what) in remarks {
                let colon = if about.is_empty() { "" } else { ": " };
                let _ = writeln!(told, "  {about}{colon}{what}");
            }
        }
    }
    let _ = writeln!(
        told,
        "{} new, {} changed, {} gone, {} kept as changed here, {} so already, {} not brought in.",
        plan.new.len(),
        plan.changed.len(),
        plan.gone.len(),
        plan.kept.len(),
        plan.same,
        plan.left_out.len()
    );
    told
}

fn line(told: &mut String, thing: &Thing) {
    let what = match thing.what {
        What::Event => "event",
        What::Day => "day",
        What::Venue => "house",
        What::Person => "person",
        What::Session => "session",
        What::Project => "project",
        What::Page => "page",
        What::Questions => "questions",
        What::Sponsors => "sponsors",
        What::Look => "site",
        What::File => "file",
    };
    let parts = if thing.parts.is_empty() { String::new() } else { format!(": {}", thing.parts.join(", ")) };
    let _ = writeln!(told, "  {what:<9} {}{parts}", thing.name);
}
