//! Who gives a service, as HSDS has it: an organisation, or a network that stands for one.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::domain::{Actor, Kind};
use crate::exchange::public::{PublicContacts, PublicNetwork, PublicOrganization, PublicPhone};

use super::Writer;
use super::identity::{email, part_of, uri, uuid_of};

impl Writer<'_> {
    /// Who acts; `None` if the directory does not hold them.
    pub(super) fn actor(&self, actor: &Actor) -> Option<Value> {
        match actor {
            Actor::Organization(id) => self.organizations.get(id).map(|one| self.organization(one)),
            Actor::Network(id) => self.networks.get(id).map(|one| self.network(one)),
        }
    }

    /// The name of who acts.
    pub(super) fn name_of(&self, actor: &Actor) -> Option<String> {
        match actor {
            Actor::Organization(id) => self.organizations.get(id).map(|one| one.name.to_string()),
            Actor::Network(id) => self.networks.get(id).map(|one| one.name.to_string()),
        }
    }

    fn organization(&self, one: &PublicOrganization) -> Value {
        let id = uuid_of(one.id.record());
        let kind = self.words.word(Kind::Organization, "kind", one.kind.code());
        let names: Vec<&str> = one.alternate_names.iter().map(|name| name.as_str()).collect();
        // HSDS wants a description even where nobody has written one: what it is, or at least its name.
        let description = one.description.as_ref().map(|fact| fact.value.to_string());
        let description = description.or_else(|| kind.clone()).unwrap_or_else(|| one.name.to_string());
        let contacts = one.public_contacts.as_ref();
        let locations = one.locations.iter().filter_map(|id| self.locations.get(id));
        json!({
            "id": id.to_string(),
            "name": one.name,
            "alternate_name": names.join(", "),
            "description": description,
            "legal_status": kind,
            "email": contacts.and_then(|c| c.email.as_ref()).and_then(email),
            "website": contacts.and_then(|c| c.url.as_ref()).and_then(uri),
            "phones": contacts.map(|c| phones(id, &c.phones)),
            "contacts": contacts.and_then(|c| contact(id, c)),
            "locations": locations.map(|place| self.location(place)).collect::<Vec<Value>>(),
            "attributes": [self.attribute(id, Kind::Organization, "id", one.id.as_str())],
        })
    }

    fn network(&self, one: &PublicNetwork) -> Value {
        let id = uuid_of(one.id.record());
        let names: Vec<&str> = one.alternate_names.iter().map(|name| name.as_str()).collect();
        let purpose: Vec<&str> = one.purpose.iter().map(|text| text.as_str()).collect();
        let description = if purpose.is_empty() { one.name.to_string() } else { purpose.join("\n") };
        json!({
            "id": id.to_string(),
            "name": one.name,
            "alternate_name": names.join(", "),
            "description": description,
            "attributes": [self.attribute(id, Kind::Network, "id", one.id.as_str())],
        })
    }

    /// Something for which HSDS has no member: the name of our field, and what it holds.
    pub(super) fn attribute(&self, of: Uuid, kind: Kind, field: &str, value: &str) -> Value {
        json!({
            "id": part_of(of, &format!("attributes/{field}/{value}")),
            "label": self.words.field(kind, field),
            "value": value,
        })
    }
}

/// Who to ask for, as a role.
fn contact(of: Uuid, contacts: &PublicContacts) -> Option<Value> {
    let role = contacts.ask_for.as_ref()?;
    Some(json!([{ "id": part_of(of, "contacts/0"), "title": role }]))
}

/// Telephones: in Italy a mobile number begins with 3.
pub(super) fn phones(of: Uuid, phones: &[PublicPhone]) -> Value {
    let written = phones.iter().enumerate().map(|(n, phone)| {
        let dialled = phone.number.dialled();
        let national = dialled.strip_prefix("+39").or(dialled.strip_prefix("0039")).unwrap_or(&dialled);
        json!({
            "id": part_of(of, &format!("phones/{n}")),
            "number": phone.number,
            "type": if national.starts_with('3') { "cell" } else { "voice" },
            "description": phone.description,
        })
    });
    written.collect()
}
