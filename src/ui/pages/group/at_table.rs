//! Who is at the table of a group, who is missing, whom to call next, and how many came each time.

use leptos::prelude::*;

use crate::domain::privacy::is_few;
use crate::insight::groups::seats;
use crate::insight::{Attended, Presence, Seat, Total};
use crate::ui::components::{Bar, Bars, Status, Tag};
use crate::ui::icons::{Glyph, Icon};
use crate::ui::labels::{self, Label, numbers, sentence, when};
use crate::ui::pages::territories::known::paragraphs;
use crate::ui::pages::two_versions::Twofold;

use super::Facts;

/// How many meetings back the chart looks.
const MEETINGS: usize = 12;

/// The eight categories and who is missing.
#[component]
pub fn AtTable(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let seats = facts.part(|sheet| sheet.seats.clone());
    let shown = move || {
        let seats = seats.get();
        if seats.iter().all(|seat| seat.presence == Presence::Unknown) {
            return view! {
                <p>
                    "Nessuno ha ancora scritto chi partecipa. Bastano i numeri, per categoria: mai i nomi."
                </p>
            }
            .into_any();
        }
        view! {
            {missing(&seats)}
            {chart(&seats, facts.number())}
        }
        .into_any()
    };
    view! {
        <section class="stack" aria-labelledby="al-tavolo">
            <div class="spread">
                <div class="cluster" data-gap="s2">
                    <h2 id="al-tavolo">"Chi c’è, e chi manca"</h2>
                    {Twofold::of(&facts.record()).mark("composition")}
                </div>
                <button class="button" type="button" on:click=move |_| facts.editing.set(true)>
                    <Icon glyph=Glyph::Edit />
                    "Scrivi chi partecipa"
                </button>
            </div>
            {shown}
        </section>
    }
}

fn missing(seats: &[Seat]) -> AnyView {
    let absent = seats::missing(seats);
    if absent.is_empty() {
        return view! { <p>"C’è almeno una persona di ogni categoria."</p> }.into_any();
    }
    let tags = absent.into_iter().map(|it| view! { <Tag status=Status::Warn>{it.label()}</Tag> });
    view! {
        <p class="cluster" data-gap="s2">
            <b>"Al tavolo mancano"</b>
            {tags.collect_view()}
        </p>
    }
    .into_any()
}

fn chart(seats: &[Seat], number: u16) -> AnyView {
    let most = seats.iter().filter_map(Seat::shown).max().unwrap_or(0).max(1);
    let bar = |seat: &Seat| {
        let people = seat.shown().unwrap_or(0);
        Bar {
            label: sentence(seat.category.label()),
            length: f64::from(people) * 100.0 / f64::from(most),
            text: numbers::whole(people.into()),
            detail: seat.came.map_or_else(|| "–".to_owned(), |came| numbers::whole(came.into())),
            mark: match labels::presence(seat.presence) {
                Some(words) => Some((Status::Warn, words.to_owned())),
                None => seat.is_uncounted().then(|| (Status::Info, "viene agli incontri".to_owned())),
            },
        }
    };
    let bars: Vec<Bar> = seats.iter().map(bar).collect();
    let counted: Vec<(String, Total)> = seats
        .iter()
        .filter_map(|it| {
            let people = it.shown().filter(|it| *it > 0)?;
            Some((sentence(it.category.label()), Total::of(people)))
        })
        .collect();
    let came = seats.iter().filter_map(|seat| seat.came).collect::<Vec<_>>();
    view! {
        <Counted people=counted beside=came>
        <Bars
            caption="Chi partecipa, per categoria, e quanti al massimo sono venuti a uno degli ultimi tre incontri"
            headings=["Categoria", "Persone", "Venute"]
            bars=Signal::stored(bars)
            territory=number
            wide_labels=true
        />
        </Counted>
    }
    .into_any()
}

/// Whom the group wants to call.
#[component]
pub fn WhomToCall(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let next = facts.part(|sheet| sheet.group.next_to_involve.clone());
    move || {
        next.get().map(|words| {
            view! {
                <section class="stack" data-gap="s3" aria-labelledby="chi-invitare">
                    <div class="cluster" data-gap="s2">
                        <h2 id="chi-invitare">"Chi invitiamo, e come"</h2>
                        {Twofold::of(&facts.record()).mark("next_to_involve")}
                    </div>
                    {paragraphs(&words)}
                </section>
            }
        })
    }
}

/// How many came each time, once there is something to compare.
#[component]
pub fn Growth(
    /// What is known.
    facts: Facts,
) -> impl IntoView {
    let growth = facts.part(|sheet| sheet.growth.clone());
    move || {
        let growth = growth.get();
        let late = &growth[growth.len().saturating_sub(MEETINGS)..];
        let (first, last) = (late.first()?, late.last()?);
        (late.len() > 1).then(|| {
            let words = match last.came.people.cmp(&first.came.people) {
                std::cmp::Ordering::Greater => "cresce",
                std::cmp::Ordering::Equal => "è stabile",
                std::cmp::Ordering::Less => "si assottiglia",
            };
            view! {
                <section class="stack" data-gap="s3" aria-labelledby="quanti">
                    <h2 id="quanti">{format!("In quanti siamo: il gruppo {words}")}</h2>
                    {grown(late, facts.number())}
                </section>
            }
        })
    }
}

fn grown(late: &[Attended], number: u16) -> AnyView {
    let most = late.iter().map(|it| it.came.people).max().unwrap_or(0).max(1);
    let bar = |it: &Attended| Bar {
        label: when::day_short(it.on),
        length: f64::from(it.came.people) * 100.0 / f64::from(most),
        text: numbers::whole(it.came.people.into()),
        detail: it.meeting.title.clone(),
        mark: None,
    };
    let bars: Vec<Bar> = late.iter().map(bar).collect();
    let counted: Vec<(String, Total)> = late.iter().map(|it| (when::day_short(it.on), it.came)).collect();
    view! {
        <Counted people=counted>
        <Bars
            caption="Quante persone sono venute a ogni incontro"
            headings=["Giorno", "Persone", "Incontro"]
            bars=Signal::stored(bars)
            territory=number
        />
        </Counted>
    }
    .into_any()
}

/// A chart of people. Where a number in it is too small to be told, paper has it in words instead.
#[component]
fn Counted(
    /// Whom it counts, and how many.
    people: Vec<(String, Total)>,
    /// The other numbers of its table.
    #[prop(default = Vec::new())]
    beside: Vec<u32>,
    /// The chart.
    children: Children,
) -> impl IntoView {
    let few = people.iter().any(|(_, count)| !count.is_told()) || beside.into_iter().any(is_few);
    let line = |(what, count): &(String, Total)| format!("{what}: {}", numbers::total_on_paper(*count));
    let words = people.iter().map(line).collect::<Vec<_>>().join("; ");
    view! {
        <div class="stack" class:no-print=few data-gap="s3">
            {children()}
        </div>
        {few.then(|| view! { <p class="paper">{words} "."</p> })}
    }
}
