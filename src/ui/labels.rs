//! The words on screen for what the other rooms hold: kinds, fields, states, days, numbers, sources and
//! errors, in Italian. Not here: what families read in the guide (`ui/words`), any rule of the domain.

mod arriving;
mod community;
pub mod errors;
mod fields;
pub mod foreign;
mod groups;
mod kinds;
mod listening;
pub mod numbers;
mod profile;
mod reading;
mod sentences;
mod service;
mod short;
mod sources;
pub mod twins;
mod values;
pub mod when;
mod wording;

pub use arriving::{
    after_joining, ask_a_decision, by_hand_news, headline, join, joins_what_is_looked_at, more_versions,
    tables_wait,
};
pub use fields::{field, field_anywhere};
pub use groups::{first_meeting, presence, turned};
pub use kinds::{counted, kind, kinds};
pub use profile::{part, part_hint};
pub use sentences::{edition, findings, news, news_counted, news_of, point_reason};
pub use short::{sentence, short, unquoted};
pub use sources::{Said, provenance};
pub use values::{value, word};
pub use wording::OnScreen;

/// A word of a closed list as it stands on screen.
pub trait Label: Copy {
    /// The word, in lower case unless it is a name or a sentence of its own.
    fn label(self) -> &'static str;
}

/// Says every word of some closed lists. Each becomes a match without `_`: a new word does not compile
/// until somebody has said it.
macro_rules! say {
    ($( $name:ident { $( $variant:ident => $text:literal, )* } )*) => {$(
        impl $crate::ui::labels::Label for $name {
            fn label(self) -> &'static str {
                match self { $( $name::$variant => $text, )* }
            }
        }
    )*};
}
use say;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::*;

    #[test]
    fn no_word_is_empty_and_no_list_says_one_word_twice() {
        macro_rules! check {
            ($($name:ident),* $(,)?) => {$(
                let words: std::collections::BTreeSet<&str> = $name::ALL.iter().map(|word| word.label()).collect();
                assert_eq!(words.len(), $name::ALL.len(), "{}", stringify!($name));
                for word in words {
                    assert!(!word.trim().is_empty() && !word.contains('\'') && !word.ends_with('.'), "{word}");
                }
            )*};
        }
        check!(
            LinkKind,
            AgreementKind,
            CentreStatus,
            CentreFunction,
            CentreForm,
            GroupKind,
            GroupStatus,
            ParticipantCategory,
            Verdict,
            OrganizationKind,
            Existence,
            LocationType,
            Consent,
            VoiceStatus,
            NeedCategoryKind,
            Coverage,
            NeedStatus,
            Valence,
            NeedOrigin,
            ProfileStatus,
            MeetingKind,
            MeetingStatus,
            MeetingFormat,
            TaskStatus,
            Area,
            InterlocutorCategory,
            InterviewStatus,
            ResourceKind,
            SheetStatus,
            LifePhase,
            PolicyArea,
            LifeSituation,
            ServiceKind,
            ServiceStatus,
            Publication,
            CoverageScope,
            Cost,
            Weekday,
        );
    }

    #[test]
    fn states_read_as_people_say_them() {
        assert_eq!(SheetStatus::Open.label(), "aperta");
        assert_eq!(CentreStatus::ToBeSetUp.label(), "da costituire");
        assert_eq!(GroupStatus::Growing.label(), "in allargamento");
        assert_eq!(MeetingStatus::MinutesDraft.label(), "verbale in bozza");
        assert_eq!(LifeSituation::Birth.label(), "Aspetto un bambino, o è appena nato");
        assert_eq!(Weekday::Wednesday.label(), "mercoledì");
    }
}
