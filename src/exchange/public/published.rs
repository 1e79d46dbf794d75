//! Which records anybody may read, and what must not say where it is. Where two people wrote different things, the
//! most restrictive counts.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::domain::{
    Actor, AnyRecord, Consent, Id, Kind, Location, Organization, ProfileStatus, Publication, Record,
    RecordId, Service, Voice, VoiceStatus,
};
use crate::workspace::{BinState, Entry, Workspace};

use super::super::edition::{Edition, Scope, chosen};
use super::Public;

/// The records of a workspace that anybody may read.
pub(super) struct Published<'a> {
    workspace: &'a Workspace,
    /// Under which identifier a record is shown, for those that are one thing with another.
    joined: BTreeMap<RecordId, RecordId>,
    /// The identifiers under which something is published.
    ids: BTreeSet<RecordId>,
    /// Services about violence or the protection of minors, whoever says so.
    protected: BTreeSet<RecordId>,
    /// Organisations that give nothing else in the guide: where they are, is where the protected service is.
    guarded: BTreeSet<RecordId>,
}

impl<'a> Published<'a> {
    /// Looks through a workspace.
    pub(super) fn of(workspace: &'a Workspace, scope: &Scope) -> Published<'a> {
        let empty = BTreeSet::new();
        let (joined, protected, guarded) = (workspace.joined(), empty.clone(), empty.clone());
        let mut published = Published { workspace, joined, ids: empty, protected, guarded };
        published.find_what_is_protected();
        let hidden_places = published.hidden_places();
        let shown = workspace.entries().filter(|entry| {
            let id = entry.record.id();
            published.shown(id) == id && !hidden_places.contains(id) && published.is_public(id)
        });
        published.ids = shown.map(|entry| entry.record.id().clone()).collect();
        published.keep_what_is_asked(scope);
        published.leave_out_what_hangs_in_the_air();
        published
    }

    /// The public records of a kind, in the order of their identifiers.
    pub(super) fn records<T: Public>(&self) -> Vec<T> {
        let table = self.workspace.table(<T::Of as Record>::KIND);
        let public = table.iter().filter(|(id, _)| self.ids.contains(*id));
        let records = public.filter_map(|(_, entry)| <T::Of as Record>::peel(&entry.record));
        records.filter_map(|record| T::of(record, self)).collect()
    }

    /// A reference as the public may follow it; `None` if it leads to nothing public.
    pub(super) fn id<T: Record>(&self, id: &Id<T>) -> Option<Id<T>> {
        let shown = self.shown(id.record());
        let here = self.ids.contains(shown) && self.workspace.table(T::KIND).contains_key(shown);
        here.then(|| Id::new(shown.clone()))
    }

    /// A reference that may be absent.
    pub(super) fn id_of_some<T: Record>(&self, id: &Option<Id<T>>) -> Option<Id<T>> {
        id.as_ref().and_then(|id| self.id(id))
    }

    /// References as the public may follow them.
    pub(super) fn ids<T: Record>(&self, ids: &BTreeSet<Id<T>>) -> BTreeSet<Id<T>> {
        ids.iter().filter_map(|id| self.id(id)).collect()
    }

    /// Somebody who acts, if the public knows them.
    pub(super) fn actor(&self, actor: &Actor) -> Option<Actor> {
        match actor {
            Actor::Organization(id) => self.id(id).map(Actor::Organization),
            Actor::Network(id) => self.id(id).map(Actor::Network),
        }
    }

    /// Those of whom the public knows.
    pub(super) fn actors(&self, actors: &BTreeSet<Actor>) -> BTreeSet<Actor> {
        actors.iter().filter_map(|actor| self.actor(actor)).collect()
    }

    /// Whether a service is about violence or the protection of minors.
    pub(super) fn is_protected(&self, service: &Id<Service>) -> bool {
        self.protected.contains(self.shown(service.record()))
    }

    /// Whether nobody must learn where an organisation is.
    pub(super) fn is_guarded(&self, organization: &Id<Organization>) -> bool {
        self.guarded.contains(self.shown(organization.record()))
    }

    /// The same of an organisation or a network.
    pub(super) fn is_guarded_actor(&self, actor: &Actor) -> bool {
        match actor {
            Actor::Organization(id) => self.is_guarded(id),
            Actor::Network(_) => false,
        }
    }

    fn shown<'b>(&'b self, id: &'b RecordId) -> &'b RecordId {
        self.joined.get(id).unwrap_or(id)
    }

    /// The entries that are one thing with the one shown under this identifier, in the bin or not.
    fn one_thing(&self, shown: &RecordId) -> Vec<&'a Entry> {
        if !self.joined.contains_key(shown) {
            return self.workspace.entry(shown).into_iter().collect();
        }
        let ids = self.joined.iter().filter(|(_, other)| *other == shown).map(|(id, _)| id);
        ids.filter_map(|id| self.workspace.entry(id)).collect()
    }

    /// Whether every record of one thing may be read, as everybody wrote it.
    fn is_public(&self, shown: &RecordId) -> bool {
        let all = self.one_thing(shown);
        all.iter().any(|entry| entry.is_live())
            && all.into_iter().all(|entry| {
                // A copy in the bin says nothing any more, unless it is the one on which somebody took consent back.
                if entry.is_live() { may_be_read(entry) } else { !takes_back(entry) }
            })
    }

    fn find_what_is_protected(&mut self) {
        let services = || self.workspace.table(Kind::Service).values();
        let protected = services().filter(|entry| values::<bool>(entry, "protected").contains(&true));
        let protected: BTreeSet<RecordId> =
            protected.map(|entry| self.shown(entry.record.id()).clone()).collect();
        let (mut guarded, mut open) = (BTreeSet::new(), BTreeSet::new());
        for entry in services() {
            let shown = self.shown(entry.record.id());
            if protected.contains(shown) {
                guarded.extend(self.givers(entry));
            } else if may_be_read(entry) {
                open.extend(self.givers(entry));
            }
        }
        self.guarded = guarded.difference(&open).cloned().collect();
        self.protected = protected;
    }

    /// The organisations that give a service, or help to, as anybody wrote it.
    fn givers(&self, service: &Entry) -> BTreeSet<RecordId> {
        let provider = values::<Option<Actor>>(service, "provider").into_iter().flatten();
        let partners = values::<BTreeSet<Actor>>(service, "partners").into_iter().flatten();
        let organization = |actor| match actor {
            Actor::Organization(id) => Some(self.shown(id.record()).clone()),
            Actor::Network(_) => None,
        };
        provider.chain(partners).filter_map(organization).collect()
    }

    /// The places of protected services and of guarded organisations, as anybody wrote them.
    fn hidden_places(&self) -> BTreeSet<RecordId> {
        let mut hidden = BTreeSet::new();
        for (kind, hiding) in [(Kind::Service, &self.protected), (Kind::Organization, &self.guarded)] {
            let table = self.workspace.table(kind).values();
            for entry in table.filter(|entry| hiding.contains(self.shown(entry.record.id()))) {
                let places = values::<BTreeSet<Id<Location>>>(entry, "locations").into_iter().flatten();
                hidden.extend(places.map(|id| self.shown(id.record()).clone()));
            }
        }
        hidden
    }

    /// Of a part, what a file between colleagues would hold. What hides others is looked for in the whole.
    fn keep_what_is_asked(&mut self, scope: &Scope) {
        if scope.is_all() {
            return;
        }
        let asked = chosen(self.workspace, Edition::Working, scope);
        let asked: BTreeSet<&RecordId> = asked.iter().map(|entry| self.shown(entry.record.id())).collect();
        let kept = self.ids.iter().filter(|id| asked.contains(id)).cloned().collect();
        self.ids = kept;
    }

    /// A part of a comune, and the profile of a territory, say nothing without the record they are of.
    fn leave_out_what_hangs_in_the_air(&mut self) {
        let hangs = |id: &&RecordId| match self.workspace.entry(id).map(|entry| &entry.record) {
            Some(AnyRecord::Frazione(frazione)) => self.id(&frazione.comune).is_none(),
            Some(AnyRecord::CommunityProfile(profile)) => self.id(&profile.micro_territory).is_none(),
            _ => false,
        };
        let hanging: Vec<RecordId> = self.ids.iter().filter(hangs).cloned().collect();
        self.ids.retain(|id| !hanging.contains(id));
    }
}

/// The fields on which it depends whether a record may be read: nobody but a person settles a conflict there.
fn deciding(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Voice => &["binned", "consent", "status"],
        Kind::CommunityProfile => &["binned", "status"],
        Kind::Service => &["binned", "publication", "protected"],
        Kind::Location => &["binned", "confidential"],
        _ => &["binned"],
    }
}

/// Whether anybody may read a record, for what it says itself.
fn may_be_read(entry: &Entry) -> bool {
    let open = match &entry.record {
        AnyRecord::Comune(_)
        | AnyRecord::Frazione(_)
        | AnyRecord::CoProgrammingTable(_)
        | AnyRecord::MicroTerritory(_)
        | AnyRecord::NeedCategory(_)
        | AnyRecord::Organization(_)
        | AnyRecord::FamilyCentre(_)
        | AnyRecord::Network(_)
        | AnyRecord::Agreement(_) => true,
        AnyRecord::CommunityProfile(profile) => profile.status == ProfileStatus::Published,
        AnyRecord::Voice(voice) => may_be_quoted(voice),
        AnyRecord::Service(service) => service.publication == Publication::Published,
        AnyRecord::Location(location) => !location.confidential,
        AnyRecord::SteeringGroup(_)
        | AnyRecord::Member(_)
        | AnyRecord::Meeting(_)
        | AnyRecord::Decision(_)
        | AnyRecord::Task(_)
        | AnyRecord::Need(_)
        | AnyRecord::Priority(_)
        | AnyRecord::Interview(_)
        | AnyRecord::MappingSheet(_)
        | AnyRecord::Link(_)
        | AnyRecord::Notebook(_)
        | AnyRecord::Device(_)
        | AnyRecord::Match(_)
        | AnyRecord::PrivateNote(_) => false,
    };
    let agreed =
        deciding(entry.record.kind()).iter().all(|field| !entry.revision.siblings.contains_key(field));
    open && agreed && entry.bin_state() == BinState::Live
}

fn may_be_quoted(voice: &Voice) -> bool {
    let allowed = match voice.consent {
        Consent::SaidInPublic | Consent::Given => true,
        Consent::ToBeAsked | Consent::Withdrawn => false,
    };
    allowed && voice.status == VoiceStatus::Publishable
}

/// Whether somebody wrote, in a record that is in the bin by now, that nobody must read this.
fn takes_back(entry: &Entry) -> bool {
    match entry.record.kind() {
        Kind::Voice => {
            values::<Consent>(entry, "consent").contains(&Consent::Withdrawn)
                || values::<VoiceStatus>(entry, "status").contains(&VoiceStatus::Withdrawn)
        }
        Kind::Location => values::<bool>(entry, "confidential").contains(&true),
        _ => false,
    }
}

/// Every value that somebody wrote in a field.
fn values<T: DeserializeOwned>(entry: &Entry, field: &'static str) -> Vec<T> {
    let shown = entry.record.fields().field(field);
    let siblings = entry.revision.siblings.get(field).into_iter().flatten();
    let all = shown.into_iter().chain(siblings.map(|sibling| sibling.value.clone()));
    let read =
        |value: Value| serde_json::from_value(value).expect("every value was once a value of its field");
    all.map(read).collect()
}
