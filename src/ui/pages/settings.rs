//! This device: its name, what it keeps, its colours, the bin, starting again, and what Filò promises.

mod accessibility;
mod appearance;
mod bin;
mod device;
mod device_name;
mod leftovers;
mod notebook_title;
mod privacy;
mod restart;
mod sources;
mod storage;
mod sure;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::ui::components::{Tab, Tabs};
use crate::ui::pages::Page;
use crate::ui::routes::Route;

use accessibility::AccessibilityPart;
use appearance::AppearancePart;
use bin::BinPart;
use device::DevicePart;
use privacy::PrivacyPart;
use restart::RestartPart;
use sources::SourcesPart;

/// A part of the settings, as the address names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Device,
    Appearance,
    Bin,
    Restart,
    Accessibility,
    Privacy,
    Sources,
}

impl Part {
    const ALL: [Part; 7] = [
        Part::Device,
        Part::Appearance,
        Part::Bin,
        Part::Restart,
        Part::Accessibility,
        Part::Privacy,
        Part::Sources,
    ];

    /// The word of the address.
    const fn code(self) -> &'static str {
        match self {
            Part::Device => "dispositivo",
            Part::Appearance => "aspetto",
            Part::Bin => "cestino",
            Part::Restart => "ricomincia",
            Part::Accessibility => "accessibilita",
            Part::Privacy => "privacy",
            Part::Sources => "dati",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Part::Device => "Questo dispositivo",
            Part::Appearance => "Aspetto",
            Part::Bin => "Cestino",
            Part::Restart => "Ricomincia",
            Part::Accessibility => "Accessibilità",
            Part::Privacy => "Privacy",
            Part::Sources => "Da dove vengono i dati",
        }
    }

    fn of_code(code: &str) -> Part {
        Part::ALL.into_iter().find(|part| part.code() == code).unwrap_or(Part::Device)
    }
}

/// The settings, one part at a time.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let query = use_query_map();
    let part = Memo::new(move |_| query.with(|query| Part::of_code(&query.get("parte").unwrap_or_default())));
    let tabs = Signal::derive(move || {
        let tab = |one: Part| Tab {
            label: one.label().to_owned(),
            href: Route::Settings.href_with(&[("parte", one.code())]),
            current: one == part.get(),
        };
        Part::ALL.into_iter().map(tab).collect::<Vec<_>>()
    });
    let title = Signal::derive(move || match part.get() {
        Part::Device => "Impostazioni".to_owned(),
        other => format!("{} – Impostazioni", other.label()),
    });
    view! {
        <Page title>
            <div class="stack">
                <h1>"Impostazioni"</h1>
                <Tabs label="Parti delle impostazioni" tabs />
            </div>
            {move || match part.get() {
                Part::Device => view! { <DevicePart /> }.into_any(),
                Part::Appearance => view! { <AppearancePart /> }.into_any(),
                Part::Bin => view! { <BinPart /> }.into_any(),
                Part::Restart => view! { <RestartPart /> }.into_any(),
                Part::Accessibility => view! { <AccessibilityPart /> }.into_any(),
                Part::Privacy => view! { <PrivacyPart /> }.into_any(),
                Part::Sources => view! { <SourcesPart /> }.into_any(),
            }}
        </Page>
    }
}
