//! Dates and times in the forms in which texts have them.

use super::*;
use crate::content::load_ontology;

fn words() -> CalendarWords {
    CalendarWords::new(&load_ontology(None, None, &mut Vec::new()).lexicons)
}

/// Each date as `text=date[..until][?]`, `?` when the year is inferred.
fn dates(text: &str, year: Option<i32>) -> String {
    let shown = find_dates(text, &words(), year).into_iter().map(|found| {
        let until = found
            .until
            .map_or(String::new(), |until| format!("..{}", until.lexical));
        let inferred = if found.inferred_year { "?" } else { "" };
        format!(
            "{}={}{until}{inferred}",
            &text[found.range], found.date.lexical
        )
    });
    shown.collect::<Vec<_>>().join(" | ")
}

fn times(text: &str) -> String {
    let shown = find_times(text, &words()).into_iter().map(|found| {
        let until = found
            .until
            .map_or(String::new(), |until| until.format("-%H:%M").to_string());
        format!(
            "{}={}{until}",
            &text[found.range()],
            found.from.format("%H:%M")
        )
    });
    shown.collect::<Vec<_>>().join(" | ")
}

#[test]
fn dates_with_a_year() {
    for (text, expected) in [
        (
            "Giorno 30 Ottobre 2015 alle 17.30 presso la chiesa",
            "30 Ottobre 2015=2015-10-30",
        ),
        ("il 16 marzo 2018 si terrà", "16 marzo 2018=2018-03-16"),
        ("Rome, May 28, 2018 - The", "May 28, 2018=2018-05-28"),
        ("28 May 2018", "28 May 2018=2018-05-28"),
        (
            "on the 28th of May 2018, the",
            "28th of May 2018=2018-05-28",
        ),
        ("del 28/05/2018.", "28/05/2018=2018-05-28"),
        ("05/28/2018", "05/28/2018=2018-05-28"),
        ("28.5.2018", "28.5.2018=2018-05-28"),
        ("28-05-2018", "28-05-2018=2018-05-28"),
        ("Roma, 28/05/18", "28/05/18=2018-05-28?"),
        ("2018-05-28", "2018-05-28=2018-05-28"),
        ("2018-05-28T10:00", ""),
        (
            "nel maggio 2018, e in May 2019",
            "maggio 2018=2018-05 | May 2019=2019-05",
        ),
        ("1° giugno 2021", "1° giugno 2021=2021-06-01"),
        ("il primo giugno 2021", "primo giugno 2021=2021-06-01"),
        (
            "l'8 marzo 2020 e l’11 aprile 2021",
            "8 marzo 2020=2020-03-08 | 11 aprile 2021=2021-04-11",
        ),
        ("sabato 5 maggio 2018", "sabato 5 maggio 2018=2018-05-05"),
        (
            "Friday, 4 September 2020",
            "Friday, 4 September 2020=2020-09-04",
        ),
        (
            "12 set. 2019, 3 gen 2020",
            "12 set. 2019=2019-09-12 | 3 gen 2020=2020-01-03",
        ),
        ("Sept. 5, 2019", "Sept. 5, 2019=2019-09-05"),
        ("15 June, 2020", "15 June, 2020=2020-06-15"),
        ("5 maggio del 2018", "5 maggio del 2018=2018-05-05"),
    ] {
        assert_eq!(dates(text, None), expected, "{text}");
    }
}

#[test]
fn several_days() {
    for (text, expected) in [
        (
            "dal 3 al 5 maggio 2021",
            "3 al 5 maggio 2021=2021-05-03..2021-05-05",
        ),
        ("3-5 maggio 2021", "3-5 maggio 2021=2021-05-03..2021-05-05"),
        (
            "il 3 e 4 maggio 2021",
            "3 e 4 maggio 2021=2021-05-03..2021-05-04",
        ),
        (
            "il 3 e il 10 maggio 2021",
            "3=2021-05-03 | 10 maggio 2021=2021-05-10",
        ),
        (
            "3 e 10 maggio 2021",
            "3=2021-05-03 | 10 maggio 2021=2021-05-10",
        ),
        (
            "1, 2 e 3 giugno 2021",
            "1, 2 e 3 giugno 2021=2021-06-01..2021-06-03",
        ),
        ("May 3–5, 2021", "May 3–5, 2021=2021-05-03..2021-05-05"),
        (
            "from 3 to 5 May 2021",
            "3 to 5 May 2021=2021-05-03..2021-05-05",
        ),
        (
            "dal 28 maggio al 2 giugno 2018",
            "28 maggio al 2 giugno 2018=2018-05-28..2018-06-02",
        ),
        (
            "28 dicembre 2018 - 2 gennaio 2019",
            "28 dicembre 2018 - 2 gennaio 2019=2018-12-28..2019-01-02",
        ),
        (
            "da venerdì 4 a domenica 6 maggio 2018",
            "venerdì 4 a domenica 6 maggio 2018=2018-05-04..2018-05-06",
        ),
        (
            "May 28 to June 2, 2021",
            "May 28 to June 2, 2021=2021-05-28..2021-06-02",
        ),
    ] {
        assert_eq!(dates(text, None), expected, "{text}");
    }
}

#[test]
fn years_that_are_not_said() {
    for (text, expected) in [
        ("avrà luogo il 1 giugno a Lucca", "1 giugno=2018-06-01?"),
        ("dal 3 al 5 maggio", "3 al 5 maggio=2018-05-03..2018-05-05?"),
        (
            "dal 28 dicembre al 2 gennaio",
            "28 dicembre al 2 gennaio=2018-12-28..2019-01-02?",
        ),
        ("On May 28 the", "May 28=2018-05-28?"),
        // The weekday tells that it is the year after.
        ("domenica 6 gennaio", "domenica 6 gennaio=2019-01-06?"),
    ] {
        assert_eq!(dates(text, Some(2018)), expected, "{text}");
        assert_eq!(dates(text, None), "", "{text}");
    }
    let found = find_dates("lunedì 6 gennaio", &words(), Some(2016));
    assert_eq!(found[0].weekday_fits, Some(false));
    assert!(find_dates("05/06/2018", &words(), None)[0].ambiguous);
}

#[test]
fn what_is_no_date() {
    for text in [
        "30 febbraio 2018",
        "32 maggio 2018",
        "the 5 may not come",
        "we march 20 miles",
        "10.05.2018.3",
        "192.168.10.2018",
        "3 set di dati",
        "tel. 02/28/05/2018",
        "oltre 300 imprese",
        "5G maggio",
        "L. 28/05/2018/12",
        "2018-13-01",
        "nel 2018",
        "A5 maggio",
    ] {
        assert_eq!(dates(text, Some(2020)), "", "{text}");
    }
}

#[test]
fn times_of_day() {
    for (text, expected) in [
        ("alle 17.30 presso la chiesa", "17.30=17:30"),
        ("alle ore 9", "9=09:00"),
        ("ore 9-13", "9-13=09:00-13:00"),
        ("dalle 9 alle 13.30 presso", "9 alle 13.30=09:00-13:30"),
        ("dalle 9 alle 13.", "9 alle 13=09:00-13:00"),
        ("h14:45 - 15:00 Presentazione", "14:45 - 15:00=14:45-15:00"),
        ("h 17:45", "17:45=17:45"),
        ("at 5 pm on Friday", "5 pm=17:00"),
        ("5–7 p.m.", "5–7 p.m.=17:00-19:00"),
        ("11 am to 1 pm", "11 am to 1 pm=11:00-13:00"),
        ("10:00–12:30", "10:00–12:30=10:00-12:30"),
        ("fino alle 21:00", "21:00=21:00"),
        ("20:00 Aperitivo", "20:00=20:00"),
        ("il 30 ottobre 2015 alle 18, in piazza", "18=18:00"),
        ("à 14h30", "14h30=14:30"),
        ("at 12 am", "12 am=00:00"),
        ("alle 10,30 presso la sala", "10,30=10:30"),
        ("dalle 9,30 alle 12,45.", "9,30 alle 12,45=09:30-12:45"),
        ("ore 9,30-12,45", "9,30-12,45=09:30-12:45"),
    ] {
        assert_eq!(times(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_time() {
    for text in [
        "dal 3 al 5 maggio",
        "alle 9 imprese",
        "from 9 to 13 countries",
        "0:12:30",
        "3.50 euro",
        "28.05.2018",
        "alle 9.500 persone",
        "at 10%",
        "2.30 milioni",
        "ISO 27001:2013",
        "25:00",
        "dal 3 al 5,",
        "ore 10:75",
        "passa dal 2,50 al 3,50 per cento",
        "alle 10,30 tonnellate",
        "pari a 10,30 euro",
    ] {
        assert_eq!(times(text), "", "{text}");
    }
}

#[test]
fn hostile_texts_do_no_harm() {
    for text in [
        "1",
        "1-",
        "1/",
        "ore",
        "alle ",
        "°",
        "1°",
        "maggio",
        "3 e",
        "3,",
        "h",
        "12:",
        "ßßß ore ß9",
        "dal 3 al",
    ] {
        find_dates(text, &words(), Some(2020));
        find_times(text, &words());
    }
}
