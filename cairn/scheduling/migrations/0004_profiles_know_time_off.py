"""Tells profiles the time off that was taken before they kept it."""

from datetime import timedelta

from django.db import migrations
from django.utils import timezone

from cairn.people.away import kept


def tell(apps, schema_editor):
    profiles, times = apps.get_model("people", "Profile"), {}
    since = timezone.localdate() - timedelta(days=2)
    rows = apps.get_model("scheduling", "TimeOff").objects.filter(last_day__gte=since)
    for row in rows.select_related("timetable"):
        times.setdefault(row.timetable.user_id, []).append((row.first_day, row.last_day))
    for user, away in times.items():
        profiles.objects.filter(user=user).update(away=kept(away))


class Migration(migrations.Migration):

    dependencies = [
        ('scheduling', '0003_a_wish_for_other_hours'),
        ('people', '0002_profile_away'),
    ]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
