//! What an organisation or a network does with others, as lines of facts: services, agreements, links, and
//! the ways to add a link and to take one away.

use leptos::prelude::*;

use crate::domain::{Actor, Kind, Link, LinkKind, NonEmptyText};
use crate::insight::{Dealings, LinkGroup, LinkRow, Mention, Term, links_by_sort};
use crate::store::Command;
use crate::ui::components::Confirm;
use crate::ui::form::{FormDialog, Keeper, Parse};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::when;
use crate::ui::pages::territories::known::{
    Line, Missing, RecordLink, RecordLinks, folded_lines, list, row, text,
};
use crate::ui::pages::territories::opened::edit::create;
use crate::ui::pages::two_versions::Twofold;
use crate::workspace::Workspace;

use super::actors;
use super::link;
use super::terms::TermTag;

/// What it does with others; lists that are empty are left out, since nobody has to have them.
pub fn doings(found: Dealings) -> Vec<Line> {
    let named = |words: &'static str, mentions: Vec<Mention>| {
        (!mentions.is_empty()).then(|| row(words, view! { <RecordLinks mentions /> }))
    };
    let agreement = |(mention, term): (Mention, Term)| {
        view! { <li class="cluster" data-gap="s2"><RecordLink mention /> <TermTag term /></li> }.into_any()
    };
    let agreements = (!found.agreements.is_empty())
        .then(|| row("accordi", folded_lines(found.agreements.into_iter().map(agreement).collect())));
    [
        named("servizi che offre", found.given),
        named("servizi a cui collabora", found.helped),
        agreements,
        named("reti che coordina", found.coordinated),
        named("centri con cui collabora", found.centres),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Its links by sort, and the way to add one. A network without members says so.
pub fn links_told(workspace: &Workspace, actor: &Actor) -> Vec<Line> {
    let groups = links_by_sort(workspace, actor);
    let is_network = matches!(actor, Actor::Network(_));
    let no_member = is_network && !groups.iter().any(|it| it.kind == LinkKind::MemberOf && !it.outward);
    let mut rows: Vec<Line> = Vec::new();
    if no_member {
        rows.push(row(sort(LinkKind::MemberOf, false), view! { <Missing /> }));
    }
    rows.extend(
        groups
            .into_iter()
            .map(|LinkGroup { kind, outward, links }| row(sort(kind, outward), view! { <Links links /> })),
    );
    let words = if is_network { "Aggiungi chi ne fa parte" } else { "Aggiungi un legame" };
    rows.push(row("altri legami", view! { <AddLink actor=actor.clone() words /> }));
    rows
}

/// What links of a sort are, said from the side of the actor.
fn sort(kind: LinkKind, outward: bool) -> &'static str {
    match (kind, outward) {
        (LinkKind::MemberOf, true) => "fa parte di",
        (LinkKind::MemberOf, false) => "chi ne fa parte",
        (LinkKind::WorksWith, _) => "lavora con",
        (LinkKind::PartOf, true) => "è una parte di",
        (LinkKind::PartOf, false) => "ha dentro di sé",
        (LinkKind::Funds, true) => "finanzia",
        (LinkKind::Funds, false) => "riceve fondi da",
        (LinkKind::RefersTo, true) => "indirizza le persone a",
        (LinkKind::RefersTo, false) => "riceve persone da",
    }
}

/// Links of one sort: the other end, since when, and what can be done with the link.
#[component]
fn Links(
    /// The links.
    links: Vec<LinkRow>,
) -> impl IntoView {
    let keeper = Keeper::here();
    let leaving: RwSignal<Option<LinkRow>> = RwSignal::new(None);
    let open = RwSignal::new(false);
    let line = move |link: LinkRow| {
        let itself =
            Mention { kind: Kind::Link, title: "dettagli".to_owned(), id: link.link.record().clone() };
        let twofold = Twofold::of(link.link.record());
        let since = link.since.map(when::since);
        let known = since.into_iter().chain(link.note.as_ref().map(ToString::to_string));
        let more: String = known.map(|words| format!("{words} · ")).collect();
        let name = link.other.title.clone();
        let other = link.other.clone();
        let ask = move |_| {
            leaving.set(Some(link.clone()));
            open.set(true);
        };
        view! {
            <li>
                <span>
                    <RecordLink mention=other />
                    <small>{more} <RecordLink mention=itself /></small>
                    {twofold.marks(["from", "to", "kind", "since", "note"])}
                </span>
                <button class="button" data-kind="icon" type="button" on:click=ask>
                    <span class="vh">{format!("Togli il legame con {name}")}</span>
                    <Icon glyph=Glyph::Close />
                </button>
            </li>
        }
    };
    let bin = move |()| {
        let Some(link) = leaving.get_untracked() else { return };
        if let Some(opened) = keeper.store().open(link.link.record()) {
            keeper.dispatch(Command::Bin(opened), format!("Legame tolto: {}.", link.other.title));
        }
    };
    let title = move || {
        let name = leaving.with(|link| link.as_ref().map(|link| link.other.title.clone()));
        format!("Togliere il legame con {}?", name.unwrap_or_default())
    };
    view! {
        <ul class="rows">{links.into_iter().map(line).collect_view()}</ul>
        <Confirm open title=Signal::derive(title) confirm="Togli il legame" on_confirm=bin danger=true>
            <p>"Va nel cestino. Le due schede restano come sono; con «Annulla», o dal cestino, il legame torna."</p>
        </Confirm>
    }
}

/// The button that adds a link, and its form.
#[component]
fn AddLink(
    /// Whose.
    actor: Actor,
    /// The words of the button.
    words: &'static str,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let session = Keeper::here().session();
    let form = move |ways| {
        let key = format!("nuovo-legame:{}", actors::code(&actor));
        let made = Callback::new(move |_| open.set(false));
        create::<Link>(key, link::blank(session, &actor), ways, made, link::draw, link::read)
    };
    view! {
        <button class="button" type="button" on:click=move |_| open.set(true)>
            <Icon glyph=Glyph::Plus />
            {words}
        </button>
        <FormDialog open title=words form />
    }
}

/// A text that nobody has to write: its line, if it is there.
pub fn some_text(kind: Kind, name: &'static str, value: Option<&NonEmptyText>) -> Option<Line> {
    value.map(|value| text(kind, name, Some(value)))
}

/// Several texts that nobody has to write: their line, if there are any.
pub fn some_list(kind: Kind, name: &'static str, texts: impl Iterator<Item = String>) -> Option<Line> {
    let texts: Vec<String> = texts.collect();
    (!texts.is_empty()).then(|| list(kind, name, texts))
}

/// What must be chosen; says so where nothing is.
pub fn must<T>(parse: &mut Parse, name: &'static str, chosen: Option<T>, words: &str) -> Option<T> {
    if chosen.is_none() {
        parse.wrong(name, words);
    }
    chosen
}

/// The name of a record that has none yet. No form shows it.
pub fn unnamed() -> NonEmptyText {
    "–".parse().expect("a dash is a text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sort_of_link_reads_well_from_both_sides() {
        let both = LinkKind::ALL.iter().flat_map(|kind| [sort(*kind, true), sort(*kind, false)]);
        let said: std::collections::BTreeSet<&str> = both.collect();
        // Working together is said alike from both sides.
        assert_eq!(said.len(), LinkKind::ALL.len() * 2 - 1);
    }
}
