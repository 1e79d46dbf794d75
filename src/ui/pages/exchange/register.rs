//! The register of exchanges: which files came and went, the latest first. It stays on this device.

use leptos::prelude::*;

use crate::session::{Exchange, Passed, Taken};
use crate::ui::app::session;
use crate::ui::clock;
use crate::ui::components::{Disclosure, More};
use crate::ui::labels::numbers;

use super::receipt::origin;

/// How many are shown at a time.
const STEP: usize = 8;

/// «Registro degli scambi», folded.
#[component]
pub fn Register() -> impl IntoView {
    let session = session();
    let listed = Memo::new(move |_| {
        session.undoable_import().track();
        session.last_export().track();
        session.exchanges()
    });
    let total = Signal::derive(move || listed.with(Vec::len));
    let shown = RwSignal::new(STEP);
    let rows = move || {
        let some = listed.with(|all| all.iter().take(shown.get()).cloned().collect::<Vec<_>>());
        some.into_iter().map(row).collect_view()
    };
    view! {
        <Show when=move || { total.get() > 0 }>
            <Disclosure summary="Registro degli scambi">
                <div class="stack" data-gap="s3">
                    <p class="small">
                        "Quali file sono entrati e usciti da questo browser. Il registro resta qui: non è in nessun file."
                    </p>
                    <ul class="rows">{rows}</ul>
                    <More shown total on_more=move |()| shown.update(|shown| *shown += STEP) />
                </div>
            </Disclosure>
        </Show>
    }
}

fn row(exchange: Exchange) -> impl IntoView {
    let when = clock::spoken(exchange.at);
    let (what, notes) = match exchange.passed {
        Passed::Out { file_name } => (format!("Uscito «{file_name}»"), String::new()),
        Passed::In(taken) => {
            let from: Vec<String> = taken.sources.iter().map(origin).collect();
            (format!("Entrato {}", from.join("; ")), brought(&taken))
        }
    };
    view! {
        <li>
            <span>{what} <small>{notes}</small></span>
            <small>{when}</small>
        </li>
    }
}

/// What was taken, in a line.
fn brought(taken: &Taken) -> String {
    let mut said = vec![numbers::counted_words(taken.taken, "elemento unito", "elementi uniti")];
    let counts = [
        (taken.undecided, "con qualcosa da decidere", "con qualcosa da decidere"),
        (taken.left, "lasciato per dopo", "lasciati per dopo"),
        (taken.erased, "cancellato per sempre", "cancellati per sempre"),
    ];
    let some = counts.into_iter().filter(|(count, _, _)| *count > 0);
    said.extend(some.map(|(count, one, many)| numbers::counted_words(count, one, many)));
    let undone = if taken.undone { ". Poi annullato." } else { "." };
    format!("{}{undone}", said.join(", "))
}
