//! A chart of bars with its words on it and its table one click away.

use leptos::prelude::*;

use super::navigation::Disclosure;
use super::status::Status;
use super::tag::{Tag, hue};

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it counts.
    pub label: String,
    /// Its length, from 0 to 100 where 100 is the longest bar of the chart.
    pub length: f64,
    /// The figure as it is read: "41,9 %".
    pub text: String,
    /// What stands beside it in the table, when that says more: "3.357 abitanti". May be empty.
    pub detail: String,
    /// What should be seen of it, after the figure.
    pub mark: Option<(Status, String)>,
}

/// Bars one under the other. They all start at zero, so lengths can be compared.
#[component]
pub fn Bars(
    /// What the chart shows: caption of its table.
    #[prop(into)]
    caption: Signal<String>,
    /// The headings of the table: what, how much, and the detail (empty when there is none).
    headings: [&'static str; 3],
    /// The bars in order.
    #[prop(into)]
    bars: Signal<Vec<Bar>>,
    /// The number of the territory whose hue they take; 0 for the primary colour.
    #[prop(optional)]
    territory: u16,
    /// Leaves more room for long figures.
    #[prop(optional)]
    wide_labels: bool,
) -> impl IntoView {
    let hued = (territory > 0).then(|| hue(territory));
    let [what, how_much, detail_heading] = headings;
    let detailed = !detail_heading.is_empty();
    let bar = |Bar { label, length, text, mark, .. }: Bar| {
        let length = length.clamp(0.0, 100.0).to_string();
        view! {
            <li class="bar">
                <span>{label}</span>
                <span>
                    <i style:--value=length></i>
                    {text}
                    {mark.map(|(status, words)| view! { <Tag status>{words}</Tag> })}
                </span>
            </li>
        }
    };
    let row = move |Bar { label, text, detail, .. }: Bar| {
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td class="n">{text}</td>
                {detailed.then(|| view! { <td class="n">{detail}</td> })}
            </tr>
        }
    };
    view! {
        <ul class="bars" data-hue=hued data-label=wide_labels.then_some("l")>
            {move || bars.get().into_iter().map(bar).collect_view()}
        </ul>
        <Disclosure summary="Vedi come tabella">
            <table>
                <caption>{move || caption.get()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{what}</th>
                        <th scope="col" class="n">{how_much}</th>
                        {detailed.then(|| view! { <th scope="col" class="n">{detail_heading}</th> })}
                    </tr>
                </thead>
                <tbody>{move || bars.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </Disclosure>
    }
}
