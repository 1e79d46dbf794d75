//! Identifiers and addresses as HSDS wants them: UUIDs that never change for the same record, addresses that every
//! reader can follow.

use uuid::Uuid;

use crate::domain::{Email, RecordId, WebAddress};

use crate::exchange::KIND;

/// The UUID under which a record goes out: its own if it has one, else one made from its identifier. Whoever reads
/// a file of ours again can find the record by it.
pub fn uuid_of(id: &RecordId) -> Uuid {
    let own = Uuid::try_parse(id.as_str()).ok().filter(|uuid| uuid.to_string() == id.as_str());
    own.unwrap_or_else(|| made_of(id.as_str()))
}

/// A UUID made from a name of ours.
fn made_of(name: &str) -> Uuid {
    let ours = Uuid::new_v5(&Uuid::NAMESPACE_OID, KIND.as_bytes());
    Uuid::new_v5(&ours, name.as_bytes())
}

/// A UUID for a part of something that has one.
pub(super) fn part_of(whole: Uuid, path: &str) -> String {
    Uuid::new_v5(&whole, path.as_bytes()).to_string()
}

/// A UUID for a word that many records share.
pub(super) fn word_id(path: &str) -> String {
    made_of(path).to_string()
}

/// A web address as RFC 3986 has it: people also type letters that it does not know. `None` where no escape helps.
pub(super) fn uri(address: &WebAddress) -> Option<String> {
    let text = address.as_str();
    let authority = text.split("://").nth(1)?.split(['/', '?', '#']).next()?;
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    if host.is_empty() || !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (before, fragment) =
        text.split_once('#').map_or((text, None), |(before, after)| (before, Some(after)));
    let mut uri = escaped(before);
    if let Some(fragment) = fragment {
        uri.push('#');
        uri.push_str(&escaped(fragment));
    }
    Some(uri)
}

fn escaped(text: &str) -> String {
    let bytes = text.as_bytes();
    let hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
    let mut out = String::with_capacity(text.len());
    for (at, byte) in bytes.iter().enumerate() {
        let kept = byte.is_ascii_alphanumeric()
            || b"-._~:/?@!$&'()*+,;=".contains(byte)
            || (*byte == b'%' && hex(at + 1) && hex(at + 2));
        if kept {
            out.push(char::from(*byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// An e-mail address if every reader takes it for one: ours may hold accents, and points where none can stand.
pub(super) fn email(address: &Email) -> Option<String> {
    let text = address.as_str();
    let (name, host) = text.split_once('@')?;
    let plain_name = name.len() <= 64 && name.split('.').all(|part| !part.is_empty());
    let plain_host = host.len() <= 253
        && host.split('.').all(|part| part.len() <= 63 && !part.starts_with('-') && !part.ends_with('-'));
    (text.is_ascii() && plain_name && plain_host).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_always_goes_out_under_the_same_uuid() {
        let of = |text: &str| uuid_of(&text.parse().unwrap()).to_string();
        assert_eq!(of("service-nil"), of("service-nil"));
        assert_ne!(of("service-nil"), of("service-uno"));
        let own = "0193a1b2-0000-7000-8000-0123456789ab";
        assert_eq!(of(own), own);
        assert_ne!(of("0193a1b2000070008000012345678901"), "0193a1b2-0000-7000-8000-012345678901");
    }

    #[test]
    fn addresses_are_such_as_every_reader_takes() {
        let uri = |text: &str| uri(&text.parse().unwrap());
        assert_eq!(uri("https://a.it/x?a=1#b#c").as_deref(), Some("https://a.it/x?a=1#b%23c"));
        assert_eq!(
            uri("https://a.it/perché/[1]/50%").as_deref(),
            Some("https://a.it/perch%C3%A9/%5B1%5D/50%25")
        );
        assert_eq!(uri("https://a.it/%20").as_deref(), Some("https://a.it/%20"));
        assert_eq!(uri("https://a.it:porta/"), None);
        let email = |text: &str| email(&text.parse().unwrap());
        assert_eq!(email("nil@consociale.it").as_deref(), Some("nil@consociale.it"));
        for bad in ["caffè@a.it", "a..b@c.it", "a@-b.it"] {
            assert_eq!(email(bad), None, "{bad}");
        }
    }
}
