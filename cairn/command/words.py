"""The words that people use for what the engine numbers: languages, formats, stages, industries.

The first word of each line is the name that Cairn itself uses. The numbers are those of the rest of
Cairn; a test holds the two together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cairn.engine.skillnames import fold, is_slip, joined

LONGEST = 80
"""No word that is known has as many letters."""


@dataclass(frozen=True)
class Words:
    """Texts and the numbers that they stand for. `lines` holds number → "Name | other | other"."""

    lines: Mapping[int, str]

    def number(self, text: str) -> int | None:
        """Return the number that a text stands for, slips of the finger forgiven, or None."""
        typed = fold(text[:LONGEST])
        found = self._known.get(joined(typed))
        if found is not None:
            return found
        slips = {number for known, number in self._spelt if is_slip(typed, known)}
        return slips.pop() if len(slips) == 1 else None

    def name(self, number: int) -> str:
        return self.lines[number].split("|")[0].strip()

    def nearest(self, text: str) -> str | None:
        """Return the name that an unknown text resembles most, if it resembles any."""
        near = process.extractOne(
            joined(fold(text[:LONGEST])), self._known.keys(), scorer=OSA.normalized_similarity,
            score_cutoff=0.7,
        )  # fmt: skip
        return self.name(self._known[near[0]]) if near else None

    @cached_property
    def _spelt(self) -> tuple[tuple[str, int], ...]:
        return tuple(
            (fold(word), number) for number, line in self.lines.items() for word in line.split("|")
        )

    @cached_property
    def _known(self) -> dict[str, int]:
        return {joined(word): number for word, number in self._spelt}


LANGUAGES = Words(
    dict(
        enumerate(
            """
            Arabic | العربية | ar | ara | Arabisch | Arabe | Árabe
            Bengali | বাংলা | bn | ben | Bangla
            Bulgarian | Български | bg | bul | Bulgarisch
            Cebuano | ceb | Bisaya | Visayan
            Chinese | 中文 | zh | zho | Mandarin | Mandarin Chinese | Cantonese | 普通话
            Croatian | Hrvatski | hr | hrv | Kroatisch
            Czech | Čeština | cs | ces | Tschechisch
            Danish | Dansk | da | dan | Dänisch
            Dutch | Nederlands | nl | nld | Flemish | Niederländisch
            English | en | eng | Englisch | Anglais | Inglés
            Filipino | fil | Tagalog | tl
            Finnish | Suomi | fi | fin | Finnisch
            French | Français | fr | fra | Französisch | Francés
            German | Deutsch | de | deu | ger | Allemand | Alemán
            Greek | Ελληνικά | el | ell | Griechisch
            Gujarati | ગુજરાતી | gu | guj
            Hausa | ha | hau
            Hebrew | עברית | he | heb | Hebräisch
            Hindi | हिन्दी | hi | hin
            Hungarian | Magyar | hu | hun | Ungarisch
            Indonesian | Bahasa Indonesia | id | ind
            Italian | Italiano | it | ita | Italienisch | Italien
            Japanese | 日本語 | ja | jpn | Japanisch
            Korean | 한국어 | ko | kor | Koreanisch
            Malay | Bahasa Melayu | ms | msa
            Māori | Te reo Māori | mi | mri
            Marathi | मराठी | mr | mar
            Norwegian | Norsk | no | nor | nb | Bokmål | Norwegisch
            Persian | فارسی | fa | fas | Farsi | Dari | Persisch
            Polish | Polski | pl | pol | Polnisch
            Portuguese | Português | pt | por | Portugiesisch | Portugués | Brazilian Portuguese
            Punjabi | ਪੰਜਾਬੀ | pa | pan
            Romanian | Română | ro | ron | Rumänisch
            Russian | Русский | ru | rus | Russisch
            Serbian | Српски | sr | srp | Serbisch
            Slovak | Slovenčina | sk | slk | Slowakisch
            Spanish | Español | es | spa | Castilian | Castellano | Spanisch | Espagnol
            Swahili | Kiswahili | sw | swa | Suaheli
            Swedish | Svenska | sv | swe | Schwedisch
            Tamil | தமிழ் | ta | tam
            Telugu | తెలుగు | te | tel
            Thai | ไทย | th | tha
            Turkish | Türkçe | tr | tur | Türkisch
            Ukrainian | Українська | uk | ukr | Ukrainisch
            Urdu | اردو | ur | urd
            Vietnamese | Tiếng Việt | vi | vie
            Yoruba | Yorùbá | yo | yor
            Zulu | isiZulu | zu | zul
            """.strip().splitlines()
        )
    )
)

FORMATS = Words(
    {
        0: "Ad-hoc Q&A | Q&A | Questions | Questions and answers | Chat | Messages | Messaging"
        " | E-mail | Ad hoc | Quick questions | Slack | Text | Fragen",
        1: "Scheduled calls | Calls | Call | Video calls | Video call | Video | Phone | Phone calls"
        " | Meetings | Regular meetings | Online meetings | Virtual | Online | Remote | In person"
        " | In-person meetings | Face to face | One to one | 1:1 | 1-on-1 | Sessions | Coffee"
        " | Gespräche | Treffen",
        2: "Resource sharing | Resources | Materials | Reading | Reading list | Documents"
        " | Articles | Sharing resources | Self study | Material",
    }
)

STAGES = Words(
    {
        1: "Student | Undergraduate | Postgraduate | Graduate student | PhD student | Doctoral"
        " student | Apprentice | Trainee | Intern | At university | Studentin | Studium",
        2: "First years | Starting | Junior | Early career | Entry level | Graduate"
        " | Recent graduate | New graduate | Beginner | Starter | Associate | Berufseinstieg"
        " | Berufseinsteiger",
        3: "Established | Mid career | Mid level | Mid | Middle | Intermediate | Professional"
        " | Experienced | Specialist | Berufserfahren",
        4: "Senior | Senior level | Senior professional | Expert | Principal | Late career"
        " | Senior specialist",
        5: "Leading others | Lead | Leader | Team lead | Team leader | Manager | Management"
        " | Middle management | Head | Head of department | Supervisor | Director | People manager"
        " | Führungskraft | Leitung",
        6: "Executive or founder | Executive | Founder | C-level | CEO | CTO | CFO | COO | Owner"
        " | Managing director | Vice president | VP | Partner | Entrepreneur | Self-employed"
        " | Geschäftsführung",
        7: "Retired, still curious | Retired | Retiree | Emeritus | Emerita | Pensioner"
        " | Im Ruhestand | Ruhestand",
    }
)

INDUSTRIES = Words(
    {
        0: "Software and internet | Software | Internet | IT | Information technology | Technology"
        " | Tech | SaaS | Computing | Web",
        1: "Telecommunications | Telecoms | Telecom | Telco",
        2: "Electronics and hardware | Electronics | Hardware | Semiconductors",
        8: "Banking and finance | Banking | Finance | Financial services | Fintech | Investment"
        " | Accounting | Bank",
        9: "Insurance | Versicherung",
        10: "Consulting | Management consulting | Advisory | Professional services | Beratung",
        11: "Legal services | Legal | Law | Law firm",
        16: "Health care | Health | Medicine | Medical | Hospital | Nursing | Gesundheit",
        17: "Pharmaceuticals and biotechnology | Pharmaceuticals | Pharma | Biotechnology | Biotech"
        " | Life sciences",
        18: "Social care | Social work | Social services | Care",
        24: "Education | Teaching | School | Schools | Higher education | Training | Bildung"
        " | Edtech",
        25: "Research | Science | Academia | University | Research and development",
        32: "Government and public service | Government | Public service | Public sector"
        " | Public administration | Civil service | Military | Police | Behörde",
        33: "Non-profit | Nonprofit | NGO | Charity | Third sector | Not for profit | Foundation"
        " | International development",
        40: "Manufacturing | Industry | Engineering | Automotive | Mechanical engineering"
        " | Production | Aerospace | Chemicals",
        41: "Construction and trades | Construction | Trades | Crafts | Building | Real estate"
        " | Handwerk",
        42: "Energy and environment | Energy | Environment | Utilities | Renewable energy"
        " | Sustainability | Climate",
        43: "Agriculture and food | Agriculture | Food | Farming | Food production",
        48: "Retail and trade | Retail | Trade | Wholesale | E-commerce | Consumer goods | Handel",
        49: "Transport and logistics | Transport | Logistics | Transportation | Supply chain"
        " | Aviation | Shipping",
        50: "Hospitality and tourism | Hospitality | Tourism | Travel | Hotels | Restaurants"
        " | Events",
        56: "Media and communication | Media | Communication | Communications | Journalism"
        " | Marketing | Advertising | Publishing | Public relations",
        57: "Arts and culture | Arts | Art | Culture | Music | Film | Theatre | Museums",
        58: "Design and architecture | Design | Architecture | Fashion",
    }
)

LEVELS = Words(
    {
        1: "Beginner | Novice | Basics | Awareness | Newcomer | Entry | None yet | Anfänger",
        2: "Basic | Elementary | Some | Foundation | Foundational | Grundkenntnisse | Developing"
        " | Low",
        3: "Independent | Intermediate | Medium | Competent | Working knowledge | Good | Solid"
        " | Moderate | Mid",
        4: "Advanced | Proficient | Strong | Very good | High | Skilled | Professional"
        " | Fortgeschritten | Sehr gut",
        5: "Expert | Master | Mastery | Excellent | Very high | Fluent | Native | Experte",
    }
)

IMPORTANCE = Words(
    {
        1: "Nice to have | Optional | Low priority",
        2: "Useful | Would be good",
        3: "Important | Medium priority",
        4: "Very important | High priority",
        5: "Essential | Critical | Must have | Top priority | Most important",
    }
)

ANSWERS = Words(
    {
        1: "Yes | Y | True | X | 1 | On | Ja | Oui | Sí | Yes please | Available | Active | Open",
        0: "No | N | False | 0 | Off | Nein | Non | Not now | Unavailable | Inactive | Paused"
        " | Closed | On leave",
    }
)

RULES = Words(
    {
        0: "together | must | force | forced | pair | required | always",
        1: "never | must not | forbid | forbidden | conflict | not | no | block | blocked | avoid",
        2: "running | current | active | existing | ongoing | paired | already",
    }
)
