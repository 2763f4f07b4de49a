"""How Alembic runs the steps here: on the connection that it is handed, inside the transaction of its caller."""
# floor 9

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table=context.config.attributes["version_table"],
)
with context.begin_transaction():
    context.run_migrations()
