//! What is said before files are taken: how many differences, what the button does, what happens to the rest.

use super::numbers;
use super::sentence;
use crate::session::Outlook;
use crate::workspace::News;

/// "Prima di unire: 23 differenze", or that there is nothing new.
pub fn headline(differences: usize, files: usize) -> String {
    match (differences, files) {
        (0, 0 | 1) => "Questo file non porta niente di nuovo".to_owned(),
        (0, _) => "Questi file non portano niente di nuovo".to_owned(),
        (count, _) => {
            format!("Prima di unire: {}", numbers::counted_words(count, "differenza", "differenze"))
        }
    }
}

/// "Due chiedono una decisione".
pub fn ask_a_decision(count: usize) -> String {
    if count == 1 {
        return "Una chiede una decisione".to_owned();
    }
    format!("{} chiedono una decisione", sentence(&numbers::few(count as u64)))
}

/// The versions of a field beside the two that are shown.
pub fn more_versions(count: usize) -> String {
    if count == 1 {
        return "C’è anche una terza versione, di qualcun altro: resta accanto a quella che scegli, e si decide dopo.".to_owned();
    }
    format!(
        "Ci sono altre {} versioni, di altre persone: restano accanto a quella che scegli, e si decide dopo.",
        numbers::few(count as u64)
    )
}

/// Files that came while others were looked at.
pub fn joins_what_is_looked_at(names: &[String]) -> String {
    match names {
        [one] => format!("«{one}» è con quello che stai guardando. Le scelte fatte restano."),
        many => {
            format!("{} sono con quello che stai guardando. Le scelte fatte restano.", quoted(many))
        }
    }
}

/// Tables that wait for what is looked at to be decided.
pub fn tables_wait(names: &[String]) -> String {
    match names {
        [one] => format!("Dopo guardiamo la tabella «{one}»."),
        many => format!("Dopo guardiamo le tabelle {}.", quoted(many)),
    }
}

/// "«a», «b» e «c»".
fn quoted(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("«{name}»")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} e {last}", rest.join(", ")),
        _ => quoted.join(""),
    }
}

/// What a record is to us that somebody wrote by hand: nobody knows when.
pub fn by_hand_news(news: News) -> &'static str {
    match news {
        News::New => "nuovo",
        News::Newer | News::Both | News::Binned => "cambiato a mano",
        News::ToDecide => "da decidere",
        News::Older | News::ErasedHere => "parte da una versione più vecchia",
    }
}

/// The words of the button: what it does, no more.
pub fn join(outlook: &Outlook) -> String {
    let sure = numbers::whole(outlook.sure as u64);
    match (outlook.sure, outlook.undecided, outlook.left) {
        (0, 0, _) => "Cancella per sempre anche qui".to_owned(),
        (0, _, _) => "Unisci, e decidi dopo".to_owned(),
        (1, 0, 0) => "Unisci questa differenza".to_owned(),
        (1, 0, _) => "Unisci quella scelta".to_owned(),
        (_, 0, 0) => format!("Unisci tutte le {sure} differenze"),
        (_, 0, _) => format!("Unisci le {sure} scelte"),
        (1, _, _) => "Unisci quella sicura".to_owned(),
        (_, _, _) => format!("Unisci le {sure} sicure"),
    }
}

/// What happens to what the button does not name, and what is done before.
pub fn after_joining(outlook: &Outlook) -> String {
    let mut said = Vec::new();
    let many = |count: usize| numbers::few(count as u64);
    match (outlook.sure, outlook.undecided) {
        (_, 0) => {}
        (0, 1) => said.push("Restano tutte e due le versioni: ti aspetta in «Da decidere».".to_owned()),
        (0, _) => said.push("Restano tutte e due le versioni: ti aspettano in «Da decidere».".to_owned()),
        (_, 1) => {
            said.push("Dell’altra restano tutte e due le versioni: ti aspetta in «Da decidere».".to_owned());
        }
        (_, count) => said.push(format!(
            "Delle altre {} restano tutte e due le versioni: ti aspettano in «Da decidere».",
            many(count)
        )),
    }
    match outlook.left {
        0 => {}
        1 => said.push("Una la lasci per dopo: la ritrovi riaprendo il file.".to_owned()),
        count => said.push(format!("Le {} lasciate le ritrovi riaprendo il file.", many(count))),
    }
    match (outlook.erased, outlook.taken()) {
        (0, _) => {}
        (1, _) => said.push("Una sparisce da qui per sempre.".to_owned()),
        (count, _) => said.push(format!("{} spariscono da qui per sempre.", numbers::whole(count as u64))),
    }
    said.push("Prima salviamo una copia di adesso.".to_owned());
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlook(sure: usize, undecided: usize, left: usize, erased: usize) -> Outlook {
        Outlook { sure, undecided, left, erased }
    }

    #[test]
    fn the_button_says_what_it_does() {
        assert_eq!(join(&outlook(21, 2, 0, 0)), "Unisci le 21 sicure");
        assert_eq!(join(&outlook(23, 0, 0, 0)), "Unisci tutte le 23 differenze");
        assert_eq!(join(&outlook(20, 0, 3, 0)), "Unisci le 20 scelte");
        assert_eq!(join(&outlook(1, 0, 0, 0)), "Unisci questa differenza");
        assert_eq!(join(&outlook(0, 2, 0, 0)), "Unisci, e decidi dopo");
        assert_eq!(join(&outlook(0, 0, 0, 1)), "Cancella per sempre anche qui");
    }

    #[test]
    fn what_happens_to_the_rest_is_said() {
        assert_eq!(
            after_joining(&outlook(21, 2, 0, 0)),
            "Delle altre due restano tutte e due le versioni: ti aspettano in «Da decidere». Prima salviamo una copia di adesso."
        );
        assert_eq!(
            after_joining(&outlook(3, 0, 1, 2)),
            "Una la lasci per dopo: la ritrovi riaprendo il file. 2 spariscono da qui per sempre. Prima salviamo una copia di adesso."
        );
        assert_eq!(after_joining(&outlook(3, 0, 0, 0)), "Prima salviamo una copia di adesso.");
    }

    #[test]
    fn headlines_count_in_words_as_people_do() {
        assert_eq!(headline(23, 1), "Prima di unire: 23 differenze");
        assert_eq!(headline(0, 2), "Questi file non portano niente di nuovo");
        assert_eq!(ask_a_decision(2), "Due chiedono una decisione");
        assert_eq!(ask_a_decision(1), "Una chiede una decisione");
        assert_eq!(ask_a_decision(14), "14 chiedono una decisione");
    }
}
