import glob, os, time
from pathlib import Path
from lxml import html
from app.interchange.xlsform import reader
from app.core.questionnaire import codec
from tests.surveys.http import opened
from app.extensions import db
from app.models import Response

FILES = sorted(glob.glob("/work/shared/data/corpus/xlsform/*.xls*"))
ONLY = os.environ.get("FORMS", "")


def fill(form):
    values = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value)
    for control in form.xpath(".//input|.//textarea|.//select"):
        name = control.get("name")
        if not name or name.startswith("_") or name in ("csrf_token",):
            continue
        if control.get("type") in ("radio",):
            values.setdefault(name, [control.get("value")])
        elif control.get("type") == "checkbox":
            if not name.endswith("-meant"):
                values.setdefault(name, [control.get("value")])
        elif control.tag == "select":
            opts = [
                o.get("value")
                for o in control.xpath("./option")
                if o.get("value") and o.get("hidden") is None
            ]
            if opts:
                values[name] = opts[:1]
        elif control.get("type") != "hidden" and not "".join(values.get(name, [""])):
            values[name] = [
                "3" if control.get("inputmode") in ("numeric", "decimal", "text") else "2"
            ]
            if name.endswith("-year"):
                values[name] = ["2020"]
            if name.endswith("-time"):
                values[name] = ["10:00"]
    return values


def test_corpus(app):
    n = 0
    for file in FILES:
        if ONLY and not any(o in file for o in ONLY.split()):
            continue
        try:
            imported = reader.read(Path(file).read_bytes(), file_name=Path(file).name)
        except Exception as e:
            continue
        d = imported.definition
        db.session.rollback()
        from sqlalchemy import text

        for t in reversed(db.metadata.sorted_tables):
            db.session.execute(t.delete())
        db.session.commit()
        n += 1
        scene = opened(app, d)
        person = scene.respondent(str(d.locales[0]) if d.locales[0] in ("fr", "nl") else "fr")
        try:
            person.begin()
            start = time.time()
            pages = 0
            codes = []
            seen = {}
            while pages < 25:
                r = person.get("/page/")
                if "/page/" not in r.headers["location"]:
                    break
                at = r.headers["location"].rpartition("/")[2]
                seen[at] = seen.get(at, 0) + 1
                if seen[at] > 3:
                    break
                r = person.get(f"/page/{at}")
                page = html.fromstring(r.text)
                (form,) = page.xpath("//form[@id='answers']")
                v = fill(form)
                r = person.post(f"/page/{at}", {**v, "_go": "on"})
                pages += 1
                codes.append(r.status_code)
                if r.status_code == 422 and seen[at] == 2:
                    p = html.fromstring(r.text)
                    print(
                        "   ",
                        [
                            a.text_content()[:80]
                            for a in p.xpath("//*[contains(@class,'error-summary')]//a")
                        ][:4]
                        or r.text[:200],
                    )
            r2 = person.get("/check")
            print(
                Path(file).name,
                len(list(d.questions)),
                pages,
                codes[:12],
                r2.status_code,
                f"{(time.time() - start) / max(1, 2 * pages + 1) * 1000:.0f} ms",
            )
        except Exception as e:
            import traceback

            print(
                "FAIL",
                Path(file).name,
                type(e).__name__,
                str(e)[:200],
                traceback.format_exc().splitlines()[-3:],
            )
    print(n)
