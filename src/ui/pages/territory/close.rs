//! The form that closes a territory on a day, with who takes its place.

use leptos::prelude::*;

use crate::domain::{Kind, MicroTerritory};
use crate::insight::reading::Reading;
use crate::insight::territories::territory::is_over;
use crate::store::Command;
use crate::ui::components::{Choice, Field, FieldKind, Notice, SelectField};
use crate::ui::form::{Form, FormFrame, Keeper, Ways};
use crate::ui::labels::{self, sentence, when};
use crate::ui::pages::territories::opened::edit::choices;

use super::Facts;

/// The form.
pub fn form(facts: Facts, ways: Ways) -> AnyView {
    let keeper = Keeper::here();
    let id = facts.id.get_value();
    let form = Form::open(format!("chiudi:{id}"), keeper.store().open(id.record()));
    let Some(before) = form.record::<MicroTerritory>() else {
        return view! { <p>"Questo micro-territorio non c’è più."</p> }.into_any();
    };
    let today = keeper.session().today().get_untracked();
    let workspace = keeper.store().now();
    let mut others = vec![Choice::new("", "Nessuno")];
    // What is over takes nobody's place.
    let may_follow = |it: &MicroTerritory| it.id != before.id && !is_over(it, today);
    others.extend(choices::<MicroTerritory>(&Reading::of(&workspace), may_follow));
    let named: Vec<(String, String)> = others.iter().map(|it| (it.value.clone(), it.label.clone())).collect();
    let on = form.text("on", today.to_string());
    let successor = form.text("successor", "");
    let will = move || {
        let name = before.name.to_string();
        let after = successor.get();
        let after = named.iter().find(|(value, _)| !value.is_empty() && *value == after);
        let last = when::parse_day(on.get().trim()).map(when::until);
        let last = last.unwrap_or_else(|| "fino al giorno che scriverai".to_owned());
        let follows = after.map(|(_, title)| format!("Al suo posto verrà indicato {title}."));
        view! {
            <Notice live=true>
                <p><b>"Che cosa succederà"</b></p>
                <p>{format!("{name} esisterà {last}. Dopo, si leggerà fra quelli del passato.")}</p>
                {follows.map(|text| view! { <p>{text}</p> })}
                <p>
                    "I suoi comuni non passano da soli: dopo aver chiuso, spostali dove devono andare. Profilo, voci e note restano leggibili. Con «Annulla» torna tutto com’era."
                </p>
            </Notice>
        }
    };
    let save = move |()| {
        let mut parse = form.parse();
        let day = parse.day("on");
        if day.is_none() && parse.typed("on").trim().is_empty() {
            parse.wrong("on", "Ultimo giorno: scrivi fino a quando è esistito.");
        }
        let successor = parse.chosen_record("successor");
        if parse.finish()
            && let (Some(on), Some(territory)) = (day, form.opened())
        {
            let said = format!("Chiuso {}: {}.", when::until(on), territory.record.title());
            if keeper.dispatch(Command::CloseTerritory { territory, on, successor }, said) {
                form.done();
                ways.leave.run(());
            }
        }
    };
    let whole = view! {
        <FormFrame
            form
            save="Chiudi il micro-territorio"
            on_save=save
            on_leave=ways.leave
            on_restart=ways.restart
        >
            <Field
                label="Ultimo giorno"
                value=on
                kind=FieldKind::Date
                error=form.error("on")
                id=form.id("on")
            />
            <SelectField
                label=sentence(labels::field(Kind::MicroTerritory, "successor"))
                value=successor
                choices=Signal::stored(others)
                optional=true
                id=form.id("successor")
            />
            {will}
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}
