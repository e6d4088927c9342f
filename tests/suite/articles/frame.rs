//! Title, subtitle, dates, reading time and furniture of texts in many styles.

use super::Articles;
use serde_json::Value;
use std::fmt::Write as _;

const TEXT: &str = "Ogni sera alle sei si accendono le luci del paese, e da quest'anno è un programma \
                    a decidere quando: lo ha scelto il Comune dopo mesi di prove in tre quartieri.";
const ENGLISH: &str = "Every evening at six the lights of the village are switched on, and since this year it \
                       is a program that decides when: the council chose it after months of trials.";

/// A text and what its record must say; an empty text means that the member is absent.
struct Case {
    name: &'static str,
    text: String,
    title: &'static str,
    subtitle: &'static str,
    published: &'static str,
    modified: &'static str,
    time: &'static str,
    /// What the published body must not have.
    without: &'static [&'static str],
}

fn case(name: &'static str, text: &str, title: &'static str) -> Case {
    Case {
        name,
        text: text.replace("TEXT", TEXT).replace("ENGLISH", ENGLISH),
        title,
        subtitle: "",
        published: "",
        modified: "",
        time: "",
        without: &[],
    }
}

fn date(value: &Value) -> &str {
    let names = ["dateTime", "date", "yearMonth", "year"];
    names
        .iter()
        .find_map(|name| value[name].as_str())
        .unwrap_or("")
}

#[track_caller]
fn check(language: &str, cases: &[Case]) {
    let files: Vec<(&str, &str)> = cases.iter().map(|case| (case.name, &*case.text)).collect();
    let articles = Articles::of(language, &files);
    let mut wrong = String::new();
    for case in cases {
        let record = articles.get(case.name.split('.').next().unwrap());
        let text = |name: &str| record[name].as_str().unwrap_or("").to_owned();
        let found = [
            ("title", text("title"), case.title),
            ("subtitle", text("subtitle"), case.subtitle),
            (
                "published",
                date(&record["published"]).to_owned(),
                case.published,
            ),
            (
                "modified",
                date(&record["modified"]).to_owned(),
                case.modified,
            ),
            ("timeRequired", text("timeRequired"), case.time),
        ];
        for (member, found, expected) in found {
            if found != expected {
                let _ = writeln!(
                    wrong,
                    "{}: {member} is “{found}”, not “{expected}”",
                    case.name
                );
            }
        }
        let body = text("body");
        for furniture in case.without {
            if body.contains(furniture) {
                let _ = writeln!(wrong, "{}: “{furniture}” is in the body\n{body}", case.name);
            }
        }
        if !body.contains("decid") {
            let _ = writeln!(wrong, "{}: the text is not in the body\n{body}", case.name);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[allow(clippy::too_many_lines, reason = "a table of texts")]
#[test]
fn italian_texts() {
    check(
        "it",
        &[
            // When an event is, below its title.
            case(
                "open-day.md",
                "# Una giornata di luci\n\n*Sabato 5 maggio 2018, ore 10-18*\n\nTEXT\n",
                "Una giornata di luci",
            ),
            Case {
                published: "2019-10-03",
                without: &["Luci accese", "3 ottobre"],
                ..case(
                    "magazine.txt",
                    "Luci accese\ndi Ada Rossi\nGiovedì 3 ottobre 2019\n\nTEXT\n",
                    "Luci accese",
                )
            },
            Case {
                published: "2018-05-22",
                ..case(
                    "agency.txt",
                    "(AGENZIA) - ROMA, 22 MAG 2018 - TEXT\n\nTEXT\n",
                    "",
                )
            },
            // A text that begins with a sentence has no title.
            case("sentence.txt", "TEXT\n\nTEXT\n", ""),
            Case {
                subtitle: "Da quest'anno decide un programma",
                modified: "2018-05-28",
                time: "PT1M",
                without: &[
                    "You are here",
                    "Edited",
                    "28 May",
                    "Read time",
                    "Luci in valle",
                ],
                ..case(
                    "drupal.txt",
                    "You are here\n\nLuci in valle, il piano del Comune\n\nEdited on\n\n28 May 2018\nRead time: 1 minute\n\nDa quest'anno decide un programma\n\nTEXT\n",
                    "Luci in valle, il piano del Comune",
                )
            },
            Case {
                published: "2018-05-22",
                without: &["Comunicato del Comune sulle luci"],
                ..case(
                    "press.txt",
                    "COMUNICATO STAMPA\n\nComunicato del Comune sulle luci\n\nSondrio, 22 maggio 2018 - TEXT\n\nTEXT\n",
                    "Comunicato del Comune sulle luci",
                )
            },
            Case {
                published: "2019-03-04T10:30:00+01:00",
                modified: "2019-03-05",
                time: "PT3M",
                without: &["Pubblicato", "Tempo di lettura"],
                ..case(
                    "meta.txt",
                    "Le luci del paese cambiano ancora\n\nPubblicato il 4 marzo 2019 alle 10:30 | Aggiornato il 5 marzo 2019 | Tempo di lettura: 3 minuti\n\nTEXT\n",
                    "Le luci del paese cambiano ancora",
                )
            },
            Case {
                published: "2020-01-07",
                without: &["7 gennaio 2020", "Condividi", "Facebook"],
                ..case(
                    "alone.txt",
                    "Home > Notizie > Luci\n\nIl paese si accende da solo\n7 gennaio 2020\n\nCondividi\nFacebook Twitter WhatsApp\n\nTEXT\n\nLeggi anche: Un altro articolo\n\nRiproduzione riservata\n",
                    "Il paese si accende da solo",
                )
            },
            // Lines that are paragraphs, without empty lines between them.
            case(
                "lines.txt",
                "Il paese si accende da solo\nTEXT\nTEXT\n",
                "Il paese si accende da solo",
            ),
            // A wrapped first paragraph is no title, though its line is short and has no full stop.
            case(
                "wrapped.txt",
                "Ogni sera alle sei si accendono le luci del paese e da\nquest'anno è un programma che decide quando, dopo mesi\ndi prove in tre quartieri.\n",
                "",
            ),
            // A greeting is no title.
            case("letter.txt", "Gentili colleghi,\n\nTEXT\n", ""),
            Case {
                published: "2021-06-01",
                ..case(
                    "signed.txt",
                    "TEXT\n\nTEXT\n\nBolzano, 1° giugno 2021\n",
                    "",
                )
            },
            // The date of an event is not that of the text.
            case(
                "event.txt",
                "Una serata sotto le luci nuove\n\nData: 5 maggio 2018\nOre: 20.30\nLuogo: piazza Campello\n\nTEXT\n",
                "Una serata sotto le luci nuove",
            ),
            // A tour has many places and dates.
            case(
                "tour.txt",
                "Le luci del paese in viaggio\n\nTEXT\n\nMilano, 5 maggio 2018\nTorino, 6 maggio 2018\n",
                "Le luci del paese in viaggio",
            ),
            Case {
                without: &["Tra le altre iniziative"],
                ..case(
                    "footer.txt",
                    "TEXT\nTra le altre iniziative editoriali di Esempio:\nEsempio, la rivista\n",
                    "",
                )
            },
            Case {
                subtitle: "Le prove in tre quartieri",
                without: &["{%", "{:", "more"],
                ..case(
                    "jekyll.md",
                    "---\ntitle: Luci\n---\n\n_Le prove in tre quartieri_\n\n<!--more-->\n\nTEXT\n\n{% include share.html %}\n\n{:.small}\nTEXT\n",
                    "Luci",
                )
            },
            Case {
                subtitle: "Il programma che accende le luci",
                published: "2018-05-22",
                ..case(
                    "heading.md",
                    "---\ntitle: Comunicato\ndate: 2018-05-22\n---\n\n### Il programma che accende le luci\n\nRoma, 21 maggio 2018 - TEXT\n\n#### Come funziona\n\nTEXT\n",
                    "Comunicato",
                )
            },
            // Sections are no subtitle.
            case(
                "sections.md",
                "---\ntitle: Luci\n---\n\n## Che cosa è cambiato quest'anno\n\nTEXT\n\n## Che cosa cambierà\n\nTEXT\n",
                "Luci",
            ),
            // Nor is a sentence in italics, or the name of a photographer.
            case(
                "note.md",
                "---\ntitle: Luci\n---\n\n_Questo articolo è uscito sulla rivista del paese._\n\nTEXT\n",
                "Luci",
            ),
            case(
                "photo.md",
                "---\ntitle: Luci\n---\n\n_Foto di Ada Rossi per il Comune_\n\nTEXT\n",
                "Luci",
            ),
            Case {
                without: &["# ", "Il paese acceso"],
                ..case(
                    "markdown.md",
                    "# Il paese acceso\n\nTEXT\n\n## Dopo\n\nTEXT\n",
                    "Il paese acceso",
                )
            },
            Case {
                without: &["Articoli correlati", "La fibra in valle"],
                ..case(
                    "related.md",
                    "# Il paese acceso\n\nTEXT\n\n## Articoli correlati\n\n- [La fibra in valle](/a)\n- [Il treno](/b)\n",
                    "Il paese acceso",
                )
            },
            Case {
                subtitle: "Sotto le luci",
                published: "2020-02-03",
                modified: "2020-02-04",
                time: "PT7M",
                without: &["Pubblicato"],
                ..case(
                    "front.md",
                    "---\ntitle: Luci\nsubtitle: Sotto le luci\ndate: 2020-02-03\nmodified: 2020-02-04\ntimeRequired: 7\n---\nPubblicato il 5 maggio 2019\n\nAggiornato il 6 maggio 2019\n\nTempo di lettura: 2 minuti\n\nTEXT\n",
                    "Luci",
                )
            },
        ],
    );
}

#[test]
fn english_texts() {
    check(
        "en",
        &[
            Case {
                published: "2018-05-28",
                time: "PT5M",
                without: &["min read", "By Ada", "Share this"],
                ..case(
                    "blog.txt",
                    "The village that lights itself\n\nMay 28, 2018 · 5 min read\n\nENGLISH\n\nShare this article\n",
                    "The village that lights itself",
                )
            },
            Case {
                published: "2020-09-04",
                ..case(
                    "wire.txt",
                    "FOR IMMEDIATE RELEASE\n\nVillage lights are switched by a program\n\nLONDON, September 4, 2020 -- ENGLISH\n\nENGLISH\n",
                    "Village lights are switched by a program",
                )
            },
            Case {
                published: "2021-03-02",
                modified: "2021-03-09",
                ..case(
                    "labels.md",
                    "# Lights out\n\nPublished: 2 March 2021\n\nLast updated: 9 March 2021\n\nENGLISH\n",
                    "Lights out",
                )
            },
            // Day and month may be swapped: not sure enough.
            Case {
                without: &["Published"],
                ..case(
                    "digits.md",
                    "# Lights out\n\nPublished: 05/06/2021\n\nENGLISH\n",
                    "Lights out",
                )
            },
            // What lies in the future is no date of publication.
            case(
                "future.txt",
                "A night of lights for all\n\n5 May 2031\n\nENGLISH\n",
                "A night of lights for all",
            ),
            Case {
                without: &["cookies", "Skip to"],
                ..case(
                    "cookies.txt",
                    "Skip to main content\n\nThis site uses cookies to work better.\n\nThe village that lights itself\n\nENGLISH\n",
                    "The village that lights itself",
                )
            },
        ],
    );
}
