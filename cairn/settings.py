"""Settings, all from the environment; docs/reference/settings.md lists every name read here."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from cairn.lib import environ, logs, sign_on

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(environ.text("DATA_DIR", str(ROOT / "data")))

# The site -------------------------------------------------------------------------------------
SITE_URL = environ.text("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
SITE_NAME = environ.text("SITE_NAME", "Cairn")
DEVELOPMENT = environ.flag("DEVELOPMENT")
DEBUG = environ.flag("DEBUG")
SECRET_KEY = environ.text("SECRET_KEY")
_site = urlsplit(SITE_URL)
_https = _site.scheme == "https"
ALLOWED_HOSTS = environ.words("ALLOWED_HOSTS") or [_site.hostname or "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    # The plain app configurations: the loaders are set by hand below, since each of the two
    # packages would otherwise rewrite TEMPLATES and the last one would disable the other.
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "cairn.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "cairn.accounts",
    "cairn.activity",
    "cairn.communities",
    "cairn.people",
    "cairn.files",
    "cairn.mentoring",
    "cairn.scheduling",
    "cairn.workspace",
    "cairn.library",
    "cairn.matching",
    "cairn.notifications",
    "cairn.interface",
    "cairn.worker",
    "cairn.demo",
]

MIDDLEWARE = [
    "cairn.interface.request_id.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cairn.interface.member.MemberMiddleware",
    "cairn.interface.refusals.RefusalMiddleware",
    "cairn.interface.warming.WarmingMiddleware",
    "cairn.interface.submissions.SubmissionMiddleware",
    "cairn.web.tips.TipMiddleware",
]

ROOT_URLCONF = "cairn.urls"
WSGI_APPLICATION = "cairn.wsgi.application"

_loaders = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
_cached = _loaders if DEBUG else [("django.template.loaders.cached.Loader", _loaders)]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [("template_partials.loader.Loader", _cached)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cairn.interface.context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "cairn.interface.templatetags.interface",
            ],
        },
    }
]
COTTON_DIR = "cotton"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# Data ------------------------------------------------------------------------------------------
DATABASES = {
    "default": environ.database(environ.text("DATABASE_URL") or str(DATA / "cairn.sqlite3"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": environ.cache(environ.text("REDIS_URL"))}
MEDIA_ROOT = DATA / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS, DATA_UPLOAD_MAX_NUMBER_FILES = 500, 4
PHOTO_MAX_BYTES = 8 * 1024 * 1024
FILE_MAX_BYTES = environ.number("FILE_MAX_MB", 10) * 1024 * 1024
COMMUNITY_FILES_BYTES = environ.number("COMMUNITY_FILES_MB", 2048) * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["cairn.interface.uploads.BoundedUploadHandler"]

# Static files ----------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(environ.text("STATIC_DIR", str(DATA / "static")))
_static = "django.contrib.staticfiles.storage.StaticFilesStorage"
_hashed = "cairn.interface.static.HashedStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _static if DEBUG else _hashed},
}

# Accounts --------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["cairn.accounts.backends.AccountBackend"]
_checks = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_checks}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_checks}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_checks}.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "cairn.notifications.accounts.AccountAdapter"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_FORMS = {
    "login": "cairn.accounts.forms.Login",
    "signup": "cairn.accounts.forms.Signup",
    "add_email": "cairn.accounts.forms.AddEmail",
    "change_email": "cairn.accounts.forms.ChangeEmail",
    "confirm_email_verification_code": "cairn.accounts.forms.ConfirmEmail",
    "change_password": "cairn.accounts.forms.ChangePassword",
    "set_password": "cairn.accounts.forms.SetPassword",
    "reset_password": "cairn.accounts.forms.ResetPassword",
    "confirm_password_reset_code": "cairn.accounts.forms.ConfirmReset",
    "reset_password_from_key": "cairn.accounts.forms.NewPassword",
    "reauthenticate": "cairn.accounts.forms.Reauthenticate",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_LOGOUT_REDIRECT_URL = "landing"
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "cairn.accounts.signup.SignupForm"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
MFA_ADAPTER = "cairn.accounts.adapters.MFAAdapter"
MFA_FORMS = {
    "authenticate": "cairn.accounts.forms.SecondStep",
    "reauthenticate": "cairn.accounts.forms.SecondStepAgain",
    "activate_totp": "cairn.accounts.forms.ActivateApp",
    "add_webauthn": "cairn.accounts.forms.AddPasskey",
    "edit_webauthn": "cairn.accounts.forms.RenamePasskey",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED, MFA_PASSKEY_SIGNUP_ENABLED = True, False
MFA_TOTP_ISSUER = SITE_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _https
SOCIALACCOUNT_ADAPTER = "cairn.accounts.adapters.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_FORMS = {"signup": "cairn.accounts.forms.SingleSignup"}
_oidc = sign_on.provider()
SOCIALACCOUNT_PROVIDERS = {"openid_connect": _oidc} if _oidc else {}
USERSESSIONS_TRACK_ACTIVITY = False

# Security --------------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _https
SECURE_REFERRER_POLICY = "same-origin"
if environ.flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = environ.number("PROXY_COUNT", 1)
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        **{f"{what}-src": [SELF] for what in ("script", "style", "font", "connect", "manifest")},
        "img-src": [SELF, "data:"],
        # Browsers also hold this against the redirect that a form leads to.
        "form-action": [SELF, *sign_on.origins()],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Mail ------------------------------------------------------------------------------------------
_to_console = DEVELOPMENT and not environ.text("EMAIL_HOST")
EMAIL_BACKEND = f"django.core.mail.backends.{'console' if _to_console else 'smtp'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = environ.text("EMAIL_HOST", "localhost"), environ.number("EMAIL_PORT", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = environ.text("EMAIL_USER"), environ.text("EMAIL_PASSWORD")
EMAIL_USE_TLS, EMAIL_USE_SSL = environ.flag("EMAIL_TLS"), environ.flag("EMAIL_SSL")
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = environ.text("EMAIL_FROM", f"{SITE_NAME} <cairn@{_site.hostname}>")
CALENDAR_ADDRESS = environ.text("CALENDAR_ADDRESS")  # else that of DEFAULT_FROM_EMAIL
CALENDAR_MAILBOX = environ.text("CALENDAR_MAILBOX")
VIDEO_HOST = environ.address("VIDEO_HOST")
MEETING_LATE_HOURS = environ.number("MEETING_LATE_HOURS", 3, among=range(49))

# What follows ----------------------------------------------------------------------------------
CONSEQUENCES = "cairn.consequences.CONSEQUENCES"
WORKER_SCHEDULE = "cairn.schedule.SCHEDULE"
WORKER_STEPS = "cairn.schedule.steps"

# Language and time -----------------------------------------------------------------------------
LANGUAGE_CODE = environ.text("LANGUAGE_CODE", "en")
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [ROOT / "cairn" / "locale"]
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = ["cairn.formats"]

LOGGING = logs.configuration(environ.text("LOG_LEVEL", "WARNING"))
