from cairn.communities.choices import Kind, Role, Status
from cairn.communities.models.community import Community
from cairn.communities.models.invitation import Invitation
from cairn.communities.models.membership import Membership

__all__ = ["Community", "Invitation", "Kind", "Membership", "Role", "Status"]
