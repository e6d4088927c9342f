//! Events that the head of a text announces.

use super::declared::shown;
use super::events::events;

const TEXT: &str = "Tornano gli incontri con chi scrive e con chi legge, tutti a ingresso libero, nelle piazze e nei cortili del centro storico, dal mattino fino a notte.\n";

#[test]
fn several_days_between_title_and_text() {
    let heads = [
        // Plain text: a title, a subtitle, the days.
        "CARTE D’ACQUA 2025\nLibri, mare, confini - sesta edizione\nChioggia e Sottomarina, 5-7 settembre 2025\n\n",
        "---\ntitle: \"Carte d’acqua 2025: tre giorni di libri\"\ndate: 2025-08-01\n---\n\n**Chioggia, 5-7 settembre 2025**\nArena Duse, ex mercato, via del Porto 6\n\n",
        // The text begins with them.
        "---\ntitle: \"A Chioggia il VI Festival dei lettori: libri, mare e musica\"\n---\n\nMancano due settimane al festival. Da giovedì 4 a sabato 6 settembre 2025 il centro storico ospiterà quaranta incontri, due tavole rotonde e una mostra di carte antiche, con la musica della banda.\n\n",
        // One day is that of the text; what may be done until then is a deadline.
        "---\ntitle: Carte d’acqua 2025\n---\n\nChioggia, 5 settembre 2025\n\n",
        "---\ntitle: Un bando per chi legge\n---\n\nDomande entro il 5-7 settembre 2025\n\n",
    ];
    let files: Vec<String> = heads.iter().map(|head| format!("{head}{TEXT}")).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let found = shown(&files, events);
    let expected: &[&[&str]] = &[
        &["CARTE D’ACQUA 2025 | 2025-09-05 – 2025-09-07"],
        &["Carte d’acqua 2025 | 2025-09-05 – 2025-09-07 | Chioggia"],
        &["A Chioggia il VI Festival dei lettori | 2025-09-04 – 2025-09-06"],
        &[],
        &[],
    ];
    assert_eq!(found, expected);
}

#[test]
fn several_days_are_no_date_of_publication() {
    let file = format!("The Silver Season: Songs of the Sea\n17 May – 2 November 2025\n\n{TEXT}");
    let found = shown(&[file.as_str()], |draft| {
        let published = draft.facts.frame.published.iter();
        published
            .map(|told| told.date.lexical.to_string())
            .collect()
    });
    assert_eq!(found, [Vec::<String>::new()]);
}
