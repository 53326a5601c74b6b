"""Groups with the least they need, and a workflow that takes a second person (O-12, S-13)."""

from django.db import migrations

# Group → models of this room → actions.
SNIPPETS = {
    "Moderators": {"theme": ("add", "change", "delete", "view")},
    "Editors": {"theme": ("view",)},
}
IMAGES = {"Moderators": ("add", "change", "choose"), "Editors": ("add", "choose")}
DOCUMENTS = {"Moderators": ("add", "change", "choose"), "Editors": ("add", "choose")}
PAGES = {
    "Moderators": ("add", "change", "publish", "lock", "unlock"),
    "Editors": ("add", "change"),
}
ROOT_TITLE = "全部页面"
WORKFLOW = "发布审核"
TASK = "同事审核"
# Wagtail's own workflow and task, which stay in the database, disabled.
STOCK = "系统自带审核（已停用）"


def permission(apps, app_label, model, action):
    """A permission row, made here because Django makes them only after all migrations."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    row, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=f"{action}_{model}",
        defaults={"name": f"Can {action} {model}"},
    )
    return row


def create(apps, schema_editor):
    """Set the three groups up and put the default workflow on second-person approval."""
    Group = apps.get_model("auth", "Group")
    Page = apps.get_model("wagtailcore", "Page")
    Collection = apps.get_model("wagtailcore", "Collection")
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")

    root_page = Page.objects.get(depth=1)
    # Staff meet the name of the tree's root in the page explorer.
    Page.objects.filter(pk=root_page.pk).update(title=ROOT_TITLE, draft_title=ROOT_TITLE)
    root_collection = Collection.objects.get(depth=1)
    access_admin = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    for name in ("Editors", "Moderators", "Reviewers"):
        group, _created = Group.objects.get_or_create(name=name)
        # Wagtail grants rights on models that this site does not use; begin from nothing.
        group.permissions.set([access_admin])
        GroupPagePermission.objects.filter(group=group).delete()
        for action in PAGES.get(name, ()):
            GroupPagePermission.objects.get_or_create(
                group=group,
                page=root_page,
                permission=permission(apps, "wagtailcore", "page", action),
            )
        GroupCollectionPermission.objects.filter(group=group).delete()
        for app_label, model, table in (
            # Wagtail asks for the rights on its own image model, whichever model is in use.
            ("wagtailimages", "image", IMAGES),
            ("wagtaildocs", "document", DOCUMENTS),
        ):
            for action in table.get(name, ()):
                GroupCollectionPermission.objects.get_or_create(
                    group=group,
                    collection=root_collection,
                    permission=permission(apps, app_label, model, action),
                )
        for model, actions in SNIPPETS.get(name, {}).items():
            for action in actions:
                group.permissions.add(permission(apps, "home", model, action))
    permission_to_settings = permission(apps, "home", "sitesettings", "change")
    Group.objects.get(name="Moderators").permissions.add(permission_to_settings)
    _second_person(apps)


def _second_person(apps):
    Workflow = apps.get_model("wagtailcore", "Workflow")
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")
    Page = apps.get_model("wagtailcore", "Page")
    ContentType = apps.get_model("contenttypes", "ContentType")
    Approval = apps.get_model("home", "SecondPersonApproval")
    content_type, _created = ContentType.objects.get_or_create(
        app_label="home", model="secondpersonapproval"
    )
    task = Approval.objects.create(name=TASK, content_type=content_type, active=True)
    task.groups.add(apps.get_model("auth", "Group").objects.get(name="Moderators"))
    # Wagtail's own default workflow lets an author approve the author's text.
    for stock in WorkflowPage.objects.select_related("workflow"):
        WorkflowTask.objects.filter(workflow=stock.workflow).delete()
        stock.workflow.active = False
        stock.workflow.name = STOCK
        stock.workflow.save()
    WorkflowPage.objects.all().delete()
    apps.get_model("wagtailcore", "GroupApprovalTask").objects.update(active=False, name=STOCK)
    workflow = Workflow.objects.create(name=WORKFLOW, active=True)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=Page.objects.get(depth=1))


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    # Groups may be in use by then, so going back leaves them.
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
