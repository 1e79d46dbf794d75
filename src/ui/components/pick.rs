//! Choosing rather than writing: one of many in a list, one of few as cards, yes or no.

use leptos::prelude::*;

use super::anchor::anchor;
use super::field::{Described, FieldError, OptionalMark};

/// One thing that can be chosen: the value the draft keeps, the words, and a line that explains them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the draft keeps.
    pub value: String,
    /// What the person reads.
    pub label: String,
    /// A smaller line under the words; may be empty.
    pub note: String,
}

impl Choice {
    /// A choice without a note.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), note: String::new() }
    }

    /// The same choice with a line that explains it.
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

/// One of many, in a native list.
#[component]
pub fn SelectField(
    /// The words above the list.
    #[prop(into)]
    label: String,
    /// The chosen value.
    value: RwSignal<String>,
    /// What can be chosen, the empty choice included when there is one.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// A sentence of help.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong, once the person has tried to save.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// The id of the control, given by a page that links to it.
    #[prop(optional, into)]
    id: String,
    /// Called with the value as soon as it changes.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
) -> impl IntoView {
    let ids = Described::new(id, &hint);
    let described = ids.by(error);
    let change = move |event| {
        value.set(event_target_value(&event));
        if let Some(on_commit) = on_commit {
            on_commit.run(value.get_untracked());
        }
    };
    view! {
        <div class="field">
            <label for=ids.id.clone()>{label}<OptionalMark optional /></label>
            {(!hint.is_empty()).then(|| view! { <span class="hint" id=ids.hint_id>{hint}</span> })}
            <select
                id=ids.id
                aria-describedby=described
                aria-invalid=move || error.get().map(|_| "true")
                on:change=change
            >
                {move || {
                    choices
                        .get()
                        .into_iter()
                        .map(|Choice { value: own, label, .. }| {
                            let mine = own.clone();
                            view! {
                                <option value=own prop:selected=move || value.with(|chosen| *chosen == mine)>
                                    {label}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
            <FieldError id=ids.error_id error />
        </div>
    }
}

/// Yes or no, the words beside the box.
#[component]
pub fn CheckField(
    /// The words beside the box.
    #[prop(into)]
    label: String,
    /// Whether it is ticked.
    value: RwSignal<bool>,
    /// A smaller line under the words.
    #[prop(optional, into)]
    hint: String,
    /// A figure at the end of the line, as the number of results a filter leaves.
    #[prop(optional, into)]
    count: MaybeProp<String>,
    /// The id of the box, given by a page that links to it.
    #[prop(optional, into)]
    id: String,
    /// Called with the new state as soon as it changes.
    #[prop(optional, into)]
    on_commit: Option<Callback<bool>>,
) -> impl IntoView {
    let id = anchor(id, "check");
    let change = move |event| {
        value.set(event_target_checked(&event));
        if let Some(on_commit) = on_commit {
            on_commit.run(value.get_untracked());
        }
    };
    view! {
        <label class="check">
            <input type="checkbox" id=id prop:checked=value on:change=change />
            <span>{label}{(!hint.is_empty()).then(|| view! { <small>{hint}</small> })}</span>
            {move || count.get().map(|figure| view! { <small>{figure}</small> })}
        </label>
    }
}

/// One of few, each in its own frame; the question is the legend.
#[component]
pub fn RadioGroup(
    /// The question.
    #[prop(into)]
    legend: String,
    /// What can be answered.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The chosen value.
    value: RwSignal<String>,
    /// A sentence of help under the question.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong, once the person has tried to save.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// The id of the group, given by a page that links to it; the group itself takes the focus then.
    #[prop(optional, into)]
    id: String,
    /// Called with the value as soon as it changes.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
) -> impl IntoView {
    let ids = Described::new(id, &hint);
    let described = ids.by(error);
    let name = anchor(String::new(), "choice");
    let option = move |Choice { value: own, label, note }: Choice| {
        let (mine, kept) = (own.clone(), own.clone());
        let pick = move |_| {
            value.set(kept.clone());
            if let Some(on_commit) = on_commit {
                on_commit.run(kept.clone());
            }
        };
        view! {
            <label class="check">
                <input
                    type="radio"
                    name=name.clone()
                    value=own
                    prop:checked=move || value.with(|chosen| *chosen == mine)
                    on:change=pick
                />
                <span>{label}{(!note.is_empty()).then(|| view! { <small>{note}</small> })}</span>
            </label>
        }
    };
    view! {
        <fieldset
            class="choice"
            id=ids.id
            tabindex="-1"
            aria-describedby=described
            data-invalid=move || error.get().map(|_| "")
        >
            <legend>{legend}</legend>
            {(!hint.is_empty()).then(|| view! { <span class="hint" id=ids.hint_id>{hint}</span> })}
            {move || choices.get().into_iter().map(option.clone()).collect_view()}
            <FieldError id=ids.error_id error />
        </fieldset>
    }
}
