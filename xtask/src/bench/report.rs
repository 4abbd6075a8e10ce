//! What was measured, as tables for people, with the goals that it is held to.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::programs::Cores;
use super::site::Site;

/// Tables, and the goals behind them.
#[derive(Default)]
pub struct Report {
    lines: Vec<String>,
    goals: Vec<Goal>,
}

struct Goal {
    what: String,
    bound: Bound,
    seen: f64,
}

#[derive(Clone, Copy)]
enum Bound {
    AtMost(f64),
    AtLeast(f64),
}

impl Report {
    fn of(cores: &Cores) -> Self {
        let mut report = Self::default();
        report.line(format!("Machine: {}.\n", cores.in_words()));
        report
    }

    fn line(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    /// A table's head: what the rows are, and the columns of figures.
    fn head(&mut self, cells: &[&str]) {
        self.row(cells);
        self.line(format!("|---|{}", "---:|".repeat(cells.len() - 1)));
    }

    fn row<T: AsRef<str>>(&mut self, cells: &[T]) {
        let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
        self.line(format!("| {} |", cells.join(" | ")));
    }

    fn at_most(&mut self, what: impl Into<String>, most: f64, seen: f64) {
        self.goals.push(Goal { what: what.into(), bound: Bound::AtMost(most), seen });
    }

    fn at_least(&mut self, what: impl Into<String>, least: f64, seen: f64) {
        self.goals.push(Goal { what: what.into(), bound: Bound::AtLeast(least), seen });
    }

    /// All of it as Markdown.
    pub fn text(mut self) -> String {
        if !self.goals.is_empty() {
            self.line("");
            self.head(&["goal", "", "seen", ""]);
            for goal in std::mem::take(&mut self.goals) {
                let (bound, held) = match goal.bound {
                    Bound::AtMost(most) => (format!("at most {}", short(most)), goal.seen <= most),
                    Bound::AtLeast(least) => (format!("at least {}", short(least)), goal.seen >= least),
                };
                self.row(&[goal.what, bound, short(goal.seen), if held { "held" } else { "missed" }.to_owned()]);
            }
        }
        self.lines.join("\n") + "\n"
    }
}

/// Who sits where: values beside bounds and known optima, and what it takes of one processor.
pub fn matching(figures: &Value) -> Report {
    let mut report = Report::default();
    report.line("One processor, its own time. A gap is how far the plan is below its proven bound.\n");
    known(&mut report, list(figures, "known"));
    generated(&mut report, list(figures, "generated"));
    changes(&mut report, list(figures, "known"), list(figures, "generated"));
    published(&mut report, list(figures, "assign"), list(figures, "preferences"));
    generalised(&mut report, list(figures, "gap"));
    report
}

fn list<'a>(figures: &'a Value, name: &str) -> &'a [Value] {
    figures[name].as_array().map_or(&[], Vec::as_slice)
}

fn known(report: &mut Report, instances: &[Value]) {
    if instances.is_empty() {
        return;
    }
    report.head(&["instance", "best possible", "seeds that reach it", "lowest value", "highest bound", "longest, ms"]);
    for instance in instances {
        let (name, optimum, runs) = (instance["name"].as_str().unwrap_or("?"), figure(instance, "/optimum"), list(instance, "runs"));
        let reached = runs.iter().filter(|run| figure(run, "/value") >= optimum).count();
        let (value, bound, longest) = (lowest(runs, "/value"), highest(runs, "/bound"), highest(runs, "/ms"));
        report.row(&[
            name.to_owned(),
            short(optimum),
            format!("{reached} of {}", runs.len()),
            short(value),
            short(bound),
            format!("{longest:.1}"),
        ]);
        report.at_least(format!("{name}: lowest value"), optimum, value);
        report.at_most(format!("{name}: bound above the best possible, %"), 0.2, 100.0 * (bound - optimum) / optimum);
        report.at_most(format!("{name}: longest, ms"), 100.0, longest);
    }
    report.line("");
}

fn generated(report: &mut Report, sizes: &[Value]) {
    report.head(&["people", "projects", "rooms", "mornings", "mean gap, %", "largest gap, %", "proven best", "median, ms", "longest, ms"]);
    for size in sizes {
        let (people, runs) = (figure(size, "/people"), list(size, "runs"));
        let gaps: Vec<f64> = runs.iter().map(|run| figure(run, "/gap")).collect();
        let proven = gaps.iter().filter(|gap| **gap <= 0.0).count();
        let (gap, longest) = (highest(runs, "/gap"), highest(runs, "/ms"));
        report.row(&[
            short(people),
            short(figure(size, "/projects")),
            short(figure(size, "/rooms")),
            runs.len().to_string(),
            format!("{:.3}", mean(&gaps)),
            format!("{gap:.3}"),
            format!("{proven} of {}", runs.len()),
            format!("{:.1}", median(runs.iter().map(|run| figure(run, "/ms")).collect())),
            format!("{longest:.1}"),
        ]);
        if people <= 600.0 {
            report.at_most(format!("{people:.0} people: largest gap, %"), 0.3, gap);
            report.at_most(format!("{people:.0} people: longest, ms"), 200.0, longest);
        }
        if (people - 2_000.0).abs() < 0.5 {
            report.at_most("2000 people: largest gap, %", 0.1, gap);
            report.at_most("2000 people: longest, ms", 1_500.0, longest);
        }
    }
    report.line("");
}

fn changes(report: &mut Report, known: &[Value], generated: &[Value]) {
    report.head(&["somebody goes, or comes", "others who move, mean", "most", "below a fresh plan, %", "median, ms", "longest, ms"]);
    for instance in known.iter().chain(generated).filter(|instance| instance["changes"].is_object()) {
        let name = instance["name"].as_str().map_or_else(|| format!("{:.0} people", figure(instance, "/people")), str::to_owned);
        let (most, longest) = (figure(instance, "/changes/moved_most"), figure(instance, "/changes/ms_most"));
        report.row(&[
            name.clone(),
            format!("{:.2}", figure(instance, "/changes/moved_mean")),
            short(most),
            format!("{:.2}", figure(instance, "/changes/lost")),
            format!("{:.1}", figure(instance, "/changes/ms")),
            format!("{longest:.1}"),
        ]);
        if instance["name"].is_string() {
            report.at_most(format!("{name}: most who move beyond what rules force"), 3.0, most);
            report.at_most(format!("{name}: longest after a change, ms"), 20.0, longest);
        }
    }
}

fn published(report: &mut Report, assign: &[Value], preferences: &[Value]) {
    if assign.is_empty() && preferences.is_empty() {
        return;
    }
    report.line("");
    report.head(&["published", "best possible", "reached", "ms"]);
    for problem in assign {
        let name = problem["name"].as_str().unwrap_or("?");
        let all = if problem["all"] == true { "" } else { ", not all placed" };
        let (optimum, value) = (figure(problem, "/optimum"), figure(problem, "/value"));
        report.row(&[format!("{name}, cost"), short(optimum), format!("{}{all}", short(value)), format!("{:.1}", figure(problem, "/ms"))]);
        report.at_most(format!("{name}: cost"), optimum, if all.is_empty() { value } else { f64::INFINITY });
    }
    for problem in preferences {
        let name = problem["name"].as_str().unwrap_or("?");
        let pair = |people: &str, ranks: &str| format!("{:.0} people, ranks {:.0}", figure(problem, people), figure(problem, ranks));
        report.row(&[
            name.to_owned(),
            pair("/people_optimum", "/ranks_optimum"),
            pair("/people", "/ranks"),
            format!("{:.1}", figure(problem, "/ms")),
        ]);
        report.at_least(format!("{name}: people"), figure(problem, "/people_optimum"), figure(problem, "/people"));
        report.at_most(format!("{name}: sum of ranks"), figure(problem, "/ranks_optimum"), figure(problem, "/ranks"));
    }
}

/// The library's generalised assignment problems, five in each file.
fn generalised(report: &mut Report, files: &[Value]) {
    if files.is_empty() {
        return;
    }
    report.line("");
    report.head(&[
        "published, five each",
        "below the best possible, mean %",
        "best possible reached",
        "own bound above it, mean %",
        "proven",
        "longest, ms",
    ]);
    let mut all = Vec::new();
    for file in files {
        let (name, runs) = (file["name"].as_str().unwrap_or("?"), list(file, "runs"));
        let above = |run: &Value, path: &str| 100.0 * (figure(run, path) / figure(run, "/optimum") - 1.0);
        // Every job has to be done.
        let below = runs.iter().map(|run| if run["all"] == true { 0.0 - above(run, "/value") } else { f64::INFINITY });
        let below: Vec<f64> = below.collect();
        let bounds: Vec<f64> = runs.iter().map(|run| above(run, "/bound")).collect();
        let reached = below.iter().filter(|below| **below <= 0.0).count();
        let proven = runs.iter().filter(|run| figure(run, "/value") >= figure(run, "/bound")).count();
        report.row(&[
            name.to_owned(),
            format!("{:.3}", mean(&below)),
            format!("{reached} of {}", runs.len()),
            format!("{:.3}", mean(&bounds)),
            format!("{proven} of {}", runs.len()),
            format!("{:.1}", highest(runs, "/ms")),
        ]);
        all.extend(below);
    }
    report.at_most("generalised assignment: mean below the best possible, %", 0.5, mean(&all));
}

fn lowest(runs: &[Value], path: &str) -> f64 {
    runs.iter().map(|run| figure(run, path)).fold(f64::INFINITY, f64::min)
}

fn highest(runs: &[Value], path: &str) -> f64 {
    runs.iter().map(|run| figure(run, path)).fold(f64::NEG_INFINITY, f64::max)
}

#[expect(clippy::cast_precision_loss, reason = "a handful of figures")]
fn mean(figures: &[f64]) -> f64 {
    figures.iter().sum::<f64>() / figures.len().max(1) as f64
}

/// The middle one of some figures.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A figure with as many digits as say something.
fn short(figure: f64) -> String {
    let digits = if figure.fract() == 0.0 || figure.abs() >= 100.0 { 0 } else { 2 };
    format!("{figure:.digits$}")
}

fn figure(value: &Value, path: &str) -> f64 {
    value.pointer(path).and_then(Value::as_f64).unwrap_or(f64::NAN)
}

fn ratio(value: &Value, one: &str, other: &str) -> f64 {
    figure(value, one) / figure(value, other)
}

/// Of a change, until everybody has it.
pub fn live(cores: &Cores, runs: &[Value], renders: &[Value]) -> Report {
    let mut report = Report::of(cores);
    report.head(&[
        "watchers",
        "messages of 2 kB",
        "CPU per delivery, µs",
        "bare sockets",
        "ratio",
        "ratio of the best turns",
        "to the last, ms",
        "bare sockets",
        "ratio",
        "memory per watcher, kB",
    ]);
    for run in runs {
        report.row(&[
            format!("{:.0}", figure(run, "/watchers")),
            format!("{:.0}", figure(run, "/messages")),
            format!("{:.2}", figure(run, "/board/cpu_us")),
            format!("{:.2}", figure(run, "/floor/cpu_us")),
            format!("{:.2}", ratio(run, "/board/cpu_us", "/floor/cpu_us")),
            format!("{:.2}", ratio(run, "/board/cpu_us_lowest", "/floor/cpu_us_lowest")),
            format!("{:.1}", figure(run, "/board/last_ms")),
            format!("{:.1}", figure(run, "/floor/last_ms")),
            format!("{:.2}", ratio(run, "/board/last_ms", "/floor/last_ms")),
            format!("{:.2}", memory(run)),
        ]);
    }
    report.line("");
    report.head(&[
        "watchers",
        "author answered after, ms",
        "before the last watcher",
        "CPU of a change outside the writing thread, µs",
        "of it the ledger's thread",
        "other load meanwhile, cores",
    ]);
    for run in runs {
        let (ledger, rest) = (figure(run, "/board/ledger_us"), figure(run, "/board/rest_us"));
        report.row(&[
            format!("{:.0}", figure(run, "/watchers")),
            format!("{:.1}", figure(run, "/board/answered_ms")),
            format!("{:.0} of {:.0}", figure(run, "/board/answered_first"), figure(run, "/messages")),
            format!("{:.0}", ledger + rest),
            format!("{ledger:.0}"),
            format!("{:.2}", figure(run, "/other/cores") + figure(run, "/other/stolen")),
        ]);
    }
    report.line("\nNo watcher lost a message, had one twice or out of order: such a run fails.\n");
    report.head(&["fragments drawn for three audiences in two languages", "watchers", "changes", "drawn", "at most"]);
    for run in renders {
        let cells: Vec<String> = ["/watchers", "/changes", "/renders", "/most"].iter().map(|path| short(figure(run, path))).collect();
        report.row(&[&[String::new()], &cells[..]].concat());
    }
    for run in runs {
        let watchers = figure(run, "/watchers");
        report.at_most(
            format!("CPU of a delivery to {watchers:.0}, times bare sockets"),
            1.15,
            ratio(run, "/board/cpu_us", "/floor/cpu_us"),
        );
        report.at_most(format!("memory of each of {watchers:.0}, kB"), 2.0, memory(run));
    }
    if let Some(run) = runs.first() {
        report.at_most("from the post to the last watcher, times bare sockets", 2.0, ratio(run, "/board/last_ms", "/floor/last_ms"));
    }
    report
}

fn memory(run: &Value) -> f64 {
    figure(run, "/board/bytes_when_open").max(figure(run, "/board/bytes_at_end")) / 1000.0
}

/// Of pages that are asked for again and again.
pub fn pages(cores: &Cores, runs: &Value, beside: &Value) -> Report {
    let mut report = Report::of(cores);
    report.head(&["page", "bytes with its head", "requests per second", "a constant", "ratio", "CPU per request, µs", "a constant"]);
    for (what, path) in [("the board, to anybody", "/anybody"), ("the board, signed in", "/signed_in")] {
        let run = runs.pointer(path).unwrap_or(&Value::Null);
        report.row(&[
            what.to_owned(),
            format!("{:.0}", figure(run, "/board/answer_bytes")),
            format!("{:.0}", figure(run, "/board/per_second")),
            format!("{:.0}", figure(run, "/constant/per_second")),
            format!("{:.2}", ratio(run, "/board/per_second", "/constant/per_second")),
            format!("{:.1}", figure(run, "/board/cpu_us")),
            format!("{:.1}", figure(run, "/constant/cpu_us")),
        ]);
    }
    let run = &runs["project"];
    report.row(&[
        "a project's page, drawn for its reader".to_owned(),
        format!("{:.0}", figure(run, "/answer_bytes")),
        format!("{:.0}", figure(run, "/per_second")),
        String::new(),
        String::new(),
        format!("{:.1}", figure(run, "/cpu_us")),
        String::new(),
    ]);
    report.line("");
    report.head(&[
        "the board, asked for by one reader",
        "until answered, ms, median",
        "one in a hundred is slower than, ms",
        "plans found meanwhile",
    ]);
    for (what, of) in [("while nothing else happens", "alone"), ("while places are looked for, again and again", "beside")] {
        let plans = if of == "beside" {
            format!("{:.0}, in {:.0} ms each", figure(beside, "/works"), figure(beside, "/work_ms"))
        } else {
            String::new()
        };
        let took = |what: &str| format!("{:.2}", figure(beside, &format!("/{of}/{what}")));
        report.row(&[what.to_owned(), took("median_ms"), took("slow_ms"), plans]);
    }
    let part = |path: &str| ratio(runs.pointer(path).unwrap_or(&Value::Null), "/board/per_second", "/constant/per_second");
    report.at_least("the board's requests per second, part of a constant's", 0.6, part("/anybody"));
    report.at_least("signed in, part of a constant's", 0.5, part("/signed_in"));
    report.at_most(
        "the board while places are looked for, times as long as else",
        1.5,
        ratio(beside, "/beside/median_ms", "/alone/median_ms"),
    );
    report.at_least("pages drawn for their reader, per second and core", 2000.0, 1e6 / figure(run, "/cpu_us"));
    report
}

/// Of what is posted.
pub fn forms(cores: &Cores, door: &Value, posts: &[Value]) -> Report {
    let mut report = Report::of(cores);
    report.head(&["the ledger's door, in process", "ledger", "bare SQLite", "ratio"]);
    let together = ratio(door, "/per_second", "/bare_per_second");
    let alone = ratio(door, "/alone_ms", "/bare_alone_ms");
    report.row(&[
        format!("{:.0} callers, {:.0} orders in a commit: orders per second", figure(door, "/callers"), figure(door, "/in_a_commit")),
        format!("{:.0}", figure(door, "/per_second")),
        format!("{:.0}", figure(door, "/bare_per_second")),
        format!("{together:.2}"),
    ]);
    report.row(&[
        "one caller: until answered, ms, median".to_owned(),
        format!("{:.2}", figure(door, "/alone_ms")),
        format!("{:.2}", figure(door, "/bare_alone_ms")),
        format!("{alone:.2}"),
    ]);
    report.line("");
    report.head(&["over HTTP", "forms per second", "until answered, ms, median", "the server's CPU per form, µs"]);
    for run in posts {
        report.row(&[
            format!("{:.0} at once", figure(run, "/people")),
            format!("{:.0}", figure(run, "/per_second")),
            format!("{:.2}", figure(run, "/answered_ms")),
            format!("{:.0}", figure(run, "/cpu_us")),
        ]);
    }
    report.at_least("many callers, part of bare SQLite's orders per second", 0.5, together);
    report.at_most("one caller, times one bare commit", 1.5, alone);
    report
}

/// Of a site with a large timetable.
pub fn site(cores: &Cores, site: &Site, pages: &[Value]) -> Report {
    let mut report = Report::of(cores);
    let (applied, again) = (site.applied.as_secs_f64(), site.again.as_secs_f64());
    report.line(format!("`apply` of {} sessions: {applied:.2} s, again with nothing new: {again:.2} s.\n", site.sessions));
    report.head(&[
        "page",
        "bytes with its head",
        "first view, bytes",
        "elements",
        "requests per second",
        "a constant",
        "ratio",
        "CPU per request, µs",
        "a constant",
    ]);
    for page in pages {
        let asked = &page["asked"];
        report.row(&[
            page["what"].as_str().unwrap_or("?").to_owned(),
            format!("{:.0}", figure(asked, "/board/answer_bytes")),
            format!("{:.0}", figure(page, "/view/bytes")),
            format!("{:.0}", figure(page, "/view/elements")),
            format!("{:.0}", figure(asked, "/board/per_second")),
            format!("{:.0}", figure(asked, "/constant/per_second")),
            format!("{:.2}", ratio(asked, "/board/per_second", "/constant/per_second")),
            format!("{:.1}", figure(asked, "/board/cpu_us")),
            format!("{:.1}", figure(asked, "/constant/cpu_us")),
        ]);
    }
    report.at_most(format!("apply of {} sessions, s", site.sessions), 2.0, applied);
    for page in pages {
        let what = page["what"].as_str().unwrap_or("?");
        report.at_most(format!("{what}: first view, bytes"), 60_000.0, figure(page, "/view/bytes"));
        report.at_least(
            format!("{what}: requests per second, part of a constant's"),
            0.5,
            ratio(page, "/asked/board/per_second", "/asked/constant/per_second"),
        );
    }
    report
}

/// Of opening an event and of how it grows.
pub fn growth(cores: &Cores, runs: &[Value], idle: &Value) -> Report {
    let mut report = Report::of(cores);
    report.head(&[
        "projects",
        "changes",
        "from start to first page, ms",
        "memory, MB",
        "CPU per change, one watcher, µs",
        "page after a change, ms",
        "page, bytes",
        "first view, bytes",
        "requests",
        "elements",
    ]);
    for run in runs {
        report.row(&[
            format!("{:.0}", figure(run, "/projects")),
            format!("{:.0}", figure(run, "/changes")),
            format!("{:.0}", figure(run, "/opened_ms")),
            format!("{:.1}", figure(run, "/view/resident") / 1e6),
            format!("{:.0}", figure(run, "/change/cpu_us")),
            format!("{:.2}", figure(run, "/change/page_ms")),
            format!("{:.0}", figure(run, "/view/page_bytes")),
            format!("{:.0}", figure(run, "/view/bytes")),
            format!("{:.0}", figure(run, "/view/requests")),
            format!("{:.0}", figure(run, "/view/elements")),
        ]);
    }
    let megabytes = figure(idle, "/resident") / 1e6;
    report.line(format!("\nThe demo, idle after its first page: {megabytes:.1} MB. Its first view: {:.0} bytes.", figure(idle, "/bytes")));
    for run in runs {
        let (projects, changes) = (figure(run, "/projects"), figure(run, "/changes"));
        if changes >= 100_000.0 {
            report.at_most(format!("{changes:.0} changes: from start to first page, ms"), 250.0, figure(run, "/opened_ms"));
        }
        if (100.0..=200.0).contains(&projects) && changes < 100_000.0 {
            report.at_most(format!("first view with {projects:.0} projects, bytes"), 60_000.0, figure(run, "/view/bytes"));
        }
        if (projects - 200.0).abs() < 0.5 {
            report.at_most("elements with 200 projects", 6000.0, figure(run, "/view/elements"));
        }
    }
    report.at_most("the idle demo, MB", 40.0, megabytes);
    report
}

/// Puts a text where the document has the tables of this part.
pub fn write(file: &Path, part: &str, text: &str) -> Result<()> {
    let page = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let page = with_tables(&page, part, text).with_context(|| format!("{} has no place for the tables of {part}", file.display()))?;
    fs::write(file, page).with_context(|| format!("cannot write {}", file.display()))
}

fn with_tables(page: &str, part: &str, text: &str) -> Option<String> {
    let begin = format!("<!-- tables: cargo xtask bench {part} --write -->\n");
    let (before, rest) = page.split_once(&begin)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{begin}{text}{END}{after}"))
}

const END: &str = "<!-- end of tables -->";

#[cfg(test)]
mod tests {
    use super::{Report, with_tables};

    #[test]
    fn new_tables_take_the_place_of_the_old_ones_of_their_part() {
        let page = "<!-- tables: cargo xtask bench live --write -->\nlive\n<!-- end of tables -->\nWords.\n<!-- tables: cargo xtask bench pages --write -->\nold\n<!-- end of tables -->\nMore.\n";
        assert_eq!(with_tables(page, "pages", "new\n"), Some(page.replace("old\n", "new\n")));
        assert_eq!(with_tables(page, "forms", "new\n"), None);
    }

    #[test]
    fn a_gap_that_is_too_wide_is_a_goal_missed() {
        let run = |gap: f64| serde_json::json!({ "people": 300, "projects": 40, "rooms": 6, "runs": [{ "gap": gap, "ms": 90.0 }] });
        for (gap, held) in [(0.2, "held"), (0.4, "missed")] {
            let text = super::matching(&serde_json::json!({ "generated": [run(gap)] })).text();
            assert!(text.contains(&format!("| 300 people: largest gap, % | at most 0.30 | {gap:.2} | {held} |")), "{text}");
            assert!(text.contains("| 300 people: longest, ms | at most 200 | 90 | held |"), "{text}");
        }
    }

    #[test]
    fn a_goal_says_whether_it_was_held() {
        let mut report = Report::default();
        report.at_most("cost", 1.15, 1.2);
        report.at_least("speed", 0.6, 0.6);
        let text = report.text();
        assert!(text.contains("| cost | at most 1.15 | 1.20 | missed |"), "{text}");
        assert!(text.contains("| speed | at least 0.60 | 0.60 | held |"), "{text}");
        let mut report = Report::default();
        report.at_most("what was not measured", 1.0, f64::NAN);
        assert!(report.text().contains("missed"));
    }
}
