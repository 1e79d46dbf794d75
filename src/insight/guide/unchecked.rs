//! Which answers of the guide nobody has checked lately: the list of those who keep it true.

use chrono::NaiveDate;

use crate::domain::Service;
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

use super::answers::{Answer, Answers, is_checked};

impl Answers {
    /// Only what nobody has checked, or not for 180 days.
    #[must_use]
    pub fn to_check(mut self, workspace: &Workspace, today: NaiveDate) -> Answers {
        let reading = Reading::of(workspace);
        let wants = |answer: &Answer| {
            reading.get::<Service>(&answer.service).is_some_and(|service| !is_checked(service, today))
        };
        self.found.retain(wants);
        self.planned.retain(wants);
        self
    }
}

/// The services that are not in the guide, by title: not yet, or not any more.
pub fn outside_guide(workspace: &Workspace) -> Vec<crate::insight::mention::Mention> {
    let reading = Reading::of(workspace);
    let outside = reading.live::<Service>().filter(|service| !service.is_in_guide());
    let mut found: Vec<_> =
        outside.map(|service| crate::insight::mention::Mention::of(service.as_ref())).collect();
    found.sort();
    found
}
