#!/usr/bin/env python3
"""How often rules are right when they say that they are sure: a table for the documentation.

    calibrate.py PROGRAM CONTENT EPISODES ARTICLES

PROGRAM is the built filorosso, CONTENT a content folder, EPISODES and ARTICLES annotations of it in the form of
the gold standard (`episodes.jsonl`, `articles.json`). Use content that nobody saw who wrote a rule. Facts about
files without annotation are not counted, nor kinds of facts that the annotations do not have. A fact is right
when the annotation has the same text in the same file, for roles of the same person. Intervals are Wilson's, of
95 percent.
"""
import collections, json, math, pathlib, re, subprocess, sys, unicodedata

program, content, episodes, articles = sys.argv[1:5]
BANDS = ((0.95, 1.01), (0.9, 0.95), (0.8, 0.9), (0.7, 0.8), (0.0, 0.7))


def fold(text):
    text = unicodedata.normalize("NFKC", text or "").replace("’", "'")
    return re.sub(r"\s+", " ", text).strip(" .,;").casefold()


def forms(item):
    """All that may stand for one thing of the annotation."""
    return {fold(text) for text in [item.get("name"), *item.get("accept", ()),
                                    *(one["text"] for one in item.get("mentions", ()))] if text}


def titles(person):
    found = [person.get("job_title"), *person.get("job_title_accept", ()),
             *(role.get("title") for role in person.get("roles", ()))]
    return {(fold(person["name"]), fold(title)) for title in found if title}


def organizations(person):
    named = [one["name"] if isinstance(one, dict) else one for one in person.get("org") or ()]
    named += [role.get("org") for role in person.get("roles", ())]
    return {fold(name) for name in named if name}


def union(sets):
    return set().union(*sets)


truth = {}
for line in pathlib.Path(episodes).read_text(encoding="utf-8").splitlines():
    one = json.loads(line)
    guests = one["guests"]
    truth["podcasts/" + one["file"]] = {
        "guest": {fold(guest["name"]) for guest in guests}, "role": union(map(titles, guests)),
        "organization": union(map(organizations, guests)), "made-at": {fold(one.get("place"))}}
for one in json.loads(pathlib.Path(articles).read_text(encoding="utf-8")):
    people = one["people"]
    named = union(map(forms, one["organizations"])) | union(map(organizations, people))
    truth["articles/" + one["file"]] = {
        "person": union(map(forms, people)), "role": union(map(titles, people)), "organization": named,
        "place": union(map(forms, one["places"])) | named, "event": union(map(forms, one["events"])),
        "quotation": {(fold(quote["speaker"]), fold(quote["text"])) for quote in one["quotes"]}}

counts = collections.defaultdict(lambda: [0, 0])
wrong = []
for path, known in sorted(truth.items()):
    shown = subprocess.run([program, "--content", content, "--quiet", "inspect", pathlib.Path(content, path),
                            "--facts", "--format", "json"],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    for fact in json.loads(shown)["facts"] if shown else ():
        kind = {"affiliation": "organization"}.get(fact["kind"], fact["kind"])
        if kind not in known or fact["confidence"] == 1:
            continue
        said = fold(fact["said"])
        right = ((fold(fact.get("about")), said) if kind in ("role", "quotation") else said) in known[kind]
        band = next(band for band in BANDS if band[0] <= fact["confidence"] < band[1])
        for key in ((kind, band), ("all", band), (kind, None), ("all", None)):
            counts[key][not right] += 1
        if not right:
            wrong.append(f"{path}:{fact['line']}: {kind} {fact['said']!r} {fact.get('about', '')} {fact['confidence']}")


def wilson(right, total, z=1.96):
    share = right / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{right} of {total} = {share:.2f} ({middle - half:.2f}–{middle + half:.2f})"


names = ["all", *sorted({kind for kind, _ in counts} - {"all"})]
print("| kind | " + " | ".join(f"{low:.2f}–{min(high, 1):.2f}" for low, high in BANDS) + " |")
print("|---|" + "---|" * len(BANDS))
for name in names:
    cells = (counts.get((name, band)) for band in BANDS)
    print(f"| {name} | " + " | ".join(wilson(cell[0], sum(cell)) if cell else "" for cell in cells) + " |")
if "--wrong" in sys.argv:
    print("\n".join(wrong), file=sys.stderr)
