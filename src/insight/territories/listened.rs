//! What was heard and what comes first, whatever the territory: voices, levels and transversal needs, priorities.

use std::sync::Arc;

use crate::domain::{Kind, NeedCategory, Priority, Record, Voice};
use crate::insight::observatory::priority_rows::is_of_plan;
use crate::insight::observatory::voice_rows::was_taken_back;
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

/// What was heard and what comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listened {
    /// The voices that nobody took back, the latest first.
    pub voices: Vec<Arc<Voice>>,
    /// The levels, then the transversal needs, each by name.
    pub categories: Vec<Arc<NeedCategory>>,
    /// The priorities that the Plan names: by valence, then by rank where they have one, then by name.
    pub priorities: Vec<Arc<Priority>>,
}

/// Everything heard and everything that comes first.
pub fn listened(workspace: &Workspace) -> Listened {
    let reading = Reading::of(workspace);
    let heard = reading.entries(Kind::Voice).filter(|entry| !was_taken_back(entry));
    let mut voices: Vec<Arc<Voice>> = heard.filter_map(|entry| Voice::peel(&entry.record)).cloned().collect();
    voices.sort_by(|a, b| (b.said_on, &a.id).cmp(&(a.said_on, &b.id)));
    let mut categories: Vec<Arc<NeedCategory>> = reading.live().cloned().collect();
    categories.sort_by(|a, b| (a.kind, &a.name, &a.id).cmp(&(b.kind, &b.name, &b.id)));
    let mut priorities: Vec<Arc<Priority>> =
        reading.live::<Priority>().filter(|it| it.group.is_none() && is_of_plan(it)).cloned().collect();
    let order = |it: &Priority| (it.valence, it.rank.unwrap_or(u32::MAX), it.name.clone(), it.id.clone());
    priorities.sort_by_cached_key(|it| order(it));
    Listened { voices, categories, priorities }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::territories::territory_samples::{put, sample};
    use serde_json::json;

    #[test]
    fn priorities_of_the_plan_keep_their_order_and_what_was_taken_back_is_gone() {
        let mut workspace = Workspace::new();
        for (slug, rank) in [("a", None), ("b", Some(2)), ("c", Some(1))] {
            let priority: Priority = sample(json!({
                "id": format!("priority-{slug}"), "name": slug, "valence": "community", "rank": rank, "needs": [],
                "provenance": { "stated": { "plan": ["12"] } },
            }));
            put(&mut workspace, priority);
        }
        put(
            &mut workspace,
            sample::<Priority>(
                json!({ "id": "priority-d", "name": "d", "valence": "community", "needs": [] }),
            ),
        );
        let listened = listened(&workspace);
        let names: Vec<String> = listened.priorities.iter().map(|it| it.name.to_string()).collect();
        assert_eq!(names, ["c", "b", "a"]);
        assert!(listened.voices.is_empty() && listened.categories.is_empty());
    }
}
