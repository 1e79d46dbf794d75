//! Who can use Filò and how: the keys, what is known not to work yet, whom to tell.

use leptos::prelude::*;

/// The address of the declaration on form.agid.gov.it, given by whoever publishes the site when building it.
const DECLARATION: Option<&str> = option_env!("FILO_ACCESSIBILITY_DECLARATION");

/// Whom to write to, as a sentence, given likewise.
const FEEDBACK: Option<&str> = option_env!("FILO_FEEDBACK");

/// The keys and what they do.
const KEYS: [(&[&str], &str); 7] = [
    (&["Tab"], "va al prossimo comando; con Maiusc torna indietro"),
    (&["Invio"], "apre o conferma"),
    (&["Esc"], "chiude quello che si è aperto sopra la pagina"),
    (&["/"], "cerca ovunque, da ogni pagina"),
    (&["Ctrl", "Z"], "annulla l’ultima cosa che hai fatto"),
    (&["Ctrl", "Maiusc", "Z"], "la rifà"),
    (&["Ctrl", "P"], "stampa la pagina, senza comandi e sempre in chiaro"),
];

/// The part about accessibility.
#[component]
pub fn AccessibilityPart() -> impl IntoView {
    let key = |(keys, what): (&'static [&'static str], &'static str)| {
        let keys = keys.iter().enumerate().map(|(n, key)| {
            view! { {(n > 0).then_some(" + ")}<kbd>{*key}</kbd> }
        });
        view! {
            <tr>
                <th scope="row">{keys.collect_view()}</th>
                <td>{what}</td>
            </tr>
        }
    };
    view! {
        <section class="stack" aria-labelledby="tutti">
            <h2 id="tutti">"Fatto per tutti"</h2>
            <p>
                "Filò vuole rispettare le regole europee per l’accessibilità (WCAG 2.2, livello AA; norma EN 301 549): si usa tutto dalla tastiera, si ingrandisce fino al 400 %, si legge con un lettore di schermo, non affida niente al solo colore, e ogni mappa o grafico ha accanto la sua tabella."
            </p>
        </section>
        <section class="stack" aria-labelledby="tasti">
            <h2 id="tasti">"I tasti"</h2>
            <div class="table" data-kind="scroll">
                <table>
                    <caption>"Che cosa fanno i tasti. Su Mac, al posto di Ctrl c’è Cmd."</caption>
                    <tbody>{KEYS.into_iter().map(key).collect_view()}</tbody>
                </table>
            </div>
        </section>
        <section class="stack" aria-labelledby="limiti">
            <h2 id="limiti">"Limiti che conosciamo"</h2>
            <ul class="bulleted">
                <li>"I testi sono in italiano: la guida non è ancora tradotta in altre lingue."</li>
                <li>"Non ci sono ancora versioni in linguaggio facile da leggere, né in lingua dei segni."</li>
                <li>"Le prove con persone che usano ogni giorno un lettore di schermo sono da fare: finora ci sono controlli automatici e prove nostre con la tastiera."</li>
            </ul>
        </section>
        <section class="stack" aria-labelledby="dichiarazione">
            <h2 id="dichiarazione">"Dichiarazione e segnalazioni"</h2>
            {match DECLARATION {
                Some(address) => {
                    view! {
                        <p>
                            "La dichiarazione di accessibilità sta sul sito dell’AGID: " <a href=address rel="noreferrer external">{address}</a>
                        </p>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <p>
                            "Chi pubblica questo sito non ha ancora depositato la dichiarazione di accessibilità sul sito dell’AGID: "
                            <i>"da completare"</i> "."
                        </p>
                    }
                        .into_any()
                }
            }}
            <p>
                {FEEDBACK
                    .unwrap_or(
                        "Se qualcosa non si legge o non si riesce a usare, dillo a chi ti ha dato questo indirizzo: quale pagina, con quale dispositivo, che cosa volevi fare.",
                    )}
            </p>
        </section>
    }
}
