"""Put back what a student deleted: tests, stubs and the cell that imports."""

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor


class RestoreCells(NbGraderPreprocessor):
    """Adds missing cells where they stood, so that a deleted test cannot earn or hide anything.

    nbgrader's own way, ``add_missing_cells``, fails where the cell before is missing too.
    """

    def preprocess(self, nb, resources):
        """Add what the gradebook knows and the notebook lacks."""
        names = resources["nbgrader"]
        with Gradebook(names["db_url"]) as gradebook:
            released = gradebook.find_notebook(names["notebook"], names["assignment"])
            points = {cell.name: cell.max_score for cell in released.grade_cells}
            solutions = {cell.name for cell in released.solution_cells}
            place = 0
            for source in released.source_cells:
                found = [at for at, cell in enumerate(nb.cells) if _name(cell) == source.name]
                if not found:
                    cell = _restored(source, points.get(source.name), source.name in solutions)
                    nb.cells.insert(place, cell)
                    self.log.warning("Cell %s was deleted; it is put back", source.name)
                place = (found or [place])[0] + 1
        return nb, resources


def _name(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def _restored(source, points, is_solution):
    make = new_code_cell if source.cell_type == "code" else new_markdown_cell
    known = {
        "grade": points is not None,
        "grade_id": source.name,
        "locked": source.locked,
        "solution": is_solution,
        "task": False,
        "schema_version": 3,
        "checksum": source.checksum,
        "cell_type": source.cell_type,
    }
    if points is not None:
        known["points"] = points
    return make(source.source, metadata=NotebookNode(nbgrader=NotebookNode(known)))
