"""The headers that every answer carries (decision 10)."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask, Response, current_app, request

CSP = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def init_app(app: Flask) -> None:
    app.after_request(finish)


def written(policy: Mapping[str, str]) -> str:
    """Return a policy as its header holds it."""
    return "; ".join(f"{name} {value}" for name, value in policy.items())


def finish(answer: Response) -> Response:
    """Add the headers.  A view that set one of them (a public page its cache) keeps its own."""
    answer.headers.setdefault("Content-Security-Policy", written(CSP))
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if current_app.config["SETTINGS"].https:
        answer.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    kept = request.endpoint == "static" and answer.status_code < 400
    if not kept and "Cache-Control" not in answer.headers:
        answer.headers["Cache-Control"] = "private, no-store"
    return answer
