//! What became of what a file of others says: what was understood, what is kept as notes, what could not be read.

use leptos::prelude::*;

use crate::session::{Incoming, Report};
use crate::ui::components::{Disclosure, Notice, Status};
use crate::ui::labels::{foreign, numbers};

/// A notice for each list that others wrote.
#[component]
pub fn ForeignReports(file: StoredValue<Incoming>) -> impl IntoView {
    let reports = file.with_value(|file| file.reports.clone());
    let back = file
        .with_value(|file| file.all_by_hand.iter().filter(|one| file.come_back.contains(&one.id)).count());
    let words = match back {
        1 => "Una è già nostra e torna da fuori: è senza spunta, perché qui ne sappiamo di più.".to_owned(),
        many => format!(
            "{} sono già nostre e tornano da fuori: sono senza spunta, perché qui ne sappiamo di più.",
            numbers::whole(many as u64)
        ),
    };
    view! {
        {reports.into_iter().map(|report| view! { <ForeignReport report /> }).collect_view()}
        {(back > 0).then(|| view! { <p>{words}</p> })}
    }
}

#[component]
fn ForeignReport(report: Report) -> impl IntoView {
    let unread = report.unread_count;
    let status = if unread > 0 { Status::Warn } else { Status::Info };
    let lines = report.unread.iter().map(|one| view! { <li>{foreign::unread(one)}</li> }).collect_view();
    let others = unread.saturating_sub(report.unread.len());
    view! {
        <Notice status>
            <p>
                "È un elenco, non un file di lavoro. Ci abbiamo trovato " {foreign::found(&report)} "."
                {report
                    .old_letters
                    .then_some(
                        " Le lettere erano scritte alla vecchia maniera di Windows: controlla che gli accenti siano giusti.",
                    )}
            </p>
            {(!report.noted.is_empty())
                .then(|| {
                    view! {
                        <Disclosure summary="Quello che qui non ha un posto resta nelle note">
                            <p class="small">{foreign::names(&report.noted)}</p>
                        </Disclosure>
                    }
                })}
            {(!report.left_out.is_empty())
                .then(|| {
                    view! {
                        <Disclosure summary="Lasciato fuori: colonne non scelte, codici e date tecniche, nomi di persone">
                            <p class="small">{foreign::names(&report.left_out)}</p>
                        </Disclosure>
                    }
                })}
            {(unread > 0)
                .then(|| {
                    let summary = numbers::counted_words(unread, "voce non letta", "voci non lette");
                    view! {
                        <Disclosure summary>
                            <ul class="bulleted">
                                {lines}
                                {(others > 0).then(|| view! { <li>{format!("e altre {others}")}</li> })}
                            </ul>
                        </Disclosure>
                    }
                })}
        </Notice>
    }
}
