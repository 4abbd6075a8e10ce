//! What a reason may show to whom: one table, asked by everything that tells a reason.

/// Something about a person that a reason could tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Where they sit.
    Place,
    /// What they wished for.
    Wish,
    /// What they gave a heart.
    Heart,
    /// What they are interested in.
    Area,
    /// What they know.
    Knows,
    /// What they want to learn.
    Learns,
    /// That the lead would like to have them.
    Wanted,
    /// Which languages they speak.
    Language,
    /// That they look after newcomers.
    Mentors,
    /// Where they sat before.
    SitsAt,
    /// Other places, and what these would cost others.
    Alternatives,
    /// How much experience they have.
    Level,
}

impl Field {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Place,
        Self::Wish,
        Self::Heart,
        Self::Area,
        Self::Knows,
        Self::Learns,
        Self::Wanted,
        Self::Language,
        Self::Mentors,
        Self::SitsAt,
        Self::Alternatives,
        Self::Level,
    ];
}

/// Who reads a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The person themselves.
    Themselves,
    /// A lead of the project that they sit at.
    Lead,
    /// Who coordinates the round.
    Coordinator,
    /// The wall, and everybody else.
    Everybody,
}

/// Whether an audience may see a field.
pub const fn may_see(field: Field, audience: Audience) -> bool {
    //                                  themselves, lead, coordinator, everybody
    let [themselves, lead, coordinator, everybody] = match field {
        Field::Place | Field::SitsAt => [true, true, true, true],
        // Whom a lead asks for is between them, the lead and who coordinates, as is what they said of themselves.
        Field::Area | Field::Knows | Field::Learns | Field::Language | Field::Mentors | Field::Wanted => [true, true, true, false],
        Field::Wish | Field::Alternatives | Field::Level => [true, false, true, false],
        // A heart is between somebody and the matcher.
        Field::Heart => [true, false, false, false],
    };
    match audience {
        Audience::Themselves => themselves,
        Audience::Lead => lead,
        Audience::Coordinator => coordinator,
        Audience::Everybody => everybody,
    }
}
