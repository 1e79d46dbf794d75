//! What is kept where, how far each thing may travel, and that nothing leaves by itself.

use leptos::prelude::*;

use crate::domain::{Edge, Kind};
use crate::ui::labels::kinds;
use crate::ui::routes::Route;

/// The kinds that may travel so far and no farther, as a sentence.
fn kinds_of(edge: Edge) -> String {
    let names: Vec<&str> =
        Kind::ALL.iter().filter(|kind| kind.edge() == edge).map(|kind| kinds(*kind)).collect();
    names.join(", ")
}

/// The part about privacy.
#[component]
pub fn PrivacyPart() -> impl IntoView {
    view! {
        <section class="stack" aria-labelledby="niente-esce">
            <h2 id="niente-esce">"Da qui non esce niente da solo"</h2>
            <p>
                "Filò non ha un server, non ha account, non conta le visite e non usa cookie. La pagina parla solo con il sito da cui l’hai aperta, per scaricare sé stessa: nessuna richiesta va altrove, nemmeno per mappe o caratteri. Quello che una famiglia cerca nella guida non lo sa nessuno, e non viene tenuto."
            </p>
            <p>
                "Quello che scrivi esce in un modo solo: con un file che salvi e mandi tu, dalla pagina "
                <a href=Route::Exchange.href()>"Scambio"</a> "."
            </p>
        </section>
        <section class="stack" aria-labelledby="dove">
            <h2 id="dove">"Che cosa sta su questo dispositivo"</h2>
            <dl class="facts" data-size="l">
                <dt>"Il quaderno"</dt>
                <dd>"Nell’archivio del browser, con il diario delle modifiche. Chi usa questo browser lo può leggere."</dd>
                <dt>"Le copie di sicurezza"</dt>
                <dd>"Fino a trenta, nello stesso archivio. Quello che cancelli per sempre sparisce anche da lì."</dd>
                <dt>"Le bozze"</dt>
                <dd>"Quello che hai cominciato a scrivere in un modulo, finché non lo salvi o lo butti."</dd>
                <dt>"Le preferenze"</dt>
                <dd>"I colori, il giorno dell’ultimo file, un codice a caso che distingue questo browser dagli altri."</dd>
                <dt>"L’aspetto di Oggi e della Guida"</dt>
                <dd>"Com’erano l’ultima volta, prima che qualcuno cercasse qualcosa: al prossimo avvio si rivedono subito. Vale per un giorno, e sparisce alla prima modifica."</dd>
                <dt>"La guida senza rete"</dt>
                <dd>"Le pagine di Filò, per aprirlo anche quando la rete non c’è."</dd>
            </dl>
            <p class="small">
                "Per togliere tutto: cancella i dati di questo sito dalle impostazioni del browser. Prima, se serve, salva un file."
            </p>
        </section>
        <section class="stack" aria-labelledby="confini">
            <h2 id="confini">"Tre confini"</h2>
            <p>"Ogni cosa ha un confine che non può superare. Non è una promessa: il programma non sa scriverla nel file sbagliato."</p>
            <div class="grid" data-fit data-min="16">
                <article class="card">
                    <h3>"Resta qui"</h3>
                    <p>"Non lascia mai questo browser, se non nella copia completa che tieni tu: " {kinds_of(Edge::Device)} "."</p>
                </article>
                <article class="card">
                    <h3>"Fra chi lavora insieme"</h3>
                    <p>"Viaggia nell’edizione di lavoro: " {kinds_of(Edge::Group)} "."</p>
                </article>
                <article class="card">
                    <h3>"Per tutti"</h3>
                    <p>"Può entrare nell’edizione pubblica; servizi, profili e voci solo quando qualcuno lo decide: " {kinds_of(Edge::Public)} "."</p>
                </article>
            </div>
        </section>
        <section class="stack" aria-labelledby="persone">
            <h2 id="persone">"Le persone"</h2>
            <ul class="bulleted">
                <li>"I nomi e i recapiti dei componenti dei gruppi non escono mai, se non nella copia completa che tieni tu. Nomi di minori non se ne chiedono."</li>
                <li>"Bisogni e voci parlano di gruppi, mai di una persona o di una famiglia: il modulo lo ricorda."</li>
                <li>"I luoghi protetti non stanno su nessuna mappa."</li>
                <li>"In ciò che si stampa o si pubblica, un numero di persone sotto 5 diventa «<5»."</li>
                <li>"Quello che cancelli per sempre sparisce da qui; dai file già mandati no."</li>
            </ul>
        </section>
    }
}
