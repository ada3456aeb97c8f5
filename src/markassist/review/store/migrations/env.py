"""What Alembic runs: every migration in the one transaction that `opening` holds."""

from alembic import context

from markassist.review.store.tables import METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA, transactional_ddl=False)
context.run_migrations()
