//! What is written of a group when it begins and when it turns into another kind, and how its table is told.

use super::Label;
use crate::domain::{GroupKind, NonEmptyText};
use crate::insight::Presence;

/// The title of the first meeting of a group.
pub fn first_meeting(group: &NonEmptyText) -> NonEmptyText {
    format!("Primo incontro: {group}").parse().unwrap_or_else(|_| group.clone())
}

/// What stays written of a group that turns into another kind, beside the day.
pub fn turned(from: GroupKind, to: GroupKind) -> String {
    format!("Da {} diventa {}.", from.label(), to.label())
}

/// How a category is present at the table, where there is something to do about it.
pub fn presence(presence: Presence) -> Option<&'static str> {
    match presence {
        Presence::Unknown | Presence::There => None,
        Presence::OneVoice => Some("poca voce"),
        Presence::Away => Some("assente di recente"),
        Presence::Missing => Some("manca"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_group_was_is_said_in_one_line() {
        let group: NonEmptyText = "Gruppo guida di Bozzolo".parse().unwrap();
        assert_eq!(first_meeting(&group).as_str(), "Primo incontro: Gruppo guida di Bozzolo");
        assert_eq!(turned(GroupKind::Guiding, GroupKind::Youth), "Da gruppo guida diventa gruppo giovani.");
        assert_eq!(presence(Presence::There), None);
    }
}
