//! The report: who was there, what they worked on and what came of it, as a page and as Markdown to publish. It says what
//! everyone may see, whoever asks for it, so that it can be put anywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use askama::Template;
use axum::Router;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::{Audience, Date, Event, Outcome, PersonId, Project, ProjectId, Theme};
use words::Words;

use crate::app::App;
use crate::board::{OutcomeRow, kind_word, title};
use crate::forms::show_kept;
use crate::page::Page;
use crate::reader::Reader;
use crate::say::Say;

/// Addresses of the report.
pub fn routes() -> Router<App> {
    Router::new().route("/{event}/report", get(page)).route("/{event}/report.md", get(markdown))
}

#[derive(Template)]
#[template(path = "report/report.html")]
struct ReportPage {
    page: Page,
    w: Words,
    title: String,
    days: String,
    people: String,
    hidden: usize,
    figures: Vec<(String, usize)>,
    projects: Vec<Part>,
    /// Outcomes of no project.
    others: Vec<String>,
    themes: Vec<ThemePart>,
}

/// A theme, with the projects that are about it, and outcomes that are about it and of none of these.
struct ThemePart {
    /// As HTML.
    name: String,
    /// Address, title, how many outcomes.
    projects: Vec<(String, String, usize)>,
    outcomes: Vec<String>,
}

/// A project of the report, with what came of it.
struct Part {
    href: String,
    title: String,
    who: String,
    days: String,
    outcomes: Vec<String>,
}

/// What the report is about, in the order in which it is told.
struct Report<'a> {
    say: Say<'a>,
    people: Vec<&'a str>,
    hidden: usize,
    projects: Vec<(&'a Project, Vec<&'a Outcome>)>,
    others: Vec<&'a Outcome>,
}

/// What is about a theme.
struct About<'r> {
    theme: &'r Theme,
    projects: Vec<(&'r Project, usize)>,
    outcomes: Vec<&'r Outcome>,
}

impl<'a> Report<'a> {
    fn of(say: Say<'a>) -> Self {
        let event = say.event();
        let there = people_of(event);
        let mut people: Vec<&str> = there.iter().filter_map(|person| say.name(*person)).collect();
        people.sort_by_key(|name| name.to_lowercase());
        let hidden = there.len() - people.len();
        let mut outcomes: BTreeMap<Option<ProjectId>, Vec<&Outcome>> = BTreeMap::new();
        let mut all: Vec<&Outcome> = event.outcomes.values().filter(|outcome| !outcome.withdrawn).collect();
        all.sort_unstable_by_key(|outcome| (outcome.day, outcome.added));
        for outcome in all {
            let project = outcome.about.project.map(|project| event.now_part_of(project));
            let shown = project.filter(|project| event.projects.get(project).is_some_and(|known| !known.withdrawn));
            outcomes.entry(shown).or_default().push(outcome);
        }
        let others = outcomes.remove(&None).unwrap_or_default();
        let mut projects: Vec<(&Project, Vec<&Outcome>)> = event
            .projects
            .values()
            .filter(|project| !project.withdrawn)
            .map(|project| (project, outcomes.remove(&Some(project.id)).unwrap_or_default()))
            // An idea that nobody took up is no part of what was done.
            .filter(|(project, outcomes)| {
                !outcomes.is_empty() || project.days.values().any(|on_day| on_day.state != domain::project::State::Idea)
            })
            .collect();
        projects.sort_unstable_by_key(|(project, _)| project.added);
        Self { say, people, hidden, projects, others }
    }

    /// The themes that anything is about, in the order of the list.
    fn themes(&self) -> Vec<About<'_>> {
        let about = |theme: &'a Theme| {
            let is_about = |project: &Project| project.about.theme == Some(theme.id);
            let of_theme = |outcome: &&&Outcome| outcome.about.theme == Some(theme.id);
            let (its, others): (Vec<_>, Vec<_>) = self.projects.iter().partition(|(project, _)| is_about(project));
            let of_others = others.iter().flat_map(|(_, outcomes)| outcomes).chain(&self.others).filter(of_theme);
            About {
                theme,
                projects: its.iter().map(|(project, outcomes)| (*project, outcomes.len())).collect(),
                outcomes: of_others.copied().collect(),
            }
        };
        let all = self.say.event().themes.iter().map(about);
        all.filter(|about| !about.projects.is_empty() || !about.outcomes.is_empty()).collect()
    }

    fn write_themes(&self, text: &mut String) {
        let (w, themes) = (self.say.words, self.themes());
        if !themes.is_empty() {
            let _ = write!(text, "\n## {}\n", w.themes());
        }
        for About { theme, projects, outcomes } in themes {
            let _ = write!(text, "\n### {}\n", inert(&crate::themes::name(theme, w)));
            if let Some(link) = theme.link.as_ref().filter(|link| !link.as_str().is_empty()) {
                let _ = write!(text, "\n<{}>\n", link.as_str());
            }
            if !projects.is_empty() {
                text.push('\n');
            }
            for (project, outcomes) in projects {
                let _ = writeln!(text, "- {}", inert(&w.project_and_outcomes(outcomes, title(project.about.title.as_str(), w))));
            }
            self.write_outcomes(text, &outcomes);
        }
    }

    fn outcomes(&self) -> usize {
        self.others.len() + self.projects.iter().map(|(_, outcomes)| outcomes.len()).sum::<usize>()
    }

    fn days(&self) -> String {
        let (say, days) = (self.say, &self.say.event().days);
        match (days.front(), days.back()) {
            (Some(first), Some(last)) if first.date != last.date => {
                format!("{} {}", say.words.from_to(say.day_long(first.date), say.day_long(last.date)), last.date.year())
            }
            (Some(only), _) => format!("{} {}", say.day_long(only.date), only.date.year()),
            _ => String::new(),
        }
    }

    fn figures(&self) -> Vec<(String, usize)> {
        let w = self.say.words;
        vec![
            (w.report_people().to_owned(), self.people.len() + self.hidden),
            (w.report_projects().to_owned(), self.projects.len()),
            (w.report_outcomes().to_owned(), self.outcomes()),
        ]
    }

    fn who(&self, project: &Project) -> String {
        let people: BTreeSet<PersonId> =
            project.days.values().flat_map(|on_day| on_day.members.keys()).map(|person| self.say.event().now(*person)).collect();
        self.say.names(people.into_iter())
    }

    fn on_days(&self, project: &Project) -> String {
        self.say.list(project.days.keys().map(|day| self.say.day_name(*day)))
    }

    fn markdown(&self) -> String {
        let (w, say) = (self.say.words, self.say);
        let mut text = format!("# {}\n\n{}\n", inert(&title(say.event().title.as_str(), w)), self.days());
        for (what, count) in self.figures() {
            let _ = write!(text, "\n- {what}: {count}");
        }
        text.push('\n');
        let _ = write!(text, "\n## {}\n", w.report_done());
        for (project, outcomes) in &self.projects {
            let _ = write!(text, "\n### {}\n", inert(&title(project.about.title.as_str(), w)));
            let who = self.who(project);
            let remark = [self.on_days(project), who].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            let _ = write!(text, "\n{}\n", inert(&remark));
            self.write_outcomes(&mut text, outcomes);
        }
        if !self.others.is_empty() {
            let _ = write!(text, "\n### {}\n", w.report_others());
            self.write_outcomes(&mut text, &self.others);
        }
        self.write_themes(&mut text);
        if !self.people.is_empty() || self.hidden > 0 {
            let _ = write!(text, "\n## {}\n\n{}\n", w.report_people(), inert(&self.people_line()));
        }
        text
    }

    fn write_outcomes(&self, text: &mut String, outcomes: &[&Outcome]) {
        if !outcomes.is_empty() {
            text.push('\n');
        }
        for outcome in outcomes {
            let about = &outcome.about;
            let who = self.say.names(about.who.iter().copied());
            let what =
                if about.what.is_struck() { self.say.words.struck().to_owned() } else { inert(&about.what.as_str().replace('\n', " ")) };
            let links = about.links.iter().map(|link| format!("<{}>", link.as_str()));
            let said: Vec<String> = Some(what).filter(|what| !what.is_empty()).into_iter().chain(links).collect();
            let kind = about.kind.map(|kind| format!(" ({})", kind_word(kind, self.say.words))).unwrap_or_default();
            let who = if who.is_empty() { String::new() } else { format!("**{}** ", inert(&who)) };
            let _ = writeln!(text, "- {who}{}{kind}", said.join(" "));
        }
    }

    fn people_line(&self) -> String {
        match (self.people.is_empty(), self.hidden) {
            (true, hidden) => self.say.words.n_people(hidden),
            (false, 0) => self.say.list(&self.people),
            (false, hidden) => self.say.words.names_and_more(hidden, self.say.list(&self.people)),
        }
    }
}

/// Text that makes no element wherever the Markdown is put: what people wrote keeps its stars and links.
fn inert(text: &str) -> String {
    text.replace('<', "&lt;")
}

/// Everybody who was there, did something or sat at something; each once.
fn people_of(event: &Event) -> BTreeSet<PersonId> {
    let here = event.presence.keys().map(|(_, person)| *person);
    let sat = event.projects.values().filter(|project| !project.withdrawn);
    let sat = sat.flat_map(|project| project.days.values().flat_map(|on_day| on_day.members.keys().copied()));
    let did = event.outcomes.values().filter(|outcome| !outcome.withdrawn).flat_map(|outcome| outcome.about.who.iter().copied());
    here.chain(sat).chain(did).map(|person| event.now(person)).collect()
}

fn published(reader: &Reader) -> Report<'_> {
    Report::of(Say { view: &reader.view, audience: Audience::Everyone, words: reader.words })
}

async fn page(reader: Reader, headers: HeaderMap) -> Response {
    show_kept(&reader, &headers, "/report".to_owned(), || draw(&reader))
}

fn draw(reader: &Reader) -> String {
    let (w, report) = (reader.words, published(reader));
    let event = &reader.view.event;
    let row = |outcome: &&Outcome| OutcomeRow::of(report.say, outcome).render().unwrap_or_default();
    let day_of = |project: &Project| project.days.keys().next_back().copied().unwrap_or(event.moment.today);
    let href = |project: &Project, day: Date| format!("{}/projects/{}?day={day}", reader.root(), project.id.0.short());
    let text = ReportPage {
        page: Page::of(reader, format!("{} · {}", w.report(), title(event.title.as_str(), w)), "").hearing(reader, event.moment.today),
        w,
        title: title(event.title.as_str(), w),
        days: report.days(),
        people: report.people_line(),
        hidden: report.hidden,
        figures: report.figures(),
        projects: report
            .projects
            .iter()
            .map(|(project, outcomes)| Part {
                href: href(project, day_of(project)),
                title: title(project.about.title.as_str(), w),
                who: report.who(project),
                days: report.on_days(project),
                outcomes: outcomes.iter().map(row).collect(),
            })
            .collect(),
        others: report.others.iter().map(row).collect(),
        themes: report
            .themes()
            .into_iter()
            .map(|About { theme, projects, outcomes }| ThemePart {
                name: crate::themes::html(theme, w),
                projects: projects
                    .into_iter()
                    .map(|(project, outcomes)| (href(project, day_of(project)), title(project.about.title.as_str(), w), outcomes))
                    .collect(),
                outcomes: outcomes.iter().map(row).collect(),
            })
            .collect(),
    };
    text.render().unwrap_or_default()
}

async fn markdown(reader: Reader) -> Response {
    ([(CONTENT_TYPE, "text/markdown; charset=utf-8")], published(&reader).markdown()).into_response()
}
