"""The product's own settings, with the few values that tests need otherwise. All of them stand here."""

import os

os.environ["DEBUG"] = "false"
os.environ["KRAFTSAMLING_DEMO"] = "false"
os.environ["SECRET_KEY"] = "only-for-tests-" + "x" * 50
os.environ["ALLOWED_HOSTS"] = "localhost,127.0.0.1,testserver"

from kraftsamling.settings import *

# A slow hash per sign-in would be most of the suite's time.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# No collectstatic before the tests, so no manifest to look names up in.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

# The test client and the live server speak plain http.
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
