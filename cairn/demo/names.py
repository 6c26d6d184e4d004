"""Names and homes, by region: a person's name, zone and languages fit each other."""

from __future__ import annotations

from typing import NamedTuple


class Region(NamedTuple):
    languages: tuple[str, ...]
    homes: tuple[tuple[str, str], ...]
    given: tuple[str, ...]
    family: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


REGIONS = (
    Region(
        ("en",),
        (("Auckland", "Pacific/Auckland"), ("Wellington", "Pacific/Auckland")),
        _words("Aroha Ruby Tane Isla Wiremu Charlotte Hemi Olive Kahu Finn"),
        _words("Ngata Walker Tamahori Bennett Parata Harris Rewi Mitchell"),
    ),
    Region(
        ("en", "de"),
        (("Berlin", "Europe/Berlin"), ("Hamburg", "Europe/Berlin"), ("Zürich", "Europe/Zurich")),
        _words("Jonas Clara Emil Lea Matthias Hanna Felix Greta Anton Marlene"),
        _words("Brandt Keller Vogel Winkler Albrecht Sommer Lorenz Huber"),
    ),
    Region(
        ("en", "pt"),
        (("Lisbon", "Europe/Lisbon"), ("São Paulo", "America/Sao_Paulo")),
        _words("Beatriz Tiago Inês Rafael Mariana Gustavo Leonor Caio Helena Duarte"),
        _words("Almeida Carvalho Moreira Teixeira Nogueira Barros Pacheco Siqueira"),
    ),
    Region(
        ("en", "yo"),
        (("Lagos", "Africa/Lagos"), ("Ibadan", "Africa/Lagos")),
        _words("Adaeze Tunde Folake Chidi Yewande Emeka Temitope Ngozi Kunle Amara"),
        _words("Okafor Adeyemi Balogun Nwosu Olawale Eze Afolabi Obi"),
    ),
    Region(
        ("en", "hi"),
        (("Pune", "Asia/Kolkata"), ("Bengaluru", "Asia/Kolkata"), ("Delhi", "Asia/Kolkata")),
        _words("Ananya Rohan Meera Vikram Isha Arjun Kavya Nikhil Divya Sameer"),
        _words("Deshpande Iyer Kulkarni Menon Rao Chatterjee Bhatt Nair"),
    ),
    Region(
        ("en", "fil", "ceb"),
        (("Dumaguete", "Asia/Manila"), ("Cebu", "Asia/Manila"), ("Manila", "Asia/Manila")),
        _words("Althea Miguel Liza Paolo Marisol Jericho Tala Andres Corazon Benjie"),
        _words("Villanueva Abella Ramos Dizon Macaraeg Salonga Bautista Quijano"),
    ),
    Region(
        ("en", "es"),
        (
            ("Madrid", "Europe/Madrid"),
            ("Bogotá", "America/Bogota"),
            ("Mexico City", "America/Mexico_City"),
        ),
        _words("Lucía Mateo Camila Andrés Valeria Joaquín Paula Tomás Renata Ignacio"),
        _words("Herrera Castaño Villegas Molina Cifuentes Robles Navarro Duarte"),
    ),
    Region(
        ("en",),
        (
            ("Chicago", "America/Chicago"),
            ("Seattle", "America/Los_Angeles"),
            ("Toronto", "America/Toronto"),
            ("Boston", "America/New_York"),
        ),
        _words("Maya Theo Naomi Caleb Audrey Malik Josephine Owen Simone Elliot"),
        _words("Whitfield Garner Mercer Delgado Freeman Sutton Boyd Ellison"),
    ),
    Region(
        ("en", "ar", "fr"),
        (("Beirut", "Asia/Beirut"), ("Tunis", "Africa/Tunis"), ("Amman", "Asia/Amman")),
        _words("Yasmine Karim Leila Omar Rania Tarek Salma Nabil Hana Walid"),
        _words("Haddad Mansour Khoury Zahra Nassar Saleh Farouk Bishara"),
    ),
    Region(
        ("en", "ja"),
        (("Tokyo", "Asia/Tokyo"), ("Osaka", "Asia/Tokyo")),
        _words("Haruka Kenji Aiko Daichi Yumi Sota Naoko Ryo Emi Takumi"),
        _words("Morita Hayashi Okada Fujii Kuroda Nishimura Ueda Sakai"),
    ),
    Region(
        ("en", "sw"),
        (("Nairobi", "Africa/Nairobi"), ("Kampala", "Africa/Kampala")),
        _words("Wanjiru Otieno Achieng Kamau Zawadi Baraka Nyambura Juma Imani Kiprono"),
        _words("Mwangi Odhiambo Wekesa Njoroge Kiptoo Achola Mutua Barasa"),
    ),
    Region(
        ("en", "sv"),
        (("Stockholm", "Europe/Stockholm"), ("Gothenburg", "Europe/Stockholm")),
        _words("Astrid Nils Ebba Oskar Saga Viktor Linnea Axel Maja Hugo"),
        _words("Lindqvist Sandberg Ekström Nyström Holm Forsberg Dahl Åkesson"),
    ),
)
