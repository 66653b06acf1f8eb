"""The Flask extensions, made here once and bound to the app by its factory."""

from __future__ import annotations

from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect

from app.config import MIGRATIONS

db = SQLAlchemy(disable_autonaming=True)
login_manager = LoginManager()
babel = Babel()
migrate = Migrate(directory=str(MIGRATIONS))
csrf = CSRFProtect()
