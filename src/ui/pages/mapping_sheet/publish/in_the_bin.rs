//! A sheet whose page of the guide is in the bin: it comes back as it was, and is not made a second time.

use leptos::prelude::*;

use crate::domain::{Id, Service};
use crate::store::Command;
use crate::ui::components::{Status, Tag};
use crate::ui::form::Keeper;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::pages::mapping_sheet::PUBLISHING;

/// The panel that stands in the place of the one that publishes.
#[component]
pub fn InTheBin(
    /// The page in the bin.
    service: Id<Service>,
) -> impl IntoView {
    let keeper = Keeper::here();
    let restore = move |_| {
        keeper.dispatch(Command::Restore(service.record().clone()), "La sua pagina è tornata al suo posto.");
    };
    view! {
        <aside class="stack" aria-label="Nella guida">
            <section class="card no-print" aria-labelledby=PUBLISHING>
                <h2 id=PUBLISHING tabindex="-1">"Nella guida"</h2>
                <p><Tag status=Status::Warn>"nel cestino"</Tag></p>
                <p>
                    "Questa scheda ha già una pagina nella guida, ma è nel cestino: le famiglie non la trovano. Rimessa al suo posto torna com’era, e da qui si può aggiornare."
                </p>
                <div class="cluster">
                    <button class="button" type="button" on:click=restore>
                        <Icon glyph=Glyph::Restore />
                        "Rimettila al suo posto"
                    </button>
                </div>
            </section>
        </aside>
    }
}
