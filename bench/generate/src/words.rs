//! Italian words and the sentences made of them: as long and as varied as what people write, about nobody.

use crate::draw::Draw;

pub const THINGS: [&str; 40] = [
    "doposcuola",
    "sportello",
    "laboratorio",
    "trasporto",
    "ascolto",
    "accompagnamento",
    "mensa",
    "oratorio",
    "biblioteca",
    "consultorio",
    "ambulatorio",
    "centro diurno",
    "gruppo di parola",
    "corso di italiano",
    "banco alimentare",
    "emporio",
    "nido",
    "spazio compiti",
    "orto comune",
    "officina",
    "prestito d’onore",
    "sostegno a domicilio",
    "vicinato solidale",
    "custode sociale",
    "punto famiglia",
    "spazio giovani",
    "tirocinio",
    "borsa lavoro",
    "casa di quartiere",
    "camminata di gruppo",
    "merenda in cortile",
    "aiuto per le pratiche",
    "mediazione linguistica",
    "ginnastica dolce",
    "pedibus",
    "teatro di strada",
    "ludoteca",
    "cucina condivisa",
    "gruppo di cammino",
    "radio di comunità",
];

pub const FOR_WHOM: [&str; 16] = [
    "bambini dai sei agli undici anni",
    "ragazzi delle medie",
    "giovani che cercano lavoro",
    "famiglie arrivate da poco",
    "anziani che vivono soli",
    "chi assiste un familiare",
    "genitori con figli piccoli",
    "donne che cercano un impiego",
    "persone con disabilità",
    "chi fatica a pagare l’affitto",
    "adolescenti e i loro genitori",
    "chi non ha la patente",
    "persone che parlano poco italiano",
    "nonni che tengono i nipoti",
    "chi ha perso il lavoro",
    "tutti i residenti",
];

pub const PLACES: [&str; 12] = [
    "in biblioteca",
    "nella sala civica",
    "in oratorio",
    "a scuola",
    "al centro sociale",
    "nella vecchia stazione",
    "in municipio",
    "al parco",
    "nella palestra comunale",
    "al poliambulatorio",
    "in canonica",
    "alla cascina",
];

const BEGINNINGS: [&str; 12] = [
    "Durante l’incontro è emerso che",
    "Da tempo in paese",
    "Chi abita nelle frazioni racconta che",
    "Le educatrici osservano che",
    "Secondo i volontari",
    "Per molte famiglie",
    "Nei mesi invernali",
    "Chi lavora su turni dice che",
    "Al tavolo è stato detto che",
    "Tra una frazione e l’altra",
    "Nelle case più lontane dal centro",
    "Fin dalla prima riunione",
];

const MIDDLES: [&str; 16] = [
    "serve un posto dove i ragazzi possano fermarsi dopo le lezioni",
    "gli orari dei mezzi non bastano per chi lavora",
    "manca qualcuno che aiuti con i moduli e le domande",
    "la sala resta chiusa proprio quando servirebbe aperta",
    "il passaparola funziona meglio dei volantini",
    "ci si conosce poco tra chi è arrivato da poco e chi abita qui da sempre",
    "le stesse persone portano avanti troppe cose",
    "gli anziani rimandano le visite perché nessuno li accompagna",
    "i corsi partono quando la stagione dei campi è già cominciata",
    "un solo referente per comune renderebbe tutto più semplice",
    "la lista d’attesa è lunga e non si sa a chi chiedere",
    "chi ha bisogno spesso non sa di averne diritto",
    "le associazioni hanno spazi che di mattina non usano",
    "tra scuola e parrocchia ci si potrebbe coordinare meglio",
    "la strada per arrivarci a piedi non è sicura",
    "qualcuno ha già provato e può raccontare com’è andata",
];

const ENDS: [&str; 10] = [
    "e se ne parlerà ancora alla prossima riunione",
    "anche se qualcosa sta cambiando",
    "come accade anche nei comuni vicini",
    "e questo pesa soprattutto su chi è solo",
    "ma le persone disposte a dare una mano ci sono",
    "e la scuola lo conferma",
    "per cui conviene partire da quello che già c’è",
    "senza che nessuno se ne occupi davvero",
    "e basterebbe poco per cominciare",
    "come si è visto l’estate scorsa",
];

/// Some sentences, each of fifteen to thirty words.
pub fn sentences(draw: &mut Draw, count: usize) -> String {
    let one =
        |draw: &mut Draw| format!("{} {}, {}.", draw.of(&BEGINNINGS), draw.of(&MIDDLES), draw.of(&ENDS));
    (0..count).map(|_| one(draw)).collect::<Vec<_>>().join(" ")
}

/// A name of a thing and a place, with its number so that no two are the same.
pub fn name(draw: &mut Draw, number: usize) -> String {
    format!("{} {} {number}", capital(draw.of(&THINGS)), draw.of(&PLACES))
}

/// The same text with a capital letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
