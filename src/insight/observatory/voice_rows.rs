//! Voices as rows of a list, whether they may be published, and what happens when one is taken back.

use chrono::NaiveDate;

use crate::domain::{Consent, Id, Kind, NonEmptyText, Provenance, Record, Voice, VoiceStatus};
use crate::insight::numbered::{Numbered, OfTerritory, numbered};
use crate::insight::reading::Reading;
use crate::insight::searching::asked::Asked;
use crate::workspace::{Entry, Workspace};

/// What is asked of the voices. The default asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VoiceQuery {
    /// What was typed.
    pub words: String,
    /// Of which territory.
    pub territory: Option<OfTerritory>,
    /// What the one who spoke allows.
    pub consent: Option<Consent>,
    /// What may be done with it.
    pub status: Option<VoiceStatus>,
}

/// A voice in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceRow {
    /// Which.
    pub id: Id<Voice>,
    /// The words.
    pub text: NonEmptyText,
    /// What it is about.
    pub theme: Option<NonEmptyText>,
    /// Who spoke, as a category.
    pub speaker: Option<NonEmptyText>,
    /// Where it was said, in words.
    pub origin: Option<NonEmptyText>,
    /// When.
    pub said_on: Option<NaiveDate>,
    /// Of which territory, if anybody knows.
    pub territory: Option<Numbered>,
    /// What the one who spoke allows.
    pub consent: Consent,
    /// What may be done with it.
    pub status: VoiceStatus,
    /// Whether it stays among those who work here: nobody allowed to quote it, or a version of it says otherwise.
    pub held: bool,
    /// How we know it.
    pub provenance: Option<Provenance>,
}

/// Whether the one who spoke allows the voice to be published.
pub fn is_allowed(consent: Consent) -> bool {
    matches!(consent, Consent::SaidInPublic | Consent::Given)
}

/// Whether a voice may be quoted to anybody: who spoke allows it, and somebody looked at it.
pub fn is_quotable(voice: &Voice) -> bool {
    may_be_quoted(voice.consent, voice.status)
}

/// The same, of a voice that is known by its consent and its state.
pub fn may_be_quoted(consent: Consent, status: VoiceStatus) -> bool {
    is_allowed(consent) && status == VoiceStatus::Publishable
}

/// Whether a voice was taken back.
pub fn is_withdrawn(voice: &Voice) -> bool {
    voice.consent == Consent::Withdrawn || voice.status == VoiceStatus::Withdrawn
}

/// Whether a voice was taken back, by one version of it at least: until somebody decides, that one is heard.
pub fn was_taken_back(entry: &Entry) -> bool {
    let says = |field, word: &'static str| {
        entry.revision.siblings.contains_key(field)
            && entry.register(field).values.iter().any(|written| written.value == word)
    };
    Voice::peel(&entry.record).is_some_and(|voice| is_withdrawn(voice))
        || says("consent", Consent::Withdrawn.code())
        || says("status", VoiceStatus::Withdrawn.code())
}

/// Whether a voice may be quoted to anybody, and no version of it says otherwise.
pub fn may_be_read_out(workspace: &Workspace, id: &Id<Voice>) -> bool {
    workspace.entry(id.record()).is_some_and(|entry| {
        let agreed = !["consent", "status"].iter().any(|field| entry.revision.siblings.contains_key(field));
        agreed && Voice::peel(&entry.record).is_some_and(|voice| is_quotable(voice))
    })
}

/// A voice taken back by the one who spoke: it is kept, so that nobody writes it again, and read nowhere
/// but among those who keep the notebook.
#[must_use]
pub fn withdrawn(voice: &Voice) -> Voice {
    Voice { consent: Consent::Withdrawn, status: VoiceStatus::Withdrawn, ..voice.clone() }
}

/// The voices that answer a question, the latest first; those taken back at the end.
pub fn voices(workspace: &Workspace, query: &VoiceQuery) -> Vec<VoiceRow> {
    let reading = Reading::of(workspace);
    let asked = Asked::words(&query.words);
    let mut rows = Vec::new();
    for entry in reading.entries(Kind::Voice) {
        let Some(voice) = Voice::peel(&entry.record) else { continue };
        if query.consent.is_some_and(|wanted| voice.consent != wanted)
            || query.status.is_some_and(|wanted| voice.status != wanted)
        {
            continue;
        }
        let there = numbered(&reading, &voice.micro_territory);
        if query.territory.as_ref().is_some_and(|wanted| !wanted.fits(&reading, &there)) {
            continue;
        }
        let others = [&voice.theme, &voice.speaker, &voice.origin].into_iter().flatten();
        if !asked.in_texts([&voice.text].into_iter().chain(others).map(|text| text.as_str())) {
            continue;
        }
        let row = VoiceRow {
            id: voice.id.clone(),
            text: voice.text.clone(),
            theme: voice.theme.clone(),
            speaker: voice.speaker.clone(),
            origin: voice.origin.clone(),
            said_on: voice.said_on,
            territory: there.into_iter().next(),
            consent: voice.consent,
            status: voice.status,
            held: !may_be_read_out(workspace, &voice.id),
            provenance: voice.provenance.clone(),
        };
        rows.push((is_withdrawn(voice), row));
    }
    rows.sort_by(|(a_back, a), (b_back, b)| (a_back, b.said_on, &b.id).cmp(&(b_back, a.said_on, &a.id)));
    rows.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::territories::territory_samples::{put, sample};
    use serde_json::json;

    fn voice(slug: &str, on: &str, consent: &str, status: &str) -> Voice {
        sample(json!({
            "id": format!("voice-{slug}"), "text": format!("Detto {slug}"), "consent": consent, "status": status,
            "said_on": on, "speaker": "una maestra",
        }))
    }

    #[test]
    fn the_latest_come_first_and_those_taken_back_last() {
        let mut workspace = Workspace::new();
        put(&mut workspace, voice("a", "2026-01-01", "given", "publishable"));
        put(&mut workspace, voice("b", "2026-05-01", "to_be_asked", "collected"));
        put(&mut workspace, withdrawn(&voice("c", "2026-11-01", "given", "publishable")));
        let found = |query: VoiceQuery| {
            voices(&workspace, &query).iter().map(|row| row.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(found(VoiceQuery::default()), ["voice-b", "voice-a", "voice-c"]);
        let given = VoiceQuery { consent: Some(Consent::Given), ..VoiceQuery::default() };
        assert_eq!(found(given), ["voice-a"]);
        let words = VoiceQuery { words: "maestre a".to_owned(), ..VoiceQuery::default() };
        assert_eq!(found(words).len(), 3);
        let nowhere = VoiceQuery { territory: Some(OfTerritory::None), ..VoiceQuery::default() };
        assert_eq!(found(nowhere).len(), 3);
    }

    #[test]
    fn a_voice_taken_back_may_not_be_published() {
        let back = withdrawn(&voice("a", "2026-01-01", "given", "publishable"));
        assert!(is_withdrawn(&back) && !is_allowed(back.consent));
        assert!(is_allowed(Consent::SaidInPublic) && !is_allowed(Consent::ToBeAsked));
    }
}
