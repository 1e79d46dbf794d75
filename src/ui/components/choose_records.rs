//! Several of many: what is chosen stands as chips, the rest is found by typing a few letters of its name.

use leptos::prelude::*;

use super::anchor::focus;
use super::field::{Described, FieldError, OptionalMark};
use super::pick::Choice;
use crate::domain::folded;
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::short;

/// How many of the rest are offered at once: as many fit under the box without covering the form.
const OFFERED: usize = 8;

/// How much of a name is shown, in letters: a voice or a need may be as long as somebody spoke.
const LONGEST: usize = 160;

/// A list to which things are added by their name. Enter takes the first that is offered, once few are.
#[component]
pub fn ChooseRecords(
    /// The words above the box.
    #[prop(into)]
    label: String,
    /// Everything that can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The values of those chosen, in the order in which they were.
    value: RwSignal<Vec<String>>,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong, once the person has tried to save.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// The id of the box, given by a page that links to it.
    #[prop(optional, into)]
    id: String,
    /// The letters that are typed, for a form that must know whether some have chosen nothing.
    #[prop(default = RwSignal::new(String::new()))]
    typed: RwSignal<String>,
) -> impl IntoView {
    let ids = Described::new(id, &hint);
    let described = ids.by(error);
    let left = move || choices.with(|all| value.with(|chosen| rest(all, chosen, &typed.read())));
    let found = Memo::new(move |_| left());
    let back = StoredValue::new(ids.id.clone());
    let take = move |own: String| {
        value.update(|chosen| chosen.push(own));
        typed.set(String::new());
        back.with_value(|id| focus(id));
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        // An empty box lets Enter reach the form.
        if event.key() == "Enter" && !typed.with_untracked(String::is_empty) {
            event.prevent_default();
            let first =
                found.with_untracked(|found| found.first().cloned().filter(|_| found.len() <= OFFERED));
            if let Some(first) = first {
                take(first.value);
            }
        }
    };
    let chip = move |own: String| {
        let name = choices.with_untracked(|all| short(&name_of(all, &own), LONGEST));
        let mine = own.clone();
        let remove = move |_| {
            value.update(|chosen| chosen.retain(|other| *other != mine));
            back.with_value(|id| focus(id));
        };
        view! {
            <li class="chip" data-kind="removable">
                {name.clone()}
                <button type="button" on:click=remove>
                    <span class="vh">{format!("Togli {name}")}</span>
                    <Icon glyph=Glyph::Close size=16 />
                </button>
            </li>
        }
    };
    let offer = move |Choice { value: own, label, note }: Choice| {
        view! {
            <li>
                <button class="button" data-kind="quiet" type="button" on:click=move |_| take(own.clone())>
                    <Icon glyph=Glyph::Plus size=18 />
                    <span>
                        <span class="vh">"Aggiungi "</span>
                        {short(&label, LONGEST)}
                        {(!note.is_empty()).then(|| view! { <small>" "{note}</small> })}
                    </span>
                </button>
            </li>
        }
    };
    let asked = move || typed.with(|typed| !typed.trim().is_empty());
    let few = move || found.with(|found| found.len() <= OFFERED);
    let offers = move || {
        let shown = if asked() || few() { OFFERED } else { 0 };
        found.get().into_iter().take(shown).map(offer).collect_view()
    };
    let news = move || match (asked(), found.with(Vec::len)) {
        (false, _) => String::new(),
        (true, 0) => "Niente con queste lettere.".to_owned(),
        (true, 1) => "Trovato: Invio lo aggiunge.".to_owned(),
        (true, count) if count > OFFERED => {
            format!("Trovati {count}, qui i primi {OFFERED}: scrivi ancora qualche lettera.")
        }
        (true, count) => format!("Trovati {count}: Invio aggiunge il primo."),
    };
    view! {
        <div class="field">
            <label for=ids.id.clone()>{label}<OptionalMark optional /></label>
            {(!hint.is_empty()).then(|| view! { <span class="hint" id=ids.hint_id>{hint}</span> })}
            <div class="chips-input">
                <Show when=move || value.with(|chosen| !chosen.is_empty())>
                    <ul class="chips">
                        <For each=move || value.get() key=Clone::clone children=chip />
                    </ul>
                </Show>
                <input
                    id=ids.id
                    autocomplete="off"
                    placeholder="scrivi qualche lettera"
                    aria-describedby=described
                    aria-invalid=move || error.get().map(|_| "true")
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                    on:keydown=key
                />
            </div>
            // What is wrong stands right under the box: what is offered may reach beyond the screen.
            <FieldError id=ids.error_id error />
            <p class="small" role="status">{news}</p>
            <ul class="offers">{offers}</ul>
        </div>
    }
}

/// What was not chosen and holds every word typed, whatever its case and accents.
fn rest(all: &[Choice], chosen: &[String], typed: &str) -> Vec<Choice> {
    let typed = folded(typed);
    let holds = |choice: &&Choice| {
        let name = folded(&format!("{} {}", choice.label, choice.note));
        typed.split_whitespace().all(|word| name.contains(word))
    };
    all.iter().filter(|choice| !chosen.contains(&choice.value)).filter(holds).cloned().collect()
}

/// The words of a value; the value itself for one that can no longer be chosen.
fn name_of(all: &[Choice], value: &str) -> String {
    let found = all.iter().find(|choice| choice.value == value);
    found.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_letters_find_what_was_not_chosen() {
        let all =
            [Choice::new("a", "Comune di Viadana"), Choice::new("b", "Cooperativa Àncora").noted("rete")];
        let found = |typed: &str, chosen: &[&str]| {
            let chosen: Vec<String> = chosen.iter().map(|it| (*it).to_owned()).collect();
            rest(&all, &chosen, typed).into_iter().map(|choice| choice.value).collect::<Vec<_>>()
        };
        assert_eq!(found("ANC", &[]), ["b"]);
        assert_eq!(found("viad com", &[]), ["a"]);
        assert_eq!(found("co", &["a"]), ["b"]);
        assert_eq!(found("rete", &[]), ["b"]);
        assert!(found("zebra", &[]).is_empty());
        assert_eq!(name_of(&all, "c"), "c");
    }
}
