"""natasha, yargy and a lemmatizer, run by the Python of another environment: a line of JSON each.

In: `{"way": …, "texts": […], "words": {…}}`, the words for the grammar alone; a way is "full",
"entities", "yargy", "lemmatizer ru" or "lemmatizer uk". Out: `{"seconds": […]}`, a figure for each
text.
"""

from __future__ import annotations

import inspect
import json
import platform
import sys
import time
from collections.abc import Callable

Reader = Callable[[str], object]


def _for_newer_pythons() -> None:
    """pymorphy2, which both stand on, asks for a function that Python 3.11 took away."""
    if not hasattr(inspect, "getargspec"):
        inspect.getargspec = lambda call: inspect.getfullargspec(call)[:4]  # type: ignore[attr-defined]


def _natasha(full: bool) -> Reader:
    import natasha

    segmenter, embedding = natasha.Segmenter(), natasha.NewsEmbedding()
    entities = natasha.NewsNERTagger(embedding)
    vocabulary = natasha.MorphVocab()
    morphology, syntax = natasha.NewsMorphTagger(embedding), natasha.NewsSyntaxParser(embedding)

    def read(text: str) -> object:
        doc = natasha.Doc(text)
        doc.segment(segmenter)
        doc.tag_ner(entities)
        if full:
            doc.tag_morph(morphology)
            doc.parse_syntax(syntax)
            for token in doc.tokens:
                token.lemmatize(vocabulary)
            for span in doc.spans:
                span.normalize(vocabulary)
        return doc

    return read


def _yargy(states: list[str], people: list[str]) -> Reader:
    """ "country … number … soldiers", as a grammar of yargy."""
    from yargy import Parser, or_, rule
    from yargy.pipelines import morph_pipeline
    from yargy.predicates import gram
    from yargy.predicates import type as kind

    other = or_(rule(gram("VERB")), rule(gram("PREP")), rule(gram("NOUN")), rule(gram("ADJF")))
    number = or_(rule(kind("INT")), rule(gram("NUMR")))
    troops = morph_pipeline(people)
    told = rule(
        morph_pipeline(states), other.optional().repeatable(max=3), number, other.optional(), troops
    )
    parser = Parser(told)
    return lambda text: list(parser.findall(text))


def _lemmatizer(language: str) -> Reader:
    """spaCy's blank pipeline with the stock pymorphy3 lemmatizer."""
    import spacy

    nlp = spacy.blank(language)
    nlp.add_pipe("lemmatizer", config={"mode": "pymorphy3"})
    nlp.initialize()
    return nlp


def _reader(way: str, words: dict[str, list[str]]) -> Reader:
    if way.startswith("lemmatizer"):
        return _lemmatizer(way.split()[1])
    return _yargy(**words) if way == "yargy" else _natasha(way == "full")


def main() -> None:
    _for_newer_pythons()
    print(json.dumps({"python": platform.python_version()}), flush=True)
    ways: dict[str, Reader] = {}
    for line in sys.stdin:
        asked = json.loads(line)
        way = asked["way"]
        if way not in ways:
            ways[way] = _reader(way, asked["words"])
        seconds = []
        for text in asked["texts"]:
            start = time.process_time()
            ways[way](text)
            seconds.append(time.process_time() - start)
        print(json.dumps({"seconds": seconds}), flush=True)


if __name__ == "__main__":
    main()
