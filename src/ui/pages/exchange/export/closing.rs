//! Whether a file is closed with a passphrase, and with which.

use leptos::prelude::*;

use crate::insight::passing::passphrase::{Strength, strength};
use crate::session::{Audience, SHORTEST_PASSPHRASE, is_long_enough, page};
use crate::ui::components::{CheckField, Notice, PassphraseField, Status};

/// The ids of the two fields, to which errors point.
pub const PASSPHRASE: &str = "parola-d-ordine";
/// As above.
pub const AGAIN: &str = "parola-d-ordine-ancora";

/// The passphrase that a person is choosing. A copy is the same.
#[derive(Clone, Copy)]
pub struct Closing {
    wanted: RwSignal<bool>,
    passphrase: RwSignal<String>,
    again: RwSignal<String>,
    shown: RwSignal<bool>,
}

/// What is wrong with a passphrase: the field, and what to do.
pub type Fault = (&'static str, String);

impl Closing {
    /// None yet: a full copy is closed unless somebody says otherwise.
    pub fn here(audience: Memo<Audience>) -> Closing {
        let text = || RwSignal::new(String::new());
        let closing = Closing {
            wanted: RwSignal::new(false),
            passphrase: text(),
            again: text(),
            shown: RwSignal::new(false),
        };
        Effect::new(move |_| closing.wanted.set(audience.get() == Audience::Me && page::can_seal()));
        closing
    }

    /// Whether the file will be closed.
    pub fn is_wanted(&self) -> bool {
        self.wanted.get()
    }

    /// The passphrase, where the file will be closed.
    pub fn passphrase(&self) -> Option<String> {
        self.wanted.get_untracked().then(|| self.passphrase.get_untracked())
    }

    /// What is missing before the file can be closed.
    pub fn fault(&self) -> Option<Fault> {
        let shown = self.shown.get();
        self.passphrase
            .with(|one| self.again.with(|other| fault(one, Some(other).filter(|_| !shown))))
            .filter(|_| self.wanted.get())
    }

    /// Forgets the passphrase once it has done its work.
    pub fn forget(&self) {
        self.passphrase.set(String::new());
        self.again.set(String::new());
    }
}

/// What is wrong with a passphrase and, where it could not be seen, with its second writing.
fn fault(passphrase: &str, again: Option<&String>) -> Option<Fault> {
    if !is_long_enough(passphrase) {
        let text =
            format!("Servono almeno {SHORTEST_PASSPHRASE} caratteri: qualche parola messa in fila basta.");
        return Some((PASSPHRASE, text));
    }
    let differs = again.is_some_and(|again| again.trim() != passphrase.trim());
    differs.then(|| (AGAIN, "Le due parole d’ordine non sono uguali: riscrivi la seconda.".to_owned()))
}

/// What to say of a passphrase while it is typed.
fn remark(passphrase: &str) -> Option<String> {
    let typed = passphrase.trim().chars().count();
    if typed == 0 {
        return None;
    }
    Some(match (SHORTEST_PASSPHRASE.saturating_sub(typed), strength(passphrase)) {
        (1, _) => "Ancora un carattere.".to_owned(),
        (missing @ 2.., _) => format!("Ancora {missing} caratteri."),
        (_, Strength::Weak) => "Debole: si può indovinare. Aggiungi un’altra parola o due.".to_owned(),
        (_, Strength::Fair) => "Discreta. Con un’altra parola è più sicura.".to_owned(),
        (_, Strength::Strong) => "Forte.".to_owned(),
    })
}

/// Asks whether the file is closed, and the passphrase.
#[component]
pub fn ClosingFields(
    /// The passphrase.
    closing: Closing,
    /// For whom the file is.
    audience: Memo<Audience>,
    /// What is missing, once the person has tried.
    error: Signal<Option<Fault>>,
) -> impl IntoView {
    let of = move |id: &'static str| {
        Signal::derive(move || error.get().filter(|(field, _)| *field == id).map(|(_, text)| text))
    };
    let said = Signal::derive(move || closing.passphrase.with(|it| remark(it)));
    let fields = move || {
        view! {
            <PassphraseField
                label="Parola d’ordine"
                value=closing.passphrase
                shown=closing.shown
                hint="Bastano quattro o cinque parole tue. Dilla a voce a chi deve aprire il file, e tienine una copia su carta: senza, il file non lo apre più nessuno."
                remark=said
                error=of(PASSPHRASE)
                id=PASSPHRASE
            />
            <Show when=move || !closing.shown.get()>
                <PassphraseField
                    label="Parola d’ordine, ancora una volta"
                    value=closing.again
                    shown=closing.shown
                    error=of(AGAIN)
                    id=AGAIN
                />
            </Show>
        }
    };
    let open = move || audience.get() == Audience::Me && !closing.wanted.get();
    view! {
        <Show
            when=page::can_seal
            fallback=|| {
                view! {
                    <p class="small">
                        "Questa pagina non è arrivata da un indirizzo sicuro (https): così il browser non sa chiudere i file con una parola d’ordine."
                    </p>
                }
            }
        >
            <CheckField label="Chiudi il file con una parola d’ordine" value=closing.wanted />
        </Show>
        <Show when=move || closing.wanted.get()>{fields}</Show>
        <Show when=open>
            <Notice status=Status::Warn>
                <p>
                    "Questo file non è chiuso con una parola d’ordine: chi lo apre legge tutto. Tienilo per te, come terresti un’agenda, e non mandarlo in chat."
                </p>
            </Notice>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_long_and_written_twice_unless_it_was_seen() {
        let (good, other) = ("il cane del nonno".to_owned(), "il cane del nono".to_owned());
        assert_eq!(fault("corta", None).map(|it| it.0), Some(PASSPHRASE));
        assert_eq!(fault(&good, Some(&other)).map(|it| it.0), Some(AGAIN));
        assert_eq!(fault(&good, Some(&format!("{good} "))), None);
        assert_eq!(fault(&good, None), None);
    }

    #[test]
    fn what_is_typed_is_judged_in_words() {
        assert_eq!(remark(" "), None);
        assert_eq!(remark("abc").as_deref(), Some("Ancora 7 caratteri."));
        assert_eq!(remark("bozzolo26").as_deref(), Some("Ancora un carattere."));
        assert!(remark("bozzolo2026").is_some_and(|it| it.starts_with("Debole")));
        assert_eq!(remark("la corriera blu parte alle nove").as_deref(), Some("Forte."));
    }
}
