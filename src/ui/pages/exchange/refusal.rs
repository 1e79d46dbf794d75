//! A file that was not taken: what happened, what was kept, what to do, and where in the file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::{ImportError, Tone, page};
use crate::ui::app::session;
use crate::ui::components::{Disclosure, Notice, Status};
use crate::ui::labels::{counted, errors};

use super::stage::Stage;

/// How many problems are shown before the rest folds.
const SHOWN: usize = 8;

/// A file that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its name.
    pub file_name: String,
    /// Why.
    pub error: ImportError,
}

impl Refused {
    /// Where in the file, in words and as it stands there.
    fn problems(&self) -> Vec<String> {
        match &self.error {
            ImportError::Read(error) => errors::read(error).into_iter().skip(1).collect(),
            ImportError::Clash(records) => {
                records.iter().map(|(kind, id)| format!("{} ({id})", counted(*kind, 1))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What the browser said, untranslated.
    fn detail(&self) -> Option<String> {
        match &self.error {
            ImportError::File(error) => errors::file_detail(error),
            ImportError::NoPoint(error) | ImportError::Storage(error) => errors::storage_detail(error),
            _ => None,
        }
    }
}

/// The files that were not taken, each by its name.
#[component]
pub fn Refusals(stage: Stage) -> impl IntoView {
    view! {
        <div id="rifiuto" tabindex="-1">
            <For
                each=move || stage.refused.get().into_iter().enumerate()
                key=|(n, refused)| format!("{n} {refused:?}")
                children=move |(n, refused)| view! { <Refusal stage n refused /> }
            />
        </div>
    }
}

/// The file that was not taken.
#[component]
fn Refusal(stage: Stage, n: usize, refused: Refused) -> impl IntoView {
    let name = format!("Il file «{}» non è entrato", refused.file_name);
    let sentence = errors::import(&refused.error);
    let problems = refused.problems();
    let list = StoredValue::new(format!("{name}\n{}\n\n{}\n", sentence, problems.join("\n")));
    let line = |problem: &String| view! { <li>{problem.clone()}</li> };
    let first = problems.iter().take(SHOWN).map(line).collect_view();
    let rest = problems.len().saturating_sub(SHOWN);
    let folded = (rest > 0).then(|| {
        let others = problems.iter().skip(SHOWN).map(line).collect_view();
        view! {
            <Disclosure summary=format!("Altri {rest}")>
                <ul class="bulleted">{others}</ul>
            </Disclosure>
        }
    });
    let detail = refused.detail().map(|detail| view! { <p class="small">"Il browser dice: " {detail}</p> });
    view! {
        <Notice status=Status::Bad live=true>
                <h3>{name}</h3>
                <p>{sentence}</p>
                {detail}
                {(!problems.is_empty())
                    .then(|| {
                        view! {
                            <ul class="bulleted">{first}</ul>
                            {folded}
                            <ProblemList list />
                        }
                    })}
                <p>
                    <button
                        class="button"
                        data-kind="quiet"
                        type="button"
                        on:click=move |_| {
                            stage.refused.update(|all| {
                                if n < all.len() {
                                    all.remove(n);
                                }
                            });
                        }
                    >
                        "Ho letto, chiudi"
                    </button>
                </p>
        </Notice>
    }
}

/// The list of problems, to be passed on to who made the file.
#[component]
fn ProblemList(list: StoredValue<String>) -> impl IntoView {
    let session = session();
    let copy = move |_| {
        spawn_local(async move {
            match page::copy_text(&list.get_value()).await {
                Ok(()) => {
                    session.tell(Tone::Good, "L’elenco è copiato: ora puoi incollarlo in un messaggio.")
                }
                Err(_) => {
                    session.tell(Tone::Bad, "Il browser non ha lasciato copiare. Scarica l’elenco, invece.");
                }
            }
        });
    };
    let download = move |_| {
        let given = list.with_value(|text| page::download("filo-problemi-del-file.txt", "text/plain", text));
        if let Err(error) = given {
            session.tell(Tone::Bad, errors::file(&error));
        }
    };
    view! {
        <div class="cluster">
            <button class="button" type="button" on:click=copy>
                "Copia l’elenco"
            </button>
            <button class="button" type="button" on:click=download>
                "Scarica l’elenco"
            </button>
        </div>
    }
}
