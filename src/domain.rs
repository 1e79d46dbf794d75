//! What is true: plain records and their rules, one file per notion. Not here: how records are merged
//! (`workspace`), how they look in a file (`exchange`), any clock, storage or Italian sentence.

pub mod bin;
pub mod community_profile;
pub mod dot;
pub mod family_centre;
pub mod id;
pub mod kind;
pub mod mapping;
pub mod meeting;
pub mod network;
pub mod normal_form;
pub mod notebook;
pub mod observatory;
pub mod organization;
pub mod privacy;
pub mod provenance;
pub mod record;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
pub mod service;
pub mod steering_group;
pub mod territory;
pub mod text;
pub mod time;
pub mod walk;

pub use bin::Binned;
pub use community_profile::{CommunityProfile, PROFILE_PARTS, ProfileStatus};
pub use dot::{Dot, Replica, Seen};
pub use family_centre::{CentreForm, CentreFunction, CentreStatus, FamilyCentre};
pub use id::{Id, IdError, RecordId};
pub use kind::{AnyRecord, Kind};
pub use mapping::{
    InterlocutorCategory, Interview, InterviewStatus, MappingSheet, ResourceKind, SheetStatus,
};
pub use meeting::{
    AgendaItem, Decision, Meeting, MeetingFormat, MeetingKind, MeetingStatus, Minutes, Task, TaskStatus,
};
pub use network::{Actor, Agreement, AgreementKind, Link, LinkKind, Network};
pub use normal_form::composed;
pub use notebook::{Device, Match, Notebook, PrivateNote, SeenOfBoth, Verdict, default_notebook};
pub use observatory::{
    Consent, Coverage, Need, NeedCategory, NeedCategoryKind, NeedOrigin, NeedStatus, Priority, Valence,
    Voice, VoiceStatus,
};
pub use organization::{Contacts, Existence, Location, LocationType, Organization, OrganizationKind, Point};
pub use privacy::Edge;
pub use provenance::{Fact, Provenance, Source};
pub use record::{FieldFault, FieldProblem, Fields, Record, Reference, References, Word};
pub use service::{
    Assurance, Cost, CoverageScope, LifePhase, LifeSituation, NamedFigure, OpeningException, OpeningSlot,
    PhoneNumber, PolicyArea, Publication, Service, ServiceArea, ServiceKind, ServiceStatus, Weekday,
};
pub use steering_group::{GroupKind, GroupStatus, Headcount, Member, ParticipantCategory, SteeringGroup};
pub use territory::{
    AgeBand, Area, Citizenship, CoProgrammingTable, Comune, DatedNote, Frazione, Holding, MicroTerritory,
    Place, Residents,
};
pub use text::{
    Email, IstatCode, LanguageCode, LineRange, NonEmptyText, Phone, PostalCode, TextError, TimeOfDay,
    WebAddress, folded,
};
pub use time::Period;
pub use walk::Unreadable;
