//! Whoever front matter names, in the forms in which sites write it.

use super::{Graph, thing};
use crate::support::{self, site};

const EPISODE: &str = "podcasts/walks/lamps";

/// The graph of an episode with these lines in its front matter, and of further files.
fn episode(front: &str, files: &[(&str, &str)]) -> Graph {
    let episode = format!("---\ntitle: Lamps\ndate: 2024-03-01\n{front}---\n");
    let mut all = vec![
        ("podcasts/walks/_index.md", "---\ntitle: Night Walks\n---\n"),
        ("podcasts/walks/lamps.md", episode.as_str()),
    ];
    all.extend(files);
    Graph::of(&site(&all))
}

fn people(slugs: &[&str]) -> Vec<String> {
    slugs
        .iter()
        .map(|slug| thing(&format!("people/{slug}")))
        .collect()
}

#[test]
fn guests_in_every_form() {
    let both = people(&["ada-rossi", "bruno-de-luca"]);
    for front in [
        "guest: Ada Rossi and Bruno De Luca\n",
        "guests: Ada Rossi, Bruno De Luca\n",
        "speakers: Ada Rossi & **Bruno De Luca**\n",
        "ospiti: Ada Rossi e <b>Bruno De Luca</b>\n",
        "gäste: Ada Rossi und Bruno De Luca\n",
        "guests: [Ada Rossi, Bruno De Luca]\n",
        "guests:\n  - name: Ada Rossi\n  - name: Bruno De Luca\n",
        "guests:\n  Ada Rossi: {role: Engineer}\n  Bruno De Luca: {role: Poet}\n",
        "guests:\n  - {first_name: Ada, last_name: Rossi}\n  - {firstName: Bruno, lastName: De Luca}\n",
        "guests: |\n  Ada Rossi\n  Bruno De Luca\n",
        "extra:\n  guests: [Dr. Ada Rossi, Ada Rossi, Prof. Bruno De Luca]\n",
        "guest: Ada Rossi, Engineer at Lamps & Co\nguest_url: https://ada.example\n",
    ] {
        let graph = episode(front, &[]);
        let found = graph.of_schema(EPISODE, "actor");
        let one = front.contains("Lamps");
        let wanted = if one { &both[..1] } else { &both[..] };
        assert_eq!(found, wanted, "{front}");
    }
}

#[test]
fn the_configuration_names_keys_of_guests() {
    let configuration = "base: https://example.org/\nlanguage: en\nkeys: {guest: [visitors]}\n";
    let graph = episode(
        "visitors: [Ada Rossi]\n",
        &[("filorosso.yaml", configuration)],
    );
    assert_eq!(graph.of_schema(EPISODE, "actor"), people(&["ada-rossi"]));
}

#[test]
fn organizations_and_compound_names_stay_whole() {
    let graph = episode(
        "guest: {name: Ada Rossi, of: \"Smith, Jones & Partners\"}\nsponsor: Reed, Rush and Moss\nauthor: Carlos de la Cruz y Vega\n",
        &[],
    );
    let node = format!("{EPISODE}#guest-ada-rossi");
    graph.has(
        &node,
        "memberOf",
        &thing("organizations/smith-jones-partners"),
    );
    graph.has(
        "organizations/smith-jones-partners",
        "name",
        "\"Smith, Jones & Partners\"",
    );
    graph.has(EPISODE, "sponsor", &thing("agents/reed-rush-and-moss"));
    graph.has(EPISODE, "author", &thing("agents/carlos-de-la-cruz-y-vega"));
}

#[test]
fn a_guest_has_the_roles_and_addresses_of_the_map() {
    let graph = episode(
        "guest:\n  name: Ada Rossi\n  role: [Engineer, Chair]\n  company: [Lamps & Co, {name: Moon Club, url: https://moon.example}]\n  social: {github: ada, mastodon: '@ada@social.example', blog: https://ada.example/blog}\n  linkedin: https://it.linkedin.com/in/ada-rossi/?trk=x\n  website: https://ada.example\n  photo: {url: /ada.png}\n  email: ada@ada.example\n",
        &[],
    );
    let node = format!("{EPISODE}#guest-ada-rossi");
    graph.has(&node, "roleName", "\"Engineer\"");
    graph.has(&node, "memberOf", &thing("organizations/lamps-co"));
    graph.has(
        &node,
        "startDate",
        "\"2024-03-01\"^^<http://www.w3.org/2001/XMLSchema#date>",
    );
    let second = format!("{node}-chair");
    graph.has(&second, "memberOf", &thing("organizations/moon-club"));
    assert_eq!(
        graph.of_schema("people/ada-rossi", "sameAs"),
        [
            "<https://ada.example/blog>",
            "<https://github.com/ada>",
            "<https://social.example/@ada>",
            "<https://www.linkedin.com/in/ada-rossi>",
        ]
    );
    graph.has("people/ada-rossi", "url", "<https://ada.example>");
    graph.has("people/ada-rossi", "email", "\"ada@ada.example\"");
    graph.has(
        "people/ada-rossi#image",
        "contentUrl",
        "<https://example.org/ada.png>",
    );
    graph.has("organizations/moon-club", "url", "<https://moon.example>");
}

#[test]
fn references_and_profiles_lead_to_the_file_of_a_person() {
    let person = "name: Ada Rossi\ngithub: ada\nimage: /own.jpg\ndescription: Her own words.\naliases: {de: Ada Rot}\n";
    for front in [
        "guests: [ada]\n",
        "guests: [people/ada.yml]\n",
        "guests: A. Rosso (Engineer)\n",
        "guests: {name: A. Rosso, github: '@ada', bio: Other words., image: /other.jpg}\n",
        "guest: Ada Rot\n",
    ] {
        let graph = episode(front, &[("people/ada.yml", person)]);
        if front.contains("(Engineer)") {
            // Another name without an address is another person.
            assert_eq!(
                graph.of_schema(EPISODE, "actor"),
                people(&["a-rosso"]),
                "{front}"
            );
            continue;
        }
        assert_eq!(
            graph.of_schema(EPISODE, "actor"),
            people(&["ada"]),
            "{front}"
        );
        graph.has("people/ada", "name", "\"Ada Rossi\"");
        graph.has("people/ada", "alternateName", "\"Ada Rot\"@de");
        graph.has("people/ada", "sameAs", "<https://github.com/ada>");
        graph.has(
            "people/ada#image",
            "contentUrl",
            "<https://example.org/own.jpg>",
        );
        assert_eq!(
            graph.of_schema("people/ada", "description"),
            ["\"Her own words.\"@en"]
        );
    }
}

#[test]
fn an_organization_among_guests_is_no_person() {
    let graph = episode(
        "guests: [Lamps Ltd, acme]\n",
        &[("organizations/acme.yml", "name: Acme\n")],
    );
    assert!(graph.of_schema(EPISODE, "actor").is_empty());
    graph.has(EPISODE, "mentions", &thing("organizations/lamps-ltd"));
    graph.has(EPISODE, "mentions", &thing("organizations/acme"));
}

#[test]
fn a_title_beside_a_name_is_a_job() {
    let graph = episode(
        "",
        &[(
            "people/ada.md",
            "---\nname: Ada Rossi\ntitle: Director\n---\n",
        )],
    );
    graph.has("people/ada", "name", "\"Ada Rossi\"");
    graph.has("people/ada", "jobTitle", "\"Director\"");
}

/// A link may begin or end half-way into the name of a guest, with bold marks across it.
#[test]
fn the_name_of_a_guest_is_whole_where_a_link_takes_half_of_it() {
    for name in [
        "[Vera Lodi](https://www.linkedin.com/in/vera-x)",
        "**Vera [Lodi**](https://www.linkedin.com/in/vera-x)",
        "[Vera](https://www.linkedin.com/in/vera-x) Lodi",
    ] {
        let body = format!("In questa puntata {name}, presidente di Luce Srl, ci parla d'acqua.");
        let text = format!("---\ntitle: Acque\nlanguage: it\n---\n\n{body}\n");
        let graph = Graph::of(&site(&[
            ("podcasts/show/_index.md", "---\ntitle: Show\n---\n"),
            ("podcasts/show/one.md", &text),
        ]));
        let guests = graph.of_schema("podcasts/show/one", "actor");
        assert_eq!(guests, ["<https://example.org/people/vera-lodi>"], "{name}");
        let profiles = graph.of_schema("people/vera-lodi", "sameAs");
        assert_eq!(profiles, ["<https://www.linkedin.com/in/vera-x>"], "{name}");
    }
}

/// A key is called by our name for it or by a usual one, such as its plural.
#[test]
fn the_configuration_may_call_a_key_by_a_usual_name() {
    for name in ["guest", "guests"] {
        let configuration = format!("{}keys:\n  {name}: [visitors]\n", support::CONFIGURATION);
        let graph = Graph::of(&site(&[
            ("filorosso.yaml", &configuration),
            ("podcasts/show/_index.md", "---\ntitle: Show\n---\n"),
            (
                "podcasts/show/one.md",
                "---\ntitle: One\nvisitors: Vera Lodi and Ugo Ferri\n---\n",
            ),
        ]));
        let guests = graph.of_schema("podcasts/show/one", "actor");
        assert_eq!(guests.len(), 2, "{name}: {guests:?}");
    }
}

#[test]
fn guests_of_italian_opening_sentences() {
    for (sentence, wanted) in [
        (
            "Insieme all'ingegnera Ada Rossi ([Lampade](https://lampade.example)) parliamo di luci.",
            &["ada-rossi"][..],
        ),
        (
            "Abbiamo il piacere di ospitare Ada Rossi, CEO Lampade, e Bruno De Luca, geologo.",
            &["ada-rossi", "bruno-de-luca"],
        ),
        (
            "Per parlarne abbiamo invitato due esperti: Ada Rossi, geologa, e Bruno De Luca, poeta.",
            &["ada-rossi", "bruno-de-luca"],
        ),
        (
            "Ripercorriamo la storia di Ada Rossi insieme a tutti quelli che ci ascoltano.",
            &[],
        ),
    ] {
        let configuration = "base: https://example.org/\nlanguage: it\n";
        let text = format!("---\ntitle: Le luci\ndate: 2024-03-01\n---\n{sentence}\n");
        let graph = Graph::of(&site(&[
            ("filorosso.yaml", configuration),
            ("podcasts/walks/_index.md", "---\ntitle: Passi\n---\n"),
            ("podcasts/walks/lamps.md", &text),
        ]));
        assert_eq!(
            graph.of_schema(EPISODE, "actor"),
            people(wanted),
            "{sentence}"
        );
    }
}

/// Whom a guest talks about, and who lives no more, is no guest.
#[test]
fn guests_are_those_who_take_part() {
    let ada = "[Ada Rossi](https://www.linkedin.com/in/ada-x)";
    for (text, wanted) in [
        (
            "ADA, engineer at Lamps & Co, talks with us about Carl Nope.",
            &["ada-rossi"][..],
        ),
        (
            "ADA, engineer at Lamps & Co, talks with us about light and ~~Carl Nope~~.",
            &["ada-rossi"],
        ),
        ("We remember the late ADA, founder of Lamps Ltd.", &[]),
        (
            "We remember ADA, founder of Lamps Ltd, who died in 2020.",
            &[],
        ),
        (
            "Our guest today is Maria-Luisa von Trapp, engineer at Lamps.",
            &["maria-luisa-von-trapp"],
        ),
        (
            "Our guest today is Dr. Anna-Sophie von Trapp (CEO, Acme Ltd).",
            &["anna-sophie-von-trapp"],
        ),
    ] {
        let text = format!("---\ntitle: Lamps\n---\n{}\n", text.replace("ADA", ada));
        let graph = Graph::of(&site(&[
            ("podcasts/walks/_index.md", "---\ntitle: Walks\n---\n"),
            ("podcasts/walks/lamps.md", &text),
        ]));
        assert_eq!(graph.of_schema(EPISODE, "actor"), people(wanted), "{text}");
    }
}

/// A comma and dots belong to the legal form of an organization.
#[test]
fn organizations_with_their_legal_forms() {
    for (role, wanted) in [
        (
            "co-founder of Acme, Inc., and head of design at Blue Gallery, joins us.",
            "\"Acme, Inc.\"",
        ),
        ("engineer at Acme S.r.l.", "\"Acme S.r.l.\""),
        ("engineer at Acme S.r.l., joins us.", "\"Acme S.r.l.\""),
    ] {
        let text = format!(
            "---\ntitle: Lamps\n---\n[Ada Rossi](https://www.linkedin.com/in/ada-x), {role}\n"
        );
        let graph = Graph::of(&site(&[
            ("podcasts/walks/_index.md", "---\ntitle: Walks\n---\n"),
            ("podcasts/walks/lamps.md", &text),
        ]));
        let node = format!("{EPISODE}#guest-ada-rossi");
        let organizations = graph.of_schema(&node, "memberOf");
        assert_eq!(organizations.len(), 1, "{role}: {organizations:?}");
        let path = organizations[0].trim_matches(['<', '>']);
        let path = path
            .strip_prefix("https://example.org/")
            .expect("an IRI of ours");
        graph.has(path, "name", wanted);
    }
}
