"""Who may edit the directory, and second-person approval for shops (O-12, S-13)."""

from django.db import migrations

ACTIONS = {
    "Editors": {
        "shop": ("add", "change", "view"),
        # A source may already stand below a public story: changing it is a publication.
        "source": ("add", "view"),
        "trade": ("view",),
    },
    "Moderators": {
        "shop": ("add", "change", "delete", "publish", "lock", "unlock", "view"),
        "source": ("add", "change", "delete", "view"),
        "trade": ("add", "change", "delete", "view"),
    },
}


def grant(apps, schema_editor):
    """Give each group its actions; put shops under the site's workflow."""
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    for name, models in ACTIONS.items():
        group = apps.get_model("auth", "Group").objects.get(name=name)
        for model, actions in models.items():
            content_type, _created = ContentType.objects.get_or_create(
                app_label="streets", model=model
            )
            for action in actions:
                permission, _created = Permission.objects.get_or_create(
                    content_type=content_type,
                    codename=f"{action}_{model}",
                    defaults={"name": f"Can {action} {model}"},
                )
                group.permissions.add(permission)
    shop, _created = ContentType.objects.get_or_create(app_label="streets", model="shop")
    workflow = apps.get_model("wagtailcore", "Workflow").objects.get(name="发布审核")
    apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
        content_type=shop, defaults={"workflow": workflow}
    )


class Migration(migrations.Migration):
    dependencies = [
        ("streets", "0001_initial"),
        ("home", "0002_groups_and_workflow"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
