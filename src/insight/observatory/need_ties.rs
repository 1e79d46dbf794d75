//! What follows from a need, a voice or a category of needs: what points to it, sorted by what it is.

use crate::domain::{Decision, Kind, Need, NeedCategory, Priority, RecordId, Task, TaskStatus};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

use super::needs::{NeedQuery, NeedRow, needs};

/// What follows from a need or a voice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NeedTies {
    /// What was decided about it.
    pub decisions: Vec<Mention>,
    /// What somebody will do about it, and whether it is done.
    pub tasks: Vec<(Mention, TaskStatus)>,
    /// The priorities that it is behind.
    pub priorities: Vec<Mention>,
    /// The needs that it says, when it is a voice.
    pub needs: Vec<Mention>,
}

/// What follows from a need or a voice, each by name; open tasks first.
pub fn need_ties(workspace: &Workspace, id: &RecordId) -> NeedTies {
    let reading = Reading::of(workspace);
    let is = |other: &RecordId| reading.shown(other) == reading.shown(id);
    let mut ties = NeedTies::default();
    let decisions = reading.live::<Decision>().filter(|it| it.needs.iter().any(|need| is(need.record())));
    ties.decisions = decisions.map(|it| Mention::of(it.as_ref())).collect();
    let about = |it: &Task| {
        it.needs.iter().map(|need| need.record()).chain(it.voices.iter().map(|it| it.record())).any(is)
    };
    let tasks = reading.live::<Task>().filter(|it| about(it));
    ties.tasks = tasks.map(|it| (Mention::of(it.as_ref()), it.status)).collect();
    let priorities = reading.live::<Priority>().filter(|it| it.needs.iter().any(|need| is(need.record())));
    ties.priorities = priorities.map(|it| Mention::of(it.as_ref())).collect();
    if workspace.entry(id).is_some_and(|entry| entry.record.kind() == Kind::Voice) {
        let saying = reading.live::<Need>().filter(|it| it.voices.iter().any(|voice| is(voice.record())));
        ties.needs = saying.map(|it| Mention::of(it.as_ref())).collect();
    }
    ties.decisions.sort();
    ties.tasks.sort_by_key(|(mention, status)| (*status == TaskStatus::Done, mention.clone()));
    ties.priorities.sort();
    ties.needs.sort();
    ties
}

/// The needs of a level or of a transversal need, the most pressing first.
pub fn needs_of_category(workspace: &Workspace, id: &crate::domain::Id<NeedCategory>) -> Vec<NeedRow> {
    needs(workspace, &NeedQuery { category: Some(id.clone()), ..NeedQuery::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::builders::*;

    #[test]
    fn what_follows_from_a_need_is_sorted_and_open_tasks_come_first() {
        let about = |slug, status| Task { needs: [id("need-a")].into(), status, ..task(slug, None, None) };
        let decided = Decision {
            id: id("decision-d"),
            text: text("Chiedere una corsa in più"),
            meeting: None,
            decided_on: None,
            needs: [id("need-a")].into(),
            binned: None,
        };
        let filling = Filling::default()
            .with(need("a", "A", 1))
            .with(about("a-fatto", TaskStatus::Done))
            .with(about("b-da-fare", TaskStatus::ToDo))
            .with(task("altro", None, None))
            .with(decided);
        let ties = need_ties(&filling.0, &"need-a".parse().unwrap());
        let tasks: Vec<&str> = ties.tasks.iter().map(|(it, _)| it.title.as_str()).collect();
        assert_eq!((tasks, ties.decisions.len()), (vec!["b-da-fare", "a-fatto"], 1));
        assert!(ties.priorities.is_empty() && ties.needs.is_empty());
    }
}
