//! One meeting: prepare it, hold it, write it down. Everything that came out of it is one click away.

mod agenda;
mod attendance;
mod before;
mod came_out;
mod ending;
mod heading;
mod line;
mod minutes;
mod oddities;
mod paper;
mod steps;

use leptos::prelude::*;

use crate::domain::{Id, Meeting, MeetingStatus};
use crate::insight::{MeetingSheet, meeting_sheet};
use crate::ui::app::{session, store};
use crate::ui::pages::Page;
use crate::ui::pages::addressed::addressed;
use crate::ui::pages::later::Later;
use crate::ui::pages::territories::opened::Opened;

/// What the address names.
#[component]
pub fn MeetingPage() -> impl IntoView {
    addressed(|id: Id<Meeting>| view! { <One id /> }.into_any())
}

/// What the parts of the screen read.
#[derive(Clone, Copy)]
pub struct Facts {
    /// Which meeting.
    pub id: StoredValue<Id<Meeting>>,
    /// The meeting with everything around it.
    pub sheet: Memo<Option<MeetingSheet>>,
    /// Whether the minutes are being written.
    pub writing: RwSignal<bool>,
    /// Whether the next meeting is being fixed.
    pub fixing_next: RwSignal<bool>,
}

impl Facts {
    /// A part of what is known: it changes only when that part does. The default once the meeting is gone.
    pub fn part<T>(&self, of: impl Fn(&MeetingSheet) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        let sheet = self.sheet;
        Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map(&of).unwrap_or_default()))
    }

    /// How far the meeting has come.
    pub fn status(&self) -> Memo<MeetingStatus> {
        let sheet = self.sheet;
        Memo::new(move |_| {
            sheet.with(|it| it.as_ref().map_or(MeetingStatus::Cancelled, |it| it.meeting.status))
        })
    }
}

#[component]
fn One(id: Id<Meeting>) -> impl IntoView {
    let today = session().today();
    let asked = id.clone();
    // Minutes that were left half written are found open.
    let writing = RwSignal::new(session().draft(&minutes::key(&id)).is_some());
    let facts = Facts {
        writing,
        fixing_next: RwSignal::new(false),
        id: StoredValue::new(id),
        sheet: store().select(move |workspace| meeting_sheet(workspace, &asked, today.get())),
    };
    let title = facts.part(|sheet| sheet.meeting.title.to_string());
    let status = facts.status();
    // Before it is held, what was left open comes first; then it stands aside.
    let ahead = Memo::new(move |_| {
        matches!(status.get(), MeetingStatus::Planned | MeetingStatus::Postponed | MeetingStatus::Cancelled)
    });
    view! {
        <Page title>
            <heading::Heading facts />
            <div class="stack no-print" data-gap="s6">
                <oddities::Oddities facts />
                <Show when=move || ahead.get()>
                    <before::LeftOpen facts />
                </Show>
                <div class="aside">
                    <div class="stack" data-gap="s6">
                        <agenda::Agenda facts />
                        <Later>
                            <came_out::CameOut facts />
                            <minutes::TheMinutes facts />
                        </Later>
                    </div>
                    <aside class="stack" aria-label="Presenti, compiti e prossima volta">
                        <attendance::Attendance facts />
                        <Later>
                            <Show when=move || !ahead.get()>
                                <before::LeftOpen facts />
                            </Show>
                            <ending::NextTime facts />
                            <ending::Materials facts />
                        </Later>
                    </aside>
                </div>
            </div>
            <Later>
                <paper::Paper facts />
            </Later>
            <Opened />
        </Page>
    }
}
