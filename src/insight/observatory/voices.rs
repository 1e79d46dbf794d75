//! The voices heard in a territory, and those that nobody can place and that speak for all.

use std::sync::Arc;

use crate::domain::{Id, Kind, MicroTerritory, Record, Voice};
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

use super::voice_rows::was_taken_back;

/// The voices that can be read beside a territory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// Heard there, the latest first.
    pub here: Vec<Arc<Voice>>,
    /// Of no territory in particular.
    pub everywhere: Vec<Arc<Voice>>,
}

impl Heard {
    /// One voice to begin with: one of the place, else one of those that speak for all, another for each
    /// number so that the territories do not all begin with the same.
    pub fn first(&self, number: u32) -> Option<&Arc<Voice>> {
        let turn = usize::try_from(number.saturating_sub(1)).unwrap_or(0);
        self.here.first().or_else(|| self.everywhere.get(turn.checked_rem(self.everywhere.len())?))
    }
}

/// The voices that can be read beside a territory. What was taken back is not among them.
pub fn heard(workspace: &Workspace, id: &Id<MicroTerritory>) -> Heard {
    let reading = Reading::of(workspace);
    let mut heard = Heard::default();
    let said = reading.entries(Kind::Voice).filter(|entry| !was_taken_back(entry));
    for voice in said.filter_map(|entry| Voice::peel(&entry.record)) {
        match &voice.micro_territory {
            Some(there) if reading.same(there, id) => heard.here.push(voice.clone()),
            Some(_) => {}
            None => heard.everywhere.push(voice.clone()),
        }
    }
    heard.here.sort_by(|a, b| (b.said_on, &a.id).cmp(&(a.said_on, &b.id)));
    heard
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::territories::territory_samples::{put, sample};
    use serde_json::json;

    fn voice(slug: &str, territory: Option<&str>, status: &str) -> Voice {
        sample(json!({
            "id": format!("voice-{slug}"), "text": slug, "consent": "said_in_public", "status": status,
            "micro_territory": territory,
        }))
    }

    #[test]
    fn a_voice_of_the_place_comes_before_those_that_speak_for_all() {
        let mut workspace = Workspace::new();
        let id: Id<MicroTerritory> = "micro-territory-first".parse().unwrap();
        assert!(heard(&workspace, &id).first(1).is_none());
        put(&mut workspace, voice("a", None, "publishable"));
        put(&mut workspace, voice("b", None, "collected"));
        put(&mut workspace, voice("c", None, "withdrawn"));
        let all = heard(&workspace, &id);
        let first = |number| all.first(number).map(|voice| voice.id.to_string());
        assert_eq!(first(1).as_deref(), Some("voice-a"));
        assert_eq!(first(2).as_deref(), Some("voice-b"));
        assert_eq!(first(3).as_deref(), Some("voice-a"));
        put(&mut workspace, voice("d", Some("micro-territory-first"), "to_be_checked"));
        assert_eq!(heard(&workspace, &id).first(2).map(|it| it.id.to_string()).as_deref(), Some("voice-d"));
    }
}
