"""What a hostile student writes: each calls `ran`, asks the server for a kernel, or loads a beacon.

A page that is opened by a test defines `ran`, which notes the name of the payload.
"""

import base64
import json

BEACON = "http://beacon.invalid/"


def _64(text):
    return base64.b64encode(text.encode()).decode()


ATTACK = """fetch('/api/kernels', {method: 'POST', headers: {'X-XSRFToken':
document.cookie.match('_xsrf=([^;]*)')?.[1]}, body: '{}'});
fetch('/api/terminals', {method: 'POST'}); ran('attack')""".replace("\n", " ")

# In an argued answer. Those that work on a page that cleans nothing, at once or when touched:
TEXTS = {
    "script": "<script>ran('script')</script>",
    "img": "<img src=x onerror=\"ran('img')\">",
    "upper": "<IMG SRC=x OnErRoR=\"ran('upper')\">",
    "svg": "<svg onload=\"ran('svg')\"></svg>",
    "svg-script": "<svg><script>ran('svg-script')</script></svg>",
    "details": "<details open ontoggle=\"ran('details')\">x</details>",
    "video": "<video><source onerror=\"ran('video')\"></video>",
    "mouse": "<b onmouseover=\"ran('mouse')\">look here</b>",
    "focus": "<input autofocus onfocus=\"ran('focus')\">",
    "style-event": "<style>@keyframes k{}</style><b style='animation:k 1s' "
    "onanimationstart=\"ran('style-event')\">x</b>",
    "link": "[click](javascript:ran('link'))",
    "link-case": "[click](JaVaScRiPt:ran('link-case'))",
    "link-entity": "[click](&#106;avascript:ran('link-entity'))",
    "link-reference": "[click][r]\n\n[r]: javascript:ran('link-reference')",
    "anchor": "<a href=\"javascript:ran('anchor')\">click</a>",
    "anchor-tab": "<a href=\"java&#9;script:ran('anchor-tab')\">click</a>",
    "frame": "<iframe srcdoc=\"<script>parent.ran('frame')</script>\"></iframe>",
    "frame-link": "<iframe src=\"javascript:parent.ran('frame-link')\"></iframe>",
    "form": "<form action=\"javascript:ran('form')\"><button>click</button></form>",
    "form-button": "<form><button formaction=\"javascript:ran('form-button')\">click</button></form>",
    "comment": "<!--><img src=x onerror=\"ran('comment')\">-->",
    "code-fence": "```mermaid\n</pre><img src=x onerror=\"ran('code-fence')\">\n```",
    "image-link": f"![x]({BEACON}image-link)",
    "image-tag": f'<img src="{BEACON}image-tag">',
    "css": f"<style>body {{ background: url({BEACON}css) }}</style>",
    "css-inline": f'<p style="background: url({BEACON}css-inline)">x</p>',
    "stylesheet": f'<link rel="stylesheet" href="{BEACON}stylesheet">',
    "object": f'<object data="{BEACON}object"></object>',
    "embed": f'<embed src="{BEACON}embed">',
    "attack": f'<img src=y onerror="{ATTACK}">',
}
# Those that need a moment, a script of the page or MathJax, or that only deceive.
LURKING = {
    "mutated": "<noscript><p title=\"</noscript><img src=x onerror=ran('mutated')>\"></noscript>",
    "slash": "<img/src=x/onerror=\"ran('slash')\">",
    "formula": r"$\href{javascript:ran('formula')}{x}$ $\unicode{60}script>ran('formula')$",
    "formula-text": r"$\text{<img src=x onerror=ran('formula-text')>}$",
    "formula-huge": "$" + "{" * 3000 + "}" * 3000 + "$",
    "formula-class": r"$\class{navbar-fixed-top}{x}$ \begin{script}ran('formula-class')\end{script}",
    "math": "<math><mtext><table><mglyph><style><img src=x onerror=ran('math')></style></math>",
    "refresh": f'<meta http-equiv="refresh" content="0;url={BEACON}refresh">',
    "base": f'<base href="{BEACON}">',
    "clobber": '<form id="statusmessage" name="MathJax"><input name="Hub" id="choose"></form>',
    "heading": "# statusmessage\n\n## choose-comment",
    "overlay": '<div style="position:fixed;inset:0;z-index:9999" class="navbar-fixed-top">x</div>',
    "buttons": '<button class="btn full-credit mark-graded">Full credit</button>',
    "config": "[look](/formgrader?path=/tmp) ![x](/formgrader?path=/tmp)",
    "data-link": "[click](data:text/html;base64," + _64("<script>ran('data-link')</script>") + ")",
    "attachment": "![gone](attachment:gone.png)",
    "pixel": "![p](attachment:pixel.png)",
    "reference-line": "[click][l]\n\n[l]:\n  javascript:ran('reference-line')",
    "reference-signs": "[click][s]\n\n[s]: <javascript:ran('reference-signs')>",
    "reference-picture": f"![x][p]\n\n[p]: {BEACON}reference-picture",
    "linked-picture": f"[![x]({BEACON}linked-picture)](https://example.org)",
    "autolink": "<javascript:ran('autolink')>",
    "autolink-attribute": "<https://x/onmouseover=ran('autolink-attribute')/>",
    "autolink-call": "<https://x/onmouseover=location=name/style=position:fixed;inset:0/>",
    "title": '[x](https://example.org "\\" onmouseover=\\"ran(\'title\')")',
    "tick-formula": "`$`<img src=x onerror=\"ran('tick-formula')\">`$`",
    "fence-formula": "$$\n```\n$$\n<img src=x onerror=\"ran('fence-formula')\">\n```\n",
    "fence-open": "~~~\n<img src=x onerror=\"ran('fence-open')\">\n```\n</code></pre>\n~~~",
    "ticks": "``` <img src=x onerror=\"ran('ticks')\"> ``",
    "entity": "&lt;img src=x onerror=ran('entity')&gt; &#60;script&#62;ran('entity')&#60;/script&#62;",
    "escaped": "\\<img src=x onerror=\"ran('escaped')\"\\>",
    "stop": "<\u2060img src=x onerror=ran('stop')> <\u2060\u2060script>ran('stop')</script>",
    "stop-picture": f"!\u2060[x]({BEACON}stop-picture) [x]\u2060(javascript:ran('stop-picture'))",
    "unseen": "<\u200bimg src=x onerror=ran('unseen')> <\0img src=x onerror=ran('unseen')>",
    "declaration": "<?xml-stylesheet href='x'?> <!DOCTYPE x> <![CDATA[<img src=x onerror=ran(1)>]]>",
    "macro": r"$\def\x{\href{javascript:ran('macro')}{x}}\x \require{html} \style{position:fixed}{x}$",
    "slot": "{{ ran('slot') }} {% raw %} ${ran('slot')} <%= 1 %>",
}

_BREAKS_OUT = '"><img src=x onerror="ran(\'{}\')">'
# As outputs: data by kind, and what is said about them.
OUTPUTS = {
    "html": ({"text/html": "<script>ran('html')</script>"}, {}),
    "html-img": ({"text/html": "<img src=x onerror=\"ran('html-img')\">"}, {}),
    "html-table": ({"text/html": "<table><td onclick=\"ran('html-table')\">1</table>"}, {}),
    "javascript": ({"application/javascript": "ran('javascript')"}, {}),
    "markdown": ({"text/markdown": "<img src=x onerror=\"ran('markdown')\">"}, {}),
    "markdown-link": ({"text/markdown": "[click](javascript:ran('markdown-link'))"}, {}),
    "isolated": ({"text/html": f'<img src="{BEACON}isolated">'}, {"text/html": {"isolated": True}}),
    "png-place": ({"image/png": "AAAA"}, {"filenames": {"image/png": f"{BEACON}png-place"}}),
}
QUIET_OUTPUTS = {
    "svg-picture": (
        {
            "image/svg+xml": f"<svg xmlns='http://www.w3.org/2000/svg' onload='ran(1)'>"
            f"<image href='{BEACON}svg-picture'/></svg>"
        },
        {},
    ),
    "latex": ({"text/latex": r"$$\href{javascript:ran('latex')}{x}$$"}, {}),
    "png": (
        {"image/png": _BREAKS_OUT.format("png")},
        {"image/png": {"width": '1" onload="ran(2)'}},
    ),
    "jpeg": ({"image/jpeg": _BREAKS_OUT.format("jpeg")}, {"image/jpeg": {"alt": "x\" onload='x"}}),
    "view": (
        {"application/vnd.jupyter.widget-view+json": {"model_id": "</script><script>ran(3)"}},
        {},
    ),
    "vega": ({"application/vnd.vegalite.v5+json": {"data": {"url": f"{BEACON}vega"}}}, {}),
    "plain": ({"text/plain": "<script>ran('plain')</script>\x1b]8;;javascript:ran(4)\x07x"}, {}),
    "mermaid": ({"text/vnd.mermaid": "</pre><img src=x onerror=ran(5)>"}, {}),
    "huge": ({"text/html": "<b>x</b>" * 200_000}, {}),
    "markdown-tick": ({"text/markdown": "`$`<img src=x onerror=ran(6)>`$`"}, {}),
    "latex-break": ({"text/latex": "$$</script><img src=x onerror=ran(7)>$$"}, {}),
    "html-base": ({"text/html": f"<base href='{BEACON}'><a href='x' target=_top>y</a>"}, {}),
    "html-form": ({"text/html": "<form action=/logout id=choose><input name=body></form>"}, {}),
    "html-style": ({"text/html": f"<p style='background:url({BEACON}html-style)'>x</p>"}, {}),
    "html-math": (
        {"text/html": "<math href='javascript:ran(8)'><mi xlink:href='javascript:ran(8)'>x"},
        {},
    ),
    "html-class": (
        {"text/html": "<div class='modal btn full-credit' id=statusmessage>x</div>"},
        {},
    ),
    "pdf": ({"application/pdf": "JVBERi0x"}, {}),
    "gif": ({"image/gif": "R0lGODlhAQABAAAAACw="}, {}),
    "json": ({"application/json": {"x": "</script><script>ran(9)</script>"}}, {}),
}
# HTML that makes a parser which repairs as browsers do take the square of its length, or more.
HEAVY_HTML = {
    "unclosed": "<p>" + "".join(f"<b a={i}>" for i in range(1990)) + "<div>x</div>" * 2000,
    "anchors": "".join(f"<a x={i}><b y={i}><p>" for i in range(1300)),
    "kept": "".join(f"<a href=https://x/{i}>" for i in range(1900)) + "<table><div>x" * 900,
    "fostered": "<table>" + "<b>x<td><i>" * 1900,
    "deep": "<div>" * 3990,
    "ends": "<b></p></i>" * 2600,
    "comments": "<!--" * 7900,
    "signs": "<" * 7900,
    "tags": "<a " * 7900,
    "quoted": "<a b='" * 7900,
    "tags-ended": "<a " * 7900 + ">",
    "quoted-ended": "<a b='" * 7900 + ">",
    "quote": "<a b='>" * 7900,
    "quotes": "<a b='>" * 7800 + '<a b=">' * 99,
    "comment": "<!--x>" * 7900,
    "attributes": "<b " + "a " * 45_000 + ">",
    "plaintext": "<plaintext>" * 3000,
    "scripts": "<script>" * 4000 + "</x>" * 3900,
    "xmp": "<xmp>" * 7900,
    "more": "<!--" * 20_000,
    "sections": "<![CDATA[" * 7900,
    "asks": "<?" * 7900,
    "formed": "".join(f"<a href='https://x/{i}'><p></a>" for i in range(2000)),
    "lists": "<li><b><dd><u>" * 1900,
    "formulas": "<math><mtext><b>" * 1300,
}
PRINTS = "print('<script>ran(6)</script>\\x1b[31m<img src=x onerror=ran(7)>')"
RAISES = "raise ValueError('<img src=x onerror=ran(8)>\\x1b]0;title\\x07')"

METADATA = {
    "tags": ['"><img src=x onerror=ran(9)>'],
    "raw_mimetype": "text/html",
    "magics_language": "<script>",
    "nbgrader": {
        "grade": False,
        "solution": True,
        "locked": False,
        "task": False,
        "schema_version": 3,
        "grade_id": '"></textarea><img src=x onerror="ran(\'metadata\')">',
        "cell_type": "markdown",
    },
}
NAMES = [
    "<img src=x onerror=ran(10)>",
    '"><script>ran(11)<',
    "';ran(12)",
    "=1+1",
    "-rf",
    ".hidden",
    "a\x1b[31mb",
    "a\u202eb",
    "${ran(13)}",
    "a;b",
    "a\nb",
    "[a]",
    "a,b",
    "%41",
    "a\\",
]


def code_that_shows(outputs):
    """The cell of a student that publishes outputs of these kinds."""
    listed = json.dumps([[data, metadata] for data, metadata in outputs.values()])
    return (
        "import json\nfrom IPython.display import publish_display_data\n"
        f"for data, metadata in json.loads({listed!r}):\n"
        "    publish_display_data(data, metadata)\n"
    )
