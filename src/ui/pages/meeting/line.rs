//! One line that adds something at once: Enter takes it, the line is empty again and keeps the focus. What is
//! typed and not added is kept like any draft.

use leptos::prelude::*;

use crate::domain::NonEmptyText;
use crate::session::page;
use crate::ui::components::{Field, FieldKind};
use crate::ui::form::{Form, when_submitted};
use crate::ui::icons::{Glyph, Icon};

/// The line. `take` says whether it took what was typed.
#[component]
pub fn AddLine(
    /// Tells the draft of this line from every other.
    key: String,
    /// The words above it.
    label: &'static str,
    /// A sentence of help.
    #[prop(optional)]
    hint: &'static str,
    /// Whether a line also says how many minutes.
    #[prop(optional)]
    minutes: bool,
    /// Takes what was typed.
    take: Callback<(NonEmptyText, Option<u32>), bool>,
) -> impl IntoView {
    let round = RwSignal::new(0_u32);
    move || {
        let again = round.get() > 0;
        let form = Form::open(key.clone(), None);
        let (text, long) = (form.text("text", ""), form.text("minutes", ""));
        let id = form.id("text");
        if again {
            // The line is drawn after this turn: only then can it take the focus.
            let id = id.clone();
            request_animation_frame(move || {
                page::focus(&id);
            });
        }
        let submit = when_submitted(move || {
            let mut parse = form.parse();
            let text = parse.required::<NonEmptyText>("text");
            let minutes = parse.whole("minutes", 1..=600).and_then(|it| u32::try_from(it).ok());
            if parse.finish()
                && let Some(text) = text
                && take.run((text, minutes))
            {
                form.done();
                round.update(|round| *round += 1);
            }
        });
        form.keep();
        view! {
            <form class="repeat-row" novalidate on:submit=submit>
                <Field label value=text hint error=form.error("text") id />
                {minutes
                    .then(|| {
                        view! {
                            <Field
                                label="Minuti"
                                value=long
                                kind=FieldKind::Number
                                error=form.error("minutes")
                                id=form.id("minutes")
                                optional=true
                            />
                        }
                    })}
                <button class="button" type="submit">
                    <Icon glyph=Glyph::Plus />
                    "Aggiungi"
                </button>
            </form>
        }
    }
}
