"""Staff accounts: how one logs in, and for how long (S-1 to S-11)."""

from datetime import timedelta

from . import environment as env

# One way to check a password. ModelBackend beside it would hash twice for some accounts and once
# for others, and the time taken would tell which exist (S-8).
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "lvcuo.password_words.LocalWordsValidator"},
]
PASSWORD_RESET_TIMEOUT = int(timedelta(hours=2).total_seconds())
SECOND_FACTOR_REQUIRED = env.flag("SECOND_FACTOR_REQUIRED", True)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "lvcuo.accounts.StaffAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_FORMS = {"login": "lvcuo.accounts.StaffLoginForm"}
MFA_ADAPTER = "lvcuo.second_factor.StaffFactorAdapter"
MFA_FORMS = {
    "authenticate": "lvcuo.second_factor.OneTimeCodeForm",
    "reauthenticate": "lvcuo.second_factor.OneTimeCodeAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Lücuo"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
# An administrator made the account and its address; nobody signs up here.
MFA_ALLOW_UNVERIFIED_EMAIL = True

# Failed log-ins, by account and address; see lvcuo/throttling.py.
AXES_HANDLER = "lvcuo.throttling.GrowingLockHandler"
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = "lvcuo.throttling.lock_duration"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "lvcuo.throttling.account_key"
AXES_LOCKOUT_CALLABLE = "lvcuo.throttling.locked_out"
AXES_CLIENT_IP_CALLABLE = "lvcuo.client_address.client_address"
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
# Nothing that was typed is kept.
AXES_SENSITIVE_PARAMETERS = [
    "code",
    "csrfmiddlewaretoken",
    "ip_address",
    "login",
    "next",
    "oldpassword",
    "password1",
    "password2",
    "username",
]

SESSION_COOKIE_AGE = int(timedelta(minutes=30).total_seconds())
SESSION_SAVE_EVERY_REQUEST = True
STAFF_SESSION_HOURS = 12
# Put before the name of every cookie; production sets `__Host-`.
COOKIE_PREFIX = ""
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "lvcuo.views.errors.csrf_failure"
# No cookie of its own (P-36).
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
