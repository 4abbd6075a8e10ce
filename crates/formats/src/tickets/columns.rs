//! What the columns of a table are.

use std::sync::Arc;

use domain::questionnaire::key;

/// What a column is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// The number of the ticket in the file.
    Number,
    /// A name.
    Name,
    /// The first part of a name.
    FirstName,
    /// The last part of a name.
    LastName,
    /// A mail address.
    Email,
    /// The ticket's code, or the order's where there is a position.
    Code,
    /// Which ticket of an order it is.
    Position,
    /// What the QR code holds.
    Secret,
    /// What kind of ticket it is.
    Kind,
    /// Whether it does not count any more.
    Void,
    /// Whether they come.
    Attend,
    /// How they are to be shown.
    Listing,
    /// Their name at a forge.
    Handle,
    /// The answer to a question.
    Answer(Arc<str>),
    /// One option of a question: yes or no.
    Choice(Arc<str>, String),
    /// What is never stored: where money went, addresses, telephones.
    NotKept,
    /// Not used.
    Ignored,
}

/// What a column was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its heading.
    pub heading: String,
    /// What it is.
    pub column: Column,
    /// What stands in it, for instance.
    pub sample: String,
}

impl Column {
    /// The standard ones, with their words.
    const PLAIN: [(&'static str, Self); 15] = [
        ("number", Self::Number),
        ("name", Self::Name),
        ("first-name", Self::FirstName),
        ("last-name", Self::LastName),
        ("email", Self::Email),
        ("code", Self::Code),
        ("position", Self::Position),
        ("secret", Self::Secret),
        ("kind", Self::Kind),
        ("void", Self::Void),
        ("attend", Self::Attend),
        ("listing", Self::Listing),
        ("handle", Self::Handle),
        ("not-kept", Self::NotKept),
        ("ignored", Self::Ignored),
    ];

    /// The word for it in maps and forms; the name of its question.
    pub fn word(&self) -> &str {
        match self {
            Self::Answer(key) | Self::Choice(key, _) => key,
            plain => Self::PLAIN.iter().find(|(_, column)| column == plain).map_or("ignored", |(word, _)| word),
        }
    }

    /// The one with this word; every other word in small letters is the name of a question.
    pub fn from_word(word: &str) -> Option<Self> {
        let plain = Self::PLAIN.iter().find(|(known, _)| *known == word).map(|(_, column)| column.clone());
        let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        let key = !word.is_empty() && word.len() <= 60 && word.chars().all(fits);
        plain.or_else(|| key.then(|| Self::Answer(word.into())))
    }

    /// The words of those that are no answers.
    pub fn words() -> impl Iterator<Item = &'static str> {
        Self::PLAIN.iter().map(|(word, _)| *word)
    }
}

/// The names of the questions that are guessed.
pub const QUESTIONS: [&str; 14] = [
    key::LEVEL,
    key::CONTRIBUTED,
    key::AREAS,
    key::WISHES,
    key::KNOWS,
    key::LEARNS,
    key::MENTOR,
    key::SYSTEM,
    key::LANGUAGES,
    key::DIET,
    key::PHOTO,
    key::ACCESS,
    key::HOURS,
    key::FIRST,
];

/// Headings that mean one thing and nothing else, in small letters.
const EXACT: &[(&str, Column)] = &[
    // tito
    ("number", Column::Number),
    ("ticket", Column::Kind),
    ("ticket full name", Column::Name),
    ("ticket first name", Column::Ignored),
    ("ticket last name", Column::Ignored),
    ("ticket email", Column::Email),
    ("ticket reference", Column::Code),
    ("unique ticket url", Column::Secret),
    ("void status", Column::Void),
    // pretix
    ("order code", Column::Code),
    ("position id", Column::Position),
    ("status", Column::Void),
    ("product", Column::Kind),
    ("attendee name", Column::Name),
    ("attendee email", Column::Email),
    ("secret", Column::Secret),
    ("ticket secret", Column::Secret),
    ("bestellnummer", Column::Code),
    // anything
    ("name", Column::Name),
    ("full name", Column::Name),
    ("nom complet", Column::Name),
    ("nom et prénom", Column::Name),
    ("prénom et nom", Column::Name),
    ("participant", Column::Name),
    ("attendee", Column::Name),
    ("first name", Column::FirstName),
    ("firstname", Column::FirstName),
    ("given name", Column::FirstName),
    ("prénom", Column::FirstName),
    ("last name", Column::LastName),
    ("lastname", Column::LastName),
    ("family name", Column::LastName),
    ("surname", Column::LastName),
    ("nom", Column::LastName),
    ("nom de famille", Column::LastName),
    ("code", Column::Code),
    ("ticket code", Column::Code),
    ("ticket id", Column::Code),
    ("ticket number", Column::Code),
    ("reference", Column::Code),
    ("référence", Column::Code),
    ("code du billet", Column::Code),
    ("numéro de billet", Column::Code),
    ("numéro du billet", Column::Code),
    ("billet n°", Column::Code),
    ("barcode", Column::Secret),
    ("qr", Column::Secret),
    ("qr code", Column::Secret),
    ("code-barres", Column::Secret),
    ("ticket type", Column::Kind),
    ("type", Column::Kind),
    ("tarif", Column::Kind),
    ("type de billet", Column::Kind),
    ("void", Column::Void),
    ("cancelled", Column::Void),
    ("canceled", Column::Void),
    ("annulé", Column::Void),
    ("statut", Column::Void),
    ("handle", Column::Handle),
    ("pseudo", Column::Handle),
    ("attend", Column::Attend),
    ("listing", Column::Listing),
];

/// What is never stored, by what a heading has in it.
const NOT_KEPT: &[&str] = &[
    "phone",
    "téléphone",
    "portable",
    "company",
    "société",
    "entreprise",
    "address",
    "adresse postale",
    "rue",
    "zip",
    "code postal",
    "city",
    "ville",
    "country",
    "pays",
    "state",
    "payment",
    "paiement",
    "price",
    "prix",
    "montant",
    "tax",
    "vat",
    "tva",
    "invoice",
    "facture",
    "discount",
    "voucher",
    "code promo",
    "order name",
    "order email",
    "order ip",
    " ip",
    "birth",
    "naissance",
    "iban",
    "pseudonymization",
    "unique order url",
];

/// What a heading has in it, and what it means then; the first that fits.
const PARTS: &[(&str, Guess)] = &[
    ("code of conduct", Guess::Question("consent")),
    ("code de conduite", Guess::Question("consent")),
    ("mentor", Guess::Question(key::MENTOR)),
    ("parrain", Guess::Question(key::MENTOR)),
    ("contributed", Guess::Question(key::CONTRIBUTED)),
    ("déjà contribué", Guess::Question(key::CONTRIBUTED)),
    ("arriving", Guess::Question(key::HOURS)),
    ("leaving", Guess::Question(key::HOURS)),
    ("arrivée", Guess::Question(key::HOURS)),
    ("horaires", Guess::Question(key::HOURS)),
    ("hours", Guess::Question(key::HOURS)),
    ("expertise", Guess::Question(key::LEVEL)),
    ("level", Guess::Question(key::LEVEL)),
    ("niveau", Guess::Question(key::LEVEL)),
    ("experience with", Guess::Question(key::LEVEL)),
    ("first time", Guess::Question(key::FIRST)),
    ("première fois", Guess::Question(key::FIRST)),
    ("want to learn", Guess::Question(key::LEARNS)),
    ("apprendre", Guess::Question(key::LEARNS)),
    ("know well", Guess::Question(key::KNOWS)),
    ("areas", Guess::Question(key::AREAS)),
    ("interests", Guess::Question(key::AREAS)),
    ("domaines", Guess::Question(key::AREAS)),
    ("intéresse", Guess::Question(key::AREAS)),
    ("operating system", Guess::Question(key::SYSTEM)),
    ("système", Guess::Question(key::SYSTEM)),
    ("system", Guess::Question(key::SYSTEM)),
    ("work on", Guess::Question(key::WISHES)),
    ("wishes", Guess::Question(key::WISHES)),
    ("travailler sur", Guess::Question(key::WISHES)),
    ("envies", Guess::Question(key::WISHES)),
    ("souhaits", Guess::Question(key::WISHES)),
    ("language", Guess::Question(key::LANGUAGES)),
    ("langue", Guess::Question(key::LANGUAGES)),
    ("diet", Guess::Question(key::DIET)),
    ("food", Guess::Question(key::DIET)),
    ("aliment", Guess::Question(key::DIET)),
    ("régime", Guess::Question(key::DIET)),
    ("photo", Guess::Question(key::PHOTO)),
    ("accessib", Guess::Question(key::ACCESS)),
    ("access", Guess::Question(key::ACCESS)),
    ("list you", Guess::Is(Column::Listing)),
    ("lister", Guess::Is(Column::Listing)),
    ("afficher votre nom", Guess::Is(Column::Listing)),
    ("github", Guess::Is(Column::Handle)),
    ("gitlab", Guess::Is(Column::Handle)),
    ("codeberg", Guess::Is(Column::Handle)),
    ("handle", Guess::Is(Column::Handle)),
    ("attend", Guess::Is(Column::Attend)),
    ("come on", Guess::Is(Column::Attend)),
    ("viendrez", Guess::Is(Column::Attend)),
    ("participerez", Guess::Is(Column::Attend)),
    ("présence", Guess::Is(Column::Attend)),
];

enum Guess {
    Is(Column),
    Question(&'static str),
}

/// What stands between a question and one of its options.
const BETWEEN: [&str; 2] = [" – ", " - "];

/// What a heading means by itself.
pub(super) fn guess(heading: &str) -> Column {
    let folded = heading.trim().trim_start_matches('\u{FEFF}').to_lowercase();
    if let Some((_, column)) = EXACT.iter().find(|(known, _)| *known == folded) {
        return column.clone();
    }
    let asks = folded.contains('?');
    if let Some((question, option)) = BETWEEN.iter().find_map(|between| heading.split_once(between))
        && let Column::Answer(key) = guess(question)
    {
        return Column::Choice(key, option.trim().to_owned());
    }
    let mail = ["mail", "courriel"].iter().any(|part| folded.contains(part)) && !folded.contains("order");
    if !asks && mail {
        return Column::Email;
    }
    if !asks && NOT_KEPT.iter().any(|part| folded.contains(part) || folded == part.trim()) {
        return Column::NotKept;
    }
    match PARTS.iter().find(|(part, _)| folded.contains(part)) {
        Some((_, Guess::Is(column))) => column.clone(),
        Some((_, Guess::Question("consent"))) | None => Column::Ignored,
        Some((_, Guess::Question(key))) => Column::Answer((*key).into()),
    }
}

/// The columns of a table: what was said of them, and guesses. What can be there once is the first column that looks so; an `email` that is
/// the buyer's is not kept where the tickets have their own.
pub(super) fn of_headings(headings: &[String], said: &[(String, Column)]) -> Vec<Column> {
    let said = |heading: &str| said.iter().find(|(of, _)| of.trim() == heading.trim()).map(|(_, column)| column.clone());
    let mut columns: Vec<Column> = headings.iter().map(|heading| said(heading).unwrap_or_else(|| guess(heading))).collect();
    let has = |wanted: &str| headings.iter().any(|heading| heading.trim().eq_ignore_ascii_case(wanted));
    for (column, heading) in columns.iter_mut().zip(headings) {
        let buyers = *column == Column::Email && has("Attendee email") && heading.trim().eq_ignore_ascii_case("Email");
        if buyers && said(heading).is_none() {
            *column = Column::NotKept;
        }
    }
    once(&mut columns, headings, &said);
    columns
}

/// What there can be one of is the column of which somebody said so, else the first one.
fn once(columns: &mut [Column], headings: &[String], said: &impl Fn(&str) -> Option<Column>) {
    for n in 0..columns.len() {
        let many = matches!(columns[n], Column::Choice(..) | Column::NotKept | Column::Ignored);
        if many || said(&headings[n]).is_some() {
            continue;
        }
        let other = |m: usize| m != n && columns[m] == columns[n] && (m < n || said(&headings[m]).is_some());
        if (0..columns.len()).any(other) {
            columns[n] = Column::Ignored;
        }
    }
    let splits = columns.contains(&Column::Name);
    for column in columns.iter_mut().filter(|column| splits && matches!(column, Column::FirstName | Column::LastName)) {
        *column = Column::Ignored;
    }
    // "Nom" alone is a whole name.
    if !splits
        && !columns.contains(&Column::FirstName)
        && let Some(column) = columns.iter_mut().find(|column| **column == Column::LastName)
    {
        *column = Column::Name;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_guessed_in_english_and_french() {
        let word = |heading: &str| guess(heading).word().to_owned();
        let cases = [
            ("Courriel", "email"),
            ("Adresse e-mail", "email"),
            ("Mail address", "email"),
            ("Régime alimentaire", "diet"),
            ("Languages you speak", "languages"),
            ("Which areas interest you? – clippy, rustfmt & lints", "areas"),
            ("What would you like to work on?", "wishes"),
            ("Numéro de billet", "code"),
            ("Order IP", "not-kept"),
            ("Téléphone portable", "not-kept"),
            ("Payment Reference", "not-kept"),
            ("Order Email", "not-kept"),
            ("Code of Conduct", "ignored"),
            ("Favourite colour", "ignored"),
        ];
        for (heading, expected) in cases {
            assert_eq!(word(heading), expected, "{heading}");
        }
    }

    #[test]
    fn what_is_said_wins_over_what_is_guessed() {
        let headings: Vec<String> = ["Name", "Badge name", "Email"].map(str::to_owned).to_vec();
        let said = [("Badge name".to_owned(), Column::Name)];
        assert_eq!(of_headings(&headings, &said), [Column::Ignored, Column::Name, Column::Email]);
    }

    #[test]
    fn every_word_is_read_back() {
        for word in Column::words().chain(QUESTIONS) {
            assert_eq!(Column::from_word(word).unwrap().word(), word);
        }
        assert_eq!(Column::from_word("Not A Key"), None);
    }
}
