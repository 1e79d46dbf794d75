//! Drafts: what was typed in forms that were not saved. Every page load keeps its own, so that two tabs writing the same
//! new thing keep both; what an earlier one left is taken up, the latest first.

use std::collections::BTreeMap;

use leptos::task::spawn_local;
use serde_json::Value;

use crate::browser::{Draft, Scrub, clock};
use crate::workspace::Workspace;

use super::Session;

/// Stands between the form and the page load in the key of a row.
const OF: char = '#';

/// The drafts that this page load knows.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    /// What was typed here, by form.
    own: BTreeMap<String, String>,
    /// What other page loads left, by form: the latest last, and after it what the one before in this tab left.
    left: BTreeMap<String, Vec<Draft>>,
}

impl Drafts {
    /// Those that were found at the start. `before` is the page load before this one in the same tab; what another one that
    /// is still there has open is its own.
    pub(super) fn found(mut rows: Vec<Draft>, before: Option<&str>, there: &[String]) -> Drafts {
        let page = |row: &Draft| row.key.split_once(OF).map(|(_, page)| page.to_owned());
        let of_this_tab = |row: &Draft| before.is_some() && page(row).as_deref() == before;
        rows.retain(|row| of_this_tab(row) || page(row).is_none_or(|page| !there.contains(&page)));
        rows.sort_by_key(|row| (of_this_tab(row), row.at));
        let mut left: BTreeMap<String, Vec<Draft>> = BTreeMap::new();
        for row in rows {
            // Before every page load had its own, the key was the form alone.
            let form = row.key.split(OF).next().unwrap_or_default().to_owned();
            left.entry(form).or_default().push(row);
        }
        Drafts { own: BTreeMap::new(), left }
    }

    fn text(&self, form: &str) -> Option<String> {
        let left = || self.left.get(form)?.last().map(|row| row.text.clone());
        self.own.get(form).cloned().or_else(left)
    }

    /// Takes what was typed in the place of what the form began with. Gives the key of the row that this ends.
    fn keep(&mut self, form: &str, text: &str) -> Option<String> {
        match self.own.insert(form.to_owned(), text.to_owned()) {
            Some(_) => None,
            None => self.take_left(form),
        }
    }

    /// Forgets what the form shows; an older one, of another page load, comes up next. Gives the key of the row that this
    /// ends.
    fn drop(&mut self, form: &str, page: &str) -> Option<String> {
        match self.own.remove(form) {
            Some(_) => Some(key(form, page)),
            None => self.take_left(form),
        }
    }

    fn take_left(&mut self, form: &str) -> Option<String> {
        self.left.get_mut(form)?.pop().map(|row| row.key)
    }
}

/// What becomes of a draft when records are erased: that of an erased record goes, any other stays and names it no more. What
/// is no draft of a form goes if it names one.
pub(super) fn scrubbed(text: &str, now: &Workspace) -> Scrub {
    let is_erased = |text: &str| now.erased().keys().any(|id| id.as_str() == text);
    let Some(mut draft) =
        serde_json::from_str::<Value>(text).ok().filter(|draft| draft["fields"].is_object())
    else {
        return Scrub::Drop;
    };
    let of = |name: &Value| name.as_str().is_some_and(is_erased);
    let its_form = draft["form"].as_str().is_some_and(|form| form.split([':', '/']).any(is_erased));
    if its_form || of(&draft["opened"]["record"]["id"]) {
        return Scrub::Drop;
    }
    let before = draft.clone();
    unnamed(&mut draft, &is_erased);
    if draft == before { Scrub::Keep } else { Scrub::Replace(draft.to_string()) }
}

/// Empties every text that is an erased identifier, and takes it out of lists.
fn unnamed(value: &mut Value, is_erased: &dyn Fn(&str) -> bool) {
    match value {
        Value::Array(items) => {
            items.retain(|item| !item.as_str().is_some_and(is_erased));
            items.iter_mut().for_each(|item| unnamed(item, is_erased));
        }
        Value::Object(members) => members.values_mut().for_each(|member| unnamed(member, is_erased)),
        Value::String(text) if is_erased(text) => text.clear(),
        _ => {}
    }
}

fn key(form: &str, page: &str) -> String {
    format!("{form}{OF}{page}")
}

impl Session {
    /// The draft of an open form that was not saved, as its page wrote it.
    pub fn draft(&self, form: &str) -> Option<String> {
        self.inner().drafts.borrow().text(form)
    }

    /// Keeps the draft of an open form on this device. Call it 300 ms after the last key.
    pub fn keep_draft(&self, form: &str, text: &str) {
        let inner = self.inner();
        let ended = inner.drafts.borrow_mut().keep(form, text);
        let draft = Draft { key: key(form, &inner.page), at: clock::now(), text: text.to_owned() };
        spawn_local(async move {
            let Some(database) = &inner.database else { return };
            if let Err(error) = database.put_draft(&draft, ended.as_deref()).await {
                leptos::logging::warn!("draft not kept: {error}");
            }
        });
    }

    /// Drops the draft of a form that was saved or thrown away.
    pub fn drop_draft(&self, form: &str) {
        let inner = self.inner();
        let Some(ended) = inner.drafts.borrow_mut().drop(form, &inner.page) else { return };
        spawn_local(async move {
            let Some(database) = &inner.database else { return };
            if let Err(error) = database.remove_draft(&ended).await {
                leptos::logging::warn!("draft not dropped: {error}");
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn row(key: &str, at: u64, text: &str) -> Draft {
        Draft { key: key.to_owned(), at, text: text.to_owned() }
    }

    #[test]
    fn what_was_left_is_taken_up_once_and_the_latest_first() {
        let rows = vec![row("need#b", 2, "late"), row("need", 1, "early"), row("task#b", 3, "t")];
        let mut drafts = Drafts::found(rows.clone(), None, &[]);
        assert_eq!(drafts.text("need").as_deref(), Some("late"));
        assert_eq!(drafts.keep("need", "later").as_deref(), Some("need#b"), "it goes on here");
        assert_eq!(drafts.keep("need", "latest"), None);
        assert_eq!(drafts.text("need").as_deref(), Some("latest"));
        assert_eq!(drafts.drop("need", "c").as_deref(), Some("need#c"));
        assert_eq!(drafts.text("need").as_deref(), Some("early"), "nobody has seen this one yet");
        assert_eq!(drafts.drop("need", "c").as_deref(), Some("need"), "thrown away as it was found");
        assert_eq!((drafts.text("need"), drafts.drop("need", "c")), (None, None));
        let here = [rows, vec![row("need#a", 0, "here")]].concat();
        assert_eq!(
            Drafts::found(here, Some("a"), &[]).text("need").as_deref(),
            Some("here"),
            "this tab's own first"
        );
    }

    #[test]
    fn an_erasure_takes_the_draft_of_what_was_erased_and_no_other() {
        let mut now = Workspace::new();
        let erased: crate::domain::RecordId = "comune-viadana".parse().unwrap();
        now.erase(&erased, "2026-11-27".parse().unwrap());
        let draft = |form: &str, record: &str, provider: &str| {
            let fields = json!({ "provider": provider, "tags": [provider, "x"], "note": "a Viadana" });
            json!({ "form": form, "fields": fields, "opened": { "record": { "id": record } } }).to_string()
        };
        let of = |form, record, provider| scrubbed(&draft(form, record, provider), &now);
        assert_eq!(of("scheda:x", "comune-viadana", ""), Scrub::Drop);
        assert_eq!(of("pubblica:comune-viadana", "x", ""), Scrub::Drop);
        assert_eq!(of("scheda:x", "x", "organization-comune-viadana"), Scrub::Keep, "another thing");
        let Scrub::Replace(text) = of("scheda:x", "x", "comune-viadana") else { panic!("it is named") };
        let kept: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(kept["fields"], json!({ "provider": "", "tags": ["x"], "note": "a Viadana" }));
        assert_eq!(scrubbed("no draft: comune-viadana", &now), Scrub::Drop);
    }

    #[test]
    fn what_another_tab_types_meanwhile_is_not_touched() {
        let open = vec![row("need#a", 1, "open there"), row("need#b", 2, "mine before")];
        let found = Drafts::found(open, Some("b"), &["a".to_owned(), "b".to_owned()]);
        assert_eq!(found.text("need").as_deref(), Some("mine before"));
        assert!(found.left["need"].len() == 1);
        let mut drafts = Drafts::found(Vec::new(), None, &[]);
        assert_eq!(drafts.keep("need", "mine"), None);
        assert_eq!(drafts.drop("need", "here").as_deref(), Some("need#here"));
    }
}
