"""How often the subject that Marsad gives a verb is the one of an annotated tree.

    python evaluation/subjects.py UD_PUD.conllu[.gz]

The file is of Universal Dependencies (Arabic-PUD: Nivre et al., CC BY-SA 3.0; no model of syntax is learned from it). Marsad looks for subjects among
those whom it knows as actors, so a verb counts whose annotated subject stands in an actor, or to which Marsad gives a subject of its own. The subject
of a relative clause is whom the clause is about.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from marsad.coding.scenes import Scene
from marsad.coding.stage import set_stage
from marsad.readers import Document
from marsad.records import POS

_SUBJECT, _RELATIVE, _CLAUSE = "nsubj", "REL", "acl"


class Node(NamedTuple):
    """A word of a tree: where it stands in the text (start, end), its part of speech in both tag sets, its head's number, its relation to that."""

    start: int
    end: int
    pos: str
    finer: str
    head: int
    relation: str


Tree = dict[int, Node]


def main() -> None:
    """Print how many subjects are right, wrong and missed, and precision, recall and F1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", type=Path)
    args = parser.parse_args()
    found: Counter[str] = Counter()
    with (gzip.open if args.trees.suffix == ".gz" else open)(args.trees, "rt", encoding="utf-8") as lines:
        for text, tree in trees(lines):
            for scene in set_stage(Document.from_text(text)).scenes:
                found.update(judged(scene, tree))
    given, there = found["right"] + found["wrong"], found["right"] + found["missed"]
    precision, recall = found["right"] / max(1, given), found["right"] / max(1, there)
    print(f"{found['right']} right, {found['wrong']} wrong, {found['missed']} missed")
    print(f"precision {precision:.3f}, recall {recall:.3f}, F1 {2 * found['right'] / max(1, given + there):.3f}")


def trees(lines: Iterable[str]) -> Iterator[tuple[str, Tree]]:
    """The sentences of a file in CoNLL-U, each with its text and its words by number."""
    text, rows = "", []
    for line in (*lines, ""):
        stripped = line.strip()
        if stripped.startswith("# text ="):
            text = stripped.partition("=")[2].strip()
        elif stripped and not stripped.startswith("#"):
            rows.append(stripped.split("\t"))
        elif not stripped and rows:
            yield text, _tree(text, rows)
            rows = []


def _tree(text: str, rows: list[list[str]]) -> Tree:
    tree, at, whole = {}, 0, (0, 0, 0)  # of a word of several nodes: the last of them, where it stands
    for number, form, _, pos, finer, _, head, relation, *_ in rows:
        if "." in number:
            continue
        first, _, last = number.partition("-")
        if last or int(first) > whole[0]:
            start = max(at, text.find(form, at))
            at = start + len(form)
            whole = int(last or first), start, at
        if not last:
            tree[int(first)] = Node(whole[1], whole[2], pos, finer, int(head), relation)
    return tree


def judged(scene: Scene, tree: Tree) -> Iterator[str]:
    """For each verb of a sentence that Marsad and the tree have, whether its subject is right, wrong or missed."""
    for at, token in enumerate(scene.tokens):
        node = next(
            (n for n, w in tree.items() if w.start < token.span.end and w.end > token.span.start and w.pos == "VERB"), 0
        )
        if token.pos is not POS.VERB or not node:
            continue
        subject = subject_of(tree, node)
        meant = {
            n for n, actor in enumerate(scene.actors) if subject and _covers(scene, actor.first, actor.last, subject)
        }
        given = scene.subjects.get(at)
        if given is not None and given.own:
            group = {scene.groups[n] for n in meant} | meant
            yield "right" if given.actor in group else "wrong"
            if meant and given.actor not in group:
                yield "missed"
        elif meant:
            yield "missed"


def subject_of(tree: Tree, verb: int) -> Node | None:
    """The subject of a verb; of a relative clause whose pronoun is its subject, the noun before it."""
    own = [n for n, word in tree.items() if word.head == verb and word.relation.startswith(_SUBJECT)]
    if not own:
        return None
    if tree[own[0]].finer == _RELATIVE and tree[verb].relation.startswith(_CLAUSE):
        return tree.get(tree[verb].head)
    return tree[own[0]]


def _covers(scene: Scene, first: int, last: int, word: Node) -> bool:
    return scene.tokens[first].span.start <= word.start < scene.tokens[last - 1].span.end


if __name__ == "__main__":
    main()
