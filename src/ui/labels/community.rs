//! Words for the life of a community: territories, profiles, groups, meetings, networks and centres.

use super::say;
use crate::domain::{
    AgreementKind, Area, CentreForm, CentreFunction, CentreStatus, GroupKind, GroupStatus, LinkKind,
    MeetingFormat, MeetingKind, MeetingStatus, ParticipantCategory, ProfileStatus, TaskStatus, Verdict,
};

say! {
    Area {
        Viadanese => "viadanese",
        Casalasco => "casalasco",
        Ambito => "Ambito Oglio Po",
        Province => "provincia di Mantova",
        Outside => "altrove",
    }
    ProfileStatus {
        Draft => "bozza",
        InSharing => "in lettura al gruppo guida",
        Shared => "condiviso",
        Published => "pubblicato",
        Superseded => "superato",
    }
    GroupKind {
        Guiding => "gruppo guida",
        Youth => "gruppo giovani",
        Project => "gruppo di progetto",
        CrossZone => "gruppo sovrazonale",
    }
    GroupStatus {
        ToBeSetUp => "da costituire",
        SetUp => "costituito",
        Growing => "in allargamento",
        Active => "attivo",
        Paused => "in pausa",
        Concluded => "concluso",
    }
    ParticipantCategory {
        Children => "bambini",
        Families => "famiglie",
        Institutions => "istituzioni",
        Youth => "giovani",
        Elderly => "anziani",
        Partners => "partner di progetto",
        LocalActors => "realtà del territorio",
        Migrants => "cittadini migranti",
    }
    MeetingKind {
        CommunityEvent => "evento per la comunità",
        Workshop => "laboratorio",
        SteeringGroup => "incontro del gruppo guida",
        ProjectSubgroup => "sottogruppo di progetto",
        OperatorTeam => "équipe con gli operatori",
        Training => "formazione",
        SteeringCommittee => "cabina di regia",
        FunderSharing => "condivisione con i finanziatori",
        CoProgramming => "tavolo di co-programmazione",
        Plenary => "plenaria di restituzione",
        WorkGroup => "gruppo di lavoro",
        FocusGroup => "focus group",
        Intergenerational => "incontro fra generazioni e culture",
    }
    MeetingStatus {
        Planned => "in programma",
        Running => "in corso",
        MinutesDraft => "verbale in bozza",
        MinutesShared => "verbale condiviso",
        MinutesApproved => "verbale approvato",
        Postponed => "rinviato",
        Cancelled => "annullato",
    }
    MeetingFormat {
        InPerson => "di persona",
        Online => "in rete",
        Mixed => "di persona e in rete",
    }
    TaskStatus {
        ToDo => "da fare",
        Doing => "in corso",
        Done => "fatto",
        PutOff => "rinviato",
    }
    LinkKind {
        MemberOf => "fa parte della rete",
        WorksWith => "lavora con",
        PartOf => "è parte di",
        Funds => "finanzia",
        RefersTo => "indirizza le persone a",
    }
    AgreementKind {
        Protocol => "protocollo",
        Convention => "convenzione",
        Accord => "accordo",
        Procedure => "procedura",
    }
    CentreStatus {
        Hypothesised => "ipotizzato",
        ToBeSetUp => "da costituire",
        Designing => "in progettazione",
        SettingUp => "in allestimento",
        Started => "avviato",
        Consolidated => "consolidato",
    }
    CentreFunction {
        Information => "informazioni subito",
        FamilyServices => "servizi per la famiglia",
        FosterCare => "primo orientamento su affido e adozione",
        Benefits => "contributi e agevolazioni",
        Gathering => "spazi per stare insieme",
        Reception => "professionisti che ricevono",
        CommunityFabric => "tessuto della comunità",
    }
    CentreForm {
        Physical => "uno spazio dove andare",
        Virtual => "per telefono o in rete",
        Both => "uno spazio e anche a distanza",
    }
    Verdict {
        Same => "è la stessa cosa",
        Different => "sono due cose diverse",
    }
}
