//! A new mapping sheet: a name and little more, with all that follows from what it comes from.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::domain::{
    AnyRecord, Id, Interview, Kind, MappingSheet, Need, Provenance, Record, RecordId, ResourceKind,
};
use crate::insight::reading::Reading;
use crate::store::{Command, Opened};
use crate::ui::form::{Asked, Fields, Form, FormFrame, Keeper, Parse, SourceFields, Sourcing, Ways};
use crate::ui::labels::{Label, sentence};
use crate::ui::pages::networks::linked::unnamed;
use crate::ui::pages::perhaps_here::{Others, PerhapsHere};
use crate::ui::pages::territories::opened::edit::{Drawing, adding};
use crate::ui::routes::Route;
use crate::workspace::Workspace;

use super::fields::{first, place, read_first, territory};
use crate::ui::pages::territory::place_code;

/// The form of a new sheet. Added, its page opens, unless somebody else wants to know.
#[component]
pub fn AddSheet(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The record it comes from: a conversation, a meeting, a need, an organisation, a service, a territory.
    #[prop(optional)]
    from: Option<RecordId>,
    /// Told which record came of it.
    #[prop(optional, into)]
    made: Option<Callback<RecordId>>,
) -> impl IntoView {
    let (keeper, navigate) = (Keeper::here(), use_navigate());
    let made = made.unwrap_or_else(|| {
        Callback::new(move |id: RecordId| {
            navigate(&Route::Sheet(Id::new(id)).path(), NavigateOptions::default());
        })
    });
    adding(open, "Quale risorsa vuoi mappare?", Some(made), move |ways, kept| {
        form(keeper, from.clone(), ways, kept)
    })
}

fn form(keeper: Keeper, from: Option<RecordId>, ways: Ways, kept: Callback<RecordId>) -> AnyView {
    let workspace = keeper.store().now();
    let today = keeper.session().today().get_untracked();
    let key = from.as_ref().map_or_else(String::new, |id| format!(":{id}"));
    let form = Form::open(format!("nuova-scheda{key}"), None);
    let source = from.and_then(|id| keeper.store().open(&id));
    let named = MappingSheet::named(keeper.session().fresh_id(), unnamed());
    let blank = MappingSheet { opened_on: Some(today), ..begun(&workspace, named, source.as_ref()) };
    let drawing = Drawing {
        fields: Fields::of(form, Kind::MappingSheet),
        before: &blank,
        reading: Reading::of(&workspace),
        fresh: true,
    };
    let mut drawn = first(&drawing);
    drawn.extend([territory(&drawing), place(&drawing)]);
    drawn.push(drawing.fields.hint("Un ruolo, mai un nome.").line(
        "operator_role",
        blank.operator_role.as_ref(),
        Asked::May,
    ));
    // What a conversation told needs no question: it is known who told it and when.
    let told = blank.provenance.is_some();
    let others = Others::none();
    let save = move |()| {
        let mut parse = form.parse();
        let mut sourcing = Sourcing::read(&mut parse);
        let sheet = read(&mut parse, &mut sourcing, &blank);
        sourcing.finish(&mut parse);
        if parse.finish()
            && let Some(sheet) = sheet
        {
            let id = sheet.id.record().clone();
            let said = format!("Scheda aperta: «{}».", sheet.name);
            let edit = answered(source.clone(), &sheet).into_iter().collect();
            let mut create = others.verdicts(keeper, &id);
            create.push(MappingSheet::wrap(sheet.into()));
            if keeper.dispatch(Command::Save { create, edit }, said) {
                form.done();
                kept.run(id);
            }
        }
    };
    let whole = view! {
        <FormFrame
            form
            save="Apri la scheda"
            on_save=save
            on_leave=ways.leave
            on_restart=ways.restart
        >
            <p>"Bastano il nome e che cos’è: il resto si raccoglie un po’ alla volta."</p>
            {drawn}
            <PerhapsHere form kind=Kind::MappingSheet others on_leave=ways.leave />
            {(!told).then(|| view! { <SourceFields form today hint="Si può scrivere anche dopo." /> })}
        </FormFrame>
    }
    .into_any();
    form.keep();
    whole
}

fn read(parse: &mut Parse, sourcing: &mut Sourcing, before: &MappingSheet) -> Option<MappingSheet> {
    let sheet = read_first(parse, before);
    Some(MappingSheet {
        micro_territory: parse.chosen_record("micro_territory"),
        place: place_code::place(&parse.typed("place")),
        operator_role: parse.optional("operator_role"),
        provenance: sourcing.of_record(before.provenance.as_ref()),
        ..sheet?
    })
}

/// What is known of a sheet from what it comes from.
fn begun(workspace: &Workspace, sheet: MappingSheet, from: Option<&Opened>) -> MappingSheet {
    let Some(from) = from else { return sheet };
    let only = |ids: &std::collections::BTreeSet<_>| (ids.len() == 1).then(|| ids.first().cloned()).flatten();
    match &from.record {
        AnyRecord::Interview(it) => MappingSheet {
            interviews: [it.id.clone()].into(),
            meetings: it.meeting.iter().cloned().collect(),
            micro_territory: it.micro_territory.clone(),
            organization: it.organization.clone(),
            operator_role: it.operator_role.clone(),
            provenance: told(it),
            ..sheet
        },
        AnyRecord::Meeting(it) => MappingSheet {
            meetings: [it.id.clone()].into(),
            micro_territory: only(&it.micro_territories),
            operator_role: it.facilitator_role.clone(),
            ..sheet
        },
        AnyRecord::SteeringGroup(it) => {
            MappingSheet { micro_territory: only(&it.micro_territories), ..sheet }
        }
        AnyRecord::Need(it) => MappingSheet {
            micro_territory: only(&it.micro_territories),
            meetings: it.meetings.clone(),
            phases: it.phases.clone(),
            policy_areas: it.policy_areas.clone(),
            ..sheet
        },
        AnyRecord::MicroTerritory(it) => MappingSheet { micro_territory: Some(it.id.clone()), ..sheet },
        AnyRecord::Organization(it) => MappingSheet {
            name: it.name.clone(),
            kind: ResourceKind::Organization,
            organization: Some(it.id.clone()),
            micro_territory: it.micro_territory.as_ref().map(|fact| fact.value.clone()),
            place: it.comune.clone().map(crate::domain::Place::Comune),
            ..sheet
        },
        AnyRecord::Service(it) => crate::insight::mapping::drift::taken_back(
            &Reading::of(workspace),
            &MappingSheet {
                kind: ResourceKind::Service,
                service: Some(it.id.clone()),
                useful_to_families: true,
                ..sheet
            },
            it,
        ),
        _ => sheet,
    }
}

fn told(interview: &Interview) -> Option<Provenance> {
    let by = sentence(interview.interlocutor.label()).parse().ok()?;
    Some(Provenance::Told { by, on: interview.held_on })
}

/// The need that a sheet comes from names it: one step writes both.
fn answered(from: Option<Opened>, sheet: &MappingSheet) -> Option<crate::workspace::Edit> {
    let from = from?;
    let mut need = Need::peel(&from.record)?.as_ref().clone();
    need.sheets.insert(sheet.id.clone());
    Some(from.into_edit(Need::wrap(need.into())))
}
