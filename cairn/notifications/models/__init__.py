from cairn.notifications.models.delivery import Delivery
from cairn.notifications.models.notification import Notification
from cairn.notifications.models.optout import Group, Optout
from cairn.notifications.models.stumble import Stumble

__all__ = ["Delivery", "Group", "Notification", "Optout", "Stumble"]
