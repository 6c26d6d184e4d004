"""What a profile chooses from."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(IntegerChoices):
    """How far somebody is in their working life; the matching engine counts the gap."""

    STUDENT = 1, _("Student")
    STARTING = 2, _("First years")
    ESTABLISHED = 3, _("Established")
    SENIOR = 4, _("Senior")
    LEADING = 5, _("Leading others")
    EXECUTIVE = 6, _("Executive or founder")
    RETIRED = 7, _("Retired, still curious")


class Industry(IntegerChoices):
    """Numbered in tens: the same ten is the same sector."""

    SOFTWARE = 10, _("Software and internet")
    TELECOMS = 11, _("Telecommunications")
    HARDWARE = 12, _("Electronics and hardware")
    FINANCE = 20, _("Banking and finance")
    INSURANCE = 21, _("Insurance")
    CONSULTING = 22, _("Consulting")
    LEGAL = 23, _("Legal services")
    HEALTH = 30, _("Health care")
    PHARMA = 31, _("Pharmaceuticals and biotechnology")
    SOCIAL_CARE = 32, _("Social care")
    EDUCATION = 40, _("Education")
    RESEARCH = 41, _("Research")
    GOVERNMENT = 50, _("Government and public service")
    NONPROFIT = 51, _("Non-profit")
    MANUFACTURING = 60, _("Manufacturing")
    CONSTRUCTION = 61, _("Construction and trades")
    ENERGY = 62, _("Energy and environment")
    AGRICULTURE = 63, _("Agriculture and food")
    RETAIL = 70, _("Retail and trade")
    LOGISTICS = 71, _("Transport and logistics")
    HOSPITALITY = 72, _("Hospitality and tourism")
    MEDIA = 80, _("Media and communication")
    ARTS = 81, _("Arts and culture")
    DESIGN = 82, _("Design and architecture")


class DayPart(TextChoices):
    """When somebody can usually talk on weekdays, by their own clock."""

    MORNING = "morning", _("Mornings, 7 to 12")
    AFTERNOON = "afternoon", _("Afternoons, 12 to 17")
    EVENING = "evening", _("Evenings, 17 to 22")


HOURS = {
    DayPart.MORNING: range(7, 12),
    DayPart.AFTERNOON: range(12, 17),
    DayPart.EVENING: range(17, 22),
}


class Audience(IntegerChoices):
    """Who sees a part of a profile, from everybody to nobody else."""

    ANYONE = 0, _("Everybody who is signed in")
    MEMBERS = 1, _("Members of my communities")
    MENTORS = 2, _("Mentors, and people I am matched with")
    ONLY_ME = 3, _("Only me")


class Section(TextChoices):
    """The parts of a profile whose audience is chosen separately."""

    ABOUT = "about", _("About me")
    POSITIONS = "positions", _("Positions")
    EDUCATION = "education", _("Education")
    LINKS = "links", _("Links")
    SKILLS = "skills", _("Skills")
    GOALS = "goals", _("Learning goals")
    LOCATION = "location", _("Location and time zone")


class Language(TextChoices):
    """Languages that people can meet in, under their own names."""

    ARABIC = "ar", "العربية"
    BENGALI = "bn", "বাংলা"
    BULGARIAN = "bg", "Български"
    CEBUANO = "ceb", "Cebuano"
    CHINESE = "zh", "中文"
    CROATIAN = "hr", "Hrvatski"
    CZECH = "cs", "Čeština"
    DANISH = "da", "Dansk"
    DUTCH = "nl", "Nederlands"
    ENGLISH = "en", "English"
    FILIPINO = "fil", "Filipino"
    FINNISH = "fi", "Suomi"
    FRENCH = "fr", "Français"
    GERMAN = "de", "Deutsch"
    GREEK = "el", "Ελληνικά"
    GUJARATI = "gu", "ગુજરાતી"
    HAUSA = "ha", "Hausa"
    HEBREW = "he", "עברית"
    HINDI = "hi", "हिन्दी"
    HUNGARIAN = "hu", "Magyar"
    INDONESIAN = "id", "Bahasa Indonesia"
    ITALIAN = "it", "Italiano"
    JAPANESE = "ja", "日本語"
    KOREAN = "ko", "한국어"
    MALAY = "ms", "Bahasa Melayu"
    MAORI = "mi", "Te reo Māori"
    MARATHI = "mr", "मराठी"
    NORWEGIAN = "no", "Norsk"
    PERSIAN = "fa", "فارسی"
    POLISH = "pl", "Polski"
    PORTUGUESE = "pt", "Português"
    PUNJABI = "pa", "ਪੰਜਾਬੀ"
    ROMANIAN = "ro", "Română"
    RUSSIAN = "ru", "Русский"
    SERBIAN = "sr", "Српски"
    SLOVAK = "sk", "Slovenčina"
    SPANISH = "es", "Español"
    SWAHILI = "sw", "Kiswahili"
    SWEDISH = "sv", "Svenska"
    TAMIL = "ta", "தமிழ்"
    TELUGU = "te", "తెలుగు"
    THAI = "th", "ไทย"
    TURKISH = "tr", "Türkçe"
    UKRAINIAN = "uk", "Українська"
    URDU = "ur", "اردو"
    VIETNAMESE = "vi", "Tiếng Việt"
    YORUBA = "yo", "Yorùbá"
    ZULU = "zu", "isiZulu"


class Level(IntegerChoices):
    """How well somebody commands a skill."""

    BEGINNER = 1, pgettext_lazy("skill level", "Beginner")
    BASIC = 2, pgettext_lazy("skill level", "Basic")
    INDEPENDENT = 3, pgettext_lazy("skill level", "Independent")
    ADVANCED = 4, pgettext_lazy("skill level", "Advanced")
    EXPERT = 5, pgettext_lazy("skill level", "Expert")


LEVELS_TO_BEGIN_AT = [(0, _("New to it")), *Level.choices]

LEVEL_SENTENCES = {
    Level.BEGINNER: _("I know what it is and have tried it."),
    Level.BASIC: _("I can do simple things with some help."),
    Level.INDEPENDENT: _("I do everyday work with it on my own."),
    Level.ADVANCED: _("I solve hard problems with it, and others ask me."),
    Level.EXPERT: _("I shape how others do it."),
}


class Importance(IntegerChoices):
    NICE = 1, _("Nice to have")
    USEFUL = 2, _("Useful")
    IMPORTANT = 3, _("Important")
    VERY = 4, _("Very important")
    ESSENTIAL = 5, _("Essential")
