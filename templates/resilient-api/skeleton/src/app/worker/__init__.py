"""The worker: sends the outbox to the queue, and does what the queue asks for."""
