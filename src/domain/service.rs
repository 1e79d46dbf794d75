//! Services: what the guide for families is made of (HSDS: service).

use chrono::NaiveDate;
use std::collections::BTreeSet;

use super::id::Id;
use super::network::Actor;
use super::organization::Location;
use super::provenance::{Fact, Provenance};
use super::record::{record, value, words};
use super::territory::Comune;
use super::text::{Email, LanguageCode, NonEmptyText, Phone, TimeOfDay, WebAddress};

words! {
    /// The three phases of life of the Plan (lines 6730-6762).
    pub enum LifePhase {
        /// Childhood and adolescence.
        Childhood = "childhood",
        /// Young adults and adults.
        Adulthood = "adulthood",
        /// Old age.
        OldAge = "old_age",
    }
}

words! {
    /// The ten areas of policy, by name (their letters change from sheet to sheet of the Plan).
    pub enum PolicyArea {
        /// Against poverty and exclusion.
        Poverty = "poverty",
        /// Housing.
        Housing = "housing",
        /// Active inclusion.
        ActiveInclusion = "active_inclusion",
        /// Help at home.
        HomeCare = "home_care",
        /// Older people.
        Elderly = "elderly",
        /// Digital services.
        Digitalisation = "digitalisation",
        /// Young people and minors.
        YouthAndMinors = "youth_and_minors",
        /// Work.
        Work = "work",
        /// Families.
        Family = "family",
        /// People with disabilities.
        Disability = "disability",
    }
}

words! {
    /// The eight situations by which families enter the guide (after lines 6724-6758).
    pub enum LifeSituation {
        /// A child is coming, or just came.
        Birth = "birth",
        /// A child struggles at school.
        School = "school",
        /// Caring for an older person.
        ElderCare = "elder_care",
        /// Looking for work.
        Work = "work",
        /// Looking for a home, or unable to pay for it.
        Housing = "housing",
        /// The money does not last the month.
        Money = "money",
        /// Just arrived in Italy.
        NewInItaly = "new_in_italy",
        /// Afraid of somebody at home.
        Fear = "fear",
    }
}

words! {
    /// What a service is.
    pub enum ServiceKind {
        /// A service.
        Service = "service",
        /// A project.
        Project = "project",
        /// A place.
        Place = "place",
        /// A measure or a benefit.
        Measure = "measure",
        /// A set of facilities.
        Facilities = "facilities",
        /// Work behind the scenes.
        System = "system",
    }
}

words! {
    /// Whether it works. Being checked is another thing.
    pub enum ServiceStatus {
        /// It works.
        Active = "active",
        /// It is planned.
        Planned = "planned",
        /// It is being tried.
        Experimental = "experimental",
        /// It is suspended.
        Suspended = "suspended",
        /// It is closed for a while.
        TemporarilyClosed = "temporarily_closed",
        /// It is over.
        Ended = "ended",
    }
}

words! {
    /// Whether it is in the guide.
    pub enum Publication {
        /// Not yet.
        Unpublished = "unpublished",
        /// It is.
        Published = "published",
        /// It was.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// How far it reaches.
    pub enum CoverageScope {
        /// All ten comuni of the viadanese.
        TenComuni = "ten_comuni",
        /// Nine of the ten; which one is missing the Plan does not say.
        NineOfTen = "nine_of_ten",
        /// The whole Ambito Oglio Po.
        Ambito = "ambito",
        /// The province of Mantova.
        Province = "province",
        /// The comuni that are listed.
        Listed = "listed",
        /// Nobody has said.
        Unstated = "unstated",
    }
}

words! {
    /// What it costs.
    pub enum Cost {
        /// Nothing.
        Free = "free",
        /// Something.
        Paid = "paid",
        /// It depends.
        Depends = "depends",
    }
}

words! {
    /// A day of the week.
    pub enum Weekday {
        /// Monday.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
        /// Saturday.
        Saturday = "saturday",
        /// Sunday.
        Sunday = "sunday",
    }
}

value! {
    /// Who checked, and when.
    pub struct Assurance {
        /// The role of who checked, never a name.
        pub by: NonEmptyText,
        /// The day.
        pub on: NaiveDate,
    }
}

value! {
    /// A telephone number and what it is for.
    pub struct PhoneNumber {
        /// The number.
        pub number: Phone,
        /// What it is for: "anche WhatsApp", "la mattina".
        pub description: Option<NonEmptyText>,
    }
}

value! {
    /// Where a service is given.
    pub struct ServiceArea {
        /// How far it reaches.
        pub scope: CoverageScope,
        /// The comuni, when they are listed.
        pub comuni: BTreeSet<Id<Comune>>,
        /// What is unclear.
        pub note: Option<NonEmptyText>,
    }
}

value! {
    /// Open on a day of the week from an hour to an hour; past midnight when the end comes before the beginning.
    pub struct OpeningSlot {
        /// The day.
        pub day: Weekday,
        /// The hour it opens.
        pub opens: TimeOfDay,
        /// The hour it closes.
        pub closes: TimeOfDay,
    }
}

value! {
    /// A day on which the hours are other than usual.
    pub struct OpeningException {
        /// The day.
        pub on: NaiveDate,
        /// What is different: "chiuso", "solo la mattina".
        pub text: NonEmptyText,
    }
}

value! {
    /// A figure that the Plan gives, with its name.
    pub struct NamedFigure {
        /// What it counts.
        pub name: NonEmptyText,
        /// The figure as the Plan prints it.
        pub text: NonEmptyText,
    }
}

record! {
    /// A service, a project, a place or a measure. What families read is in plain words; what is
    /// not known is absent and shown as "da completare".
    pub struct Service titled by [heading, name] |service| service.heading.as_ref().map_or(&service.name, |fact| &fact.value).to_string();
    /// Its official name.
    name: NonEmptyText,
    /// Its short name.
    alternate_name: Option<NonEmptyText>,
    /// What it gives, in the words of a family.
    heading: Option<Fact<NonEmptyText>>,
    /// What it is.
    description: Option<Fact<NonEmptyText>>,
    /// What kind of thing it is.
    kind: ServiceKind,
    /// Whether it works.
    status: ServiceStatus,
    /// What should be known of its status.
    status_note: Option<NonEmptyText>,
    /// Whether it is in the guide.
    publication: Publication,
    /// Who checked it and when; absent: "da verificare".
    assurance: Option<Assurance>,
    /// About violence or the protection of minors: national numbers, no address, a quick way out.
    protected: bool,
    /// Who gives it.
    provider: Option<Actor>,
    /// Who helps to give it.
    partners: BTreeSet<Actor>,
    /// For whom.
    eligibility: Option<Fact<NonEmptyText>>,
    /// Youngest age, in years.
    minimum_age: Option<u8>,
    /// Oldest age, in years.
    maximum_age: Option<u8>,
    /// What to do first.
    application_process: Option<Fact<NonEmptyText>>,
    /// What to say on the telephone.
    say_on_phone: Option<NonEmptyText>,
    /// Papers to bring.
    required_documents: Vec<NonEmptyText>,
    /// What it costs.
    cost: Option<Fact<Cost>>,
    /// What it costs, in words.
    fees_description: Option<NonEmptyText>,
    /// In which phases of life.
    phases: Option<Fact<BTreeSet<LifePhase>>>,
    /// In which areas of policy.
    policy_areas: Option<Fact<BTreeSet<PolicyArea>>>,
    /// In which situations families look for it.
    situations: BTreeSet<LifeSituation>,
    /// Everyday words by which it should be found.
    keywords: BTreeSet<NonEmptyText>,
    /// Where it is given.
    service_area: Option<Fact<ServiceArea>>,
    /// Its places.
    locations: BTreeSet<Id<Location>>,
    /// Telephones.
    phones: Vec<PhoneNumber>,
    /// E-mail.
    email: Option<Email>,
    /// Site.
    url: Option<WebAddress>,
    /// Hours by day of the week.
    schedules: Vec<OpeningSlot>,
    /// Hours in words: "su appuntamento".
    schedule_note: Option<NonEmptyText>,
    /// Days that are different.
    schedule_exceptions: Vec<OpeningException>,
    /// Languages spoken besides Italian.
    languages: BTreeSet<LanguageCode>,
    /// About languages: "punjabi il mercoledì".
    language_note: Option<NonEmptyText>,
    /// The objective of the Plan it belongs to, by code.
    objective: Option<NonEmptyText>,
    /// Figures that the Plan gives.
    figures: Vec<NamedFigure>,
    /// Anything else.
    note: Option<NonEmptyText>,
    /// How we know of it.
    provenance: Option<Provenance>,
}

impl Service {
    /// A service of which only the name is known, not in the guide.
    pub fn named(id: Id<Service>, name: NonEmptyText) -> Service {
        Service {
            id,
            name,
            alternate_name: None,
            heading: None,
            description: None,
            kind: ServiceKind::Service,
            status: ServiceStatus::Active,
            status_note: None,
            publication: Publication::Unpublished,
            assurance: None,
            protected: false,
            provider: None,
            partners: BTreeSet::new(),
            eligibility: None,
            minimum_age: None,
            maximum_age: None,
            application_process: None,
            say_on_phone: None,
            required_documents: Vec::new(),
            cost: None,
            fees_description: None,
            phases: None,
            policy_areas: None,
            situations: BTreeSet::new(),
            keywords: BTreeSet::new(),
            service_area: None,
            locations: BTreeSet::new(),
            phones: Vec::new(),
            email: None,
            url: None,
            schedules: Vec::new(),
            schedule_note: None,
            schedule_exceptions: Vec::new(),
            languages: BTreeSet::new(),
            language_note: None,
            objective: None,
            figures: Vec::new(),
            note: None,
            provenance: None,
            binned: None,
        }
    }

    /// Whether families find it in the guide.
    pub fn is_in_guide(&self) -> bool {
        self.publication == Publication::Published
    }

    /// Whether it answers who is afraid of somebody at home: its numbers and the quick way out go with it.
    pub fn answers_fear(&self) -> bool {
        self.protected && self.situations.contains(&LifeSituation::Fear)
    }

    /// Whether it is only planned: folded under a heading of its own.
    pub fn is_planned(&self) -> bool {
        self.status == ServiceStatus::Planned
    }

    /// What families need to use it and nobody has written, by field, in the order of a card. A
    /// protected card has no place, no hours and only official numbers: nothing of that is missing.
    pub fn missing_for_families(&self) -> Vec<&'static str> {
        let mut missing = Vec::new();
        let mut ask = |field, absent: bool| {
            if absent {
                missing.push(field);
            }
        };
        ask("eligibility", self.eligibility.is_none());
        ask("application_process", self.application_process.is_none());
        ask("service_area", self.service_area.is_none());
        if !self.protected {
            ask("phones", self.phones.is_empty() && self.email.is_none());
            ask("locations", self.locations.is_empty());
            ask("schedules", self.schedules.is_empty() && self.schedule_note.is_none());
        }
        ask("cost", self.cost.is_none() && self.fees_description.is_none());
        missing
    }
}
