//! Priorities as rows of a list: those of the Plan and those that a group gave itself on a day.

use chrono::NaiveDate;

use crate::domain::{Id, MicroTerritory, NonEmptyText, Priority, Provenance, Source, SteeringGroup, Valence};
use crate::insight::mention::Mention;
use crate::insight::numbered::{Numbered, OfTerritory, numbered};
use crate::insight::reading::Reading;
use crate::insight::searching::asked::Asked;
use crate::insight::searching::lexicon::fold;
use crate::workspace::Workspace;

/// What is asked of the priorities. The default asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriorityQuery {
    /// What was typed.
    pub words: String,
    /// Of which territory, its groups included.
    pub territory: Option<OfTerritory>,
    /// About how to work or about the community.
    pub valence: Option<Valence>,
}

/// A priority in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriorityRow {
    /// Which.
    pub id: Id<Priority>,
    /// What.
    pub name: NonEmptyText,
    /// In plain words, or why.
    pub words: Option<NonEmptyText>,
    /// About how to work or about the community.
    pub valence: Valence,
    /// Whether the Plan names it.
    pub of_plan: bool,
    /// Of which group.
    pub group: Option<Mention>,
    /// Of which territories: its own, or those of its group.
    pub territories: Vec<Numbered>,
    /// Its place in the group's order.
    pub rank: Option<u32>,
    /// When it was decided.
    pub decided_on: Option<NaiveDate>,
    /// How many needs are behind it.
    pub needs: usize,
}

/// The priorities that answer a question: those on how to work, then those of the community, as in the Plan;
/// within each, group by group, those without a group last, each in the order that the group gave.
pub fn priorities(workspace: &Workspace, query: &PriorityQuery) -> Vec<PriorityRow> {
    let reading = Reading::of(workspace);
    let asked = Asked::words(&query.words);
    let mut rows = Vec::new();
    for it in reading.live::<Priority>().filter(|it| query.valence.is_none_or(|wanted| it.valence == wanted))
    {
        let territories = territories_of(&reading, it);
        if query.territory.as_ref().is_some_and(|wanted| !wanted.fits(&reading, &territories)) {
            continue;
        }
        let texts = [&it.name].into_iter().chain(&it.description).chain(&it.rationale);
        if !asked.in_texts(texts.map(|text| text.as_str())) {
            continue;
        }
        rows.push(PriorityRow {
            id: it.id.clone(),
            name: it.name.clone(),
            words: it.rationale.clone().or_else(|| it.description.clone()),
            valence: it.valence,
            of_plan: is_of_plan(it),
            group: it.group.as_ref().and_then(|id| reading.mention(id)),
            territories,
            rank: it.rank,
            decided_on: it.decided_on,
            needs: it.needs.iter().filter(|id| reading.get(id).is_some()).count(),
        });
    }
    rows.sort_by_cached_key(|row| {
        let group = row.group.as_ref().map(|group| (fold(&group.title), group.id.clone()));
        let order = (row.rank.unwrap_or(u32::MAX), fold(row.name.as_str()), row.id.clone());
        (row.valence, group.is_none(), group, order)
    });
    rows
}

/// Whether the Plan names a priority, or it follows from what the Plan says.
pub fn is_of_plan(priority: &Priority) -> bool {
    let plan = |source: &Source| matches!(source, Source::Plan(_));
    match &priority.provenance {
        Some(Provenance::Stated(source)) => plan(source),
        Some(Provenance::Computed { from, .. } | Provenance::Inferred { from, .. }) => from.iter().any(plan),
        _ => false,
    }
}

fn territories_of(reading: &Reading, it: &Priority) -> Vec<Numbered> {
    let own: Option<&Id<MicroTerritory>> = it.micro_territory.as_ref();
    if own.is_some() {
        return numbered(reading, own);
    }
    let group = it.group.as_ref().and_then(|id| reading.get::<SteeringGroup>(id));
    group.map(|group| numbered(reading, &group.micro_territories)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{GroupStatus, Need};
    use crate::insight::builders::*;

    fn priority(slug: &str, group: Option<&str>, rank: Option<u32>) -> Priority {
        Priority {
            id: id(&format!("priority-{slug}")),
            name: text(slug),
            description: None,
            valence: Valence::Community,
            micro_territory: None,
            group: group.map(id),
            rank,
            rationale: None,
            decided_on: None,
            meeting: None,
            needs: [id::<Need>("need-a"), id("need-gone")].into(),
            provenance: None,
            binned: None,
        }
    }

    #[test]
    fn a_group_keeps_its_order_and_its_territories_answer_for_it() {
        let filling = Filling::default()
            .with(territory(1, "Uno", Vec::new()))
            .with(group("g", GroupStatus::Active, &["micro-territory-1"]))
            .with(need("a", "A", 1))
            .with(priority("piano", None, None))
            .with(priority("seconda", Some("steering-group-g"), Some(2)))
            .with(priority("prima", Some("steering-group-g"), Some(1)))
            .with(Priority { valence: Valence::Methodological, ..priority("metodo", None, None) });
        let found = |query: PriorityQuery| {
            priorities(&filling.0, &query).iter().map(|row| row.name.to_string()).collect::<Vec<_>>()
        };
        let none = PriorityQuery::default;
        assert_eq!(found(none()), ["metodo", "prima", "seconda", "piano"]);
        let there = OfTerritory::One(id("micro-territory-1"));
        assert_eq!(found(PriorityQuery { territory: Some(there), ..none() }), ["prima", "seconda"]);
        let valence = Some(Valence::Methodological);
        assert_eq!(found(PriorityQuery { valence, ..none() }), ["metodo"]);
        assert_eq!(priorities(&filling.0, &none())[1].needs, 1, "a need in the bin is not behind it");
    }
}
