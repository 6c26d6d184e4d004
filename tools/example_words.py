"""What people write into the forms of examples/: each in several ways, as people do."""

from __future__ import annotations

FIELDS = {
    "technology": ("Software", "IT", "Software and internet", "Telecommunications"),
    "data": ("IT", "Banking", "Research", "Insurance"),
    "design": ("Design", "Media", "Architecture", "Software"),
    "management": ("Consulting", "Manufacturing", "Retail", "Public sector"),
    "business": ("Banking", "Retail", "E-commerce", "Consulting"),
    "research": ("Research", "University", "Biotech", "Pharma"),
    "health": ("Health care", "Hospital", "Social care", "Pharma"),
    "education": ("Education", "School", "Higher education", "Non-profit"),
    "law": ("Legal services", "Law firm", "Government", "Insurance"),
    "trades": ("Construction", "Handwerk", "Energy", "Agriculture and food"),
    "arts": ("Arts and culture", "Music", "Film", "Publishing"),
    "public-service": ("Public service", "NGO", "Government", "Civil service"),
}
STAGES = (
    ("Student", "student", "Undergraduate", "PhD student"),
    ("First years", "Junior", "Early career", "Entry level", "Recent graduate"),
    ("Established", "Mid-career", "mid level", "Professional"),
    ("Senior", "Senior level", "senior"),
    ("Leading others", "Manager", "Team lead", "Director", "Head of department"),
    ("Executive or founder", "Founder", "CEO", "Self-employed"),
    ("Retired, still curious", "Retired"),
)
LEVELS = (
    ("beginner", "1"),
    ("basic", "2"),
    ("intermediate", "3"),
    ("advanced", "4"),
    ("expert", "5"),
)
LANGUAGES = {
    "en": "English", "de": "German", "pt": "Portuguese", "yo": "Yoruba", "hi": "Hindi",
    "fil": "Filipino", "ceb": "Cebuano", "es": "Spanish", "ar": "Arabic", "fr": "French",
    "ja": "Japanese", "sw": "Swahili", "sv": "Swedish", "tr": "Turkish", "mi": "Māori",
}  # fmt: skip
OWN = {"German": "Deutsch", "Spanish": "Español", "French": "Français", "Portuguese": "Português"}
TIMES = ("evenings", "mornings", "afternoons", "evenings after 18-21", "lunchtime", "any time",
         "mornings and evenings", "17:00-20:00", "weekends only", "evening")  # fmt: skip
FORMATS = ("Video calls", "Chat", "Scheduled calls", "Ad-hoc Q&A", "Resource sharing", "In person",
           "Reading list")  # fmt: skip
SENTENCES = (
    "finding my way around a new organisation", "how to ask for more money without blushing",
    "being heard in meetings", "getting back to work after parental leave", "my second career",
    "how to stop saying yes to everything",
)  # fmt: skip
FIRMS = ("Copperline", "Northbeam", "Halcyon", "Papercrane", "Meridian", "Fernway", "Blue Ledger",
         "Tidepool", "City Transit", "Studio Kelp", "Harbour Clinic", "Quarry & Daughters",
         "Lantern School", "Ferry Street Legal", "Millpond Energy", "Saltmarsh Foods")  # fmt: skip
