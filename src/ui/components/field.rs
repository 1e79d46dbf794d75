//! One labelled text control with its hint and its error. Choices (select, radio, check) are in `pick`.

use leptos::prelude::*;

use super::anchor::anchor;
use crate::ui::icons::{Glyph, Icon};

/// What a field holds: it decides the keyboard of a phone, never the check of the value, which is the draft's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of words.
    #[default]
    Text,
    /// Several lines.
    Long,
    /// A whole number or a figure. Stays text, so that what is typed wrongly is not lost.
    Number,
    /// A day, as `2026-11-23`.
    Date,
    /// An hour, as `20:45`.
    Time,
    /// An address of electronic mail.
    Email,
    /// A telephone number.
    Phone,
    /// An address of the web.
    Web,
}

impl FieldKind {
    const fn input_type(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Time => "time",
            Self::Email => "email",
            Self::Phone => "tel",
            Self::Web => "url",
            Self::Text | Self::Long | Self::Number => "text",
        }
    }

    const fn keyboard(self) -> Option<&'static str> {
        match self {
            Self::Number => Some("decimal"),
            Self::Text | Self::Long | Self::Date | Self::Time | Self::Email | Self::Phone | Self::Web => None,
        }
    }

    const fn width(self) -> Option<&'static str> {
        match self {
            Self::Number | Self::Date | Self::Time => Some("s"),
            Self::Text | Self::Long | Self::Email | Self::Phone | Self::Web => None,
        }
    }
}

/// What stands in a draft for a day or an hour that does not exist or is half written: to the browser such a
/// control is empty, and what somebody wrote would be lost without a word.
const HALF: &str = "?";

/// What is in a control.
fn written(event: &leptos::ev::Event) -> String {
    let half = event_target::<web_sys::HtmlInputElement>(event).validity().bad_input();
    if half { HALF.to_owned() } else { event_target_value(event) }
}

/// The ids a control needs to point at its hint and its error.
pub(super) struct Described {
    pub id: String,
    pub hint_id: String,
    pub error_id: String,
    pub has_hint: bool,
}

impl Described {
    pub fn new(id: String, hint: &str) -> Self {
        let id = anchor(id, "field");
        Self {
            hint_id: format!("{id}-hint"),
            error_id: format!("{id}-error"),
            id,
            has_hint: !hint.is_empty(),
        }
    }

    /// The value of `aria-describedby`, error first; nothing when there is nothing to say.
    pub fn by(&self, error: MaybeProp<String>) -> Signal<Option<String>> {
        let hint = self.has_hint.then(|| self.hint_id.clone());
        let wrong = self.error_id.clone();
        Signal::derive(move || match (error.get().is_some(), &hint) {
            (true, Some(hint)) => Some(format!("{wrong} {hint}")),
            (true, None) => Some(wrong.clone()),
            (false, hint) => hint.clone(),
        })
    }
}

/// The line of text under a control that says what is wrong with it.
#[component]
pub(super) fn FieldError(id: String, error: MaybeProp<String>) -> impl IntoView {
    move || {
        let id = id.clone();
        error.get().map(|text| {
            view! {
                <p class="error" id=id>
                    <Icon glyph=Glyph::Warning />
                    <span>{text}</span>
                </p>
            }
        })
    }
}

/// The word beside the label of what may stay empty.
#[component]
pub(super) fn OptionalMark(optional: bool) -> impl IntoView {
    optional.then(|| view! { " "<span class="optional">"facoltativo"</span> })
}

/// A labelled text control bound to a draft's text.
#[component]
pub fn Field(
    /// The words above the control.
    #[prop(into)]
    label: String,
    /// The draft's text.
    value: RwSignal<String>,
    /// What the field holds.
    #[prop(optional)]
    kind: FieldKind,
    /// A sentence of help under the label.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong, once the person has tried to save.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Whether it may stay empty: says "facoltativo" beside the label.
    #[prop(optional)]
    optional: bool,
    /// The id of the control, given by a page that links to it; fresh otherwise.
    #[prop(optional, into)]
    id: String,
    /// An example inside the empty control.
    #[prop(optional, into)]
    placeholder: String,
    /// Whether it can be read but not changed.
    #[prop(optional, into)]
    readonly: Signal<bool>,
    /// Called with the text when the person leaves the changed field.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
) -> impl IntoView {
    let ids = Described::new(id, &hint);
    let described = ids.by(error);
    let invalid = move || error.get().map(|_| "true");
    // A form that is saved goes, and the control that had the focus says so once more on its way out.
    let gone = move || value.is_disposed();
    let commit = move || {
        if gone() {
            return;
        }
        // A day that is being typed passes through the years 0002, 0020 and 0202.
        let passing = kind == FieldKind::Date && value.with_untracked(|text| text.starts_with('0'));
        if let Some(on_commit) = on_commit.filter(|_| !passing) {
            on_commit.run(value.get_untracked());
        }
    };
    // Of what is half written from the start the browser tells nobody: it is looked at after each key and at the end.
    let note = move |event: &leptos::ev::Event| {
        let now = written(event);
        if !gone()
            && matches!(kind, FieldKind::Date | FieldKind::Time)
            && value.with_untracked(|it| *it != now)
        {
            value.set(now);
        }
    };
    let example = (!placeholder.is_empty()).then_some(placeholder);
    // The browser shows a half-written day only while nobody gives the control another value.
    let shown = Memo::new(move |before: Option<&String>| {
        let now = value.get();
        if now == HALF { before.cloned().unwrap_or_default() } else { now }
    });
    let control = if kind == FieldKind::Long {
        view! {
            <textarea
                id=ids.id.clone()
                rows="3"
                placeholder=example
                readonly=readonly
                aria-describedby=described
                aria-invalid=invalid
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
                on:change=move |_| commit()
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=ids.id.clone()
                type=kind.input_type()
                inputmode=kind.keyboard()
                data-width=kind.width()
                autocomplete="off"
                placeholder=example
                readonly=readonly
                aria-describedby=described
                aria-invalid=invalid
                prop:value=shown
                on:input=move |event| value.set(written(&event))
                on:keyup=move |event| note(&event)
                on:change=move |_| commit()
                on:blur=move |event| {
                    note(&event);
                    if !gone() && value.with_untracked(|it| it == HALF) {
                        commit();
                    }
                }
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label for=ids.id>{label}<OptionalMark optional /></label>
            {(!hint.is_empty()).then(|| view! { <span class="hint" id=ids.hint_id>{hint}</span> })}
            {control}
            <FieldError id=ids.error_id error />
        </div>
    }
}
