//! What the three steps ask and what is read from each.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{Kind, NonEmptyText, SteeringGroup, TimeOfDay};
use crate::ui::components::FieldKind;
use crate::ui::form::{Asked, Fields, Form, Parse};
use crate::ui::labels::{self, sentence, when};
use crate::ui::pages::territories::opened::headcounts::draw_headcounts;

/// The fields of the first step.
pub fn first(form: Form, group: &SteeringGroup, today: NaiveDate) -> AnyView {
    let fields = Fields::of(form, Kind::SteeringGroup);
    let since = group.set_up_on.unwrap_or(today).to_string();
    view! {
        {fields
            .hint("Oggi, o il giorno in cui si è cominciato.")
            .named("set_up_on", "Da quando esiste", FieldKind::Date, since, Asked::Must)}
        {fields
            .hint("Un ruolo, mai un nome: «la facilitatrice di rete», «un’insegnante».")
            .line("facilitator_role", group.facilitator_role.as_ref(), Asked::May)}
    }
    .into_any()
}

/// The fields of the second step.
pub fn second(form: Form, group: &SteeringGroup) -> AnyView {
    let fields = Fields::of(form, Kind::SteeringGroup);
    view! {
        <p>"Di solito si comincia da chi c’era ai tavoli del 2021. Pochi bastano: un gruppo guida cresce da sé."</p>
        {draw_headcounts(fields, sentence(labels::field(Kind::SteeringGroup, "composition")), &group.composition)}
    }
    .into_any()
}

/// The fields of the third step.
pub fn third(form: Form) -> AnyView {
    let fields = Fields::of(form, Kind::Meeting);
    view! {
        <p>"Se il giorno non è ancora deciso, lascia vuoto: l’incontro si aggiunge quando volete."</p>
        {fields.named("held_on", "In che giorno", FieldKind::Date, "", Asked::May)}
        {fields.named("starts_at", "A che ora", FieldKind::Time, "", Asked::May)}
        {fields.named("place", "Dove", FieldKind::Text, "", Asked::May)}
    }
    .into_any()
}

/// Reads since when the group exists and who facilitates it.
pub fn read_first(parse: &mut Parse, today: NaiveDate) -> Option<(NaiveDate, Option<NonEmptyText>)> {
    if parse.typed("set_up_on").trim().is_empty() {
        parse.wrong(
            "set_up_on",
            "Da quando esiste: scrivi un giorno. Se non lo sai di preciso, quello di oggi.",
        );
    }
    let born = parse.day("set_up_on");
    if born.is_some_and(|born| born > today) {
        parse.wrong(
            "set_up_on",
            "Da quando esiste: questo giorno deve ancora venire. Scrivi oggi, e metti più avanti il primo incontro.",
        );
    }
    let role = parse.optional("facilitator_role");
    Some((born?, role))
}

/// The first meeting as it was typed: the day, the hour, the place.
pub type Typed = (NaiveDate, Option<TimeOfDay>, Option<NonEmptyText>);

/// Reads the first meeting; `None` if none is written. It cannot come before the group.
pub fn read_third(parse: &mut Parse, born: Option<NaiveDate>) -> Option<Typed> {
    let (hour, place) = (parse.optional("starts_at"), parse.optional("place"));
    if (hour.is_some() || place.is_some()) && parse.typed("held_on").trim().is_empty() {
        parse
            .wrong("held_on", "In che giorno: scrivi anche il giorno, oppure lascia vuoto tutto l’incontro.");
    }
    let on = parse.day("held_on")?;
    if let Some(born) = born.filter(|born| on < *born) {
        let words = format!(
            "In che giorno: il gruppo comincia {}. Il primo incontro è quel giorno o dopo; se no, torna al primo passo e cambia il giorno.",
            when::on(born)
        );
        parse.wrong("held_on", words);
    }
    Some((on, hour, place))
}
