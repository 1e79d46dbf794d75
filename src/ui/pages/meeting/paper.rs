//! A meeting on paper: before it, what there is to talk about; after it, the minutes.

use leptos::prelude::*;

use crate::domain::{Headcount, MeetingStatus};
use crate::insight::groups::seats::total;
use crate::insight::passing::passed::quotable;
use crate::insight::{MeetingSheet, Mention, TaskRow};
use crate::ui::app::store;
use crate::ui::labels::{Label, numbers, sentence, unquoted, when};
use crate::ui::pages::territories::known::paragraphs;
use crate::ui::pages::territories::opened::meeting::point;

use super::Facts;
use super::steps::minutes_state;

/// The content for paper; nothing on screen. Parts with nothing in them are left out.
#[component]
pub fn Paper(facts: Facts) -> impl IntoView {
    // Paper goes from hand to hand: it quotes who may be quoted to anybody.
    let quotes = store().select(move |workspace| facts.id.with_value(|id| quotable(workspace, id)));
    let all = move || {
        let quotes = quotes.get();
        facts.sheet.with(|sheet| sheet.as_ref().map(|sheet| written(sheet, &quotes)))
    };
    view! { <div class="paper stack">{all}</div> }
}

fn written(sheet: &MeetingSheet, quotes: &[String]) -> AnyView {
    let meeting = &sheet.meeting;
    let ahead = matches!(
        meeting.status,
        MeetingStatus::Planned | MeetingStatus::Running | MeetingStatus::Postponed | MeetingStatus::Cancelled
    );
    let agenda = meeting.agenda.iter().map(|item| {
        let mark = if item.done { " ✓" } else { "" };
        view! { <li>{format!("{}{mark}", point(item))}</li> }
    });
    let agenda = (!meeting.agenda.is_empty()).then(|| {
        view! { <h2>"Ordine del giorno"</h2><ol class="numbered">{agenda.collect_view()}</ol> }
    });
    let before = (ahead && !sheet.left_open.is_empty())
        .then(|| view! { <h2>"Compiti aperti dall’altra volta"</h2>{tasks(&sheet.left_open)} });
    let left = (!sheet.tasks.is_empty()).then(|| view! { <h2>"Chi fa che cosa"</h2>{tasks(&sheet.tasks)} });
    let needs: Vec<Mention> = sheet.needs.iter().map(|it| it.need.clone()).collect();
    let minutes = meeting.minutes.as_ref().map(|minutes| {
        let state = minutes_state(meeting.status, minutes.approved_on);
        let by = minutes.written_by.as_ref().map(|role| format!("Scritto da: {role}. "));
        view! {
            <h2>"Che cosa si è detto"</h2>
            {paragraphs(&minutes.text)}
            <p class="small">{by} {format!("Verbale {state}.")}</p>
        }
    });
    let materials: Vec<String> = meeting.materials.iter().map(ToString::to_string).collect();
    view! {
        <dl class="facts">{facts_of(sheet)}</dl>
        {agenda}
        {before}
        {listed("Decisioni", titles(&sheet.decisions), "numbered")}
        {left}
        {minutes}
        {listed("Bisogni ascoltati", titles(&needs), "bulleted")}
        {listed("Voci", quotes.iter().map(|quote| format!("«{}»", unquoted(quote))).collect(), "bulleted")}
        {listed("Risorse trovate", titles(&sheet.sheets), "bulleted")}
        {listed("Materiali", materials, "bulleted")}
        {next(sheet).map(|next| view! { <h2>"La prossima volta"</h2><p>{next}</p> })}
    }
    .into_any()
}

fn facts_of(sheet: &MeetingSheet) -> Vec<AnyView> {
    let meeting = &sheet.meeting;
    let day = meeting.held_on.map(|on| {
        let hour = meeting.starts_at.as_ref().map(|hour| format!(", ore {hour}")).unwrap_or_default();
        format!("{}{hour}", when::weekday_day_year(on))
    });
    let who = (!meeting.attendance.is_empty()).then(|| came(&meeting.attendance));
    let there: Vec<&str> = sheet.territories.iter().map(|(_, it)| it.title.as_str()).collect();
    let facts = [
        ("Che incontro è", Some(sentence(meeting.kind.label()))),
        ("Gruppo", sheet.group.as_ref().map(|group| group.title.clone())),
        ("Territorio", (!there.is_empty()).then(|| there.join("; "))),
        ("Quando", day),
        ("Dove", meeting.place.as_ref().map(ToString::to_string)),
        ("Come", Some(sentence(meeting.format.label()))),
        ("Chi ha condotto", meeting.facilitator_role.as_ref().map(ToString::to_string)),
        ("Presenti", who),
    ];
    let line = |(name, value): (&'static str, Option<String>)| {
        value.map(|value| view! { <dt>{name}</dt><dd>{value}</dd> }.into_any())
    };
    facts.into_iter().filter_map(line).collect()
}

/// Who came, by category. Beside a number that is too small to be told there is no total: a subtraction would tell it.
fn came(attendance: &[Headcount]) -> String {
    let head = |it: &Headcount| format!("{}: {}", it.category.label(), numbers::people_on_paper(it.people));
    let heads = attendance.iter().map(head).collect::<Vec<_>>().join(", ");
    match total(attendance).filter(|total| total.is_told()) {
        None => sentence(&heads),
        Some(total) => format!("{} ({heads})", numbers::whole(total.people.into())),
    }
}

fn titles(mentions: &[Mention]) -> Vec<String> {
    mentions.iter().map(|mention| mention.title.clone()).collect()
}

fn listed(title: &'static str, lines: Vec<String>, list: &'static str) -> Option<AnyView> {
    let line = |text: String| view! { <li>{text}</li> };
    (!lines.is_empty()).then(|| {
        view! { <h2>{title}</h2><ul class=list>{lines.into_iter().map(line).collect_view()}</ul> }.into_any()
    })
}

fn tasks(rows: &[TaskRow]) -> AnyView {
    let line = |row: &TaskRow| {
        let due = row.due_on.map(when::day_short).unwrap_or_default();
        view! {
            <tr>
                <td>{row.task.title.clone()}</td>
                <td>{row.role.clone()}</td>
                <td>{due}</td>
                <td>{sentence(row.status.label())}</td>
            </tr>
        }
    };
    let head = ["Che cosa", "Chi", "Entro quando", "A che punto è"];
    view! {
        <table>
            <thead>
                <tr>{head.map(|words| view! { <th scope="col">{words}</th> }).collect_view()}</tr>
            </thead>
            <tbody>{rows.iter().map(line).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// When and about what the next one is.
fn next(sheet: &MeetingSheet) -> Option<String> {
    let day = sheet.next_on.map(|on| sentence(&when::weekday_day_year(on)));
    let what = sheet.following.as_ref().map(|(mention, _)| mention.title.clone());
    let parts: Vec<String> = day.into_iter().chain(what).collect();
    (!parts.is_empty()).then(|| parts.join(": "))
}
