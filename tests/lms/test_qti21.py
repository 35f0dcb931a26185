"""Packages of QTI 2.1: an item a question, processed as the specification says."""

from exports import HOSTILE, book, chapter, parsed

from platformlab.lms import qti21

NS = {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1"}


def items(files):
    return {n: parsed(t, "qti21-item") for n, t in files.items() if n.startswith("items/")}


def processed(item, chosen):
    """Return SCORE and what is shown to a reader who chose an option, by the rules of the item."""
    condition = item.find(".//q:responseCondition", NS)
    correct = item.findtext("q:responseDeclaration/q:correctResponse/q:value", namespaces=NS)
    branch = "responseIf" if chosen == correct else "responseElse"
    score = float(condition.find(f"q:{branch}//q:baseValue", NS).text)
    copied = item.find("q:responseProcessing/q:setOutcomeValue", NS)
    assert (copied.get("identifier"), copied.find("q:variable", NS).get("identifier")) == (
        "FEEDBACK",
        "RESPONSE",
    )
    said = [
        " ".join("".join(node.itertext()).split())
        for node in item.iterfind("q:modalFeedback", NS)
        if node.get("identifier") == chosen and node.get("outcomeIdentifier") == "FEEDBACK"
    ]
    return score, said


def test_every_file_fits_its_schema_and_is_in_the_manifest():
    for papers in [*([paper] for paper in book("https://example.org/book")), book()]:
        files = qti21.files(papers, "part")
        manifest = parsed(files["imsmanifest.xml"], "manifest")
        listed = [node.get("href") for node in manifest.iter("{*}file")]
        assert sorted(listed) == sorted(set(files) - {"imsmanifest.xml"})
        for name in set(files) - {"imsmanifest.xml"} - set(items(files)):
            test = parsed(files[name], "qti21-test")
            assert all(ref.get("href") in files for ref in test.iter("{*}assessmentItemRef"))


def test_each_option_scores_and_says_what_the_page_says():
    for paper in book():
        made = items(qti21.files([paper], "part"))
        for question in paper.questions:
            item = made[f"items/{question.ident}.xml"]
            offered = item.xpath(".//q:simpleChoice/@identifier", namespaces=NS)
            assert offered == [answer.ident for answer in question.answers]
            for answer in question.answers:
                score, (said,) = processed(item, answer.ident)
                assert score == answer.is_right
                assert " ".join(answer.feedback.split()) in said


def test_a_bet_is_neither_scored_nor_answered():
    made = items(qti21.files(book(), "part"))
    bets = {name: item for name, item in made.items() if name.startswith("items/bet-")}
    assert bets
    for item in bets.values():
        for name in (
            "correctResponse",
            "outcomeDeclaration",
            "responseProcessing",
            "modalFeedback",
        ):
            assert item.find(f".//q:{name}", NS) is None


def test_hostile_texts_arrive_as_they_are():
    paper = chapter(said=HOSTILE)
    item = items(qti21.files([paper], "part"))[f"items/{paper.questions[0].ident}.xml"]
    assert {node.text for node in item.iterfind(".//q:simpleChoice", NS)} == {HOSTILE}
    assert item.findtext(".//q:prompt", namespaces=NS) == HOSTILE
