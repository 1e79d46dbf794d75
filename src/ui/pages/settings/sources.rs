//! Where the data come from, whose they are, under which licence.

use leptos::prelude::*;

/// The part about the sources.
#[component]
pub fn SourcesPart() -> impl IntoView {
    view! {
        <section class="stack" aria-labelledby="dati">
            <h2 id="dati">"I dati di partenza"</h2>
            <p>
                "Vengono dal Piano di Zona 2021-2023 dell’Ambito Oglio Po, riscritti con parole nostre: accanto a ogni fatto c’è la sua fonte, con la riga del documento. Le citazioni brevi sono segnate come tali. I conti che nel documento non tornano sono rifatti e segnati «calcolato»; quello che nessuno scrive così è segnato «dedotto»."
            </p>
            <p>
                "Quello che nel Piano non c’è (orari, recapiti, nomi) è vuoto e segnato «da completare». Quello che aggiungete voi porta il nome del dispositivo che l’ha scritto."
            </p>
            <dl class="facts" data-size="l">
                <dt>"Confini dei comuni"</dt>
                <dd>"ISTAT, licenza CC BY; elaborazione Openpolis, licenza CC BY 4.0; semplificati."</dd>
                <dt>"Popolazione per età"</dt>
                <dd>"ISTAT, licenza CC BY."</dd>
                <dt>"Servizi, organizzazioni, territori"</dt>
                <dd>"Redazione propria dai fatti del Piano di Zona 2021-2023 dell’Ambito Oglio Po."</dd>
            </dl>
        </section>
        <section class="stack" aria-labelledby="opera">
            <h2 id="opera">"Il programma"</h2>
            <dl class="facts" data-size="l">
                <dt>"Filò"</dt>
                <dd>"Software libero, licenza EUPL 1.2: si può usare, studiare, cambiare e passare ad altri."</dd>
                <dt>"Parole dei servizi"</dt>
                <dd>"I nomi dei campi seguono la Human Services Data Specification di Open Referral, licenza CC BY-SA 4.0."</dd>
                <dt>"Colori"</dt>
                <dd>"Valori di design-tokens-italia 1.3.3, licenza BSD-3-Clause."</dd>
                <dt>"Carattere"</dt>
                <dd>"Titillium Web, Accademia di Belle Arti di Urbino, SIL Open Font License 1.1."</dd>
                <dt>"Disegni"</dt>
                <dd>"Icone e marchio sono disegnati per questo progetto, con la sua licenza."</dd>
            </dl>
        </section>
    }
}
