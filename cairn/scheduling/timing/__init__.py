"""The mathematics of meeting times: wall clocks, spans, open hours, slots and rhythms.

Nothing here knows Django or the rest of Cairn. What people say ("Mondays at nine, in Lisbon") comes
in as values, and instants in UTC go out.
"""
