//! Needs that say nearly what somebody is writing: so that a need heard twice is one need heard twice.

use std::collections::BTreeSet;

use crate::domain::{Id, Need, NonEmptyText};
use crate::insight::reading::Reading;
use crate::insight::searching::lexicon::words_of;
use crate::workspace::Workspace;

/// How many are offered at most.
pub const MOST: usize = 3;

/// The needs of a moment and the words of each, ready to be compared with what is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownNeeds(Vec<KnownNeed>);

/// A need that is there already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownNeed {
    /// Which.
    pub id: Id<Need>,
    /// What is needed.
    pub statement: NonEmptyText,
    /// How often it was heard.
    pub times_heard: u32,
    words: BTreeSet<String>,
}

fn stems(text: &str) -> BTreeSet<String> {
    words_of(text).into_iter().map(|word| word.stem).collect()
}

impl KnownNeeds {
    /// The needs that people work with.
    pub fn of(workspace: &Workspace) -> Self {
        let reading = Reading::of(workspace);
        let known = reading.live::<Need>().map(|need| KnownNeed {
            id: need.id.clone(),
            statement: need.statement.clone(),
            times_heard: need.times_heard,
            words: stems(need.statement.as_str()),
        });
        KnownNeeds(known.collect())
    }

    /// Those that say nearly this, the nearest first: they share at least two words, and at least half of
    /// the words of the shorter text.
    pub fn like(&self, typed: &str) -> Vec<KnownNeed> {
        let typed = stems(typed);
        let mut near: Vec<(usize, &KnownNeed)> = self
            .0
            .iter()
            .filter_map(|known| {
                let shared = known.words.intersection(&typed).count();
                let shorter = known.words.len().min(typed.len());
                (shared >= 2 && shared * 2 >= shorter).then_some((shared, known))
            })
            .collect();
        near.sort_by_key(|(shared, known)| (std::cmp::Reverse(*shared), known.words.len(), known.id.clone()));
        near.into_iter().take(MOST).map(|(_, known)| known.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::builders::*;

    #[test]
    fn the_same_need_in_other_words_is_recognised_and_another_is_not() {
        let filling = Filling::default()
            .with(need("corriera", "Dopo le 18 non c’è una corriera per tornare da Viadana", 4))
            .with(need("posto", "I ragazzi non hanno un posto dove stare la sera", 2));
        let known = KnownNeeds::of(&filling.0);
        let like =
            |typed: &str| known.like(typed).into_iter().map(|it| it.id.to_string()).collect::<Vec<_>>();
        assert_eq!(like("Manca una corriera da Viadana la sera"), ["need-corriera"]);
        assert_eq!(like("un posto per i ragazzi"), ["need-posto"]);
        assert!(like("un medico vicino a casa").is_empty());
        assert!(like("corriera").is_empty(), "one word is not enough");
        assert!(like("").is_empty());
    }
}
