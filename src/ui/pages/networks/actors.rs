//! Choosing who acts: organisations and networks in one list, each under a code that says which it is.

use crate::domain::{Actor, Kind};
use crate::insight::{Mention, actors};
use crate::ui::components::Choice;
use crate::ui::labels;
use crate::workspace::Workspace;

/// Who can be chosen; what each is stands beside its name.
pub fn choices(workspace: &Workspace) -> Vec<Choice> {
    let choice = |(actor, mention): (Actor, Mention)| {
        let choice = Choice::new(code(&actor), mention.title);
        if mention.kind == Kind::Network { choice.noted(labels::kind(mention.kind)) } else { choice }
    };
    actors(workspace).into_iter().map(choice).collect()
}

/// The code of an actor in a draft: its kind, then its identifier.
pub fn code(actor: &Actor) -> String {
    match actor {
        Actor::Organization(id) => format!("{}/{id}", Kind::Organization.prefix()),
        Actor::Network(id) => format!("{}/{id}", Kind::Network.prefix()),
    }
}

/// The actor with this code.
pub fn of_code(code: &str) -> Option<Actor> {
    let (kind, id) = code.split_once('/')?;
    if kind == Kind::Organization.prefix() {
        id.parse().ok().map(Actor::Organization)
    } else if kind == Kind::Network.prefix() {
        id.parse().ok().map(Actor::Network)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_an_actor_says_its_kind() {
        let network = Actor::Network("network-a".parse().unwrap());
        assert_eq!(of_code(&code(&network)), Some(network));
        let organization = Actor::Organization("organization-a".parse().unwrap());
        assert_eq!(of_code(&code(&organization)), Some(organization));
        assert_eq!(of_code(""), None);
        assert_eq!(of_code("service/service-a"), None);
    }
}
