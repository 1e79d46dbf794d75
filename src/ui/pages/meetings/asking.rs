//! What is asked of the meetings, their tasks and their decisions, as the address says it.

use crate::domain::{Id, MeetingKind, MeetingStatus, MicroTerritory, SteeringGroup, TaskStatus};
use crate::insight::{MeetingQuery, TaskOrder, TaskQuery};
use crate::ui::pages::filtering::{Names, PageView, Question, Viewed};
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

impl PageView for View {
    const ALL: &'static [View] = &[View::Meetings, View::Tasks, View::Decisions];

    fn names(self) -> Names {
        match self {
            View::Meetings => Names {
                code: "data",
                tab: "Per data",
                heading: "Prima quelli in arrivo",
                add: "Aggiungi un incontro",
            },
            View::Tasks => Names {
                code: "compiti",
                tab: "Compiti",
                heading: "Chi fa che cosa",
                add: "Aggiungi un compito",
            },
            View::Decisions => Names {
                code: "decisioni",
                tab: "Decisioni",
                heading: "Che cosa si è deciso",
                add: "Aggiungi un incontro",
            },
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

impl Question for Asked {
    fn of(value: impl Fn(&str) -> Option<String>) -> Asked {
        let said = |name| value(name).unwrap_or_default();
        let order = ORDERS.iter().find(|(code, _)| *code == said(ORDER));
        Asked {
            view: View::of_code(&said(VIEW)),
            group: said(GROUP).parse().ok(),
            micro_territory: said(TERRITORY).parse().ok(),
            kind: MeetingKind::of_code(&said(KIND)),
            status: MeetingStatus::of_code(&said(STATUS)),
            task_status: TaskStatus::of_code(&said(STATUS)),
            order: order.map(|(_, order)| *order).unwrap_or_default(),
        }
        .fitting()
    }

    fn href(&self) -> String {
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

    fn without_filters(&self) -> Asked {
        Asked { view: self.view, order: self.order, ..Asked::default() }
    }
}

impl Viewed for Asked {
    type View = View;

    fn view(&self) -> View {
        self.view
    }

    fn seen_as(&self, view: View) -> Asked {
        Asked { view, ..self.clone() }.fitting()
    }
}

impl Asked {
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
