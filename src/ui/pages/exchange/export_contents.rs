//! What a file would hold and what not, and what of it speaks of persons.

use leptos::prelude::*;

use crate::domain::Kind;
use crate::insight::{Contents, contents};
use crate::session::Edition;
use crate::ui::app::store;
use crate::ui::components::Disclosure;
use crate::ui::labels::{counted, numbers};

/// What is inside and what not, in words.
#[component]
pub fn ExportContents(
    /// Which edition.
    edition: Signal<Edition>,
) -> impl IntoView {
    let working = store().select(|w| contents(w, false));
    let whole = store().select(|w| contents(w, true));
    let contents =
        Memo::new(move |_| if edition.get() == Edition::Backup { whole.get() } else { working.get() });
    let total = move || contents.with(|c| c.inside.iter().map(|(_, count)| count).sum::<usize>());
    let line = |text: String| view! { <li>{text}</li> };
    let inside =
        move || contents.with(|c| c.inside.iter().map(|(kind, n)| line(counted(*kind, *n))).collect_view());
    view! {
        <dl class="facts" data-size="l">
            <dt>"Dentro"</dt>
            <dd>
                {move || inside_words(&contents.get(), total())}
                <Disclosure summary="Conta per tipo">
                    <ul class="bulleted">{inside}</ul>
                </Disclosure>
            </dd>
            <dt>"Di personale"</dt>
            <dd>{move || contents.with(|c| list(personal(c), "Niente che dica di una persona."))}</dd>
            <dt>"Resta qui"</dt>
            <dd>{move || contents.with(|c| list(left(c, edition.get()), "Niente: nel file c’è tutto, anche quello che di solito non esce da qui."))}</dd>
        </dl>
    }
}

fn list(lines: Vec<String>, nothing: &'static str) -> AnyView {
    match lines.as_slice() {
        [] => return nothing.into_any(),
        [one] => return format!("{}.", capital(one)).into_any(),
        _ => {}
    }
    let line = |text: String| view! { <li>{text}</li> };
    view! { <ul class="bulleted">{lines.into_iter().map(line).collect_view()}</ul> }.into_any()
}

fn inside_words(contents: &Contents, total: usize) -> String {
    let mut text = numbers::counted_words(total, "elemento", "elementi");
    let main = [Kind::Service, Kind::Organization, Kind::MicroTerritory, Kind::Need, Kind::Meeting];
    let named: Vec<String> = main
        .into_iter()
        .map(|kind| (kind, contents.of(kind)))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| counted(kind, count))
        .collect();
    if !named.is_empty() {
        text = format!("{text}, fra cui {}", named.join(", "));
    }
    if contents.in_bin > 0 {
        text = format!("{text}; più {} nel cestino", numbers::whole(contents.in_bin as u64));
    }
    format!("{text}. Di ognuno c’è anche chi l’ha scritto e quando, per poterlo unire.")
}

/// What speaks of persons, in words.
fn personal(contents: &Contents) -> Vec<String> {
    let mut lines = Vec::new();
    let mut say = |kind: Kind, why: &str| {
        let count = contents.of(kind);
        if count > 0 {
            lines.push(format!("{}: {why}", counted(kind, count)));
        }
    };
    say(Kind::Member, "nomi, telefoni, indirizzi e-mail");
    say(Kind::PrivateNote, "quello che hai annotato solo per te");
    say(Kind::Voice, "le parole di qualcuno, mai il suo nome");
    say(Kind::Interview, "quello che qualcuno ha raccontato, con il suo ruolo");
    say(Kind::Device, "i nomi dei dispositivi che scrivono qui");
    if contents.working_contacts > 0 {
        let organizations = counted(Kind::Organization, contents.working_contacts);
        lines.push(format!("i recapiti di lavoro di {organizations}"));
    }
    lines
}

/// What stays here, in words.
fn left(contents: &Contents, edition: Edition) -> Vec<String> {
    if edition == Edition::Backup {
        return Vec::new();
    }
    let always = "i nomi e i recapiti dei componenti dei gruppi, e le note private: non escono mai da qui, se non nella copia completa";
    let counts: Vec<String> = contents.left_here.iter().map(|(kind, count)| counted(*kind, *count)).collect();
    match counts.is_empty() {
        true => vec![always.to_owned()],
        false => vec![format!("{always} ({})", counts.join(", "))],
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
