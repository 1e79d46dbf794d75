//! A file before it is taken: only what differs, what needs an answer, and the two ways out.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::session::{Choices, ImportError, Incoming, Receipt, counts};
use crate::ui::app::session;
use crate::ui::clock;
use crate::ui::components::{ErrorSummary, Fault, Notice, Status, Tag};
use crate::ui::labels::{errors, news_counted, numbers};
use crate::workspace::News;

use super::kind_changes::{ByHand, Erasures, KindChanges};
use super::questions::{MINE, OtherNotebook, TOGETHER, WHOSE, Whose};
use crate::ui::pages::working::focus_soon;

/// What a person has answered so far.
#[derive(Clone, Copy)]
struct Answers {
    whose: RwSignal<String>,
    together: RwSignal<bool>,
    erasures: RwSignal<bool>,
    by_hand: RwSignal<bool>,
}

impl Answers {
    fn choices(self) -> Choices {
        Choices {
            take_erasures: self.erasures.get(),
            take_private: self.whose.get() == MINE,
            take_by_hand: self.by_hand.get(),
        }
    }
}

/// «Prima di unire: 23 differenze», or that there is nothing new.
pub(super) fn headline(incoming: &Incoming) -> String {
    let count = incoming.all_differences.len() + incoming.all_by_hand.len() + incoming.erasures.len();
    match count {
        0 => "Questo file non porta niente di nuovo".to_owned(),
        count => format!("Prima di unire: {}", numbers::counted_words(count, "differenza", "differenze")),
    }
}

/// A file that was read and waits for a decision. Nothing changes before «Unisci».
#[component]
pub fn Preview(
    /// The file.
    incoming: Incoming,
    /// The person leaves everything as it is.
    #[prop(into)]
    on_leave: Callback<()>,
    /// The file was taken.
    #[prop(into)]
    on_taken: Callback<Receipt>,
) -> impl IntoView {
    let session = session();
    let answers = Answers {
        whose: RwSignal::new(String::new()),
        together: RwSignal::new(false),
        erasures: RwSignal::new(false),
        by_hand: RwSignal::new(true),
    };
    let (faults, attempt) = (RwSignal::new(Vec::<Fault>::new()), RwSignal::new(0_u32));
    let refused = RwSignal::new(None::<ImportError>);
    let file = StoredValue::new(incoming);
    let asks_whose = file.with_value(Incoming::is_backup);
    let other = file.with_value(|file| file.other_notebook.clone());
    let asks_together = other.is_some();
    let choices = Memo::new(move |_| answers.choices());
    let brings = Memo::new(move |_| file.with_value(|file| file.brings_something(choices.get())));
    let wrong = move || {
        let mut wrong = Vec::new();
        if asks_whose && answers.whose.with_untracked(String::is_empty) {
            wrong.push(Fault {
                field: WHOSE.into(),
                text: "Di chi è questa copia: scegli una risposta.".into(),
            });
        }
        if asks_together && !answers.together.get_untracked() {
            let text = "Altro quaderno: di’ che vuoi unirli, oppure lascia tutto com’è.".into();
            wrong.push(Fault { field: TOGETHER.into(), text });
        }
        wrong
    };
    let join = move |_| {
        faults.set(wrong());
        attempt.update(|attempt| *attempt += 1);
        if !faults.with_untracked(Vec::is_empty) || session.working().get_untracked().is_some() {
            return;
        }
        let (incoming, choices) = (file.get_value(), choices.get_untracked());
        spawn_local(async move {
            match session.import(incoming, choices).await {
                Ok(receipt) => on_taken.run(receipt),
                Err(error) => {
                    refused.set(Some(error));
                    focus_soon("non-unito");
                }
            }
        });
    };
    let leave = move |_| on_leave.run(());
    let fault = move |id: &'static str| {
        Signal::derive(move || faults.with(|all| all.iter().find(|f| f.field == id).map(|f| f.text.clone())))
    };
    let title = file.with_value(headline);
    view! {
        <div class="stack">
            <h1 id="prima-di-unire" tabindex="-1">{title}</h1>
            <p class="prose-lead">
                {file.with_value(sender)} " Niente è ancora cambiato. Dopo, potrai tornare indietro con un clic."
            </p>
            <Summary file choices />
        </div>
        <ErrorSummary faults attempt />
        {asks_whose
            .then(|| {
                let private = file.with_value(Incoming::private);
                view! { <Whose answer=answers.whose private error=fault(WHOSE) /> }
            })}
        {other.map(|title| view! { <OtherNotebook title answer=answers.together error=fault(TOGETHER) /> })}
        <KindChanges file choices />
        <ByHand file choices answer=answers.by_hand />
        <Erasures file answer=answers.erasures />
        <div id="non-unito" tabindex="-1">
            {move || {
                refused
                    .get()
                    .map(|error| view! { <Notice status=Status::Bad live=true><p>{errors::import(&error)}</p></Notice> })
            }}
        </div>
        <div class="stack" data-gap="s2">
            <Show
                when=move || brings.get()
                fallback=move || {
                    view! {
                        <p>"Quello che porta c’è già, o qui è più recente: unirlo non cambierebbe niente."</p>
                        <div class="cluster">
                            <button class="button" data-kind="main" type="button" on:click=leave>
                                "Va bene, chiudi"
                            </button>
                        </div>
                    }
                }
            >
                <div class="cluster">
                    <button class="button" data-kind="main" type="button" aria-describedby="dopo" on:click=join>
                        "Unisci"
                    </button>
                    <button class="button" data-kind="quiet" type="button" on:click=leave>
                        "Lascia tutto com’è"
                    </button>
                </div>
                <p class="small" id="dopo">
                    "Prima di unire salviamo una copia di adesso. Quello che è da decidere ti aspetta in Scambio, sotto «Da decidere»: fino ad allora restano tutte e due le versioni."
                </p>
            </Show>
        </div>
    }
}

/// Who wrote the file and when.
fn sender(incoming: &Incoming) -> String {
    let who = match (&incoming.written_by, incoming.written_here) {
        (_, true) => "L’ha scritto questo stesso browser".to_owned(),
        (Some(name), false) => format!("Il file «{}» arriva da {name}", incoming.file_name),
        (None, false) if incoming.written_at.is_none() => {
            format!("Di «{}» non sappiamo chi l’ha scritto", incoming.file_name)
        }
        (None, false) => format!("Il file «{}» arriva da un dispositivo senza nome", incoming.file_name),
    };
    let when = incoming.written_at.map(|at| format!(", {}", clock::spoken(at))).unwrap_or_default();
    format!("{who}{when}.")
}

/// How many differences there are, by what they are.
#[component]
fn Summary(file: StoredValue<Incoming>, choices: Memo<Choices>) -> impl IntoView {
    let order =
        [News::New, News::Newer, News::Both, News::ToDecide, News::Binned, News::Older, News::ErasedHere];
    let tag = |news: News, count: usize| {
        let status = match news {
            News::New => Some(Status::Good),
            News::Newer | News::Both => Some(Status::Info),
            News::ToDecide | News::Binned => Some(Status::Warn),
            News::Older | News::ErasedHere => None,
        };
        let words = news_counted(news, count);
        match status {
            Some(status) => view! { <li><Tag status>{words}</Tag></li> }.into_any(),
            None => view! { <li><Tag>{words}</Tag></li> }.into_any(),
        }
    };
    let tags = move || {
        let counted = file.with_value(|file| counts(&file.differences(choices.get())));
        let of = |news: News| counted.iter().filter(|(_, n, _)| *n == news).map(|(_, _, count)| count).sum();
        order
            .into_iter()
            .map(|news| (news, of(news)))
            .filter(|(_, n)| *n > 0)
            .map(|(news, n)| tag(news, n))
            .collect_view()
    };
    let (by_hand, erasures) = file.with_value(|file| (file.all_by_hand.len(), file.erasures.len()));
    view! {
        <ul class="cluster">
            {tags}
            {(by_hand > 0)
                .then(|| view! { <li><Tag status=Status::Warn>{format!("{by_hand} scritte a mano")}</Tag></li> })}
            {(erasures > 0)
                .then(|| {
                    view! { <li><Tag status=Status::Bad>{format!("{erasures} cancellate per sempre altrove")}</Tag></li> }
                })}
        </ul>
    }
}
