//! Records that arrive and may be one thing with records that are here: side by side, and the two answers. Who
//! does not answer takes both, and is asked again by nobody.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::{Match, RecordId, Verdict};
use crate::insight::passing::joined::verdict;
use crate::insight::{TwinPair, twins_between};
use crate::session::{Incoming, Session};
use crate::store::Store;
use crate::ui::app::store;
use crate::ui::components::{More, Status, Tag};
use crate::ui::labels::{self, numbers};
use crate::ui::routes::Route;
use crate::workspace::Workspace;

/// How many cards are shown at a time.
const STEP: usize = 10;

/// What was answered, by the record that arrives.
pub type Answers = BTreeMap<RecordId, Verdict>;

/// The pairs of which somebody may be asked, and what was answered.
#[derive(Clone, Copy)]
pub struct Twins {
    store: Store,
    /// What was here when the pairs were found.
    then: StoredValue<Workspace>,
    pairs: StoredValue<Vec<TwinPair>>,
    answers: RwSignal<Answers>,
}

impl Twins {
    /// Those of files and of what is here now.
    pub fn of(store: Store, file: StoredValue<Incoming>, answers: RwSignal<Answers>) -> Self {
        let then = store.now();
        let pairs = file.with_value(|file| twins_between(&then, &arriving(file)));
        Twins { store, then: StoredValue::new(then), pairs: StoredValue::new(pairs), answers }
    }

    /// Whether one of those here was another `then` than it is `now`.
    pub fn meet_others(self, then: &Workspace, now: &Workspace) -> bool {
        let changed =
            |pair: &TwinPair| then.table(pair.kind).get(&pair.here) != now.table(pair.kind).get(&pair.here);
        self.pairs.with_value(|pairs| pairs.iter().any(changed))
    }

    /// Whether the one here is still called as it was when somebody was asked.
    fn still_holds(self, pair: &TwinPair, now: &Workspace) -> bool {
        let title = |workspace: &Workspace| {
            let entry = workspace.entry(&pair.here).filter(|entry| entry.is_live())?;
            Some(entry.record.title())
        };
        let here = title(now);
        here.is_some() && self.then.with_value(|then| title(then) == here)
    }

    /// The answers as records, to be taken with the files. What was said of something that is called otherwise by now, or is in
    /// the bin, was said of something else.
    pub fn verdicts(self, session: Session) -> Vec<Match> {
        let now = self.store.now();
        let said = |pair: &TwinPair| {
            let said = self.answers.with_untracked(|answers| answers.get(&pair.arriving).copied())?;
            let said = Some(said).filter(|_| self.still_holds(pair, &now))?;
            Some(verdict(&now, session.fresh_id(), &pair.here, &pair.arriving, said))
        };
        self.pairs.with_value(|pairs| pairs.iter().filter_map(said).collect())
    }
}

/// Everything that files bring, as one workspace: for looking, never for taking.
fn arriving(incoming: &Incoming) -> Workspace {
    let mut all = incoming.reading.workspace.clone();
    let dot: crate::domain::Dot = "anteprima.anteprima:1".parse().expect("a replica and a number are a dot");
    for one in &incoming.reading.offered {
        if all.table(one.record.kind()).get(one.record.id()).is_none() {
            all.put(Workspace::born(one.record.clone(), dot.clone(), None));
        }
    }
    all
}

/// «Due si somigliano»: a card for each pair, the likeliest first.
#[component]
pub fn PreviewTwins(
    /// The files.
    file: StoredValue<Incoming>,
    /// The pairs and the answers.
    twins: Twins,
) -> impl IntoView {
    let Twins { pairs, answers, .. } = twins;
    let count = pairs.with_value(Vec::len);
    let shown = RwSignal::new(STEP);
    let some = move || pairs.with_value(|all| all.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    let title = match count {
        1 => "Una somiglia a qualcosa che hai già".to_owned(),
        many => format!("{} somigliano a qualcosa che hai già", numbers::whole(many as u64)),
    };
    (count > 0).then(|| {
        view! {
            <section class="stack" aria-labelledby="si-somigliano">
                <h2 id="si-somigliano">{title}</h2>
                <p class="small">
                    "Se è la stessa, da qui in poi ne vedi una sola e quello che l’altra ha in più ti aspetta in «Da decidere». Si può sempre separare. Se non rispondi restano due."
                </p>
                <For
                    each=some
                    key=|pair| pair.arriving.clone()
                    children=move |pair| view! { <TwinCard file pair answers /> }
                />
                <More
                    shown
                    total=Signal::derive(move || count)
                    on_more=move |()| shown.update(|shown| *shown += STEP)
                />
            </section>
        }
    })
}

/// Two records side by side.
#[component]
fn TwinCard(file: StoredValue<Incoming>, pair: TwinPair, answers: RwSignal<Answers>) -> impl IntoView {
    let TwinPair { kind, arriving, here, clues, .. } = pair;
    let theirs = file.with_value(|file| file.title(&arriving)).unwrap_or_default();
    let ours = store().now().entry(&here).map(|entry| entry.record.title()).unwrap_or_default();
    let (href, about) = (Route::of_record(kind, &here), format!(": {theirs}"));
    let answer = move |said: Verdict, words: &'static str| {
        let (id, other) = (arriving.clone(), arriving.clone());
        let pressed = move || answers.with(|answers| answers.get(&other) == Some(&said)).to_string();
        let press = move |_| {
            answers.update(|answers| {
                // Pressed again, it is taken back.
                if answers.insert(id.clone(), said) == Some(said) {
                    answers.remove(&id);
                }
            });
        };
        view! {
            <button class="button" type="button" aria-pressed=pressed on:click=press>
                {words}
                <span class="vh">{about.clone()}</span>
            </button>
        }
    };
    let answer = &answer;
    view! {
        <article class="card">
            <div class="spread">
                <h3>{labels::twins::question(kind)}</h3>
                <Tag status=Status::Info>"si somigliano"</Tag>
            </div>
            <div class="grid" data-fit data-min="16">
                <p>
                    <a href=href target="_blank">
                        {ours}
                        <span class="vh">" (si apre in un’altra scheda)"</span>
                    </a>
                    <br />
                    <small>"la tua"</small>
                </p>
                <p>
                    <b>{theirs}</b>
                    <br />
                    <small>"quella ricevuta, nuova. " {labels::twins::clues(&clues)}</small>
                </p>
            </div>
            <div class="cluster">
                {answer(Verdict::Same, "Sì, fanne una sola")} {answer(Verdict::Different, "No, sono due")}
            </div>
        </article>
    }
}
