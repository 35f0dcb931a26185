"""Packages of QTI 1.2 hold what Canvas reads: manifest, assessment and what kind of quiz it is."""

import io
import zipfile

from exports import HOSTILE, book, chapter, parsed, shown
from lxml import etree

from platformlab.lms import qti12

ASI = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}


def assessments(papers):
    files = qti12.files(papers, "part")
    return {n: parsed(t, "qti12") for n, t in files.items() if n.count("/") and "meta" not in n}


def test_every_assessment_fits_its_schema_and_every_file_is_in_the_manifest():
    for papers in [*([paper] for paper in book("https://example.org/book")), book()]:
        files = qti12.files(papers, "part")
        manifest = parsed(files["imsmanifest.xml"], "manifest")
        listed = [node.get("href") for node in manifest.iter("{*}file")]
        assert sorted(listed) == sorted(set(files) - {"imsmanifest.xml"})
        assert len(assessments(papers)) == 2 * len(papers)


def test_the_right_answer_scores_and_each_option_has_its_feedback():
    paper = chapter()
    tree = assessments([paper])["quiz-critical-mass/quiz-critical-mass.xml"]
    for item, question in zip(tree.iterfind(".//q:item", ASI), paper.questions, strict=True):
        scores = item.xpath(
            ".//q:respcondition[q:setvar]/q:conditionvar/q:varequal", namespaces=ASI
        )
        assert [node.text for node in scores] == [question.right.ident]
        said = {
            node.get("ident"): shown(node.findtext(".//q:mattext", namespaces=ASI))
            for node in item.iterfind("q:itemfeedback", ASI)
        }
        shown_for = item.xpath(".//q:displayfeedback/@linkrefid", namespaces=ASI)
        assert set(shown_for) == set(said)
        for answer in question.answers:
            assert answer.feedback in said[f"{answer.ident}_fb"]


def test_a_bet_is_a_survey_in_which_nothing_is_right():
    files = qti12.files(book(), "part")
    for name, content in files.items():
        if name.startswith("bets-"):
            assert "resprocessing" not in content
            assert "itemfeedback" not in content
        if name.endswith("assessment_meta.xml"):
            kind = etree.fromstring(content.encode()).findtext("{*}quiz_type")
            assert kind == ("survey" if name.startswith("bets-") else "practice_quiz")


def test_hostile_texts_arrive_as_they_are():
    tree = assessments([chapter(said=HOSTILE)])["quiz-critical-mass/quiz-critical-mass.xml"]
    said = [
        shown(node.text)
        for node in tree.find(".//q:item", ASI).iterfind(".//q:response_label//q:mattext", ASI)
    ]
    assert set(said) == {HOSTILE}


def test_the_zip_holds_the_files_and_no_time():
    made = qti12.package([chapter()], "part")
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert package.testzip() is None
        assert package.namelist()[0] == "imsmanifest.xml"
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
    assert made == qti12.package([chapter()], "part")
