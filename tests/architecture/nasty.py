"""Sixty strings that have broken other systems."""

NASTY = [
    "\x00", "a\x00b", "\x01\x02\x7f", "\ufeff", "\u202eevil", "\u200b", "\ud83d\ude00".encode(
        "utf-16", "surrogatepass").decode("utf-16"), "\uffff", "e\u0301" * 50, "İstanbul ı ß ﬁ",
    "'", '"', "''; DROP TABLE accounts_user; --", "1 OR 1=1", "' UNION SELECT 1 --", "%", "_", "%%",
    "\\", "\\\\'", "{{ 7*7 }}", "{% debug %}", "${7*7}", "#{7*7}", "%s%s%n", "%(name)s", "{0}",
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)",
    "<svg/onload=alert(1)>", "</textarea><script>", "<!--", "]]>", "&lt;b&gt;", "&#0;",
    "../../../etc/passwd", "..\\..\\windows", "/dev/null", "file:///etc/passwd",
    "\r\nSet-Cookie: a=b", "a\r\nBcc: all@example.org", "\n\n", "\t", " ",
    "-1", "0", "00", "1e999", "NaN", "Infinity", "9" * 30, "-" + "9" * 30, "0x10", "1_000", "١٢٣",
    "true", "null", "[]", "a" * 20_000,
]  # fmt: skip
# One of each family, tried in each parameter alone.
WORST = [
    "a\x00b", "\U0001f600", "'", "{{ 7*7 }}", "<script>alert(1)</script>", "\r\nSet-Cookie: a=b",
    "-1", "1e999", "9" * 30, "١٢٣", "[]", "a" * 20_000,
]  # fmt: skip
assert len(NASTY) >= 60
