"""What an administrator looks after: who may sign in, which roles they have, and the register of organisations.

The partnership's own records are written on its pages, where the rules, the versions and the names in the history
are; they are not here.
"""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.contrib.auth.models import Group
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from partnerships.models import LEADER_DOMAIN, Organisation, OrganisationName, RoleAssignment, User

admin.site.site_header = "Kraftsamling – administration"
admin.site.site_title = "Kraftsamling"
admin.site.index_title = "Konton, roller och organisationer"
admin.site.unregister(Group)


class KeepsEverything:
    """Nothing is deleted: a person is made inactive, a role gets a last day."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class UserCreationForm(AdminUserCreationForm):
    """A new account: address, name and a first password."""

    class Meta:
        model = User
        fields = ("email", "name")


@admin.register(User)
class UserAdmin(KeepsEverything, DjangoUserAdmin):
    add_form = UserCreationForm
    add_fieldsets = ((None, {"fields": ("email", "name", "usable_password", "password1", "password2")}),)
    fieldsets = (
        (None, {"fields": ("email", "name", "password")}),
        ("Får", {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    list_display = ("email", "name", "is_active", "is_superuser", "last_login")
    list_filter = ("is_active", "is_superuser")
    search_fields = ("email", "name")
    ordering = ("email",)
    filter_horizontal = ()

    def get_queryset(self, request: HttpRequest) -> Any:
        """Leaders with a personal link have no account, and no role can be given to one."""
        return super().get_queryset(request).exclude(email__endswith=LEADER_DOMAIN)


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(KeepsEverything, SimpleHistoryAdmin):
    list_display = ("user", "role", "partnership", "organisation", "starts_on", "ends_on")
    list_filter = ("role", "partnership")
    list_select_related = ("user", "partnership", "organisation")
    search_fields = ("user__email", "user__name")
    autocomplete_fields = ("user", "organisation")


class NameInline(admin.TabularInline):
    model = OrganisationName
    extra = 0
    can_delete = False


@admin.register(Organisation)
class OrganisationAdmin(KeepsEverything, SimpleHistoryAdmin):
    list_display = ("name", "kind", "code", "parent")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    search_fields = ("search_key", "code")
    autocomplete_fields = ("parent",)
    inlines = (NameInline,)
