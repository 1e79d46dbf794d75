//! What is asked of the meetings, their tasks and their decisions, as the address says it.

use crate::domain::{Id, MeetingKind, MeetingStatus, MicroTerritory, SteeringGroup, TaskStatus};
use crate::insight::{MeetingQuery, TaskOrder, TaskQuery};
use crate::ui::routes::Route;

/// The names of the query.
const VIEW: &str = "vista";
const GROUP: &str = "gruppo";
const TERRITORY: &str = "territorio";
const KIND: &str = "tipo";
const STATUS: &str = "stato";
const ORDER: &str = "ordine";

/// The name, in the address, that opens the form of a new meeting.
pub const NEW: &str = "nuovo";

/// What is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The meetings by date.
    #[default]
    Meetings,
    /// The tasks.
    Tasks,
    /// The decisions.
    Decisions,
}

impl View {
    /// The views, in the order of the tabs.
    pub const ALL: [View; 3] = [View::Meetings, View::Tasks, View::Decisions];

    /// The word in the address; the first has none.
    pub fn code(self) -> &'static str {
        match self {
            View::Meetings => "",
            View::Tasks => "compiti",
            View::Decisions => "decisioni",
        }
    }

    /// The words of its tab.
    pub fn words(self) -> &'static str {
        match self {
            View::Meetings => "Per data",
            View::Tasks => "Compiti",
            View::Decisions => "Decisioni",
        }
    }

    /// Its heading.
    pub fn question(self) -> &'static str {
        match self {
            View::Meetings => "Prima quelli in arrivo",
            View::Tasks => "Chi fa che cosa",
            View::Decisions => "Che cosa si è deciso",
        }
    }

    /// The words of the button that adds: a decision is taken in a meeting, and is written there.
    pub fn add(self) -> &'static str {
        match self {
            View::Tasks => "Aggiungi un compito",
            View::Meetings | View::Decisions => "Aggiungi un incontro",
        }
    }
}

/// The words of the orders in the address.
const ORDERS: [(&str, TaskOrder); 3] =
    [("", TaskOrder::When), ("chi", TaskOrder::Who), ("stato", TaskOrder::State)];

/// What is asked: the view and its filters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The view.
    pub view: View,
    /// Of which group.
    pub group: Option<Id<SteeringGroup>>,
    /// Which territory the meetings concern.
    pub micro_territory: Option<Id<MicroTerritory>>,
    /// Which kind of meeting.
    pub kind: Option<MeetingKind>,
    /// How far the meetings have come.
    pub status: Option<MeetingStatus>,
    /// In which state the tasks are.
    pub task_status: Option<TaskStatus>,
    /// By what the tasks are sorted.
    pub order: TaskOrder,
}

impl Asked {
    /// What an address asks, by the value of each name. Words that mean nothing ask nothing.
    pub fn of(value: impl Fn(&str) -> Option<String>) -> Asked {
        let said = |name| value(name).unwrap_or_default();
        let order = ORDERS.iter().find(|(code, _)| *code == said(ORDER));
        Asked {
            view: View::ALL.into_iter().find(|view| view.code() == said(VIEW)).unwrap_or_default(),
            group: said(GROUP).parse().ok(),
            micro_territory: said(TERRITORY).parse().ok(),
            kind: MeetingKind::of_code(&said(KIND)),
            status: MeetingStatus::of_code(&said(STATUS)),
            task_status: TaskStatus::of_code(&said(STATUS)),
            order: order.map(|(_, order)| *order).unwrap_or_default(),
        }
        .fitting()
    }

    /// Another view of the same group.
    pub fn seen_as(&self, view: View) -> Asked {
        Asked { view, ..self.clone() }.fitting()
    }

    /// The same view without filters.
    pub fn without_filters(&self) -> Asked {
        Asked { view: self.view, order: self.order, ..Asked::default() }
    }

    /// Whether any filter is on.
    pub fn is_filtered(&self) -> bool {
        *self != self.without_filters()
    }

    /// The address of the same list without filters, while one is on.
    pub fn away(&self) -> Option<String> {
        self.is_filtered().then(|| self.without_filters().href())
    }

    fn fitting(mut self) -> Asked {
        if self.view != View::Meetings {
            self.micro_territory = None;
            self.kind = None;
            self.status = None;
        }
        if self.view != View::Tasks {
            self.task_status = None;
            self.order = TaskOrder::default();
        }
        self
    }

    /// The address that asks this.
    pub fn href(&self) -> String {
        let status = self.status.map(MeetingStatus::code).or(self.task_status.map(TaskStatus::code));
        let order = ORDERS.iter().find(|(_, order)| *order == self.order).map_or("", |(code, _)| code);
        Route::Meetings.href_with(&[
            (VIEW, self.view.code()),
            (GROUP, self.group.as_ref().map_or("", Id::as_str)),
            (TERRITORY, self.micro_territory.as_ref().map_or("", Id::as_str)),
            (KIND, self.kind.map_or("", MeetingKind::code)),
            (STATUS, status.unwrap_or_default()),
            (ORDER, order),
        ])
    }

    /// The question to the meetings.
    pub fn meetings(&self) -> MeetingQuery {
        MeetingQuery {
            group: self.group.clone(),
            micro_territory: self.micro_territory.clone(),
            kind: self.kind,
            status: self.status,
        }
    }

    /// The question to the tasks.
    pub fn tasks(&self) -> TaskQuery {
        TaskQuery { group: self.group.clone(), status: self.task_status, order: self.order }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &[(&str, &str)]) -> Asked {
        Asked::of(|name| query.iter().find(|(known, _)| *known == name).map(|(_, it)| (*it).to_owned()))
    }

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let query =
            [("vista", "compiti"), ("gruppo", "steering-group-1"), ("stato", "doing"), ("ordine", "chi")];
        let asked = asked(&query);
        assert_eq!(asked.task_status, Some(TaskStatus::Doing));
        assert_eq!(asked.status, None, "of meetings, not of tasks");
        assert_eq!(asked.href(), "/incontri?vista=compiti&gruppo=steering-group-1&stato=doing&ordine=chi");
        let meetings = asked.seen_as(View::Meetings);
        assert_eq!(meetings.href(), "/incontri?gruppo=steering-group-1", "the group stays");
        assert_eq!(meetings.without_filters().href(), "/incontri");
    }

    #[test]
    fn nonsense_asks_nothing() {
        let asked = asked(&[("vista", "boh"), ("gruppo", "È!"), ("tipo", "x"), ("ordine", "y")]);
        assert_eq!(asked, Asked::default());
    }
}
