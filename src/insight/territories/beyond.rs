//! The comuni beyond the viadanese: of them the notebook holds the name, the code and how many live there.

use std::sync::Arc;

use crate::domain::{Area, Comune};
use crate::insight::reading::Reading;
use crate::workspace::Workspace;

/// The comuni that are not of the viadanese, by name.
pub fn beyond(workspace: &Workspace) -> Vec<Arc<Comune>> {
    let reading = Reading::of(workspace);
    let far = reading.live::<Comune>().filter(|comune| comune.area != Area::Viadanese);
    let mut found: Vec<Arc<Comune>> = far.cloned().collect();
    found.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::territories::territory_samples::{comune, put};

    #[test]
    fn only_the_others_by_name() {
        let mut workspace = Workspace::new();
        put(&mut workspace, comune("a"));
        for slug in ["z", "c"] {
            put(&mut workspace, Comune { area: Area::Casalasco, ..comune(slug) });
        }
        let names: Vec<String> = beyond(&workspace).iter().map(|it| it.name.to_string()).collect();
        assert_eq!(names, ["c", "z"]);
    }
}
