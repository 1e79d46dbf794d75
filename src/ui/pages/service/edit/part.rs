//! The parts of the form of a service, and in which of them each field stands.

/// A part of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What it is.
    What,
    /// For whom, and in which language.
    Whom,
    /// What to do first, and what it costs.
    How,
    /// Where and when.
    Place,
    /// Who gives it and how to reach them.
    Contacts,
    /// By which words and filters it is found.
    Finding,
    /// What stands behind it in the guide.
    Guide,
}

impl Part {
    /// Every part, in the order of the form.
    pub const ALL: [Part; 7] =
        [Part::What, Part::Whom, Part::How, Part::Place, Part::Contacts, Part::Finding, Part::Guide];

    /// The part in the address.
    pub const fn code(self) -> &'static str {
        match self {
            Part::What => "che-cosa",
            Part::Whom => "per-chi",
            Part::How => "come",
            Part::Place => "dove-e-quando",
            Part::Contacts => "contatti",
            Part::Finding => "parole",
            Part::Guide => "guida",
        }
    }

    /// The part with this code; the first one for any other.
    pub fn of_code(code: &str) -> Part {
        Part::ALL.into_iter().find(|part| part.code() == code).unwrap_or(Part::What)
    }

    /// The heading of the part.
    pub const fn words(self) -> &'static str {
        match self {
            Part::What => "Che cosa",
            Part::Whom => "Per chi",
            Part::How => "Come si fa",
            Part::Place => "Dove e quando",
            Part::Contacts => "Contatti",
            Part::Finding => "Parole per trovarlo",
            Part::Guide => "Nella guida",
        }
    }

    /// The id of the part on the page.
    pub const fn anchor(self) -> &'static str {
        match self {
            Part::What => "parte-che-cosa",
            Part::Whom => "parte-per-chi",
            Part::How => "parte-come",
            Part::Place => "parte-dove-e-quando",
            Part::Contacts => "parte-contatti",
            Part::Finding => "parte-parole",
            Part::Guide => "parte-guida",
        }
    }

    /// The part in which a field stands.
    pub fn of_field(field: &str) -> Part {
        match field {
            "eligibility" | "minimum_age" | "maximum_age" | "languages" | "language_note" => Part::Whom,
            "application_process" | "say_on_phone" | "required_documents" | "cost" | "fees_description" => {
                Part::How
            }
            "service_area" | "locations" | "schedules" | "schedule_note" | "schedule_exceptions" => {
                Part::Place
            }
            "provider" | "partners" | "phones" | "email" | "url" => Part::Contacts,
            "phases" | "policy_areas" | "situations" | "keywords" => Part::Finding,
            "protected" | "assurance" | "publication" | "objective" | "figures" | "note" | "provenance" => {
                Part::Guide
            }
            _ => Part::What,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_part_and_a_field_stands_in_one() {
        for part in Part::ALL {
            assert_eq!(Part::of_code(part.code()), part);
            assert_eq!(part.anchor(), format!("parte-{}", part.code()));
        }
        assert_eq!(Part::of_code("altro"), Part::What);
        assert_eq!(Part::of_field("phones"), Part::Contacts);
        assert_eq!(Part::of_field("heading"), Part::What);
    }
}
