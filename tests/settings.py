"""The product's own settings, with the few values that tests need otherwise. All of them stand here."""

import os

# Production's behaviour, whatever .env says on this machine. DATABASE_URL chooses the database (script/test).
os.environ["DEBUG"] = "false"
os.environ["KRAFTSAMLING_DEMO"] = "false"
os.environ["SECRET_KEY"] = "only-for-tests"
os.environ["ALLOWED_HOSTS"] = "localhost,127.0.0.1,testserver"
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from kraftsamling.settings import *

# A slow hash per sign-in would be most of the suite's time.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# No collectstatic before the tests: no manifest to look names up in, no folder to serve from.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True

# The test client and the live server speak plain http.
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False

# Reading never writes; innermost, see there.
MIDDLEWARE = [*MIDDLEWARE, "tests.readonly.ReadOnlyGet"]
