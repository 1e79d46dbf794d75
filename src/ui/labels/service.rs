//! Words for services and organisations. What families also read is said in `ui/words` and only repeated here.

use super::{Label, say};
use crate::domain::{
    Cost, CoverageScope, Existence, LifePhase, LifeSituation, LocationType, OrganizationKind, PolicyArea,
    Publication, ServiceKind, ServiceStatus, Weekday,
};
use crate::ui::words;

say! {
    ServiceKind {
        Service => "servizio",
        Project => "progetto",
        Place => "luogo",
        Measure => "misura o contributo",
        Facilities => "insieme di strutture",
        System => "lavoro di rete, dietro le quinte",
    }
    Publication {
        Unpublished => "non ancora nella guida",
        Published => "nella guida",
        Withdrawn => "ritirato dalla guida",
    }
    OrganizationKind {
        PublicBody => "ente pubblico",
        GovernanceBody => "organo di governo",
        Health => "servizio sanitario",
        Category => "insieme di enti",
        LabourService => "servizio per il lavoro",
        School => "scuola",
        ThirdSector => "ente del terzo settore",
        Cooperative => "cooperativa",
        InformalGroup => "gruppo informale",
        Company => "impresa",
        Centre => "centro",
        Foundation => "fondazione",
        ParishChurch => "parrocchia o chiesa",
        CareHome => "casa di riposo",
        InternalUnit => "ufficio di un ente",
    }
    Existence {
        Existing => "esiste",
        Planned => "in progetto",
        Ended => "non c’è più",
    }
    LocationType {
        Physical => "un posto dove andare",
        Virtual => "per telefono o in rete",
    }
}

/// Words that families read too: they are said once, where other languages can enter.
macro_rules! say_as_to_families {
    ($( $name:ident by $word:ident; )*) => {$(
        impl Label for $name {
            fn label(self) -> &'static str {
                words::$word(self)
            }
        }
    )*};
}
say_as_to_families! {
    LifeSituation by situation;
    LifePhase by life_phase;
    PolicyArea by policy_area;
    ServiceStatus by service_status;
    CoverageScope by coverage_scope;
    Cost by cost;
    Weekday by weekday;
}
