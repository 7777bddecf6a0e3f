from django.apps import AppConfig


class RoutingConfig(AppConfig):
    name = "coordination.routing"
    label = "routing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Words are made ready before a policy of them is in force."""
        from coordination.policy.taking_up import before_in_force
        from coordination.routing.ready import prepare

        before_in_force(prepare)
