import click


@click.command()
def check() -> None:
    """x"""


@click.command()
def read() -> None:
    """x"""
