//! The members of a group by name, kept on this device only: they are never printed with the page.

use leptos::prelude::*;

use crate::domain::Member;
use crate::insight::Mention;
use crate::ui::components::{Disclosure, Notice};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{Label, sentence};
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::territories::opened::member::AddMember;

use super::Facts;

/// The members.
#[component]
pub fn Members(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let adding = RwSignal::new(false);
    let members = facts.part(|sheet| sheet.members.clone());
    let folded = move || {
        let members = members.get();
        let lines = members.iter().map(|member| line(member)).collect_view();
        let summary = format!("Nomi e contatti ({})", members.len());
        // Names stay folded: whoever stands beside the screen does not read them by chance.
        (!members.is_empty()).then(|| {
            view! {
                <Disclosure summary>
                    <ul class="stack" data-gap="s3">{lines}</ul>
                </Disclosure>
            }
        })
    };
    view! {
        <section class="card no-print" aria-labelledby="componenti">
            <h2 id="componenti">"Componenti"</h2>
            <Notice>
                <p>
                    "Qui sopra ci sono categorie e numeri. Nomi e contatti, se li scrivi, restano su questo dispositivo: escono solo nella copia completa. Di chi è minorenne non si scrivono."
                </p>
            </Notice>
            {folded}
            <div class="cluster">
                <button class="button" type="button" on:click=move |_| adding.set(true)>
                    <Icon glyph=Glyph::Plus />
                    "Aggiungi un componente"
                </button>
            </div>
            <AddMember open=adding from=facts.record() />
        </section>
    }
}

fn line(member: &Member) -> AnyView {
    let role = member.role.as_ref().map(ToString::to_string);
    let words = role.or_else(|| member.category.map(|category| sentence(category.label())));
    let phone = member.phone.as_ref().map(|phone| {
        view! { <a href=format!("tel:{}", phone.dialled())>{phone.to_string()}</a> }
    });
    view! {
        <li>
            <RecordLink mention=Mention::of(member) />
            <br />
            <small>{words}</small>
            " "
            {phone}
        </li>
    }
    .into_any()
}
