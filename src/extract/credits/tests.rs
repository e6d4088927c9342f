use super::*;
use crate::content::{CreditWords, Lexicon, Prepositions};
use crate::document::parse_markdown;

fn words() -> Words {
    let list = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
    let roles = [
        ("author", "Autori della puntata|Autori|Authors"),
        (
            "producer",
            "Podcast realizzato da|Produced by|è un podcast di",
        ),
        ("theme", "Sigla"),
        ("musicBy", "Musica"),
        ("cover", "Copertina"),
    ];
    Words::new(&[Lexicon {
        language: "it".into(),
        credits: CreditWords {
            headings: list("Crediti|Credits"),
            contacts: list("Contatti"),
            by: list("by|di"),
            and: list("e|&|and"),
            roles: roles
                .iter()
                .map(|(role, labels)| ((*role).into(), list(labels)))
                .collect(),
        },
        prepositions: Prepositions {
            genitive: list("di|del"),
            ..Prepositions::default()
        },
        ..Lexicon::default()
    }])
}

fn read(text: &str) -> Vec<String> {
    let show = |credit: Credit| {
        let names: Vec<_> = credit
            .names
            .iter()
            .map(|name| match &name.target {
                Some(target) => format!("{}<{target}>", name.name.text),
                None => name.name.text.to_string(),
            })
            .collect();
        let work = credit
            .work
            .map_or_else(String::new, |work| format!(" “{}”", work.text));
        format!(
            "{}/{}:{work} {}",
            credit.role,
            credit.label.text,
            names.join(" + ")
        )
    };
    let is_name = |text: &str| text.contains(' ');
    read_credits(&parse_markdown(text, 0), &words(), Some(&is_name))
        .into_iter()
        .map(show)
        .collect()
}

#[test]
fn a_block_with_breaks() {
    let text = "Text: no credit\n\n**Crediti**<br>\nPodcast realizzato da [DP](http://d.p)<br>\nAutori della puntata: [Ann](http://a), **[Bob](http://b)** e Cy<br>\nMissaggio: Eva & Fo\n";
    assert_eq!(
        read(text),
        [
            "producer/Podcast realizzato da: DP<http://d.p>",
            "author/Autori della puntata: Ann<http://a> + Bob<http://b> + Cy",
            "contributor/Missaggio: Eva + Fo",
        ]
    );
}

#[test]
fn contacts_end_it_and_headings_begin_it() {
    let text = "--Crediti--<br>\nSigla: Just Wanna Go by WatR<br>\nCopertina: Freepik\n\n--Contatti--<br>\nMail: [x](mailto:x@y.z)\n\n## Credits\n\n- Authors: Ann, Bob\n";
    assert_eq!(
        read(text),
        [
            "theme/Sigla: “Just Wanna Go” WatR",
            "cover/Copertina: Freepik",
            "author/Authors: Ann + Bob",
        ]
    );
}

#[test]
fn lines_without_a_heading_need_a_known_label_and_names() {
    let text =
        "Words.\n\nAutori: Ann Bee, Cy Dee\n\nMore.\n\nCopertina: Freepik<br>\nSigla: Go by WatR\n";
    assert_eq!(
        read(text),
        [
            "author/Autori: Ann Bee + Cy Dee",
            "cover/Copertina: Freepik",
            "theme/Sigla: “Go” WatR",
        ]
    );
    for prose in [
        "Copertina: Freepik\n",
        "Guests: Ann Bee\n",
        "Autori: many of them wrote\n",
        "Autori Ann Bee\n",
        "About Autori: Ann Bee\n",
    ] {
        assert_eq!(read(prose), Vec::<String>::new(), "{prose}");
    }
}

#[test]
fn music_is_a_work_where_by_says_so() {
    let text =
        "**Crediti**<br>\nMusica: Paper Boats by Lowmoor<br>\nMusica: Orchestra di Porta Palazzo\n";
    assert_eq!(
        read(text),
        [
            "musicBy/Musica: “Paper Boats” Lowmoor",
            "musicBy/Musica: Orchestra di Porta Palazzo",
        ]
    );
}

#[test]
fn a_work_in_quotation_marks_is_one_under_any_label() {
    let text = "**Crediti**<br>\nMusica: “Alba” di Quiet Band<br>\nSigla: “Sera” – Old Solder<br>\nSigla: \"Mare\" di Dino Lago, per gentile concessione di Onde Sonore<br>\nAutori: Ann Bee (Radio Onda)<br>\nMusica: Uno by Ann, Due by Bob<br>\nOnde è un podcast di [DP](http://d.p)<br>\nAuthors: Ann di Bob\n";
    assert_eq!(
        read(text),
        [
            "musicBy/Musica: “Alba” Quiet Band",
            "theme/Sigla: “Sera” Old Solder",
            "theme/Sigla: “Mare” Dino Lago",
            "author/Autori: Ann Bee",
            "musicBy/Musica: “Uno” Ann",
            "musicBy/Musica: “Due” Bob",
            "producer/è un podcast di: DP<http://d.p>",
            "author/Authors: Ann di Bob",
        ]
    );
}
