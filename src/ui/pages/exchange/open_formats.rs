//! Files for other programs: which format, what is inside and what not, the download.

use leptos::prelude::*;

use crate::domain::Kind;
use crate::session::{Counts, LISTS, OpenFormat, Tone};
use crate::ui::app::{session, store};
use crate::ui::components::{Choice, Notice, RadioGroup, SelectField, Status};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{OnScreen, counted, errors, kinds, numbers};

const LIST: &str = "tabella";
const CALENDAR: &str = "calendario";
const MAP: &str = "mappa";
const DIRECTORY: &str = "elenco";

fn format_of(choice: &str, list: &str) -> OpenFormat {
    match choice {
        CALENDAR => OpenFormat::Calendar,
        MAP => OpenFormat::Map,
        DIRECTORY => OpenFormat::Directory,
        _ => OpenFormat::List(Kind::of_plural(list).unwrap_or(Kind::Service)),
    }
}

/// What is inside, in the name of the file.
fn slug(format: OpenFormat) -> String {
    match format {
        OpenFormat::List(kind) => crate::domain::folded(kinds(kind)).replace(' ', "-"),
        OpenFormat::Calendar => "incontri-e-compiti".to_owned(),
        OpenFormat::Map => "luoghi".to_owned(),
        OpenFormat::Directory => "servizi-hsds".to_owned(),
    }
}

/// Chooses a format, says what it holds, and writes the file.
#[component]
pub fn OpenFormats() -> impl IntoView {
    let session = session();
    let chosen = RwSignal::new(LIST.to_owned());
    let list = RwSignal::new(Kind::Service.plural().to_owned());
    let format = Memo::new(move |_| format_of(&chosen.get(), &list.get()));
    let counts = store().select(move |w| format.get().counts(w));
    let written = RwSignal::new(None::<(String, usize)>);
    // What was said of one file is not true of the next.
    Effect::new(move |_| {
        format.track();
        written.set(None);
    });
    let formats = vec![
        Choice::new(LIST, "Una tabella (CSV)")
            .noted("Da aprire con un foglio di calcolo: Excel, LibreOffice."),
        Choice::new(CALENDAR, "Un calendario (ICS)")
            .noted("Gli incontri e i compiti nel calendario del telefono o del computer."),
        Choice::new(MAP, "Una mappa (GeoJSON)")
            .noted("I luoghi pubblici, da aprire con uMap o con un altro programma di mappe."),
        Choice::new(DIRECTORY, "Un elenco di servizi (HSDS 3.1)")
            .noted("I servizi della guida, per chi tiene altri elenchi di servizi e usa questo formato."),
    ];
    let lists = LISTS.map(|kind| Choice::new(kind.plural(), capital(kinds(kind)))).to_vec();
    let save = move |_| {
        let format = format.get_untracked();
        match session.hand_out(format, &slug(format), &OnScreen) {
            Some(Ok(exported)) => {
                let size = exported.size();
                written.set(Some((exported.file_name, size)));
            }
            Some(Err(error)) => session.tell(Tone::Bad, errors::export(&error)),
            None => {}
        }
    };
    let done = move || {
        written.get().map(|(name, size)| {
            view! {
                <Notice status=Status::Good live=true>
                    <p>"Fatto: " <b>{name}</b> ", " {numbers::bytes(size as u64)} ". " {then(format.get_untracked())}</p>
                </Notice>
            }
        })
    };
    let some = Memo::new(move |_| counts.get().inside > 0);
    view! {
        <section class="stack" aria-labelledby="altri-programmi">
            <h2 id="altri-programmi">"Per altri programmi"</h2>
            <p>
                "Gli stessi dati, in formati che altri programmi aprono. Sono copie da leggere: per lavorare insieme e per non perdere niente serve il file di Filò, qui sopra."
            </p>
            <RadioGroup legend="Che cosa ti serve?" choices=formats value=chosen />
            <Show when=move || chosen.with(|chosen| chosen == LIST)>
                <SelectField label="Quale tabella?" value=list choices=lists.clone() />
            </Show>
            <dl class="facts" data-size="l">
                <dt>"Dentro"</dt>
                <dd>{move || inside(format.get(), counts.get())}</dd>
                <dt>"Resta fuori"</dt>
                <dd>{move || left_out(format.get(), counts.get())}</dd>
                <dt>"Per chi è"</dt>
                <dd>{move || for_whom(format.get())}</dd>
            </dl>
            <Show
                when=move || some.get()
                fallback=|| view! { <p class="small">"Per ora non c’è niente da mettere in questo file."</p> }
            >
                <p class="small">
                    "Si chiamerà " <b>{move || session.open_file_name(format.get(), &slug(format.get()))}</b>
                </p>
                <div class="cluster">
                    <button class="button" type="button" on:click=save>
                        <Icon glyph=Glyph::Download />
                        {move || button(format.get())}
                    </button>
                </div>
            </Show>
            {done}
            <p class="small">
                "Scrivi programmi? Come è fatto il file di Filò lo dice "
                <a href="filo-snapshot.schema.json" download rel="external">"il suo JSON Schema"</a> "; per scaricarlo serve la rete."
            </p>
        </section>
    }
}

fn button(format: OpenFormat) -> &'static str {
    match format {
        OpenFormat::List(_) => "Scarica la tabella",
        OpenFormat::Calendar => "Scarica il calendario",
        OpenFormat::Map => "Scarica la mappa",
        OpenFormat::Directory => "Scarica l’elenco",
    }
}

/// What a file would hold, in words.
fn inside(format: OpenFormat, Counts { inside, .. }: Counts) -> String {
    match format {
        OpenFormat::List(kind) => {
            format!("{}: una riga per elemento, con tutti i campi.", counted(kind, inside))
        }
        OpenFormat::Calendar => format!(
            "{}: che cosa, quando, dove, l’ordine del giorno, chi se ne occupa.",
            numbers::counted_words(inside, "fra incontri e compiti", "fra incontri e compiti"),
        ),
        OpenFormat::Map => format!(
            "{}: nome, indirizzo, che cosa si trova lì, il sito.",
            numbers::counted_words(inside, "luogo pubblico con un punto", "luoghi pubblici con un punto"),
        ),
        OpenFormat::Directory => format!(
            "{} nella guida, con chi li offre, dove, quando e come.",
            numbers::counted_words(inside, "servizio che è", "servizi che sono"),
        ),
    }
}

/// What it would not hold, in words.
fn left_out(format: OpenFormat, Counts { left_out, .. }: Counts) -> String {
    let some = |one: &str, many: &str| match left_out {
        0 => String::new(),
        n => format!("{}; ", numbers::counted_words(n, one, many)),
    };
    match format {
        OpenFormat::List(_) => {
            "Quello che è nel cestino, da dove viene ogni singola informazione, chi l’ha scritta e quando."
                .to_owned()
        }
        OpenFormat::Calendar => capital(&format!(
            "{}chi c’era e che cosa dice il verbale.",
            some("incontro che non ha ancora una data", "incontri che non hanno ancora una data"),
        )),
        OpenFormat::Map => capital(&format!(
            "{}i luoghi riservati, sempre.",
            some(
                "luogo pubblico che non ha ancora un punto",
                "luoghi pubblici che non hanno ancora un punto"
            ),
        )),
        OpenFormat::Directory => capital(&format!(
            "{}i servizi che non sono nella guida; tutto quello che è del gruppo.",
            some(
                "organizzazione che non offre nessuno di questi servizi",
                "organizzazioni che non offrono nessuno di questi servizi",
            ),
        )),
    }
}

/// Who may have it.
fn for_whom(format: OpenFormat) -> &'static str {
    match format {
        OpenFormat::List(_) => {
            "Per chi lavora con te: ci sono anche cose che non sono pubbliche. I nomi dei componenti e le note private non hanno una tabella."
        }
        OpenFormat::Calendar => "Per chi lavora con te: gli incontri e i compiti sono del gruppo.",
        OpenFormat::Map | OpenFormat::Directory => {
            "Per tutti: dentro c’è solo quello che chiunque può leggere."
        }
    }
}

/// What to do with it.
fn then(format: OpenFormat) -> &'static str {
    match format {
        OpenFormat::List(_) => "Aprilo con il foglio di calcolo: le colonne sono già al loro posto.",
        OpenFormat::Calendar => {
            "Aprilo, e il calendario chiede se aggiungere. Se qualcosa cambia, scaricalo di nuovo: non aggiunge doppioni."
        }
        OpenFormat::Map => "In uMap: «Importa dati», poi scegli questo file.",
        OpenFormat::Directory => "Mandalo a chi tiene l’altro elenco.",
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_so_that_they_sort() {
        assert_eq!(slug(OpenFormat::List(Kind::Service)), "servizi");
        assert_eq!(slug(OpenFormat::List(Kind::MappingSheet)), "schede-di-mappatura");
        assert_eq!(slug(OpenFormat::List(Kind::Priority)), "priorita");
        for kind in LISTS {
            let slug = slug(OpenFormat::List(kind));
            assert!(slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{slug}");
        }
    }

    #[test]
    fn what_is_left_out_is_said_when_there_is_some() {
        let none = left_out(OpenFormat::Map, Counts { inside: 1, left_out: 0 });
        assert_eq!(none, "I luoghi riservati, sempre.");
        let some = left_out(OpenFormat::Calendar, Counts { inside: 1, left_out: 1 });
        assert_eq!(some, "1 incontro che non ha ancora una data; chi c’era e che cosa dice il verbale.");
    }
}
