"""`{% load devices %}`: the filter `device`."""

from django import template

from cairn.accounts.devices import device_name

register = template.Library()
register.filter("device", device_name)
