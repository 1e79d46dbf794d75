//! Text with a rule: parsed once, trusted after. What a person typed becomes one of these or an error.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::normal_form::{composed, without_marks};

/// Why a text is not what its field asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// Nothing but white space.
    Empty,
    /// It holds control characters other than a new line or a tab.
    Control,
    /// It is not `somebody@somewhere.it`.
    Email,
    /// It is not a telephone number: 3 to 15 digits, with spaces, `+`, `/`, `.`, `-` and brackets.
    Phone,
    /// It is not an `http` or `https` address.
    WebAddress,
    /// It is not a code of six digits of a comune (ISTAT).
    Istat,
    /// It is not a postal code of five digits.
    PostalCode,
    /// It is not a line or a range of lines of the document, as `12` or `12-15`.
    Lines,
    /// It is not the code of a language (ISO 639: two or three letters).
    Language,
    /// It is not a time of the day, as `14:30`.
    Time,
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TextError::Empty => "a text is empty",
            TextError::Control => "a text holds control characters",
            TextError::Email => "not an e-mail address",
            TextError::Phone => "not a telephone number",
            TextError::WebAddress => "not an http or https address",
            TextError::Istat => "not an ISTAT code of six digits",
            TextError::PostalCode => "not a postal code of five digits",
            TextError::Lines => "not a range of lines",
            TextError::Language => "not the code of a language",
            TextError::Time => "not a time of the day",
        })
    }
}

/// Trims, composes (NFC) and unifies new lines, so that two people who typed the same have the same bytes.
fn tidy(text: &str) -> String {
    let composed = composed(text);
    if composed.contains('\r') { composed.replace("\r\n", "\n").replace('\r', "\n") } else { composed }
}

/// Whether nothing about a text needs a second look: no control character (a new line apart), and no letter from U+0300 on,
/// where the marks begin that compose with others, but for dashes, quotes and dots (U+2010 to U+2027). Nearly every text of
/// a notebook, told from its bytes.
fn is_plain(text: &str) -> bool {
    let (mut last, mut before) = (0, 0);
    let mut is_plain = |byte: &u8| {
        let plain = match *byte {
            b'\n' | 0x20..=0x7E => true,
            0x80..=0xBF if before == 0xE2 => last == 0x80 && (0x90..=0xA7).contains(byte),
            0x80..=0xBF => last != 0xC2 || *byte >= 0xA0,
            0xC2..=0xCB | 0xE2 => true,
            _ => false,
        };
        (before, last) = (last, *byte);
        plain
    };
    let (words, rest) = text.as_bytes().as_chunks();
    words.iter().all(|word| is_printable(*word) || word.iter().all(&mut is_plain))
        && rest.iter().all(is_plain)
}

/// Whether eight bytes are eight printable letters of ASCII, told of all at once: a byte too small borrows, one too large
/// carries, and either shows in its highest bit.
fn is_printable(word: [u8; 8]) -> bool {
    const EACH: u64 = u64::from_ne_bytes([1; 8]);
    let word = u64::from_ne_bytes(word);
    (word | word.wrapping_add(EACH) | word.wrapping_sub(EACH * 0x20)) & (EACH * 0x80) == 0
}

fn any_text(text: &str) -> Result<String, TextError> {
    let text = text.trim();
    if is_plain(text) && !text.is_empty() {
        return Ok(text.to_owned());
    }
    let text = tidy(text);
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(TextError::Control);
    }
    Ok(text)
}

fn email(text: &str) -> Result<String, TextError> {
    let text = any_text(text)?;
    let (name, host) = text.split_once('@').ok_or(TextError::Email)?;
    let host_is_plain = host.split('.').count() >= 2
        && host
            .split('.')
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-'));
    let name_is_plain =
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c));
    if host_is_plain && name_is_plain { Ok(text) } else { Err(TextError::Email) }
}

fn phone(text: &str) -> Result<String, TextError> {
    let text = any_text(text)?;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plain = text.chars().all(|c| c.is_ascii_digit() || " +/.-()".contains(c));
    if plain && (3..=15).contains(&digits) { Ok(text) } else { Err(TextError::Phone) }
}

fn web_address(text: &str) -> Result<String, TextError> {
    let text = any_text(text)?;
    let after = |scheme: &str| {
        let (start, rest) = text.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    let rest = after("https://").or_else(|| after("http://"));
    let host = rest.ok_or(TextError::WebAddress)?.split(['/', '?', '#']).next().unwrap_or("");
    let fine = host.contains('.') && !text.chars().any(|c| c.is_whitespace() || "<>\"'`{}|\\^".contains(c));
    if fine && !host.contains('@') { Ok(text) } else { Err(TextError::WebAddress) }
}

fn digits(text: &str, count: usize, error: TextError) -> Result<String, TextError> {
    let text = any_text(text)?;
    let fine = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    if fine { Ok(text) } else { Err(error) }
}

fn istat(text: &str) -> Result<String, TextError> {
    digits(text, 6, TextError::Istat)
}

fn postal_code(text: &str) -> Result<String, TextError> {
    digits(text, 5, TextError::PostalCode)
}

fn lines(text: &str) -> Result<String, TextError> {
    let text = any_text(text)?;
    let number = |t: &str| t.parse::<u32>().ok().filter(|n| *n > 0 && !t.starts_with('+'));
    let fine = match text.split_once('-') {
        None => number(&text).is_some(),
        Some((first, last)) => number(first).zip(number(last)).is_some_and(|(first, last)| first <= last),
    };
    if fine { Ok(text) } else { Err(TextError::Lines) }
}

fn language(text: &str) -> Result<String, TextError> {
    let text = any_text(text)?.to_lowercase();
    let fine = (2..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase());
    if fine { Ok(text) } else { Err(TextError::Language) }
}

fn time_of_day(text: &str) -> Result<String, TextError> {
    let text = any_text(text)?.replace('.', ":");
    let (hour, minute) = text.split_once(':').ok_or(TextError::Time)?;
    let number = |t: &str| {
        (1..=2).contains(&t.len()).then(|| t.parse::<u8>().ok()).flatten().filter(|_| !t.starts_with('+'))
    };
    match (number(hour), number(minute)) {
        (Some(hour), Some(minute)) if hour < 24 && minute < 60 => Ok(format!("{hour:02}:{minute:02}")),
        _ => Err(TextError::Time),
    }
}

macro_rules! parsed_text {
    ($($(#[$doc:meta])* $name:ident by $parse:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The text as it was parsed.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl FromStr for $name {
            type Err = TextError;
            fn from_str(text: &str) -> Result<Self, TextError> {
                $parse(text).map($name)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                super::walk::word(deserializer)
            }
        }
    )*};
}

parsed_text! {
    /// Text that says something: trimmed, composed, without control characters.
    NonEmptyText by any_text;
    /// An e-mail address, checked for shape only.
    Email by email;
    /// A telephone number as people write it; [`Phone::dialled`] is what a telephone wants.
    Phone by phone;
    /// An `http` or `https` address. Nothing else can become a link.
    WebAddress by web_address;
    /// The ISTAT code of a comune, six digits.
    IstatCode by istat;
    /// An Italian postal code (CAP), five digits.
    PostalCode by postal_code;
    /// A line, or a range of lines, of the Plan without its blank lines: `12` or `12-15`.
    LineRange by lines;
    /// The code of a language (ISO 639), in lower case.
    LanguageCode by language;
    /// A time of the day in local time, `HH:MM`.
    TimeOfDay by time_of_day;
}

impl Phone {
    /// The number without spaces and punctuation, for a `tel:` link.
    pub fn dialled(&self) -> String {
        self.0.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }

    /// Whether it is a number of the whole country, the only kind that a protected card shows: in Italy those
    /// begin with 1 and are short, while the number of a house or a mobile begins with 0 or 3.
    pub fn is_national(&self) -> bool {
        let dialled = self.dialled();
        dialled.starts_with('1') && dialled.len() <= 6
    }
}

/// Lower case without accents: what search and the comparison of names look at.
pub fn folded(text: &str) -> String {
    without_marks(text)
        .chars()
        .flat_map(char::to_lowercase)
        .map(|c| if c == '’' { '\'' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_people_type_alike_has_the_same_bytes() {
        let composed: NonEmptyText = " perché\r\nno ".parse().unwrap();
        let decomposed: NonEmptyText = "perche\u{301}\nno".parse().unwrap();
        assert_eq!(composed, decomposed);
        assert_eq!("  \n ".parse::<NonEmptyText>(), Err(TextError::Empty));
        assert_eq!("a\u{0}b".parse::<NonEmptyText>(), Err(TextError::Control));
    }

    #[test]
    fn what_is_spared_a_second_look_would_pass_it() {
        // Alone, in the middle of eight bytes that are looked at together, and across two such eights.
        for before in ["a", "abc", "abcdefg"] {
            for letter in '\0'..=char::MAX {
                let text = format!("{before}{letter}è abcdefgh");
                if is_plain(&text) {
                    assert_eq!(tidy(&text), text, "{letter:?}");
                    assert!(!letter.is_control() || letter == '\n', "{letter:?}");
                }
            }
        }
        assert!((b' '..=b'~').all(|letter| is_printable([letter; 8])));
        assert!(is_plain("L’età è «tanta» – perché…\nSì"));
        assert!(!is_plain("perche\u{301}") && !is_plain("a\tb") && !is_plain("a\u{85}b"));
    }

    #[test]
    fn a_link_never_runs_a_script() {
        assert!("https://www.consociale.it/menu?a=1#b".parse::<WebAddress>().is_ok());
        for bad in [
            "javascript:alert(1)",
            "www.consociale.it",
            "https://",
            "http://a b.it",
            "data:text/html,x",
            "https://u@b.it",
        ] {
            assert_eq!(bad.parse::<WebAddress>(), Err(TextError::WebAddress), "{bad}");
        }
    }

    #[test]
    fn phones_and_mails_are_checked_for_shape() {
        assert_eq!("+39 0375 (000) 112".parse::<Phone>().unwrap().dialled(), "+390375000112");
        let national = ["1522", "112", "116 117", "0375 000112", "333 1234567", "1234567"];
        let national = national.map(|text| text.parse::<Phone>().unwrap().is_national());
        assert_eq!(national, [true, true, true, false, false, false]);
        for bad in ["12", "chiamami", "0375000112 dopo le 8", "1234567890123456"] {
            assert_eq!(bad.parse::<Phone>(), Err(TextError::Phone), "{bad}");
        }
        assert!("nil@consociale.it".parse::<Email>().is_ok());
        for bad in ["nil", "nil@it", "@a.it", "a b@c.it", "a@@b.it"] {
            assert_eq!(bad.parse::<Email>(), Err(TextError::Email), "{bad}");
        }
    }

    #[test]
    fn lines_times_and_codes() {
        assert!("3496".parse::<LineRange>().is_ok() && "12-15".parse::<LineRange>().is_ok());
        for bad in ["0", "15-12", "a", "1-2-3", "+4"] {
            assert_eq!(bad.parse::<LineRange>(), Err(TextError::Lines), "{bad}");
        }
        assert_eq!("9.5".parse::<TimeOfDay>().unwrap().as_str(), "09:05");
        assert_eq!("24:00".parse::<TimeOfDay>(), Err(TextError::Time));
        assert!("020066".parse::<IstatCode>().is_ok() && "46019".parse::<PostalCode>().is_ok());
    }

    #[test]
    fn folding_forgets_case_and_accents() {
        assert_eq!(folded("Perché L’Età"), "perche l'eta");
    }
}
