//! What a morning is: people, projects, rooms, and what counts.
//!
//! Everything refers to everything else by its place in the list. An index that points nowhere is not an error: it is as if
//! it had not been said.

/// A subject or a language: its place in [`Morning::topics`].
pub type Topic = usize;

/// A minute of the day.
pub type Minute = u16;

/// When somebody is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    /// In the house now.
    #[default]
    Here,
    /// Comes at this minute.
    Expected(Minute),
    /// Not today, or gone.
    Away,
}

/// Somebody who looks for a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The caller's own number for them; nothing here depends on it.
    pub id: u64,
    /// When they are there.
    pub presence: Presence,
    /// When they leave, if they said so. Who leaves before [`Morning::until`] is placed, but nobody depends on them as a mentor.
    pub leaves: Option<Minute>,
    /// From 0, never seen it, to 3.
    pub level: u8,
    /// First time here: counts against the mentors of a project.
    pub newcomer: bool,
    /// How much care they need at a project, where that is not as usual: 1 for a newcomer, none for anybody else. What is far above
    /// their level may need more. Who looks after others needs none anywhere.
    pub care: Vec<(usize, u16)>,
    /// How many newcomers they look after, or how much care they give; 0 for who is no mentor.
    pub mentor_for: u16,
    /// Subjects they are interested in.
    pub areas: Vec<Topic>,
    /// What they know.
    pub knows: Vec<Topic>,
    /// What they want to learn.
    pub learns: Vec<Topic>,
    /// Languages they speak. None said means any.
    pub languages: Vec<Topic>,
    /// Projects they wish for, the dearest first.
    pub wishes: Vec<usize>,
    /// Points for a project beside all that, such as for a heart at its pitch. They count as much as wishes do.
    pub likes: Vec<(usize, i64)>,
    /// The house they are in or bound to.
    pub house: Option<usize>,
    /// The project they sit at now.
    pub sits_at: Option<usize>,
}

/// Something to work on together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    /// As people know it.
    pub name: String,
    /// What somebody at the table should know.
    pub needs: Vec<Topic>,
    /// What it is about.
    pub areas: Vec<Topic>,
    /// Fewer heads than this and it does not run.
    pub minimum: u16,
    /// More heads than this it does not take.
    pub maximum: u16,
    /// Who is below this level cannot sit here.
    pub minimum_level: u8,
    /// Languages spoken at the table. None said means any.
    pub languages: Vec<Topic>,
    /// The only room it can be in.
    pub room: Option<usize>,
    /// The only house it can be in, in whichever of its rooms; where there is an only room, that counts.
    pub house: Option<usize>,
    /// Nobody new for now; who sits here may stay.
    pub full: bool,
    /// Not offered any more.
    pub withdrawn: bool,
    /// How many heads would be a help; up to this each head counts a little more.
    pub hands: u16,
    /// Whom the lead would like to have.
    pub wanted: Vec<usize>,
}

/// A room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// As it is written at the door.
    pub name: String,
    /// Seats. A closed room has none.
    pub capacity: u16,
    /// The house it is in, if there is more than one.
    pub house: Option<usize>,
    /// Whether it is what is left of the house outside its rooms: a table stands there only where no room has the seats.
    pub aside: bool,
    /// The only project that may be in it: by the stairs, or where its people sit and nobody said where that is.
    pub only_for: Option<usize>,
}

/// A house.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct House {
    /// As people know it.
    pub name: String,
    /// How many may be in its rooms together, if that is less than their seats.
    pub capacity: Option<u16>,
}

/// How much a soft wish counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// Half as much.
    Less,
    /// As usual.
    #[default]
    Normal,
    /// Twice as much.
    More,
}

impl Weight {
    /// In halves of a point.
    pub(crate) const fn halves(self) -> i64 {
        match self {
            Self::Less => 1,
            Self::Normal => 2,
            Self::More => 4,
        }
    }
}

/// The soft wishes, one sentence each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    /// People get what they wished for.
    pub wishes: Weight,
    /// People sit where they share the subject or know what is needed.
    pub skills: Weight,
    /// People sit where they can learn what they want to learn.
    pub learning: Weight,
    /// People share a language with their table.
    pub language: Weight,
    /// Nobody walks to another house.
    pub walking: Weight,
    /// Nobody is alone at a project.
    pub company: Weight,
    /// People stay where they sit.
    pub staying: Weight,
    /// Projects that need hands get them.
    pub hands: Weight,
    /// Leads get whom they would like to have.
    pub leads: Weight,
}

/// What a place is worth in points. Of the first four, the first that fits counts; the others are added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    /// For the first wish, the second, and so on.
    pub wish: Vec<i64>,
    /// A project about something they are interested in.
    pub shares_area: i64,
    /// Any other project.
    pub other: i64,
    /// They know something that is needed.
    pub needed: i64,
    /// It is about something they want to learn.
    pub learns: i64,
    /// Taken off when there is no common language.
    pub no_language: i64,
    /// Taken off for a walk to another house.
    pub walk: i64,
    /// Taken off when they would be alone.
    pub alone: i64,
    /// For staying where they sit.
    pub stays: i64,
    /// For each head up to [`Project::hands`].
    pub hand: i64,
    /// The lead would like to have them.
    pub wanted: i64,
    /// For having a place at all. Where there are such points, a place at a table with others is worth something whatever is taken
    /// off: soft wishes choose which place somebody has, and not whether.
    pub seat: i64,
}

impl Default for Points {
    fn default() -> Self {
        Self {
            wish: vec![10, 7, 5],
            shares_area: 2,
            other: 1,
            needed: 2,
            learns: 2,
            no_language: 4,
            walk: 2,
            alone: 3,
            stays: 4,
            hand: 1,
            wanted: 2,
            seat: 0,
        }
    }
}

/// What the coordinator has decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    /// This person sits at this project.
    At {
        /// Who.
        person: usize,
        /// Where.
        project: usize,
    },
    /// This person does not sit at this project.
    NotAt {
        /// Who.
        person: usize,
        /// Where not.
        project: usize,
    },
    /// This person has a place, wherever that is: before anybody who has no such lock. So it is with who sits somewhere already.
    Placed {
        /// Who.
        person: usize,
    },
    /// This person is left alone: no place is looked for.
    Left {
        /// Who.
        person: usize,
    },
    /// This project is in this room.
    In {
        /// What.
        project: usize,
        /// Where.
        room: usize,
    },
    /// This project does not run.
    Closed {
        /// What.
        project: usize,
    },
}

/// Everything that is known when places are looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Morning {
    /// What it is called.
    pub name: String,
    /// Names of subjects and languages.
    pub topics: Vec<String>,
    /// Who looks for a place.
    pub people: Vec<Person>,
    /// What there is to do.
    pub projects: Vec<Project>,
    /// Where.
    pub rooms: Vec<Room>,
    /// The houses the rooms are in.
    pub houses: Vec<House>,
    /// The soft wishes.
    pub weights: Weights,
    /// What a place is worth.
    pub points: Points,
    /// What is decided already. Of two that contradict each other the later one counts, and it is said.
    pub locks: Vec<Lock>,
    /// Until when the places are for; who is expected later is not placed.
    pub until: Option<Minute>,
}

impl Morning {
    /// Whether this person is to be placed at all.
    pub fn looks_for_a_place(&self, person: usize) -> bool {
        self.people.get(person).is_some_and(|someone| match someone.presence {
            Presence::Here => true,
            Presence::Expected(minute) => self.until.is_none_or(|until| minute < until),
            Presence::Away => false,
        })
    }

    /// How much of its mentors' care this person needs at a project.
    pub fn needs_care(&self, person: usize, project: usize) -> u16 {
        self.people.get(person).filter(|_| self.looks_after(person) == 0).map_or(0, |someone| {
            let said = someone.care.iter().find(|(at, _)| *at == project);
            said.map_or(u16::from(someone.newcomer), |(_, care)| *care)
        })
    }

    /// How many newcomers may depend on this person: none on who leaves before the end or is still expected.
    pub fn looks_after(&self, person: usize) -> u16 {
        self.people.get(person).map_or(0, |someone| {
            let stays = match (someone.leaves, self.until) {
                (Some(leaves), Some(until)) => leaves >= until,
                (Some(_), None) | (None, _) => true,
            };
            if stays && self.looks_for_a_place(person) { someone.mentor_for } else { 0 }
        })
    }
}
