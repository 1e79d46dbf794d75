//! One field on both sides: the words that changed are marked, and a person says which version stays.

use leptos::prelude::*;

use crate::domain::{Kind, RecordId};
use crate::insight::{Facing, Piece, Side, Stays, rewording};
use crate::ui::app::store;
use crate::ui::labels::{field, more_versions, sentence, value};
use crate::ui::pages::who_wrote::who_and_when;
use crate::workspace::Keep;

use super::Looking;

/// The field that says whether a record is in the bin.
const BIN: &str = "binned";

/// What a field holds, in words.
pub(super) fn words(of: Kind, name: &'static str, side: &Side) -> String {
    match (name, side.value.is_null()) {
        (BIN, true) => "resta nel quaderno".to_owned(),
        (BIN, false) => "va nel cestino".to_owned(),
        _ => value(&store().now(), of, name, &side.value),
    }
}

/// What people call a field, as a heading.
pub(super) fn name_of(of: Kind, name: &'static str) -> String {
    if name == BIN { "Nel quaderno o nel cestino".to_owned() } else { sentence(field(of, name)) }
}

/// A text in pieces, those that changed marked.
pub fn marked(pieces: Vec<Piece>) -> impl IntoView {
    let piece = |Piece { text, changed }: Piece| {
        if changed { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
    };
    pieces.into_iter().map(piece).collect_view()
}

/// A field of a record that is here already: both versions, and which one stays.
#[component]
pub fn FieldChoice(looking: Looking, of: Kind, id: RecordId, facing: Facing) -> impl IntoView {
    let Facing { field: name, ours, theirs, stays, more, strangers } = facing;
    let open = looking.file.with_value(|file| file.open_fields(&id).contains(&name));
    let stays = if open { Stays::Both } else { stays };
    let asked = stays == Stays::Both;
    let Some(ours) = ours else {
        return view! { <p><b>{name_of(of, name)}": "</b>{words(of, name, &theirs)}</p> }.into_any();
    };
    let [mine, coming] = rewording(&words(of, name, &ours), &words(of, name, &theirs));
    let by = |whose: &str, side: &Side| match &side.by {
        Some((who, at)) => format!("{whose}: {}", who_and_when(who, *at)),
        None => whose.to_owned(),
    };
    let [us, them] =
        if strangers { ["com’era qui", "una di quelle ricevute"] } else { ["la tua", "quella ricevuta"] };
    let (by_us, by_them) = (by(us, &ours), by(them, &theirs));
    let kept = {
        let id = id.clone();
        Memo::new(move |_| match (looking.choices.with(|choices| choices.kept(&id, name)), stays) {
            (Keep::Ours, _) | (Keep::Merged, Stays::Ours) => Keep::Ours,
            (Keep::Theirs, _) | (Keep::Merged, Stays::Theirs) => Keep::Theirs,
            (Keep::Both, _) | (Keep::Merged, Stays::Both) => Keep::Both,
        })
    };
    let group = format!("{id}-{name}");
    let shown = StoredValue::new(vec![ours.value.clone(), theirs.value.clone()]);
    let radio = move |keep: Keep, text: AnyView, note: String| {
        let id = id.clone();
        let pick =
            move |_| looking.choices.update(|choices| choices.keep_of(&id, name, keep, shown.get_value()));
        view! {
            <label class="check">
                <input type="radio" name=group.clone() prop:checked=move || kept.get() == keep on:change=pick />
                <span>{text}<small>{note}</small></span>
            </label>
        }
    };
    let later = "resta fra le cose da decidere".to_owned();
    view! {
        <fieldset class="choice">
            <legend>{name_of(of, name)} {asked.then_some(": quale versione resta?")}</legend>
            {radio(Keep::Ours, marked(mine).into_any(), by_us)}
            {radio(Keep::Theirs, marked(coming).into_any(), by_them)}
            {asked.then(|| radio(Keep::Both, "Decido dopo".into_any(), later))}
            {(more > 0).then(|| view! { <p class="hint">{more_versions(more)}</p> })}
        </fieldset>
    }
    .into_any()
}
