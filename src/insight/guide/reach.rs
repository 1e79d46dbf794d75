//! Whether a service reaches a comune or a micro-territory, and how sure that is.

use std::sync::Arc;

use crate::domain::{Area, Comune, CoverageScope, Service};
use crate::insight::reading::Reading;

/// How sure it is that a service reaches a place, from the surest. What is not sure is shown after, and
/// says so; what is sure not to reach it is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// It does.
    Certain,
    /// It reaches nine of the ten comuni; which one is left out nobody says.
    NineOfTen,
    /// Nobody has said where it reaches.
    Unstated,
}

/// Whether a service reaches a comune; `None` if it does not.
pub fn of_comune(reading: &Reading, service: &Service, comune: &Comune) -> Option<Reach> {
    let Some(area) = service.service_area.as_ref().map(|fact| &fact.value) else {
        return Some(Reach::Unstated);
    };
    let within = |areas: &[Area], reach| areas.contains(&comune.area).then_some(reach);
    // Filtering by comune must not say where the place of a protected card is.
    if service.protected && matches!(area.scope, CoverageScope::Listed | CoverageScope::Unstated) {
        return Some(Reach::Unstated);
    }
    let listed = area.comuni.iter().any(|id| reading.same(id, &comune.id));
    match area.scope {
        _ if listed => Some(Reach::Certain),
        CoverageScope::TenComuni => within(&[Area::Viadanese], Reach::Certain),
        CoverageScope::NineOfTen => within(&[Area::Viadanese], Reach::NineOfTen),
        CoverageScope::Ambito => within(&[Area::Viadanese, Area::Casalasco, Area::Ambito], Reach::Certain),
        CoverageScope::Province => within(&[Area::Viadanese, Area::Province], Reach::Certain),
        CoverageScope::Listed if !area.comuni.is_empty() => None,
        CoverageScope::Listed | CoverageScope::Unstated => Some(Reach::Unstated),
    }
}

/// Whether a service reaches a micro-territory, by the comuni that it holds or holds a part of. Of a
/// territory whose places nobody knows, only what reaches all ten comuni is sure.
pub fn of_territory(reading: &Reading, service: &Service, comuni: &[&Arc<Comune>]) -> Option<Reach> {
    if !comuni.is_empty() {
        return comuni.iter().filter_map(|comune| of_comune(reading, service, comune)).min();
    }
    let scope = service.service_area.as_ref().map_or(CoverageScope::Unstated, |fact| fact.value.scope);
    Some(match scope {
        CoverageScope::TenComuni | CoverageScope::Ambito | CoverageScope::Province => Reach::Certain,
        CoverageScope::NineOfTen => Reach::NineOfTen,
        CoverageScope::Listed | CoverageScope::Unstated => Reach::Unstated,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::builders::*;
    use crate::workspace::Workspace;

    #[test]
    fn what_reaches_a_comune_and_how_surely() {
        let empty = Workspace::new();
        let reading = Reading::of(&empty);
        let viadana = comune("viadana", "Viadana", Area::Viadanese);
        let piadena = comune("piadena", "Piadena", Area::Casalasco);
        let reach = |scope, comuni: &[&str], to: &Comune| {
            let it = Service { service_area: reaching(scope, comuni), ..service("x", "X") };
            of_comune(&reading, &it, to)
        };
        for scope in [CoverageScope::TenComuni, CoverageScope::Ambito, CoverageScope::Province] {
            assert_eq!(reach(scope, &[], &viadana), Some(Reach::Certain));
        }
        assert_eq!(reach(CoverageScope::TenComuni, &[], &piadena), None);
        assert_eq!(reach(CoverageScope::Ambito, &[], &piadena), Some(Reach::Certain));
        assert_eq!(reach(CoverageScope::NineOfTen, &[], &viadana), Some(Reach::NineOfTen));
        assert_eq!(reach(CoverageScope::Listed, &["comune-viadana"], &viadana), Some(Reach::Certain));
        assert_eq!(reach(CoverageScope::Listed, &["comune-bozzolo"], &viadana), None);
        assert_eq!(reach(CoverageScope::Listed, &[], &viadana), Some(Reach::Unstated));
        assert_eq!(of_comune(&reading, &service("x", "X"), &viadana), Some(Reach::Unstated));
        let mut hidden = service("x", "X");
        hidden.protected = true;
        hidden.service_area = reaching(CoverageScope::Listed, &["comune-bozzolo"]);
        assert_eq!(of_comune(&reading, &hidden, &viadana), Some(Reach::Unstated), "it gives nothing away");
    }
}
