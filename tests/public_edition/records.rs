//! A record of every kind with every field full.

use filo::domain::Kind;
use serde_json::{Value, json};

use super::planter::For::{All, AllUnlessGuarded, Group};
use super::planter::Planter;

/// The fields of a record, without identifier and bin.
pub fn fields(kind: Kind, p: &Planter<'_>) -> Value {
    match kind {
        Kind::Comune => comune(p),
        Kind::Frazione => json!({
            "name": p.text(All), "comune": p.id("comune"), "population": p.fact(All, &p.large(All)),
            "note": p.text(All), "provenance": p.known(All),
        }),
        Kind::CoProgrammingTable => json!({
            "name": p.text(All), "population": p.fact(All, &p.large(All)), "comuni": p.ids("comune"),
            "frazioni": p.ids("frazione"), "meetings": p.fact(All, &p.large(All)), "provenance": p.known(All),
        }),
        Kind::MicroTerritory => micro_territory(p),
        Kind::CommunityProfile => profile(p),
        Kind::Voice => voice(p),
        Kind::NeedCategory => json!({
            "name": p.text(All), "kind": p.of(&[json!("level"), json!("transversal")]),
            "description": p.text(All), "examples": p.texts(All), "linked_priorities": p.texts(All),
            "note": p.text(Group), "provenance": p.known(All),
        }),
        Kind::Organization => organization(p),
        Kind::Service => service(p),
        Kind::Location => json!({
            "name": p.text(All), "location_type": "physical", "comune": p.id("comune"),
            "frazione": p.id("frazione"), "address": p.text(All), "postal_code": p.digits(All, 5),
            "transportation": p.text(All), "accessibility": p.text(All),
            "point": { "latitude_e6": p.large(All), "longitude_e6": p.large(All) },
            "confidential": p.yes(4), "note": p.text(Group), "provenance": p.known(All),
        }),
        Kind::FamilyCentre => json!({
            "name": p.text(All), "micro_territory": p.id("micro-territory"), "status": "started", "form": "both",
            "location": p.id("location"), "functions": ["benefits", "information"], "partners": p.actors(),
            "services": p.ids("service"),
            "schedules": [{ "day": "monday", "opens": "09:00", "closes": "12:00" }],
            "contacts": p.contacts(All, All), "co_management": p.text(All), "agreement": p.id("agreement"),
            "network": p.id("network"), "next_steps": p.text(Group), "note": p.text(Group),
            "provenance": p.known(All),
        }),
        Kind::Network => json!({
            "name": p.text(All), "alternate_names": p.texts(All), "purpose": p.texts(All), "area": "ambito",
            "coordinator": p.id("organization"), "rhythm": p.text(All), "established_on": p.day(All),
            "status": "existing", "note": p.text(Group), "provenance": p.known(All),
        }),
        Kind::Agreement => json!({
            "name": p.text(All), "kind": "protocol", "parties": p.actors(), "object": p.texts(All),
            "comune": p.id("comune"), "area": "viadanese", "amount_cents": p.large(All), "starts_on": p.day(All),
            "expires_on": p.day(All), "renewal": p.text(All), "annex": p.text(All), "status": "planned",
            "note": p.text(Group), "provenance": p.known(All),
        }),
        _ => of_the_group(kind, p),
    }
}

fn comune(p: &Planter<'_>) -> Value {
    let [total, male, female] = p.people(All);
    let residents = json!({ "on": p.day(All), "total": total, "male": male, "female": female });
    let [italian, foreign] = p.people(All);
    let bands: [Value; 3] = p.people(All);
    let band =
        |(n, residents): (usize, &Value)| json!({ "from": n * 30, "to": null, "residents": residents });
    let bands: Vec<Value> = bands.iter().enumerate().map(band).collect();
    json!({
        "name": p.text(All), "istat_code": p.digits(All, 6), "area": "viadanese",
        "population": [p.fact(All, &residents)], "area_hectares": p.fact(All, &p.large(All)),
        "citizenship": p.fact(All, &json!({ "italian": italian, "foreign": foreign })),
        "ages": p.fact(All, &json!(bands)), "notes": p.notes(All),
    })
}

fn micro_territory(p: &Planter<'_>) -> Value {
    // A holding whose place is not public goes whole, so nothing is planted in it.
    let holding = |place: Value| {
        json!({
            "place": place, "period": { "from": null, "until": null }, "provenance": null,
        })
    };
    let holdings =
        [json!({ "comune": p.id("comune") }), json!({ "frazione": p.id("frazione") })].map(holding);
    json!({
        "number": p.large(All), "name": p.text(All), "school": p.id("organization"), "holdings": holdings,
        "table": p.id("co-programming-table"), "validity": { "from": p.day(All), "until": p.day(All) },
        "successor": p.id("micro-territory"), "boundary_note": p.text(All),
        "population": p.fact(All, &p.large(All)), "facilitator_role": p.text(Group), "notes": p.notes(All),
        "provenance": p.known(All),
    })
}

fn profile(p: &Planter<'_>) -> Value {
    let states = ["published", "published", "draft", "shared", "superseded"].map(Value::from);
    let mut profile = json!({
        "micro_territory": p.id("micro-territory"), "version": p.large(All), "status": p.of(&states),
        "dated": p.day(All), "authors": p.texts(Group),
    });
    for part in filo::domain::PROFILE_PARTS {
        profile[part] = p.fact_of_text(All);
    }
    profile
}

fn voice(p: &Planter<'_>) -> Value {
    let consent = p.of(&["said_in_public", "given", "given", "to_be_asked", "withdrawn"].map(Value::from));
    let place = if consent == "said_in_public" { All } else { Group };
    let states = ["publishable", "publishable", "publishable", "collected", "to_be_checked", "withdrawn"];
    json!({
        "text": p.text(All), "theme": p.text(All), "speaker": p.text(All), "origin": p.text(place),
        "said_on": p.day(place), "micro_territory": p.id("micro-territory"), "meeting": p.id("meeting"),
        "interview": p.id("interview"), "consent": consent, "status": p.of(&states.map(Value::from)),
        "provenance": p.known(All),
    })
}

fn organization(p: &Planter<'_>) -> Value {
    json!({
        "name": p.text(All), "alternate_names": p.texts(All), "kind": "centre", "description": p.discreet_fact(&p.text(All)),
        "roles": p.texts(All), "comune": p.id("comune"), "area": "outside",
        "micro_territory": { "value": p.id("micro-territory"), "provenance": { "drafted": ["1"] } },
        "locations": p.ids("location"), "status": "ended", "useful_to_families": p.yes(2),
        "public_contacts": p.contacts(All, AllUnlessGuarded), "working_contacts": p.contacts(Group, Group),
        "assurance": p.assurance(All), "note": p.text(Group), "provenance": p.provenance(All, AllUnlessGuarded),
    })
}

fn service(p: &Planter<'_>) -> Value {
    let states = ["published", "published", "published", "unpublished", "withdrawn"].map(Value::from);
    let area = json!({ "scope": "listed", "comuni": p.ids("comune"), "note": p.text(AllUnlessGuarded) });
    let area = json!({ "value": area, "provenance": p.provenance(All, AllUnlessGuarded) });
    json!({
        "name": p.text(All), "alternate_name": p.text(All), "heading": p.discreet_fact(&p.text(All)),
        "description": p.discreet_fact(&p.text(All)), "kind": "service", "status": "active", "status_note": p.text(AllUnlessGuarded),
        "publication": p.of(&states), "assurance": p.assurance(All), "protected": p.yes(4),
        "provider": p.actor(), "partners": p.actors(), "eligibility": p.discreet_fact(&p.text(All)), "minimum_age": 3,
        "maximum_age": 99, "application_process": p.discreet_fact(&p.text(All)), "say_on_phone": p.text(All),
        "required_documents": p.texts(All), "cost": p.discreet_fact(&json!("free")),
        "fees_description": p.text(All), "phases": p.discreet_fact(&json!(["childhood"])),
        "policy_areas": p.discreet_fact(&json!(["family"])), "situations": ["birth"], "keywords": p.texts(All),
        "service_area": area, "locations": p.ids("location"), "phones": p.phones(AllUnlessGuarded),
        "email": p.email(AllUnlessGuarded), "url": p.url(All),
        "schedules": [{ "day": "sunday", "opens": "09:00", "closes": "12:00" }],
        "schedule_note": p.text(AllUnlessGuarded),
        "schedule_exceptions": [{ "on": p.day(AllUnlessGuarded), "text": p.text(AllUnlessGuarded) }],
        "languages": ["pa"], "language_note": p.text(AllUnlessGuarded), "objective": p.text(Group),
        "figures": [{ "name": p.text(Group), "text": p.text(Group) }], "note": p.text(Group),
        "provenance": p.provenance(All, AllUnlessGuarded),
    })
}

/// Kinds that travel between facilitators at most, or do not travel at all.
fn of_the_group(kind: Kind, p: &Planter<'_>) -> Value {
    let (t, d, n) = (|| p.text(Group), || p.day(Group), || p.large(Group));
    let heads = || json!([{ "category": "families", "people": n() }]);
    match kind {
        Kind::SteeringGroup => json!({
            "name": t(), "kind": "guiding", "micro_territories": p.ids("micro-territory"), "status": "active",
            "set_up_on": d(), "facilitator_role": t(), "origin_tables": p.ids("co-programming-table"), "aims": t(),
            "rhythm": t(), "composition": heads(), "next_to_involve": t(), "notes": p.notes(Group),
            "provenance": p.known(Group),
        }),
        Kind::Member => json!({
            "group": p.id("steering-group"), "name": t(), "category": "families", "role": t(),
            "phone": p.phone(Group), "email": p.email(Group), "note": t(),
        }),
        Kind::Meeting => json!({
            "title": t(), "kind": "workshop", "status": "running",
            "group": p.id("steering-group"), "micro_territories": p.ids("micro-territory"), "held_on": d(),
            "starts_at": "20:45", "place": t(), "format": "mixed",
            "agenda": [{ "text": t(), "minutes": n(), "done": true }], "attendance": heads(),
            "facilitator_role": t(), "minutes": { "text": t(), "written_by": t(), "approved_on": d() },
            "materials": p.texts(Group), "next_on": d(),
        }),
        Kind::Decision => json!({
            "text": t(), "meeting": p.id("meeting"), "decided_on": d(), "needs": p.ids("need"),
        }),
        Kind::Task => json!({
            "text": t(), "role": t(), "due_on": d(), "status": "doing", "group": p.id("steering-group"),
            "meeting": p.id("meeting"), "decision": p.id("decision"), "needs": p.ids("need"),
            "voices": p.ids("voice"), "services": p.ids("service"), "note": t(),
        }),
        Kind::Need => json!({
            "statement": t(), "origin": "voice", "micro_territories": p.ids("micro-territory"),
            "concerns": ["families"], "categories": p.ids("need-category"), "valence": "community",
            "phases": ["childhood"], "policy_areas": ["family"], "times_heard": n(), "first_heard": d(),
            "last_heard": d(), "status": "confirmed", "coverage": "unmet", "services": p.ids("service"),
            "voices": p.ids("voice"), "meetings": p.ids("meeting"), "interviews": p.ids("interview"),
            "sheets": p.ids("mapping-sheet"), "proposals": t(), "provenance": p.known(Group),
        }),
        Kind::Priority => json!({
            "name": t(), "description": t(), "valence": "community", "micro_territory": p.id("micro-territory"),
            "group": p.id("steering-group"), "rank": n(), "rationale": t(), "decided_on": d(),
            "meeting": p.id("meeting"), "needs": p.ids("need"), "provenance": p.known(Group),
        }),
        Kind::Interview => json!({
            "title": t(), "interlocutor": "parish", "organization": p.id("organization"),
            "micro_territory": p.id("micro-territory"), "operator_role": t(), "held_on": d(), "status": "held",
            "meeting": p.id("meeting"), "guide_questions": p.texts(Group), "summary": t(), "who_else": t(),
        }),
        Kind::MappingSheet => json!({
            "name": t(), "code": t(), "kind": "service", "formal": true,
            "micro_territory": p.id("micro-territory"), "place": { "comune": p.id("comune") }, "address": t(),
            "what_exists": t(), "people_reached": n(), "opening": t(), "frequency": t(), "capacity": t(),
            "since": t(), "what_it_does": t(), "specificity": t(), "strengths": t(), "limits": t(),
            "openness": t(), "links": t(), "offer_to_families": t(), "asks_for": t(), "target": t(),
            "phases": ["childhood"], "policy_areas": ["family"], "useful_to_families": true,
            "status": "verified", "opened_on": d(), "assurance": p.assurance(Group), "review_on": d(),
            "operator_role": t(), "consent_to_publish": p.yes(2), "interviews": p.ids("interview"),
            "meetings": p.ids("meeting"), "service": p.id("service"), "organization": p.id("organization"),
            "provenance": p.known(Group),
        }),
        Kind::Link => json!({
            "from": p.actor(), "to": p.actor(), "kind": "member_of", "since": d(), "note": t(),
            "provenance": p.known(Group),
        }),
        Kind::Notebook => json!({ "title": t(), "description": t() }),
        Kind::Device => json!({ "name": t() }),
        Kind::Match => json!({
            "a": p.id("organization"), "b": p.id("organization"), "verdict": "different",
            "seen": { "a": {}, "b": {} },
        }),
        _ => json!({ "about": p.id("service"), "text": t() }),
    }
}
