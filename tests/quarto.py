"""What Quarto does with a document, as far as it can be done without Quarto.

Quarto cannot be installed from the package index alone, so no test runs it. It turns a .qmd into a notebook, lets
Jupyter execute that, writes Markdown from the outputs and hands it to pandoc: here nbclient executes and pandoc
renders, as in Quarto. Not covered: its cross-references, its themes, and divisions that are for one format only.
"""

import re
from pathlib import Path
from typing import Any

import nbformat
import pypandoc
from nbclient import NotebookClient

_CELL = re.compile(r"^```\{python\}\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def executed(path: Path, folder: Path) -> str:
    """Return the Markdown of a .qmd with the outputs of its cells, run in `folder`; an error in one is raised."""
    text = path.read_text(encoding="utf-8")
    cells = _CELL.findall(text)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    ).execute()
    outputs = iter(notebook.cells)
    return _CELL.sub(lambda _: _output(next(outputs)), text)


def rendered(markdown: str, form: str, out: Path) -> Path:
    """Return the file that pandoc makes of a document's Markdown; any warning of pandoc is an error."""
    arguments = ["--standalone", "--fail-if-warnings"]
    pypandoc.convert_text(markdown, form, "markdown", outputfile=str(out), extra_args=arguments)
    return out


def _output(cell: Any) -> str:
    """Return the Markdown of what a cell gave: what it printed as it is if it says so, what it shows as HTML."""
    asis = "#| output: asis" in cell.source
    return "\n".join(_markdown(output, asis) for output in cell.outputs)


def _markdown(output: Any, asis: bool) -> str:
    if output.output_type == "stream":
        return str(output.text) if asis else f"```\n{output.text}\n```"
    return f"```{{=html}}\n{output.data['text/html']}\n```"
