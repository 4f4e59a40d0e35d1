import click


@click.group()
def authorisations() -> None:
    """x"""
