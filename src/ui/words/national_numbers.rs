//! The national numbers that families find everywhere, and when to call each.

/// A national number: free, from any telephone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NationalNumber {
    /// What to dial.
    pub number: &'static str,
    /// What it is, in two or three words.
    pub name: &'static str,
    /// When to call it, in a line.
    pub line: &'static str,
}

/// The national numbers, the most urgent first.
pub const NATIONAL_NUMBERS: [NationalNumber; 5] = [
    NationalNumber {
        number: "112",
        name: "Emergenza",
        line: "Se qualcuno è in pericolo adesso: polizia, ambulanza, vigili del fuoco. Giorno e notte, gratis.",
    },
    NationalNumber {
        number: "1522",
        name: "Violenza e stalking",
        line: "Se hai paura di qualcuno, in casa o fuori. Giorno e notte, gratis, in più lingue.",
    },
    NationalNumber {
        number: "114",
        name: "Emergenza infanzia",
        line: "Se un bambino o un ragazzo è in pericolo. Giorno e notte, gratis.",
    },
    NationalNumber {
        number: "116117",
        name: "Cure non urgenti",
        line: "Se serve un medico e il tuo non c’è: di notte, nei fine settimana, nei giorni di festa. Gratis.",
    },
    NationalNumber {
        number: "19696",
        name: "Telefono Azzurro",
        line: "Per bambini e ragazzi che vogliono parlare con qualcuno. Giorno e notte, gratis.",
    },
];

/// The national number that one dials like this.
pub fn national_number(number: &str) -> Option<NationalNumber> {
    NATIONAL_NUMBERS.into_iter().find(|known| known.number == number)
}
