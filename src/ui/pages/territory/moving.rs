//! The form that moves a comune, or a part of one, from a day. It says what will happen before it is saved.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Id, MicroTerritory, Place};
use crate::insight::reading::Reading;
use crate::insight::territories::changes::mention_of;
use crate::insight::territories::territory::is_over;
use crate::insight::{Effect, moving, places};
use crate::store::{Command, Opened};
use crate::ui::components::{Choice, Field, FieldKind, Notice, SelectField, Status};
use crate::ui::form::{Form, FormFrame, Keeper, ManyField, SourceFields, Sourcing, Ways};
use crate::ui::labels::{sentence, when};
use crate::ui::pages::territories::opened::edit::choices;

use super::{Facts, place_code};

/// What the person has chosen so far.
#[derive(Clone, Copy)]
struct Draft {
    place: RwSignal<String>,
    from: RwSignal<Vec<String>>,
    to: RwSignal<String>,
    on: RwSignal<String>,
}

impl Draft {
    fn place(&self) -> Option<Place> {
        place_code::place(&self.place.get())
    }

    fn day(&self) -> Option<NaiveDate> {
        when::parse_day(self.on.get().trim())
    }

    fn from(&self) -> Vec<Id<MicroTerritory>> {
        self.from.with(|from| from.iter().filter_map(|id| id.parse().ok()).collect())
    }
}

/// The form.
pub fn form(facts: Facts, ways: Ways) -> AnyView {
    let keeper = Keeper::here();
    let store = keeper.store();
    let here = facts.id.get_value();
    let today = keeper.session().today().get_untracked();
    let form = Form::open(format!("sposta:{here}"), None);
    let workspace = store.now();
    let reading = Reading::of(&workspace);
    // What the form saw of every territory: the command changes only that.
    let seen: Arc<Vec<Opened>> =
        Arc::new(reading.live::<MicroTerritory>().filter_map(|it| store.open(it.id.record())).collect());
    // What is over takes nothing in.
    let is_gone = reading.get(&here).is_some_and(|it| is_over(it, today));
    let draft = Draft {
        place: form.text("place", ""),
        from: form.chosen("from", Vec::new()),
        to: form.text("to", if is_gone { String::new() } else { here.to_string() }),
        on: form.text("on", today.to_string()),
    };
    let rows = places(&workspace, today);
    let place_choices = Signal::stored(place_code::choices(&rows));
    let mut all = choices::<MicroTerritory>(&reading, |_| true);
    if is_gone {
        all.insert(0, Choice::new("", "Scegli"));
    }
    let territories = Signal::stored(all);
    let holders = store.select(move |workspace| {
        let (Some(place), Some(day)) = (draft.place(), draft.day()) else { return Vec::new() };
        let row = places(workspace, day).into_iter().find(|row| row.place == place);
        row.map(|row| row.holders).unwrap_or_default()
    });
    // Another place or another day has other holders: all of them but the one it goes to are proposed.
    let propose = Callback::new(move |_: String| {
        let to = draft.to.get_untracked();
        let ids = holders.get_untracked().into_iter().map(|it| it.id.to_string());
        draft.from.set(ids.filter(|id| *id != to).collect());
    });
    let leaving = move || {
        let to = draft.to.get();
        let choices: Vec<Choice> = holders.with(|holders| {
            let others = holders.iter().filter(|it| it.id.as_str() != to);
            others.map(|it| Choice::new(it.id.to_string(), it.title.clone())).collect()
        });
        (!choices.is_empty()).then(|| {
            view! {
                <ManyField
                    legend="Da quali micro-territori se ne va"
                    choices
                    value=draft.from
                    id=form.id("from")
                    hint="Togli il segno a quelli in cui resta: sarà di tutti e due."
                />
            }
        })
    };
    let effects = store.select(move |workspace| {
        let to = draft.to.get().parse::<Id<MicroTerritory>>().ok();
        match (draft.place(), to, draft.day()) {
            (Some(place), Some(to), Some(on)) => moving(workspace, &place, &draft.from(), &to, on),
            _ => Vec::new(),
        }
    });
    let save = move |()| {
        let mut parse = form.parse();
        let sourcing = Sourcing::read(&mut parse);
        let place = place_code::place(&parse.typed("place"));
        if place.is_none() {
            parse.wrong("place", "Che cosa si sposta: scegli un comune o una parte di comune.");
        }
        let on = parse.day("on");
        if on.is_none() && parse.typed("on").trim().is_empty() {
            parse.wrong("on", "Da quale giorno: scrivi il primo giorno nel nuovo micro-territorio.");
        }
        let to = parse.typed("to");
        if to.is_empty() {
            parse.wrong("to", "In quale micro-territorio va: scegline uno.");
        }
        let nowhere = effects.get_untracked().into_iter().find_map(|effect| match effect {
            Effect::NotInForce(territory) => Some(territory.title),
            _ => None,
        });
        if let Some(territory) = nowhere {
            parse.wrong(
                "on",
                format!("Da quale giorno: quel giorno «{territory}» non esiste. Scegline un altro."),
            );
        }
        let provenance = sourcing.said();
        sourcing.finish(&mut parse);
        let opened = |id: &str| seen.iter().find(|it| it.record.id().as_str() == id).cloned();
        let from = draft.from.get_untracked();
        let held = holders.get_untracked();
        // Who held another place chosen before does not hold this one.
        let leaves =
            from.iter().filter(|id| **id != to && held.iter().any(|it| it.id.as_str() == id.as_str()));
        let from: Vec<Opened> = leaves.filter_map(|id| opened(id)).collect();
        if parse.finish()
            && let (Some(place), Some(to), Some(on)) = (place, opened(&to), on)
        {
            let named = mention_of(&Reading::of(&keeper.store().now()), &place);
            let named = named.map_or_else(|| "Quello che hai scelto".to_owned(), |it| it.title);
            let said = format!("{named} sta in {} {}.", to.record.title(), when::since(on));
            if keeper.dispatch(Command::MovePlace { place, from, to, on, provenance }, said) {
                form.done();
                ways.leave.run(());
            }
        }
    };
    let whole = view! {
        <FormFrame form save="Sposta" on_save=save on_leave=ways.leave on_restart=ways.restart>
            <SelectField
                label="Che cosa si sposta"
                value=draft.place
                choices=place_choices
                hint="Se la parte che cerchi non c’è, aggiungila prima da Territori, Comuni."
                error=form.error("place")
                id=form.id("place")
                on_commit=propose
            />
            <Field
                label="Da quale giorno"
                value=draft.on
                kind=FieldKind::Date
                error=form.error("on")
                id=form.id("on")
                on_commit=propose
            />
            <SelectField
                label="In quale micro-territorio va"
                value=draft.to
                choices=territories
                error=form.error("to")
                id=form.id("to")
                on_commit=propose
            />
            {leaving}
            <SourceFields form today hint="Come sappiamo che è così." />
            <Preview effects />
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}

/// What will happen.
#[component]
fn Preview(effects: Memo<Vec<Effect>>) -> impl IntoView {
    move || {
        let effects = effects.get();
        if effects.is_empty() {
            return view! {
                <Notice>
                    <p>"Scegli che cosa si sposta e da quale giorno: qui leggerai che cosa succederà."</p>
                </Notice>
            }
            .into_any();
        }
        let stop = effects.iter().any(|it| matches!(it, Effect::AlreadyThere(_) | Effect::NotInForce(_)));
        let status = if stop { Status::Warn } else { Status::Info };
        let lines = effects.into_iter().map(|effect| view! { <li>{say(effect)}</li> }).collect_view();
        view! {
            <Notice status live=true>
                <p><b>"Che cosa succederà"</b></p>
                <ul class="bulleted">{lines}</ul>
                <p>"Niente è ancora cambiato. Dopo, con «Annulla» torna tutto com’era."</p>
            </Notice>
        }
        .into_any()
    }
}

fn say(effect: Effect) -> String {
    match effect {
        Effect::AlreadyThere(it) => format!(
            "Quel giorno è già in {}: non c’è niente da spostare. Se non deve più stare anche altrove, apri l’altro micro-territorio e correggi i suoi periodi.",
            it.title
        ),
        Effect::NotInForce(it) => format!("Quel giorno {} non esiste: controlla il giorno.", it.title),
        Effect::Leaves { territory, last: Some(last) } => {
            format!("Resta in {} {}, poi non più.", territory.title, when::until(last))
        }
        Effect::Leaves { territory, last: None } => format!("Non sta più in {}.", territory.title),
        Effect::NeverBegins(it) => {
            format!("In {} doveva cominciare proprio quel giorno: quel periodo viene tolto.", it.title)
        }
        Effect::Arrives { territory, first } => {
            format!("{} sta in {}.", sentence(&when::since(first)), territory.title)
        }
        Effect::StaysShared(it) => format!("Resta anche in {}: sarà di tutti e due.", it.title),
        Effect::WholeStays(it) => {
            format!("{} tiene il comune intero: questa parte sarà di tutti e due.", it.title)
        }
        Effect::PartStays(it) => {
            format!("{} tiene una parte di questo comune: quella parte sarà di tutti e due.", it.title)
        }
        Effect::LeftEmpty(it) => format!("{} resta senza comuni: forse è da chiudere.", it.title),
        Effect::ChangesAgain { territory, from } => {
            format!(
                "È già scritto che {} starà in {}: quel periodo resta.",
                when::since(from),
                territory.title
            )
        }
    }
}
