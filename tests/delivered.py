"""What mail, chat and word processors make of a link to a state: each form is what one of them does."""

import quopri
from html import escape
from urllib.parse import quote


def _everything(text):
    return "".join(f"%{byte:02X}" for byte in text.encode())


def _mail_source(text):
    return quopri.encodestring(text.encode()).decode().replace("=\n", "=%0D%0A")


def _broken(text, mark):
    """The text with `mark` in the middle of its first name and of its last value."""
    head, _, settings = text.partition("?")
    return f"{head}?{settings[:2]}{mark}{settings[2:-2]}{mark}{settings[-2:]}"


AFTER = {  # signs that stand behind a link and are taken for a part of it
    "full stop": ".",
    "comma": ",",
    "bracket": ")",
    "bracket and full stop": ").",
    "semicolon": ";",
    "colon": ":",
    "exclamation mark": "!",
    "question mark": "?",
    "quotation mark": '"',
    "smart quotation mark": "”",
    "coded smart quotation mark": "%E2%80%9D",
    "apostrophe": "’",
    "angle bracket": "%3E",
    "ellipsis": "…",
    "star of a chat": "*",
    "underscore of a chat": "_",
    "space": "%20",
    "no-break space": "%C2%A0",
    "backslash": "\\",
    "full stop of Chinese": "。",
    "bracket of Markdown": "](",
    "tracking": "&utm_source=mail&utm_medium=email",
    "second question mark": "?utm_source=mail",
    "click id": "&fbclid=IwAR0_x-1",
    "mail filter": "&data=05%7C01%7C&sdata=abc%3D&reserved=0",
    "quoting mail filter": "__;Iw!!abc$",
    "particle of Korean": "를",
    "end of a sentence in Korean": "입니다.",
    "word of Korean in brackets": "（링크）",
    "end of an element": "</a>",
    "coded end of an element": "%3C/a%3E",
    "break of a page": "<br>",
    "name of a link in a chat": "|here>",
    "possessive": "’s",
    "half of a code": "%2",
    "tracking that nobody has heard of": "&__hstc=1.a&s=09&kakao_agent=1&wt.mc_id=7",
    "document": "&sa=D&source=editors&ust=1&usg=AOv",
}
FORMS = {
    "as it was copied": str,
    "coded": lambda text: quote(text, safe=""),
    "coded twice": lambda text: quote(quote(text, safe=""), safe=""),
    "coded three times": lambda text: quote(quote(quote(text, safe=""), safe=""), safe=""),
    "every letter coded": _everything,
    "only ? coded": lambda text: text.replace("?", "%3F"),
    "only = coded": lambda text: text.replace("=", "%3d"),
    "only & coded": lambda text: text.replace("&", "%26"),
    "HTML": escape,
    "HTML twice": lambda text: escape(escape(text)),
    "HTML by number": lambda text: text.replace("&", "&#38;"),
    "HTML by hexadecimal number": lambda text: text.replace("&", "&#x26;").replace("=", "&#x3D;"),
    "HTML by names": lambda text: text.replace("?", "&quest;").replace("=", "&equals;"),
    "HTML, then coded": lambda text: quote(escape(text), safe=""),
    "coded, then HTML": lambda text: escape(quote(text, safe="=&")),
    "mail source": _mail_source,
    "mail source, coded": lambda text: quote(text.replace("=", "=3D"), safe="&?"),
    "wide signs": lambda text: text.replace("?", "？").replace("=", "＝").replace("&", "＆"),
    "en dash for hyphen": lambda text: text.replace("explore-", "explore–"),
    "soft hyphens": lambda text: _broken(text, "\u00ad"),
    "coded soft hyphens": lambda text: _broken(text, "%C2%AD"),
    "HTML soft hyphens": lambda text: _broken(text, "&shy;"),
    "zero-width spaces": lambda text: _broken(text, "\u200b"),
    "coded zero-width joiners": lambda text: _broken(text, "%E2%80%8D"),
    "byte order marks": lambda text: _broken(text, "\ufeff"),
    "broken lines": lambda text: _broken(text, "%0A"),
    "broken lines of Windows": lambda text: _broken(text, "%0D%0A"),
    "broken lines of an answer": lambda text: _broken(text, "%0A%3E%20"),
    "broken lines of mail": lambda text: _broken(text, "=%0A"),
    "breaks of mail that a browser drops": lambda text: _broken(text, "=\n"),
    "broken and indented lines": lambda text: _broken(text, "%0A%20%20"),
    "escaped underscores": lambda text: text.replace("_", "\\_"),
    "underscores taken for italics": lambda text: text.replace("_", ""),
    "capitals": str.upper,
    "a space around =": lambda text: text.replace("=", "%20=%20"),
    "commas": lambda text: text.replace("&", ","),
    "bars": lambda text: text.replace("&", " | "),
    "HTML without semicolons": lambda text: text.replace("&", "&amp"),
    "coded by an old script": lambda text: text.replace("?", "%u003F").replace("&", "%u0026"),
    "semicolons": lambda text: text.replace("&", ";"),
    "smart quotation marks around": lambda text: f"#“{text[1:]}”",
    "angle brackets around": lambda text: f"#<{text[1:]}>",
    **{f"{name} behind": lambda text, sign=sign: text + sign for name, sign in AFTER.items()},
}
