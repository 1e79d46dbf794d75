//! The two questions a file may ask before it is taken: whose copy it is, and whether two notebooks become one.

use leptos::prelude::*;

use crate::ui::components::{CheckField, Choice, RadioGroup};
use crate::ui::labels::numbers;

/// The answer that a full copy is one's own.
pub const MINE: &str = "mio";
/// The answer that only what travels is taken.
pub const TRAVELS: &str = "viaggia";

/// The ids of the two questions, to which errors point.
pub const WHOSE: &str = "di-chi-e";
/// As above.
pub const TOGETHER: &str = "altro-quaderno";

/// A full copy: is it mine, or somebody else's?
#[component]
pub fn Whose(
    /// What was answered.
    answer: RwSignal<String>,
    /// How many copies there are: one answer holds for all.
    copies: usize,
    /// How many records in them must stay on a device.
    private: usize,
    /// What is wrong with the answer.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let (title, mine) = match copies {
        1 => ("È una copia completa: di chi è?", "È mia"),
        _ => ("Sono più copie complete: di chi sono?", "Sono tutte mie"),
    };
    let one_by_one = (copies > 1)
        .then_some(" La risposta vale per tutte: se non sono della stessa persona, guardale una alla volta.");
    let private = match private {
        0 => "Dentro non ci sono nomi di componenti né note private.".to_owned(),
        1 => "Dentro c’è anche un nome di componente o una nota privata.".to_owned(),
        n => format!(
            "Dentro ci sono anche {} fra nomi di componenti e note private.",
            numbers::whole(n as u64)
        ),
    };
    let choices = vec![
        Choice::new(MINE, mine).noted("Riprendo tutto, anche i nomi dei componenti e le note private."),
        Choice::new(TRAVELS, "Solo ciò che viaggia")
            .noted("Prendo quello che passa fra colleghi. Nomi e note private restano nel file."),
    ];
    view! {
        <section class="stack">
            <h2>{title}</h2>
            <p>{private} {one_by_one}</p>
            <RadioGroup legend="Che cosa prendiamo?" choices value=answer id=WHOSE error />
        </section>
    }
}

/// A file of another notebook is merged only after a question.
#[component]
pub fn OtherNotebook(title: String, answer: RwSignal<bool>, error: Signal<Option<String>>) -> impl IntoView {
    view! {
        <section class="stack">
            <h2>"È di un altro quaderno"</h2>
            <p>
                "Il file viene dal quaderno " <b>{format!("«{title}»")}</b>
                ". Se lo unisci, qui dentro ci saranno tutti e due."
            </p>
            <CheckField label="Sì, voglio unire i due quaderni" value=answer id=TOGETHER />
            {move || error.get().map(|text| view! { <p class="error">{text}</p> })}
        </section>
    }
}
