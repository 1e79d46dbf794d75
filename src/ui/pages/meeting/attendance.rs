//! Who came, by category: numbers that go up and down, never names.

use leptos::prelude::*;

use crate::domain::{Meeting, ParticipantCategory};
use crate::insight::groups::meetings::{counting, people_of};
use crate::insight::groups::seats::total;
use crate::ui::form::Keeper;
use crate::ui::labels::{Label, numbers, sentence};
use crate::ui::pages::territories::opened::headcounts::MOST;
use crate::ui::pages::two_versions::Twofold;

use super::Facts;

/// The people who came.
#[component]
pub fn Attendance(facts: Facts) -> impl IntoView {
    let all = facts.part(|sheet| total(&sheet.meeting.attendance).map(|total| total.people));
    let lines = ParticipantCategory::ALL.iter().map(|category| view! { <Heads facts category=*category /> });
    view! {
        <section class="card" aria-labelledby="presenti">
            <div class="cluster" data-gap="s2">
                <h2 id="presenti">{move || heading(all.get())}</h2>
                {Twofold::of(facts.id.get_value().record()).mark("attendance")}
            </div>
            <p class="small">"Quanti per categoria, mai i nomi. Chi conta in due categorie si segna in una sola."</p>
            <ul class="stack" data-gap="s1">{lines.collect_view()}</ul>
        </section>
    }
}

/// Until somebody counts, nobody has said that nobody came.
fn heading(people: Option<u32>) -> String {
    match people {
        None | Some(0) => "Presenti".to_owned(),
        Some(some) => format!("Presenti: {}", numbers::whole(some.into())),
    }
}

#[component]
fn Heads(facts: Facts, category: ParticipantCategory) -> impl IntoView {
    let keeper = Keeper::here();
    let label = sentence(category.label());
    let count = facts.part(move |sheet| people_of(&sheet.meeting.attendance, category));
    let wrong = RwSignal::new(false);
    let set = move |number: u32| {
        wrong.set(false);
        keeper.change::<Meeting>(facts.id.get_value().record(), |meeting| {
            meeting.attendance = counting(&meeting.attendance, category, number);
        });
    };
    let node: NodeRef<leptos::html::Input> = NodeRef::new();
    let typed = move |event| {
        let text = event_target_value(&event).trim().replace('.', "");
        match if text.is_empty() { Ok(0) } else { text.parse::<u32>() } {
            Ok(number) if number <= MOST => set(number),
            _ => wrong.set(true),
        }
        // What is kept is what is shown, unless it is still wrong.
        if let Some(input) = node.get_untracked().filter(|_| !wrong.get_untracked()) {
            input.set_value(&count.get_untracked().to_string());
        }
    };
    let id = format!("presenti-{}", category.code());
    let fault = format!("{id}-errore");
    let described = fault.clone();
    view! {
        <li class="stack" data-gap="s1">
            <span class="pair">
                <label for=id.clone()>{label.clone()}</label>
                <span class="stepper push">
                    <button
                        class="button"
                        data-kind="step"
                        type="button"
                        aria-disabled=move || (count.get() == 0).then_some("true")
                        on:click=move |_| {
                            if let Some(fewer) = count.get_untracked().checked_sub(1) {
                                set(fewer);
                            }
                        }
                    >
                        <span class="vh">{format!("{label}: uno in meno")}</span>
                        <span aria-hidden="true">"−"</span>
                    </button>
                    <input
                        id=id
                        inputmode="numeric"
                        autocomplete="off"
                        node_ref=node
                        prop:value=move || count.get().to_string()
                        aria-invalid=move || wrong.get().then_some("true")
                        aria-describedby=move || wrong.get().then(|| described.clone())
                        on:change=typed
                    />
                    <button
                        class="button"
                        data-kind="step"
                        type="button"
                        on:click=move |_| {
                            // A file may have brought more: then nothing is taken away.
                            let now = count.get_untracked();
                            if now < MOST {
                                set(now + 1);
                            }
                        }
                    >
                        <span class="vh">{format!("{label}: uno in più")}</span>
                        <span aria-hidden="true">"+"</span>
                    </button>
                </span>
            </span>
            {move || {
                wrong
                    .get()
                    .then(|| view! { <p class="error" id=fault.clone()>{format!("Scrivi un numero intero da 0 a {}.", numbers::whole(MOST.into()))}</p> })
            }}
        </li>
    }
}
