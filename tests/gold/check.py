#!/usr/bin/env python3
"""Compares what the rules find with what a careful reader finds, and fails when it is less than it was.

    check.py PROGRAM GOLD [--write]

PROGRAM is the built filorosso; GOLD the folder of the gold standard (`score.py`, `assemble.sh`, the
annotations), beside the repository. `figures.json` here holds, for each question, the measure that is asked
(`f1`) and what was reached when it was last written (`hit`, `missed`, `false`). A question fails when its F1 is
below what is asked, unless it has fewer than 20 answers and at most one is wrong; or when it finds less, or more
that is false, than it did. `--write` writes what is reached now.
"""
import json, pathlib, subprocess, sys, tempfile

here = pathlib.Path(__file__).parent
program, gold = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
recorded = json.loads((here / "figures.json").read_text(encoding="utf-8"))

with tempfile.TemporaryDirectory() as work:
    content, dump = pathlib.Path(work) / "content", pathlib.Path(work) / "dump.nq"
    subprocess.run(["bash", gold / "assemble.sh", content], check=True)
    configuration = here.parent.parent / "content" / "filorosso.yaml"
    (content / "filorosso.yaml").write_bytes(configuration.read_bytes())
    subprocess.run([program, "--content", content, "--quiet", "export", "nquads", "-o", dump], check=True)
    scored = subprocess.run(
        [sys.executable, gold / "score.py", "--json", "--dump", dump, "--episodes", gold / "episodes.jsonl",
         "--entities", gold / "entities.json", "--articles", gold / "articles.json"],
        check=True, stdout=subprocess.PIPE, text=True)

rows = {row["question"]: row for row in json.loads(scored.stdout)}
failed = []
print(f"{'question':28} {'hit':>5} {'missed':>7} {'false':>6} {'F1':>7} {'asked':>7}")
for question, known in recorded.items():
    row = rows[question]
    print(f"{question:28} {row['hit']:5} {row['missed']:7} {row['false']:6} {row['f1']:7.3f} {known['f1']:7.2f}")
    few = row["hit"] + row["missed"] < 20 and row["missed"] + row["false"] <= 1
    if row["f1"] < known["f1"] and not few:
        failed.append(f"{question}: F1 {row['f1']:.3f}, asked {known['f1']:.2f}")
    if row["hit"] < known["hit"] or row["false"] > known["false"]:
        failed.append(f"{question}: was {known['hit']} found and {known['false']} false, "
                      f"is {row['hit']} and {row['false']}")
    known.update({name: row[name] for name in ("hit", "missed", "false")})
failed += [f"{question}: not in figures.json" for question in rows.keys() - recorded.keys()]

if "--write" in sys.argv:
    lines = (f"  {json.dumps(question)}: {json.dumps(known)}" for question, known in recorded.items())
    (here / "figures.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
elif failed:
    sys.exit("\n".join(["the rules find less than they must:", *failed]))
