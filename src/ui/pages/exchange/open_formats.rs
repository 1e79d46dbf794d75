//! Files for other programs: which format, what is inside and what not, the download.

mod saying;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::domain::{Id, Kind, Meeting};
use crate::insight::{MeetingQuery, MeetingRow, calendar};
use crate::session::{LISTS, OpenFormat, Tone};
use crate::ui::app::{session, store};
use crate::ui::components::{Choice, Notice, RadioGroup, SelectField, Status};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{OnScreen, errors, kinds, numbers, sentence, when};
use crate::ui::pages::working::focus_soon;

use saying::{button, for_whom, inside, left_out, slug, then};

const LIST: &str = "tabella";
const CALENDAR: &str = "calendario";
const MAP: &str = "mappa";
const DIRECTORY: &str = "elenco";

/// What was chosen: the format, of which kind a list, of which meeting a calendar; of all when empty.
#[derive(Clone, Copy)]
struct Chosen {
    format: RwSignal<String>,
    list: RwSignal<String>,
    meeting: RwSignal<String>,
}

impl Chosen {
    fn format(self) -> OpenFormat {
        match self.format.get().as_str() {
            CALENDAR => match self.meeting.get().parse::<Id<Meeting>>() {
                Ok(id) => OpenFormat::Meeting(id),
                Err(_) => OpenFormat::Calendar,
            },
            MAP => OpenFormat::Map,
            DIRECTORY => OpenFormat::Directory,
            _ => OpenFormat::List(Kind::of_plural(&self.list.get()).unwrap_or(Kind::Service)),
        }
    }
}

/// Chooses a format, says what it holds, and writes the file. `?calendario=` names the meeting that is wanted.
#[component]
pub fn OpenFormats() -> impl IntoView {
    let session = session();
    let asked = use_query_map().with_untracked(|query| query.get(CALENDAR));
    let chosen = Chosen {
        format: RwSignal::new(asked.as_ref().map_or(LIST, |_| CALENDAR).to_owned()),
        list: RwSignal::new(Kind::Service.plural().to_owned()),
        meeting: RwSignal::new(asked.clone().unwrap_or_default()),
    };
    if asked.is_some() {
        focus_soon("altri-programmi");
    }
    let format = Memo::new(move |_| chosen.format());
    let counts = store().select(move |w| format.get().counts(w));
    let title = store().select(move |w| match format.get() {
        OpenFormat::Meeting(id) => w.get(&id).map(|meeting| meeting.title.to_string()).unwrap_or_default(),
        _ => String::new(),
    });
    let what = move || slug(&format.get(), &title.get());
    let written = RwSignal::new(None::<(String, usize)>);
    // What was said of one file is not true of the next.
    Effect::new(move |_| {
        format.track();
        written.set(None);
    });
    let save = move |_| match session.hand_out(&format.get_untracked(), &untrack(what), &OnScreen) {
        Some(Ok(exported)) => {
            let size = exported.size();
            written.set(Some((exported.file_name, size)));
        }
        Some(Err(error)) => session.tell(Tone::Bad, errors::export(&error)),
        None => {}
    };
    let done = move || {
        written.get().map(|(name, size)| {
            view! {
                <Notice status=Status::Good live=true>
                    <p>"Fatto: " <b>{name}</b> ", " {numbers::bytes(size as u64)} ". " {then(&format.get_untracked())}</p>
                </Notice>
            }
        })
    };
    let some = Memo::new(move |_| counts.get().inside > 0);
    view! {
        <section class="stack" aria-labelledby="altri-programmi">
            <h2 id="altri-programmi" tabindex="-1">"Per altri programmi"</h2>
            <p>
                "Gli stessi dati, in formati che altri programmi aprono. Sono copie da leggere: per lavorare insieme e per non perdere niente serve il file di Filò, qui sopra."
            </p>
            <Choosing chosen />
            <dl class="facts" data-size="l">
                <dt>"Dentro"</dt>
                <dd>{move || inside(&format.get(), counts.get())}</dd>
                <dt>"Resta fuori"</dt>
                <dd>{move || left_out(&format.get(), counts.get())}</dd>
                <dt>"Per chi è"</dt>
                <dd>{move || for_whom(&format.get())}</dd>
            </dl>
            <Show
                when=move || some.get()
                fallback=|| view! { <p class="small">"Per ora non c’è niente da mettere in questo file."</p> }
            >
                <p class="small">
                    "Si chiamerà " <b>{move || session.open_file_name(&format.get(), &what())}</b>
                </p>
                <div class="cluster">
                    <button class="button" type="button" on:click=save>
                        <Icon glyph=Glyph::Download />
                        {move || button(&format.get())}
                    </button>
                </div>
            </Show>
            {done}
            <p class="small">
                "Scrivi programmi? Come è fatto il file di Filò lo dice "
                <a href="filo-snapshot.schema.json" download rel="external">"il suo JSON Schema"</a>
                "; per scaricarlo serve la rete."
            </p>
        </section>
    }
}

/// The format, and what of it there is to choose.
#[component]
fn Choosing(chosen: Chosen) -> impl IntoView {
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
    let lists = LISTS.map(|kind| Choice::new(kind.plural(), sentence(kinds(kind)))).to_vec();
    let today = session().today();
    let meetings = store().select(move |w| {
        let all = calendar(w, &MeetingQuery::default(), today.get());
        let past = all.past.into_iter().flat_map(|month| month.meetings);
        let dated = all.to_come.into_iter().chain(all.undated).chain(past).filter_map(|row| named(&row));
        let every = Choice::new("", "Tutti gli incontri, e i compiti");
        std::iter::once(every).chain(dated).collect::<Vec<Choice>>()
    });
    let is = move |format: &'static str| move || chosen.format.with(|chosen| chosen == format);
    view! {
        <RadioGroup legend="Che cosa ti serve?" choices=formats value=chosen.format />
        <Show when=is(LIST)>
            <SelectField label="Quale tabella?" value=chosen.list choices=lists.clone() />
        </Show>
        <Show when=is(CALENDAR)>
            <SelectField label="Quali incontri?" value=chosen.meeting choices=meetings />
        </Show>
    }
}

/// A meeting that has a day, as it is chosen.
fn named(row: &MeetingRow) -> Option<Choice> {
    let label = format!("{}: {}", when::day(row.held_on?), row.meeting.title);
    Some(Choice::new(row.meeting.id.to_string(), label))
}
