//! The map as a table: every comune and its territories, for those who do not see the map.

use leptos::prelude::*;

use crate::insight::{Ground, Holder};
use crate::ui::components::Provenance;
use crate::ui::labels;
use crate::ui::routes::Route;

/// The comuni that any territory holds, as a table.
#[component]
pub fn MapTable(
    /// The comuni with who holds them.
    #[prop(into)]
    ground: Signal<Vec<Ground>>,
) -> impl IntoView {
    let rows = move || {
        let held = ground.get().into_iter().filter(|comune| !comune.holders.is_empty());
        held.map(row).collect_view()
    };
    view! {
        <table>
            <caption>"Comuni e micro-territori del viadanese"</caption>
            <thead>
                <tr>
                    <th scope="col">"Comune"</th>
                    <th scope="col">"Micro-territorio"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(comune: Ground) -> impl IntoView {
    let note = comune.is_shared().then_some("confini da completare");
    view! {
        <tr>
            <th scope="row">{comune.name.clone()}</th>
            <td>
                <ul class="stack" data-gap="s1">
                    {comune.holders.into_iter().map(|holder| held(&comune.name, holder)).collect_view()}
                </ul>
                {note.map(|note| view! { <span class="small">{note}</span> })}
            </td>
        </tr>
    }
}

fn held(comune: &str, holder: Holder) -> impl IntoView + use<> {
    let source = holder.provenance.as_ref().map(labels::provenance);
    let of = format!("{comune} nel micro-territorio {}", holder.number);
    view! {
        <li class="cluster" data-gap="s2">
            <a href=Route::Territory(holder.id).href()>{format!("{} · {}", holder.number, holder.name)}</a>
            {source
                .map(|said| {
                    view! {
                        <Provenance badge=said.badge of=of>
                            <p>{said.sentence}</p>
                        </Provenance>
                    }
                })}
        </li>
    }
}
