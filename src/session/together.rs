//! Files that come while others are looked at: they are looked at together, and what was chosen stays.

use serde_json::Value;

use crate::domain::{Kind, RecordId};
use crate::workspace::merge::clashes;
use crate::workspace::{Choices, Keep};

use super::Session;
use super::importing::ImportError;
use super::incoming::Incoming;

impl Incoming {
    /// The choices that somebody made on some of these files, now that others stand beside them. What a person
    /// said stays; only where «theirs» has become another value is it asked again.
    pub fn choices_after(&self, before: &Incoming, choices: &Choices) -> Choices {
        let (mut after, first) = (self.first_choices(), before.first_choices());
        for one in self.all_differences.iter().chain(&self.all_by_hand) {
            let (kind, id) = (one.kind, &one.id);
            if choices.leaves(id) != first.leaves(id) {
                after.leave(id, choices.leaves(id));
            }
            for field in kind.fields() {
                let keep = choices.kept(id, field);
                let said = keep != first.kept(id, field);
                if said
                    && (keep != Keep::Theirs || self.says(kind, id, field) == before.says(kind, id, field))
                {
                    after.keep_as(id, field, choices);
                }
            }
        }
        for (id, _) in &self.erasures {
            after.erase(id, choices.erases(id));
        }
        after
    }

    /// What the files say in a field: under their dots, then by hand.
    fn says(&self, kind: Kind, id: &RecordId, field: &str) -> Vec<Option<Value>> {
        let entry = self.reading.workspace.table(kind).get(id).map(|entry| &entry.record);
        let by_hand = self.reading.offered.iter().map(|one| &one.record).filter(|record| record.id() == id);
        entry.into_iter().chain(by_hand).map(|record| record.fields().field(field)).collect()
    }
}

impl Session {
    /// Files that are looked at, compared with what is here now.
    pub async fn look_again(&self, before: Incoming) -> Result<Incoming, ImportError> {
        self.inner().stopped.set(false);
        let now = self.inner().store().now();
        let found = self.compared(&before.reading, &now, &self.work()).await?;
        let Incoming { sources, reading, reports, come_back, verdicts, .. } = before;
        let mut again = Incoming::found(sources, reading, &now, found);
        (again.reports, again.come_back, again.verdicts) = (reports, come_back, verdicts);
        Ok(again)
    }

    /// Files that came beside others, as one with them. They are refused where an identifier means one kind of
    /// record in these and another in those.
    pub fn beside(&self, before: Incoming, more: Incoming) -> Result<Incoming, ImportError> {
        let clashing = clashes(&before.reading.workspace, &more.reading.workspace);
        if clashing.is_empty() {
            Ok(before.joined(more, &self.inner().store().now()))
        } else {
            Err(ImportError::Clash(clashing))
        }
    }
}
