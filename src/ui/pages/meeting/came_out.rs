//! What came out of a meeting: decisions, tasks, voices, needs and resources, and the ways to add one.

use leptos::prelude::*;

use crate::domain::RecordId;
use crate::insight::Mention;
use crate::insight::TaskRow;
use crate::insight::groups::meeting_sheet::NeedHeard;
use crate::ui::components::{Status, Tag};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{self, numbers, sentence};
use crate::ui::pages::territories::known::RecordLink;
use crate::ui::pages::territories::opened::decision::AddDecision;
use crate::ui::pages::territories::opened::mapping_sheet::AddSheet;
use crate::ui::pages::territories::opened::need::AddNeed;
use crate::ui::pages::territories::opened::task::AddTask;
use crate::ui::pages::territories::opened::voice::AddVoice;

use super::Facts;
use super::before::TaskLine;

/// Everything that came out, and the ways to add to it.
#[component]
pub fn CameOut(facts: Facts) -> impl IntoView {
    let [decision, task, voice, need, resource] = [(); 5].map(|()| RwSignal::new(false));
    let from = move || facts.id.get_value().record().clone();
    // Who adds here goes on here: what was made is in the list.
    let stay = Callback::new(|_: RecordId| ());
    let buttons = [
        ("Una decisione", decision),
        ("Un compito", task),
        ("Un bisogno", need),
        ("Una voce", voice),
        ("Una risorsa", resource),
    ];
    let button = |(words, open): (&'static str, RwSignal<bool>)| {
        view! {
            <button class="button" type="button" on:click=move |_| open.set(true)>
                <Icon glyph=Glyph::Plus />
                {words}
            </button>
        }
    };
    view! {
        <section class="stack" aria-labelledby="raccolto">
            <h2 id="raccolto">"Raccolto finora"</h2>
            <Feed facts />
            <div class="cluster" role="group" aria-label="Aggiungi a quello che è uscito">
                {buttons.map(button).collect_view()}
            </div>
            <p class="small">
                "Voci e bisogni sono di gruppi di persone: mai un nome, mai la storia di una famiglia che si riconosce."
            </p>
            <AddDecision open=decision from=from() />
            <AddTask open=task from=from() />
            <AddNeed open=need from=from() made=stay />
            <AddVoice open=voice from=from() made=stay />
            <AddSheet open=resource from=from() made=stay />
        </section>
    }
}

#[component]
fn Feed(facts: Facts) -> impl IntoView {
    let decisions = facts.part(|sheet| sheet.decisions.clone());
    let tasks = facts.part(|sheet| sheet.tasks.clone());
    let needs = facts.part(|sheet| sheet.needs.clone());
    let voices = facts.part(|sheet| sheet.voices.clone());
    let withdrawn = facts.part(|sheet| sheet.withdrawn.clone());
    let sheets = facts.part(|sheet| sheet.sheets.clone());
    let services = facts.part(|sheet| sheet.services.clone());
    let elsewhere = facts.part(|sheet| sheet.elsewhere.clone());
    let none = move || {
        let many = [decisions.with(Vec::len), tasks.with(Vec::len), needs.with(Vec::len)];
        let more = [
            voices.with(Vec::len),
            withdrawn.with(Vec::len),
            sheets.with(Vec::len),
            elsewhere.with(Vec::len),
        ];
        many.iter().chain(&more).sum::<usize>() == 0
    };
    let plain = |status: Status, word: &'static str| {
        move |mention: Mention| {
            view! {
                <li>
                    <Tag status>{word}</Tag>
                    <span><RecordLink mention /></span>
                    <span></span>
                </li>
            }
        }
    };
    let need = |NeedHeard { need, times_heard }: NeedHeard| {
        let heard = format!("sentito {}", numbers::counted_words(times_heard as usize, "volta", "volte"));
        view! {
            <li>
                <Tag status=Status::Bad>"bisogno"</Tag>
                <span><RecordLink mention=need /></span>
                <small>{heard}</small>
            </li>
        }
    };
    let task = |row: TaskRow| {
        view! {
            <li>
                <Tag status=Status::Warn>"compito"</Tag>
                <TaskLine row />
                <span></span>
            </li>
        }
    };
    let other = |mention: Mention| {
        let word = sentence(labels::kind(mention.kind)).to_lowercase();
        view! {
            <li>
                <Tag>{word}</Tag>
                <span><RecordLink mention /></span>
                <span></span>
            </li>
        }
    };
    view! {
        <Show when=none>
            <p class="small">"Ancora niente. Si aggiunge mentre si parla, o subito dopo: bastano poche parole."</p>
        </Show>
        <ul class="feed">
            {move || decisions.get().into_iter().map(plain(Status::Good, "decisione")).collect_view()}
            <For each=move || tasks.get() key=|row| format!("{row:?}") children=task />
            {move || needs.get().into_iter().map(need).collect_view()}
            {move || voices.get().into_iter().map(plain(Status::Info, "voce")).collect_view()}
            {move || withdrawn.get().into_iter().map(plain(Status::Bad, "voce ritirata")).collect_view()}
            {move || sheets.get().into_iter().map(plain(Status::Info, "risorsa")).collect_view()}
            {move || services.get().into_iter().map(plain(Status::Good, "servizio")).collect_view()}
            {move || elsewhere.get().into_iter().map(other).collect_view()}
        </ul>
    }
}
