//! One click and a task is done; another and it is open again.

use std::cell::RefCell;
use std::collections::HashMap;

use leptos::prelude::*;

use crate::domain::{Id, Task, TaskStatus};
use crate::ui::form::Keeper;
use crate::ui::form::focus::keep_near;

thread_local! {
    /// How the tasks stood that were ticked in this window: who takes the tick away finds them as they were.
    static BEFORE: RefCell<HashMap<Id<Task>, TaskStatus>> = RefCell::default();
}

/// Ticks a task, or takes the tick away.
fn turn(task: &mut Task, ticked: bool) {
    BEFORE.with_borrow_mut(|before| {
        if ticked {
            before.insert(task.id.clone(), task.status);
        }
        let was = before.get(&task.id).copied().filter(|it| *it != TaskStatus::Done);
        task.status = if ticked { TaskStatus::Done } else { was.unwrap_or(TaskStatus::ToDo) };
    });
}

/// The box of a task. It is named by the task, unless words stand beside it.
#[component]
pub fn Tick(
    /// Which task.
    task: Id<Task>,
    /// What it is, for who hears the box alone.
    title: String,
    /// Whether it is done.
    done: bool,
    /// Words to read beside the box.
    #[prop(optional)]
    words: &'static str,
) -> impl IntoView {
    let keeper = Keeper::here();
    let (name, mark) = (title.clone(), task.to_string());
    let again = format!("[data-task='{mark}']");
    let change = move |event| {
        let (ticked, input) =
            (event_target_checked(&event), event_target::<web_sys::HtmlInputElement>(&event));
        let kept = keeper.change::<Task>(task.record(), |task| turn(task, ticked));
        if kept {
            let said = if ticked { "Fatto" } else { "Di nuovo aperto" };
            keeper.session().tell_undoable(format!("{said}: {name}."));
            // The line is drawn anew, or leaves the list.
            keep_near(&input, vec![again.clone(), "input[type=checkbox]".to_owned()]);
        } else {
            // What could not be kept is not shown as if it were.
            input.set_checked(!ticked);
        }
    };
    view! {
        <label class="check" data-once="">
            <input type="checkbox" data-task=mark prop:checked=done on:change=change />
            <span>
                {words}
                <span class="vh">{if words.is_empty() { format!("Fatto: {title}") } else { format!(": {title}") }}</span>
            </span>
        </label>
    }
}
