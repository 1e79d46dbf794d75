//! The twelve parts of a community profile: their titles, and what to write in each.

/// The title of a part, by its name in `PROFILE_PARTS`.
pub fn part(name: &str) -> &'static str {
    said(name).0
}

/// What helps who writes a part: a question, never a rule.
pub fn part_hint(name: &str) -> &'static str {
    said(name).1
}

fn said(name: &str) -> (&'static str, &'static str) {
    match name {
        "identity" => (
            "Chi siamo",
            "Com’è questo posto? Chi ci vive, di che cosa si vive, che cosa lo rende diverso dagli altri?",
        ),
        "meaning_of_community" => (
            "Che cosa vuol dire comunità, qui",
            "Quando vi sentite una comunità? Con quali parole lo direste a chi arriva?",
        ),
        "meeting_places" => (
            "Luoghi dove ci si incontra",
            "Piazze, oratori, bar, campi, cortili: dove ci si trova, e quando? Quali sono rimasti vuoti?",
        ),
        "resources" => (
            "Su che cosa possiamo contare",
            "Servizi, associazioni, spazi, saperi, persone che ci sono sempre: scrivi il ruolo, non il nome.",
        ),
        "concerns" => (
            "Che cosa ci preoccupa",
            "Che cosa manca, che cosa fa fatica? Parla di gruppi di persone, mai di una persona o di una famiglia.",
        ),
        "priorities" => {
            ("Che cosa viene prima", "Se si potesse fare una cosa sola quest’anno, quale sarebbe? E perché?")
        }
        "aspirations" => (
            "Che cosa vorremmo",
            "Speranze e proposte, anche piccole. Come vorreste questo posto fra cinque anni?",
        ),
        "already_active" => (
            "Chi si dà già da fare",
            "Gruppi, parrocchie, scuole, associazioni, vicini di casa: chi fa già qualcosa per gli altri?",
        ),
        "who_is_missing" => (
            "Chi manca al tavolo",
            "Di chi non abbiamo ancora sentito la voce? Come potremmo raggiungere queste persone?",
        ),
        "already_tried" => (
            "Che cosa si è già provato",
            "Che cosa è stato fatto o tentato, che cosa è rimasto, che cosa non ha funzionato?",
        ),
        "stories" => (
            "Come ci raccontiamo",
            "Storie, spettacoli, fotografie, feste, canzoni: che cosa racconta questa comunità?",
        ),
        "open_questions" => {
            ("Domande ancora aperte", "Che cosa non abbiamo ancora capito? A chi potremmo chiederlo?")
        }
        _ => ("Un’altra parte", "Scrivi quello che sapete."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PROFILE_PARTS;

    #[test]
    fn each_of_the_twelve_parts_has_a_title_and_a_question() {
        let titles: std::collections::BTreeSet<_> = PROFILE_PARTS.into_iter().map(part).collect();
        assert_eq!(titles.len(), 12);
        assert!(!titles.contains(part("")));
        assert_eq!(part("meeting_places"), "Luoghi dove ci si incontra");
        assert!(PROFILE_PARTS.into_iter().all(|name| part_hint(name).len() > 30));
    }
}
