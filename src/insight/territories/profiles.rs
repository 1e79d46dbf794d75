//! The versions of the profile of a territory: which there are, how one goes on, which ones it puts behind.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{CommunityProfile, Fact, Id, MicroTerritory, NonEmptyText, ProfileStatus};
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

/// A version in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRow {
    /// The version whole.
    pub profile: Arc<CommunityProfile>,
    /// How many of the twelve parts are written.
    pub written: usize,
    /// Whether it is the one that the page of the territory shows.
    pub current: bool,
}

/// The versions of the profile of a territory, the newest first.
pub fn versions(workspace: &Workspace, id: &Id<MicroTerritory>) -> Vec<VersionRow> {
    let reading = Reading::of(workspace);
    let mut found: Vec<&Arc<CommunityProfile>> = reading
        .live::<CommunityProfile>()
        .filter(|profile| reading.same(&profile.micro_territory, id))
        .collect();
    found.sort_by(|a, b| (b.version, &b.id).cmp(&(a.version, &a.id)));
    let current = current(&found).map(|profile| profile.id.clone());
    let row = |profile: &Arc<CommunityProfile>| VersionRow {
        written: crate::domain::PROFILE_PARTS.len() - profile.parts_missing().len(),
        current: Some(&profile.id) == current.as_ref(),
        profile: profile.clone(),
    };
    found.into_iter().map(row).collect()
}

/// The version that a territory shows: the latest that no later one has replaced. Of two that are equally late, begun on two
/// devices, the one that was begun first; both are in the list.
pub fn current<'a>(versions: &[&'a Arc<CommunityProfile>]) -> Option<&'a Arc<CommunityProfile>> {
    let standing = |it: &Arc<CommunityProfile>| (it.status != ProfileStatus::Superseded, it.version);
    let latest = versions.iter().map(|it| standing(it)).max()?;
    versions.iter().filter(|it| standing(it) == latest).min_by_key(|it| (it.dated, &it.id)).copied()
}

/// Another version that stands beside the one that is shown: two people began the same one on two devices.
pub fn beside(rows: &[VersionRow]) -> Option<&VersionRow> {
    let shown = rows.iter().find(|row| row.current)?;
    rows.iter().find(|row| {
        !row.current
            && row.profile.version == shown.profile.version
            && row.profile.status != ProfileStatus::Superseded
            && shown.profile.status != ProfileStatus::Superseded
    })
}

/// The states into which a profile may go from one, the next step first. Of a published one a new version
/// is made instead, so that nobody changes what everybody reads unaware.
pub fn following(status: ProfileStatus) -> &'static [ProfileStatus] {
    match status {
        ProfileStatus::Draft => &[ProfileStatus::InSharing],
        ProfileStatus::InSharing => &[ProfileStatus::Shared, ProfileStatus::Draft],
        ProfileStatus::Shared => &[ProfileStatus::Published, ProfileStatus::InSharing],
        ProfileStatus::Published => &[ProfileStatus::Shared],
        ProfileStatus::Superseded => &[],
    }
}

/// The first version of a profile, nothing written yet.
pub fn first_version(
    id: Id<CommunityProfile>,
    micro_territory: Id<MicroTerritory>,
    dated: NaiveDate,
) -> CommunityProfile {
    CommunityProfile {
        id,
        micro_territory,
        version: 1,
        status: ProfileStatus::Draft,
        dated: Some(dated),
        authors: Default::default(),
        identity: None,
        meaning_of_community: None,
        meeting_places: None,
        resources: None,
        concerns: None,
        priorities: None,
        aspirations: None,
        already_active: None,
        who_is_missing: None,
        already_tried: None,
        stories: None,
        open_questions: None,
        binned: None,
    }
}

/// A new version: a draft that copies the last, to be written further. The last stays as it is.
pub fn next_version(
    last: &CommunityProfile,
    number: u32,
    id: Id<CommunityProfile>,
    dated: NaiveDate,
) -> CommunityProfile {
    CommunityProfile {
        id,
        version: number,
        status: ProfileStatus::Draft,
        dated: Some(dated),
        authors: Default::default(),
        binned: None,
        ..last.clone()
    }
}

/// A part to be written, by its name in `PROFILE_PARTS`; `None` for another name.
pub fn part_to_write<'a>(
    profile: &'a mut CommunityProfile,
    name: &str,
) -> Option<&'a mut Option<Fact<NonEmptyText>>> {
    Some(match name {
        "identity" => &mut profile.identity,
        "meaning_of_community" => &mut profile.meaning_of_community,
        "meeting_places" => &mut profile.meeting_places,
        "resources" => &mut profile.resources,
        "concerns" => &mut profile.concerns,
        "priorities" => &mut profile.priorities,
        "aspirations" => &mut profile.aspirations,
        "already_active" => &mut profile.already_active,
        "who_is_missing" => &mut profile.who_is_missing,
        "already_tried" => &mut profile.already_tried,
        "stories" => &mut profile.stories,
        "open_questions" => &mut profile.open_questions,
        _ => return None,
    })
}

/// The earlier versions that a version puts behind when it reaches a state: those that had come as far as
/// it, or less. A published version stays in force until a later one is published.
pub fn put_behind(
    workspace: &Workspace,
    profile: &CommunityProfile,
    status: ProfileStatus,
) -> Vec<Arc<CommunityProfile>> {
    if !matches!(status, ProfileStatus::Shared | ProfileStatus::Published) {
        return Vec::new();
    }
    let reading = Reading::of(workspace);
    reading
        .live::<CommunityProfile>()
        .filter(|other| reading.same(&other.micro_territory, &profile.micro_territory))
        .filter(|other| other.version < profile.version && other.status <= status)
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Fact, Provenance};
    use crate::insight::territories::territory_samples::{day, put};

    fn profile(version: u32, status: ProfileStatus) -> CommunityProfile {
        let id = format!("community-profile-v{version}").parse().unwrap();
        let territory = "micro-territory-first".parse().unwrap();
        CommunityProfile { version, status, ..first_version(id, territory, day(2026, 1, 1)) }
    }

    #[test]
    fn a_new_version_is_a_draft_with_the_words_of_the_last() {
        let mut last = profile(1, ProfileStatus::Published);
        let by = "gruppo guida".parse().unwrap();
        let provenance = Provenance::Told { by, on: None };
        last.identity = Some(Fact { value: "Siamo tre paesi".parse().unwrap(), provenance });
        let next = next_version(&last, 2, "community-profile-v2".parse().unwrap(), day(2026, 6, 1));
        assert_eq!((next.version, next.status), (2, ProfileStatus::Draft));
        assert_eq!(next.identity, last.identity);
        assert_eq!(next.parts_missing().len(), 11);
    }

    #[test]
    fn a_published_version_stays_until_a_later_one_is_published() {
        let mut workspace = Workspace::new();
        put(&mut workspace, profile(1, ProfileStatus::Published));
        put(&mut workspace, profile(2, ProfileStatus::Draft));
        let third = profile(3, ProfileStatus::InSharing);
        put(&mut workspace, third.clone());
        let behind = |status| {
            let found = put_behind(&workspace, &third, status);
            found.iter().map(|profile| profile.version).collect::<Vec<_>>()
        };
        assert!(behind(ProfileStatus::InSharing).is_empty());
        assert_eq!(behind(ProfileStatus::Shared), [2]);
        assert_eq!(behind(ProfileStatus::Published), [1, 2]);
        let rows = versions(&workspace, &third.micro_territory);
        assert_eq!(rows.iter().map(|row| row.profile.version).collect::<Vec<_>>(), [3, 2, 1]);
        assert!(rows[0].current && !rows[1].current);
    }

    #[test]
    fn of_a_version_begun_twice_every_page_shows_the_first_and_tells_of_the_other() {
        let mut workspace = Workspace::new();
        let begun = |slug: &str, on| {
            let id = format!("community-profile-{slug}").parse().unwrap();
            CommunityProfile { id, dated: Some(on), ..profile(1, ProfileStatus::Draft) }
        };
        let (first, second) = (begun("z", day(2026, 11, 1)), begun("a", day(2026, 11, 2)));
        put(&mut workspace, first.clone());
        let rows = versions(&workspace, &first.micro_territory);
        assert!(beside(&rows).is_none());
        put(&mut workspace, second.clone());
        let rows = versions(&workspace, &first.micro_territory);
        assert_eq!(rows.iter().find(|row| row.current).map(|row| &row.profile.id), Some(&first.id));
        assert_eq!(beside(&rows).map(|row| &row.profile.id), Some(&second.id));
    }

    #[test]
    fn what_is_written_in_a_part_is_read_in_that_part() {
        for name in crate::domain::PROFILE_PARTS {
            let mut profile = profile(1, ProfileStatus::Draft);
            let provenance = Provenance::Drafted(Vec::new());
            let fact = Fact { value: name.parse().unwrap(), provenance };
            *part_to_write(&mut profile, name).unwrap() = Some(fact.clone());
            assert_eq!(profile.part(name), Some(&Some(fact)));
            assert_eq!(profile.parts_missing().len(), 11);
        }
        assert!(part_to_write(&mut profile(1, ProfileStatus::Draft), "altro").is_none());
    }

    #[test]
    fn every_state_but_the_last_leads_somewhere() {
        for status in ProfileStatus::ALL {
            assert_eq!(following(*status).is_empty(), *status == ProfileStatus::Superseded);
        }
    }
}
