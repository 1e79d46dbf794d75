//! How what is known is read: a fact with its source, a link to a record, and the mark of what is missing.

use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_query_map};
use leptos_router::params::ParamsMap;

use crate::domain::{Fact, Id, Kind, NonEmptyText, Provenance as Source, RecordId};
use crate::insight::Mention;
use crate::insight::observatory::voice_rows::may_be_read_out;
use crate::ui::app::store;
use crate::ui::components::{Disclosure, Provenance, Status, Tag};
use crate::ui::labels::{self, sentence};
use crate::ui::pages::two_versions::Twofold;
use crate::ui::routes::{self, Route};

/// The name of the query that opens a record in place.
pub const OPEN: &str = "apri";

/// How much of a title a link holds.
const LONGEST_TITLE: usize = 160;

/// The address of the screen one is on with another record open in place, or with none.
pub fn opening(path: &str, query: &ParamsMap, id: &str) -> String {
    routes::changed(path, query.latest_values().map(|(name, value)| (name.as_ref(), value)), OPEN, id)
}

/// A link to a record: in place where this screen can open it, else where it is seen. The screens that open
/// records open all of them, so that a chain of links leads back with one step.
#[component]
pub fn RecordLink(
    /// Which record, and what people call it.
    mention: Mention,
) -> impl IntoView {
    let (location, query) = (use_location(), use_query_map());
    let there = Route::of_record(mention.kind, &mention.id);
    let screens = || {
        let screens = [
            Route::Territories,
            Route::Networks,
            Route::Groups,
            Route::Meetings,
            Route::Mapping,
            Route::Observatory,
        ];
        screens.map(|screen| screen.href())
    };
    let in_place = screens().iter().any(|screen| there.starts_with(&format!("{screen}?")));
    let id = mention.id.to_string();
    let href = move || {
        let path = location.pathname.get();
        if in_place && screens().iter().any(|screen| path.starts_with(screen)) {
            opening(&path, &query.get(), &id)
        } else {
            there.clone()
        }
    };
    // Paper goes from hand to hand: it quotes who may be quoted to anybody.
    let held = mention.kind == Kind::Voice && {
        let now = store().now();
        !may_be_read_out(&now, &Id::new(mention.id.clone()))
    };
    view! {
        <a class:no-print=held href=href data-noscroll=in_place.then_some("")>
            {labels::short(&mention.title, LONGEST_TITLE)}
        </a>
        {Twofold::of(&mention.id).title(mention.kind)}
    }
}

/// Links to records, one a line; nothing if there are none.
#[component]
pub fn RecordLinks(
    /// Which records.
    mentions: Vec<Mention>,
) -> impl IntoView {
    let line = |mention| view! { <li><RecordLink mention /></li> }.into_any();
    folded_lines(mentions.into_iter().map(line).collect())
}

/// How many lines of a long list stand open, and from how many on a list is long.
const OPEN_LINES: usize = 6;
const LONG: usize = 10;

/// Lines one under the other. Of a long list the first ones, and the others folded: the page stays one to read.
pub fn folded_lines(mut lines: Vec<AnyView>) -> AnyView {
    let rest = if lines.len() > LONG { lines.split_off(OPEN_LINES) } else { Vec::new() };
    let others = rest.len();
    view! {
        <ul class="stack" data-gap="s1">{lines}</ul>
        {(others > 0)
            .then(|| {
                view! {
                    <Disclosure summary=format!("Vedi gli altri {others}")>
                        <ul class="stack" data-gap="s1">{rest}</ul>
                    </Disclosure>
                }
            })}
    }
    .into_any()
}

/// Where a fact comes from, as a dotted word.
#[component]
pub fn SourceOf(
    /// How it is known.
    source: Source,
    /// What the fact is, for those who hear the word alone.
    #[prop(into)]
    of: String,
) -> impl IntoView {
    let said = labels::provenance(&source);
    view! {
        <Provenance badge=said.badge of>
            <p>{said.sentence}</p>
        </Provenance>
    }
}

/// The mark of what nobody has written yet.
#[component]
pub fn Missing() -> impl IntoView {
    view! { <Tag status=Status::Warn>"da completare"</Tag> }
}

/// One line of facts: what it is about, and what is known of it.
pub struct Line {
    /// The field of the record that it tells, if it tells one.
    field: Option<&'static str>,
    label: String,
    value: AnyView,
    /// Nothing of it is left where nothing can be pressed.
    no_print: bool,
}

/// Facts of a record one under the other: what, then what is known of it. A field that two people wrote
/// differently says so.
pub fn facts(id: &RecordId, lines: Vec<Line>) -> AnyView {
    let twofold = Twofold::of(id);
    let line = move |Line { field, label, value, no_print }: Line| {
        view! {
            <dt class:no-print=no_print>{sentence(&label)} " " {field.map(|field| twofold.mark(field))}</dt>
            <dd class:no-print=no_print>{value}</dd>
        }
    };
    view! { <dl class="facts" data-size="l">{lines.into_iter().map(line).collect_view()}</dl> }.into_any()
}

/// A line that is about no single field of the record.
pub fn row(label: impl Into<String>, value: impl IntoView + 'static) -> Line {
    Line { field: None, label: label.into(), value: value.into_any(), no_print: false }
}

/// What can be done with it, by a button: on paper there is nothing to press.
pub fn to_do(label: impl Into<String>, button: impl IntoView + 'static) -> Line {
    Line { no_print: true, ..row(label, button) }
}

/// A field of a record that always says something.
pub fn of_field(kind: Kind, name: &'static str, value: impl IntoView + 'static) -> Line {
    Line { field: Some(name), ..row(labels::field(kind, name), value) }
}

/// A field of a record as it reads, or the mark that it is missing.
pub fn field(kind: Kind, name: &'static str, value: Option<impl IntoView + 'static>) -> Line {
    let value = match value {
        Some(value) => value.into_any(),
        None => view! { <Missing /> }.into_any(),
    };
    of_field(kind, name, value)
}

/// A field of text.
pub fn text(kind: Kind, name: &'static str, value: Option<&NonEmptyText>) -> Line {
    field(kind, name, value.map(paragraphs))
}

/// A text with its lines kept apart.
pub fn paragraphs(text: &NonEmptyText) -> AnyView {
    let lines: Vec<String> =
        text.as_str().lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    let line = |line: String| view! { <p>{line}</p> };
    view! { <div class="stack" data-gap="s2">{lines.into_iter().map(line).collect_view()}</div> }.into_any()
}

/// A field that is a fact: the value in words, and where it comes from.
pub fn fact<T>(kind: Kind, name: &'static str, value: Option<&Fact<T>>, say: impl Fn(&T) -> String) -> Line {
    let of = labels::field(kind, name);
    field(kind, name, value.map(|fact| sourced(say(&fact.value), fact.provenance.clone(), of)))
}

/// Words and where they come from.
pub fn sourced(words: String, source: Source, of: &str) -> AnyView {
    let of = of.to_owned();
    view! { <span class="cluster" data-gap="s2"><span>{words}</span><SourceOf source of /></span> }.into_any()
}

/// A field that names a record.
pub fn link(kind: Kind, name: &'static str, mention: Option<Mention>) -> Line {
    field(kind, name, mention.map(|mention| view! { <RecordLink mention /> }))
}

/// A field that names several records.
pub fn links(kind: Kind, name: &'static str, mentions: Vec<Mention>) -> Line {
    field(kind, name, (!mentions.is_empty()).then(|| view! { <RecordLinks mentions /> }))
}

/// A field of words or short texts, one a line.
pub fn list(kind: Kind, name: &'static str, words: Vec<String>) -> Line {
    let line = |word: String| view! { <li>{word}</li> };
    let drawn = (!words.is_empty()).then(|| {
        view! { <ul class="stack" data-gap="s1">{words.into_iter().map(line).collect_view()}</ul> }
    });
    field(kind, name, drawn)
}

/// How a whole record is known.
pub fn known(kind: Kind, source: Option<&Source>) -> Line {
    let of = labels::kind(kind);
    field(kind, "provenance", source.cloned().map(|source| view! { <SourceOf source of /> }))
}
