use super::*;

#[test]
fn rows() {
    for (text, start, title) in [
        ("0:00 - Intro", 0, "Intro"),
        ("[00:58] Second", 58, "Second"),
        ("(00:01:02) Third", 62, "Third"),
        ("01:01:02.900 – Fourth: more", 3662, "Fourth: more"),
        ("- 75:30 | Fifth", 4530, "Fifth"),
        ("1:00: Sixth", 60, "Sixth"),
        ("* **", 0, ""),
        ("00:10 - 01:20 - Seventh", 10, "Seventh"),
        ("00:10–01:20 Eighth (again)", 10, "Eighth (again)"),
        ("2:05\u{a0}— 10:04 rule", 125, "rule"),
    ] {
        let row = read_row(text).map(|(start, title)| (start, &text[title]));
        let wanted = (!title.is_empty()).then_some((start, title));
        assert_eq!(row, wanted, "{text}");
    }
    for text in [
        "12:3 no",
        "1:75 no",
        "10:30am no",
        "0:00",
        "0:00 -",
        "Intro 0:00",
        "16:9",
        "1:2:3 no",
        "12:345 no",
    ] {
        assert_eq!(read_row(text), None, "{text}");
    }
}
