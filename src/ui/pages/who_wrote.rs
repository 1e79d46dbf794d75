//! Who wrote something and when, as people would say it.

use crate::insight::Author;
use crate::ui::app::session;
use crate::ui::clock;

/// Who, as people would say it.
pub fn who_wrote(who: &Author) -> String {
    let here = session().device_id();
    match who {
        Author::Plan => "il Piano".to_owned(),
        Author::Browser { id, .. } if *id == here.to_string() => "questo dispositivo".to_owned(),
        Author::Browser { name: Some(name), .. } => name.clone(),
        Author::Browser { name: None, .. } => "un dispositivo senza nome".to_owned(),
    }
}

/// Who and when, as people would say it.
pub fn who_and_when(who: &Author, at: Option<chrono::DateTime<chrono::Utc>>) -> String {
    match at {
        Some(at) => format!("{}, {}", who_wrote(who), clock::spoken(at)),
        None => who_wrote(who),
    }
}
