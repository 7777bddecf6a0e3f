from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "coordination.proposals"
    label = "proposals"
