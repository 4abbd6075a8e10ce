//! Refusals in words: what happened, and what to try.

use domain::file::{MOST_FILES, MOST_ROOM, Wrong};
use domain::{Act, Field, Free, Refusal, Thing};
use ledger::Rejected;
use words::Words;

use crate::page::role_word;
use crate::say::Say;

/// A refusal in words.
pub fn words(say: Say<'_>, refusal: &Refusal) -> String {
    let w = say.words;
    match refusal {
        Refusal::Empty { field } => w.refused_empty(field_word(w, *field)),
        Refusal::TooLong { field, limit, length } => w.refused_too_long(field_word(w, *field), *length, *limit),
        Refusal::NotALink { given } => w.refused_not_a_link(given.as_str()),
        Refusal::NotANumber { field, most } => w.refused_not_a_number(capital(field_word(w, *field)), *most),
        Refusal::NotATime { given } => w.refused_not_a_time(given.as_str()),
        Refusal::Past => w.refused_past().to_owned(),
        Refusal::UnknownDay => w.refused_unknown_day().to_owned(),
        Refusal::UnknownPlace => w.refused_unknown_place().to_owned(),
        Refusal::Gone { thing } => match thing {
            Thing::Project => w.refused_gone_project(),
            Thing::Outcome => w.refused_gone_outcome(),
            Thing::Message => w.refused_gone_message(),
            Thing::Person => w.refused_gone_person(),
            Thing::Import => w.refused_gone_import(),
            Thing::Session => w.refused_gone_session(),
            Thing::Day => w.refused_unknown_day(),
            Thing::Venue | Thing::Room => w.refused_unknown_place(),
            Thing::Change => w.refused_gone_change(),
            Thing::Task => w.refused_gone_task(),
            Thing::Round => w.refused_gone_round(),
            Thing::Theme => w.refused_gone_theme(),
            Thing::Proposal => w.refused_gone_proposal(),
            Thing::Talk => w.refused_gone_talk(),
            Thing::Page => w.refused_gone_page(),
            Thing::File => w.refused_gone_file(),
        }
        .to_owned(),
        Refusal::NotAllowed { act, needed } => w.refused_not_allowed(act_word(w, *act), role_word(*needed, w)),
        Refusal::NameNeeded => w.refused_name_needed().to_owned(),
        Refusal::RoomFull { room, heads, seats, next, anyway, .. } => {
            let name = say.event().room(*room).map_or(String::new(), |(_, room)| capital(&say.room_name(room.name.as_str())));
            go_on(w, full(say, &name, *heads, *seats, next.as_ref()), *anyway)
        }
        Refusal::VenueFull { venue, heads, seats, next, anyway } => {
            go_on(w, full(say, say.venue(*venue), *heads, *seats, next.as_ref()), *anyway)
        }
        Refusal::ProjectFull { project, heads, seats, anyway } => {
            let title = say.event().projects.get(project).map_or("", |project| project.about.title.as_str());
            let sentence = match seats.saturating_sub(*heads) {
                0 => w.refused_project_full(*heads, *seats, title),
                free => w.refused_project_short(free, *seats, title),
            };
            go_on(w, sentence, *anyway)
        }
        Refusal::NoColon { name, seats } => w.refused_no_colon(name.as_str(), *seats),
        Refusal::ChangedSince { by } => w.refused_changed_since(say.who(*by)),
        Refusal::NotOnThatDay { day } => w.refused_not_on_that_day(say.day_name(*day)),
        Refusal::VenueKnown { name } => w.refused_venue_known(name.as_str()),
        Refusal::Finished => w.refused_finished().to_owned(),
        Refusal::TaskDone => w.refused_task_done().to_owned(),
        Refusal::TaskKnown { task, anyway } => {
            let title = say.event().tasks.get(task).map_or_else(String::new, |task| crate::board::title(task.facts.title.as_str(), w));
            if *anyway { w.refused_task_page_known(title) } else { w.refused_task_known(title) }
        }
        Refusal::NoPlaceFound { mentor: true, .. } => w.refused_no_mentor_free().to_owned(),
        Refusal::NoPlaceFound { level: true, .. } => w.refused_no_first_step().to_owned(),
        Refusal::NoPlaceFound { .. } => w.refused_no_place_found().to_owned(),
        Refusal::MoreThanSeats { heads, seats } => w.refused_more_than_seats(*heads, *seats),
        Refusal::FullForNow { project, anyway } => {
            let title = say.event().projects.get(project).map_or("", |project| project.about.title.as_str());
            go_on(w, w.refused_full_for_now(title), *anyway)
        }
        Refusal::SeatsHeld { project, anyway } => {
            let title = say.event().projects.get(project).map_or("", |project| project.about.title.as_str());
            go_on(w, w.refused_seats_held(title), *anyway)
        }
        Refusal::InUse { thing } => match thing {
            Thing::Day => w.refused_in_use_day(),
            Thing::Room => w.refused_in_use_room(),
            _ => w.refused_in_use_house(),
        }
        .to_owned(),
        Refusal::NotHere => w.refused_not_here().to_owned(),
        Refusal::Itself => w.refused_itself().to_owned(),
        Refusal::LastCoordinator => w.refused_last_coordinator().to_owned(),
        Refusal::WrongWord => w.refused_wrong_word().to_owned(),
        Refusal::TooLateToUndo { by, .. } => w.refused_too_late_to_undo(say.who(*by)),
        Refusal::NeverUndone => w.refused_never_undone().to_owned(),
        Refusal::NotOpen => w.refused_not_open().to_owned(),
        Refusal::IdTaken => w.refused_id_taken().to_owned(),
        Refusal::UnknownZone => w.refused_unknown_zone().to_owned(),
        Refusal::Days => w.refused_days().to_owned(),
        Refusal::NoSuchTime { day, at } => w.refused_no_such_time(say.day_name(*day), say.clock(*at)),
        Refusal::RoomTaken { session, until, free, anyway } => {
            let title = say.event().sessions.get(session).map_or("", |session| session.about.title.as_str());
            let until = say.clock(until.to_zoned(say.event().zone.clone()).time());
            let sentence = match free.and_then(|room| say.event().room(room)) {
                Some((venue, room)) => {
                    w.refused_room_taken(say.list([venue.name.as_str(), &say.room_name(room.name.as_str())]), title, until)
                }
                None => w.refused_all_rooms_taken(title, until),
            };
            go_on(w, sentence, *anyway)
        }
        Refusal::NoSuchFile { given } => w.refused_no_such_file(given.as_str()),
        Refusal::OverAlready => w.refused_over_already().to_owned(),
        Refusal::OnTheSpot => w.refused_on_the_spot().to_owned(),
        Refusal::SessionFull { session, seats } => {
            let title = say.event().sessions.get(session).map_or("", |session| session.about.title.as_str());
            w.refused_session_full(*seats, title)
        }
        Refusal::NotAPermalink { given } => w.refused_not_a_permalink(given.as_str()),
        Refusal::PermalinkTaken { page } => {
            let title = say.event().site.pages.get(page).map_or("", |page| page.about.title.as_str());
            w.refused_permalink_taken(title)
        }
        Refusal::AliasTaken { alias, page: Some(page) } => {
            let title = say.event().site.pages.get(page).map_or("", |page| page.about.title.as_str());
            w.refused_alias_taken(alias.as_str(), title)
        }
        Refusal::AliasTaken { alias, page: None } => w.refused_alias_is_a_room(alias.as_str()),
        Refusal::LeadsElsewhere { page } => {
            let title = say.event().site.pages.get(page).map_or("", |page| page.about.title.as_str());
            w.refused_leads_elsewhere(title)
        }
        Refusal::NotALanguage { given } => w.refused_not_a_language(given.as_str()),
        Refusal::NotAColour { given } => w.refused_not_a_colour(given.as_str()),
        Refusal::File(wrong) => file(w, wrong),
    }
}

fn file(w: Words, wrong: &Wrong) -> String {
    let megabytes = |bytes: u64| bytes.div_ceil(1 << 20);
    match wrong {
        Wrong::Path { given } => w.refused_file_path(given.as_str()),
        Wrong::Alike { path, other } => w.refused_file_alike(other.as_str(), path.as_str()),
        Wrong::Large { path, bytes, most } => w.refused_file_large(megabytes(*most), path.as_str(), megabytes(*bytes)),
        Wrong::Many => w.refused_file_many(MOST_FILES),
        Wrong::NoRoom => w.refused_file_no_room(megabytes(MOST_ROOM)),
        Wrong::Pixels { path, width, height } => {
            let (most, side) = (crate::files::MOST_MEGAPIXELS, crate::files::LONGEST_SIDE);
            w.refused_file_pixels(*height, most, path.as_str(), side, *width)
        }
        Wrong::Kind { path } => w.refused_file_kind(path.as_str()),
        Wrong::Foreign { path } => w.refused_file_foreign(path.as_str()),
        Wrong::Broken { path } => w.refused_file_broken(path.as_str()),
        Wrong::Fetches { path, line } => w.refused_file_fetches(*line, path.as_str()),
        Wrong::Unknown { given, near: Some(near) } => w.refused_file_unknown_near(given.as_str(), near.as_str()),
        Wrong::Unknown { given, near: None } => w.refused_file_unknown(given.as_str()),
        Wrong::NotFit { path } => w.refused_file_not_fit(path.as_str()),
    }
}

/// As it stands at the begin of a sentence.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn full(say: Say<'_>, name: &str, heads: u32, seats: u32, next: Option<&Free>) -> String {
    match next {
        Some(free) => {
            let room = free.room.and_then(|room| say.event().room(room)).map(|(_, room)| say.room_name(room.name.as_str()));
            let place = room.map_or_else(|| say.venue(free.venue).to_owned(), |room| say.words.list_next(say.venue(free.venue), room));
            match seats.saturating_sub(heads) {
                0 => say.words.refused_full_next(free.seats, heads, name, place, seats),
                left => say.words.refused_short_next(free.seats, left, name, place, seats),
            }
        }
        None => match seats.saturating_sub(heads) {
            0 => say.words.refused_full(heads, name, seats),
            left => say.words.refused_short(left, name, seats),
        },
    }
}

fn go_on(w: Words, sentence: String, anyway: bool) -> String {
    if anyway { format!("{sentence} {}", w.refused_or_anyway()) } else { sentence }
}

/// What the ledger could not do, in words.
pub fn rejected(w: Words, rejected: &Rejected) -> String {
    match rejected {
        Rejected::Reused => w.rejected_reused(),
        Rejected::Taken => w.rejected_taken(),
        Rejected::NoSuchEvent => w.problem_not_found(),
        // A refusal has words of its own; the others say the same to a reader: try again.
        Rejected::Outdated => w.rejected_outdated(),
        Rejected::Refused(_) | Rejected::NotSaved(_) | Rejected::Closed => w.rejected_not_saved(),
    }
    .to_owned()
}

fn field_word(w: Words, field: Field) -> &'static str {
    match field {
        Field::Title => w.field_title(),
        Field::Audience => w.field_audience(),
        Field::Where => w.field_where(),
        Field::Needs => w.field_needs(),
        Field::Seats => w.field_seats(),
        Field::StartsWith => w.field_starts_with(),
        Field::Level => w.field_level(),
        Field::Name => w.field_name(),
        Field::Who => w.field_who(),
        Field::What => w.field_what(),
        Field::Link => w.field_link(),
        Field::Text => w.field_text(),
        Field::Count => w.field_count(),
        Field::Day => w.field_day(),
        Field::Zone => w.field_zone(),
        Field::Venue => w.field_venue(),
        Field::Address => w.field_address(),
        Field::Slug => w.field_slug(),
        Field::Contact => w.field_contact(),
        Field::Install => w.field_install(),
        Field::Label => w.field_label(),
        Field::Reach => w.field_reach(),
        Field::Time => w.field_time(),
        Field::Word => w.field_word(),
        Field::Corner => w.field_corner(),
        Field::Signpost => w.field_signpost(),
        Field::Room => w.field_room(),
        Field::Project => w.field_project(),
        Field::Minutes => w.field_minutes(),
        Field::Permalink => w.field_permalink(),
        Field::File => w.field_file(),
        Field::Colour => w.field_colour(),
        Field::Language => w.field_language(),
    }
}

/// What somebody wants to do, after "to".
pub fn act_word(w: Words, act: Act) -> &'static str {
    match act {
        Act::Write => w.act_write(),
        Act::Announce => w.act_announce(),
        Act::Count => w.act_count(),
        Act::Others => w.act_others(),
        Act::PutAnyway => w.act_put_anyway(),
        Act::Admit => w.act_admit(),
        Act::People => w.act_people(),
        Act::UndoAny => w.act_undo_any(),
        Act::Arrange => w.act_arrange(),
        Act::Invite => w.act_invite(),
        Act::Answers => w.act_answers(),
        Act::Import => w.act_import(),
        Act::Withdraw => w.act_withdraw(),
        Act::Strike => w.act_strike(),
        Act::Open => w.act_open(),
        Act::Tick => w.act_tick(),
    }
}
