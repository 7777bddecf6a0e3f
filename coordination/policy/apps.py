from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "coordination.policy"
    label = "policy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Read the policy now, so that nothing starts on half of one; hold it still while something is
        decided; open the vendor register (S15)."""
        from audit.access import vendors
        from coordination.log.deciding import held_still_by
        from coordination.log.running import in_every_process
        from coordination.policy.following import FOLLOWER
        from coordination.policy.in_force import held
        from coordination.policy.published import policy

        policy()
        held_still_by(lambda: held(policy()))
        in_every_process("policy", FOLLOWER.run, first=FOLLOWER.begin)
        vendors.register_from(lambda host: policy().vendor(host))
