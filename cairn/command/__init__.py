"""The command line: matching from files, without a server and without a database.

It knows the engine and the standard library and nothing else, so `cairn match` starts in a moment
on a machine where Cairn was installed and never configured.
"""
