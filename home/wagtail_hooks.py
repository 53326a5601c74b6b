"""Registration only; what is registered lives in `admin/`."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from home.admin.account_links import password_link, second_factor_link, sessions_link
from home.admin.branding import admin_css
from home.admin.content_checks import check_chinese_text
from home.admin.dashboard import add_first_steps
from home.admin.menus import keep_used_items, keep_used_reports, keep_used_settings
from home.admin.publishing_rules import (
    approval_first,
    explain_refused_approval,
    hide_own_publication,
    refuse_bulk_publication,
    refuse_publication,
)
from home.admin.viewsets import ThemeViewSet

register_snippet(ThemeViewSet)
hooks.register("insert_global_admin_css", admin_css)

hooks.register("before_publish_page", refuse_publication)
hooks.register("before_bulk_action", refuse_bulk_publication)
hooks.register("after_edit_page", explain_refused_approval)
hooks.register("after_edit_snippet", explain_refused_approval)
hooks.register("construct_page_action_menu", hide_own_publication)
hooks.register("construct_page_action_menu", approval_first)
hooks.register("construct_snippet_action_menu", approval_first)

hooks.register("construct_wagtail_userbar", check_chinese_text)
hooks.register("construct_homepage_panels", add_first_steps)
hooks.register("construct_main_menu", keep_used_items)
hooks.register("construct_settings_menu", keep_used_settings)
hooks.register("construct_reports_menu", keep_used_reports)

hooks.register("register_account_menu_item", password_link)
hooks.register("register_account_menu_item", second_factor_link)
hooks.register("register_account_menu_item", sessions_link)
