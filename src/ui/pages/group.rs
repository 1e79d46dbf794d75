//! One guiding group: how far it has come, who is at its table and who is missing, what it does next.

mod about;
mod at_table;
mod changing;
mod heading;
mod heard;
mod meetings;
mod members;
pub mod setting_up;
mod tasks;

use leptos::prelude::*;

use crate::domain::{GroupStatus, Id, RecordId, SteeringGroup};
use crate::insight::{GroupSheet, group_sheet};
use crate::ui::app::{session, store};
use crate::ui::labels;
use crate::ui::pages::Page;
use crate::ui::pages::addressed::addressed;
use crate::ui::pages::territories::opened::Opened;
use crate::ui::pages::territories::opened::meeting::AddMeeting;

use about::About;
use at_table::{AtTable, Growth, WhomToCall};
use heading::Heading;
use heard::{Heard, Priorities};
use meetings::{Meetings, NextStep};
use members::Members;
use setting_up::SetUp;
use tasks::Tasks;

/// How much of a name is said where there is room for a line or two.
const LONGEST_NAME: usize = 120;

/// What the address names.
#[component]
pub fn GroupPage() -> impl IntoView {
    addressed(|id: Id<SteeringGroup>| view! { <One id /> }.into_any())
}

/// What the parts of the screen read, and the forms that several of them open.
#[derive(Clone, Copy)]
struct Facts {
    id: StoredValue<Id<SteeringGroup>>,
    sheet: Memo<Option<GroupSheet>>,
    setting_up: RwSignal<bool>,
    editing: RwSignal<bool>,
    meeting: RwSignal<bool>,
}

impl Facts {
    /// A part of what is known; as if nothing were known once the group is gone.
    fn read<T: Default>(&self, part: impl FnOnce(&GroupSheet) -> T) -> T {
        self.sheet.with(|sheet| sheet.as_ref().map(part).unwrap_or_default())
    }

    /// A memo of a part of what is known.
    fn part<T: Default + PartialEq + Send + Sync + 'static>(
        &self,
        part: impl Fn(&GroupSheet) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        let facts = *self;
        Memo::new(move |_| facts.read(&part))
    }

    fn status(&self) -> Option<GroupStatus> {
        self.read(|sheet| Some(sheet.group.status))
    }

    /// The number of its first territory, whose hue the charts take; 0 for none.
    fn number(&self) -> u16 {
        let number = self.read(|sheet| sheet.territories.first().map(|(number, _)| *number));
        number.and_then(|number| u16::try_from(number).ok()).unwrap_or(0)
    }

    fn record(&self) -> RecordId {
        self.id.with_value(|id| id.record().clone())
    }
}

#[component]
fn One(id: Id<SteeringGroup>) -> impl IntoView {
    let today = session().today();
    let asked = id.clone();
    let facts = Facts {
        id: StoredValue::new(id.clone()),
        sheet: store().select(move |workspace| group_sheet(workspace, &asked, today.get())),
        setting_up: RwSignal::new(false),
        editing: RwSignal::new(false),
        meeting: RwSignal::new(false),
    };
    let title =
        Signal::derive(move || facts.read(|sheet| labels::short(sheet.group.name.as_str(), LONGEST_NAME)));
    view! {
        <Page title>
            <Heading facts title />
            <div class="aside">
                <div class="stack" data-gap="s6">
                    <NextStep facts />
                    <AtTable facts />
                    <WhomToCall facts />
                    <Growth facts />
                    <Heard facts />
                    <Priorities facts />
                    <About facts />
                </div>
                <aside class="stack" aria-label="Compiti, incontri e componenti">
                    <Tasks facts />
                    <Meetings facts />
                    <Members facts />
                </aside>
            </div>
            <SetUp open=facts.setting_up group=Signal::stored(Some(id)) />
            <AddMeeting open=facts.meeting from=facts.record() />
            <Opened />
        </Page>
    }
}
