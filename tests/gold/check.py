#!/usr/bin/env python3
"""Compares what the rules find with what a careful reader finds, and fails when it is less than it was.

    check.py PROGRAM GOLD [--write] [--misses]

PROGRAM is the built filorosso; GOLD the folder of the gold standard (`score.py`, `assemble.sh`, the
annotations), beside the repository. Articles in the style of other sites, invented and annotated for this, stand
in `read` beside this file; authors of rules look at them, so their figures say what was reached and not how the
rules fare on texts that nobody had in mind. Those in `aside` are counted only: their differences are never listed,
so that nobody mends a rule by them, and their figures are the honest ones.

`figures.json` (here, in `read` and in `aside`) holds, for each question, the measure that is asked (`f1`)
and what was reached when it was last written (`hit`, `missed`, `false`). A question of the gold standard fails when
its F1 is below what is asked, unless it has fewer than 20 answers and at most one is wrong. Any question fails when
its F1 is less than it was. `--write` writes what is reached now; `--misses` lists the differences.
"""
import json, pathlib, shutil, subprocess, sys, tempfile

here = pathlib.Path(__file__).parent
program, gold = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()


def f1(counts):
    right, wrong = counts["hit"], counts["missed"] + counts["false"]
    return 2 * right / (2 * right + wrong) if right + wrong else 1.0


def rows_of(content, annotations, misses):
    """The scorer's rows for a content folder."""
    dump = content.parent / "dump.nq"
    configuration = here.parent.parent / "content" / "filorosso.yaml"
    (content / "filorosso.yaml").write_bytes(configuration.read_bytes())
    subprocess.run([program, "--content", content, "--quiet", "export", "nquads", "-o", dump], check=True)
    scored = subprocess.run(
        [sys.executable, gold / "score.py", "--json", "--dump", dump, *annotations, *["--misses"] * misses],
        check=True, stdout=subprocess.PIPE, text=True)
    return {row["question"]: row for row in json.loads(scored.stdout)}


def compare(title, rows, figures, must_reach):
    """Prints a set's rows beside its figures; what failed."""
    recorded = json.loads(figures.read_text(encoding="utf-8"))
    failed = [f"{title}: {question}: not in {figures.name}" for question in rows.keys() - recorded.keys()]
    print(f"{title:28} {'hit':>5} {'missed':>7} {'false':>6} {'F1':>7} {'asked':>7}")
    for question, known in recorded.items():
        row = rows[question]
        reached, before = f1(row), f1(known)
        print(f"  {question:26} {row['hit']:5} {row['missed']:7} {row['false']:6} {reached:7.3f} {known['f1']:7.2f}")
        few = row["hit"] + row["missed"] < 20 and row["missed"] + row["false"] <= 1
        if must_reach and reached < known["f1"] and not few:
            failed.append(f"{title}: {question}: F1 {reached:.3f}, asked {known['f1']:.2f}")
        if reached < before:
            failed.append(f"{title}: {question}: F1 was {before:.3f} ({known['hit']} found, {known['false']} false), "
                          f"is {reached:.3f} ({row['hit']} and {row['false']})")
        known.update({name: row[name] for name in ("hit", "missed", "false")})
    if "--write" in sys.argv:
        lines = (f"  {json.dumps(question)}: {json.dumps(known)}" for question, known in recorded.items())
        figures.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
        return []
    return failed


show, failed = "--misses" in sys.argv, []
with tempfile.TemporaryDirectory() as work:
    content = pathlib.Path(work) / "gold" / "content"
    subprocess.run(["bash", gold / "assemble.sh", content], check=True)
    annotations = ["--episodes", gold / "episodes.jsonl", "--entities", gold / "entities.json",
                   "--articles", gold / "articles.json"]
    failed += compare("gold standard", rows_of(content, annotations, show), here / "figures.json", True)
    for name, listed in (("read", show), ("aside", False)):
        articles = pathlib.Path(work) / name / "content" / "articles"
        articles.mkdir(parents=True)
        for file in (here / name).iterdir():
            if file.suffix in (".md", ".txt"):
                shutil.copy(file, articles)
        rows = rows_of(articles.parent, ["--articles", here / name / "articles.json"], listed)
        failed += compare(name, rows, here / name / "figures.json", False)

if failed:
    sys.exit("\n".join(["the rules find less than they must:", *failed]))
