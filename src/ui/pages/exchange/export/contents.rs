//! What a file would hold and what not, and what of it speaks of persons.

use leptos::prelude::*;

use crate::domain::Kind;
use crate::insight::{Contents, contents};
use crate::session::{Audience, Outgoing};
use crate::ui::app::store;
use crate::ui::components::Disclosure;
use crate::ui::labels::{counted, numbers, sentence};

/// What is inside and what not, in words, of exactly the file that would be written.
#[component]
pub fn ExportContents(
    /// The file; nothing while the person has not said of what.
    outgoing: Memo<Option<Outgoing>>,
) -> impl IntoView {
    let counted = store().select(move |workspace| {
        outgoing.get().map(|outgoing| {
            let public = outgoing.audience == Audience::Everybody;
            (
                outgoing.audience,
                outgoing.scope.is_all(),
                contents(workspace, &outgoing.inside(workspace), public),
            )
        })
    });
    let drawn = move || match counted.get() {
        Some((audience, whole, contents)) => view! { <Said audience whole contents /> }.into_any(),
        None => view! { <p>"Scegli che cosa esce: qui ti diremo che cosa c’è nel file."</p> }.into_any(),
    };
    view! { <div class="stack" id="nel-file">{drawn}</div> }
}

#[component]
fn Said(audience: Audience, whole: bool, contents: Contents) -> impl IntoView {
    let line = |text: String| view! { <li>{text}</li> };
    let inside = contents.inside.iter().map(|(kind, n)| line(counted(*kind, *n))).collect_view();
    view! {
        <dl class="facts" data-size="l">
            <dt>"Dentro"</dt>
            <dd>
                {inside_words(&contents, audience)}
                {(contents.total() > 0)
                    .then(|| {
                        view! {
                            <Disclosure summary="Conta per tipo">
                                <ul class="bulleted">{inside}</ul>
                            </Disclosure>
                        }
                    })}
            </dd>
            <dt>"Di personale"</dt>
            <dd>{list(&personal(&contents, audience), "Niente che dica di una persona.")}</dd>
            <dt>"Resta qui"</dt>
            <dd>{list(&left(&contents, audience, whole), "Niente: nel file c’è tutto, anche quello che di solito non esce da qui.")}</dd>
        </dl>
    }
}

fn list(lines: &[String], nothing: &'static str) -> AnyView {
    match lines {
        [] => return nothing.into_any(),
        [one] => return format!("{}.", sentence(one)).into_any(),
        _ => {}
    }
    let line = |text: &String| view! { <li>{text.clone()}</li> };
    view! { <ul class="bulleted">{lines.iter().map(line).collect_view()}</ul> }.into_any()
}

/// The largest kinds among some, in words.
fn among(counts: &[(Kind, usize)]) -> String {
    let main = [
        Kind::Service,
        Kind::Organization,
        Kind::MicroTerritory,
        Kind::SteeringGroup,
        Kind::Meeting,
        Kind::Need,
        Kind::MappingSheet,
    ];
    let of =
        |kind: Kind| counts.iter().find(|(other, _)| *other == kind).map(|(_, count)| counted(kind, *count));
    let named: Vec<String> = main.into_iter().filter_map(of).take(5).collect();
    if named.is_empty() { String::new() } else { format!(", fra cui {}", named.join(", ")) }
}

fn inside_words(contents: &Contents, audience: Audience) -> String {
    let total = contents.total();
    if total == 0 {
        return "Niente.".to_owned();
    }
    let mut text =
        format!("{}{}", numbers::counted_words(total, "elemento", "elementi"), among(&contents.inside));
    if contents.in_bin > 0 {
        text = format!("{text}; più {} nel cestino", numbers::whole(contents.in_bin as u64));
    }
    match audience {
        Audience::Everybody => format!(
            "{text}. Solo quello che chiunque può leggere: di nessuno c’è chi l’ha scritto. Chi riceve il file lo legge, ma non può riprenderlo dentro Filò."
        ),
        Audience::Colleagues | Audience::Me => {
            format!("{text}. Di ognuno c’è anche chi l’ha scritto e quando, per poterlo unire.")
        }
    }
}

/// What speaks of persons, in words.
fn personal(contents: &Contents, audience: Audience) -> Vec<String> {
    let mut lines = Vec::new();
    let mut say = |kind: Kind, why: &str| {
        let count = contents.of(kind);
        if count > 0 {
            lines.push(format!("{}: {why}", counted(kind, count)));
        }
    };
    say(Kind::Member, "nomi, telefoni, indirizzi e-mail");
    say(Kind::PrivateNote, "quello che hai annotato solo per te");
    match audience {
        Audience::Everybody => say(Kind::Voice, "le parole di chi ha detto di sì, mai il suo nome"),
        Audience::Colleagues | Audience::Me => say(Kind::Voice, "le parole di qualcuno, mai il suo nome"),
    }
    say(Kind::Interview, "quello che qualcuno ha raccontato, con il suo ruolo");
    say(Kind::Device, "i nomi dei dispositivi che scrivono qui");
    let organizations = |count| counted(Kind::Organization, count);
    if contents.working_contacts > 0 {
        lines.push(format!("i recapiti di lavoro di {}", organizations(contents.working_contacts)));
    }
    if audience == Audience::Everybody && contents.public_contacts > 0 {
        lines.push(format!("i recapiti pubblici di {}", organizations(contents.public_contacts)));
    }
    lines
}

/// What stays here, in words.
fn left(contents: &Contents, audience: Audience, whole: bool) -> Vec<String> {
    let here = contents.left_here.iter().map(|(kind, count)| counted(*kind, *count)).collect::<Vec<_>>();
    let here = if here.is_empty() { String::new() } else { format!(" ({})", here.join(", ")) };
    let others = || numbers::counted_words(contents.others(), "elemento", "elementi");
    let rest = (contents.others() > 0).then(|| format!("{}{}", others(), among(&contents.left_out)));
    match audience {
        Audience::Me => Vec::new(),
        Audience::Colleagues => {
            let always = format!(
                "i nomi e i recapiti dei componenti dei gruppi, e le note private: non escono mai da qui, se non nella copia completa{here}"
            );
            rest.map(|rest| format!("il resto del quaderno: {rest}")).into_iter().chain([always]).collect()
        }
        Audience::Everybody => {
            let always =
                format!("il lavoro dei gruppi, i recapiti di lavoro, i nomi e le note private{here}");
            let why = match whole {
                true => "quello che non è pubblicato",
                false => "quello che non è pubblicato, e quello che non hai scelto",
            };
            let rest = rest.map(|rest| format!("in tutto {rest}: {why}"));
            let contested = match contents.contested {
                0 => None,
                1 => Some("fra questi uno aspetta una decisione: c’è chi l’ha messo nel cestino e chi l’ha cambiato".to_owned()),
                many => Some(format!(
                    "fra questi {} aspettano una decisione: c’è chi li ha messi nel cestino e chi li ha cambiati",
                    numbers::few(many as u64)
                )),
            };
            std::iter::once(always).chain(rest).chain(contested).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some() -> Contents {
        Contents {
            inside: vec![(Kind::Meeting, 1), (Kind::Service, 3), (Kind::Voice, 1)],
            left_here: vec![(Kind::Member, 2)],
            left_out: vec![(Kind::Service, 40)],
            contested: 1,
            in_bin: 1,
            working_contacts: 1,
            public_contacts: 2,
            erased: 0,
        }
    }

    #[test]
    fn what_is_inside_is_counted_in_words() {
        assert_eq!(
            inside_words(&some(), Audience::Colleagues),
            "5 elementi, fra cui 3 servizi, 1 incontro; più 1 nel cestino. Di ognuno c’è anche chi l’ha scritto e quando, per poterlo unire."
        );
        assert!(inside_words(&some(), Audience::Everybody).ends_with("non può riprenderlo dentro Filò."));
        assert_eq!(inside_words(&Contents::default(), Audience::Everybody), "Niente.");
    }

    #[test]
    fn what_is_personal_and_what_stays_is_said_for_whom_the_file_is() {
        assert_eq!(
            personal(&some(), Audience::Colleagues),
            ["1 voce: le parole di qualcuno, mai il suo nome", "i recapiti di lavoro di 1 organizzazione"]
        );
        assert_eq!(
            left(&some(), Audience::Colleagues, false)[0],
            "il resto del quaderno: 40 elementi, fra cui 40 servizi"
        );
        assert!(left(&some(), Audience::Colleagues, false)[1].ends_with("(2 componenti)"));
        assert!(left(&some(), Audience::Me, true).is_empty());
        assert!(left(&some(), Audience::Everybody, true)[1].ends_with(": quello che non è pubblicato"));
        assert!(
            left(&some(), Audience::Everybody, true)[2].starts_with("fra questi uno aspetta una decisione")
        );
    }
}
