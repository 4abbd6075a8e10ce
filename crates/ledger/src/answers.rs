//! What somebody answered, question by question.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Index;
use std::sync::Arc;

use domain::questionnaire::{Common, Value};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An answer: what a file said, and what the person said here, which counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// What stood in the last file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Arc<Value>>,
    /// What was said or corrected here. A file never writes over it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Box<Value>>,
}

impl Answered {
    /// As a file says it.
    pub fn in_file(value: Value) -> Self {
        Self { file: Some(Arc::new(value)), own: None }
    }

    /// As somebody says it here.
    pub fn here(value: Value) -> Self {
        Self { file: None, own: Some(Box::new(value)) }
    }

    /// What counts.
    pub fn value(&self) -> Option<&Value> {
        self.own.as_deref().or(self.file.as_deref())
    }
}

/// All answers of a profile, by the names of the questions and in their order. They stand in a row: a map for each of a hundred thousand people
/// would take twice as much memory as what they say.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Answers(Vec<(Arc<str>, Answered)>);

impl Answers {
    /// The answer to a question, whatever it says.
    pub fn get(&self, question: &str) -> Option<&Answered> {
        self.place(question).ok().map(|place| &self.0[place].1)
    }

    /// The answer to a question, to be changed; an empty one where there was none.
    pub fn to(&mut self, question: &Arc<str>) -> &mut Answered {
        let place = self.place(question).unwrap_or_else(|place| {
            self.0.insert(place, (Arc::clone(question), Answered::default()));
            place
        });
        &mut self.0[place].1
    }

    /// Writes an answer over the one that is there.
    pub fn insert(&mut self, question: Arc<str>, answered: Answered) {
        match self.place(&question) {
            Ok(place) => self.0[place].1 = answered,
            Err(place) => self.0.insert(place, (question, answered)),
        }
    }

    /// Takes an answer away.
    pub fn remove(&mut self, question: &str) {
        if let Ok(place) = self.place(question) {
            self.0.remove(place);
        }
    }

    /// Keeps those of which this is true.
    pub fn retain(&mut self, mut kept: impl FnMut(&str, &Answered) -> bool) {
        self.0.retain(|(question, answered)| kept(question, answered));
    }

    /// The questions that have an answer.
    pub fn keys(&self) -> impl Iterator<Item = &Arc<str>> {
        self.0.iter().map(|(question, _)| question)
    }

    /// All answers with their questions.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Answered)> {
        self.0.iter().map(|(question, answered)| (question, answered))
    }

    /// All answers with their questions, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut Answered)> {
        self.0.iter_mut().map(|(question, answered)| (&**question, answered))
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Holds names of questions, and what files say of many people, only once.
    pub(crate) fn share(&mut self, common: &mut Common) {
        for (question, answered) in &mut self.0 {
            *question = common.words(Arc::clone(question));
            answered.file = answered.file.take().map(|value| common.value(value));
        }
        self.fit();
    }

    /// Gives back the room that more answers would have had.
    pub(crate) fn fit(&mut self) {
        self.0.shrink_to_fit();
    }

    fn place(&self, question: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_ref().cmp(question))
    }
}

impl Index<&str> for Answers {
    type Output = Answered;

    /// # Panics
    /// Where the question has no answer.
    fn index(&self, question: &str) -> &Answered {
        self.get(question).expect("the question has an answer")
    }
}

impl<Q: Into<Arc<str>>> FromIterator<(Q, Answered)> for Answers {
    fn from_iter<I: IntoIterator<Item = (Q, Answered)>>(answers: I) -> Self {
        let sorted: BTreeMap<Arc<str>, Answered> = answers.into_iter().map(|(question, answered)| (question.into(), answered)).collect();
        Self(sorted.into_iter().collect())
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for Answers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Answers;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("answers by the names of their questions")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answers, A::Error> {
                let mut answers = Answers::default();
                // They were written in order, so each comes to the end.
                while let Some((question, answered)) = map.next_entry::<Arc<str>, Answered>()? {
                    answers.insert(question, answered);
                }
                Ok(answers)
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Answered {
        Answered::in_file(Value::Text(text.to_owned()))
    }

    #[test]
    fn answers_stand_in_the_order_of_their_questions_as_they_always_did() {
        let mut answers: Answers = [("photo", text("never")), ("diet", text("vegan"))].into_iter().collect();
        answers.to(&"level".into()).own = Some(Box::new(Value::Number(2)));
        let written = r#"{"diet":{"file":{"text":"vegan"}},"level":{"own":{"number":2}},"photo":{"file":{"text":"never"}}}"#;
        assert_eq!(serde_json::to_string(&answers).unwrap(), written);
        let mixed = r#"{"photo":{"file":{"text":"never"}},"level":{"own":{"number":2}},"diet":{"file":{"text":"vegan"}}}"#;
        assert_eq!(serde_json::from_str::<Answers>(mixed).unwrap(), answers);
        answers.remove("level");
        answers.retain(|question, _| question != "photo");
        assert_eq!((answers.len(), answers["diet"].value()), (1, Some(&Value::Text("vegan".to_owned()))));
        assert_eq!(answers.get("level"), None);
    }

    #[test]
    fn what_many_say_is_held_once() {
        let mut common = Common::default();
        let mut shared = || {
            let mut answers: Answers = [("diet", text("vegan")), ("photo", text("never"))].into_iter().collect();
            answers.share(&mut common);
            answers
        };
        let (one, other) = (shared(), shared());
        let value = |answers: &Answers, key: &str| Arc::clone(answers[key].file.as_ref().unwrap());
        assert_eq!(one, other);
        assert!(Arc::ptr_eq(&value(&one, "diet"), &value(&other, "diet")));
        assert!(!Arc::ptr_eq(&value(&one, "diet"), &value(&one, "photo")));
    }
}
