//! Words for what a community says and maps: voices, needs, priorities, conversations and sheets.

use super::say;
use crate::domain::{
    Consent, Coverage, InterlocutorCategory, InterviewStatus, NeedCategoryKind, NeedOrigin, NeedStatus,
    ResourceKind, SheetStatus, Valence, VoiceStatus,
};

say! {
    Consent {
        SaidInPublic => "detta in pubblico",
        Given => "ha detto di sì",
        ToBeAsked => "da chiedere",
        Withdrawn => "ci ha ripensato",
    }
    VoiceStatus {
        Collected => "raccolta",
        ToBeChecked => "da controllare",
        Publishable => "pubblicabile",
        Withdrawn => "ritirata",
    }
    NeedCategoryKind {
        Level => "livello di bisogno",
        Transversal => "bisogno trasversale",
    }
    Coverage {
        Covered => "coperto",
        Partial => "coperto in parte",
        Unmet => "senza risposta",
    }
    NeedStatus {
        Emerged => "emerso",
        HeardFromSeveral => "sentito da più parti",
        Confirmed => "confermato dal gruppo",
        TakenOn => "preso in carico",
        Answered => "ha una risposta",
        Checked => "risposta verificata",
        HandedOver => "portato alle istituzioni",
    }
    Valence {
        Methodological => "sul modo di lavorare",
        Community => "sulla comunità",
    }
    NeedOrigin {
        Voice => "da una voce",
        Meeting => "in un incontro",
        Interview => "in un colloquio",
        MappingSheet => "in una scheda di mappatura",
        Desk => "a uno sportello",
        Figures => "nei dati",
    }
    InterlocutorCategory {
        Administrator => "sindaci e amministratori",
        MunicipalOperator => "chi lavora in comune",
        ThirdSector => "associazioni e cooperative",
        Parish => "parrocchia",
        School => "scuola",
        Health => "sanità",
        Resident => "chi abita qui",
        Other => "qualcun altro",
    }
    InterviewStatus {
        ToBeFixed => "da fissare",
        Fixed => "fissato",
        Held => "svolto",
        GivenBack => "restituito",
    }
    ResourceKind {
        Organization => "organizzazione",
        Service => "servizio",
        InformalGroup => "gruppo informale",
        Place => "luogo",
        Role => "persona di riferimento",
        Event => "evento",
        Network => "rete",
    }
    SheetStatus {
        Open => "aperta",
        Collecting => "in raccolta",
        Complete => "completa",
        Verified => "verificata",
        Archived => "archiviata",
    }
}
