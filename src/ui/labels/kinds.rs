//! What people call each kind of record: one, many, and so many of them.

use super::numbers;
use crate::domain::Kind;

/// One record of a kind: "servizio".
pub fn kind(kind: Kind) -> &'static str {
    names(kind).0
}

/// Many records of a kind: "servizi".
pub fn kinds(kind: Kind) -> &'static str {
    names(kind).1
}

/// So many records of a kind: "1 servizio", "1.250 servizi".
pub fn counted(kind: Kind, count: usize) -> String {
    let (one, many) = names(kind);
    numbers::counted_words(count, one, many)
}

/// Whether the words of a kind are feminine: "due voci nuove".
pub fn is_feminine(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Frazione
            | Kind::Decision
            | Kind::Voice
            | Kind::NeedCategory
            | Kind::Priority
            | Kind::MappingSheet
            | Kind::Organization
            | Kind::Network
            | Kind::PrivateNote
    )
}

fn names(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Comune => ("comune", "comuni"),
        Kind::Frazione => ("frazione", "frazioni"),
        Kind::CoProgrammingTable => ("tavolo di co-programmazione", "tavoli di co-programmazione"),
        Kind::MicroTerritory => ("micro-territorio", "micro-territori"),
        Kind::CommunityProfile => ("profilo di comunità", "profili di comunità"),
        Kind::SteeringGroup => ("gruppo", "gruppi"),
        Kind::Member => ("componente", "componenti"),
        Kind::Meeting => ("incontro", "incontri"),
        Kind::Decision => ("decisione", "decisioni"),
        Kind::Task => ("compito", "compiti"),
        Kind::Voice => ("voce", "voci"),
        Kind::Need => ("bisogno", "bisogni"),
        Kind::NeedCategory => ("categoria di bisogno", "categorie di bisogno"),
        Kind::Priority => ("priorità", "priorità"),
        Kind::Interview => ("colloquio", "colloqui"),
        Kind::MappingSheet => ("scheda di mappatura", "schede di mappatura"),
        Kind::Organization => ("organizzazione", "organizzazioni"),
        Kind::Service => ("servizio", "servizi"),
        Kind::Location => ("luogo", "luoghi"),
        Kind::FamilyCentre => ("Centro Family Coaching", "Centri Family Coaching"),
        Kind::Network => ("rete", "reti"),
        Kind::Link => ("legame", "legami"),
        Kind::Agreement => ("accordo", "accordi"),
        Kind::Notebook => ("quaderno", "quaderni"),
        Kind::Device => ("dispositivo", "dispositivi"),
        Kind::Match => ("abbinamento", "abbinamenti"),
        Kind::PrivateNote => ("nota privata", "note private"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_and_the_rest_are_many() {
        assert_eq!(counted(Kind::Service, 1), "1 servizio");
        assert_eq!(counted(Kind::Service, 23), "23 servizi");
        assert_eq!(counted(Kind::Voice, 0), "0 voci");
        assert_eq!(counted(Kind::Organization, 1_250), "1.250 organizzazioni");
        assert_eq!((kind(Kind::MappingSheet), kinds(Kind::Priority)), ("scheda di mappatura", "priorità"));
    }
}
