//! The whole board by forms alone.

use browser::{Browser, Options, Page, Size};

use crate::program::{DEMO, Program};
use crate::scene::{row, row_comes};

#[test]
fn ada_does_everything_by_forms() {
    let program = Program::demo();
    let browser = Browser::start(&Options::default()).unwrap();
    let ada = browser.page(Size::LAPTOP).unwrap();
    ada.script_off().unwrap();
    let person = Person { page: &ada, board: format!("{}/{DEMO}/", program.base) };
    person.adds_projects();
    person.joins_and_leaves();
    person.turns_an_idea_into_a_table();
    person.records_outcomes();
    person.writes_and_answers();
    person.comes_and_goes();
    person.counts_and_imports_as_coordinator();
    person.reads_french();
    assert_eq!(ada.console_errors(), Vec::<String>::new());
}

struct Person<'a> {
    page: &'a Page,
    board: String,
}

impl Person<'_> {
    fn go_to_board(&self) {
        self.page.goto(&self.board).unwrap();
    }

    fn open(&self, title: &str) {
        self.go_to_board();
        let id = row(self.page, title).unwrap_or_else(|| panic!("the board has no {title:?}"));
        self.page.follow(&format!("#{id} h3 a")).unwrap();
    }

    /// The text of the one thing that the address points at: where a form leads.
    fn text_at_target(&self) -> String {
        self.page.text(":target").unwrap()
    }

    fn adds_projects(&self) {
        let page = self.page;
        self.go_to_board();
        page.follow(".running .section-head a.main").unwrap();
        page.fill("#title", "Cargo timings").unwrap();
        page.click("input[name=house]").unwrap();
        page.fill("#where", "the middle table").unwrap();
        page.fill("#name", "Ada T").unwrap();
        page.follow("button[value=running]").unwrap();
        let line = self.text_at_target();
        assert!(line.contains("Cargo timings") && line.contains("the middle table") && line.contains("Ada T"), "{line}");
        assert!(page.exists("#running > :target").unwrap());

        page.follow(".running .section-head a.main").unwrap();
        assert!(!page.exists("#name").unwrap(), "it asks for the name again");
        page.fill("#title", "A book on lifetimes").unwrap();
        page.follow("button[value=idea]").unwrap();
        assert!(page.exists("#ideas > :target").unwrap());
        assert!(self.text_at_target().contains("A book on lifetimes"));
    }

    fn joins_and_leaves(&self) {
        let page = self.page;
        self.go_to_board();
        let title = page.text("#running .line h3 bdi").unwrap();
        let before = self.heads(&title);
        self.open(&title);
        page.follow("form.join button").unwrap();
        assert!(page.text("#go").unwrap().contains("Ask for "));
        self.go_to_board();
        assert_eq!(self.heads(&title), before + 1);
        self.open(&title);
        page.follow("form[action$='/seats/mine/remove'] button").unwrap();
        assert!(page.exists("form.join").unwrap());
        self.go_to_board();
        assert_eq!(self.heads(&title), before);
    }

    /// How many sit there, as a screen reader says it.
    fn heads(&self, title: &str) -> u32 {
        let id = row_comes(self.page, title);
        let heard = self.page.eval(&format!("document.querySelector('#{id} .seats .vh').textContent")).unwrap();
        let heads = heard.as_str().and_then(|heard| heard.split(' ').next()).and_then(|heads| heads.parse().ok());
        heads.unwrap_or_else(|| panic!("{title}: {heard}"))
    }

    fn turns_an_idea_into_a_table(&self) {
        let page = self.page;
        self.open("A book on lifetimes");
        page.follow(".states button[value=running]").unwrap();
        page.follow("header a.back").unwrap();
        let id = row(page, "A book on lifetimes").unwrap();
        assert!(page.exists(&format!("#running #{id}:not(.paused)")).unwrap());

        self.open("A book on lifetimes");
        page.follow(".states button[value=paused]").unwrap();
        self.go_to_board();
        assert!(page.exists(&format!("#running #{id}.paused")).unwrap());
        self.open("A book on lifetimes");
        page.follow(".states button[value=running]").unwrap();
        self.go_to_board();
        assert!(page.exists(&format!("#running #{id}:not(.paused)")).unwrap());

        self.open("A book on lifetimes");
        page.click("form[action$='/place'] label:nth-of-type(2) input[name=house]").unwrap();
        page.fill("#where", "101, table 4").unwrap();
        page.follow("form[action$='/place'] button").unwrap();
        self.go_to_board();
        let place = page.text(&format!("#{id} .where")).unwrap();
        assert!(place.contains("101") && place.contains("table 4"), "{place}");
        assert!(page.exists(&format!("#{id} .sign-2")).unwrap(), "it has another house's sign");

        self.open("A book on lifetimes");
        page.follow("header a[href*='/edit']").unwrap();
        page.fill("#title", "A book on lifetimes, second edition").unwrap();
        page.fill("#audience", "Whoever *read* the first").unwrap();
        page.click("input[name=need][value=reviewer]").unwrap();
        page.follow("button.main").unwrap();
        self.go_to_board();
        let line = page.text(&format!("#{id}")).unwrap();
        assert!(line.contains("second edition") && line.contains("Whoever read the first") && line.contains("needs a reviewer"), "{line}");

        self.open("second edition");
        page.follow(".states button[value=finished]").unwrap();
        self.go_to_board();
        assert!(page.exists(&format!("#finished #{id}.over")).unwrap());
    }

    fn records_outcomes(&self) {
        let page = self.page;
        self.go_to_board();
        page.follow("a.button[href*='/done/new']").unwrap();
        page.fill("#what", "Twelve pages on variance").unwrap();
        page.fill("#others", "Barbara L, Grace H").unwrap();
        page.follow("button.main").unwrap();
        let row = self.text_at_target();
        for word in ["Ada T", "Barbara L", "Grace H", "Twelve pages on variance"] {
            assert!(row.contains(word), "{row} does not name {word}");
        }
        assert!(page.exists("#done > :target:first-child").unwrap(), "the newest is not first");

        page.follow("a.button[href*='/done/new']").unwrap();
        page.fill("#what", "🚀").unwrap();
        page.click("input[name=me]").unwrap();
        page.click("details.more-fields summary").unwrap();
        page.fill("#link", "https://example.org/rocket").unwrap();
        page.click("input[name=kind][value=rocket]").unwrap();
        page.follow("button.main").unwrap();
        let row = self.text_at_target();
        assert!(row.contains('🚀') && !row.contains("Ada T"), "{row}");
        assert!(page.exists("#done > :target a[href='https://example.org/rocket']").unwrap());
    }

    fn writes_and_answers(&self) {
        let page = self.page;
        self.go_to_board();
        page.follow("a.button[href*='/notes/new']").unwrap();
        page.fill("#text", "Who has a spare charger?").unwrap();
        page.click("input[name=kind][value=question]").unwrap();
        page.follow("button.main").unwrap();
        assert!(self.text_at_target().contains("Who has a spare charger?"));

        page.follow("#notes > :target a[href*='/notes/']").unwrap();
        page.fill("#text", "At the door, ask Mia").unwrap();
        page.follow("form[action$='/answers'] button").unwrap();
        assert!(self.text_at_target().contains("At the door, ask Mia"));
        assert!(page.exists("#notes > :target:not(.settled)").unwrap());

        page.follow("#notes > :target a[href*='/notes/']").unwrap();
        page.follow("form[action$='/settled'] button").unwrap();
        assert!(page.exists("#notes > :target.settled").unwrap());
    }

    fn comes_and_goes(&self) {
        let page = self.page;
        self.go_to_board();
        let before = self.gauge();
        page.follow("#houses a.house").unwrap();
        page.follow("form[action$='/presence'] button").unwrap();
        self.go_to_board();
        assert_eq!(self.gauge(), before + 1);
        page.follow("#houses a.house").unwrap();
        page.follow("form[action$='/presence/mine/remove'] button").unwrap();
        self.go_to_board();
        assert_eq!(self.gauge(), before);
    }

    /// The heads of the first house.
    fn gauge(&self) -> u32 {
        let shown = self.page.text("#houses .count span[aria-hidden]").unwrap();
        shown.split('/').next().and_then(|heads| heads.trim().parse().ok()).unwrap_or_else(|| panic!("{shown}"))
    }

    fn counts_and_imports_as_coordinator(&self) {
        let page = self.page;
        self.go_to_board();
        page.follow("#houses a.house").unwrap();
        assert!(!page.exists("#count").unwrap(), "a visitor may count");
        page.goto(&format!("{}role/coordinator", self.board)).unwrap();
        page.follow("#houses a.house").unwrap();
        page.fill("#count", "42").unwrap();
        page.follow("form[action$='/count'] button").unwrap();
        self.go_to_board();
        assert_eq!(self.gauge(), 42);

        page.follow("footer a[href$='/import']").unwrap();
        assert!(page.exists("form textarea").unwrap(), "no box to paste into: {}", page.text("main").unwrap());
    }

    fn reads_french(&self) {
        let page = self.page;
        self.go_to_board();
        page.follow("footer a[lang=fr]").unwrap();
        assert_eq!(page.eval("document.documentElement.lang").unwrap(), "fr");
        // The choice is remembered.
        self.go_to_board();
        assert_eq!(page.eval("document.documentElement.lang").unwrap(), "fr");
        assert!(!page.text("main").unwrap().contains("Add a project"));
    }
}
