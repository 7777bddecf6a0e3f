"""Real processes on a real three-broker Kafka, killed, hung and restarted under load; one checker for all."""
