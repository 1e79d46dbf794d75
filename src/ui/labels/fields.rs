//! A human name for every field of every kind: what stands beside it in a form and in a comparison.

use crate::domain::Kind;

/// The name of a field of a kind: "telefoni", "per chi", "come si fa".
pub fn field(kind: Kind, name: &str) -> &'static str {
    own(kind, name).or_else(|| shared(name)).unwrap_or(UNKNOWN)
}

/// The name of a field when its kind is not at hand.
pub fn field_anywhere(name: &str) -> &'static str {
    let of_any_kind = || Kind::ALL.iter().find_map(|kind| own(*kind, name));
    shared(name).or_else(of_any_kind).unwrap_or(UNKNOWN)
}

/// What a field is called that this version does not know: only a damaged file names one.
const UNKNOWN: &str = "un campo sconosciuto";

/// Names that hold wherever the field occurs.
fn shared(name: &str) -> Option<&'static str> {
    Some(match name {
        "binned" => "cestino",
        "name" => "nome",
        "title" => "titolo",
        "alternate_names" => "altri nomi",
        "kind" => "tipo",
        "status" => "stato",
        "description" => "descrizione",
        "note" => "altro da sapere",
        "notes" => "che cosa è successo",
        "provenance" => "da dove lo sappiamo",
        "population" => "abitanti",
        "area" => "territorio",
        "comune" => "comune",
        "comuni" => "comuni",
        "frazione" => "frazione",
        "frazioni" => "frazioni",
        "place" => "luogo",
        "address" => "indirizzo",
        "locations" => "luoghi",
        "micro_territory" => "micro-territorio",
        "micro_territories" => "micro-territori",
        "group" => "gruppo",
        "meeting" => "incontro",
        "meetings" => "incontri",
        "interview" => "colloquio",
        "interviews" => "colloqui",
        "needs" => "bisogni",
        "voices" => "voci",
        "service" => "servizio",
        "services" => "servizi",
        "sheets" => "schede di mappatura",
        "organization" => "organizzazione",
        "network" => "rete",
        "agreement" => "accordo",
        "partners" => "chi collabora",
        "phone" => "telefono",
        "phones" => "telefoni",
        "email" => "indirizzo e-mail",
        "url" => "sito",
        "schedules" => "orari",
        "assurance" => "chi ha verificato",
        "useful_to_families" => "serve alle famiglie",
        "phases" => "fasi della vita",
        "policy_areas" => "aree di intervento",
        "rhythm" => "ogni quanto ci si trova",
        "facilitator_role" => "chi facilita (ruolo)",
        "operator_role" => "operatore (ruolo)",
        "category" => "categoria",
        "text" => "testo",
        "valence" => "riguarda",
        "decided_on" => "deciso il",
        "held_on" => "giorno",
        "since" => "da quando",
        "links" => "con chi lavora",
        _ => return None,
    })
}

/// Names that differ from kind to kind. Every kind is here, so that a new one is not forgotten.
fn own(kind: Kind, name: &str) -> Option<&'static str> {
    match kind {
        Kind::Comune | Kind::Frazione | Kind::CoProgrammingTable | Kind::MicroTerritory => ground(name),
        Kind::CommunityProfile => profile(name),
        Kind::SteeringGroup | Kind::Member => group(name),
        Kind::Meeting | Kind::Decision | Kind::Task => meeting(kind, name),
        Kind::Voice => voice(name),
        Kind::Need | Kind::NeedCategory | Kind::Priority => need(kind, name),
        Kind::Interview => interview(name),
        Kind::MappingSheet => sheet(name),
        Kind::Organization => organization(name),
        Kind::Service => service(name),
        Kind::Location => location(name),
        Kind::FamilyCentre => centre(name),
        Kind::Network | Kind::Link | Kind::Agreement => network(kind, name),
        Kind::Notebook | Kind::Device | Kind::Match | Kind::PrivateNote => notebook(name),
    }
}

fn ground(name: &str) -> Option<&'static str> {
    Some(match name {
        "istat_code" => "codice ISTAT",
        "area_hectares" => "superficie in ettari",
        "citizenship" => "cittadinanza",
        "ages" => "abitanti per età",
        "number" => "numero",
        "school" => "istituto scolastico",
        "holdings" => "comuni e frazioni, con le date",
        "table" => "tavolo del 2021",
        "validity" => "quando vale",
        "successor" => "chi ha preso il suo posto",
        "boundary_note" => "che cosa non si sa dei confini",
        _ => return None,
    })
}

fn profile(name: &str) -> Option<&'static str> {
    Some(match name {
        "version" => "versione",
        "dated" => "giorno di questa versione",
        "authors" => "chi l’ha scritto (ruoli)",
        "identity" => "chi siamo",
        "meaning_of_community" => "che cosa vuol dire comunità, qui",
        "meeting_places" => "luoghi dove ci si incontra",
        "resources" => "su che cosa possiamo contare",
        "concerns" => "che cosa ci preoccupa",
        "priorities" => "che cosa viene prima",
        "aspirations" => "che cosa vorremmo",
        "already_active" => "chi si dà già da fare",
        "who_is_missing" => "chi manca al tavolo",
        "already_tried" => "che cosa si è già provato",
        "stories" => "come ci raccontiamo",
        "open_questions" => "domande ancora aperte",
        _ => return None,
    })
}

fn group(name: &str) -> Option<&'static str> {
    Some(match name {
        "set_up_on" => "costituito il",
        "origin_tables" => "da quali tavoli nasce",
        "aims" => "che cosa vuole fare",
        "composition" => "chi partecipa, per categoria",
        "next_to_involve" => "chi invitare, e come",
        "role" => "che cosa fa nel gruppo",
        _ => return None,
    })
}

fn meeting(kind: Kind, name: &str) -> Option<&'static str> {
    Some(match (kind, name) {
        (Kind::Decision, "text") => "che cosa si è deciso",
        (Kind::Task, "text") => "che cosa c’è da fare",
        (_, "starts_at") => "ora di inizio",
        (_, "place") => "dove",
        (_, "format") => "di persona o in rete",
        (_, "agenda") => "ordine del giorno",
        (_, "attendance") => "presenti, per categoria",
        (_, "minutes") => "verbale",
        (_, "materials") => "materiali",
        (_, "next_on") => "prossimo incontro",
        (_, "role") => "chi se ne occupa (ruolo)",
        (_, "due_on") => "entro quando",
        (_, "decision") => "decisione",
        _ => return None,
    })
}

fn voice(name: &str) -> Option<&'static str> {
    Some(match name {
        "text" => "le parole",
        "theme" => "di che cosa parla",
        "speaker" => "chi ha parlato (categoria)",
        "origin" => "dove è stato detto",
        "said_on" => "quando",
        "consent" => "consenso di chi ha parlato",
        _ => return None,
    })
}

fn need(kind: Kind, name: &str) -> Option<&'static str> {
    Some(match (kind, name) {
        (Kind::Priority, "name") => "che cosa",
        (_, "statement") => "che cosa serve",
        (_, "origin") => "dove è stato sentito",
        (_, "concerns") => "chi riguarda",
        (_, "categories") => "livello e bisogni trasversali",
        (_, "times_heard") => "quante volte è stato sentito",
        (_, "first_heard") => "sentito la prima volta",
        (_, "last_heard") => "sentito l’ultima volta",
        (_, "coverage") => "ha una risposta?",
        (_, "services") => "servizi che rispondono",
        (_, "proposals") => "che cosa propongono le persone",
        (_, "examples") => "esempi",
        (_, "linked_priorities") => "priorità collegate",
        (_, "rank") => "posto nell’ordine",
        (_, "rationale") => "perché",
        _ => return None,
    })
}

fn interview(name: &str) -> Option<&'static str> {
    Some(match name {
        "interlocutor" => "con chi (categoria)",
        "guide_questions" => "domande guida",
        "summary" => "che cosa è emerso",
        "who_else" => "chi altro sentire",
        "meeting" => "incontro in cui si è deciso",
        _ => return None,
    })
}

fn sheet(name: &str) -> Option<&'static str> {
    Some(match name {
        "code" => "codice",
        "kind" => "che tipo di risorsa è",
        "formal" => "formale o informale",
        "place" => "comune o frazione",
        "address" => "dove, di preciso",
        "what_exists" => "che cosa c’è",
        "people_reached" => "quante persone raggiunge",
        "opening" => "quando è aperto",
        "frequency" => "ogni quanto",
        "capacity" => "quanti posti ha",
        "what_it_does" => "che cosa fa davvero",
        "specificity" => "che cosa ha di speciale",
        "strengths" => "punti forti",
        "limits" => "che cosa manca",
        "openness" => "quanto è aperta a collaborare",
        "offer_to_families" => "che cosa può offrire alle famiglie",
        "asks_for" => "che cosa chiede",
        "target" => "per chi",
        "opened_on" => "aperta il",
        "review_on" => "da ricontrollare il",
        "consent_to_publish" => "chi offre l’aiuto è d’accordo a pubblicare",
        "service" => "servizio nato da questa scheda",
        _ => return None,
    })
}

fn organization(name: &str) -> Option<&'static str> {
    Some(match name {
        "roles" => "che cosa fa nel Piano",
        "area" => "fin dove arriva",
        "status" => "c’è ancora?",
        "public_contacts" => "contatti pubblici",
        "working_contacts" => "contatti di lavoro",
        _ => return None,
    })
}

fn service(name: &str) -> Option<&'static str> {
    Some(match name {
        "name" => "nome ufficiale",
        "alternate_name" => "nome breve",
        "heading" => "che cosa offre, detto semplice",
        "status_note" => "che cosa sapere dello stato",
        "publication" => "nella guida",
        "protected" => "scheda protetta",
        "provider" => "chi lo offre",
        "eligibility" => "per chi",
        "minimum_age" => "età minima",
        "maximum_age" => "età massima",
        "application_process" => "come si fa",
        "say_on_phone" => "al telefono puoi dire",
        "required_documents" => "documenti da portare",
        "cost" => "quanto costa",
        "fees_description" => "quanto costa, a parole",
        "situations" => "situazioni di vita",
        "keywords" => "parole per trovarlo",
        "service_area" => "dove vale",
        "schedule_note" => "orari, a parole",
        "schedule_exceptions" => "giorni diversi dal solito",
        "languages" => "lingue parlate",
        "language_note" => "che cosa sapere delle lingue",
        "objective" => "obiettivo del Piano",
        "figures" => "numeri del Piano",
        _ => return None,
    })
}

fn location(name: &str) -> Option<&'static str> {
    Some(match name {
        "location_type" => "un posto o un telefono",
        "address" => "via e numero",
        "postal_code" => "CAP",
        "transportation" => "come arrivare",
        "accessibility" => "gradini, bagno, parcheggio",
        "point" => "punto sulla mappa",
        "confidential" => "luogo riservato",
        _ => return None,
    })
}

fn centre(name: &str) -> Option<&'static str> {
    Some(match name {
        "form" => "che tipo di spazio",
        "location" => "luogo",
        "functions" => "che cosa fa",
        "contacts" => "contatti",
        "co_management" => "come si gestisce insieme",
        "next_steps" => "prossimi passi",
        _ => return None,
    })
}

fn network(kind: Kind, name: &str) -> Option<&'static str> {
    Some(match (kind, name) {
        (Kind::Link, "kind") => "che legame è",
        (_, "purpose") => "a che cosa serve",
        (_, "area") => "fin dove arriva",
        (_, "coordinator") => "chi coordina",
        (_, "established_on") => "nata il",
        (_, "status") => "c’è ancora?",
        (_, "from") => "da chi",
        (_, "to") => "verso chi",
        (_, "parties") => "fra chi",
        (_, "object") => "di che cosa si occupa",
        (_, "amount_cents") => "euro all’anno",
        (_, "starts_on") => "comincia il",
        (_, "expires_on") => "scade il",
        (_, "renewal") => "come si rinnova",
        (_, "annex") => "allegato del Piano",
        _ => return None,
    })
}

fn notebook(name: &str) -> Option<&'static str> {
    Some(match name {
        "a" => "la prima",
        "b" => "la seconda",
        "verdict" => "sono la stessa cosa?",
        "seen" => "che cosa si era visto",
        "about" => "di che cosa parla",
        "text" => "nota",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_every_kind_has_a_human_name() {
        for kind in Kind::ALL {
            let mut names = std::collections::BTreeSet::new();
            for name in kind.fields() {
                let said = field(*kind, name);
                assert_ne!(said, UNKNOWN, "{kind:?}.{name}");
                assert!(names.insert(said), "{kind:?}: two fields are called {said}");
                assert_ne!(field_anywhere(name), UNKNOWN, "{name}");
            }
        }
    }

    #[test]
    fn fields_are_called_as_people_call_them() {
        assert_eq!(field(Kind::Service, "phones"), "telefoni");
        assert_eq!(field(Kind::Service, "eligibility"), "per chi");
        assert_eq!(field(Kind::Service, "application_process"), "come si fa");
        assert_eq!(field(Kind::MappingSheet, "strengths"), "punti forti");
        assert_eq!(field_anywhere("service_area"), "dove vale");
        assert_eq!(field(Kind::Service, "no_such_field"), UNKNOWN);
    }
}
