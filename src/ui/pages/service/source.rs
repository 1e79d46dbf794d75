//! Where a fact of a card comes from: a dotted word that opens it, and the marks of what is missing.

use leptos::prelude::*;

use crate::domain::{Id, Provenance, Service};
use crate::ui::components::{Provenance as Badge, Status, Tag};
use crate::ui::labels;
use crate::ui::pages::two_versions::Twofold;
use crate::ui::routes::Route;
use crate::ui::words::card as say;

/// The source of a fact.
#[component]
pub fn Source(
    /// How it is known; nothing is drawn where nobody has said.
    provenance: Option<Provenance>,
    /// What the fact is: "per chi".
    of: &'static str,
) -> impl IntoView {
    provenance.map(|provenance| {
        let said = labels::provenance(&provenance);
        view! {
            <div class="no-print">
                <Badge badge=said.badge of=of>
                    {said.sentence}
                </Badge>
            </div>
        }
    })
}

/// Something that nobody has written, and the way to write it.
#[component]
pub fn ToComplete(
    /// Of which service.
    service: Id<Service>,
    /// The part of the form that holds it.
    part: &'static str,
    /// What families can do meanwhile.
    #[prop(optional, into)]
    meanwhile: String,
) -> impl IntoView {
    let href = Route::Service(service).href_with(&[(super::EDITING, part)]);
    view! {
        <p class="cluster" data-gap="s2">
            <Tag status=Status::Warn>{say::TO_COMPLETE}</Tag>
            {(!meanwhile.is_empty()).then(|| view! { <span>{meanwhile}</span> })}
            <a class="small no-print" href=href>"Lo sai? Scrivilo"</a>
        </p>
    }
}

/// The question that a section answers, beside it the marks of what two people answered differently.
pub fn question<const N: usize>(
    service: &Id<Service>,
    words: &'static str,
    fields: [&'static str; N],
) -> AnyView {
    view! {
        <div class="cluster" data-gap="s2">
            <h2>{words}</h2>
            {Twofold::of(service.record()).marks(fields)}
        </div>
    }
    .into_any()
}
