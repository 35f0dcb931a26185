"""A test earns its points unless an error says that it failed, and nothing else is read."""

from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade


class OnlyErrors(NbGraderPreprocessor):
    """Takes from the output of tests what nbgrader would count besides errors.

    A warning or a bar of progress goes to the stream of errors, for which nbgrader would take all
    points; and a value that the code sent as the result of a test would be its mark.
    """

    def preprocess_cell(self, cell, resources, cell_index):
        """Leave what a test printed to be looked at."""
        if cell.cell_type == "code" and is_grade(cell):
            for output in cell.outputs:
                if output.output_type == "stream":
                    output.name = "stdout"
                elif output.output_type == "execute_result":
                    output.output_type = "display_data"
                    output.pop("execution_count", None)
        return cell, resources
