//! The decisions of groups: what was decided, when, where, and what came of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::{AnyRecord, Decision, Id, NonEmptyText, RecordId, SteeringGroup, Task};
use crate::insight::mention::Mention;
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

use super::tasks::is_open;

/// A decision in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRow {
    /// Which.
    pub decision: Mention,
    /// When: its own day, or that of its meeting.
    pub on: Option<NaiveDate>,
    /// In which meeting.
    pub meeting: Option<Mention>,
    /// Of which group.
    pub group: Option<Mention>,
    /// How many tasks came of it, and how many are open.
    pub tasks: (usize, usize),
}

/// The decisions of a group, or all of them, the newest first.
pub fn decided(workspace: &Workspace, group: Option<&Id<SteeringGroup>>) -> Vec<DecisionRow> {
    let reading = Reading::of(workspace);
    let mut rows: Vec<DecisionRow> = Vec::new();
    for decision in reading.live::<Decision>() {
        let meeting = decision.meeting.as_ref().and_then(|id| reading.get(id));
        let of = meeting.and_then(|meeting| meeting.group.as_ref());
        let wanted = group.is_none_or(|asked| of.is_some_and(|of| reading.same(of, asked)));
        if wanted {
            rows.push(DecisionRow {
                decision: Mention::of(decision.as_ref()),
                on: decision.decided_on.or_else(|| meeting.and_then(|it| it.held_on)),
                meeting: meeting.map(|it| Mention::of(it.as_ref())),
                group: of.and_then(|id| reading.mention(id)),
                tasks: (0, 0),
            });
        }
    }
    let mut counts: BTreeMap<RecordId, (usize, usize)> = Default::default();
    for task in reading.live::<Task>() {
        if let Some(decision) = &task.decision {
            let count = counts.entry(reading.shown(decision.record()).clone()).or_default();
            count.0 += 1;
            count.1 += usize::from(is_open(task));
        }
    }
    for row in &mut rows {
        row.tasks = counts.get(&row.decision.id).copied().unwrap_or_default();
    }
    rows.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| a.decision.cmp(&b.decision)));
    rows
}

/// A new decision as far as it follows from where it comes: a meeting or a need.
pub fn decision_begun(
    workspace: &Workspace,
    id: Id<Decision>,
    words: NonEmptyText,
    from: Option<&RecordId>,
    today: NaiveDate,
) -> Decision {
    let mut decision = Decision {
        id,
        text: words,
        meeting: None,
        decided_on: Some(today),
        needs: Default::default(),
        binned: None,
    };
    match from.and_then(|from| workspace.entry(from)).map(|entry| &entry.record) {
        Some(AnyRecord::Meeting(meeting)) => {
            decision.meeting = Some(meeting.id.clone());
            // A meeting that began before its day was held today, whatever its day still says.
            decision.decided_on = meeting.held_on.filter(|day| *day <= today).or(Some(today));
        }
        Some(AnyRecord::Need(need)) => decision.needs = [need.id.clone()].into(),
        _ => {}
    }
    decision
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::GroupStatus;
    use crate::insight::builders::*;

    const TODAY: &str = "2026-11-25";
    const GROUP: &str = "steering-group-g";

    #[test]
    fn decisions_are_dated_by_their_meeting_and_counted_with_their_tasks() {
        let of_d = Task { decision: Some(id("decision-d")), ..task("t", None, None) };
        let workspace = Filling::default()
            .with(group("g", GroupStatus::Active, &[]))
            .with(meeting("prima", "2026-11-01", Some(GROUP)))
            .with(decision("d", Some("meeting-prima"), None))
            .with(decision("nuova", None, Some("2026-11-10")))
            .with(need("1", "Un bus", 3))
            .with(of_d)
            .0;
        let rows = decided(&workspace, None);
        let titles: Vec<&str> = rows.iter().map(|row| row.decision.title.as_str()).collect();
        assert_eq!(titles, ["nuova", "d"]);
        assert_eq!((rows[1].on, rows[1].tasks), (Some(day("2026-11-01")), (1, 1)));
        assert_eq!(decided(&workspace, Some(&id(GROUP))).len(), 1);
        let new = |from: &str| {
            let from = from.parse().unwrap();
            decision_begun(&workspace, id("decision-n"), text("–"), Some(&from), day(TODAY))
        };
        assert_eq!(new("meeting-prima").decided_on, Some(day("2026-11-01")));
        assert_eq!((new("need-1").needs.len(), new("need-1").decided_on), (1, Some(day(TODAY))));
    }

    #[test]
    fn what_is_decided_before_the_day_of_its_meeting_is_decided_today() {
        let workspace = Filling::default().with(meeting("anticipato", "2026-12-20", Some(GROUP))).0;
        let from = "meeting-anticipato".parse().unwrap();
        let begun = decision_begun(&workspace, id("decision-x"), text("Si apre"), Some(&from), day(TODAY));
        assert_eq!(begun.decided_on, Some(day(TODAY)));
    }
}
