//! Residents by age, as bars with their table.

use leptos::prelude::*;

use crate::insight::territories::figures::AgeShare;
use crate::ui::components::{Bar, Bars};
use crate::ui::labels::{numbers, sentence};

use super::figures::percent;

/// An age band in words.
pub fn band(from: u8, to: Option<u8>) -> String {
    match to {
        Some(to) => format!("{from}-{to} anni"),
        None => format!("{from} e più anni"),
    }
}

/// What the chart of ages says first: how many of a hundred are old.
pub fn heading(ages: &[AgeShare]) -> Option<String> {
    let last = ages.iter().max_by_key(|age| age.from).filter(|age| age.to.is_none())?;
    let of_hundred = (last.hundredths + 50) / 100;
    let who = format!("{} anni o più", last.from);
    Some(match of_hundred {
        0 => format!("Quasi nessuno ha {who}"),
        1 => format!("Una persona su cento ha {who}"),
        many => format!("{} su cento hanno {who}", sentence(&words(many))),
    })
}

/// Numbers up to a hundred as people say them, where that is short.
fn words(number: u32) -> String {
    const TEENS: [&str; 10] = [
        "dieci",
        "undici",
        "dodici",
        "tredici",
        "quattordici",
        "quindici",
        "sedici",
        "diciassette",
        "diciotto",
        "diciannove",
    ];
    const ABOVE: [&str; 10] = [
        "venti",
        "ventuno",
        "ventidue",
        "ventitré",
        "ventiquattro",
        "venticinque",
        "ventisei",
        "ventisette",
        "ventotto",
        "ventinove",
    ];
    let place = |from: u32| usize::try_from(number - from).unwrap_or(0);
    match number {
        0..=9 => numbers::few(number.into()),
        10..=19 => TEENS[place(10)].to_owned(),
        20..=29 => ABOVE[place(20)].to_owned(),
        _ => number.to_string(),
    }
}

/// Residents by age as bars.
#[component]
pub fn AgeBars(
    /// The bands, youngest first.
    ages: Vec<AgeShare>,
    /// What the chart shows.
    #[prop(into)]
    caption: String,
    /// The number of the territory whose hue the bars take; 0 for none.
    number: u16,
) -> impl IntoView {
    let longest = ages.iter().map(|age| age.hundredths).max().unwrap_or(0).max(1);
    let bar = |age: &AgeShare| Bar {
        label: band(age.from, age.to),
        length: f64::from(age.hundredths) * 100.0 / f64::from(longest),
        text: percent(age.hundredths),
        detail: numbers::whole(age.residents.into()),
        mark: None,
    };
    let bars: Vec<Bar> = ages.iter().map(bar).collect();
    view! {
        <Bars
            caption=caption
            headings=["Età", "Quota", "Abitanti"]
            bars=Signal::stored(bars)
            territory=number
        />
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_says_the_share_of_the_oldest() {
        let age = |from, to, hundredths| AgeShare { from, to, residents: 1, hundredths };
        let ages = [age(0, Some(74), 8_490), age(75, None, 1_510)];
        assert_eq!(heading(&ages).as_deref(), Some("Quindici su cento hanno 75 anni o più"));
        assert_eq!(heading(&ages[..1]), None);
        assert_eq!([words(3), words(23), words(31)], ["tre", "ventitré", "31"]);
        assert_eq!(band(75, None), "75 e più anni");
    }
}
