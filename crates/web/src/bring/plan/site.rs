//! The site: its files, pages, sponsors and looks.

use domain::file::FilePath;
use domain::history::Subject;
use domain::site::{About as PageAbout, Change as SiteChange, Command as SiteCommand, Permalink};
use domain::{Audience, Command, Field, PageId, Seq, Text};

use super::{ENGLISH, Planning, SEEN, Slip, What, different};
use crate::bring::outside::OutsidePage;
use crate::say::Say;

impl Planning<'_> {
    /// Files, before whatever names them. Those that came with the folder and are in it no more go.
    pub(super) fn files(&mut self) {
        let Some(files) = &self.outside.files else { return };
        for (path, filed) in files {
            let known = self.event.site.files.get(path).cloned();
            let last = self.filed_last(path);
            let put = |file| Command::Site(SiteCommand::File { seen: self.seen(), path: path.clone(), file });
            let write = put(Some(Box::new(filed.clone())));
            match (known, last) {
                (Some(known), _) if known.filed.hash == filed.hash => self.plan.same += 1,
                (Some(known), _) => self.says_anew(What::File, path.as_str(), known.written.0, write, vec![]),
                // A file that somebody took off stays off.
                (None, Some(last)) if !self.is_ours(last) => self.note(What::File, path.as_str(), |plan| &mut plan.kept),
                (None, _) => {
                    if self.does(write) {
                        self.note(What::File, path.as_str(), |plan| &mut plan.new);
                    }
                }
            }
        }
        if !self.is_folder() || files.is_empty() {
            return;
        }
        let standing = self.view.event.site.files.iter();
        let gone: Vec<_> = standing.filter(|(path, _)| files.iter().all(|(known, _)| known != *path)).collect();
        for (path, file) in gone {
            if !self.is_ours(file.written.0) {
                self.note(What::File, path.as_str(), |plan| &mut plan.kept);
            } else if self.does(Command::Site(SiteCommand::File { seen: self.seen(), path: path.clone(), file: None })) {
                self.note(What::File, path.as_str(), |plan| &mut plan.gone);
            }
        }
    }

    /// The last change to what stands at a path.
    fn filed_last(&self, path: &FilePath) -> Option<Seq> {
        let filed =
            |change: &domain::Change| matches!(change, domain::Change::Site(SiteChange::Filed { path: known, .. }) if known == path);
        self.view.event.history.newest_first().find(|entry| filed(&entry.change)).map(|entry| entry.stamp.seq)
    }

    pub(super) fn pages(&mut self) {
        for page in &self.outside.pages {
            if let Err(why) = self.page(page) {
                self.plan.left_out.push((page.file.clone(), crate::refusal_in_english(&why)));
            }
        }
    }

    /// Pages that came with the folder and are in it no more go.
    pub(super) fn pages_gone(&mut self) {
        if !self.is_folder() || self.outside.pages.is_empty() {
            return;
        }
        let there = |about: &PageAbout| {
            self.outside.pages.iter().any(|page| {
                Permalink::parse(&page.path).is_ok_and(|path| path == about.path)
                    && self.spoken(page.language.as_deref()) == self.spoken(about.language.as_ref().map(domain::Language::as_str))
            })
        };
        let standing = self.view.event.site.standing();
        let gone: Vec<domain::site::Page> = standing.into_iter().filter(|page| !there(&page.about)).cloned().collect();
        for page in gone {
            let title = page.about.title.to_string();
            let first = self.view.event.history.of(Subject::Page(page.id)).last().map_or(0, |entry| entry.stamp.seq);
            if !self.is_ours(page.written.0) {
                // The folder never had what somebody made here since.
                let new = !self.known.has(first) && !self.may_change(first);
                self.note(What::Page, &title, if new { |plan| &mut plan.only_here } else { |plan| &mut plan.kept });
            } else if self.does(Command::Site(SiteCommand::Remove { page: page.id, removed: true })) {
                self.note(What::Page, &title, |plan| &mut plan.gone);
            }
        }
    }

    /// The language of a page that names none is the event's own.
    fn spoken(&self, language: Option<&str>) -> Option<String> {
        language.or(self.event.language.as_ref().map(domain::Language::as_str)).map(str::to_owned)
    }

    fn page(&mut self, page: &OutsidePage) -> Result<(), domain::Refusal> {
        let dates: Vec<domain::Date> = self.event.days.iter().map(|day| day.date).collect();
        let mut about = PageAbout {
            path: Permalink::parse(&page.path)?,
            language: page.language.as_deref().and_then(|language| language.parse().ok()),
            title: Text::some_line(&page.title, Field::Title)?,
            menu: Text::line(&page.menu, Field::Title)?,
            order: page.order,
            draft: page.draft,
            shared: page.shared,
            aliases: page
                .aliases
                .iter()
                .take(domain::site::MOST_SPONSORS)
                .map(|alias| Text::line(alias, Field::Link))
                .collect::<Result<_, _>>()?,
            hero: page.hero.clone(),
            text: Text::page(&self.outside.with_days_of(&page.text, &dates), Field::Text)?,
        };
        // A site that comes in keeps its page and loses an old address that leads somewhere else here.
        if !self.is_folder() {
            let PageAbout { path, aliases, .. } = &mut about;
            aliases.retain(|alias| {
                let leads = self.event.site.leads(path, alias);
                let say = Say { view: self.view, audience: Audience::Team, words: words::Words::new(words::Lang::En) };
                self.plan.left_out.extend(leads.as_ref().err().map(|why| (page.file.clone(), crate::refusal::words(say, why))));
                leads.is_ok()
            });
        }
        let title = about.title.to_string();
        let standing = self.event.site.standing();
        let own = |language: Option<&domain::Language>| self.spoken(language.map(domain::Language::as_str));
        let same = |known: &&domain::site::Page| {
            known.about.path == about.path && own(known.about.language.as_ref()) == own(about.language.as_ref())
        };
        let known = standing.into_iter().find(same).cloned();
        // A page that somebody took off stays off.
        let off = self.event.site.pages.values().filter(|known| known.removed).find(same);
        if let Some(off) = off.filter(|off| known.is_none() && !self.is_ours(off.written.0)) {
            let title = off.about.title.to_string();
            self.note(What::Page, &title, |plan| &mut plan.kept);
            return Ok(());
        }
        match known {
            Some(known) if known.about == about => self.plan.same += 1,
            Some(known) if known.written.0 > self.view.event.seq => {
                return Err(domain::Refusal::PermalinkTaken { page: known.id });
            }
            Some(known) => {
                let about = PageAbout { language: known.about.language.clone(), ..about };
                if about == known.about {
                    self.plan.same += 1;
                    return Ok(());
                }
                let parts = different(&known.about, &about);
                let write = Command::Site(SiteCommand::Write { page: known.id, seen: self.seen(), about });
                self.says_anew(What::Page, &title, known.written.0, write, parts);
            }
            None => {
                let write = SiteCommand::Write { page: PageId(self.id()), seen: SEEN, about };
                if self.does(Command::Site(write)) {
                    self.note(What::Page, &title, |plan| &mut plan.new);
                }
            }
        }
        Ok(())
    }

    pub(super) fn site(&mut self) {
        if let Some(sponsors) = &self.outside.sponsors {
            if self.event.site.sponsors.iter().eq(sponsors) {
                self.plan.same += usize::from(!sponsors.is_empty());
            } else {
                let command = Command::Site(SiteCommand::Sponsor { seen: self.seen(), sponsors: sponsors.clone() });
                self.whole(
                    What::Sponsors,
                    &if sponsors.len() == 1 { "1 sponsor".to_owned() } else { format!("{} sponsors", sponsors.len()) },
                    self.event.site.sponsored.map(|(seq, _)| seq),
                    command,
                    vec![],
                );
            }
        }
        let Some(look) = &self.outside.look else { return };
        // A site that says only its city leaves the rest as it is.
        let known = &self.event.site.look;
        let look = if self.is_folder() { look.clone() } else { domain::site::Look { city: look.city.clone(), ..known.clone() } };
        if look == *known {
            self.plan.same += 1;
        } else {
            let last = self.event.site.dressed.map(|(seq, _)| seq);
            let mut parts = different(known, &look);
            let colour = look.accent.filter(|accent| known.accent != Some(*accent));
            parts.extend(colour.into_iter().flat_map(|accent| crate::site::told_of_colour(ENGLISH, accent)));
            self.whole(What::Look, "how the site looks", last, Command::Site(SiteCommand::Dress { seen: self.seen(), look }), parts);
        }
    }

    /// Names on the folder's pages that would mean nothing at the event as it would be.
    pub(super) fn wrong_names(&mut self) {
        if !self.is_folder() {
            return;
        }
        let view = self.as_it_would_be();
        let say = Say { view: &view, audience: Audience::Team, words: ENGLISH };
        for page in &self.outside.pages {
            let slip = |(name, what)| Slip { file: page.file.clone(), name, what };
            self.plan.wrong.extend(crate::site::wrong_names(&say, &page.title, &page.text).into_iter().map(slip));
        }
        // Under a roof a link may lead to a page that a sibling lends.
        if !view.event.site.look.gathering.is_blank() {
            return;
        }
        for page in &self.outside.pages {
            let there = |about: &PageAbout| Permalink::parse(&page.path).is_ok_and(|path| path == about.path);
            let spoken = self.spoken(page.language.as_deref());
            let standing = view.event.site.standing().into_iter().map(|page| &page.about);
            let own = |about: &&PageAbout| there(about) && self.spoken(about.language.as_ref().map(domain::Language::as_str)) == spoken;
            // What somebody made of it here since is theirs to look after.
            let Some(about) = standing.filter(|about| about.text.as_str() == page.text).find(own) else { continue };
            let lost = crate::site::links_lost(&say, about).into_iter();
            self.plan.lost.extend(lost.map(|(name, what)| Slip { file: page.file.clone(), what, name }));
        }
    }
}
